//! One of a few views of the same list, as links in a row.

use leptos::prelude::*;

/// One view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Its name.
    pub label: &'static str,
    /// Its address.
    pub href: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// A row of views; scrolls sideways where it does not fit.
#[component]
pub fn Segmented(
    /// What the row chooses.
    label: &'static str,
    /// The views.
    #[prop(into)]
    segments: Signal<Vec<Segment>>,
) -> impl IntoView {
    let items = move || {
        segments
            .get()
            .into_iter()
            .map(|segment| {
                let tone = if segment.current {
                    "bg-surface text-ink shadow-sm ring-1 ring-line"
                } else {
                    "text-soft hover:text-ink"
                };
                view! {
                    <a
                        href=segment.href
                        aria-current=segment.current.then_some("page")
                        class=format!(
                            "inline-flex h-9 shrink-0 items-center rounded-[7px] px-3.5 text-sm font-medium transition-colors {tone}",
                        )
                    >
                        {segment.label}
                    </a>
                }
            })
            .collect_view()
    };
    view! {
        <nav
            aria-label=label
            class="flex max-w-full gap-0.5 overflow-x-auto rounded-control border border-line bg-raised p-1"
        >
            {items}
        </nav>
    }
}
