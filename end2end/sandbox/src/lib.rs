//! The outside world of a live shop, small enough to run beside it: Meta's Graph API and webhooks, Flow's payments,
//! language models, and pages on which a person can be the buyer. Not a mock: it enforces the rules and answers with the errors of the
//! real services, and shares no code with the clients under test, so that a mistake there is not repeated here.
//!
//! - [`config`]: what a sandbox is told at start; [`fixture`]: the same from a seed file.
//! - [`start`]: runs one inside this process.
//! - `graph`, `webhook`: Meta. `flow`: the gateway. `models`: OpenAI and Gemini. `world`: everything they remember.
//! - `pages`: what people see. `control`: what tests and the player use.
//! - [`player`]: plays a recorded Live and its buyers against a running app.

pub mod config;
mod control;
mod dice;
mod faults;
pub mod fixture;
mod flow;
mod graph;
mod http;
mod models;
mod pages;
pub mod player;
mod server;
mod signature;
mod times;
mod webhook;
mod world;

pub use config::{ClockChoice, FlowAccount, MODEL_KEY, PageConfig, RateLimits, SandboxConfig};
pub use fixture::FixtureError;
pub use server::{Running, Sandbox, StartError, start, start_with_clock};
