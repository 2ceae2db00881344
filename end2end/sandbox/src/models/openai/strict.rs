//! What a schema must be to be strict: the root an object, every object closed, every property required, only keywords
//! that can be kept to. The words are OpenAI's, the path written as Python writes a tuple.
//!
//! Source: developers.openai.com/api/docs, structured outputs.

use serde_json::{Map, Value};

/// Keywords no answer can be held to.
const KEYWORDS_NOT_PERMITTED: [&str; 14] = [
    "allOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "dependentRequired",
    "dependentSchemas",
    "patternProperties",
    "propertyNames",
    "uniqueItems",
    "contains",
    "minLength",
    "maxLength",
];

type Schema = Map<String, Value>;

/// Whether a schema is strict; if not, why.
pub(super) fn check(root: &Schema) -> Result<(), String> {
    if root.contains_key("anyOf") || root.get("type").and_then(Value::as_str) != Some("object") {
        let got = root.get("type").map_or_else(|| "None".to_owned(), ToString::to_string);
        return Err(format!("schema must be a JSON Schema of 'type: \"object\"', got 'type: {got}'."));
    }
    walk(root, &mut Vec::new())
}

fn walk(schema: &Schema, path: &mut Vec<String>) -> Result<(), String> {
    if let Some(keyword) = KEYWORDS_NOT_PERMITTED.iter().find(|keyword| schema.contains_key(**keyword)) {
        return Err(format!("In context={}, '{keyword}' is not permitted.", tuple(path)));
    }
    if !["type", "anyOf", "$ref", "enum", "const"].iter().any(|keyword| schema.contains_key(*keyword)) {
        return Err(format!("In context={}, schema must have a 'type' key.", tuple(path)));
    }
    if is(schema, "object") {
        closed(schema, path)?;
    }
    if is(schema, "array") && !schema.contains_key("items") {
        return Err(format!("In context={}, array schema missing items.", tuple(path)));
    }
    for keyword in ["properties", "$defs", "definitions"] {
        for (name, inner) in schema.get(keyword).and_then(Value::as_object).into_iter().flatten() {
            step(inner, path, &[keyword, name])?;
        }
    }
    for (at, inner) in schema.get("anyOf").and_then(Value::as_array).into_iter().flatten().enumerate() {
        step(inner, path, &["anyOf", &at.to_string()])?;
    }
    schema.get("items").map_or(Ok(()), |inner| step(inner, path, &["items"]))
}

fn step(inner: &Value, path: &mut Vec<String>, names: &[&str]) -> Result<(), String> {
    let length = path.len();
    path.extend(names.iter().map(|name| (*name).to_owned()));
    let schema = inner
        .as_object()
        .ok_or_else(|| format!("In context={}, {inner} is not of type 'object'.", tuple(path)))?;
    walk(schema, path)?;
    path.truncate(length);
    Ok(())
}

/// Whether a schema allows a type, alone or as one of several.
fn is(schema: &Schema, kind: &str) -> bool {
    match schema.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().any(|one| one == kind),
        Some(one) => one == kind,
        None => false,
    }
}

/// Whether an object takes its properties, all of them and nothing else.
fn closed(schema: &Schema, path: &[String]) -> Result<(), String> {
    let context = tuple(path);
    if schema.get("additionalProperties") != Some(&Value::Bool(false)) {
        return Err(format!(
            "In context={context}, 'additionalProperties' is required to be supplied and to be false."
        ));
    }
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let empty = Schema::new();
    let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&empty);
    if let Some(missing) = properties.keys().find(|name| !required.contains(&name.as_str())) {
        return Err(format!(
            "In context={context}, 'required' is required to be supplied and to be an array including every key in \
             properties. Missing '{missing}'."
        ));
    }
    match required.iter().find(|name| !properties.contains_key(**name)) {
        Some(extra) => Err(format!("In context={context}, 'required' includes extra key '{extra}'.")),
        None => Ok(()),
    }
}

fn tuple(path: &[String]) -> String {
    match path {
        [only] => format!("('{only}',)"),
        _ => format!("({})", path.iter().map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn why(schema: &Value) -> Option<String> {
        check(schema.as_object().unwrap()).err()
    }

    fn with_line(line: &Value) -> Value {
        json!({"type": "object", "additionalProperties": false, "required": ["lines"],
            "properties": {"lines": {"type": "array", "items": line}}})
    }

    #[test]
    fn a_closed_schema_with_all_its_properties_required_is_strict() {
        let line = json!({"type": "object", "additionalProperties": false, "required": ["sku", "note"],
            "properties": {"sku": {"type": "string"}, "note": {"type": ["string", "null"]}}});
        assert_eq!(why(&with_line(&line)), None);
    }

    #[test]
    fn an_open_object_is_found_at_any_depth() {
        let line = json!({"type": "object", "required": ["sku"], "properties": {"sku": {"type": "string"}}});
        assert_eq!(
            why(&with_line(&line)).unwrap(),
            "In context=('properties', 'lines', 'items'), 'additionalProperties' is required to be supplied and to be \
             false."
        );
        assert!(why(&line).unwrap().starts_with("In context=(), 'additionalProperties'"));
    }

    #[test]
    fn a_property_that_is_not_required_is_named() {
        let schema = json!({"type": "object", "additionalProperties": false, "required": [],
            "properties": {"sku": {"type": "string"}}});
        assert!(why(&schema).unwrap().ends_with("Missing 'sku'."));
    }

    #[test]
    fn what_cannot_be_kept_to_is_not_permitted() {
        assert!(why(&json!({"type": "array", "items": {"type": "string"}})).unwrap().contains("\"object\""));
        assert!(why(&with_line(&json!({"type": "string", "minLength": 1}))).unwrap().contains("'minLength'"));
        assert!(why(&with_line(&json!({"description": "?"}))).unwrap().contains("'type' key"));
    }
}
