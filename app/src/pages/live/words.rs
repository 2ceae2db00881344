//! What states are called in the console and what colour says the same.

use domain::frame::{Delivery, ModelHealth, Outcome};
use domain::reading::Intent;

use crate::components::Tint;
use crate::live::connection::Connection;
use crate::live::selection::{CartFilter, CartStage, CommentFilter};
use crate::live::texts::LiveTexts;

pub(super) fn connection(texts: &LiveTexts, state: Connection) -> (Tint, String) {
    match state {
        Connection::Connecting => (Tint::Info, texts.connecting.to_owned()),
        Connection::Live => (Tint::Good, texts.connected.to_owned()),
        Connection::Reconnecting { attempt } => (Tint::Warn, (texts.reconnecting)(attempt)),
        Connection::Offline => (Tint::Bad, texts.offline.to_owned()),
        Connection::Refused => (Tint::Bad, texts.refused.to_owned()),
    }
}

/// How second opinions stand, with an explanation; nothing while all is well or none are configured.
pub(super) const fn model(
    texts: &LiveTexts,
    health: ModelHealth,
) -> Option<(Tint, &'static str, &'static str)> {
    Some(match health {
        ModelHealth::Off | ModelHealth::Working => return None,
        ModelHealth::OnNext => (Tint::Info, texts.model_next, texts.model_next_hint),
        ModelHealth::Resting => (Tint::Warn, texts.model_rests, texts.model_rests_hint),
        ModelHealth::NearlySpent => (Tint::Warn, texts.model_nearly_spent, texts.model_nearly_spent_hint),
        ModelHealth::Spent => (Tint::Warn, texts.model_spent, texts.model_spent_hint),
    })
}

pub(super) const fn intent(texts: &LiveTexts, intent: Intent) -> (Tint, &'static str) {
    match intent {
        Intent::Purchase => (Tint::Good, texts.intent_purchase),
        Intent::Cancel => (Tint::Warn, texts.intent_cancel),
        Intent::Modify => (Tint::Info, texts.intent_modify),
        Intent::Waitlist => (Tint::Info, texts.intent_waitlist),
        Intent::Question => (Tint::Info, texts.intent_question),
        Intent::Complaint => (Tint::Bad, texts.intent_complaint),
        Intent::Greeting => (Tint::Neutral, texts.intent_greeting),
        Intent::Other => (Tint::Neutral, texts.intent_other),
    }
}

/// What became of a comment; nothing where nothing had to be done.
pub(super) const fn outcome(texts: &LiveTexts, outcome: Outcome) -> Option<(Tint, &'static str)> {
    Some(match outcome {
        Outcome::Held => (Tint::Good, texts.outcome_held),
        Outcome::Waiting => (Tint::Warn, texts.outcome_waiting),
        Outcome::HeldInPart => (Tint::Warn, texts.outcome_held_in_part),
        Outcome::Changed => (Tint::Info, texts.outcome_changed),
        Outcome::GivenUp => (Tint::Neutral, texts.outcome_given_up),
        Outcome::NeedsYou => (Tint::Bad, texts.outcome_needs_you),
        Outcome::Asked => (Tint::Info, texts.outcome_asked),
        Outcome::Withdrawn => (Tint::Neutral, texts.outcome_withdrawn),
        Outcome::SetAside => (Tint::Bad, texts.outcome_set_aside),
        Outcome::Noted => return None,
    })
}

/// The words of `data-outcome`.
pub(super) const fn outcome_word(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(outcome) => outcome.word(),
        None => "pending",
    }
}

pub(super) const fn stage(texts: &LiveTexts, stage: CartStage) -> (Tint, &'static str) {
    match stage {
        CartStage::Held => (Tint::Info, texts.stage_held),
        CartStage::Waiting => (Tint::Neutral, texts.stage_waiting),
        CartStage::LinkSent => (Tint::Info, texts.stage_link_sent),
        CartStage::LinkFailed => (Tint::Bad, texts.stage_link_failed),
        CartStage::Opened => (Tint::Info, texts.stage_opened),
        CartStage::Paying => (Tint::Warn, texts.stage_paying),
        CartStage::Paid => (Tint::Good, texts.stage_paid),
        CartStage::Ended => (Tint::Neutral, texts.stage_ended),
    }
}

/// How a message got on; nothing where none was due.
pub(super) fn delivery(texts: &LiveTexts, delivery: &Delivery) -> Option<(&'static str, &'static str)> {
    match delivery {
        Delivery::None => None,
        Delivery::Queued => Some(("text-faint", texts.delivery_queued)),
        Delivery::Sent => Some(("text-soft", texts.delivery_sent)),
        Delivery::Failed { reason } => Some(("text-danger-ink", failure(texts, reason))),
    }
}

/// Why a message could not be sent.
fn failure(texts: &LiveTexts, reason: &str) -> &'static str {
    match reason.strip_prefix("send.").unwrap_or(reason) {
        "window_closed" | "too_late" => texts.failed_window,
        "opted_out" => texts.failed_opted_out,
        "order_ended" | "nothing_held" => texts.failed_needless,
        "person_unknown" | "no_recipient" | "recipient_unavailable" => texts.failed_unreachable,
        "token_dead" | "permission" => texts.failed_token,
        "rate_limited" | "page_restricted" => texts.failed_budget,
        "transient" | "not_sent" | "no_answer" => texts.failed_no_answer,
        "unsure" => texts.failed_unsure,
        "not_replyable" | "bad_request" | "duplicate_text" | "thread_owned_by_other" => texts.failed_refused,
        _ => texts.failed_other,
    }
}

pub(super) const fn comment_filter(texts: &LiveTexts, filter: CommentFilter) -> &'static str {
    match filter {
        CommentFilter::All => texts.filter_all,
        CommentFilter::Claims => texts.filter_claims,
        CommentFilter::Questions => texts.filter_questions,
        CommentFilter::NeedsYou => texts.filter_needs_you,
    }
}

pub(super) const fn cart_filter(texts: &LiveTexts, filter: CartFilter) -> &'static str {
    match filter {
        CartFilter::Open => texts.carts_filter_open,
        CartFilter::Paid => texts.carts_filter_paid,
        CartFilter::Ended => texts.carts_filter_ended,
    }
}

/// A latency as people read it: `1.4 s`.
pub(super) fn seconds(ms: Option<u32>) -> String {
    ms.map_or_else(|| "–".to_owned(), |ms| format!("{}.{} s", ms / 1000, ms % 1000 / 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_latency_is_cut_to_tenths_and_a_missing_one_is_a_dash() {
        assert_eq!(seconds(Some(1_499)), "1.4 s");
        assert_eq!(seconds(Some(80)), "0.0 s");
        assert_eq!(seconds(None), "–");
    }
}
