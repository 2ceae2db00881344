//! Plays a recorded Live against a running app, with buyers who open their links and pay. Goes over HTTP only, so it can
//! run anywhere. Not a load generator: it keeps to the recorded times.
//!
//! - `file` reads the recording; `stage` speaks with the sandbox, `seller` with the app as its owner.
//! - `script` decides what a buyer does (pure), `buyers` waits and counts, `errand` does it.

mod buyers;
mod errand;
mod file;
mod patience;
mod report;
mod script;
mod seller;
mod stage;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

pub use file::{FileError, Happening, LiveEvent, Speaker, read_live};
pub use report::{PlayReport, Progress};
pub use script::BuyerScript;
pub use stage::StageError;

use buyers::Buyers;
use report::Tally;
use seller::Seller;
use stage::Stage;

/// How often progress is told, real ms.
const PROGRESS_MS: u64 = 1_000;
/// How long the next comment waits for a pin to arrive, real ms; a person does not speak about a product before showing it.
const PIN_WAIT_MS: u64 = 1_000;
/// After the end: nothing due and nothing new for this long means that everybody is done, real ms.
const QUIET_MS: u64 = 2_000;
/// After the end: how often to look, real ms.
const SETTLE_LOOK_MS: u64 = 200;

/// What to play, where, and how.
#[derive(Debug, Clone)]
pub struct PlayOptions {
    /// The recording, one event a line.
    pub live_path: PathBuf,
    /// Recorded milliseconds for each real one; above 0.
    pub speed: f64,
    /// Begin at this offset of the recording, ms; what lies before is left out.
    pub from_ms: i64,
    /// End at this offset of the recording, ms; `None` plays to its end.
    pub until_ms: Option<i64>,
    /// The sandbox, without a closing slash.
    pub sandbox_url: String,
    /// The app, without a closing slash.
    pub app_url: String,
    /// Sign-in of the seller.
    pub email: String,
    /// Password of the seller.
    pub password: String,
    /// The Live's id in the app.
    pub live_id: String,
    /// The Live's id in the sandbox; `None` when it has only one.
    pub live_video_id: Option<String>,
    /// What the buyers do.
    pub buyers: BuyerScript,
    /// How long buyers may take after the last event, minutes of the recording.
    pub settle_minutes: i64,
}

impl PlayOptions {
    /// The demo shop's Live at speed 60, sandbox and app at their usual addresses.
    pub fn new(live_path: impl Into<PathBuf>, live_id: impl Into<String>) -> Self {
        Self {
            live_path: live_path.into(),
            speed: 60.0,
            from_ms: 0,
            until_ms: None,
            sandbox_url: "http://127.0.0.1:3001".into(),
            app_url: "http://127.0.0.1:3000".into(),
            email: "duena@demo.cl".into(),
            password: "demo-livesell-2026".into(),
            live_id: live_id.into(),
            live_video_id: None,
            buyers: BuyerScript::default(),
            settle_minutes: 60,
        }
    }

    /// Real time in which so much of the recording passes.
    #[allow(clippy::cast_precision_loss)]
    fn real(&self, recorded_ms: i64) -> Duration {
        Duration::try_from_secs_f64((recorded_ms.max(0) as f64 / self.speed) / 1_000.0)
            .unwrap_or(Duration::MAX)
    }
}

