//! Limits of every request, with their names, and the answer when there is no room.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

/// Largest body of a request that has no limit of its own, in bytes.
pub(super) const BODY_BYTES_MAX: usize = 256 * 1024;
/// Largest body of the gateway's notification: one token.
pub(super) const FLOW_BODY_BYTES_MAX: usize = 8 * 1024;
/// Largest form of a buyer.
pub(super) const CHECKOUT_BODY_BYTES_MAX: usize = 16 * 1024;
/// How long a handler may take. Not for sockets, which have left the handler by then.
pub(super) const HANDLER_TIMEOUT: Duration = Duration::from_secs(30);
/// How long a client may take to send the head of a request.
pub(super) const HEAD_TIMEOUT: Duration = Duration::from_secs(15);
/// Requests worked at once.
pub(super) const REQUESTS_MAX: usize = 4_096;
/// Open connections. Sockets of consoles have left them and have a limit of their own.
pub(super) const CONNECTIONS_MAX: usize = 16_384;
/// How long requests that are under way may take to end when the server stops.
pub(super) const DRAIN_DEADLINE: Duration = Duration::from_secs(10);

/// When to come back, in seconds, where there is no room now.
pub(super) const RETRY_AFTER: HeaderValue = HeaderValue::from_static("2");

/// Answers 503 at once when too many requests are under way: queued ones would only time out later.
pub(super) async fn room(State(room): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    match room.try_acquire() {
        Ok(_held) => next.run(request).await,
        Err(_) => busy("Too many requests at once."),
    }
}

/// 503 with a time to come back.
pub(super) fn busy(sentence: &'static str) -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, RETRY_AFTER)], sentence).into_response()
}
