//! Private conversations as webhooks carry them: `messaging` and `standby`. Not for comments, although Meta sends those
//! of groups the same way.

use serde::Deserialize;

use super::{Place, TEXT_CHARS_MAX, Update, comment};
use crate::meta::event::{Attachment, Messaging, MessagingEvent, PageEvent, PrivateText, Referral};
use crate::meta::read::{self, Id, Moment, Text};

/// Attachments of one message that are kept.
const ATTACHMENTS_MAX: usize = 20;
/// Ids of one delivery receipt that are kept; the watermark says the same.
const MIDS_MAX: usize = 1_000;
/// Characters of one of Meta's words that are kept.
const WORD_CHARS_MAX: usize = 100;

/// What tells a group's comment from a message; in one, `message` is a text, in the other an object.
#[derive(Deserialize)]
struct Kind {
    field: Option<Text>,
}

#[derive(Deserialize)]
struct Item {
    sender: Option<Node>,
    recipient: Option<Node>,
    timestamp: Option<Moment>,
    message: Option<Message>,
    postback: Option<Postback>,
    referral: Option<RawReferral>,
    optin: Option<OptIn>,
    delivery: Option<Receipt>,
    read: Option<Receipt>,
    reaction: Option<Reaction>,
}

#[derive(Deserialize)]
struct Node {
    id: Option<Id>,
}

#[derive(Deserialize)]
struct Message {
    mid: Option<Id>,
    text: Option<Text>,
    #[serde(default)]
    is_echo: bool,
    app_id: Option<Id>,
    metadata: Option<Text>,
    quick_reply: Option<QuickReply>,
    #[serde(default)]
    attachments: Option<Vec<RawAttachment>>,
    reply_to: Option<ReplyTo>,
    referral: Option<RawReferral>,
}

#[derive(Deserialize)]
struct QuickReply {
    payload: Option<Text>,
}

#[derive(Deserialize)]
struct RawAttachment {
    #[serde(rename = "type")]
    kind: Option<Text>,
    payload: Option<AttachmentPayload>,
}

#[derive(Deserialize)]
struct AttachmentPayload {
    url: Option<Text>,
}

#[derive(Deserialize)]
struct ReplyTo {
    mid: Option<Id>,
}

#[derive(Deserialize)]
struct Postback {
    mid: Option<Id>,
    title: Option<Text>,
    payload: Option<Text>,
    referral: Option<RawReferral>,
}

#[derive(Deserialize)]
struct RawReferral {
    #[serde(rename = "ref")]
    reference: Option<Text>,
    source: Option<Text>,
    #[serde(rename = "type")]
    kind: Option<Text>,
}

#[derive(Deserialize)]
struct OptIn {
    #[serde(rename = "type")]
    kind: Option<Text>,
    payload: Option<Text>,
}

#[derive(Deserialize)]
struct Receipt {
    #[serde(default)]
    mids: Option<Vec<Id>>,
    watermark: Option<Moment>,
}

#[derive(Deserialize)]
struct Reaction {
    mid: Option<Id>,
    action: Option<Text>,
    emoji: Option<Text>,
}

