//! `POST /{page-id}/messages`: private replies to comments and the Send API.
//! Source: developers.facebook.com, Messenger private replies and send messages (2026).

use domain::clock::Timestamp;
use serde_json::{Value, json};

use super::Answer;
use super::access::Access;
use super::error::GraphError;
use super::message_shape::{self, Shape};
use super::params::Params;
use crate::server::Sandbox;
use crate::world::{Refusal, World};

/// A comment can be answered privately for seven days.
const REPLYABLE_MS: i64 = 7 * 86_400_000;
/// A page can write for a day after the person's last action.
const WINDOW_MS: i64 = 86_400_000;
/// A person of the shop (tag `HUMAN_AGENT`) can write for seven days.
const HUMAN_WINDOW_MS: i64 = 7 * 86_400_000;

pub(super) fn post(sandbox: &Sandbox, access: Access, page_id: &str, params: &Params) -> Answer {
    let now = sandbox.now();
    let mut world = sandbox.world();
    let own = &world.pages[access.page].id;
    if page_id != own && page_id != "me" {
        return Err(GraphError::unsupported("POST", page_id));
    }
    let recipient = params.json("recipient").unwrap_or(Value::Null);
    if let Some(comment) = recipient["comment_id"].as_str() {
        return private_reply(&mut world, sandbox, access.page, comment, params, now);
    }
    let Some(psid) = recipient["id"].as_str() else {
        return Err(GraphError::parameter("param recipient must be non-empty."));
    };
    send(&mut world, sandbox, access.page, psid, params, now)
}

fn private_reply(
    world: &mut World,
    sandbox: &Sandbox,
    page: usize,
    comment_id: &str,
    params: &Params,
    now: Timestamp,
) -> Answer {
    let comment = world.visible_comment(comment_id).ok_or_else(GraphError::invalid_comment)?;
    if world.lives[comment.live].page != page {
        return Err(GraphError::invalid_comment());
    }
    if comment.by_page {
        return Err(GraphError::cannot_reply());
    }
    if comment.private_reply.is_some() {
        return Err(GraphError::already_replied());
    }
    if now.since_ms(comment.created) > REPLYABLE_MS {
        return Err(GraphError::not_replyable());
    }
    let person = comment.author.id.clone();
    let shape = message(params, None)?;
    let page_id = world.pages[page].id.clone();
    if world.people.get(&person).is_some_and(|person| person.unavailable) {
        return Err(GraphError::unavailable_person());
    }
    let budget = &mut world.pages[page].private_replies;
    if budget.wait_ms(now) > 0 || world.faults.rate_limit {
        return Err(GraphError::too_many_private_replies());
    }
    spend_message(world, page, now)?;
    let psid = world.psid(&page_id, &person);
    let mid = deliver(world, sandbox, page, &psid, shape, Some(comment_id.to_owned()), now)?;
    world.pages[page].private_replies.spend(now);
    world.counters.private_replies += 1;
    if let Some(comment) = world.comments.get_mut(comment_id) {
        comment.private_reply = Some(mid.clone());
    }
    if sandbox.config().private_reply_names_recipient {
        Ok(json!({"recipient_id": psid, "message_id": mid}))
    } else {
        Ok(json!({"message_id": mid}))
    }
}

fn send(
    world: &mut World,
    sandbox: &Sandbox,
    page: usize,
    psid: &str,
    params: &Params,
    now: Timestamp,
) -> Answer {
    let page_id = world.pages[page].id.clone();
    let key = (page_id.clone(), psid.to_owned());
    let thread = world.threads.get(&key).ok_or_else(GraphError::no_matching_user)?;
    if let Some(action) = params.text("sender_action") {
        if params.has("message") {
            return Err(GraphError::action_with_message());
        }
        return if matches!(action.as_str(), "typing_on" | "typing_off" | "mark_seen") {
            Ok(json!({"recipient_id": psid}))
        } else {
            Err(GraphError::parameter("Param sender_action must be one of TYPING_ON, TYPING_OFF, MARK_SEEN"))
        };
    }
    let window_ms = window(params)?;
    let shape = message(params, Some(&thread.receipts))?;
    let open = thread.opened.is_some_and(|opened| now.since_ms(opened) <= window_ms);
    if world.person_of(&page_id, psid).is_some_and(|person| person.unavailable) {
        return Err(GraphError::unavailable_person());
    }
    if !open {
        return Err(GraphError::outside_window());
    }
    spend_message(world, page, now)?;
    let mid = deliver(world, sandbox, page, psid, shape, None, now)?;
    world.counters.messages_sent += 1;
    Ok(json!({"recipient_id": psid, "message_id": mid}))
}

/// How long after the person's last action this kind of message may be sent.
fn window(params: &Params) -> Result<i64, GraphError> {
    let tag = params.text("tag");
    match params.text("messaging_type").as_deref() {
        None | Some("RESPONSE" | "UPDATE") => Ok(WINDOW_MS),
        Some("MESSAGE_TAG") => match tag.as_deref() {
            Some("HUMAN_AGENT") => Ok(HUMAN_WINDOW_MS),
            // CONFIRMED_EVENT_UPDATE, ACCOUNT_UPDATE and POST_PURCHASE_UPDATE: error 100 since 27 April 2026.
            _ => Err(GraphError::retired_tag()),
        },
        Some("UTILITY") => Err(GraphError::utility_not_permitted()),
        Some(_) => Err(GraphError::parameter(
            "Param messaging_type must be one of RESPONSE, UPDATE, MESSAGE_TAG, UTILITY",
        )),
    }
}

fn message(
    params: &Params,
    receipts: Option<&std::collections::HashSet<String>>,
) -> Result<Shape, GraphError> {
    let body =
        params.json("message").ok_or_else(|| GraphError::parameter("Param message must be non-empty."))?;
    let shape = message_shape::check(body)?;
    let repeated =
        shape.receipt.as_ref().is_some_and(|order| receipts.is_some_and(|all| all.contains(order)));
    if repeated {
        return Err(GraphError::parameter("order_number must be unique for each user"));
    }
    Ok(shape)
}

fn spend_message(world: &mut World, page: usize, now: Timestamp) -> Result<(), GraphError> {
    let limited = world.faults.rate_limit;
    let budget = &mut world.pages[page].messages;
    if limited || budget.wait_ms(now) > 0 {
        return Err(GraphError::too_many_messages());
    }
    budget.spend(now);
    Ok(())
}

fn deliver(
    world: &mut World,
    sandbox: &Sandbox,
    page: usize,
    psid: &str,
    shape: Shape,
    comment: Option<String>,
    now: Timestamp,
) -> Result<String, GraphError> {
    let app_id = &sandbox.config().app_id;
    let mid =
        world.deliver(page, psid, shape.body, comment, app_id, now).map_err(|refusal| match refusal {
            Refusal::Full(..) => GraphError::service_unavailable(),
            other => GraphError::parameter(&other.to_string()),
        })?;
    let key = (world.pages[page].id.clone(), psid.to_owned());
    if let (Some(order), Some(thread)) = (shape.receipt, world.threads.get_mut(&key)) {
        thread.receipts.insert(order);
    }
    Ok(mid)
}
