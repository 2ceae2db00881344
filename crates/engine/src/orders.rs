//! Carts and orders: their numbers, their states, and what the shop sees and does.

mod fulfil;
mod read;
mod split;

use domain::Timestamp;
use domain::order::{OrderMove, OrderState};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::EngineError;
use crate::time::to_db;

pub use fulfil::make_move;
pub use read::{get, list};
pub(crate) use split::split_rest;

/// The number of a shop's first order; people distrust an order number 1.
const FIRST_NUMBER: i64 = 1_001;

/// Takes the next `count` order numbers of the shop; the first of them is returned.
pub(crate) async fn take_numbers(
    conn: &mut PgConnection,
    store: Uuid,
    count: usize,
) -> Result<i64, EngineError> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    Ok(sqlx::query_scalar!(
        r#"insert into order_numbers (store_id, next) values ($1, $2::bigint + $3::bigint)
           on conflict (store_id) do update set next = order_numbers.next + $3::bigint
           returning next - $3::bigint as "first!""#,
        store,
        FIRST_NUMBER,
        count
    )
    .fetch_one(conn)
    .await?)
}

/// The state of that word, as the database keeps it.
pub(crate) fn state_of(word: &str) -> Result<OrderState, EngineError> {
    OrderState::from_word(word).ok_or_else(|| EngineError::Corrupt(format!("order state {word}")))
}

/// Writes that an order moved. The order must be locked and `state` be what it was.
pub(crate) async fn go(
    conn: &mut PgConnection,
    order: Uuid,
    state: OrderState,
    what: OrderMove,
    now: Timestamp,
) -> Result<OrderState, EngineError> {
    let next = state.after(what)?;
    sqlx::query!(
        "update orders set state = $2, updated_at = $3 where id = $1",
        order,
        next.word(),
        to_db(now)
    )
    .execute(conn)
    .await?;
    Ok(next)
}

/// Cancels carts that their buyers emptied. The orders must be locked.
pub(crate) async fn cancel_emptied(
    conn: &mut PgConnection,
    store: Uuid,
    orders: &[Uuid],
    now: Timestamp,
) -> Result<(), EngineError> {
    if orders.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "update orders set state = $4, updated_at = $3
         where store_id = $1 and id = any($2) and state in ('open', 'awaiting_payment')",
        store,
        orders,
        to_db(now),
        OrderState::Cancelled.word()
    )
    .execute(conn)
    .await?;
    Ok(())
}
