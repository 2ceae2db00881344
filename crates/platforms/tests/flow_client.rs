//! The Flow client over real HTTP: what it sends, how it reads answers, and how it fails.
#![allow(clippy::unwrap_used)]

mod support;

use std::sync::Arc;

use domain::payment::PaymentState;
use domain::{Currency, Money};
use platforms::http::{Http, ServiceUrl};
use platforms::payments::flow::{FlowClient, FlowKeys, signature};
use platforms::payments::{CreatePayment, GatewayError, PaymentGateway};
use support::Server;

const STATUS: &str = r#"{"flowOrder":8765456,"commerceOrder":"LV-000123-2","requestDate":"2026-09-21 19:40:11","status":2,
    "subject":"Pedido LV-000123","currency":"CLP","amount":31980,"payer":"rosa@example.cl","optional":null,
    "pending_info":{"media":null,"date":null},"paymentData":{"date":"2026-09-21 19:41:02","media":"webpay",
    "conversionDate":null,"conversionRate":null,"amount":31980,"currency":"CLP","fee":1020.0,"balance":30960,
    "transferDate":"2026-09-24"},"merchantId":null}"#;

fn flow(base: &ServiceUrl) -> Arc<dyn PaymentGateway> {
    let keys = FlowKeys { api_key: "APIKEY-DEMO-1".into(), secret_key: "flow-secret-demo".into() };
    Arc::new(FlowClient::new(&Http::new().unwrap(), base.clone(), keys))
}

fn payment() -> CreatePayment {
    CreatePayment {
        order_number: "LV-000123".into(),
        attempt: 2,
        amount: Money::new(31_980, Currency::CLP),
        payer_email: "rosa+live@example.cl".into(),
        subject: "Pedido LV-000123 · niña & más".into(),
        confirm_url: "https://live.example.cl/api/v1/webhooks/flow".into(),
        return_url: "https://live.example.cl/payments/flow/return".into(),
        timeout_s: Some(1_500),
    }
}

#[tokio::test]
async fn a_payment_is_made_with_a_signature_over_the_values_as_they_are() {
    let server = Server::answering(
        200,
        &[],
        r#"{"url":"https://sandbox.flow.cl/app/web/pay.php","token":"33A0","flowOrder":8765456}"#,
    )
    .await;
    let created = flow(&server.base).create(&payment()).await.unwrap();
    assert_eq!(created.gateway_ref, "33A0");
    assert_eq!(created.gateway_order.as_deref(), Some("8765456"));
    assert_eq!(created.redirect_url, "https://sandbox.flow.cl/app/web/pay.php?token=33A0");

    let asked = server.only_request();
    assert_eq!((asked.method.as_str(), asked.uri.path()), ("POST", "/base/v26.0/payment/create"));
    assert_eq!(asked.header("content-type"), Some("application/x-www-form-urlencoded"));
    let expected = [
        ("amount", "31980"),
        ("apiKey", "APIKEY-DEMO-1"),
        ("commerceOrder", "LV-000123-2"),
        ("currency", "CLP"),
        ("email", "rosa+live@example.cl"),
        ("paymentMethod", "9"),
        ("subject", "Pedido LV-000123 · niña & más"),
        ("timeout", "1500"),
        ("urlConfirmation", "https://live.example.cl/api/v1/webhooks/flow"),
        ("urlReturn", "https://live.example.cl/payments/flow/return"),
    ];
    for (name, value) in expected {
        assert_eq!(asked.param(name).as_deref(), Some(value), "{name}");
    }
    assert_eq!(asked.param("s"), Some(signature(&"flow-secret-demo".into(), &expected)));
    assert!(!asked.body.contains("flow-secret-demo"));
}

#[tokio::test]
async fn a_status_query_is_signed_and_becomes_a_verified_event() {
    let server = Server::answering(200, &[], STATUS).await;
    let event = flow(&server.base).status("TKN0001").await.unwrap();
    let report = event.report();
    assert_eq!(report.state, PaymentState::Captured);
    assert_eq!(report.order_ref, payment().order_ref());
    assert_eq!(report.amount, payment().amount);
    assert_eq!(report.gateway_ref, "TKN0001");
    assert_eq!(report.media.as_deref(), Some("webpay"));
    assert_eq!(report.fee_minor, Some(1_020));

    let asked = server.only_request();
    assert_eq!((asked.method.as_str(), asked.uri.path()), ("GET", "/base/v26.0/payment/getStatus"));
    assert_eq!(
        asked.param("s").as_deref(),
        Some("71eaa09f0f362bffa1fb57845b21af41a9067cf5beba017843a0cda82bc79798")
    );
}

#[tokio::test]
async fn what_cannot_be_a_token_is_not_passed_on_to_the_gateway() {
    let server = Server::answering(200, &[], STATUS).await;
    let flow = flow(&server.base);
    for token in ["", "a b", "a&apiKey=x", "../create", &"a".repeat(129)] {
        assert!(matches!(flow.status(token).await, Err(GatewayError::UnknownPayment)), "{token}");
    }
    assert_eq!(server.request_count(), 0);
}

#[tokio::test]
async fn a_payment_that_cannot_be_made_is_refused_before_anything_leaves() {
    let server = Server::answering(200, &[], "{}").await;
    let flow = flow(&server.base);
    let dollars = CreatePayment { amount: Money::new(100, Currency::USD), ..payment() };
    let nothing = CreatePayment { amount: Money::new(0, Currency::CLP), ..payment() };
    let nobody = CreatePayment { payer_email: String::new(), ..payment() };
    for bad in [dollars, nothing, nobody] {
        let error = flow.create(&bad).await.unwrap_err();
        assert!(!error.request_left() && !error.worth_retrying(), "{error}");
    }
    assert_eq!(server.request_count(), 0);
}

#[tokio::test]
async fn an_error_is_sorted_by_who_can_mend_it() {
    let refused = |status, body: &'static str| async move {
        let server = Server::answering(status, &[], body).await;
        flow(&server.base).status("TKN0001").await.unwrap_err()
    };
    let unknown = refused(400, r#"{"code":105,"message":"Transaction not found"}"#).await;
    assert!(matches!(unknown, GatewayError::UnknownPayment));
    let keys = refused(401, r#"{"code":108,"message":"Invalid signature"}"#).await;
    assert!(matches!(keys, GatewayError::Credentials));
    let down = refused(503, "<html>").await;
    assert!(matches!(down, GatewayError::Unavailable { status: 503 }) && down.worth_retrying());
    let wrong = refused(400, r#"{"code":105,"message":"The minimum amount is 350 CLP"}"#).await;
    assert!(
        matches!(wrong, GatewayError::Refused { status: 400, code: Some(105) }) && !wrong.worth_retrying()
    );
}

#[tokio::test]
async fn an_answer_in_another_form_is_unreadable_and_not_a_payment() {
    for body in ["<html>", "{}", "[]", r#"{"status":2,"amount":1,"currency":"CLP"}"#] {
        let server = Server::answering(200, &[], body).await;
        let error = flow(&server.base).status("TKN0001").await.unwrap_err();
        assert!(matches!(error, GatewayError::Unreadable(_)), "{body}");
    }
}

#[tokio::test]
async fn whether_a_payment_may_exist_after_a_broken_connection_is_told() {
    let error = flow(&support::nobody().await).create(&payment()).await.unwrap_err();
    assert!(matches!(error, GatewayError::NotSent(_)) && !error.request_left());
    let error = flow(&support::hangs_up().await).create(&payment()).await.unwrap_err();
    assert!(matches!(error, GatewayError::NoAnswer(_)) && error.request_left());
}
