//! The clients of language models over real HTTP: what they send, how they read answers, and how they fail.
#![allow(clippy::unwrap_used)]

mod support;

use std::sync::LazyLock;
use std::time::Duration;

use platforms::http::{Http, ServiceUrl};
use platforms::models::{
    ChatClient, ChatFlavour, GeminiClient, ModelAnswer, ModelError, ModelProvider, ModelQuestion, ModelUsage,
    ResponsesClient,
};
use serde_json::{Value, json};
use support::Server;

/// What no error and no debug output may hold.
const KEY: &str = "sk-demo-KEY";
const COMMENT: &str = "quiero 2 de la b7, soy Rosa";

/// Made once: reading the machine's certificates takes longer than a test. Every server has an address of its
/// own, so no connection outlives its test.
static HTTP: LazyLock<Http> = LazyLock::new(|| Http::new().unwrap());

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    OpenAi,
    OpenRouter,
    Compatible,
    Responses,
    Gemini,
}

use Kind::{Compatible, Gemini, OpenAi, OpenRouter, Responses};

const ALL: [Kind; 5] = [OpenAi, OpenRouter, Compatible, Responses, Gemini];

fn client(kind: Kind, base: &ServiceUrl) -> Box<dyn ModelProvider> {
    let base = base.clone();
    let model = String::from("small-1");
    let chat = |flavour| ChatClient::new(&HTTP, base.clone(), KEY.into(), model.clone(), flavour);
    match kind {
        OpenAi => Box::new(chat(ChatFlavour::OpenAi)),
        OpenRouter => Box::new(chat(ChatFlavour::OpenRouter)),
        Compatible => Box::new(chat(ChatFlavour::Compatible)),
        Responses => Box::new(ResponsesClient::new(&HTTP, base, KEY.into(), model)),
        Gemini => Box::new(GeminiClient::new(&HTTP, base, KEY.into(), model)),
    }
}

fn shape() -> Value {
    json!({"type": "object", "additionalProperties": false, "required": ["n"],
        "properties": {"n": {"type": "integer"}}})
}

fn question() -> ModelQuestion {
    ModelQuestion {
        instructions: "Count.".into(),
        input: COMMENT.into(),
        shape_name: "count",
        shape: shape(),
        output_tokens_max: 600,
    }
}

/// The answer `{"n":2}` as each of them writes it.
fn good_answer(kind: Kind) -> Value {
    match kind {
        OpenAi | OpenRouter | Compatible => json!({
            "id": "chatcmpl-1", "object": "chat.completion", "model": "small-1-2026",
            "choices": [{"index": 0, "finish_reason": "stop", "native_finish_reason": "STOP",
                "message": {"role": "assistant", "content": "{\"n\":2}", "refusal": null}}],
            "usage": {"prompt_tokens": 210, "completion_tokens": 60, "total_tokens": 270, "cost": 0.000_15},
        }),
        Responses => json!({
            "id": "resp_1", "object": "response", "status": "completed", "error": null,
            "incomplete_details": null, "model": "small-1-2026",
            "output": [
                {"type": "reasoning", "summary": []},
                {"type": "message", "role": "assistant",
                    "content": [{"type": "output_text", "text": "I count.", "annotations": []}]},
                {"type": "message", "role": "assistant", "content": [
                    {"type": "output_text", "text": "{\"n\"", "annotations": []},
                    {"type": "output_text", "text": ":2}", "annotations": []},
                ]},
            ],
            "usage": {"input_tokens": 210, "output_tokens": 60, "total_tokens": 270},
        }),
        Gemini => json!({
            "candidates": [{"index": 0, "finishReason": "STOP", "content": {"role": "model", "parts": [
                {"text": "Two?", "thought": true}, {"text": "{\"n\""}, {"text": ":2}"},
            ]}}],
            "usageMetadata": {"promptTokenCount": 210, "candidatesTokenCount": 20, "thoughtsTokenCount": 40},
            "modelVersion": "small-1-2026",
        }),
    }
}

/// The good answer with what stands at `pointer` replaced.
fn answer_with(kind: Kind, pointer: &str, value: Value) -> Value {
    let mut answer = good_answer(kind);
    *answer.pointer_mut(pointer).unwrap() = value;
    answer
}

