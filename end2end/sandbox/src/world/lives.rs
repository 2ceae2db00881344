//! Pages, their Lives and the comments on them. Not the rules of Graph: those are in `graph`.

use std::collections::{BTreeSet, HashMap};

use domain::clock::Timestamp;
use serde_json::json;

use super::rates::Budget;
use super::{COMMENT_CHARACTERS_MAX, COMMENTS_MAX, NAME_CHARACTERS_MAX, Refusal, World};
use crate::config::{PageConfig, RateLimits};
use crate::webhook::events;

/// A page.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) token: String,
    /// Fields the app subscribed; `None` until it says, and then every field arrives.
    pub(crate) fields: Option<BTreeSet<String>>,
    /// Messages of the last second.
    pub(crate) messages: Budget,
    /// Private replies of the last hour.
    pub(crate) private_replies: Budget,
    /// Graph calls so far.
    pub(crate) calls: u64,
}

impl Page {
    pub(super) fn new(config: &PageConfig, limits: RateLimits) -> Self {
        Self {
            id: config.id.clone(),
            name: config.name.clone(),
            token: config.access_token.clone(),
            fields: None,
            messages: Budget::new(limits.messages_per_second, 1_000),
            private_replies: Budget::new(limits.private_replies_per_hour, 3_600_000),
            calls: 0,
        }
    }

    /// Whether webhooks of the field are wanted.
    pub(crate) fn subscribed(&self, field: &str) -> bool {
        self.fields.as_ref().is_none_or(|fields| fields.contains(field))
    }
}

/// A Live.
#[derive(Debug, Clone)]
pub(crate) struct Live {
    pub(crate) id: String,
    pub(crate) video_id: String,
    pub(crate) post_id: String,
    pub(crate) title: String,
    /// Position of its page.
    pub(crate) page: usize,
    /// As in Graph: `LIVE`, `LIVE_STOPPED`, `VOD`.
    pub(crate) status: &'static str,
    pub(crate) started: Timestamp,
    /// Every comment and reply, in order of arrival.
    pub(crate) comments: Vec<String>,
    /// Comment ids by the caller's own names for them.
    pub(crate) named: HashMap<String, String>,
    /// Grows with every visible change.
    pub(crate) version: u64,
}

impl Live {
    pub(super) fn new(config: &PageConfig, page: usize, now: Timestamp) -> Self {
        Self {
            id: config.live_video_id.clone(),
            video_id: config.video_id.clone(),
            post_id: config.post_id.clone(),
            title: config.title.clone(),
            page,
            status: "LIVE",
            started: now,
            comments: Vec::new(),
            named: HashMap::new(),
            version: 0,
        }
    }
}

/// Who wrote a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Author {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// A comment or a reply.
#[derive(Debug, Clone)]
pub(crate) struct Comment {
    pub(crate) id: String,
    /// Order of arrival over all Lives.
    pub(crate) seq: u64,
    /// Position of its Live.
    pub(crate) live: usize,
    pub(crate) author: Author,
    pub(crate) by_page: bool,
    /// The top-level comment it answers.
    pub(crate) parent: Option<String>,
    /// `None` for a sticker.
    pub(crate) text: Option<String>,
    pub(crate) created: Timestamp,
    pub(crate) edited: Option<Timestamp>,
    pub(crate) removed: bool,
    /// Message id of the private reply it got.
    pub(crate) private_reply: Option<String>,
    pub(crate) replies: Vec<String>,
}

/// A comment about to be written.
#[derive(Debug, Clone)]
pub(crate) struct NewComment<'a> {
    pub(crate) live: &'a str,
    /// `None` when the page itself writes.
    pub(crate) author: Option<Author>,
    pub(crate) text: Option<&'a str>,
    /// Comment id or the caller's name of what it answers.
    pub(crate) parent: Option<&'a str>,
    /// The caller's own name for it; the same name again is the same comment.
    pub(crate) name: Option<&'a str>,
}

/// A comment that is there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) id: String,
    /// It was there before.
    pub(crate) existing: bool,
}

