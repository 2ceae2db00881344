//! The HTTP edges against a real database, one module a group of routes.

mod checkout;
mod cross_site;
mod files_and_health;
mod pages;
mod sessions;
mod site;
mod webhooks;
mod websocket;
