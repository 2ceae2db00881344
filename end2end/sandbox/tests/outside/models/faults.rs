//! What goes wrong with models, at each provider in its own way.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{
    INJECTION, KEY, ask_chat, ask_gemini, ask_responses, chat, generation, input, response, said_by_gemini,
    said_in_chat, said_in_response,
};
use crate::support::{Stage, stage};

async fn stage_with_fault(fault: Value) -> Stage {
    let stage = stage().await;
    let told = stage.control("faults", &json!({ "models": fault })).await;
    assert!(told["models"].is_object());
    stage
}

/// The same question asked in all three ways.
async fn ask_all(stage: &Stage) -> [(u16, Value); 3] {
    let input = input("quiero 2 camiseta M", None);
    [
        ask_chat(stage, &chat(&input)).await,
        ask_responses(stage, &response(&input)).await,
        ask_gemini(stage, &generation(&input)).await,
    ]
}

#[tokio::test]
async fn a_provider_that_is_down_answers_503() {
    let stage = stage_with_fault(json!({"down": true})).await;
    let [chat, response, gemini] = ask_all(&stage).await;
    assert_eq!((chat.0, response.0, gemini.0), (503, 503, 503));
    assert_eq!(chat.1["error"]["type"], "server_error");
    assert_eq!(gemini.1["error"]["status"], "UNAVAILABLE");
    let counters = stage.stats().await["counters"]["models"].clone();
    assert_eq!(
        counters["openai"],
        json!({"calls": 2, "answered": 0, "comments": 0, "errors": {"server_error": 2}})
    );
    assert_eq!(counters["gemini"]["errors"], json!({"UNAVAILABLE": 1}));
}

#[tokio::test]
async fn a_share_of_calls_fails_with_500_or_503() {
    let stage = stage_with_fault(json!({"error_rate": 0.5})).await;
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..40 {
        seen.insert(ask_gemini(&stage, &generation(&input("hola", None))).await.0);
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [200, 500, 503]);
}

#[tokio::test]
async fn a_slow_provider_answers_late() {
    let stage = stage_with_fault(json!({"slow_ms": 150})).await;
    let begun = Instant::now();
    assert_eq!(ask_chat(&stage, &chat(&input("hola", None))).await.0, 200);
    assert!(begun.elapsed() >= Duration::from_millis(150));
}

#[tokio::test]
async fn too_many_calls_are_told_when_to_come_back() {
    let stage = stage_with_fault(json!({"rate_limit": true})).await;
    let url = format!("{}/chat/completions", stage.running.openai_url());
    let body = chat(&input("hola", None));
    let answer = stage.client.post(url).bearer_auth(KEY).json(&body).send().await.unwrap();
    assert_eq!(answer.status(), 429);
    assert_eq!(answer.headers()["retry-after"], "20");
    assert_eq!(answer.headers()["x-ratelimit-remaining-requests"], "0");
    assert_eq!(answer.json::<Value>().await.unwrap()["error"]["code"], "rate_limit_exceeded");
    let (status, answer) = ask_gemini(&stage, &generation(&input("hola", None))).await;
    let error = &answer["error"];
    assert_eq!((status, &error["status"]), (429, &json!("RESOURCE_EXHAUSTED")));
    assert!(error["details"][0]["violations"][0]["quotaId"].as_str().unwrap().contains("PerMinute"));
    assert_eq!(error["details"][2]["retryDelay"], "31s");
}

#[tokio::test]
async fn an_account_that_is_used_up_is_not_a_rate_limit() {
    let stage = stage_with_fault(json!({"out_of_quota": true, "rate_limit": true})).await;
    let [chat, response, gemini] = ask_all(&stage).await;
    for (status, body) in [&chat, &response] {
        assert_eq!((*status, &body["error"]["code"]), (429, &json!("insufficient_quota")));
    }
    assert_eq!((gemini.0, &gemini.1["error"]["status"]), (429, &json!("RESOURCE_EXHAUSTED")));
    let violation = &gemini.1["error"]["details"][0]["violations"][0];
    assert!(violation["quotaId"].as_str().unwrap().contains("PerDay"), "{violation}");
}

#[tokio::test]
async fn a_wrong_key_is_told_before_the_budget() {
    let stage = stage_with_fault(json!({"out_of_quota": true})).await;
    let body = chat(&input("hola", None));
    assert_eq!(super::ask_openai(&stage, "chat/completions", "other", &body).await.0, 401);
}

