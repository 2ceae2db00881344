//! A question or a small form above the page: the browser's own dialog, so focus and Escape behave as people expect.

use leptos::html;
use leptos::prelude::*;

use super::{Icon, IconView};
use crate::i18n::use_texts;

/// A dialog; on phones it rises from the bottom edge.
#[component]
pub fn Dialog(
    /// Whether it is open; closing it by any way sets this to false.
    open: RwSignal<bool>,
    /// Title.
    #[prop(into)]
    title: String,
    /// Content.
    children: Children,
) -> impl IntoView {
    let texts = use_texts();
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = element.get() else { return };
        if open.get() {
            // Already open, or no longer in the page: nothing to do in either case.
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    view! {
        <dialog
            node_ref=element
            class="sheet m-auto w-full max-w-md rounded-card border border-line bg-surface p-6 text-ink shadow-float \
                   max-sm:mb-0 max-sm:max-w-full max-sm:rounded-b-none open:animate-rise"
            aria-label=title.clone()
            on:close=move |_| open.set(false)
        >
            <div class="mb-4 flex items-center justify-between gap-4">
                <h2 class="text-lg font-semibold">{title.clone()}</h2>
                <button
                    type="button"
                    class="-me-2 flex size-11 items-center justify-center rounded-control text-soft hover:bg-raised hover:text-ink"
                    aria-label=texts.common.close
                    on:click=move |_| open.set(false)
                >
                    <IconView icon=Icon::Close/>
                </button>
            </div>
            {children()}
        </dialog>
    }
}
