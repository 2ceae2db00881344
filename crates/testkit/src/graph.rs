//! A Meta that remembers what it was told and fails when asked to. For decisions of the engine only: the protocol is
//! tested against the sandbox, over HTTP.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::Timestamp;
use platforms::meta::{
    Answer, CommentPage, GraphError, GraphFault, GraphFuture, LiveVideo, MessagingKind, PrivateMessage,
    PublicReply, PublicText, Sent, SocialGraph, TokenState, Usage,
};
use secrecy::SecretString;

/// How something was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// Under a comment.
    PublicReply,
    /// As the private answer to a comment.
    PrivateReply,
    /// In a conversation.
    Message,
}

/// Something that arrived at Meta.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// How.
    pub way: Way,
    /// Meta's id of the comment, or of the person.
    pub to: String,
    /// The words, with the links of a private message.
    pub words: String,
}

/// What becomes of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is refused, or lost before it arrives.
    Refused(GraphFault),
    /// It arrives, but its answer is lost.
    AnswerLost,
}

#[derive(Debug, Default)]
struct Memory {
    said: Vec<Said>,
    calls: usize,
    fates: HashMap<Way, VecDeque<Fate>>,
}

/// See the module.
#[derive(Debug, Default)]
pub struct RecordingGraph(Mutex<Memory>);

impl RecordingGraph {
    /// Everything that arrived, in its order.
    pub fn said(&self) -> Vec<Said> {
        self.memory().said.clone()
    }

    /// What arrived in this way.
    pub fn said_by(&self, way: Way) -> Vec<Said> {
        self.memory().said.iter().filter(|said| said.way == way).cloned().collect()
    }

    /// Calls made, failed ones included.
    pub fn calls(&self) -> usize {
        self.memory().calls
    }

    /// Decides the next calls of this way; those after them arrive.
    pub fn will(&self, way: Way, fates: impl IntoIterator<Item = Fate>) {
        self.memory().fates.entry(way).or_default().extend(fates);
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the call in; the number of what was said is the answer.
    fn take(&self, way: Way, to: &str, words: String) -> Result<usize, GraphError> {
        let mut memory = self.memory();
        memory.calls += 1;
        let fate = memory.fates.get_mut(&way).and_then(VecDeque::pop_front);
        if let Some(Fate::Refused(fault)) = fate {
            return Err(GraphError::new(fault));
        }
        let again =
            way == Way::PrivateReply && memory.said.iter().any(|said| said.way == way && said.to == to);
        if again {
            return Err(GraphError::new(GraphFault::AlreadyReplied));
        }
        memory.said.push(Said { way, to: to.to_owned(), words });
        match fate {
            Some(Fate::AnswerLost) => Err(GraphError::new(GraphFault::Network { sent: true })),
            _ => Ok(memory.said.len()),
        }
    }
}

fn answer<T>(value: T) -> Answer<T> {
    Answer { value, usage: Usage::default() }
}

fn not_here<'a, T: Send + 'a>() -> GraphFuture<'a, T> {
    Box::pin(std::future::ready(Err(GraphError::new(GraphFault::BadRequest))))
}

impl SocialGraph for RecordingGraph {
    fn public_reply<'a>(
        &'a self,
        _token: &'a SecretString,
        comment_id: &'a str,
        text: &'a PublicText,
    ) -> GraphFuture<'a, PublicReply> {
        let taken = self.take(Way::PublicReply, comment_id, text.as_str().to_owned());
        Box::pin(std::future::ready(
            taken.map(|number| answer(PublicReply { comment_id: format!("reply-{number}") })),
        ))
    }

    fn private_reply<'a>(
        &'a self,
        _token: &'a SecretString,
        _page_id: &'a str,
        comment_id: &'a str,
        message: &'a PrivateMessage,
    ) -> GraphFuture<'a, Sent> {
        let taken = self.take(Way::PrivateReply, comment_id, format!("{message:?}"));
        Box::pin(std::future::ready(
            taken.map(|number| answer(Sent { message_id: Some(format!("m-{number}")), recipient_id: None })),
        ))
    }

    fn send<'a>(
        &'a self,
        _token: &'a SecretString,
        _page_id: &'a str,
        psid: &'a str,
        _kind: MessagingKind,
        message: &'a PrivateMessage,
    ) -> GraphFuture<'a, Sent> {
        let taken = self.take(Way::Message, psid, format!("{message:?}"));
        Box::pin(std::future::ready(taken.map(|number| {
            answer(Sent { message_id: Some(format!("m-{number}")), recipient_id: Some(psid.to_owned()) })
        })))
    }

    fn live_video<'a>(
        &'a self,
        _token: &'a SecretString,
        _live_video_id: &'a str,
    ) -> GraphFuture<'a, LiveVideo> {
        not_here()
    }

    fn live_comments<'a>(
        &'a self,
        _token: &'a SecretString,
        _page_id: &'a str,
        _live_video_id: &'a str,
        _since: Option<Timestamp>,
        _after: Option<&'a str>,
    ) -> GraphFuture<'a, CommentPage> {
        not_here()
    }

    fn debug_token<'a>(&'a self, _token: &'a SecretString) -> GraphFuture<'a, TokenState> {
        not_here()
    }
}
