//! The Graph API, version 26.0: the nodes and edges a live shop uses, with their rules and their errors.
//!
//! - [`params`]: query and body as one set; [`access`]: tokens and proofs; [`error`]: every error body.
//! - [`replies`]: public replies; [`messages`]: private replies and the Send API; [`message_shape`]: what a message may be.
//! - [`nodes`]: reading; [`comment_list`]: paging through comments; [`fields`]: the `fields` parameter.

mod access;
mod comment_list;
mod error;
mod fields;
mod message_shape;
mod messages;
mod nodes;
mod params;
mod replies;
mod subscriptions;

use std::time::Duration;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::any;
use serde_json::{Value, json};

use crate::server::{BODY_BYTES_MAX, Sandbox};
use access::Access;
use error::GraphError;
use params::Params;

/// Where the API lies.
pub(crate) const PREFIX: &str = "/graph/v26.0";
/// Usage headers appear only after this many calls of a page, as they do only after enough traffic at Meta.
const CALLS_BEFORE_USAGE: u64 = 20;

/// What a call gives.
type Answer = Result<Value, GraphError>;

/// Everything under [`PREFIX`].
pub(crate) fn router() -> Router<Sandbox> {
    Router::new().route("/{node}", any(node)).route("/{node}/{edge}", any(edge)).fallback(any(nowhere))
}

async fn node(State(sandbox): State<Sandbox>, Path(node): Path<String>, request: Request) -> Response {
    serve(&sandbox, &node, None, request).await
}

async fn edge(
    State(sandbox): State<Sandbox>,
    Path((node, edge)): Path<(String, String)>,
    request: Request,
) -> Response {
    serve(&sandbox, &node, Some(&edge), request).await
}

async fn nowhere(State(sandbox): State<Sandbox>, request: Request) -> Response {
    refuse(&sandbox, &GraphError::unknown_path(request.uri().path()), HeaderMap::new())
}

async fn serve(sandbox: &Sandbox, node: &str, edge: Option<&str>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, BODY_BYTES_MAX).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let slow_ms = sandbox.world().faults.slow_ms;
    if slow_ms > 0 {
        tokio::time::sleep(Duration::from_millis(slow_ms)).await;
    }
    let method = parts.method.clone();
    let call = match Params::read(parts, bytes).await {
        Ok((params, headers)) => Call { method, node, edge, params, headers },
        Err(error) => return refuse(sandbox, &error, HeaderMap::new()),
    };
    let failing = {
        let mut world = sandbox.world();
        let rate = world.faults.error_rate;
        world.dice.chance(rate)
    };
    if failing {
        return refuse(sandbox, &GraphError::service_unavailable(), HeaderMap::new());
    }
    let (answer, usage) = call.answer(sandbox);
    let sent = call.method == Method::POST && matches!(edge, Some("comments" | "messages")) && answer.is_ok();
    let lie = sent && {
        let mut world = sandbox.world();
        let rate = world.faults.sent_but_error_rate;
        world.dice.chance(rate)
    };
    if lie {
        return refuse(sandbox, &GraphError::sent_but_error(), usage);
    }
    match answer {
        Ok(body) => (usage, Json(body)).into_response(),
        Err(error) => refuse(sandbox, &error, usage),
    }
}

fn refuse(sandbox: &Sandbox, error: &GraphError, headers: HeaderMap) -> Response {
    let trace = {
        let mut world = sandbox.world();
        *world.counters.graph_errors.entry(error.key()).or_default() += 1;
        world.dice.next()
    };
    (error.status(), headers, Json(error.body(trace))).into_response()
}

struct Call<'a> {
    method: Method,
    node: &'a str,
    edge: Option<&'a str>,
    params: Params,
    headers: HeaderMap,
}

impl Call<'_> {
    fn answer(&self, sandbox: &Sandbox) -> (Answer, HeaderMap) {
        if self.method == Method::GET && self.node == "debug_token" && self.edge.is_none() {
            return (access::debug_token(sandbox, &self.params), HeaderMap::new());
        }
        let access = match Access::check(sandbox, &self.params, &self.headers) {
            Ok(access) => access,
            Err(error) => return (Err(error), HeaderMap::new()),
        };
        let answer = match (self.method.as_str(), self.edge) {
            ("POST", Some("comments")) => replies::post(sandbox, access, self.node, &self.params),
            ("POST", Some("messages")) => messages::post(sandbox, access, self.node, &self.params),
            ("GET", Some("comments")) => comment_list::get(sandbox, access, self.node, &self.params),
            ("GET", Some("live_videos")) => nodes::live_videos(sandbox, access, self.node, &self.params),
            ("GET", Some("subscribed_apps")) => subscriptions::get(sandbox, access, self.node),
            ("POST", Some("subscribed_apps")) => {
                subscriptions::post(sandbox, access, self.node, &self.params)
            }
            ("DELETE", Some("subscribed_apps")) => subscriptions::delete(sandbox, access, self.node),
            ("GET", None) => nodes::get(sandbox, access, self.node, &self.params),
            _ => Err(GraphError::unsupported(self.method.as_str(), self.node)),
        };
        (answer, usage(sandbox, access))
    }
}

/// `X-Business-Use-Case-Usage`, percent of each budget and minutes until there is room.
fn usage(sandbox: &Sandbox, access: Access) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let now = sandbox.now();
    let mut world = sandbox.world();
    let limited = world.faults.rate_limit;
    let page = &mut world.pages[access.page];
    page.calls += 1;
    let wait_ms = page.private_replies.wait_ms(now).max(page.messages.wait_ms(now));
    if page.calls < CALLS_BEFORE_USAGE && wait_ms == 0 && !limited {
        return headers;
    }
    let percent = if limited { 100 } else { page.private_replies.percent().max(page.messages.percent()) };
    let minutes = (wait_ms + 59_999) / 60_000 + i64::from(limited);
    let entry = |kind: &str, percent: usize, minutes: i64| {
        json!({"type": kind, "call_count": percent, "total_cputime": percent / 4, "total_time": percent / 4,
            "estimated_time_to_regain_access": minutes})
    };
    let pages = if limited { 100 } else { usize::try_from(page.calls / 480).unwrap_or(100).min(100) };
    let body = json!({page.id.clone(): [entry("messenger", percent, minutes), entry("pages", pages, 0)]});
    if let Ok(value) = HeaderValue::from_str(&body.to_string()) {
        headers.insert("x-business-use-case-usage", value);
    }
    headers
}
