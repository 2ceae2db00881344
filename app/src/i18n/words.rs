//! The domain's enums as words of the catalog.

use domain::order::{OrderMove, OrderState};
use domain::payment::PaymentMethod;
use domain::views::OrderFilter;

use super::texts::OrderTexts;

impl OrderTexts {
    /// Where an order stands.
    pub const fn state(&self, state: OrderState) -> &'static str {
        match state {
            OrderState::Open => self.state_open,
            OrderState::AwaitingPayment => self.state_awaiting_payment,
            OrderState::Paid => self.state_paid,
            OrderState::Packed => self.state_packed,
            OrderState::Shipped => self.state_shipped,
            OrderState::Delivered => self.state_delivered,
            OrderState::Expired => self.state_expired,
            OrderState::Cancelled => self.state_cancelled,
            OrderState::RefundDue => self.state_refund_due,
            OrderState::Refunded => self.state_refunded,
        }
    }

    /// What the button of a move says.
    pub const fn what(&self, what: OrderMove) -> &'static str {
        match what {
            OrderMove::Pack => self.move_pack,
            OrderMove::Ship => self.move_ship,
            OrderMove::Deliver => self.move_deliver,
            OrderMove::Cancel => self.move_cancel,
            OrderMove::Refund => self.move_refund,
            _ => self.move_other,
        }
    }

    /// How an order is paid.
    pub const fn method(&self, method: Option<PaymentMethod>) -> &'static str {
        match method {
            Some(PaymentMethod::Flow) => self.method_flow,
            Some(PaymentMethod::Transfer) => self.method_transfer,
            None => self.method_none,
        }
    }

    /// Which orders a list shows.
    pub const fn filter(&self, filter: OrderFilter) -> &'static str {
        match filter {
            OrderFilter::ToDispatch => self.to_dispatch,
            OrderFilter::Carts => self.carts,
            OrderFilter::Paid => self.paid,
            OrderFilter::Ended => self.ended,
            OrderFilter::All => self.all,
        }
    }
}
