//! One socket's place in a room, held by the socket's own task: hears what the client says and writes what waits. The
//! task sleeps while packets go straight to the kernel.

use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};

use crate::Ending;
use crate::link::{Flushed, Link, Wire};
use crate::shard::Shard;
use crate::upgrade::Connection;

/// How long saying goodbye may take.
const GOODBYE_TIME_MAX: Duration = Duration::from_secs(3);

/// See the module.
#[derive(Debug)]
pub struct Seat {
    socket: WebSocketStream<Wire>,
    link: Arc<Link>,
    place: Option<(Arc<Shard>, usize)>,
}

impl Seat {
    pub(crate) fn new(connection: Connection, place: Option<(Arc<Shard>, usize)>) -> Self {
        let Connection { socket, link } = connection;
        Self { socket, link, place }
    }

    /// The next text the client says, or why the socket must end.
    pub async fn heard(&mut self) -> Result<Utf8Bytes, Ending> {
        loop {
            let is_waiting = self.link.is_waiting();
            tokio::select! {
                biased;
                () = self.link.bell.notified() => {
                    if let Some(ending) = self.link.ending() {
                        return Err(ending);
                    }
                }
                writable = self.link.writable(), if is_waiting => {
                    writable.map_err(|_| Ending::Bye)?;
                    if self.link.flush().map_err(|_| Ending::Bye)? == Flushed::Behind {
                        self.want_snapshot();
                    }
                }
                message = self.socket.next() => {
                    let message = message.ok_or(Ending::Bye)?.map_err(|error| Ending::after(&error))?;
                    self.link.heard();
                    match message {
                        Message::Text(text) => return Ok(text),
                        Message::Binary(_) => return Err(Ending::NotText),
                        Message::Close(_) => return Err(Ending::Bye),
                        Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
                    }
                }
            }
        }
    }

    /// Makes the next frame of this socket a snapshot.
    pub fn resync(&self) {
        self.link.needs_snapshot();
        self.want_snapshot();
    }

    fn want_snapshot(&self) {
        if let Some((shard, _)) = &self.place {
            shard.want_snapshot();
        }
    }

    /// Says goodbye and waits for the answer, both for a short time.
    pub async fn close(mut self, ending: Ending) {
        say_goodbye(&mut self.socket, &self.link, ending).await;
    }
}

impl Connection {
    /// Says goodbye to a socket that was not seated.
    pub async fn close(mut self, ending: Ending) {
        say_goodbye(&mut self.socket, &self.link, ending).await;
    }
}

async fn say_goodbye(socket: &mut WebSocketStream<Wire>, link: &Link, ending: Ending) {
    link.end(ending);
    let goodbye = async {
        // An error means that there is nobody to say it to.
        let _ = socket.close(Some(ending.frame())).await;
        while link.is_waiting() {
            if link.writable().await.is_err() || link.flush().is_err() {
                return;
            }
        }
        while let Some(Ok(_)) = socket.next().await {}
    };
    if tokio::time::timeout(GOODBYE_TIME_MAX, goodbye).await.is_err() {
        tracing::debug!(code = ending.code(), "a client did not answer the goodbye");
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        if let Some((shard, key)) = self.place.take() {
            shard.leave(key);
        }
    }
}
