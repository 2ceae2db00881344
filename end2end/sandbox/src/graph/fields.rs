//! The `fields` parameter: `id,message,from{id,name}` picks from a node. Not for writing.

use serde_json::{Map, Value};

use super::error::GraphError;

/// How deep `fields` may nest.
const DEPTH_MAX: usize = 4;

/// Picks the named fields of a node; `id` is always among them. Fields a node lacks are left out, as Graph does for
/// values it has not got.
pub(super) fn pick(node: &Value, fields: Option<&str>, default: &str) -> Result<Value, GraphError> {
    let wanted = fields.filter(|fields| !fields.is_empty()).unwrap_or(default);
    pick_depth(node, wanted, 0)
}

fn pick_depth(node: &Value, fields: &str, depth: usize) -> Result<Value, GraphError> {
    if depth > DEPTH_MAX {
        return Err(GraphError::parameter("fields is nested too deeply"));
    }
    let mut picked = Map::new();
    for (name, inner) in split(fields)? {
        let Some(value) = node.get(name) else { continue };
        let value = match inner {
            Some(inner) if value.is_object() => pick_depth(value, inner, depth + 1)?,
            _ => value.clone(),
        };
        picked.insert(name.to_owned(), value);
    }
    if let Some(id) = node.get("id") {
        picked.insert("id".into(), id.clone());
    }
    Ok(Value::Object(picked))
}

/// `a,b{c,d}` into `(a, None), (b, Some("c,d"))`; modifiers such as `.limit(5)` are dropped.
fn split(fields: &str) -> Result<Vec<(&str, Option<&str>)>, GraphError> {
    let unbalanced = || GraphError::parameter("Syntax error in the fields parameter");
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (at, character) in fields.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1).ok_or_else(unbalanced)?,
            ',' if depth == 0 => {
                parts.push(&fields[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    if depth != 0 {
        return Err(unbalanced());
    }
    parts.push(&fields[start..]);
    let named = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).map(|part| {
        let (head, inner) = match part.split_once('{') {
            Some((head, inner)) => (head, inner.strip_suffix('}')),
            None => (part, None),
        };
        (head.split('.').next().unwrap_or(head).trim(), inner)
    });
    Ok(named.collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_was_asked_for_is_given_and_always_the_id() {
        let node = json!({"id": "1", "message": "hola", "from": {"id": "9", "name": "Rosa"}, "secret": 1});
        let picked = pick(&node, Some("message,from{name},absent"), "id").unwrap();
        assert_eq!(picked, json!({"id": "1", "message": "hola", "from": {"id": "9", "name": "Rosa"}}));
        assert_eq!(pick(&node, None, "id").unwrap(), json!({"id": "1"}));
    }

    #[test]
    fn an_open_brace_is_an_error() {
        assert_eq!(pick(&json!({"id": "1"}), Some("from{id"), "id").unwrap_err().code, 100);
        assert_eq!(pick(&json!({"id": "1"}), Some("from}"), "id").unwrap_err().code, 100);
    }
}
