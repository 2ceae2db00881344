//! A quiet surface that holds one thing.

use leptos::prelude::*;

/// A surface with a hairline around it.
#[component]
pub fn Card(
    /// No padding: the content draws to the edge.
    #[prop(optional)]
    flush: bool,
    /// The content.
    children: Children,
) -> impl IntoView {
    let padding = if flush { "overflow-hidden" } else { "p-5 sm:p-6" };
    view! {
        <section class=format!("rounded-card border border-line bg-surface shadow-card {padding}")>
            {children()}
        </section>
    }
}

/// The head of a card: its title and, at the end of the line, what one can do.
#[component]
pub fn CardHeader(
    /// Title.
    #[prop(into)]
    title: String,
    /// What stands at the end of the line.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="mb-4 flex min-h-9 items-center justify-between gap-4">
            <h2 class="text-base font-semibold">{title}</h2>
            {children.map(|children| children())}
        </div>
    }
}
