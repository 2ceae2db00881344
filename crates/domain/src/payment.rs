//! Payments: how a buyer can pay and where an attempt to pay stands. What the gateways say is translated in `platforms`.

use serde::{Deserialize, Serialize};

/// A way to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    /// Flow.cl: cards and bank payments in Chile.
    Flow,
    /// The buyer transfers to the shop's account; the shop approves.
    Transfer,
}

impl PaymentMethod {
    /// Every method.
    pub const ALL: [Self; 2] = [Self::Flow, Self::Transfer];

    /// The word used on the wire and in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Transfer => "transfer",
        }
    }

    /// The method of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.word() == word)
    }
}

/// Where an attempt to pay stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentState {
    /// Made; the gateway has not decided.
    Pending,
    /// The money is the shop's.
    Captured,
    /// The gateway refused.
    Rejected,
    /// Given up by the buyer, or replaced by another attempt.
    Cancelled,
    /// Given back.
    Refunded,
}

impl PaymentState {
    /// Every state.
    pub const ALL: [Self; 5] =
        [Self::Pending, Self::Captured, Self::Rejected, Self::Cancelled, Self::Refunded];

    /// The word used on the wire and in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Captured => "captured",
            Self::Rejected => "rejected",
            Self::Cancelled => "cancelled",
            Self::Refunded => "refunded",
        }
    }

    /// The state of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// How final a state is; an attempt only ever moves to a higher one.
    const fn rank(self) -> u8 {
        match self {
            Self::Pending => 0,
            Self::Rejected | Self::Cancelled => 1,
            Self::Captured => 2,
            Self::Refunded => 3,
        }
    }

    /// The state after the gateway reports `reported`: late, repeated and out-of-order reports change nothing.
    /// A capture reported after a refusal counts, for the money did move.
    #[must_use]
    pub const fn after(self, reported: Self) -> Self {
        if reported.rank() > self.rank() { reported } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_refusal_never_takes_a_capture_back() {
        use PaymentState as S;
        assert_eq!(S::Captured.after(S::Rejected), S::Captured);
        assert_eq!(S::Captured.after(S::Pending), S::Captured);
        assert_eq!(S::Rejected.after(S::Captured), S::Captured);
        assert_eq!(S::Captured.after(S::Refunded), S::Refunded);
        assert_eq!(S::Refunded.after(S::Captured), S::Refunded);
    }

    #[test]
    fn the_order_in_which_reports_arrive_does_not_change_where_a_payment_ends() {
        use PaymentState as S;
        let reports = [S::Pending, S::Rejected, S::Captured];
        for a in reports {
            for b in reports {
                for c in reports {
                    let one = S::Pending.after(a).after(b).after(c);
                    let other = S::Pending.after(c).after(b).after(a);
                    if one == S::Captured || other == S::Captured {
                        assert_eq!(one, other);
                    }
                }
            }
        }
    }

    #[test]
    fn every_state_and_method_is_found_by_its_word() {
        for state in PaymentState::ALL {
            assert_eq!(PaymentState::from_word(state.word()), Some(state));
        }
        for method in PaymentMethod::ALL {
            assert_eq!(PaymentMethod::from_word(method.word()), Some(method));
        }
    }
}
