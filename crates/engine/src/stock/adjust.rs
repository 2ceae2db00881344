//! A person counts again: stock goes up or down by hand, with a note.

use domain::FaultKind;
use domain::ids::VariantId;
use domain::role::Permission;
use domain::views::VariantView;

use super::promote;
use crate::hub::Touched;
use crate::time::to_db;
use crate::{Actor, Engine, EngineError, catalogue, outbox};

/// Units one adjustment may add or take at most.
const ADJUST_UNITS_MAX: u32 = 100_000;

/// Changes the units in the shop by `change` (negative takes away). Refuses to go below what is held; units that
/// become free are handed to those who wait.
pub async fn adjust(
    engine: &Engine,
    actor: &Actor,
    variant: VariantId,
    change: i32,
    note: &str,
) -> Result<VariantView, EngineError> {
    actor.require(Permission::EditCatalogue)?;
    if change == 0 || change.unsigned_abs() > ADJUST_UNITS_MAX || note.chars().count() > 200 {
        return Err(EngineError::refused(
            FaultKind::Invalid,
            "stock.change_invalid",
            "Give a number of units other than zero and a note of at most 200 characters.",
        ));
    }
    let store = actor.store.id().0;
    let now = engine.now();
    let mut tx = engine.pool.begin().await?;
    let updated = sqlx::query_scalar!(
        "update variants set on_hand = on_hand + $3 where store_id = $1 and id = $2 and archived_at is null
         returning on_hand",
        store,
        variant.0,
        change
    )
    .fetch_optional(&mut *tx)
    .await
    .map_err(|error| {
        EngineError::from(error).on_constraint("variants_held_within_on_hand", || {
            EngineError::refused(
                FaultKind::Conflict,
                "stock.below_held",
                "Buyers already hold these units. Cancel their carts first, or wait until the holds end.",
            )
        })
    })?;
    if updated.is_none() {
        return Err(EngineError::not_found("variant"));
    }
    sqlx::query!(
        "insert into stock_movements (store_id, variant_id, change, reason, seller_id, note, moved_at)
         values ($1, $2, $3, 'adjust', $4, $5, $6)",
        store,
        variant.0,
        change,
        actor.seller.0,
        note,
        to_db(now)
    )
    .execute(&mut *tx)
    .await?;
    let hold_seconds = sqlx::query_scalar!("select hold_seconds from stores where id = $1", store)
        .fetch_one(&mut *tx)
        .await?;
    let promotions = promote(&mut tx, &[variant.0], now, now.plus_ms(i64::from(hold_seconds) * 1000)).await?;
    let touched = outbox::tell_promoted(&mut tx, &promotions, now).await?;
    tx.commit().await?;
    engine.hub.touch(actor.store.id(), Touched { variants: vec![variant.0], ..touched });
    engine.outbox_bell.notify_one();
    catalogue::variant(engine, actor, variant).await
}
