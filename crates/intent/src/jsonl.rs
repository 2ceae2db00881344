//! The line protocol of `livesell read`: one comment a line in, one reading a line out. Pure; the caller does the I/O.

use domain::reading::Reading;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Author, Claim, Comment, Index, read};

/// Bytes of a line that is still read; a longer one gets an error line.
pub const LINE_BYTES_MAX: usize = 256 * 1024;

/// A comment as a line of JSON.
#[derive(Debug, Clone, Deserialize)]
pub struct CommentLine {
    /// Given back with the reading; any JSON value.
    #[serde(default)]
    pub id: Value,
    /// As typed.
    pub text: String,
    /// Code on air.
    #[serde(default)]
    pub pinned: Option<String>,
    /// Buyer when missing.
    #[serde(default)]
    pub author: Option<Author>,
    /// What the buyer holds in this Live.
    #[serde(default)]
    pub claims: Option<Vec<Claim>>,
    /// A hint.
    #[serde(default)]
    pub locale: Option<String>,
}

impl CommentLine {
    /// Its reading.
    pub fn read(&self, index: &Index) -> Reading {
        let comment = Comment {
            text: &self.text,
            pinned: self.pinned.as_deref(),
            author: self.author.unwrap_or_default(),
            claims: self.claims.as_deref().unwrap_or_default(),
            locale: self.locale.as_deref(),
        };
        read(index, &comment)
    }
}

#[derive(Serialize)]
struct ReadingOut<'a> {
    id: &'a Value,
    #[serde(flatten)]
    reading: &'a Reading,
}

#[derive(Serialize)]
struct ErrorOut<'a> {
    id: &'a Value,
    error: &'a str,
}

/// What a line became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// A reading, as a line without its break.
    Read(String),
    /// An error in its place, as a line without its break; the program ends with status 1 after the rest.
    Failed(String),
    /// An empty line, which is nothing.
    Blank,
}

/// A JSON that is not what is expected: where, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}{}{field}: {what}", if .field.is_empty() { "" } else { ", " })]
pub struct NotThis {
    /// From 1.
    pub line: usize,
    /// Path of the field, such as `products[0].variants[1].price`; empty where the JSON itself is broken.
    pub field: String,
    /// What is expected there.
    pub what: String,
}

/// Reads JSON that begins at line `first` of its file.
///
/// # Errors
/// The first place that is not as expected.
pub fn from_json<'a, T: Deserialize<'a>>(text: &'a str, first: usize) -> Result<T, NotThis> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let field = error.path().to_string();
        let place = error.inner();
        let broken = place.is_syntax() || place.is_eof() || field == ".";
        not_this(place, if broken { String::new() } else { field }, first)
    })?;
    reader.end().map_err(|error| not_this(&error, String::new(), first))?;
    Ok(value)
}

fn not_this(error: &serde_json::Error, field: String, first: usize) -> NotThis {
    let said = error.to_string();
    let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what).to_owned();
    NotThis { line: first + error.line().saturating_sub(1), field, what }
}

/// Reads one line, the one of that number in its file.
pub fn read_line(index: &Index, number: usize, line: &str) -> Output {
    let line = line.trim();
    if line.is_empty() {
        return Output::Blank;
    }
    if line.len() > LINE_BYTES_MAX {
        return failed(&Value::Null, &format!("line {number}: it is longer than {LINE_BYTES_MAX} bytes"));
    }
    match from_json::<CommentLine>(line, number) {
        Ok(comment) => {
            let reading = comment.read(index);
            match serde_json::to_string(&ReadingOut { id: &comment.id, reading: &reading }) {
                Ok(json) => Output::Read(json),
                Err(error) => failed(&comment.id, &error.to_string()),
            }
        }
        Err(error) => {
            let id = serde_json::from_str::<Value>(line)
                .ok()
                .and_then(|value| value.get("id").cloned())
                .unwrap_or(Value::Null);
            failed(&id, &error.to_string())
        }
    }
}

fn failed(id: &Value, error: &str) -> Output {
    let line = serde_json::to_string(&ErrorOut { id, error });
    Output::Failed(line.unwrap_or_else(|_| String::from(r#"{"id":null,"error":"unreadable"}"#)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_gets_an_error_with_its_id() {
        let index = Index::default();
        let refused = |line: &str| {
            let Output::Failed(line) = read_line(&index, 3, line) else { panic!("read") };
            let value: Value = serde_json::from_str(&line).unwrap();
            (value["id"].clone(), value["error"].as_str().unwrap().to_owned())
        };
        let (id, why) = refused(r#"{"id":"7","text":5}"#);
        assert_eq!(id, "7");
        assert_eq!(why, "line 3, text: invalid type: integer `5`, expected a string");
        let (_, why) = refused(r#"{"id":1,"text":"x","claims":[{"product":"A1","quantity":-1}]}"#);
        assert!(why.starts_with("line 3, claims[0].quantity: "), "{why}");
        assert!(refused("{").1.starts_with("line 3: "));
        assert!(refused(r#"{"text":"x"} {"#).1.starts_with("line 3: trailing"));
        assert_eq!(refused(r#"{"id":9}"#), (Value::from(9), "line 3: missing field `text`".to_owned()));
        assert_eq!(read_line(&index, 1, "  "), Output::Blank);
    }

    #[test]
    fn a_reading_carries_the_id_it_was_given() {
        let Output::Read(line) =
            read_line(&Index::default(), 1, r#"{"id":12,"text":"hola","pinned":null,"claims":null}"#)
        else {
            panic!("failed")
        };
        let value: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(value["id"], 12);
        assert_eq!(value["intent"], "greeting");
    }
}
