//! Some sockets of one room, written to by one task: instead of waking a task per socket and frame, the task goes round
//! and hands the frame to the kernel for each.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use slab::Slab;
use tokio::time::{Instant, MissedTickBehavior};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::feed::Asking;
use crate::link::Link;
use crate::{Ending, News, NoSnapshot, Watch};

/// Sockets served before other tasks of the thread have their turn.
const TURN_SOCKETS: usize = 32;
/// How often silent and stuck sockets are looked for.
const CARE_EVERY: Duration = Duration::from_secs(1);
/// Bytes of waiting changes that are written together.
const TOGETHER_BYTES_MAX: usize = 64 * 1024;

/// See the module.
#[derive(Debug)]
pub(crate) struct Shard {
    links: Mutex<Links>,
    asking: Asking,
}

#[derive(Debug, Default)]
struct Links {
    all: Slab<Arc<Link>>,
    /// The task has ended: nobody may come any more.
    is_closed: bool,
}

impl Shard {
    /// An empty shard.
    pub(crate) fn new(asking: Asking) -> Self {
        Self { links: Mutex::default(), asking }
    }

    fn links(&self) -> MutexGuard<'_, Links> {
        self.links.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a socket in; `None` when the shard has ended.
    pub(crate) fn enter(&self, link: &Arc<Link>) -> Option<usize> {
        let mut links = self.links();
        if links.is_closed {
            return None;
        }
        let key = links.all.insert(Arc::clone(link));
        drop(links);
        // After the entry, so that the answer finds the socket here.
        self.want_snapshot();
        Some(key)
    }

    pub(crate) fn leave(&self, key: usize) {
        self.links().all.try_remove(key);
    }

    pub(crate) fn want_snapshot(&self) {
        self.asking.want_snapshot();
    }

    /// How many sockets are here.
    pub(crate) fn len(&self) -> usize {
        self.links().all.len()
    }

    /// Closes the shard if nobody is in it; says whether it is closed.
    pub(crate) fn close_if_empty(&self) -> bool {
        let mut links = self.links();
        links.is_closed |= links.all.is_empty();
        links.is_closed
    }

    /// Ends sockets for which this holds.
    pub(crate) fn end_where(&self, ending: Ending, holds: impl Fn(Uuid) -> bool) {
        for (_, link) in self.links().all.iter().filter(|(_, link)| holds(link.badge)) {
            link.end(ending);
        }
    }

    /// Adds the badges that are here.
    pub(crate) fn badges(&self, badges: &mut impl Extend<Uuid>) {
        badges.extend(self.links().all.iter().map(|(_, link)| link.badge));
    }

    /// Passes news on until `stop`, the feed's end, or until nobody is left and `retire` agrees.
    pub(crate) async fn run(&self, mut watch: Watch, stop: CancellationToken, retire: impl Fn() -> bool) {
        let mut care = tokio::time::interval_at(Instant::now() + CARE_EVERY, CARE_EVERY);
        care.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                biased;
                () = stop.cancelled() => break,
                _ = care.tick() => {
                    let now = Instant::now();
                    self.for_each(|link| link.care(now)).await;
                    if retire() {
                        return;
                    }
                }
                news = watch.news() => match news {
                    Some(news) => self.pass_on(news, &mut watch).await,
                    None => break,
                },
            }
        }
        self.links().is_closed = true;
        self.end_where(Ending::Restart, |_| true);
    }

    async fn pass_on(&self, news: News, watch: &mut Watch) {
        let mut next = Some(news);
        while let Some(news) = next.take() {
            match news {
                News::Delta(first) => {
                    let (wire, after) = together(first.wire(), watch);
                    next = after;
                    self.for_each(|link| link.delta(&wire)).await;
                }
                News::Snapshot(packet) => self.for_each(|link| link.snapshot(packet.wire())).await,
                News::NoSnapshot(why) => {
                    let ending = match why {
                        NoSnapshot::Gone => Ending::NotFound,
                        NoSnapshot::Failed => Ending::Failed,
                    };
                    self.for_each(|link| link.no_snapshot(ending)).await;
                }
                News::Missed => {
                    self.for_each(Link::needs_snapshot).await;
                    watch.want_snapshot();
                }
            }
        }
    }

    /// Does something with every socket, a few at a time, without holding the list meanwhile.
    async fn for_each(&self, work: impl Fn(&Link)) {
        let mut some = Vec::with_capacity(TURN_SOCKETS);
        let mut start = 0;
        loop {
            {
                let links = self.links();
                let end = links.all.capacity().min(start + TURN_SOCKETS);
                some.extend((start..end).filter_map(|key| links.all.get(key)).map(Arc::clone));
                if start >= end {
                    return;
                }
                start = end;
            }
            for link in some.drain(..) {
                work(&link);
            }
            tokio::task::yield_now().await;
        }
    }
}

/// The change, and those that wait behind it, in one buffer: a shard that has fallen behind writes fewer and longer
/// pieces. Gives also what comes after them and is no change.
fn together(first: &Bytes, watch: &mut Watch) -> (Bytes, Option<News>) {
    let mut more: Option<BytesMut> = None;
    let mut bytes = first.len();
    while bytes < TOGETHER_BYTES_MAX {
        match watch.waiting() {
            Some(News::Delta(packet)) => {
                let buffer = more.get_or_insert_with(|| BytesMut::from(&first[..]));
                buffer.extend_from_slice(packet.wire());
                bytes = buffer.len();
            }
            other => return (more.map_or_else(|| first.clone(), BytesMut::freeze), other),
        }
    }
    (more.map_or_else(|| first.clone(), BytesMut::freeze), None)
}
