//! Webhook bodies in every shape Meta uses become events.
#![allow(clippy::unwrap_used, clippy::panic)]

use domain::Timestamp;
use platforms::meta::webhook::{self, EVENTS_MAX, HandshakeError, Parsed, TEXT_CHARS_MAX, WebhookError};
use platforms::meta::{
    CommentEvent, CommentVerb, LiveStatus, Messaging, MessagingEvent, PageEvent, Platform, Referral,
};
use serde_json::{Value, json};

const RECEIVED: Timestamp = Timestamp(1_790_999_999_000);

fn parse(body: &str) -> Parsed {
    webhook::parse(body.as_bytes(), RECEIVED).unwrap()
}

fn page(entry: &Value) -> String {
    json!({"object": "page", "entry": [entry]}).to_string()
}

/// A body with one feed change of these values.
fn feed(value: &Value) -> String {
    page(&json!({"id": "1057700001", "time": 1_790_000_412, "changes": [{"field": "feed", "value": value}]}))
}

fn only_comment(body: &str) -> CommentEvent {
    let parsed = parse(body);
    assert!(parsed.unreadable.is_empty(), "{:?}", parsed.unreadable);
    match <[PageEvent; 1]>::try_from(parsed.events) {
        Ok([PageEvent::Comment(comment)]) => comment,
        other => panic!("one comment is expected, not {other:?}"),
    }
}

/// The one event of a conversation; `item` gets the usual sender, recipient and time.
fn only_message(mut item: Value) -> MessagingEvent {
    let defaults = json!({"sender": {"id": "PSID1"}, "recipient": {"id": "1057700001"}, "timestamp": 1_790_000_900_001_i64});
    for (key, value) in defaults.as_object().unwrap() {
        item.as_object_mut().unwrap().entry(key).or_insert_with(|| value.clone());
    }
    let parsed =
        parse(&page(&json!({"id": "1057700001", "time": 1_790_000_900_123_i64, "messaging": [item]})));
    match <[PageEvent; 1]>::try_from(parsed.events) {
        Ok([PageEvent::Messaging(event)]) => event,
        other => panic!("one event of a conversation is expected, not {other:?}"),
    }
}

// Comments

#[test]
fn a_comment_on_a_live_of_a_page() {
    let body = r#"{"object":"page","entry":[{"id":"1057700001","time":1790000412,"changes":[{"field":"feed","value":{
        "from":{"id":"7341900022","name":"Rosa Quintana"},
        "post":{"status_type":"added_video","is_published":true,"updated_time":"2026-09-21T22:33:30+0000",
                "permalink_url":"https:\/\/www.facebook.com\/tiendademo\/videos\/881200345\/","promotion_status":"inactive","id":"1057700001_881200345"},
        "message":"la n\u00b0 7 \ud83d\ude4c","post_id":"1057700001_881200345","comment_id":"881200345_990017",
        "created_time":1790000411,"item":"comment","parent_id":"1057700001_881200345","verb":"add"}}]}]}"#;
    let comment = only_comment(body);
    assert_eq!(comment.platform, Platform::Facebook);
    assert_eq!(comment.page_id, "1057700001");
    assert_eq!(comment.comment_id, "881200345_990017");
    assert_eq!(comment.parent_id, None, "a parent that is the post itself is no parent");
    assert_eq!(comment.post_id.as_deref(), Some("1057700001_881200345"));
    let author = comment.author.unwrap();
    assert_eq!((author.id.as_str(), author.name.as_str()), ("7341900022", "Rosa Quintana"));
    assert!(!comment.from_page);
    assert_eq!(comment.text, "la n° 7 🙌");
    assert_eq!(comment.at, Timestamp(1_790_000_411_000));
    assert_eq!(comment.verb, CommentVerb::Add);
    assert!(
        comment.raw.as_str().starts_with(r#"{"field":"feed""#)
            && comment.raw.as_str().contains(r"\ud83d\ude4c")
    );
}

#[test]
fn a_reply_keeps_the_comment_it_answers() {
    let comment =
        only_comment(&feed(&json!({"item": "comment", "verb": "add", "comment_id": "881200345_990018",
        "post_id": "1057700001_881200345", "parent_id": "881200345_990017", "message": "yo también"})));
    assert_eq!(comment.parent_id.as_deref(), Some("881200345_990017"));
}

