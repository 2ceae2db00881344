//! Where the outside world's events come in: durable before they are acknowledged. Many requests share a commit: the
//! writer takes whatever gathered while the last commit ran, so the batch grows with the load and no timer is needed.
//!
//! Order of arrival is the order in which the writer takes the events; there is one writer.

mod changes;
mod comments;
mod lives;
mod messaging;

use std::sync::Arc;

use platforms::meta::PageEvent;
use tokio::sync::{Mutex, OwnedSemaphorePermit, Semaphore, mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::hub::Touched;
use crate::patience::{DATABASE_MAX, within};
use crate::{Engine, EngineError};

/// Requests that may wait for the writer, whatever their size.
const REQUESTS_MAX: usize = 20_000;
/// Events written in one transaction at most (one request's events stay together and may exceed it).
const BATCH_EVENTS_MAX: usize = 2_000;
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
    room: Arc<Semaphore>,
    arrivals: mpsc::Sender<Vec<Uuid>>,
    arrived: Mutex<mpsc::Receiver<Vec<Uuid>>>,
}

impl Inbox {
    pub(crate) fn new(bytes_max: usize) -> Self {
        let (jobs, incoming) = mpsc::channel(REQUESTS_MAX);
        let (arrivals, arrived) = mpsc::channel(1_024);
        Self {
            jobs,
            incoming: Mutex::new(incoming),
            room: Arc::new(Semaphore::new(bytes_max.min(Semaphore::MAX_PERMITS))),
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

/// Writes until `stop`; what was handed in by then is written first.
pub(crate) async fn write_until(engine: Engine, stop: CancellationToken) {
    let mut incoming = engine.inbox.incoming.lock().await;
    loop {
        let first = tokio::select! {
            biased;
            job = incoming.recv() => job,
            () = stop.cancelled() => None,
        };
        let Some(first) = first else { return };
        let mut jobs = vec![first];
        let mut events = jobs[0].events.len();
        while events < BATCH_EVENTS_MAX
            && let Ok(job) = incoming.try_recv()
        {
            events += job.events.len();
            jobs.push(job);
        }
        write_jobs(&engine, jobs).await;
    }
}

/// Writes the jobs together; when the database refuses them for what they are, one by one, so that one poisonous event
/// does not keep the others out.
async fn write_jobs(engine: &Engine, jobs: Vec<Job>) {
    let all: Vec<&PageEvent> = jobs.iter().flat_map(|job| &job.events).collect();
    match within(DATABASE_MAX, write(engine, &all)).await {
        Ok(()) => {
            for job in jobs {
                let _ = job.done.send(Ok(()));
            }
        }
        Err(error) if jobs.len() > 1 && matches!(error, EngineError::Database(sqlx::Error::Database(_))) => {
            tracing::warn!(%error, requests = jobs.len(), "a batch of events was refused; writing them one by one");
            for job in jobs {
                let events: Vec<&PageEvent> = job.events.iter().collect();
                let outcome = within(DATABASE_MAX, write(engine, &events)).await.map_err(|error| {
                    tracing::error!(%error, events = events.len(), "events were refused");
                    InboxError::NotWritten
                });
                let _ = job.done.send(outcome);
            }
        }
        Err(error) => {
            tracing::error!(%error, requests = jobs.len(), "events could not be written");
            for job in jobs {
                let _ = job.done.send(Err(InboxError::NotWritten));
            }
        }
    }
}

async fn write(engine: &Engine, events: &[&PageEvent]) -> Result<(), EngineError> {
    let now = engine.now();
    let mut comments = Vec::new();
    let mut lives = Vec::new();
    let mut messaging = Vec::new();
    for event in events {
        match event {
            PageEvent::Comment(comment) => comments.push(comment),
            PageEvent::LiveVideo(live) => lives.push(live),
            PageEvent::Messaging(message) => messaging.push(message),
        }
    }
    let mut tx = engine.pool.begin().await?;
    lives::write(&mut tx, &lives, now).await?;
    let written = comments::write(&mut tx, &comments, now).await?;
    let changed = changes::write(&mut tx, &comments, now).await?;
    let opted_out = messaging::write(&mut tx, &messaging, now).await?;
    tx.commit().await?;

    if !written.lives.is_empty() {
        // A full channel means the supervisor is about to look by itself.
        let _ = engine.inbox.arrivals.try_send(written.lives);
    }
    for (store, ids) in written.by_store.into_iter().chain(changed) {
        engine.hub.touch(store.into(), Touched { comments: ids, ..Touched::default() });
    }
    if opted_out {
        engine.outbox_bell.notify_one();
    }
    Ok(())
}
