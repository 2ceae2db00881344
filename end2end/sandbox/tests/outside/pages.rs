//! The pages on which a person is the buyer, with scripts off.

use serde_json::json;

use crate::support::{LIVE, PAGE, Stage, stage};

async fn submit(stage: &Stage, path: &str, form: &[(&str, &str)]) -> (u16, String) {
    let answer = stage.client.post(stage.url(path)).form(form).send().await.unwrap();
    let place = answer.headers().get("location").map(|place| place.to_str().unwrap().to_owned());
    (answer.status().as_u16(), place.unwrap_or_default())
}

#[tokio::test]
async fn a_typed_comment_stands_on_the_page_and_reaches_the_app() {
    let stage = stage().await;
    let (status, place) = submit(
        &stage,
        &format!("/live/{LIVE}/comments"),
        &[("name", "Rosa Quintana"), ("text", "quiero la A12")],
    )
    .await;
    assert_eq!(status, 303);
    let page = stage.text(&place).await;
    for part in
        ["comment-item", "quiero la A12", "comment-author", "comment-text", "comment-send", "my-messenger"]
    {
        assert!(page.contains(part), "{part}");
    }
    assert!(page.contains("value=\"Rosa Quintana\""));
    stage.receiver.wait_for(1, |event| event["value"]["from"]["name"] == "Rosa Quintana").await;
    let (_, again) =
        submit(&stage, &format!("/live/{LIVE}/comments"), &[("name", "Rosa Quintana"), ("text", "y la A13")])
            .await;
    assert_eq!(place, again, "the same name is the same person");
}

#[tokio::test]
async fn nothing_a_person_writes_becomes_markup() {
    let stage = stage().await;
    let hostile = "<script>alert(1)</script>";
    submit(&stage, &format!("/live/{LIVE}/comments"), &[("name", hostile), ("text", hostile)]).await;
    stage.control("messages", &json!({"page": PAGE, "psid": "p1", "text": hostile})).await;
    for path in [format!("/live/{LIVE}"), "/messenger".into(), format!("/messenger/{PAGE}/p1"), "/".into()] {
        assert!(!stage.text(&path).await.contains(hostile), "{path}");
    }
}

#[tokio::test]
async fn the_shops_answer_stands_under_the_comment() {
    let stage = stage().await;
    let comment = stage.comment("p1", "quiero la A12").await;
    stage
        .graph_post(&format!("{comment}/comments"), &json!({"message": "¡Anotada, revisa tu Messenger!"}))
        .await;
    let page = stage.text(&format!("/live/{LIVE}")).await;
    assert!(page.contains("data-testid=\"shop-reply\"") && page.contains("¡Anotada, revisa tu Messenger!"));
}

#[tokio::test]
async fn one_can_change_and_remove_only_ones_own_comment() {
    let stage = stage().await;
    let comment = stage.comment("p1", "quiero la A12").await;
    let edit = format!("/live/{LIVE}/comments/{comment}/edit");
    assert_eq!(submit(&stage, &edit, &[("as", "p2"), ("text", "nada")]).await.0, 404);
    assert_eq!(submit(&stage, &edit, &[("as", "p1"), ("text", "mejor la A13")]).await.0, 303);
    assert!(stage.text(&format!("/live/{LIVE}")).await.contains("mejor la A13"));
    let remove = format!("/live/{LIVE}/comments/{comment}/remove");
    assert_eq!(submit(&stage, &remove, &[("as", "p2")]).await.0, 404);
    assert_eq!(submit(&stage, &remove, &[("as", "p1")]).await.0, 303);
    assert!(!stage.text(&format!("/live/{LIVE}")).await.contains("mejor la A13"));
}

#[tokio::test]
async fn a_message_with_a_button_opens_the_checkout_and_can_be_answered() {
    let stage = stage().await;
    let comment = stage.comment("p1", "quiero la A12").await;
    let body = json!({"recipient": {"comment_id": comment}, "message": {"attachment": {"type": "template", "payload": {
        "template_type": "button", "text": "Te guardamos 1 × A12",
        "buttons": [{"type": "web_url", "url": "http://127.0.0.1:3000/checkout/k3J9", "title": "Pagar ahora"},
                    {"type": "postback", "title": "Cancelar", "payload": "CANCEL:LV-1"}]}}}});
    stage.graph_post(&format!("{PAGE}/messages"), &body).await;
    assert!(stage.text("/messenger").await.contains("data-testid=\"thread-item\""));
    let thread = stage.text(&format!("/messenger/{PAGE}/p1")).await;
    assert!(thread.contains(
        r#"<a href="http://127.0.0.1:3000/checkout/k3J9" data-testid="checkout-link">Pagar ahora</a>"#
    ));
    let path = format!("/messenger/{PAGE}/p1");
    let tap = [("text", "Cancelar"), ("payload", "CANCEL:LV-1"), ("tapped", "postback")];
    assert_eq!(submit(&stage, &path, &tap).await.0, 303);
    let taps = stage.receiver.wait_for(1, |event| event.get("postback").is_some()).await;
    assert_eq!(taps[0]["postback"]["payload"], "CANCEL:LV-1");
    assert_eq!(submit(&stage, &path, &[("text", "STOP")]).await.0, 303);
    let said = stage.receiver.wait_for(1, |event| event["message"]["text"] == "STOP").await;
    assert_eq!(said[0]["sender"]["id"], "p1");
}

#[tokio::test]
async fn a_part_that_has_not_changed_is_not_sent_again() {
    let stage = stage().await;
    stage.comment("p1", "quiero la A12").await;
    let ask = async |version: &str| {
        let url = stage.url(&format!("/live/{LIVE}/fragment?version={version}"));
        let answer = stage.client.get(url).send().await.unwrap();
        let version = answer.headers().get("x-version").map(|version| version.to_str().unwrap().to_owned());
        (answer.status().as_u16(), version)
    };
    let (status, version) = ask("0").await;
    assert_eq!(status, 200);
    assert_eq!(ask(&version.unwrap()).await.0, 204);
}

#[tokio::test]
async fn what_is_not_there_says_so_and_shows_the_way_back() {
    let stage = stage().await;
    for path in ["/live/1", "/messenger/1/p1", "/flow/app/web/pay.php?token=x"] {
        assert_eq!(stage.client.get(stage.url(path)).send().await.unwrap().status(), 404, "{path}");
    }
}
