//! What the pages ask the server: one module an area, each function a few lines over `engine`.
//! Every function is a public endpoint and asks [`actor`] first; what a role may do is decided in `engine`.

pub mod accounts;
pub mod catalogue;
pub mod dashboard;
mod error;
pub mod live;
pub mod orders;
#[cfg(feature = "ssr")]
mod request;

pub use error::ApiError;
#[cfg(feature = "ssr")]
pub use request::{actor, answer, engine, set_status, wants_page};
