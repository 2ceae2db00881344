//! Meta's webhooks: comments, Lives, messages. Verified over the raw bytes, parsed, durable before 200. No line of the
//! log carries anything of a body.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::Clock;
use domain::clock::SystemClock;
use platforms::meta::{signature, webhook};

use super::super::limits::busy;
use super::super::router::Edge;

/// Where Meta calls.
pub(in super::super) const PATH: &str = "/api/v1/webhooks/facebook";

/// `GET /api/v1/webhooks/facebook`: Meta asks whether we are who registered. Needs no database.
pub(in super::super) async fn handshake(State(edge): State<Edge>, RawQuery(query): RawQuery) -> Response {
    match webhook::handshake(&edge.config.verify_token, query.as_deref().unwrap_or_default()) {
        Ok(challenge) => challenge.into_response(),
        Err(error) => {
            tracing::warn!(%error, "webhook handshake refused");
            (StatusCode::FORBIDDEN, error.to_string()).into_response()
        }
    }
}

/// `POST /api/v1/webhooks/facebook`: 200 once durable, 403 not from Meta, 400 not understood, 413 too large, 503 come
/// back (Meta repeats for 36 hours).
pub(in super::super) async fn receive(
    State(edge): State<Edge>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let body = match body {
        Ok(body) => body,
        Err(rejection) => {
            tracing::warn!(status = rejection.status().as_u16(), "webhook body refused");
            return (rejection.status(), "The body could not be taken.").into_response();
        }
    };
    let given = headers.get(signature::SIGNATURE_HEADER).map(axum::http::HeaderValue::as_bytes);
    if let Err(error) = signature::verify(&edge.config.app_secret, given, &body) {
        tracing::warn!(%error, bytes = body.len(), "webhook with a wrong signature refused");
        return (StatusCode::FORBIDDEN, error.to_string()).into_response();
    }
    let parsed = match webhook::parse(&body, SystemClock.now()) {
        Ok(parsed) => parsed,
        Err(error) => {
            tracing::warn!(%error, bytes = body.len(), "webhook could not be understood");
            return (StatusCode::BAD_REQUEST, error.to_string()).into_response();
        }
    };
    for what in &parsed.unreadable {
        tracing::warn!(what, "a part of a webhook could not be understood; the rest is taken");
    }
    match edge.engine.inbox.submit(parsed.events).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(error) => {
            tracing::warn!(%error, "webhook not taken; it will be repeated");
            busy("Not now; send it again.")
        }
    }
}
