//! What a person does to a Live: pin a product, stop the bot and let it go on.

use domain::FaultKind;
use domain::frame::LiveHead;
use domain::ids::LiveId;
use domain::role::Permission;
use domain::views::LiveCard;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::hub::{Touched, rows};
use crate::time::{from_db, to_db};
use crate::{Actor, Engine, EngineError};

/// The Live that is on, or the last one; `None` before the first.
pub async fn current(engine: &Engine, actor: &Actor) -> Result<Option<LiveCard>, EngineError> {
    actor.require(Permission::WatchLive)?;
    let row = sqlx::query!(
        "select id, title, state, started_at from lives where store_id = $1
         order by (state = 'running') desc, started_at desc limit 1",
        actor.store.id().0
    )
    .fetch_optional(&engine.pool)
    .await?;
    Ok(row.map(|row| LiveCard {
        id: LiveId(row.id),
        title: row.title,
        running: row.state == "running",
        started_at: from_db(row.started_at),
    }))
}

/// Puts the product with this code on air; `None` takes it off.
pub async fn pin(
    engine: &Engine,
    actor: &Actor,
    live: LiveId,
    code: Option<&str>,
) -> Result<LiveHead, EngineError> {
    actor.require(Permission::RunLive)?;
    let store = actor.store.id().0;
    let mut tx = engine.pool.begin().await?;
    let product = match code {
        None => None,
        Some(code) => Some(product_of_code(&mut tx, store, code).await?.id),
    };
    let changed = sqlx::query!(
        "update lives set pinned_product_id = $3 where store_id = $1 and id = $2",
        store,
        live.0,
        product
    )
    .execute(&mut *tx)
    .await?;
    if changed.rows_affected() == 0 {
        return Err(EngineError::not_found("Live"));
    }
    sqlx::query!(
        "insert into live_pins (store_id, live_id, product_id, pinned_at) values ($1, $2, $3, $4)",
        store,
        live.0,
        product,
        to_db(engine.now())
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    engine.hub.touch(actor.store.id(), Touched { head: true, ..Touched::default() });
    rows::head(&engine.pool, store, live.0).await
}

/// A product that a person named by its code.
pub(super) struct Named {
    pub id: Uuid,
    pub code: String,
    pub name: String,
}

/// The product with this code, case ignored.
pub(super) async fn product_of_code(
    conn: &mut PgConnection,
    store: Uuid,
    code: &str,
) -> Result<Named, EngineError> {
    sqlx::query_as!(
        Named,
        "select id, code, name from products where store_id = $1 and upper(code) = upper($2) and archived_at is null",
        store,
        code.trim()
    )
    .fetch_optional(conn)
    .await?
    .ok_or_else(|| {
        EngineError::refused(
            FaultKind::NotFound,
            "product.unknown_code",
            "No product has this code. Search it by name, or add it to the catalogue.",
        )
    })
}

/// Stops the bot, or lets it go on: while stopped, nothing leaves, queued messages included. The moment of stopping is
/// taken while the shop's row is locked, and every send reads that row first: nothing can begin to leave after it.
pub async fn set_bot(
    engine: &Engine,
    actor: &Actor,
    live: LiveId,
    stopped: bool,
) -> Result<LiveHead, EngineError> {
    actor.require(Permission::RunLive)?;
    let store = actor.store.id().0;
    let mut tx = engine.pool.begin().await?;
    let since = sqlx::query_scalar!(
        "select s.bot_stopped_since from stores s join lives l on l.store_id = s.id and l.id = $2
         where s.id = $1 for no key update of s",
        store,
        live.0
    )
    .fetch_optional(&mut *tx)
    .await?
    .ok_or_else(|| EngineError::not_found("Live"))?;
    let now = to_db(engine.now());
    let action = match (since.is_some(), stopped) {
        (false, true) => {
            sqlx::query!("update stores set bot_stopped_since = $2 where id = $1", store, now)
                .execute(&mut *tx)
                .await?;
            sqlx::query!(
                "insert into bot_stops (store_id, stopped_at, stopped_by) values ($1, $2, $3)",
                store,
                now,
                actor.seller.0
            )
            .execute(&mut *tx)
            .await?;
            Some("bot.stopped")
        }
        (true, false) => {
            sqlx::query!("update stores set bot_stopped_since = null where id = $1", store)
                .execute(&mut *tx)
                .await?;
            sqlx::query!(
                "update bot_stops set resumed_at = $2, resumed_by = $3 where store_id = $1 and resumed_at is null",
                store,
                now,
                actor.seller.0
            )
            .execute(&mut *tx)
            .await?;
            Some("bot.resumed")
        }
        _ => None,
    };
    if let Some(action) = action {
        sqlx::query!(
            "insert into audit_log (store_id, seller_id, action, subject, at) values ($1, $2, $3, $4, $5)",
            store,
            actor.seller.0,
            action,
            live.0.to_string(),
            now
        )
        .execute(&mut *tx)
        .await?;
    }
    tx.commit().await?;
    engine.outbox_bell.notify_one();
    engine.hub.touch(actor.store.id(), Touched { head: true, ..Touched::default() });
    rows::head(&engine.pool, store, live.0).await
}
