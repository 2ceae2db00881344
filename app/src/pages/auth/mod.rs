//! Signing in. A plain form that works without scripts; with them, errors appear without leaving the page.

use domain::{Fault, FaultKind};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_query_map;

use crate::api::accounts::{SignIn, me};
use crate::components::{
    Button, ButtonSize, ButtonTone, INPUT_CLASS, Icon, IconView, Notice, PageTitle, Tint,
};
use crate::i18n::{fault_sentence, use_lang, use_texts};
use crate::pages::dashboard::{Brand, PreferencesForm};
use crate::routes;

/// The sign-in page: one card; `?error=<code>` shows why it was refused, `?next=<path>` is where to go afterwards.
#[component]
pub fn SignInPage() -> impl IntoView {
    let texts = use_texts();
    let lang = use_lang();
    let query = use_query_map();
    let sign_in = ServerAction::<SignIn>::new();
    let signed_in = Resource::new(|| (), |()| async { me().await.is_ok() });

    let error = move || {
        let told = sign_in
            .value()
            .read()
            .as_ref()
            .and_then(|answer| answer.as_ref().err().map(|refusal| refusal.sentence(lang)));
        told.or_else(|| {
            let code = query.read().get("error").filter(|code| !code.is_empty())?;
            Some(fault_sentence(&Fault::new(FaultKind::Invalid, &code, ""), lang))
        })
    };
    let next = move || query.read().get("next").unwrap_or_default();

    view! {
        <PageTitle text=texts.auth.title/>
        <Suspense>
            {move || Suspend::new(async move {
                signed_in.await.then(|| view! { <Redirect path=routes::DASHBOARD/> })
            })}
        </Suspense>
        <div class="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
            <main class="flex flex-col px-5 py-6 sm:px-10">
                <Brand/>
                <div class="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-12">
                    <h1 class="text-3xl font-semibold tracking-tight">{texts.auth.title}</h1>
                    <p class="mt-2 text-base text-soft">{texts.auth.welcome}</p>
                    <ActionForm action=sign_in attr:class="mt-8 flex flex-col gap-5">
                        <input type="hidden" name="next" value=next/>
                        {move || error().map(|sentence| view! {
                            <div role="alert" data-testid="signin-error">
                                <Notice tint=Tint::Bad icon=Icon::Alert>{sentence}</Notice>
                            </div>
                        })}
                        <div>
                            <label for="email" class="mb-1.5 block text-sm font-medium">{texts.auth.email}</label>
                            <input
                                id="email"
                                name="email"
                                type="email"
                                class=INPUT_CLASS
                                autocomplete="username"
                                autocapitalize="none"
                                spellcheck="false"
                                maxlength="254"
                                required=true
                                data-testid="signin-email"
                            />
                        </div>
                        <PasswordField/>
                        <div class="mt-1">
                            <Button
                                submit=true
                                wide=true
                                tone=ButtonTone::Primary
                                size=ButtonSize::Large
                                busy=sign_in.pending()
                                attr:data-testid="signin-submit"
                            >
                                {move || if sign_in.pending().get() { texts.auth.working } else { texts.auth.submit }}
                            </Button>
                        </div>
                    </ActionForm>
                    <p class="mt-6 text-sm text-pretty text-faint">{texts.auth.next_step}</p>
                </div>
                <div class="mx-auto w-full max-w-sm">
                    <PreferencesForm/>
                </div>
            </main>
            <Promise/>
        </div>
    }
}

/// The password with a switch that shows it.
#[component]
fn PasswordField() -> impl IntoView {
    let texts = use_texts();
    let shown = RwSignal::new(false);
    view! {
        <div>
            <label for="password" class="mb-1.5 block text-sm font-medium">{texts.auth.password}</label>
            <div class="relative">
                <input
                    id="password"
                    name="password"
                    type=move || if shown.get() { "text" } else { "password" }
                    class=format!("{INPUT_CLASS} pe-28")
                    autocomplete="current-password"
                    maxlength="128"
                    required=true
                    data-testid="signin-password"
                />
                <button
                    type="button"
                    class="needs-scripts absolute inset-y-1 end-1 flex items-center gap-1.5 rounded-lg px-2.5 text-sm text-soft hover:text-ink"
                    aria-pressed=move || if shown.get() { "true" } else { "false" }
                    aria-controls="password"
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || if shown.get() {
                        view! { <IconView icon=Icon::EyeOff class="size-4"/> {texts.auth.hide_password} }.into_any()
                    } else {
                        view! { <IconView icon=Icon::Eye class="size-4"/> {texts.auth.show_password} }.into_any()
                    }}
                </button>
            </div>
        </div>
    }
}

/// Beside the form on large screens: what the product does, in three lines.
#[component]
fn Promise() -> impl IntoView {
    let texts = use_texts();
    let line = |icon: Icon, text: &'static str| {
        view! {
            <li class="flex items-start gap-4">
                <span class="flex size-10 shrink-0 items-center justify-center rounded-full bg-primary-wash text-primary-ink">
                    <IconView icon=icon/>
                </span>
                <span class="max-w-sm pt-1.5 text-lg leading-snug text-pretty">{text}</span>
            </li>
        }
    };
    view! {
        <aside class="hidden border-s border-line bg-surface lg:flex lg:flex-col lg:justify-center lg:px-16">
            <ul class="flex flex-col gap-9">
                {line(Icon::Comment, texts.auth.promise_holds)}
                {line(Icon::Wallet, texts.auth.promise_money)}
                {line(Icon::Stop, texts.auth.promise_stop)}
            </ul>
        </aside>
    }
}
