//! Comments as they came, and how long they are kept so.

use domain::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::time::to_db;
use crate::{Engine, EngineError};

/// Bodies are kept for 90 days, and dropped a month at a time.
const KEPT_MS: i64 = 90 * 24 * 60 * 60 * 1000;
/// A month's partition is there before its first comment.
const AHEAD_MS: i64 = 28 * 24 * 60 * 60 * 1000;

/// Writes new comments' bodies.
pub(super) async fn write(
    conn: &mut PgConnection,
    bodies: &[(Uuid, &str)],
    now: Timestamp,
) -> Result<(), EngineError> {
    if bodies.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "insert into comment_bodies (comment_id, received_at, body)
         select u.id, $1, u.body from unnest($2::uuid[], $3::text[]) as u (id, body)",
        to_db(now),
        &bodies.iter().map(|(id, _)| *id).collect::<Vec<_>>(),
        &bodies.iter().map(|(_, body)| *body).collect::<Vec<_>>() as &[&str],
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Makes room for the bodies of this month and the next, and forgets those that are too old.
pub(crate) async fn keep(engine: &Engine) -> Result<(), EngineError> {
    let now = engine.now();
    for month in [now, now.plus_ms(AHEAD_MS)] {
        sqlx::query!("select comment_bodies_for($1)", to_db(month)).execute(&engine.pool).await?;
    }
    let dropped = sqlx::query_scalar!(
        r#"select comment_bodies_forget($1) as "dropped!""#,
        to_db(now.plus_ms(-KEPT_MS))
    )
    .fetch_one(&engine.pool)
    .await?;
    if dropped > 0 {
        tracing::info!(months = dropped, "bodies of old comments were forgotten");
    }
    Ok(())
}
