//! New comments: one row per comment id, however often and in whatever order it is delivered.

use std::collections::{BTreeMap, BTreeSet};

use domain::Timestamp;
use platforms::meta::{CommentEvent, CommentVerb};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::EngineError;
use crate::core::new_id;
use crate::time::to_db;

/// What was written.
pub(super) struct Written {
    /// Lives that got comments.
    pub lives: Vec<Uuid>,
    /// New rows, by shop.
    pub by_store: BTreeMap<Uuid, Vec<Uuid>>,
}

/// Writes the new ones. Comments of pages that no shop has connected are left out: there is nobody they belong to.
pub(super) async fn write(
    conn: &mut PgConnection,
    events: &[&CommentEvent],
    now: Timestamp,
) -> Result<Written, EngineError> {
    let mut written = Written { lives: Vec::new(), by_store: BTreeMap::new() };
    let added: Vec<&&CommentEvent> = events.iter().filter(|event| event.verb == CommentVerb::Add).collect();
    if added.is_empty() {
        return Ok(written);
    }
    let author = |pick: fn(&platforms::meta::Author) -> &String| {
        added.iter().map(|event| event.author.as_ref().map(|author| pick(author).clone())).collect::<Vec<_>>()
    };
    // The first half of a comment's id is often the video's, which is an alias of the Live too.
    let halves: Vec<String> =
        added.iter().map(|event| event.comment_id.split('_').next().unwrap_or_default().to_owned()).collect();
    let rows = sqlx::query!(
        r#"insert into comments (id, store_id, page_connection_id, live_id, platform, comment_id, parent_id, object_id,
                                 author_id, author_name, from_page, text, body, commented_at, received_at)
           select u.id, p.store_id, p.id, coalesce(a.live_id, b.live_id), u.platform, u.comment_id, u.parent_id, u.object_id,
                  u.author_id, coalesce(u.author_name, ''), u.from_page, u.text, u.body, u.at, $1
           from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                       $10::text[], $11::bool[], $12::text[], $13::text[], $14::timestamptz[]) with ordinality
                as u (id, platform, page_id, comment_id, parent_id, object_id, half, author_id, author_name, from_page,
                      text, body, at, nth)
           join page_connections p on p.platform = u.platform and p.page_id = u.page_id
           left join live_aliases a on a.platform = u.platform and a.object_id = u.object_id and a.store_id = p.store_id
           left join live_aliases b on b.platform = u.platform and b.object_id = u.half and b.store_id = p.store_id
           order by u.nth
           on conflict on constraint comments_platform_comment_key do nothing
           returning id, store_id, live_id"#,
        to_db(now),
        &added.iter().map(|_| new_id()).collect::<Vec<_>>(),
        &added.iter().map(|event| event.platform.word().to_owned()).collect::<Vec<_>>(),
        &added.iter().map(|event| event.page_id.clone()).collect::<Vec<_>>(),
        &added.iter().map(|event| event.comment_id.clone()).collect::<Vec<_>>(),
        &added.iter().map(|event| event.parent_id.clone()).collect::<Vec<_>>() as &[Option<String>],
        &added.iter().map(|event| event.post_id.clone()).collect::<Vec<_>>() as &[Option<String>],
        &halves,
        &author(|author| &author.id) as &[Option<String>],
        &author(|author| &author.name) as &[Option<String>],
        &added.iter().map(|event| event.from_page).collect::<Vec<_>>(),
        &added.iter().map(|event| event.text.clone()).collect::<Vec<_>>(),
        &added.iter().map(|event| event.raw.as_str().to_owned()).collect::<Vec<_>>(),
        &added.iter().map(|event| to_db(event.at)).collect::<Vec<_>>(),
    )
    .fetch_all(&mut *conn)
    .await?;

    let mut lives = BTreeSet::new();
    for row in rows {
        lives.extend(row.live_id);
        written.by_store.entry(row.store_id).or_default().push(row.id);
    }
    written.lives = lives.into_iter().collect();

    let pages: BTreeSet<&str> = added.iter().map(|event| event.page_id.as_str()).collect();
    sqlx::query!(
        "update page_connections set last_webhook_at = $1::timestamptz
         where page_id = any($2) and (last_webhook_at is null or last_webhook_at < $1::timestamptz - interval '1 second')",
        to_db(now),
        &pages.into_iter().map(str::to_owned).collect::<Vec<_>>()
    )
    .execute(conn)
    .await?;
    Ok(written)
}
