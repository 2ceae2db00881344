//! The app's pages and server functions: Leptos, with the engine and the answer's nonce in its context.

use std::pin::Pin;

use app::App;
use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use leptos::nonce::Nonce;
use leptos::prelude::{LeptosOptions, provide_context, use_context};
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list};

use super::headers::CspNonce;
use super::router::Edge;

/// Routes of all pages and server functions.
pub(super) fn routes(edge: &Edge) -> Router<Edge> {
    let listed = generate_route_list(App);
    let engine = edge.engine.clone();
    let context = move || {
        provide_context(engine.clone());
        give_nonce();
    };
    let options: LeptosOptions = edge.leptos.as_ref().clone();
    Router::new().leptos_routes_with_context(edge, listed, context, move || app::shell(options.clone()))
}

/// Pages draw with the nonce that the answer's header names; Leptos would otherwise make one of its own.
fn give_nonce() {
    let nonce = use_context::<Parts>().and_then(|parts| parts.extensions.get::<CspNonce>().cloned());
    if let Some(CspNonce(nonce)) = nonce {
        provide_context(Nonce::from_value(nonce));
    }
}

/// The answer being drawn.
type Drawing = Pin<Box<dyn Future<Output = Response> + Send>>;

/// A page that does not exist is drawn by the app, which says so in the person's language, with status 404.
pub(super) fn not_found(edge: &Edge) -> impl Fn(Request) -> Drawing + Clone + Send + Sync + 'static {
    let engine = edge.engine.clone();
    let options = edge.leptos.as_ref().clone();
    leptos_axum::render_app_async_with_context(
        move || {
            provide_context(engine.clone());
            give_nonce();
            if let Some(response) = use_context::<ResponseOptions>() {
                response.set_status(StatusCode::NOT_FOUND);
            }
        },
        move || app::shell(options.clone()),
    )
}
