//! Messenger's requests: the list, one thread, what the person writes or taps. What it looks like is in `messenger_view`.

use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::html::path;
use super::{messenger_view, refused};
use crate::server::Sandbox;
use crate::world::Refusal;
use crate::world::threads::Said;

#[derive(Deserialize)]
pub(super) struct Looking {
    version: Option<u64>,
}

/// A text, or a tap on a quick reply or a button.
#[derive(Deserialize)]
pub(super) struct Written {
    text: String,
    #[serde(default)]
    payload: String,
    #[serde(default)]
    tapped: String,
}

/// `GET /messenger`.
pub(super) async fn threads(State(sandbox): State<Sandbox>) -> Html<String> {
    Html(messenger_view::list(&sandbox.world()))
}

/// `GET /messenger/{page}/{psid}`: looking at it is reading it.
pub(super) async fn show(
    State(sandbox): State<Sandbox>,
    Path((page, psid)): Path<(String, String)>,
) -> Response {
    let now = sandbox.now();
    let mut world = sandbox.world();
    let Some(at) = world.page_at(&page) else {
        return refused(&Refusal::UnknownPage(page), "/messenger");
    };
    world.read_thread(&page, &psid, now);
    Html(messenger_view::page(&world, at, &psid, now)).into_response()
}

/// `GET …/fragment`: the messages alone; 204 when they are as the caller has them.
pub(super) async fn fragment(
    State(sandbox): State<Sandbox>,
    Path((page, psid)): Path<(String, String)>,
    Query(looking): Query<Looking>,
) -> Response {
    let now = sandbox.now();
    let mut world = sandbox.world();
    let Some(at) = world.page_at(&page) else { return StatusCode::NOT_FOUND.into_response() };
    let version = messenger_view::version(&world, at, &psid);
    if looking.version == Some(version) {
        return StatusCode::NO_CONTENT.into_response();
    }
    world.read_thread(&page, &psid, now);
    let version = [("x-version", version.to_string())];
    (version, Html(messenger_view::messages(&world, at, &psid, now))).into_response()
}

/// `POST /messenger/{page}/{psid}`.
pub(super) async fn write(
    State(sandbox): State<Sandbox>,
    Path((page, psid)): Path<(String, String)>,
    Form(written): Form<Written>,
) -> Response {
    let back = format!("/messenger/{}/{}", path(&page), path(&psid));
    let (title, payload) = (written.text.as_str(), written.payload.as_str());
    let said = match written.tapped.as_str() {
        "quick_reply" => Said::QuickReply { title, payload },
        "postback" => Said::Postback { title, payload },
        _ => Said::Text(title),
    };
    let now = sandbox.now();
    let received = sandbox.world().receive(&page, &psid, &said, now);
    match received {
        Ok(_) => Redirect::to(&back).into_response(),
        Err(refusal) => refused(&refusal, &back),
    }
}
