//! Security headers: what a browser may do with our answers. The content policy of a page names a nonce that is new
//! for each answer.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use super::router::Edge;

/// The nonce of one answer; in the request's extensions for whoever draws the page.
#[derive(Clone)]
pub(super) struct CspNonce(pub(super) String);

/// What pages may do is said by [`page_policy`] and [`checkout_policy`]; everything else may do nothing.
const NOTHING: HeaderValue =
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
const PERMISSIONS: HeaderValue =
    HeaderValue::from_static("camera=(), microphone=(), geolocation=(), payment=(), usb=()");
/// Two years, as the preload lists ask.
const TRANSPORT: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");

/// Adds the headers every answer has.
pub(super) async fn everywhere(State(edge): State<Edge>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    unless_set(headers, header::CONTENT_SECURITY_POLICY, NOTHING);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert("permissions-policy", PERMISSIONS);
    // Not `no-referrer`: it would blank the Origin of our own forms, which is all that an old in-app browser sends.
    unless_set(headers, header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    if edge.config.is_https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, TRANSPORT);
        // Browsers ignore it without TLS, and complain.
        headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    }
    response
}

/// For the app's pages: makes the nonce and says the policy.
pub(super) async fn page(mut request: Request, next: Next) -> Response {
    let nonce = new_nonce();
    let socket = socket_origin(request.headers());
    request.extensions_mut().insert(CspNonce(nonce.clone()));
    let mut response = next.run(request).await;
    set_policy(response.headers_mut(), &page_policy(&nonce, &socket));
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// For the buyer's pages: makes the nonce, says the policy, keeps tokens out of caches and search engines.
pub(super) async fn checkout(State(edge): State<Edge>, mut request: Request, next: Next) -> Response {
    let nonce = new_nonce();
    request.extensions_mut().insert(CspNonce(nonce.clone()));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    set_policy(headers, &checkout_policy(&nonce, &edge.config.gateway_origins));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    response
}

fn page_policy(nonce: &str, socket: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
         style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; \
         connect-src 'self'{socket}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
}

/// The pay form is answered by a redirect to the gateway, and browsers apply `form-action` to redirects too.
fn checkout_policy(nonce: &str, gateways: &[String]) -> String {
    let own_and_gateways = [&["'self'".to_owned()], gateways].concat().join(" ");
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; form-action {own_and_gateways}; frame-ancestors 'none'; base-uri 'none'"
    )
}

/// Browsers before CSP 3 do not count sockets to our own host as `'self'`, so it is named.
fn socket_origin(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let plain = !host.is_empty()
        && host.len() <= 255
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".:-[]".contains(&byte));
    if plain { format!(" ws://{host} wss://{host}") } else { String::new() }
}

fn new_nonce() -> String {
    engine::secrets::random_token(16)
}

fn set_policy(headers: &mut HeaderMap, policy: &str) {
    if let Ok(value) = HeaderValue::from_str(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, value);
    }
}

fn unless_set(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.entry(name).or_insert(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_runs_only_scripts_with_its_nonce_and_talks_only_to_us() {
        let policy = page_policy("abc", " ws://h wss://h");
        assert!(policy.contains("script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'"));
        assert!(policy.contains("connect-src 'self' ws://h wss://h;"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains('*'));
    }

    #[test]
    fn the_pay_form_may_lead_to_the_gateway_and_nowhere_else() {
        let policy = checkout_policy("abc", &["https://www.flow.cl".to_owned()]);
        assert!(policy.contains("form-action 'self' https://www.flow.cl;"));
        assert!(!policy.contains("wasm"));
    }

    #[test]
    fn a_forged_host_adds_nothing_to_the_policy() {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("x; script-src *"));
        assert_eq!(socket_origin(&headers), "");
        headers.insert(header::HOST, HeaderValue::from_static("[::1]:3000"));
        assert_eq!(socket_origin(&headers), " ws://[::1]:3000 wss://[::1]:3000");
    }
}
