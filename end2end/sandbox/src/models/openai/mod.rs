//! OpenAI's API under [`PREFIX`], as its reasoning models have it.
//!
//! - [`chat`]: Chat Completions. [`responses`]: Responses. [`error`]: every error body.
//! - [`params`]: which parameters there are. [`format`]: the asked form of an answer. [`strict`]: what a schema must be.
//!
//! Source: developers.openai.com/api/docs; the words of errors as reported in the field.

mod chat;
mod error;
mod format;
mod params;
mod responses;
mod strict;

use axum::Router;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::post;
use serde_json::{Map, Value};

use super::call::{Provider, Trouble};
use crate::server::Sandbox;
use crate::signature;
use crate::world::counters::{ModelCounters, ProviderCounters};
use error::OpenAiError;

/// Where the API lies.
pub(crate) const PREFIX: &str = "/openai/v1";
/// Calls an account may make in a minute; only told, never counted.
const REQUESTS_PER_MINUTE: u32 = 500;
/// Tokens an account may use in a minute; only told, never counted.
const TOKENS_PER_MINUTE: u32 = 200_000;
/// What a model says that declines.
const REFUSAL: &str = "I'm sorry, but I can't assist with that request.";

/// Everything under [`PREFIX`].
pub(crate) fn router() -> Router<Sandbox> {
    Router::new()
        .route("/chat/completions", post(chat::create))
        .route("/responses", post(responses::create))
        .fallback(nowhere)
}

async fn nowhere(method: Method, uri: Uri) -> Response {
    OpenAiError::unknown_url(method.as_str(), uri.path()).refuse(0)
}

impl Provider for OpenAiError {
    fn trouble(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Broken => Self::broken(),
            Trouble::Overloaded => Self::overloaded(),
            Trouble::UsedUp => Self::used_up(),
            Trouble::TooOften => Self::too_often(),
        }
    }

    fn word(&self) -> String {
        self.code.unwrap_or(self.kind).to_owned()
    }

    fn refuse(&self, id: u64) -> Response {
        let mut answer = (self.status, common_headers(id), Json(self.body())).into_response();
        if let Some(seconds) = self.retry_after_seconds {
            answer.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            answer.headers_mut().insert("x-ratelimit-remaining-requests", 0.into());
        }
        answer
    }

    fn give(body: Value, id: u64) -> Response {
        (StatusCode::OK, common_headers(id), Json(body)).into_response()
    }

    fn counters(counters: &mut ModelCounters) -> &mut ProviderCounters {
        &mut counters.openai
    }
}

/// What every answer carries; times are written as Go writes them.
fn common_headers(id: u64) -> [(&'static str, String); 7] {
    [
        ("x-request-id", format!("req_{id:032x}")),
        ("x-ratelimit-limit-requests", REQUESTS_PER_MINUTE.to_string()),
        ("x-ratelimit-remaining-requests", (REQUESTS_PER_MINUTE - 1).to_string()),
        ("x-ratelimit-reset-requests", "120ms".to_owned()),
        ("x-ratelimit-limit-tokens", TOKENS_PER_MINUTE.to_string()),
        ("x-ratelimit-remaining-tokens", (TOKENS_PER_MINUTE - 1_000).to_string()),
        ("x-ratelimit-reset-tokens", "6m0s".to_owned()),
    ]
}

/// Whether the call came with the key.
fn key(sandbox: &Sandbox, headers: &HeaderMap) -> Result<(), OpenAiError> {
    let bearer =
        headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    match bearer {
        None => Err(OpenAiError::no_key()),
        Some(key) if signature::same(&sandbox.config().model_key, key) => Ok(()),
        Some(_) => Err(OpenAiError::wrong_key()),
    }
}

/// The body as an object.
fn read(body: &[u8]) -> Result<Map<String, Value>, OpenAiError> {
    serde_json::from_slice(body).map_err(|_| OpenAiError::no_json())
}

/// The model's name. OpenAI's begin with `gpt-`, or with `o` and a digit; which there are changes every month.
fn model(body: &Map<String, Value>) -> Result<&str, OpenAiError> {
    let model = params::required_text(body, "", "model")?;
    let numbered =
        model.strip_prefix('o').is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    if numbered || model.starts_with("gpt-") { Ok(model) } else { Err(OpenAiError::unknown_model(model)) }
}
