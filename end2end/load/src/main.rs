//! Load on the webhook door: signed comments at the server as fast as it acknowledges them, and afterwards an audit that
//! every acknowledged comment is in the database exactly once. Not for judging the reader or the page.

mod audit;
mod comments;
mod report;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::Parser;
use reqwest::StatusCode;

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

/// What one connection saw.
#[derive(Default)]
struct Seen {
    acknowledged: Vec<u64>,
    latencies_us: Vec<u32>,
    refused: u64,
    failed: u64,
}

/// Longest wait for one answer.
const ANSWER_MAX: Duration = Duration::from_secs(30);

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    if !audit::is_local(&options.app) {
        bail!("load is only sent to this machine, not to {}", options.app);
    }
    // Fails only when a provider is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let run = audit::run_name()?;
    let next = Arc::new(AtomicU64::new(0));
    let url = format!("{}/api/v1/webhooks/facebook", options.app);
    let end = Instant::now() + Duration::from_secs(options.seconds);
    let started = Instant::now();
    let senders: Vec<_> = (0..options.connections)
        .map(|_| {
            let writer = comments::Writer::new(&options.page, &options.video, &run, &options.app_secret)?;
            Ok(tokio::spawn(send_until(url.clone(), writer, Arc::clone(&next), options.batch, end)))
        })
        .collect::<Result<_>>()?;
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

async fn send_until(
    url: String,
    writer: comments::Writer,
    next: Arc<AtomicU64>,
    batch: u16,
    end: Instant,
) -> Result<Seen> {
    let client = reqwest::Client::builder()
        .pool_max_idle_per_host(1)
        .timeout(ANSWER_MAX)
        .build()
        .context("the HTTP client cannot be made")?;
    let mut seen = Seen::default();
    while Instant::now() < end {
        let first = next.fetch_add(u64::from(batch), Ordering::Relaxed);
        let (body, signature) = writer.request(first, batch);
        let sent = Instant::now();
        let answer = client
            .post(&url)
            .header("content-type", "application/json")
            .header("x-hub-signature-256", signature)
            .body(body)
            .send()
            .await;
        match answer.map(|answer| answer.status()) {
            Ok(StatusCode::OK) => {
                seen.latencies_us.push(u32::try_from(sent.elapsed().as_micros()).unwrap_or(u32::MAX));
                seen.acknowledged.extend(first..first + u64::from(batch));
            }
            Ok(StatusCode::SERVICE_UNAVAILABLE) => {
                seen.refused += 1;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            Ok(status) => bail!("the server answered {status}; is the app secret right?"),
            Err(_) => seen.failed += 1,
        }
    }
    Ok(seen)
}
