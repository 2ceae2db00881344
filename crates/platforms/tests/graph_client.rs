//! The Graph API client over real HTTP: what it sends, how it reads answers, and how it fails.
#![allow(clippy::unwrap_used)]

mod support;

use std::sync::Arc;
use std::time::Duration;

use domain::Timestamp;
use domain::clock::ManualClock;
use platforms::http::{Http, RESPONSE_BYTES_MAX, ServiceUrl};
use platforms::meta::{
    AppKeys, AppSecret, Button, GraphClient, GraphFault, LiveStatus, MessagingKind, PrivateMessage,
    PublicText, SocialGraph,
};
use secrecy::SecretString;
use serde_json::json;
use support::Server;

fn graph(base: &ServiceUrl) -> Arc<dyn SocialGraph> {
    let secret = AppSecret::new("app-secret-demo".into()).unwrap();
    let clock = Arc::new(ManualClock::at(Timestamp(1_790_000_000_000)));
    let app = AppKeys { id: "1517".into(), secret };
    Arc::new(GraphClient::new(&Http::new().unwrap(), base.clone(), app, clock))
}

fn token() -> SecretString {
    "EAATOKEN".into()
}

fn thanks() -> PublicText {
    PublicText::new("¡Listo, Rosa! 🙌").unwrap()
}

fn offer() -> PrivateMessage {
    let pay = Button::link("Pagar ahora", "https://live.example.cl/p/k3J9").unwrap();
    PrivateMessage::buttons("Te guardamos 2", vec![pay]).unwrap()
}

async fn public_reply_fails(base: &ServiceUrl) -> platforms::meta::GraphError {
    graph(base).public_reply(&token(), "881200345_990017", &thanks()).await.unwrap_err()
}

