//! Steps through a long list, as links, so that it works without scripts.

use leptos::prelude::*;

use super::{ButtonSize, ButtonTone, button_class};
use crate::i18n::{numbers, use_lang, use_texts};

/// Previous and next page; nothing when all fits on one.
#[component]
pub fn Pager(
    /// Rows before this page.
    offset: u32,
    /// Rows on a page at most.
    per_page: u32,
    /// Rows in all.
    total: u32,
    /// Address of the page that begins at a row.
    #[prop(into)]
    href: Callback<u32, String>,
) -> impl IntoView {
    let texts = use_texts();
    let lang = use_lang();
    (total > per_page).then(|| {
        let class = button_class(ButtonTone::Secondary, ButtonSize::Small);
        let last = total.min(offset.saturating_add(per_page));
        let first = offset.saturating_add(1).min(last);
        let shown = format!("{}–{}", numbers::count(first, lang), numbers::count(last, lang));
        let previous = (offset > 0).then(|| {
            view! { <a rel="prev" href=href.run(offset.saturating_sub(per_page)) class=class.clone()>{texts.common.previous}</a> }
        });
        let next = (last < total).then(|| {
            view! { <a rel="next" href=href.run(last) class=class>{texts.common.next}</a> }
        });
        view! {
            <nav class="mt-6 flex items-center justify-between gap-4" aria-label=texts.common.pages>
                <p class="text-sm text-faint tabular-nums">
                    {(texts.common.range)(&shown, &numbers::count(total, lang))}
                </p>
                <div class="flex gap-2">{previous} {next}</div>
            </nav>
        }
    })
}
