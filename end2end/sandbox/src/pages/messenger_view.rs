//! What Messenger looks like: threads, bubbles, buttons that open the checkout.

use domain::clock::Timestamp;
use serde_json::Value;

use super::html::{escape, linked, money, path};
use super::layout;
use crate::times;
use crate::world::World;
use crate::world::threads::{Message, Thread, links, texts};

/// Threads listed, the latest first.
const THREADS_SHOWN: usize = 200;
/// Messages shown of one thread, the latest.
const MESSAGES_SHOWN: usize = 200;
/// How long a page may write after the person's last action.
const WINDOW_MS: i64 = 86_400_000;

/// Every thread.
pub(super) fn list(world: &World) -> String {
    let mut threads: Vec<_> = world.threads.iter().collect();
    threads.sort_by_key(|(_, thread)| std::cmp::Reverse(thread.messages.last().map(|message| message.seq)));
    let items: String = threads
        .into_iter()
        .take(THREADS_SHOWN)
        .map(|((page, psid), thread)| {
            let name = world.page_at(page).map_or(page.as_str(), |at| world.pages[at].name.as_str());
            format!(
                r#"<a class="thread" href="/messenger/{}/{}" data-testid="thread-item"><b>{} ↔ {}</b><span>{}</span></a>"#,
                path(page),
                path(psid),
                escape(&thread.name),
                escape(name),
                escape(&preview(thread))
            )
        })
        .collect();
    let items = if items.is_empty() {
        r#"<p class="muted">Todavía no hay mensajes. Comenta en un Live y la tienda te escribirá.</p>"#
            .to_owned()
    } else {
        items
    };
    let body = format!("{}<main class=\"card\"><h1>Messenger</h1>{items}</main>", layout::bar("Messenger"));
    layout::page("Messenger", "facebook", &body)
}

/// One thread.
pub(super) fn page(world: &World, at: usize, psid: &str, now: Timestamp) -> String {
    let page = &world.pages[at];
    let person = world.person_of(&page.id, psid).map_or(psid, |person| person.name.as_str());
    let action = format!("/messenger/{}/{}", path(&page.id), path(psid));
    let body = format!(
        r#"{bar}<main class="card narrow">
<h1>{page_name}</h1><p class="muted">Conversación de {person}</p>
{fresh}
<form method="post" action="{action}" class="row answer">
<div class="grow"><label for="text">Escribe a {page_name}</label><input type="text" id="text" name="text" required maxlength="2000" autocomplete="off" data-testid="message-text"></div>
<button class="primary" data-testid="message-send">Enviar</button>
</form></main>"#,
        bar = layout::bar("Messenger"),
        page_name = escape(&page.name),
        person = escape(person),
        fresh = layout::fresh(
            &format!("{action}/fragment"),
            version(world, at, psid),
            &messages(world, at, psid, now)
        ),
    );
    layout::page(&format!("{person} · Messenger"), "messenger", &body)
}

/// The messages alone.
pub(super) fn messages(world: &World, at: usize, psid: &str, now: Timestamp) -> String {
    let page = &world.pages[at].id;
    let Some(thread) = thread(world, page, psid) else {
        return r#"<p class="muted">Todavía no hay mensajes.</p>"#.to_owned();
    };
    let open = thread.opened.is_some_and(|opened| now.since_ms(opened) <= WINDOW_MS);
    let window = if open {
        r#"<p class="window open">La tienda puede escribirte (ventana de 24 horas abierta).</p>"#
    } else {
        r#"<p class="window">La tienda no puede escribirte más hasta que le respondas.</p>"#
    };
    let action = format!("/messenger/{}/{}", path(page), path(psid));
    let skipped = thread.messages.len().saturating_sub(MESSAGES_SHOWN);
    let said: String = thread.messages.iter().skip(skipped).map(|message| bubble(message, &action)).collect();
    format!(r#"{window}<div class="talk">{said}</div>"#)
}

/// Grows with every message.
pub(super) fn version(world: &World, at: usize, psid: &str) -> u64 {
    thread(world, &world.pages[at].id, psid)
        .and_then(|thread| thread.messages.last())
        .map_or(0, |message| message.seq)
}

fn thread<'a>(world: &'a World, page: &str, psid: &str) -> Option<&'a Thread> {
    world.threads.get(&(page.to_owned(), psid.to_owned()))
}

