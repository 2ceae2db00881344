//! Replies nobody would write, for tests: any JSON, made of the words the providers use.

use proptest::prelude::*;
use serde_json::{Map, Number, Value};

use super::Reply;
use crate::models::{ModelAnswer, ModelError};

/// Stands for what must not be kept: a comment, a name, a key.
const PRIVATE: &str = "Rosa Soto: quiero la 7";

const NAMES: &[&str] = &[
    "error",
    "code",
    "type",
    "param",
    "message",
    "metadata",
    "raw",
    "reasons",
    "status",
    "choices",
    "content",
    "text",
    "refusal",
    "finish_reason",
    "usage",
    "cost",
    "model",
    "output",
    "incomplete_details",
    "reason",
    "candidates",
    "parts",
    "finishReason",
    "promptFeedback",
    "blockReason",
    "details",
    "violations",
    "quotaId",
    "retryDelay",
    "@type",
    "prompt_tokens",
    "input_tokens",
    "promptTokenCount",
    "thoughtsTokenCount",
    "modelVersion",
    "thought",
];
const WORDS: &[&str] = &[
    "",
    "{}",
    "```",
    "message",
    "text",
    "output_text",
    "refusal",
    "stop",
    "length",
    "content_filter",
    "error",
    "failed",
    "completed",
    "incomplete",
    "max_output_tokens",
    "insufficient_quota",
    "STOP",
    "MAX_TOKENS",
    "SAFETY",
    "31s",
    "PerDay",
    "API_KEY_INVALID",
    "RESOURCE_EXHAUSTED",
    PRIVATE,
];

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (200..600_u16).prop_map(Value::from),
        any::<f64>().prop_map(|number| Number::from_f64(number).map_or(Value::Null, Value::Number)),
        proptest::sample::select(WORDS).prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 6, |inner| {
        let field = (proptest::sample::select(NAMES).prop_map(str::to_owned), inner.clone());
        prop_oneof![
            proptest::collection::vec(inner, 0..4).prop_map(Value::from),
            proptest::collection::vec(field, 0..6).prop_map(|fields| Value::Object(Map::from_iter(fields))),
        ]
    })
}

/// A reply whose body is any JSON, half of the time with `within` as the first steps down.
pub(in crate::models) fn any_reply(within: &'static [&'static str]) -> impl Strategy<Value = Reply> {
    let status = proptest::sample::select(&[200_u16, 200, 200, 302, 400, 401, 403, 404, 429, 500][..]);
    (status, any::<bool>(), any_json()).prop_map(move |(status, is_deep, json)| {
        let wrap = |json: Value, name: &&str| match name.parse::<usize>() {
            Ok(_) => Value::from(vec![json]),
            Err(_) => Value::Object(Map::from_iter([((*name).to_owned(), json)])),
        };
        let json = if is_deep { within.iter().rev().fold(json, wrap) } else { json };
        Reply { status, wait: None, json }
    })
}

/// An error never repeats what was sent.
pub(in crate::models) fn keeps_nothing_private(read: &Result<ModelAnswer, ModelError>) -> bool {
    read.as_ref().err().is_none_or(|error| !format!("{error} {error:?}").contains("Rosa"))
}
