//! The program `livesell-sandbox`: `serve` runs the simulated Meta, Flow and model providers, `play` plays a Live against an app.

use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use sandbox::player::{BuyerScript, PlayOptions, play};
use sandbox::{ClockChoice, SandboxConfig, start};
use tokio_util::sync::CancellationToken;

/// A simulated Facebook, Flow and model providers for a live shop, and the people who buy there.
#[derive(Parser)]
#[command(name = "livesell-sandbox", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the Graph API, the webhooks, Flow, OpenAI, Gemini, and the pages on which you are the buyer.
    ///
    /// The app finds the Graph API at /graph/v26.0, Flow at /flow/api, OpenAI at /openai/v1 and Gemini at
    /// /gemini/v1beta. It may start later: webhooks wait for it.
    Serve(Serve),
    /// Plays a recorded Live against a running app: comments, pins, and buyers who open their links and pay.
    Play(Play),
}

#[derive(Args)]
struct Serve {
    /// Where to listen.
    #[arg(long, env = "LIVESELL_SANDBOX_ADDR", default_value = "127.0.0.1:3001")]
    listen: SocketAddr,
    /// Its own address as browsers see it, when that is not the listening one.
    #[arg(long, env = "SANDBOX_PUBLIC_URL")]
    public_url: Option<String>,
    /// Where the app takes Meta's webhooks.
    #[arg(
        long,
        env = "SANDBOX_WEBHOOK_URL",
        default_value = "http://127.0.0.1:3000/api/v1/webhooks/facebook"
    )]
    webhook_url: String,
    /// Id of the Meta app.
    #[arg(long, env = "FB_APP_ID", default_value = "1057000000000001")]
    app_id: String,
    /// Secret of the Meta app; signs webhooks.
    #[arg(long, env = "FB_APP_SECRET", default_value = "sandbox-app-secret", hide_env_values = true)]
    app_secret: String,
    /// Token of the webhook handshake.
    #[arg(
        long,
        env = "FB_WEBHOOK_VERIFY_TOKEN",
        default_value = "sandbox-verify-token",
        hide_env_values = true
    )]
    verify_token: String,
    /// Key the model providers accept.
    #[arg(long, env = "SANDBOX_MODEL_KEY", default_value = sandbox::MODEL_KEY, hide_env_values = true)]
    model_key: String,
    /// Seed fixture with the pages, their Lives and their Flow keys.
    #[arg(long)]
    fixture: Option<PathBuf>,
    /// Fast motion shared with the app: origin_real_ms:origin_virtual_ms:speed. Empty: real time.
    #[arg(long, env = "LIVESELL_CLOCK", default_value = "")]
    clock: ClockChoice,
    /// Seed of everything left to chance.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Refuse Graph calls without appsecret_proof.
    #[arg(long)]
    require_proof: bool,
    /// Give people another id in Messenger than in comments.
    #[arg(long)]
    psid_differs: bool,
    /// Leave recipient_id out of the answer to a private reply.
    #[arg(long)]
    hide_recipient: bool,
    /// Most changes in one webhook POST.
    #[arg(long, default_value_t = sandbox::config::BATCH_MAX)]
    batch_max: usize,
}

impl Serve {
    fn config(self) -> anyhow::Result<SandboxConfig> {
        let config = SandboxConfig {
            listen: self.listen,
            public_url: self.public_url,
            webhook_url: self.webhook_url,
            app_id: self.app_id,
            app_secret: self.app_secret,
            verify_token: self.verify_token,
            model_key: self.model_key,
            clock: self.clock,
            seed: self.seed,
            require_proof: self.require_proof,
            psid_differs: self.psid_differs,
            private_reply_names_recipient: !self.hide_recipient,
            batch_max: self.batch_max.max(1),
            ..SandboxConfig::default()
        };
        match self.fixture {
            Some(path) => Ok(config.with_fixture(&path)?),
            None => Ok(config),
        }
    }
}

