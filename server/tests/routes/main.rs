//! The HTTP edges against a real database, one module a group of routes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod checkout;
mod cross_site;
mod files_and_health;
mod pages;
mod sessions;
mod site;
mod webhooks;
mod websocket;
