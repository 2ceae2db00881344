//! What tests with a database share: a database of their own, a shop with a running Live, a Meta that remembers what
//! it was told, and a clock that moves when asked. Not for production code.
//!
//! Tests run against the server named by `TEST_DATABASE_URL`, the address of its maintenance database; `./test
//! integration` sets it. Whatever goes wrong in here panics: that is how a test fails.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::missing_panics_doc, reason = "everything in here panics when it does not get what it needs")]

mod database;
mod graph;
mod shop;

pub use database::{TestDb, database};
pub use graph::{Fate, RecordingGraph, Said, Way};
pub use shop::{START, Shop, settings};
