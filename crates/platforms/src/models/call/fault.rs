//! Errors as OpenAI and those who copy it write them, sorted by who can mend them. Their sentences are only looked at,
//! never kept: they may repeat what was sent.
//!
//! Source: developers.openai.com/api/docs/guides/error-codes, openrouter.ai/docs/api-reference/errors.

use std::time::Duration;

use serde_json::Value;

use super::Reply;
use crate::models::ModelError;

/// The longest code that is kept.
const CODE_BYTES_MAX: usize = 64;

const USED_UP: &[&str] =
    &["insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached", "billing_not_active"];
const DECLINED: &[&str] =
    &["content_filter", "content_policy_violation", "invalid_prompt", "moderation_blocked"];
const TOO_OFTEN: &[&str] = &["rate_limit_exceeded"];

/// The reply's error, also one with a status that says yes. Some write its fields straight into the body, and Gemini's
/// copy of Chat Completions puts the body into a list.
pub(in crate::models) fn error_in(reply: &Reply) -> Option<&Value> {
    let body = reply.json.get(0).unwrap_or(&reply.json);
    let error = &body["error"];
    if !error.is_null() {
        Some(error)
    } else if reply.is_success() {
        None
    } else {
        Some(body)
    }
}

/// What an error says in words, that of a provider behind the provider included.
pub(in crate::models) fn sentences(error: &Value) -> impl Iterator<Item = &str> {
    [error, &error["message"], &error["metadata"]["raw"]].into_iter().filter_map(Value::as_str)
}

/// The status an error tells, which is that of the reply unless that one says yes.
pub(in crate::models) fn status_of(reply: &Reply, error: &Value) -> u16 {
    let told = || word(&error["code"])?.parse().ok().filter(|status| (400..=599).contains(status));
    if reply.is_success() { told().unwrap_or(reply.status) } else { reply.status }
}

/// Sorts an error by its code or, where that says nothing, by its status.
pub(in crate::models) fn sorted(reply: &Reply, error: &Value) -> ModelError {
    let (code, kind) = (word(&error["code"]), word(&error["type"]));
    let is_one_of =
        |words: &[&str]| [&code, &kind].into_iter().flatten().any(|word| words.contains(&word.as_str()));
    if is_one_of(USED_UP) {
        ModelError::OutOfQuota
    } else if is_one_of(DECLINED) {
        ModelError::Declined
    } else if is_one_of(TOO_OFTEN) {
        ModelError::RateLimited { retry_after: reply.wait }
    } else {
        by_status(status_of(reply, error), code.or(kind), reply.wait)
    }
}

/// Sorts an error by its status alone.
pub(in crate::models) fn by_status(status: u16, code: Option<String>, wait: Option<Duration>) -> ModelError {
    match status {
        401 | 403 => ModelError::Credentials,
        402 => ModelError::OutOfQuota,
        429 => ModelError::RateLimited { retry_after: wait },
        // An error in an answer that says yes is trouble on the provider's side unless it says more.
        200..=299 | 408 | 500.. => ModelError::Unavailable { status },
        _ => ModelError::Rejected { status, code },
    }
}

/// A code, if it is one: never a sentence.
pub(in crate::models) fn word(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()).filter(|word| is_word(word)),
        Value::String(text) => Some(text.clone()).filter(|word| is_word(word)),
        _ => None,
    }
}

fn is_word(text: &str) -> bool {
    (1..=CODE_BYTES_MAX).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_sentence_is_no_code() {
        assert_eq!(word(&json!("model_not_found")).as_deref(), Some("model_not_found"));
        assert_eq!(word(&json!(402)).as_deref(), Some("402"));
        for odd in
            [json!("quiero la 7"), json!("niña"), json!(""), json!("a".repeat(65)), json!(null), json!([1])]
        {
            assert_eq!(word(&odd), None, "{odd}");
        }
    }

    #[test]
    fn an_error_within_a_yes_has_its_own_status() {
        let status =
            |status, error: Value| status_of(&Reply { status, wait: None, json: json!(null) }, &error);
        assert_eq!(status(200, json!({"code": 502})), 502);
        assert_eq!(status(200, json!({"code": "429"})), 429);
        assert_eq!(status(200, json!({"code": 200})), 200);
        assert_eq!(status(200, json!({"code": "server_error"})), 200);
        assert_eq!(status(400, json!({"code": 502})), 400);
    }
}
