//! Where the outside world's events come in: durable before they are acknowledged. Many requests share a commit: a
//! writer takes whatever gathered while the last commit ran, so the batch grows with the load and no timer is needed.
//!
//! Order of arrival is the order in which the writer takes the events; there is one writer. It writes a batch while the
//! one before it is being flushed, and batches are committed one after another: two connections, one order.

mod changes;
mod comments;
pub(crate) mod keep;
mod lives;
mod messaging;
pub(crate) mod writer;

use std::sync::Arc;

use platforms::meta::PageEvent;
use tokio::sync::{Mutex, OwnedSemaphorePermit, Semaphore, mpsc, oneshot};
use uuid::Uuid;

/// Requests that may wait for the writer, whatever their size.
const REQUESTS_MAX: usize = 20_000;
/// With more bytes waiting than this, making events durable has the machine before everything that can be done later.
const PRESSED_BYTES: usize = 48 * 1024;
/// What an event costs in memory besides its text, in bytes.
const EVENT_OVERHEAD_BYTES: usize = 512;

/// Why events were not taken. The sender keeps them and tries again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InboxError {
    /// The bound of waiting events is reached.
    #[error("too many events wait to be written")]
    Full,
    /// The database did not take them.
    #[error("the events could not be written")]
    NotWritten,
}

struct Job {
    events: Vec<PageEvent>,
    done: oneshot::Sender<Result<(), InboxError>>,
    /// Given back, with the memory it stands for, when the job is done.
    _room: OwnedSemaphorePermit,
}

/// See the module.
pub struct Inbox {
    jobs: mpsc::Sender<Job>,
    incoming: Mutex<mpsc::Receiver<Job>>,
    bytes_max: usize,
    room: Arc<Semaphore>,
    arrivals: mpsc::Sender<Vec<Uuid>>,
    arrived: Mutex<mpsc::Receiver<Vec<Uuid>>>,
}

impl Inbox {
    pub(crate) fn new(bytes_max: usize) -> Self {
        let (jobs, incoming) = mpsc::channel(REQUESTS_MAX);
        let (arrivals, arrived) = mpsc::channel(1_024);
        let bytes_max = bytes_max.min(Semaphore::MAX_PERMITS);
        Self {
            jobs,
            incoming: Mutex::new(incoming),
            bytes_max,
            room: Arc::new(Semaphore::new(bytes_max)),
            arrivals,
            arrived: Mutex::new(arrived),
        }
    }

    /// Hands events in; returns once they are durable (new and known ones alike), or with the reason why they are not.
    pub async fn submit(&self, events: Vec<PageEvent>) -> Result<(), InboxError> {
        if events.is_empty() {
            return Ok(());
        }
        let bytes: usize = events.iter().map(|event| event.raw().as_str().len() + EVENT_OVERHEAD_BYTES).sum();
        let bytes = u32::try_from(bytes).map_err(|_| InboxError::Full)?;
        let room = Arc::clone(&self.room).try_acquire_many_owned(bytes).map_err(|_| InboxError::Full)?;
        let (done, outcome) = oneshot::channel();
        self.jobs.try_send(Job { events, done, _room: room }).map_err(|_| InboxError::Full)?;
        outcome.await.unwrap_or(Err(InboxError::NotWritten))
    }

    /// Whether so much waits to be written that other work should give way.
    pub(crate) fn is_pressed(&self) -> bool {
        self.bytes_max.saturating_sub(self.room.available_permits()) > PRESSED_BYTES
    }

    /// Says that a Live has comments to work. A lost ring costs a moment: Lives with pending comments are looked for too.
    pub(crate) fn ring(&self, live: Uuid) {
        let _ = self.arrivals.try_send(vec![live]);
    }

    /// The Lives that comments were just written for.
    pub(crate) async fn arrivals(&self) -> Vec<Uuid> {
        self.arrived.lock().await.recv().await.unwrap_or_default()
    }
}

impl std::fmt::Debug for Inbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inbox").field("room_bytes", &self.room.available_permits()).finish_non_exhaustive()
    }
}
