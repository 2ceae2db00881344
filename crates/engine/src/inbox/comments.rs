//! New comments: one row per comment id, however often and in whatever order it is delivered.

use std::collections::{BTreeMap, BTreeSet};

use domain::Timestamp;
use platforms::meta::{Author, CommentEvent};
use sqlx::PgConnection;
use uuid::Uuid;

use super::keep;
use crate::EngineError;
use crate::core::new_id;
use crate::time::to_db;

/// What was written.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// Lives that got comments.
    pub lives: Vec<Uuid>,
    /// New rows, by shop.
    pub by_store: BTreeMap<Uuid, Vec<Uuid>>,
}

/// Writes the new ones, with what is known already of their edits and removals. Comments of pages that no shop has
/// connected are left out: there is nobody they belong to.
pub(super) async fn write(
    conn: &mut PgConnection,
    added: &[&CommentEvent],
    now: Timestamp,
) -> Result<Written, EngineError> {
    let mut written = Written::default();
    if added.is_empty() {
        return Ok(written);
    }
    let author = |pick: fn(&Author) -> &String| -> Vec<Option<&str>> {
        added.iter().map(|event| event.author.as_ref().map(|author| pick(author).as_str())).collect()
    };
    // The first half of a comment's id is often the video's, which is an alias of the Live too.
    let halves: Vec<&str> =
        added.iter().map(|event| event.comment_id.split('_').next().unwrap_or_default()).collect();
    let ids: Vec<Uuid> = added.iter().map(|_| new_id()).collect();
    let rows = sqlx::query!(
        r#"with written as (
            insert into comments (id, store_id, page_connection_id, live_id, platform, comment_id, parent_id, object_id,
                                  author_id, author_name, from_page, text, commented_at, received_at,
                                  edited_at, removed_at, hidden)
            select u.id, p.store_id, p.id, coalesce(a.live_id, b.live_id), u.platform, u.comment_id, u.parent_id,
                   u.object_id, u.author_id, coalesce(u.author_name, ''), u.from_page, coalesce(k.text, u.text), u.at, $1,
                   k.edited_at, k.removed_at, coalesce(k.hidden, false)
            from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                        $10::text[], $11::bool[], $12::text[], $13::timestamptz[]) with ordinality
                 as u (id, platform, page_id, comment_id, parent_id, object_id, half, author_id, author_name, from_page,
                       text, at, nth)
            join page_connections p on p.platform = u.platform and p.page_id = u.page_id
            left join live_aliases a on a.platform = u.platform and a.object_id = u.object_id and a.store_id = p.store_id
            left join live_aliases b on b.platform = u.platform and b.object_id = u.half and b.store_id = p.store_id
            cross join lateral comment_latest_changes(u.platform, u.comment_id) k
            order by u.nth
            on conflict on constraint comments_platform_comment_key do nothing
            returning id, store_id, live_id
         ), heard as (
            update page_connections p set last_webhook_at = $1
            from (select distinct platform, page_id from unnest($3::text[], $4::text[]) as u (platform, page_id)) u
            where p.platform = u.platform and p.page_id = u.page_id
                  and (p.last_webhook_at is null or p.last_webhook_at < $1 - interval '1 second')
         )
         select id as "id!", store_id as "store_id!", live_id from written"#,
        to_db(now),
        &ids,
        &added.iter().map(|event| event.platform.word()).collect::<Vec<_>>() as &[&str],
        &added.iter().map(|event| event.page_id.as_str()).collect::<Vec<_>>() as &[&str],
        &added.iter().map(|event| event.comment_id.as_str()).collect::<Vec<_>>() as &[&str],
        &added.iter().map(|event| event.parent_id.as_deref()).collect::<Vec<_>>() as &[Option<&str>],
        &added.iter().map(|event| event.post_id.as_deref()).collect::<Vec<_>>() as &[Option<&str>],
        &halves as &[&str],
        &author(|author| &author.id) as &[Option<&str>],
        &author(|author| &author.name) as &[Option<&str>],
        &added.iter().map(|event| event.from_page).collect::<Vec<_>>(),
        &added.iter().map(|event| event.text.as_str()).collect::<Vec<_>>() as &[&str],
        &added.iter().map(|event| to_db(event.at)).collect::<Vec<_>>(),
    )
    .fetch_all(&mut *conn)
    .await?;

    let new: BTreeSet<Uuid> = rows.iter().map(|row| row.id).collect();
    let kept: Vec<(Uuid, &str)> = ids
        .into_iter()
        .zip(added)
        .filter(|(id, _)| new.contains(id))
        .map(|(id, event)| (id, event.raw.as_str()))
        .collect();
    keep::write(conn, &kept, now).await?;

    let mut lives = BTreeSet::new();
    for row in rows {
        lives.extend(row.live_id);
        written.by_store.entry(row.store_id).or_default().push(row.id);
    }
    written.lives = lives.into_iter().collect();
    Ok(written)
}
