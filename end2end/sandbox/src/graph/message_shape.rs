//! What a message may be: text, quick replies, templates, and how long each part. Not who may get it: `messages`.
//! Source: Messenger template reference; limits other than the button template's text are as seen in the field.

use serde_json::Value;

use super::error::GraphError;

const TEXT_MAX: usize = 2_000;
const METADATA_MAX: usize = 1_000;
const QUICK_REPLIES_MAX: usize = 13;
const TITLE_MAX: usize = 20;
const PAYLOAD_MAX: usize = 1_000;
const BUTTON_TEXT_MAX: usize = 640;
const BUTTONS_MAX: usize = 3;
const ELEMENTS_MAX: usize = 10;
const ELEMENT_TITLE_MAX: usize = 80;

/// A message that may be sent.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shape {
    /// As given.
    pub(super) body: Value,
    /// Order number, when it is a receipt.
    pub(super) receipt: Option<String>,
}

/// Checks a `message` object.
pub(super) fn check(body: Value) -> Result<Shape, GraphError> {
    if !body.is_object() {
        return Err(wrong("message", "must be an object"));
    }
    let text = body.get("text").filter(|text| !text.is_null());
    let attachment = body.get("attachment").filter(|attachment| !attachment.is_null());
    let receipt = match (text, attachment) {
        (Some(_), Some(_)) => return Err(wrong("message", "must have text or attachment, not both")),
        (None, None) => return Err(wrong("message", "must have text or attachment")),
        (Some(text), None) => {
            required(text, "message[text]", TEXT_MAX)?;
            None
        }
        (None, Some(attachment)) => check_attachment(attachment)?,
    };
    if let Some(metadata) = body.get("metadata") {
        required(metadata, "message[metadata]", METADATA_MAX)?;
    }
    if let Some(replies) = body.get("quick_replies") {
        check_quick_replies(replies)?;
    }
    Ok(Shape { body, receipt })
}

fn check_quick_replies(replies: &Value) -> Result<(), GraphError> {
    let replies = list(replies, "message[quick_replies]", QUICK_REPLIES_MAX)?;
    for reply in replies {
        if reply["content_type"] == "text" {
            required(&reply["title"], "message[quick_replies][title]", TITLE_MAX)?;
            required(&reply["payload"], "message[quick_replies][payload]", PAYLOAD_MAX)?;
        } else if reply["content_type"] != "user_phone_number" && reply["content_type"] != "user_email" {
            return Err(wrong("message[quick_replies][content_type]", "is not known"));
        }
    }
    Ok(())
}

fn check_attachment(attachment: &Value) -> Result<Option<String>, GraphError> {
    let payload = &attachment["payload"];
    match attachment["type"].as_str() {
        Some("template") => check_template(payload),
        Some("image" | "video" | "audio" | "file") => {
            check_url(&payload["url"], "message[attachment][payload][url]").map(|()| None)
        }
        _ => Err(wrong("message[attachment][type]", "is not known")),
    }
}

fn check_template(payload: &Value) -> Result<Option<String>, GraphError> {
    match payload["template_type"].as_str() {
        Some("button") => {
            required(&payload["text"], "message[attachment][payload][text]", BUTTON_TEXT_MAX)?;
            check_buttons(&payload["buttons"])?;
            Ok(None)
        }
        Some("generic") => {
            let elements =
                list(&payload["elements"], "message[attachment][payload][elements]", ELEMENTS_MAX)?;
            for element in elements {
                required(&element["title"], "elements[title]", ELEMENT_TITLE_MAX)?;
                if let Some(subtitle) = element.get("subtitle") {
                    required(subtitle, "elements[subtitle]", ELEMENT_TITLE_MAX)?;
                }
                if element.get("buttons").is_some() {
                    check_buttons(&element["buttons"])?;
                }
            }
            Ok(None)
        }
        Some("receipt") => {
            for field in ["recipient_name", "order_number", "currency", "payment_method"] {
                required(&payload[field], field, PAYLOAD_MAX)?;
            }
            if !payload["summary"]["total_cost"].is_number() {
                return Err(wrong("summary[total_cost]", "must be a number"));
            }
            Ok(payload["order_number"].as_str().map(str::to_owned))
        }
        _ => Err(wrong("message[attachment][payload][template_type]", "is not known")),
    }
}

