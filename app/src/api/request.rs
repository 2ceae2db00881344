//! The request being answered, as server functions see it: who asks, where the engine is, which status goes back.

use axum::http::header::ACCEPT;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use domain::{Fault, FaultKind};
use engine::{Actor, Engine, EngineError};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;

use super::ApiError;

/// The engine the server gave to its pages.
///
/// # Panics
/// When the server was wired without one, which is seen on its first request.
pub fn engine() -> Engine {
    expect_context::<Engine>()
}

/// The signed-in person, put there by the server's middleware.
///
/// # Errors
/// [`ApiError::signed_out`], with status 401, when nobody is.
#[allow(clippy::unused_async, reason = "callers await it, so that it may ask the database one day")]
pub async fn actor() -> Result<Actor, ApiError> {
    let found = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Actor>().cloned());
    found.ok_or_else(|| refuse(ApiError::signed_out()))
}

/// The engine's answer as the page's: a refusal becomes a fault and sets the HTTP status.
pub fn answer<T>(result: Result<T, EngineError>) -> Result<T, ApiError> {
    result.map_err(|error| {
        let cause = error.to_string();
        let fault = Fault::from(error);
        if matches!(fault.kind, FaultKind::Internal | FaultKind::Unavailable) {
            tracing::error!(code = %fault.code, %cause, "a page could not be answered");
        }
        refuse(ApiError(fault))
    })
}

/// Sets the status of the response, where there is one.
pub fn set_status(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

/// Whether the caller is a browser that shows what comes back as a page: a form sent without scripts, or a page load.
pub fn wants_page() -> bool {
    use_context::<Parts>()
        .is_some_and(|parts| !parts.uri.path().starts_with("/api/") || accepts_html(&parts.headers))
}

/// Sets the status that says the same as the refusal. Not for a form sent without scripts: it is redirected back to its
/// page, and a 4xx would stop the browser from following.
fn refuse(error: ApiError) -> ApiError {
    if !wants_page()
        && let Ok(status) = StatusCode::from_u16(error.0.http_status())
    {
        set_status(status);
    }
    error
}

fn accepts_html(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("text/html"))
}
