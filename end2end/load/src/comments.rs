//! Webhook bodies as Meta sends them, signed.

use anyhow::{Context, Result};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;

/// What buyers type, in the mix of a Live; escaped as Meta escapes.
const TEXTS: [&str; 8] = [
    "la quiero",
    "A12 M",
    "precio?",
    "hola desde Chill\u{e1}n \u{1f64c}",
    "quiero 2 de la A12 S",
    "13",
    "me encanta!!",
    "hay talla L?",
];

/// Makes the requests of one sender.
pub struct Writer {
    page: String,
    video: String,
    run: String,
    key: Hmac<Sha256>,
}

impl Writer {
    /// A writer for comments of `run` under the video of a page.
    pub fn new(page: &str, video: &str, run: &str, app_secret: &str) -> Result<Self> {
        let key = Hmac::new_from_slice(app_secret.as_bytes()).context("the app secret cannot be a key")?;
        Ok(Self { page: page.to_owned(), video: video.to_owned(), run: run.to_owned(), key })
    }

    /// The body with comments `first .. first + count` and its signature header.
    pub fn request(&self, first: u64, count: u16) -> (Vec<u8>, String) {
        let changes: Vec<_> = (first..first + u64::from(count))
            .map(|nth| {
                let text = TEXTS[usize::try_from(nth).unwrap_or(0) % TEXTS.len()];
                let post = format!("{}_{}", self.page, self.video);
                json!({"field": "feed", "value": {
                    "item": "comment", "verb": "add", "message": text,
                    "comment_id": format!("{}_{}{nth}", self.video, self.run),
                    "post_id": post, "parent_id": post, "created_time": 1_790_000_411 + nth / 50,
                    "from": {"id": format!("p{}", nth % 5_000), "name": format!("Comprador {}", nth % 5_000)},
                }})
            })
            .collect();
        let body = json!({"object": "page", "entry": [{"id": self.page, "time": 1_790_000_412, "changes": changes}]});
        let body = escape_ascii(&body.to_string());
        let mut mac = self.key.clone();
        mac.update(&body);
        let signature = format!("sha256={}", hex::encode(mac.finalize().into_bytes()));
        (body, signature)
    }
}

/// JSON with everything beyond ASCII escaped, surrogate pairs and lower-case hex, as Meta writes it.
fn escape_ascii(json: &str) -> Vec<u8> {
    let mut escaped = Vec::with_capacity(json.len());
    let mut units = [0_u16; 2];
    for letter in json.chars() {
        match u8::try_from(letter) {
            Ok(byte) if byte.is_ascii() => escaped.push(byte),
            _ => {
                for unit in letter.encode_utf16(&mut units) {
                    escaped.extend_from_slice(format!("\\u{unit:04x}").as_bytes());
                }
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
        assert_eq!(escape_ascii("\"n\u{b0} \u{1f64c}\""), br#""n\u00b0 \ud83d\ude4c""#);
    }

    #[test]
    fn every_comment_of_a_request_has_an_id_of_its_own() {
        let (body, signature) = Writer::new("1", "2", "r", "secret").unwrap().request(10, 3);
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        let ids: Vec<_> = body["entry"][0]["changes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|change| change["value"]["comment_id"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(ids, ["2_r10", "2_r11", "2_r12"]);
        assert_eq!(signature.len(), "sha256=".len() + 64);
    }
}