fn check_buttons(buttons: &Value) -> Result<(), GraphError> {
    for button in list(buttons, "buttons", BUTTONS_MAX)? {
        required(&button["title"], "buttons[title]", TITLE_MAX)?;
        match button["type"].as_str() {
            Some("web_url") => check_url(&button["url"], "buttons[url]")?,
            Some("postback") => required(&button["payload"], "buttons[payload]", PAYLOAD_MAX)?,
            Some("phone_number") => required(&button["payload"], "buttons[payload]", TITLE_MAX)?,
            _ => return Err(wrong("buttons[type]", "is not known")),
        }
    }
    Ok(())
}

fn list<'a>(value: &'a Value, name: &str, most: usize) -> Result<&'a [Value], GraphError> {
    match value.as_array() {
        Some(items) if (1..=most).contains(&items.len()) => Ok(items),
        _ => Err(wrong(name, &format!("must have 1 to {most} items"))),
    }
}

fn required(value: &Value, name: &str, most: usize) -> Result<(), GraphError> {
    let text = value.as_str().ok_or_else(|| wrong(name, "must be a string"))?;
    if text.trim().is_empty() {
        return Err(wrong(name, "must be non-empty"));
    }
    if text.chars().count() > most {
        return Err(wrong(name, &format!("must be no longer than {most} characters")));
    }
    Ok(())
}

fn check_url(value: &Value, name: &str) -> Result<(), GraphError> {
    let known = value.as_str().is_some_and(|url| {
        ["https://", "http://"]
            .iter()
            .any(|scheme| url.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
    });
    if known { Ok(()) } else { Err(wrong(name, "must be a URL")) }
}

fn wrong(name: &str, words: &str) -> GraphError {
    GraphError::parameter(&format!("Param {name} {words}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn button(text: &str, buttons: &Value) -> Value {
        json!({"attachment": {"type": "template", "payload": {"template_type": "button", "text": text, "buttons": buttons}}})
    }

    #[test]
    fn the_message_of_a_claim_may_be_sent() {
        let buttons = json!([
            {"type": "web_url", "url": "https://live.example.cl/checkout/k3J9", "title": "Pagar ahora"},
            {"type": "postback", "title": "Cancelar", "payload": "CANCEL:LV-000123"},
        ]);
        check(button("Te guardamos 2 × B7", &buttons)).unwrap();
        check(json!({"text": "hola", "metadata": "out:8f2"})).unwrap();
    }

    #[test]
    fn what_is_too_long_or_too_many_is_refused_with_code_100() {
        let one = json!([{"type": "postback", "title": "Sí", "payload": "Y"}]);
        let many = json!([one[0], one[0], one[0], one[0]]);
        let long_title = json!([{"type": "postback", "title": "t".repeat(21), "payload": "Y"}]);
        let bad_link = json!([{"type": "web_url", "title": "Pagar", "url": "javascript:alert(1)"}]);
        let refused = [
            json!({"text": "x".repeat(2_001)}),
            json!({"text": ""}),
            json!({}),
            json!({"text": "a", "attachment": {"type": "image", "payload": {"url": "https://a/b"}}}),
            button(&"x".repeat(641), &one),
            button("x", &many),
            button("x", &json!([])),
            button("x", &long_title),
            button("x", &bad_link),
            json!({"text": "a", "quick_replies": vec![json!({"content_type": "text", "title": "a", "payload": "b"}); 14]}),
        ];
        for body in refused {
            assert_eq!(check(body.clone()).unwrap_err().code, 100, "{body}");
        }
        check(button(&"ñ".repeat(640), &one)).unwrap();
    }

    #[test]
    fn a_receipt_tells_its_order_number() {
        let payload = json!({"template_type": "receipt", "recipient_name": "Rosa", "order_number": "LV-000123",
            "currency": "CLP", "payment_method": "Flow", "elements": [], "summary": {"total_cost": 35970}});
        let shape = check(json!({"attachment": {"type": "template", "payload": payload}})).unwrap();
        assert_eq!(shape.receipt.as_deref(), Some("LV-000123"));
    }
}
