//! Orders and their moves.

use domain::ids::OrderId;
use domain::order::OrderMove;
use domain::views::{OrderFilter, OrderPage, OrderView};
use leptos::prelude::*;

use super::ApiError;
#[cfg(feature = "ssr")]
use super::{actor, answer, engine};

/// Orders on one page of the list.
pub const ORDERS_PER_PAGE: u32 = 50;

/// The orders of `filter` that match `search` (all when empty), newest first, from `offset` on; at most
/// [`ORDERS_PER_PAGE`].
///
/// # Errors
/// `SignedOut`, `Forbidden`; faults of the database.
#[server(name = ReadOrders, prefix = "/api", endpoint = "orders", input = server_fn::codec::Json)]
pub async fn orders(
    /// Which orders.
    filter: OrderFilter,
    /// Part of number, name or contact.
    search: String,
    /// Orders before the first one returned.
    offset: u32,
) -> Result<OrderPage, ApiError> {
    let actor = actor().await?;
    answer(engine::orders::list(&engine(), &actor, filter, &search, offset, ORDERS_PER_PAGE).await)
}

/// One order, whole.
///
/// # Errors
/// `NotFound` when the shop has none of that id; `SignedOut`, `Forbidden`.
#[server(name = ReadOrder, prefix = "/api", endpoint = "order", input = server_fn::codec::Json)]
pub async fn order(
    /// The order.
    id: OrderId,
) -> Result<OrderView, ApiError> {
    let actor = actor().await?;
    answer(engine::orders::get(&engine(), &actor, id).await)
}

/// Moves an order on and returns it as it then stands.
///
/// # Errors
/// `Conflict` when its state does not allow the move, `Forbidden` when the role does not.
#[server(name = MoveOrder, prefix = "/api", endpoint = "order_move")]
pub async fn order_move(
    /// The order.
    order: OrderId,
    /// What happens to it.
    what: OrderMove,
) -> Result<OrderView, ApiError> {
    let actor = actor().await?;
    answer(engine::orders::make_move(&engine(), &actor, order, what).await)
}

/// Says that the money of a transfer has arrived; the order becomes paid.
///
/// # Errors
/// `Conflict` when no transfer waits, `Forbidden` for staff.
#[server(prefix = "/api", endpoint = "approve_transfer")]
pub async fn approve_transfer(
    /// The order.
    order: OrderId,
) -> Result<OrderView, ApiError> {
    let actor = actor().await?;
    answer(engine::payments::approve_transfer(&engine(), &actor, order).await)
}
