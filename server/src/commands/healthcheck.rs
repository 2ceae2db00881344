//! `livesell healthcheck`: asks a running server, with nothing but a socket.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::print;
use crate::config::{Config, Source};

/// How long the answer may take.
const TIMEOUT: Duration = Duration::from_secs(5);
/// Bytes of the answer that are looked at.
const ANSWER_BYTES_MAX: u64 = 4_096;

/// Asks and tells by the status.
pub(super) async fn run(source: &dyn Source, addr: Option<SocketAddr>) -> anyhow::Result<ExitCode> {
    let addr = match addr {
        Some(addr) => addr,
        None => Config::read_addr(source)?,
    };
    let addr = reachable(addr);
    let status = match tokio::time::timeout(TIMEOUT, ask(addr)).await {
        Ok(Ok(status)) => status,
        Ok(Err(error)) => format!("no answer ({error})"),
        Err(_) => format!("no answer within {} s", TIMEOUT.as_secs()),
    };
    let well = status == "200";
    print(&if well { format!("{addr} is well") } else { format!("{addr} is not well: {status}") })?;
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// "All addresses" can be listened at, but not connected to.
fn reachable(addr: SocketAddr) -> SocketAddr {
    match addr.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => SocketAddr::new(Ipv4Addr::LOCALHOST.into(), addr.port()),
        IpAddr::V6(ip) if ip.is_unspecified() => SocketAddr::new(Ipv6Addr::LOCALHOST.into(), addr.port()),
        _ => addr,
    }
}

/// The status of `GET /health/deep`.
async fn ask(addr: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(addr).await?;
    let request = format!("GET /health/deep HTTP/1.1\r\nhost: {addr}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(ANSWER_BYTES_MAX).read_to_end(&mut answer).await?;
    let head = String::from_utf8_lossy(&answer);
    Ok(head.split(' ').nth(1).unwrap_or("an answer that is not HTTP").to_owned())
}
