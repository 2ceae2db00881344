//! `/control/…`: what tests, the demo and the player do to the sandbox, in JSON. Not part of any simulated service.

use std::time::Duration;

use axum::Router;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::faults::Faults;
use crate::flow::confirmation;
use crate::server::Sandbox;
use crate::world::Refusal;
use crate::world::lives::{Author, NewComment, check_name};
use crate::world::threads::{Said, links, texts};

/// Messages given by one call of `threads`.
const MESSAGES_GIVEN_MAX: usize = 500;
/// How long the app may take to answer the handshake.
const HANDSHAKE_SECONDS_MAX: u64 = 5;
/// What the handshake asks back.
const CHALLENGE: &str = "1158201444";

pub(crate) fn router() -> Router<Sandbox> {
    Router::new()
        .route("/comments", get(comments).post(write))
        .route("/comments/edit", post(edit))
        .route("/comments/remove", post(remove))
        .route("/lives", post(set_live))
        .route("/messages", post(say))
        .route("/people", post(set_person))
        .route("/faults", get(faults).post(set_faults))
        .route("/threads", get(threads))
        .route("/stats", get(stats))
        .route("/subscribe", post(subscribe))
        .route("/webhooks/again", post(webhooks_again))
        .route("/reset", post(reset))
}

/// Why a call is refused: HTTP status and `{"error"}`.
struct Refused(StatusCode, String);

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        let status = match refusal {
            Refusal::UnknownLive(_) | Refusal::UnknownPage(_) | Refusal::UnknownComment(_) => {
                StatusCode::NOT_FOUND
            }
            Refusal::Length(..) => StatusCode::UNPROCESSABLE_ENTITY,
            Refusal::Full(..) => StatusCode::SERVICE_UNAVAILABLE,
        };
        Self(status, refusal.to_string())
    }
}

impl From<JsonRejection> for Refused {
    fn from(rejection: JsonRejection) -> Self {
        Self(rejection.status(), rejection.body_text())
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, Json(json!({"error": self.1}))).into_response()
    }
}

type Answer = Result<Json<Value>, Refused>;
type Asked<T> = Result<Json<T>, JsonRejection>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Write {
    live: String,
    from: Option<Sender>,
    text: Option<String>,
    id: Option<String>,
    parent: Option<String>,
    #[serde(default)]
    as_page: bool,
}

#[derive(Deserialize)]
struct Sender {
    id: String,
    name: String,
}

async fn write(State(sandbox): State<Sandbox>, asked: Asked<Write>) -> Answer {
    let Json(asked) = asked?;
    let author = match (asked.from, asked.as_page) {
        (Some(from), false) => Some(Author { id: from.id, name: from.name }),
        (None, true) => None,
        _ => {
            let words = "a comment has either `from` or `as_page`".to_owned();
            return Err(Refused(StatusCode::UNPROCESSABLE_ENTITY, words));
        }
    };
    if let Some(id) = &asked.id {
        check_name("a comment's own id", id)?;
    }
    let new = NewComment {
        live: &asked.live,
        author,
        text: asked.text.as_deref(),
        parent: asked.parent.as_deref(),
        name: asked.id.as_deref(),
    };
    let now = sandbox.now();
    let written = sandbox.world().write_comment(&new, now)?;
    Ok(Json(json!({"comment_id": written.id, "existing": written.existing})))
}

#[derive(Deserialize)]
struct OfLive {
    live: String,
}

