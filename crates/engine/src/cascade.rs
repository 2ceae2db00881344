//! Second opinions: a model provider is asked about comments the rules left open. The rules never wait for it: such a
//! comment is a person's at once, and a believable answer gives it back to its Live to be decided again, like any other
//! comment. What a model says is checked against the catalogue; prices, stock and discounts never come from it.
//!
//! Its limits: two seconds for an answer, a breaker per provider, an amount of money per shop and day.

mod breaker;
mod check;
pub(crate) mod ledger;
mod question;

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use domain::Timestamp;
use domain::clock::{Clock, SystemClock};
use domain::frame::ModelHealth;
use domain::reading::Reading;
use intent::Product;
use lru::LruCache;
use platforms::models::{ModelAnswer, ModelError, ModelProvider, ModelQuestion};
use tokio::sync::{Notify, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use self::breaker::Breaker;
use self::ledger::{Call, Opinion, Spent, Taken};
use crate::hub::Touched;
use crate::live::index::StoreIndex;
use crate::patience::{self, DATABASE_MAX, within};
use crate::{Engine, EngineError};

/// How long a second opinion may take, every provider included.
const BUDGET: Duration = Duration::from_secs(2);
/// What is left of it for the next provider after one that did not answer.
const BUDGET_OF_NEXT: Duration = Duration::from_millis(800);
/// Calls on their way at once.
const CALLS_MAX: usize = 4;
/// How long questions gather, so that a burst shares a call.
const GATHER: Duration = Duration::from_millis(40);
/// How often questions are looked for that nobody rang for: those of a process that died.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// Answers kept for the same question asked again.
const ANSWERS_KEPT: NonZeroUsize = NonZeroUsize::new(4_096).unwrap();
/// Share of a day's money, in percent, from which people are told.
const NEARLY_SPENT_PERCENT: i64 = 80;

/// A model provider and what it costs.
#[derive(Debug, Clone)]
pub struct Model {
    /// The provider.
    pub provider: Arc<dyn ModelProvider>,
    /// Millionths of a US dollar for a million tokens read.
    pub input_micros: i64,
    /// Millionths of a US dollar for a million tokens written.
    pub output_micros: i64,
}

#[derive(Debug)]
struct Link {
    model: Model,
    breaker: Mutex<Breaker>,
}

/// How far a shop's money has gone, until its day ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Purse {
    spent: bool,
    day_ends: Timestamp,
}

/// The providers in their order, and what is remembered of them.
pub(crate) struct Cascade {
    links: Vec<Link>,
    /// What a shop may spend a day, in millionths of a US dollar.
    cap_micros: i64,
    /// By everything the answer depends on.
    kept: Mutex<LruCache<String, Option<Reading>>>,
    purses: Mutex<HashMap<Uuid, Purse>>,
    bell: Notify,
}

impl Cascade {
    pub(crate) fn new(models: Vec<Model>, cap_micros: i64) -> Self {
        let links =
            models.into_iter().map(|model| Link { model, breaker: Mutex::new(Breaker::default()) }).collect();
        Self {
            links,
            cap_micros,
            kept: Mutex::new(LruCache::new(ANSWERS_KEPT)),
            purses: Mutex::new(HashMap::new()),
            bell: Notify::new(),
        }
    }

    /// Whether a question of a shop would be asked at all; `now` is the moment of the business.
    pub(crate) fn takes(&self, store: Uuid, now: Timestamp) -> bool {
        let wall = SystemClock.now();
        !self.purse(store, now).is_some_and(|purse| purse.spent)
            && self.links.iter().any(|link| lock(&link.breaker).is_ready(wall))
    }

    fn purse(&self, store: Uuid, now: Timestamp) -> Option<Purse> {
        lock(&self.purses).get(&store).copied().filter(|purse| now < purse.day_ends)
    }

    /// The providers, and whether each rests now.
    pub(crate) fn resting(&self) -> impl Iterator<Item = (&str, bool)> + '_ {
        let wall = SystemClock.now();
        self.links
            .iter()
            .map(move |link| (link.model.provider.name(), lock(&link.breaker).resting(wall).is_some()))
    }

    /// Says that questions were noted.
    pub(crate) fn ring(&self) {
        self.bell.notify_one();
    }

    /// How it stands for a shop, for people; `now` is the moment of the business.
    pub(crate) fn health(&self, store: Uuid, now: Timestamp) -> ModelHealth {
        let wall = SystemClock.now();
        let resting = self.links.iter().filter(|link| lock(&link.breaker).resting(wall).is_some()).count();
        match self.purse(store, now) {
            _ if self.links.is_empty() => ModelHealth::Off,
            Some(Purse { spent: true, .. }) => ModelHealth::Spent,
            _ if resting == self.links.len() => ModelHealth::Resting,
            _ if resting > 0 => ModelHealth::OnNext,
            Some(_) => ModelHealth::NearlySpent,
            None => ModelHealth::Working,
        }
    }

    /// Notes how much of its money a shop has spent; tells people once when it is nearly and when it is all spent.
    /// Returns whether it is all spent.
    fn note_spent(&self, store: Uuid, spent: Spent) -> bool {
        let all = spent.micros >= self.cap_micros;
        let nearly = spent.micros.saturating_mul(100) >= self.cap_micros.saturating_mul(NEARLY_SPENT_PERCENT);
        let mut purses = lock(&self.purses);
        if !nearly {
            purses.remove(&store);
            return false;
        }
        let purse = Purse { spent: all, day_ends: spent.day_ends };
        if purses.insert(store, purse) != Some(purse) {
            tracing::warn!(
                store_id = %store, spent_micros = spent.micros, cap_micros = self.cap_micros,
                "a shop's money for second opinions is running out today"
            );
        }
        all
    }
}

