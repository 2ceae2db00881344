//! Turns touched rows into frames, for one watched Live.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::Timestamp;
use domain::frame::{LiveDelta, LiveFrame, LiveSnapshot, LiveStats};
use domain::ids::{LiveId, StoreId};
use domain::{Fault, FaultKind};
use fanout::{Feed, News, NoSnapshot, Packet};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::{Touched, rows};
use crate::patience::{DATABASE_MAX, within};
use crate::{Engine, EngineError};

/// How long changes gather before they are sent together.
const TICK: Duration = Duration::from_millis(60);
/// How often the counters are sent at most.
const STATS_EVERY: Duration = Duration::from_secs(1);
/// How many times as long as they took the counters rest: a long Live takes long to count, and counting it must not
/// keep the database from selling.
const STATS_REST_TIMES: u32 = 20;
/// How many ticks a projector stays after its last socket has gone.
const LINGER_TICKS: u32 = 500;

struct Projector {
    engine: Engine,
    store: StoreId,
    live: LiveId,
    seq: u64,
    feed: Arc<Feed>,
}

/// Runs until `stop`, or until nobody watches.
pub(super) async fn run_until(
    engine: Engine,
    store: StoreId,
    live: LiveId,
    dirty: Arc<Mutex<Touched>>,
    feed: Arc<Feed>,
    stop: CancellationToken,
) {
    let mut projector = Projector { engine, store, live, seq: 0, feed };
    let mut tick = tokio::time::interval(TICK);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut stats_due = Instant::now() + STATS_EVERY;
    let mut alone: u32 = 0;
    loop {
        tokio::select! {
            () = stop.cancelled() => break,
            () = projector.feed.snapshot_wanted() => {
                let news = match within(DATABASE_MAX, projector.snapshot()).await {
                    Ok(packet) => News::Snapshot(packet),
                    Err(error) => projector.without(error),
                };
                projector.feed.tell(news);
            }
            _ = tick.tick() => {
                alone = if projector.feed.watchers() == 0 { alone + 1 } else { 0 };
                if alone > LINGER_TICKS {
                    break;
                }
                let touched = std::mem::take(&mut *dirty.lock().unwrap_or_else(PoisonError::into_inner)).once();
                let began = Instant::now();
                let with_stats = began >= stats_due;
                let made = within(DATABASE_MAX, projector.delta(&touched, with_stats)).await;
                if with_stats {
                    stats_due = Instant::now() + STATS_EVERY.max(began.elapsed() * STATS_REST_TIMES);
                }
                if let Err(error) = made {
                    tracing::warn!(live_id = %projector.live, %error, "a console frame could not be made");
                    dirty.lock().unwrap_or_else(PoisonError::into_inner).add(&touched);
                }
            }
        }
    }
    projector.engine.hub.forget(live);
}

impl Projector {
    async fn snapshot(&self) -> Result<Packet, EngineError> {
        let pool = &self.engine.pool;
        let (store, live) = (self.store.0, self.live.0);
        let now = self.engine.now();
        frame(&LiveFrame::Snapshot(Box::new(LiveSnapshot {
            seq: self.seq,
            now,
            head: rows::head(pool, store, live).await?,
            comments: rows::newest_comments(pool, live).await?,
            carts: rows::newest_carts(pool, live).await?,
            stock: rows::stock(pool, store, None).await?,
            stats: self.stats(now).await?,
        })))
    }

    /// What those who wait for a snapshot are told when there is none.
    fn without(&self, error: EngineError) -> News {
        let cause = error.to_string();
        News::NoSnapshot(if Fault::from(error).kind == FaultKind::NotFound {
            NoSnapshot::Gone
        } else {
            tracing::error!(live_id = %self.live, %cause, "a console's snapshot could not be made");
            NoSnapshot::Failed
        })
    }

    async fn stats(&self, now: Timestamp) -> Result<LiveStats, EngineError> {
        let stats = rows::stats(&self.engine.pool, self.live.0, now).await?;
        Ok(LiveStats { model: self.engine.cascade.health(self.store.0, now), ..stats })
    }

    async fn delta(&mut self, touched: &Touched, with_stats: bool) -> Result<(), EngineError> {
        if self.feed.watchers() == 0 || (*touched == Touched::default() && !with_stats) {
            return Ok(());
        }
        let pool = &self.engine.pool;
        let (store, live) = (self.store.0, self.live.0);
        let now = self.engine.now();
        let mut delta = LiveDelta { seq: self.seq + 1, now, ..LiveDelta::default() };
        if touched.head {
            delta.head = Some(rows::head(pool, store, live).await?);
        }
        if !touched.comments.is_empty() {
            delta.comments = rows::comments(pool, live, &touched.comments).await?;
        }
        if !touched.orders.is_empty() {
            delta.carts = rows::carts(pool, live, &touched.orders).await?;
        }
        if !touched.variants.is_empty() {
            delta.stock = rows::stock(pool, store, Some(&touched.variants)).await?;
        }
        if with_stats {
            delta.stats = Some(self.stats(now).await?);
        }
        let frame = frame(&LiveFrame::Delta(Box::new(delta)))?;
        self.seq += 1;
        self.feed.tell(News::Delta(frame));
        Ok(())
    }
}

fn frame(frame: &LiveFrame) -> Result<Packet, EngineError> {
    Packet::json(frame).map_err(|error| EngineError::Corrupt(format!("a frame cannot be written: {error}")))
}
