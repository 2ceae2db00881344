//! The way of every call to a provider, in this order: the pause, an outage, the key, the budget, the call itself.
//! Counted by provider.

use std::time::Duration;

use axum::response::Response;
use serde_json::Value;

use crate::faults::ModelFaults;
use crate::server::Sandbox;
use crate::world::counters::{ModelCounters, ProviderCounters};

/// What every provider can be in, each says so in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// An accident of its own (500).
    Broken,
    /// More to do than it can (503).
    Overloaded,
    /// The account has nothing left (429).
    UsedUp,
    /// Too many calls a minute (429).
    TooOften,
}

/// A provider, seen through its errors.
pub(super) trait Provider: Sized + Send {
    /// The error a trouble shows itself as.
    fn trouble(trouble: Trouble) -> Self;

    /// The provider's word for this error, for counting.
    fn word(&self) -> String;

    /// The answer that carries this error. `id` is the call's own number.
    fn refuse(&self, id: u64) -> Response;

    /// The answer that carries a result.
    fn give(body: Value, id: u64) -> Response;

    /// Where its calls are counted.
    fn counters(counters: &mut ModelCounters) -> &mut ProviderCounters;
}

/// What a call knows besides its request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Circumstances {
    pub(super) faults: ModelFaults,
    /// The call's own number.
    pub(super) id: u64,
    /// Unix time, seconds.
    pub(super) now_seconds: i64,
}

/// A result on its way.
pub(super) struct Given {
    pub(super) body: Value,
    /// How many comments it is about.
    pub(super) comments: u64,
}

/// Answers one call. `key` says whether it came with a key that is accepted.
pub(super) async fn serve<P: Provider>(
    sandbox: &Sandbox,
    key: Result<(), P>,
    call: impl FnOnce(Circumstances) -> Result<Given, P> + Send,
) -> Response {
    let now_seconds = sandbox.now().0 / 1_000;
    let (circumstances, outage) = {
        let mut world = sandbox.world();
        let faults = world.faults.models;
        P::counters(&mut world.counters.models).calls += 1;
        let outage = if faults.down {
            Some(Trouble::Overloaded)
        } else if world.dice.chance(faults.error_rate) {
            Some(if world.dice.chance(0.5) { Trouble::Broken } else { Trouble::Overloaded })
        } else {
            None
        };
        (Circumstances { faults, id: world.dice.next(), now_seconds }, outage)
    };
    let faults = circumstances.faults;
    if faults.slow_ms > 0 {
        tokio::time::sleep(Duration::from_millis(faults.slow_ms)).await;
    }
    let trouble = |trouble: Option<Trouble>| trouble.map_or(Ok(()), |trouble| Err(P::trouble(trouble)));
    let answer = trouble(outage)
        .and(key)
        .and_then(|()| trouble(over_budget(faults)))
        .and_then(|()| call(circumstances));
    let mut world = sandbox.world();
    let counters = P::counters(&mut world.counters.models);
    match answer {
        Ok(given) => {
            counters.answered += 1;
            counters.comments += given.comments;
            P::give(given.body, circumstances.id)
        }
        Err(error) => {
            *counters.errors.entry(error.word()).or_default() += 1;
            error.refuse(circumstances.id)
        }
    }
}

const fn over_budget(faults: ModelFaults) -> Option<Trouble> {
    if faults.out_of_quota {
        Some(Trouble::UsedUp)
    } else if faults.rate_limit {
        Some(Trouble::TooOften)
    } else {
        None
    }
}
