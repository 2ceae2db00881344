//! Names and types as protocol buffers have them in JSON: a field goes by its camel-case and by its snake-case name, an
//! unknown one is refused, null means not given.

use serde_json::{Map, Value};

use super::error::GeminiError;

pub(super) type Fields = Map<String, Value>;

/// A field by its camel-case name.
pub(super) fn given<'a>(fields: &'a Fields, name: &str) -> Option<&'a Value> {
    fields.get(name).or_else(|| fields.get(&snake(name))).filter(|value| !value.is_null())
}

/// Refuses the first field that is not among the known ones. `at` is the path in snake case.
pub(super) fn only(fields: &Fields, at: &str, known: &[&str]) -> Result<(), GeminiError> {
    let is_known = |key: &str| known.iter().any(|name| *name == key || snake(name) == key);
    fields.keys().find(|key| !is_known(key)).map_or(Ok(()), |key| Err(GeminiError::unknown_field(at, key)))
}

/// The path of a field.
pub(super) fn under(at: &str, name: &str) -> String {
    if at.is_empty() { snake(name) } else { format!("{at}.{}", snake(name)) }
}

/// An object that may be there.
pub(super) fn object<'a>(
    fields: &'a Fields,
    at: &str,
    name: &str,
) -> Result<Option<&'a Fields>, GeminiError> {
    given(fields, name).map(|value| as_object(value, &under(at, name))).transpose()
}

/// A list that may be there.
pub(super) fn list<'a>(fields: &'a Fields, at: &str, name: &str) -> Result<&'a [Value], GeminiError> {
    match given(fields, name) {
        None => Ok(&[]),
        Some(Value::Array(values)) => Ok(values),
        Some(other) => Err(GeminiError::wrong_value(&under(at, name), "repeated field", other)),
    }
}

/// A text that may be there.
pub(super) fn text<'a>(fields: &'a Fields, at: &str, name: &str) -> Result<Option<&'a str>, GeminiError> {
    let wrong = |value| GeminiError::wrong_value(&under(at, name), "TYPE_STRING", value);
    given(fields, name).map(|value| value.as_str().ok_or_else(|| wrong(value))).transpose()
}

/// A whole number that may be there.
pub(super) fn integer(fields: &Fields, at: &str, name: &str) -> Result<Option<i64>, GeminiError> {
    let wrong = |value| GeminiError::wrong_value(&under(at, name), "TYPE_INT32", value);
    given(fields, name).map(|value| value.as_i64().ok_or_else(|| wrong(value))).transpose()
}

/// A number that may be there.
pub(super) fn number(fields: &Fields, at: &str, name: &str) -> Result<Option<f64>, GeminiError> {
    let wrong = |value| GeminiError::wrong_value(&under(at, name), "TYPE_FLOAT", value);
    given(fields, name).map(|value| value.as_f64().ok_or_else(|| wrong(value))).transpose()
}

/// A value that must be an object.
pub(super) fn as_object<'a>(value: &'a Value, at: &str) -> Result<&'a Fields, GeminiError> {
    value.as_object().ok_or_else(|| GeminiError::wrong_value(at, "message", value))
}

fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for sign in name.chars() {
        if sign.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(sign.to_ascii_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_field_goes_by_both_its_names() {
        for body in [json!({"maxOutputTokens": 5}), json!({"max_output_tokens": 5})] {
            let fields = body.as_object().unwrap();
            assert!(only(fields, "", &["maxOutputTokens"]).is_ok());
            assert_eq!(integer(fields, "", "maxOutputTokens"), Ok(Some(5)));
        }
        let other = json!({"maxTokens": 5});
        assert!(only(other.as_object().unwrap(), "", &["maxOutputTokens"]).is_err());
    }
}
