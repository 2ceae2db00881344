//! A sandbox with one page, an app that keeps the webhooks it gets, and a client for both.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use domain::clock::{Clock, ManualClock, SystemClock, Timestamp};
use hmac::{Hmac, KeyInit, Mac};
use sandbox::{FlowAccount, PageConfig, Running, SandboxConfig, start_with_clock};
use serde_json::{Value, json};
use sha2::Sha256;

pub const PAGE: &str = "1057700001";
pub const LIVE: &str = "881200345";
pub const TOKEN: &str = "EAASANDBOXPAGETOKEN";
pub const API_KEY: &str = "APIKEY-DEMO-1";
pub const SECRET_KEY: &str = "flow-secret-demo";
/// How long a test waits for something that must come; far beyond what it takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// An app that keeps what it gets.
#[derive(Clone)]
pub struct Receiver {
    pub url: String,
    status: Arc<AtomicU16>,
    posts: Arc<Mutex<Vec<(HeaderMap, Bytes)>>>,
}

impl Receiver {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let receiver = Self {
            url: format!("http://{addr}/hook"),
            status: Arc::new(AtomicU16::new(200)),
            posts: Arc::default(),
        };
        let router = Router::new().route("/hook", get(challenge).post(take)).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        receiver
    }

    pub fn answer(&self, status: u16) {
        self.status.store(status, Ordering::SeqCst);
    }

    /// Bodies taken with a 2xx, with their headers.
    pub fn posts(&self) -> Vec<(HeaderMap, Bytes)> {
        self.posts.lock().unwrap().clone()
    }

    /// Every change and messaging object taken, in order.
    pub fn events(&self) -> Vec<Value> {
        let mut events = Vec::new();
        for (_, body) in self.posts() {
            let body: Value = serde_json::from_slice(&body).unwrap();
            for entry in body["entry"].as_array().unwrap() {
                for key in ["changes", "messaging"] {
                    events.extend(entry[key].as_array().cloned().unwrap_or_default());
                }
            }
        }
        events
    }

    /// Waits until `count` events of a kind have come, and gives them.
    pub async fn wait_for(&self, count: usize, wanted: impl Fn(&Value) -> bool) -> Vec<Value> {
        eventually(|| {
            let found: Vec<Value> = self.events().into_iter().filter(|event| wanted(event)).collect();
            (found.len() >= count).then_some(found)
        })
        .await
    }
}

async fn challenge(Query(query): Query<Vec<(String, String)>>) -> (StatusCode, String) {
    let of = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    if of("hub.verify_token").as_deref() == Some("sandbox-verify-token") {
        (StatusCode::OK, of("hub.challenge").unwrap_or_default())
    } else {
        (StatusCode::FORBIDDEN, String::new())
    }
}

async fn take(State(receiver): State<Receiver>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let status = StatusCode::from_u16(receiver.status.load(Ordering::SeqCst)).unwrap();
    if status.is_success() {
        receiver.posts.lock().unwrap().push((headers, body));
    }
    status
}

/// Looks until something is there.
pub async fn eventually<T>(mut look: impl FnMut() -> Option<T>) -> T {
    let waiting = async {
        loop {
            if let Some(found) = look() {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, waiting).await.expect("it never came")
}

pub struct Stage {
    pub running: Running,
    pub receiver: Receiver,
    pub clock: Arc<ManualClock>,
    pub client: reqwest::Client,
}

/// A sandbox on a clock that stands still, and its app.
pub async fn stage() -> Stage {
    stage_with(|_| {}).await
}

pub async fn stage_with(change: impl FnOnce(&mut SandboxConfig)) -> Stage {
    let receiver = Receiver::start().await;
    let mut config = config(&receiver.url);
    change(&mut config);
    let clock = Arc::new(ManualClock::at(Timestamp(SystemClock.now().0)));
    let running = start_with_clock(config, Arc::clone(&clock) as Arc<dyn Clock>).await.unwrap();
    Stage { running, receiver, clock, client: client() }
}

pub fn config(webhook_url: &str) -> SandboxConfig {
    SandboxConfig {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        webhook_url: webhook_url.to_owned(),
        pages: vec![PageConfig {
            id: PAGE.into(),
            name: "Tienda Demo".into(),
            access_token: TOKEN.into(),
            live_video_id: LIVE.into(),
            video_id: LIVE.into(),
            post_id: format!("{PAGE}_{LIVE}"),
            title: "Liquidación".into(),
        }],
        flow: vec![FlowAccount {
            api_key: API_KEY.into(),
            secret_key: SECRET_KEY.into(),
            merchant: "Tienda Demo".into(),
        }],
        ..SandboxConfig::default()
    }
}

pub fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

pub fn hmac(key: &str, message: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(message);
    hex::encode(mac.finalize().into_bytes())
}

impl Stage {
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.running.url())
    }

    pub async fn control(&self, path: &str, body: &Value) -> Value {
        let answer = self.client.post(self.url(&format!("/control/{path}"))).json(body).send().await.unwrap();
        let status = answer.status();
        let body: Value = answer.json().await.unwrap();
        assert!(status.is_success(), "{status} {body}");
        body
    }

    pub async fn stats(&self) -> Value {
        self.client.get(self.url("/control/stats")).send().await.unwrap().json().await.unwrap()
    }

    /// Somebody comments; gives the comment's id.
    pub async fn comment(&self, person: &str, text: &str) -> String {
        let body =
            json!({"live": LIVE, "from": {"id": person, "name": format!("Persona {person}")}, "text": text});
        self.control("comments", &body).await["comment_id"].as_str().unwrap().to_owned()
    }

    /// A Graph POST with the page's token: status and body.
    pub async fn graph_post(&self, path: &str, body: &Value) -> (u16, Value) {
        let url = format!("{}/{path}", self.running.graph_url());
        let answer = self.client.post(url).bearer_auth(TOKEN).json(body).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    pub async fn graph_get(&self, path: &str) -> (u16, Value) {
        let url = format!("{}/{path}", self.running.graph_url());
        let answer = self.client.get(url).bearer_auth(TOKEN).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    pub async fn private_reply(&self, comment: &str, text: &str) -> (u16, Value) {
        let body = json!({"recipient": {"comment_id": comment}, "message": {"text": text}});
        self.graph_post(&format!("{PAGE}/messages"), &body).await
    }

    pub async fn send(&self, psid: &str, text: &str) -> (u16, Value) {
        let body =
            json!({"recipient": {"id": psid}, "messaging_type": "RESPONSE", "message": {"text": text}});
        self.graph_post(&format!("{PAGE}/messages"), &body).await
    }

    pub async fn text(&self, path: &str) -> String {
        let answer = self.client.get(self.url(path)).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        answer.text().await.unwrap()
    }
}

/// Code and subcode of a Graph error.
pub fn code(answer: &(u16, Value)) -> (u64, Option<u64>) {
    let error = &answer.1["error"];
    (error["code"].as_u64().unwrap_or_default(), error["error_subcode"].as_u64())
}
