//! Whether we are alive, and whether what we need is.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::router::Edge;

/// How long the database may take to answer.
const DATABASE_TIMEOUT: Duration = Duration::from_secs(2);

/// `GET /health`: 200 while the process answers. Asks nobody, so that a sick database does not get us restarted.
pub(super) async fn alive() -> Response {
    Json(json!({"status": "alive", "timestamp": now()})).into_response()
}

/// `GET /health/deep`: 200 when the database answers too, else 503.
pub(super) async fn deep(State(edge): State<Edge>) -> Response {
    let answered = tokio::time::timeout(DATABASE_TIMEOUT, edge.engine.pool().acquire()).await;
    let database = match answered {
        Ok(Ok(mut connection)) => sqlx::Connection::ping(&mut *connection).await.is_ok(),
        _ => false,
    };
    let (status, word) =
        if database { (StatusCode::OK, "alive") } else { (StatusCode::SERVICE_UNAVAILABLE, "sick") };
    (status, Json(json!({"status": word, "timestamp": now(), "database": database}))).into_response()
}

fn now() -> String {
    chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}
