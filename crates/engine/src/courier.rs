//! Sends what the outbox holds. At the moment of sending every message passes one gate ([`gate`]); a call is written
//! down before it leaves; what came of it is written after.
//!
//! Public replies are sent at most once: when it is not known whether one arrived, it is not sent again. Private
//! replies are sent until Meta says yes or never, for Meta itself refuses a second one.

mod budget;
mod gate;
mod lease;
mod letter;
mod send;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use domain::clock::{Clock, SystemClock};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::patience::{DATABASE_MAX, within};
use crate::time::to_db;
use crate::{Engine, EngineError};

/// Calls to Meta under way at once.
const CALLS_MAX: usize = 16;
/// How long the bell is not listened to while a page waits for its budget.
const CALM: Duration = Duration::from_millis(25);
/// How long one message may take, its call included: below the lease, so that whoever takes it up then is alone with it.
const MESSAGE_MAX: Duration = Duration::from_secs(45);
/// How often the outbox is looked at without being told to.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// Runs until `stop`; calls under way are let finish.
pub(crate) async fn run_until(engine: Engine, stop: CancellationToken) {
    let budgets = Arc::new(budget::Budgets::new(
        engine.settings.private_replies_per_hour,
        engine.settings.public_replies_per_hour,
    ));
    let calls = Arc::new(Semaphore::new(CALLS_MAX));
    loop {
        let round = match within(DATABASE_MAX, lease::take(&engine, &budgets)).await {
            Ok(round) => round,
            Err(error) => {
                tracing::warn!(%error, "the outbox cannot be read");
                lease::Round::default()
            }
        };
        let spent = round.leased.is_empty() && round.budget_in.is_some();
        engine.budget_spent.store(spent, Ordering::Relaxed);
        if round.leased.is_empty() {
            let pause = round.budget_in.map_or(LOOK_EVERY, |wait| wait.min(LOOK_EVERY));
            let told = async {
                // Where a page waits for its budget, the bell mostly rings for that page again.
                if round.budget_in.is_some() {
                    tokio::time::sleep(CALM).await;
                }
                engine.outbox_bell.notified().await;
            };
            tokio::select! {
                () = stop.cancelled() => break,
                () = told => {}
                () = tokio::time::sleep(pause) => {}
            }
            continue;
        }
        for message in round.leased {
            let Ok(permit) = Arc::clone(&calls).acquire_owned().await else { return };
            let (engine, budgets) = (engine.clone(), Arc::clone(&budgets));
            tokio::spawn(async move {
                if let Err(error) = within(MESSAGE_MAX, send::deliver(&engine, &budgets, &message)).await {
                    // The lease ends by itself and the message is taken up again, or marked unsure.
                    tracing::warn!(outbox_id = %message.id, %error, "a message could not be worked");
                }
                drop(permit);
            });
        }
        if stop.is_cancelled() {
            break;
        }
    }
    // All permits back means that nothing is under way.
    let all = u32::try_from(CALLS_MAX).unwrap_or(u32::MAX);
    let _ = tokio::time::timeout(Duration::from_secs(20), calls.acquire_many(all)).await;
}

/// Takes up the messages of a process that died while it had them: whose lease is over, or ends so far ahead that the clock
/// was set back since. One that Meta confirmed is sent, even if the process
/// did not get to say so. Else a private message goes back into the queue, and a public reply whose call had begun may
/// be there already and is not sent again.
pub(crate) async fn recover(engine: &Engine) -> Result<(), EngineError> {
    let wall = SystemClock.now();
    let recovered = sqlx::query!(
        "with left_behind as (
            select x.id, bool_or(a.outbox_id is not null) as called, max(a.ended_at) filter (where a.result = 'ok') as confirmed_at
            from outbox x left join outbox_attempts a on a.outbox_id = x.id
            where x.state = 'sending' and (x.lease_until < $1 or x.lease_until > $2)
            group by x.id
         )
         update outbox set
            state = case when l.confirmed_at is not null then 'sent'
                         when outbox.kind = 'public_reply' and l.called then 'unsure'
                         else 'queued' end,
            reason = case when l.confirmed_at is null and outbox.kind = 'public_reply' and l.called then 'send.unsure' end,
            sent_at = l.confirmed_at,
            lease_until = null
         from left_behind l
         where outbox.id = l.id and outbox.state = 'sending' and (outbox.lease_until < $1 or outbox.lease_until > $2)",
        to_db(wall),
        to_db(wall.plus_ms(2 * lease::LEASE_MS))
    )
    .execute(&engine.pool)
    .await?;
    if recovered.rows_affected() > 0 {
        tracing::warn!(messages = recovered.rows_affected(), "messages of a process that died were taken up");
        engine.outbox_bell.notify_one();
    }
    Ok(())
}
