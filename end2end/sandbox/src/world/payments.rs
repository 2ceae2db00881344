//! Flow's ledger: payments asked for and what became of them.

use domain::clock::Timestamp;
use serde_json::{Value, json};

use super::World;
use crate::times;

/// What became of a payment; the numbers are Flow's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PaymentStatus {
    /// 1: nobody has paid yet.
    Pending,
    /// 2: paid.
    Paid,
    /// 3: the card was refused.
    Rejected,
    /// 4: given up, or too late.
    Cancelled,
}

impl PaymentStatus {
    /// Flow's number.
    pub(crate) const fn number(self) -> u8 {
        match self {
            Self::Pending => 1,
            Self::Paid => 2,
            Self::Rejected => 3,
            Self::Cancelled => 4,
        }
    }
}

/// A payment.
#[derive(Debug, Clone)]
pub(crate) struct Payment {
    pub(crate) token: String,
    pub(crate) flow_order: u64,
    pub(crate) api_key: String,
    pub(crate) merchant: String,
    pub(crate) commerce_order: String,
    pub(crate) subject: String,
    pub(crate) currency: String,
    /// As the merchant wrote it.
    pub(crate) amount: String,
    pub(crate) email: String,
    pub(crate) url_confirmation: String,
    pub(crate) url_return: String,
    pub(crate) optional: Option<String>,
    pub(crate) created: Timestamp,
    pub(crate) expires: Option<Timestamp>,
    pub(crate) status: PaymentStatus,
    pub(crate) decided: Option<Timestamp>,
}

impl Payment {
    /// What `getStatus` answers.
    pub(crate) fn status_body(&self) -> Value {
        let amount = number(&self.amount);
        let paid = self.decided.filter(|_| self.status == PaymentStatus::Paid);
        let data = paid.map_or_else(
            || {
                json!({"date": null, "media": null, "conversionDate": null, "conversionRate": null,
                    "amount": null, "currency": null, "fee": null, "balance": null, "transferDate": null})
            },
            |at| {
                // 3.19 %, Flow's list price for cards.
                let fee = (self.amount.parse::<f64>().unwrap_or(0.0) * 0.0319).round();
                let balance = self.amount.parse::<f64>().unwrap_or(0.0) - fee;
                json!({"date": times::flow(at), "media": "webpay", "conversionDate": null, "conversionRate": null,
                    "amount": amount, "currency": self.currency, "fee": fee, "balance": balance,
                    "transferDate": times::flow_transfer_day(at)})
            },
        );
        json!({
            "flowOrder": self.flow_order, "commerceOrder": self.commerce_order,
            "requestDate": times::flow(self.created), "status": self.status.number(),
            "subject": self.subject, "currency": self.currency, "amount": amount, "payer": self.email,
            "optional": self.optional.as_deref().map(|text| serde_json::from_str(text).unwrap_or_else(|_| json!(text))),
            "pending_info": {"media": null, "date": null}, "paymentData": data, "merchantId": null,
        })
    }
}

impl World {
    /// The payment, after noticing that its time has run out.
    pub(crate) fn payment(&mut self, token: &str, now: Timestamp) -> Option<&mut Payment> {
        let payment = self.payments.get_mut(token)?;
        let late = payment.expires.is_some_and(|expires| now >= expires);
        if late && payment.status == PaymentStatus::Pending {
            payment.status = PaymentStatus::Cancelled;
            payment.decided = payment.expires;
            self.counters.payments.cancelled += 1;
        }
        Some(payment)
    }
}

/// An amount as Flow's answers write it: whole when it is whole.
fn number(amount: &str) -> Value {
    amount.parse::<i64>().map_or_else(|_| json!(amount.parse::<f64>().unwrap_or(0.0)), |whole| json!(whole))
}
