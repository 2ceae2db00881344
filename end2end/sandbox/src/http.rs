//! The one HTTP client everything here sends with. Not for serving.

use std::time::Duration;

/// How long a connection may take to come up.
const CONNECT_SECONDS_MAX: u64 = 5;

/// A client that follows no redirect (whoever wants to, does) and asks no proxy: everything it talks to is local.
pub(crate) fn client() -> Result<reqwest::Client, reqwest::Error> {
    // Fails only when a provider is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(Duration::from_secs(CONNECT_SECONDS_MAX))
        .user_agent("livesell-sandbox")
        .build()
}
