//! The HTTP clients every service shares and the addresses they may call. Not for what is said over them.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use reqwest::{Client, ClientBuilder, Response, Url, redirect};

/// How long a connection may take to stand.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a whole request may take, answer included, unless a service names its own limit.
pub const REQUEST_TIMEOUT: Duration = Duration::from_secs(15);
/// How long an unused connection is kept.
pub const IDLE_TIMEOUT: Duration = Duration::from_mins(1);
/// The largest answer that is read; a longer one is an answer that cannot be read.
pub const RESPONSE_BYTES_MAX: usize = 2 * 1024 * 1024;

const USER_AGENT: &str = concat!("LiveStreamSell/", env!("CARGO_PKG_VERSION"));

/// The shared HTTP clients. Make one at the start and clone it; clones share their connections.
///
/// Redirects are never followed: no service we call needs one, and a token must not travel to a place somebody else
/// chose.
#[derive(Debug, Clone)]
pub struct Http {
    outside: Client,
    loopback: Client,
}

/// The HTTP client could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client could not be made")]
pub struct HttpSetupError(#[from] reqwest::Error);

impl Http {
    /// Makes the clients, and installs the process's TLS provider if there is none yet.
    ///
    /// On a machine without any certificate authorities it still works for plain HTTP to this machine; every other
    /// call then fails with a certificate error, and a warning says so at the start.
    pub fn new() -> Result<Self, HttpSetupError> {
        // An error means that a provider is installed already, which serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let outside = match settings().build() {
            Ok(client) => client,
            Err(error) if error.is_builder() => {
                tracing::warn!(%error, "no certificate authorities found: outside services cannot be reached; install ca-certificates");
                settings().tls_certs_only([]).build()?
            }
            Err(error) => return Err(error.into()),
        };
        // A proxy between this machine and itself would only lose the call.
        let loopback = settings().tls_certs_only([]).no_proxy().build()?;
        Ok(Self { outside, loopback })
    }

    /// The client for calls to `url`.
    pub(crate) fn client_for(&self, url: &ServiceUrl) -> &Client {
        if url.is_loopback() { &self.loopback } else { &self.outside }
    }
}

fn settings() -> ClientBuilder {
    Client::builder()
        .user_agent(USER_AGENT)
        .redirect(redirect::Policy::none())
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(REQUEST_TIMEOUT)
        .pool_idle_timeout(IDLE_TIMEOUT)
}

/// Whether a failed request may have reached the other side. Only a connection that never stood is certain not to have.
pub(crate) fn may_have_left(error: &reqwest::Error) -> bool {
    !(error.is_connect() || error.is_builder())
}

/// An answer's body could not be read to its end.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BodyError {
    /// It is longer than [`RESPONSE_BYTES_MAX`].
    #[error("the answer is longer than {RESPONSE_BYTES_MAX} bytes")]
    TooLong,
    /// The connection broke.
    #[error("the answer broke off")]
    Broken(#[source] reqwest::Error),
}

/// Reads the body, at most [`RESPONSE_BYTES_MAX`] of it.
pub(crate) async fn body_of(mut response: Response) -> Result<Vec<u8>, BodyError> {
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len() + chunk.len() > RESPONSE_BYTES_MAX => {
                return Err(BodyError::TooLong);
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return Ok(body),
            Err(error) => return Err(BodyError::Broken(error.without_url())),
        }
    }
}

/// The address of a service, ours included: `https`, or plain `http` to this machine (the sandbox). It carries no
/// user, query or fragment.
#[derive(Clone, PartialEq, Eq)]
pub struct ServiceUrl(Url);

/// A text that is not the address of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAServiceUrl {
    /// It is not an address at all.
    #[error("it is not a web address such as https://example.com")]
    Unreadable,
    /// Plain HTTP to another machine, or another scheme.
    #[error("it must begin with https:// (plain http:// is only for this machine)")]
    Unsafe,
    /// It has parts an address of a service must not have.
    #[error("it must not carry a user, a query (?) or a fragment (#)")]
    Parts,
}

impl ServiceUrl {
    /// Whether it points to this machine.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }

    /// The address with `segments` appended, each of them escaped. `None` for a segment that is empty or would climb
    /// (`.`, `..`), so that an id from outside can never change which resource is called.
    pub(crate) fn at(&self, segments: &[&str]) -> Option<Url> {
        if segments.iter().any(|segment| matches!(*segment, "" | "." | "..")) {
            return None;
        }
        let mut url = self.0.clone();
        url.path_segments_mut().ok()?.pop_if_empty().extend(segments);
        Some(url)
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Whether a browser may be sent there: `https`, or plain `http` on this machine.
pub(crate) fn is_safe_link(link: &str) -> bool {
    Url::parse(link).is_ok_and(|url| is_safe(&url))
}

fn is_safe(url: &Url) -> bool {
    url.has_host() && (url.scheme() == "https" || (url.scheme() == "http" && is_loopback(url)))
}

impl FromStr for ServiceUrl {
    type Err = NotAServiceUrl;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Url::parse(text.trim()).map_err(|_| NotAServiceUrl::Unreadable)?;
        if !is_safe(&url) {
            return Err(NotAServiceUrl::Unsafe);
        }
        if !url.username().is_empty()
            || url.password().is_some()
            || url.query().is_some()
            || url.fragment().is_some()
        {
            return Err(NotAServiceUrl::Parts);
        }
        Ok(Self(url))
    }
}

impl fmt::Display for ServiceUrl {
    /// Without a slash at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

impl fmt::Debug for ServiceUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_or_this_machine_is_the_address_of_a_service() {
        for good in [
            "https://graph.facebook.com/v26.0",
            "http://127.0.0.1:3001/graph/v26.0",
            "http://localhost:3001",
            "http://[::1]:3001/flow/api",
        ] {
            assert!(good.parse::<ServiceUrl>().is_ok(), "{good}");
        }
        assert_eq!("http://graph.facebook.com".parse::<ServiceUrl>(), Err(NotAServiceUrl::Unsafe));
        assert_eq!("http://127.0.0.1.evil.example".parse::<ServiceUrl>(), Err(NotAServiceUrl::Unsafe));
        assert_eq!("ftp://127.0.0.1".parse::<ServiceUrl>(), Err(NotAServiceUrl::Unsafe));
        assert_eq!("graph".parse::<ServiceUrl>(), Err(NotAServiceUrl::Unreadable));
        assert_eq!("https://me:pw@example.com".parse::<ServiceUrl>(), Err(NotAServiceUrl::Parts));
        assert_eq!("https://example.com/?a=b".parse::<ServiceUrl>(), Err(NotAServiceUrl::Parts));
    }

    #[test]
    fn an_id_from_outside_stays_one_segment_of_the_path() {
        let base: ServiceUrl = "http://127.0.0.1:3001/graph/v26.0/".parse().unwrap();
        let at = |id| base.at(&[id, "comments"]).map(|url| url.path().to_owned());
        assert_eq!(at("881200345_990017").as_deref(), Some("/graph/v26.0/881200345_990017/comments"));
        assert_eq!(at("../me?x#y").as_deref(), Some("/graph/v26.0/..%2Fme%3Fx%23y/comments"));
        for bad in ["", ".", ".."] {
            assert_eq!(at(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_address_is_shown_without_a_slash_at_its_end() {
        let shown = "https://example.com/".parse::<ServiceUrl>().unwrap().to_string();
        assert_eq!(shown, "https://example.com");
    }
}
