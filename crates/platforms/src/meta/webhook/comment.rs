//! Comments as webhooks carry them: Facebook's `feed` and `group_feed`, Instagram's `comments` and `live_comments`.
//! Not for comments asked for through the Graph API.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{NAME_CHARS_MAX, Place, TEXT_CHARS_MAX, Update};
use crate::meta::event::{Author, CommentEvent, CommentVerb, PageEvent};
use crate::meta::read::{self, Id, Moment, Text};

#[derive(Deserialize)]
struct FeedValue {
    item: Option<Text>,
    verb: Option<Text>,
    comment_id: Option<Id>,
    parent_id: Option<Id>,
    post_id: Option<Id>,
    post: Option<Node>,
    message: Option<Text>,
    created_time: Option<Moment>,
    edited_time: Option<Moment>,
    timestamp: Option<Moment>,
    from: Option<From>,
    sender_id: Option<Id>,
    sender_name: Option<Text>,
}

#[derive(Deserialize)]
struct InstagramValue {
    id: Option<Id>,
    comment_id: Option<Id>,
    parent_id: Option<Id>,
    media: Option<Node>,
    text: Option<Text>,
    from: Option<From>,
}

#[derive(Deserialize)]
struct Node {
    id: Option<Id>,
}

#[derive(Deserialize)]
struct From {
    id: Option<Id>,
    name: Option<Text>,
    username: Option<Text>,
    self_ig_scoped_id: Option<Id>,
}

impl From {
    fn author(self) -> Option<Author> {
        Some(Author {
            id: read::id(self.id)?,
            name: read::text(self.name.or(self.username), NAME_CHARS_MAX),
            messaging_id: read::id(self.self_ig_scoped_id),
        })
    }
}

fn verb_of(word: &str) -> Option<CommentVerb> {
    match word {
        "add" => Some(CommentVerb::Add),
        "edit" | "edited" | "update" => Some(CommentVerb::Edit),
        "remove" | "delete" => Some(CommentVerb::Remove),
        "hide" => Some(CommentVerb::Hide),
        "unhide" => Some(CommentVerb::Unhide),
        _ => None,
    }
}

/// Reads the value of a change of Facebook's `feed`. Everything but comments is ignored.
pub(super) fn read_feed(place: &Place<'_>, value: &RawValue) -> Update {
    let Ok(value) = serde_json::from_str::<FeedValue>(value.get()) else {
        return Update::Unreadable("a feed change of an unknown shape");
    };
    // A reaction to a comment carries the comment's id too, so the item decides wherever it is named.
    let is_comment =
        value.item.as_ref().map_or(value.comment_id.is_some(), |item| item.as_str() == "comment");
    let verb = value.verb.as_ref().map_or(Some(CommentVerb::Add), |verb| verb_of(verb.as_str()));
    let (true, Some(verb)) = (is_comment, verb) else {
        return Update::Ignored;
    };
    let Some(comment_id) = read::id(value.comment_id) else {
        return Update::Unreadable("a comment without an id");
    };
    let post_id = read::id(value.post_id).or_else(|| value.post.and_then(|post| read::id(post.id)));
    let author = match value.from {
        Some(from) => from.author(),
        None => read::id(value.sender_id).map(|id| Author {
            id,
            name: read::text(value.sender_name, NAME_CHARS_MAX),
            messaging_id: None,
        }),
    };
    let created = read::moment(value.created_time).or_else(|| read::moment(value.timestamp));
    let edited = read::moment(value.edited_time).filter(|_| verb == CommentVerb::Edit);
    Update::Event(PageEvent::Comment(CommentEvent {
        platform: place.platform,
        page_id: place.page_id.to_owned(),
        comment_id,
        // At the top level the parent is the post itself.
        parent_id: read::id(value.parent_id).filter(|parent| Some(parent) != post_id.as_ref()),
        post_id,
        from_page: author.as_ref().is_some_and(|author| author.id == place.page_id),
        author,
        text: read::text(value.message, TEXT_CHARS_MAX),
        at: edited.or(created).unwrap_or(place.at),
        verb,
        raw: place.raw_event(),
    }))
}

/// Reads the value of a change of Instagram's `comments` or `live_comments`. The documentation calls the id
/// `comment_id`, what is really sent calls it `id`; neither carries a time.
pub(super) fn read_instagram(place: &Place<'_>, value: &RawValue) -> Update {
    let Ok(value) = serde_json::from_str::<InstagramValue>(value.get()) else {
        return Update::Unreadable("an Instagram comment of an unknown shape");
    };
    let Some(comment_id) = read::id(value.id).or_else(|| read::id(value.comment_id)) else {
        return Update::Unreadable("a comment without an id");
    };
    let author = value.from.and_then(From::author);
    Update::Event(PageEvent::Comment(CommentEvent {
        platform: place.platform,
        page_id: place.page_id.to_owned(),
        comment_id,
        parent_id: read::id(value.parent_id),
        post_id: value.media.and_then(|media| read::id(media.id)),
        from_page: author.as_ref().is_some_and(|author| author.id == place.page_id),
        author,
        text: read::text(value.text, TEXT_CHARS_MAX),
        at: place.at,
        verb: CommentVerb::Add,
        raw: place.raw_event(),
    }))
}
