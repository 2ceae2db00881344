//! The newest moment a database knows, so that a clock in fast motion goes on from there after a restart and business
//! time never runs backwards.

use domain::Timestamp;
use sqlx::PgPool;

use crate::EngineError;
use crate::time::from_db;

/// The newest moment of business time in the database; `None` when it is empty.
pub async fn newest_moment(pool: &PgPool) -> Result<Option<Timestamp>, EngineError> {
    let newest = sqlx::query_scalar!(
        r#"select greatest(
               (select max(received_at) from comments),
               (select max(updated_at) from orders),
               (select max(moved_at) from stock_movements),
               (select max(pinned_at) from live_pins),
               (select max(started_at) from lives),
               (select max(sent_at) from outbox),
               (select max(created_at) from outbox),
               (select max(created_at) from payments)
           ) as newest"#
    )
    .fetch_one(pool)
    .await?;
    Ok(newest.map(from_db))
}
