//! Refuses what another site makes a browser send: Fetch Metadata first, `Origin` where a browser has none. Works for
//! forms, server functions and socket upgrades alike. A program that is no browser sends neither and has no cookies it
//! did not put there itself.
//!
//! Source: the Fetch Metadata guidance of OWASP's Cross-Site Request Forgery Prevention Cheat Sheet. Not for webhooks
//! and the gateway's return, which are cross-site by nature and carry their own proof.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::router::Edge;

/// Lets the request pass, or answers 403.
pub(super) async fn guard(State(edge): State<Edge>, request: Request, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let upgrades = request.headers().contains_key(header::UPGRADE);
    if (changes || upgrades) && !is_own(request.headers(), &edge.config.origin) {
        tracing::warn!("a request from another site was refused");
        return (StatusCode::FORBIDDEN, "This request came from another site.").into_response();
    }
    next.run(request).await
}

/// Whether a browser says that the request comes from our own pages, or no browser is involved.
fn is_own(headers: &HeaderMap, own_origin: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let Ok(origin) = origin.to_str() else { return false };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    origin == own_origin || (authority.is_some() && authority == host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    const OWN: &str = "https://shop.example";

    fn passes(headers: &[(&'static str, &'static str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(*name, HeaderValue::from_static(value));
        }
        is_own(&map, OWN)
    }

    #[test]
    fn our_own_pages_and_programs_pass() {
        assert!(passes(&[]));
        assert!(passes(&[("sec-fetch-site", "same-origin"), ("origin", OWN)]));
        assert!(passes(&[("sec-fetch-site", "none")]));
        assert!(passes(&[("origin", OWN)]));
        assert!(passes(&[("origin", "http://localhost:3000"), ("host", "localhost:3000")]));
    }

    #[test]
    fn other_sites_are_refused_also_where_they_share_a_registrable_domain_or_hide_their_origin() {
        assert!(!passes(&[("sec-fetch-site", "cross-site"), ("origin", OWN)]));
        assert!(!passes(&[("sec-fetch-site", "same-site")]));
        assert!(!passes(&[("origin", "https://evil.example"), ("host", "shop.example")]));
        assert!(!passes(&[("origin", "null"), ("host", "shop.example")]));
        assert!(!passes(&[("origin", "https://shop.example.evil.example"), ("host", "shop.example")]));
    }
}
