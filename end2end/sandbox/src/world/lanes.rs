//! Webhooks waiting to leave: per page one lane for changes and one for Messenger, as Meta runs them apart.
//! Not the sending: that is `webhook::sender`.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use serde_json::Value;
use tokio::sync::Notify;

use super::World;

/// Events waiting in one lane. At the limit no further comment is taken, so that none is lost.
pub(crate) const LANE_EVENTS_MAX: usize = 300_000;

/// Which of a page's two lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lane {
    /// `entry[].changes[]`: `feed`, `live_videos`.
    Changes,
    /// `entry[].messaging[]`.
    Messaging,
}

/// One thing that happened, as it will stand in a webhook.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    /// `{"field","value"}` or one messaging object.
    pub(crate) body: Arc<Value>,
    /// Whether it is a further delivery of an event.
    pub(crate) copy: bool,
}

#[derive(Default)]
struct Queue {
    waiting: VecDeque<Event>,
    /// What the app took, in that order, copies left out; the newest [`LANE_EVENTS_MAX`].
    taken: VecDeque<Event>,
    under_way: usize,
    bell: Arc<Notify>,
}

/// All lanes.
pub(crate) struct Lanes(BTreeMap<(String, Lane), Queue>);

impl Lanes {
    /// Two empty lanes for each page.
    pub(crate) fn new(pages: impl Iterator<Item = String>) -> Self {
        Self(
            pages
                .flat_map(|page| [(page.clone(), Lane::Changes), (page, Lane::Messaging)])
                .map(|key| (key, Queue::default()))
                .collect(),
        )
    }

    /// Every lane with the bell that rings when something enters it.
    pub(crate) fn bells(&self) -> Vec<(String, Lane, Arc<Notify>)> {
        self.0.iter().map(|((page, lane), queue)| (page.clone(), *lane, Arc::clone(&queue.bell))).collect()
    }

    /// Empties all.
    pub(crate) fn clear(&mut self) {
        for queue in self.0.values_mut() {
            queue.waiting.clear();
            queue.taken.clear();
            queue.under_way = 0;
        }
    }

    /// Events waiting or under way.
    pub(crate) fn pending(&self) -> u64 {
        let pending: usize = self.0.values().map(|queue| queue.waiting.len() + queue.under_way).sum();
        u64::try_from(pending).unwrap_or(u64::MAX)
    }

    /// Whether a lane of the page has no room.
    pub(crate) fn full(&self, page: &str) -> bool {
        [Lane::Changes, Lane::Messaging].into_iter().any(|lane| {
            self.0.get(&(page.to_owned(), lane)).is_some_and(|queue| queue.waiting.len() >= LANE_EVENTS_MAX)
        })
    }

    fn push(&mut self, page: &str, lane: Lane, event: Event) -> bool {
        let Some(queue) = self.0.get_mut(&(page.to_owned(), lane)) else { return false };
        if queue.waiting.len() >= LANE_EVENTS_MAX {
            return false;
        }
        queue.waiting.push_back(event);
        queue.bell.notify_one();
        true
    }
}

impl World {
    /// Puts an event of a subscribed field on its way.
    pub(crate) fn announce(&mut self, page: usize, field: &'static str, body: Value) {
        let Some(page) = self.pages.get(page).filter(|page| page.subscribed(field)) else { return };
        let lane = if matches!(field, "feed" | "live_videos") { Lane::Changes } else { Lane::Messaging };
        let page = page.id.clone();
        self.counters.webhooks.events += 1;
        if self.dice.chance(self.faults.drop_webhooks) {
            self.counters.webhooks.events_dropped_by_fault += 1;
        } else if !self.lanes.push(&page, lane, Event { body: Arc::new(body), copy: false }) {
            self.counters.webhooks.events_overflowed += 1;
        }
    }

    /// Takes what leaves next: the first `most` events of the lane, or a mixture from further back under that fault.
    pub(crate) fn take_batch(&mut self, page: &str, lane: Lane, most: usize) -> Vec<Event> {
        if self.faults.webhooks_paused {
            return Vec::new();
        }
        let reorder = self.faults.reorder;
        let Some(queue) = self.lanes.0.get_mut(&(page.to_owned(), lane)) else { return Vec::new() };
        if reorder {
            let reach = queue.waiting.len().min(most.saturating_mul(2));
            self.dice.shuffle(&mut queue.waiting.make_contiguous()[..reach]);
        }
        let batch: Vec<Event> = queue.waiting.drain(..queue.waiting.len().min(most)).collect();
        queue.under_way += batch.len();
        batch
    }

    /// Sends everything again that the app took, in the same order, behind what waits. Returns how many events.
    pub(crate) fn send_again(&mut self) -> u64 {
        let mut again = 0;
        for queue in self.lanes.0.values_mut() {
            let room = LANE_EVENTS_MAX.saturating_sub(queue.waiting.len());
            let copies = queue.taken.iter().take(room).map(|event| Event { copy: true, ..event.clone() });
            let before = queue.waiting.len();
            queue.waiting.extend(copies);
            again += u64::try_from(queue.waiting.len() - before).unwrap_or(0);
            queue.bell.notify_one();
        }
        self.counters.webhooks.events_duplicated += again;
        again
    }

    /// Records that a batch arrived (or was given up) and, under that fault, sends some of it again.
    pub(crate) fn batch_done(&mut self, page: &str, lane: Lane, batch: &[Event], arrived: bool) {
        let count = u64::try_from(batch.len()).unwrap_or(u64::MAX);
        if let Some(queue) = self.lanes.0.get_mut(&(page.to_owned(), lane)) {
            queue.under_way = queue.under_way.saturating_sub(batch.len());
            if arrived {
                queue.taken.extend(batch.iter().filter(|event| !event.copy).cloned());
                let surplus = queue.taken.len().saturating_sub(LANE_EVENTS_MAX);
                queue.taken.drain(..surplus);
            }
        }
        if !arrived {
            self.counters.webhooks.events_given_up += count;
            return;
        }
        self.counters.webhooks.posts_acknowledged += 1;
        self.counters.webhooks.events_acknowledged += count;
        let rate = self.faults.duplicate_rate;
        for event in batch.iter().filter(|event| !event.copy) {
            if self.dice.chance(rate) {
                self.counters.webhooks.events_duplicated += 1;
                self.lanes.push(page, lane, Event { body: Arc::clone(&event.body), copy: true });
            }
        }
    }
}
