//! The rows of second opinions: questions on their way, calls and what they cost. Not for what is asked or believed.

use domain::Timestamp;
use domain::reading::Reading;
use intent::Claim;
use platforms::models::{ModelError, ModelUsage};
use sqlx::PgConnection;
use uuid::Uuid;

use super::question::PROMPT_VERSION;
use crate::live::index::Edition;
use crate::time::{from_db, to_db};
use crate::{Engine, EngineError};

/// Comments asked about in one call at most.
const BATCH_MAX: i64 = 16;
/// After how many seconds a question is no longer asked: by then a person has seen the comment.
const STALE_SECONDS: f64 = 15.0;
/// How long a taken question belongs to the process that took it, in seconds.
const TAKEN_SECONDS: f64 = 10.0;
/// Questions and calls are kept that long.
const KEPT_MS: i64 = 90 * 24 * 60 * 60 * 1000;
/// Rows swept in one statement.
const SWEPT_MAX: i64 = 5_000;

/// A comment a model is to be asked about.
#[derive(Debug, Clone)]
pub(crate) struct NewQuestion {
    pub comment: Uuid,
    pub pinned: Option<String>,
    pub claims: Vec<Claim>,
}

/// A question as it was taken.
#[derive(Debug, Clone)]
pub(super) struct Question {
    pub comment: Uuid,
    pub text: String,
    pub language: String,
    pub pinned: Option<String>,
    pub claims: Vec<Claim>,
}

/// Questions of one Live, taken together.
#[derive(Debug)]
pub(super) struct Taken {
    pub store: Uuid,
    pub live: Uuid,
    pub locale: String,
    pub edition: Edition,
    pub questions: Vec<Question>,
}

/// Notes what a model is to be asked about, in the transaction that left it to a person.
pub(crate) async fn note(
    conn: &mut PgConnection,
    store: Uuid,
    live: Uuid,
    questions: &[NewQuestion],
) -> Result<(), EngineError> {
    if questions.is_empty() {
        return Ok(());
    }
    let claims = questions
        .iter()
        .map(|question| serde_json::to_value(&question.claims))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| EngineError::Corrupt(format!("claims cannot be written: {error}")))?;
    sqlx::query!(
        "insert into model_questions (comment_id, store_id, live_id, pinned, claims)
         select u.id, $1, $2, u.pinned, u.claims from unnest($3::uuid[], $4::text[], $5::jsonb[]) as u (id, pinned, claims)
         on conflict on constraint model_questions_pkey do nothing",
        store,
        live,
        &questions.iter().map(|question| question.comment).collect::<Vec<_>>(),
        &questions.iter().map(|question| question.pinned.clone()).collect::<Vec<_>>() as &[Option<String>],
        &claims,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes the oldest questions of one Live, if any are due; those nobody needs answered any more are left.
pub(super) async fn take(engine: &Engine) -> Result<Option<Taken>, EngineError> {
    let mut tx = engine.pool.begin().await?;
    sqlx::query!(
        "update model_questions set state = 'left'
         where comment_id in (select comment_id from model_questions
                              where state in ('open', 'asked') and noted_at < now() - make_interval(secs => $1)
                              order by noted_at limit 1000 for update skip locked)",
        STALE_SECONDS
    )
    .execute(&mut *tx)
    .await?;
    let rows = sqlx::query!(
        r#"with oldest as (
               select live_id from model_questions where state = 'open' or state = 'asked' and taken_until < now()
               order by noted_at limit 1),
           due as (
               select q.comment_id from model_questions q join oldest o on o.live_id = q.live_id
               where q.state = 'open' or q.state = 'asked' and q.taken_until < now()
               order by q.noted_at limit $1 for update of q skip locked)
           update model_questions q set state = 'asked', taken_until = now() + make_interval(secs => $2)
           from due d, comments c, stores s, readings r, lives l
           where q.comment_id = d.comment_id and c.id = q.comment_id and s.id = q.store_id and r.comment_id = q.comment_id
             and l.id = q.live_id
           returning q.comment_id, q.store_id, q.live_id, q.pinned, q.claims, c.text, c.arrival, s.language as locale,
                     s.catalogue_version, l.words_version, r.language"#,
        BATCH_MAX,
        TAKEN_SECONDS
    )
    .fetch_all(&mut *tx)
    .await?;
    tx.commit().await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let (store, live, locale) = (first.store_id, first.live_id, first.locale.clone());
    let edition = Edition {
        store,
        catalogue_version: first.catalogue_version,
        live,
        words_version: first.words_version,
    };
    let mut questions = Vec::with_capacity(rows.len());
    for row in rows {
        let claims = serde_json::from_value(row.claims).map_err(|error| {
            EngineError::Corrupt(format!("claims of {} cannot be read: {error}", row.comment_id))
        })?;
        questions.push(Question {
            comment: row.comment_id,
            text: row.text,
            language: row.language,
            pinned: row.pinned,
            claims,
        });
    }
    Ok(Some(Taken { store, live, locale, edition, questions }))
}

