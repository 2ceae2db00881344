//! The pages: everything people see, drawn on the server and brought to life in the browser.
//! Not for rules or state: a page asks `engine` through [`api`] and shows the answer.

#![allow(
    clippy::needless_pass_by_value,
    clippy::unused_async,
    reason = "components and server functions receive owned values and are asynchronous by the framework's contract"
)]

pub mod api;
#[cfg(feature = "ssr")]
pub mod checkout;
pub mod components;
pub mod i18n;
pub mod live;
pub mod pages;
pub mod preferences;
pub mod routes;
#[cfg(feature = "ssr")]
pub mod session;
#[cfg(feature = "ssr")]
pub mod shell;

pub use routes::App;
#[cfg(feature = "ssr")]
pub use shell::shell;
