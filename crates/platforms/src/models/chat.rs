//! OpenAI's Chat Completions, and everybody who speaks them. Not for OpenAI's newer Responses.
//!
//! Sources: developers.openai.com/api/docs/api-reference/chat, openrouter.ai/docs/api-reference.

use secrecy::SecretString;
use serde_json::{Value, json};

use super::call::{Account, KeyHeader, Param, Reply, Without, fault, joined, json_of, model_of, tokens};
use super::{ModelAnswer, ModelError, ModelFuture, ModelProvider, ModelQuestion, ModelUsage};
use crate::http::{Http, ServiceUrl};

/// Whose Chat Completions they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChatFlavour {
    /// OpenAI's own.
    OpenAi,
    /// OpenRouter's, which pass a question on to a provider that takes it as it is and keeps nothing of it.
    OpenRouter,
    /// Anybody else's.
    Compatible,
}

impl ChatFlavour {
    /// What records and messages call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OpenAi => "openai",
            Self::OpenRouter => "openrouter",
            Self::Compatible => "compatible",
        }
    }

    /// The names of the longest answer, the likelier one first.
    const fn length_params(self) -> [Param; 2] {
        match self {
            Self::OpenAi | Self::OpenRouter => [Param::MaxCompletionTokens, Param::MaxTokens],
            Self::Compatible => [Param::MaxTokens, Param::MaxCompletionTokens],
        }
    }
}

/// Chat Completions with one key and one model.
#[derive(Debug)]
pub struct ChatClient {
    account: Account,
    flavour: ChatFlavour,
}

impl ChatClient {
    /// A client for the API at `base`, which ends before `chat/completions` (`https://api.openai.com/v1`,
    /// `https://openrouter.ai/api/v1`). An empty key is not sent.
    pub fn new(
        http: &Http,
        base: ServiceUrl,
        key: SecretString,
        model: String,
        flavour: ChatFlavour,
    ) -> Self {
        Self { account: Account::new(http, base, key, KeyHeader::Bearer, model), flavour }
    }

    fn body(&self, question: &ModelQuestion, without: Without) -> Value {
        let flavour = self.flavour;
        let role = if flavour == ChatFlavour::OpenAi { "developer" } else { "system" };
        let mut body = json!({
            "model": self.account.model,
            "messages": [
                {"role": role, "content": question.instructions},
                {"role": "user", "content": question.input},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": question.shape_name, "strict": true, "schema": question.shape},
            },
        });
        let [likelier, other] = flavour.length_params();
        let length = if without.has(likelier) && !without.has(other) { other } else { likelier };
        body[length.name()] = question.output_tokens_max.into();
        match flavour {
            ChatFlavour::OpenAi => {
                // New accounts keep what is asked unless told not to.
                body["store"] = false.into();
                if !without.has(Param::ReasoningEffort) {
                    body[Param::ReasoningEffort.name()] = "low".into();
                }
            }
            ChatFlavour::OpenRouter => {
                // Otherwise it may be passed on to somebody who does not know the shape, or who learns from comments.
                body["provider"] = json!({"require_parameters": true, "data_collection": "deny"});
            }
            ChatFlavour::Compatible => {}
        }
        body
    }

    async fn answer(&self, question: &ModelQuestion) -> Result<ModelAnswer, ModelError> {
        let reply =
            self.account.ask(&["chat", "completions"], |without| self.body(question, without)).await?;
        read(self.flavour, &self.account.model, &reply)
    }
}

impl ModelProvider for ChatClient {
    fn name(&self) -> &str {
        self.flavour.name()
    }

    fn ask<'a>(&'a self, question: &'a ModelQuestion) -> ModelFuture<'a> {
        Box::pin(self.answer(question))
    }
}

fn read(flavour: ChatFlavour, asked_model: &str, reply: &Reply) -> Result<ModelAnswer, ModelError> {
    let json = &reply.json;
    let choice = &json["choices"][0];
    // OpenRouter has said yes already when the provider behind it fails.
    let within = Some(&choice["error"]).filter(|error| !error.is_null());
    if let Some(error) = fault::error_in(reply).or(within) {
        return Err(sorted(flavour, reply, error));
    }
    if choice.is_null() {
        return Err(ModelError::Unreadable("it has no choices"));
    }
    let message = &choice["message"];
    if message["refusal"].as_str().is_some_and(|refusal| !refusal.is_empty()) {
        return Err(ModelError::Declined);
    }
    match choice["finish_reason"].as_str() {
        Some("content_filter") => return Err(ModelError::Declined),
        Some("length") => return Err(ModelError::CutOff),
        Some("error") => return Err(ModelError::Unavailable { status: reply.status }),
        _ => {}
    }
    let content = &message["content"];
    let parts = || joined(content, |part| part["type"] == "text");
    let usage = &json["usage"];
    Ok(ModelAnswer {
        json: json_of(&content.as_str().map_or_else(parts, str::to_owned))?,
        model: model_of(&json["model"], asked_model),
        usage: ModelUsage {
            input_tokens: tokens(&usage["prompt_tokens"]),
            output_tokens: tokens(&usage["completion_tokens"]),
            cost_micros: match flavour {
                ChatFlavour::OpenRouter => micros_of(&usage["cost"]),
                ChatFlavour::OpenAi | ChatFlavour::Compatible => None,
            },
        },
    })
}

fn sorted(flavour: ChatFlavour, reply: &Reply, error: &Value) -> ModelError {
    if flavour == ChatFlavour::OpenRouter && fault::status_of(reply, error) == 403 {
        // Moderation, but for a key that has spent what its owner allows it.
        let is_spent = fault::sentences(error).any(|text| text.contains("limit exceeded"));
        return if is_spent { ModelError::OutOfQuota } else { ModelError::Declined };
    }
    fault::sorted(reply, error)
}

/// Dollars as millionths.
fn micros_of(dollars: &Value) -> Option<i64> {
    let dollars = dollars.as_f64().filter(|dollars| *dollars >= 0.0)?;
    format!("{:.0}", dollars * 1e6).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::call::any::{any_reply, keeps_nothing_private};
    use proptest::prelude::*;

    #[test]
    fn dollars_become_millionths() {
        for (dollars, micros) in [
            (json!(0.000_15), Some(150)),
            (json!(1.5e-5), Some(15)),
            (json!(2), Some(2_000_000)),
            (json!(0), Some(0)),
            (json!(-1), None),
            (json!(1e300), None),
            (json!("0.1"), None),
            (json!(null), None),
        ] {
            assert_eq!(micros_of(&dollars), micros, "{dollars}");
        }
    }

    proptest! {
        #[test]
        fn no_answer_is_too_odd(
            reply in any_reply(&["choices", "0"]),
            flavour in proptest::sample::select(
                &[ChatFlavour::OpenAi, ChatFlavour::OpenRouter, ChatFlavour::Compatible][..],
            ),
        ) {
            prop_assert!(keeps_nothing_private(&read(flavour, "m", &reply)));
        }
    }
}
