//! What people see: the Live as Facebook would show it, the threads as Messenger would, and an index of both.
//! Plain forms; the small script only saves a reload.

// A page has at most a few hundred pieces, and a template reads better as a `format!` for each.
#![allow(clippy::format_collect)]

pub(crate) mod html;
mod index;
pub(crate) mod layout;
mod live;
mod live_view;
mod messenger;
mod messenger_view;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};

use crate::server::Sandbox;
use crate::world::Refusal;

/// All pages.
pub(crate) fn router() -> Router<Sandbox> {
    Router::new()
        .route("/", get(index::show))
        .route("/live/{live}", get(live::show))
        .route("/live/{live}/fragment", get(live::fragment))
        .route("/live/{live}/comments", post(live::write))
        .route("/live/{live}/comments/{comment}/edit", post(live::edit))
        .route("/live/{live}/comments/{comment}/remove", post(live::remove))
        .route("/messenger", get(messenger::threads))
        .route("/messenger/{page}/{psid}", get(messenger::show).post(messenger::write))
        .route("/messenger/{page}/{psid}/fragment", get(messenger::fragment))
}

/// A page that says what went wrong and where to go on.
fn refused(refusal: &Refusal, back: &str) -> Response {
    let status = match refusal {
        Refusal::UnknownLive(_) | Refusal::UnknownPage(_) | Refusal::UnknownComment(_) => {
            StatusCode::NOT_FOUND
        }
        Refusal::Length(..) => StatusCode::BAD_REQUEST,
        Refusal::Full(..) => StatusCode::SERVICE_UNAVAILABLE,
    };
    let body = format!(
        r#"<main class="card narrow"><h1>No se pudo</h1><p>{}</p><p><a href="{}">Volver</a></p></main>"#,
        html::escape(&refusal.to_string()),
        html::escape(back)
    );
    (status, Html(layout::page("No se pudo", "facebook", &body))).into_response()
}
