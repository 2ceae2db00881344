//! Keeps one sequencer running for every Live that has comments to work.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

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

/// Runs until `stop`.
pub(crate) async fn run_until(engine: Engine, stop: CancellationToken, tasks: TaskTracker) {
    let mut bells: HashMap<Uuid, Arc<Notify>> = HashMap::new();
    loop {
        let mut lives = tokio::select! {
            () = stop.cancelled() => return,
            lives = engine.inbox.arrivals() => lives,
            () = tokio::time::sleep(LOOK_EVERY) => Vec::new(),
        };
        if lives.is_empty() {
            match within(DATABASE_MAX, with_pending(&engine)).await {
                Ok(found) => lives = found,
                Err(error) => tracing::warn!(%error, "cannot look for pending comments"),
            }
        }
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

async fn with_pending(engine: &Engine) -> Result<Vec<Uuid>, EngineError> {
    Ok(sqlx::query_scalar!(
        r#"select distinct live_id as "live!" from comments where outcome is null and live_id is not null"#
    )
    .fetch_all(&engine.pool)
    .await?)
}

async fn work(engine: Engine, live: Uuid, bell: Arc<Notify>, stop: CancellationToken) {
    let mut lease: Option<Lease> = None;
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
        match within(DATABASE_MAX, sequencer::work_batch(&engine, held)).await {
            Ok(sequencer::Worked::Lost) => lease = None,
            Ok(sequencer::Worked::Nothing) => {
                tokio::select! {
                    () = stop.cancelled() => {
                        if let Err(error) = within(DATABASE_MAX, held.give_back(&engine.pool)).await {
                            tracing::warn!(live_id = %live, %error, "cannot give the lease of a Live back");
                        }
                        return;
                    }
                    () = bell.notified() => {}
                    () = tokio::time::sleep(IDLE_EVERY) => {}
                }
            }
            Ok(sequencer::Worked::Some) => {}
            Err(error) => {
                tracing::error!(live_id = %live, %error, "a batch of comments could not be worked");
                tokio::select! { () = stop.cancelled() => return, () = tokio::time::sleep(RETRY_EVERY) => {} }
            }
        }
    }
}
