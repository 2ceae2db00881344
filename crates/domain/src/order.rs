//! The life of an order, from open cart to delivered, and the moves that are legal. Not for what a move does to stock.

use serde::{Deserialize, Serialize};

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderState {
    /// A cart with holds or places in a waitlist.
    Open,
    /// The buyer is at the gateway, or a transfer is awaited.
    AwaitingPayment,
    /// Paid; to be packed.
    Paid,
    /// Packed.
    Packed,
    /// On its way.
    Shipped,
    /// In the buyer's hands.
    Delivered,
    /// The holds ran out; the cart stays as an interest.
    Expired,
    /// Given up by the buyer or the shop.
    Cancelled,
    /// Paid after its stock had gone: the money must go back.
    RefundDue,
    /// Money given back.
    Refunded,
}

/// Something that happens to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderMove {
    /// The buyer chose how to pay.
    StartPayment,
    /// The payment was refused or given up; the cart is open again.
    PaymentFailed,
    /// The gateway says paid and the stock is there.
    Pay,
    /// The gateway says paid and the stock is gone.
    PayWithoutStock,
    /// The last hold ran out.
    Expire,
    /// Stock was taken again for an expired cart.
    Revive,
    /// The buyer or the shop gives it up.
    Cancel,
    /// Packed.
    Pack,
    /// Handed to the carrier.
    Ship,
    /// Handed to the buyer.
    Deliver,
    /// Money given back.
    Refund,
}

/// A move that the order's state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an order that is {} cannot {}", .from.word(), .what.word())]
pub struct IllegalMove {
    /// The state it is in.
    pub from: OrderState,
    /// The move that was tried.
    pub what: OrderMove,
}

impl OrderMove {
    /// The word used in logs and sentences.
    pub const fn word(self) -> &'static str {
        match self {
            Self::StartPayment => "start_payment",
            Self::PaymentFailed => "payment_failed",
            Self::Pay => "pay",
            Self::PayWithoutStock => "pay_without_stock",
            Self::Expire => "expire",
            Self::Revive => "revive",
            Self::Cancel => "cancel",
            Self::Pack => "pack",
            Self::Ship => "ship",
            Self::Deliver => "deliver",
            Self::Refund => "refund",
        }
    }
}

impl OrderState {
    /// Every state, in the order of an order's life.
    pub const ALL: [Self; 10] = [
        Self::Open,
        Self::AwaitingPayment,
        Self::Paid,
        Self::Packed,
        Self::Shipped,
        Self::Delivered,
        Self::Expired,
        Self::Cancelled,
        Self::RefundDue,
        Self::Refunded,
    ];

    /// The word used on the wire and in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::AwaitingPayment => "awaiting_payment",
            Self::Paid => "paid",
            Self::Packed => "packed",
            Self::Shipped => "shipped",
            Self::Delivered => "delivered",
            Self::Expired => "expired",
            Self::Cancelled => "cancelled",
            Self::RefundDue => "refund_due",
            Self::Refunded => "refunded",
        }
    }

    /// The state of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// A cart the buyer can still add to and pay.
    pub const fn is_cart(self) -> bool {
        matches!(self, Self::Open | Self::AwaitingPayment)
    }

    /// Money has been taken and kept.
    pub const fn is_paid(self) -> bool {
        matches!(self, Self::Paid | Self::Packed | Self::Shipped | Self::Delivered)
    }

    /// The state after `what`, or the refusal.
    pub const fn after(self, what: OrderMove) -> Result<Self, IllegalMove> {
        use OrderMove as M;
        use OrderState as S;
        let next = match (self, what) {
            (S::Open | S::AwaitingPayment, M::StartPayment) => S::AwaitingPayment,
            (S::AwaitingPayment, M::PaymentFailed) | (S::Expired, M::Revive) => S::Open,
            (S::Open | S::AwaitingPayment | S::Expired | S::Cancelled, M::Pay) => S::Paid,
            (S::Open | S::AwaitingPayment | S::Expired | S::Cancelled, M::PayWithoutStock) => S::RefundDue,
            (S::Open | S::AwaitingPayment, M::Expire) => S::Expired,
            (S::Open | S::AwaitingPayment | S::Expired, M::Cancel) => S::Cancelled,
            (S::Paid, M::Pack) => S::Packed,
            (S::Paid | S::Packed, M::Ship) => S::Shipped,
            (S::Paid | S::Packed | S::Shipped, M::Deliver) => S::Delivered,
            (S::Paid | S::Packed | S::Shipped | S::Delivered | S::RefundDue, M::Refund) => S::Refunded,
            _ => return Err(IllegalMove { from: self, what }),
        };
        Ok(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cart_becomes_a_delivered_order_step_by_step() {
        let mut state = OrderState::Open;
        for what in
            [OrderMove::StartPayment, OrderMove::Pay, OrderMove::Pack, OrderMove::Ship, OrderMove::Deliver]
        {
            state = state.after(what).unwrap();
        }
        assert_eq!(state, OrderState::Delivered);
    }

    #[test]
    fn money_that_arrives_late_is_never_lost() {
        for state in [OrderState::Expired, OrderState::Cancelled] {
            assert_eq!(state.after(OrderMove::Pay), Ok(OrderState::Paid));
            assert_eq!(state.after(OrderMove::PayWithoutStock), Ok(OrderState::RefundDue));
        }
    }

    #[test]
    fn a_paid_order_never_expires_and_is_never_paid_twice() {
        for state in OrderState::ALL.into_iter().filter(|state| state.is_paid()) {
            for what in [OrderMove::Expire, OrderMove::Pay, OrderMove::Cancel, OrderMove::PayWithoutStock] {
                assert_eq!(state.after(what), Err(IllegalMove { from: state, what }));
            }
        }
    }

    #[test]
    fn a_refused_move_says_which() {
        let refusal = OrderState::Paid.after(OrderMove::Expire).unwrap_err();
        assert_eq!(refusal.to_string(), "an order that is paid cannot expire");
    }

    #[test]
    fn every_state_is_found_by_its_word() {
        for state in OrderState::ALL {
            assert_eq!(OrderState::from_word(state.word()), Some(state));
        }
    }
}
