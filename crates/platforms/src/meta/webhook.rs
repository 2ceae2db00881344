//! What Meta posts to us: the handshake, and the events of a body in every shape it uses. Not for signatures
//! (`signature`), nor for what is done about an event.
//!
//! A body has entries; an entry has `changes` (comments, Lives), `messaging` or `standby` (conversations), or is flat
//! (`field` and `value`, Instagram Login). One event that cannot be read never costs the others of its body.

mod comment;
mod messaging;

use domain::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::error::Category;
use serde_json::value::RawValue;
use subtle::ConstantTimeEq;

use super::event::{LiveStatus, LiveVideoEvent, PageEvent, Platform, RawEvent};
use super::read::{self, Id, Moment, Text};

/// The largest body the edge should take, in bytes: a thousand updates (Meta's own limit) of 3 KiB each.
pub const BODY_BYTES_MAX: usize = 3 * 1024 * 1024;
/// Events in one body at most. Source: Graph API, Webhooks: "up to 1000 updates".
pub const EVENTS_MAX: usize = 1_000;
/// Characters of a text that are kept; the rest is only in the raw event. Facebook's own limit for a comment.
pub const TEXT_CHARS_MAX: usize = 8_000;
/// Characters of a person's name that are kept.
pub const NAME_CHARS_MAX: usize = 200;
/// Bytes of an id at most; an event with a longer one is unreadable.
pub const ID_BYTES_MAX: usize = read::ID_BYTES_MAX;
/// Bytes of the handshake's challenge at most.
pub const CHALLENGE_BYTES_MAX: usize = 256;

/// Why the handshake is refused. Answer 403.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HandshakeError {
    /// It is not a request to subscribe.
    #[error("hub.mode is not subscribe")]
    Mode,
    /// It does not know our verify token, or we have none.
    #[error("hub.verify_token is not ours")]
    Token,
    /// There is no challenge, or an overlong one.
    #[error("hub.challenge is missing or longer than {CHALLENGE_BYTES_MAX} bytes")]
    Challenge,
}

/// Answers Meta's handshake: the challenge, to be sent back as it is in `text/plain`.
///
/// `raw_query` is the query of the request, undecoded and without `?`: its keys contain dots.
pub fn handshake(verify_token: &SecretString, raw_query: &str) -> Result<String, HandshakeError> {
    // Only its query is read; the host is never called.
    let url =
        reqwest::Url::parse(&format!("http://localhost/?{raw_query}")).map_err(|_| HandshakeError::Mode)?;
    let value =
        |key: &str| url.query_pairs().find(|(name, _)| name == key).map(|(_, value)| value.into_owned());
    if value("hub.mode").as_deref() != Some("subscribe") {
        return Err(HandshakeError::Mode);
    }
    let (ours, theirs) = (verify_token.expose_secret(), value("hub.verify_token").unwrap_or_default());
    if ours.is_empty() || !bool::from(ours.as_bytes().ct_eq(theirs.as_bytes())) {
        return Err(HandshakeError::Token);
    }
    value("hub.challenge")
        .filter(|challenge| (1..=CHALLENGE_BYTES_MAX).contains(&challenge.len()))
        .ok_or(HandshakeError::Challenge)
}

/// What a body held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What happened, in the order of the body.
    pub events: Vec<PageEvent>,
    /// How many updates are none of our business: reactions, posts, fields we do not know.
    pub ignored: usize,
    /// Why each update that should have been an event could not be read. Worth a warning: a person may have said something.
    pub unreadable: Vec<&'static str>,
}

/// Why a body as a whole cannot be taken. Answer 400; the text says why and never repeats the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WebhookError {
    /// The bytes are no text.
    #[error("the body is not UTF-8")]
    NotUtf8,
    /// The text is no JSON.
    #[error("the body is not JSON: it stops making sense at line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// The JSON is no webhook.
    #[error("the body is not a webhook: an object with \"object\" and a list \"entry\" is expected")]
    NotAWebhook,
    /// More than Meta ever sends.
    #[error("the body has {count} updates; at most {EVENTS_MAX} are taken")]
    TooManyEvents {
        /// How many there are.
        count: usize,
    },
}

#[derive(Deserialize)]
struct Body<'a> {
    object: Text,
    #[serde(borrow)]
    entry: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Entry<'a> {
    id: Option<Id>,
    time: Option<Moment>,
    #[serde(borrow, default)]
    changes: Option<Vec<&'a RawValue>>,
    #[serde(borrow, default)]
    messaging: Option<Vec<&'a RawValue>>,
    #[serde(borrow, default)]
    standby: Option<Vec<&'a RawValue>>,
    field: Option<Text>,
    #[serde(borrow, default)]
    value: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Change<'a> {
    field: Option<Text>,
    #[serde(borrow, default)]
    value: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct LiveVideoValue {
    id: Option<Id>,
    status: Option<Text>,
}

/// Where an update was found: what it does not say itself.
struct Place<'a> {
    platform: Platform,
    page_id: &'a str,
    /// When the entry was sent, or when we received it.
    at: Timestamp,
    /// The update's own JSON.
    raw: &'a RawValue,
}

