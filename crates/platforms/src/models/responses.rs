//! OpenAI's Responses. Not for Chat Completions, which others speak too.
//!
//! Source: developers.openai.com/api/docs/api-reference/responses.

use secrecy::SecretString;
use serde_json::{Value, json};

use super::call::{Account, KeyHeader, Param, Reply, Without, fault, joined, json_of, model_of, tokens};
use super::{ModelAnswer, ModelError, ModelFuture, ModelProvider, ModelQuestion, ModelUsage};
use crate::http::{Http, ServiceUrl};

/// Responses with one key and one model.
#[derive(Debug)]
pub struct ResponsesClient {
    account: Account,
}

impl ResponsesClient {
    /// A client for the API at `base`, which ends before `responses` (`https://api.openai.com/v1`).
    pub fn new(http: &Http, base: ServiceUrl, key: SecretString, model: String) -> Self {
        Self { account: Account::new(http, base, key, KeyHeader::Bearer, model) }
    }

    fn body(&self, question: &ModelQuestion, without: Without) -> Value {
        let mut body = json!({
            "model": self.account.model,
            "instructions": question.instructions,
            "input": question.input,
            "max_output_tokens": question.output_tokens_max,
            "store": false,
            "text": {
                "format": {
                    "type": "json_schema",
                    "name": question.shape_name,
                    "strict": true,
                    "schema": question.shape,
                },
            },
        });
        if !without.has(Param::Reasoning) {
            body[Param::Reasoning.name()] = json!({"effort": "low"});
        }
        body
    }

    async fn answer(&self, question: &ModelQuestion) -> Result<ModelAnswer, ModelError> {
        let reply = self.account.ask(&["responses"], |without| self.body(question, without)).await?;
        read(&self.account.model, &reply)
    }
}

impl ModelProvider for ResponsesClient {
    fn name(&self) -> &'static str {
        "openai"
    }

    fn ask<'a>(&'a self, question: &'a ModelQuestion) -> ModelFuture<'a> {
        Box::pin(self.answer(question))
    }
}

fn read(asked_model: &str, reply: &Reply) -> Result<ModelAnswer, ModelError> {
    if let Some(error) = fault::error_in(reply) {
        return Err(fault::sorted(reply, error));
    }
    let json = &reply.json;
    // Thoughts and other things come between the messages.
    let messages =
        || json["output"].as_array().into_iter().flatten().filter(|item| item["type"] == "message");
    let is_refusal = |part: &Value| part["type"] == "refusal";
    if messages()
        .any(|message| message["content"].as_array().is_some_and(|parts| parts.iter().any(is_refusal)))
    {
        return Err(ModelError::Declined);
    }
    match json["status"].as_str() {
        Some("completed") => {}
        Some("incomplete") => {
            return Err(match json["incomplete_details"]["reason"].as_str() {
                Some("max_output_tokens") => ModelError::CutOff,
                Some("content_filter") => ModelError::Declined,
                _ => ModelError::Unreadable("it is incomplete"),
            });
        }
        Some("failed") => return Err(ModelError::Unavailable { status: reply.status }),
        _ => return Err(ModelError::Unreadable("it is not completed")),
    }
    // Only the last message is the answer; those before it tell how the work goes on.
    let message = messages().next_back().ok_or(ModelError::Unreadable("it has no message"))?;
    let usage = &json["usage"];
    Ok(ModelAnswer {
        json: json_of(&joined(&message["content"], |part| part["type"] == "output_text"))?,
        model: model_of(&json["model"], asked_model),
        usage: ModelUsage {
            input_tokens: tokens(&usage["input_tokens"]),
            output_tokens: tokens(&usage["output_tokens"]),
            cost_micros: None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::call::any::{any_reply, keeps_nothing_private};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_answer_is_too_odd(reply in any_reply(&["output", "0"])) {
            prop_assert!(keeps_nothing_private(&read("m", &reply)));
        }
    }
}
