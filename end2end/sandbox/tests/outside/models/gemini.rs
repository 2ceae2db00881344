//! Gemini: the shape of calls, answers and refusals.

use serde_json::{Value, json};

use super::{KEY, ask_gemini, ask_gemini_of, generation, input, said_by_gemini};
use crate::support::stage;

fn with(pointer: &str, value: Value) -> Value {
    let mut body = generation(&input("quiero 2 camiseta M", None));
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = body.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    if value.is_null() {
        parent.remove(name)
    } else {
        parent.insert(name.to_owned(), value)
    };
    body
}

#[tokio::test]
async fn an_answer_is_a_candidate_with_its_cost() {
    let stage = stage().await;
    let (status, answer) = ask_gemini(&stage, &generation(&input("hola", None))).await;
    assert_eq!((status, &answer["candidates"][0]["finishReason"]), (200, &json!("STOP")));
    assert_eq!(answer["candidates"][0]["content"]["role"], "model");
    assert_eq!(answer["modelVersion"], "gemini-2.5-flash");
    let usage = &answer["usageMetadata"];
    let sum = usage["promptTokenCount"].as_u64().unwrap() + usage["candidatesTokenCount"].as_u64().unwrap();
    assert_eq!((usage["totalTokenCount"].as_u64(), usage.get("thoughtsTokenCount")), (Some(sum), None));
}

#[tokio::test]
async fn only_the_key_in_the_header_is_accepted() {
    let stage = stage().await;
    let body = generation(&input("hola", None));
    let call = "gemini-2.5-flash:generateContent";
    let (status, answer) = ask_gemini_of(&stage, call, "other", &body).await;
    let error = &answer["error"];
    assert_eq!((status, &error["code"], &error["status"]), (400, &json!(400), &json!("INVALID_ARGUMENT")));
    assert_eq!(error["details"][0]["reason"], "API_KEY_INVALID");
    let url = format!("{}/models/{call}?key={KEY}", stage.running.gemini_url());
    assert_eq!(stage.client.post(url).json(&body).send().await.unwrap().status(), 403);
}

#[tokio::test]
async fn models_and_methods_that_do_not_exist_are_not_found() {
    let stage = stage().await;
    let body = generation(&input("hola", None));
    for call in ["gpt-5-mini:generateContent", "gemini-2.5-flash:generate", "gemini-2.5-flash"] {
        let (status, answer) = ask_gemini_of(&stage, call, KEY, &body).await;
        assert_eq!((status, &answer["error"]["status"]), (404, &json!("NOT_FOUND")), "{call}");
    }
    assert_eq!(ask_gemini_of(&stage, "gemini-3-flash%3AgenerateContent", KEY, &body).await.0, 200);
}

#[tokio::test]
async fn a_field_that_does_not_fit_is_named() {
    let stage = stage().await;
    let own = |schema: Value| {
        let mut body = with("/generationConfig/responseJsonSchema", Value::Null);
        body["generationConfig"]["responseSchema"] = schema;
        body
    };
    let open =
        json!({"type": "OBJECT", "additionalProperties": false, "properties": {"a": {"type": "STRING"}}});
    let undefined = json!({"type": "OBJECT", "properties": {"a": {"type": "STRING"}}, "required": ["b"]});
    for (body, word) in [
        (with("/max_tokens", json!(5)), "max_tokens"),
        (with("/generationConfig/max_completion_tokens", json!(5)), "max_completion_tokens"),
        (with("/generationConfig/temperature", json!("cold")), "generation_config.temperature"),
        (with("/generationConfig/temperature", json!(3)), "generation_config.temperature"),
        (with("/generationConfig/maxOutputTokens", json!(0)), "max_output_tokens"),
        (with("/generationConfig/responseMimeType", Value::Null), "response_mime_type"),
        (with("/generationConfig/responseSchema", json!({"type": "STRING"})), "response_json_schema"),
        (with("/generationConfig/thinkingConfig", json!({"thinkingLevel": "low"})), "Thinking level"),
        (
            with("/generationConfig/thinkingConfig", json!({"thinkingLevel": "low", "thinkingBudget": 0})),
            "thinking budget",
        ),
        (with("/contents", Value::Null), "contents is not specified"),
        (with("/contents", json!([{"role": "buyer", "parts": [{"text": "hola"}]}])), "valid role"),
        (with("/contents", json!([{"role": "user", "content": "hola"}])), "content"),
        (own(open), "additionalProperties"),
        (own(json!({"type": ["STRING", "NULL"]})), "response_schema.type"),
        (own(json!({"type": "LINE"})), "response_schema.type"),
        (own(json!({"type": "ARRAY"})), "response_schema.items"),
        (own(json!({"type": "OBJECT"})), "response_schema.properties"),
        (own(undefined), "required[0]"),
    ] {
        let (status, answer) = ask_gemini(&stage, &body).await;
        assert_eq!((status, &answer["error"]["status"]), (400, &json!("INVALID_ARGUMENT")), "{word}");
        assert!(answer["error"]["message"].as_str().unwrap().contains(word), "{word}: {answer}");
    }
}

#[tokio::test]
async fn its_own_kind_of_schema_and_snake_case_are_taken() {
    let stage = stage().await;
    let body = json!({
        "system_instruction": {"parts": [{"text": "Lee."}]},
        "contents": [{"parts": [{"text": input("quiero 2 camiseta M", None)}]}],
        "generation_config": {"response_mime_type": "application/json", "response_schema": {"type": "OBJECT",
            "properties": {"items": {"type": "ARRAY", "items": {"type": "OBJECT", "properties": {
                "i": {"type": "INTEGER"}, "sku": {"type": "STRING", "nullable": true}},
                "required": ["i"], "propertyOrdering": ["i", "sku"]}}}, "required": ["items"]}},
    });
    let (status, answer) = ask_gemini(&stage, &body).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(said_by_gemini(&answer), super::bought("POL-ROJ-M", 2));
    assert_eq!(answer["usageMetadata"]["thoughtsTokenCount"], 128);
}

#[tokio::test]
async fn thinking_without_a_limit_of_its_own_eats_a_tiny_answer() {
    let stage = stage().await;
    let mut body = with("/generationConfig/thinkingConfig", Value::Null);
    body["generationConfig"]["maxOutputTokens"] = json!(100);
    let (status, answer) = ask_gemini(&stage, &body).await;
    let candidate = &answer["candidates"][0];
    assert_eq!(
        (status, &candidate["finishReason"], &candidate["content"]),
        (200, &json!("MAX_TOKENS"), &json!({}))
    );
}
