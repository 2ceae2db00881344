//! Webhook bodies as Meta sends them, signed.

use std::fmt::Write;

use anyhow::{Context, Result};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What buyers type, in the mix of a Live.
const MIX: [&str; 8] = [
    "la quiero",
    "A12 M",
    "precio?",
    "hola desde Chill\u{e1}n \u{1f64c}",
    "quiero 2 de la A12 S",
    "13",
    "me encanta!!",
    "hay talla L?",
];

/// Buyers that take turns.
const BUYERS: u64 = 5_000;

/// Makes the requests of one sender.
#[derive(Clone)]
pub struct Writer {
    page: String,
    video: String,
    run: String,
    /// Escaped as Meta escapes.
    texts: Vec<String>,
    buyers: u64,
    key: Hmac<Sha256>,
}

impl Writer {
    /// A writer for comments of `run` under the video of a page: a Live's usual mix, or `text` again and again, each
    /// time by somebody else.
    pub fn new(page: &str, video: &str, run: &str, app_secret: &str, text: Option<&str>) -> Result<Self> {
        let key = Hmac::new_from_slice(app_secret.as_bytes()).context("the app secret cannot be a key")?;
        let texts = match text {
            Some(text) => vec![escaped(text)],
            None => MIX.iter().map(|text| escaped(text)).collect(),
        };
        let buyers = if text.is_some() { u64::MAX } else { BUYERS };
        Ok(Self { page: page.to_owned(), video: video.to_owned(), run: run.to_owned(), texts, buyers, key })
    }

    /// The body with comments `first .. first + count` and its signature header.
    pub fn request(&self, first: u64, count: u16) -> (Vec<u8>, String) {
        let Self { page, video, run, .. } = self;
        let mut body = String::with_capacity(160 + 360 * usize::from(count));
        let _ = write!(body, r#"{{"object":"page","entry":[{{"id":"{page}","time":1790000412,"changes":["#);
        for nth in first..first + u64::from(count) {
            let text = &self.texts[usize::try_from(nth).unwrap_or(0) % self.texts.len()];
            let (buyer, at) = (nth % self.buyers, 1_790_000_411 + nth / 50);
            let comma = if nth == first { "" } else { "," };
            let _ = write!(
                body,
                r#"{comma}{{"field":"feed","value":{{"item":"comment","verb":"add","message":{text},"#
            );
            let _ = write!(
                body,
                r#""comment_id":"{video}_{run}{nth}","post_id":"{page}_{video}","parent_id":"{page}_{video}","#
            );
            let _ = write!(
                body,
                r#""created_time":{at},"from":{{"id":"p{buyer}","name":"Comprador {buyer}"}}}}}}"#
            );
        }
        body.push_str("]}]}");
        let body = body.into_bytes();
        let mut mac = self.key.clone();
        mac.update(&body);
        let signature = format!("sha256={}", hex::encode(mac.finalize().into_bytes()));
        (body, signature)
    }
}

/// The text as a JSON string with everything beyond ASCII escaped, surrogate pairs and lower-case hex, as Meta does it.
fn escaped(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    let mut escaped = String::with_capacity(json.len());
    let mut units = [0_u16; 2];
    for letter in json.chars() {
        if letter.is_ascii() {
            escaped.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut units) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_beyond_ascii_are_escaped_as_meta_escapes_them() {
        assert_eq!(escaped("n\u{b0} \u{1f64c}"), r#""n\u00b0 \ud83d\ude4c""#);
    }

    #[test]
    fn every_comment_of_a_request_has_an_id_of_its_own() {
        let (body, signature) = Writer::new("1", "2", "r", "secret", None).unwrap().request(10, 3);
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        let changes = body["entry"][0]["changes"].as_array().unwrap();
        let ids: Vec<_> =
            changes.iter().map(|change| change["value"]["comment_id"].as_str().unwrap()).collect();
        assert_eq!(ids, ["2_r10", "2_r11", "2_r12"]);
        assert_eq!(changes[0]["value"]["message"], MIX[2]);
        assert_eq!(signature.len(), "sha256=".len() + 64);
    }

    #[test]
    fn one_text_is_written_by_somebody_else_each_time() {
        let writer = Writer::new("1", "2", "r", "secret", Some("A12 \"M\"")).unwrap();
        let (body, _) = writer.request(5_001, 2);
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        let value = |nth: usize| &body["entry"][0]["changes"][nth]["value"];
        assert_eq!(value(0)["message"], "A12 \"M\"");
        assert_ne!(value(0)["from"]["id"], value(1)["from"]["id"]);
    }
}
