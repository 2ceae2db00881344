//! Lives that begin and end, as the page tells.

use domain::Timestamp;
use platforms::meta::{LiveStatus, LiveVideoEvent};
use sqlx::PgConnection;

use crate::EngineError;
use crate::core::new_id;
use crate::time::to_db;

/// Title of a Live until somebody gives it one.
const UNTITLED: &str = "Live";

/// Writes beginnings and ends. A Live that is told to have begun twice is one; one that ended stays ended.
pub(super) async fn write(
    conn: &mut PgConnection,
    events: &[&LiveVideoEvent],
    now: Timestamp,
) -> Result<(), EngineError> {
    for event in events {
        match event.status {
            LiveStatus::Live => begin(conn, event, now).await?,
            LiveStatus::Stopped | LiveStatus::Recorded => end(conn, event, now).await?,
            LiveStatus::Processing | LiveStatus::Scheduled | LiveStatus::Unpublished | LiveStatus::Other => {}
        }
    }
    Ok(())
}

async fn begin(conn: &mut PgConnection, event: &LiveVideoEvent, now: Timestamp) -> Result<(), EngineError> {
    sqlx::query!(
        "with live as (
            insert into lives (id, store_id, page_connection_id, live_video_id, title, state, started_at, describe_at)
            select $1, p.store_id, p.id, $4, $5, 'running', $6, $7
            from page_connections p where p.platform = $2 and p.page_id = $3
            on conflict on constraint lives_video_key do nothing
            returning id, store_id
         )
         insert into live_aliases (platform, object_id, store_id, live_id)
         select $2, $4, store_id, id from live on conflict do nothing",
        new_id(),
        event.platform.word(),
        event.page_id,
        event.live_video_id,
        UNTITLED,
        to_db(event.at),
        to_db(now)
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn end(conn: &mut PgConnection, event: &LiveVideoEvent, now: Timestamp) -> Result<(), EngineError> {
    sqlx::query!(
        "update lives set state = 'ended', ended_at = $4
         from page_connections p
         where p.platform = $1 and p.page_id = $2 and lives.page_connection_id = p.id and lives.live_video_id = $3
               and lives.state = 'running'",
        event.platform.word(),
        event.page_id,
        event.live_video_id,
        to_db(now)
    )
    .execute(conn)
    .await?;
    Ok(())
}
