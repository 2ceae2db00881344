//! `POST /{comment-id}/comments`: the page answers under a comment, for all to see. Not private replies: `messages`.

use serde_json::json;

use super::Answer;
use super::access::Access;
use super::error::GraphError;
use super::params::Params;
use crate::server::Sandbox;
use crate::world::lives::NewComment;
use crate::world::{COMMENT_CHARACTERS_MAX, Refusal};

pub(super) fn post(sandbox: &Sandbox, access: Access, comment_id: &str, params: &Params) -> Answer {
    let now = sandbox.now();
    let text = params.text("message").unwrap_or_default();
    let mut world = sandbox.world();
    let unknown = || GraphError::unsupported("POST", comment_id);
    let target = world.visible_comment(comment_id).ok_or_else(unknown)?;
    let live = &world.lives[target.live];
    if live.page != access.page {
        return Err(unknown());
    }
    if text.trim().is_empty() {
        return Err(GraphError::parameter("Missing message or attachment"));
    }
    if text.chars().count() > COMMENT_CHARACTERS_MAX {
        return Err(GraphError::parameter("Param message has too many characters"));
    }
    let thread = target.parent.as_deref().unwrap_or(&target.id);
    let repeated = world.comments.get(thread).is_some_and(|parent| {
        parent
            .replies
            .iter()
            .filter_map(|reply| world.visible_comment(reply))
            .any(|reply| reply.by_page && reply.text.as_deref().map(str::trim) == Some(text.trim()))
    });
    if repeated {
        return Err(GraphError::duplicate_text());
    }
    if world.faults.rate_limit {
        return Err(GraphError::too_many_page_calls());
    }
    let live = live.id.clone();
    let new =
        NewComment { live: &live, author: None, text: Some(&text), parent: Some(comment_id), name: None };
    let written = world.write_comment(&new, now).map_err(|refusal| match refusal {
        Refusal::Full(..) => GraphError::service_unavailable(),
        other => GraphError::parameter(&other.to_string()),
    })?;
    world.counters.public_replies += 1;
    Ok(json!({"id": written.id}))
}