#[test]
fn every_verb_of_a_comment_is_read() {
    let table = [
        ("add", CommentVerb::Add),
        ("edited", CommentVerb::Edit),
        ("edit", CommentVerb::Edit),
        ("update", CommentVerb::Edit),
        ("remove", CommentVerb::Remove),
        ("delete", CommentVerb::Remove),
        ("hide", CommentVerb::Hide),
        ("unhide", CommentVerb::Unhide),
    ];
    for (word, verb) in table {
        let comment = only_comment(&feed(&json!({"item": "comment", "verb": word, "comment_id": "1_2"})));
        assert_eq!(comment.verb, verb, "{word}");
    }
}

#[test]
fn an_edit_is_dated_by_the_edit() {
    let comment = only_comment(&feed(&json!({"item": "comment", "verb": "edited", "comment_id": "1_2",
        "message": "mejor en L", "created_time": 1_790_000_411, "edited_time": 1_790_000_500})));
    assert_eq!(comment.at, Timestamp(1_790_000_500_000));
}

#[test]
fn a_sticker_a_removal_and_an_unknown_writer_are_comments_too() {
    let sticker = only_comment(&feed(&json!({"item": "comment", "verb": "add", "comment_id": "1_2",
        "from": {"id": "7", "name": null}, "created_time": 1_790_000_411})));
    assert_eq!(sticker.text, "");
    assert_eq!(sticker.author.unwrap().name, "");
    let removal =
        only_comment(&feed(&json!({"item": "comment", "verb": "remove", "comment_id": "1_2", "from": null})));
    assert_eq!(removal.author, None);
    assert_eq!(removal.at, Timestamp(1_790_000_412_000), "the entry's time serves when the comment has none");
}

#[test]
fn an_entry_without_a_time_is_dated_by_its_arrival() {
    let body = page(&json!({"id": "1", "changes": [{"field": "feed",
        "value": {"item": "comment", "verb": "add", "comment_id": "1_2"}}]}));
    assert_eq!(only_comment(&body).at, RECEIVED);
}

#[test]
fn the_pages_own_comment_is_marked() {
    let comment = only_comment(&feed(&json!({"item": "comment", "verb": "add", "comment_id": "1_2",
        "from": {"id": "1057700001", "name": "Tienda Demo"}, "message": "¡Listo!"})));
    assert!(comment.from_page);
}

#[test]
fn the_older_names_of_the_writer_and_a_post_named_only_inside_are_read() {
    let comment = only_comment(&feed(&json!({"item": "comment", "verb": "add", "comment_id": "1_2",
        "sender_id": 7_341, "sender_name": "Rosa", "post": {"id": "1057700001_9"}, "parent_id": "1057700001_9"})));
    assert_eq!(comment.author.unwrap().id, "7341");
    assert_eq!((comment.post_id.as_deref(), comment.parent_id), (Some("1057700001_9"), None));
}

#[test]
fn an_overlong_text_is_cut_and_the_raw_event_keeps_it_whole() {
    let long = "ñ".repeat(TEXT_CHARS_MAX + 1);
    let comment =
        only_comment(&feed(&json!({"item": "comment", "verb": "add", "comment_id": "1_2", "message": long})));
    assert_eq!(comment.text.chars().count(), TEXT_CHARS_MAX);
    assert!(comment.raw.as_str().contains(&long));
}

#[test]
fn what_is_no_comment_is_ignored_and_counted() {
    let changes = json!([
        {"field": "feed", "value": {"item": "reaction", "verb": "add", "reaction_type": "love", "comment_id": "1_2", "post_id": "1_1"}},
        {"field": "feed", "value": {"item": "post", "verb": "add", "post_id": "1_1"}},
        {"field": "feed", "value": {"item": "comment", "verb": "follow", "comment_id": "1_2"}},
        {"field": "ratings", "value": {"item": "rating"}},
        {"field": "feed"}]);
    let parsed = parse(&page(&json!({"id": "1", "time": 1, "changes": changes})));
    assert_eq!(parsed, Parsed { ignored: 5, ..Parsed::default() });
}

