//! Where the gateway's page sends the buyer back to. Shows only: whether it was paid is the gateway's word, not the
//! browser's. A cross-site POST by nature, so without session and cross-site check.

use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Extension, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;

use app::checkout::Notice;

use super::checkout;
use super::headers::CspNonce;
use super::router::Edge;
use super::webhooks::flow::FlowForm;

/// `POST /payments/flow/return`.
pub(super) async fn posted(
    State(edge): State<Edge>,
    Extension(nonce): Extension<CspNonce>,
    headers: HeaderMap,
    form: Result<Form<FlowForm>, FormRejection>,
) -> Response {
    back(&edge, form.ok().map(|Form(form)| form.token), &headers, &nonce).await
}

/// `GET /payments/flow/return?token=`.
pub(super) async fn got(
    State(edge): State<Edge>,
    Extension(nonce): Extension<CspNonce>,
    headers: HeaderMap,
    query: Result<Query<FlowForm>, QueryRejection>,
) -> Response {
    back(&edge, query.ok().map(|Query(form)| form.token), &headers, &nonce).await
}

async fn back(edge: &Edge, flow_token: Option<String>, headers: &HeaderMap, nonce: &CspNonce) -> Response {
    let found = match &flow_token {
        Some(token) => engine::payments::attempt_of_flow(&edge.engine, token).await,
        None => Ok(None),
    };
    match found {
        Ok(Some(attempt)) => {
            let notice = attempt.came_to_nothing.then_some(Notice::Refused);
            checkout::back(&attempt.checkout_token, notice)
        }
        Ok(None) => checkout::unknown(headers, nonce),
        Err(error) => checkout::message(error, headers, nonce),
    }
}
