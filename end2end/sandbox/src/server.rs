//! Runs a sandbox: its address, its tasks, its end. Not what it answers: that is in `graph`, `flow`, `models`,
//! `pages`, `control`.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use domain::clock::{Clock, SystemClock, Timestamp};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::config::{ClockChoice, SandboxConfig};
use crate::models::{gemini, openai};
use crate::webhook::sender;
use crate::world::World;
use crate::{control, flow, graph, http, pages};

/// Largest request body taken, bytes.
pub(crate) const BODY_BYTES_MAX: usize = 256 * 1024;
/// How long open requests may take after the stop was asked for.
const STOP_SECONDS_MAX: u64 = 3;

/// Why a sandbox could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address is taken or not ours.
    #[error("the sandbox cannot listen on {listen}")]
    Listen {
        /// The address.
        listen: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// The HTTP client could not be made.
    #[error("the sandbox cannot make an HTTP client")]
    Client(#[from] reqwest::Error),
}

/// A handle on a sandbox's state; clones are the same sandbox.
#[derive(Clone)]
pub struct Sandbox(Arc<Shared>);

struct Shared {
    config: SandboxConfig,
    base_url: String,
    clock: Arc<dyn Clock>,
    world: Mutex<World>,
    http: reqwest::Client,
    stop: CancellationToken,
    tasks: TaskTracker,
}

impl std::fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sandbox").field("base_url", &self.0.base_url).finish_non_exhaustive()
    }
}

impl Sandbox {
    /// What it was told at start.
    pub fn config(&self) -> &SandboxConfig {
        &self.0.config
    }

    /// Its address as others see it, without a closing slash.
    pub fn base_url(&self) -> &str {
        &self.0.base_url
    }

    /// The time it lives in.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Milliseconds of its time that pass in `real_ms` of real time.
    pub(crate) fn passes_in(&self, real_ms: i64) -> i64 {
        self.0.clock.ms_of_real(real_ms)
    }

    /// The memory. Never held across a wait.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.0.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.0.http
    }

    /// Resolves when the sandbox is to stop.
    pub(crate) async fn stopped(&self) {
        self.0.stop.cancelled().await;
    }

    /// Runs a task the end of the sandbox waits for.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.0.tasks.spawn(task);
    }
}

/// A sandbox that is running.
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub addr: SocketAddr,
    /// Its state.
    pub sandbox: Sandbox,
}

impl Running {
    /// Its address, without a closing slash.
    pub fn url(&self) -> String {
        self.sandbox.base_url().to_owned()
    }

    /// Base of the Graph API: what `META_GRAPH_URL` is set to.
    pub fn graph_url(&self) -> String {
        format!("{}{}", self.sandbox.base_url(), graph::PREFIX)
    }

    /// Base of Flow's API: what `FLOW_API_URL` is set to.
    pub fn flow_url(&self) -> String {
        format!("{}{}", self.sandbox.base_url(), flow::PREFIX)
    }

    /// Base of OpenAI's API, version included.
    pub fn openai_url(&self) -> String {
        format!("{}{}", self.sandbox.base_url(), openai::PREFIX)
    }

    /// Base of Gemini's API, version included.
    pub fn gemini_url(&self) -> String {
        format!("{}{}", self.sandbox.base_url(), gemini::PREFIX)
    }

    /// Stops listening and sending. What waits in memory is forgotten.
    pub async fn stop(self) {
        let shared = self.sandbox.0;
        shared.stop.cancel();
        shared.tasks.close();
        let _ = tokio::time::timeout(Duration::from_secs(STOP_SECONDS_MAX), shared.tasks.wait()).await;
    }
}

/// Starts a sandbox on the clock of its configuration.
///
/// # Errors
/// When the address cannot be had.
pub async fn start(config: SandboxConfig) -> Result<Running, StartError> {
    let clock: Arc<dyn Clock> = match config.clock {
        ClockChoice::Real => Arc::new(SystemClock),
        ClockChoice::Scaled(clock) => Arc::new(clock),
    };
    start_with_clock(config, clock).await
}

/// Starts a sandbox on a clock of the caller's; `config.clock` is not looked at.
///
/// # Errors
/// When the address cannot be had.
pub async fn start_with_clock(config: SandboxConfig, clock: Arc<dyn Clock>) -> Result<Running, StartError> {
    let listen = config.listen;
    let failed = |source| StartError::Listen { listen, source };
    let listener = TcpListener::bind(listen).await.map_err(failed)?;
    let addr = listener.local_addr().map_err(failed)?;
    let base_url = match &config.public_url {
        Some(url) => url.trim_end_matches('/').to_owned(),
        None => format!("http://{addr}"),
    };
    let world = Mutex::new(World::new(&config, clock.now()));
    let sandbox = Sandbox(Arc::new(Shared {
        config,
        base_url,
        clock,
        world,
        http: http::client()?,
        stop: CancellationToken::new(),
        tasks: TaskTracker::new(),
    }));
    let bells = sandbox.world().lanes.bells();
    for (page, lane, bell) in bells {
        sandbox.spawn(sender::run(sandbox.clone(), page, lane, bell));
    }
    let server = axum::serve(listener, router(sandbox.clone()));
    let stop = sandbox.0.stop.clone();
    sandbox.spawn(async move {
        if let Err(error) = server.with_graceful_shutdown(stop.cancelled_owned()).await {
            tracing::error!(%error, "the sandbox stopped serving");
        }
    });
    Ok(Running { addr, sandbox })
}

fn router(sandbox: Sandbox) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .nest(graph::PREFIX, graph::router())
        .nest(flow::PREFIX, flow::api_router())
        .merge(flow::page_router())
        .nest(openai::PREFIX, openai::router())
        .nest(gemini::PREFIX, gemini::router())
        .merge(pages::router())
        .nest("/control", control::router())
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .with_state(sandbox)
}