impl std::fmt::Debug for Cascade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cascade").field("links", &self.links).finish_non_exhaustive()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs until `stop`; at once over where no provider is configured.
pub(crate) async fn run_until(engine: Engine, stop: CancellationToken, tasks: TaskTracker) {
    if engine.cascade.links.is_empty() {
        return;
    }
    let calls = Arc::new(Semaphore::new(CALLS_MAX));
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = engine.cascade.bell.notified() => tokio::time::sleep(GATHER).await,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
        loop {
            let permit = tokio::select! {
                () = stop.cancelled() => return,
                permit = Arc::clone(&calls).acquire_owned() => permit,
            };
            let Ok(permit) = permit else { return };
            match within(DATABASE_MAX, ledger::take(&engine)).await {
                Ok(Some(taken)) => {
                    let engine = engine.clone();
                    tasks.spawn(async move {
                        let live_id = taken.live;
                        if let Err(error) = within(patience::CALLS_MAX, work(&engine, taken)).await {
                            tracing::warn!(%live_id, %error, "second opinions could not be had");
                        }
                        drop(permit);
                    });
                }
                Ok(None) => break,
                Err(error) => {
                    tracing::warn!(%error, "cannot look for comments that need a second opinion");
                    break;
                }
            }
        }
    }
}

/// A question beside everything its answer depends on.
struct Prepared<'a> {
    question: &'a ledger::Question,
    products: Vec<&'a Product>,
    key: String,
}

async fn work(engine: &Engine, taken: Taken) -> Result<(), EngineError> {
    let mut conn = engine.pool.acquire().await?;
    let index = engine.indexes.get(&mut conn, taken.edition).await?;
    drop(conn);
    let prepared: Vec<Prepared<'_>> =
        taken.questions.iter().map(|question| prepare(&index, &taken, question)).collect();
    let mut opinions = Vec::new();
    let mut unknown = Vec::new();
    for one in &prepared {
        let kept = lock(&engine.cascade.kept).get(&one.key).cloned();
        match kept {
            Some(reading) => opinions.extend(reading.map(|reading| Opinion {
                comment: one.question.comment,
                reading,
                answer: None,
            })),
            // A model that is told no product could only invent one.
            None if one.products.is_empty() => {}
            None => unknown.push(one),
        }
    }
    if !unknown.is_empty() && !is_spent(engine, taken.store).await? {
        opinions.extend(ask(engine, taken.store, &unknown).await?);
        // What this call cost counts for the next one.
        is_spent(engine, taken.store).await?;
    }
    let asked: Vec<Uuid> = taken.questions.iter().map(|question| question.comment).collect();
    let reopened = ledger::settle(engine, &asked, &opinions).await?;
    if !reopened.is_empty() {
        engine.hub.touch(taken.store.into(), Touched { comments: reopened, ..Touched::default() });
        engine.inbox.ring(taken.live);
    }
    Ok(())
}

async fn is_spent(engine: &Engine, store: Uuid) -> Result<bool, EngineError> {
    Ok(engine.cascade.note_spent(store, ledger::spent_today(engine, store).await?))
}

fn prepare<'a>(index: &'a StoreIndex, taken: &Taken, question: &'a ledger::Question) -> Prepared<'a> {
    let comment = intent::Comment {
        text: &question.text,
        pinned: question.pinned.as_deref(),
        author: intent::Author::Buyer,
        claims: &question.claims,
        locale: Some(&taken.locale),
    };
    let products = intent::relevant(&index.reader, &comment, question::PRODUCTS_MAX)
        .into_iter()
        .filter_map(|code| index.product(code))
        .collect();
    let claims: Vec<String> = question
        .claims
        .iter()
        .map(|claim| format!("{}×{}", claim.quantity, claim.sku.as_deref().unwrap_or(&claim.product)))
        .collect();
    let key = [
        &taken.store.to_string(),
        &taken.edition.cache_key(),
        question.pinned.as_deref().unwrap_or_default(),
        &claims.join(" "),
        &intent::folded(&question.text),
    ]
    .join("\u{1f}");
    Prepared { question, products, key }
}

