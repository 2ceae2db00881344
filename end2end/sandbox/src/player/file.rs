//! A recorded Live: one JSON event a line, in order of time. Not the playing.

use std::path::{Path, PathBuf};

use serde::Deserialize;

/// Largest recording read, bytes.
const FILE_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// Why a recording cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It cannot be opened or read.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It is too big.
    #[error("{} has {bytes} bytes; at most {FILE_BYTES_MAX} are read", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// A line is not an event.
    #[error("line {line} is not an event")]
    Malformed {
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// A line lies before the one above it.
    #[error("line {line} happens before the line above it")]
    OutOfOrder {
        /// Counted from 1.
        line: usize,
    },
}

/// Something that happens in a Live.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct LiveEvent {
    /// When, ms from the start.
    pub at_ms: i64,
    /// What.
    #[serde(flatten)]
    pub happening: Happening,
}

/// What can happen. Ids are the recording's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happening {
    /// The seller shows a product, or none.
    Pin {
        /// Its code.
        code: Option<String>,
    },
    /// Somebody comments.
    Comment {
        /// Id.
        id: String,
        /// Who.
        from: Speaker,
        /// What.
        text: String,
    },
    /// Somebody answers a comment.
    Reply {
        /// Id.
        id: String,
        /// The comment it answers.
        parent: String,
        /// Who.
        from: Speaker,
        /// What.
        text: String,
    },
    /// Somebody changes a comment.
    Edit {
        /// Which.
        id: String,
        /// What it says now.
        text: String,
    },
    /// Somebody takes a comment away.
    Remove {
        /// Which.
        id: String,
    },
    /// The page comments.
    PageComment {
        /// Id.
        id: String,
        /// What.
        text: String,
    },
    /// Somebody sends a sticker.
    Sticker {
        /// Id.
        id: String,
        /// Who.
        from: Speaker,
    },
}

impl Happening {
    /// Who says it, when it is one of the people watching.
    pub const fn speaker(&self) -> Option<&Speaker> {
        match self {
            Self::Comment { from, .. } | Self::Reply { from, .. } | Self::Sticker { from, .. } => Some(from),
            Self::PageComment { .. } | Self::Pin { .. } | Self::Edit { .. } | Self::Remove { .. } => None,
        }
    }

    /// Id of the comment it writes, when it writes one.
    pub fn writes(&self) -> Option<&str> {
        match self {
            Self::Comment { id, .. }
            | Self::Reply { id, .. }
            | Self::PageComment { id, .. }
            | Self::Sticker { id, .. } => Some(id),
            Self::Pin { .. } | Self::Edit { .. } | Self::Remove { .. } => None,
        }
    }
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Speaker {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// Reads a recording.
///
/// # Errors
/// When it cannot be read, or a line is not an event or out of order.
pub fn read_live(path: &Path) -> Result<Vec<LiveEvent>, FileError> {
    let unreadable = |source| FileError::Unreadable { path: path.to_owned(), source };
    let bytes = std::fs::metadata(path).map_err(unreadable)?.len();
    if bytes > FILE_BYTES_MAX {
        return Err(FileError::TooLarge { path: path.to_owned(), bytes });
    }
    parse(&std::fs::read_to_string(path).map_err(unreadable)?)
}

fn parse(text: &str) -> Result<Vec<LiveEvent>, FileError> {
    let mut events: Vec<LiveEvent> = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let event: LiveEvent =
            serde_json::from_str(line).map_err(|source| FileError::Malformed { line: at + 1, source })?;
        if events.last().is_some_and(|last| last.at_ms > event.at_ms) {
            return Err(FileError::OutOfOrder { line: at + 1 });
        }
        events.push(event);
    }
    Ok(events)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_event_is_read() {
        let text = r#"
{"at_ms":0,"kind":"pin","code":"A12"}
{"at_ms":0,"kind":"pin","code":null}
{"at_ms":5200,"kind":"comment","id":"c1","from":{"id":"p12","name":"Rosa Quintana","locale":"es_CL"},"text":"la quiero","expect":"purchase"}
{"at_ms":5300,"kind":"reply","id":"c9","parent":"c1","from":{"id":"p13","name":"Ana"},"text":"yo también"}
{"at_ms":5400,"kind":"edit","id":"c1","text":"la quiero en M"}
{"at_ms":5500,"kind":"sticker","id":"c7","from":{"id":"p13","name":"Ana"}}
{"at_ms":5500,"kind":"page_comment","id":"h1","text":"quedan 3"}
{"at_ms":5600,"kind":"remove","id":"c1"}
"#;
        let events = parse(text).unwrap();
        assert_eq!(events.len(), 8);
        let written: Vec<_> = events.iter().filter_map(|event| event.happening.writes()).collect();
        assert_eq!(written, ["c1", "c9", "c7", "h1"]);
    }

    #[test]
    fn a_wrong_line_is_named() {
        let order =
            "{\"at_ms\":5,\"kind\":\"remove\",\"id\":\"a\"}\n{\"at_ms\":4,\"kind\":\"remove\",\"id\":\"a\"}";
        assert!(matches!(parse(order), Err(FileError::OutOfOrder { line: 2 })));
        assert!(matches!(
            parse("{\"at_ms\":5,\"kind\":\"dance\"}"),
            Err(FileError::Malformed { line: 1, .. })
        ));
    }
}
