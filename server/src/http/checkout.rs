//! The buyer's pages as HTTP: plain forms in, whole documents or redirects out. The link's token is the only proof.
//! What is allowed is decided in `engine::checkout`, what is drawn in `app::checkout`.

mod forms;

use app::checkout::{MessageKind, Notice};
use axum::extract::rejection::FormRejection;
use axum::extract::{Extension, Path, Query, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::{Form, Json};
use domain::checkout::{CheckoutView, PayRequest, PayStep};
use domain::ids::OrderLineId;
use domain::{Fault, FaultKind};
use engine::EngineError;
use serde::Deserialize;
use serde_json::json;

use self::forms::{PayForm, QuantityForm};
use super::headers::CspNonce;
use super::router::Edge;

/// Programs that fetch a link to draw a preview of it, in small letters. Their visit is not the buyer's, so it must not
/// count as "opened". Source: the crawlers' own documentation pages.
const PREVIEW_CRAWLERS: [&str; 10] = [
    "facebookexternalhit",
    "facebookcatalog",
    "meta-externalagent",
    "meta-externalfetcher",
    "whatsapp",
    "twitterbot",
    "telegrambot",
    "slackbot",
    "discordbot",
    "googlebot",
];

/// What an address of the page may carry.
#[derive(Deserialize)]
pub(super) struct PageQuery {
    /// A [`Notice`] by its word.
    #[serde(default)]
    notice: Option<String>,
}

/// The address of a checkout page.
pub(super) fn address(token: &str) -> String {
    format!("/checkout/{}", app::routes::query_value(token))
}

/// `GET /checkout/{token}`. Changes nothing but that the link was opened, and that only when a person asks.
pub(super) async fn page(
    State(edge): State<Edge>,
    Extension(nonce): Extension<CspNonce>,
    Path(token): Path<String>,
    Query(query): Query<PageQuery>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    if method == Method::GET
        && is_person(&headers)
        && let Err(error) = engine::checkout::opened(&edge.engine, &token).await
    {
        return message(error, &headers, &nonce);
    }
    match engine::checkout::view(&edge.engine, &token).await {
        Ok(view) => {
            let notice = query.notice.as_deref().and_then(Notice::from_word);
            drawn(StatusCode::OK, &view, notice, &nonce)
        }
        Err(error) => message(error, &headers, &nonce),
    }
}

/// `GET /checkout/{token}/status`: what the page's script asks for.
pub(super) async fn status(State(edge): State<Edge>, Path(token): Path<String>) -> Response {
    match engine::checkout::view(&edge.engine, &token).await {
        Ok(view) => {
            let seconds_left = view.expires_at.map_or(0, |end| end.seconds_left(view.now));
            Json(json!({"state": view.state.word(), "seconds_left": seconds_left})).into_response()
        }
        Err(error) => {
            let fault = told(error);
            (status_of(&fault), Json(json!({"error": fault.code}))).into_response()
        }
    }
}

/// `POST /checkout/{token}/lines/{line_id}`: another quantity, 0 removes. Always leads back to the page.
pub(super) async fn line(
    State(edge): State<Edge>,
    Path((token, line)): Path<(String, OrderLineId)>,
    form: Result<Form<QuantityForm>, FormRejection>,
) -> Response {
    let Ok(Form(form)) = form else { return back(&token, Some(Notice::Invalid)) };
    let changed = engine::checkout::set_quantity(&edge.engine, &token, line, form.quantity).await;
    back(&token, changed.err().map(|error| Notice::of_fault(&told(error))))
}

/// `POST /checkout/{token}/revive`: takes stock again for a cart whose time ran out.
pub(super) async fn revive(State(edge): State<Edge>, Path(token): Path<String>) -> Response {
    let revived = engine::checkout::revive(&edge.engine, &token).await;
    back(&token, revived.err().map(|error| Notice::of_fault(&told(error))))
}

/// `POST /checkout/{token}/pay`: to the gateway, or back to the page which then shows the bank details. A refusal draws
/// the page again with what was typed.
pub(super) async fn pay(
    State(edge): State<Edge>,
    Extension(nonce): Extension<CspNonce>,
    Path(token): Path<String>,
    headers: HeaderMap,
    form: Result<Form<PayForm>, FormRejection>,
) -> Response {
    let Ok(Form(form)) = form else { return back(&token, Some(Notice::Invalid)) };
    let request = PayRequest::from(form);
    match engine::checkout::pay(&edge.engine, &token, request.clone()).await {
        Ok(PayStep::Gateway { url }) => Redirect::to(&url).into_response(),
        Ok(PayStep::TransferShown) => back(&token, None),
        Err(error) => {
            let fault = told(error);
            match engine::checkout::view(&edge.engine, &token).await {
                Ok(view) => {
                    let view = CheckoutView { contact: request.contact, ..view };
                    drawn(status_of(&fault), &view, Some(Notice::of_fault(&fault)), &nonce)
                }
                Err(error) => message(error, &headers, &nonce),
            }
        }
    }
}

/// The page for a link that leads nowhere.
pub(super) fn unknown(headers: &HeaderMap, nonce: &CspNonce) -> Response {
    message_page(MessageKind::Unknown, headers, nonce)
}

/// The page for an engine's refusal that leaves nothing to show.
pub(super) fn message(error: EngineError, headers: &HeaderMap, nonce: &CspNonce) -> Response {
    message_page(MessageKind::of_fault(&told(error)), headers, nonce)
}

fn message_page(kind: MessageKind, headers: &HeaderMap, nonce: &CspNonce) -> Response {
    let status = StatusCode::from_u16(kind.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, Html(app::checkout::message_page(kind, language(headers), &nonce.0))).into_response()
}

fn drawn(status: StatusCode, view: &CheckoutView, notice: Option<Notice>, nonce: &CspNonce) -> Response {
    (status, Html(app::checkout::page(view, notice, &nonce.0))).into_response()
}

pub(super) fn back(token: &str, notice: Option<Notice>) -> Response {
    let notice = notice.map(|notice| format!("?notice={}", notice.word())).unwrap_or_default();
    Redirect::to(&format!("{}{notice}", address(token))).into_response()
}

/// The refusal as the buyer may know it; a failure of ours is logged here, once.
fn told(error: EngineError) -> Fault {
    let cause = error.to_string();
    let fault = Fault::from(error);
    if matches!(fault.kind, FaultKind::Internal | FaultKind::Unavailable) {
        tracing::error!(code = %fault.code, %cause, "a buyer could not be served");
    }
    fault
}

fn status_of(fault: &Fault) -> StatusCode {
    StatusCode::from_u16(fault.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn is_person(headers: &HeaderMap) -> bool {
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok())
        .unwrap_or_default()
        .to_lowercase();
    let prefetch =
        headers.get("sec-purpose").is_some_and(|purpose| purpose.as_bytes().starts_with(b"prefetch"));
    !prefetch && !PREVIEW_CRAWLERS.iter().any(|crawler| agent.contains(crawler))
}

/// The first language the browser wants, ISO 639-1; empty when it says nothing usable.
fn language(headers: &HeaderMap) -> &str {
    let wanted =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = wanted.split([',', ';', '-']).next().unwrap_or_default().trim();
    if first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase()) { first } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn with(name: &'static str, value: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_static(value));
        headers
    }

    #[test]
    fn a_preview_of_the_link_is_not_the_buyer_opening_it() {
        for crawler in [
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
            "WhatsApp/2.23.20.0",
            "Mozilla/5.0 (compatible; Googlebot/2.1)",
        ] {
            assert!(!is_person(&with("user-agent", crawler)), "{crawler}");
        }
        let messenger =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Mobile Safari/537.36 [FBAN/Orca-Android;]";
        assert!(is_person(&with("user-agent", messenger)));
        assert!(is_person(&HeaderMap::new()));
        assert!(!is_person(&with("sec-purpose", "prefetch;prerender")));
    }

    #[test]
    fn a_message_speaks_the_browsers_first_language() {
        assert_eq!(language(&with("accept-language", "pt-BR,pt;q=0.9,en;q=0.8")), "pt");
        assert_eq!(language(&with("accept-language", "es")), "es");
        assert_eq!(language(&with("accept-language", "*")), "");
        assert_eq!(language(&HeaderMap::new()), "");
    }

    #[test]
    fn a_token_never_leaves_its_place_in_an_address() {
        assert_eq!(address("abc_-9"), "/checkout/abc_-9");
        assert_eq!(address("a?b#c"), "/checkout/a%3Fb%23c");
    }
}
