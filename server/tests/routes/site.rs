//! A shop behind its HTTP edges, asked as a browser or as another service would.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use domain::clock::SystemClock;
use engine::{Engine, Parts};
use platforms::http::Http;
use platforms::meta::AppSecret;
use secrecy::SecretString;
use server::config::Config;
use server::http::{HttpConfig, Listener, router};
use sqlx::PgPool;
use testkit::{RecordingGraph, Shop};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

pub const APP_SECRET: &str = "app-secret-of-the-tests";
pub const VERIFY_TOKEN: &str = "verify-token-of-the-tests";
pub const ORIGIN: &str = "https://tienda.example";
pub const WEBHOOK: &str = "/api/v1/webhooks/facebook";
pub const PASSWORD: &str = "clave-de-prueba";
const ANSWER_BYTES_MAX: usize = 4 * 1024 * 1024;

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The cookies it sets, as a browser would send them back.
    pub fn cookies(&self) -> BTreeMap<String, String> {
        let set = self.headers.get_all(header::SET_COOKIE).iter();
        set.filter_map(|value| value.to_str().unwrap().split(';').next())
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }
}

/// The edges over some engine.
pub struct Edges {
    pub router: Router,
    pub stop: CancellationToken,
    pub sockets: TaskTracker,
}

impl Edges {
    pub fn over(engine: &Engine) -> Self {
        let (stop, sockets) = (CancellationToken::new(), TaskTracker::new());
        let router = router(engine.clone(), HttpConfig::of(&config()), stop.clone(), sockets.clone());
        Self { router, stop, sockets }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, ANSWER_BYTES_MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(with(Request::get(path), headers).body(Body::empty()).unwrap()).await
    }

    /// A page as a browser opens it.
    pub async fn page(&self, path: &str) -> Answer {
        self.get_with(
            path,
            &[("accept", "text/html,application/xhtml+xml,*/*;q=0.8"), ("sec-fetch-mode", "navigate")],
        )
        .await
    }

    /// A form as a browser of ours sends it.
    pub async fn form(&self, path: &str, body: &str, headers: &[(&str, &str)]) -> Answer {
        let request = with(Request::post(path), headers)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.to_owned()))
            .unwrap();
        self.send(request).await
    }

    pub async fn json(&self, path: &str, body: &str, headers: &[(&str, &str)]) -> Answer {
        let request = with(Request::post(path), headers)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_owned()))
            .unwrap();
        self.send(request).await
    }

    /// A webhook as Meta sends it.
    pub async fn webhook(&self, body: &str) -> Answer {
        self.webhook_signed(body, &signature(body)).await
    }

    pub async fn webhook_signed(&self, body: &str, signature: &str) -> Answer {
        self.json(WEBHOOK, body, &[("x-hub-signature-256", signature)]).await
    }

    /// Signs in and gives the cookies as one header value.
    pub async fn sign_in(&self, email: &str) -> String {
        let answer = self.form("/api/sign_in", &format!("email={email}&password={PASSWORD}"), &[]).await;
        let cookies = answer.cookies();
        assert_eq!(cookies.len(), 2, "{answer:?}");
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// Listens on a port of its own.
    pub async fn listen(&self) -> SocketAddr {
        let listener = Listener::bind("127.0.0.1:0".parse().unwrap(), "LIVESELL_ADDR").await.unwrap();
        let addr = listener.addr();
        tokio::spawn(listener.serve(self.router.clone(), self.stop.clone()));
        addr
    }
}

/// A shop behind its edges.
pub struct Site {
    pub shop: Shop,
    pub edges: Edges,
}

impl Site {
    pub async fn open() -> Self {
        let shop = Shop::open().await;
        let edges = Edges::over(&shop.engine);
        Self { shop, edges }
    }

    /// A cart with one bag, and its link's token.
    pub async fn cart(&self, buyer: &str) -> String {
        self.shop.says(buyer, "quiero la cartera C3").await;
        let order = self.shop.order_ids_of(buyer).await.pop().expect("the claim made a cart");
        self.shop.token_of(order).await
    }

    pub async fn close(self) {
        self.edges.stop.cancel();
        self.shop.finish().await;
    }
}

impl std::ops::Deref for Site {
    type Target = Edges;
    fn deref(&self) -> &Edges {
        &self.edges
    }
}

/// A webhook body with one new comment on the test shop's Live.
pub fn comment_body(id: &str, text: &str) -> String {
    format!(
        r#"{{"object":"page","entry":[{{"id":"1057700001","time":1772913600,"changes":[{{"field":"feed","value":{{
            "item":"comment","verb":"add","comment_id":"881200345_{id}","post_id":"1057700001_881200345",
            "parent_id":"1057700001_881200345","created_time":1772913600,"from":{{"id":"p{id}","name":"Rosa"}},
            "message":"{text}"}}}}]}}]}}"#
    )
}

pub fn signature(body: &str) -> String {
    let secret = AppSecret::new(SecretString::from(APP_SECRET)).unwrap();
    platforms::meta::signature::sign(&secret, body.as_bytes())
}

/// An engine whose tasks do not run, over any pool.
pub fn idle_engine(pool: PgPool, inbox_bytes_max: usize) -> Engine {
    let config = config();
    let settings = engine::Settings { inbox_bytes_max, ..server::wiring::settings(&config) };
    Engine::new(Parts {
        pool,
        clock: Arc::new(SystemClock),
        settings,
        graph: Arc::new(RecordingGraph::default()),
        http: Http::new().unwrap(),
        models: Vec::new(),
    })
}

fn config() -> Config {
    let source: BTreeMap<String, String> = [
        ("DATABASE_URL", "postgres://unused"),
        ("LIVESELL_PUBLIC_URL", ORIGIN),
        ("FLOW_API_URL", "https://flow.example/api"),
        ("FB_APP_SECRET", APP_SECRET),
        ("FB_WEBHOOK_VERIFY_TOKEN", VERIFY_TOKEN),
        ("ENCRYPTION_KEY_AES256", "0707070707070707070707070707070707070707070707070707070707070707"),
        ("JWT_SIGNING_KEY", "0909090909090909090909090909090909090909090909090909090909090909"),
        ("LEPTOS_SITE_ROOT", concat!(env!("CARGO_MANIFEST_DIR"), "/../public")),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect();
    Config::read(&source).unwrap()
}

fn with(request: axum::http::request::Builder, headers: &[(&str, &str)]) -> axum::http::request::Builder {
    headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))
}
