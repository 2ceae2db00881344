//! What went wrong with a call, in classes one can act on. Not for acting on it.
//!
//! Source: Messenger Platform, "Error codes" (June 2026), Graph API, "Error handling"; 109xx from field reports.

use std::time::Duration;

use reqwest::StatusCode;
use serde::Deserialize;

use super::usage::Usage;
use crate::http::BodyError;
use crate::meta::read::{self, Id};

/// A class of error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GraphFault {
    /// The page's token is dead: the shop must connect again.
    TokenDead,
    /// Too many calls. Keep the job and wait.
    RateLimited {
        /// How long, where Meta said.
        retry_after: Option<Duration>,
    },
    /// Meta is in trouble. It may have done the thing nevertheless.
    Transient,
    /// The app or page may not do this: a matter of set-up.
    Permission,
    /// The 24-hour window is closed.
    WindowClosed,
    /// Meta restricts the page: stop its sending.
    PageRestricted,
    /// The person cannot be written to.
    RecipientUnavailable,
    /// The comment has its private reply already.
    AlreadyReplied,
    /// The comment cannot be answered in private.
    NotReplyable,
    /// The request is wrong, or what it names is gone.
    BadRequest,
    /// The same words were said before.
    DuplicateText,
    /// Another app owns the conversation.
    ThreadOwnedByOther,
    /// No answer, or none that can be read.
    Network {
        /// Whether the request may have reached Meta.
        sent: bool,
    },
}

impl GraphFault {
    /// The word used in rows and logs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::TokenDead => "token_dead",
            Self::RateLimited { .. } => "rate_limited",
            Self::Transient => "transient",
            Self::Permission => "permission",
            Self::WindowClosed => "window_closed",
            Self::PageRestricted => "page_restricted",
            Self::RecipientUnavailable => "recipient_unavailable",
            Self::AlreadyReplied => "already_replied",
            Self::NotReplyable => "not_replyable",
            Self::BadRequest => "bad_request",
            Self::DuplicateText => "duplicate_text",
            Self::ThreadOwnedByOther => "thread_owned_by_other",
            Self::Network { sent: false } => "not_sent",
            Self::Network { sent: true } => "no_answer",
        }
    }
}

/// Why a call failed. It never holds Meta's own sentence, which may repeat a token or what a person wrote; support finds
/// the case by its trace.
#[derive(Debug, thiserror::Error)]
#[error("the Graph API call failed: {} (code {code:?}, subcode {subcode:?}, trace {trace:?})", fault.word())]
pub struct GraphError {
    /// The class.
    pub fault: GraphFault,
    /// Meta's code.
    pub code: Option<i64>,
    /// Meta's subcode.
    pub subcode: Option<i64>,
    /// Meta's trace of the call (`fbtrace_id`).
    pub trace: Option<String>,
    /// The allowance, where Meta said.
    pub usage: Usage,
    #[source]
    cause: Option<Box<Cause>>,
}

