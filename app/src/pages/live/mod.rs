//! The Live console: a second screen on which the seller sees what sells, what is unsure and what is stuck, and can
//! stop the bot at once. What it knows comes over the socket (`crate::live`); here it is only drawn.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the desk is a bundle of signal handles that every closure keeps a copy of"
)]

mod answer;
mod comment_row;
mod comments;
mod console;
mod desk;
mod keys;
mod kill_switch;
mod page;
mod pinned;
mod sales;
mod stock;
mod strip;
mod teach;
mod words;

pub use page::LivePage;
