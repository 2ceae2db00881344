//! Many client sockets: the handshake, and the little that a client must say (RFC 6455; Engine.IO 4 for `socket.io`).

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use anyhow::Context;
use socket2::{Domain, Socket, Type};

use crate::server::Kind;

/// Sockets of one source address, so that ports do not run out.
const SOCKETS_PER_ADDRESS: usize = 5_000;
/// How long a handshake may take.
const HANDSHAKE_TIME_MAX: Duration = Duration::from_secs(10);
/// Longest answer to a handshake, with what may follow it.
const HEAD_BYTES_MAX: usize = 64 * 1024;
/// "Connect to the main namespace" of Socket.IO.
const SOCKETIO_CONNECT: &[u8] = b"40";

/// Opens the `index`th socket.
pub fn open(
    kind: Kind,
    port: u16,
    index: usize,
    receive_bytes: Option<usize>,
) -> anyhow::Result<std::net::TcpStream> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    let last = u8::try_from(2 + index / SOCKETS_PER_ADDRESS).context("too many sockets")?;
    if let Some(bytes) = receive_bytes {
        socket.set_recv_buffer_size(bytes)?;
    }
    socket.bind(&SocketAddr::from((Ipv4Addr::new(127, 0, 0, last), 0)).into())?;
    socket.connect(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)).into())?;
    socket.set_tcp_nodelay(true)?;
    // Ends at once, without keeping the port for a minute.
    socket.set_linger(Some(Duration::ZERO))?;
    socket.set_read_timeout(Some(HANDSHAKE_TIME_MAX))?;
    let mut stream = std::net::TcpStream::from(socket);
    let path = if kind == Kind::SocketIo { "/socket.io/?EIO=4&transport=websocket" } else { "/" };
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )?;
    let head = answer(&mut stream).context("the server did not answer the handshake")?;
    anyhow::ensure!(head.starts_with(b"HTTP/1.1 101"), "refused: {}", String::from_utf8_lossy(&head));
    if kind == Kind::SocketIo {
        stream.write_all(&frame(0x81, SOCKETIO_CONNECT))?;
    }
    stream.set_nonblocking(true)?;
    Ok(stream)
}

/// Reads the answer's head and nothing of what follows it.
fn answer(stream: &mut std::net::TcpStream) -> anyhow::Result<Vec<u8>> {
    let mut head = vec![0; HEAD_BYTES_MAX];
    loop {
        let peeked = stream.peek(&mut head)?;
        anyhow::ensure!(peeked > 0 && peeked < HEAD_BYTES_MAX, "{peeked} bytes without an end");
        if let Some(end) = memchr::memmem::find(&head[..peeked], b"\r\n\r\n") {
            head.truncate(end + 4);
            stream.read_exact(&mut head)?;
            return Ok(head);
        }
    }
}

/// A short masked frame. The mask is zero: nothing lies between us and the server that could be confused.
pub fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let length = u8::try_from(payload.len()).unwrap_or(0).min(125);
    let mut frame = vec![first, 0x80 | length, 0, 0, 0, 0];
    frame.extend_from_slice(&payload[..usize::from(length)]);
    frame
}
