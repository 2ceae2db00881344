//! A server that answers every request the same way and remembers what it was asked. Not a simulation of anybody.
#![allow(clippy::unwrap_used, dead_code)]

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::IntoResponse;
use platforms::http::ServiceUrl;

/// A request as it arrived.
#[derive(Debug, Clone)]
pub struct Asked {
    pub method: Method,
    pub uri: Uri,
    pub headers: HeaderMap,
    pub body: String,
}

impl Asked {
    /// A parameter of the query or of a form body, unescaped.
    pub fn param(&self, name: &str) -> Option<String> {
        let query = self.uri.query().unwrap_or_default();
        [query, &self.body].into_iter().find_map(|text| {
            let url = reqwest::Url::parse(&format!("http://localhost/?{text}")).unwrap();
            url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
        })
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

pub struct Server {
    pub base: ServiceUrl,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// A server that answers with `status`, `headers` and `body`.
    pub async fn answering(status: u16, headers: &[(&'static str, &str)], body: &str) -> Self {
        let headers =
            headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        Self::with(vec![(StatusCode::from_u16(status).unwrap(), headers, body.to_owned())]).await
    }

    /// A server that gives each of the answers, status and body, once, and the last one ever after.
    pub async fn answering_in_turn(answers: &[(u16, &str)]) -> Self {
        let answer = |(status, body): &(u16, &str)| {
            (StatusCode::from_u16(*status).unwrap(), HeaderMap::new(), (*body).to_owned())
        };
        Self::with(answers.iter().map(answer).collect()).await
    }

    async fn with(answers: Vec<(StatusCode, HeaderMap, String)>) -> Self {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        let app = Router::new().fallback(
            move |method: Method, uri: Uri, headers: HeaderMap, body: Bytes| async move {
                let body = String::from_utf8(body.to_vec()).unwrap();
                let mut seen = seen.lock().unwrap();
                seen.push(Asked { method, uri, headers, body });
                answers[seen.len().min(answers.len()) - 1].clone().into_response()
            },
        );
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}/base/v26.0", listener.local_addr().unwrap()).parse().unwrap();
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { base, asked }
    }

    /// Every request, in order.
    pub fn requests(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// The one request that was made.
    pub fn only_request(&self) -> Asked {
        let asked = self.requests();
        assert_eq!(asked.len(), 1, "exactly one request is made");
        asked[0].clone()
    }

    pub fn request_count(&self) -> usize {
        self.requests().len()
    }
}

/// An address of this machine where nobody listens.
pub async fn nobody() -> ServiceUrl {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}/base", listener.local_addr().unwrap()).parse().unwrap()
}

/// An address that takes a request and hangs up without an answer.
pub async fn hangs_up() -> ServiceUrl {
    use tokio::io::AsyncReadExt;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}/base", listener.local_addr().unwrap()).parse().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.unwrap();
            let _ = socket.read(&mut [0; 1024]).await;
        }
    });
    base
}
