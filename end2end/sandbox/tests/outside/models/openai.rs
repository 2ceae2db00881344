//! OpenAI: the shape of calls, answers and refusals.

use serde_json::{Value, json};

use super::{INSTRUCTIONS, ask_chat, ask_openai, ask_responses, chat, input, response, said_in_chat};
use crate::support::{Stage, stage, stage_with};

/// Status, code and parameter of an error.
fn refused(answer: &(u16, Value)) -> (u16, Option<&str>, Option<&str>) {
    let error = &answer.1["error"];
    assert!(error["message"].is_string() && error["type"].is_string(), "{answer:?}");
    (answer.0, error["code"].as_str(), error["param"].as_str())
}

/// A call with one parameter set, or taken away with null.
fn with(mut body: Value, pointer: &str, value: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = body.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    if value.is_null() {
        parent.remove(name)
    } else {
        parent.insert(name.to_owned(), value)
    };
    body
}

async fn chat_with(stage: &Stage, pointer: &str, value: Value) -> (u16, Value) {
    ask_chat(stage, &with(chat(&input("hola", None)), pointer, value)).await
}

async fn response_with(stage: &Stage, pointer: &str, value: Value) -> (u16, Value) {
    ask_responses(stage, &with(response(&input("hola", None)), pointer, value)).await
}

#[tokio::test]
async fn a_chat_completion_is_an_envelope_with_a_message_and_its_cost() {
    let stage = stage().await;
    let input = input("hola", None);
    let (status, answer) = ask_chat(&stage, &chat(&input)).await;
    assert_eq!(
        (status, &answer["object"], &answer["model"]),
        (200, &json!("chat.completion"), &json!("gpt-5-mini"))
    );
    let choice = &answer["choices"][0];
    assert_eq!((&choice["finish_reason"], &choice["message"]["refusal"]), (&json!("stop"), &Value::Null));
    assert!(answer["id"].as_str().unwrap().starts_with("chatcmpl-"));

    let tokens = |text: &str| text.chars().count().div_ceil(4);
    let usage = &answer["usage"];
    assert_eq!(usage["prompt_tokens"], tokens(INSTRUCTIONS) + tokens(&input));
    assert_eq!(usage["completion_tokens_details"]["reasoning_tokens"], 64);
    let written = tokens(choice["message"]["content"].as_str().unwrap());
    assert_eq!(usage["completion_tokens"], 64 + written);
    let total = usage["prompt_tokens"].as_u64().unwrap() + usage["completion_tokens"].as_u64().unwrap();
    assert_eq!(usage["total_tokens"], total);
}

#[tokio::test]
async fn a_response_lists_its_thinking_before_its_message() {
    let stage = stage().await;
    let (status, answer) = ask_responses(&stage, &response(&input("hola", None))).await;
    assert_eq!(
        (status, &answer["object"], &answer["status"]),
        (200, &json!("response"), &json!("completed"))
    );
    assert_eq!(
        (&answer["output"][0]["type"], &answer["output"][1]["type"]),
        (&json!("reasoning"), &json!("message"))
    );
    assert_eq!(answer["output"][1]["content"][0]["type"], "output_text");
    assert_eq!((&answer["incomplete_details"], &answer["error"]), (&Value::Null, &Value::Null));
}

#[tokio::test]
async fn every_answer_tells_what_is_left_of_the_budget() {
    let stage = stage().await;
    let url = format!("{}/chat/completions", stage.running.openai_url());
    let body = chat(&input("hola", None));
    let answer = stage.client.post(&url).bearer_auth(super::KEY).json(&body).send().await.unwrap();
    assert_eq!(answer.headers()["x-ratelimit-reset-tokens"], "6m0s");
    assert!(answer.headers().contains_key("x-request-id"));
}

#[tokio::test]
async fn only_the_configured_key_is_accepted() {
    let stage = stage_with(|config| config.model_key = "sk-tienda".into()).await;
    let body = chat(&input("hola", None));
    let wrong = ask_openai(&stage, "chat/completions", super::KEY, &body).await;
    assert_eq!(refused(&wrong), (401, Some("invalid_api_key"), None));
    assert_eq!(ask_openai(&stage, "chat/completions", "sk-tienda", &body).await.0, 200);
    let url = format!("{}/responses", stage.running.openai_url());
    assert_eq!(stage.client.post(url).json(&body).send().await.unwrap().status(), 401);
    assert_eq!(stage.stats().await["counters"]["models"]["openai"]["errors"]["invalid_api_key"], 1);
}

