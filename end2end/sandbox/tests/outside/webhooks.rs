//! What arrives at the app, how, and how often.

use serde_json::{Value, json};

use crate::support::{LIVE, PAGE, eventually, hmac, stage, stage_with};

fn is_comment(event: &Value) -> bool {
    event["field"] == "feed"
}

#[tokio::test]
async fn a_comment_arrives_signed_and_escaped() {
    let stage = stage().await;
    let id = stage.comment("p1", "quiero la n° 7 🙌 <3 https://a/b").await;
    let events = stage.receiver.wait_for(1, is_comment).await;
    let value = &events[0]["value"];
    assert_eq!(value["comment_id"], id);
    assert_eq!(value["message"], "quiero la n° 7 🙌 <3 https://a/b");
    assert_eq!(value["parent_id"], value["post_id"]);
    assert_eq!(value["created_time"], stage.running.sandbox.now().0 / 1000);
    let (headers, body) = stage.receiver.posts().remove(0);
    let text = std::str::from_utf8(&body).unwrap();
    assert!(text.is_ascii());
    assert!(text.contains(r"quiero la n\u00b0 7 \ud83d\ude4c \u003C3 https:\/\/a\/b"), "{text}");
    let signature = format!("sha256={}", hmac("sandbox-app-secret", &body));
    assert_eq!(headers["x-hub-signature-256"], signature.as_str());
}

#[tokio::test]
async fn edits_and_removals_keep_the_comments_id() {
    let stage = stage().await;
    let id = stage.comment("p1", "quiero la A12").await;
    stage.control("comments/edit", &json!({"live": LIVE, "id": id, "text": "quiero la A13"})).await;
    stage.control("comments/edit", &json!({"live": LIVE, "id": id, "text": "quiero la A13"})).await;
    stage.control("comments/remove", &json!({"live": LIVE, "id": id})).await;
    stage.control("comments/remove", &json!({"live": LIVE, "id": id})).await;
    stage.comment("p2", "fin").await;
    let events = stage.receiver.wait_for(4, is_comment).await;
    let verbs: Vec<_> = events.iter().map(|event| event["value"]["verb"].as_str().unwrap()).collect();
    assert_eq!(verbs, ["add", "edited", "remove", "add"]);
    assert!(events[..3].iter().all(|event| event["value"]["comment_id"] == id.as_str()));
    assert_eq!(events[1]["value"]["message"], "quiero la A13");
    assert!(events[2]["value"].get("message").is_none());
}

#[tokio::test]
async fn the_pages_own_reply_comes_back_as_a_comment_of_the_page() {
    let stage = stage().await;
    let id = stage.comment("p1", "quiero la A12").await;
    stage.graph_post(&format!("{id}/comments"), &json!({"message": "¡Anotada!"})).await;
    let events = stage.receiver.wait_for(2, is_comment).await;
    assert_eq!(events[1]["value"]["from"]["id"], PAGE);
    assert_eq!(events[1]["value"]["parent_id"], id);
}

#[tokio::test]
async fn a_send_comes_back_as_echo_and_delivery_and_reading_is_told() {
    let stage = stage().await;
    let comment = stage.comment("p1", "quiero la A12").await;
    let body = json!({"recipient": {"comment_id": comment}, "message": {"metadata": "out:8f2", "attachment": {
        "type": "template", "payload": {"template_type": "button", "text": "Te guardamos 1 × A12",
        "buttons": [{"type": "web_url", "url": "http://app/checkout/k3J9", "title": "Pagar"}]}}}});
    let (_, sent) = stage.graph_post(&format!("{PAGE}/messages"), &body).await;
    let events = stage.receiver.wait_for(2, |event| event.get("field").is_none()).await;
    assert_eq!(events[0]["message"]["is_echo"], true);
    assert_eq!(events[0]["message"]["metadata"], "out:8f2");
    assert_eq!(events[0]["message"]["app_id"], 1_057_000_000_000_001_u64);
    assert_eq!(events[0]["recipient"]["id"], "p1");
    assert_eq!(events[1]["delivery"]["mids"], json!([sent["message_id"]]));
    stage.text(&format!("/messenger/{PAGE}/p1")).await;
    stage.receiver.wait_for(1, |event| event.get("read").is_some()).await;
}

