//! What RFC 6455 asks of a server.

use futures::SinkExt;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

use crate::site::{Client, Site, close_code, message, text};

/// Sends these bytes past the client's library.
async fn raw(client: &mut Client, bytes: &[u8]) {
    client.get_mut().write_all(bytes).await.unwrap();
}

#[tokio::test]
async fn a_ping_is_answered_with_its_own_words() {
    let site = Site::open().await;
    let mut client = site.up_to_date().await;
    client.send(Message::Ping(b"are you there".to_vec().into())).await.unwrap();
    assert_eq!(message(&mut client).await, Message::Pong(b"are you there".to_vec().into()));
}

#[tokio::test]
async fn a_message_in_fragments_is_put_together_around_a_ping() {
    let site = Site::open().await;
    let mut client = site.up_to_date().await;
    let part = |text: &'static str, code, last| {
        Message::Frame(Frame::message(text.as_bytes().to_vec(), OpCode::Data(code), last))
    };
    client.send(part("one ", Data::Text, false)).await.unwrap();
    client.send(Message::Ping(Vec::new().into())).await.unwrap();
    client.send(part("two", Data::Continue, true)).await.unwrap();
    assert_eq!(text(&mut client).await, "heard one two");
}

#[tokio::test]
async fn what_no_client_may_send_ends_the_socket() {
    let cases: [(&[u8], u16); 5] = [
        // Not masked.
        (&[0x81, 0x02, b'h', b'i'], 1002),
        // A reserved bit.
        (&[0xc1, 0x80, 0, 0, 0, 0], 1002),
        // A reserved opcode.
        (&[0x83, 0x80, 0, 0, 0, 0], 1002),
        // Text that is not UTF-8.
        (&[0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28], 1007),
        // Binary.
        (&[0x82, 0x81, 0, 0, 0, 0, 1], 1003),
    ];
    let site = Site::open().await;
    for (bytes, code) in cases {
        let mut client = site.up_to_date().await;
        raw(&mut client, bytes).await;
        assert_eq!(close_code(&mut client).await, code, "{bytes:?}");
    }
}

#[tokio::test]
async fn a_message_that_is_too_long_ends_the_socket() {
    let site = Site::open().await;
    let mut client = site.up_to_date().await;
    client.send(Message::text("x".repeat(4 * 1024 + 1))).await.unwrap();
    assert_eq!(close_code(&mut client).await, 1008);
}

#[tokio::test]
async fn a_frame_that_comes_with_the_handshake_is_heard() {
    let site = Site::open().await;
    let mut other = site.up_to_date().await;
    let mut stream = TcpStream::connect(site.addr).await.unwrap();
    let mut request = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
        Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        .to_vec();
    request.extend_from_slice(&[0x81, 0x82, 0, 0, 0, 0, b'h', b'i']);
    stream.write_all(&request).await.unwrap();
    assert_eq!(text(&mut other).await, "heard hi");
}

#[tokio::test]
async fn what_is_no_handshake_is_refused() {
    let site = Site::open().await;
    let mut stream = TcpStream::connect(site.addr).await.unwrap();
    let request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
}
