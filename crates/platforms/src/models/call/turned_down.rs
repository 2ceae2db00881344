//! Parameters that not every model takes, and those an account's model turned down. Not for what they mean.

use std::sync::atomic::{AtomicU8, Ordering};

use serde_json::Value;

use super::{Reply, fault};

/// A parameter that can be left out, or replaced by its neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::models) enum Param {
    /// Chat Completions: how long to think.
    ReasoningEffort,
    /// Responses: how long to think.
    Reasoning,
    /// Gemini: how long to think.
    ThinkingConfig,
    /// Chat Completions: the longest answer, as reasoning models want it.
    MaxCompletionTokens,
    /// Chat Completions: the longest answer, as everybody else wants it.
    MaxTokens,
}

impl Param {
    const ALL: [Self; 5] = [
        Self::ReasoningEffort,
        Self::Reasoning,
        Self::ThinkingConfig,
        Self::MaxCompletionTokens,
        Self::MaxTokens,
    ];

    const fn bit(self) -> u8 {
        1 << self as u8
    }

    /// What a question calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ReasoningEffort => "reasoning_effort",
            Self::Reasoning => "reasoning",
            Self::ThinkingConfig => "thinkingConfig",
            Self::MaxCompletionTokens => "max_completion_tokens",
            Self::MaxTokens => "max_tokens",
        }
    }

    /// Whether it is part of a question.
    fn is_in(self, question: &Value) -> bool {
        let place = if self == Self::ThinkingConfig { &question["generationConfig"] } else { question };
        place.get(self.name()).is_some()
    }

    /// What errors call it, in lower case.
    const fn words(self) -> &'static [&'static str] {
        match self {
            Self::ReasoningEffort => &["reasoning_effort"],
            Self::Reasoning => &["reasoning"],
            Self::ThinkingConfig => {
                &["thinkingconfig", "thinking_config", "thinkingbudget", "thinking_budget", "thinking"]
            }
            Self::MaxCompletionTokens => &["max_completion_tokens"],
            Self::MaxTokens => &["max_tokens"],
        }
    }

    /// Where `text`, in lower case, first names it as a word of its own.
    fn first_in(self, text: &str) -> Option<usize> {
        let is_part =
            |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        let bytes = text.as_bytes();
        let first = |word: &&str| {
            text.match_indices(*word).map(|(at, _)| at).find(|at| {
                let before = at.checked_sub(1).and_then(|before| bytes.get(before));
                !is_part(before) && !is_part(bytes.get(at + word.len()))
            })
        };
        self.words().iter().filter_map(first).min()
    }
}

/// Parameters to leave out of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::models) struct Without(u8);

impl Without {
    /// Whether `param` is to be left out.
    pub const fn has(self, param: Param) -> bool {
        self.0 & param.bit() != 0
    }
}

/// The parameters an account's model turned down so far.
#[derive(Debug, Default)]
pub(super) struct TurnedDown(AtomicU8);

impl TurnedDown {
    pub fn so_far(&self) -> Without {
        Without(self.0.load(Ordering::Relaxed))
    }

    /// If the reply turns down a parameter that the question could do without: remembers it and says what to leave out
    /// of the next one.
    pub fn learn(&self, without: Without, question: &Value, reply: &Reply) -> Option<Without> {
        let param = turned_down(question, reply).filter(|param| !without.has(*param))?;
        self.0.fetch_or(param.bit(), Ordering::Relaxed);
        Some(Without(without.0 | param.bit()))
    }
}

