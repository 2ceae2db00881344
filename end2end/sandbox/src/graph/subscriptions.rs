//! `/{page-id}/subscribed_apps`: which fields of a page the app hears of.

use std::collections::BTreeSet;

use serde_json::json;

use super::Answer;
use super::access::Access;
use super::error::GraphError;
use super::params::Params;
use crate::server::Sandbox;

/// Fields a page can be subscribed to here.
const FIELDS: [&str; 10] = [
    "feed",
    "live_videos",
    "messages",
    "messaging_postbacks",
    "message_deliveries",
    "message_reads",
    "message_echoes",
    "messaging_referrals",
    "messaging_optins",
    "messaging_policy_enforcement",
];

pub(super) fn get(sandbox: &Sandbox, access: Access, id: &str) -> Answer {
    let world = sandbox.world();
    let page = &world.pages[access.page];
    own(&page.id, id, "GET")?;
    let fields: Vec<&str> = FIELDS.into_iter().filter(|field| page.subscribed(field)).collect();
    if fields.is_empty() {
        return Ok(json!({"data": []}));
    }
    Ok(json!({"data": [{"id": sandbox.config().app_id, "name": "LiveStreamSell", "category": "Business",
        "link": "https://www.facebook.com/games/?app_id=0", "subscribed_fields": fields}]}))
}

pub(super) fn post(sandbox: &Sandbox, access: Access, id: &str, params: &Params) -> Answer {
    let mut world = sandbox.world();
    let page = &mut world.pages[access.page];
    own(&page.id, id, "POST")?;
    let wanted = params
        .text("subscribed_fields")
        .ok_or_else(|| GraphError::parameter("The parameter subscribed_fields is required."))?;
    // A list in JSON is as good as one with commas.
    let wanted: BTreeSet<String> = wanted
        .split([',', '[', ']', '"'])
        .map(str::trim)
        .filter(|field| !field.is_empty())
        .map(str::to_owned)
        .collect();
    if let Some(unknown) = wanted.iter().find(|field| !FIELDS.contains(&field.as_str())) {
        return Err(GraphError::parameter(&format!(
            "Param subscribed_fields[0] must be one of the known fields - got \"{unknown}\"."
        )));
    }
    page.fields = Some(wanted);
    Ok(json!({"success": true}))
}

pub(super) fn delete(sandbox: &Sandbox, access: Access, id: &str) -> Answer {
    let mut world = sandbox.world();
    let page = &mut world.pages[access.page];
    own(&page.id, id, "DELETE")?;
    page.fields = Some(BTreeSet::new());
    Ok(json!({"success": true}))
}

fn own(page: &str, id: &str, method: &str) -> Result<(), GraphError> {
    if id == page || id == "me" { Ok(()) } else { Err(GraphError::unsupported(method, id)) }
}