impl Place<'_> {
    fn raw_event(&self) -> RawEvent {
        RawEvent::new(self.raw.get())
    }
}

/// What became of one update.
#[allow(clippy::large_enum_variant)] // moved once on the stack; a box for each comment would cost more
enum Update {
    Event(PageEvent),
    Ignored,
    Unreadable(&'static str),
}

/// Reads the events of a body whose signature was verified. `received_at` dates events that carry no time of their own.
pub fn parse(body: &[u8], received_at: Timestamp) -> Result<Parsed, WebhookError> {
    let body = std::str::from_utf8(body).map_err(|_| WebhookError::NotUtf8)?;
    let body: Body<'_> = serde_json::from_str(body).map_err(|error| match error.classify() {
        Category::Data => WebhookError::NotAWebhook,
        Category::Syntax | Category::Eof | Category::Io => {
            WebhookError::NotJson { line: error.line(), column: error.column() }
        }
    })?;
    let platform = match body.object.as_str() {
        "page" => Some(Platform::Facebook),
        "instagram" => Some(Platform::Instagram),
        _ => None,
    };

    let entries: Vec<_> =
        body.entry.iter().map(|raw| (raw, serde_json::from_str::<Entry<'_>>(raw.get()))).collect();
    let count = entries.iter().map(|(_, entry)| entry.as_ref().map_or(1, Entry::updates)).sum();
    if count > EVENTS_MAX {
        return Err(WebhookError::TooManyEvents { count });
    }

    let mut parsed = Parsed::default();
    for (raw, entry) in entries {
        match (platform, entry) {
            (None, entry) => parsed.ignored += entry.map_or(1, |entry| entry.updates()),
            (Some(_), Err(_)) => parsed.unreadable.push("an entry of an unknown shape"),
            (Some(platform), Ok(entry)) => entry.read_into(&mut parsed, platform, raw, received_at),
        }
    }
    Ok(parsed)
}

impl<'a> Entry<'a> {
    /// How many updates it holds; one without any counts as one.
    fn updates(&self) -> usize {
        let length = |list: &Option<Vec<&RawValue>>| list.as_ref().map_or(0, Vec::len);
        (length(&self.changes) + length(&self.messaging) + length(&self.standby)).max(1)
    }

    fn read_into(self, parsed: &mut Parsed, platform: Platform, raw: &'a RawValue, received_at: Timestamp) {
        let updates = self.updates();
        let Some(page_id) = read::id(self.id) else {
            parsed.unreadable.extend(std::iter::repeat_n("an entry without an id", updates));
            return;
        };
        let at = read::moment(self.time).unwrap_or(received_at);
        let place = |raw| Place { platform, page_id: &page_id, at, raw };
        let empty = self.changes.is_none() && self.messaging.is_none() && self.standby.is_none();

        for change in self.changes.into_iter().flatten() {
            parsed.take(match serde_json::from_str::<Change<'_>>(change.get()) {
                Ok(Change { field: Some(field), value: Some(value) }) => {
                    place(change).change(field.as_str(), value)
                }
                Ok(_) => Update::Ignored,
                Err(_) => Update::Unreadable("a change of an unknown shape"),
            });
        }
        for item in self.messaging.into_iter().flatten() {
            parsed.take(messaging::read(&place(item), false));
        }
        for item in self.standby.into_iter().flatten() {
            parsed.take(messaging::read(&place(item), true));
        }
        if empty {
            parsed.take(match (self.field, self.value) {
                (Some(field), Some(value)) => place(raw).change(field.as_str(), value),
                _ => Update::Ignored,
            });
        }
    }
}

impl Place<'_> {
    fn change(&self, field: &str, value: &RawValue) -> Update {
        match (self.platform, field) {
            (Platform::Facebook, "feed") => comment::read_feed(self, value),
            (Platform::Facebook, "live_videos") => self.live_video(value),
            (Platform::Instagram, "live_comments" | "comments") => comment::read_instagram(self, value),
            _ => Update::Ignored,
        }
    }

    fn live_video(&self, value: &RawValue) -> Update {
        let Ok(value) = serde_json::from_str::<LiveVideoValue>(value.get()) else {
            return Update::Unreadable("a Live of an unknown shape");
        };
        let (Some(live_video_id), Some(status)) = (read::id(value.id), value.status) else {
            return Update::Unreadable("a Live without id or status");
        };
        Update::Event(PageEvent::LiveVideo(LiveVideoEvent {
            platform: self.platform,
            page_id: self.page_id.to_owned(),
            live_video_id,
            status: LiveStatus::from_meta(status.as_str()),
            at: self.at,
            raw: self.raw_event(),
        }))
    }
}

impl Parsed {
    fn take(&mut self, update: Update) {
        match update {
            Update::Event(event) => self.events.push(event),
            Update::Ignored => self.ignored += 1,
            Update::Unreadable(why) => self.unreadable.push(why),
        }
    }
}
