//! Meta: what Facebook and Instagram tell us (webhooks) and what we ask and tell them (Graph API).
//! Not here: whether a message may be sent, and when; that is the courier's policy gate.
//!
//! Rules are those of Meta's documentation for Graph API v26.0 (July 2026).

mod event;
pub mod graph;
mod read;
pub mod signature;
pub mod webhook;

pub use event::{
    Attachment, Author, CommentEvent, CommentVerb, LiveStatus, LiveVideoEvent, Messaging, MessagingEvent,
    PageEvent, Platform, PrivateText, RawEvent, Referral,
};
pub use graph::{
    Answer, AppKeys, Button, CommentPage, GraphClient, GraphError, GraphFault, GraphFuture, LiveVideo,
    MessageLimit, MessagingKind, PrivateMessage, PublicReply, PublicText, QuickReply, Sent, SocialGraph,
    TokenState, Usage,
};
pub use signature::{AppSecret, EmptySecret};
pub use webhook::{Parsed, WebhookError};
