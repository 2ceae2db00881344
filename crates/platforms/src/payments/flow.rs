//! Flow.cl: cards and bank payments in Chile. Not for deciding whether an order is paid.
//!
//! Source: developers.flow.cl. A notification carries nothing but a token and no signature, so it is only a hint to ask.

use std::time::Duration;

use domain::payment::{PaymentMethod, PaymentState};
use domain::{Currency, Money};
use reqwest::{RequestBuilder, StatusCode, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Number, Value};

use super::amount::{decimal_of, minor_of};
use super::{
    Capabilities, CreatePayment, Created, GatewayError, GatewayFuture, GatewayReport, PaymentGateway,
    SUBJECT_CHARS_MAX, VerifiedEvent,
};
use crate::hmac_sha256;
use crate::http::{self, Http, ServiceUrl, is_safe_link};

/// How long one call may take.
pub const REQUEST_TIMEOUT: Duration = Duration::from_secs(15);
/// Bytes of a token at most; anything longer is not Flow's.
pub const TOKEN_BYTES_MAX: usize = 128;

/// Every way to pay that Flow offers.
const ALL_PAYMENT_METHODS: &str = "9";
const CURRENCIES: &[Currency] = &[Currency::CLP];

/// A shop's keys at Flow.
#[derive(Debug, Clone)]
pub struct FlowKeys {
    /// `apiKey`.
    pub api_key: SecretString,
    /// `secretKey`.
    pub secret_key: SecretString,
}

/// Flow over HTTP with one shop's keys.
#[derive(Debug, Clone)]
pub struct FlowClient {
    http: Http,
    base: ServiceUrl,
    keys: FlowKeys,
}

/// Flow's signature `s`: the parameters sorted by name, name and value of each one after another without anything in
/// between, keyed with the shop's secret. The values are those sent, before they are escaped.
pub fn signature(secret_key: &SecretString, params: &[(&str, &str)]) -> String {
    let mut sorted = params.to_vec();
    sorted.sort_unstable();
    let parts = sorted.iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]);
    hmac_sha256::hex_over(secret_key.expose_secret().as_bytes(), parts)
}

impl FlowClient {
    /// A client for the API at `base` (`https://www.flow.cl/api`, `https://sandbox.flow.cl/api`).
    pub fn new(http: &Http, base: ServiceUrl, keys: FlowKeys) -> Self {
        Self { http: http.clone(), base, keys }
    }

    fn url(&self, path: &[&str]) -> Result<Url, GatewayError> {
        self.base.at(path).ok_or(GatewayError::Invalid("the address cannot be made"))
    }

    /// The parameters with key and signature.
    fn signed<'a>(&'a self, mut params: Vec<(&'a str, &'a str)>) -> Vec<(&'a str, String)> {
        params.push(("apiKey", self.keys.api_key.expose_secret()));
        let signature = signature(&self.keys.secret_key, &params);
        let mut signed: Vec<_> = params.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
        signed.push(("s", signature));
        signed
    }

    async fn make(&self, payment: &CreatePayment) -> Result<Created, GatewayError> {
        if payment.amount.currency != Currency::CLP {
            return Err(GatewayError::Unsupported(payment.amount.currency));
        }
        if payment.amount.minor <= 0 {
            return Err(GatewayError::Invalid("the amount must be more than nothing"));
        }
        if !payment.payer_email.contains('@') {
            return Err(GatewayError::Invalid("Flow asks for the buyer's e-mail address"));
        }
        let order_ref = payment.order_ref();
        let amount = decimal_of(payment.amount);
        let subject: String = payment.subject.chars().take(SUBJECT_CHARS_MAX).collect();
        let timeout = payment.timeout_s.map(|seconds| seconds.to_string());
        let mut params = vec![
            ("commerceOrder", order_ref.as_str()),
            ("subject", &subject),
            ("currency", payment.amount.currency.code()),
            ("amount", &amount),
            ("email", &payment.payer_email),
            ("paymentMethod", ALL_PAYMENT_METHODS),
            ("urlConfirmation", &payment.confirm_url),
            ("urlReturn", &payment.return_url),
        ];
        if let Some(timeout) = &timeout {
            params.push(("timeout", timeout));
        }
        let request = self.http.client_for(&self.base).post(self.url(&["payment", "create"])?);
        let body = call(request.form(&self.signed(params)), Asked::ForPayment).await?;
        created(&body)
    }

    async fn ask(&self, token: &str) -> Result<VerifiedEvent, GatewayError> {
        if !is_token(token) {
            return Err(GatewayError::UnknownPayment);
        }
        let request = self.http.client_for(&self.base).get(self.url(&["payment", "getStatus"])?);
        let body = call(request.query(&self.signed(vec![("token", token)])), Asked::ForStatus).await?;
        reported(token, &body).map(VerifiedEvent::from_status_query)
    }
}

