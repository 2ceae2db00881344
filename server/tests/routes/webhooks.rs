//! `/api/v1/webhooks/*`.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use platforms::meta::webhook::BODY_BYTES_MAX;
use sqlx::postgres::PgPoolOptions;

use crate::site::{Edges, Site, VERIFY_TOKEN, WEBHOOK, comment_body, idle_engine, signature};

async fn comments(site: &Site) -> i64 {
    site.shop.count("select count(*) from comments").await
}

#[tokio::test]
async fn a_comment_is_stored_before_it_is_acknowledged() {
    let site = Site::open().await;
    let answer = site.webhook(&comment_body("1", "quiero la cartera C3")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(comments(&site).await, 1);
    site.close().await;
}

#[tokio::test]
async fn a_comment_delivered_five_times_is_one_comment() {
    let site = Site::open().await;
    for _ in 0..5 {
        assert_eq!(site.webhook(&comment_body("1", "quiero la cartera C3")).await.status, StatusCode::OK);
    }
    assert_eq!(comments(&site).await, 1);
    site.shop.settle().await;
    assert_eq!(site.shop.stock_of("CAR-NEG").await.held, 1);
    site.close().await;
}

#[tokio::test]
async fn a_wrong_or_missing_signature_is_refused_and_nothing_is_stored() {
    let site = Site::open().await;
    let body = comment_body("1", "hola");
    let of_another_body = signature(&comment_body("2", "hola"));
    for wrong in ["", "sha256=", "sha256=00", "sha1=abc", &of_another_body] {
        assert_eq!(site.webhook_signed(&body, wrong).await.status, StatusCode::FORBIDDEN, "{wrong}");
    }
    assert_eq!(site.json(WEBHOOK, &body, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(comments(&site).await, 0);
    site.close().await;
}

#[tokio::test]
async fn the_signature_is_checked_before_the_body_is_understood() {
    let site = Site::open().await;
    assert_eq!(site.webhook_signed("{ not json", "sha256=00").await.status, StatusCode::FORBIDDEN);
    site.close().await;
}

#[tokio::test]
async fn a_body_that_is_not_understood_is_refused_with_a_reason_that_does_not_repeat_it() {
    let site = Site::open().await;
    for body in ["{ not json marker", "[]", "\"marker\""] {
        let answer = site.webhook(body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        assert!(!answer.body.is_empty() && !answer.body.contains("marker"), "{}", answer.body);
    }
    site.close().await;
}

#[tokio::test]
async fn an_oversize_body_is_refused_before_anything_else() {
    let site = Site::open().await;
    let body = " ".repeat(BODY_BYTES_MAX + 1);
    assert_eq!(site.webhook(&body).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let fits = format!("{}{}", comment_body("1", "hola"), " ".repeat(BODY_BYTES_MAX / 2));
    assert_eq!(site.webhook(&fits).await.status, StatusCode::OK);
    site.close().await;
}

#[tokio::test]
async fn a_full_queue_asks_to_come_back() {
    let db = testkit::database().await;
    let edges = Edges::over(&idle_engine(db.pool.clone(), 10));
    let answer = edges.webhook(&comment_body("1", "hola")).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "2");
}

#[tokio::test]
async fn the_handshake_gives_the_challenge_back_even_when_the_database_is_down() {
    let nowhere = PgPoolOptions::new().connect_lazy("postgres://nobody@127.0.0.1:1/nothing").unwrap();
    let edges = Edges::over(&idle_engine(nowhere, 1 << 20));
    let ask = |token: &str| {
        format!("{WEBHOOK}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token={token}")
    };
    let answer = edges.get(&ask(VERIFY_TOKEN)).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "1158201444"));
    assert_eq!(edges.get(&ask("guess")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(edges.get(WEBHOOK).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn webhooks_need_no_session_and_no_browser_of_ours() {
    let site = Site::open().await;
    let body = comment_body("1", "hola");
    let signature = signature(&body);
    let headers = [
        ("x-hub-signature-256", signature.as_str()),
        ("origin", "https://evil.example"),
        ("sec-fetch-site", "cross-site"),
    ];
    assert_eq!(site.json(WEBHOOK, &body, &headers).await.status, StatusCode::OK);
    site.close().await;
}

#[tokio::test]
async fn a_payment_notification_for_an_unknown_payment_is_acknowledged_and_changes_nothing() {
    let site = Site::open().await;
    let answer =
        site.form("/api/v1/webhooks/flow", "token=UNKNOWN", &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(site.shop.count("select count(*) from payments").await, 0);
    site.close().await;
}

#[tokio::test]
async fn a_payment_notification_without_a_token_or_too_large_is_refused() {
    let site = Site::open().await;
    assert_eq!(site.form("/api/v1/webhooks/flow", "other=1", &[]).await.status, StatusCode::BAD_REQUEST);
    let large = format!("token={}", "A".repeat(20_000));
    let answer = site.form("/api/v1/webhooks/flow", &large, &[]).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
    site.close().await;
}

#[tokio::test]
async fn other_methods_are_refused() {
    let site = Site::open().await;
    let request = Request::put(WEBHOOK).body(Body::empty()).unwrap();
    assert_eq!(site.send(request).await.status, StatusCode::METHOD_NOT_ALLOWED);
    site.close().await;
}
