//! Our side of the comparison: the sockets as the product has them (`fanout`), behind the same HTTP server, fed with
//! frames of events instead of rows from a database. Takes the commands of `feeder.mjs`, but "flood SECONDS
//! UNDER_WAY" with how many frames may wait, and "gather PER_SECOND SECONDS", which sends together what came within one
//! tick, as the console's frames do.

#[path = "../event.rs"]
mod event;

use std::io::BufRead;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::frame::{LiveDelta, LiveFrame};
use fanout::{Feed, House, News, Packet, Upgrade};
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpSocket;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// The projector's tick.
const TICK: Duration = Duration::from_millis(60);

#[derive(Clone)]
struct Site {
    feed: Arc<Feed>,
    house: House,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let port: u16 = std::env::args().nth(1).context("the port is missing")?.parse()?;
    let site = Site { feed: Arc::default(), house: House::new(CancellationToken::new()) };
    tokio::spawn(answer_with_snapshots(Arc::clone(&site.feed)));
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(([127, 0, 0, 1], port).into())?;
    let listener = socket.listen(8192)?;
    let feed = Arc::clone(&site.feed);
    let router = Router::new().route("/", get(open)).with_state(site);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = stream.set_nodelay(true);
            let service = TowerToHyperService::new(router.clone());
            tokio::spawn(async move {
                let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                let _ = connection.with_upgrades().await;
            });
        }
    });
    // On the runtime's own thread: another one would take its core.
    tokio::spawn(async move { obey(&feed).await }).await?
}

async fn open(State(site): State<Site>, mut request: Request) -> Response {
    match Upgrade::accept(&mut request) {
        Ok((answer, upgrade)) => {
            tokio::spawn(async move {
                let Ok(connection) = upgrade.connection(Uuid::nil()).await else { return };
                let mut seat = site.house.seat(Uuid::nil(), &site.feed.watch(), connection);
                let ending = loop {
                    match seat.heard().await {
                        Ok(_) => seat.resync(),
                        Err(ending) => break ending,
                    }
                };
                seat.close(ending).await;
            });
            answer.map(|()| Body::empty())
        }
        Err(refused) => refused.status().into_response(),
    }
}

async fn answer_with_snapshots(feed: Arc<Feed>) {
    loop {
        feed.snapshot_wanted().await;
        feed.tell(News::Snapshot(Packet::text(r#"{"type":"snapshot"}"#)));
    }
}

/// Commands come from a thread of their own.
async fn obey(feed: &Feed) -> anyhow::Result<()> {
    let (commands, mut incoming) = tokio::sync::mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            if commands.send(line).is_err() {
                return;
            }
        }
    });
    say("ready");
    let mut seq = 0;
    while let Some(command) = incoming.recv().await {
        let words: Vec<&str> = command.split(' ').collect();
        let sent = match words[..] {
            ["flood", seconds, under_way] => {
                flood(feed, &mut seq, seconds.parse()?, under_way.parse()?).await?
            }
            ["rate", rate, seconds] => {
                paced(feed, &mut seq, rate.parse()?, seconds.parse()?, Duration::ZERO).await?
            }
            ["gather", rate, seconds] => paced(feed, &mut seq, rate.parse()?, seconds.parse()?, TICK).await?,
            _ => anyhow::bail!("unknown command: {command}"),
        };
        say(&format!("done {sent}"));
    }
    Ok(())
}

#[allow(clippy::print_stdout, reason = "the driver reads it")]
fn say(line: &str) {
    println!("{line}");
}

/// One frame an event, as fast as they are taken; so many of them may be under way.
async fn flood(feed: &Feed, seq: &mut u64, seconds: f64, under_way: usize) -> anyhow::Result<u64> {
    let end = Instant::now() + Duration::from_secs_f64(seconds);
    let mut sent = 0;
    while Instant::now() < end {
        if feed.backlog() < under_way {
            tell(feed, seq, &[event::now()])?;
            sent += 1;
        }
        tokio::task::yield_now().await;
    }
    Ok(sent)
}

/// Events at a rate; those of one tick in one frame.
async fn paced(feed: &Feed, seq: &mut u64, rate: f64, seconds: f64, tick: Duration) -> anyhow::Result<u64> {
    let start = Instant::now();
    let mut sent = 0_u64;
    let mut gathered = Vec::new();
    let mut told = start;
    while start.elapsed().as_secs_f64() < seconds {
        let due = f64::min(start.elapsed().as_secs_f64() * rate, rate * seconds);
        #[allow(clippy::cast_precision_loss)]
        while (sent as f64) < due {
            gathered.push(event::now());
            sent += 1;
            if tick.is_zero() {
                tell(feed, seq, &gathered)?;
                gathered.clear();
            }
        }
        if told.elapsed() >= tick && !gathered.is_empty() {
            tell(feed, seq, &gathered)?;
            gathered.clear();
            told += tick;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    if !gathered.is_empty() {
        tell(feed, seq, &gathered)?;
    }
    Ok(sent)
}

fn tell(feed: &Feed, seq: &mut u64, moments: &[u64]) -> anyhow::Result<()> {
    *seq += 1;
    let delta = LiveDelta {
        seq: *seq,
        comments: moments.iter().map(|moment| event::event(*moment)).collect(),
        ..LiveDelta::default()
    };
    feed.tell(News::Delta(Packet::json(&LiveFrame::Delta(Box::new(delta)))?));
    Ok(())
}