impl PaymentGateway for FlowClient {
    fn capabilities(&self) -> Capabilities {
        Capabilities {
            method: PaymentMethod::Flow,
            currencies: CURRENCIES,
            needs_payer_email: true,
            can_expire: true,
            can_refund: false,
        }
    }

    fn create<'a>(&'a self, payment: &'a CreatePayment) -> GatewayFuture<'a, Created> {
        Box::pin(self.make(payment))
    }

    fn status<'a>(&'a self, gateway_ref: &'a str) -> GatewayFuture<'a, VerifiedEvent> {
        Box::pin(self.ask(gateway_ref))
    }
}

/// Whether a text can be a token of Flow's. What strangers post to our confirmation address is not passed on.
fn is_token(text: &str) -> bool {
    (1..=TOKEN_BYTES_MAX).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// What a call was for: only a status can be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    ForPayment,
    ForStatus,
}

async fn call(request: RequestBuilder, asked: Asked) -> Result<Vec<u8>, GatewayError> {
    let response = request.timeout(REQUEST_TIMEOUT).send().await.map_err(GatewayError::of_request)?;
    let status = response.status();
    let body = http::body_of(response).await.map_err(GatewayError::of_body)?;
    if status.is_success() { Ok(body) } else { Err(refusal(status, &body, asked)) }
}

#[derive(Deserialize, Default)]
struct ErrorBody {
    code: Option<i64>,
    message: Option<String>,
}

/// Sorts an error. Its sentence is only looked at, never kept: it may repeat what was sent.
fn refusal(status: StatusCode, body: &[u8], asked: Asked) -> GatewayError {
    let ErrorBody { code, message } = serde_json::from_slice(body).unwrap_or_default();
    let message = message.unwrap_or_default().to_ascii_lowercase();
    match status.as_u16() {
        401 | 403 => GatewayError::Credentials,
        // A signature that does not fit is a wrong secret: ours is made the same way for every shop.
        400 if message.contains("apikey") || message.contains("signature") => GatewayError::Credentials,
        status @ (408 | 429 | 500..) => GatewayError::Unavailable { status },
        400 | 404 if asked == Asked::ForStatus && message.contains("not found") => {
            GatewayError::UnknownPayment
        }
        status => GatewayError::Refused { status, code },
    }
}

#[derive(Deserialize)]
struct CreatedBody {
    url: String,
    token: String,
    #[serde(rename = "flowOrder")]
    flow_order: Option<Value>,
}

