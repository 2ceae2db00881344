//! Writes what gathered, in one transaction, and lets those who handed it in know once it is durable. Two tasks: one
//! writes, one commits; while a batch is flushed the next one is written.

use platforms::meta::{CommentVerb, PageEvent};
use sqlx::PgTransaction;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::{InboxError, Job, changes, comments, lives, messaging};
use crate::hub::Touched;
use crate::patience::{DATABASE_MAX, within};
use crate::{Engine, EngineError};

/// Events written in one transaction at most (one request's events stay together and may exceed it).
const BATCH_EVENTS_MAX: usize = 2_000;

/// A written batch on its way to be committed.
struct Batch {
    tx: PgTransaction<'static>,
    jobs: Vec<Job>,
    written: Written,
}

/// What a batch wrote.
#[derive(Default)]
struct Written {
    comments: comments::Written,
    /// Somebody asked to be left alone.
    opted_out: bool,
}

/// Runs until `stop`; what was handed in by then is written first.
pub(crate) async fn run_until(engine: Engine, stop: CancellationToken) {
    // Room for one: a batch is handed over when the one before it is being committed, not sooner.
    let (commits, batches) = mpsc::channel(1);
    tokio::join!(write_until(&engine, commits, &stop), commit_all(&engine, batches));
}

async fn write_until(engine: &Engine, commits: mpsc::Sender<Batch>, stop: &CancellationToken) {
    let mut incoming = engine.inbox.incoming.lock().await;
    loop {
        let first = tokio::select! {
            biased;
            job = incoming.recv() => job,
            () = stop.cancelled() => None,
        };
        let Some(first) = first else { return };
        let Ok(turn) = commits.reserve().await else { return };
        let mut jobs = vec![first];
        let mut events = jobs[0].events.len();
        while events < BATCH_EVENTS_MAX
            && let Ok(job) = incoming.try_recv()
        {
            events += job.events.len();
            jobs.push(job);
        }
        match within(DATABASE_MAX, write(engine, &jobs)).await {
            Ok((tx, written)) => turn.send(Batch { tx, jobs, written }),
            Err(error)
                if jobs.len() > 1 && matches!(error, EngineError::Database(sqlx::Error::Database(_))) =>
            {
                tracing::warn!(%error, requests = jobs.len(), "a batch of events was refused; writing them one by one");
                drop(turn);
                write_singly(engine, jobs, &commits).await;
            }
            Err(error) => refuse(jobs, &error),
        }
    }
}

/// Writes the requests one by one, so that one poisonous event does not keep the others out.
async fn write_singly(engine: &Engine, jobs: Vec<Job>, commits: &mpsc::Sender<Batch>) {
    for job in jobs {
        let Ok(turn) = commits.reserve().await else { return };
        let jobs = vec![job];
        match within(DATABASE_MAX, write(engine, &jobs)).await {
            Ok((tx, written)) => turn.send(Batch { tx, jobs, written }),
            Err(error) => refuse(jobs, &error),
        }
    }
}

fn refuse(jobs: Vec<Job>, error: &EngineError) {
    tracing::error!(%error, requests = jobs.len(), "events could not be written");
    for job in jobs {
        let _ = job.done.send(Err(InboxError::NotWritten));
    }
}

async fn commit_all(engine: &Engine, mut batches: mpsc::Receiver<Batch>) {
    while let Some(Batch { tx, jobs, written }) = batches.recv().await {
        if let Err(error) = within(DATABASE_MAX, async { Ok(tx.commit().await?) }).await {
            refuse(jobs, &error);
            continue;
        }
        for job in jobs {
            let _ = job.done.send(Ok(()));
        }
        tell(engine, written);
    }
}

async fn write(engine: &Engine, jobs: &[Job]) -> Result<(PgTransaction<'static>, Written), EngineError> {
    let now = engine.now();
    let (mut added, mut changed, mut lives, mut messaging) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for event in jobs.iter().flat_map(|job| &job.events) {
        match event {
            PageEvent::Comment(comment) if comment.verb == CommentVerb::Add => added.push(comment),
            PageEvent::Comment(comment) => changed.push(comment),
            PageEvent::LiveVideo(live) => lives.push(live),
            PageEvent::Messaging(message) => messaging.push(message),
        }
    }
    let mut tx = engine.pool.begin().await?;
    lives::write(&mut tx, &lives, now).await?;
    let mut comments = comments::write(&mut tx, &added, now).await?;
    for (store, ids) in changes::write(&mut tx, &changed, now).await? {
        comments.by_store.entry(store).or_default().extend(ids);
    }
    let opted_out = messaging::write(&mut tx, &messaging, now).await?;
    Ok((tx, Written { comments, opted_out }))
}

/// Tells sequencers, consoles and the courier what was written.
fn tell(engine: &Engine, Written { comments, opted_out }: Written) {
    if !comments.lives.is_empty() {
        // A full channel means the supervisor is about to look by itself.
        let _ = engine.inbox.arrivals.try_send(comments.lives);
    }
    for (store, ids) in comments.by_store {
        engine.hub.touch(store.into(), Touched { comments: ids, ..Touched::default() });
    }
    if opted_out {
        engine.outbox_bell.notify_one();
    }
}
