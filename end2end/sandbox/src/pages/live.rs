//! The Live's requests: look, renew, write, change, take away. What it looks like is in `live_view`.

use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::html::path;
use super::{live_view, refused};
use crate::server::Sandbox;
use crate::world::lives::{Author, NewComment};
use crate::world::{Refusal, World};

/// Prefix of the ids of people who typed their name here; the players of a recorded Live have others.
const TYPED: &str = "73419";

/// Who looks.
#[derive(Deserialize, Default)]
pub(super) struct Looking {
    /// Id of the person one writes as.
    #[serde(default, rename = "as")]
    pub(super) person: String,
    /// Version already shown.
    version: Option<u64>,
}

#[derive(Deserialize)]
pub(super) struct Written {
    name: String,
    text: String,
    #[serde(default)]
    parent: String,
}

#[derive(Deserialize)]
pub(super) struct Changed {
    #[serde(rename = "as")]
    person: String,
    #[serde(default)]
    text: String,
}

/// `GET /live/{live}`.
pub(super) async fn show(
    State(sandbox): State<Sandbox>,
    Path(live): Path<String>,
    Query(looking): Query<Looking>,
) -> Response {
    let world = sandbox.world();
    match world.live_at(&live) {
        Some(at) => Html(live_view::page(&world, at, &looking.person)).into_response(),
        None => refused(&Refusal::UnknownLive(live), "/"),
    }
}

/// `GET /live/{live}/fragment`: the list alone; 204 when it is as the caller has it.
pub(super) async fn fragment(
    State(sandbox): State<Sandbox>,
    Path(live): Path<String>,
    Query(looking): Query<Looking>,
) -> Response {
    let world = sandbox.world();
    let Some(at) = world.live_at(&live) else { return StatusCode::NOT_FOUND.into_response() };
    let version = world.lives[at].version;
    if looking.version == Some(version) {
        return StatusCode::NO_CONTENT.into_response();
    }
    let version = [("x-version", version.to_string())];
    (version, Html(live_view::comments(&world, at, &looking.person))).into_response()
}

/// `POST /live/{live}/comments`.
pub(super) async fn write(
    State(sandbox): State<Sandbox>,
    Path(live): Path<String>,
    Form(written): Form<Written>,
) -> Response {
    let back = format!("/live/{}", path(&live));
    let now = sandbox.now();
    let mut world = sandbox.world();
    let name = written.name.trim();
    if let Err(refusal) = crate::world::lives::check_name("a name", name) {
        return refused(&refusal, &back);
    }
    let id = typed_person(&world, name);
    let new = NewComment {
        live: &live,
        author: Some(Author { id: id.clone(), name: name.to_owned() }),
        text: Some(&written.text),
        parent: (!written.parent.is_empty()).then_some(written.parent.as_str()),
        name: None,
    };
    match world.write_comment(&new, now) {
        Ok(_) => Redirect::to(&format!("{back}?as={}", path(&id))).into_response(),
        Err(refusal) => refused(&refusal, &back),
    }
}

/// `POST …/comments/{comment}/edit`: one's own.
pub(super) async fn edit(
    State(sandbox): State<Sandbox>,
    Path((live, comment)): Path<(String, String)>,
    Form(changed): Form<Changed>,
) -> Response {
    let now = sandbox.now();
    change(&sandbox, &live, &comment, &changed.person, |world| {
        world.edit_comment(&live, &comment, &changed.text, now)
    })
}

/// `POST …/comments/{comment}/remove`: one's own.
pub(super) async fn remove(
    State(sandbox): State<Sandbox>,
    Path((live, comment)): Path<(String, String)>,
    Form(changed): Form<Changed>,
) -> Response {
    let now = sandbox.now();
    change(&sandbox, &live, &comment, &changed.person, |world| world.remove_comment(&live, &comment, now))
}

fn change(
    sandbox: &Sandbox,
    live: &str,
    comment: &str,
    person: &str,
    change: impl FnOnce(&mut World) -> Result<(), Refusal>,
) -> Response {
    let back = format!("/live/{}?as={}", path(live), path(person));
    let mut world = sandbox.world();
    let own = world.visible_comment(comment).is_some_and(|found| found.author.id == person && !found.by_page);
    let changed = if own { change(&mut world) } else { Err(Refusal::UnknownComment(comment.to_owned())) };
    match changed {
        Ok(()) => Redirect::to(&back).into_response(),
        Err(refusal) => refused(&refusal, &back),
    }
}

/// The id of whoever typed this name before, or the one they get now: sixteen digits that follow from the name.
fn typed_person(world: &World, name: &str) -> String {
    let known = world.people.values().find(|person| person.name == name && person.id.starts_with(TYPED));
    known.map_or_else(
        || {
            let number = crate::dice::Dice::named(0, name).next();
            format!("{TYPED}{:011}", number % 100_000_000_000)
        },
        |person| person.id.clone(),
    )
}
