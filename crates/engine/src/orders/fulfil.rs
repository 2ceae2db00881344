//! What a person does with an order: pack, ship, deliver, cancel, refund.

use domain::FaultKind;
use domain::ids::OrderId;
use domain::order::OrderMove;
use domain::views::OrderView;

use super::read::MOVES;
use super::{get, go, state_of};
use crate::stock::{self, HoldEnd, LineChange, Standing};
use crate::time::to_db;
use crate::{Actor, Engine, EngineError, outbox};

/// Moves an order of the shop, and the stock with it where the move says so.
pub async fn make_move(
    engine: &Engine,
    actor: &Actor,
    order: OrderId,
    what: OrderMove,
) -> Result<OrderView, EngineError> {
    let Some((_, permission)) = MOVES.into_iter().find(|(known, _)| *known == what) else {
        return Err(EngineError::refused(
            FaultKind::Invalid,
            "order.not_by_hand",
            "This happens by itself and cannot be done by hand.",
        ));
    };
    actor.require(permission)?;
    let store = actor.store.id().0;
    let now = engine.now();
    let mut tx = engine.pool.begin().await?;
    let row = sqlx::query!(
        "select o.state, s.hold_seconds from orders o join stores s on s.id = o.store_id
         where o.store_id = $1 and o.id = $2 for no key update of o",
        store,
        order.0
    )
    .fetch_optional(&mut *tx)
    .await?
    .ok_or_else(|| EngineError::not_found("order"))?;
    let state = state_of(&row.state)?;
    go(&mut tx, order.0, state, what, now).await?;

    let lines = sqlx::query!("select id, variant_id from order_lines where order_id = $1", order.0)
        .fetch_all(&mut *tx)
        .await?;
    let mut variants: Vec<uuid::Uuid> = lines.iter().map(|line| line.variant_id).collect();
    variants.sort_unstable();
    variants.dedup();
    match what {
        OrderMove::Cancel => {
            stock::lock(&mut tx, store, &variants).await?;
            let stands =
                stock::standings(&mut tx, &lines.iter().map(|line| line.id).collect::<Vec<_>>()).await?;
            let changes: Vec<LineChange> = lines
                .iter()
                .map(|line| LineChange {
                    line: line.id,
                    variant: line.variant_id,
                    before: stands.get(&line.id).copied().unwrap_or_default(),
                    after: Standing::default(),
                })
                .collect();
            stock::apply(&mut tx, store, &changes, now, now, HoldEnd::Released).await?;
        }
        OrderMove::Refund => {
            stock::lock(&mut tx, store, &variants).await?;
            stock::return_order(&mut tx, order.0, now).await?;
            sqlx::query!(
                "update payments set state = 'refunded', decided_at = $2 where order_id = $1 and state = 'captured'",
                order.0,
                to_db(now)
            )
            .execute(&mut *tx)
            .await?;
        }
        _ => variants.clear(),
    }
    let until = now.plus_ms(i64::from(row.hold_seconds) * 1000);
    let promotions = stock::promote(&mut tx, &variants, now, until).await?;
    let mut touched = outbox::tell_promoted(&mut tx, &promotions, now).await?;
    sqlx::query!(
        "insert into audit_log (store_id, seller_id, action, subject, at) values ($1, $2, $3, $4, $5)",
        store,
        actor.seller.0,
        format!("order.{}", what.word()),
        order.0.to_string(),
        to_db(now)
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;

    touched.orders.push(order.0);
    touched.variants.extend(variants);
    engine.hub.touch(actor.store.id(), touched);
    engine.outbox_bell.notify_one();
    get(engine, actor, order).await
}
