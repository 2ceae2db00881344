//! The Live as the console follows it: what the frames say ([`state`]), the signals that pages draw from ([`board`]),
//! the socket that brings them ([`socket`]) and the pure rules between. Not for drawing; `pages::live` does that.

pub mod board;
pub mod connection;
pub mod history;
mod label_order;
pub mod rows;
#[cfg(test)]
mod sample;
pub mod selection;
pub mod server_time;
pub mod socket;
pub mod state;
pub mod texts;

pub use board::Board;