/// Why a Live could not be played.
#[derive(Debug, thiserror::Error)]
pub enum PlayError {
    /// The speed is not a positive number.
    #[error("the speed must be above 0, not {0}")]
    Speed(f64),
    /// The shares of the buyers are not shares.
    #[error("the shares of the buyers must lie between 0 and 1 and together not pass 1")]
    Shares,
    /// The recording cannot be used.
    #[error("the recording cannot be played")]
    File(#[from] FileError),
    /// The sandbox does not do what is asked.
    #[error("the sandbox does not play along")]
    Stage(#[from] StageError),
    /// No HTTP client.
    #[error("cannot make an HTTP client")]
    Client(#[from] reqwest::Error),
}

/// Plays a Live to its end, or until `stop`. `on_progress` is called about once a second.
///
/// A comment the sandbox has already (by the recording's id) is not posted again, so a playing that was cut off can be
/// taken up with `from_ms`. An app that is away for a while is waited for.
///
/// # Errors
/// When the recording is unusable or the sandbox stays away.
pub async fn play(
    options: PlayOptions,
    stop: CancellationToken,
    mut on_progress: impl FnMut(&Progress) + Send,
) -> Result<PlayReport, PlayError> {
    if !(options.speed.is_finite() && options.speed > 0.0) {
        return Err(PlayError::Speed(options.speed));
    }
    if !options.buyers.is_sound() {
        return Err(PlayError::Shares);
    }
    let events = read_live(&options.live_path)?;
    let client = crate::http::client()?;
    let stage = Stage::find(client.clone(), &options.sandbox_url, options.live_video_id.as_deref()).await?;
    let known = stage.known().await?;
    let tally = Arc::new(Tally::default());
    let seller = Seller::start(client.clone(), &options, Arc::clone(&tally), stop.child_token());
    let buyers =
        Buyers::start(client, stage.clone(), &options, cast(&events), Arc::clone(&tally), stop.child_token())
            .await?;
    let mut playing =
        Playing { started: Instant::now(), told: Instant::now(), known, tally, total: events.len() };

    let ended = playing.run(&options, &events, &stage, &seller, &stop, &mut on_progress).await;
    if ended.is_ok() {
        playing.settle(&options, &stage, &buyers, &stop, &mut on_progress).await;
    }
    buyers.end().await;
    seller.end().await;
    on_progress(&playing.progress(&options));
    ended.map(|()| playing.tally.report(playing.started.elapsed()))
}

/// Everybody who says something in the recording. Others who comment meanwhile are real people trying the shop.
fn cast(events: &[LiveEvent]) -> HashSet<String> {
    events.iter().filter_map(|event| event.happening.speaker()).map(|speaker| speaker.id.clone()).collect()
}

struct Playing {
    started: Instant,
    told: Instant,
    known: HashSet<String>,
    tally: Arc<Tally>,
    total: usize,
}

impl Playing {
    async fn run(
        &mut self,
        options: &PlayOptions,
        events: &[LiveEvent],
        stage: &Stage,
        seller: &Seller,
        stop: &CancellationToken,
        on_progress: &mut (impl FnMut(&Progress) + Send),
    ) -> Result<(), PlayError> {
        let first = events.partition_point(|event| event.at_ms < options.from_ms);
        let until = options.until_ms.unwrap_or(i64::MAX);
        // Whoever comes in late still sees the product that is being shown.
        let shown = events[..first].iter().rev().find_map(|event| match &event.happening {
            Happening::Pin { code } => Some(code.clone()),
            _ => None,
        });
        if let Some(code) = shown {
            seller.pin(code, Duration::from_millis(PIN_WAIT_MS)).await;
        }
        self.tally.passed(first);
        for event in events[first..].iter().take_while(|event| event.at_ms <= until) {
            let due = self.started + options.real(event.at_ms - options.from_ms);
            loop {
                self.tell(options, on_progress);
                let now = Instant::now();
                if due <= now {
                    self.tally.behind(now - due);
                    break;
                }
                let next = due.min(now + Duration::from_millis(PROGRESS_MS));
                tokio::select! {
                    () = stop.cancelled() => return Ok(()),
                    () = tokio::time::sleep_until(next) => {}
                }
            }
            if stop.is_cancelled() {
                return Ok(());
            }
            self.perform(event, stage, seller, stop).await?;
            self.tally.played(event.at_ms);
        }
        Ok(())
    }

    async fn perform(
        &self,
        event: &LiveEvent,
        stage: &Stage,
        seller: &Seller,
        stop: &CancellationToken,
    ) -> Result<(), PlayError> {
        if let Happening::Pin { code } = &event.happening {
            seller.pin(code.clone(), Duration::from_millis(PIN_WAIT_MS)).await;
            return Ok(());
        }
        if event.happening.writes().is_some_and(|id| self.known.contains(id)) {
            self.tally.skipped();
            return Ok(());
        }
        if stage.perform(&event.happening, stop).await? {
            self.tally.posted(&event.happening);
        }
        Ok(())
    }

    async fn settle(
        &mut self,
        options: &PlayOptions,
        stage: &Stage,
        buyers: &Buyers,
        stop: &CancellationToken,
        on_progress: &mut (impl FnMut(&Progress) + Send),
    ) {
        let quiet = Duration::from_millis(QUIET_MS);
        let latest =
            Instant::now() + options.real(options.settle_minutes.saturating_mul(60_000)).max(quiet * 2);
        let mut busy = Instant::now();
        while Instant::now() < latest && !stop.is_cancelled() {
            self.tell(options, on_progress);
            if !buyers.idle() || stage.webhooks_pending().await.unwrap_or(1) > 0 {
                busy = Instant::now();
            }
            if busy.elapsed() >= quiet {
                return;
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(Duration::from_millis(SETTLE_LOOK_MS)) => {}
            }
        }
    }

    fn tell(&mut self, options: &PlayOptions, on_progress: &mut (impl FnMut(&Progress) + Send)) {
        if self.told.elapsed() >= Duration::from_millis(PROGRESS_MS) {
            self.told = Instant::now();
            on_progress(&self.progress(options));
        }
    }

    fn progress(&self, options: &PlayOptions) -> Progress {
        self.tally.progress(self.started.elapsed(), self.total, options.speed)
    }
}
