//! `POST /chat/completions`.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::error::OpenAiError;
use super::{REFUSAL, format, params};
use crate::models::call::{self, Circumstances, Given};
use crate::models::model::{self, Prompt, Said};
use crate::server::Sandbox;

/// What a question needs. Tools, sound, streams and several answers are not simulated.
const KNOWN: [&str; 12] = [
    "model",
    "messages",
    "max_completion_tokens",
    "reasoning_effort",
    "verbosity",
    "response_format",
    "store",
    "metadata",
    "user",
    "safety_identifier",
    "prompt_cache_key",
    "service_tier",
];
/// What reasoning models do not have.
const UNSUPPORTED: [&str; 7] =
    ["top_p", "presence_penalty", "frequency_penalty", "logprobs", "top_logprobs", "logit_bias", "stop"];
/// Who may speak.
const ROLES: [&str; 4] = ["system", "developer", "user", "assistant"];

pub(super) async fn create(State(sandbox): State<Sandbox>, headers: HeaderMap, body: Bytes) -> Response {
    let key = super::key(&sandbox, &headers);
    call::serve(&sandbox, key, |circumstances| answer(&body, circumstances)).await
}

fn answer(body: &[u8], circumstances: Circumstances) -> Result<Given, OpenAiError> {
    let body = super::read(body)?;
    let model = super::model(&body)?;
    let prompt = prompt(&body)?;
    let answer = model::ask(circumstances.faults, &prompt);
    let (content, refusal, finish_reason) = match answer.said {
        Said::Text(text) => (Some(text), None, "stop"),
        Said::Refusal => (None, Some(REFUSAL), "stop"),
        Said::CutOff(text) => (Some(text), None, "length"),
    };
    let usage = answer.usage;
    let body = json!({
        "id": format!("chatcmpl-{:016x}", circumstances.id),
        "object": "chat.completion",
        "created": circumstances.now_seconds,
        "model": model,
        "choices": [{
            "index": 0,
            "message": {"role": "assistant", "content": content, "refusal": refusal, "annotations": []},
            "finish_reason": finish_reason,
        }],
        "usage": {
            "prompt_tokens": usage.input,
            "completion_tokens": usage.thinking + usage.output,
            "total_tokens": usage.total(),
            "prompt_tokens_details": {"cached_tokens": 0},
            "completion_tokens_details": {"reasoning_tokens": usage.thinking},
        },
        "service_tier": "default",
    });
    Ok(Given { body, comments: answer.comments })
}

fn prompt(body: &Map<String, Value>) -> Result<Prompt, OpenAiError> {
    if params::given(body, "max_tokens").is_some() {
        return Err(OpenAiError::renamed("max_tokens", "max_completion_tokens"));
    }
    if let Some(name) = UNSUPPORTED.iter().find(|name| params::given(body, name).is_some()) {
        return Err(OpenAiError::unsupported(name, Some("unsupported_parameter")));
    }
    if let Some(value) = params::given(body, "temperature").filter(|value| value.as_f64() != Some(1.0)) {
        return Err(OpenAiError::only_default("temperature", value, 1));
    }
    let mut prompt = messages(body)?;
    params::only(body, "", &[&KNOWN[..], &["temperature"]].concat())?;
    format::check_chat(body)?;
    params::boolean(body, "", "store")?;
    prompt.output_tokens_max = params::token_limit(body, "max_completion_tokens", 1)?;
    prompt.thinking_tokens = params::effort(body, "", "reasoning_effort")?;
    Ok(prompt)
}

fn messages(body: &Map<String, Value>) -> Result<Prompt, OpenAiError> {
    let messages = match params::given(body, "messages") {
        None => return Err(OpenAiError::missing("messages")),
        Some(Value::Array(messages)) if messages.is_empty() => {
            return Err(OpenAiError::empty_array("messages"));
        }
        Some(Value::Array(messages)) => messages,
        Some(other) => return Err(OpenAiError::wrong_type("messages", "an array of objects", other)),
    };
    let mut prompt = Prompt::default();
    for (at, message) in messages.iter().enumerate() {
        let path = format!("messages[{at}]");
        let message =
            message.as_object().ok_or_else(|| OpenAiError::wrong_type(&path, "an object", message))?;
        let role = params::required_text(message, &path, "role")?;
        params::only(message, &path, &["role", "content", "name"])?;
        let content = params::content(message, &path, "text")?;
        match role {
            "system" | "developer" => prompt.instructions.push_str(&content),
            "user" => prompt.input = content,
            "assistant" => {}
            other => return Err(OpenAiError::wrong_value(&format!("{path}.role"), other, &ROLES)),
        }
    }
    Ok(prompt)
}
