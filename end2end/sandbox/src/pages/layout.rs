//! The frame of every page and its one stylesheet. Not for content.

use super::html::escape;

const STYLE: &str = include_str!("style.css");
const REFRESH: &str = include_str!("refresh.js");

/// A whole page. `skin` is a class of the stylesheet; `body` is HTML already escaped.
pub(crate) fn page(title: &str, skin: &str, body: &str) -> String {
    format!(
        r#"<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{}</title><link rel="icon" href="data:,"><style>{STYLE}</style></head><body class="{skin}">{body}</body></html>"#,
        escape(title)
    )
}

/// The bar on top of the pages that show the sandbox itself.
pub(super) fn bar(place: &str) -> String {
    format!(
        r#"<header class="bar"><a href="/" class="home">Sandbox</a><span>{}</span><nav><a href="/messenger">Messenger</a></nav></header>"#,
        escape(place)
    )
}

/// A part of a page that renews itself every second from `url`; without scripts a reload does the same.
/// `version` tells whether there is anything new.
pub(super) fn fresh(url: &str, version: u64, inner: &str) -> String {
    format!(
        r#"<div data-fresh="{}" data-version="{version}">{inner}</div><script>{REFRESH}</script>"#,
        escape(url)
    )
}
