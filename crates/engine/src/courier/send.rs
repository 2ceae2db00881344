//! One message: judged, written down, sent, recorded.

use platforms::meta::{GraphError, GraphFault, MessagingKind, PublicText};

use domain::Timestamp;
use uuid::Uuid;

use super::budget::Budgets;
use super::gate::{Gate, gate};
use super::lease::Leased;
use super::letter::{self, Letter};
use crate::hub::Touched;
use crate::outbox::Kind;
use crate::time::to_db;
use crate::{Engine, EngineError};

/// Attempts after which a message that keeps failing is left for a person.
const ATTEMPTS_MAX: i32 = 6;
/// How long to wait after each failed attempt, in milliseconds.
const BACK_OFF_MS: [i64; 5] = [10_000, 60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000];

/// What is written of a message after it was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark {
    Sent {
        remote_id: Option<String>,
    },
    /// Not sent and never to be.
    Dropped(&'static str),
    /// Tried, refused for good.
    Failed(String),
    /// May have arrived; must not be repeated.
    Unsure,
    /// Back into the queue.
    Later {
        due_at: Timestamp,
        counts: bool,
    },
}

pub(super) async fn deliver(engine: &Engine, budgets: &Budgets, leased: &Leased) -> Result<(), EngineError> {
    let letter = letter::read(engine, leased).await?;
    let mark = match gate(&letter.facts) {
        Gate::Drop(reason) => Mark::Dropped(reason),
        Gate::Wait(due_at) => Mark::Later { due_at, counts: false },
        Gate::Send => match budgets.take(letter.page, leased.kind, letter.facts.now) {
            Err(wait_ms) => Mark::Later { due_at: letter.facts.now.plus_ms(wait_ms), counts: false },
            Ok(()) => call(engine, leased, &letter).await?,
        },
    };
    record(engine, leased, &letter, mark).await
}