/// What a shop has spent today.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spent {
    /// Millionths of a US dollar.
    pub micros: i64,
    /// When the shop's day ends.
    pub day_ends: Timestamp,
}

/// What a shop's questions cost since the beginning of its day.
pub(super) async fn spent_today(engine: &Engine, store: Uuid) -> Result<Spent, EngineError> {
    let row = sqlx::query!(
        r#"with day as (
               select date_trunc('day', $2::timestamptz at time zone 'utc' + make_interval(mins => utc_offset_minutes))
                          at time zone 'utc' - make_interval(mins => utc_offset_minutes) as begins
               from stores where id = $1)
           select d.begins + interval '1 day' as "ends!", coalesce(sum(a.cost_micros), 0)::bigint as "spent!"
           from day d left join model_answers a on a.store_id = $1 and a.asked_at >= d.begins
           group by d.begins"#,
        store,
        to_db(engine.now())
    )
    .fetch_one(&engine.pool)
    .await?;
    Ok(Spent { micros: row.spent, day_ends: from_db(row.ends) })
}

/// A call as it is recorded.
#[derive(Debug)]
pub(super) struct Call<'a> {
    pub provider: &'a str,
    pub model: &'a str,
    pub comments: usize,
    pub usage: ModelUsage,
    pub cost_micros: i64,
    pub latency_ms: i64,
    pub failure: Option<&'a ModelError>,
}

/// Records a call, failed or not; returns its number.
pub(super) async fn record(engine: &Engine, store: Uuid, call: &Call<'_>) -> Result<i64, EngineError> {
    let fitting = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    Ok(sqlx::query_scalar!(
        "insert into model_answers (store_id, provider, model, prompt_version, comments, input_tokens, output_tokens,
                                    cost_micros, latency_ms, failure, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id",
        store,
        call.provider,
        call.model,
        PROMPT_VERSION,
        i32::try_from(call.comments).unwrap_or(i32::MAX),
        fitting(call.usage.input_tokens),
        fitting(call.usage.output_tokens),
        call.cost_micros,
        i32::try_from(call.latency_ms).unwrap_or(i32::MAX),
        call.failure.map(ModelError::word),
        to_db(engine.now()),
    )
    .fetch_one(&engine.pool)
    .await?)
}

/// A second opinion that may stand.
#[derive(Debug, Clone)]
pub(super) struct Opinion {
    pub comment: Uuid,
    pub reading: Reading,
    /// The call that gave it; `None` where it was given before to the same question.
    pub answer: Option<i64>,
}

/// Gives the comments with an opinion back to their Live to be decided again, unless somebody did so meanwhile, and
/// leaves the others of `asked` with a person. Returns the comments given back.
pub(super) async fn settle(
    engine: &Engine,
    asked: &[Uuid],
    opinions: &[Opinion],
) -> Result<Vec<Uuid>, EngineError> {
    let readings = opinions
        .iter()
        .map(|opinion| serde_json::to_value(&opinion.reading))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| EngineError::Corrupt(format!("a reading cannot be written: {error}")))?;
    let of: Vec<Uuid> = opinions.iter().map(|opinion| opinion.comment).collect();
    let mut tx = engine.pool.begin().await?;
    let reopened = sqlx::query_scalar!(
        "update comments set outcome = null, decided_at = null
         where id = any($1) and outcome = 'needs_you' and removed_at is null returning id",
        &of
    )
    .fetch_all(&mut *tx)
    .await?;
    sqlx::query!("delete from readings where comment_id = any($1)", &reopened).execute(&mut *tx).await?;
    sqlx::query!(
        "update model_questions q set state = 'answered', reading = u.reading, answer_id = u.answer, taken_until = null
         from unnest($1::uuid[], $2::jsonb[], $3::bigint[]) as u (id, reading, answer)
         where q.comment_id = u.id and q.comment_id = any($4)",
        &of,
        &readings,
        &opinions.iter().map(|opinion| opinion.answer).collect::<Vec<_>>() as &[Option<i64>],
        &reopened,
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!(
        "update model_questions set state = 'left', taken_until = null where comment_id = any($1) and state = 'asked'",
        asked
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(reopened)
}

/// Forgets questions and calls older than 90 days. Returns whether there may be more.
pub(crate) async fn sweep(engine: &Engine) -> Result<bool, EngineError> {
    let before = to_db(engine.now().plus_ms(-KEPT_MS));
    let calls = sqlx::query!(
        "delete from model_answers where id in (select id from model_answers where asked_at < $1 limit $2)",
        before,
        SWEPT_MAX
    )
    .execute(&engine.pool)
    .await?;
    let questions = sqlx::query!(
        "delete from model_questions where comment_id in (
             select q.comment_id from model_questions q join comments c on c.id = q.comment_id
             where c.received_at < $1 and c.outcome is not null limit $2)",
        before,
        SWEPT_MAX
    )
    .execute(&engine.pool)
    .await?;
    let full = u64::try_from(SWEPT_MAX).unwrap_or(u64::MAX);
    Ok(calls.rows_affected() >= full || questions.rows_affected() >= full)
}
