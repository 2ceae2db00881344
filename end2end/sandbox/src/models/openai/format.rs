//! The asked form of an answer: free text, any JSON, or JSON of a schema. Chat Completions puts the schema's name into an
//! object of its own, Responses beside the type; otherwise they agree.

use serde_json::{Map, Value};

use super::error::OpenAiError;
use super::{params, strict};

/// Characters of a schema's name.
const NAME_CHARACTERS_MAX: usize = 64;
/// What a schema's name is made of.
const NAME_PATTERN: &str = "^[a-zA-Z0-9_-]+$";
/// What there is.
const TYPES: [&str; 3] = ["text", "json_object", "json_schema"];

type Fields = Map<String, Value>;

/// Checks `response_format` of Chat Completions.
pub(super) fn check_chat(body: &Fields) -> Result<(), OpenAiError> {
    let path = "response_format";
    let Some(format) = params::object(body, "", path)? else { return Ok(()) };
    if !wants_schema(format, path)? {
        return params::only(format, path, &["type"]);
    }
    let inner = params::object(format, path, "json_schema")?
        .ok_or_else(|| OpenAiError::missing("response_format.json_schema"))?;
    params::only(format, path, &["type", "json_schema"])?;
    check_schema(inner, "response_format.json_schema", &["name", "description", "strict", "schema"], path)
}

/// Checks `text.format` of Responses.
pub(super) fn check_responses(text: &Fields) -> Result<(), OpenAiError> {
    let path = "text.format";
    let Some(format) = params::object(text, "text", "format")? else { return Ok(()) };
    if !wants_schema(format, path)? {
        return params::only(format, path, &["type"]);
    }
    check_schema(format, path, &["type", "name", "description", "strict", "schema"], "text.format.schema")
}

fn wants_schema(format: &Fields, path: &str) -> Result<bool, OpenAiError> {
    let kind = params::required_text(format, path, "type")?;
    if TYPES.contains(&kind) {
        Ok(kind == "json_schema")
    } else {
        Err(OpenAiError::wrong_value(&format!("{path}.type"), kind, &TYPES))
    }
}

/// A named schema. `blamed` is the parameter a bad schema is put down to.
fn check_schema(fields: &Fields, path: &str, known: &[&str], blamed: &str) -> Result<(), OpenAiError> {
    let name = params::required_text(fields, path, "name")?;
    let length = name.chars().count();
    if length > NAME_CHARACTERS_MAX {
        return Err(OpenAiError::too_long(&format!("{path}.name"), NAME_CHARACTERS_MAX, length));
    }
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte)) {
        return Err(OpenAiError::wrong_pattern(&format!("{path}.name"), NAME_PATTERN));
    }
    params::only(fields, path, known)?;
    params::text(fields, path, "description")?;
    let schema = params::object(fields, path, "schema")?
        .ok_or_else(|| OpenAiError::missing(&format!("{path}.schema")))?;
    if !params::boolean(fields, path, "strict")? {
        return Ok(());
    }
    strict::check(schema).map_err(|why| OpenAiError::not_strict(blamed, name, &why))
}
