//! May this message be sent now? One decision from facts, without a database. The kill switch is not among them: it is
//! asked in the same transaction that writes the call down.

use domain::Timestamp;
use domain::order::OrderState;

use crate::outbox::{Kind, Template};

/// How long after a comment it can be answered in private (private replies, Meta: 7 days).
const PRIVATE_REPLY_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// What the gate must know.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "facts as they were found, not states of something")]
pub(super) struct Facts {
    pub kind: Kind,
    pub template: Template,
    pub now: Timestamp,
    /// The person asked to be left alone.
    pub opted_out: bool,
    /// The page's token is dead.
    pub token_dead: bool,
    /// When the comment to be answered was written.
    pub commented_at: Option<Timestamp>,
    /// Until when the shop may write in the conversation.
    pub window_until: Option<Timestamp>,
    /// The platform told who the person is.
    pub person_known: bool,
    /// State of the order it is about.
    pub order: Option<OrderState>,
    /// Something of the order is held.
    pub held: bool,
}

/// The decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gate {
    /// Send it.
    Send,
    /// Not before this.
    Wait(Timestamp),
    /// Never; why, as a key of the text catalog.
    Drop(&'static str),
}

/// How long a page with a dead token waits before the next look.
const TOKEN_DEAD_WAIT_MS: i64 = 60_000;

pub(super) fn gate(facts: &Facts) -> Gate {
    if facts.token_dead {
        return Gate::Wait(facts.now.plus_ms(TOKEN_DEAD_WAIT_MS));
    }
    if facts.opted_out && facts.kind != Kind::PublicReply {
        return Gate::Drop("send.opted_out");
    }
    match facts.kind {
        Kind::PublicReply => {}
        Kind::PrivateReply => {
            if facts.commented_at.is_none_or(|at| facts.now.since_ms(at) >= PRIVATE_REPLY_MS) {
                return Gate::Drop("send.too_late");
            }
        }
        Kind::Message => {
            if !facts.person_known {
                return Gate::Drop("send.person_unknown");
            }
            if facts.window_until.is_none_or(|until| until <= facts.now) {
                return Gate::Drop("send.window_closed");
            }
        }
    }
    match facts.template {
        Template::Link | Template::Promoted => {
            if !facts.order.is_some_and(OrderState::is_cart) {
                return Gate::Drop("send.order_ended");
            }
            if !facts.held {
                return Gate::Drop("send.nothing_held");
            }
        }
        Template::Answer | Template::Receipt => {}
    }
    Gate::Send
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY_MS: i64 = 24 * 60 * 60 * 1000;

    fn link() -> Facts {
        Facts {
            kind: Kind::PrivateReply,
            template: Template::Link,
            now: Timestamp(10 * DAY_MS),
            opted_out: false,
            token_dead: false,
            commented_at: Some(Timestamp(9 * DAY_MS)),
            window_until: None,
            person_known: true,
            order: Some(OrderState::Open),
            held: true,
        }
    }

    fn receipt() -> Facts {
        Facts {
            kind: Kind::Message,
            template: Template::Receipt,
            window_until: Some(Timestamp(11 * DAY_MS)),
            order: Some(OrderState::Paid),
            ..link()
        }
    }

    #[test]
    fn a_link_goes_out_without_an_open_window_but_only_within_seven_days() {
        assert_eq!(gate(&link()), Gate::Send);
        let old = Facts { commented_at: Some(Timestamp(3 * DAY_MS)), ..link() };
        assert_eq!(gate(&old), Gate::Drop("send.too_late"));
        assert_eq!(gate(&Facts { commented_at: None, ..link() }), Gate::Drop("send.too_late"));
    }

    #[test]
    fn a_message_needs_an_open_window_and_somebody_to_go_to() {
        assert_eq!(gate(&receipt()), Gate::Send);
        assert_eq!(gate(&Facts { window_until: None, ..receipt() }), Gate::Drop("send.window_closed"));
        let closed = Facts { window_until: Some(Timestamp(10 * DAY_MS)), ..receipt() };
        assert_eq!(gate(&closed), Gate::Drop("send.window_closed"));
        assert_eq!(gate(&Facts { person_known: false, ..receipt() }), Gate::Drop("send.person_unknown"));
    }

    #[test]
    fn whoever_asked_to_be_left_alone_gets_nothing_in_private() {
        assert_eq!(gate(&Facts { opted_out: true, ..link() }), Gate::Drop("send.opted_out"));
        let public = Facts { opted_out: true, kind: Kind::PublicReply, template: Template::Answer, ..link() };
        assert_eq!(gate(&public), Gate::Send);
    }

    #[test]
    fn a_link_to_a_cart_that_is_over_or_empty_is_not_sent() {
        assert_eq!(
            gate(&Facts { order: Some(OrderState::Expired), ..link() }),
            Gate::Drop("send.order_ended")
        );
        assert_eq!(gate(&Facts { order: None, ..link() }), Gate::Drop("send.order_ended"));
        assert_eq!(gate(&Facts { held: false, ..link() }), Gate::Drop("send.nothing_held"));
    }

    #[test]
    fn a_page_with_a_dead_token_keeps_its_messages() {
        assert!(matches!(gate(&Facts { token_dead: true, ..link() }), Gate::Wait(_)));
    }
}
