//! Gemini's API under [`PREFIX`].
//!
//! - [`generate`]: `models/{model}:generateContent`. [`error`]: every error body.
//! - [`fields`]: names and types as protocol buffers have them. [`schema`]: what `responseSchema` may be.
//!
//! Source: ai.google.dev/api/generate-content; the words of errors as reported in the field.

mod error;
mod fields;
mod generate;
mod schema;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::post;
use serde_json::Value;

use super::call::{Provider, Trouble};
use crate::server::Sandbox;
use crate::signature;
use crate::world::counters::{ModelCounters, ProviderCounters};
use error::GeminiError;

/// Where the API lies.
pub(crate) const PREFIX: &str = "/gemini/v1beta";
/// Header of the key.
const KEY_HEADER: &str = "x-goog-api-key";

/// Everything under [`PREFIX`]. A router cannot split a segment at its colon, so the whole last one is taken.
pub(crate) fn router() -> Router<Sandbox> {
    Router::new().route("/models/{call}", post(generate::create)).fallback(|| async { StatusCode::NOT_FOUND })
}

impl Provider for GeminiError {
    fn trouble(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Broken => Self::broken(),
            Trouble::Overloaded => Self::overloaded(),
            Trouble::UsedUp => Self::used_up(),
            Trouble::TooOften => Self::too_often(),
        }
    }

    fn word(&self) -> String {
        self.word.to_owned()
    }

    fn refuse(&self, _: u64) -> Response {
        (self.status, Json(self.body())).into_response()
    }

    fn give(body: Value, _: u64) -> Response {
        Json(body).into_response()
    }

    fn counters(counters: &mut ModelCounters) -> &mut ProviderCounters {
        &mut counters.gemini
    }
}

/// Whether the call came with the key. A key in the address is not looked at, so that none ends up in a log.
fn key(sandbox: &Sandbox, headers: &HeaderMap) -> Result<(), GeminiError> {
    match headers.get(KEY_HEADER).map(|value| value.to_str().unwrap_or_default()) {
        None => Err(GeminiError::no_key()),
        Some(key) if signature::same(&sandbox.config().model_key, key) => Ok(()),
        Some(_) => Err(GeminiError::wrong_key()),
    }
}
