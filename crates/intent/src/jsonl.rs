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

/// Reads one line.
pub fn read_line(index: &Index, line: &str) -> Output {
    let line = line.trim();
    if line.is_empty() {
        return Output::Blank;
    }
    if line.len() > LINE_BYTES_MAX {
        return failed(&Value::Null, &format!("the line is longer than {LINE_BYTES_MAX} bytes"));
    }
    match serde_json::from_str::<CommentLine>(line) {
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
        let Output::Failed(line) = read_line(&index, r#"{"id":"7","text":5}"#) else { panic!("read") };
        let value: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(value["id"], "7");
        assert!(value["error"].as_str().unwrap().contains("string"));
        assert!(matches!(read_line(&index, "{"), Output::Failed(_)));
        assert_eq!(read_line(&index, "  "), Output::Blank);
    }

    #[test]
    fn a_reading_carries_the_id_it_was_given() {
        let Output::Read(line) =
            read_line(&Index::default(), r#"{"id":12,"text":"hola","pinned":null,"claims":null}"#)
        else {
            panic!("failed")
        };
        let value: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(value["id"], 12);
        assert_eq!(value["intent"], "greeting");
    }
}
