//! All routes and the order of what wraps them.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef};
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use engine::Engine;
use fanout::House;
use leptos::prelude::LeptosOptions;
use platforms::meta::{AppSecret, webhook};
use secrecy::SecretString;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use super::limits::{
    self, BODY_BYTES_MAX, CHECKOUT_BODY_BYTES_MAX, FLOW_BODY_BYTES_MAX, HANDLER_TIMEOUT, REQUESTS_MAX,
};
use super::webhooks::{facebook, flow};
use super::{
    assets, checkout, csrf, headers, health, pages, payments_return, request_log, session, websocket,
};
use crate::config::Config;

/// What the HTTP edges must know.
#[derive(Debug, Clone)]
pub struct HttpConfig {
    /// Our own origin, as browsers write it.
    pub(super) origin: String,
    /// Whether people reach us over TLS.
    pub(super) is_https: bool,
    /// Verifies Meta's webhooks.
    pub(super) app_secret: AppSecret,
    /// What Meta's handshake must say.
    pub(super) verify_token: SecretString,
    /// Origins of the gateways' pay pages.
    pub(super) gateway_origins: Vec<String>,
    /// Folder with the browser's part.
    site_root: String,
}

impl HttpConfig {
    /// The edges' part of the configuration.
    pub fn of(config: &Config) -> Self {
        let origin = origin_of(&config.public_url.to_string());
        Self {
            is_https: origin.starts_with("https://"),
            origin,
            app_secret: config.meta.app_secret.clone(),
            verify_token: config.meta.verify_token.clone(),
            // Flow's pay page lies on the host of its API.
            gateway_origins: vec![origin_of(&config.flow_url.to_string())],
            site_root: config.site_root.to_string_lossy().into_owned(),
        }
    }
}

/// Scheme and authority of an address.
fn origin_of(url: &str) -> String {
    url.match_indices('/').nth(2).map_or(url, |(end, _)| &url[..end]).to_owned()
}

/// What every handler can reach.
#[derive(Clone)]
pub(super) struct Edge {
    pub(super) engine: Engine,
    pub(super) config: Arc<HttpConfig>,
    pub(super) leptos: Arc<LeptosOptions>,
    /// The consoles' sockets.
    pub(super) house: House,
    /// Counts open sockets.
    pub(super) sockets: TaskTracker,
}

impl FromRef<Edge> for LeptosOptions {
    fn from_ref(edge: &Edge) -> Self {
        edge.leptos.as_ref().clone()
    }
}

/// The whole service. Sockets close when `stop` is cancelled and are counted by `sockets`. Needs a runtime around it.
pub fn router(engine: Engine, config: HttpConfig, stop: CancellationToken, sockets: TaskTracker) -> Router {
    let leptos = Arc::new(leptos_options(&config));
    let house = House::new(stop.clone());
    tokio::spawn(websocket::end_with_their_sessions(engine.clone(), house.clone(), stop));
    let edge = Edge { engine, config: Arc::new(config), leptos, house, sockets };
    let room = Arc::new(Semaphore::new(REQUESTS_MAX));
    Router::new()
        .merge(webhook_routes())
        .merge(return_routes(&edge))
        .merge(checkout_routes(&edge))
        .merge(app_routes(&edge))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, HANDLER_TIMEOUT))
        .route("/health", get(health::alive))
        .route("/health/deep", get(health::deep))
        .merge(assets::routes(&edge.leptos))
        .layer(
            // In one piece: each layer of its own would box every request once more. The first is the outermost.
            ServiceBuilder::new()
                .layer(from_fn(request_log::log))
                .layer(CatchPanicLayer::new())
                .layer(from_fn_with_state(room, limits::room))
                .layer(from_fn_with_state(edge.clone(), headers::everywhere)),
        )
        .with_state(edge)
}

fn webhook_routes() -> Router<Edge> {
    let door = get(facebook::handshake)
        .post(facebook::receive)
        .layer(DefaultBodyLimit::max(webhook::BODY_BYTES_MAX));
    let flow = post(flow::receive).layer(DefaultBodyLimit::max(FLOW_BODY_BYTES_MAX));
    Router::new().route(facebook::PATH, door).route("/api/v1/webhooks/flow", flow)
}

fn return_routes(edge: &Edge) -> Router<Edge> {
    Router::new()
        .route("/payments/flow/return", get(payments_return::got).post(payments_return::posted))
        .layer(DefaultBodyLimit::max(FLOW_BODY_BYTES_MAX))
        .layer(from_fn_with_state(edge.clone(), headers::checkout))
}

fn checkout_routes(edge: &Edge) -> Router<Edge> {
    Router::new()
        .route("/checkout/{token}", get(checkout::page))
        .route("/checkout/{token}/status", get(checkout::status))
        .route("/checkout/{token}/lines/{line_id}", post(checkout::line))
        .route("/checkout/{token}/pay", post(checkout::pay))
        .route("/checkout/{token}/revive", post(checkout::revive))
        .layer(DefaultBodyLimit::max(CHECKOUT_BODY_BYTES_MAX))
        .layer(from_fn_with_state(edge.clone(), csrf::guard))
        .layer(from_fn_with_state(edge.clone(), headers::checkout))
        .layer(CompressionLayer::new())
}

fn app_routes(edge: &Edge) -> Router<Edge> {
    let pages = pages::routes(edge)
        .fallback(pages::not_found(edge))
        .layer(from_fn(headers::page))
        .layer(CompressionLayer::new());
    Router::new()
        .route("/ws/live/{id}", get(websocket::live))
        .merge(pages)
        .layer(tower_http::limit::RequestBodyLimitLayer::new(BODY_BYTES_MAX))
        .layer(from_fn_with_state(edge.clone(), session::resolve))
        .layer(from_fn_with_state(edge.clone(), csrf::guard))
}

fn leptos_options(config: &HttpConfig) -> LeptosOptions {
    LeptosOptions::builder()
        .output_name("livesell")
        .site_root(config.site_root.clone())
        .site_pkg_dir("pkg")
        .hash_files(Path::new(&config.site_root).join("hash.txt").is_file())
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_and_authority() {
        assert_eq!(origin_of("https://www.flow.cl/api"), "https://www.flow.cl");
        assert_eq!(origin_of("http://127.0.0.1:3000"), "http://127.0.0.1:3000");
    }
}
