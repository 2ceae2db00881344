//! One ordered stream of frames for everybody who watches the same thing. Snapshots travel in it like deltas, so that
//! whoever needs one knows by its place which deltas follow; one snapshot serves all who wait for one.

use std::sync::Arc;

use tokio::sync::{Notify, broadcast};

use crate::Packet;

/// News a watcher may lag behind before it needs a snapshot.
const LAG_NEWS_MAX: usize = 64;

/// What a feed tells, in order.
#[derive(Debug, Clone)]
pub enum News {
    /// Everything. For those who need it; others know it already.
    Snapshot(Packet),
    /// What changed since the news before. For those who are up to date.
    Delta(Packet),
    /// A snapshot was wanted and cannot be had.
    NoSnapshot(NoSnapshot),
    /// This watcher has missed something and needs a snapshot.
    Missed,
}

/// Why there is no snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSnapshot {
    /// What was watched is not there any more.
    Gone,
    /// It could not be made this time.
    Failed,
}

/// The writer's end. Its watchers end when it is dropped.
#[derive(Debug)]
pub struct Feed {
    news: broadcast::Sender<News>,
    wanted: Arc<Notify>,
}

impl Default for Feed {
    fn default() -> Self {
        Self { news: broadcast::channel(LAG_NEWS_MAX).0, wanted: Arc::default() }
    }
}

impl Feed {
    /// Tells everybody who watches.
    pub fn tell(&self, news: News) {
        // Fails only when nobody watches.
        let _ = self.news.send(news);
    }

    /// How many watch.
    pub fn watchers(&self) -> usize {
        self.news.receiver_count()
    }

    /// News that some watcher has not taken yet.
    pub fn backlog(&self) -> usize {
        self.news.len()
    }

    /// Waits until somebody needs a snapshot. Who starts to need one while it is being made is told of it as well.
    pub async fn snapshot_wanted(&self) {
        self.wanted.notified().await;
    }

    /// A new watcher, who needs a snapshot first.
    pub fn watch(&self) -> Watch {
        Watch { news: self.news.subscribe(), wanted: Arc::clone(&self.wanted), is_up_to_date: false }
    }
}

/// A watcher's end.
#[derive(Debug)]
pub struct Watch {
    news: broadcast::Receiver<News>,
    wanted: Arc<Notify>,
    is_up_to_date: bool,
}

impl Watch {
    /// All news as they come; `None` at the end. Safe to drop while waiting.
    pub async fn news(&mut self) -> Option<News> {
        match self.news.recv().await {
            Ok(news) => Some(news),
            Err(broadcast::error::RecvError::Lagged(_)) => Some(News::Missed),
            Err(broadcast::error::RecvError::Closed) => None,
        }
    }

    /// The news that wait already.
    pub(crate) fn waiting(&mut self) -> Option<News> {
        match self.news.try_recv() {
            Ok(news) => Some(news),
            Err(broadcast::error::TryRecvError::Lagged(_)) => Some(News::Missed),
            Err(_) => None,
        }
    }

    /// What one reader who keeps up shall see: a snapshot first and after a lag, else deltas; `None` at the end, or when
    /// there is no snapshot.
    pub async fn packet(&mut self) -> Option<Packet> {
        if !self.is_up_to_date {
            self.want_snapshot();
        }
        loop {
            match self.news().await? {
                News::Snapshot(packet) if !self.is_up_to_date => {
                    self.is_up_to_date = true;
                    return Some(packet);
                }
                News::Delta(packet) if self.is_up_to_date => return Some(packet),
                News::Snapshot(_) | News::Delta(_) => {}
                News::NoSnapshot(_) if self.is_up_to_date => {}
                News::NoSnapshot(_) => return None,
                News::Missed => {
                    self.is_up_to_date = false;
                    self.want_snapshot();
                }
            }
        }
    }

    /// Asks for a snapshot. Several who ask at the same time get the same one.
    pub fn want_snapshot(&self) {
        self.wanted.notify_one();
    }

    /// A way to ask for snapshots without watching.
    pub(crate) fn asking(&self) -> Asking {
        Asking(Arc::clone(&self.wanted))
    }

    /// Another watcher of the same feed.
    pub(crate) fn another(&self) -> Self {
        Self { news: self.news.resubscribe(), wanted: Arc::clone(&self.wanted), is_up_to_date: false }
    }
}

/// Asks for snapshots.
#[derive(Debug)]
pub(crate) struct Asking(Arc<Notify>);

impl Asking {
    /// See [`Watch::want_snapshot`].
    pub(crate) fn want_snapshot(&self) {
        self.0.notify_one();
    }
}