#[derive(Args)]
struct Play {
    /// The recording, one JSON event a line.
    #[arg(long)]
    live: PathBuf,
    /// Recorded seconds for each real one.
    #[arg(long, default_value_t = 60.0)]
    speed: f64,
    /// Address of the sandbox.
    #[arg(long, default_value = "http://127.0.0.1:3001")]
    sandbox: String,
    /// Address of the app.
    #[arg(long, default_value = "http://127.0.0.1:3000")]
    app: String,
    /// Sign-in of the seller.
    #[arg(long, default_value = "duena@demo.cl")]
    email: String,
    /// Password of the seller.
    #[arg(
        long,
        default_value = "demo-livesell-2026",
        env = "LIVESELL_DEMO_PASSWORD",
        hide_env_values = true
    )]
    password: String,
    /// The Live's id in the app, a UUID.
    #[arg(long)]
    live_id: String,
    /// The Live's id in the sandbox, when it has several.
    #[arg(long)]
    live_video_id: Option<String>,
    /// Begin at this offset of the recording, ms.
    #[arg(long, default_value_t = 0)]
    from_ms: i64,
    /// End at this offset of the recording, ms.
    #[arg(long)]
    until_ms: Option<i64>,
    /// Share of carts paid at the gateway.
    #[arg(long, default_value_t = BuyerScript::default().share_pays)]
    pays: f64,
    /// Share of carts for which a transfer is promised.
    #[arg(long, default_value_t = BuyerScript::default().share_transfers)]
    transfers: f64,
    /// Share of carts opened and left.
    #[arg(long, default_value_t = BuyerScript::default().share_abandons)]
    abandons: f64,
    /// Seed of what the buyers do.
    #[arg(long, default_value_t = BuyerScript::default().seed)]
    seed: u64,
    /// How long buyers may take after the last event, minutes of the recording.
    #[arg(long, default_value_t = 60)]
    settle_minutes: i64,
}

impl Play {
    fn options(self) -> PlayOptions {
        PlayOptions {
            live_path: self.live,
            speed: self.speed,
            from_ms: self.from_ms,
            until_ms: self.until_ms,
            sandbox_url: self.sandbox,
            app_url: self.app,
            email: self.email,
            password: self.password,
            live_id: self.live_id,
            live_video_id: self.live_video_id,
            buyers: BuyerScript {
                share_pays: self.pays,
                share_transfers: self.transfers,
                share_abandons: self.abandons,
                seed: self.seed,
            },
            settle_minutes: self.settle_minutes,
        }
    }
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match Cli::parse().command {
        Command::Serve(serve) => run(serve).await,
        Command::Play(options) => show(options).await,
    }
}

async fn run(serve: Serve) -> anyhow::Result<()> {
    let running = start(serve.config()?).await?;
    let mut out = std::io::stdout();
    writeln!(out, "sandbox  {}", running.url())?;
    writeln!(out, "graph    {}", running.graph_url())?;
    writeln!(out, "flow     {}", running.flow_url())?;
    writeln!(out, "openai   {}", running.openai_url())?;
    writeln!(out, "gemini   {}", running.gemini_url())?;
    writeln!(out, "webhooks to {}", running.sandbox.config().webhook_url)?;
    out.flush()?;
    asked_to_stop().await?;
    running.stop().await;
    Ok(())
}

async fn show(options: Play) -> anyhow::Result<()> {
    let stop = CancellationToken::new();
    let ender = stop.clone();
    tokio::spawn(async move {
        if asked_to_stop().await.is_ok() {
            ender.cancel();
        }
    });
    // On a terminal one line is rewritten; in a log each tenth second gets its own.
    let terminal = std::io::stderr().is_terminal();
    let mut told = 0_u64;
    let report = play(options.options(), stop, |progress| {
        told += 1;
        if terminal {
            // Progress that cannot be shown must not stop the Live.
            let _ = write!(std::io::stderr(), "\r\x1b[K{progress}");
        } else if told % 10 == 1 {
            let _ = writeln!(std::io::stderr(), "{progress}");
        }
    })
    .await
    .context("the Live could not be played to its end")?;
    if terminal {
        writeln!(std::io::stderr())?;
    }
    writeln!(std::io::stdout(), "{report}")?;
    Ok(())
}

/// Resolves at Ctrl-C or when the system asks to end.
async fn asked_to_stop() -> std::io::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed,
        _ = terminate.recv() => Ok(()),
    }
}
