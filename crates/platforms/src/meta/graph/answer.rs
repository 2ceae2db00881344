//! What the Graph API answers, in our words. Not for what webhooks tell unasked.

use domain::Timestamp;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::meta::event::{Author, CommentEvent, CommentVerb, LiveStatus, Platform, RawEvent};
use crate::meta::read::{self, Id, Moment, Text};
use crate::meta::webhook::{NAME_CHARS_MAX, TEXT_CHARS_MAX};

/// Permissions of a token that are read.
const SCOPES_MAX: usize = 100;
/// Characters of a Live's title that are kept.
const TITLE_CHARS_MAX: usize = 255;
/// Characters of a permission or a cursor that are kept.
const WORD_CHARS_MAX: usize = 1_000;

/// A public reply that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicReply {
    /// The reply's own comment id; it comes back through the webhook as a comment of the page.
    pub comment_id: String,
}

/// A private message that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Id of the message.
    pub message_id: Option<String>,
    /// The person, scoped to the page. For an answer to a comment Meta may leave it out; the echo brings it then.
    pub recipient_id: Option<String>,
}

/// A Live, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveVideo {
    /// Id.
    pub id: String,
    /// Where it stands.
    pub status: LiveStatus,
    /// Title; may be empty.
    pub title: String,
    /// Its page, as a path or an address.
    pub permalink_url: Option<String>,
    /// The video behind it: another id comments may carry.
    pub video_id: Option<String>,
    /// People watching.
    pub live_views: Option<u64>,
    /// When it began.
    pub started_at: Option<Timestamp>,
}

/// Some comments of a Live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentPage {
    /// The comments, as events: verb `Add`, post id = the Live's id.
    pub comments: Vec<CommentEvent>,
    /// How many could not be read.
    pub unreadable: usize,
    /// Where the next page begins; `None` on the last.
    pub after: Option<String>,
    /// How many comments Facebook says there are.
    pub total: Option<u64>,
}

/// What Meta knows of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenState {
    /// Whether it can be used.
    pub valid: bool,
    /// The app it is for.
    pub app_id: Option<String>,
    /// The page it is for.
    pub profile_id: Option<String>,
    /// What it allows.
    pub scopes: Vec<String>,
    /// When it ends; `None` when it does not.
    pub expires_at: Option<Timestamp>,
    /// When reading data ends, although the token itself lives on.
    pub data_access_expires_at: Option<Timestamp>,
}

/// A wire form of an answer and how it becomes ours.
pub(super) trait Wire {
    /// Our form.
    type Ours;
    /// Reads it; `Err` names what is missing.
    fn read(body: &[u8]) -> Result<Self::Ours, serde_json::Error>;
}

fn missing(what: &'static str) -> serde_json::Error {
    <serde_json::Error as serde::de::Error>::missing_field(what)
}

#[derive(Deserialize)]
struct Node {
    id: Option<Id>,
}

impl Wire for PublicReply {
    type Ours = Self;
    fn read(body: &[u8]) -> Result<Self, serde_json::Error> {
        let node: Node = serde_json::from_slice(body)?;
        Ok(Self { comment_id: read::id(node.id).ok_or_else(|| missing("id"))? })
    }
}

impl Wire for Sent {
    type Ours = Self;
    fn read(body: &[u8]) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Body {
            message_id: Option<Id>,
            recipient_id: Option<Id>,
        }
        let body: Body = serde_json::from_slice(body)?;
        Ok(Self { message_id: read::id(body.message_id), recipient_id: read::id(body.recipient_id) })
    }
}

impl Wire for LiveVideo {
    type Ours = Self;
    fn read(body: &[u8]) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Body {
            id: Option<Id>,
            status: Option<Text>,
            title: Option<Text>,
            permalink_url: Option<Text>,
            video: Option<Node>,
            live_views: Option<u64>,
            broadcast_start_time: Option<Moment>,
        }
        let body: Body = serde_json::from_slice(body)?;
        Ok(Self {
            id: read::id(body.id).ok_or_else(|| missing("id"))?,
            status: LiveStatus::from_meta(body.status.as_ref().map_or("", Text::as_str)),
            title: read::text(body.title, TITLE_CHARS_MAX),
            permalink_url: body.permalink_url.map(|url| url.up_to(TEXT_CHARS_MAX)),
            video_id: body.video.and_then(|video| read::id(video.id)),
            live_views: body.live_views,
            started_at: read::moment(body.broadcast_start_time),
        })
    }
}

