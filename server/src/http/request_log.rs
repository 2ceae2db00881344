//! One line a request, with a trace id that the answer carries too. The route's pattern is logged, never the path: paths
//! carry checkout tokens. Not for causes of failures, which are logged where they happen.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;
use uuid::Uuid;

use super::webhooks::facebook;

/// Names a request across services and log lines.
const TRACE_HEADER: HeaderName = HeaderName::from_static("x-trace-id");
/// Longest trace id that is taken over from a caller.
const TRACE_CHARS_MAX: usize = 64;

/// Logs the request it wraps.
pub(super) async fn log(mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let trace = trace_of(request.headers().get(TRACE_HEADER));
    if let Ok(value) = HeaderValue::from_str(&trace) {
        request.headers_mut().insert(TRACE_HEADER, value);
    }
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!("request", %trace);
    let mut response = next.run(request).instrument(span).await;
    let status = response.status().as_u16();
    let ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    if response.status().is_server_error() {
        tracing::warn!(%method, route, status, ms, trace, "request");
    } else if response.status().is_success() && route == facebook::PATH {
        // Thousands a second may come in a Live; what became of each is in the database.
        tracing::debug!(%method, route, status, ms, trace, "request");
    } else {
        tracing::info!(%method, route, status, ms, trace, "request");
    }
    if let Ok(value) = HeaderValue::from_str(&trace) {
        response.headers_mut().insert(TRACE_HEADER, value);
    }
    response
}

/// The caller's id when it looks like one, so that a chain of services shares it; else a new one.
fn trace_of(given: Option<&HeaderValue>) -> String {
    given
        .and_then(|value| value.to_str().ok())
        .filter(|text| (8..=TRACE_CHARS_MAX).contains(&text.len()))
        .filter(|text| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
        .map_or_else(|| Uuid::now_v7().simple().to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_callers_trace_id_is_kept_only_when_it_could_not_forge_a_log_line() {
        let given = |text: &'static str| trace_of(Some(&HeaderValue::from_static(text)));
        assert_eq!(given("0af7651916cd43dd-8448eb211c80319c"), "0af7651916cd43dd-8448eb211c80319c");
        for bad in ["short", "a b c d e f g h", "level=error msg=\"x\"", ""] {
            assert_ne!(given(bad), bad);
        }
        assert_ne!(trace_of(None), trace_of(None));
    }
}
