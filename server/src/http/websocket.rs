//! The console's socket: lets a signed-in person watch a Live and hears what the console says. What a frame says is the
//! engine's (`engine::live::watch`), how it is written to many sockets is `fanout`'s; cross-site upgrades were refused
//! before they come here.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Extension, Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::ids::{LiveId, SessionId};
use domain::{Fault, FaultKind};
use engine::{Actor, Engine, EngineError};
use fanout::{Connection, Ending, House, Seat, Upgrade};
use serde::Deserialize;
use tokio::time::{Instant, MissedTickBehavior};
use tokio_util::sync::CancellationToken;

use super::limits::busy;
use super::router::Edge;

/// How often sessions are looked up again: a console whose session has ended closes within this time.
const SESSIONS_EVERY: Duration = Duration::from_secs(10);
/// How long that may take.
const SESSIONS_TIMEOUT: Duration = Duration::from_secs(5);
/// Sockets open at once; beyond it a console is told to come back.
const SOCKETS_MAX: usize = 10_000;
/// Messages a console may send in a second.
const MESSAGES_PER_SECOND_MAX: u32 = 5;

/// What a console may say.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum FromConsole {
    /// "I may have missed something": the next frame is a snapshot.
    Resync,
}

/// `GET /ws/live/{id}`: 401 for nobody, 503 when there is no room, else the upgrade.
pub(super) async fn live(
    State(edge): State<Edge>,
    actor: Option<Extension<Actor>>,
    Path(live): Path<LiveId>,
    mut request: Request,
) -> Response {
    let Some(Extension(actor)) = actor else {
        return (StatusCode::UNAUTHORIZED, "Sign in first.").into_response();
    };
    let Edge { engine, house, sockets, .. } = edge;
    if sockets.len() >= SOCKETS_MAX {
        return busy("Too many consoles at once.");
    }
    let (answer, upgrade) = match Upgrade::accept(&mut request) {
        Ok(accepted) => accepted,
        Err(refused) => return (refused.status(), refused.to_string()).into_response(),
    };
    // Tracked, because the HTTP server's end does not wait for upgraded sockets.
    sockets.spawn(async move {
        match upgrade.connection(actor.session.0).await {
            Ok(connection) => serve(engine, house, actor, live, connection).await,
            Err(error) => tracing::debug!(%error, "a console did not stay for its socket"),
        }
    });
    answer.map(|()| Body::empty())
}

/// Serves until something ends the socket.
async fn serve(engine: Engine, house: House, actor: Actor, live: LiveId, connection: Connection) {
    let seat = match engine::live::watch(&engine, &actor, live).await {
        Ok(watch) => house.seat(live.0, &watch, connection),
        Err(error) => return connection.close(ending(error)).await,
    };
    // A console waits for hours: it keeps nothing that it does not need.
    drop((engine, house, actor));
    listen(seat).await;
}

/// Hears what the console says until something ends the socket.
async fn listen(mut seat: Seat) {
    let mut budget = Budget::new(Instant::now());
    let ending = loop {
        let text = match seat.heard().await {
            Ok(text) => text,
            Err(ending) => break ending,
        };
        if !budget.take(Instant::now()) {
            break Ending::TooMuch;
        }
        match serde_json::from_str(&text) {
            Ok(FromConsole::Resync) => seat.resync(),
            // A console of another version may know more words than we do.
            Err(_) => tracing::debug!("a console said something unknown"),
        }
    };
    seat.close(ending).await;
}

/// Ends sockets whose session has ended, until `stop`. The access token may have run out meanwhile: its session counts.
pub(super) async fn end_with_their_sessions(engine: Engine, house: House, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(SESSIONS_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while stop.run_until_cancelled(ticks.tick()).await.is_some() {
        let open: Vec<SessionId> = house.badges().into_iter().map(SessionId).collect();
        if open.is_empty() {
            continue;
        }
        let lookup = engine::accounts::sessions_alive(&engine, &open);
        match tokio::time::timeout(SESSIONS_TIMEOUT, lookup).await {
            Ok(Ok(alive)) => {
                let ended =
                    open.iter().filter(|session| !alive.contains(session)).map(|session| session.0).collect();
                house.end_badges(&ended, Ending::SignedOut);
            }
            Ok(Err(error)) => tracing::warn!(%error, "the sessions of consoles could not be looked up"),
            Err(_) => tracing::warn!("the database was silent when the sessions of consoles were looked up"),
        }
    }
}

fn ending(error: EngineError) -> Ending {
    let cause = error.to_string();
    match Fault::from(error).kind {
        FaultKind::NotFound => Ending::NotFound,
        FaultKind::Forbidden | FaultKind::SignedOut => Ending::SignedOut,
        _ => {
            tracing::error!(%cause, "a console could not be served");
            Ending::Failed
        }
    }
}

/// Messages a console may still send in this second.
struct Budget {
    since: Instant,
    left: u32,
}

impl Budget {
    const fn new(now: Instant) -> Self {
        Self { since: now, left: MESSAGES_PER_SECOND_MAX }
    }

    fn take(&mut self, now: Instant) -> bool {
        if now.duration_since(self.since) >= Duration::from_secs(1) {
            *self = Self { since: now, left: MESSAGES_PER_SECOND_MAX };
        }
        let may = self.left > 0;
        self.left = self.left.saturating_sub(1);
        may
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_console_may_say_a_few_things_a_second_and_then_must_wait() {
        let now = Instant::now();
        let mut budget = Budget::new(now);
        let taken = (0..100).filter(|_| budget.take(now)).count();
        assert_eq!(taken, MESSAGES_PER_SECOND_MAX as usize);
        assert!(budget.take(now + Duration::from_secs(1)));
    }
}
