//! Flow from the order to the way back.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::support::{API_KEY, SECRET_KEY, Stage, hmac, stage};

fn signed(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut all: BTreeMap<String, String> =
        fields.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    let message: String = all.iter().flat_map(|(key, value)| [key.as_str(), value.as_str()]).collect();
    all.insert("s".into(), hmac(SECRET_KEY, message.as_bytes()));
    all.into_iter().collect()
}

async fn create(stage: &Stage, more: &[(&str, &str)]) -> (u16, Value) {
    let confirmation = stage.receiver.url.clone();
    let mut fields = vec![
        ("apiKey", API_KEY),
        ("commerceOrder", "LV-000123"),
        ("subject", "Pedido LV-000123"),
        ("currency", "CLP"),
        ("amount", "31980"),
        ("email", "rosa@example.cl"),
        ("urlConfirmation", confirmation.as_str()),
        ("urlReturn", "http://127.0.0.1:9/payments/flow/return?a=1&b=2"),
    ];
    fields.retain(|(key, _)| !more.iter().any(|(other, _)| other == key));
    fields.extend_from_slice(more);
    post(stage, &signed(&fields)).await
}

async fn post(stage: &Stage, form: &[(String, String)]) -> (u16, Value) {
    let url = format!("{}/payment/create", stage.running.flow_url());
    let answer = stage.client.post(url).form(form).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

async fn ask(stage: &Stage, path: &str, key: &str, value: &str) -> (u16, Value) {
    let url = format!("{}/payment/{path}", stage.running.flow_url());
    let query = signed(&[("apiKey", API_KEY), (key, value)]);
    let answer = stage.client.get(url).query(&query).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

async fn decide(stage: &Stage, token: &str, action: &str) -> String {
    let url = stage.url("/flow/app/web/pay.php");
    let answer = stage.client.post(url).form(&[("token", token), ("action", action)]).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    answer.text().await.unwrap()
}

#[tokio::test]
async fn a_payment_goes_from_order_to_confirmation_to_the_way_back() {
    let stage = stage().await;
    let (status, order) = create(&stage, &[]).await;
    assert_eq!(status, 200, "{order}");
    let token = order["token"].as_str().unwrap();
    assert_eq!(order["url"], stage.url("/flow/app/web/pay.php"));
    assert_eq!(ask(&stage, "getStatus", "token", token).await.1["status"], 1);
    let page = stage.text(&format!("/flow/app/web/pay.php?token={token}")).await;
    assert!(page.contains("data-testid=\"flow-pay\"") && page.contains("$31.980"), "{page}");

    let back = decide(&stage, token, "pay").await;
    assert!(back.contains("action=\"http://127.0.0.1:9/payments/flow/return?a=1&amp;b=2\""), "{back}");
    assert!(back.contains(&format!("value=\"{token}\"")));
    let (headers, body) = stage.receiver.posts().remove(0);
    assert_eq!(headers["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(body, format!("token={token}"));

    let (_, state) = ask(&stage, "getStatus", "token", token).await;
    assert_eq!(
        (&state["status"], &state["amount"], &state["currency"]),
        (&json!(2), &json!(31980), &json!("CLP"))
    );
    assert_eq!(state["commerceOrder"], "LV-000123");
    assert_eq!(state["paymentData"]["media"], "webpay");
    let (_, same) = ask(&stage, "getStatusByCommerceId", "commerceId", "LV-000123").await;
    assert_eq!(same, state);
    let order = order["flowOrder"].to_string();
    assert_eq!(ask(&stage, "getStatusByFlowOrder", "flowOrder", &order).await.1, state);
}

#[tokio::test]
async fn refused_and_given_up_payments_are_told_too_and_only_once() {
    let stage = stage().await;
    for (action, status) in [("reject", 3), ("cancel", 4)] {
        let token = create(&stage, &[]).await.1["token"].as_str().unwrap().to_owned();
        let told = stage.receiver.posts().len();
        decide(&stage, &token, action).await;
        decide(&stage, &token, "pay").await;
        assert_eq!(stage.receiver.posts().len(), told + 1);
        assert_eq!(ask(&stage, "getStatus", "token", &token).await.1["status"], status);
    }
}

#[tokio::test]
async fn a_payment_cannot_be_paid_after_its_timeout() {
    let stage = stage().await;
    let token = create(&stage, &[("timeout", "900")]).await.1["token"].as_str().unwrap().to_owned();
    stage.clock.advance_minutes(15);
    decide(&stage, &token, "pay").await;
    assert_eq!(ask(&stage, "getStatus", "token", &token).await.1["status"], 4);
    assert!(stage.receiver.posts().is_empty());
}

#[tokio::test]
async fn what_is_unsigned_unknown_or_incomplete_is_refused() {
    let stage = stage().await;
    let mut forged = signed(&[("apiKey", API_KEY), ("amount", "1")]);
    forged.iter_mut().find(|(key, _)| key == "amount").unwrap().1 = "2".into();
    assert_eq!(post(&stage, &forged).await, (400, json!({"code": 108, "message": "Invalid signature"})));
    assert_eq!(create(&stage, &[("apiKey", "OTHER")]).await.0, 401);
    for (field, value) in [
        ("amount", "15990.5"),
        ("amount", "0"),
        ("email", "rosa"),
        ("email", ""),
        ("urlReturn", "javascript:alert(1)"),
        ("timeout", "soon"),
        ("currency", "ARS"),
    ] {
        let (status, body) = create(&stage, &[(field, value)]).await;
        assert_eq!((status, &body["code"]), (400, &json!(105)), "{field}={value}");
    }
    let (status, body) = ask(&stage, "getStatusByCommerceId", "commerceId", "LV-999999").await;
    assert_eq!((status, body["message"].as_str()), (400, Some("Transaction not found")));
}

#[tokio::test]
async fn a_lost_confirmation_leaves_the_truth_with_get_status() {
    let stage = stage().await;
    stage.control("faults", &json!({"flow_drop_confirmation": 1.0})).await;
    let token = create(&stage, &[]).await.1["token"].as_str().unwrap().to_owned();
    decide(&stage, &token, "pay").await;
    assert!(stage.receiver.posts().is_empty());
    assert_eq!(ask(&stage, "getStatus", "token", &token).await.1["status"], 2);
    stage.control("faults", &json!({"flow_down": true})).await;
    assert_eq!(ask(&stage, "getStatus", "token", &token).await.0, 500);
    stage.control("faults", &json!({"flow_duplicate_confirmation": 1.0})).await;
    let token = create(&stage, &[]).await.1["token"].as_str().unwrap().to_owned();
    decide(&stage, &token, "pay").await;
    assert_eq!(stage.receiver.posts().len(), 2);
}
