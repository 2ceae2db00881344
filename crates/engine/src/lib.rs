//! Everything that owns state: the inbox, the Lives and their sequencers, stock, orders, payments, messages, people.
//! Speaks SQL and the domain's language; knows nothing of HTTP or HTML.
//!
//! The way of a comment through these modules: [`inbox`] → [`live`] (with [`stock`], [`orders`], [`outbox`]) →
//! [`hub`] and [`courier`]; what the reader left open goes by [`cascade`]. The way of a payment: [`checkout`] → [`payments`] → [`stock`], [`outbox`], [`hub`].

pub mod accounts;
pub mod answers;
pub mod cascade;
pub mod catalogue;
pub mod checkout;
pub mod courier;
pub mod dashboard;
pub mod error;
pub mod hub;
pub mod inbox;
pub mod live;
pub mod orders;
pub mod outbox;
pub mod payments;
pub mod scope;
pub mod secrets;
pub mod seed;
pub mod settings;
pub mod stock;
pub mod time;
pub mod timers;
pub mod verify;

mod core;
mod metrics;
mod patience;

pub use crate::core::{Engine, Parts};
pub use error::EngineError;
pub use scope::{Actor, StoreScope};
pub use settings::Settings;

/// The forward-only migrations, embedded.
pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations");
