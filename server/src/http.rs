//! The HTTP edges. A request passes, from outside in: trace id and log line, panic guard, room for it, security
//! headers, time limit, body limit, and then by kind
//!
//! - webhooks and the gateway's return: no session, no cross-site check; their own proof;
//! - checkout: the token is the proof; cross-site check;
//! - pages, server functions, the console's socket: cross-site check, session, nonce;
//! - files.

mod assets;
mod checkout;
mod csrf;
mod headers;
mod health;
mod limits;
mod listener;
mod metrics;
mod pages;
mod payments_return;
mod request_log;
mod router;
mod session;
mod webhooks;
mod websocket;

pub use listener::{Listener, PortTaken};
pub use metrics::private_router;
pub use router::{HttpConfig, router};
