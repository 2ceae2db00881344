//! A house with one feed behind an HTTP server, and clients of it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use fanout::{Feed, House, Packet, Upgrade};
use futures::StreamExt;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::{WebSocketStream, client_async};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

pub type Client = WebSocketStream<TcpStream>;

/// How long a test waits for what must come.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// Says whose a socket is.
const BADGE: &str = "x-badge";

pub struct Site {
    pub feed: Arc<Feed>,
    pub house: House,
    pub stop: CancellationToken,
    pub addr: SocketAddr,
}

#[derive(Clone)]
struct Edge {
    feed: Arc<Feed>,
    house: House,
}

impl Site {
    pub async fn open() -> Self {
        let stop = CancellationToken::new();
        let edge = Edge { feed: Arc::default(), house: House::new(stop.clone()) };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let router = Router::new().route("/", get(upgrade)).with_state(edge.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let service = TowerToHyperService::new(router.clone());
                tokio::spawn(async move {
                    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                    let _ = connection.with_upgrades().await;
                });
            }
        });
        Self { feed: edge.feed, house: edge.house, stop, addr }
    }

    /// A client that reads little before it must.
    pub async fn client(&self) -> Client {
        self.client_with(Uuid::nil()).await
    }

    pub async fn client_with(&self, badge: Uuid) -> Client {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(16 * 1024).unwrap();
        let stream = socket.connect(self.addr).await.unwrap();
        let request = tokio_tungstenite::tungstenite::ClientRequestBuilder::new(
            format!("ws://{}/", self.addr).parse().unwrap(),
        )
        .with_header(BADGE, badge.to_string());
        client_async(request, stream).await.unwrap().0
    }

    /// Waits for a wish for a snapshot, and for nobody being on the way.
    pub async fn snapshot_wanted(&self) {
        tokio::time::timeout(PATIENCE, self.feed.snapshot_wanted()).await.expect("a snapshot is wanted");
    }

    /// A client that has had its snapshot.
    pub async fn up_to_date(&self) -> Client {
        let mut client = self.client().await;
        self.snapshot_wanted().await;
        self.feed.tell(fanout::News::Snapshot(Packet::text("snapshot")));
        assert_eq!(text(&mut client).await, "snapshot");
        client
    }

    pub fn tell(&self, text: &str) {
        self.feed.tell(fanout::News::Delta(Packet::text(text)));
    }
}

async fn upgrade(State(edge): State<Edge>, mut request: Request) -> Response {
    let badge = request.headers().get(BADGE).map_or("", |badge| badge.to_str().unwrap());
    let badge = badge.parse().unwrap_or_default();
    match Upgrade::accept(&mut request) {
        Ok((answer, upgrade)) => {
            tokio::spawn(async move {
                let connection = upgrade.connection(badge).await.unwrap();
                let mut seat = edge.house.seat(Uuid::nil(), &edge.feed.watch(), connection);
                let ending = loop {
                    match seat.heard().await {
                        Ok(text) if text.as_str() == "resync" => seat.resync(),
                        Ok(text) => {
                            edge.feed.tell(fanout::News::Delta(Packet::text(&format!("heard {text}"))));
                        }
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

pub async fn message(client: &mut Client) -> Message {
    tokio::time::timeout(PATIENCE, client.next()).await.expect("a message comes").unwrap().unwrap()
}

/// The next text.
pub async fn text(client: &mut Client) -> String {
    loop {
        match message(client).await {
            Message::Text(text) => return text.to_string(),
            Message::Ping(_) | Message::Pong(_) => {}
            other => panic!("no text: {other:?}"),
        }
    }
}

/// The code with which the server closes.
pub async fn close_code(client: &mut Client) -> u16 {
    loop {
        if let Message::Close(frame) = message(client).await {
            return CloseCode::into(frame.expect("a code").code);
        }
    }
}
