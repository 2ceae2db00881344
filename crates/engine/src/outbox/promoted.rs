//! Tells those who waited that units are now theirs.

use domain::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Kind, NewMessage, Template, link_key, put};
use crate::EngineError;
use crate::hub::Touched;
use crate::stock::Promotion;

/// Writes a message for each promotion and tells what a console must show anew. Whoever never got the cart's link gets
/// it now as the private reply to their claim; whoever has it gets a message, if their window is open when it is sent.
pub async fn tell_promoted(
    conn: &mut PgConnection,
    promotions: &[Promotion],
    now: Timestamp,
) -> Result<Touched, EngineError> {
    if promotions.is_empty() {
        return Ok(Touched::default());
    }
    let rows = sqlx::query!(
        r#"select w.id as wait, o.store_id, o.id as "order", o.live_id, o.customer_id, l.comment_id,
                  coalesce(v.page_connection_id, c.page_connection_id) as "page?",
                  exists (select 1 from outbox x where x.store_id = o.store_id
                          and x.dedupe_key = 'link:' || o.id::text) as "has_link!"
           from waitlist w
           join order_lines l on l.id = w.order_line_id
           join orders o on o.id = l.order_id
           left join lives v on v.id = o.live_id
           left join comments c on c.id = l.comment_id
           where w.id = any($1)"#,
        &promotions.iter().map(|p| p.wait).collect::<Vec<_>>()
    )
    .fetch_all(&mut *conn)
    .await?;
    let store = rows.first().map(|row| row.store_id);
    let mut linked: Vec<Uuid> = Vec::new();
    let mut messages = Vec::new();
    for row in rows {
        let Some(page) = row.page else { continue };
        let first = !row.has_link && !linked.contains(&row.order);
        let (kind, template, comment, dedupe_key) = match row.comment_id {
            Some(comment) if first => {
                linked.push(row.order);
                (Kind::PrivateReply, Template::Link, Some(comment), link_key(row.order))
            }
            comment => {
                (Kind::Message, Template::Promoted, comment, format!("promoted:{}:{}", row.wait, now.0))
            }
        };
        messages.push(NewMessage {
            page,
            live: row.live_id,
            kind,
            template,
            text: String::new(),
            comment,
            order: Some(row.order),
            customer: Some(row.customer_id),
            dedupe_key,
        });
    }
    if let Some(store) = store {
        put(conn, store, &messages, now).await?;
    }
    Ok(Touched {
        orders: promotions.iter().map(|p| p.order).collect(),
        variants: promotions.iter().map(|p| p.variant).collect(),
        ..Touched::default()
    })
}