impl Wire for TokenState {
    type Ours = Self;
    fn read(body: &[u8]) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Body {
            data: Token,
        }
        #[derive(Deserialize)]
        struct Token {
            // No word about validity is a no.
            #[serde(default)]
            is_valid: bool,
            app_id: Option<Id>,
            profile_id: Option<Id>,
            #[serde(default)]
            scopes: Vec<Text>,
            expires_at: Option<Moment>,
            data_access_expires_at: Option<Moment>,
        }
        let Body { data } = serde_json::from_slice(body)?;
        Ok(Self {
            valid: data.is_valid,
            app_id: read::id(data.app_id),
            profile_id: read::id(data.profile_id),
            scopes: data
                .scopes
                .into_iter()
                .take(SCOPES_MAX)
                .map(|scope| scope.up_to(WORD_CHARS_MAX))
                .collect(),
            expires_at: read::moment(data.expires_at),
            data_access_expires_at: read::moment(data.data_access_expires_at),
        })
    }
}

/// A page of comments before it is known whose they are.
pub(super) struct RawCommentPage {
    comments: Vec<(RawEvent, Result<RawComment, serde_json::Error>)>,
    after: Option<String>,
    total: Option<u64>,
}

#[derive(Deserialize)]
struct RawComment {
    id: Option<Id>,
    message: Option<Text>,
    created_time: Option<Moment>,
    from: Option<RawAuthor>,
    parent: Option<Node>,
}

#[derive(Deserialize)]
struct RawAuthor {
    id: Option<Id>,
    name: Option<Text>,
}

impl Wire for RawCommentPage {
    type Ours = Self;
    fn read(body: &[u8]) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Body<'a> {
            #[serde(borrow)]
            data: Vec<&'a RawValue>,
            paging: Option<Paging>,
            summary: Option<Summary>,
        }
        #[derive(Deserialize)]
        struct Paging {
            cursors: Option<Cursors>,
            next: Option<IgnoredAny>,
        }
        #[derive(Deserialize)]
        struct Cursors {
            after: Option<Text>,
        }
        #[derive(Deserialize)]
        struct Summary {
            total_count: Option<u64>,
        }
        let body: Body<'_> = serde_json::from_slice(body)?;
        // `next` only says that there is more: it holds the token, and an address somebody else chose is not called.
        let after =
            body.paging.filter(|paging| paging.next.is_some()).and_then(|paging| paging.cursors?.after);
        Ok(Self {
            comments: body
                .data
                .iter()
                .map(|raw| (RawEvent::new(raw.get()), serde_json::from_str(raw.get())))
                .collect(),
            after: after.map(|cursor| cursor.up_to(WORD_CHARS_MAX)).filter(|cursor| !cursor.is_empty()),
            total: body.summary.and_then(|summary| summary.total_count),
        })
    }
}

impl RawCommentPage {
    /// The page's comments as events. `asked_at` dates one without a time.
    pub(super) fn of(self, page_id: &str, live_video_id: &str, asked_at: Timestamp) -> CommentPage {
        let asked_for = self.comments.len();
        let event = |(raw, comment): (RawEvent, Result<RawComment, _>)| {
            let comment = comment.ok()?;
            let author = comment.from.and_then(|from| {
                Some(Author {
                    id: read::id(from.id)?,
                    name: read::text(from.name, NAME_CHARS_MAX),
                    messaging_id: None,
                })
            });
            Some(CommentEvent {
                platform: Platform::Facebook,
                page_id: page_id.to_owned(),
                comment_id: read::id(comment.id)?,
                parent_id: comment.parent.and_then(|parent| read::id(parent.id)),
                post_id: Some(live_video_id.to_owned()),
                from_page: author.as_ref().is_some_and(|author| author.id == page_id),
                author,
                text: read::text(comment.message, TEXT_CHARS_MAX),
                at: read::moment(comment.created_time).unwrap_or(asked_at),
                verb: CommentVerb::Add,
                raw,
            })
        };
        let comments: Vec<_> = self.comments.into_iter().filter_map(event).collect();
        CommentPage { unreadable: asked_for - comments.len(), comments, after: self.after, total: self.total }
    }
}
