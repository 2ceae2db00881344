//! When an order is paid, whatever its buyer added after going to pay, and whatever still waits, moves into a new cart:
//! holds and places in the waitlist change owner; nothing is released or lost.

use std::collections::HashMap;

use domain::Timestamp;
use domain::checkout::CHECKOUT_TOKEN_BYTES;
use sqlx::PgConnection;
use uuid::Uuid;

use super::take_numbers;
use crate::EngineError;
use crate::core::new_id;
use crate::secrets::random_token;
use crate::time::to_db;

/// Moves what `paid` (units by line) does not cover into a new open cart; `None` when it covers everything. The order
/// must be locked and must not count as an open cart any more.
pub async fn split_rest(
    conn: &mut PgConnection,
    store: Uuid,
    order: Uuid,
    paid: &HashMap<Uuid, i32>,
    now: Timestamp,
) -> Result<Option<Uuid>, EngineError> {
    let lines = sqlx::query!(
        r#"select l.id, l.variant_id, l.comment_id, l.unit_minor, h.id as "hold?", coalesce(h.quantity, 0) as "held!",
                  h.expires_at as "expires_at?", w.id as "wait?"
           from order_lines l
           left join holds h on h.order_line_id = l.id and h.state = 'open'
           left join waitlist w on w.order_line_id = l.id and w.state = 'waiting'
           where l.order_id = $1 order by l.created_at, l.id"#,
        order
    )
    .fetch_all(&mut *conn)
    .await?;
    let rest: Vec<_> = lines
        .into_iter()
        .filter(|line| line.wait.is_some() || line.held > paid.get(&line.id).copied().unwrap_or(0))
        .collect();
    if rest.is_empty() {
        return Ok(None);
    }
    let cart = new_id();
    let number = take_numbers(conn, store, 1).await?;
    sqlx::query!(
        "insert into orders (id, store_id, live_id, customer_id, number, state, token, language, delivery_minor, created_at,
                             updated_at)
         select $2, store_id, live_id, customer_id, $3, 'open', $4, language, delivery_minor, $5, $5 from orders where id = $1",
        order,
        cart,
        number,
        random_token(CHECKOUT_TOKEN_BYTES),
        to_db(now)
    )
    .execute(&mut *conn)
    .await?;
    for line in rest {
        let kept = paid.get(&line.id).copied().unwrap_or(0);
        if kept == 0 {
            sqlx::query!("update order_lines set order_id = $2 where id = $1", line.id, cart)
                .execute(&mut *conn)
                .await?;
            continue;
        }
        let new_line = new_id();
        sqlx::query!(
            "insert into order_lines (id, store_id, order_id, variant_id, comment_id, unit_minor, created_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
            new_line,
            store,
            cart,
            line.variant_id,
            line.comment_id,
            line.unit_minor,
            to_db(now)
        )
        .execute(&mut *conn)
        .await?;
        if let (Some(hold), Some(expires_at)) = (line.hold, line.expires_at)
            && line.held > kept
        {
            sqlx::query!("update holds set quantity = $2 where id = $1", hold, kept)
                .execute(&mut *conn)
                .await?;
            sqlx::query!(
                "insert into holds (id, store_id, variant_id, order_line_id, quantity, state, expires_at, created_at)
                 values ($1, $2, $3, $4, $5, 'open', $6, $7)",
                new_id(),
                store,
                line.variant_id,
                new_line,
                line.held - kept,
                expires_at,
                to_db(now)
            )
            .execute(&mut *conn)
            .await?;
        }
        if let Some(wait) = line.wait {
            sqlx::query!("update waitlist set order_line_id = $2 where id = $1", wait, new_line)
                .execute(&mut *conn)
                .await?;
        }
    }
    Ok(Some(cart))
}