async fn comments(State(sandbox): State<Sandbox>, Query(asked): Query<OfLive>) -> Answer {
    let world = sandbox.world();
    let at = world.live_at(&asked.live).ok_or(Refusal::UnknownLive(asked.live))?;
    Ok(Json(json!({"comments": world.lives[at].named})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    live: String,
    id: String,
    text: String,
}

async fn edit(State(sandbox): State<Sandbox>, asked: Asked<Edit>) -> Answer {
    let Json(asked) = asked?;
    let now = sandbox.now();
    sandbox.world().edit_comment(&asked.live, &asked.id, &asked.text, now)?;
    Ok(done())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Remove {
    live: String,
    id: String,
}

async fn remove(State(sandbox): State<Sandbox>, asked: Asked<Remove>) -> Answer {
    let Json(asked) = asked?;
    let now = sandbox.now();
    sandbox.world().remove_comment(&asked.live, &asked.id, now)?;
    Ok(done())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetLive {
    live: String,
    status: LiveStatus,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum LiveStatus {
    Live,
    LiveStopped,
    Vod,
}

async fn set_live(State(sandbox): State<Sandbox>, asked: Asked<SetLive>) -> Answer {
    let Json(asked) = asked?;
    let status = match asked.status {
        LiveStatus::Live => "LIVE",
        LiveStatus::LiveStopped => "LIVE_STOPPED",
        LiveStatus::Vod => "VOD",
    };
    sandbox.world().set_live_status(&asked.live, status)?;
    Ok(done())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Say {
    page: String,
    psid: String,
    text: String,
}

async fn say(State(sandbox): State<Sandbox>, asked: Asked<Say>) -> Answer {
    let Json(asked) = asked?;
    let now = sandbox.now();
    let mid = sandbox.world().receive(&asked.page, &asked.psid, &Said::Text(&asked.text), now)?;
    Ok(Json(json!({"mid": mid})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetPerson {
    id: String,
    name: String,
    #[serde(default)]
    unavailable: bool,
}

async fn set_person(State(sandbox): State<Sandbox>, asked: Asked<SetPerson>) -> Answer {
    let Json(asked) = asked?;
    let mut world = sandbox.world();
    world.meet(&asked.id, &asked.name)?;
    if let Some(person) = world.people.get_mut(&asked.id) {
        person.unavailable = asked.unavailable;
    }
    Ok(done())
}

async fn faults(State(sandbox): State<Sandbox>) -> Json<Faults> {
    Json(sandbox.world().faults)
}

async fn set_faults(State(sandbox): State<Sandbox>, asked: Asked<Faults>) -> Result<Json<Faults>, Refused> {
    let Json(faults) = asked?;
    if let Some(field) = faults.out_of_range() {
        return Err(Refused(StatusCode::UNPROCESSABLE_ENTITY, format!("{field} is out of range")));
    }
    sandbox.world().faults = faults;
    Ok(Json(faults))
}

#[derive(Deserialize)]
struct Since {
    page: Option<String>,
    /// Position in the log of all messages; what an earlier call gave as `next`.
    #[serde(default)]
    since: usize,
}

async fn threads(State(sandbox): State<Sandbox>, Query(asked): Query<Since>) -> Json<Value> {
    let world = sandbox.world();
    let mut next = asked.since;
    let mut messages = Vec::new();
    for entry in world.log.iter().skip(asked.since) {
        if messages.len() >= MESSAGES_GIVEN_MAX {
            break;
        }
        next += 1;
        if asked.page.as_ref().is_some_and(|page| *page != entry.page) {
            continue;
        }
        let Some(thread) = world.threads.get(&(entry.page.clone(), entry.psid.clone())) else { continue };
        let Some(message) = thread.messages.get(entry.at) else { continue };
        messages.push(json!({
            "seq": message.seq, "page": entry.page, "psid": entry.psid, "name": thread.name,
            "person": world.person_of(&entry.page, &entry.psid).map(|person| &person.id),
            "from": if message.from_page { "page" } else { "person" }, "mid": message.mid,
            "text": texts(&message.body).join("\n"), "links": links(&message.body),
            "comment_id": message.comment_id, "at_ms": message.at.0,
        }));
    }
    Json(json!({"next": next, "messages": messages}))
}

async fn stats(State(sandbox): State<Sandbox>) -> Json<Value> {
    let now = sandbox.now();
    let mut world = sandbox.world();
    world.counters.webhooks.events_pending = world.lanes.pending();
    let lives: Vec<Value> = world
        .lives
        .iter()
        .map(|live| {
            let visible = live.comments.iter().filter(|id| world.visible_comment(id).is_some()).count();
            json!({"live_video_id": live.id, "page": world.pages[live.page].id, "title": live.title,
                "status": live.status, "comments": live.comments.len(), "visible": visible})
        })
        .collect();
    Json(json!({
        "now_ms": now.0, "lives": lives, "people": world.people.len(), "threads": world.threads.len(),
        "messages": world.log.len(), "counters": world.counters, "faults": world.faults,
    }))
}

/// The handshake Meta does when a callback is entered in the dashboard.
async fn subscribe(State(sandbox): State<Sandbox>) -> Answer {
    let config = sandbox.config();
    let asked = sandbox
        .http()
        .get(&config.webhook_url)
        .query(&[
            ("hub.mode", "subscribe"),
            ("hub.verify_token", config.verify_token.as_str()),
            ("hub.challenge", CHALLENGE),
        ])
        .timeout(Duration::from_secs(HANDSHAKE_SECONDS_MAX))
        .send()
        .await;
    let refused = |words: String| Refused(StatusCode::BAD_GATEWAY, words);
    let answer = asked.map_err(|error| refused(format!("the app does not answer: {error}")))?;
    let status = answer.status();
    let body =
        answer.text().await.map_err(|error| refused(format!("the app's answer broke off: {error}")))?;
    if status == reqwest::StatusCode::OK && body == CHALLENGE {
        Ok(Json(json!({"ok": true, "status": 200})))
    } else {
        Err(refused(format!("the app answered the handshake with {status} and not with the challenge")))
    }
}

/// What the app was told, once more: all webhooks (the newest [`LANE_EVENTS_MAX`](crate::world::lanes::LANE_EVENTS_MAX) a
/// lane), and Flow's confirmations of all payments decided.
async fn webhooks_again(State(sandbox): State<Sandbox>) -> Json<Value> {
    let (events, decided) = {
        let mut world = sandbox.world();
        let decided: Vec<(String, String)> = world
            .payment_order
            .iter()
            .filter_map(|token| world.payments.get(token))
            .filter(|payment| payment.decided.is_some())
            .map(|payment| (payment.url_confirmation.clone(), payment.token.clone()))
            .collect();
        (world.send_again(), decided)
    };
    let confirmations = decided.len();
    for (url, token) in decided {
        confirmation::send(&sandbox, &url, &token).await;
    }
    Json(json!({"events": events, "confirmations": confirmations}))
}

async fn reset(State(sandbox): State<Sandbox>) -> Json<Value> {
    let now = sandbox.now();
    sandbox.world().reset(sandbox.config(), now);
    done()
}

fn done() -> Json<Value> {
    Json(json!({"ok": true}))
}
