//! Google's Gemini. Not for its copy of Chat Completions.
//!
//! Source: ai.google.dev/api/generate-content, ai.google.dev/gemini-api/docs/troubleshooting.

use secrecy::SecretString;
use serde_json::{Value, json};

use super::call::{
    Account, KeyHeader, Param, Reply, Without, duration_of, fault, joined, json_of, model_of, tokens,
};
use super::{ModelAnswer, ModelError, ModelFuture, ModelProvider, ModelQuestion, ModelUsage};
use crate::http::{Http, ServiceUrl};

/// `generateContent` with one key and one model.
#[derive(Debug)]
pub struct GeminiClient {
    account: Account,
}

impl GeminiClient {
    /// A client for the API at `base`, version included (`https://generativelanguage.googleapis.com/v1beta`). The model
    /// may be written with or without `models/`.
    pub fn new(http: &Http, base: ServiceUrl, key: SecretString, model: String) -> Self {
        let model = match model.strip_prefix("models/") {
            Some(bare) => bare.to_owned(),
            None => model,
        };
        Self { account: Account::new(http, base, key, KeyHeader::Named("x-goog-api-key"), model) }
    }

    async fn answer(&self, question: &ModelQuestion) -> Result<ModelAnswer, ModelError> {
        let method = format!("{}:generateContent", self.account.model);
        let reply = self.account.ask(&["models", &method], |without| body(question, without)).await?;
        read(&self.account.model, &reply)
    }
}

impl ModelProvider for GeminiClient {
    fn name(&self) -> &'static str {
        "gemini"
    }

    fn ask<'a>(&'a self, question: &'a ModelQuestion) -> ModelFuture<'a> {
        Box::pin(self.answer(question))
    }
}

fn body(question: &ModelQuestion, without: Without) -> Value {
    let mut settings = json!({
        "maxOutputTokens": question.output_tokens_max,
        "responseMimeType": "application/json",
        "responseJsonSchema": question.shape,
    });
    if !without.has(Param::ThinkingConfig) {
        settings[Param::ThinkingConfig.name()] = json!({"thinkingBudget": 0});
    }
    json!({
        "systemInstruction": {"parts": [{"text": question.instructions}]},
        "contents": [{"role": "user", "parts": [{"text": question.input}]}],
        "generationConfig": settings,
    })
}

fn read(asked_model: &str, reply: &Reply) -> Result<ModelAnswer, ModelError> {
    if let Some(error) = fault::error_in(reply) {
        return Err(sorted(reply, error));
    }
    let json = &reply.json;
    if json["promptFeedback"]["blockReason"].is_string() {
        return Err(ModelError::Declined);
    }
    let candidate = &json["candidates"][0];
    if candidate.is_null() {
        return Err(ModelError::Unreadable("it has no candidates"));
    }
    match candidate["finishReason"].as_str() {
        // Often without any part: thinking took it all.
        Some("MAX_TOKENS") => return Err(ModelError::CutOff),
        Some("SAFETY" | "RECITATION" | "PROHIBITED_CONTENT" | "SPII" | "BLOCKLIST" | "LANGUAGE") => {
            return Err(ModelError::Declined);
        }
        _ => {}
    }
    let usage = &json["usageMetadata"];
    Ok(ModelAnswer {
        json: json_of(&joined(&candidate["content"]["parts"], |part| part["thought"] != true))?,
        model: model_of(&json["modelVersion"], asked_model),
        usage: ModelUsage {
            input_tokens: tokens(&usage["promptTokenCount"]),
            output_tokens: tokens(&usage["candidatesTokenCount"])
                .saturating_add(tokens(&usage["thoughtsTokenCount"])),
            cost_micros: None,
        },
    })
}

/// Sorts an error by its details, its status word and its status, in this order.
fn sorted(reply: &Reply, error: &Value) -> ModelError {
    let details = || error["details"].as_array().into_iter().flatten();
    if details().any(|detail| detail["reason"].as_str().is_some_and(|reason| reason.starts_with("API_KEY_")))
    {
        return ModelError::Credentials;
    }
    let violations = || details().filter_map(|detail| detail["violations"].as_array()).flatten();
    let is_of_the_day =
        violations().any(|violation| violation["quotaId"].as_str().is_some_and(|id| id.contains("PerDay")));
    let code = fault::word(&error["status"]);
    let status = match code.as_deref() {
        Some("UNAUTHENTICATED") => 401,
        Some("PERMISSION_DENIED") => 403,
        Some("RESOURCE_EXHAUSTED") => 429,
        Some("INTERNAL") => 500,
        Some("UNAVAILABLE") => 503,
        Some("DEADLINE_EXCEEDED") => 504,
        _ => fault::status_of(reply, error),
    };
    if status == 429 && is_of_the_day {
        return ModelError::OutOfQuota;
    }
    let wait = details().find_map(|detail| duration_of(detail["retryDelay"].as_str()?));
    fault::by_status(status, code, wait.or(reply.wait))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::call::any::{any_reply, keeps_nothing_private};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_answer_is_too_odd(reply in any_reply(&["candidates", "0"])) {
            prop_assert!(keeps_nothing_private(&read("m", &reply)));
        }
    }
}
