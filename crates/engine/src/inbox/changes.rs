//! Edits, removals and hidings. They are kept by themselves, because they can arrive before their comment, and are
//! carried over to it whichever comes first.
//!
//! An edited comment that was not worked yet is worked with its new words; one that was keeps what was decided and is
//! marked, for a person to see. A removed claim keeps its hold and is marked.

use std::collections::BTreeMap;

use domain::Timestamp;
use platforms::meta::CommentEvent;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::EngineError;
use crate::time::to_db;

/// Writes the changes, and carries them over to the comments that are there. Returns the changed rows by shop.
pub(super) async fn write(
    conn: &mut PgConnection,
    changes: &[&CommentEvent],
    now: Timestamp,
) -> Result<BTreeMap<Uuid, Vec<Uuid>>, EngineError> {
    if changes.is_empty() {
        return Ok(BTreeMap::new());
    }
    let platforms: Vec<&str> = changes.iter().map(|event| event.platform.word()).collect();
    let comments: Vec<&str> = changes.iter().map(|event| event.comment_id.as_str()).collect();
    sqlx::query!(
        "insert into comment_changes (platform, comment_id, verb, text, changed_at, received_at)
         select u.platform, u.comment_id, u.verb, u.text, u.at, $1
         from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) with ordinality
              as u (platform, comment_id, verb, text, at, nth)
         order by u.nth
         on conflict on constraint comment_changes_key do nothing",
        to_db(now),
        &platforms as &[&str],
        &comments as &[&str],
        &changes.iter().map(|event| event.verb.word()).collect::<Vec<_>>() as &[&str],
        &changes.iter().map(|event| event.text.as_str()).collect::<Vec<_>>() as &[&str],
        &changes.iter().map(|event| to_db(event.at)).collect::<Vec<_>>(),
    )
    .execute(&mut *conn)
    .await?;
    let rows = sqlx::query!(
        r#"update comments set
            edited_at = coalesce(k.edited_at, comments.edited_at),
            text = coalesce(k.text, comments.text),
            removed_at = coalesce(k.removed_at, comments.removed_at),
            hidden = coalesce(k.hidden, comments.hidden)
         from (select distinct platform, comment_id from unnest($1::text[], $2::text[]) as u (platform, comment_id)) u
         cross join lateral comment_latest_changes(u.platform, u.comment_id) k
         where comments.platform = u.platform and comments.comment_id = u.comment_id
         returning comments.id, comments.store_id"#,
        &platforms as &[&str],
        &comments as &[&str],
    )
    .fetch_all(conn)
    .await?;
    let mut by_store: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for row in rows {
        by_store.entry(row.store_id).or_default().push(row.id);
    }
    Ok(by_store)
}