/// The parameter of the question that the reply turns down. What the error says is only looked at, never kept.
fn turned_down(question: &Value, reply: &Reply) -> Option<Param> {
    let error = fault::error_in(reply)?;
    let mut sent = Param::ALL.into_iter().filter(|param| param.is_in(question));
    match reply.status {
        400 => match error["param"].as_str() {
            Some(named) => {
                let named = named.to_ascii_lowercase();
                sent.find(|param| param.first_in(&named) == Some(0))
            }
            None => {
                let says: String =
                    fault::sentences(error).collect::<Vec<_>>().join("\n").to_ascii_lowercase();
                let named = sent.filter_map(|param| Some((param.first_in(&says)?, param)));
                named.min_by_key(|(at, _)| *at).map(|(_, param)| param)
            }
        },
        // OpenRouter's word for a model of which no provider takes every parameter. Providers take one name of the
        // longest answer or the other.
        404 if fault::sentences(error).any(|text| text.contains("requested parameters")) => {
            sent.find(|param| matches!(param, Param::MaxCompletionTokens | Param::MaxTokens))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn turned(question: &Value, status: u16, error: &Value) -> Option<Param> {
        turned_down(question, &Reply { status, wait: None, json: json!({"error": error}) })
    }

    #[test]
    fn a_parameter_is_known_by_the_field_or_the_sentence_that_names_it() {
        let chat = json!({"max_completion_tokens": 600, "reasoning_effort": "low"});
        let older = json!({"max_tokens": 600});
        let responses = json!({"reasoning": {"effort": "low"}, "max_output_tokens": 600});
        let gemini = json!({"generationConfig": {"thinkingConfig": {"thinkingBudget": 0}}});
        let swap = "Unsupported parameter: 'max_tokens' is not supported with this model. Use \
                    'max_completion_tokens' instead.";
        let raw = r#"{"error":{"message":"Unrecognized request argument supplied: max_completion_tokens"}}"#;
        let named = [
            (&chat, json!({"param": "reasoning_effort"}), Param::ReasoningEffort),
            (&chat, json!({"param": "max_completion_tokens"}), Param::MaxCompletionTokens),
            (&chat, json!({"message": "unknown: reasoning_effort"}), Param::ReasoningEffort),
            (&chat, json!("Argument not supported on this model: reasoning_effort"), Param::ReasoningEffort),
            (
                &chat,
                json!({"code": 400, "message": "Provider returned error", "metadata": {"raw": raw}}),
                Param::MaxCompletionTokens,
            ),
            (&older, json!({"param": "max_tokens", "message": swap}), Param::MaxTokens),
            (&older, json!({"param": null, "message": swap}), Param::MaxTokens),
            (&responses, json!({"param": "reasoning.effort"}), Param::Reasoning),
            (
                &gemini,
                json!({"message": "Budget 0 is invalid. It only works in thinking mode."}),
                Param::ThinkingConfig,
            ),
            (&gemini, json!({"message": "Unknown name \"thinkingConfig\""}), Param::ThinkingConfig),
        ];
        for (question, error, param) in named {
            assert_eq!(turned(question, 400, &error), Some(param), "{error}");
        }
    }

    #[test]
    fn what_was_not_sent_or_is_only_part_of_a_word_is_not_turned_down() {
        let chat = json!({"max_completion_tokens": 600});
        for error in [
            json!({"param": "messages", "message": "too long for max_completion_tokens"}),
            json!({"message": "unknown: reasoning_effort"}),
            json!({"message": "see new_max_completion_tokens and max_completion_tokens_left"}),
            json!({"message": 7}),
            json!(null),
        ] {
            assert_eq!(turned(&chat, 400, &error), None, "{error}");
        }
        assert_eq!(turned(&chat, 500, &json!({"param": "max_completion_tokens"})), None);
    }

    #[test]
    fn where_no_provider_takes_every_parameter_the_other_name_of_the_longest_answer_is_tried() {
        let error =
            json!({"code": 404, "message": "No endpoints found that can handle the requested parameters."});
        let chat = json!({"max_completion_tokens": 600});
        assert_eq!(turned(&chat, 404, &error), Some(Param::MaxCompletionTokens));
        assert_eq!(turned(&chat, 404, &json!({"code": 404, "message": "No endpoints found"})), None);
    }

    #[test]
    fn each_parameter_is_given_up_once() {
        let turned_down = TurnedDown::default();
        let question = json!({"max_tokens": 600});
        let reply = Reply { status: 400, wait: None, json: json!({"error": {"param": "max_tokens"}}) };
        let without = turned_down.learn(turned_down.so_far(), &question, &reply).unwrap();
        assert!(without.has(Param::MaxTokens) && !without.has(Param::MaxCompletionTokens));
        assert_eq!(turned_down.so_far(), without);
        assert_eq!(turned_down.learn(without, &question, &reply), None);
    }
}
