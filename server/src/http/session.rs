//! Who is asking: the access cookie, or the refresh cookie when that one has run out. Puts an [`engine::Actor`] into
//! the request's extensions and fresh cookies into the answer. Not for what the person may do.

use app::session::{ACCESS_COOKIE, REFRESH_COOKIE, cookie, set_cookies};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::{Fault, FaultKind};
use engine::accounts::{self, SessionTokens};
use engine::{Actor, Engine, EngineError};

use super::router::Edge;

/// Finds out who asks; a request of nobody passes too.
pub(super) async fn resolve(State(edge): State<Edge>, mut request: Request, next: Next) -> Response {
    let found = who(&edge.engine, request.headers()).await;
    let mut fresh = None;
    if let Some((actor, tokens)) = found {
        request.extensions_mut().insert(actor);
        fresh = tokens;
    }
    let mut response = next.run(request).await;
    if let Some(tokens) = fresh {
        add_cookies(response.headers_mut(), &tokens);
    }
    response
}

async fn who(engine: &Engine, headers: &HeaderMap) -> Option<(Actor, Option<SessionTokens>)> {
    if let Some(access) = cookie(headers, ACCESS_COOKIE)
        && let Some(actor) = known(accounts::authenticate(engine, access).await)
    {
        return Some((actor, None));
    }
    let tokens = known(accounts::refresh(engine, cookie(headers, REFRESH_COOKIE)?).await)?;
    let actor = known(accounts::authenticate(engine, &tokens.access).await)?;
    Some((actor, Some(tokens)))
}

/// A session that has ended is no failure; everything else is logged and counts as nobody.
fn known<T>(result: Result<T, EngineError>) -> Option<T> {
    result
        .inspect_err(|error| {
            if !matches!(error, EngineError::Refused(Fault { kind: FaultKind::SignedOut, .. })) {
                tracing::error!(%error, "a session could not be looked up");
            }
        })
        .ok()
}

/// Not where the answer itself signs in or out: its cookies are the newer word.
fn add_cookies(headers: &mut HeaderMap, tokens: &SessionTokens) {
    let decided = headers
        .get_all(header::SET_COOKIE)
        .iter()
        .any(|value| value.as_bytes().starts_with(ACCESS_COOKIE.as_bytes()));
    if decided {
        return;
    }
    match set_cookies(tokens) {
        Ok(cookies) => {
            for cookie in cookies {
                headers.append(header::SET_COOKIE, cookie);
            }
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        Err(error) => tracing::error!(%error, "session cookies could not be written"),
    }
}
