//! The webhook that tells of a Live names only its number. Title and video are asked for; the video's ids are further
//! names under which comments arrive, and comments that came under them before are given to the Live now.

use domain::ids::PageConnectionId;
use uuid::Uuid;

use crate::hub::Touched;
use crate::secrets::page_token_context;
use crate::time::to_db;
use crate::{Engine, EngineError};

/// Lives described in one round at most.
const LIVES_MAX: i64 = 5;
/// How long to wait before asking again after a failure, in milliseconds.
const AGAIN_MS: i64 = 30_000;
/// Characters of a title that are kept.
const TITLE_CHARS_MAX: usize = 200;

struct Due {
    id: Uuid,
    store_id: Uuid,
    live_video_id: String,
    page_connection_id: Uuid,
    platform: String,
    page_id: String,
    access_token: Vec<u8>,
}

/// Describes the Lives that are due.
pub(crate) async fn describe_due(engine: &Engine) -> Result<(), EngineError> {
    let now = engine.now();
    let due = sqlx::query_as!(
        Due,
        "update lives l set describe_at = $2 from page_connections p
         where p.id = l.page_connection_id
               and l.id in (select id from lives where describe_at <= $1 order by describe_at limit $3
                            for update skip locked)
         returning l.id, l.store_id, l.live_video_id, l.page_connection_id, p.platform, p.page_id, p.access_token",
        to_db(now),
        to_db(now.plus_ms(AGAIN_MS)),
        LIVES_MAX
    )
    .fetch_all(&engine.pool)
    .await?;
    for live in due {
        describe(engine, &live).await?;
    }
    Ok(())
}

async fn describe(engine: &Engine, live: &Due) -> Result<(), EngineError> {
    let token = engine
        .vault
        .open_text(&live.access_token, &page_token_context(PageConnectionId(live.page_connection_id)))?;
    let facts = match engine.graph.live_video(&token, &live.live_video_id).await {
        Ok(answer) => answer.value,
        Err(error) => {
            tracing::info!(live_id = %live.id, fault = error.fault.word(), "a Live could not be described yet");
            return Ok(());
        }
    };
    let title: String = facts.title.chars().take(TITLE_CHARS_MAX).collect();
    let mut names = vec![live.live_video_id.clone()];
    names.extend(facts.video_id);
    let posts: Vec<String> = names.iter().map(|name| format!("{}_{name}", live.page_id)).collect();
    names.extend(posts);

    let mut tx = engine.pool.begin().await?;
    sqlx::query!(
        "update lives set title = case when $2 = '' then title else $2 end, describe_at = null where id = $1",
        live.id,
        title
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!(
        "insert into live_aliases (platform, object_id, store_id, live_id)
         select $1, name, $2, $3 from unnest($4::text[]) as name on conflict do nothing",
        live.platform,
        live.store_id,
        live.id,
        &names
    )
    .execute(&mut *tx)
    .await?;
    let found = sqlx::query_scalar!(
        "update comments set live_id = $1
         where page_connection_id = $2 and live_id is null
               and (object_id = any($3) or split_part(comment_id, '_', 1) = any($3))
         returning id",
        live.id,
        live.page_connection_id,
        &names
    )
    .fetch_all(&mut *tx)
    .await?;
    tx.commit().await?;
    engine.hub.touch(live.store_id.into(), Touched { comments: found, head: true, ..Touched::default() });
    Ok(())
}