#[tokio::test]
async fn a_public_reply_is_posted_under_the_comment_and_proves_who_we_are() {
    let server = Server::answering(200, &[], r#"{"id":"881200345_990020"}"#).await;
    let answer = graph(&server.base).public_reply(&token(), "881200345_990017", &thanks()).await.unwrap();
    assert_eq!(answer.value.comment_id, "881200345_990020");

    let asked = server.only_request();
    assert_eq!((asked.method.as_str(), asked.uri.path()), ("POST", "/base/v26.0/881200345_990017/comments"));
    assert_eq!(asked.json(), json!({"message": "¡Listo, Rosa! 🙌"}));
    assert_eq!(asked.header("authorization"), Some("Bearer EAATOKEN"));
    assert_eq!(asked.param("appsecret_time").as_deref(), Some("1790000000"));
    assert_eq!(
        asked.param("appsecret_proof").as_deref(),
        Some("ba1a88c04b33f1fbebf2541c62d619f2304eab764d264a99bb28be34a47b3c39")
    );
    assert!(!asked.uri.to_string().contains("EAATOKEN"), "tokens stay out of addresses");
}

#[tokio::test]
async fn a_private_reply_names_the_comment_and_no_messaging_type() {
    let server = Server::answering(200, &[], r#"{"message_id":"m_1"}"#).await;
    let answer = graph(&server.base)
        .private_reply(&token(), "1057700001", "881200345_990017", &offer())
        .await
        .unwrap();
    assert_eq!(answer.value.message_id.as_deref(), Some("m_1"));
    assert_eq!(answer.value.recipient_id, None);

    let asked = server.only_request();
    assert_eq!(asked.uri.path(), "/base/v26.0/1057700001/messages");
    let body = asked.json();
    assert_eq!(body["recipient"], json!({"comment_id": "881200345_990017"}));
    assert_eq!(body["message"]["attachment"]["payload"]["template_type"], "button");
    assert!(body.get("messaging_type").is_none());
}

#[tokio::test]
async fn a_message_inside_the_window_says_why_it_is_sent() {
    let server = Server::answering(200, &[], r#"{"recipient_id":"PSID1","message_id":"m_2"}"#).await;
    let message = PrivateMessage::text("Pago recibido").unwrap().with_metadata("out:8f2").unwrap();
    let answer = graph(&server.base)
        .send(&token(), "1057700001", "PSID1", MessagingKind::Update, &message)
        .await
        .unwrap();
    assert_eq!(answer.value.recipient_id.as_deref(), Some("PSID1"));
    assert_eq!(
        server.only_request().json(),
        json!({"recipient": {"id": "PSID1"}, "messaging_type": "UPDATE",
            "message": {"text": "Pago recibido", "metadata": "out:8f2"}})
    );
}

#[tokio::test]
async fn a_live_is_read_with_the_other_ids_its_comments_may_carry() {
    let body = r#"{"id":"881200345","status":"LIVE","title":"Noche de poleras","permalink_url":"/tiendademo/videos/881200346/",
        "video":{"id":"881200346"},"live_views":312,"broadcast_start_time":"2026-09-21T22:00:00+0000"}"#;
    let server = Server::answering(200, &[], body).await;
    let live = graph(&server.base).live_video(&token(), "881200345").await.unwrap().value;
    assert_eq!(live.status, LiveStatus::Live);
    assert_eq!(live.video_id.as_deref(), Some("881200346"));
    assert_eq!(live.live_views, Some(312));
    assert_eq!(live.started_at, Some(Timestamp(1_790_028_000_000)));
    assert!(server.only_request().param("fields").unwrap().contains("video{id}"));
}

#[tokio::test]
async fn polled_comments_include_replies_and_are_the_same_events_as_the_webhooks() {
    let body = r#"{"data":[
        {"id":"881200345_3","message":"yo tambi\u00e9n","created_time":"2026-09-21T22:35:02+0000","from":{"id":"7341","name":"Rosa"},"parent":{"id":"881200345_1"}},
        {"id":"881200345_2","created_time":"2026-09-21T22:35:01+0000"},
        {"message":"sin id"},
        {"id":"881200345_1","message":"hola","created_time":"2026-09-21T22:35:00+0000","from":{"id":"1057700001","name":"Tienda"}}],
        "paging":{"cursors":{"before":"B","after":"A/+="},"next":"https://graph.facebook.com/next?access_token=X"},
        "summary":{"order":"chronological","total_count":417}}"#;
    let server = Server::answering(200, &[], body).await;
    let graph = graph(&server.base);
    let since = Some(Timestamp(1_790_029_999_500));
    let page =
        graph.live_comments(&token(), "1057700001", "881200345", since, Some("Z&x")).await.unwrap().value;

    assert_eq!((page.comments.len(), page.unreadable, page.total), (3, 1, Some(417)));
    assert_eq!(page.after.as_deref(), Some("A/+="));
    let reply = &page.comments[0];
    assert_eq!((reply.text.as_str(), reply.parent_id.as_deref()), ("yo también", Some("881200345_1")));
    assert_eq!(reply.post_id.as_deref(), Some("881200345"));
    assert_eq!(reply.at, Timestamp(1_790_030_102_000));
    assert_eq!((page.comments[1].author.as_ref(), page.comments[1].text.as_str()), (None, ""));
    assert!(page.comments[2].from_page);

    let asked = server.only_request();
    for (name, value) in [
        ("order", "reverse_chronological"),
        ("filter", "stream"),
        ("live_filter", "no_filter"),
        ("since", "1790029999"),
        ("after", "Z&x"),
        ("limit", "100"),
    ] {
        assert_eq!(asked.param(name).as_deref(), Some(value), "{name}");
    }
}

#[tokio::test]
async fn the_last_page_of_comments_has_no_next_although_it_has_a_cursor() {
    let server = Server::answering(200, &[], r#"{"data":[],"paging":{"cursors":{"after":"A"}}}"#).await;
    let page = graph(&server.base).live_comments(&token(), "1", "2", None, None).await.unwrap().value;
    assert_eq!(page.after, None);
}

#[tokio::test]
async fn a_token_is_checked_with_the_apps_own_token_in_the_header() {
    let body = r#"{"data":{"app_id":"1517","type":"PAGE","is_valid":true,"expires_at":0,
        "data_access_expires_at":1797770000,"scopes":["pages_messaging"],"profile_id":"1057700001"}}"#;
    let server = Server::answering(200, &[], body).await;
    let state = graph(&server.base).debug_token(&token()).await.unwrap().value;
    assert!(state.valid);
    assert_eq!(state.expires_at, None, "zero means that it does not end");
    assert_eq!(state.data_access_expires_at, Some(Timestamp(1_797_770_000_000)));
    assert_eq!(state.scopes, ["pages_messaging"]);

    let asked = server.only_request();
    assert_eq!(asked.param("input_token").as_deref(), Some("EAATOKEN"));
    assert_eq!(asked.header("authorization"), Some("Bearer 1517|app-secret-demo"));
}

