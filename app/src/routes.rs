//! The app's root and its map of pages. Every page is drawn whole before it is sent, so that it can be read with
//! scripts off and carries the right status.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::components::{ToastRegion, Toasts};
use crate::pages::auth::SignInPage;
use crate::pages::dashboard::{DashboardLayout, TodayPage};
use crate::pages::inventory::{EditProductPage, InventoryPage, NewProductPage};
use crate::pages::live::LivePage;
use crate::pages::not_found::NotFoundPage;
use crate::pages::orders::{OrderPage, OrdersPage};
use crate::preferences::Preferences;

/// Signing in.
pub const SIGN_IN: &str = "/auth";
/// The day's numbers, where people land.
pub const DASHBOARD: &str = "/dashboard";
/// The Live console.
pub const LIVE: &str = "/dashboard/live";
/// Products and stock.
pub const INVENTORY: &str = "/dashboard/inventory";
/// The editor of a product that does not exist yet.
pub const NEW_PRODUCT: &str = "/dashboard/inventory/new";
/// Orders.
pub const ORDERS: &str = "/dashboard/orders";

/// The app: the same in the server's pages and in the browser.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(Preferences::current());
    provide_context(Toasts::new());
    // Tests, and what needs scripts, wait for this mark.
    Effect::new(|| {
        if let Some(body) = document().body() {
            // Setting an attribute of an element in the page cannot fail.
            let _ = body.dataset().set("hydrated", "true");
        }
    });
    view! {
        <Router>
            <Routes fallback=NotFoundPage>
                <Route path=path!("/") view=|| view! { <Redirect path=DASHBOARD/> } ssr=SsrMode::Async/>
                <Route path=path!("/auth") view=SignInPage ssr=SsrMode::Async/>
                <ParentRoute path=path!("/dashboard") view=DashboardLayout ssr=SsrMode::Async>
                    <Route path=path!("") view=TodayPage ssr=SsrMode::Async/>
                    <Route path=path!("live") view=LivePage ssr=SsrMode::Async/>
                    <Route path=path!("inventory") view=InventoryPage ssr=SsrMode::Async/>
                    <Route path=path!("inventory/new") view=NewProductPage ssr=SsrMode::Async/>
                    <Route path=path!("inventory/:id") view=EditProductPage ssr=SsrMode::Async/>
                    <Route path=path!("orders") view=OrdersPage ssr=SsrMode::Async/>
                    <Route path=path!("orders/:id") view=OrderPage ssr=SsrMode::Async/>
                </ParentRoute>
            </Routes>
            <ToastRegion/>
        </Router>
    }
}

/// A text as it may stand in the value of a query (RFC 3986, 3.4): everything but letters, digits and `-._~/` escaped.
pub fn query_value(text: &str) -> String {
    use std::fmt::Write as _;
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

/// An address with the parts of its query that are not empty.
pub fn address(path: &str, query: &[(&str, &str)]) -> String {
    let query: Vec<String> = query
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", query_value(value)))
        .collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_with_marks_and_accents_survives_in_an_address() {
        assert_eq!(
            address(INVENTORY, &[("q", "a&b=ñ #1"), ("from", "")]),
            "/dashboard/inventory?q=a%26b%3D%C3%B1%20%231"
        );
        assert_eq!(address(ORDERS, &[("q", "")]), ORDERS);
    }
}
