//! Writes a webhook's bytes as Meta does. Not for any other JSON: nobody else escapes like this.

use std::fmt::Write as _;

use domain::clock::Timestamp;
use serde_json::{Value, json};

use crate::times;
use crate::world::lanes::{Event, Lane};

/// One POST's body: the events of one page, in order.
pub(crate) fn of(page: &str, lane: Lane, events: &[Event], now: Timestamp) -> Vec<u8> {
    let items: Vec<&Value> = events.iter().map(|event| event.body.as_ref()).collect();
    let entry = match lane {
        Lane::Changes => json!({"id": page, "time": times::seconds(now), "changes": items}),
        Lane::Messaging => json!({"id": page, "time": now.0, "messaging": items}),
    };
    escaped(&json!({"object": "page", "entry": [entry]}).to_string()).into_bytes()
}

/// JSON with everything outside ASCII as `\u` with lower-case hex (pairs beyond the basic plane), `/` as `\/` and `<`
/// as `\u003C`. All of these can only stand inside strings, so the text need not be parsed.
pub(crate) fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 4);
    for character in json.chars() {
        match character {
            '/' => out.push_str("\\/"),
            '<' => out.push_str("\\u003C"),
            _ if character.is_ascii() => out.push(character),
            _ => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    // Writing into a String cannot fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::signature;

    #[test]
    fn the_bytes_and_their_signature_are_those_of_meta() {
        let plain = r#"{"object":"page","entry":[{"id":"111","time":1790000000,"changes":[{"field":"feed","value":{"item":"comment","verb":"add","message":"quiero la n° 7 🙌"}}]}]}"#;
        let body = escaped(plain);
        assert_eq!(body.len(), 172);
        assert!(body.contains(r"quiero la n\u00b0 7 \ud83d\ude4c"), "{body}");
        assert_eq!(
            signature::webhook("app-secret-demo", body.as_bytes()),
            "sha256=b480c0a2239767b94a8f8095ae331b5cbe70fac1a8755e67cce7a4014041e3f8"
        );
        assert_eq!(
            signature::webhook("app-secret-demo", plain.as_bytes()),
            "sha256=20cba84615aac6e90a9b67ca75fcecbf25f64d040cd7aa6990ab81bb03107567"
        );
    }

    #[test]
    fn slashes_and_angles_are_escaped_and_the_meaning_stays() {
        let value = json!({"url": "https://a/b", "text": "1 < 2 \\/ \"ñ\""});
        let body = escaped(&value.to_string());
        assert!(body.contains(r"https:\/\/a\/b"), "{body}");
        assert!(body.contains(r"\u003C"), "{body}");
        assert!(body.is_ascii());
        assert_eq!(serde_json::from_str::<Value>(&body).unwrap(), value);
    }

    #[test]
    fn changes_are_timed_in_seconds_and_messages_in_milliseconds() {
        let event = Event { body: Arc::new(json!({"field": "feed"})), copy: false };
        let time = |lane| {
            let body = of("7", lane, std::slice::from_ref(&event), Timestamp(1_790_000_000_123));
            let body: Value = serde_json::from_slice(&body).unwrap();
            body["entry"][0]["time"].as_i64().unwrap()
        };
        assert_eq!(time(Lane::Changes), 1_790_000_000);
        assert_eq!(time(Lane::Messaging), 1_790_000_000_123);
    }
}
