//! Flow.cl as a shop and a buyer meet it: the API under [`PREFIX`], the pay page, the confirmation, the way back.
//!
//! - [`api`]: creating a payment and asking for its state. [`pay_page`]: what the buyer sees.
//! - [`confirmation`]: telling the shop. [`error`]: error bodies.
//!
//! Source: developers.flow.cl.

mod api;
pub(crate) mod confirmation;
mod error;
mod pay_page;

use axum::Router;
use axum::routing::{get, post};

use crate::server::Sandbox;

/// Where the API lies.
pub(crate) const PREFIX: &str = "/flow/api";
/// Where the buyer pays.
pub(crate) const PAY_PAGE: &str = "/flow/app/web/pay.php";

/// Everything under [`PREFIX`].
pub(crate) fn api_router() -> Router<Sandbox> {
    Router::new()
        .route("/payment/create", post(api::create))
        .route("/payment/getStatus", get(api::status))
        .route("/payment/getStatusByCommerceId", get(api::status_by_commerce_id))
        .route("/payment/getStatusByFlowOrder", get(api::status_by_flow_order))
        .fallback(api::nowhere)
}

/// The pay page.
pub(crate) fn page_router() -> Router<Sandbox> {
    Router::new().route(PAY_PAGE, get(pay_page::show).post(pay_page::decide))
}
