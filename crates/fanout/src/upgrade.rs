//! From an HTTP request to a socket: the handshake's rules are the WebSocket library's, the connection is taken out of
//! the HTTP server again, so that nothing lies between a packet and the kernel.

use std::sync::Arc;

use http::{Request, Response, StatusCode};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::server::create_response_with_body;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use uuid::Uuid;

use crate::link::{Link, Wire};

/// Largest message a client may send, in bytes.
const MESSAGE_BYTES_MAX: usize = 4 * 1024;
/// Read buffer of a socket, in bytes; clients say next to nothing.
const READ_BUFFER_BYTES: usize = 256;
/// Bytes of a socket that may lie unsent in the kernel. Left alone it takes megabytes for a client that does not read,
/// all of it old news by the time they are read.
const KERNEL_BYTES_MAX: u32 = 128 * 1024;

/// Why there is no socket.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The request does not ask for one as RFC 6455 wants it.
    #[error("this is no WebSocket handshake: {0}")]
    NoHandshake(#[from] tokio_tungstenite::tungstenite::Error),
    /// The connection cannot be upgraded.
    #[error("this connection cannot be upgraded")]
    NotUpgradable,
    /// The connection ended before it was a socket.
    #[error("the connection ended during the upgrade: {0}")]
    Ended(#[from] hyper::Error),
}

impl Refused {
    /// What the answer to the request says.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NoHandshake(_) | Self::Ended(_) => StatusCode::BAD_REQUEST,
            Self::NotUpgradable => StatusCode::UPGRADE_REQUIRED,
        }
    }
}

/// A promised socket.
#[derive(Debug)]
pub struct Upgrade(OnUpgrade);

impl Upgrade {
    /// Checks the handshake; gives the answer, without a body, and what becomes a socket once it is sent.
    pub fn accept<B>(request: &mut Request<B>) -> Result<(Response<()>, Self), Refused> {
        let answer = create_response_with_body(request, || ())?;
        let upgrade = request.extensions_mut().remove().map(Self).ok_or(Refused::NotUpgradable)?;
        Ok((answer, upgrade))
    }

    /// The socket. `badge` says whose it is, see [`House::end_badges`](crate::House::end_badges).
    pub async fn connection(self, badge: Uuid) -> Result<Connection, Refused> {
        let parts = self.0.await?.downcast::<TokioIo<TcpStream>>().map_err(|_| Refused::NotUpgradable)?;
        let stream = parts.io.into_inner();
        keep_kernel_queue_short(&stream);
        let (read, write) = stream.into_split();
        let link = Arc::new(Link::new(write, badge));
        let wire = Wire { read, link: Arc::clone(&link) };
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BUFFER_BYTES)
            // The link buffers; the library hands over each frame at once.
            .write_buffer_size(0)
            .max_message_size(Some(MESSAGE_BYTES_MAX))
            .max_frame_size(Some(MESSAGE_BYTES_MAX));
        let read = parts.read_buf.to_vec();
        let socket = WebSocketStream::from_partially_read(wire, read, Role::Server, Some(config)).await;
        Ok(Connection { socket, link })
    }
}

fn keep_kernel_queue_short(stream: &TcpStream) {
    #[cfg(target_os = "linux")]
    if let Err(error) = socket2::SockRef::from(stream).set_tcp_notsent_lowat(KERNEL_BYTES_MAX) {
        tracing::debug!(%error, "the kernel does not limit what lies unsent");
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (stream, KERNEL_BYTES_MAX);
}

/// A socket that watches nothing yet.
#[derive(Debug)]
pub struct Connection {
    pub(crate) socket: WebSocketStream<Wire>,
    pub(crate) link: Arc<Link>,
}