fn preview(thread: &Thread) -> String {
    let Some(message) = thread.messages.last() else { return String::new() };
    let text = texts(&message.body).first().copied().unwrap_or("(adjunto)");
    text.chars().take(90).collect()
}

fn bubble(message: &Message, action: &str) -> String {
    let side = if message.from_page { "page" } else { "person" };
    let payload = &message.body["attachment"]["payload"];
    // A button that opens the checkout carries the mark; only without one does the address in the text.
    let has_link_button = payload["buttons"]
        .as_array()
        .is_some_and(|buttons| buttons.iter().any(|button| button["type"] == "web_url"));
    let mark = if message.from_page && !has_link_button { "checkout-link" } else { "" };
    let text: String =
        texts(&message.body).into_iter().map(|text| format!("<div>{}</div>", linked(text, mark))).collect();
    let rest = match payload["template_type"].as_str() {
        Some("generic") => elements(payload, action),
        Some("receipt") => receipt(payload),
        _ => buttons(&payload["buttons"], action),
    };
    let quick = quick_replies(&message.body["quick_replies"], action);
    let image = payload["url"]
        .as_str()
        .filter(|url| url.starts_with("http"))
        .map_or_else(String::new, |url| format!(r#"<a href="{0}">{0}</a>"#, escape(url)));
    let private = if message.comment_id.is_some() { " · respuesta privada a un comentario" } else { "" };
    format!(
        r#"<div class="said {side}" data-testid="thread-message" data-links="{}">{text}{image}{rest}{quick}<time>{}{private}</time></div>"#,
        links(&message.body).len(),
        times::wall(message.at)
    )
}

fn buttons(buttons: &Value, action: &str) -> String {
    let Some(buttons) = buttons.as_array() else { return String::new() };
    let list: String = buttons
        .iter()
        .map(|button| {
            let title = escape(button["title"].as_str().unwrap_or_default());
            match (button["type"].as_str(), button["url"].as_str()) {
                (Some("web_url"), Some(url)) if url.starts_with("http") => {
                    format!(r#"<a href="{}" data-testid="checkout-link">{title}</a>"#, escape(url))
                }
                (Some("postback"), _) => tap(action, "postback", &title, &button["payload"]),
                _ => String::new(),
            }
        })
        .collect();
    format!(r#"<div class="buttons">{list}</div>"#)
}

fn quick_replies(replies: &Value, action: &str) -> String {
    let Some(replies) = replies.as_array() else { return String::new() };
    let list: String = replies
        .iter()
        .map(|reply| {
            let title = escape(reply["title"].as_str().unwrap_or_default());
            tap(action, "quick_reply", &title, &reply["payload"])
        })
        .collect();
    format!(r#"<div class="buttons">{list}</div>"#)
}

/// A button that posts; `title` is escaped already.
fn tap(action: &str, kind: &str, title: &str, payload: &Value) -> String {
    format!(
        r#"<form method="post" action="{action}"><input type="hidden" name="tapped" value="{kind}"><input type="hidden" name="payload" value="{}"><button name="text" value="{title}" data-testid="{kind}">{title}</button></form>"#,
        escape(payload.as_str().unwrap_or_default())
    )
}

fn elements(payload: &Value, action: &str) -> String {
    let Some(elements) = payload["elements"].as_array() else { return String::new() };
    elements
        .iter()
        .map(|element| {
            format!(
                "<div><b>{}</b><div>{}</div>{}</div>",
                escape(element["title"].as_str().unwrap_or_default()),
                escape(element["subtitle"].as_str().unwrap_or_default()),
                buttons(&element["buttons"], action)
            )
        })
        .collect()
}

fn receipt(payload: &Value) -> String {
    let total = payload["summary"]["total_cost"].to_string();
    let lines: String = payload["elements"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|line| {
            format!(
                "<div>{} × {}</div>",
                line["quantity"].as_u64().unwrap_or(1),
                escape(line["title"].as_str().unwrap_or_default())
            )
        })
        .collect();
    format!(
        "<b>Recibo {}</b>{lines}<div>Total {}</div>",
        escape(payload["order_number"].as_str().unwrap_or_default()),
        money(&total, payload["currency"].as_str().unwrap_or_default())
    )
}
