//! Reading single nodes (page, Live, comment, person) and a page's Lives. Not lists of comments: `comment_list`.

use serde_json::{Value, json};

use super::Answer;
use super::access::Access;
use super::error::GraphError;
use super::fields;
use super::params::Params;
use crate::server::Sandbox;
use crate::times;
use crate::webhook::events;
use crate::world::World;
use crate::world::lives::{Comment, Live};

/// `GET /{id}`.
pub(super) fn get(sandbox: &Sandbox, access: Access, id: &str, params: &Params) -> Answer {
    let world = sandbox.world();
    let wanted = params.text("fields");
    let page = &world.pages[access.page];
    if id == page.id || id == "me" {
        let node = json!({"id": page.id, "name": page.name, "category": "Shopping & retail",
            "link": format!("https://www.facebook.com/{}", page.id)});
        return fields::pick(&node, wanted.as_deref(), "id,name");
    }
    if let Some(at) = world.live_at(id).filter(|at| world.lives[*at].page == access.page) {
        return fields::pick(&live(&world, &world.lives[at]), wanted.as_deref(), "id,status,title");
    }
    if let Some(found) = world.visible_comment(id).filter(|found| world.lives[found.live].page == access.page)
    {
        return fields::pick(&comment(&world, found), wanted.as_deref(), "id,created_time,from,message");
    }
    let key = (page.id.clone(), id.to_owned());
    if let Some(thread) = world.threads.get(&key) {
        let first = thread.name.split_whitespace().next().unwrap_or_default();
        let last = thread.name.strip_prefix(first).unwrap_or_default().trim();
        let node = json!({"id": id, "name": thread.name, "first_name": first, "last_name": last});
        return fields::pick(&node, wanted.as_deref(), "id,first_name,last_name");
    }
    Err(GraphError::unsupported("GET", id))
}

/// `GET /{page-id}/live_videos`.
pub(super) fn live_videos(sandbox: &Sandbox, access: Access, id: &str, params: &Params) -> Answer {
    let world = sandbox.world();
    if id != world.pages[access.page].id && id != "me" {
        return Err(GraphError::unsupported("GET", id));
    }
    let statuses = match params.json("broadcast_status") {
        None => None,
        Some(Value::Array(statuses)) => Some(statuses),
        Some(_) => return Err(GraphError::parameter("Param broadcast_status must be an array.")),
    };
    let wanted = params.text("fields");
    let data = world
        .lives
        .iter()
        .filter(|live| live.page == access.page)
        .filter(|live| {
            statuses.as_ref().is_none_or(|statuses| statuses.iter().any(|status| status == live.status))
        })
        .map(|found| fields::pick(&live(&world, found), wanted.as_deref(), "id,status,title"))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(json!({ "data": data }))
}

/// Everything Graph would tell about a Live.
fn live(world: &World, live: &Live) -> Value {
    let page = &world.pages[live.page];
    json!({
        "id": live.id, "status": live.status, "title": live.title, "description": live.title,
        "permalink_url": events::permalink(page, live), "video": {"id": live.video_id},
        "from": {"id": page.id, "name": page.name}, "post_id": live.post_id,
        "live_views": world.people.len(), "broadcast_start_time": times::graph(live.started),
        "creation_time": times::graph(live.started),
    })
}

/// Everything Graph would tell about a comment.
pub(super) fn comment(world: &World, comment: &Comment) -> Value {
    let mut node = json!({
        "id": comment.id, "created_time": times::graph(comment.created),
        "message": comment.text.as_deref().unwrap_or_default(),
        "from": {"id": comment.author.id, "name": comment.author.name},
        "comment_count": comment.replies.iter().filter(|reply| world.visible_comment(reply).is_some()).count(),
        "is_hidden": false,
        "can_reply_privately": !comment.by_page && comment.private_reply.is_none(),
    });
    if let Some(parent) = &comment.parent {
        node["parent"] = json!({"id": parent});
    }
    if comment.text.is_none() {
        node["attachment"] = json!({"type": "sticker"});
    }
    if let Some(mid) = &comment.private_reply {
        node["private_reply_conversation"] = json!({"id": format!("t_{mid}")});
    }
    node
}
