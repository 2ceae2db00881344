//! One call to a provider: a question posted as JSON, an answer of bounded length, and what the providers' forms share.
//! Not here: what a provider's answer means.

#[cfg(test)]
pub(super) mod any;
pub(super) mod fault;
mod turned_down;
mod wait;

use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

pub(super) use turned_down::{Param, Without};
pub(super) use wait::duration_of;

use super::ModelError;
use crate::http::{self, BodyError, Http, ServiceUrl};
use turned_down::TurnedDown;

/// How long one call may take if the caller does not give it up before.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);
/// The longest text of an answer that is read.
const TEXT_BYTES_MAX: usize = 256 * 1024;
/// The longest name of a model that is kept.
const MODEL_BYTES_MAX: usize = 128;

/// One key and one model with one provider.
#[derive(Debug)]
pub(super) struct Account {
    http: Http,
    base: ServiceUrl,
    key: SecretString,
    key_header: KeyHeader,
    /// The model that is asked.
    pub model: String,
    turned_down: TurnedDown,
}

/// Where a provider wants its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyHeader {
    /// `Authorization: Bearer …`.
    Bearer,
    /// The bare key in a header of this name, in lower case.
    Named(&'static str),
}

/// What came back.
#[derive(Debug)]
pub(super) struct Reply {
    /// HTTP status.
    pub status: u16,
    /// How long the headers ask to wait.
    pub wait: Option<Duration>,
    /// The body, or null if it is no JSON.
    pub json: Value,
}

impl Reply {
    pub const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }
}

impl Account {
    pub fn new(
        http: &Http,
        base: ServiceUrl,
        key: SecretString,
        key_header: KeyHeader,
        model: String,
    ) -> Self {
        Self { http: http.clone(), base, key, key_header, model, turned_down: TurnedDown::default() }
    }

    /// Asks what `question` makes of the parameters to leave out, and once more if another one is turned down.
    pub async fn ask(
        &self,
        path: &[&str],
        question: impl Fn(Without) -> Value + Send,
    ) -> Result<Reply, ModelError> {
        let without = self.turned_down.so_far();
        let first = question(without);
        let reply = self.post(path, &first).await?;
        let Some(without) = self.turned_down.learn(without, &first, &reply) else { return Ok(reply) };
        let second = question(without);
        let reply = self.post(path, &second).await?;
        // A further one is left out from the next question on.
        self.turned_down.learn(without, &second, &reply);
        Ok(reply)
    }

    async fn post(&self, path: &[&str], body: &Value) -> Result<Reply, ModelError> {
        let url = self.base.at(path).ok_or(ModelError::NotSent)?;
        let mut request = self.http.client_for(&self.base).post(url).timeout(REQUEST_TIMEOUT).json(body);
        if let Some((name, value)) = self.key_header()? {
            request = request.header(name, value);
        }
        let response = request.send().await.map_err(|error| {
            if http::may_have_left(&error) { ModelError::NoAnswer } else { ModelError::NotSent }
        })?;
        let status = response.status();
        let wait = wait::of_headers(response.headers());
        let body = match http::body_of(response).await {
            Ok(body) => body,
            // The status alone says what is wrong.
            Err(_) if !status.is_success() => Vec::new(),
            Err(BodyError::TooLong) => return Err(ModelError::Unreadable("it is too long")),
            Err(BodyError::Broken(_)) => return Err(ModelError::NoAnswer),
        };
        let json = serde_json::from_slice(&body).unwrap_or_default();
        Ok(Reply { status: status.as_u16(), wait, json })
    }

    /// The header with the key, never shown. A model on a machine of one's own may need no key at all.
    fn key_header(&self) -> Result<Option<(HeaderName, HeaderValue)>, ModelError> {
        let key = self.key.expose_secret().trim();
        let (name, value) = match self.key_header {
            KeyHeader::Bearer if key.is_empty() => return Ok(None),
            KeyHeader::Bearer => (AUTHORIZATION, HeaderValue::try_from(format!("Bearer {key}"))),
            KeyHeader::Named(name) => (HeaderName::from_static(name), HeaderValue::from_str(key)),
        };
        let mut value = value.map_err(|_| ModelError::Credentials)?;
        value.set_sensitive(true);
        Ok(Some((name, value)))
    }
}

/// The JSON a model wrote as text, also between fences (```` ```json … ``` ````).
pub(super) fn json_of(text: &str) -> Result<Value, ModelError> {
    if text.len() > TEXT_BYTES_MAX {
        return Err(ModelError::Unreadable("its text is too long"));
    }
    let text = text.trim();
    if text.is_empty() {
        return Err(ModelError::Unreadable("it says nothing"));
    }
    serde_json::from_str(unfenced(text)).map_err(|_| ModelError::Unreadable("its text is no JSON"))
}

fn unfenced(text: &str) -> &str {
    match text.strip_prefix("```") {
        Some(inside) => inside.strip_suffix("```").unwrap_or(inside).trim_start_matches(char::is_alphabetic),
        None => text,
    }
}

/// The texts of `parts`, one after another, of those parts that `counts`.
pub(super) fn joined(parts: &Value, counts: impl Fn(&Value) -> bool) -> String {
    let parts = parts.as_array().into_iter().flatten();
    parts.filter(|part| counts(part)).filter_map(|part| part["text"].as_str()).collect()
}

/// A count of tokens; none is 0.
pub(super) fn tokens(count: &Value) -> u32 {
    count.as_u64().map_or(0, |count| u32::try_from(count).unwrap_or(u32::MAX))
}

/// The model that says it answered, or the one that was asked.
pub(super) fn model_of(told: &Value, asked: &str) -> String {
    told.as_str()
        .filter(|model| (1..=MODEL_BYTES_MAX).contains(&model.len()) && !model.contains(char::is_control))
        .unwrap_or(asked)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn json_is_read_bare_and_between_fences() {
        for text in [
            r#"{"i":[1]}"#,
            " \n{\"i\":[1]}\n",
            "```json\n{\"i\":[1]}\n```",
            "```\n{\"i\":[1]}```",
            "```JSON {\"i\":[1]} ```\n",
            "```json\n{\"i\":[1]}",
        ] {
            assert_eq!(json_of(text).unwrap(), json!({"i": [1]}), "{text}");
        }
    }

    #[test]
    fn a_text_that_is_no_json_is_unreadable() {
        let long = format!("\"{}\"", "a".repeat(TEXT_BYTES_MAX));
        let deep = "[".repeat(10_000);
        for text in ["", "  ", "```", "``````", "Claro: {}", "{} {}", "{\"i\":", &long, &deep] {
            assert!(matches!(json_of(text), Err(ModelError::Unreadable(_))), "{text:.40}");
        }
    }

    #[test]
    fn counts_and_names_of_any_size_are_taken_as_far_as_they_go() {
        assert_eq!(tokens(&json!(7)), 7);
        assert_eq!(tokens(&json!(u64::MAX)), u32::MAX);
        for odd in [json!(null), json!(-1), json!(1.5), json!("7")] {
            assert_eq!(tokens(&odd), 0, "{odd}");
        }
        assert_eq!(model_of(&json!("gpt-5-mini-2026-08"), "gpt-5-mini"), "gpt-5-mini-2026-08");
        for odd in [json!(null), json!(""), json!("a\nb"), json!("a".repeat(200))] {
            assert_eq!(model_of(&odd, "gpt-5-mini"), "gpt-5-mini");
        }
    }
}
