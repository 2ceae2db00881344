//! What the Live looks like: the picture, the box to write in, the comments with the shop's answers under them.

use super::html::{escape, linked, path};
use super::layout;
use crate::times;
use crate::world::World;
use crate::world::lives::Comment;

/// Comments shown, the newest first.
const COMMENTS_SHOWN: usize = 200;
/// Answers shown under one comment.
const REPLIES_SHOWN: usize = 20;
/// Names suggested to write as.
const NAMES_SHOWN: usize = 50;

/// The whole page.
pub(super) fn page(world: &World, at: usize, person: &str) -> String {
    let live = &world.lives[at];
    let page = &world.pages[live.page];
    let me = world.people.get(person);
    let names: String = world
        .people
        .values()
        .take(NAMES_SHOWN)
        .map(|person| format!(r#"<option value="{}">"#, escape(&person.name)))
        .collect();
    let thread = me.map_or_else(String::new, |me| {
        format!(
            r#"<p><a href="/messenger/{}/{}" data-testid="my-messenger">Mi Messenger con {} →</a></p>"#,
            path(&page.id),
            path(&world.psid(&page.id, &me.id)),
            escape(&page.name)
        )
    });
    let fragment = format!("/live/{}/fragment?as={}", path(&live.id), path(person));
    let body = format!(
        r#"{bar}<main class="card">
<div class="screen"><span class="live-mark">EN VIVO</span><h1>{title}</h1><div>{page_name}</div></div>
<form method="post" action="/live/{live_path}/comments" class="row">
<div class="grow"><label for="name">Comentas como</label><input type="text" id="name" name="name" value="{name}" list="names" required maxlength="120" autocomplete="off" data-testid="comment-author"><datalist id="names">{names}</datalist></div>
<div class="grow"><label for="text">Comentario</label><input type="text" id="text" name="text" required maxlength="8000" autocomplete="off" placeholder="quiero la A12 talla M" data-testid="comment-text"></div>
<button class="primary" data-testid="comment-send">Comentar</button>
</form>{thread}
{fresh}
</main>"#,
        bar = layout::bar(&page.name),
        title = escape(&live.title),
        page_name = escape(&page.name),
        live_path = path(&live.id),
        name = escape(me.map_or("", |me| &me.name)),
        fresh = layout::fresh(&fragment, live.version, &comments(world, at, person)),
    );
    layout::page(&live.title, "facebook", &body)
}

/// The list alone.
pub(super) fn comments(world: &World, at: usize, person: &str) -> String {
    let live = &world.lives[at];
    let top = || {
        live.comments
            .iter()
            .rev()
            .filter_map(|id| world.visible_comment(id))
            .filter(|comment| comment.parent.is_none())
    };
    let list: String =
        top().take(COMMENTS_SHOWN).map(|comment| with_replies(world, comment, person)).collect();
    if list.is_empty() {
        return r#"<p class="muted">Nadie ha comentado todavía. Sé la primera.</p>"#.to_owned();
    }
    let hidden = top().skip(COMMENTS_SHOWN).count();
    let more = if hidden == 0 {
        String::new()
    } else {
        format!(r#"<p class="muted">y {hidden} comentarios anteriores</p>"#)
    };
    format!(r#"<ul class="plain">{list}</ul>{more}"#)
}

fn with_replies(world: &World, comment: &Comment, person: &str) -> String {
    let replies: String = comment
        .replies
        .iter()
        .filter_map(|id| world.visible_comment(id))
        .take(REPLIES_SHOWN)
        .map(|reply| {
            let (class, mark) =
                if reply.by_page { ("reply shop", "shop-reply") } else { ("reply", "reply-item") };
            format!(r#"<div class="{class}" data-testid="{mark}">{}</div>"#, one(world, reply, person))
        })
        .collect();
    let class = if comment.by_page { "comment shop" } else { "comment" };
    format!(
        r#"<li class="{class}" data-testid="comment-item" data-comment-id="{}">{}{replies}</li>"#,
        escape(&comment.id),
        one(world, comment, person)
    )
}

fn one(world: &World, comment: &Comment, person: &str) -> String {
    let text =
        comment.text.as_deref().map_or_else(|| "🩷 <i>sticker</i>".to_owned(), |text| linked(text, ""));
    let edited = if comment.edited.is_some() { " · editado" } else { "" };
    let own = if comment.author.id == person && !comment.by_page {
        own_tools(&path(&world.lives[comment.live].id), comment)
    } else {
        String::new()
    };
    format!(
        r#"<div class="bubble"><b>{}</b>{text}</div><div class="meta">{}{edited}{own}</div>"#,
        escape(&comment.author.name),
        times::wall(comment.created)
    )
}

fn own_tools(live: &str, comment: &Comment) -> String {
    let action = format!("/live/{live}/comments/{}", path(&comment.id));
    let person = escape(&comment.author.id);
    format!(
        r#"<details><summary>editar o borrar</summary>
<form method="post" action="{action}/edit"><input type="hidden" name="as" value="{person}"><label>Texto<input type="text" name="text" required maxlength="8000" value="{text}"></label><button data-testid="comment-save">Guardar</button></form>
<form method="post" action="{action}/remove"><input type="hidden" name="as" value="{person}"><button data-testid="comment-remove">Borrar</button></form></details>"#,
        text = escape(comment.text.as_deref().unwrap_or_default())
    )
}
