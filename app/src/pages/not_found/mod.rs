//! The page for addresses that lead nowhere.

use leptos::prelude::*;

use crate::components::{ButtonTone, EmptyState, Icon, LinkButton, PageTitle};
use crate::i18n::use_texts;
use crate::routes;

/// Says that nothing is here, with status 404, and shows the way back.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let texts = use_texts();
    #[cfg(feature = "ssr")]
    crate::api::set_status(axum::http::StatusCode::NOT_FOUND);
    view! {
        <PageTitle text=texts.common.not_found_title/>
        <main class="flex min-h-dvh items-center justify-center">
            <EmptyState
                icon=Icon::Search
                title=texts.common.not_found_title
                text=texts.common.not_found_text
            >
                <LinkButton href=routes::DASHBOARD tone=ButtonTone::Primary>
                    {texts.common.go_home}
                </LinkButton>
            </EmptyState>
        </main>
    }
}
