//! `livesell demo`: the whole product in one process, with simulated services, a demo shop and a Live being played.
//! The simulated services are `sandbox`; this is only the order in which things start and end.

mod live;
mod story;

use std::process::ExitCode;

use anyhow::Context;
use domain::Timestamp;
use domain::clock::{Clock, ScaledClock, SystemClock};
use engine::Engine;
use engine::seed::{Fixture, LiveSeeded};
use sandbox::{ClockChoice as SandboxClock, SandboxConfig};
use secrecy::ExposeSecret;
use tokio_util::sync::CancellationToken;

use super::app::App;
use super::{print, verify};
use crate::cli::DemoArgs;
use crate::config::{ClockChoice, Config, Over, Source};
use crate::database::{Database, Sharing};
use crate::http::{HttpConfig, Listener};
use crate::{stopping, wiring};

/// The demo shop.
const FIXTURE: &str = include_str!("../../../end2end/lives/tienda-demo.fixture.json");
/// Who is asked for second opinions: the sandbox's models, under names and at prices as real ones have.
const MODELS: &str = "openai:gpt-5-mini@0.25/2.00,gemini:gemini-2.5-flash@0.30/2.50";
/// What must not come from the environment: a demo never touches another database, nor another time.
const HIDDEN: &[&str] = &["DATABASE_URL", "LIVESELL_CLOCK", "LIVESELL_PUBLIC_URL"];

/// Runs the demo until a signal, or until the Live has been played.
pub(super) async fn run(source: &dyn Source, args: &DemoArgs) -> anyhow::Result<ExitCode> {
    let stop = CancellationToken::new();
    stopping::on_signal(stop.clone())?;
    let addr = match args.addr {
        Some(addr) => addr,
        None => Config::read_addr(source)?,
    };
    let listener = Listener::bind(addr, if args.addr.is_some() { "--addr" } else { "LIVESELL_ADDR" }).await?;
    // Only asks whether it is free, and which port "any" is; the sandbox takes it again in a moment.
    let sandbox_addr = Listener::bind(args.sandbox_addr, "--sandbox-addr").await?.addr();
    let config = Config::read(&demo_source(source, args, &listener, sandbox_addr))?;
    let database = Database::open(&config.database, Sharing::Own).await?;
    let outcome = Demo { args, config, sandbox_addr }.run(&database, listener, &stop).await;
    database.close().await;
    outcome
}

fn demo_source<'a>(
    rest: &'a dyn Source,
    args: &DemoArgs,
    listener: &Listener,
    sandbox_addr: std::net::SocketAddr,
) -> Over<'a> {
    let mut first = std::collections::BTreeMap::from([
        ("LIVESELL_ADDR".to_owned(), listener.addr().to_string()),
        ("META_GRAPH_URL".to_owned(), format!("http://{sandbox_addr}/graph/v26.0")),
        ("FLOW_API_URL".to_owned(), format!("http://{sandbox_addr}/flow/api")),
        ("LIVESELL_MODELS".to_owned(), MODELS.to_owned()),
        ("OPENAI_API_URL".to_owned(), format!("http://{sandbox_addr}/openai/v1")),
        ("GEMINI_API_URL".to_owned(), format!("http://{sandbox_addr}/gemini/v1beta")),
        ("OPENAI_API_KEY".to_owned(), sandbox::MODEL_KEY.to_owned()),
        ("GEMINI_API_KEY".to_owned(), sandbox::MODEL_KEY.to_owned()),
    ]);
    if let Some(data) = &args.data {
        first.insert("LIVESELL_DATA".to_owned(), data.to_string_lossy().into_owned());
    }
    Over { first, hidden: HIDDEN, rest }
}

/// What a demo is made of.
struct Demo<'a> {
    args: &'a DemoArgs,
    config: Config,
    sandbox_addr: std::net::SocketAddr,
}

