//! Who watches which Live, and what they are sent. Whatever changes rows a console shows says so ([`Hub::touch`]); a
//! projector per watched Live gathers for a moment, reads the touched rows once and tells its feed one delta, serialised
//! once for all sockets. Who writes it to the sockets is the `fanout` crate's business.

mod projector;
pub(crate) mod rows;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use domain::ids::{LiveId, StoreId};
use domain::role::Permission;
use fanout::{Feed, Watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use crate::{Actor, Engine, EngineError};

/// Rows a console may show differently now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Comments.
    pub comments: Vec<Uuid>,
    /// Orders.
    pub orders: Vec<Uuid>,
    /// Variants.
    pub variants: Vec<Uuid>,
    /// Title, pin or bot.
    pub head: bool,
}

impl Touched {
    fn add(&mut self, other: &Self) {
        self.comments.extend_from_slice(&other.comments);
        self.orders.extend_from_slice(&other.orders);
        self.variants.extend_from_slice(&other.variants);
        self.head |= other.head;
    }

    /// Names each row once, however often it changed.
    fn once(mut self) -> Self {
        for ids in [&mut self.comments, &mut self.orders, &mut self.variants] {
            ids.sort_unstable();
            ids.dedup();
        }
        self
    }
}

struct Channel {
    store: StoreId,
    dirty: Arc<Mutex<Touched>>,
    /// The projector's; gone when it has ended.
    feed: Weak<Feed>,
}

/// See the module.
#[derive(Default)]
pub struct Hub {
    channels: Mutex<HashMap<LiveId, Channel>>,
    /// What projectors run under, once the engine has started.
    tasks: Mutex<Option<(Engine, CancellationToken, TaskTracker)>>,
}

impl Hub {
    pub(crate) fn run_tasks(&self, engine: Engine, stop: CancellationToken, tasks: TaskTracker) {
        *self.tasks.lock().unwrap_or_else(PoisonError::into_inner) = Some((engine, stop, tasks));
    }

    /// Says that rows of this shop changed. Costs next to nothing while nobody watches.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "callers make it for this call; a reference would only add noise"
    )]
    pub fn touch(&self, store: StoreId, touched: Touched) {
        let channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        for channel in channels.values().filter(|channel| channel.store == store) {
            channel.dirty.lock().unwrap_or_else(PoisonError::into_inner).add(&touched);
        }
    }

    /// A watch of the Live, whose projector is started when nobody watched before.
    fn watch(&self, store: StoreId, live: LiveId) -> Result<Watch, EngineError> {
        let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(feed) = channels.get(&live).and_then(|channel| channel.feed.upgrade()) {
            return Ok(feed.watch());
        }
        let tasks = self.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((engine, stop, tracker)) = tasks.as_ref() else {
            return Err(EngineError::Corrupt("the engine has not been started".to_owned()));
        };
        let feed = Arc::new(Feed::default());
        let watch = feed.watch();
        let dirty = Arc::new(Mutex::new(Touched::default()));
        channels.insert(live, Channel { store, dirty: Arc::clone(&dirty), feed: Arc::downgrade(&feed) });
        tracker.spawn(projector::run_until(engine.clone(), store, live, dirty, feed, stop.clone()));
        Ok(watch)
    }

    /// Forgets a Live that nobody watches any more.
    fn forget(&self, live: LiveId) {
        self.channels.lock().unwrap_or_else(PoisonError::into_inner).remove(&live);
    }
}

impl std::fmt::Debug for Hub {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hub").finish_non_exhaustive()
    }
}

/// Starts to watch a Live of the actor's shop.
pub async fn watch(engine: &Engine, actor: &Actor, live: LiveId) -> Result<Watch, EngineError> {
    actor.require(Permission::WatchLive)?;
    let mine = sqlx::query_scalar!(
        r#"select exists (select 1 from lives where store_id = $1 and id = $2) as "mine!""#,
        actor.store.id().0,
        live.0
    )
    .fetch_one(&engine.pool)
    .await?;
    if !mine {
        return Err(EngineError::not_found("Live"));
    }
    engine.hub.watch(actor.store.id(), live)
}
