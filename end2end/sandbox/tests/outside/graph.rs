//! Each rule of Graph with its error.

use serde_json::json;

use crate::support::{LIVE, PAGE, TOKEN, code, hmac, stage, stage_with};

#[tokio::test]
async fn a_token_that_is_none_or_was_one_is_refused() {
    let stage = stage().await;
    let ask = async |token: Option<&str>| {
        let mut request = stage.client.get(format!("{}/{PAGE}", stage.running.graph_url()));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    };
    assert_eq!(code(&ask(Some("EAAWASONE")).await), (190, Some(463)));
    assert_eq!(code(&ask(Some("nonsense")).await), (190, None));
    assert_eq!(code(&ask(None).await), (104, None));
    assert_eq!(ask(Some(TOKEN)).await.1["name"], "Tienda Demo");
    stage.control("faults", &json!({"token_dead": true})).await;
    assert_eq!(code(&ask(Some(TOKEN)).await), (190, Some(463)));
}

#[tokio::test]
async fn a_proof_must_fit_the_token_and_the_time() {
    let stage = stage_with(|config| config.require_proof = true).await;
    let secret = "sandbox-app-secret";
    let ask = async |query: &[(&str, String)]| {
        let url = format!("{}/{PAGE}", stage.running.graph_url());
        let answer = stage.client.get(url).bearer_auth(TOKEN).query(query).send().await.unwrap();
        (answer.status().as_u16(), answer.json::<serde_json::Value>().await.unwrap())
    };
    let untimed = [("appsecret_proof", hmac(secret, TOKEN.as_bytes()))];
    assert_eq!(ask(&untimed).await.0, 200);
    let timed = |second: i64| {
        let proof = hmac(secret, format!("{TOKEN}|{second}").as_bytes());
        [("appsecret_proof", proof), ("appsecret_time", second.to_string())]
    };
    let now = stage.running.sandbox.now().0 / 1000;
    assert_eq!(ask(&timed(now - 200)).await.0, 200);
    let late = ask(&timed(now - 400)).await;
    assert_eq!(code(&late), (100, None));
    assert!(late.1["error"]["message"].as_str().unwrap().contains("Invalid appsecret_proof"));
    assert_eq!(code(&ask(&[("appsecret_proof", "00".into())]).await), (100, None));
    assert_eq!(code(&ask(&[]).await), (100, None));
}

#[tokio::test]
async fn a_comment_gets_one_private_reply_and_no_second() {
    let stage = stage().await;
    let comment = stage.comment("p1", "quiero la A12").await;
    let (status, body) = stage.private_reply(&comment, "Te guardamos 1 × A12").await;
    assert_eq!(status, 200, "{body}");
    assert_eq!(body["recipient_id"], "p1");
    assert_eq!(code(&stage.private_reply(&comment, "otra vez").await), (10900, None));
    let (_, node) = stage.graph_get(&format!("{comment}?fields=can_reply_privately")).await;
    assert_eq!(node["can_reply_privately"], false);
}

#[tokio::test]
async fn a_comment_older_than_seven_days_is_not_replied_to() {
    let stage = stage().await;
    let comment = stage.comment("p1", "quiero la A12").await;
    stage.clock.advance_minutes(7 * 24 * 60 + 1);
    assert_eq!(code(&stage.private_reply(&comment, "hola").await), (10902, None));
}

#[tokio::test]
async fn neither_unknown_nor_removed_nor_own_comments_are_replied_to() {
    let stage = stage().await;
    assert_eq!(code(&stage.private_reply("881200345_1", "hola").await), (100, Some(2_018_292)));
    let comment = stage.comment("p1", "quiero la A12").await;
    stage.control("comments/remove", &json!({"live": LIVE, "id": comment})).await;
    assert_eq!(code(&stage.private_reply(&comment, "hola").await), (100, Some(2_018_292)));
    let own = stage.control("comments", &json!({"live": LIVE, "as_page": true, "text": "quedan 3"})).await;
    let own = own["comment_id"].as_str().unwrap();
    assert_eq!(code(&stage.private_reply(own, "hola").await), (10903, None));
}