#[test]
fn one_unreadable_update_does_not_cost_the_others() {
    let changes = json!([
        {"field": "feed", "value": {"item": "comment", "verb": "add"}},
        {"field": "feed", "value": "text"},
        5,
        {"field": "live_videos", "value": {"id": "881200345"}},
        {"field": "feed", "value": {"item": "comment", "verb": "add", "comment_id": "1_2"}}]);
    let parsed = parse(&page(&json!({"id": "1", "time": 1, "changes": changes})));
    assert_eq!(parsed.events.len(), 1);
    assert_eq!(
        parsed.unreadable,
        [
            "a comment without an id",
            "a feed change of an unknown shape",
            "a change of an unknown shape",
            "a Live without id or status"
        ]
    );
}

#[test]
fn a_comment_in_a_group_comes_as_a_message_and_is_a_comment() {
    let body = page(&json!({"id": "1057700001", "time": 1_790_000_412_000_i64, "messaging": [{
        "field": "group_feed", "from": {"id": "7", "name": "Rosa"}, "group_id": "55", "item": "comment", "verb": "add",
        "comment_id": "900_1", "post_id": "55_900", "message": "quiero", "timestamp": 1_790_000_411_500_i64}]}));
    let comment = only_comment(&body);
    assert_eq!((comment.comment_id.as_str(), comment.text.as_str()), ("900_1", "quiero"));
    assert_eq!(comment.at, Timestamp(1_790_000_411_500));
}

// Instagram

fn instagram(field: &str, value: &Value) -> String {
    json!({"object": "instagram", "entry": [{"id": "17841400001", "time": 1_790_000_500,
        "changes": [{"field": field, "value": value}]}]})
    .to_string()
}

#[test]
fn an_instagram_comment_carries_its_id_under_either_name() {
    for key in ["id", "comment_id"] {
        for field in ["live_comments", "comments"] {
            let comment = only_comment(&instagram(
                field,
                &json!({"from": {"id": "9001", "username": "luz.shop", "self_ig_scoped_id": "552310"},
                    "media": {"id": "18001", "media_product_type": "LIVE"}, key: "17865001", "text": "yo la 12"}),
            ));
            assert_eq!(comment.platform, Platform::Instagram);
            assert_eq!((comment.comment_id.as_str(), comment.text.as_str()), ("17865001", "yo la 12"));
            assert_eq!(comment.post_id.as_deref(), Some("18001"));
            assert_eq!(comment.at, Timestamp(1_790_000_500_000));
            let author = comment.author.unwrap();
            assert_eq!((author.name.as_str(), author.messaging_id.as_deref()), ("luz.shop", Some("552310")));
        }
    }
}

#[test]
fn a_flat_entry_of_instagram_login_is_read() {
    let body = json!({"object": "instagram", "entry": [{"id": "17841400001", "time": 1_790_000_500, "field": "comments",
        "value": {"id": "17865002", "text": "precio?", "parent_id": "17865001", "from": {"id": "17841400001"}}}]})
    .to_string();
    let comment = only_comment(&body);
    assert_eq!(comment.parent_id.as_deref(), Some("17865001"));
    assert!(comment.from_page);
    assert!(comment.raw.as_str().contains("precio?"));
}

// Lives

#[test]
fn a_live_that_begins_and_ends() {
    for (word, status) in
        [("live", LiveStatus::Live), ("live_stopped", LiveStatus::Stopped), ("vod", LiveStatus::Recorded)]
    {
        let parsed = parse(&page(&json!({"id": "1057700001", "time": 1_790_000_001,
            "changes": [{"field": "live_videos", "value": {"id": "881200345", "status": word}}]})));
        let [PageEvent::LiveVideo(live)] = parsed.events.as_slice() else { panic!("a Live is expected") };
        assert_eq!((live.live_video_id.as_str(), live.status), ("881200345", status));
        assert_eq!(live.at, Timestamp(1_790_000_001_000));
    }
}

// Conversations

