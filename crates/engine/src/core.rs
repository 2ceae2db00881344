//! The engine itself: what its modules share, and the tasks that run while it does.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::{Clock, Timestamp};
use platforms::http::Http;
use platforms::meta::SocialGraph;
use sqlx::PgPool;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use crate::accounts::Accounts;
use crate::cascade::{Cascade, Model};
use crate::hub::Hub;
use crate::inbox::{self, Inbox};
use crate::live::index::IndexCache;
use crate::metrics::Metrics;
use crate::secrets::Vault;
use crate::settings::Settings;
use crate::{cascade, courier, live, timers};

/// Everything the engine's functions need; cheap to clone.
#[derive(Clone)]
pub struct Engine(Arc<Shared>);

/// What an engine is made of.
#[derive(Debug)]
pub struct Parts {
    /// The database.
    pub pool: PgPool,
    /// Business time: holds, windows, reminders. Sessions and leases run on the machine's clock.
    pub clock: Arc<dyn Clock>,
    /// Settings.
    pub settings: Settings,
    /// Meta.
    pub graph: Arc<dyn SocialGraph>,
    /// The shared HTTP client, for gateways.
    pub http: Http,
    /// Who is asked for second opinions, in order; may be nobody.
    pub models: Vec<Model>,
}

/// The insides of [`Engine`].
pub struct Shared {
    pub(crate) pool: PgPool,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) settings: Settings,
    pub(crate) graph: Arc<dyn SocialGraph>,
    pub(crate) http: Http,
    pub(crate) vault: Vault,
    pub(crate) accounts: Accounts,
    pub(crate) indexes: IndexCache,
    pub(crate) cascade: Cascade,
    pub(crate) metrics: Metrics,
    /// Rung when there may be something to send.
    pub(crate) outbox_bell: Notify,
    /// See [`Engine::waits_for_budget`].
    pub(crate) budget_spent: AtomicBool,
    /// Where webhooks hand their events in.
    pub inbox: Inbox,
    /// Who watches which Live.
    pub hub: Hub,
}

impl Engine {
    /// An engine over these parts. Nothing runs until [`Engine::start`].
    pub fn new(parts: Parts) -> Self {
        let vault = Vault::new(&parts.settings.encryption_key);
        let accounts = Accounts::new(&parts.settings.jwt_seed);
        let inbox = Inbox::new(parts.settings.inbox_bytes_max);
        let cascade = Cascade::new(parts.models, parts.settings.model_cap_micros);
        Self(Arc::new(Shared {
            pool: parts.pool,
            clock: parts.clock,
            settings: parts.settings,
            graph: parts.graph,
            http: parts.http,
            vault,
            accounts,
            indexes: IndexCache::default(),
            cascade,
            metrics: Metrics::default(),
            outbox_bell: Notify::new(),
            budget_spent: AtomicBool::new(false),
            inbox,
            hub: Hub::default(),
        }))
    }

    /// Starts the tasks: inbox writer, sequencers, second opinions, courier, timers, console frames. They end when `stop` is cancelled;
    /// `tasks` then tells when the last one has.
    pub fn start(&self, stop: &CancellationToken, tasks: &TaskTracker) {
        // Not waited for: a comment that comes earlier waits for it, and nobody else does.
        tokio::task::spawn_blocking(intent::warm_up);
        tasks.spawn(inbox::writer::run_until(self.clone(), stop.clone()));
        tasks.spawn(live::supervisor::run_until(self.clone(), stop.clone(), tasks.clone()));
        tasks.spawn(cascade::run_until(self.clone(), stop.clone(), tasks.clone()));
        tasks.spawn(courier::run_until(self.clone(), stop.clone()));
        tasks.spawn(timers::run_until(self.clone(), stop.clone()));
        self.0.hub.run_tasks(self.clone(), stop.clone(), tasks.clone());
    }

    /// The present moment of the business.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Whether all that is due to be said waits for its page's budget to grow again.
    pub fn waits_for_budget(&self) -> bool {
        self.0.budget_spent.load(Ordering::Relaxed)
    }

    /// The database, for tests and for the binary's own checks.
    pub fn pool(&self) -> &PgPool {
        &self.0.pool
    }
}

impl std::ops::Deref for Engine {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// A new id: UUIDv7, so that rows made together lie together.
pub(crate) fn new_id() -> Uuid {
    Uuid::now_v7()
}