#[tokio::test]
async fn the_window_opens_with_the_persons_answer_and_closes_after_a_day() {
    let stage = stage().await;
    assert_eq!(code(&stage.send("p1", "hola").await), (100, Some(2_018_001)));
    let comment = stage.comment("p1", "quiero la A12").await;
    stage.private_reply(&comment, "Te guardamos 1 × A12").await;
    assert_eq!(code(&stage.send("p1", "¿sigues ahí?").await), (10, Some(2_018_278)));
    stage.control("messages", &json!({"page": PAGE, "psid": "p1", "text": "sí"})).await;
    assert_eq!(stage.send("p1", "perfecto").await.0, 200);
    stage.clock.advance_minutes(24 * 60 + 1);
    assert_eq!(code(&stage.send("p1", "¿y ahora?").await), (10, Some(2_018_278)));
}

#[tokio::test]
async fn retired_tags_and_mixed_actions_are_bad_requests() {
    let stage = stage().await;
    stage.control("messages", &json!({"page": PAGE, "psid": "p1", "text": "hola"})).await;
    let send = async |body| stage.graph_post(&format!("{PAGE}/messages"), &body).await;
    let tagged = json!({"recipient": {"id": "p1"}, "messaging_type": "MESSAGE_TAG",
        "tag": "POST_PURCHASE_UPDATE", "message": {"text": "pagado"}});
    assert_eq!(code(&send(tagged).await), (100, None));
    let mixed = json!({"recipient": {"id": "p1"}, "sender_action": "typing_on", "message": {"text": "x"}});
    assert_eq!(code(&send(mixed).await), (100, Some(2_018_014)));
    let utility = json!({"recipient": {"id": "p1"}, "messaging_type": "UTILITY", "message": {"text": "x"}});
    assert_eq!(code(&send(utility).await), (10, None));
    let nobody = json!({"message": {"text": "x"}});
    assert_eq!(code(&send(nobody).await), (100, None));
    assert_eq!(code(&stage.send("p1", &"x".repeat(2_001)).await), (100, None));
}

#[tokio::test]
async fn who_left_messenger_gets_nothing() {
    let stage = stage().await;
    let comment = stage.comment("p1", "quiero la A12").await;
    stage.control("people", &json!({"id": "p1", "name": "Rosa", "unavailable": true})).await;
    assert_eq!(code(&stage.private_reply(&comment, "hola").await), (551, Some(1_545_041)));
}

#[tokio::test]
async fn the_same_public_words_under_one_comment_are_a_duplicate() {
    let stage = stage().await;
    let comment = stage.comment("p1", "quiero la A12").await;
    let reply = async |words: &str| {
        stage.graph_post(&format!("{comment}/comments"), &json!({"message": words})).await
    };
    assert_eq!(reply("¡Listo! Revisa tu Messenger").await.0, 200);
    assert_eq!(code(&reply("¡Listo! Revisa tu Messenger").await), (506, None));
    assert_eq!(reply("¡Anotada!").await.0, 200);
    assert_eq!(code(&reply(" ").await), (100, None));
    let unknown = stage.graph_post("881200345_1/comments", &json!({"message": "x"})).await;
    assert_eq!(code(&unknown), (100, Some(33)));
}

