//! The Live: one sequencer works its comments in the order they came; people pin products, stop the bot and watch.

pub mod control;
pub(crate) mod describe;
pub(crate) mod index;
mod lease;
pub(crate) mod pins;
mod plan;
mod sequencer;
pub(crate) mod supervisor;
mod teach;

pub use crate::hub::watch;
pub use control::{current, pin, set_bot};
pub use teach::{forget, taught, teach};
