//! `payment/create` and the three ways to ask for a payment's state. Every call is signed.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};
use serde_json::{Value, json};

use super::PAY_PAGE;
use super::error::FlowError;
use crate::config::FlowAccount;
use crate::server::Sandbox;
use crate::signature;
use crate::world::payments::{Payment, PaymentStatus};
use crate::world::{PAYMENTS_MAX, World};

/// First order number given.
const FLOW_ORDER_FIRST: u64 = 8_765_000;
/// Characters of any one parameter.
const VALUE_CHARACTERS_MAX: usize = 2_000;

type Fields = BTreeMap<String, String>;

/// `POST /payment/create`.
pub(super) async fn create(
    State(sandbox): State<Sandbox>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let fields = form.map(|Form(fields)| fields.into_iter().collect());
    let fields = fields.map_err(|_| FlowError::bad_request("The form cannot be read"));
    finish(&sandbox, fields, create_payment).await
}

/// `GET /payment/getStatus?token=`.
pub(super) async fn status(
    State(sandbox): State<Sandbox>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Response {
    finish(&sandbox, read(query), |sandbox, account, fields| {
        let token = required(fields, "token")?;
        state_of(sandbox, account, |payment| payment.token == token)
    })
    .await
}

/// `GET /payment/getStatusByCommerceId?commerceId=`: the latest, for Flow does not make them unique.
pub(super) async fn status_by_commerce_id(
    State(sandbox): State<Sandbox>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Response {
    finish(&sandbox, read(query), |sandbox, account, fields| {
        let order = required(fields, "commerceId")?;
        state_of(sandbox, account, |payment| payment.commerce_order == order)
    })
    .await
}

/// `GET /payment/getStatusByFlowOrder?flowOrder=`.
pub(super) async fn status_by_flow_order(
    State(sandbox): State<Sandbox>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Response {
    finish(&sandbox, read(query), |sandbox, account, fields| {
        let order = required(fields, "flowOrder")?;
        state_of(sandbox, account, |payment| payment.flow_order.to_string() == order)
    })
    .await
}

/// Anything else under the API.
pub(super) async fn nowhere() -> StatusCode {
    StatusCode::NOT_FOUND
}

fn read(query: Result<Query<Vec<(String, String)>>, QueryRejection>) -> Result<Fields, FlowError> {
    query
        .map(|Query(fields)| fields.into_iter().collect())
        .map_err(|_| FlowError::bad_request("The query cannot be read"))
}

/// Faults, key and signature, then the call itself.
async fn finish(
    sandbox: &Sandbox,
    fields: Result<Fields, FlowError>,
    call: impl FnOnce(&Sandbox, &FlowAccount, &Fields) -> Result<Value, FlowError> + Send,
) -> Response {
    let (slow_ms, failing) = {
        let mut world = sandbox.world();
        let faults = world.faults;
        (faults.slow_ms, faults.flow_down || world.dice.chance(faults.error_rate))
    };
    if slow_ms > 0 {
        tokio::time::sleep(Duration::from_millis(slow_ms)).await;
    }
    if failing {
        return FlowError::internal().answer(sandbox);
    }
    let answer = fields.and_then(|fields| {
        let account = check(sandbox, &fields)?;
        call(sandbox, account, &fields)
    });
    match answer {
        Ok(body) => Json(body).into_response(),
        Err(error) => error.answer(sandbox),
    }
}

fn check<'a>(sandbox: &'a Sandbox, fields: &Fields) -> Result<&'a FlowAccount, FlowError> {
    let key = required(fields, "apiKey")?;
    let account = sandbox
        .config()
        .flow
        .iter()
        .find(|account| signature::same(&account.api_key, key))
        .ok_or_else(FlowError::unknown_key)?;
    let pairs = fields.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    let wanted = signature::flow(&account.secret_key, pairs);
    if signature::same(&wanted, required(fields, "s")?) {
        Ok(account)
    } else {
        Err(FlowError::wrong_signature())
    }
}

fn required<'a>(fields: &'a Fields, name: &str) -> Result<&'a str, FlowError> {
    match fields.get(name).map(String::as_str) {
        Some(value) if value.chars().count() > VALUE_CHARACTERS_MAX => {
            Err(FlowError::bad_request(format!("Parameter too long: {name}")))
        }
        Some(value) if !value.is_empty() => Ok(value),
        _ => Err(FlowError::bad_request(format!("Missing parameter: {name}"))),
    }
}

