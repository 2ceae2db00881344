//! Products and their stock.

use domain::ids::{ProductId, VariantId};
use domain::views::{ProductEdit, ProductPage, ProductView, VariantView};
use leptos::prelude::*;

use super::ApiError;
#[cfg(feature = "ssr")]
use super::{actor, answer, engine};

/// Products on one page of the list.
pub const PRODUCTS_PER_PAGE: u32 = 50;

/// The products that match `search` (all when empty), by code, from `offset` on; at most [`PRODUCTS_PER_PAGE`].
///
/// # Errors
/// `SignedOut`, `Forbidden`; faults of the database.
#[server(name = ReadProducts, prefix = "/api", endpoint = "products", input = server_fn::codec::Json)]
pub async fn products(
    /// Part of code, name, category or keyword.
    search: String,
    /// Products before the first one returned.
    offset: u32,
) -> Result<ProductPage, ApiError> {
    let actor = actor().await?;
    answer(engine::catalogue::list(&engine(), &actor, &search, offset, PRODUCTS_PER_PAGE).await)
}

/// One product.
///
/// # Errors
/// `NotFound` when the shop has none of that id; `SignedOut`, `Forbidden`.
#[server(name = ReadProduct, prefix = "/api", endpoint = "product", input = server_fn::codec::Json)]
pub async fn product(
    /// The product.
    id: ProductId,
) -> Result<ProductView, ApiError> {
    let actor = actor().await?;
    answer(engine::catalogue::get(&engine(), &actor, id).await)
}

/// Makes or changes a product and returns it as saved.
///
/// # Errors
/// `Invalid` with the rule that is broken, `Conflict` for a code or SKU in use, `Forbidden` for staff.
#[server(name = SaveProduct, prefix = "/api", endpoint = "product_save", input = server_fn::codec::Json)]
pub async fn product_save(
    /// The product as it shall be.
    edit: ProductEdit,
) -> Result<ProductView, ApiError> {
    let actor = actor().await?;
    answer(engine::catalogue::save(&engine(), &actor, edit).await)
}

/// Changes the units in the shop by `change`, with a reason for the ledger, and returns the variant.
///
/// # Errors
/// `Conflict` when it would go under what is held, `Forbidden` for staff.
#[server(name = AdjustStock, prefix = "/api", endpoint = "stock_adjust")]
pub async fn stock_adjust(
    /// The variant.
    variant: VariantId,
    /// Units that came (positive) or went (negative); never 0.
    change: i32,
    /// The reason, or empty.
    #[server(default)]
    note: String,
) -> Result<VariantView, ApiError> {
    let actor = actor().await?;
    answer(engine::stock::adjust(&engine(), &actor, variant, change, note.trim()).await)
}

/// What buyers called a product in Lives and its keywords do not say yet.
///
/// # Errors
/// `SignedOut`, `Forbidden` for staff.
#[server(prefix = "/api", endpoint = "product_words", input = server_fn::codec::Json)]
pub async fn suggested_words(
    /// The product.
    id: ProductId,
) -> Result<Vec<String>, ApiError> {
    let actor = actor().await?;
    answer(engine::catalogue::suggestions(&engine(), &actor, id).await)
}

/// Keeps a suggested word among the product's keywords, or refuses it for good; returns the keywords.
///
/// # Errors
/// `NotFound` when the shop has none of that id, `Conflict` when it has as many keywords as it may, `Forbidden`.
#[server(prefix = "/api", endpoint = "product_word", input = server_fn::codec::Json)]
pub async fn settle_word(
    /// The product.
    id: ProductId,
    /// The word.
    word: String,
    /// Whether to keep it.
    keep: bool,
) -> Result<Vec<String>, ApiError> {
    let actor = actor().await?;
    answer(engine::catalogue::settle_suggestion(&engine(), &actor, id, &word, keep).await)
}
