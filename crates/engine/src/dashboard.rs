//! The shop's present day in numbers. Not for reports over longer times.

use domain::Timestamp;
use domain::ids::ProductId;
use domain::order::OrderState;
use domain::role::Permission;
use domain::views::{LowStock, Today};

use crate::hub::rows::currency;
use crate::live::index::label;
use crate::time::to_db;
use crate::{Actor, Engine, EngineError, live};

/// Units left at which a variant counts as about to run out.
const LOW_UNITS: i32 = 3;
/// Variants about to run out that are shown at most.
const LOW_STOCK_MAX: i64 = 10;
const DAY_MS: i64 = 86_400_000;

/// The numbers of the shop's day, which begins at its local midnight.
pub async fn today(engine: &Engine, actor: &Actor) -> Result<Today, EngineError> {
    actor.require(Permission::SeeOrders)?;
    let store = actor.store.id().0;
    let shop = sqlx::query!("select currency, utc_offset_minutes from stores where id = $1", store)
        .fetch_one(&engine.pool)
        .await?;
    let midnight = to_db(local_midnight(engine.now(), shop.utc_offset_minutes));
    let paid_states: Vec<String> = words(OrderState::is_paid);
    let to_dispatch: Vec<String> = words(|state| state.is_paid() && state != OrderState::Delivered);
    let orders = sqlx::query!(
        r#"select count(*) filter (where state = any($3) and paid_at >= $2) as "paid!",
                  coalesce(sum(total_minor) filter (where state = any($3) and paid_at >= $2), 0)::bigint as "money!",
                  count(*) filter (where state in ('open', 'awaiting_payment')) as "open!",
                  count(*) filter (where state = any($4)) as "to_dispatch!"
           from orders where store_id = $1"#,
        store,
        midnight,
        &paid_states,
        &to_dispatch
    )
    .fetch_one(&engine.pool)
    .await?;
    let comments = sqlx::query!(
        r#"select count(*) as "total!",
                  count(*) filter (where c.outcome in ('held', 'waiting', 'held_in_part')) as "claims!"
           from comments c where c.store_id = $1 and c.received_at >= $2"#,
        store,
        midnight
    )
    .fetch_one(&engine.pool)
    .await?;
    let low_stock = sqlx::query!(
        r#"select p.id, p.code, p.name, v.option_values, v.on_hand - v.held as "left!"
           from variants v join products p on p.id = v.product_id
           where v.store_id = $1 and v.archived_at is null and p.archived_at is null and v.on_hand - v.held <= $2
           order by v.on_hand - v.held, upper(p.code), v.position, v.sku limit $3"#,
        store,
        LOW_UNITS,
        LOW_STOCK_MAX
    )
    .fetch_all(&engine.pool)
    .await?;
    Ok(Today {
        currency: currency(&shop.currency)?,
        paid_minor: orders.money,
        orders_paid: count(orders.paid),
        carts_open: count(orders.open),
        comments: count(comments.total),
        claims: count(comments.claims),
        to_dispatch: count(orders.to_dispatch),
        low_stock: low_stock
            .into_iter()
            .map(|row| LowStock {
                product: ProductId(row.id),
                label: format!("{} · {}", row.code, label(&row.name, &row.option_values)),
                left: u32::try_from(row.left).unwrap_or(0),
            })
            .collect(),
        live: live::current(engine, actor).await?,
    })
}

fn words(which: impl Fn(OrderState) -> bool) -> Vec<String> {
    OrderState::ALL.into_iter().filter(|state| which(*state)).map(|state| state.word().to_owned()).collect()
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The last midnight of clocks that show `offset_minutes` more than UTC.
fn local_midnight(now: Timestamp, offset_minutes: i32) -> Timestamp {
    let offset_ms = i64::from(offset_minutes) * 60_000;
    let local = now.0 + offset_ms;
    Timestamp(local - local.rem_euclid(DAY_MS) - offset_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR_MS: i64 = 3_600_000;

    #[test]
    fn the_day_begins_at_the_shops_midnight_not_at_utcs() {
        let santiago = -3 * 60;
        let noon_utc = Timestamp(10 * DAY_MS + 12 * HOUR_MS);
        assert_eq!(local_midnight(noon_utc, santiago), Timestamp(10 * DAY_MS + 3 * HOUR_MS));
        let one_utc = Timestamp(10 * DAY_MS + HOUR_MS);
        assert_eq!(local_midnight(one_utc, santiago), Timestamp(9 * DAY_MS + 3 * HOUR_MS));
        assert_eq!(local_midnight(one_utc, 7 * 60), Timestamp(9 * DAY_MS + 17 * HOUR_MS));
    }
}
