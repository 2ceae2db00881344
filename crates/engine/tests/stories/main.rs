//! Stories of the Live path, each in a database of its own: from a comment to a paid order, through time, refusals and
//! processes that come and go. Every story ends with V1 to V6.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod answers;
mod cascade;
mod catalogue;
mod claims;
mod messages;
mod payments;
mod people;
mod processes;
mod races;
mod teaching;
mod time;
mod verify;
mod walk;

use domain::{Fault, FaultKind};
use engine::EngineError;

/// The kind and the code of a refusal.
fn refusal<T: std::fmt::Debug>(outcome: Result<T, EngineError>) -> (FaultKind, String) {
    let fault = Fault::from(outcome.expect_err("a refusal"));
    (fault.kind, fault.code)
}
