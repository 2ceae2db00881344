//! Edits, removals and hidings. They are kept by themselves, because they can arrive before their comment, and are
//! carried over to it whichever comes first.
//!
//! An edited comment that was not worked yet is worked with its new words; one that was keeps what was decided and is
//! marked, for a person to see. A removed claim keeps its hold and is marked.

use std::collections::BTreeMap;

use domain::Timestamp;
use platforms::meta::{CommentEvent, CommentVerb};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::EngineError;
use crate::time::to_db;

/// Writes the changes, and carries over all that concern the comments of this batch. Returns the changed rows by shop.
pub(super) async fn write(
    conn: &mut PgConnection,
    events: &[&CommentEvent],
    now: Timestamp,
) -> Result<BTreeMap<Uuid, Vec<Uuid>>, EngineError> {
    if events.is_empty() {
        return Ok(BTreeMap::new());
    }
    let changes: Vec<&&CommentEvent> = events.iter().filter(|event| event.verb != CommentVerb::Add).collect();
    if !changes.is_empty() {
        sqlx::query!(
            "insert into comment_changes (platform, comment_id, verb, text, changed_at, received_at)
             select u.platform, u.comment_id, u.verb, u.text, u.at, $1
             from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) with ordinality
                  as u (platform, comment_id, verb, text, at, nth)
             order by u.nth
             on conflict on constraint comment_changes_key do nothing",
            to_db(now),
            &changes.iter().map(|event| event.platform.word().to_owned()).collect::<Vec<_>>(),
            &changes.iter().map(|event| event.comment_id.clone()).collect::<Vec<_>>(),
            &changes.iter().map(|event| event.verb.word().to_owned()).collect::<Vec<_>>(),
            &changes.iter().map(|event| event.text.clone()).collect::<Vec<_>>(),
            &changes.iter().map(|event| to_db(event.at)).collect::<Vec<_>>(),
        )
        .execute(&mut *conn)
        .await?;
    }
    let rows = sqlx::query!(
        r#"with wanted as (
            select distinct on (c.platform, c.comment_id, kind) c.platform, c.comment_id, kind, c.verb, c.text, c.changed_at
            from comment_changes c,
                 lateral (select case when c.verb in ('hide', 'unhide') then 'hide' else c.verb end as kind) k
            where (c.platform, c.comment_id) in (select * from unnest($1::text[], $2::text[]))
            order by c.platform, c.comment_id, kind, c.changed_at desc
         ), edits as (select * from wanted where kind = 'edit'),
            removals as (select * from wanted where kind = 'remove'),
            hidings as (select * from wanted where kind = 'hide'),
            keys as (select distinct platform, comment_id from wanted)
         update comments set
            edited_at = coalesce(e.changed_at, comments.edited_at),
            text = coalesce(e.text, comments.text),
            removed_at = coalesce(r.changed_at, comments.removed_at),
            hidden = coalesce(h.verb = 'hide', comments.hidden)
         from keys k
         left join edits e on e.platform = k.platform and e.comment_id = k.comment_id
         left join removals r on r.platform = k.platform and r.comment_id = k.comment_id
         left join hidings h on h.platform = k.platform and h.comment_id = k.comment_id
         where comments.platform = k.platform and comments.comment_id = k.comment_id
         returning comments.id, comments.store_id"#,
        &events.iter().map(|event| event.platform.word().to_owned()).collect::<Vec<_>>(),
        &events.iter().map(|event| event.comment_id.clone()).collect::<Vec<_>>(),
    )
    .fetch_all(conn)
    .await?;
    let mut by_store: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for row in rows {
        by_store.entry(row.store_id).or_default().push(row.id);
    }
    Ok(by_store)
}
