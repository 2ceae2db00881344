//! Files, health, and the headers every answer has.

use axum::http::StatusCode;
use sqlx::postgres::PgPoolOptions;

use crate::site::{Edges, Site, idle_engine};

#[tokio::test]
async fn health_answers_without_a_database_and_the_deep_check_says_what_is_wrong() {
    let options = PgPoolOptions::new().acquire_timeout(std::time::Duration::from_secs(1));
    let nowhere = options.connect_lazy("postgres://nobody@127.0.0.1:1/nothing").unwrap();
    let edges = Edges::over(&idle_engine(nowhere, 1 << 20));
    let alive = edges.get("/health").await;
    let said: serde_json::Value = serde_json::from_str(&alive.body).unwrap();
    assert_eq!((alive.status, &said["status"]), (StatusCode::OK, &serde_json::json!("alive")));
    assert!(said["timestamp"].as_str().unwrap().ends_with('Z'));
    let deep = edges.get("/health/deep").await;
    assert_eq!(deep.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(deep.body.contains("\"database\":false"));
}

#[tokio::test]
async fn the_deep_check_is_well_with_a_database() {
    let db = testkit::database().await;
    let edges = Edges::over(&idle_engine(db.pool.clone(), 1 << 20));
    assert_eq!(edges.get("/health/deep").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_counted_is_told_at_the_private_door_and_nowhere_else() {
    let site = Site::open().await;
    site.shop.says("Rosa", "quiero 1 A12 talla L").await;
    let private = Edges {
        router: server::http::private_router(site.shop.engine.clone()),
        ..Edges::over(&site.shop.engine)
    };
    let told = private.get("/metrics").await;
    assert!(told.header("content-type").starts_with("application/openmetrics-text"));
    assert!(told.body.contains("livesell_readings_total{language=\"es\",outcome=\"held\",by=\"rules\"} 1"));
    assert!(told.body.contains("livesell_database_connections{state=\"busy\"}"), "{}", told.body);
    assert!(told.body.ends_with("# EOF\n"));
    assert_eq!(site.get("/metrics").await.status, StatusCode::NOT_FOUND);
    site.close().await;
}

#[tokio::test]
async fn every_answer_has_security_headers_and_a_trace_id() {
    let site = Site::open().await;
    for path in ["/health", "/auth", "/checkout/unknown", "/favicon.svg", "/no/such/page"] {
        let answer = site.get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert!(answer.header("strict-transport-security").contains("max-age"), "{path}");
        assert!(answer.header("x-trace-id").len() >= 16, "{path}");
    }
    let kept = site.get_with("/health", &[("x-trace-id", "0af7651916cd43dd8448eb211c80319c")]).await;
    assert_eq!(kept.header("x-trace-id"), "0af7651916cd43dd8448eb211c80319c");
    site.close().await;
}

#[tokio::test]
async fn public_files_are_served_and_nothing_beside_them_is() {
    let site = Site::open().await;
    let script = site.get("/checkout.js").await;
    assert_eq!(script.status, StatusCode::OK);
    assert!(script.header("content-type").contains("javascript"));
    assert_eq!(site.get("/fonts/inter-latin.woff2").await.status, StatusCode::OK);
    for path in
        ["/fonts/../../Cargo.toml", "/fonts/%2e%2e/%2e%2e/Cargo.toml", "/pkg/../Cargo.toml", "/fonts/"]
    {
        assert_ne!(site.get(path).await.status, StatusCode::OK, "{path}");
    }
    site.close().await;
}

#[tokio::test]
async fn a_missing_file_is_not_remembered_as_missing() {
    let site = Site::open().await;
    let answer = site.get("/pkg/nothing.js").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.header("cache-control"), "no-cache");
    site.close().await;
}