/// Writes the call down, unless the bot was stopped or the person asked to be left alone meanwhile. Reading their rows
/// keeps both out until this is committed; so either the call is down before, or it does not happen.
async fn write_down(engine: &Engine, leased: &Leased) -> Result<bool, EngineError> {
    let mut tx = engine.pool.begin().await?;
    if leased.kind != Kind::PublicReply {
        let opted_out = sqlx::query_scalar!(
            r#"select opted_out_at is not null as "opted_out!" from customers
               where id = (select customer_id from outbox where id = $1) for share"#,
            leased.id
        )
        .fetch_optional(&mut *tx)
        .await?;
        if opted_out == Some(true) {
            return Ok(false);
        }
    }
    let stopped = sqlx::query_scalar!(
        r#"select bot_stopped_since is not null as "stopped!" from stores where id = $1 for share"#,
        leased.store
    )
    .fetch_one(&mut *tx)
    .await?;
    if stopped {
        return Ok(false);
    }
    sqlx::query!(
        "insert into outbox_attempts (outbox_id, attempt, started_at) values ($1, $2, $3)",
        leased.id,
        leased.attempt,
        to_db(engine.now())
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(true)
}

async fn call(engine: &Engine, leased: &Leased, letter: &Letter) -> Result<Mark, EngineError> {
    let public = match leased.kind {
        Kind::PublicReply => match PublicText::new(&letter.text) {
            Ok(text) => Some(text),
            Err(limit) => return Ok(Mark::Failed(format!("send.limit: {limit}"))),
        },
        _ => None,
    };
    let private = match leased.kind {
        Kind::PublicReply => None,
        _ => Some(letter.private_message(engine)?),
    };
    if !write_down(engine, leased).await? {
        // The queue keeps it until the bot goes on, or until the gate drops it.
        return Ok(Mark::Later { due_at: letter.facts.now, counts: false });
    }
    let graph = &engine.graph;
    let outcome = match (&public, &private, &letter.comment_id, &letter.person_id) {
        (Some(text), _, Some(comment), _) => {
            graph.public_reply(&letter.token, comment, text).await.map(|answer| Some(answer.value.comment_id))
        }
        (_, Some(message), Some(comment), _) if leased.kind == Kind::PrivateReply => graph
            .private_reply(&letter.token, &letter.page_id, comment, message)
            .await
            .map(|answer| answer.value.message_id),
        (_, Some(message), _, Some(person)) if leased.kind == Kind::Message => graph
            .send(&letter.token, &letter.page_id, person, MessagingKind::Update, message)
            .await
            .map(|answer| answer.value.message_id),
        _ => return Ok(Mark::Failed("send.no_recipient".to_owned())),
    };
    let result = match &outcome {
        Ok(_) => "ok",
        Err(error) => error.fault.word(),
    };
    sqlx::query!(
        "update outbox_attempts set ended_at = $3, result = $4 where outbox_id = $1 and attempt = $2",
        leased.id,
        leased.attempt,
        to_db(engine.now()),
        result
    )
    .execute(&engine.pool)
    .await?;
    Ok(match outcome {
        Ok(remote_id) => Mark::Sent { remote_id },
        Err(error) => {
            tracing::info!(outbox_id = %leased.id, kind = leased.kind.word(), fault = error.fault.word(),
                           code = error.code, "a message was not taken");
            if error.fault == GraphFault::TokenDead {
                mark_token_dead(engine, letter.page).await?;
            }
            after_fault(leased, &error, engine.now())
        }
    })
}

/// What a failure means for the message (classes of the Graph API's errors).
fn after_fault(leased: &Leased, error: &GraphError, now: Timestamp) -> Mark {
    let public = leased.kind == Kind::PublicReply;
    if public && error.may_have_happened() {
        return Mark::Unsure;
    }
    let again = |wait_ms: i64| {
        if leased.attempt >= ATTEMPTS_MAX {
            Mark::Failed(format!("send.{}", error.fault.word()))
        } else {
            Mark::Later { due_at: now.plus_ms(wait_ms), counts: true }
        }
    };
    let step = usize::try_from(leased.attempt - 1).unwrap_or(0).min(BACK_OFF_MS.len() - 1);
    match error.fault {
        GraphFault::AlreadyReplied => Mark::Sent { remote_id: None },
        GraphFault::RateLimited { retry_after } => {
            let asked = retry_after.map_or(0, |wait| i64::try_from(wait.as_millis()).unwrap_or(i64::MAX));
            Mark::Later { due_at: now.plus_ms(asked.max(BACK_OFF_MS[step])), counts: false }
        }
        GraphFault::TokenDead => Mark::Later { due_at: now.plus_ms(BACK_OFF_MS[1]), counts: false },
        GraphFault::Transient | GraphFault::Network { .. } => again(BACK_OFF_MS[step]),
        _ => Mark::Failed(format!("send.{}", error.fault.word())),
    }
}

async fn mark_token_dead(engine: &Engine, page: Uuid) -> Result<(), EngineError> {
    sqlx::query!(
        "update page_connections set token_dead_at = $2 where id = $1 and token_dead_at is null",
        page,
        to_db(engine.now())
    )
    .execute(&engine.pool)
    .await?;
    tracing::error!(page_connection_id = %page, "the page's token is dead; its messages wait for it to be connected again");
    Ok(())
}

async fn record(engine: &Engine, leased: &Leased, letter: &Letter, mark: Mark) -> Result<(), EngineError> {
    let now = engine.now();
    let (state, reason, remote_id, due_at, counts) = match mark {
        Mark::Sent { remote_id } => ("sent", None, remote_id, None, true),
        Mark::Dropped(reason) => ("dropped", Some(reason.to_owned()), None, None, true),
        Mark::Failed(reason) => ("failed", Some(reason), None, None, true),
        Mark::Unsure => ("unsure", Some("send.unsure".to_owned()), None, None, true),
        Mark::Later { due_at, counts } => ("queued", None, None, Some(due_at), counts),
    };
    // What Meta confirmed is sent, even if it took so long that the message was taken up as one left behind.
    // An attempt that never called Meta left no row under its number, so the number can be used again.
    let attempts =
        if counts || due_at.is_none() { leased.attempt } else { attempts_made(engine, leased).await? };
    sqlx::query!(
        "update outbox set state = $2, reason = $3, remote_id = $4, due_at = coalesce($5, due_at), attempts = $6,
                           sent_at = case when $2 = 'sent' then $7::timestamptz end, lease_until = null
         where id = $1 and (state = 'sending' or ($2 = 'sent' and state in ('queued', 'unsure')))",
        leased.id,
        state,
        reason,
        remote_id,
        due_at.map(to_db),
        attempts,
        to_db(now)
    )
    .execute(&engine.pool)
    .await?;
    engine.hub.touch(
        leased.store.into(),
        Touched {
            comments: letter.comment.filter(|_| leased.kind == Kind::PublicReply).into_iter().collect(),
            orders: letter.order.filter(|_| leased.kind != Kind::PublicReply).into_iter().collect(),
            ..Touched::default()
        },
    );
    Ok(())
}

async fn attempts_made(engine: &Engine, leased: &Leased) -> Result<i32, EngineError> {
    Ok(sqlx::query_scalar!(
        r#"select coalesce(max(attempt), 0) as "made!" from outbox_attempts where outbox_id = $1"#,
        leased.id
    )
    .fetch_one(&engine.pool)
    .await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leased(kind: Kind, attempt: i32) -> Leased {
        Leased { id: Uuid::nil(), store: Uuid::nil(), kind, attempt }
    }

    fn mark(kind: Kind, attempt: i32, fault: GraphFault) -> Mark {
        after_fault(&leased(kind, attempt), &GraphError::new(fault), Timestamp(0))
    }

    #[test]
    fn a_public_reply_that_may_have_arrived_is_never_repeated() {
        assert_eq!(mark(Kind::PublicReply, 1, GraphFault::Network { sent: true }), Mark::Unsure);
        assert!(matches!(
            mark(Kind::PublicReply, 1, GraphFault::Network { sent: false }),
            Mark::Later { .. }
        ));
    }

    #[test]
    fn a_private_reply_is_tried_again_and_already_replied_is_success() {
        assert!(matches!(
            mark(Kind::PrivateReply, 1, GraphFault::Network { sent: true }),
            Mark::Later { .. }
        ));
        assert_eq!(mark(Kind::PrivateReply, 2, GraphFault::AlreadyReplied), Mark::Sent { remote_id: None });
    }

    #[test]
    fn waiting_grows_and_ends() {
        assert_eq!(
            mark(Kind::PrivateReply, 1, GraphFault::Transient),
            Mark::Later { due_at: Timestamp(10_000), counts: true }
        );
        assert_eq!(
            mark(Kind::PrivateReply, 3, GraphFault::Transient),
            Mark::Later { due_at: Timestamp(300_000), counts: true }
        );
        assert_eq!(
            mark(Kind::PrivateReply, ATTEMPTS_MAX, GraphFault::Transient),
            Mark::Failed("send.transient".to_owned())
        );
    }

    #[test]
    fn what_meta_refuses_for_good_is_not_tried_again() {
        for fault in [GraphFault::NotReplyable, GraphFault::RecipientUnavailable, GraphFault::WindowClosed] {
            assert!(matches!(mark(Kind::PrivateReply, 1, fault), Mark::Failed(_)));
        }
    }
}
