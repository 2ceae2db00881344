//! The Live: which one is on, what is pinned, whether the bot may speak. What happens in it comes over the socket.

use domain::frame::LiveHead;
use domain::ids::{CommentId, LiveId};
use domain::views::{AnswerDraft, LiveCard, TaughtWord};
use leptos::prelude::*;

use super::ApiError;
#[cfg(feature = "ssr")]
use super::{actor, answer, engine};

/// The Live that is on, or the last one; `None` when the shop never had one.
///
/// # Errors
/// `SignedOut`, `Forbidden`; faults of the database.
#[server(prefix = "/api", endpoint = "live/current", input = server_fn::codec::Json)]
pub async fn current_live() -> Result<Option<LiveCard>, ApiError> {
    let actor = actor().await?;
    answer(engine::live::current(&engine(), &actor).await)
}

/// Puts the product with `code` on air, or takes the pin away with `None`; returns the Live as it then stands.
///
/// # Errors
/// `NotFound` when the shop has no such Live or product, `Conflict` when the Live is over, `Forbidden` for staff.
#[server(prefix = "/api", endpoint = "live/pin", input = server_fn::codec::Json)]
pub async fn pin_product(
    /// The Live.
    live: LiveId,
    /// The product's code.
    code: Option<String>,
) -> Result<LiveHead, ApiError> {
    let actor = actor().await?;
    answer(engine::live::pin(&engine(), &actor, live, code.as_deref()).await)
}

/// The kill switch: stops the bot, so that nothing leaves any more, or lets it speak again; returns the Live.
///
/// # Errors
/// `NotFound` when the shop has no such Live, `Forbidden` for staff.
#[server(prefix = "/api", endpoint = "live/bot", input = server_fn::codec::Json)]
pub async fn set_bot(
    /// The Live.
    live: LiveId,
    /// Whether the bot shall be silent.
    stopped: bool,
) -> Result<LiveHead, ApiError> {
    let actor = actor().await?;
    answer(engine::live::set_bot(&engine(), &actor, live, stopped).await)
}

/// Teaches the reader that `word` means the product with `code`, from the next comment of this Live on.
///
/// # Errors
/// `Invalid` for a word that would make the reader worse, `NotFound` when the shop has no such Live, product or
/// comment, `Conflict` when the Live has learnt all it can, `Forbidden` for staff.
#[server(prefix = "/api", endpoint = "live/teach", input = server_fn::codec::Json)]
pub async fn teach_word(
    /// The Live.
    live: LiveId,
    /// What buyers write.
    word: String,
    /// The product's code.
    code: String,
    /// The comment it was learnt from.
    comment: Option<CommentId>,
) -> Result<TaughtWord, ApiError> {
    let actor = actor().await?;
    answer(engine::live::teach(&engine(), &actor, live, &word, &code, comment).await)
}

/// Takes back what was taught, and returns what is left.
///
/// # Errors
/// `NotFound` when the shop has no such Live, `Forbidden` for staff.
#[server(prefix = "/api", endpoint = "live/forget", input = server_fn::codec::Json)]
pub async fn forget_word(
    /// The Live.
    live: LiveId,
    /// The word.
    word: String,
) -> Result<Vec<TaughtWord>, ApiError> {
    let actor = actor().await?;
    let engine = engine();
    answer(engine::live::forget(&engine, &actor, live, &word).await)?;
    answer(engine::live::taught(&engine, &actor, live).await)
}

/// What was taught in a Live, newest first.
///
/// # Errors
/// `SignedOut`, `Forbidden`.
#[server(prefix = "/api", endpoint = "live/taught", input = server_fn::codec::Json)]
pub async fn taught_words(
    /// The Live.
    live: LiveId,
) -> Result<Vec<TaughtWord>, ApiError> {
    let actor = actor().await?;
    answer(engine::live::taught(&engine(), &actor, live).await)
}

/// Drafts an answer to a comment from what the catalogue says now.
///
/// # Errors
/// `NotFound` when the Live has no such comment, `Conflict` when the comment is gone, `Forbidden` for staff.
#[server(prefix = "/api", endpoint = "live/draft", input = server_fn::codec::Json)]
pub async fn draft_answer(
    /// The Live.
    live: LiveId,
    /// The comment.
    comment: CommentId,
) -> Result<AnswerDraft, ApiError> {
    let actor = actor().await?;
    answer(engine::answers::draft(&engine(), &actor, live, comment).await)
}

/// Sends an answer under a comment, once.
///
/// # Errors
/// `Invalid` for an empty or too long text, `Conflict` when the comment was answered before or is gone, `NotFound` when
/// the Live has no such comment, `Forbidden` for staff.
#[server(prefix = "/api", endpoint = "live/answer", input = server_fn::codec::Json)]
pub async fn send_answer(
    /// The Live.
    live: LiveId,
    /// The comment.
    comment: CommentId,
    /// The words.
    text: String,
) -> Result<(), ApiError> {
    let actor = actor().await?;
    answer(engine::answers::send(&engine(), &actor, live, comment, &text).await)
}