impl Demo<'_> {
    async fn run(
        mut self,
        database: &Database,
        listener: Listener,
        stop: &CancellationToken,
    ) -> anyhow::Result<ExitCode> {
        database.migrate().await?;
        let clock = self.fast_motion(database).await?;
        self.config.clock = ClockChoice::Scaled(clock);
        let engine = wiring::engine(&self.config, database.pool.clone())?;
        let (fixture, live) = seeded(&engine).await?;
        let sandbox = sandbox::start(self.sandbox_config(&fixture, clock)?)
            .await
            .context("the sandbox could not start")?;
        let private = Listener::bind_private(self.config.metrics_addr).await?;
        let app = App::start(&engine, HttpConfig::of(&self.config), listener, private);
        let outcome = self.show(&engine, &live, clock, stop).await;
        app.stop().await;
        sandbox.stop().await;
        outcome
    }

    /// Time runs `speed` times as fast from now on; after a restart it goes on where the database stopped.
    async fn fast_motion(&self, database: &Database) -> anyhow::Result<ScaledClock> {
        let now = SystemClock.now();
        let newest = engine::seed::newest_moment(&database.pool).await?.unwrap_or(Timestamp(0));
        Ok(ScaledClock {
            origin_real_ms: now.0,
            origin_virtual_ms: now.max(newest).0,
            speed: self.args.speed,
        })
    }

    fn sandbox_config(&self, fixture: &str, clock: ScaledClock) -> anyhow::Result<SandboxConfig> {
        let config = SandboxConfig {
            listen: self.sandbox_addr,
            webhook_url: format!("{}/api/v1/webhooks/facebook", self.config.public_url),
            app_id: self.config.meta.app_id.clone(),
            app_secret: self.config.meta.app_secret_text.expose_secret().to_owned(),
            verify_token: self.config.meta.verify_token.expose_secret().to_owned(),
            clock: SandboxClock::Scaled(clock),
            ..SandboxConfig::default()
        };
        config.with_fixture_text(fixture).context("the demo shop could not be given to the sandbox")
    }

    /// Tells where everything is, plays the Live and tells how it went.
    async fn show(
        &self,
        engine: &Engine,
        live: &LiveSeeded,
        clock: ScaledClock,
        stop: &CancellationToken,
    ) -> anyhow::Result<ExitCode> {
        let app_url = self.config.public_url.to_string();
        let sandbox_url = format!("http://{}", self.sandbox_addr);
        let fixture = Fixture::parse(FIXTURE)?;
        let story =
            story::Story { app_url: &app_url, sandbox_url: &sandbox_url, live, fixture: &fixture, clock };
        eprintln!("{}", story.welcome(self.args));
        print(&story.ready_line())?;
        if self.args.no_play {
            stop.cancelled().await;
            return Ok(ExitCode::SUCCESS);
        }
        let played = live::play(self.args, &self.config.database.data_dir, &story, stop).await;
        if stop.is_cancelled() {
            return Ok(ExitCode::SUCCESS);
        }
        let report = played?;
        print(&report.to_string())?;
        print(&engine::verify::tally(engine.pool()).await?.to_string())?;
        let verdict = verify::report(engine.pool(), &clock).await?;
        if self.args.exit_when_done {
            return Ok(verdict);
        }
        eprintln!("The Live is over. Look around, or comment yourself; Ctrl-C stops everything.");
        stop.cancelled().await;
        Ok(verdict)
    }
}

/// Seeds the shop. A Live that an earlier demo left behind is not played again, for the sandbox forgets and would give
/// old comment ids to new comments: each start has a Live of its own, and the shop keeps its stock and orders.
async fn seeded(engine: &Engine) -> anyhow::Result<(String, LiveSeeded)> {
    let first = engine::seed::seed(engine, &Fixture::parse(FIXTURE)?).await?;
    if let Some(live) = first.stores.into_iter().find_map(|store| store.live)
        && live.created
    {
        return Ok((FIXTURE.to_owned(), live));
    }
    let fixture = live::another(FIXTURE, SystemClock.now())?;
    let next = engine::seed::seed(engine, &Fixture::parse(&fixture)?).await?;
    let live = next.stores.into_iter().find_map(|store| store.live).context("the demo shop has no Live")?;
    Ok((fixture, live))
}
