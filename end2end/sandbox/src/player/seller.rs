//! The seller at the app: signs in once and pins what is being shown. Not the buyers.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{COOKIE, SET_COOKIE};
use reqwest::{Client, StatusCode};
use serde_json::json;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::PlayOptions;
use super::patience::ask;
use super::report::Tally;

/// Pins that may wait.
const PINS_WAITING_MAX: usize = 64;
/// How often one pin is tried while no newer one waits.
const PIN_TRIES_MAX: u32 = 60;
/// Pause between two tries, ms.
const PIN_PAUSE_MS: u64 = 500;

struct Pin {
    code: Option<String>,
    done: oneshot::Sender<()>,
}

/// The seller's own task.
pub(super) struct Seller {
    pins: mpsc::Sender<Pin>,
    task: JoinHandle<()>,
}

impl Seller {
    pub(super) fn start(
        client: Client,
        options: &PlayOptions,
        tally: Arc<Tally>,
        stop: CancellationToken,
    ) -> Self {
        let (pins, waiting) = mpsc::channel(PINS_WAITING_MAX);
        let desk = Desk {
            client,
            app: options.app_url.trim_end_matches('/').to_owned(),
            email: options.email.clone(),
            password: options.password.clone(),
            live: options.live_id.clone(),
            cookies: None,
            tally,
            stop,
        };
        Self { pins, task: tokio::spawn(desk.work(waiting)) }
    }

    /// Pins a product (or none); returns when it is pinned, or after `wait` while the trying goes on.
    pub(super) async fn pin(&self, code: Option<String>, wait: Duration) {
        let (done, pinned) = oneshot::channel();
        if self.pins.send(Pin { code, done }).await.is_ok() {
            let _ = tokio::time::timeout(wait, pinned).await;
        }
    }

    /// Lets the last pin finish and ends.
    pub(super) async fn end(self) {
        drop(self.pins);
        let _ = tokio::time::timeout(Duration::from_millis(PIN_PAUSE_MS * 4), self.task).await;
    }
}

struct Desk {
    client: Client,
    app: String,
    email: String,
    password: String,
    live: String,
    cookies: Option<String>,
    tally: Arc<Tally>,
    stop: CancellationToken,
}

impl Desk {
    async fn work(mut self, mut waiting: mpsc::Receiver<Pin>) {
        while let Some(pin) = waiting.recv().await {
            let mut pinned = false;
            for attempt in 0..PIN_TRIES_MAX {
                // A newer pin makes this one pointless, but it gets its first try.
                if attempt > 0 && !waiting.is_empty() {
                    break;
                }
                if attempt > 0 {
                    tokio::select! {
                        () = self.stop.cancelled() => return,
                        () = tokio::time::sleep(Duration::from_millis(PIN_PAUSE_MS)) => {}
                    }
                }
                pinned = self.try_pin(pin.code.as_deref()).await;
                if pinned {
                    break;
                }
            }
            self.tally.pinned(pinned);
            // Nobody may be waiting any more.
            let _ = pin.done.send(());
        }
    }

    async fn try_pin(&mut self, code: Option<&str>) -> bool {
        if self.cookies.is_none() {
            self.cookies = self.sign_in().await;
        }
        let Some(cookies) = self.cookies.clone() else { return false };
        let body = json!({"live": self.live, "code": code});
        let request =
            || self.client.post(format!("{}/api/live/pin", self.app)).header(COOKIE, &cookies).json(&body);
        match ask(1, &self.stop, request).await {
            Ok(answer) if answer.status().is_success() => true,
            Ok(answer) => {
                if matches!(answer.status(), StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) {
                    self.cookies = None;
                }
                tracing::info!(status = answer.status().as_u16(), "the app did not pin");
                false
            }
            Err(_) => false,
        }
    }

    /// The cookies of a fresh session, as the `Cookie` header wants them.
    async fn sign_in(&self) -> Option<String> {
        let form = [("email", self.email.as_str()), ("password", self.password.as_str())];
        let request = || self.client.post(format!("{}/api/sign_in", self.app)).form(&form);
        let answer = ask(1, &self.stop, request).await.ok()?;
        let status = answer.status();
        let cookies: Vec<&str> = answer
            .headers()
            .get_all(SET_COOKIE)
            .iter()
            .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
            .collect();
        if status.as_u16() >= 400 || cookies.is_empty() {
            tracing::warn!(status = status.as_u16(), "the app did not sign the seller in");
            return None;
        }
        Some(cookies.join("; "))
    }
}
