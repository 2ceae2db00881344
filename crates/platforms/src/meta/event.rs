//! What happened on a page, in our words. Not for how Meta writes it: `webhook` reads that.
//!
//! Every id is opaque: never take one apart, never assume digits. Texts and ids hold no NUL character.

use std::fmt;
use std::sync::Arc;

use domain::Timestamp;

/// Where something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Platform {
    /// A Facebook page.
    Facebook,
    /// An Instagram account.
    Instagram,
}

impl Platform {
    /// Every platform.
    pub const ALL: [Self; 2] = [Self::Facebook, Self::Instagram];

    /// The word used in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Facebook => "facebook",
            Self::Instagram => "instagram",
        }
    }

    /// The platform of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|platform| platform.word() == word)
    }
}

/// The JSON of one event as it came, for the record.
///
/// Store it as `text` or `json`: it may hold `\u0000`, which `jsonb` refuses.
#[derive(Clone, PartialEq, Eq)]
pub struct RawEvent(Arc<str>);

impl RawEvent {
    /// Keeps `json`.
    pub fn new(json: &str) -> Self {
        Self(json.into())
    }

    /// The JSON.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RawEvent {
    /// Only its length: what people write is not for logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawEvent({} bytes)", self.0.len())
    }
}

/// One thing that happened on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageEvent {
    /// Somebody commented, or changed a comment.
    Comment(CommentEvent),
    /// A Live began or ended.
    LiveVideo(LiveVideoEvent),
    /// Something in a private conversation.
    Messaging(MessagingEvent),
}

impl PageEvent {
    /// Where it happened.
    pub const fn platform(&self) -> Platform {
        match self {
            Self::Comment(event) => event.platform,
            Self::LiveVideo(event) => event.platform,
            Self::Messaging(event) => event.platform,
        }
    }

    /// The page or Instagram account it happened to.
    pub fn page_id(&self) -> &str {
        match self {
            Self::Comment(event) => &event.page_id,
            Self::LiveVideo(event) => &event.page_id,
            Self::Messaging(event) => &event.page_id,
        }
    }

    /// Its JSON as it came.
    pub const fn raw(&self) -> &RawEvent {
        match self {
            Self::Comment(event) => &event.raw,
            Self::LiveVideo(event) => &event.raw,
            Self::Messaging(event) => &event.raw,
        }
    }
}

/// What happened to a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommentVerb {
    /// It was written.
    Add,
    /// Its words were changed.
    Edit,
    /// It was removed.
    Remove,
    /// It was hidden, by the page or by Meta.
    Hide,
    /// It was shown again.
    Unhide,
}

impl CommentVerb {
    /// Every verb.
    pub const ALL: [Self; 5] = [Self::Add, Self::Edit, Self::Remove, Self::Hide, Self::Unhide];

    /// The word used in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Edit => "edit",
            Self::Remove => "remove",
            Self::Hide => "hide",
            Self::Unhide => "unhide",
        }
    }

    /// The verb of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verb| verb.word() == word)
    }
}

/// Who wrote a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Id, scoped to the page.
    pub id: String,
    /// Name as shown; empty when the platform withheld it.
    pub name: String,
    /// Instagram only: the id a private message can be sent to, when it was given.
    pub messaging_id: Option<String>,
}

/// A comment, or a change to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentEvent {
    /// Where.
    pub platform: Platform,
    /// The page or Instagram account.
    pub page_id: String,
    /// The comment. Unique on its platform; a change carries the id of the comment it changes.
    pub comment_id: String,
    /// The comment it answers; `None` at the top level.
    pub parent_id: Option<String>,
    /// What it was written under: a post, a video or a Live, each of which may have several ids. Instagram: the media.
    pub post_id: Option<String>,
    /// Who wrote it; `None` when the platform withheld it.
    pub author: Option<Author>,
    /// The page wrote it itself.
    pub from_page: bool,
    /// The words; empty for a sticker, a photo or a removal.
    pub text: String,
    /// When it happened, by the platform's word.
    pub at: Timestamp,
    /// What happened.
    pub verb: CommentVerb,
    /// Its JSON as it came.
    pub raw: RawEvent,
}

/// Where a Live stands on the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LiveStatus {
    /// On air.
    Live,
    /// Off air, not yet a recording.
    Stopped,
    /// Off air and kept as a recording.
    Recorded,
    /// Between the two.
    Processing,
    /// Announced.
    Scheduled,
    /// Made, not shown.
    Unpublished,
    /// A word Meta did not use when this was written, or a plan that fell through.
    Other,
}

impl LiveStatus {
    /// Reads Meta's word: lower case in webhooks, capitals in the Graph API.
    pub fn from_meta(word: &str) -> Self {
        match word.to_ascii_lowercase().as_str() {
            "live" => Self::Live,
            "live_stopped" => Self::Stopped,
            "vod" => Self::Recorded,
            "processing" => Self::Processing,
            "scheduled_live" | "scheduled_unpublished" => Self::Scheduled,
            "unpublished" => Self::Unpublished,
            _ => Self::Other,
        }
    }
}

/// A Live began or ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveVideoEvent {
    /// Where.
    pub platform: Platform,
    /// The page.
    pub page_id: String,
    /// The Live.
    pub live_video_id: String,
    /// Where it stands now.
    pub status: LiveStatus,
    /// When the platform said so.
    pub at: Timestamp,
    /// Its JSON as it came.
    pub raw: RawEvent,
}