fn created(body: &[u8]) -> Result<Created, GatewayError> {
    let body: CreatedBody =
        serde_json::from_slice(body).map_err(|_| GatewayError::Unreadable("url and token are expected"))?;
    if !is_token(&body.token) {
        return Err(GatewayError::Unreadable("its token is no token"));
    }
    if !is_safe_link(&body.url) {
        return Err(GatewayError::Unreadable("its url is no https address"));
    }
    Ok(Created {
        redirect_url: format!("{}?token={}", body.url, body.token),
        gateway_ref: body.token,
        gateway_order: body.flow_order.as_ref().and_then(word_of),
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StatusBody {
    flow_order: Option<Value>,
    commerce_order: String,
    status: i64,
    currency: Currency,
    amount: Decimal,
    payment_data: Option<PaymentData>,
}

#[derive(Deserialize)]
struct PaymentData {
    media: Option<String>,
    fee: Option<Decimal>,
}

/// Flow writes amounts as numbers or as texts.
#[derive(Deserialize)]
#[serde(untagged)]
enum Decimal {
    Number(Number),
    Text(String),
}

impl Decimal {
    fn minor(&self, currency: Currency) -> Option<i64> {
        match self {
            Self::Number(number) => minor_of(&number.to_string(), currency),
            Self::Text(text) => minor_of(text.trim(), currency),
        }
    }
}

/// A number or a text as text.
fn word_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn reported(token: &str, body: &[u8]) -> Result<GatewayReport, GatewayError> {
    let body: StatusBody = serde_json::from_slice(body)
        .map_err(|_| GatewayError::Unreadable("a payment's status is expected"))?;
    let state = match body.status {
        1 => PaymentState::Pending,
        2 => PaymentState::Captured,
        3 => PaymentState::Rejected,
        4 => PaymentState::Cancelled,
        _ => return Err(GatewayError::Unreadable("its status is none of 1 to 4")),
    };
    let minor =
        body.amount.minor(body.currency).ok_or(GatewayError::Unreadable("its amount is no amount"))?;
    let data = body.payment_data;
    Ok(GatewayReport {
        state,
        order_ref: body.commerce_order,
        amount: Money::new(minor, body.currency),
        gateway_ref: token.to_owned(),
        gateway_order: body.flow_order.as_ref().and_then(word_of),
        fee_minor: data.as_ref().and_then(|data| data.fee.as_ref()?.minor(body.currency)),
        media: data.and_then(|data| data.media),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_that_of_flows_sorted_parameters() {
        let secret = SecretString::from("flow-secret-demo");
        let create = [
            ("subject", "Pedido LV-000123"),
            ("urlReturn", "https://live.example.cl/pay/flow/return"),
            ("urlConfirmation", "https://live.example.cl/pay/flow/confirm"),
            ("apiKey", "APIKEY-DEMO-1"),
            ("amount", "15990"),
            ("commerceOrder", "LV-000123"),
            ("email", "ana@example.cl"),
            ("currency", "CLP"),
        ];
        assert_eq!(
            signature(&secret, &create),
            "acc09562060845fda076a3574b57615a7deedda4eaa475dc37778cff6f2f1bcc"
        );
        assert_eq!(
            signature(&secret, &[("token", "TKN0001"), ("apiKey", "APIKEY-DEMO-1")]),
            "71eaa09f0f362bffa1fb57845b21af41a9067cf5beba017843a0cda82bc79798"
        );
    }

    #[test]
    fn a_refusal_is_sorted_by_what_was_asked() {
        let refused = |status: u16, message: &str, asked| {
            let body = format!(r#"{{"code":105,"message":"{message}"}}"#);
            refusal(StatusCode::from_u16(status).unwrap(), body.as_bytes(), asked)
        };
        let status = |status, message| refused(status, message, Asked::ForStatus);
        let payment = |status, message| refused(status, message, Asked::ForPayment);
        assert!(matches!(status(400, "Transaction not found"), GatewayError::UnknownPayment));
        assert!(matches!(
            payment(400, "Method not found"),
            GatewayError::Refused { status: 400, code: Some(105) }
        ));
        assert!(matches!(status(400, "apiKey not found"), GatewayError::Credentials));
        assert!(matches!(payment(401, "Invalid signature"), GatewayError::Credentials));
        assert!(matches!(payment(400, "Invalid signature"), GatewayError::Credentials));
        assert!(matches!(payment(500, "Internal"), GatewayError::Unavailable { status: 500 }));
        assert!(matches!(status(302, ""), GatewayError::Refused { status: 302, .. }));
    }

    #[test]
    fn each_status_has_its_state_and_another_one_is_not_guessed() {
        let state = |status: i64| {
            let body = format!(
                r#"{{"flowOrder":8765456,"commerceOrder":"LV-000123-1","status":{status},"currency":"CLP","amount":31980}}"#
            );
            reported("T", body.as_bytes()).map(|report| report.state)
        };
        assert_eq!(state(1).unwrap(), PaymentState::Pending);
        assert_eq!(state(2).unwrap(), PaymentState::Captured);
        assert_eq!(state(3).unwrap(), PaymentState::Rejected);
        assert_eq!(state(4).unwrap(), PaymentState::Cancelled);
        for odd in [0, 5, -1] {
            assert!(matches!(state(odd), Err(GatewayError::Unreadable(_))), "{odd}");
        }
    }

    #[test]
    fn the_amount_may_be_a_number_or_a_text_but_never_a_fraction_of_a_peso() {
        let amount = |written: &str| {
            let body =
                format!(r#"{{"commerceOrder":"LV-1-1","status":2,"currency":"CLP","amount":{written}}}"#);
            reported("T", body.as_bytes()).ok().map(|report| report.amount)
        };
        for same in ["31980", "31980.0", "\"31980\"", "\"31980.00\""] {
            assert_eq!(amount(same), Some(Money::new(31_980, Currency::CLP)), "{same}");
        }
        for bad in ["31980.5", "\"\"", "null", "true", "\"$31.980\""] {
            assert_eq!(amount(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_answer_without_a_currency_is_not_taken_for_pesos() {
        let body = br#"{"commerceOrder":"LV-1-1","status":2,"amount":31980}"#;
        assert!(matches!(reported("T", body), Err(GatewayError::Unreadable(_))));
    }

    #[test]
    fn an_answer_that_would_send_the_buyer_anywhere_else_is_not_followed() {
        let url = |url: &str| created(format!(r#"{{"url":"{url}","token":"33A"}}"#).as_bytes());
        let good = url("https://sandbox.flow.cl/app/web/pay.php").unwrap();
        assert_eq!(good.redirect_url, "https://sandbox.flow.cl/app/web/pay.php?token=33A");
        for bad in ["javascript:alert(1)", "http://sandbox.flow.cl/pay", "/pay"] {
            assert!(matches!(url(bad), Err(GatewayError::Unreadable(_))), "{bad}");
        }
    }

    #[test]
    fn keys_are_never_shown() {
        let keys = FlowKeys { api_key: "APIKEY-DEMO-1".into(), secret_key: "flow-secret-demo".into() };
        let shown = format!("{keys:?}");
        assert!(!shown.contains("APIKEY") && !shown.contains("demo"), "{shown}");
    }
}
