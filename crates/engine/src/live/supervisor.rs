//! Keeps one sequencer running for every Live that has comments to work.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use super::lease::Lease;
use super::sequencer;
use crate::patience::{DATABASE_MAX, within};
use crate::{Engine, EngineError};

/// How often Lives are looked for whose comments came in by another process.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often a sequencer without work renews its lease.
const IDLE_EVERY: Duration = Duration::from_millis(1_500);
/// How long to wait for a lease that another process holds, and after a failure.
const RETRY_EVERY: Duration = Duration::from_millis(500);
/// How many times as long as its batch took a sequencer rests while the inbox is pressed: what is not yet durable goes
/// before what is.
const REST_TIMES: u32 = 3;
/// The longest such rest.
const REST_MAX: Duration = Duration::from_millis(250);

/// Runs until `stop`.
pub(crate) async fn run_until(engine: Engine, stop: CancellationToken, tasks: TaskTracker) {
    let mut bells: HashMap<Uuid, Arc<Notify>> = HashMap::new();
    let mut look = tokio::time::interval(LOOK_EVERY);
    look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        let lives = tokio::select! {
            () = stop.cancelled() => return,
            lives = engine.inbox.arrivals() => lives,
            _ = look.tick() => within(DATABASE_MAX, with_pending(&engine)).await.unwrap_or_else(|error| {
                tracing::warn!(%error, "cannot look for pending comments");
                Vec::new()
            }),
        };
        for live in lives {
            let bell = bells.entry(live).or_insert_with(|| {
                let bell = Arc::new(Notify::new());
                tasks.spawn(work(engine.clone(), live, Arc::clone(&bell), stop.clone()));
                bell
            });
            bell.notify_one();
        }
    }
}

/// The Lives with comments to work, found by one probe of the index each, however many comments are pending.
async fn with_pending(engine: &Engine) -> Result<Vec<Uuid>, EngineError> {
    Ok(sqlx::query_scalar!(
        r#"with recursive pending as (
            (select live_id from comments where outcome is null and live_id is not null order by live_id limit 1)
            union all
            select (select c.live_id from comments c where c.outcome is null and c.live_id > p.live_id
                    order by c.live_id limit 1)
            from pending p where p.live_id is not null
         )
         select live_id as "live!" from pending where live_id is not null"#
    )
    .fetch_all(&engine.pool)
    .await?)
}

async fn work(engine: Engine, live: Uuid, bell: Arc<Notify>, stop: CancellationToken) {
    let mut lease: Option<Lease> = None;
    let mut limit = sequencer::BatchLimit::default();
    loop {
        let Some(held) = &lease else {
            match within(DATABASE_MAX, Lease::take(&engine.pool, live, &engine.settings.node)).await {
                Ok(Some(taken)) => lease = Some(taken),
                outcome => {
                    if let Err(error) = outcome {
                        tracing::warn!(live_id = %live, %error, "cannot take the lease of a Live");
                    }
                    tokio::select! { () = stop.cancelled() => return, () = tokio::time::sleep(RETRY_EVERY) => {} }
                }
            }
            continue;
        };
        if stop.is_cancelled() {
            // What is pending stays so, for whoever takes the lease next.
            if let Err(error) = within(DATABASE_MAX, held.give_back(&engine.pool)).await {
                tracing::warn!(live_id = %live, %error, "cannot give the lease of a Live back");
            }
            return;
        }
        let began = Instant::now();
        match within(DATABASE_MAX, sequencer::work_batch(&engine, held, limit)).await {
            Ok(sequencer::Worked::Lost) => lease = None,
            Ok(sequencer::Worked::Nothing) => {
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = bell.notified() => {}
                    () = tokio::time::sleep(IDLE_EVERY) => {}
                }
            }
            Ok(sequencer::Worked::Some(next)) => {
                limit = next;
                if engine.inbox.is_pressed() {
                    let rest = (began.elapsed() * REST_TIMES).min(REST_MAX);
                    tokio::select! { () = stop.cancelled() => {} () = tokio::time::sleep(rest) => {} }
                }
            }
            Err(error) => {
                tracing::error!(live_id = %live, %error, "a batch of comments could not be worked");
                tokio::select! { () = stop.cancelled() => return, () = tokio::time::sleep(RETRY_EVERY) => {} }
            }
        }
    }
}
