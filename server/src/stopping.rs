//! Ending well: Ctrl-C or SIGTERM asks, a second Ctrl-C forces.

use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long the engine's tasks may take to end.
const TASKS_DEADLINE: Duration = Duration::from_secs(20);

/// Cancels `stop` at the first signal and ends the process at the second.
pub fn on_signal(stop: CancellationToken) -> std::io::Result<()> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    tokio::spawn(async move {
        tokio::select! { _ = interrupt.recv() => {} _ = terminate.recv() => {} }
        tracing::info!("stopping; Ctrl-C again forces");
        stop.cancel();
        tokio::select! { _ = interrupt.recv() => {} _ = terminate.recv() => {} }
        tracing::warn!("forced to stop; what was committed is safe");
        std::process::exit(130);
    });
    Ok(())
}

/// Waits until all tasks have ended, or says that some did not.
pub async fn tasks_ended(tasks: &TaskTracker) {
    tasks.close();
    if tokio::time::timeout(TASKS_DEADLINE, tasks.wait()).await.is_err() {
        tracing::warn!(tasks = tasks.len(), "some tasks did not end in time");
    }
}
