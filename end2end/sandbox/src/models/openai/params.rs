//! Reading parameters: each is known, of its type and in its range, or the call is refused with its name. Names of inner
//! parameters are written with their path, such as `text.format.name`.

use serde_json::{Map, Value};

use super::error::OpenAiError;
use crate::models::tokens;

/// Efforts a reasoning model can be asked for.
const EFFORTS: [&str; 6] = ["none", "minimal", "low", "medium", "high", "xhigh"];
/// The effort of whoever asks for none.
const EFFORT_DEFAULT: &str = "medium";

type Fields = Map<String, Value>;

/// The name of a parameter with its path.
fn full(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// Refuses the first parameter that is not among the known ones.
pub(super) fn only(fields: &Fields, path: &str, known: &[&str]) -> Result<(), OpenAiError> {
    fields
        .keys()
        .find(|name| !known.contains(&name.as_str()))
        .map_or(Ok(()), |name| Err(OpenAiError::unknown(&full(path, name))))
}

/// A value that is there and not null.
pub(super) fn given<'a>(fields: &'a Fields, name: &str) -> Option<&'a Value> {
    fields.get(name).filter(|value| !value.is_null())
}

/// A text that must be there.
pub(super) fn required_text<'a>(fields: &'a Fields, path: &str, name: &str) -> Result<&'a str, OpenAiError> {
    text(fields, path, name)?.ok_or_else(|| OpenAiError::missing(&full(path, name)))
}

/// A text that may be there.
pub(super) fn text<'a>(fields: &'a Fields, path: &str, name: &str) -> Result<Option<&'a str>, OpenAiError> {
    let Some(value) = given(fields, name) else { return Ok(None) };
    value.as_str().map(Some).ok_or_else(|| OpenAiError::wrong_type(&full(path, name), "a string", value))
}

/// An object that may be there.
pub(super) fn object<'a>(
    fields: &'a Fields,
    path: &str,
    name: &str,
) -> Result<Option<&'a Fields>, OpenAiError> {
    let Some(value) = given(fields, name) else { return Ok(None) };
    value.as_object().map(Some).ok_or_else(|| OpenAiError::wrong_type(&full(path, name), "an object", value))
}

/// A boolean that may be there.
pub(super) fn boolean(fields: &Fields, path: &str, name: &str) -> Result<bool, OpenAiError> {
    let Some(value) = given(fields, name) else { return Ok(false) };
    value.as_bool().ok_or_else(|| OpenAiError::wrong_type(&full(path, name), "a boolean", value))
}

/// The limit of tokens, at least `minimum`.
pub(super) fn token_limit(fields: &Fields, name: &str, minimum: u64) -> Result<Option<u64>, OpenAiError> {
    let Some(value) = given(fields, name) else { return Ok(None) };
    let limit = value.as_u64().ok_or_else(|| OpenAiError::wrong_type(name, "an integer", value))?;
    if limit < minimum { Err(OpenAiError::below_minimum(name, minimum, limit)) } else { Ok(Some(limit)) }
}

/// Tokens the asked effort takes.
pub(super) fn effort(fields: &Fields, path: &str, name: &str) -> Result<u64, OpenAiError> {
    let effort = text(fields, path, name)?.unwrap_or(EFFORT_DEFAULT);
    tokens::of_effort(effort).ok_or_else(|| OpenAiError::wrong_value(&full(path, name), effort, &EFFORTS))
}

/// The text of a message: a string, or parts of the given type.
pub(super) fn content(message: &Fields, path: &str, part_type: &str) -> Result<String, OpenAiError> {
    let path = full(path, "content");
    match given(message, "content") {
        None => Err(OpenAiError::missing(&path)),
        Some(Value::String(text)) => Ok(text.clone()),
        Some(Value::Array(parts)) => parts
            .iter()
            .enumerate()
            .map(|(at, part)| {
                let path = format!("{path}[{at}]");
                let part =
                    part.as_object().ok_or_else(|| OpenAiError::wrong_type(&path, "an object", part))?;
                match required_text(part, &path, "type")? {
                    kind if kind == part_type => required_text(part, &path, "text"),
                    kind => Err(OpenAiError::wrong_value(&full(&path, "type"), kind, &[part_type])),
                }
            })
            .collect(),
        Some(other) => Err(OpenAiError::wrong_type(&path, "one of a string or array of objects", other)),
    }
}
