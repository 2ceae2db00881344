//! When units become free, those who wait get them, in the order they came.

use domain::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::write::move_held;
use crate::EngineError;
use crate::core::new_id;
use crate::time::to_db;

/// Somebody who waited got units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promotion {
    /// The place in the waitlist.
    pub wait: Uuid,
    /// The line.
    pub line: Uuid,
    /// Its order.
    pub order: Uuid,
    /// The variant.
    pub variant: Uuid,
    /// Units now held that were waited for.
    pub units: u32,
}

/// Hands what is free of these locked variants to those who wait, also in part; their holds last until `expires_at`.
/// A line that already held some of the variant keeps one hold, with the new end.
pub async fn promote(
    conn: &mut PgConnection,
    variants: &[Uuid],
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<Vec<Promotion>, EngineError> {
    if variants.is_empty() {
        return Ok(Vec::new());
    }
    let fills = sqlx::query!(
        r#"with shelf as (
            select id, on_hand - held as free from variants where id = any($1) and on_hand > held
         ), queue as (
            select w.id, w.place, w.variant_id, w.order_line_id, w.quantity, s.free,
                   coalesce(sum(w.quantity) over (partition by w.variant_id order by w.place
                            rows between unbounded preceding and 1 preceding), 0) as before
            from waitlist w join shelf s on s.id = w.variant_id
            where w.state = 'waiting'
         )
         select q.id, q.variant_id, q.order_line_id, l.order_id, l.store_id, q.quantity,
                least(q.quantity, q.free - q.before)::int as "take!"
         from queue q join order_lines l on l.id = q.order_line_id
         where q.before < q.free
         order by q.variant_id, q.place"#,
        variants
    )
    .fetch_all(&mut *conn)
    .await?;
    if fills.is_empty() {
        return Ok(Vec::new());
    }

    let waits: Vec<Uuid> = fills.iter().map(|fill| fill.id).collect();
    let takes: Vec<i32> = fills.iter().map(|fill| fill.take).collect();
    sqlx::query!(
        "update waitlist set
            quantity = case when waitlist.quantity > u.take then waitlist.quantity - u.take else waitlist.quantity end,
            state = case when waitlist.quantity > u.take then 'waiting' else 'served' end,
            ended_at = case when waitlist.quantity > u.take then null else $3::timestamptz end,
            first_fill_at = coalesce(waitlist.first_fill_at, $3)
         from unnest($1::uuid[], $2::int[]) as u (id, take) where waitlist.id = u.id",
        &waits,
        &takes,
        to_db(now)
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!(
        "insert into holds (id, store_id, variant_id, order_line_id, quantity, state, expires_at, created_at)
         select u.id, u.store, u.variant, u.line, u.take, 'open', $1, $2
         from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::int[]) as u (id, store, variant, line, take)
         on conflict (order_line_id) where state = 'open'
         do update set quantity = holds.quantity + excluded.quantity, expires_at = excluded.expires_at",
        to_db(expires_at),
        to_db(now),
        &fills.iter().map(|_| new_id()).collect::<Vec<_>>(),
        &fills.iter().map(|fill| fill.store_id).collect::<Vec<_>>(),
        &fills.iter().map(|fill| fill.variant_id).collect::<Vec<_>>(),
        &fills.iter().map(|fill| fill.order_line_id).collect::<Vec<_>>(),
        &takes
    )
    .execute(&mut *conn)
    .await?;
    move_held(conn, fills.iter().map(|fill| (fill.variant_id, fill.take))).await?;

    Ok(fills
        .into_iter()
        .map(|fill| Promotion {
            wait: fill.id,
            line: fill.order_line_id,
            order: fill.order_id,
            variant: fill.variant_id,
            units: u32::try_from(fill.take).unwrap_or(0),
        })
        .collect())
}