/// Asks the providers in their order until one answers in time.
async fn ask(engine: &Engine, store: Uuid, unknown: &[&Prepared<'_>]) -> Result<Vec<Opinion>, EngineError> {
    let asked: Vec<question::Asked<'_>> = unknown
        .iter()
        .map(|one| question::Asked {
            text: &one.question.text,
            pinned: one.question.pinned.as_deref(),
            claims: &one.question.claims,
            products: one.products.clone(),
        })
        .collect();
    let question = question::question(&asked);
    let began = Instant::now();
    let links = &engine.cascade.links;
    for (place, link) in links.iter().enumerate() {
        let is_last = place + 1 == links.len();
        let left = BUDGET.saturating_sub(began.elapsed());
        let time = if is_last { left } else { left.saturating_sub(BUDGET_OF_NEXT) };
        if time.is_zero() || !lock(&link.breaker).allows(SystemClock.now()) {
            continue;
        }
        let call = Instant::now();
        let outcome = tokio::time::timeout(time, link.model.provider.ask(&question))
            .await
            .unwrap_or(Err(ModelError::NoAnswer))
            .and_then(|answer| readable(answer, unknown.len()));
        note_health(link, &outcome);
        let word = outcome.as_ref().map_or_else(ModelError::word, |_| "answered");
        engine.metrics.model_called(link.model.provider.name(), word, call.elapsed());
        let number = record(engine, store, link, unknown.len(), &question, call.elapsed(), &outcome).await?;
        let Ok((_, said)) = outcome else { continue };
        let mut opinions = Vec::new();
        for (one, said) in unknown.iter().zip(said) {
            let provider = link.model.provider.name();
            let question = one.question;
            let reading = said.as_ref().and_then(|said| {
                check::opinion(said, &one.products, &question.claims, &question.language, provider)
            });
            lock(&engine.cascade.kept).put(one.key.clone(), reading.clone());
            opinions.extend(reading.map(|reading| Opinion {
                comment: question.comment,
                reading,
                answer: Some(number),
            }));
        }
        return Ok(opinions);
    }
    Ok(Vec::new())
}

type Readable = (ModelAnswer, Vec<Option<check::Said>>);

fn readable(answer: ModelAnswer, comments: usize) -> Result<Readable, ModelError> {
    let said =
        check::said(&answer.json, comments).ok_or(ModelError::Unreadable("it is not of the asked shape"))?;
    Ok((answer, said))
}

fn note_health(link: &Link, outcome: &Result<Readable, ModelError>) {
    let now = SystemClock.now();
    let mut breaker = lock(&link.breaker);
    match outcome {
        Ok(_) => breaker.succeeded(),
        Err(error) if !error.is_of_provider() => breaker.succeeded(),
        Err(error) => {
            breaker.failed(now, error.needs_somebody());
            if let Some(until) = breaker.resting(now) {
                let provider = link.model.provider.name();
                tracing::warn!(provider, %error, rests_ms = until.since_ms(now), "a model provider rests");
            }
        }
    }
}

async fn record(
    engine: &Engine,
    store: Uuid,
    link: &Link,
    comments: usize,
    question: &ModelQuestion,
    took: Duration,
    outcome: &Result<Readable, ModelError>,
) -> Result<i64, EngineError> {
    let answer = outcome.as_ref().ok().map(|(answer, _)| answer);
    let usage = answer.map_or_else(Default::default, |answer| answer.usage);
    let cost_micros = match (answer, outcome) {
        (Some(answer), _) => answer
            .usage
            .cost_micros
            .unwrap_or_else(|| cost(&link.model, answer.usage.input_tokens, answer.usage.output_tokens)),
        // The input was read, and may be charged, although nothing useful came back.
        (
            None,
            Err(ModelError::Declined | ModelError::CutOff | ModelError::NoAnswer | ModelError::Unreadable(_)),
        ) => cost(&link.model, tokens_about(question), 0),
        _ => 0,
    };
    ledger::record(
        engine,
        store,
        &Call {
            provider: link.model.provider.name(),
            model: answer.map_or("", |answer| &answer.model),
            comments,
            usage,
            cost_micros,
            latency_ms: i64::try_from(took.as_millis()).unwrap_or(i64::MAX),
            failure: outcome.as_ref().err(),
        },
    )
    .await
}

/// Tokens of a question, roughly: four bytes each.
fn tokens_about(question: &ModelQuestion) -> u32 {
    u32::try_from((question.instructions.len() + question.input.len()) / 4).unwrap_or(u32::MAX)
}

fn cost(model: &Model, input_tokens: u32, output_tokens: u32) -> i64 {
    let part = |tokens: u32, micros: i64| i64::from(tokens).saturating_mul(micros) / 1_000_000;
    part(input_tokens, model.input_micros).saturating_add(part(output_tokens, model.output_micros))
}