fn create_payment(sandbox: &Sandbox, account: &FlowAccount, fields: &Fields) -> Result<Value, FlowError> {
    let now = sandbox.now();
    let currency = fields.get("currency").map_or("CLP", String::as_str);
    let amount = required(fields, "amount")?;
    check_amount(currency, amount)?;
    let email = required(fields, "email")?;
    if !email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')) {
        return Err(FlowError::bad_request("email is not valid"));
    }
    let url = |name| {
        let url = required(fields, name)?;
        if url.starts_with("https://") || url.starts_with("http://") {
            Ok(url.to_owned())
        } else {
            Err(FlowError::bad_request(format!("{name} is not valid")))
        }
    };
    let timeout = match fields.get("timeout").filter(|text| !text.is_empty()) {
        Some(text) => match text.parse::<i64>() {
            Ok(seconds) if seconds > 0 => Some(seconds),
            _ => return Err(FlowError::bad_request("timeout is not valid")),
        },
        None => None,
    };
    let (url_confirmation, url_return) = (url("urlConfirmation")?, url("urlReturn")?);
    let mut payment = Payment {
        token: String::new(),
        flow_order: 0,
        api_key: account.api_key.clone(),
        merchant: account.merchant.clone(),
        commerce_order: required(fields, "commerceOrder")?.to_owned(),
        subject: required(fields, "subject")?.to_owned(),
        currency: currency.to_owned(),
        amount: amount.to_owned(),
        email: email.to_owned(),
        url_confirmation,
        url_return,
        optional: fields.get("optional").cloned(),
        created: now,
        expires: timeout.map(|seconds| now.plus_ms(seconds.saturating_mul(1_000))),
        status: PaymentStatus::Pending,
        decided: None,
    };
    let mut world = sandbox.world();
    if world.payments.len() >= PAYMENTS_MAX {
        return Err(FlowError::internal());
    }
    let number = world.next_number();
    payment.flow_order = FLOW_ORDER_FIRST + number;
    payment.token = token(&mut world, number);
    let body = json!({
        "url": format!("{}{PAY_PAGE}", sandbox.base_url()),
        "token": payment.token,
        "flowOrder": payment.flow_order,
    });
    world.counters.payments.created += 1;
    world.payment_order.push(payment.token.clone());
    world.payments.insert(payment.token.clone(), payment);
    Ok(body)
}

fn check_amount(currency: &str, amount: &str) -> Result<(), FlowError> {
    let well_formed = match currency {
        "CLP" => amount.parse::<u64>().is_ok_and(|amount| amount > 0),
        "UF" | "USD" => amount.parse::<f64>().is_ok_and(|amount| amount.is_finite() && amount > 0.0),
        _ => return Err(FlowError::bad_request("currency is not valid")),
    };
    if well_formed { Ok(()) } else { Err(FlowError::bad_request("amount is not valid")) }
}

/// Forty hex digits, as Flow's tokens look.
fn token(world: &mut World, number: u64) -> String {
    format!("{:016X}{:016X}{:08X}", world.dice.next(), world.dice.next(), number)
}

fn state_of(
    sandbox: &Sandbox,
    account: &FlowAccount,
    wanted: impl Fn(&Payment) -> bool,
) -> Result<Value, FlowError> {
    let now = sandbox.now();
    let mut world = sandbox.world();
    let token = world
        .payment_order
        .iter()
        .rev()
        .filter_map(|token| world.payments.get(token))
        .find(|payment| payment.api_key == account.api_key && wanted(payment))
        .map(|payment| payment.token.clone())
        .ok_or_else(FlowError::not_found)?;
    world.payment(&token, now).map(|payment| payment.status_body()).ok_or_else(FlowError::not_found)
}