impl World {
    /// Writes a comment and announces it.
    pub(crate) fn write_comment(&mut self, new: &NewComment<'_>, now: Timestamp) -> Result<Written, Refusal> {
        let live_at = self.live_at(new.live).ok_or_else(|| Refusal::UnknownLive(new.live.to_owned()))?;
        if let Some(id) = new.name.and_then(|name| self.lives[live_at].named.get(name)) {
            return Ok(Written { id: id.clone(), existing: true });
        }
        if let Some(text) = new.text {
            check_length("a comment", text, COMMENT_CHARACTERS_MAX)?;
        }
        let page_at = self.lives[live_at].page;
        if self.comments.len() >= COMMENTS_MAX || self.lanes.full(&self.pages[page_at].id) {
            return Err(Refusal::Full("comments", COMMENTS_MAX));
        }
        let parent = match new.parent {
            Some(parent) => {
                let parent = self.comment_named(live_at, parent)?;
                // One level of nesting: an answer to an answer belongs to the top-level comment.
                Some(parent.parent.clone().unwrap_or_else(|| parent.id.clone()))
            }
            None => None,
        };
        let by_page = new.author.is_none();
        let author = match &new.author {
            Some(author) => {
                self.meet(&author.id, &author.name)?;
                author.clone()
            }
            None => Author { id: self.pages[page_at].id.clone(), name: self.pages[page_at].name.clone() },
        };
        let seq = self.next_number();
        let id = format!("{}_{}", self.lives[live_at].video_id, 990_000 + seq);
        if let Some(parent) = parent.as_ref().and_then(|parent| self.comments.get_mut(parent)) {
            parent.replies.push(id.clone());
        }
        let comment = Comment {
            id: id.clone(),
            seq,
            live: live_at,
            author,
            by_page,
            parent,
            text: new.text.map(str::to_owned),
            created: now,
            edited: None,
            removed: false,
            private_reply: None,
            replies: Vec::new(),
        };
        let live = &mut self.lives[live_at];
        live.comments.push(id.clone());
        live.version += 1;
        if let Some(name) = new.name {
            live.named.insert(name.to_owned(), id.clone());
        }
        self.comments.insert(id.clone(), comment);
        self.counters.comments += 1;
        self.announce_comment(&id, "add", now);
        Ok(Written { id, existing: false })
    }

    /// Changes the text of a comment; the same text again changes nothing.
    pub(crate) fn edit_comment(
        &mut self,
        live: &str,
        comment: &str,
        text: &str,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        check_length("a comment", text, COMMENT_CHARACTERS_MAX)?;
        let comment = self.comment_to_change(live, comment)?;
        if comment.text.as_deref() == Some(text) {
            return Ok(());
        }
        comment.text = Some(text.to_owned());
        comment.edited = Some(now);
        let id = comment.id.clone();
        self.counters.edits += 1;
        self.announce_comment(&id, "edited", now);
        Ok(())
    }

    /// Takes a comment away; a second time changes nothing.
    pub(crate) fn remove_comment(
        &mut self,
        live: &str,
        comment: &str,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let live_at = self.live_at(live).ok_or_else(|| Refusal::UnknownLive(live.to_owned()))?;
        if self.named(live_at, comment).is_some_and(|comment| comment.removed) {
            return Ok(());
        }
        let comment = self.comment_to_change(live, comment)?;
        comment.removed = true;
        let id = comment.id.clone();
        self.counters.removals += 1;
        self.announce_comment(&id, "remove", now);
        Ok(())
    }

    /// Starts or stops a Live and announces it.
    pub(crate) fn set_live_status(&mut self, live: &str, status: &'static str) -> Result<(), Refusal> {
        let live_at = self.live_at(live).ok_or_else(|| Refusal::UnknownLive(live.to_owned()))?;
        let live = &mut self.lives[live_at];
        live.status = status;
        live.version += 1;
        let (page, id) = (live.page, live.id.clone());
        let value = json!({"id": id, "status": status.to_lowercase()});
        self.announce(page, "live_videos", json!({"field": "live_videos", "value": value}));
        Ok(())
    }

    /// The comment of that id, wherever it is, unless removed.
    pub(crate) fn visible_comment(&self, id: &str) -> Option<&Comment> {
        self.comments.get(id).filter(|comment| !comment.removed)
    }

    fn named(&self, live: usize, name: &str) -> Option<&Comment> {
        let id = self.lives[live].named.get(name).map_or(name, String::as_str);
        self.comments.get(id).filter(|comment| comment.live == live)
    }

    fn comment_named(&self, live: usize, name: &str) -> Result<&Comment, Refusal> {
        self.named(live, name)
            .filter(|comment| !comment.removed)
            .ok_or_else(|| Refusal::UnknownComment(name.to_owned()))
    }

    fn comment_to_change(&mut self, live: &str, name: &str) -> Result<&mut Comment, Refusal> {
        let live_at = self.live_at(live).ok_or_else(|| Refusal::UnknownLive(live.to_owned()))?;
        let id = self.comment_named(live_at, name)?.id.clone();
        self.lives[live_at].version += 1;
        self.comments.get_mut(&id).ok_or_else(|| Refusal::UnknownComment(name.to_owned()))
    }

    fn announce_comment(&mut self, id: &str, verb: &'static str, now: Timestamp) {
        let Some(comment) = self.comments.get(id) else { return };
        let live = &self.lives[comment.live];
        let page = live.page;
        let value = events::comment(&self.pages[page], live, comment, verb, now);
        self.announce(page, "feed", json!({"field": "feed", "value": value}));
    }
}

/// Whether a text has something in it and not too much.
pub(crate) fn check_length(what: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
    if text.trim().is_empty() || text.chars().count() > most {
        return Err(Refusal::Length(what, most));
    }
    Ok(())
}

/// Whether an id or a name can be kept.
pub(crate) fn check_name(what: &'static str, text: &str) -> Result<(), Refusal> {
    check_length(what, text, NAME_CHARACTERS_MAX)
}
