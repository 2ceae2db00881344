//! OpenAI's error bodies: `{"error":{"message","type","param","code"}}`.

use axum::http::StatusCode;
use serde_json::{Value, json};

/// Seconds to wait when there were too many calls.
const RETRY_AFTER_SECONDS: u32 = 20;

/// Why a call is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpenAiError {
    pub(super) status: StatusCode,
    pub(super) kind: &'static str,
    message: String,
    param: Option<String>,
    pub(super) code: Option<&'static str>,
    pub(super) retry_after_seconds: Option<u32>,
}

impl OpenAiError {
    fn new(
        status: StatusCode,
        kind: &'static str,
        code: Option<&'static str>,
        message: impl Into<String>,
    ) -> Self {
        Self { status, kind, message: message.into(), param: None, code, retry_after_seconds: None }
    }

    /// 400 about one parameter.
    fn of_param(param: impl Into<String>, code: Option<&'static str>, message: impl Into<String>) -> Self {
        let mut error = Self::new(StatusCode::BAD_REQUEST, "invalid_request_error", code, message);
        error.param = Some(param.into());
        error
    }

    /// The body.
    pub(super) fn body(&self) -> Value {
        json!({"error": {"message": self.message, "type": self.kind, "param": self.param, "code": self.code}})
    }

    // Key, path, body

    pub(super) fn no_key() -> Self {
        let words = "You didn't provide an API key. You need to provide your API key in an Authorization header using \
                     Bearer auth (i.e. Authorization: Bearer YOUR_KEY).";
        Self::new(StatusCode::UNAUTHORIZED, "invalid_request_error", None, words)
    }

    pub(super) fn wrong_key() -> Self {
        let words = "Incorrect API key provided: ********. You can find your API key at \
                     https://platform.openai.com/account/api-keys.";
        Self::new(StatusCode::UNAUTHORIZED, "invalid_request_error", Some("invalid_api_key"), words)
    }

    pub(super) fn unknown_url(method: &str, path: &str) -> Self {
        let words = format!("Invalid URL ({method} {path})");
        Self::new(StatusCode::NOT_FOUND, "invalid_request_error", None, words)
    }

    pub(super) fn no_json() -> Self {
        let words = "We could not parse the JSON body of your request. The OpenAI API expects a JSON payload, but what \
                     was sent was not valid JSON.";
        Self::new(StatusCode::BAD_REQUEST, "invalid_request_error", None, words)
    }

    pub(super) fn unknown_model(model: &str) -> Self {
        let words = format!("The model `{model}` does not exist or you do not have access to it.");
        Self::new(StatusCode::NOT_FOUND, "invalid_request_error", Some("model_not_found"), words)
    }

    // Parameters

    pub(super) fn missing(param: &str) -> Self {
        let words = format!("Missing required parameter: '{param}'.");
        Self::of_param(param, Some("missing_required_parameter"), words)
    }

    pub(super) fn unknown(param: &str) -> Self {
        Self::of_param(param, Some("unknown_parameter"), format!("Unknown parameter: '{param}'."))
    }

    /// A parameter the model does not have; `code` is not given everywhere.
    pub(super) fn unsupported(param: &str, code: Option<&'static str>) -> Self {
        let words = format!("Unsupported parameter: '{param}' is not supported with this model.");
        Self::of_param(param, code, words)
    }

    /// A parameter that goes by another name.
    pub(super) fn renamed(param: &str, name: &str) -> Self {
        let words = format!(
            "Unsupported parameter: '{param}' is not supported with this model. Use '{name}' instead."
        );
        Self::of_param(param, Some("unsupported_parameter"), words)
    }

    /// A parameter of Chat Completions given to Responses.
    pub(super) fn moved(param: &str, name: &str) -> Self {
        let words = format!(
            "Unsupported parameter: '{param}'. In the Responses API, this parameter has moved to '{name}'."
        );
        Self::of_param(param, Some("unsupported_parameter"), words)
    }

    /// A value other than the one there is.
    pub(super) fn only_default(param: &str, value: &Value, default: u32) -> Self {
        let words = format!(
            "Unsupported value: '{param}' does not support {value} with this model. Only the default ({default}) \
             value is supported."
        );
        Self::of_param(param, Some("unsupported_value"), words)
    }

    pub(super) fn wrong_type(param: &str, expected: &str, value: &Value) -> Self {
        let got = match value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(number) if number.is_f64() => "a decimal number",
            Value::Number(_) => "an integer",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        };
        let words = format!("Invalid type for '{param}': expected {expected}, but got {got} instead.");
        Self::of_param(param, Some("invalid_type"), words)
    }

    pub(super) fn wrong_value(param: &str, value: &str, supported: &[&str]) -> Self {
        let listed = supported.iter().map(|value| format!("'{value}'")).collect::<Vec<_>>().join(", ");
        let words = format!("Invalid value: '{value}'. Supported values are: {listed}.");
        Self::of_param(param, Some("invalid_value"), words)
    }

    pub(super) fn below_minimum(param: &str, minimum: u64, value: u64) -> Self {
        let words = format!(
            "Invalid '{param}': integer below minimum value. Expected a value >= {minimum}, but got {value} instead."
        );
        Self::of_param(param, Some("integer_below_min_value"), words)
    }

    pub(super) fn empty_array(param: &str) -> Self {
        let words = format!(
            "Invalid '{param}': empty array. Expected an array with minimum length 1, but got an empty array instead."
        );
        Self::of_param(param, Some("empty_array"), words)
    }

    pub(super) fn too_long(param: &str, maximum: usize, length: usize) -> Self {
        let words = format!(
            "Invalid '{param}': string too long. Expected a string with maximum length {maximum}, but got a string \
             with length {length} instead."
        );
        Self::of_param(param, Some("string_above_max_length"), words)
    }

    pub(super) fn wrong_pattern(param: &str, pattern: &str) -> Self {
        let words = format!(
            "Invalid '{param}': string does not match pattern. Expected a string that matches the pattern '{pattern}'."
        );
        Self::of_param(param, Some("invalid_value"), words)
    }

    pub(super) fn not_strict(param: &str, name: &str, why: &str) -> Self {
        let words = format!("Invalid schema for response_format '{name}': {why}");
        Self::of_param(param, Some("invalid_json_schema"), words)
    }

    // Accidents and budgets

    pub(super) fn broken() -> Self {
        let words = "The server had an error while processing your request. Sorry about that!";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "server_error", None, words)
    }

    pub(super) fn overloaded() -> Self {
        let words = "That model is currently overloaded with other requests. You can retry your request.";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "server_error", None, words)
    }

    pub(super) fn used_up() -> Self {
        let words = "You exceeded your current quota, please check your plan and billing details. For more information \
                     on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.";
        Self::new(StatusCode::TOO_MANY_REQUESTS, "insufficient_quota", Some("insufficient_quota"), words)
    }

    pub(super) fn too_often() -> Self {
        let words = format!(
            "Rate limit reached in organization org-sandbox on requests per min (RPM): Limit 500, Used 500, Requested \
             1. Please try again in {RETRY_AFTER_SECONDS}s. Visit https://platform.openai.com/account/rate-limits to \
             learn more."
        );
        let mut error =
            Self::new(StatusCode::TOO_MANY_REQUESTS, "requests", Some("rate_limit_exceeded"), words);
        error.retry_after_seconds = Some(RETRY_AFTER_SECONDS);
        error
    }
}
