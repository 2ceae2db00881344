//! Which messages are sent next: of each page no more than its budget allows now, so that a long queue lies still
//! instead of being taken up and put back, and no page waits behind another one's queue.

use std::time::Duration;

use domain::Timestamp;
use domain::clock::{Clock, SystemClock};
use uuid::Uuid;

use super::budget::Budgets;
use crate::outbox::Kind;
use crate::time::to_db;
use crate::{Engine, EngineError};

/// Messages of one queue taken at once.
const QUEUE_LEASED_MAX: u32 = 16;
/// How long a process may take over the messages it took, on the machine's clock; well above a call's time-out.
pub(super) const LEASE_MS: i64 = 60_000;
/// Queues looked at in one round.
const QUEUES_MAX: i64 = 1_000;

/// A message taken for sending.
#[derive(Debug, Clone)]
pub(crate) struct Leased {
    pub id: Uuid,
    pub store: Uuid,
    pub kind: Kind,
    pub attempt: i32,
}

/// What was found to do.
#[derive(Debug, Default)]
pub(super) struct Round {
    pub leased: Vec<Leased>,
    /// When the first page that waits for its budget may go on.
    pub budget_in: Option<Duration>,
}

/// A page's messages in public, or those in private: each has a budget of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Queue {
    page: Uuid,
    public: bool,
}

/// Takes due messages of shops whose bot may speak, the most urgent of each queue first.
pub(super) async fn take(engine: &Engine, budgets: &Budgets) -> Result<Round, EngineError> {
    let now = engine.now();
    let mut round = Round::default();
    let mut open: Vec<(Queue, u32)> = Vec::new();
    for queue in queues(engine).await? {
        match budgets.room(queue.page, queue.public, now) {
            Ok(room) => open.push((queue, room.min(QUEUE_LEASED_MAX))),
            Err(wait_ms) => {
                let wait = real_time(engine, wait_ms);
                round.budget_in = Some(round.budget_in.map_or(wait, |before| before.min(wait)));
            }
        }
    }
    if !open.is_empty() {
        round.leased = lease(engine, &open, now).await?;
    }
    Ok(round)
}

/// How long `ms` of business time last.
fn real_time(engine: &Engine, ms: i64) -> Duration {
    let real_ms = ms.saturating_mul(1_000) / engine.clock.ms_of_real(1_000).max(1);
    Duration::from_millis(u64::try_from(real_ms).unwrap_or(0))
}

/// The queues with messages in them, found by one probe of the index each, however long they are. Pages without a
/// living token, and shops whose bot was stopped, are left out.
async fn queues(engine: &Engine) -> Result<Vec<Queue>, EngineError> {
    let rows = sqlx::query!(
        r#"with recursive queue as (
            (select page_connection_id as page, kind = 'public_reply' as public
             from outbox where state = 'queued' order by page_connection_id, (kind = 'public_reply') limit 1)
            union all
            select next.page, next.public
            from queue q, lateral (
                select page_connection_id as page, kind = 'public_reply' as public
                from outbox where state = 'queued' and (page_connection_id, (kind = 'public_reply')) > (q.page, q.public)
                order by page_connection_id, (kind = 'public_reply') limit 1) next
         )
         select q.page as "page!", q.public as "public!"
         from queue q join page_connections p on p.id = q.page join stores s on s.id = p.store_id
         where s.bot_stopped_since is null and p.token_dead_at is null limit $1"#,
        QUEUES_MAX
    )
    .fetch_all(&engine.pool)
    .await?;
    Ok(rows.into_iter().map(|row| Queue { page: row.page, public: row.public }).collect())
}

async fn lease(engine: &Engine, open: &[(Queue, u32)], now: Timestamp) -> Result<Vec<Leased>, EngineError> {
    let rows = sqlx::query!(
        r#"update outbox set state = 'sending', lease_until = $2, attempts = outbox.attempts + 1
         from unnest($3::uuid[], $4::bool[], $5::bigint[]) as open (page, public, room)
         cross join lateral (
            select x.id from outbox x
            where x.page_connection_id = open.page and (x.kind = 'public_reply') = open.public
                  and x.state = 'queued' and x.due_at <= $1
            order by x.priority, x.due_at, x.seq limit open.room for update of x skip locked) due
         where outbox.id = due.id
         returning outbox.id, outbox.store_id, outbox.kind, outbox.attempts"#,
        to_db(now),
        to_db(SystemClock.now().plus_ms(LEASE_MS)),
        &open.iter().map(|(queue, _)| queue.page).collect::<Vec<_>>(),
        &open.iter().map(|(queue, _)| queue.public).collect::<Vec<_>>(),
        &open.iter().map(|(_, room)| i64::from(*room)).collect::<Vec<_>>(),
    )
    .fetch_all(&engine.pool)
    .await?;
    rows.into_iter()
        .map(|row| {
            let kind = Kind::from_word(&row.kind)
                .ok_or_else(|| EngineError::Corrupt(format!("outbox kind {}", row.kind)))?;
            Ok(Leased { id: row.id, store: row.store_id, kind, attempt: row.attempts })
        })
        .collect()
}
