//! The event that all servers send: a comment of the console, 300 bytes long, with the moment it was made inside.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::Timestamp;
use domain::frame::{CommentRow, Delivery, Outcome};
use domain::ids::CommentId;
use domain::reading::Intent;
use uuid::Uuid;

/// Comes before the moment, which is sixteen digits of microseconds since 1970.
pub const MARK: &str = "@t";
/// Digits of the moment.
pub const DIGITS: usize = 16;
/// Length of an event as JSON, in bytes.
pub const BYTES: usize = 300;

/// Microseconds since 1970.
pub fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| u64::try_from(since.as_micros()).unwrap_or(u64::MAX))
}

/// An event made at `moment`.
pub fn event(moment: u64) -> CommentRow {
    let mut row = CommentRow {
        id: CommentId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000)),
        arrival: 1,
        at: Timestamp::default(),
        author: "Rosa".to_owned(),
        from_page: false,
        text: format!("{MARK}{moment:0DIGITS$}"),
        intent: Some(Intent::Purchase),
        tags: Vec::new(),
        reason: String::new(),
        language: "es".to_owned(),
        outcome: Some(Outcome::Held),
        order: None,
        reply: Delivery::None,
        edited: false,
        removed: false,
    };
    let bytes = serde_json::to_string(&row).map_or(BYTES, |json| json.len());
    row.text.push_str(&".".repeat(BYTES.saturating_sub(bytes)));
    row
}
