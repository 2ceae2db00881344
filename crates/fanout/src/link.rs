//! The writing side of one socket. Most packets go to the kernel where they are handed over; what it does not take at
//! once waits here, within limits, as references to the shared buffers.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::Notify;
use tokio::time::Instant;
use uuid::Uuid;

use crate::Ending;

/// Bytes that may wait behind the packet that is being written; beyond it the socket needs a snapshot.
const WAITING_BYTES_MAX: usize = 256 * 1024;
/// Packets that may wait.
const WAITING_PACKETS_MAX: usize = 256;
/// How often the client is asked whether it is there.
const PING_EVERY: Duration = Duration::from_secs(15);
/// How long the client may be silent, answers to pings included.
const SILENCE_MAX: Duration = Duration::from_secs(40);
/// How long one packet may take to be written.
const WRITE_TIME_MAX: Duration = Duration::from_secs(10);
/// A ping without payload, as it lies on the wire.
const PING: Bytes = Bytes::from_static(&[0x89, 0]);

/// One socket, as those who write to it know it.
#[derive(Debug)]
pub(crate) struct Link {
    write: OwnedWriteHalf,
    /// Whose it is; sockets of one badge can be ended together.
    pub(crate) badge: Uuid,
    state: Mutex<State>,
    /// Wakes the socket's own task: there is something to flush, or the end has come.
    pub(crate) bell: Notify,
}

#[derive(Debug)]
struct State {
    /// What the kernel did not take yet; the first may be a rest.
    waiting: VecDeque<Bytes>,
    /// Since when the first of them is being written.
    writing_since: Instant,
    is_up_to_date: bool,
    ending: Option<Ending>,
    heard: Instant,
    pinged: Instant,
}

impl State {
    /// Bytes behind the packet that is being written.
    fn waiting_bytes(&self) -> usize {
        self.waiting.iter().skip(1).map(Bytes::len).sum()
    }
}

/// How far flushing came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flushed {
    /// The kernel takes no more for now.
    InPart,
    /// Nothing waits, and the socket knows everything.
    All,
    /// Nothing waits, and the socket needs a snapshot.
    Behind,
}

