//! Accepts connections and serves them, within limits that `axum::serve` does not have: how long a client may take to
//! send its request's head, how many connections are open, how long the last ones may take when the server stops.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::limits::{CONNECTIONS_MAX, DRAIN_DEADLINE, HEAD_TIMEOUT};

/// Pause after the system refused to accept, as when it has no file handles left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Why nobody can be listened to at an address.
#[derive(Debug, thiserror::Error)]
pub enum PortTaken {
    /// Another program has it.
    #[error("{addr} is in use by another program. Stop it, or choose another address with {setting}, such as {setting}=127.0.0.1:{other}", other = .addr.port().wrapping_add(10).max(1024))]
    InUse {
        /// The address.
        addr: SocketAddr,
        /// What changes it.
        setting: &'static str,
    },
    /// The system refuses otherwise.
    #[error("{addr} cannot be listened at (it is set by {setting}): {source}")]
    Refused {
        /// The address.
        addr: SocketAddr,
        /// What changes it.
        setting: &'static str,
        /// What the system said.
        source: io::Error,
    },
}

/// A bound address.
#[derive(Debug)]
pub struct Listener {
    tcp: TcpListener,
    addr: SocketAddr,
}

impl Listener {
    /// Takes the private address, where one is configured.
    pub async fn bind_private(addr: Option<SocketAddr>) -> Result<Option<Self>, PortTaken> {
        match addr {
            Some(addr) => Self::bind(addr, "LIVESELL_METRICS_ADDR").await.map(Some),
            None => Ok(None),
        }
    }

    /// Takes the address. `setting` is what a person changes to take another one.
    pub async fn bind(addr: SocketAddr, setting: &'static str) -> Result<Self, PortTaken> {
        let refused = |source: io::Error| match source.kind() {
            ErrorKind::AddrInUse => PortTaken::InUse { addr, setting },
            _ => PortTaken::Refused { addr, setting, source },
        };
        let tcp = TcpListener::bind(addr).await.map_err(refused)?;
        let addr = tcp.local_addr().map_err(refused)?;
        Ok(Self { tcp, addr })
    }

    /// The address, with the port the system chose when 0 was asked for.
    pub const fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Serves until `stop`, then lets requests that are under way end.
    pub async fn serve(self, service: Router, stop: CancellationToken) {
        self.serve_heads_within(HEAD_TIMEOUT, service, stop).await;
    }

    async fn serve_heads_within(self, head: Duration, service: Router, stop: CancellationToken) {
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(head);
        let open = Arc::new(Semaphore::new(CONNECTIONS_MAX));
        let connections = TaskTracker::new();
        loop {
            // Taken before accepting: at the limit, clients wait in the system's queue instead of being cut off.
            let accepted = tokio::select! {
                () = stop.cancelled() => break,
                accepted = async {
                    let room = Arc::clone(&open).acquire_owned().await;
                    self.tcp.accept().await.map(|(stream, _)| (stream, room))
                } => accepted,
            };
            let (stream, room) = match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                    continue;
                }
            };
            // Small answers must not wait for more to send.
            let _ = stream.set_nodelay(true);
            let service = TowerToHyperService::new(service.clone());
            let connection = http.serve_connection(TokioIo::new(stream), service).with_upgrades();
            let stop = stop.clone();
            connections.spawn(async move {
                let mut connection = pin!(connection);
                // A client that breaks off is its own business.
                tokio::select! {
                    _ = connection.as_mut() => {}
                    () = stop.cancelled() => {
                        connection.as_mut().graceful_shutdown();
                        let _ = connection.await;
                    }
                }
                drop(room);
            });
        }
        drop(self.tcp);
        connections.close();
        if tokio::time::timeout(DRAIN_DEADLINE, connections.wait()).await.is_err() {
            tracing::warn!("some requests were cut off");
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;

    use super::*;

    #[tokio::test]
    async fn a_client_that_falls_silent_before_the_end_of_its_head_is_let_go() {
        let listener = Listener::bind(SocketAddr::from(([127, 0, 0, 1], 0)), "test").await.unwrap();
        let (addr, stop) = (listener.addr(), CancellationToken::new());
        let serving =
            tokio::spawn(listener.serve_heads_within(Duration::from_millis(20), Router::new(), stop.clone()));
        // The second is also how HTTP/2 begins.
        for said in ["", "P", "POST / HTTP/1.1\r\nhost: x\r\n"] {
            let mut client = TcpStream::connect(addr).await.unwrap();
            client.write_all(said.as_bytes()).await.unwrap();
            let mut answer = Vec::new();
            client.read_to_end(&mut answer).await.unwrap();
        }
        stop.cancel();
        serving.await.unwrap();
    }
}
