//! Accepts connections and serves them, within limits that `axum::serve` does not have: how long a client may take to
//! send its request's head, how many connections are open, how long the last ones may take when the server stops.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

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
        let mut builder = Builder::new(TokioExecutor::new()).http1_only();
        builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT);
        let builder = Arc::new(builder);
        let open = Arc::new(Semaphore::new(CONNECTIONS_MAX));
        let draining = GracefulShutdown::new();
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
            let watcher = draining.watcher();
            let builder = Arc::clone(&builder);
            tokio::spawn(async move {
                let connection = builder.serve_connection_with_upgrades(TokioIo::new(stream), service);
                // A client that breaks off is its own business.
                let _ = watcher.watch(connection).await;
                drop(room);
            });
        }
        drop(self.tcp);
        if tokio::time::timeout(DRAIN_DEADLINE, draining.shutdown()).await.is_err() {
            tracing::warn!("some requests were cut off");
        }
    }
}