#[test]
fn a_message_with_its_words_its_attachments_and_what_it_answers() {
    let event = only_message(json!({"message": {"mid": "m_A3", "text": "hola", "reply_to": {"mid": "m_0"},
        "attachments": [{"type": "image", "payload": {"url": "https://cdn.example/1"}}, {"type": "sticker", "payload": {}}]}}));
    assert_eq!((event.person_id.as_str(), event.at), ("PSID1", Timestamp(1_790_000_900_001)));
    assert_eq!(event.key(), "message:m_A3");
    assert!(!event.standby && event.what.opens_window());
    let Messaging::Message(message) = event.what else { panic!("a message is expected") };
    assert_eq!((message.text.as_str(), message.reply_to.as_deref()), ("hola", Some("m_0")));
    assert_eq!(message.attachments[0].url.as_deref(), Some("https://cdn.example/1"));
    assert_eq!(
        (message.attachments[1].kind.as_str(), message.attachments[1].url.as_deref()),
        ("sticker", None)
    );
}

#[test]
fn a_tapped_quick_reply_brings_its_payload() {
    let event = only_message(
        json!({"message": {"mid": "m_A2", "text": "Confirmar", "quick_reply": {"payload": "CONFIRM:LV-000123"}}}),
    );
    let Messaging::Message(message) = event.what else { panic!("a message is expected") };
    assert_eq!(message.quick_reply.as_deref(), Some("CONFIRM:LV-000123"));
}

#[test]
fn a_tapped_button_and_the_link_that_led_to_it() {
    let referral = json!({"ref": "LV-000123", "source": "SHORTLINK", "type": "OPEN_THREAD"});
    let expected =
        Referral { reference: "LV-000123".into(), source: "SHORTLINK".into(), kind: "OPEN_THREAD".into() };
    let event = only_message(
        json!({"postback": {"mid": "m_A4", "title": "Pagar", "payload": "PAY:LV-000123", "referral": referral}}),
    );
    assert_eq!(event.key(), "postback:m_A4");
    assert_eq!(
        event.what,
        Messaging::Postback {
            mid: Some("m_A4".into()),
            title: "Pagar".into(),
            payload: "PAY:LV-000123".into(),
            referral: Some(expected.clone())
        }
    );
    assert_eq!(only_message(json!({ "referral": referral })).what, Messaging::Referral(expected));
}

#[test]
fn an_echo_belongs_to_the_person_and_opens_no_window() {
    let event = only_message(json!({"sender": {"id": "1057700001"}, "recipient": {"id": "PSID1"},
        "message": {"is_echo": true, "app_id": 1517, "metadata": "out:8f2", "mid": "m_B1", "text": "Tu link"}}));
    assert_eq!(event.person_id, "PSID1");
    assert!(!event.what.opens_window());
    assert_eq!(
        event.what,
        Messaging::Echo {
            mid: "m_B1".into(),
            app_id: Some("1517".into()),
            metadata: Some("out:8f2".into()),
            text: "Tu link".into()
        }
    );
}

#[test]
fn receipts_are_watermarks() {
    let delivered = only_message(json!({"delivery": {"mids": ["m_B1"], "watermark": 1_790_000_900_006_i64}}));
    assert_eq!(
        delivered.what,
        Messaging::Delivered { mids: vec!["m_B1".into()], watermark: Timestamp(1_790_000_900_006) }
    );
    let without_mids = only_message(json!({"delivery": {"watermark": 1_790_000_900_006_i64}}));
    assert_eq!(without_mids.key(), delivered.key());
    let read = only_message(json!({"read": {"watermark": "1790000900007"}}));
    assert_eq!(read.what, Messaging::Read { watermark: Timestamp(1_790_000_900_007) });
}

#[test]
fn opt_ins_and_reactions() {
    let opt_in = only_message(
        json!({"optin": {"type": "notification_messages", "payload": "PROMO", "token_expiry_timestamp": "1800000000000"}}),
    );
    assert_eq!(
        opt_in.what,
        Messaging::OptIn { kind: "notification_messages".into(), payload: "PROMO".into() }
    );
    let reaction = |action: &str| {
        only_message(json!({"reaction": {"mid": "m_B1", "action": action, "emoji": "❤️"}})).what
    };
    assert!(reaction("react").opens_window());
    assert!(!reaction("unreact").opens_window());
}

#[test]
fn a_conversation_another_app_owns_is_only_overheard() {
    let parsed = parse(&page(&json!({"id": "1057700001", "time": 1, "standby": [
        {"sender": {"id": "PSID1"}, "recipient": {"id": "1057700001"}, "timestamp": 1, "message": {"mid": "m_1"}}]})));
    assert!(matches!(parsed.events.as_slice(), [PageEvent::Messaging(event)] if event.standby));
}

