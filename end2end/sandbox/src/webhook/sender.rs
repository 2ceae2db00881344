//! Sends what waits in the lanes: one task a lane, in order, again and again until the app takes it. Not the handshake.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use domain::clock::Timestamp;
use tokio::sync::Notify;
use tokio::time::Instant;

use super::body;
use crate::server::Sandbox;
use crate::signature;
use crate::world::lanes::{Event, Lane};

/// Meta waits this long for the 200 of a Messenger webhook; here for every one.
const ANSWER_SECONDS_MAX: u64 = 5;
/// Pause after the first failure, real ms; doubles from there.
const RETRY_MS_MIN: u64 = 200;
/// Longest pause between two tries, real ms.
const RETRY_MS_MAX: u64 = 5_000;
/// After this long without success, on the sandbox's clock, a batch is given up (Meta: 36 hours).
const GIVE_UP_MS: i64 = 36 * 3_600_000;
/// A batch the app itself refused (4xx) this often steps aside, so that one poisoned body does not hold up a Live.
/// Meta promises no order either.
const REFUSALS_IN_LINE_MAX: u32 = 4;
/// Batches that can stand aside at once; beyond it the line waits.
const ASIDE_MAX: usize = 100;
/// How often a paused or aside lane looks again, real ms.
const LOOK_MS: u64 = 200;

struct Batch {
    events: Vec<Event>,
    bytes: Vec<u8>,
    signature: String,
    since: Timestamp,
    epoch: u64,
    refusals: u32,
    failures: u32,
    due: Instant,
}

enum Outcome {
    Arrived,
    /// The app answered 4xx.
    Refused,
    /// The app answered otherwise, or not at all.
    Failed,
}

/// Works one lane until the sandbox stops.
pub(crate) async fn run(sandbox: Sandbox, page: String, lane: Lane, bell: Arc<Notify>) {
    let mut aside: VecDeque<Batch> = VecDeque::new();
    loop {
        if aside.front().is_some_and(|batch| batch.due <= Instant::now())
            && let Some(mut batch) = aside.pop_front()
            && !matches!(attempt(&sandbox, &page, lane, &mut batch).await, Step::Over)
        {
            batch.due = Instant::now() + Duration::from_millis(RETRY_MS_MAX);
            aside.push_back(batch);
        }
        let Some(mut batch) = next(&sandbox, &page, lane) else {
            let look =
                if aside.is_empty() && !sandbox.world().faults.webhooks_paused { 60_000 } else { LOOK_MS };
            tokio::select! {
                () = sandbox.stopped() => return,
                () = bell.notified() => {}
                () = tokio::time::sleep(Duration::from_millis(look)) => {}
            }
            continue;
        };
        loop {
            match attempt(&sandbox, &page, lane, &mut batch).await {
                Step::Over => break,
                Step::Again if batch.refusals >= REFUSALS_IN_LINE_MAX && aside.len() < ASIDE_MAX => {
                    batch.due = Instant::now() + Duration::from_millis(RETRY_MS_MAX);
                    aside.push_back(batch);
                    break;
                }
                Step::Again => {}
            }
            let pause =
                RETRY_MS_MIN.saturating_mul(1 << batch.failures.saturating_sub(1).min(10)).min(RETRY_MS_MAX);
            tokio::select! {
                () = sandbox.stopped() => return,
                () = tokio::time::sleep(Duration::from_millis(pause)) => {}
            }
        }
    }
}

enum Step {
    Over,
    Again,
}

fn next(sandbox: &Sandbox, page: &str, lane: Lane) -> Option<Batch> {
    let now = sandbox.now();
    let (events, epoch) = {
        let mut world = sandbox.world();
        (world.take_batch(page, lane, sandbox.config().batch_max.max(1)), world.epoch)
    };
    if events.is_empty() {
        return None;
    }
    let bytes = body::of(page, lane, &events, now);
    let signature = signature::webhook(&sandbox.config().app_secret, &bytes);
    Some(Batch { events, bytes, signature, since: now, epoch, refusals: 0, failures: 0, due: Instant::now() })
}

async fn attempt(sandbox: &Sandbox, page: &str, lane: Lane, batch: &mut Batch) -> Step {
    if sandbox.world().epoch != batch.epoch {
        return Step::Over;
    }
    let outcome = tokio::select! {
        () = sandbox.stopped() => return Step::Over,
        outcome = post(sandbox, batch) => outcome,
    };
    let mut world = sandbox.world();
    if world.epoch != batch.epoch {
        return Step::Over;
    }
    world.counters.webhooks.posts += 1;
    if matches!(outcome, Outcome::Arrived) {
        world.batch_done(page, lane, &batch.events, true);
        return Step::Over;
    }
    world.counters.webhooks.posts_failed += 1;
    batch.failures += 1;
    batch.refusals += u32::from(matches!(outcome, Outcome::Refused));
    if sandbox.now().since_ms(batch.since) >= GIVE_UP_MS {
        world.batch_done(page, lane, &batch.events, false);
        return Step::Over;
    }
    Step::Again
}

async fn post(sandbox: &Sandbox, batch: &Batch) -> Outcome {
    let sent = sandbox
        .http()
        .post(&sandbox.config().webhook_url)
        .header("content-type", "application/json")
        .header("x-hub-signature-256", &batch.signature)
        .header("user-agent", "facebookexternalua")
        .timeout(Duration::from_secs(ANSWER_SECONDS_MAX))
        .body(batch.bytes.clone())
        .send()
        .await;
    match sent {
        Ok(answer) if answer.status().is_success() => Outcome::Arrived,
        Ok(answer) if answer.status().is_client_error() => {
            tracing::debug!(
                status = answer.status().as_u16(),
                events = batch.events.len(),
                "webhook refused"
            );
            Outcome::Refused
        }
        Ok(answer) => {
            tracing::debug!(status = answer.status().as_u16(), events = batch.events.len(), "webhook failed");
            Outcome::Failed
        }
        Err(error) => {
            tracing::debug!(%error, events = batch.events.len(), "webhook not delivered");
            Outcome::Failed
        }
    }
}