#[derive(Debug, thiserror::Error)]
enum Cause {
    #[error("the request failed")]
    Request(#[source] reqwest::Error),
    #[error("the answer could not be read")]
    Body(#[source] BodyError),
    #[error("the answer is not what was expected")]
    Json(#[source] serde_json::Error),
}

impl GraphError {
    /// An error of a class, without details: for whatever stands in for Meta in a test.
    pub const fn new(fault: GraphFault) -> Self {
        let usage = Usage { app: None, business: Vec::new() };
        Self { fault, code: None, subcode: None, trace: None, usage, cause: None }
    }

    /// Whether Meta may have done what was asked although we got no yes. What must be said at most once must then not
    /// be said again.
    pub const fn may_have_happened(&self) -> bool {
        matches!(
            self.fault,
            GraphFault::Network { sent: true } | GraphFault::Transient | GraphFault::AlreadyReplied
        )
    }

    pub(super) fn of_request(error: reqwest::Error) -> Self {
        let sent = crate::http::may_have_left(&error);
        Self {
            cause: Some(Box::new(Cause::Request(error.without_url()))),
            ..Self::new(GraphFault::Network { sent })
        }
    }

    pub(super) fn of_body(error: BodyError, usage: Usage) -> Self {
        Self {
            usage,
            cause: Some(Box::new(Cause::Body(error))),
            ..Self::new(GraphFault::Network { sent: true })
        }
    }

    /// For an answer that says yes in a form we cannot read.
    pub(super) fn of_json(error: serde_json::Error, usage: Usage) -> Self {
        Self {
            usage,
            cause: Some(Box::new(Cause::Json(error))),
            ..Self::new(GraphFault::Network { sent: true })
        }
    }

    /// For an answer that says no. `retry_after` is the header of that name.
    pub(super) fn of_answer(
        status: StatusCode,
        body: &[u8],
        retry_after: Option<Duration>,
        usage: Usage,
    ) -> Self {
        let ErrorBody { error } = serde_json::from_slice(body).unwrap_or_default();
        let retry_after = usage.regain_access().or(retry_after);
        let fault = classify(status, &error, retry_after);
        Self {
            code: error.code,
            subcode: error.error_subcode,
            trace: read::id(error.fbtrace_id),
            usage,
            ..Self::new(fault)
        }
    }
}

#[derive(Deserialize, Default)]
struct ErrorBody {
    error: MetaError,
}

#[derive(Deserialize, Default)]
struct MetaError {
    code: Option<i64>,
    error_subcode: Option<i64>,
    #[serde(default)]
    is_transient: bool,
    fbtrace_id: Option<Id>,
}

/// Sorts an error. The code decides, for the HTTP status is mostly 400 whatever happened; a subcode decides before its
/// code, and a code with a meaning of its own before Meta's general `is_transient`.
fn classify(status: StatusCode, error: &MetaError, retry_after: Option<Duration>) -> GraphFault {
    use GraphFault as F;
    let Some(code) = error.code else {
        return match status.as_u16() {
            429 => F::RateLimited { retry_after },
            408 | 500.. => F::Transient,
            _ => F::BadRequest,
        };
    };
    match (code, error.error_subcode.unwrap_or(0)) {
        (10, 2_018_278 | 2_534_022 | 2_018_065) => F::WindowClosed,
        (10, 1_893_063) | (368 | 2_022, _) => F::PageRestricted,
        (10, 2_018_108) | (551, _) | (_, 1_545_041) => F::RecipientUnavailable,
        (100, 2_018_292 | 2_534_025) | (10_901..=10_903, _) => F::NotReplyable,
        (100, 2_534_037) | (2_018_300, _) | (_, 2_018_300) => F::ThreadOwnedByOther,
        (10_900, _) => F::AlreadyReplied,
        (102 | 190, _) => F::TokenDead,
        (4 | 17 | 32 | 341 | 613 | 80_000..=80_014, _) => F::RateLimited { retry_after },
        (506, _) => F::DuplicateText,
        (1 | 2, _) => F::Transient,
        _ if error.is_transient || status.is_server_error() => F::Transient,
        (3 | 10 | 200..=299, _) => F::Permission,
        _ => F::BadRequest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(status: u16, body: &str) -> GraphFault {
        let status = StatusCode::from_u16(status).unwrap();
        GraphError::of_answer(status, body.as_bytes(), Some(Duration::from_secs(7)), Usage::default()).fault
    }

    #[test]
    fn every_code_of_metas_table_has_its_class() {
        use GraphFault as F;
        let rate = F::RateLimited { retry_after: Some(Duration::from_secs(7)) };
        let table: &[(i64, Option<i64>, GraphFault)] = &[
            (190, None, F::TokenDead),
            (190, Some(458), F::TokenDead),
            (190, Some(460), F::TokenDead),
            (190, Some(463), F::TokenDead),
            (102, None, F::TokenDead),
            (4, None, rate),
            (17, None, rate),
            (32, None, rate),
            (341, None, rate),
            (613, None, rate),
            (613, Some(1996), rate),
            (80_001, None, rate),
            (80_002, None, rate),
            (80_006, None, rate),
            (1, None, F::Transient),
            (1, Some(1_357_046), F::Transient),
            (2, None, F::Transient),
            (3, None, F::Permission),
            (10, None, F::Permission),
            (200, None, F::Permission),
            (200, Some(2_018_028), F::Permission),
            (299, None, F::Permission),
            (10, Some(2_018_278), F::WindowClosed),
            (10, Some(2_534_022), F::WindowClosed),
            (10, Some(2_018_065), F::WindowClosed),
            (10, Some(1_893_063), F::PageRestricted),
            (368, None, F::PageRestricted),
            (2_022, None, F::PageRestricted),
            (551, None, F::RecipientUnavailable),
            (551, Some(1_545_041), F::RecipientUnavailable),
            (200, Some(1_545_041), F::RecipientUnavailable),
            (10, Some(2_018_108), F::RecipientUnavailable),
            (10_900, None, F::AlreadyReplied),
            (10_901, None, F::NotReplyable),
            (10_902, None, F::NotReplyable),
            (10_903, None, F::NotReplyable),
            (100, Some(2_018_292), F::NotReplyable),
            (100, Some(2_534_025), F::NotReplyable),
            (100, None, F::BadRequest),
            (100, Some(33), F::BadRequest),
            (100, Some(2_018_001), F::BadRequest),
            (100, Some(2_018_008), F::BadRequest),
            (100, Some(2_018_047), F::BadRequest),
            (2_018_300, None, F::ThreadOwnedByOther),
            (10, Some(2_018_300), F::ThreadOwnedByOther),
            (100, Some(2_534_037), F::ThreadOwnedByOther),
            (506, None, F::DuplicateText),
            (987_654, None, F::BadRequest),
        ];
        for (code, subcode, expected) in table {
            let body = serde_json::json!({"error": {"code": code, "error_subcode": subcode}}).to_string();
            assert_eq!(fault(400, &body), *expected, "{code}/{subcode:?}");
        }
    }

    #[test]
    fn an_error_marked_transient_is_tried_again_unless_its_code_says_more() {
        assert_eq!(fault(400, r#"{"error":{"code":100,"is_transient":true}}"#), GraphFault::Transient);
        assert_eq!(fault(400, r#"{"error":{"code":190,"is_transient":true}}"#), GraphFault::TokenDead);
        assert!(matches!(
            fault(400, r#"{"error":{"code":4,"is_transient":true}}"#),
            GraphFault::RateLimited { .. }
        ));
    }

    #[test]
    fn without_metas_body_the_status_decides() {
        assert_eq!(fault(502, "<html>"), GraphFault::Transient);
        assert_eq!(fault(404, ""), GraphFault::BadRequest);
        assert_eq!(fault(302, ""), GraphFault::BadRequest);
        assert!(matches!(fault(429, "slow down"), GraphFault::RateLimited { .. }));
    }

    #[test]
    fn only_a_call_that_surely_did_nothing_may_be_repeated_without_thought() {
        let may = |fault| GraphError::new(fault).may_have_happened();
        assert!(may(GraphFault::Network { sent: true }));
        assert!(may(GraphFault::Transient));
        assert!(!may(GraphFault::Network { sent: false }));
        assert!(!may(GraphFault::RateLimited { retry_after: None }));
    }

    #[test]
    fn metas_own_sentence_never_reaches_a_log() {
        let body =
            br#"{"error":{"message":"Malformed access token EAASECRET","code":190,"fbtrace_id":"A1b"}}"#;
        let error = GraphError::of_answer(StatusCode::BAD_REQUEST, body, None, Usage::default());
        assert!(!format!("{error} {error:?}").contains("EAASECRET"));
        assert_eq!(
            error.to_string(),
            r#"the Graph API call failed: token_dead (code Some(190), subcode None, trace Some("A1b"))"#
        );
    }
}