/// The words of a failure, its fields included.
fn told(error: &ModelError) -> String {
    format!("{error:?}")
}

async fn failure(kind: Kind, status: u16, headers: &[(&'static str, &str)], body: &str) -> ModelError {
    let server = Server::answering(status, headers, body).await;
    let error = client(kind, &server.base).ask(&question()).await.unwrap_err();
    assert_eq!(server.request_count(), 1, "{kind:?} {body}");
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("Rosa") && !shown.contains(KEY), "{shown}");
    error
}

/// Asks for each row and compares what went wrong.
async fn expect_failures(rows: impl IntoIterator<Item = (Kind, u16, Value, ModelError)>) {
    for (kind, status, body, expected) in rows {
        let error = failure(kind, status, &[], &body.to_string()).await;
        assert_eq!(told(&error), told(&expected), "{kind:?} {status} {body}");
    }
}

fn rejected(status: u16, code: &str) -> ModelError {
    ModelError::Rejected { status, code: Some(code.into()) }
}

fn rate_limited(seconds: Option<u64>) -> ModelError {
    ModelError::RateLimited { retry_after: seconds.map(Duration::from_secs) }
}

#[tokio::test]
async fn each_provider_is_asked_in_its_own_form() {
    let messages = |role| json!([{"role": role, "content": "Count."}, {"role": "user", "content": COMMENT}]);
    let nested =
        json!({"type": "json_schema", "json_schema": {"name": "count", "strict": true, "schema": shape()}});
    let chat = "/base/v26.0/chat/completions";
    let rows = [
        (
            OpenAi,
            chat,
            json!({"model": "small-1", "messages": messages("developer"), "response_format": nested,
                "max_completion_tokens": 600, "reasoning_effort": "low", "store": false}),
        ),
        (
            OpenRouter,
            chat,
            json!({"model": "small-1", "messages": messages("system"), "response_format": nested,
                "max_completion_tokens": 600,
                "provider": {"require_parameters": true, "data_collection": "deny"}}),
        ),
        (
            Compatible,
            chat,
            json!({"model": "small-1", "messages": messages("system"), "response_format": nested,
                "max_tokens": 600}),
        ),
        (
            Responses,
            "/base/v26.0/responses",
            json!({"model": "small-1", "instructions": "Count.", "input": COMMENT, "max_output_tokens": 600,
                "store": false, "reasoning": {"effort": "low"},
                "text": {"format":
                    {"type": "json_schema", "name": "count", "strict": true, "schema": shape()}}}),
        ),
        (
            Gemini,
            "/base/v26.0/models/small-1:generateContent",
            json!({"systemInstruction": {"parts": [{"text": "Count."}]},
                "contents": [{"role": "user", "parts": [{"text": COMMENT}]}],
                "generationConfig": {"maxOutputTokens": 600, "responseMimeType": "application/json",
                    "responseJsonSchema": shape(), "thinkingConfig": {"thinkingBudget": 0}}}),
        ),
    ];
    for (kind, path, body) in rows {
        let server = Server::answering(200, &[], &good_answer(kind).to_string()).await;
        client(kind, &server.base).ask(&question()).await.unwrap();
        let asked = server.only_request();
        assert_eq!((asked.method.as_str(), asked.uri.to_string().as_str()), ("POST", path), "{kind:?}");
        assert_eq!(asked.header("content-type"), Some("application/json"));
        assert_eq!(asked.json(), body, "{kind:?}");
        let (bearer, bare) = (asked.header("authorization"), asked.header("x-goog-api-key"));
        let expected = if kind == Gemini { (None, Some(KEY)) } else { (Some("Bearer sk-demo-KEY"), None) };
        assert_eq!((bearer, bare), expected, "{kind:?}");
    }
}

#[tokio::test]
async fn each_provider_has_its_name_and_its_answer_is_read_with_what_it_took() {
    for (kind, name) in ALL.into_iter().zip(["openai", "openrouter", "compatible", "openai", "gemini"]) {
        let server = Server::answering(200, &[], &good_answer(kind).to_string()).await;
        let client = client(kind, &server.base);
        assert_eq!(client.name(), name);
        let cost_micros = (kind == OpenRouter).then_some(150);
        let expected = ModelAnswer {
            json: json!({"n": 2}),
            model: "small-1-2026".into(),
            usage: ModelUsage { input_tokens: 210, output_tokens: 60, cost_micros },
        };
        assert_eq!(client.ask(&question()).await.unwrap(), expected, "{kind:?}");
    }
}

#[tokio::test]
async fn a_looser_form_of_the_answer_is_read_too() {
    let content = "/choices/0/message/content";
    let rows = [
        (Compatible, answer_with(Compatible, content, json!("```json\n{\"n\":2}\n```"))),
        (Compatible, answer_with(Compatible, content, json!([{"type": "text", "text": "{\"n\":2}"}]))),
        (Compatible, json!({"choices": [{"message": {"content": "{\"n\":2}"}}]})),
        (Gemini, json!({"candidates": [{"content": {"parts": [{"text": "{\"n\":2}"}]}}]})),
    ];
    for (kind, body) in rows {
        let server = Server::answering(200, &[], &body.to_string()).await;
        let answer = client(kind, &server.base).ask(&question()).await.unwrap();
        assert_eq!(answer.json, json!({"n": 2}), "{body}");
        assert!(answer.model.starts_with("small-1"), "{body}");
    }
}

#[tokio::test]
async fn an_answer_that_is_none_says_why() {
    use ModelError::{CutOff, Declined, Unreadable};
    let finish = "/choices/0/finish_reason";
    let content = "/choices/0/message/content";
    let finished = |reason: &str| json!({"candidates": [{"finishReason": reason, "content": {}}]});
    let incomplete = |reason: &str| json!({"status": "incomplete", "incomplete_details": {"reason": reason}});
    let refusal = json!([{"type": "refusal", "refusal": "I will not count Rosa."}]);
    expect_failures([
        (OpenAi, 200, answer_with(OpenAi, "/choices/0/message/refusal", json!("Not Rosa.")), Declined),
        (OpenAi, 200, answer_with(OpenAi, finish, json!("content_filter")), Declined),
        (OpenAi, 200, answer_with(OpenAi, finish, json!("length")), CutOff),
        (OpenAi, 200, answer_with(OpenAi, "/choices", json!([])), Unreadable("it has no choices")),
        (OpenAi, 200, answer_with(OpenAi, content, json!(null)), Unreadable("it says nothing")),
        (OpenAi, 200, answer_with(OpenAi, content, json!("Rosa")), Unreadable("its text is no JSON")),
        (Responses, 200, answer_with(Responses, "/output/2/content", refusal), Declined),
        (Responses, 200, incomplete("content_filter"), Declined),
        (Responses, 200, incomplete("max_output_tokens"), CutOff),
        (Responses, 200, incomplete("another"), Unreadable("it is incomplete")),
        (Responses, 200, json!({"status": "queued"}), Unreadable("it is not completed")),
        (Responses, 200, json!({"status": "completed", "output": []}), Unreadable("it has no message")),
        (Gemini, 200, json!({"promptFeedback": {"blockReason": "SAFETY"}}), Declined),
        (Gemini, 200, finished("SAFETY"), Declined),
        (Gemini, 200, finished("PROHIBITED_CONTENT"), Declined),
        (Gemini, 200, finished("MAX_TOKENS"), CutOff),
        (Gemini, 200, finished("OTHER"), Unreadable("it says nothing")),
        (Gemini, 200, json!({"usageMetadata": {}}), Unreadable("it has no candidates")),
    ])
    .await;
}

#[tokio::test]
async fn an_answer_in_another_form_is_unreadable() {
    let too_long = format!("\"{}\"", "a".repeat(platforms::http::RESPONSE_BYTES_MAX));
    for kind in ALL {
        for body in ["", "<html>", "{}", "[]", "null", &too_long] {
            let error = failure(kind, 200, &[], body).await;
            assert!(matches!(error, ModelError::Unreadable(_)), "{kind:?} {error} {body:.20}");
        }
    }
}

#[tokio::test]
async fn an_error_of_openais_form_is_sorted_by_who_can_mend_it() {
    use ModelError::{Credentials, Declined, OutOfQuota, Unavailable};
    let message = format!("Not with {COMMENT}");
    let error = |code: &str| json!({"error": {"message": message, "type": "t", "param": null, "code": code}});
    for kind in [OpenAi, Compatible, Responses] {
        expect_failures([
            (kind, 401, error("invalid_api_key"), Credentials),
            (kind, 403, error("unsupported_country_region_territory"), Credentials),
            (kind, 402, error("payment_required"), OutOfQuota),
            (kind, 429, error("insufficient_quota"), OutOfQuota),
            (kind, 429, json!({"error": {"type": "insufficient_quota", "code": null}}), OutOfQuota),
            (kind, 429, error("credit_balance_exhausted"), OutOfQuota),
            (kind, 429, error("rate_limit_exceeded"), rate_limited(None)),
            (kind, 429, json!("slow down"), rate_limited(None)),
            (kind, 408, error("timeout"), Unavailable { status: 408 }),
            (kind, 500, error("server_error"), Unavailable { status: 500 }),
            (kind, 503, json!(null), Unavailable { status: 503 }),
            (kind, 400, error("content_filter"), Declined),
            (kind, 400, error("invalid_prompt"), Declined),
            (kind, 404, error("model_not_found"), rejected(404, "model_not_found")),
            (kind, 400, error("context_length_exceeded"), rejected(400, "context_length_exceeded")),
            (kind, 400, error(COMMENT), rejected(400, "t")),
            (kind, 400, json!({"message": COMMENT, "code": 400}), rejected(400, "400")),
            (kind, 400, json!([{"error": {"code": 400, "message": COMMENT}}]), rejected(400, "400")),
            (kind, 302, json!(null), ModelError::Rejected { status: 302, code: None }),
        ])
        .await;
    }
    let failed =
        |code: &str| json!({"status": "failed", "error": {"code": code, "message": COMMENT}, "output": []});
    expect_failures([
        (Responses, 200, failed("server_error"), Unavailable { status: 200 }),
        (Responses, 200, failed("rate_limit_exceeded"), rate_limited(None)),
        (Responses, 200, failed("invalid_prompt"), Declined),
        (Responses, 200, json!({"status": "failed", "error": null}), Unavailable { status: 200 }),
    ])
    .await;
}

#[tokio::test]
async fn an_error_of_openrouter_counts_wherever_it_stands() {
    use ModelError::{Credentials, Declined, OutOfQuota, Unavailable};
    let error = |code: u16| json!({"code": code, "message": COMMENT, "metadata": {"provider_name": "Rosa"}});
    let moderated = json!({"code": 403, "message": COMMENT, "metadata": {"reasons": ["harassment"]}});
    let spent = json!({"code": 403, "message": "Key limit exceeded (monthly limit). Rosa"});
    let rows = [
        (400, error(400), rejected(400, "400")),
        (401, error(401), Credentials),
        (402, error(402), OutOfQuota),
        (403, moderated, Declined),
        (403, spent, OutOfQuota),
        (404, error(404), rejected(404, "404")),
        (408, error(408), Unavailable { status: 408 }),
        (429, error(429), rate_limited(None)),
        (502, error(502), Unavailable { status: 502 }),
        (503, error(503), Unavailable { status: 503 }),
    ];
    for (status, error, expected) in rows {
        let choice = json!({"error": error, "finish_reason": "error", "message": {"content": ""}});
        for (status, body) in [
            (status, json!({"error": error})),
            (200, json!({"error": error})),
            (200, json!({"choices": [choice]})),
        ] {
            let error = failure(OpenRouter, status, &[], &body.to_string()).await;
            assert_eq!(told(&error), told(&expected), "{status} {body}");
        }
    }
    let nameless = answer_with(OpenRouter, "/choices/0/finish_reason", json!("error"));
    expect_failures([(OpenRouter, 200, nameless, Unavailable { status: 200 })]).await;
}

#[tokio::test]
async fn an_error_of_gemini_is_sorted_by_its_details_and_its_word() {
    use ModelError::{Credentials, OutOfQuota, Unavailable};
    let error = |code: u16, status: &str, details: Value| {
        let error = json!({"code": code, "message": COMMENT, "status": status, "details": details});
        json!({"error": error})
    };
    let plain = |code, status| error(code, status, json!([]));
    let bad_key = json!([{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}]);
    let quota = |id: &str| {
        json!([
            {"@type": "type.googleapis.com/google.rpc.QuotaFailure",
                "violations": [{"quotaId": id, "quotaValue": "10"}]},
            {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "31s"},
        ])
    };
    let minute = quota("GenerateRequestsPerMinutePerProjectPerModel-FreeTier");
    let day = quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier");
    let exhausted = "RESOURCE_EXHAUSTED";
    let gemini = |status, body, expected| (Gemini, status, body, expected);
    expect_failures([
        gemini(400, error(400, "INVALID_ARGUMENT", bad_key), Credentials),
        gemini(400, plain(400, "INVALID_ARGUMENT"), rejected(400, "INVALID_ARGUMENT")),
        gemini(400, plain(400, "FAILED_PRECONDITION"), rejected(400, "FAILED_PRECONDITION")),
        gemini(401, plain(401, "UNAUTHENTICATED"), Credentials),
        gemini(403, plain(403, "PERMISSION_DENIED"), Credentials),
        gemini(404, plain(404, "NOT_FOUND"), rejected(404, "NOT_FOUND")),
        gemini(429, error(429, exhausted, minute.clone()), rate_limited(Some(31))),
        gemini(429, error(429, exhausted, day), OutOfQuota),
        gemini(429, plain(429, exhausted), rate_limited(None)),
        gemini(200, error(429, exhausted, minute), rate_limited(Some(31))),
        gemini(500, plain(500, "INTERNAL"), Unavailable { status: 500 }),
        gemini(503, plain(503, "UNAVAILABLE"), Unavailable { status: 503 }),
        gemini(504, plain(504, "DEADLINE_EXCEEDED"), Unavailable { status: 504 }),
        gemini(502, json!("bad gateway"), Unavailable { status: 502 }),
    ])
    .await;
}

#[tokio::test]
async fn the_headers_say_when_to_ask_again() {
    let resets = [("x-ratelimit-reset-requests", "1s"), ("x-ratelimit-reset-tokens", "6m0s")];
    for kind in ALL {
        for (headers, seconds) in
            [(&[("retry-after", "20")][..], Some(20)), (&resets[..], Some(360)), (&[], None)]
        {
            let error = failure(kind, 429, headers, "{}").await;
            assert_eq!(told(&error), told(&rate_limited(seconds)), "{kind:?}");
        }
    }
}

/// A question that is turned down for its parameter, and then answered, and then another one.
async fn adapted(kind: Kind, status: u16, error: Value) -> [Value; 3] {
    let (error, good) = (json!({"error": error}).to_string(), good_answer(kind).to_string());
    let server = Server::answering_in_turn(&[(status, &error), (200, &good)]).await;
    let client = client(kind, &server.base);
    for _ in 0..2 {
        assert_eq!(client.ask(&question()).await.unwrap().json, json!({"n": 2}), "{kind:?} {error}");
    }
    let asked: Vec<Value> = server.requests().iter().map(support::Asked::json).collect();
    asked.try_into().unwrap()
}

#[tokio::test]
async fn a_parameter_that_is_turned_down_by_name_is_left_out_from_then_on() {
    let unsupported =
        |param: &str| json!({"code": "unsupported_parameter", "param": param, "message": COMMENT});
    let thinking = json!({"code": 400, "status": "INVALID_ARGUMENT",
        "message": "Budget 0 is invalid. This model only works in thinking mode."});
    let nobody =
        json!({"code": 404, "message": "No endpoints found that can handle the requested parameters."});
    let rows = [
        (OpenAi, 400, unsupported("reasoning_effort"), "/reasoning_effort", None),
        (OpenAi, 400, unsupported("max_completion_tokens"), "/max_completion_tokens", Some("/max_tokens")),
        (
            OpenRouter,
            400,
            unsupported("max_completion_tokens"),
            "/max_completion_tokens",
            Some("/max_tokens"),
        ),
        (OpenRouter, 404, nobody, "/max_completion_tokens", Some("/max_tokens")),
        (Compatible, 400, unsupported("max_tokens"), "/max_tokens", Some("/max_completion_tokens")),
        (Responses, 400, unsupported("reasoning.effort"), "/reasoning", None),
        (Gemini, 400, thinking, "/generationConfig/thinkingConfig", None),
    ];
    for (kind, status, error, dropped, instead) in rows {
        let [first, second, third] = adapted(kind, status, error).await;
        assert!(first.pointer(dropped).is_some(), "{kind:?} {dropped}");
        assert!(second.pointer(dropped).is_none(), "{kind:?} {dropped}");
        if let Some(instead) = instead {
            assert_eq!(second.pointer(instead), first.pointer(dropped), "{kind:?} {instead}");
        }
        assert_eq!(third, second, "{kind:?} {dropped}");
    }
}

#[tokio::test]
async fn a_question_is_asked_twice_at_most() {
    let no = |param: &str| json!({"error": {"code": "unsupported_parameter", "param": param}}).to_string();
    let (effort, length) = (no("reasoning_effort"), no("max_completion_tokens"));
    let good = good_answer(OpenAi).to_string();
    let server = Server::answering_in_turn(&[(400, &effort), (400, &length), (200, &good)]).await;
    let client = client(OpenAi, &server.base);
    let error = client.ask(&question()).await.unwrap_err();
    assert_eq!(told(&error), told(&rejected(400, "unsupported_parameter")));
    assert_eq!(server.request_count(), 2);

    client.ask(&question()).await.unwrap();
    let last = server.requests().pop().unwrap().json();
    assert_eq!(last["max_tokens"], 600, "what the second one turned down is remembered");
    assert!(last.get("reasoning_effort").is_none());
    assert_eq!(server.request_count(), 3);
}

#[tokio::test]
async fn where_both_names_of_the_longest_answer_are_turned_down_one_is_always_sent() {
    let no = |param: &str| json!({"error": {"param": param, "message": "too large"}}).to_string();
    let (newer, older) = (no("max_completion_tokens"), no("max_tokens"));
    let server = Server::answering_in_turn(&[(400, &newer), (400, &older), (400, &newer)]).await;
    let client = client(OpenAi, &server.base);
    for _ in 0..2 {
        client.ask(&question()).await.unwrap_err();
    }
    let sent: Vec<bool> =
        server.requests().iter().map(|asked| asked.json().get("max_completion_tokens").is_some()).collect();
    assert_eq!(sent, [true, false, true], "and the third is not repeated");
}

#[tokio::test]
async fn whether_a_question_may_have_left_is_told() {
    for kind in ALL {
        let error = client(kind, &support::nobody().await).ask(&question()).await.unwrap_err();
        assert!(matches!(error, ModelError::NotSent), "{kind:?} {error}");
        let error = client(kind, &support::hangs_up().await).ask(&question()).await.unwrap_err();
        assert!(matches!(error, ModelError::NoAnswer), "{kind:?} {error}");
    }
}

#[tokio::test]
async fn a_key_is_never_shown_and_one_that_cannot_be_sent_is_not() {
    let server = Server::answering(200, &[], &good_answer(Compatible).to_string()).await;
    for kind in ALL {
        assert!(!format!("{:?}", client(kind, &server.base)).contains(KEY), "{kind:?}");
    }
    let chat = |key: &str| {
        ChatClient::new(&HTTP, server.base.clone(), key.into(), "small-1".into(), ChatFlavour::Compatible)
    };
    assert!(matches!(chat("sk\n-1").ask(&question()).await, Err(ModelError::Credentials)));
    assert_eq!(server.request_count(), 0);
    chat("").ask(&question()).await.unwrap();
    assert_eq!(server.only_request().header("authorization"), None, "a model of one's own may need none");
}

#[tokio::test]
async fn a_geminis_name_may_be_written_in_full_and_stays_one_segment_of_the_path() {
    for (model, path) in [
        ("models/small-1", "/base/v26.0/models/small-1:generateContent"),
        ("../x?y", "/base/v26.0/models/..%2Fx%3Fy:generateContent"),
    ] {
        let server = Server::answering(200, &[], &good_answer(Gemini).to_string()).await;
        let client = GeminiClient::new(&HTTP, server.base.clone(), KEY.into(), model.into());
        client.ask(&question()).await.unwrap();
        assert_eq!(server.only_request().uri.to_string(), path);
    }
}
