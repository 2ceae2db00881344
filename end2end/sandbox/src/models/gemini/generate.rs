//! `POST /models/{model}:generateContent`.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::error::GeminiError;
use super::fields::{self, Fields};
use super::schema;
use crate::models::call::{self, Circumstances, Given};
use crate::models::model::{self, Prompt, Said};
use crate::models::tokens;
use crate::server::Sandbox;

/// The one method that is simulated.
const METHOD: &str = "generateContent";
/// What a question needs. Tools and caches are not simulated.
const KNOWN: [&str; 4] = ["contents", "systemInstruction", "generationConfig", "safetySettings"];
/// What can be set about an answer.
const CONFIG_KNOWN: [&str; 14] = [
    "temperature",
    "topP",
    "topK",
    "candidateCount",
    "maxOutputTokens",
    "stopSequences",
    "responseMimeType",
    "responseSchema",
    "responseJsonSchema",
    "thinkingConfig",
    "seed",
    "presencePenalty",
    "frequencyPenalty",
    "responseModalities",
];
/// Where that lies.
const CONFIG: &str = "generation_config";
/// Tokens of thinking when nothing is said about it.
const THINKING_TOKENS: u64 = 128;

pub(super) async fn create(
    State(sandbox): State<Sandbox>,
    Path(called): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let key = super::key(&sandbox, &headers);
    call::serve(&sandbox, key, |circumstances| answer(&called, &body, circumstances)).await
}

fn answer(called: &str, body: &[u8], circumstances: Circumstances) -> Result<Given, GeminiError> {
    let model = match called.rsplit_once(':') {
        Some((model, METHOD)) if model.starts_with("gemini-") => model,
        Some((model, _)) => return Err(GeminiError::unknown_model(model)),
        None => return Err(GeminiError::unknown_model(called)),
    };
    let body: Fields = serde_json::from_slice(body)
        .map_err(|error| GeminiError::invalid(format!("Invalid JSON payload received. {error}")))?;
    let prompt = prompt(&body, model)?;
    let answer = model::ask(circumstances.faults, &prompt);
    let mut usage = json!({"promptTokenCount": answer.usage.input, "totalTokenCount": answer.usage.total()});
    // A count of zero is not sent.
    for (name, count) in
        [("candidatesTokenCount", answer.usage.output), ("thoughtsTokenCount", answer.usage.thinking)]
    {
        if count > 0 {
            usage[name] = json!(count);
        }
    }
    let mut body = json!({
        "usageMetadata": usage,
        "modelVersion": model,
        "responseId": format!("sandbox{:016x}", circumstances.id),
    });
    let content = |text: &str| json!({"role": "model", "parts": [{"text": text}]});
    match &answer.said {
        Said::Text(text) => body["candidates"] = candidate(Some(content(text)), "STOP"),
        Said::CutOff(text) if text.is_empty() => {
            body["candidates"] = candidate(Some(json!({})), "MAX_TOKENS");
        }
        Said::CutOff(text) => body["candidates"] = candidate(Some(content(text)), "MAX_TOKENS"),
        // A filter stands before the model and another behind it; either may be the one that refuses.
        Said::Refusal if circumstances.id.is_multiple_of(2) => {
            body["promptFeedback"] = json!({"blockReason": "SAFETY"});
        }
        Said::Refusal => body["candidates"] = candidate(None, "SAFETY"),
    }
    Ok(Given { body, comments: answer.comments })
}

fn candidate(content: Option<Value>, finish_reason: &str) -> Value {
    let mut candidate = json!({"finishReason": finish_reason, "index": 0, "safetyRatings": []});
    if let Some(content) = content {
        candidate["content"] = content;
    }
    json!([candidate])
}

