//! Who works a Live. A lease moves to another process when its holder stops renewing it; the epoch grows with every
//! change of holder and is checked in the same transaction as the holder's writes, so that one that was asleep cannot
//! write over the new one's work. Leases run on the machine's clock.

use domain::clock::{Clock, SystemClock};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::EngineError;
use crate::time::to_db;

/// How long a lease lasts without being renewed. A process that dies is replaced after this at the latest.
const LEASE_MS: i64 = 4_000;

/// How far the clocks of processes may be apart. A lease that ends later than any process would write it comes from before
/// the clock was set back, and counts as over.
const CLOCKS_APART_MS: i64 = 10_000;

/// The right to work a Live.
#[derive(Debug, Clone)]
pub(super) struct Lease {
    pub live: Uuid,
    node: String,
    epoch: i64,
}

impl Lease {
    /// Takes the lease when it is free, over, or this process's own; `None` while another process holds it.
    pub async fn take(pool: &PgPool, live: Uuid, node: &str) -> Result<Option<Self>, EngineError> {
        let now = SystemClock.now();
        let epoch = sqlx::query_scalar!(
            "insert into live_leases (live_id, node, epoch, expires_at) values ($1, $2, 1, $4)
             on conflict (live_id) do update set
                 node = excluded.node, epoch = live_leases.epoch + 1, expires_at = excluded.expires_at
             where live_leases.node = excluded.node or live_leases.expires_at <= $3 or live_leases.expires_at > $5
             returning epoch",
            live,
            node,
            to_db(now),
            to_db(now.plus_ms(LEASE_MS)),
            to_db(now.plus_ms(LEASE_MS + CLOCKS_APART_MS))
        )
        .fetch_optional(pool)
        .await?;
        Ok(epoch.map(|epoch| Self { live, node: node.to_owned(), epoch }))
    }

    /// Renews the lease within the transaction and keeps others out until it ends; `false` when it is lost.
    pub async fn fence(&self, conn: &mut PgConnection) -> Result<bool, EngineError> {
        let renewed = sqlx::query!(
            "update live_leases set expires_at = $4 where live_id = $1 and node = $2 and epoch = $3",
            self.live,
            self.node,
            self.epoch,
            to_db(SystemClock.now().plus_ms(LEASE_MS))
        )
        .execute(conn)
        .await?;
        Ok(renewed.rows_affected() == 1)
    }

    /// Gives the lease back, so that another process need not wait for its end.
    pub async fn give_back(&self, pool: &PgPool) -> Result<(), EngineError> {
        sqlx::query!(
            "update live_leases set expires_at = $4 where live_id = $1 and node = $2 and epoch = $3",
            self.live,
            self.node,
            self.epoch,
            to_db(SystemClock.now())
        )
        .execute(pool)
        .await?;
        Ok(())
    }
}