/// Reads one item of `messaging` or `standby`.
pub(super) fn read(place: &Place<'_>, standby: bool) -> Update {
    let kind = serde_json::from_str(place.raw.get());
    if let Ok(Kind { field: Some(field) }) = kind
        && field.as_str() == "group_feed"
    {
        // Comments under a page's post in a group come this way, without the envelope of a change.
        return comment::read_feed(place, place.raw);
    }
    let Ok(item) = serde_json::from_str::<Item>(place.raw.get()) else {
        return Update::Unreadable("a conversation's event of an unknown shape");
    };
    if item.is_unknown() {
        return Update::Ignored;
    }
    let at = read::moment(item.timestamp).unwrap_or(place.at);
    let sender = item.sender.and_then(|node| read::id(node.id));
    let recipient = item.recipient.and_then(|node| read::id(node.id));
    let person_id = if sender.as_deref() == Some(place.page_id) { recipient } else { sender };
    let Some(person_id) = person_id else {
        return Update::Unreadable("a conversation's event without a person");
    };

    let what = if let Some(message) = item.message {
        message.read()
    } else if let Some(postback) = item.postback {
        Some(postback.read())
    } else if let Some(reaction) = item.reaction {
        reaction.read()
    } else if let Some(optin) = item.optin {
        Some(Messaging::OptIn {
            kind: read::text(optin.kind, WORD_CHARS_MAX),
            payload: read::text(optin.payload, TEXT_CHARS_MAX),
        })
    } else if let Some(receipt) = item.delivery {
        let watermark = read::moment(receipt.watermark).unwrap_or(at);
        let mids =
            receipt.mids.unwrap_or_default().into_iter().filter_map(Id::valid).take(MIDS_MAX).collect();
        Some(Messaging::Delivered { mids, watermark })
    } else if let Some(receipt) = item.read {
        Some(Messaging::Read { watermark: read::moment(receipt.watermark).unwrap_or(at) })
    } else {
        item.referral.map(|referral| Messaging::Referral(referral.read()))
    };
    let Some(what) = what else {
        return Update::Unreadable("a message or a reaction without an id");
    };
    Update::Event(PageEvent::Messaging(MessagingEvent {
        platform: place.platform,
        page_id: place.page_id.to_owned(),
        person_id,
        at,
        standby,
        what,
        raw: place.raw_event(),
    }))
}

impl Item {
    /// Whether it holds none of the kinds we know; Meta adds new ones (policy notices, hand-overs).
    fn is_unknown(&self) -> bool {
        self.message.is_none()
            && self.postback.is_none()
            && self.referral.is_none()
            && self.optin.is_none()
            && self.delivery.is_none()
            && self.read.is_none()
            && self.reaction.is_none()
    }
}

impl Message {
    fn read(self) -> Option<Messaging> {
        let mid = read::id(self.mid)?;
        let text = read::text(self.text, TEXT_CHARS_MAX);
        if self.is_echo {
            return Some(Messaging::Echo {
                mid,
                app_id: read::id(self.app_id),
                metadata: self.metadata.map(|metadata| metadata.up_to(TEXT_CHARS_MAX)),
                text,
            });
        }
        let attachments = self.attachments.unwrap_or_default().into_iter().take(ATTACHMENTS_MAX);
        Some(Messaging::Message(PrivateText {
            mid,
            text,
            quick_reply: self
                .quick_reply
                .and_then(|reply| reply.payload)
                .map(|text| text.up_to(TEXT_CHARS_MAX)),
            attachments: attachments.map(RawAttachment::read).collect(),
            reply_to: self.reply_to.and_then(|reply| read::id(reply.mid)),
            referral: self.referral.map(RawReferral::read),
        }))
    }
}

impl RawAttachment {
    fn read(self) -> Attachment {
        Attachment {
            kind: read::text(self.kind, WORD_CHARS_MAX),
            url: self.payload.and_then(|payload| payload.url).map(|url| url.up_to(TEXT_CHARS_MAX)),
        }
    }
}

impl Postback {
    fn read(self) -> Messaging {
        Messaging::Postback {
            mid: read::id(self.mid),
            title: read::text(self.title, WORD_CHARS_MAX),
            payload: read::text(self.payload, TEXT_CHARS_MAX),
            referral: self.referral.map(RawReferral::read),
        }
    }
}

impl RawReferral {
    fn read(self) -> Referral {
        Referral {
            reference: read::text(self.reference, TEXT_CHARS_MAX),
            source: read::text(self.source, WORD_CHARS_MAX),
            kind: read::text(self.kind, WORD_CHARS_MAX),
        }
    }
}

impl Reaction {
    fn read(self) -> Option<Messaging> {
        Some(Messaging::Reaction {
            mid: read::id(self.mid)?,
            added: self.action.is_none_or(|action| action.as_str() != "unreact"),
            emoji: self.emoji.map(|emoji| emoji.up_to(WORD_CHARS_MAX)),
        })
    }
}