impl Link {
    pub(crate) fn new(write: OwnedWriteHalf, badge: Uuid) -> Self {
        let now = Instant::now();
        let state = State {
            waiting: VecDeque::new(),
            writing_since: now,
            is_up_to_date: false,
            ending: None,
            heard: now,
            pinged: now,
        };
        Self { write, badge, state: Mutex::new(state), bell: Notify::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes a change, where the socket knows what went before.
    pub(crate) fn delta(&self, wire: &Bytes) {
        let mut state = self.state();
        if state.is_up_to_date && state.ending.is_none() {
            self.write(&mut state, wire);
        }
    }

    /// Writes everything, where the socket needs it and has room.
    pub(crate) fn snapshot(&self, wire: &Bytes) {
        let mut state = self.state();
        if !state.is_up_to_date && state.waiting.is_empty() && state.ending.is_none() {
            state.is_up_to_date = true;
            self.write(&mut state, wire);
        }
    }

    /// The next thing this socket needs is a snapshot.
    pub(crate) fn needs_snapshot(&self) {
        self.state().is_up_to_date = false;
    }

    /// Ends the socket if it waits for a snapshot: there is none.
    pub(crate) fn no_snapshot(&self, ending: Ending) {
        let mut state = self.state();
        if !state.is_up_to_date && state.waiting.is_empty() {
            self.end_in(&mut state, ending);
        }
    }

    /// Ends the socket; its task says goodbye.
    pub(crate) fn end(&self, ending: Ending) {
        self.end_in(&mut self.state(), ending);
    }

    fn end_in(&self, state: &mut State, ending: Ending) {
        state.ending.get_or_insert(ending);
        // Nothing matters any more but what is written in part, and the goodbye after it.
        state.waiting.truncate(1);
        self.bell.notify_one();
    }

    pub(crate) fn ending(&self) -> Option<Ending> {
        self.state().ending
    }

    /// Takes note that the client is there.
    pub(crate) fn heard(&self) {
        self.state().heard = Instant::now();
    }

    /// What must be done from time to time: asks whether the client is there, ends sockets that are silent or stuck.
    pub(crate) fn care(&self, now: Instant) {
        let mut state = self.state();
        if now.duration_since(state.heard) > SILENCE_MAX {
            self.end_in(&mut state, Ending::Silent);
        } else if !state.waiting.is_empty() && now.duration_since(state.writing_since) > WRITE_TIME_MAX {
            self.end_in(&mut state, Ending::TooSlow);
        } else if now.duration_since(state.pinged) >= PING_EVERY {
            state.pinged = now;
            self.write(&mut state, &PING);
        }
    }

    /// Hands a packet to the kernel, or lets it wait; over the limit, what waits is given up for a snapshot.
    fn write(&self, state: &mut State, wire: &Bytes) {
        if state.waiting.is_empty() {
            let written = match self.write.try_write(wire) {
                Ok(written) => written,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => 0,
                Err(_) => return self.end_in(state, Ending::Bye),
            };
            if written < wire.len() {
                state.writing_since = Instant::now();
                state.waiting.push_back(wire.slice(written..));
                self.bell.notify_one();
            }
        } else if state.waiting.len() < WAITING_PACKETS_MAX
            && state.waiting_bytes() + wire.len() <= WAITING_BYTES_MAX
        {
            state.waiting.push_back(wire.clone());
        } else {
            // The first may be written in part and must be finished.
            state.waiting.truncate(1);
            state.is_up_to_date = false;
        }
    }

    /// Whether something waits for the kernel.
    pub(crate) fn is_waiting(&self) -> bool {
        !self.state().waiting.is_empty()
    }

    /// Waits until the kernel may take more.
    pub(crate) async fn writable(&self) -> io::Result<()> {
        self.write.writable().await
    }

    /// Hands to the kernel what waits.
    pub(crate) fn flush(&self) -> io::Result<Flushed> {
        let mut state = self.state();
        while let Some(first) = state.waiting.front_mut() {
            match self.write.try_write(first) {
                Ok(written) if written < first.len() => *first = first.slice(written..),
                Ok(_) => {
                    state.waiting.pop_front();
                    state.writing_since = Instant::now();
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(Flushed::InPart),
                Err(error) => return Err(error),
            }
        }
        // A burst must not keep its memory.
        state.waiting = VecDeque::new();
        Ok(if state.is_up_to_date { Flushed::All } else { Flushed::Behind })
    }

    /// A control frame of the protocol's own; refused when the client lets too many of them wait.
    fn control(&self, wire: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        if state.waiting.len() >= WAITING_PACKETS_MAX {
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        self.write(&mut state, &Bytes::copy_from_slice(wire));
        Ok(())
    }
}

/// The stream that the WebSocket library reads from and writes its control frames to. These go the way of all packets,
/// so that a frame is never cut by another.
#[derive(Debug)]
pub(crate) struct Wire {
    pub(crate) read: OwnedReadHalf,
    pub(crate) link: Arc<Link>,
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.read).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    /// Takes all of it: the library's buffer holds whole frames, and what one call takes stays together.
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, buffer: &[u8]) -> Poll<io::Result<usize>> {
        Poll::Ready(self.link.control(buffer).map(|()| buffer.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncReadExt;
    use tokio::net::{TcpListener, TcpStream};

    use super::*;

    async fn link() -> (Link, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (read, write) = listener.accept().await.unwrap().0.into_split();
        // The link alone keeps the connection open.
        drop(read);
        write.writable().await.unwrap();
        (Link::new(write, Uuid::nil()), client)
    }

    #[tokio::test]
    async fn a_client_is_asked_from_time_to_time_whether_it_is_there() {
        let (link, mut client) = link().await;
        let start = Instant::now();
        link.care(start + PING_EVERY / 2);
        link.care(start + PING_EVERY);
        link.care(start + PING_EVERY);
        link.end(Ending::Bye);
        drop(link);
        let mut seen = Vec::new();
        client.read_to_end(&mut seen).await.unwrap();
        assert_eq!(seen, PING, "once");
    }

    #[tokio::test]
    async fn a_silent_client_is_given_up_and_one_that_answers_is_not() {
        let (link, _client) = link().await;
        let start = Instant::now();
        link.care(start + SILENCE_MAX / 2);
        assert_eq!(link.ending(), None);
        link.care(start + SILENCE_MAX * 2);
        assert_eq!(link.ending(), Some(Ending::Silent));
    }

    #[tokio::test]
    async fn a_client_that_takes_too_long_over_one_packet_is_given_up() {
        let (link, _client) = link().await;
        link.snapshot(&Bytes::from(vec![0; 64 * 1024 * 1024]));
        let start = Instant::now();
        assert!(link.is_waiting());
        link.care(start);
        assert_eq!(link.ending(), None);
        link.care(start + WRITE_TIME_MAX * 2);
        assert_eq!(link.ending(), Some(Ending::TooSlow));
    }

    #[tokio::test]
    async fn what_waits_is_limited_and_what_is_under_way_is_finished() {
        let (link, _client) = link().await;
        link.snapshot(&Bytes::from(vec![0; 64 * 1024 * 1024]));
        let delta = Bytes::from(vec![0; WAITING_BYTES_MAX / 4]);
        for waiting in 2..=5 {
            link.delta(&delta);
            assert_eq!(link.state().waiting.len(), waiting);
        }
        link.delta(&delta);
        assert_eq!(link.state().waiting.len(), 1, "the rest of the first");
        link.delta(&delta);
        link.snapshot(&delta);
        assert_eq!(link.state().waiting.len(), 1, "nothing more until there is room");
    }
}
