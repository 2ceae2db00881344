//! What a page shows when there is nothing, not yet anything, or something went wrong.

use leptos::prelude::*;

use super::{ButtonTone, Icon, IconView, LinkButton, Tint};
use crate::api::ApiError;
use crate::i18n::{use_lang, use_texts};
use crate::routes;

/// Nothing here: why, and what to do next.
#[component]
pub fn EmptyState(
    /// Picture.
    icon: Icon,
    /// What is missing.
    #[prop(into)]
    title: String,
    /// Why, and what to do.
    #[prop(into)]
    text: String,
    /// The next step.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="flex flex-col items-center px-6 py-14 text-center">
            <span class="mb-4 flex size-12 items-center justify-center rounded-full bg-raised text-faint">
                <IconView icon=icon class="size-6"/>
            </span>
            <h2 class="text-base font-semibold">{title}</h2>
            <p class="mt-1.5 max-w-sm text-sm text-pretty text-soft">{text}</p>
            {children.map(|children| view! { <div class="mt-5">{children()}</div> })}
        </div>
    }
}

/// It could not be shown: the sentence for people, and the way on (sign in again, or try again).
#[component]
pub fn ErrorState(
    /// What went wrong.
    error: ApiError,
) -> impl IntoView {
    let texts = use_texts();
    let way_on = if error.is_signed_out() {
        view! { <LinkButton href=routes::SIGN_IN tone=ButtonTone::Primary>{texts.auth.submit}</LinkButton> }
            .into_any()
    } else if error.is_not_found() {
        view! { <LinkButton href=routes::DASHBOARD>{texts.common.go_home}</LinkButton> }.into_any()
    } else {
        // An empty address is this page again: a full reload, with scripts or without.
        view! { <LinkButton href="" attr:rel="external">{texts.common.retry}</LinkButton> }.into_any()
    };
    view! {
        <div class="flex flex-col items-center px-6 py-14 text-center" role="alert">
            <span class="mb-4 flex size-12 items-center justify-center rounded-full bg-danger-wash text-danger-ink">
                <IconView icon=Icon::Alert class="size-6"/>
            </span>
            <h2 class="text-base font-semibold">{texts.common.something_failed}</h2>
            <p class="mt-1.5 max-w-sm text-sm text-pretty text-soft">{error.sentence(use_lang())}</p>
            <div class="mt-5">{way_on}</div>
        </div>
    }
}

/// A sentence that stands out where it is.
#[component]
pub fn Notice(
    /// What it means.
    tint: Tint,
    /// Picture.
    icon: Icon,
    /// The sentence.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=format!("flex items-start gap-3 rounded-control px-4 py-3 text-sm {}", tint.class())>
            <IconView icon=icon class="mt-px size-4.5"/>
            <div class="min-w-0">{children()}</div>
        </div>
    }
}

/// Says that this person may look but not change, and whom to ask.
#[component]
pub fn ReadOnlyNotice() -> impl IntoView {
    let texts = use_texts();
    view! {
        <Notice tint=Tint::Neutral icon=Icon::Lock>
            <span class="font-medium text-ink">{texts.common.read_only}</span>
            ". "
            {texts.common.read_only_hint}
        </Notice>
    }
}

/// The place of something that is on its way.
#[component]
pub fn Skeleton(
    /// Its size, such as `h-6 w-32`.
    class: &'static str,
) -> impl IntoView {
    view! { <div class=format!("animate-breathe rounded-control bg-raised {class}") aria-hidden="true"></div> }
}

/// The place of a list that is on its way.
#[component]
pub fn SkeletonRows(
    /// Rows to suggest.
    #[prop(default = 6)]
    rows: usize,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        <div class="flex flex-col gap-3 p-5" role="status">
            <span class="sr-only">{texts.common.loading}</span>
            {(0..rows).map(|_| view! { <Skeleton class="h-12 w-full"/> }).collect_view()}
        </div>
    }
}
