//! The frame of a page's content: its title in the tab, its heading, and what one can do on it.

use leptos::prelude::*;
use leptos_meta::Title;

/// The tab's title. Marks that could end the `<title>` element are left out, for `leptos_meta` writes it as it is.
#[component]
pub fn PageTitle(
    /// The title; may hold text typed by people.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    // A value, not a signal: the head is written when the page's own signals may be gone already.
    view! { <Title text=format!("{} · LiveStreamSell", harmless(&text))/> }
}

/// The text without the marks that mean something in HTML.
fn harmless(text: &str) -> String {
    text.chars().filter(|mark| !matches!(mark, '<' | '>' | '&')).collect()
}

/// A page's content at a comfortable width, under its heading.
#[component]
pub fn Page(
    /// Heading, and title of the tab.
    #[prop(into)]
    title: String,
    /// A line under the heading; nothing while empty.
    #[prop(optional, into)]
    subtitle: Signal<String>,
    /// What one can do on this page, at the end of the heading's line.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <PageTitle text=title.clone()/>
        <div class="mx-auto w-full max-w-6xl px-4 pt-6 pb-12 sm:px-8 sm:pt-10">
            <header class="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-4 sm:mb-8">
                <div class="min-w-0">
                    <h1 class="text-2xl font-semibold tracking-tight text-balance sm:text-3xl">{title}</h1>
                    <p class="mt-1.5 text-base text-soft empty:hidden">{move || subtitle.get()}</p>
                </div>
                {actions.map(|actions| view! { <div class="flex items-center gap-3">{actions.run()}</div> })}
            </header>
            {children()}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_products_name_cannot_end_the_title_element() {
        assert_eq!(harmless("</title><script>alert(1)</script>"), "/titlescriptalert(1)/script");
        assert_eq!(harmless("&lt;Polera&gt; ñandú"), "lt;Poleragt; ñandú");
    }
}
