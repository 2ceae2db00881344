//! The rows of the console, as the database has them. The page's own replies are left out: they come back from the
//! platform as comments, and the console shows them with the comment they answer.

use std::collections::HashMap;

use domain::frame::{
    CartLine, CartRow, CommentRow, Delivery, LiveHead, LiveStats, ModelHealth, Outcome, SNAPSHOT_CARTS_MAX,
    SNAPSHOT_COMMENTS_MAX, SNAPSHOT_VARIANTS_MAX, StockRow,
};
use domain::ids::{CommentId, LiveId, OrderId, VariantId};
use domain::order::OrderState;
use domain::reading::Intent;
use domain::{Currency, Timestamp};
use sqlx::PgPool;
use uuid::Uuid;

use crate::EngineError;
use crate::live::index::label;
use crate::time::{from_db, to_db};

/// Answers of the last so many milliseconds count for the latency shown.
const ANSWERS_WINDOW_MS: i64 = 5 * 60_000;

fn units(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What the outbox says of a message, as a console shows it.
pub(crate) fn delivery(state: Option<&str>, reason: Option<String>) -> Delivery {
    match state {
        None => Delivery::None,
        Some("queued" | "sending") => Delivery::Queued,
        Some("sent") => Delivery::Sent,
        Some(other) => Delivery::Failed { reason: reason.unwrap_or_else(|| format!("send.{other}")) },
    }
}

pub(crate) async fn head(pool: &PgPool, store: Uuid, live: Uuid) -> Result<LiveHead, EngineError> {
    let row = sqlx::query!(
        r#"select l.title, l.state, l.started_at, p.code as "pinned?", s.bot_stopped_since, s.currency
           from lives l join stores s on s.id = l.store_id left join products p on p.id = l.pinned_product_id
           where l.store_id = $1 and l.id = $2"#,
        store,
        live
    )
    .fetch_optional(pool)
    .await?
    .ok_or_else(|| EngineError::not_found("Live"))?;
    Ok(LiveHead {
        id: LiveId(live),
        title: row.title,
        running: row.state == "running",
        started_at: from_db(row.started_at),
        pinned: row.pinned,
        stopped_since: row.bot_stopped_since.map(from_db),
        currency: currency(&row.currency)?,
    })
}

pub(crate) fn currency(code: &str) -> Result<Currency, EngineError> {
    code.parse().map_err(|error| EngineError::Corrupt(format!("{error}")))
}

struct RawComment {
    id: Uuid,
    arrival: i64,
    commented_at: chrono::DateTime<chrono::Utc>,
    author_name: String,
    from_page: bool,
    text: String,
    outcome: Option<String>,
    order_id: Option<Uuid>,
    edited: bool,
    removed: bool,
    intent: Option<String>,
    tags: Option<Vec<String>>,
    reason: Option<String>,
    language: Option<String>,
    reply_state: Option<String>,
    reply_reason: Option<String>,
}

impl From<RawComment> for CommentRow {
    fn from(raw: RawComment) -> Self {
        Self {
            id: CommentId(raw.id),
            arrival: raw.arrival,
            at: from_db(raw.commented_at),
            author: raw.author_name,
            from_page: raw.from_page,
            text: raw.text,
            intent: raw.intent.as_deref().and_then(Intent::from_word),
            tags: raw.tags.unwrap_or_default(),
            reason: raw.reason.unwrap_or_default(),
            language: raw.language.unwrap_or_else(|| "und".to_owned()),
            outcome: raw.outcome.as_deref().and_then(Outcome::from_word),
            order: raw.order_id.map(OrderId),
            reply: delivery(raw.reply_state.as_deref(), raw.reply_reason),
            edited: raw.edited,
            removed: raw.removed,
        }
    }
}

pub(crate) async fn comments(
    pool: &PgPool,
    live: Uuid,
    ids: &[Uuid],
) -> Result<Vec<CommentRow>, EngineError> {
    let rows = sqlx::query_as!(
        RawComment,
        r#"select c.id, c.arrival, c.commented_at, c.author_name, c.from_page, c.text, c.outcome, c.order_id,
                  c.edited_at is not null as "edited!", c.removed_at is not null as "removed!",
                  r.intent as "intent?", r.tags as "tags?", r.reason as "reason?", r.language as "language?",
                  x.state as "reply_state?", x.reason as "reply_reason?"
           from comments c
           left join readings r on r.comment_id = c.id
           left join outbox x on x.comment_id = c.id and x.kind = 'public_reply'
           where c.live_id = $1 and c.id = any($2) and not (c.from_page and c.parent_id is not null)
           order by c.arrival"#,
        live,
        ids
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(CommentRow::from).collect())
}

pub(crate) async fn newest_comments(pool: &PgPool, live: Uuid) -> Result<Vec<CommentRow>, EngineError> {
    let ids = sqlx::query_scalar!(
        "select id from comments where live_id = $1 and not (from_page and parent_id is not null)
         order by arrival desc limit $2",
        live,
        i64::try_from(SNAPSHOT_COMMENTS_MAX).unwrap_or(i64::MAX)
    )
    .fetch_all(pool)
    .await?;
    comments(pool, live, &ids).await
}

pub(crate) async fn newest_carts(pool: &PgPool, live: Uuid) -> Result<Vec<CartRow>, EngineError> {
    let ids = sqlx::query_scalar!(
        "select id from orders where live_id = $1 order by updated_at desc, id desc limit $2",
        live,
        i64::try_from(SNAPSHOT_CARTS_MAX).unwrap_or(i64::MAX)
    )
    .fetch_all(pool)
    .await?;
    carts(pool, live, &ids).await
}

pub(crate) async fn carts(pool: &PgPool, live: Uuid, ids: &[Uuid]) -> Result<Vec<CartRow>, EngineError> {
    let lines = sqlx::query!(
        r#"select l.order_id, p.code, p.name, v.option_values, l.unit_minor,
                  s.held as "held!", s.sold as "sold!", s.waiting as "waiting!", s.expires_at
           from order_lines l join order_line_standings s on s.order_line_id = l.id
           join variants v on v.id = l.variant_id join products p on p.id = v.product_id
           where l.order_id = any($1) order by l.created_at, l.id"#,
        ids
    )
    .fetch_all(pool)
    .await?;
    let mut by_order: HashMap<Uuid, Vec<_>> = HashMap::new();
    for line in lines {
        by_order.entry(line.order_id).or_default().push(line);
    }
    let orders = sqlx::query!(
        r#"select o.id, o.number, o.state, o.total_minor, o.delivery_minor, o.opened_at is not null as "opened!",
                  o.updated_at, c.name, x.state as "message_state?", x.reason as "message_reason?"
           from orders o join customers c on c.id = o.customer_id
           left join outbox x on x.store_id = o.store_id and x.dedupe_key = 'link:' || o.id::text
           where o.live_id = $1 and o.id = any($2) order by o.updated_at desc, o.id desc"#,
        live,
        ids
    )
    .fetch_all(pool)
    .await?;
    orders
        .into_iter()
        .map(|order| {
            let lines = by_order.remove(&order.id).unwrap_or_default();
            let goods: i64 =
                lines.iter().map(|line| line.unit_minor * i64::from(line.held + line.sold)).sum();
            Ok(CartRow {
                order: OrderId(order.id),
                number: order.number,
                buyer: order.name,
                state: OrderState::from_word(&order.state)
                    .ok_or_else(|| EngineError::Corrupt(format!("order state {}", order.state)))?,
                expires_at: lines.iter().filter_map(|line| line.expires_at).min().map(from_db),
                total_minor: order.total_minor.unwrap_or(goods),
                lines: lines
                    .into_iter()
                    .map(|line| CartLine {
                        label: label(&line.name, &line.option_values),
                        code: line.code,
                        held: units(line.held),
                        waiting: units(line.waiting),
                        sold: units(line.sold),
                    })
                    .collect(),
                message: delivery(order.message_state.as_deref(), order.message_reason),
                opened: order.opened,
                changed_at: from_db(order.updated_at),
            })
        })
        .collect()
}

pub(crate) async fn stock(
    pool: &PgPool,
    store: Uuid,
    variants: Option<&[Uuid]>,
) -> Result<Vec<StockRow>, EngineError> {
    let rows = sqlx::query!(
        r#"select v.id, p.code, p.name, v.option_values, v.sku, v.price_minor, v.on_hand, v.held,
                  coalesce((select sum(w.quantity) from waitlist w where w.variant_id = v.id and w.state = 'waiting'),
                           0)::int as "waiting!"
           from variants v join products p on p.id = v.product_id
           where v.store_id = $1 and v.archived_at is null and p.archived_at is null
                 and ($2::uuid[] is null or v.id = any($2))
           order by p.code, v.position, v.sku limit $3"#,
        store,
        variants as Option<&[Uuid]>,
        i64::try_from(SNAPSHOT_VARIANTS_MAX).unwrap_or(i64::MAX)
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| StockRow {
            variant: VariantId(row.id),
            label: row.option_values.join(" · "),
            code: row.code,
            name: row.name,
            sku: row.sku,
            price_minor: row.price_minor,
            on_hand: units(row.on_hand),
            held: units(row.held),
            waiting: units(row.waiting),
        })
        .collect())
}