#[tokio::test]
async fn a_form_is_as_good_as_json() {
    let stage = stage().await;
    let comment = stage.comment("p1", "quiero la A12").await;
    let form = [
        ("recipient", json!({"comment_id": comment}).to_string()),
        ("message", json!({"text": "hola"}).to_string()),
        ("access_token", TOKEN.to_owned()),
    ];
    let url = format!("{}/{PAGE}/messages", stage.running.graph_url());
    let answer = stage.client.post(url).form(&form).send().await.unwrap();
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn budgets_end_and_come_back_with_time() {
    let stage = stage_with(|config| {
        config.limits.private_replies_per_hour = 2;
        config.limits.messages_per_second = 3;
    })
    .await;
    for person in ["p1", "p2"] {
        let comment = stage.comment(person, "quiero la A12").await;
        assert_eq!(stage.private_reply(&comment, "hola").await.0, 200);
    }
    let third = stage.comment("p3", "quiero la A12").await;
    assert_eq!(code(&stage.private_reply(&third, "hola").await), (613, None));
    stage.control("messages", &json!({"page": PAGE, "psid": "p1", "text": "hola"})).await;
    assert_eq!(stage.send("p1", "uno").await.0, 200);
    assert_eq!(code(&stage.send("p1", "dos").await), (80_006, None));
    let url = format!("{}/{PAGE}", stage.running.graph_url());
    let answer = stage.client.get(url).bearer_auth(TOKEN).send().await.unwrap();
    let usage = answer.headers()["x-business-use-case-usage"].to_str().unwrap();
    let usage: serde_json::Value = serde_json::from_str(usage).unwrap();
    assert_eq!(usage[PAGE][0]["type"], "messenger");
    assert_eq!(usage[PAGE][0]["call_count"], 100);
    assert_eq!(usage[PAGE][0]["estimated_time_to_regain_access"], 60);
    stage.clock.advance_minutes(60);
    assert_eq!(stage.private_reply(&third, "hola").await.0, 200);
}

#[tokio::test]
async fn faults_answer_as_meta_does_when_it_is_unwell() {
    let stage = stage().await;
    let comment = stage.comment("p1", "quiero la A12").await;
    stage.control("faults", &json!({"error_rate": 1.0})).await;
    let unwell = stage.private_reply(&comment, "hola").await;
    assert_eq!((unwell.0, code(&unwell)), (500, (2, None)));
    assert_eq!(unwell.1["error"]["is_transient"], true);
    stage.control("faults", &json!({"rate_limit": true})).await;
    assert_eq!(code(&stage.private_reply(&comment, "hola").await), (613, None));
    let public = stage.graph_post(&format!("{comment}/comments"), &json!({"message": "x"})).await;
    assert_eq!(code(&public), (80_001, None));
    stage.control("faults", &json!({"sent_but_error_rate": 1.0})).await;
    assert_eq!(code(&stage.private_reply(&comment, "hola").await), (1, Some(1_357_046)));
    stage.control("faults", &json!({})).await;
    assert_eq!(code(&stage.private_reply(&comment, "hola").await), (10900, None));
    assert_eq!(stage.stats().await["counters"]["graph_errors"]["10900"], 1);
}

#[tokio::test]
async fn the_comment_list_hides_answers_and_low_quality_unless_asked() {
    let stage = stage().await;
    let first = stage.comment("p1", "quiero la A12").await;
    stage.control("comments", &json!({"live": LIVE, "from": {"id": "p2", "name": "Ana"}, "text": "yo también", "parent": first})).await;
    stage.comment("p3", "😍😍").await;
    let count = async |query: &str| {
        let (status, body) = stage.graph_get(&format!("{LIVE}/comments?{query}")).await;
        assert_eq!(status, 200, "{body}");
        body["data"].as_array().unwrap().len()
    };
    assert_eq!(count("").await, 1);
    assert_eq!(count("filter=stream").await, 2);
    assert_eq!(count("filter=stream&live_filter=no_filter").await, 3);
    let (_, wrong) = stage.graph_get(&format!("{LIVE}/comments?order=ranked")).await;
    assert_eq!(wrong["error"]["code"], 100);
}

#[tokio::test]
async fn paging_shows_every_comment_once_in_either_order() {
    let stage = stage().await;
    let mut written = Vec::new();
    for number in 0..7 {
        written.push(stage.comment("p1", &format!("quiero {number}")).await);
    }
    for order in ["chronological", "reverse_chronological"] {
        let mut seen = Vec::new();
        let mut after = String::new();
        loop {
            let path = format!("{LIVE}/comments?order={order}&filter=stream&limit=3{after}&summary=1");
            let (_, body) = stage.graph_get(&path).await;
            assert_eq!(body["summary"]["total_count"], 7);
            seen.extend(
                body["data"].as_array().unwrap().iter().map(|node| node["id"].as_str().unwrap().to_owned()),
            );
            if body["paging"]["next"].is_null() {
                break;
            }
            after = format!("&after={}", body["paging"]["cursors"]["after"].as_str().unwrap());
        }
        if order == "reverse_chronological" {
            seen.reverse();
        }
        assert_eq!(seen, written, "{order}");
    }
}

#[tokio::test]
async fn since_leaves_out_what_was_before() {
    let stage = stage().await;
    stage.comment("p1", "antes").await;
    stage.clock.advance_ms(10_000);
    let since = stage.running.sandbox.now().0 / 1000;
    stage.comment("p1", "después").await;
    let (_, body) =
        stage.graph_get(&format!("{LIVE}/comments?since={since}&fields=message,from{{id}}")).await;
    assert_eq!(body["data"].as_array().unwrap().len(), 1);
    assert_eq!(body["data"][0]["message"], "después");
    assert_eq!(body["data"][0]["from"], json!({"id": "p1"}));
}

#[tokio::test]
async fn a_live_is_found_by_its_page_and_by_its_id() {
    let stage = stage().await;
    let (_, lives) = stage.graph_get(&format!("{PAGE}/live_videos?broadcast_status=[\"LIVE\"]")).await;
    assert_eq!(lives["data"][0]["id"], LIVE);
    let (_, wrong) = stage.graph_get(&format!("{PAGE}/live_videos?broadcast_status=LIVE")).await;
    assert_eq!(wrong["error"]["code"], 100);
    let (_, live) = stage.graph_get(&format!("{LIVE}?fields=status,video{{id}}")).await;
    assert_eq!(live, json!({"id": LIVE, "status": "LIVE", "video": {"id": LIVE}}));
    let unknown = stage.graph_get("1234").await;
    assert_eq!(code(&unknown), (100, Some(33)));
    let (_, nowhere) = stage.graph_get("a/b/c").await;
    assert_eq!(nowhere["error"]["code"], 2500);
}

#[tokio::test]
async fn the_app_can_ask_what_a_token_is() {
    let stage = stage().await;
    let ask = async |token: &str| {
        let url = format!("{}/debug_token", stage.running.graph_url());
        let query = [("input_token", token), ("access_token", "1057000000000001|sandbox-app-secret")];
        stage.client.get(url).query(&query).send().await.unwrap().json::<serde_json::Value>().await.unwrap()
    };
    let alive = ask(TOKEN).await;
    assert_eq!(alive["data"]["is_valid"], true);
    assert_eq!(alive["data"]["profile_id"], PAGE);
    let dead = ask("EAAOTHER").await;
    assert_eq!(dead["data"]["is_valid"], false);
    assert_eq!(dead["data"]["error"]["code"], 190);
}

#[tokio::test]
async fn only_subscribed_fields_arrive() {
    let stage = stage().await;
    let path = format!("{PAGE}/subscribed_apps");
    let (_, done) = stage.graph_post(&path, &json!({"subscribed_fields": "feed,messages"})).await;
    assert_eq!(done["success"], true);
    let (_, list) = stage.graph_get(&path).await;
    assert_eq!(list["data"][0]["subscribed_fields"], json!(["feed", "messages"]));
    let comment = stage.comment("p1", "quiero la A12").await;
    stage.private_reply(&comment, "hola").await;
    stage.control("messages", &json!({"page": PAGE, "psid": "p1", "text": "gracias"})).await;
    let messages = stage.receiver.wait_for(1, |event| event.get("message").is_some()).await;
    assert_eq!(messages[0]["message"]["text"], "gracias");
    assert!(stage.receiver.events().iter().all(|event| event["message"]["is_echo"].is_null()));
    let wrong = stage.graph_post(&path, &json!({"subscribed_fields": "gossip"})).await;
    assert_eq!(code(&wrong), (100, None));
}

#[tokio::test]
async fn the_recipient_can_be_someone_with_another_id_and_unnamed() {
    let stage = stage_with(|config| {
        config.psid_differs = true;
        config.private_reply_names_recipient = false;
    })
    .await;
    let comment = stage.comment("p1", "quiero la A12").await;
    let (_, body) = stage.private_reply(&comment, "hola").await;
    assert!(body.get("recipient_id").is_none());
    let echoes = stage.receiver.wait_for(1, |event| event["message"]["is_echo"] == true).await;
    let psid = echoes[0]["recipient"]["id"].as_str().unwrap();
    assert_ne!(psid, "p1");
    stage.control("messages", &json!({"page": PAGE, "psid": psid, "text": "hola"})).await;
    assert_eq!(stage.send(psid, "hola de nuevo").await.0, 200);
}
