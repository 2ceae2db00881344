//! Every error the Graph API answers with here: code, subcode, words, HTTP status.
//! Source: developers.facebook.com, Messenger error codes and Graph error handling; 10900 to 10903 as seen in the field.

use axum::http::StatusCode;
use serde_json::{Value, json};

/// An error body in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GraphError {
    kind: &'static str,
    pub(super) code: u32,
    pub(super) subcode: Option<u32>,
    message: String,
    transient: bool,
}

impl GraphError {
    const fn new(kind: &'static str, code: u32, subcode: Option<u32>, message: String) -> Self {
        Self { kind, code, subcode, message, transient: false }
    }

    fn plain(code: u32, subcode: Option<u32>, words: &str) -> Self {
        Self::new("OAuthException", code, subcode, format!("(#{code}) {words}"))
    }

    /// HTTP status: nearly everything is 400 at Meta, so the code decides.
    pub(super) const fn status(&self) -> StatusCode {
        match self.code {
            1 | 2 => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::BAD_REQUEST,
        }
    }

    /// `code` or `code/subcode`, for counting.
    pub(super) fn key(&self) -> String {
        self.subcode.map_or_else(|| self.code.to_string(), |subcode| format!("{}/{subcode}", self.code))
    }

    /// The body.
    pub(super) fn body(&self, trace: u64) -> Value {
        let mut error = json!({
            "message": self.message,
            "type": self.kind,
            "code": self.code,
            "fbtrace_id": format!("A{trace:016x}"),
        });
        if let Some(subcode) = self.subcode {
            error["error_subcode"] = json!(subcode);
        }
        if self.transient {
            error["is_transient"] = json!(true);
        }
        json!({ "error": error })
    }

    // Tokens

    pub(super) fn no_token() -> Self {
        Self::new("OAuthException", 104, None, "An access token is required to request this resource.".into())
    }

    pub(super) fn garbled_token() -> Self {
        Self::new(
            "OAuthException",
            190,
            None,
            "Invalid OAuth access token - Cannot parse access token".into(),
        )
    }

    pub(super) fn expired_token() -> Self {
        Self::new(
            "OAuthException",
            190,
            Some(463),
            "Error validating access token: Session has expired.".into(),
        )
    }

    pub(super) fn missing_proof() -> Self {
        Self::new(
            "GraphMethodException",
            100,
            None,
            "API calls from the server require an appsecret_proof argument".into(),
        )
    }

    pub(super) fn wrong_proof() -> Self {
        Self::new(
            "GraphMethodException",
            100,
            None,
            "Invalid appsecret_proof provided in the API argument".into(),
        )
    }

    // Paths and parameters

    pub(super) fn unknown_path(path: &str) -> Self {
        Self::new("OAuthException", 2500, None, format!("Unknown path components: {path}"))
    }

    pub(super) fn unsupported(method: &str, id: &str) -> Self {
        let words = format!(
            "Unsupported {} request. Object with ID '{id}' does not exist, cannot be loaded due to missing \
             permissions, or does not support this operation.",
            method.to_lowercase()
        );
        Self::new("GraphMethodException", 100, Some(33), words)
    }

    pub(super) fn parameter(words: &str) -> Self {
        Self::plain(100, None, words)
    }

    // Replies and messages

    pub(super) fn duplicate_text() -> Self {
        Self::plain(506, None, "Duplicate status message")
    }

    pub(super) fn already_replied() -> Self {
        Self::plain(10900, None, "Activity already replied to")
    }

    pub(super) fn not_replyable() -> Self {
        Self::plain(10902, None, "This activity can no longer be replied to")
    }

    pub(super) fn cannot_reply() -> Self {
        Self::plain(10903, None, "This user can't reply to this activity")
    }

    pub(super) fn invalid_comment() -> Self {
        Self::plain(100, Some(2_018_292), "Invalid comment_id")
    }

    pub(super) fn no_matching_user() -> Self {
        Self::plain(100, Some(2_018_001), "No matching user found")
    }

    pub(super) fn outside_window() -> Self {
        Self::plain(
            10,
            Some(2_018_278),
            "This message is sent outside of allowed window. Learn more about the new policy here: \
             https://developers.facebook.com/docs/messenger-platform/policy-overview",
        )
    }

    pub(super) fn unavailable_person() -> Self {
        Self::plain(551, Some(1_545_041), "This person isn't available right now.")
    }

    pub(super) fn action_with_message() -> Self {
        Self::plain(100, Some(2_018_014), "sender_action must not be sent together with a message")
    }

    pub(super) fn retired_tag() -> Self {
        Self::parameter("This message tag is no longer supported")
    }

    pub(super) fn utility_not_permitted() -> Self {
        Self::plain(10, None, "Application does not have permission for this action")
    }

    // Budgets and accidents

    pub(super) fn too_many_private_replies() -> Self {
        Self::plain(613, None, "Calls to this api have exceeded the rate limit.")
    }

    pub(super) fn too_many_messages() -> Self {
        Self::plain(
            80_006,
            None,
            "There have been too many calls to this Messenger account. Wait a bit and try again.",
        )
    }

    pub(super) fn too_many_page_calls() -> Self {
        Self::plain(
            80_001,
            None,
            "There have been too many calls to this Page account. Wait a bit and try again.",
        )
    }

    pub(super) fn service_unavailable() -> Self {
        let mut error = Self::plain(2, None, "Service temporarily unavailable");
        error.transient = true;
        error
    }

    pub(super) fn sent_but_error() -> Self {
        Self::plain(1, Some(1_357_046), "An unknown error occurred")
    }
}
