//! Reading single values of Meta's JSON leniently: ids as text or number, times in any unit, broken emoji. Not for
//! whole events.

use std::fmt;

use chrono::DateTime;
use domain::Timestamp;
use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// The longest id that is taken, in bytes; a longer one is no id of Meta's.
pub(crate) const ID_BYTES_MAX: usize = 255;

/// Below this a number is a time in seconds (until the year 5138), from here on in milliseconds (since March 1973).
const FIRST_MILLISECONDS: i64 = 100_000_000_000;

/// An id: a text, or a number written as one.
#[derive(Debug)]
pub(crate) struct Id(String);

impl Id {
    /// The id, if it can be one: not empty, at most [`ID_BYTES_MAX`], no control characters.
    pub(crate) fn valid(self) -> Option<String> {
        let fits =
            !self.0.is_empty() && self.0.len() <= ID_BYTES_MAX && !self.0.chars().any(char::is_control);
        fits.then_some(self.0)
    }
}

/// The id of an optional field, if it can be one.
pub(crate) fn id(id: Option<Id>) -> Option<String> {
    id.and_then(Id::valid)
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdVisitor;
        impl Visitor<'_> for IdVisitor {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Id, E> {
                Ok(Id(text.to_owned()))
            }
            fn visit_u64<E: Error>(self, number: u64) -> Result<Id, E> {
                Ok(Id(number.to_string()))
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<Id, E> {
                Ok(Id(number.to_string()))
            }
        }
        deserializer.deserialize_any(IdVisitor)
    }
}

/// A text. Half an emoji (a lone surrogate, which Meta sends when it cuts a text) becomes the replacement character
/// instead of making the whole event unreadable.
#[derive(Debug, Default)]
pub(crate) struct Text(String);

impl Text {
    /// The text without NUL characters, which PostgreSQL cannot store, cut after `chars_max` characters.
    pub(crate) fn up_to(self, chars_max: usize) -> String {
        let mut text = self.0;
        if text.contains('\0') {
            text.retain(|character| character != '\0');
        }
        if let Some((end, _)) = text.char_indices().nth(chars_max) {
            text.truncate(end);
        }
        text
    }

    /// The text as it is, for comparing with known words.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text of an optional field, empty when it is missing.
pub(crate) fn text(text: Option<Text>, chars_max: usize) -> String {
    text.unwrap_or_default().up_to(chars_max)
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl Visitor<'_> for TextVisitor {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.to_owned()))
            }
            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Text, E> {
                Ok(Text(String::from_utf8_lossy(bytes).into_owned()))
            }
        }
        // As bytes, because the JSON reader refuses lone surrogates when a text is asked for.
        deserializer.deserialize_bytes(TextVisitor)
    }
}

/// A time: seconds or milliseconds since 1970 as number or text, or ISO 8601. Anything else is no time, not an error.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment(pub(crate) Option<Timestamp>);

/// The time of an optional field.
pub(crate) fn moment(moment: Option<Moment>) -> Option<Timestamp> {
    moment.and_then(|moment| moment.0)
}

impl Moment {
    fn from_number(number: i64) -> Self {
        Self(match number {
            ..=0 => None,
            seconds if seconds < FIRST_MILLISECONDS => Some(Timestamp(seconds * 1000)),
            ms => Some(Timestamp(ms)),
        })
    }

    fn from_text(text: &str) -> Self {
        let text = text.trim();
        text.parse().map_or_else(
            |_| {
                let date = DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%z")
                    .or_else(|_| DateTime::parse_from_rfc3339(text));
                Self(date.ok().map(|date| Timestamp(date.timestamp_millis())))
            },
            Self::from_number,
        )
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MomentVisitor;
        impl Visitor<'_> for MomentVisitor {
            type Value = Moment;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a time")
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<Moment, E> {
                Ok(Moment::from_number(number))
            }
            fn visit_u64<E: Error>(self, number: u64) -> Result<Moment, E> {
                Ok(i64::try_from(number).map_or(Moment(None), Moment::from_number))
            }
            #[allow(clippy::cast_possible_truncation)] // the cast saturates, and a fraction of a unit is of no use
            fn visit_f64<E: Error>(self, number: f64) -> Result<Moment, E> {
                Ok(Moment::from_number(number as i64))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Moment, E> {
                Ok(Moment::from_text(text))
            }
        }
        deserializer.deserialize_any(MomentVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_moment(json: &str) -> Option<i64> {
        moment(serde_json::from_str(json).unwrap()).map(|at| at.0)
    }

    fn read_text(json: &str, chars_max: usize) -> String {
        serde_json::from_str::<Text>(json).unwrap().up_to(chars_max)
    }

    fn read_id(json: &str) -> Option<String> {
        serde_json::from_str::<Id>(json).unwrap().valid()
    }

    #[test]
    fn a_time_is_told_by_its_magnitude_whatever_it_is_written_as() {
        for same in [
            "1790000412",
            "1790000412000",
            "\"1790000412\"",
            "\"1790000412000\"",
            "1790000412.5",
            "\"2026-09-21T14:20:12+0000\"",
            "\"2026-09-21T14:20:12Z\"",
            "\"2026-09-21T11:20:12-03:00\"",
        ] {
            assert_eq!(read_moment(same), Some(1_790_000_412_000), "{same}");
        }
        assert_eq!(read_moment("1790000900123"), Some(1_790_000_900_123));
    }

    #[test]
    fn what_is_no_time_is_not_an_error() {
        for none in ["0", "-5", "\"\"", "\"soon\"", "null", "18446744073709551615"] {
            assert_eq!(read_moment(none), None, "{none}");
        }
    }

    #[test]
    fn an_id_may_be_written_as_a_number() {
        assert_eq!(read_id("1057700001").as_deref(), Some("1057700001"));
        assert_eq!(read_id("\"881200345_990017\"").as_deref(), Some("881200345_990017"));
    }

    #[test]
    fn what_cannot_be_stored_as_an_id_is_none() {
        assert_eq!(read_id("\"\""), None);
        assert_eq!(read_id(r#""a\u0000b""#), None);
        let at_the_limit = "7".repeat(ID_BYTES_MAX);
        assert_eq!(read_id(&format!("\"{at_the_limit}\"")), Some(at_the_limit.clone()));
        assert_eq!(read_id(&format!("\"{at_the_limit}7\"")), None);
    }

    #[test]
    fn half_an_emoji_costs_one_character_and_not_the_comment() {
        assert_eq!(read_text(r#""la quiero \ud83d""#, 100).trim_end_matches('\u{fffd}'), "la quiero ");
        assert_eq!(read_text(r#""la quiero \ud83d\ude4c""#, 100), "la quiero 🙌");
    }

    #[test]
    fn a_text_is_cut_between_characters_and_loses_its_nul_characters() {
        assert_eq!(read_text("\"ñandú\"", 2), "ña");
        assert_eq!(read_text("\"ñandú\"", 5), "ñandú");
        assert_eq!(read_text(r#""a\u0000b""#, 5), "ab");
    }
}
