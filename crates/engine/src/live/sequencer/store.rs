//! Writes what a batch decided: one statement a table, whatever the number of comments.

use domain::Timestamp;
use domain::checkout::CHECKOUT_TOKEN_BYTES;
use sqlx::PgConnection;
use uuid::Uuid;

use super::batch::{Decisions, NewLine, NewOrder};
use super::load::{LiveFacts, Pending};
use crate::secrets::random_token;
use crate::stock::{self, HoldEnd};
use crate::time::to_db;
use crate::{EngineError, cascade, orders, outbox};

/// `asks`: whether a model is asked about what was left open.
pub(super) async fn write(
    conn: &mut PgConnection,
    live: &LiveFacts,
    comments: &[Pending],
    decided: &Decisions,
    asks: bool,
    now: Timestamp,
) -> Result<(), EngineError> {
    debug_assert_eq!(comments.len(), decided.comments.len());
    new_orders(conn, live, &decided.orders, now).await?;
    new_lines(conn, live.store, &decided.lines, now).await?;
    stock::apply(conn, live.store, &decided.changes, now, live.hold_until(now), HoldEnd::Released).await?;
    orders::cancel_emptied(conn, live.store, &decided.emptied, now).await?;
    outcomes(conn, decided, now).await?;
    readings(conn, live.store, decided, now).await?;
    if asks {
        cascade::ledger::note(conn, live.store, live.id, &decided.questions).await?;
    }
    outbox::put(conn, live.store, &decided.messages, now).await?;
    Ok(())
}

async fn new_orders(
    conn: &mut PgConnection,
    live: &LiveFacts,
    orders: &[NewOrder],
    now: Timestamp,
) -> Result<(), EngineError> {
    if orders.is_empty() {
        return Ok(());
    }
    let first = orders::take_numbers(conn, live.store, orders.len()).await?;
    sqlx::query!(
        "insert into orders (id, store_id, live_id, customer_id, number, state, token, language, delivery_minor,
                             created_at, updated_at)
         select u.id, $1, $2, u.customer, $3 + u.nth - 1, 'open', u.token, u.language, $4, $5, $5
         from unnest($6::uuid[], $7::uuid[], $8::text[], $9::text[]) with ordinality as u (id, customer, token, language, nth)",
        live.store,
        live.id,
        first,
        live.delivery_minor,
        to_db(now),
        &orders.iter().map(|order| order.id).collect::<Vec<_>>(),
        &orders.iter().map(|order| order.customer).collect::<Vec<_>>(),
        &orders.iter().map(|_| random_token(CHECKOUT_TOKEN_BYTES)).collect::<Vec<_>>(),
        &orders.iter().map(|order| order.language.clone()).collect::<Vec<_>>(),
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn new_lines(
    conn: &mut PgConnection,
    store: Uuid,
    lines: &[NewLine],
    now: Timestamp,
) -> Result<(), EngineError> {
    if lines.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "insert into order_lines (id, store_id, order_id, variant_id, comment_id, unit_minor, created_at)
         select u.id, $1, u.ordr, u.variant, u.comment, u.unit, $2
         from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::bigint[]) as u (id, ordr, variant, comment, unit)",
        store,
        to_db(now),
        &lines.iter().map(|line| line.id).collect::<Vec<_>>(),
        &lines.iter().map(|line| line.order).collect::<Vec<_>>(),
        &lines.iter().map(|line| line.variant).collect::<Vec<_>>(),
        &lines.iter().map(|line| line.comment).collect::<Vec<_>>(),
        &lines.iter().map(|line| line.unit_minor).collect::<Vec<_>>(),
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn outcomes(conn: &mut PgConnection, decided: &Decisions, now: Timestamp) -> Result<(), EngineError> {
    sqlx::query!(
        "update comments set outcome = u.outcome, decided_at = $1, customer_id = u.customer, order_id = u.ordr
         from unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[]) as u (id, outcome, customer, ordr)
         where comments.id = u.id",
        to_db(now),
        &decided.comments.iter().map(|one| one.comment).collect::<Vec<_>>(),
        &decided.comments.iter().map(|one| one.outcome.word().to_owned()).collect::<Vec<_>>(),
        &decided.comments.iter().map(|one| one.customer).collect::<Vec<_>>() as &[Option<Uuid>],
        &decided.comments.iter().map(|one| one.order).collect::<Vec<_>>() as &[Option<Uuid>],
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn readings(
    conn: &mut PgConnection,
    store: Uuid,
    decided: &Decisions,
    now: Timestamp,
) -> Result<(), EngineError> {
    let read: Vec<_> = decided
        .comments
        .iter()
        .filter_map(|one| one.reading.as_ref().map(|(reading, by)| (one.comment, reading, by)))
        .collect();
    if read.is_empty() {
        return Ok(());
    }
    let as_json = |value: serde_json::Result<serde_json::Value>| {
        value.map_err(|error| EngineError::Corrupt(format!("a reading cannot be written: {error}")))
    };
    let lines = read
        .iter()
        .map(|(_, reading, _)| as_json(serde_json::to_value(&reading.lines)))
        .collect::<Result<Vec<_>, _>>()?;
    // Arrays of arrays must be rectangular in SQL, so tags and questions travel as text.
    let tags: Vec<String> = read.iter().map(|(_, reading, _)| reading.tags.join(" ")).collect();
    let questions: Vec<String> = read
        .iter()
        .map(|(_, reading, _)| reading.questions.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(" "))
        .collect();
    sqlx::query!(
        "insert into readings (comment_id, store_id, intent, act, lines, language, confidence, tags, reason, questions,
                               decided_by, model_answer_id, read_at)
         select u.id, $1, u.intent, u.act, u.lines, u.language, u.confidence, string_to_array(u.tags, ' '), u.reason,
                string_to_array(u.questions, ' '), u.decided_by, u.answer, $2
         from unnest($3::uuid[], $4::text[], $5::bool[], $6::jsonb[], $7::text[], $8::real[], $9::text[], $10::text[],
                     $11::text[], $12::text[], $13::bigint[])
              as u (id, intent, act, lines, language, confidence, tags, reason, questions, decided_by, answer)",
        store,
        to_db(now),
        &read.iter().map(|(id, ..)| *id).collect::<Vec<_>>(),
        &read.iter().map(|(_, reading, _)| reading.intent.word().to_owned()).collect::<Vec<_>>(),
        &read.iter().map(|(_, reading, _)| reading.act).collect::<Vec<_>>(),
        &lines,
        &read.iter().map(|(_, reading, _)| reading.language.clone()).collect::<Vec<_>>(),
        &read.iter().map(|(_, reading, _)| reading.confidence.clamp(0.0, 1.0)).collect::<Vec<_>>(),
        &tags,
        &read.iter().map(|(_, reading, _)| reading.reason.clone()).collect::<Vec<_>>(),
        &questions,
        &read.iter().map(|(.., by)| by.name.clone()).collect::<Vec<_>>(),
        &read.iter().map(|(.., by)| by.answer).collect::<Vec<_>>() as &[Option<i64>],
    )
    .execute(conn)
    .await?;
    Ok(())
}
