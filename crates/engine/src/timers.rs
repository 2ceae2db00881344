//! What the clock brings about: holds that end, payments to ask for again, messages whose sender died, Lives that
//! only have a number yet.

use std::collections::{BTreeSet, HashMap};
use std::time::{Duration, Instant};

use domain::order::OrderMove;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::patience::{CALLS_MAX, DATABASE_MAX, within};
use crate::stock::{self, HoldEnd, LineChange, Standing};
use crate::time::to_db;
use crate::{Engine, EngineError, cascade, courier, inbox, live, orders, outbox, payments};

/// How often ended holds are looked for: a hold never ends early, and late by about this at most.
const HOLDS_EVERY: Duration = Duration::from_millis(200);
/// Holds ended in one transaction at most.
const HOLDS_MAX: i64 = 500;
/// How often what is too old to keep is looked for.
const SWEEP_EVERY: Duration = Duration::from_hours(1);
/// How often the rest is looked after.
const REST_EVERY: Duration = Duration::from_secs(1);

/// Runs until `stop`.
pub(crate) async fn run_until(engine: Engine, stop: CancellationToken) {
    let holds = async {
        loop {
            match within(DATABASE_MAX, expire_due(&engine)).await {
                // A full batch means there may be more.
                Ok(ended) if ended >= usize::try_from(HOLDS_MAX).unwrap_or(usize::MAX) => {}
                Ok(_) => tokio::time::sleep(HOLDS_EVERY).await,
                Err(error) => {
                    tracing::warn!(%error, "holds could not be ended");
                    tokio::time::sleep(REST_EVERY).await;
                }
            }
        }
    };
    let mut last_sweep: Option<Instant> = None;
    let rest = async {
        loop {
            if let Err(error) = within(DATABASE_MAX, courier::recover(&engine)).await {
                tracing::warn!(%error, "messages whose sender died could not be taken up");
            }
            if let Err(error) = within(CALLS_MAX, payments::ask_again(&engine)).await {
                tracing::warn!(%error, "payments could not be asked for");
            }
            if let Err(error) = within(CALLS_MAX, live::describe::describe_due(&engine)).await {
                tracing::warn!(%error, "Lives could not be described");
            }
            if last_sweep.is_none_or(|at| at.elapsed() >= SWEEP_EVERY) {
                if let Err(error) = within(DATABASE_MAX, inbox::keep::keep(&engine)).await {
                    tracing::warn!(%error, "old comments could not be forgotten");
                }
                match within(DATABASE_MAX, cascade::ledger::sweep(&engine)).await {
                    Ok(more) => last_sweep = (!more).then(Instant::now),
                    Err(error) => tracing::warn!(%error, "old second opinions could not be forgotten"),
                }
            }
            tokio::time::sleep(REST_EVERY).await;
        }
    };
    tokio::select! {
        () = stop.cancelled() => {}
        () = async { tokio::join!(holds, rest); } => {}
    }
}

/// Ends the holds whose time is over: their units go to those who wait, or back to the shelf; a cart left with nothing
/// expires. Returns how many holds ended. Orders that somebody is working on right now are left for the next round.
pub async fn expire_due(engine: &Engine) -> Result<usize, EngineError> {
    let now = engine.now();
    let due = sqlx::query_scalar!(
        "select distinct l.order_id from (
            select order_line_id from holds where state = 'open' and expires_at <= $1 order by expires_at limit $2
         ) h join order_lines l on l.id = h.order_line_id",
        to_db(now),
        HOLDS_MAX
    )
    .fetch_all(&engine.pool)
    .await?;
    if due.is_empty() {
        return Ok(0);
    }
    let mut tx = engine.pool.begin().await?;
    let locked = sqlx::query!(
        "select id, store_id, state from orders where id = any($1) order by id for no key update skip locked",
        &due
    )
    .fetch_all(&mut *tx)
    .await?;
    let mut stores: BTreeSet<Uuid> = BTreeSet::new();
    let mut by_store: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for order in &locked {
        stores.insert(order.store_id);
        by_store.entry(order.store_id).or_default().push(order.id);
    }
    let mut ended = 0;
    let mut touches = Vec::new();
    for store in stores {
        let mine = by_store.remove(&store).unwrap_or_default();
        let variants = sqlx::query_scalar!(
            "select distinct h.variant_id from holds h join order_lines l on l.id = h.order_line_id
             where l.order_id = any($1) and h.state = 'open' and h.expires_at <= $2 order by h.variant_id",
            &mine,
            to_db(now)
        )
        .fetch_all(&mut *tx)
        .await?;
        stock::lock(&mut tx, store, &variants).await?;
        // Only now: until the lock, somebody who waited may have been served, with a new end for the whole hold.
        let lines = sqlx::query!(
            r#"select l.id, l.order_id, h.variant_id, h.quantity, coalesce(w.quantity, 0) as "waiting!"
               from holds h join order_lines l on l.id = h.order_line_id
               left join waitlist w on w.order_line_id = l.id and w.state = 'waiting'
               where l.order_id = any($1) and h.state = 'open' and h.expires_at <= $2"#,
            &mine,
            to_db(now)
        )
        .fetch_all(&mut *tx)
        .await?;
        let changes: Vec<LineChange> = lines
            .iter()
            .map(|line| {
                let waiting = u32::try_from(line.waiting).unwrap_or(0);
                LineChange {
                    line: line.id,
                    variant: line.variant_id,
                    before: Standing { held: u32::try_from(line.quantity).unwrap_or(0), waiting },
                    after: Standing { held: 0, waiting },
                }
            })
            .collect();
        stock::apply(&mut tx, store, &changes, now, now, HoldEnd::Expired).await?;
        let over = sqlx::query!(
            "select o.id, o.state from orders o
             where o.id = any($1) and o.state in ('open', 'awaiting_payment')
                   and not exists (select 1 from order_lines l join holds h on h.order_line_id = l.id
                                   where l.order_id = o.id and h.state = 'open')
                   and not exists (select 1 from order_lines l join waitlist w on w.order_line_id = l.id
                                   where l.order_id = o.id and w.state = 'waiting')",
            &mine
        )
        .fetch_all(&mut *tx)
        .await?;
        for order in over {
            orders::go(&mut tx, order.id, orders::state_of(&order.state)?, OrderMove::Expire, now).await?;
        }
        let hold_seconds = sqlx::query_scalar!("select hold_seconds from stores where id = $1", store)
            .fetch_one(&mut *tx)
            .await?;
        let until = now.plus_ms(i64::from(hold_seconds) * 1000);
        let promotions = stock::promote(&mut tx, &variants, now, until).await?;
        let mut touched = outbox::tell_promoted(&mut tx, &promotions, now).await?;
        ended += lines.len();
        touched.orders.extend(mine);
        touched.variants.extend(variants);
        touches.push((store, touched));
    }
    tx.commit().await?;
    for (store, touched) in touches {
        engine.hub.touch(store.into(), touched);
    }
    engine.outbox_bell.notify_one();
    Ok(ended)
}
