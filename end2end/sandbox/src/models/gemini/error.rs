//! Gemini's error bodies: `{"error":{"code","message","status","details":[…]}}`, as all of Google's.

use axum::http::StatusCode;
use serde_json::{Value, json};

/// How long to wait when there were too many calls.
const RETRY_DELAY: &str = "31s";

/// Why a call is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GeminiError {
    pub(super) status: StatusCode,
    /// Google's name of the status.
    pub(super) word: &'static str,
    message: String,
    details: Vec<Value>,
}

impl GeminiError {
    fn new(status: StatusCode, word: &'static str, message: impl Into<String>) -> Self {
        Self { status, word, message: message.into(), details: Vec::new() }
    }

    /// The body. Details are left out where there are none.
    pub(super) fn body(&self) -> Value {
        let mut error = json!({"code": self.status.as_u16(), "message": self.message, "status": self.word});
        if !self.details.is_empty() {
            error["details"] = json!(self.details);
        }
        json!({ "error": error })
    }

    // Key and path

    pub(super) fn no_key() -> Self {
        let words = "Method doesn't allow unregistered callers (callers without established identity). Please use API \
                     Key or other form of API consumer identity to call this API.";
        Self::new(StatusCode::FORBIDDEN, "PERMISSION_DENIED", words)
    }

    pub(super) fn wrong_key() -> Self {
        let words = "API key not valid. Please pass a valid API key.";
        let mut error = Self::invalid(words);
        error.details = vec![
            json!({"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID",
                "domain": "googleapis.com", "metadata": {"service": "generativelanguage.googleapis.com"}}),
            json!({"@type": "type.googleapis.com/google.rpc.LocalizedMessage", "locale": "en-US", "message": words}),
        ];
        error
    }

    pub(super) fn unknown_model(model: &str) -> Self {
        let words = format!(
            "models/{model} is not found for API version v1beta, or is not supported for generateContent. Call \
             ListModels to see the list of available models and their supported methods."
        );
        Self::new(StatusCode::NOT_FOUND, "NOT_FOUND", words)
    }

    // The request

    /// 400 with a message.
    pub(super) fn invalid(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "INVALID_ARGUMENT", message)
    }

    /// 400 about one field, named both in the message and in the details.
    pub(super) fn of_field(field: &str, message: impl Into<String>) -> Self {
        let mut error = Self::invalid(message);
        error.details = vec![json!({
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [{"field": field, "description": error.message}],
        })];
        error
    }

    pub(super) fn unknown_field(at: &str, name: &str) -> Self {
        let place = if at.is_empty() { String::new() } else { format!(" at '{at}'") };
        let words =
            format!("Invalid JSON payload received. Unknown name \"{name}\"{place}: Cannot find field.");
        Self::of_field(at, words)
    }

    pub(super) fn wrong_value(at: &str, kind: &str, value: &Value) -> Self {
        Self::of_field(at, format!("Invalid value at '{at}' ({kind}), {value}"))
    }

    /// 400 from behind the protocol: a request that can be read and makes no sense.
    pub(super) fn senseless(at: &str, why: &str) -> Self {
        Self::invalid(format!("* GenerateContentRequest.{at}: {why}\n"))
    }

    // Accidents and budgets

    pub(super) fn broken() -> Self {
        let words = "An internal error has occurred. Please retry or report in \
                     https://developers.generativeai.google/guide/troubleshooting";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", words)
    }

    pub(super) fn overloaded() -> Self {
        let words = "The model is overloaded. Please try again later.";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", words)
    }

    pub(super) fn too_often() -> Self {
        Self::over_quota("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "10")
    }

    /// Also names a time to wait, although a day's budget does not come back in half a minute; so does Gemini.
    pub(super) fn used_up() -> Self {
        Self::over_quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "250")
    }

    fn over_quota(quota: &str, value: &str) -> Self {
        let words = "You exceeded your current quota, please check your plan and billing details. For more information \
                     on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.";
        let mut error = Self::new(StatusCode::TOO_MANY_REQUESTS, "RESOURCE_EXHAUSTED", words);
        error.details = vec![
            json!({"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [{
                "quotaMetric": "generativelanguage.googleapis.com/generate_content_free_tier_requests",
                "quotaId": quota, "quotaDimensions": {"location": "global"}, "quotaValue": value}]}),
            json!({"@type": "type.googleapis.com/google.rpc.Help", "links": [{
                "description": "Learn more about Gemini API quotas",
                "url": "https://ai.google.dev/gemini-api/docs/rate-limits"}]}),
            json!({"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": RETRY_DELAY}),
        ];
        error
    }
}