#[tokio::test]
async fn an_error_carries_its_class_its_codes_and_the_allowance() {
    let server = Server::answering(
        400,
        &[(
            "x-business-use-case-usage",
            r#"{"1057700001":[{"type":"messenger","call_count":100,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":4}]}"#,
        )],
        r#"{"error":{"message":"(#80006) There have been too many calls","type":"OAuthException","code":80006,"fbtrace_id":"Atrace"}}"#,
    )
    .await;
    let error = public_reply_fails(&server.base).await;
    assert_eq!(error.fault, GraphFault::RateLimited { retry_after: Some(Duration::from_mins(4)) });
    assert_eq!((error.code, error.trace.as_deref()), (Some(80_006), Some("Atrace")));
    assert_eq!(error.usage.peak_percent(), 100);
}

#[tokio::test]
async fn a_retry_after_header_is_taken_when_the_allowance_does_not_say() {
    let server = Server::answering(429, &[("retry-after", "30")], "").await;
    let fault = public_reply_fails(&server.base).await.fault;
    assert_eq!(fault, GraphFault::RateLimited { retry_after: Some(Duration::from_secs(30)) });
}

#[tokio::test]
async fn a_connection_that_never_stood_means_nothing_was_said() {
    let error = public_reply_fails(&support::nobody().await).await;
    assert_eq!(error.fault, GraphFault::Network { sent: false });
    assert!(!error.may_have_happened());
}

#[tokio::test]
async fn a_connection_that_broke_afterwards_means_it_may_have_been_said() {
    let error = public_reply_fails(&support::hangs_up().await).await;
    assert_eq!(error.fault, GraphFault::Network { sent: true });
    assert!(error.may_have_happened());
}

#[tokio::test]
async fn a_yes_that_cannot_be_read_is_not_a_no() {
    for body in ["<html>ok</html>", "{}", r#"{"id":""}"#] {
        let server = Server::answering(200, &[], body).await;
        assert!(public_reply_fails(&server.base).await.may_have_happened(), "{body}");
    }
}

#[tokio::test]
async fn an_endless_answer_is_not_read_to_its_end() {
    let padding = " ".repeat(RESPONSE_BYTES_MAX);
    let server = Server::answering(200, &[], &format!(r#"{padding}{{"id":"1"}}"#)).await;
    assert_eq!(public_reply_fails(&server.base).await.fault, GraphFault::Network { sent: true });
}

#[tokio::test]
async fn a_redirect_is_not_followed_with_the_token() {
    let elsewhere = Server::answering(200, &[], r#"{"id":"1"}"#).await;
    let server = Server::answering(302, &[("location", &elsewhere.base.to_string())], "").await;
    assert_eq!(public_reply_fails(&server.base).await.fault, GraphFault::BadRequest);
    assert_eq!(elsewhere.request_count(), 0);
}

#[tokio::test]
async fn an_id_that_would_climb_in_the_address_is_refused_before_anything_leaves() {
    let server = Server::answering(200, &[], r#"{"id":"1"}"#).await;
    let graph = graph(&server.base);
    for id in ["", ".", ".."] {
        let error = graph.public_reply(&token(), id, &thanks()).await.unwrap_err();
        assert_eq!(error.fault, GraphFault::BadRequest, "{id}");
    }
    assert_eq!(server.request_count(), 0);
}

#[tokio::test]
async fn neither_token_nor_address_is_told_by_an_error() {
    let error = public_reply_fails(&support::nobody().await).await;
    let mut told = format!("{error:?}");
    let mut next: Option<&dyn std::error::Error> = Some(&error);
    while let Some(error) = next {
        told.push_str(&error.to_string());
        next = error.source();
    }
    assert!(!told.contains("EAATOKEN") && !told.contains("appsecret_proof"), "{told}");
}
