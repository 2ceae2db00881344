//! What `responseSchema` may be: a part of OpenAPI 3.0 with types in capitals, `nullable` and `propertyOrdering`. JSON
//! Schema's own words (`additionalProperties`, `$ref`, a list of types) are fields it does not have.

use serde_json::Value;

use super::error::GeminiError;
use super::fields::{self, Fields};

/// The fields of a schema.
const KNOWN: [&str; 22] = [
    "type",
    "format",
    "title",
    "description",
    "nullable",
    "enum",
    "maxItems",
    "minItems",
    "properties",
    "required",
    "minProperties",
    "maxProperties",
    "minLength",
    "maxLength",
    "pattern",
    "example",
    "anyOf",
    "propertyOrdering",
    "default",
    "items",
    "minimum",
    "maximum",
];
/// Its types; small letters are taken too.
const TYPES: [&str; 7] = ["STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL"];

/// Checks a schema that lies at a path.
pub(super) fn check(schema: &Fields, at: &str) -> Result<(), GeminiError> {
    fields::only(schema, at, &KNOWN)?;
    let kind = kind(schema, at)?;
    let properties = fields::object(schema, at, "properties")?;
    for (position, (name, inner)) in properties.into_iter().flatten().enumerate() {
        check(
            fields::as_object(inner, &format!("{at}.properties[{position}].value"))?,
            &format!("{at}.properties[{name}]"),
        )?;
    }
    if let Some(items) = fields::object(schema, at, "items")? {
        check(items, &format!("{at}.items"))?;
    }
    for (position, inner) in fields::list(schema, at, "anyOf")?.iter().enumerate() {
        let at = format!("{at}.any_of[{position}]");
        check(fields::as_object(inner, &at)?, &at)?;
    }
    if kind == "OBJECT" && properties.is_none_or(Fields::is_empty) {
        return Err(GeminiError::senseless(
            &format!("{at}.properties"),
            "should be non-empty for OBJECT type",
        ));
    }
    if kind == "ARRAY" && fields::given(schema, "items").is_none() {
        return Err(GeminiError::senseless(&format!("{at}.items"), "missing field."));
    }
    let has = |name: &str| properties.is_some_and(|properties| properties.contains_key(name));
    for (position, name) in fields::list(schema, at, "required")?.iter().enumerate() {
        if !name.as_str().is_some_and(has) {
            return Err(GeminiError::senseless(
                &format!("{at}.required[{position}]"),
                "property is not defined",
            ));
        }
    }
    Ok(())
}

/// The type in capitals.
fn kind(schema: &Fields, at: &str) -> Result<String, GeminiError> {
    let named = match fields::given(schema, "type") {
        None if fields::given(schema, "anyOf").is_some() => return Ok(String::new()),
        None => return Err(GeminiError::senseless(&format!("{at}.type"), "must be specified")),
        Some(Value::String(kind)) => kind,
        Some(other) => return Err(GeminiError::wrong_value(&format!("{at}.type"), "enum Type", other)),
    };
    let kind = named.to_ascii_uppercase();
    if TYPES.contains(&kind.as_str()) {
        Ok(kind)
    } else {
        let at = format!("{at}.type");
        let value = Value::String(named.clone());
        Err(GeminiError::wrong_value(
            &at,
            "type.googleapis.com/google.ai.generativelanguage.v1beta.Type",
            &value,
        ))
    }
}
