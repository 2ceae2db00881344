//! Who watches which Live, and what they are sent. Whatever changes rows a console shows says so ([`Hub::touch`]); a
//! projector per watched Live gathers for a moment, reads the touched rows once and sends one delta, serialised once
//! for all sockets. A socket that cannot keep up is brought up to date by a snapshot, never by a growing queue.

mod projector;
pub(crate) mod rows;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::ids::{LiveId, StoreId};
use domain::role::Permission;
use tokio::sync::{broadcast, mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use crate::{Actor, Engine, EngineError};

/// Deltas a socket may lag behind before it gets a snapshot instead.
const LAG_DELTAS_MAX: usize = 64;
/// Questions to a projector that may wait.
const REQUESTS_MAX: usize = 1_024;

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

/// A serialised frame.
pub type Frame = Arc<str>;

/// What a socket asks a projector.
#[derive(Debug)]
enum Request {
    /// A snapshot, and the deltas that follow it.
    Snapshot(oneshot::Sender<Result<(Frame, broadcast::Receiver<Frame>), EngineError>>),
}

struct Channel {
    store: StoreId,
    dirty: Arc<Mutex<Touched>>,
    requests: mpsc::Sender<Request>,
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

    /// The way to the Live's projector, which is started when nobody watched before.
    fn projector(&self, store: StoreId, live: LiveId) -> Result<mpsc::Sender<Request>, EngineError> {
        let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(channel) = channels.get(&live)
            && !channel.requests.is_closed()
        {
            return Ok(channel.requests.clone());
        }
        let tasks = self.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((engine, stop, tracker)) = tasks.as_ref() else {
            return Err(EngineError::Corrupt("the engine has not been started".to_owned()));
        };
        let (requests, incoming) = mpsc::channel(REQUESTS_MAX);
        let dirty = Arc::new(Mutex::new(Touched::default()));
        tracker.spawn(projector::run_until(
            engine.clone(),
            store,
            live,
            Arc::clone(&dirty),
            incoming,
            stop.clone(),
        ));
        channels.insert(live, Channel { store, dirty, requests: requests.clone() });
        Ok(requests)
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

/// One socket's view of a Live: first a snapshot, then deltas.
#[derive(Debug)]
pub struct Watch {
    requests: mpsc::Sender<Request>,
    deltas: Option<broadcast::Receiver<Frame>>,
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
    Ok(Watch { requests: engine.hub.projector(actor.store.id(), live)?, deltas: None })
}

impl Watch {
    /// The next frame to send, already serialised: a snapshot at first, after a lag, or after [`Watch::resync`]; else
    /// the next delta. `None` when the server stops. Safe to drop while waiting.
    pub async fn next(&mut self) -> Result<Option<Frame>, EngineError> {
        if let Some(deltas) = &mut self.deltas {
            match deltas.recv().await {
                Ok(frame) => return Ok(Some(frame)),
                Err(broadcast::error::RecvError::Lagged(_)) => self.deltas = None,
                Err(broadcast::error::RecvError::Closed) => return Ok(None),
            }
        }
        let (reply, answer) = oneshot::channel();
        if self.requests.send(Request::Snapshot(reply)).await.is_err() {
            return Ok(None);
        }
        match answer.await {
            Ok(Ok((snapshot, deltas))) => {
                self.deltas = Some(deltas);
                Ok(Some(snapshot))
            }
            Ok(Err(error)) => Err(error),
            Err(_) => Ok(None),
        }
    }

    /// Makes the next frame a snapshot.
    pub fn resync(&mut self) {
        self.deltas = None;
    }
}
