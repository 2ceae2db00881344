//! The running product: engine tasks and HTTP, started together and stopped in the order that loses nothing.

use std::time::Duration;

use engine::Engine;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::http::{HttpConfig, Listener, private_router, router};
use crate::stopping;

/// How long consoles may take to take note of the end.
const SOCKETS_DEADLINE: Duration = Duration::from_secs(5);

/// See the module.
pub(super) struct App {
    http: Vec<JoinHandle<()>>,
    http_stop: CancellationToken,
    sockets: TaskTracker,
    engine_stop: CancellationToken,
    tasks: TaskTracker,
}

impl App {
    /// Starts everything; `private` is where metrics are told.
    pub(super) fn start(
        engine: &Engine,
        config: HttpConfig,
        listener: Listener,
        private: Option<Listener>,
    ) -> Self {
        let (http_stop, sockets) = (CancellationToken::new(), TaskTracker::new());
        let (engine_stop, tasks) = (CancellationToken::new(), TaskTracker::new());
        engine.start(&engine_stop, &tasks);
        let service = router(engine.clone(), config, http_stop.clone(), sockets.clone());
        let mut http = vec![tokio::spawn(listener.serve(service, http_stop.clone()))];
        http.extend(
            private.map(|private| {
                tokio::spawn(private.serve(private_router(engine.clone()), http_stop.clone()))
            }),
        );
        Self { http, http_stop, sockets, engine_stop, tasks }
    }

    /// Takes no more requests, lets those under way end, closes consoles, then ends the engine's tasks: whoever was told
    /// "done" was told the truth.
    pub(super) async fn stop(self) {
        self.http_stop.cancel();
        for http in self.http {
            if http.await.is_err() {
                tracing::error!("an HTTP task ended by a panic");
            }
        }
        self.sockets.close();
        if tokio::time::timeout(SOCKETS_DEADLINE, self.sockets.wait()).await.is_err() {
            tracing::warn!(sockets = self.sockets.len(), "some consoles did not close in time");
        }
        self.engine_stop.cancel();
        stopping::tasks_ended(&self.tasks).await;
    }
}
