//! The client that really calls the Graph API. Not for retries: every method makes one request.

use std::sync::Arc;
use std::time::Duration;

use domain::{Clock, Timestamp};
use reqwest::header::RETRY_AFTER;
use reqwest::{Method, RequestBuilder};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use super::answer::{CommentPage, LiveVideo, PublicReply, RawCommentPage, Sent, TokenState, Wire};
use super::fault::{GraphError, GraphFault};
use super::message::{PrivateMessage, PublicText};
use super::usage::Usage;
use super::{Answer, GraphFuture, MessagingKind, SocialGraph};
use crate::http::{self, Http, ServiceUrl};
use crate::meta::signature::{AppSecret, appsecret_proof};

/// How long one call may take. The courier's lease must be longer.
pub const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);
/// Comments asked for at a time. Meta's own limit for this edge.
pub const COMMENTS_PER_PAGE: usize = 100;

const LIVE_FIELDS: &str = "id,status,title,permalink_url,video{id},live_views,broadcast_start_time";
const COMMENT_FIELDS: &str = "id,message,created_time,from{id,name},parent{id}";

/// The app, as Meta knows it.
#[derive(Debug, Clone)]
pub struct AppKeys {
    /// App id.
    pub id: String,
    /// App secret.
    pub secret: AppSecret,
}

/// The Graph API over HTTP. Tokens travel in a header, each call proves that it knows the app's secret, and nothing
/// it holds is shown by `Debug`.
#[derive(Debug, Clone)]
pub struct GraphClient {
    http: Http,
    base: ServiceUrl,
    app: AppKeys,
    clock: Arc<dyn Clock>,
}

impl GraphClient {
    /// A client for the API at `base`, version included (`https://graph.facebook.com/v26.0`).
    ///
    /// `clock` dates the proof of each call, which Meta takes for five minutes of real time: give the machine's clock,
    /// also where the business runs on a scaled one.
    pub fn new(http: &Http, base: ServiceUrl, app: AppKeys, clock: Arc<dyn Clock>) -> Self {
        Self { http: http.clone(), base, app, clock }
    }

    /// A request with the page's token and the proof, or the error of an id that can be none.
    fn request(
        &self,
        method: Method,
        path: &[&str],
        token: &SecretString,
    ) -> Result<RequestBuilder, GraphError> {
        let now = self.clock.now();
        let proof = appsecret_proof(&self.app.secret, token, now);
        let seconds = now.0.div_euclid(1000).to_string();
        Ok(self
            .bare_request(method, path)?
            .bearer_auth(token.expose_secret())
            .query(&[("appsecret_proof", proof.as_str()), ("appsecret_time", &seconds)]))
    }

    fn bare_request(&self, method: Method, path: &[&str]) -> Result<RequestBuilder, GraphError> {
        let url = self.base.at(path).ok_or(GraphError::new(GraphFault::BadRequest))?;
        Ok(self.http.client_for(&self.base).request(method, url).timeout(REQUEST_TIMEOUT))
    }

    async fn message(
        &self,
        token: &SecretString,
        page_id: &str,
        body: Value,
    ) -> Result<Answer<Sent>, GraphError> {
        call::<Sent>(self.request(Method::POST, &[page_id, "messages"], token)?.json(&body)).await
    }
}

/// Makes the one request and reads its answer.
async fn call<W: Wire>(request: RequestBuilder) -> Result<Answer<W::Ours>, GraphError> {
    let response = request.send().await.map_err(GraphError::of_request)?;
    let status = response.status();
    let usage = Usage::read(response.headers());
    let retry_after = response
        .headers()
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok()?.trim().parse().ok())
        .map(Duration::from_secs);
    let body = match http::body_of(response).await {
        Ok(body) => body,
        Err(error) => return Err(GraphError::of_body(error, usage)),
    };
    if !status.is_success() {
        return Err(GraphError::of_answer(status, &body, retry_after, usage));
    }
    match W::read(&body) {
        Ok(value) => Ok(Answer { value, usage }),
        Err(error) => Err(GraphError::of_json(error, usage)),
    }
}

impl SocialGraph for GraphClient {
    fn public_reply<'a>(
        &'a self,
        token: &'a SecretString,
        comment_id: &'a str,
        text: &'a PublicText,
    ) -> GraphFuture<'a, PublicReply> {
        Box::pin(async move {
            let request = self.request(Method::POST, &[comment_id, "comments"], token)?;
            call::<PublicReply>(request.json(&json!({"message": text.as_str()}))).await
        })
    }

    fn private_reply<'a>(
        &'a self,
        token: &'a SecretString,
        page_id: &'a str,
        comment_id: &'a str,
        message: &'a PrivateMessage,
    ) -> GraphFuture<'a, Sent> {
        let body = json!({"recipient": {"comment_id": comment_id}, "message": message.json()});
        Box::pin(self.message(token, page_id, body))
    }

    fn send<'a>(
        &'a self,
        token: &'a SecretString,
        page_id: &'a str,
        psid: &'a str,
        kind: MessagingKind,
        message: &'a PrivateMessage,
    ) -> GraphFuture<'a, Sent> {
        let body =
            json!({"recipient": {"id": psid}, "messaging_type": kind.word(), "message": message.json()});
        Box::pin(self.message(token, page_id, body))
    }

    fn live_video<'a>(
        &'a self,
        token: &'a SecretString,
        live_video_id: &'a str,
    ) -> GraphFuture<'a, LiveVideo> {
        Box::pin(async move {
            let request = self.request(Method::GET, &[live_video_id], token)?;
            call::<LiveVideo>(request.query(&[("fields", LIVE_FIELDS)])).await
        })
    }

    fn live_comments<'a>(
        &'a self,
        token: &'a SecretString,
        page_id: &'a str,
        live_video_id: &'a str,
        since: Option<Timestamp>,
        after: Option<&'a str>,
    ) -> GraphFuture<'a, CommentPage> {
        Box::pin(async move {
            let mut request = self.request(Method::GET, &[live_video_id, "comments"], token)?.query(&[
                ("fields", COMMENT_FIELDS),
                ("order", "reverse_chronological"),
                // The defaults leave out replies and what Meta holds to be of low quality.
                ("filter", "stream"),
                ("live_filter", "no_filter"),
                ("summary", "true"),
                ("limit", &COMMENTS_PER_PAGE.to_string()),
            ]);
            if let Some(since) = since {
                request = request.query(&[("since", since.0.div_euclid(1000))]);
            }
            if let Some(after) = after {
                request = request.query(&[("after", after)]);
            }
            let Answer { value, usage } = call::<RawCommentPage>(request).await?;
            Ok(Answer { value: value.of(page_id, live_video_id, self.clock.now()), usage })
        })
    }

    fn debug_token<'a>(&'a self, token: &'a SecretString) -> GraphFuture<'a, TokenState> {
        Box::pin(async move {
            let app_token = format!("{}|{}", self.app.id, self.app.secret.expose());
            let request = self.bare_request(Method::GET, &["debug_token"])?.bearer_auth(app_token);
            call::<TokenState>(request.query(&[("input_token", token.expose_secret())])).await
        })
    }
}
