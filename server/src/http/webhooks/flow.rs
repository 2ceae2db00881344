//! Flow's notification that something happened to a payment. It carries only a token and proves nothing: the engine asks
//! Flow itself (`platform-apis`: the gateway's word).

use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::{Fault, FaultKind};
use serde::Deserialize;

use super::super::limits::busy;
use super::super::router::Edge;

/// The form Flow sends to `urlConfirmation`, and its browser to `urlReturn`.
#[derive(Deserialize)]
pub(in super::super) struct FlowForm {
    /// Names the payment.
    pub(in super::super) token: String,
}

/// `POST /api/v1/webhooks/flow`: 200 when worked or of no interest, 503 when Flow shall repeat it.
pub(in super::super) async fn receive(
    State(edge): State<Edge>,
    form: Result<Form<FlowForm>, FormRejection>,
) -> Response {
    let Ok(Form(form)) = form else {
        tracing::warn!("a payment notification without a token was refused");
        return (StatusCode::BAD_REQUEST, "A form with a token is expected.").into_response();
    };
    let Err(error) = engine::payments::flow_notified(&edge.engine, &form.token).await else {
        return StatusCode::OK.into_response();
    };
    let cause = error.to_string();
    let fault = Fault::from(error);
    if matches!(fault.kind, FaultKind::Unavailable | FaultKind::Internal) {
        tracing::error!(%cause, "a payment notification could not be worked; it will be repeated");
        return busy("Not now; send it again.");
    }
    // Repeating what is refused for good helps nobody.
    tracing::warn!(code = %fault.code, "a payment notification was ignored");
    StatusCode::OK.into_response()
}
