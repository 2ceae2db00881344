//! Meta's Graph API: what we ask and say, what comes back, and what went wrong. Not here: whether it may be said, how
//! often it is tried, and what is done about an error.

mod answer;
mod client;
mod fault;
mod message;
mod usage;

use std::pin::Pin;

use domain::Timestamp;
use secrecy::SecretString;

pub use answer::{CommentPage, LiveVideo, PublicReply, Sent, TokenState};
pub use client::{AppKeys, COMMENTS_PER_PAGE, GraphClient, REQUEST_TIMEOUT};
pub use fault::{GraphError, GraphFault};
pub use message::{
    BUTTON_TEXT_MAX, BUTTON_TITLE_MAX, BUTTONS_MAX, Button, MESSAGE_TEXT_MAX, METADATA_MAX, MessageLimit,
    PAYLOAD_MAX, PUBLIC_TEXT_MAX, PrivateMessage, PublicText, QUICK_REPLIES_MAX, QuickReply,
};
pub use usage::{BusinessUsage, SLOW_PERCENT, STOP_PERCENT, Share, Usage};

/// What Meta answered, with how much of our allowance is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<T> {
    /// The answer.
    pub value: T,
    /// The allowance, where Meta said.
    pub usage: Usage,
}

/// A call on its way. Boxed, so that the trait can be used as `dyn SocialGraph`: beside a network call the box costs
/// nothing, and the engine needs no type parameter for its courier.
pub type GraphFuture<'a, T> = Pin<Box<dyn Future<Output = Result<Answer<T>, GraphError>> + Send + 'a>>;

/// Why a message is sent inside the 24-hour window (`messaging_type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MessagingKind {
    /// It answers the person.
    Response,
    /// It tells the person something unasked.
    Update,
}

impl MessagingKind {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Response => "RESPONSE",
            Self::Update => "UPDATE",
        }
    }
}

/// The calls the product makes. `token` is always the page's token; ids are Meta's.
///
/// No call is ever repeated in here. [`GraphError::may_have_happened`] says whether repeating one could say something
/// twice.
pub trait SocialGraph: Send + Sync + std::fmt::Debug {
    /// Answers a comment in public.
    fn public_reply<'a>(
        &'a self,
        token: &'a SecretString,
        comment_id: &'a str,
        text: &'a PublicText,
    ) -> GraphFuture<'a, PublicReply>;

    /// Answers a comment in private: once per comment, within seven days of it.
    fn private_reply<'a>(
        &'a self,
        token: &'a SecretString,
        page_id: &'a str,
        comment_id: &'a str,
        message: &'a PrivateMessage,
    ) -> GraphFuture<'a, Sent>;

    /// Writes to a person (`psid`, scoped to the page) whose window is open.
    fn send<'a>(
        &'a self,
        token: &'a SecretString,
        page_id: &'a str,
        psid: &'a str,
        kind: MessagingKind,
        message: &'a PrivateMessage,
    ) -> GraphFuture<'a, Sent>;

    /// Reads a Live.
    fn live_video<'a>(
        &'a self,
        token: &'a SecretString,
        live_video_id: &'a str,
    ) -> GraphFuture<'a, LiveVideo>;

    /// Reads a page of a Live's comments, newest first where Meta keeps to it, written at or after `since`; `after` is
    /// [`CommentPage::after`] of the page before. Replies and comments of "low quality" are included.
    fn live_comments<'a>(
        &'a self,
        token: &'a SecretString,
        page_id: &'a str,
        live_video_id: &'a str,
        since: Option<Timestamp>,
        after: Option<&'a str>,
    ) -> GraphFuture<'a, CommentPage>;

    /// Asks whether a token is still good.
    fn debug_token<'a>(&'a self, token: &'a SecretString) -> GraphFuture<'a, TokenState>;
}
