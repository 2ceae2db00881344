//! Flow's error bodies: `{"code":105,"message":"…"}`. The shape and the texts for unknown transactions are Flow's; the
//! code for a wrong key is not documented and chosen here.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};
use serde_json::json;

use crate::server::Sandbox;

/// Why a call is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FlowError {
    status: StatusCode,
    code: u16,
    message: String,
}

impl FlowError {
    pub(super) fn bad_request(message: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, code: 105, message: message.into() }
    }

    pub(super) fn unknown_key() -> Self {
        Self { status: StatusCode::UNAUTHORIZED, code: 106, message: "apiKey not found".into() }
    }

    pub(super) fn wrong_signature() -> Self {
        Self { status: StatusCode::BAD_REQUEST, code: 108, message: "Invalid signature".into() }
    }

    pub(super) fn not_found() -> Self {
        Self::bad_request("Transaction not found")
    }

    pub(super) fn internal() -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            code: 500,
            message: "Internal service error".into(),
        }
    }

    /// The answer, counted.
    pub(super) fn answer(&self, sandbox: &Sandbox) -> Response {
        *sandbox.world().counters.flow_errors.entry(self.code.to_string()).or_default() += 1;
        (self.status, Json(json!({"code": self.code, "message": self.message}))).into_response()
    }
}
