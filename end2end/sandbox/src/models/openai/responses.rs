//! `POST /responses`.

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

/// What a question needs. Tools, files, streams, conversations and background work are not simulated.
const KNOWN: [&str; 13] = [
    "model",
    "instructions",
    "input",
    "max_output_tokens",
    "reasoning",
    "text",
    "store",
    "metadata",
    "user",
    "safety_identifier",
    "prompt_cache_key",
    "service_tier",
    "truncation",
];
/// What Chat Completions calls otherwise.
const MOVED: [(&str, &str); 5] = [
    ("messages", "input"),
    ("max_tokens", "max_output_tokens"),
    ("max_completion_tokens", "max_output_tokens"),
    ("response_format", "text.format"),
    ("reasoning_effort", "reasoning.effort"),
];
/// What reasoning models do not have.
const UNSUPPORTED: [&str; 3] = ["temperature", "top_p", "top_logprobs"];
/// Who may speak.
const ROLES: [&str; 4] = ["system", "developer", "user", "assistant"];
/// Smallest limit of tokens that is taken.
const OUTPUT_TOKENS_MIN: u64 = 16;

pub(super) async fn create(State(sandbox): State<Sandbox>, headers: HeaderMap, body: Bytes) -> Response {
    let key = super::key(&sandbox, &headers);
    call::serve(&sandbox, key, |circumstances| answer(&body, circumstances)).await
}

fn answer(body: &[u8], circumstances: Circumstances) -> Result<Given, OpenAiError> {
    let body = super::read(body)?;
    let model = super::model(&body)?;
    let prompt = prompt(&body)?;
    let answer = model::ask(circumstances.faults, &prompt);
    let id = circumstances.id;
    let message = |status: &str, part: Value| {
        json!({"id": format!("msg_{id:016x}"), "type": "message", "status": status, "role": "assistant",
            "content": [part]})
    };
    let text = |text: String| json!({"type": "output_text", "text": text, "annotations": [], "logprobs": []});
    let (spoken, cut_off) = match answer.said {
        Said::Text(words) => (Some(message("completed", text(words))), false),
        Said::Refusal => (Some(message("completed", json!({"type": "refusal", "refusal": REFUSAL}))), false),
        Said::CutOff(words) if words.is_empty() => (None, true),
        Said::CutOff(words) => (Some(message("incomplete", text(words))), true),
    };
    let thought = json!({"id": format!("rs_{id:016x}"), "type": "reasoning", "summary": []});
    let output: Vec<Value> = std::iter::once(thought).chain(spoken).collect();
    let usage = answer.usage;
    let body = json!({
        "id": format!("resp_{id:016x}"),
        "object": "response",
        "created_at": circumstances.now_seconds,
        "status": if cut_off { "incomplete" } else { "completed" },
        "error": null,
        "incomplete_details": cut_off.then(|| json!({"reason": "max_output_tokens"})),
        "instructions": body.get("instructions"),
        "max_output_tokens": prompt.output_tokens_max,
        "model": model,
        "output": output,
        "store": body.get("store").cloned().unwrap_or(Value::Bool(true)),
        "usage": {
            "input_tokens": usage.input,
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens": usage.thinking + usage.output,
            "output_tokens_details": {"reasoning_tokens": usage.thinking},
            "total_tokens": usage.total(),
        },
    });
    Ok(Given { body, comments: answer.comments })
}

fn prompt(body: &Map<String, Value>) -> Result<Prompt, OpenAiError> {
    if let Some((name, other)) = MOVED.iter().find(|(name, _)| params::given(body, name).is_some()) {
        return Err(OpenAiError::moved(name, other));
    }
    if let Some(name) = UNSUPPORTED.iter().find(|name| params::given(body, name).is_some()) {
        return Err(OpenAiError::unsupported(name, None));
    }
    params::only(body, "", &KNOWN)?;
    params::boolean(body, "", "store")?;
    if let Some(text) = params::object(body, "", "text")? {
        params::only(text, "text", &["format", "verbosity"])?;
        format::check_responses(text)?;
    }
    let none = Map::new();
    let reasoning = params::object(body, "", "reasoning")?.unwrap_or(&none);
    params::only(reasoning, "reasoning", &["effort", "summary"])?;
    let mut prompt = input(body)?;
    prompt.instructions.push_str(params::text(body, "", "instructions")?.unwrap_or_default());
    prompt.output_tokens_max = params::token_limit(body, "max_output_tokens", OUTPUT_TOKENS_MIN)?;
    prompt.thinking_tokens = params::effort(reasoning, "reasoning", "effort")?;
    Ok(prompt)
}

fn input(body: &Map<String, Value>) -> Result<Prompt, OpenAiError> {
    let mut prompt = Prompt::default();
    let messages = match params::given(body, "input") {
        None => return Err(OpenAiError::missing("input")),
        Some(Value::String(text)) => {
            prompt.input.clone_from(text);
            return Ok(prompt);
        }
        Some(Value::Array(messages)) => messages,
        Some(other) => {
            return Err(OpenAiError::wrong_type("input", "one of a string or array of objects", other));
        }
    };
    for (at, message) in messages.iter().enumerate() {
        let path = format!("input[{at}]");
        let message =
            message.as_object().ok_or_else(|| OpenAiError::wrong_type(&path, "an object", message))?;
        let role = params::required_text(message, &path, "role")?;
        params::only(message, &path, &["type", "role", "content"])?;
        let part_type = if role == "assistant" { "output_text" } else { "input_text" };
        let content = params::content(message, &path, part_type)?;
        match role {
            "system" | "developer" => prompt.instructions.push_str(&content),
            "user" => prompt.input = content,
            "assistant" => {}
            other => return Err(OpenAiError::wrong_value(&format!("{path}.role"), other, &ROLES)),
        }
    }
    Ok(prompt)
}