#[test]
fn kinds_of_events_that_come_later_are_ignored_and_those_without_a_person_told() {
    let parsed = parse(&page(&json!({"id": "1057700001", "time": 1, "messaging": [
        {"recipient": {"id": "1057700001"}, "policy_enforcement": {"action": "warning"}},
        {"sender": {"user_ref": "x"}, "message": {"mid": "m_1"}},
        {"sender": {"id": "PSID1"}, "message": {"text": "no id"}}]})));
    assert_eq!((parsed.events.len(), parsed.ignored, parsed.unreadable.len()), (0, 1, 2));
}

// Bodies

#[test]
fn entries_of_another_object_are_ignored() {
    let parsed = parse(
        r#"{"object":"permissions","entry":[{"id":"1","changed_fields":["feed"]},{"id":"2","changes":[{},{}]}]}"#,
    );
    assert_eq!(parsed, Parsed { ignored: 3, ..Parsed::default() });
}

#[test]
fn a_body_that_is_no_webhook_is_refused_without_repeating_it() {
    for (body, reason) in [
        (r#"{"secret words"#, "the body is not JSON: it stops making sense at line 1, column 14"),
        (
            r#"["secret words"]"#,
            "the body is not a webhook: an object with \"object\" and a list \"entry\" is expected",
        ),
        (
            r#"{"object":"page","entry":"secret words"}"#,
            "the body is not a webhook: an object with \"object\" and a list \"entry\" is expected",
        ),
        ("", "the body is not JSON: it stops making sense at line 1, column 0"),
    ] {
        let error = webhook::parse(body.as_bytes(), RECEIVED).unwrap_err();
        assert_eq!(error.to_string(), reason, "{body}");
    }
    assert_eq!(webhook::parse(b"{\"object\":\"\xff\"}", RECEIVED), Err(WebhookError::NotUtf8));
}

#[test]
fn a_thousand_updates_are_taken_and_one_more_is_too_many() {
    let body = |count: usize| {
        let change =
            json!({"field": "feed", "value": {"item": "comment", "verb": "add", "comment_id": "1_2"}});
        page(&json!({"id": "1", "time": 1, "changes": vec![change; count]}))
    };
    assert_eq!(parse(&body(EVENTS_MAX)).events.len(), EVENTS_MAX);
    let error = webhook::parse(body(EVENTS_MAX + 1).as_bytes(), RECEIVED).unwrap_err();
    assert_eq!(error, WebhookError::TooManyEvents { count: EVENTS_MAX + 1 });
}

#[test]
fn a_deeply_nested_value_is_no_danger() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let body = format!(
        r#"{{"object":"page","entry":[{{"id":"1","time":1,"changes":[{{"field":"feed","value":{deep}}}]}}]}}"#
    );
    assert_eq!(parse(&body).events, []);
}

// Handshake

#[test]
fn the_handshake_gives_the_challenge_back_to_whoever_knows_the_token() {
    let handshake = |query| webhook::handshake(&"tök en+1".into(), query);
    let query = "hub.mode=subscribe&hub.verify_token=t%C3%B6k%20en%2B1&hub.challenge=1158201444";
    assert_eq!(handshake(query), Ok("1158201444".into()));
    for (query, error) in [
        ("hub.mode=unsubscribe&hub.verify_token=t%C3%B6k%20en%2B1&hub.challenge=1", HandshakeError::Mode),
        ("hub.mode=subscribe&hub.verify_token=other&hub.challenge=1", HandshakeError::Token),
        ("hub.mode=subscribe&hub.challenge=1", HandshakeError::Token),
        ("hub.mode=subscribe&hub.verify_token=t%C3%B6k%20en%2B1", HandshakeError::Challenge),
        ("", HandshakeError::Mode),
    ] {
        assert_eq!(handshake(query), Err(error), "{query}");
    }
}

#[test]
fn without_a_verify_token_of_our_own_nobody_can_subscribe() {
    let query = "hub.mode=subscribe&hub.verify_token=&hub.challenge=1";
    assert_eq!(webhook::handshake(&"".into(), query), Err(HandshakeError::Token));
}
