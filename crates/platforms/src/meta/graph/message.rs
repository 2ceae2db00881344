//! What can be said, with Meta's limits built in: a value of these types is never refused for its form. Not for the
//! words themselves.
//!
//! Lengths count UTF-16 units, the strictest way Meta may count: an emoji is two. Source: Messenger Platform,
//! "Button template" (text 640, one to three buttons) and "Send messages" (text 2000, title 20).

use serde_json::{Value, json};

use crate::http::is_safe_link;

/// Length of a text message at most.
pub const MESSAGE_TEXT_MAX: usize = 2_000;
/// Length of the text over buttons at most.
pub const BUTTON_TEXT_MAX: usize = 640;
/// Length of what a button or quick reply says at most.
pub const BUTTON_TITLE_MAX: usize = 20;
/// Buttons of a message at most; at least one.
pub const BUTTONS_MAX: usize = 3;
/// Quick replies of a message at most.
pub const QUICK_REPLIES_MAX: usize = 13;
/// Length of what a button or quick reply sends back at most.
pub const PAYLOAD_MAX: usize = 1_000;
/// Length of what comes back with the echo of a message at most.
pub const METADATA_MAX: usize = 1_000;
/// Length of a link at most.
pub const LINK_MAX: usize = 2_000;
/// Length of a public reply at most.
pub const PUBLIC_TEXT_MAX: usize = 8_000;

/// A limit of Meta's that a message would break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MessageLimit {
    /// A part has no words.
    #[error("the {part} is empty")]
    Empty {
        /// Which.
        part: &'static str,
    },
    /// A part is too long.
    #[error("the {part} is {length} long; at most {max} are allowed")]
    TooLong {
        /// Which.
        part: &'static str,
        /// Its length in UTF-16 units.
        length: usize,
        /// The limit.
        max: usize,
    },
    /// Too many of something, or none.
    #[error("{count} {part}: 1 to {max} are allowed")]
    Count {
        /// Of what.
        part: &'static str,
        /// How many.
        count: usize,
        /// The limit.
        max: usize,
    },
    /// The link is not `https` (nor plain `http` to this machine).
    #[error("the button's link is not an https address")]
    Link,
}

fn within(part: &'static str, text: &str, max: usize) -> Result<String, MessageLimit> {
    if text.trim().is_empty() {
        return Err(MessageLimit::Empty { part });
    }
    let length = text.encode_utf16().count();
    if length > max { Err(MessageLimit::TooLong { part, length, max }) } else { Ok(text.to_owned()) }
}

const fn counted(part: &'static str, count: usize, max: usize) -> Result<(), MessageLimit> {
    if count == 0 || count > max { Err(MessageLimit::Count { part, count, max }) } else { Ok(()) }
}

/// The words of a public reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicText(String);

impl PublicText {
    /// Takes one to [`PUBLIC_TEXT_MAX`] units.
    pub fn new(text: &str) -> Result<Self, MessageLimit> {
        within("public reply", text, PUBLIC_TEXT_MAX).map(Self)
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A button under a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    title: String,
    action: Action,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Action {
    Link(String),
    Postback(String),
}

impl Button {
    /// A button that opens a page.
    pub fn link(title: &str, url: &str) -> Result<Self, MessageLimit> {
        if !is_safe_link(url) {
            return Err(MessageLimit::Link);
        }
        let url = within("link", url, LINK_MAX)?;
        Ok(Self { title: within("button title", title, BUTTON_TITLE_MAX)?, action: Action::Link(url) })
    }

    /// A button that tells us it was tapped; `payload` comes back as it is.
    pub fn postback(title: &str, payload: &str) -> Result<Self, MessageLimit> {
        let payload = within("payload", payload, PAYLOAD_MAX)?;
        Ok(Self {
            title: within("button title", title, BUTTON_TITLE_MAX)?,
            action: Action::Postback(payload),
        })
    }

    fn json(&self) -> Value {
        match &self.action {
            Action::Link(url) => json!({"type": "web_url", "url": url, "title": self.title}),
            Action::Postback(payload) => json!({"type": "postback", "title": self.title, "payload": payload}),
        }
    }
}

/// An answer offered under a message; gone once the conversation goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuickReply {
    title: String,
    payload: String,
}

impl QuickReply {
    /// An answer; `payload` comes back when it is tapped.
    pub fn new(title: &str, payload: &str) -> Result<Self, MessageLimit> {
        Ok(Self {
            title: within("quick reply", title, BUTTON_TITLE_MAX)?,
            payload: within("payload", payload, PAYLOAD_MAX)?,
        })
    }

    fn json(&self) -> Value {
        json!({"content_type": "text", "title": self.title, "payload": self.payload})
    }
}

/// A private message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateMessage {
    text: String,
    buttons: Vec<Button>,
    quick_replies: Vec<QuickReply>,
    metadata: Option<String>,
}

impl PrivateMessage {
    /// Words only, up to [`MESSAGE_TEXT_MAX`].
    pub fn text(text: &str) -> Result<Self, MessageLimit> {
        let text = within("message", text, MESSAGE_TEXT_MAX)?;
        Ok(Self { text, buttons: Vec::new(), quick_replies: Vec::new(), metadata: None })
    }

