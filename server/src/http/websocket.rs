//! The console's socket: carries the frames of a Live to a signed-in person and nothing else. What a frame says is the
//! engine's (`engine::live::watch`); cross-site upgrades were refused before they come here.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::ids::LiveId;
use domain::{Fault, FaultKind};
use engine::live::Watch;
use engine::{Actor, Engine, EngineError};
use serde::Deserialize;
use tokio::time::{Instant, MissedTickBehavior};
use tokio_util::sync::CancellationToken;

use super::limits::busy;
use super::router::Edge;

/// Largest message a console may send, in bytes.
const MESSAGE_BYTES_MAX: usize = 4 * 1024;
/// Read buffer of a socket, in bytes; consoles say next to nothing.
const READ_BUFFER_BYTES: usize = 4 * 1024;
/// Bytes that may wait to be written to a socket; a snapshot fits in, and beyond it the console is too slow.
const WRITE_BUFFER_BYTES_MAX: usize = 4 * 1024 * 1024;
/// How often the console is asked whether it is there.
const PING_EVERY: Duration = Duration::from_secs(15);
/// How long a console may be silent, answers to pings included.
const SILENCE_MAX: Duration = Duration::from_secs(40);
/// How often the session is looked up again.
const SESSION_EVERY: Duration = Duration::from_mins(1);
/// How long that may take; the console waits meanwhile.
const SESSION_TIMEOUT: Duration = Duration::from_secs(5);
/// How long one frame may take to be written.
const WRITE_TIMEOUT: Duration = Duration::from_secs(10);
/// Sockets open at once; beyond it a console is told to come back.
const SOCKETS_MAX: usize = 10_000;
/// Messages a console may send in a second.
const MESSAGES_PER_SECOND_MAX: u32 = 5;

/// The session has ended; the console shows the sign-in. (4000 to 4999 are for applications, RFC 6455 section 7.4.2.)
const SIGNED_OUT: u16 = 4401;
/// The Live is not there, or not this person's.
const NOT_FOUND: u16 = 4404;
/// "Service restart" in IANA's registry of close codes: come back soon.
const RESTART: u16 = 1012;
/// "Internal error" in the same registry.
const FAILED: u16 = 1011;
/// "Policy violation" in the same registry: too many or too large messages.
const TOO_MUCH: u16 = 1008;

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
    upgrade: WebSocketUpgrade,
) -> Response {
    let Some(Extension(actor)) = actor else {
        return (StatusCode::UNAUTHORIZED, "Sign in first.").into_response();
    };
    if edge.sockets.len() >= SOCKETS_MAX {
        return busy("Too many consoles at once.");
    }
    let (engine, stop, sockets) = (edge.engine.clone(), edge.stop.clone(), edge.sockets.clone());
    upgrade
        .max_message_size(MESSAGE_BYTES_MAX)
        .max_frame_size(MESSAGE_BYTES_MAX)
        .read_buffer_size(READ_BUFFER_BYTES)
        .max_write_buffer_size(WRITE_BUFFER_BYTES_MAX)
        .on_upgrade(move |socket| {
            // Tracked, because axum's shutdown does not wait for upgraded sockets.
            sockets.track_future(async move {
                let now = Instant::now();
                let mut console = Console { socket, engine, actor, heard: now, budget: Budget::new(now) };
                let (code, reason) = console.serve(live, &stop).await;
                console.close(code, reason).await;
            })
        })
}

/// One open socket.
struct Console {
    socket: WebSocket,
    engine: Engine,
    actor: Actor,
    heard: Instant,
    budget: Budget,
}

impl Console {
    /// Serves until something ends it; says with which code and reason to close.
    async fn serve(&mut self, live: LiveId, stop: &CancellationToken) -> (u16, &'static str) {
        let mut watch = match engine::live::watch(&self.engine, &self.actor, live).await {
            Ok(watch) => watch,
            Err(error) => return ending(error),
        };
        let mut pings = ticks(PING_EVERY);
        let mut sessions = ticks(SESSION_EVERY);
        loop {
            tokio::select! {
                biased;
                () = stop.cancelled() => return (RESTART, "restart"),
                message = self.socket.recv() => {
                    let Some(Ok(message)) = message else { return (FAILED, "gone") };
                    if let Err(end) = self.heard(&message, &mut watch) {
                        return end;
                    }
                }
                _ = pings.tick() => {
                    if self.heard.elapsed() > SILENCE_MAX || !self.write(Message::Ping(axum::body::Bytes::new())).await {
                        return (FAILED, "silent");
                    }
                }
                _ = sessions.tick() => {
                    if !self.is_signed_in().await {
                        return (SIGNED_OUT, "signed out");
                    }
                }
                frame = watch.next() => match frame {
                    Ok(Some(frame)) => {
                        if !self.write(Message::Text(text_of(&frame))).await {
                            return (FAILED, "too slow");
                        }
                    }
                    Ok(None) => return (RESTART, "restart"),
                    Err(error) => return ending(error),
                },
            }
        }
    }

    /// Takes note of a message, or says why the socket must end.
    fn heard(&mut self, message: &Message, watch: &mut Watch) -> Result<(), (u16, &'static str)> {
        self.heard = Instant::now();
        match message {
            Message::Close(_) => Err((1000, "bye")),
            Message::Ping(_) | Message::Pong(_) => Ok(()),
            Message::Binary(_) => Err((TOO_MUCH, "text is expected")),
            Message::Text(text) => {
                if !self.budget.take(self.heard) {
                    return Err((TOO_MUCH, "too many messages"));
                }
                match serde_json::from_str(text) {
                    Ok(FromConsole::Resync) => watch.resync(),
                    // A console of another version may know more words than we do.
                    Err(_) => tracing::debug!("a console said something unknown"),
                }
                Ok(())
            }
        }
    }

    async fn write(&mut self, message: Message) -> bool {
        matches!(tokio::time::timeout(WRITE_TIMEOUT, self.socket.send(message)).await, Ok(Ok(())))
    }

    /// Whether the session of this socket is still alive. The access token may have run out meanwhile: its session counts.
    async fn is_signed_in(&mut self) -> bool {
        let lookup = engine::accounts::session_is_alive(&self.engine, &self.actor);
        match tokio::time::timeout(SESSION_TIMEOUT, lookup).await {
            Ok(Ok(alive)) => alive,
            Ok(Err(error)) => {
                tracing::warn!(%error, "a console's session could not be looked up");
                true
            }
            Err(_) => {
                tracing::warn!("the database was silent when a console's session was looked up");
                true
            }
        }
    }

    async fn close(&mut self, code: u16, reason: &'static str) {
        let frame = CloseFrame { code, reason: Utf8Bytes::from_static(reason) };
        self.write(Message::Close(Some(frame))).await;
    }
}

fn ending(error: EngineError) -> (u16, &'static str) {
    let cause = error.to_string();
    match Fault::from(error).kind {
        FaultKind::NotFound => (NOT_FOUND, "no such Live"),
        FaultKind::Forbidden | FaultKind::SignedOut => (SIGNED_OUT, "not allowed"),
        _ => {
            tracing::error!(%cause, "a console could not be served");
            (FAILED, "failed")
        }
    }
}

fn ticks(every: Duration) -> tokio::time::Interval {
    let mut ticks = tokio::time::interval_at(Instant::now() + every, every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

fn text_of(frame: &Arc<str>) -> Utf8Bytes {
    Utf8Bytes::from(&**frame)
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
