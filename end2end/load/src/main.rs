//! Load on the webhook door: signed comments at the server as fast as it acknowledges them, and afterwards an audit that
//! every acknowledged comment is in the database exactly once. Not for judging the reader or the page.

mod audit;
mod comments;
mod report;
mod sender;

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Parser;
use hyper::header::HeaderValue;
use tokio::time::Instant;

use sender::{Pace, Seen, Target};

/// Sends signed comment webhooks and audits what was acknowledged.
#[derive(Debug, Parser)]
#[command(
    name = "livesell-load",
    after_help = "Example, against a server started by ./run:\n  \
    livesell-load --app http://127.0.0.1:3000 --app-secret sandbox-app-secret --page 1057700001 \\\n    \
    --video 881200345 --connections 64 --seconds 10 --database \"$DATABASE_URL\""
)]
struct Options {
    /// Address of the server.
    #[arg(long, default_value = "http://127.0.0.1:3000")]
    app: String,
    /// The app secret that signs webhooks (FB_APP_SECRET of the server).
    #[arg(long, env = "FB_APP_SECRET", default_value = "sandbox-app-secret", hide_env_values = true)]
    app_secret: String,
    /// Id of a connected page.
    #[arg(long, default_value = "1057700001")]
    page: String,
    /// Id of the video of the page's Live; an unknown one stores comments without a Live.
    #[arg(long, default_value = "881200345")]
    video: String,
    /// Requests under way at once, each on a connection of its own.
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u16).range(1..=4096))]
    connections: u16,
    /// Comments in a request. Meta sends one or a few, and up to 1000 after trouble.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=1000))]
    batch: u16,
    /// Requests a second in all, sent at fixed moments whether the server keeps up or not; without it each connection
    /// sends as soon as it was answered.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    rate: Option<u32>,
    /// Everybody writes this, each time another buyer: a run on one product.
    #[arg(long)]
    text: Option<String>,
    /// How long to send.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=600))]
    seconds: u64,
    /// The database of the server, for the audit.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    database: String,
    /// Prints one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

// One thread: the load must leave the other core alone.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let options = Options::parse();
    let authority = audit::local_authority(&options.app)
        .with_context(|| format!("load is only sent to this machine, not to {}", options.app))?;
    let run = audit::run_name()?;
    let Options { page, video, app_secret, text, .. } = &options;
    let target = Target {
        authority: authority.to_owned(),
        host: HeaderValue::from_str(authority).context("the address has strange letters")?,
        writer: comments::Writer::new(page, video, &run, app_secret, text.as_deref())?,
        next: Arc::new(AtomicU64::new(0)),
        batch: options.batch,
    };
    let started = Instant::now();
    let end = started + Duration::from_secs(options.seconds);
    let senders: Vec<_> = (0..options.connections)
        .map(|nth| tokio::spawn(sender::send_until(target.clone(), pace(&options, nth), end)))
        .collect();
    let mut all = Seen::default();
    for sender in senders {
        let mut seen = sender.await.context("a sender died")??;
        all.acknowledged.append(&mut seen.acknowledged);
        all.latencies_us.append(&mut seen.latencies_us);
        all.refused += seen.refused;
        all.failed += seen.failed;
    }
    let elapsed = started.elapsed();
    let stored = audit::stored(&options.database, &run).await?;
    let report = report::Report::new(&all, elapsed, &stored);
    if options.json {
        report.print_json()?;
    } else {
        report.print_table();
    }
    if report.lost > 0 || report.twice > 0 {
        bail!("{} acknowledged comments are not stored, {} are stored twice", report.lost, report.twice);
    }
    Ok(())
}

/// The pace of the `nth` connection: the connections share the rate and are spread evenly over time.
fn pace(options: &Options, nth: u16) -> Pace {
    options.rate.map_or(Pace::Closed, |rate| {
        let between = Duration::from_secs(1) / rate;
        Pace::Open { every: between * u32::from(options.connections), offset: between * u32::from(nth) }
    })
}