fn prompt(body: &Fields, model: &str) -> Result<Prompt, GeminiError> {
    fields::only(body, "", &KNOWN)?;
    fields::list(body, "", "safetySettings")?;
    let mut prompt = Prompt::default();
    if let Some(instruction) = fields::object(body, "", "systemInstruction")? {
        prompt.instructions = text_of(instruction, "system_instruction")?;
    }
    let contents = fields::list(body, "", "contents")?;
    if contents.is_empty() {
        return Err(GeminiError::senseless("contents", "contents is not specified"));
    }
    for (at, content) in contents.iter().enumerate() {
        let at = format!("contents[{at}]");
        let content = fields::as_object(content, &at)?;
        let text = text_of(content, &at)?;
        match fields::text(content, &at, "role")? {
            None | Some("user") => prompt.input = text,
            Some("model") => {}
            Some(_) => return Err(GeminiError::invalid("Please use a valid role: user, model.")),
        }
    }
    let none = Fields::new();
    let config = fields::object(body, "", "generationConfig")?.unwrap_or(&none);
    fields::only(config, CONFIG, &CONFIG_KNOWN)?;
    for name in ["temperature", "topP", "topK", "presencePenalty", "frequencyPenalty"] {
        fields::number(config, CONFIG, name)?;
    }
    if fields::number(config, CONFIG, "temperature")?.is_some_and(|value| !(0.0..=2.0).contains(&value)) {
        return Err(GeminiError::senseless(
            &format!("{CONFIG}.temperature"),
            "must be in the range [0.0, 2.0]",
        ));
    }
    prompt.output_tokens_max = match fields::integer(config, CONFIG, "maxOutputTokens")? {
        None => None,
        Some(limit) => Some(u64::try_from(limit).ok().filter(|limit| *limit > 0).ok_or_else(|| {
            GeminiError::senseless(
                &format!("{CONFIG}.max_output_tokens"),
                "max_output_tokens must be positive",
            )
        })?),
    };
    form(config)?;
    prompt.thinking_tokens = thinking(config, model)?;
    Ok(prompt)
}

/// The text of a content's parts.
fn text_of(content: &Fields, at: &str) -> Result<String, GeminiError> {
    fields::only(content, at, &["role", "parts"])?;
    let parts = fields::list(content, at, "parts")?;
    if parts.is_empty() {
        return Err(GeminiError::senseless(&format!("{at}.parts"), "contents.parts must not be empty."));
    }
    let text = |(position, part)| {
        let at = format!("{at}.parts[{position}]");
        let part = fields::as_object(part, &at)?;
        fields::only(part, &at, &["text"])?;
        Ok(fields::text(part, &at, "text")?.unwrap_or_default())
    };
    parts.iter().enumerate().map(text).collect()
}

/// The asked form of the answer: a schema of either kind, never both, and only for JSON.
fn form(config: &Fields) -> Result<(), GeminiError> {
    let mime_type = fields::text(config, CONFIG, "responseMimeType")?.unwrap_or("text/plain");
    if !["text/plain", "application/json"].contains(&mime_type) {
        return Err(GeminiError::senseless(
            &format!("{CONFIG}.response_mime_type"),
            "allowed mimetypes are `text/plain`, `application/json`.",
        ));
    }
    let own = fields::object(config, CONFIG, "responseSchema")?;
    let standard = fields::object(config, CONFIG, "responseJsonSchema")?;
    if own.is_some() && standard.is_some() {
        return Err(GeminiError::invalid("Only one of response_schema and response_json_schema can be set."));
    }
    if mime_type != "application/json" && (own.is_some() || standard.is_some()) {
        return Err(GeminiError::invalid("A response schema needs the response_mime_type application/json."));
    }
    own.map_or(Ok(()), |own| schema::check(own, &format!("{CONFIG}.response_schema")))
}

/// Tokens of thinking: a budget for the models of version 2, a level for later ones; never both.
fn thinking(config: &Fields, model: &str) -> Result<u64, GeminiError> {
    let at = format!("{CONFIG}.thinking_config");
    let none = Fields::new();
    let thinking = fields::object(config, CONFIG, "thinkingConfig")?.unwrap_or(&none);
    fields::only(thinking, &at, &["thinkingBudget", "thinkingLevel", "includeThoughts"])?;
    let budget = fields::integer(thinking, &at, "thinkingBudget")?;
    let level = fields::text(thinking, &at, "thinkingLevel")?;
    match (budget, level) {
        (Some(_), Some(_)) => {
            Err(GeminiError::invalid("You can only set only one of thinking budget and thinking level."))
        }
        (None, Some(_)) if model.starts_with("gemini-2") => {
            Err(GeminiError::invalid("Thinking level is not supported for this model."))
        }
        (None, Some(level)) => match level.to_ascii_lowercase().as_str() {
            named @ ("minimal" | "low" | "medium" | "high") => {
                Ok(tokens::of_effort(named).unwrap_or_default())
            }
            _ => Err(GeminiError::wrong_value(
                &format!("{at}.thinking_level"),
                "enum ThinkingLevel",
                &json!(level),
            )),
        },
        (Some(0), None) if model.contains("-pro") => {
            Err(GeminiError::invalid("Budget 0 is invalid. This model only works in thinking mode."))
        }
        (Some(budget), None) => {
            Ok(u64::try_from(budget).map_or(THINKING_TOKENS, |most| most.min(THINKING_TOKENS)))
        }
        (None, None) => Ok(THINKING_TOKENS),
    }
}
