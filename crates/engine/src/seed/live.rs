//! Seeds a running Live with every id under which Facebook speaks of it.

use std::collections::BTreeMap;

use domain::ids::{LiveId, PageConnectionId, ProductId, StoreId};
use domain::{FaultKind, Timestamp};
use sqlx::PgConnection;
use uuid::Uuid;

use super::fixture::LiveFixture;
use super::report::LiveSeeded;
use crate::EngineError;
use crate::time::to_db;

/// The Live. One that exists is left as it is; missing aliases are added. A new one ends the page's other Lives.
pub(super) async fn running(
    db: &mut PgConnection,
    store: StoreId,
    page: PageConnectionId,
    live: &LiveFixture,
    products: &BTreeMap<String, ProductId>,
    path: &str,
    now: Timestamp,
) -> Result<LiveSeeded, EngineError> {
    let pinned = live.pinned.as_ref().and_then(|code| products.get(code)).map(|id| id.0);
    let made = sqlx::query_scalar!(
        "insert into lives (id, store_id, page_connection_id, live_video_id, title, state, pinned_product_id, started_at)
         values ($1, $2, $3, $4, $5, 'running', $6, $7)
         on conflict (page_connection_id, live_video_id) do nothing
         returning id",
        Uuid::now_v7(),
        store.0,
        page.0,
        live.live_video_id,
        live.title,
        pinned,
        to_db(now)
    )
    .fetch_optional(&mut *db)
    .await?;
    let id = match made {
        Some(id) => {
            end_others(db, page, id, now).await?;
            if pinned.is_some() {
                pin(db, store, id, pinned, now).await?;
            }
            id
        }
        None => {
            sqlx::query_scalar!(
                "select id from lives where page_connection_id = $1 and live_video_id = $2",
                page.0,
                live.live_video_id
            )
            .fetch_one(&mut *db)
            .await?
        }
    };
    aliases(db, store, id, live, path).await?;
    Ok(LiveSeeded {
        id: LiveId(id),
        live_video_id: live.live_video_id.clone(),
        post_id: live.post_id.clone(),
        created: made.is_some(),
    })
}

/// A page shows one Live at a time here: a new one ends those before it.
async fn end_others(
    db: &mut PgConnection,
    page: PageConnectionId,
    live: Uuid,
    now: Timestamp,
) -> Result<(), EngineError> {
    sqlx::query!(
        "update lives set state = 'ended', ended_at = $3
         where page_connection_id = $1 and id <> $2 and state = 'running'",
        page.0,
        live,
        to_db(now)
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn pin(
    db: &mut PgConnection,
    store: StoreId,
    live: Uuid,
    product: Option<Uuid>,
    now: Timestamp,
) -> Result<(), EngineError> {
    sqlx::query!(
        "insert into live_pins (store_id, live_id, product_id, pinned_at) values ($1, $2, $3, $4)",
        store.0,
        live,
        product,
        to_db(now)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Webhooks name the post (`{page}_{object}`), the stream names the live video, some lists only the object.
async fn aliases(
    db: &mut PgConnection,
    store: StoreId,
    live_id: Uuid,
    live: &LiveFixture,
    path: &str,
) -> Result<(), EngineError> {
    let mut names = vec![live.live_video_id.clone(), live.video_id.clone(), live.post_id.clone()];
    names.extend(live.post_id.split_once('_').map(|(_, object)| object.to_owned()));
    names.sort();
    names.dedup();
    sqlx::query!(
        "insert into live_aliases (platform, object_id, store_id, live_id)
         select 'facebook', name, $2, $3 from unnest($1::text[]) as name
         on conflict (platform, object_id) do nothing",
        &names,
        store.0,
        live_id
    )
    .execute(&mut *db)
    .await?;
    let foreign = sqlx::query_scalar!(
        "select object_id from live_aliases where platform = 'facebook' and object_id = any($1) and live_id <> $2 limit 1",
        &names,
        live_id
    )
    .fetch_optional(db)
    .await?;
    match foreign {
        None => Ok(()),
        Some(taken) => {
            let what = format!("{path}.live: another Live already has the id {taken}");
            Err(EngineError::refused(FaultKind::Conflict, "live.alias_taken", &what))
        }
    }
}