#[tokio::test]
async fn a_chat_parameter_that_does_not_fit_is_named() {
    let stage = stage().await;
    for (pointer, value, code, param) in [
        ("/max_tokens", json!(600), "unsupported_parameter", "max_tokens"),
        ("/temperature", json!(0.2), "unsupported_value", "temperature"),
        ("/temperature", json!(0), "unsupported_value", "temperature"),
        ("/top_p", json!(0.5), "unsupported_parameter", "top_p"),
        ("/max_output_tokens", json!(600), "unknown_parameter", "max_output_tokens"),
        ("/temprature", json!(1), "unknown_parameter", "temprature"),
        ("/messages", json!(null), "missing_required_parameter", "messages"),
        ("/messages", json!([]), "empty_array", "messages"),
        ("/messages", json!("hola"), "invalid_type", "messages"),
        ("/messages", json!([{"role": "buyer", "content": "hola"}]), "invalid_value", "messages[0].role"),
        ("/model", json!(null), "missing_required_parameter", "model"),
        ("/max_completion_tokens", json!("600"), "invalid_type", "max_completion_tokens"),
        ("/max_completion_tokens", json!(0), "integer_below_min_value", "max_completion_tokens"),
        ("/reasoning_effort", json!("lots"), "invalid_value", "reasoning_effort"),
        ("/response_format/type", json!("xml"), "invalid_value", "response_format.type"),
        (
            "/response_format/json_schema",
            json!(null),
            "missing_required_parameter",
            "response_format.json_schema",
        ),
        (
            "/response_format/json_schema/name",
            json!("qué compra"),
            "invalid_value",
            "response_format.json_schema.name",
        ),
        (
            "/response_format/json_schema/name",
            json!("a".repeat(65)),
            "string_above_max_length",
            "response_format.json_schema.name",
        ),
    ] {
        let answer = chat_with(&stage, pointer, value.clone()).await;
        assert_eq!(refused(&answer), (400, Some(code), Some(param)), "{pointer} {value}");
    }
    assert_eq!(chat_with(&stage, "/temperature", json!(1)).await.0, 200);
}

#[tokio::test]
async fn a_parameter_of_a_response_that_does_not_fit_is_named() {
    let stage = stage().await;
    let nested =
        json!({"type": "json_schema", "json_schema": {"name": "intents", "strict": true, "schema": {}}});
    for (pointer, value, code, param) in [
        ("/temperature", json!(0.2), None, "temperature"),
        ("/max_tokens", json!(600), Some("unsupported_parameter"), "max_tokens"),
        ("/max_completion_tokens", json!(600), Some("unsupported_parameter"), "max_completion_tokens"),
        ("/response_format", json!({"type": "text"}), Some("unsupported_parameter"), "response_format"),
        ("/max_output_tokens", json!(8), Some("integer_below_min_value"), "max_output_tokens"),
        ("/reasoning/budget", json!(1), Some("unknown_parameter"), "reasoning.budget"),
        ("/text/format", nested, Some("missing_required_parameter"), "text.format.name"),
        ("/input", json!(null), Some("missing_required_parameter"), "input"),
        ("/input", json!(5), Some("invalid_type"), "input"),
    ] {
        let answer = response_with(&stage, pointer, value.clone()).await;
        assert_eq!(refused(&answer), (400, code, Some(param)), "{pointer} {value}");
    }
}

#[tokio::test]
async fn a_schema_that_is_not_strict_is_refused_where_strictness_is_asked_for() {
    let stage = stage().await;
    let schema = "/response_format/json_schema/schema";
    let refusal = (400, Some("invalid_json_schema"), Some("response_format"));
    for (inner, value) in [
        ("/additionalProperties", json!(true)),
        ("/properties/items/items/required", json!(["i", "intent", "sure"])),
    ] {
        let answer = chat_with(&stage, &format!("{schema}{inner}"), value.clone()).await;
        assert_eq!(refused(&answer), refusal, "{inner}");
        let answer = response_with(&stage, &format!("/text/format/schema{inner}"), value).await;
        assert_eq!(
            refused(&answer),
            (400, Some("invalid_json_schema"), Some("text.format.schema")),
            "{inner}"
        );
    }
    let mut loose = chat(&input("hola", None));
    loose["response_format"]["json_schema"] = json!({"name": "intents", "schema": {"type": "object"}});
    assert_eq!(ask_chat(&stage, &loose).await.0, 200);
}

#[tokio::test]
async fn models_and_addresses_that_do_not_exist_are_not_found() {
    let stage = stage().await;
    let unknown = chat_with(&stage, "/model", json!("gemini-2.5-flash")).await;
    assert_eq!(refused(&unknown), (404, Some("model_not_found"), None));
    assert_eq!(ask_openai(&stage, "chat", super::KEY, &json!({})).await.0, 404);
    let url = format!("{}/chat/completions", stage.running.openai_url());
    let broken = stage.client.post(url).bearer_auth(super::KEY).body("{\"model\":").send().await.unwrap();
    assert_eq!(broken.status(), 400);
}

#[tokio::test]
async fn too_little_room_leaves_nothing_but_thinking() {
    let stage = stage().await;
    let (status, answer) = chat_with(&stage, "/max_completion_tokens", json!(50)).await;
    assert_eq!((status, &answer["choices"][0]["finish_reason"]), (200, &json!("length")));
    assert_eq!(answer["choices"][0]["message"]["content"], "");
    let (_, answer) = response_with(&stage, "/max_output_tokens", json!(50)).await;
    assert_eq!((&answer["status"], answer["output"].as_array().unwrap().len()), (&json!("incomplete"), 1));
}

#[tokio::test]
async fn content_may_come_in_parts() {
    let stage = stage().await;
    let text = input("quiero 2 camiseta M", None);
    let parts = json!([{"role": "user", "content": [{"type": "text", "text": text}]}]);
    let (_, answer) = chat_with(&stage, "/messages", parts).await;
    assert_eq!(said_in_chat(&answer), super::bought("POL-ROJ-M", 2));
    let parts = json!([{"role": "user", "content": [{"type": "input_text", "text": text}]}]);
    let (_, answer) = response_with(&stage, "/input", parts).await;
    assert_eq!(super::said_in_response(&answer), super::bought("POL-ROJ-M", 2));
    let wrong = json!([{"role": "user", "content": [{"type": "text", "text": text}]}]);
    assert_eq!(refused(&response_with(&stage, "/input", wrong).await).2, Some("input[0].content[0].type"));
}
