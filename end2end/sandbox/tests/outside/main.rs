//! The sandbox as its users meet it: over HTTP.

// Helpers stand outside of test functions, where the lints would see production code.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod flow;
mod graph;
mod models;
mod pages;
mod player;
mod support;
mod webhooks;
