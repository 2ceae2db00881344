//! Sends requests over kept-open connections, as lean as HTTP can be, so that the sender is not what is measured.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{self, HeaderValue};
use hyper::{Method, Request, StatusCode, Uri};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use crate::comments::Writer;

/// Longest wait for one answer.
const ANSWER_MAX: Duration = Duration::from_secs(30);
/// Pause after a 503; shorter than the server asks for, to keep the pressure up.
const BUSY_PAUSE: Duration = Duration::from_millis(20);

/// When the next request of a connection leaves.
#[derive(Debug, Clone, Copy)]
pub enum Pace {
    /// As soon as the one before is answered: finds the peak.
    Closed,
    /// At fixed moments, `every` apart, the first after `offset`, whether the server keeps up or not. Latency counts
    /// from that moment, so a slow server cannot hide that it kept requests from being sent.
    Open {
        /// Between requests of this connection.
        every: Duration,
        /// Spreads the connections over that time.
        offset: Duration,
    },
}

/// What one connection saw.
#[derive(Debug, Default)]
pub struct Seen {
    /// Numbers of the comments answered with 200.
    pub acknowledged: Vec<u64>,
    /// From the moment a request left, or should have, to its answer.
    pub latencies_us: Vec<u32>,
    /// Answers "come back later".
    pub refused: u64,
    /// Requests without an answer.
    pub failed: u64,
}

/// Where and what to send.
#[derive(Clone)]
pub struct Target {
    /// Host and port.
    pub authority: String,
    /// The same, as the header.
    pub host: HeaderValue,
    /// Makes the bodies.
    pub writer: Writer,
    /// The next comment's number, shared by all connections.
    pub next: Arc<AtomicU64>,
    /// Comments in a request.
    pub batch: u16,
}

/// Sends until `end`.
pub async fn send_until(target: Target, pace: Pace, end: Instant) -> Result<Seen> {
    let mut seen = Seen::default();
    let mut connection = connect(&target.authority).await?;
    let mut due = match pace {
        Pace::Closed => Instant::now(),
        Pace::Open { offset, .. } => Instant::now() + offset,
    };
    loop {
        match pace {
            Pace::Closed => due = Instant::now(),
            Pace::Open { .. } => sleep_until(due).await,
        }
        if Instant::now() >= end {
            return Ok(seen);
        }
        let first = target.next.fetch_add(u64::from(target.batch), Ordering::Relaxed);
        match timeout(ANSWER_MAX, post(&mut connection, &target, first)).await {
            Ok(Ok(StatusCode::OK)) => {
                seen.latencies_us.push(u32::try_from(due.elapsed().as_micros()).unwrap_or(u32::MAX));
                seen.acknowledged.extend(first..first + u64::from(target.batch));
            }
            Ok(Ok(StatusCode::SERVICE_UNAVAILABLE)) => {
                seen.refused += 1;
                sleep(BUSY_PAUSE).await;
            }
            Ok(Ok(status)) => bail!("the server answered {status}; is the app secret right?"),
            Ok(Err(_)) | Err(_) => {
                seen.failed += 1;
                sleep(BUSY_PAUSE).await;
                // A server that is being started again is waited for until the end of the run.
                while Instant::now() < end {
                    if let Ok(new) = connect(&target.authority).await {
                        connection = new;
                        break;
                    }
                    sleep(BUSY_PAUSE).await;
                }
            }
        }
        if let Pace::Open { every, .. } = pace {
            due += every;
        }
    }
}

async fn connect(authority: &str) -> Result<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(authority).await.context("the server cannot be reached")?;
    stream.set_nodelay(true).context("the connection cannot be set up")?;
    let (sender, connection) =
        handshake(TokioIo::new(stream)).await.context("the server does not speak HTTP")?;
    // Ends when the server or the sender hangs up; either shows at the sender.
    tokio::spawn(connection);
    Ok(sender)
}

async fn post(connection: &mut SendRequest<Full<Bytes>>, target: &Target, first: u64) -> Result<StatusCode> {
    let (body, signature) = target.writer.request(first, target.batch);
    let mut request = Request::new(Full::new(Bytes::from(body)));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = Uri::from_static("/api/v1/webhooks/facebook");
    let headers = request.headers_mut();
    headers.insert(header::HOST, target.host.clone());
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert("x-hub-signature-256", HeaderValue::try_from(signature)?);
    connection.ready().await?;
    let response = connection.send_request(request).await?;
    let status = response.status();
    response.into_body().collect().await?;
    Ok(status)
}