/// Something in a private conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessagingEvent {
    /// Where.
    pub platform: Platform,
    /// The page or Instagram account.
    pub page_id: String,
    /// The person on the other side (page-scoped), also when it is the page that spoke.
    pub person_id: String,
    /// When it happened, by the platform's word.
    pub at: Timestamp,
    /// Another app owns the conversation and we only listen.
    pub standby: bool,
    /// What happened.
    pub what: Messaging,
    /// Its JSON as it came.
    pub raw: RawEvent,
}

impl MessagingEvent {
    /// What tells this event from every other of its page: the same for each delivery of it.
    pub fn key(&self) -> String {
        let (person, at) = (&self.person_id, self.at.0);
        match &self.what {
            Messaging::Message(message) => format!("message:{}", message.mid),
            Messaging::Echo { mid, .. } => format!("echo:{mid}"),
            Messaging::Postback { mid: Some(mid), .. } => format!("postback:{mid}"),
            Messaging::Postback { mid: None, payload, .. } => format!("postback:{person}:{at}:{payload}"),
            Messaging::Referral(referral) => format!("referral:{person}:{at}:{}", referral.reference),
            Messaging::OptIn { kind, .. } => format!("opt_in:{person}:{at}:{kind}"),
            Messaging::Delivered { watermark, .. } => format!("delivered:{person}:{}", watermark.0),
            Messaging::Read { watermark } => format!("read:{person}:{}", watermark.0),
            Messaging::Reaction { mid, added, .. } => format!("reaction:{person}:{at}:{mid}:{added}"),
        }
    }
}

/// What happened in a private conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Messaging {
    /// The person wrote.
    Message(PrivateText),
    /// The page wrote: this app, another app or somebody in the page's inbox.
    Echo {
        /// Id of the message.
        mid: String,
        /// The app that sent it; `None` for the inbox.
        app_id: Option<String>,
        /// What the sending app attached.
        metadata: Option<String>,
        /// The words; empty when there are none.
        text: String,
    },
    /// The person tapped a button.
    Postback {
        /// Id of the tap.
        mid: Option<String>,
        /// What the button says.
        title: String,
        /// What we put into the button.
        payload: String,
        /// The link that opened the conversation.
        referral: Option<Referral>,
    },
    /// The person opened the conversation by a link.
    Referral(Referral),
    /// The person agreed to be written to.
    OptIn {
        /// Meta's kind, such as `notification_messages`.
        kind: String,
        /// What we put into the request.
        payload: String,
    },
    /// Messages reached the person.
    Delivered {
        /// Which; may be empty, the watermark counts.
        mids: Vec<String>,
        /// Everything sent up to here.
        watermark: Timestamp,
    },
    /// The person read.
    Read {
        /// Everything sent up to here.
        watermark: Timestamp,
    },
    /// The person reacted to a message, or took it back.
    Reaction {
        /// The message reacted to.
        mid: String,
        /// `false` when it was taken back.
        added: bool,
        /// The emoji.
        emoji: Option<String>,
    },
}

impl Messaging {
    /// Whether it is an act of the person that opens the 24-hour window.
    ///
    /// Source: Messenger Platform, "Sending messages": message, tap on a button or quick reply, link into an existing
    /// conversation, reaction.
    pub const fn opens_window(&self) -> bool {
        match self {
            Self::Message(_) | Self::Postback { .. } | Self::Referral(_) => true,
            Self::Reaction { added, .. } => *added,
            Self::Echo { .. } | Self::OptIn { .. } | Self::Delivered { .. } | Self::Read { .. } => false,
        }
    }
}

/// A message a person wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateText {
    /// Id of the message.
    pub mid: String,
    /// The words; empty when there are none.
    pub text: String,
    /// What we put into the quick reply that was tapped.
    pub quick_reply: Option<String>,
    /// What is attached.
    pub attachments: Vec<Attachment>,
    /// The message it answers.
    pub reply_to: Option<String>,
    /// The link that opened the conversation.
    pub referral: Option<Referral>,
}

/// Something attached to a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Meta's kind: `image`, `sticker`, `audio`, `video`, `file`, …
    pub kind: String,
    /// Where it can be fetched for a while.
    pub url: Option<String>,
}

/// The link that brought a person into a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// What we put into the link.
    pub reference: String,
    /// Meta's word for where it was, such as `SHORTLINK`.
    pub source: String,
    /// Meta's word for what it did, such as `OPEN_THREAD`.
    pub kind: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn platforms_and_verbs_are_found_by_their_words() {
        for platform in Platform::ALL {
            assert_eq!(Platform::from_word(platform.word()), Some(platform));
        }
        for verb in CommentVerb::ALL {
            assert_eq!(CommentVerb::from_word(verb.word()), Some(verb));
        }
    }

    #[test]
    fn a_live_is_read_in_either_case_and_an_unknown_word_does_no_harm() {
        assert_eq!(LiveStatus::from_meta("live"), LiveStatus::Live);
        assert_eq!(LiveStatus::from_meta("LIVE_STOPPED"), LiveStatus::Stopped);
        assert_eq!(LiveStatus::from_meta("vod"), LiveStatus::Recorded);
        assert_eq!(LiveStatus::from_meta("SCHEDULED_CANCELED"), LiveStatus::Other);
    }

    #[test]
    fn what_people_write_is_not_shown_by_debug() {
        assert_eq!(format!("{:?}", RawEvent::new(r#"{"message":"hola"}"#)), "RawEvent(18 bytes)");
    }
}
