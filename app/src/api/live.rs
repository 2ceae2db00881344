//! The Live: which one is on, what is pinned, whether the bot may speak. What happens in it comes over the socket.

use domain::frame::LiveHead;
use domain::ids::LiveId;
use domain::views::LiveCard;
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
