//! Works the comments of a Live in the order they came: reads them, decides, and writes everything a batch decided in
//! one transaction. The order of locks is lease, orders, variants.

mod batch;
mod load;
mod store;

use domain::frame::Outcome;

use super::lease::Lease;
use crate::hub::Touched;
use crate::time::to_db;
use crate::{Engine, EngineError, metrics, outbox, stock};

/// Comments worked in one transaction while the sequencer keeps up.
const BATCH_MIN: u32 = 256;
/// The same when it is far behind: a statement costs little more for many rows than for few.
const BATCH_MAX: u32 = 1_024;

/// How many comments the next batch may have: more after full ones, fewer after others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BatchLimit(u32);

impl Default for BatchLimit {
    fn default() -> Self {
        Self(BATCH_MIN)
    }
}

impl BatchLimit {
    /// After a batch of `comments`.
    fn after(self, comments: usize) -> Self {
        let next = if comments >= self.0 as usize { self.0 * 2 } else { self.0 / 2 };
        Self(next.clamp(BATCH_MIN, BATCH_MAX))
    }
}

/// How a batch went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Worked {
    /// There was something to do; how many comments the next batch may have.
    Some(BatchLimit),
    /// There was nothing to do.
    Nothing,
    /// Another process works this Live now.
    Lost,
}

/// Works the next batch. One that the database refuses is worked again comment by comment, and the culprit set aside
/// with its error.
pub(super) async fn work_batch(
    engine: &Engine,
    lease: &Lease,
    limit: BatchLimit,
) -> Result<Worked, EngineError> {
    let error = match work(engine, lease, limit).await {
        Ok(worked) => return Ok(worked),
        Err(error) if is_passing(&error) => return Err(error),
        Err(error) => error,
    };
    tracing::warn!(live_id = %lease.live, %error, "a batch was refused; working its comments one by one");
    match work(engine, lease, BatchLimit(1)).await {
        Ok(worked) => Ok(worked),
        Err(error) if is_passing(&error) => Err(error),
        Err(error) => {
            tracing::error!(live_id = %lease.live, %error, "a comment is set aside");
            set_aside_first(engine, lease, &error).await?;
            Ok(Worked::Some(BatchLimit::default()))
        }
    }
}

/// Trying again helps: the database is away, or two transactions were in each other's way.
fn is_passing(error: &EngineError) -> bool {
    match error {
        EngineError::Database(sqlx::Error::Database(cause)) => {
            matches!(cause.code().as_deref(), Some(code) if code.starts_with("40") || code.starts_with("53")
                || code.starts_with("57") || code.starts_with("08"))
        }
        EngineError::Database(sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed) => {
            true
        }
        _ => false,
    }
}

async fn work(engine: &Engine, lease: &Lease, limit: BatchLimit) -> Result<Worked, EngineError> {
    let mut tx = engine.pool.begin().await?;
    if !lease.fence(&mut tx).await? {
        return Ok(Worked::Lost);
    }
    let comments = load::pending(&mut tx, lease.live, limit.0.into()).await?;
    if comments.is_empty() {
        tx.commit().await?;
        return Ok(Worked::Nothing);
    }
    let now = engine.now();
    let live = load::live(&mut tx, lease.live).await?;
    let index = engine.indexes.get(&mut tx, live.edition).await?;
    let buyers = load::buyers(&mut tx, &live, &comments, &index, now).await?;

    let mut batch = batch::Batch::new(&live, &index, buyers);
    for comment in &comments {
        batch.read(comment);
    }
    let balances = stock::lock(&mut tx, live.store, &batch.variants()).await?;
    batch.stand(&stock::standings(&mut tx, &batch.known_lines()).await?);
    let decided = batch.decide(balances);
    let asks = !decided.questions.is_empty() && engine.cascade.takes(live.store, now);
    store::write(&mut tx, &live, &comments, &decided, asks, now).await?;

    let promotions = stock::promote(&mut tx, &decided.freed, now, live.hold_until(now)).await?;
    let mut touched = outbox::tell_promoted(&mut tx, &promotions, now).await?;
    tx.commit().await?;

    engine.metrics.decided(decided.comments.iter().map(|comment| {
        let reading = comment.reading.as_ref();
        metrics::Decided {
            language: reading.map_or("und", |(reading, _)| &reading.language),
            outcome: comment.outcome.word(),
            by: reading.map_or("rules", |(_, by)| &by.name),
        }
    }));
    touched.comments.extend(comments.iter().map(|comment| comment.id));
    touched.orders.extend(decided.touched_orders());
    touched.variants.extend(decided.changes.iter().map(|change| change.variant));
    engine.hub.touch(live.store.into(), touched);
    engine.outbox_bell.notify_one();
    if asks {
        engine.cascade.ring();
    }
    Ok(Worked::Some(limit.after(comments.len())))
}

async fn set_aside_first(engine: &Engine, lease: &Lease, error: &EngineError) -> Result<(), EngineError> {
    let mut tx = engine.pool.begin().await?;
    if !lease.fence(&mut tx).await? {
        return Ok(());
    }
    let set_aside = sqlx::query!(
        "update comments set outcome = $2, decided_at = $3, set_aside_error = $4
         where id = (select id from comments where live_id = $1 and outcome is null order by arrival limit 1)
         returning id, store_id",
        lease.live,
        Outcome::SetAside.word(),
        to_db(engine.now()),
        error.to_string()
    )
    .fetch_optional(&mut *tx)
    .await?;
    tx.commit().await?;
    if let Some(row) = set_aside {
        engine.hub.touch(row.store_id.into(), Touched { comments: vec![row.id], ..Touched::default() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_grow_while_they_are_full_and_shrink_again() {
        let small = BatchLimit::default();
        let big = small.after(256).after(512).after(1_024);
        assert_eq!(big, BatchLimit(1_024));
        assert_eq!(big.after(1_023).after(3).after(3), small);
        assert_eq!(BatchLimit(1).after(1), small);
    }
}
