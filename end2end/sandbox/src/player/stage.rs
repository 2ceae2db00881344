//! Speaks with the sandbox: comments on the Live, reads the threads, writes to the shop. Not with the app.

use std::collections::{HashMap, HashSet};

use reqwest::{Client, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::file::Happening;
use super::patience::{NoAnswer, ask};

/// How often a call is tried: about a minute.
const TRIES_MAX: u32 = 35;

/// Why the sandbox does not play along.
#[derive(Debug, thiserror::Error)]
pub enum StageError {
    /// It does not answer.
    #[error("no answer from the sandbox: {0}")]
    Away(String),
    /// It refuses.
    #[error("the sandbox refuses with {status}: {words}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// Its reason.
        words: String,
    },
    /// Which Live is meant cannot be told.
    #[error("the sandbox has {0} Lives; name one of them")]
    WhichLive(usize),
    /// Its answer has another shape than expected.
    #[error("the sandbox's answer cannot be read")]
    Unreadable(#[from] reqwest::Error),
}

/// The Live in the sandbox.
#[derive(Debug, Clone)]
pub(super) struct Stage {
    client: Client,
    base: String,
    live: String,
    page: String,
}

/// A message in a thread.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Seen {
    pub(super) page: String,
    pub(super) psid: String,
    /// Whose thread it is, where the sandbox knows them.
    pub(super) person: Option<String>,
    pub(super) name: String,
    pub(super) from: String,
    pub(super) links: Vec<String>,
}

#[derive(Deserialize)]
struct Stats {
    lives: Vec<LiveStats>,
    messages: usize,
    counters: Counters,
}

#[derive(Deserialize)]
struct LiveStats {
    live_video_id: String,
    page: String,
}

#[derive(Deserialize)]
struct Counters {
    webhooks: Webhooks,
}

#[derive(Deserialize)]
struct Webhooks {
    events_pending: u64,
}

#[derive(Deserialize)]
struct Known {
    comments: HashMap<String, String>,
}

#[derive(Deserialize)]
struct Threads {
    next: usize,
    messages: Vec<Seen>,
}

impl Stage {
    /// Finds the Live: the named one, or the only one.
    pub(super) async fn find(client: Client, base: &str, live: Option<&str>) -> Result<Self, StageError> {
        let base = base.trim_end_matches('/').to_owned();
        let mut stage = Self { client, base, live: String::new(), page: String::new() };
        let stats: Stats = stage.get("stats", &[]).await?;
        let count = stats.lives.len();
        let found = match live {
            Some(live) => stats.lives.into_iter().find(|found| found.live_video_id == live),
            None if count == 1 => stats.lives.into_iter().next(),
            None => None,
        };
        let found = found.ok_or(StageError::WhichLive(count))?;
        stage.live = found.live_video_id;
        stage.page = found.page;
        Ok(stage)
    }

    /// The recording's ids of the comments that are there already.
    pub(super) async fn known(&self) -> Result<HashSet<String>, StageError> {
        let known: Known = self.get("comments", &[("live", self.live.clone())]).await?;
        Ok(known.comments.into_keys().collect())
    }

    /// Does what happens; `false` when it changes nothing any more (its comment is gone).
    pub(super) async fn perform(
        &self,
        happening: &Happening,
        stop: &CancellationToken,
    ) -> Result<bool, StageError> {
        let live = &self.live;
        let (path, body) = match happening {
            Happening::Pin { .. } => return Ok(false),
            Happening::Comment { id, from, text } => (
                "comments",
                json!({"live": live, "id": id, "from": {"id": from.id, "name": from.name}, "text": text}),
            ),
            Happening::Reply { id, parent, from, text } => (
                "comments",
                json!({"live": live, "id": id, "parent": parent, "from": {"id": from.id, "name": from.name}, "text": text}),
            ),
            Happening::PageComment { id, text } => {
                ("comments", json!({"live": live, "id": id, "as_page": true, "text": text}))
            }
            Happening::Sticker { id, from } => {
                ("comments", json!({"live": live, "id": id, "from": {"id": from.id, "name": from.name}}))
            }
            Happening::Edit { id, text } => ("comments/edit", json!({"live": live, "id": id, "text": text})),
            Happening::Remove { id } => ("comments/remove", json!({"live": live, "id": id})),
        };
        self.post(path, &body, stop).await
    }

    /// The person writes to the shop.
    pub(super) async fn say(
        &self,
        page: &str,
        psid: &str,
        text: &str,
        stop: &CancellationToken,
    ) -> Result<bool, StageError> {
        self.post("messages", &json!({"page": page, "psid": psid, "text": text}), stop).await
    }

    /// The person looks at the thread.
    pub(super) async fn look(&self, page: &str, psid: &str, stop: &CancellationToken) {
        // Whether it was read matters to the shop's statistics only.
        let _ = ask(1, stop, || self.client.get(format!("{}/messenger/{page}/{psid}", self.base))).await;
    }

    /// New messages of the Live's page since `since`, and where to go on.
    pub(super) async fn messages(&self, since: usize) -> Result<(usize, Vec<Seen>), StageError> {
        let query = [("page", self.page.clone()), ("since", since.to_string())];
        let threads: Threads = self.get("threads", &query).await?;
        Ok((threads.next, threads.messages))
    }

    /// How many messages there are now.
    pub(super) async fn message_count(&self) -> Result<usize, StageError> {
        Ok(self.get::<Stats>("stats", &[]).await?.messages)
    }

    /// Webhook events not yet taken by the app.
    pub(super) async fn webhooks_pending(&self) -> Result<u64, StageError> {
        Ok(self.get::<Stats>("stats", &[]).await?.counters.webhooks.events_pending)
    }

    async fn get<T: serde::de::DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, String)],
    ) -> Result<T, StageError> {
        let never = CancellationToken::new();
        let request = || self.client.get(format!("{}/control/{path}", self.base)).query(query);
        let answer = ask(TRIES_MAX, &never, request).await.map_err(away)?;
        if answer.status().is_success() { Ok(answer.json().await?) } else { Err(refused(answer).await) }
    }

    async fn post(&self, path: &str, body: &Value, stop: &CancellationToken) -> Result<bool, StageError> {
        let request = || self.client.post(format!("{}/control/{path}", self.base)).json(body);
        let answer = match ask(TRIES_MAX, stop, request).await {
            Ok(answer) => answer,
            Err(NoAnswer::Stopped) => return Ok(false),
            Err(no_answer) => return Err(away(no_answer)),
        };
        match answer.status() {
            status if status.is_success() => Ok(true),
            // Edited after it was removed, or answered after its parent was: people do that.
            StatusCode::NOT_FOUND => Ok(false),
            _ => Err(refused(answer).await),
        }
    }
}

fn away(no_answer: NoAnswer) -> StageError {
    StageError::Away(match no_answer {
        NoAnswer::Stopped => "stopped".into(),
        NoAnswer::GaveUp(words) => words,
    })
}

async fn refused(answer: reqwest::Response) -> StageError {
    let status = answer.status().as_u16();
    let words = answer.text().await.unwrap_or_default();
    StageError::Refused { status, words: words.chars().take(200).collect() }
}