#[tokio::test]
async fn nothing_is_lost_and_the_order_kept_while_the_app_is_down() {
    let stage = stage_with(|config| config.batch_max = 3).await;
    stage.receiver.answer(503);
    for number in 0..10 {
        stage.comment("p1", &format!("quiero {number}")).await;
    }
    let stats = loop {
        let stats = stage.stats().await;
        if stats["counters"]["webhooks"]["posts_failed"].as_u64().unwrap() >= 2 {
            break stats;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    };
    assert_eq!(stats["counters"]["webhooks"]["events_pending"], 10);
    stage.receiver.answer(200);
    let events = stage.receiver.wait_for(10, is_comment).await;
    let texts: Vec<_> = events.iter().map(|event| event["value"]["message"].as_str().unwrap()).collect();
    assert_eq!(texts, (0..10).map(|number| format!("quiero {number}")).collect::<Vec<_>>());
    let sizes: Vec<usize> = stage
        .receiver
        .posts()
        .iter()
        .map(|(_, body)| {
            let body: Value = serde_json::from_slice(body).unwrap();
            body["entry"][0]["changes"].as_array().unwrap().len()
        })
        .collect();
    assert!(sizes.iter().all(|size| *size <= 3), "{sizes:?}");
}

#[tokio::test]
async fn a_batch_is_given_up_after_36_hours_and_counted() {
    let stage = stage().await;
    stage.receiver.answer(500);
    stage.comment("p1", "quiero la A12").await;
    let failed = async || stage.stats().await["counters"]["webhooks"].clone();
    while failed().await["posts_failed"].as_u64().unwrap() == 0 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    stage.clock.advance_minutes(36 * 60);
    while failed().await["events_given_up"].as_u64().unwrap() == 0 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(failed().await["events_pending"], 0);
}

#[tokio::test]
async fn a_batch_the_app_refuses_steps_aside_for_those_behind_it() {
    let stage = stage_with(|config| config.batch_max = 1).await;
    stage.receiver.answer(400);
    stage.comment("p1", "veneno").await;
    while stage.stats().await["counters"]["webhooks"]["posts_failed"].as_u64().unwrap() < 4 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    stage.receiver.answer(200);
    stage.comment("p2", "quiero la A12").await;
    let events = stage.receiver.wait_for(2, is_comment).await;
    let texts: Vec<_> = events.iter().map(|event| event["value"]["message"].as_str().unwrap()).collect();
    assert_eq!(texts, ["quiero la A12", "veneno"]);
}

#[tokio::test]
async fn duplicates_come_once_more_and_drops_never() {
    let stage = stage().await;
    stage.control("faults", &json!({"duplicate_rate": 1.0})).await;
    let id = stage.comment("p1", "quiero la A12").await;
    let events = stage.receiver.wait_for(2, is_comment).await;
    assert!(events.iter().all(|event| event["value"]["comment_id"] == id.as_str()));
    stage.control("faults", &json!({"drop_webhooks": 1.0})).await;
    stage.comment("p1", "nunca llega").await;
    stage.control("faults", &json!({})).await;
    stage.comment("p1", "llega").await;
    let events = stage.receiver.wait_for(3, is_comment).await;
    assert_eq!(events.len(), 3);
    assert_eq!(events[2]["value"]["message"], "llega");
    assert_eq!(stage.stats().await["counters"]["webhooks"]["events_dropped_by_fault"], 1);
}

#[tokio::test]
async fn control_sends_everything_once_more() {
    let stage = stage().await;
    let id = stage.comment("p1", "quiero la A12").await;
    stage.control("comments/edit", &json!({"live": LIVE, "id": id, "text": "quiero la A13"})).await;
    stage.receiver.wait_for(2, is_comment).await;
    assert_eq!(stage.control("webhooks/again", &json!({})).await["events"], 2);
    let events = stage.receiver.wait_for(4, is_comment).await;
    assert_eq!(events[2..], events[..2]);
}

#[tokio::test]
async fn reordering_changes_the_order_and_loses_nothing() {
    let stage = stage().await;
    stage.control("faults", &json!({"webhooks_paused": true, "reorder": true})).await;
    let mut written = Vec::new();
    for number in 0..30 {
        written.push(stage.comment("p1", &format!("quiero {number}")).await);
    }
    stage.control("faults", &json!({"reorder": true})).await;
    let events = stage.receiver.wait_for(30, is_comment).await;
    let mut arrived: Vec<_> =
        events.iter().map(|event| event["value"]["comment_id"].as_str().unwrap().to_owned()).collect();
    assert_ne!(arrived, written);
    arrived.sort();
    written.sort();
    assert_eq!(arrived, written);
}

#[tokio::test]
async fn the_handshake_is_done_on_demand() {
    let stage = stage().await;
    assert_eq!(stage.control("subscribe", &json!({})).await["ok"], true);
    let wrong = stage_with(|config| config.verify_token = "other".into()).await;
    let answer = wrong.client.post(wrong.url("/control/subscribe")).send().await.unwrap();
    assert_eq!(answer.status(), 502);
}

#[tokio::test]
async fn the_same_name_is_the_same_comment_and_a_reset_forgets_it() {
    let stage = stage().await;
    let body = json!({"live": LIVE, "id": "c1", "from": {"id": "p1", "name": "Rosa"}, "text": "la quiero"});
    let first = stage.control("comments", &body).await;
    let again = stage.control("comments", &body).await;
    assert_eq!(first["comment_id"], again["comment_id"]);
    assert_eq!((first["existing"].clone(), again["existing"].clone()), (json!(false), json!(true)));
    stage.control("reset", &json!({})).await;
    let fresh = stage.control("comments", &body).await;
    assert_eq!(fresh["existing"], false);
    assert_ne!(fresh["comment_id"], first["comment_id"]);
    eventually(|| {
        stage
            .receiver
            .events()
            .iter()
            .any(|event| event["value"]["comment_id"] == fresh["comment_id"])
            .then_some(())
    })
    .await;
}
