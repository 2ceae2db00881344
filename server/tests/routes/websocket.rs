//! `/ws/live/{id}`.

use std::time::Duration;

use futures::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::site::Site;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// How long a test waits for what must come.
const PATIENCE: Duration = Duration::from_secs(20);

async fn connect(site: &Site, live: &str, headers: &[(&'static str, &str)]) -> Result<Socket, Error> {
    let addr = site.listen().await;
    let mut request = format!("ws://{addr}/ws/live/{live}").into_client_request().unwrap();
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().unwrap());
    }
    connect_async(request).await.map(|(socket, _)| socket)
}

fn status(refusal: Result<Socket, Error>) -> u16 {
    match refusal {
        Err(Error::Http(response)) => response.status().as_u16(),
        other => panic!("the upgrade was not refused: {other:?}"),
    }
}

/// The next text frame that `wanted` picks.
async fn frame_where(socket: &mut Socket, wanted: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
    tokio::time::timeout(PATIENCE, async {
        loop {
            if let Message::Text(text) = socket.next().await.unwrap().unwrap() {
                let frame = serde_json::from_str(&text).unwrap();
                if wanted(&frame) {
                    return frame;
                }
            }
        }
    })
    .await
    .expect("the frame comes")
}

/// The code with which the server closes.
async fn close_code(socket: &mut Socket) -> CloseCode {
    tokio::time::timeout(PATIENCE, async {
        loop {
            if let Message::Close(frame) = socket.next().await.unwrap().unwrap() {
                return frame.unwrap().code;
            }
        }
    })
    .await
    .expect("the socket is closed")
}

#[tokio::test]
async fn a_console_gets_a_snapshot_and_then_what_changes() {
    let site = Site::open().await;
    let cookie = site.sign_in("duena@tienda.cl").await;
    let mut socket = connect(&site, &site.shop.live().to_string(), &[("cookie", &cookie)]).await.unwrap();
    let snapshot = frame_where(&mut socket, |_| true).await;
    assert_eq!(snapshot["type"], "snapshot");
    assert_eq!(snapshot["head"]["pinned"], "C3");
    site.shop.says("Rosa", "quiero la cartera C3").await;
    let delta =
        frame_where(&mut socket, |frame| frame["comments"].as_array().is_some_and(|rows| !rows.is_empty()))
            .await;
    assert_eq!(delta["type"], "delta");
    socket.close(None).await.unwrap();
    site.close().await;
}

#[tokio::test]
async fn a_console_that_asks_gets_a_new_snapshot() {
    let site = Site::open().await;
    let cookie = site.sign_in("duena@tienda.cl").await;
    let mut socket = connect(&site, &site.shop.live().to_string(), &[("cookie", &cookie)]).await.unwrap();
    frame_where(&mut socket, |frame| frame["type"] == "snapshot").await;
    socket.send(Message::text(r#"{"type":"resync"}"#)).await.unwrap();
    frame_where(&mut socket, |frame| frame["type"] == "snapshot").await;
    socket.close(None).await.unwrap();
    site.close().await;
}

#[tokio::test]
async fn nobody_and_other_sites_do_not_get_a_socket() {
    let site = Site::open().await;
    let live = site.shop.live().to_string();
    assert_eq!(status(connect(&site, &live, &[]).await), 401);
    let cookie = site.sign_in("duena@tienda.cl").await;
    let evil = [("cookie", cookie.as_str()), ("origin", "https://evil.example")];
    assert_eq!(status(connect(&site, &live, &evil).await), 403);
    site.close().await;
}

#[tokio::test]
async fn another_shops_live_looks_as_if_it_did_not_exist() {
    let site = Site::open().await;
    let cookie = site.sign_in("duena@otra.cl").await;
    let mut socket = connect(&site, &site.shop.live().to_string(), &[("cookie", &cookie)]).await.unwrap();
    assert_eq!(close_code(&mut socket).await, CloseCode::from(4404));
    site.close().await;
}

#[tokio::test]
async fn a_console_that_talks_too_much_is_shown_the_door() {
    let site = Site::open().await;
    let cookie = site.sign_in("duena@tienda.cl").await;
    let mut socket = connect(&site, &site.shop.live().to_string(), &[("cookie", &cookie)]).await.unwrap();
    for _ in 0..50 {
        // The server may have closed meanwhile; that is what is asked for.
        let _ = socket.send(Message::text(r#"{"type":"resync"}"#)).await;
    }
    assert_eq!(close_code(&mut socket).await, CloseCode::Policy);
    site.close().await;
}

#[tokio::test]
async fn when_the_session_ends_the_console_is_closed() {
    let site = Site::open().await;
    let cookie = site.sign_in("duena@tienda.cl").await;
    let other = site.sign_in("duena@tienda.cl").await;
    let live = site.shop.live().to_string();
    let mut socket = connect(&site, &live, &[("cookie", &cookie)]).await.unwrap();
    let mut stays = connect(&site, &live, &[("cookie", &other)]).await.unwrap();
    frame_where(&mut stays, |_| true).await;
    site.form("/api/sign_out", "", &[("cookie", &cookie)]).await;
    assert_eq!(close_code(&mut socket).await, CloseCode::from(4401));
    site.shop.says("Rosa", "quiero la cartera C3").await;
    frame_where(&mut stays, |frame| frame["type"] == "delta").await;
    site.close().await;
}

#[tokio::test]
async fn when_the_server_stops_consoles_are_told_to_come_back_and_are_waited_for() {
    let site = Site::open().await;
    let cookie = site.sign_in("duena@tienda.cl").await;
    let mut socket = connect(&site, &site.shop.live().to_string(), &[("cookie", &cookie)]).await.unwrap();
    frame_where(&mut socket, |_| true).await;
    site.stop.cancel();
    assert_eq!(close_code(&mut socket).await, CloseCode::Restart);
    site.sockets.close();
    tokio::time::timeout(PATIENCE, site.sockets.wait()).await.expect("no socket is left");
    site.close().await;
}
