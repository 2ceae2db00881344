//! The day's numbers.

use domain::views::Today;
use leptos::prelude::*;

use super::ApiError;
#[cfg(feature = "ssr")]
use super::{actor, answer, engine};

/// The dashboard's numbers for the shop's present day.
///
/// # Errors
/// `SignedOut` when nobody is signed in; faults of the database.
#[server(name = ReadToday, prefix = "/api", endpoint = "today", input = server_fn::codec::Json)]
pub async fn today() -> Result<Today, ApiError> {
    let actor = actor().await?;
    answer(engine::dashboard::today(&engine(), &actor).await)
}
