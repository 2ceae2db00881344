//! Asks again while the other side is away or unwell, up to a limit. Not for answers that say no: those are final.

use std::time::Duration;

use reqwest::{RequestBuilder, Response};
use tokio_util::sync::CancellationToken;

/// Pause after the first failure, ms; doubles from there.
const PAUSE_MS_MIN: u64 = 100;
/// Longest pause, ms.
const PAUSE_MS_MAX: u64 = 2_000;
/// How long one answer may take.
const ANSWER_SECONDS_MAX: u64 = 30;

/// Why no answer came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoAnswer {
    /// Told to stop.
    Stopped,
    /// Tried as often as allowed; says what happened last.
    GaveUp(String),
}

/// Sends what `request` builds until something answers that is not a 5xx, at most `tries` times.
pub(super) async fn ask(
    tries: u32,
    stop: &CancellationToken,
    request: impl Fn() -> RequestBuilder,
) -> Result<Response, NoAnswer> {
    let mut last = String::new();
    for attempt in 0..tries {
        if attempt > 0 {
            let pause = PAUSE_MS_MIN.saturating_mul(1 << (attempt - 1).min(10)).min(PAUSE_MS_MAX);
            tokio::select! {
                () = stop.cancelled() => return Err(NoAnswer::Stopped),
                () = tokio::time::sleep(Duration::from_millis(pause)) => {}
            }
        }
        let sending = request().timeout(Duration::from_secs(ANSWER_SECONDS_MAX)).send();
        let sent = tokio::select! {
            () = stop.cancelled() => return Err(NoAnswer::Stopped),
            sent = sending => sent,
        };
        match sent {
            Ok(answer) if answer.status().is_server_error() => last = answer.status().to_string(),
            Ok(answer) => return Ok(answer),
            Err(error) => last = error.without_url().to_string(),
        }
    }
    Err(NoAnswer::GaveUp(last))
}