    /// Words up to [`BUTTON_TEXT_MAX`] over one to [`BUTTONS_MAX`] buttons.
    pub fn buttons(text: &str, buttons: Vec<Button>) -> Result<Self, MessageLimit> {
        counted("buttons", buttons.len(), BUTTONS_MAX)?;
        let text = within("message with buttons", text, BUTTON_TEXT_MAX)?;
        Ok(Self { text, buttons, quick_replies: Vec::new(), metadata: None })
    }

    /// Offers one to [`QUICK_REPLIES_MAX`] answers.
    pub fn with_quick_replies(self, quick_replies: Vec<QuickReply>) -> Result<Self, MessageLimit> {
        counted("quick replies", quick_replies.len(), QUICK_REPLIES_MAX)?;
        Ok(Self { quick_replies, ..self })
    }

    /// Attaches what the echo of the message brings back to us; the person does not see it.
    pub fn with_metadata(self, metadata: &str) -> Result<Self, MessageLimit> {
        Ok(Self { metadata: Some(within("metadata", metadata, METADATA_MAX)?), ..self })
    }

    /// The `message` of a Send API request.
    pub(super) fn json(&self) -> Value {
        let mut message = if self.buttons.is_empty() {
            json!({"text": self.text})
        } else {
            let buttons: Vec<_> = self.buttons.iter().map(Button::json).collect();
            json!({"attachment": {"type": "template", "payload": {
                "template_type": "button", "text": self.text, "buttons": buttons,
            }}})
        };
        if !self.quick_replies.is_empty() {
            message["quick_replies"] = self.quick_replies.iter().map(QuickReply::json).collect();
        }
        if let Some(metadata) = &self.metadata {
            message["metadata"] = metadata.as_str().into();
        }
        message
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pay() -> Button {
        Button::link("Pagar ahora", "https://live.example.cl/p/k3J9").unwrap()
    }

    #[test]
    fn a_message_with_buttons_is_written_as_metas_button_template() {
        let cancel = Button::postback("Cancelar", "CANCEL:LV-000123").unwrap();
        let message = PrivateMessage::buttons("Hola Rosa 👋", vec![pay(), cancel]).unwrap();
        let message = message.with_metadata("out:8f2").unwrap().json();
        assert_eq!(
            message,
            json!({"attachment": {"type": "template", "payload": {"template_type": "button", "text": "Hola Rosa 👋",
                "buttons": [
                    {"type": "web_url", "url": "https://live.example.cl/p/k3J9", "title": "Pagar ahora"},
                    {"type": "postback", "title": "Cancelar", "payload": "CANCEL:LV-000123"}]}},
                "metadata": "out:8f2"})
        );
    }

    #[test]
    fn quick_replies_are_offered_under_the_words() {
        let yes = QuickReply::new("Sí", "Y:LV-1").unwrap();
        let message = PrivateMessage::text("¿Confirmas?").unwrap().with_quick_replies(vec![yes]).unwrap();
        assert_eq!(
            message.json(),
            json!({"text": "¿Confirmas?",
                "quick_replies": [{"content_type": "text", "title": "Sí", "payload": "Y:LV-1"}]})
        );
    }

    #[test]
    fn a_message_takes_one_to_three_buttons() {
        assert!(PrivateMessage::buttons("x", vec![pay(); 3]).is_ok());
        for count in [0, 4] {
            assert_eq!(
                PrivateMessage::buttons("x", vec![pay(); count]),
                Err(MessageLimit::Count { part: "buttons", count, max: BUTTONS_MAX })
            );
        }
    }

    #[test]
    fn the_last_unit_that_fits_is_taken_and_the_next_refused() {
        let fits = |text: &str, max: usize, make: fn(&str) -> bool| {
            assert!(make(&text.repeat(max)), "{max} fit");
            assert!(!make(&text.repeat(max + 1)), "{max} + 1 do not");
        };
        fits("x", MESSAGE_TEXT_MAX, |text| PrivateMessage::text(text).is_ok());
        fits("x", BUTTON_TEXT_MAX, |text| PrivateMessage::buttons(text, vec![pay()]).is_ok());
        fits("x", BUTTON_TITLE_MAX, |title| Button::postback(title, "p").is_ok());
        fits("x", BUTTON_TITLE_MAX, |title| QuickReply::new(title, "p").is_ok());
        fits("x", PAYLOAD_MAX, |payload| Button::postback("t", payload).is_ok());
        fits("x", METADATA_MAX, |text| PrivateMessage::text("t").unwrap().with_metadata(text).is_ok());
        fits("x", PUBLIC_TEXT_MAX, |text| PublicText::new(text).is_ok());
    }

    #[test]
    fn an_emoji_counts_as_two() {
        assert!(Button::postback(&"🙌".repeat(BUTTON_TITLE_MAX / 2), "p").is_ok());
        assert!(Button::postback(&"🙌".repeat(BUTTON_TITLE_MAX / 2 + 1), "p").is_err());
    }

    #[test]
    fn nothing_is_said_without_words() {
        for empty in ["", "  \n"] {
            assert!(PrivateMessage::text(empty).is_err());
            assert!(PublicText::new(empty).is_err());
            assert!(Button::postback(empty, "p").is_err());
        }
    }

    #[test]
    fn a_link_leads_to_https_or_to_this_machine() {
        assert!(Button::link("t", "http://127.0.0.1:3000/checkout/abc").is_ok());
        for bad in ["http://live.example.cl/p", "javascript:alert(1)", "live.example.cl", ""] {
            assert_eq!(Button::link("t", bad), Err(MessageLimit::Link), "{bad}");
        }
    }
}
