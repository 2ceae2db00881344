//! Watches the threads and sends each buyer on their errand when it is time. What they do is in `script` and `errand`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use reqwest::Client;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::errand::Errand;
use super::report::Tally;
use super::script::plan;
use super::stage::{Seen, Stage, StageError};
use super::{BuyerScript, PlayOptions};

/// How often the threads are looked at, real ms.
const LOOK_MS: u64 = 150;
/// Buyers at the shop at the same moment.
const AT_ONCE_MAX: usize = 16;
/// Errands that can wait for their time.
const WAITING_MAX: usize = 100_000;
/// How long errands under way may take after the end.
const END_SECONDS_MAX: u64 = 5;

/// All buyers of a Live.
pub(super) struct Buyers {
    busy: Arc<AtomicUsize>,
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Buyers {
    /// Begins with the messages that come from now on; only people of the `cast` go on errands.
    pub(super) async fn start(
        client: Client,
        stage: Stage,
        options: &PlayOptions,
        cast: HashSet<String>,
        tally: Arc<Tally>,
        stop: CancellationToken,
    ) -> Result<Self, StageError> {
        let since = stage.message_count().await?;
        let busy = Arc::new(AtomicUsize::new(0));
        let crowd = Crowd {
            client,
            stage,
            script: options.buyers,
            options: options.clone(),
            cast,
            tally,
            stop: stop.clone(),
            busy: Arc::clone(&busy),
            since,
            links_of: HashMap::new(),
            links: HashSet::new(),
            waiting: BTreeMap::new(),
        };
        Ok(Self { busy, stop, task: tokio::spawn(crowd.watch()) })
    }

    /// Whether nobody waits and nobody is at the shop.
    pub(super) fn idle(&self) -> bool {
        self.busy.load(Ordering::Relaxed) == 0
    }

    /// Sends everybody home.
    pub(super) async fn end(self) {
        self.stop.cancel();
        let _ = tokio::time::timeout(Duration::from_secs(END_SECONDS_MAX), self.task).await;
    }
}

struct Crowd {
    client: Client,
    stage: Stage,
    script: BuyerScript,
    options: PlayOptions,
    cast: HashSet<String>,
    tally: Arc<Tally>,
    stop: CancellationToken,
    busy: Arc<AtomicUsize>,
    since: usize,
    /// How many links each person got.
    links_of: HashMap<String, usize>,
    links: HashSet<String>,
    /// By time and a number that keeps equal times apart.
    waiting: BTreeMap<(Instant, usize), Errand>,
}

impl Crowd {
    async fn watch(mut self) {
        let mut at_shop = JoinSet::new();
        while !self.stop.is_cancelled() {
            self.look().await;
            while at_shop.len() < AT_ONCE_MAX
                && let Some(first) = self.waiting.first_entry()
                && first.key().0 <= Instant::now()
            {
                let errand = first.remove();
                let (client, stage, stop) = (self.client.clone(), self.stage.clone(), self.stop.clone());
                at_shop.spawn(async move { errand.run(&client, &stage, &stop).await });
            }
            self.busy.store(self.waiting.len() + at_shop.len(), Ordering::Relaxed);
            tokio::select! {
                () = self.stop.cancelled() => {}
                () = tokio::time::sleep(Duration::from_millis(LOOK_MS)) => {}
                Some(done) = at_shop.join_next() => {
                    if let Ok((outcome, steps)) = done {
                        self.tally.errand(outcome, steps);
                    }
                }
            }
        }
        while let Some(done) = at_shop.join_next().await {
            if let Ok((outcome, steps)) = done {
                self.tally.errand(outcome, steps);
            }
        }
    }

    async fn look(&mut self) {
        let Ok((next, messages)) = self.stage.messages(self.since).await else {
            tracing::warn!("the threads cannot be read");
            return;
        };
        self.since = next;
        let of_cast = |seen: &Seen| seen.person.as_ref().is_some_and(|person| self.cast.contains(person));
        let seen: Vec<Seen> =
            messages.into_iter().filter(|seen| seen.from == "page" && of_cast(seen)).collect();
        for seen in seen {
            self.tally.message();
            self.plan(seen);
        }
    }

    fn plan(&mut self, seen: Seen) {
        let link = seen.links.iter().find(|link| link.contains("/checkout/")).cloned();
        let Some(link) = link.filter(|link| self.links.insert(link.clone())) else { return };
        let number = self.links_of.entry(seen.psid.clone()).or_default();
        let plan = plan(&self.script, &seen.psid, *number);
        *number += 1;
        self.tally.link();
        if self.waiting.len() >= WAITING_MAX {
            tracing::warn!(WAITING_MAX, "too many buyers wait; one is sent away");
            return;
        }
        let due = Instant::now() + self.options.real(plan.wait_ms);
        let errand = Errand { seen, link, plan, seed: self.script.seed };
        self.waiting.insert((due, self.links.len()), errand);
    }
}