pub(crate) async fn stats(pool: &PgPool, live: Uuid, now: Timestamp) -> Result<LiveStats, EngineError> {
    let comments = sqlx::query!(
        r#"select count(*) as "total!", count(*) filter (where received_at > $2) as "last_minute!",
                  count(*) filter (where outcome in ('needs_you', 'set_aside')) as "needs_you!",
                  max(received_at) as last_at
           from comments where live_id = $1 and not (from_page and parent_id is not null)"#,
        live,
        to_db(now.plus_ms(-60_000))
    )
    .fetch_one(pool)
    .await?;
    let intents = sqlx::query!(
        r#"select r.intent, count(*) as "number!" from comments c join readings r on r.comment_id = c.id
           where c.live_id = $1 and not (c.from_page and c.parent_id is not null)
           group by r.intent order by 2 desc, 1"#,
        live
    )
    .fetch_all(pool)
    .await?;
    let orders = sqlx::query!(
        r#"select count(*) filter (where state in ('open', 'awaiting_payment')) as "open!",
                  count(*) filter (where state in ('paid', 'packed', 'shipped', 'delivered')) as "paid!",
                  coalesce(sum(total_minor) filter (where state in ('paid', 'packed', 'shipped', 'delivered')), 0)::bigint
                      as "money!"
           from orders where live_id = $1"#,
        live
    )
    .fetch_one(pool)
    .await?;
    let waiting = sqlx::query_scalar!(
        r#"select count(*) as "waiting!" from outbox
           where state = 'queued' and page_connection_id = (select page_connection_id from lives where id = $1)"#,
        live
    )
    .fetch_one(pool)
    .await?;
    let answered_p95 = sqlx::query_scalar!(
        "select percentile_cont(0.95) within group (order by extract(epoch from x.sent_at - c.received_at) * 1000)
         from outbox x join comments c on c.id = x.comment_id
         where x.live_id = $1 and x.state = 'sent' and x.kind = 'public_reply' and x.sent_at > $2",
        live,
        to_db(now.plus_ms(-ANSWERS_WINDOW_MS))
    )
    .fetch_one(pool)
    .await?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let answer_p95_ms = answered_p95.map(|ms| ms.max(0.0) as u32);
    Ok(LiveStats {
        comments: count(comments.total),
        comments_per_minute: count(comments.last_minute),
        by_intent: intents
            .into_iter()
            .filter_map(|row| Some((Intent::from_word(&row.intent)?, count(row.number))))
            .collect(),
        needs_you: count(comments.needs_you),
        carts_open: count(orders.open),
        orders_paid: count(orders.paid),
        paid_minor: orders.money,
        answer_p95_ms,
        last_comment_at: comments.last_at.map(from_db),
        outbox_waiting: count(waiting),
        model: ModelHealth::default(),
    })
}
