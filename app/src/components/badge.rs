//! Short coloured words for states. The word says it; the colour only helps.

use leptos::prelude::*;

/// What a state means to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tint {
    /// Nothing special.
    #[default]
    Neutral,
    /// In progress.
    Info,
    /// Good.
    Good,
    /// Wants attention soon.
    Warn,
    /// Wrong, or over.
    Bad,
}

impl Tint {
    /// Text and background classes.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "bg-raised text-soft",
            Self::Info => "bg-primary-wash text-primary-ink",
            Self::Good => "bg-success-wash text-success-ink",
            Self::Warn => "bg-warn-wash text-warn-ink",
            Self::Bad => "bg-danger-wash text-danger-ink",
        }
    }
}

/// A short coloured word.
#[component]
pub fn Badge(
    /// What it means.
    #[prop(optional)]
    tint: Tint,
    /// A dot before the word.
    #[prop(optional)]
    dot: bool,
    /// The word.
    children: Children,
) -> impl IntoView {
    let dot =
        dot.then(|| view! { <span class="size-1.5 rounded-full bg-current" aria-hidden="true"></span> });
    view! {
        <span class=format!(
            "inline-flex h-6 items-center gap-1.5 rounded-full px-2.5 text-xs font-medium whitespace-nowrap {}",
            tint.class(),
        )>{dot} {children()}</span>
    }
}
