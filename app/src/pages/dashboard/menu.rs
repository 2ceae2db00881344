//! The person's own menu: who they are, language, appearance, signing out. Plain forms, so it works without scripts.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::hooks::use_location;

use super::Session;
use crate::api::accounts::{SetPreferences, SignOut};
use crate::components::{Button, ButtonSize, ButtonTone, Icon, IconView, Select};
use crate::i18n::{Lang, use_lang, use_texts};
use crate::preferences::{Preferences, Theme};
use domain::role::Role;

/// The last entry of the menu; unfolds upwards.
#[component]
pub fn AccountMenu() -> impl IntoView {
    let texts = use_texts();
    let session = Session::here();
    let person = move || {
        Suspend::new(async move {
            let me = session.me.await.ok()?;
            let role = match me.role {
                Role::Owner => texts.common.owner,
                Role::Staff => texts.common.staff,
            };
            Some(view! {
                <span class="hidden min-w-0 flex-1 text-start lg:block">
                    <span class="block truncate text-sm font-medium text-ink">{me.store_name}</span>
                    <span class="block truncate text-xs text-faint" title=role>{me.name}</span>
                </span>
            })
        })
    };
    view! {
        <details class="group relative flex-1 lg:mt-auto lg:flex-none" data-testid="account-menu">
            <summary class="flex h-16 flex-col items-center justify-center gap-1 rounded-control text-xs font-medium text-faint transition-colors group-open:text-ink hover:text-ink lg:h-14 lg:flex-row lg:gap-3 lg:px-3 lg:hover:bg-raised">
                <span class="flex items-center justify-center text-current lg:size-8 lg:rounded-full lg:bg-raised">
                    <IconView icon=Icon::User class="size-5 lg:size-4.5"/>
                </span>
                <span class="lg:hidden">{texts.common.more}</span>
                <Suspense>{person}</Suspense>
            </summary>
            <div class="absolute end-2 bottom-full mb-2 w-72 animate-rise rounded-card border border-line bg-raised p-4 shadow-float lg:start-0 lg:end-auto">
                <PreferencesForm/>
                <div class="mt-3 border-t border-line pt-3">
                    // A plain form: the next page begins with nothing of this session in memory.
                    <form action=SignOut::url() method="post">
                        <Button
                            submit=true
                            wide=true
                            size=ButtonSize::Small
                            tone=ButtonTone::Quiet
                            attr:data-testid="sign-out"
                        >
                            <IconView icon=Icon::SignOut class="size-4.5"/>
                            {texts.common.sign_out}
                        </Button>
                    </form>
                </div>
            </div>
        </details>
    }
}

/// Language and appearance. A plain form on purpose: the page is drawn anew in the language chosen, at once with
/// scripts, by the button without.
#[component]
pub fn PreferencesForm() -> impl IntoView {
    let texts = use_texts();
    let lang = use_lang();
    let theme = use_context::<Preferences>().unwrap_or_default().theme;
    let location = use_location();
    let back = move || {
        let path = location.pathname.get();
        let query = location.search.get();
        if query.is_empty() { path } else { format!("{path}?{query}") }
    };
    let languages = Lang::ALL.into_iter().map(|lang| (lang.code(), lang.name())).collect();
    let themes = Theme::ALL
        .into_iter()
        .map(|theme| {
            let name = match theme {
                Theme::Dark => texts.common.theme_dark,
                Theme::Light => texts.common.theme_light,
                Theme::Auto => texts.common.theme_auto,
            };
            (theme.word(), name)
        })
        .collect();
    let form = NodeRef::<leptos::html::Form>::new();
    let apply = move |_| {
        if let Some(form) = form.get_untracked() {
            // It is refused only for a form that is not valid, and choices always are.
            let _ = form.request_submit();
        }
    };
    view! {
        <form
            node_ref=form
            action=SetPreferences::url()
            method="post"
            class="flex flex-col gap-3"
            on:change=apply
        >
            <input type="hidden" name="back" value=back/>
            <Select name="lang" label=texts.common.language options=languages selected=lang.code()/>
            <Select name="theme" label=texts.common.theme options=themes selected=theme.word()/>
            <div class="without-scripts">
                <Button submit=true wide=true size=ButtonSize::Small>{texts.common.apply}</Button>
            </div>
        </form>
    }
}
