//! Sockets over a real connection, from the handshake to the goodbye.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what these tests share is test code too"
)]

mod endings;
mod frames;
mod protocol;
mod site;
