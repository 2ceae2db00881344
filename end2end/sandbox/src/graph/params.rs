//! Query and body of a Graph call as one set of parameters, whether they came as a form or as JSON.

use std::collections::BTreeMap;

use axum::body::{Body, Bytes};
use axum::extract::{Form, FromRequest, Query, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use serde_json::Value;

use super::error::GraphError;

/// What a call was given.
pub(super) struct Params(BTreeMap<String, Value>);

impl Params {
    /// Reads a request. The body wins where both name a parameter.
    pub(super) async fn read(parts: Parts, bytes: Bytes) -> Result<(Self, HeaderMap), GraphError> {
        let query = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri)
            .map_err(|_| GraphError::parameter("The query string cannot be read"))?;
        let mut all: BTreeMap<String, Value> =
            query.0.into_iter().map(|(key, value)| (key, Value::String(value))).collect();
        let headers = parts.headers.clone();
        if bytes.is_empty() {
            return Ok((Self(all), headers));
        }
        let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.starts_with("application/json") {
            match serde_json::from_slice(&bytes) {
                Ok(Value::Object(fields)) => all.extend(fields),
                _ => return Err(GraphError::parameter("Invalid JSON in the request body")),
            }
        } else {
            let form = Form::<Vec<(String, String)>>::from_request(
                Request::from_parts(parts, Body::from(bytes)),
                &(),
            )
            .await
            .map_err(|_| GraphError::parameter("The request body cannot be read"))?;
            all.extend(form.0.into_iter().map(|(key, value)| (key, Value::String(value))));
        }
        Ok((Self(all), headers))
    }

    /// A parameter as text; numbers and switches are written out.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        match self.0.get(key)? {
            Value::String(text) => Some(text.clone()),
            Value::Null => None,
            other => Some(other.to_string()),
        }
    }

    /// A parameter as JSON; text that is JSON is read, as Graph does with forms.
    pub(super) fn json(&self, key: &str) -> Option<Value> {
        match self.0.get(key)? {
            Value::String(text) => {
                Some(serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.clone())))
            }
            Value::Null => None,
            other => Some(other.clone()),
        }
    }

    /// Whether a parameter is there at all.
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.get(key).is_some_and(|value| !value.is_null())
    }

    /// A whole number.
    pub(super) fn number(&self, key: &str) -> Result<Option<i64>, GraphError> {
        self.text(key)
            .map(|text| {
                text.parse().map_err(|_| GraphError::parameter(&format!("Param {key} must be a number")))
            })
            .transpose()
    }
}

#[cfg(test)]
impl Params {
    /// Parameters out of a JSON object.
    pub(super) fn of(value: &Value) -> Self {
        Self(value.as_object().map(|fields| fields.clone().into_iter().collect()).unwrap_or_default())
    }
}