#[tokio::test]
async fn a_model_that_refuses_says_so_in_the_providers_way() {
    let stage = stage_with_fault(json!({"refuses": true})).await;
    let [chat, response, _] = ask_all(&stage).await;
    let message = &chat.1["choices"][0]["message"];
    assert!(chat.0 == 200 && message["content"].is_null() && message["refusal"].is_string(), "{chat:?}");
    let part = &response.1["output"][1]["content"][0];
    assert_eq!((response.0, &part["type"], part["refusal"].is_string()), (200, &json!("refusal"), true));
    let (mut before, mut behind) = (0, 0);
    for _ in 0..20 {
        let (status, answer) = ask_gemini(&stage, &generation(&input("hola", None))).await;
        assert_eq!(status, 200);
        if answer.get("candidates").is_none() {
            assert_eq!(answer["promptFeedback"]["blockReason"], "SAFETY");
            before += 1;
        } else {
            let candidate = &answer["candidates"][0];
            assert_eq!((&candidate["finishReason"], candidate.get("content")), (&json!("SAFETY"), None));
            behind += 1;
        }
    }
    assert!(before > 0 && behind > 0, "{before} {behind}");
}

#[tokio::test]
async fn an_answer_that_is_cut_off_is_empty() {
    let stage = stage_with_fault(json!({"cut_off": true})).await;
    let [chat, response, gemini] = ask_all(&stage).await;
    let choice = &chat.1["choices"][0];
    assert_eq!((&choice["finish_reason"], &choice["message"]["content"]), (&json!("length"), &json!("")));
    assert_eq!(chat.1["usage"]["completion_tokens_details"]["reasoning_tokens"], 600);
    assert_eq!(response.1["incomplete_details"]["reason"], "max_output_tokens");
    assert_eq!(response.1["output"].as_array().unwrap().len(), 1);
    let candidate = &gemini.1["candidates"][0];
    assert_eq!((&candidate["finishReason"], &candidate["content"]), (&json!("MAX_TOKENS"), &json!({})));
}

#[tokio::test]
async fn garbage_is_no_json() {
    let stage = stage_with_fault(json!({"garbage": true})).await;
    let [chat, response, gemini] = ask_all(&stage).await;
    for text in [
        &chat.1["choices"][0]["message"]["content"],
        &response.1["output"][1]["content"][0]["text"],
        &gemini.1["candidates"][0]["content"]["parts"][0]["text"],
    ] {
        assert!(serde_json::from_str::<Value>(text.as_str().unwrap()).is_err(), "{text}");
    }
}

#[tokio::test]
async fn a_wrong_answer_sells_what_nobody_offers() {
    let stage = stage_with_fault(json!({"wrong": true})).await;
    let [chat, response, gemini] = ask_all(&stage).await;
    let wrong = said_in_chat(&chat.1);
    assert_eq!((&said_in_response(&response.1), &said_by_gemini(&gemini.1)), (&wrong, &wrong));
    let item = &wrong["items"][0];
    assert_eq!((&item["intent"], &item["sure"]), (&json!("purchase"), &json!(true)));
    assert_eq!(
        (&item["lines"][0]["sku"], &item["lines"][0]["quantity"]),
        (&json!("SANDBOX-NOT-OFFERED"), &json!(99))
    );
    assert!(item["lines"][0].get("unit_price").is_some());
    let (_, injected) = ask_chat(&stage, &super::chat(&input(INJECTION, None))).await;
    assert_eq!(said_in_chat(&injected)["items"][0]["lines"][0]["quantity"], 99);
}

#[tokio::test]
async fn a_fault_out_of_range_or_unknown_is_refused_and_a_reset_ends_them_all() {
    let stage = stage_with_fault(json!({"down": true})).await;
    for fault in [json!({"error_rate": 2}), json!({"slow_ms": 60_001}), json!({"dawn": true})] {
        let url = stage.url("/control/faults");
        let answer = stage.client.post(url).json(&json!({ "models": fault })).send().await.unwrap();
        assert_eq!(answer.status(), 422, "{fault}");
    }
    stage.control("reset", &json!({})).await;
    assert_eq!(ask_chat(&stage, &chat(&input("hola", None))).await.0, 200);
}
