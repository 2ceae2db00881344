//! The frame of the signed-in area: a side menu on desks, a bar at the bottom on phones.

use leptos::prelude::*;
use leptos_router::components::{A, Outlet, Redirect};
use leptos_router::hooks::use_location;

use super::Session;
use super::menu::AccountMenu;
use crate::components::{Icon, IconView};
use crate::i18n::{CommonTexts, use_texts};
use crate::routes;

/// One entry of the menu.
struct Entry {
    href: &'static str,
    icon: Icon,
    label: fn(&CommonTexts) -> &'static str,
    exact: bool,
    test_id: &'static str,
}

const ENTRIES: [Entry; 4] = [
    Entry {
        href: routes::DASHBOARD,
        icon: Icon::Home,
        label: |texts| texts.today,
        exact: true,
        test_id: "nav-today",
    },
    Entry {
        href: routes::LIVE,
        icon: Icon::Live,
        label: |texts| texts.live,
        exact: false,
        test_id: "nav-live",
    },
    Entry {
        href: routes::INVENTORY,
        icon: Icon::Tag,
        label: |texts| texts.inventory,
        exact: false,
        test_id: "nav-inventory",
    },
    Entry {
        href: routes::ORDERS,
        icon: Icon::Bag,
        label: |texts| texts.orders,
        exact: false,
        test_id: "nav-orders",
    },
];

/// The frame around every page of the signed-in area; sends whoever is not signed in to the sign-in page.
#[component]
pub fn DashboardLayout() -> impl IntoView {
    let texts = use_texts();
    let session = Session::provide();
    let location = use_location();
    let sign_in = move || {
        let path = location.pathname.get_untracked();
        let query = location.search.get_untracked();
        let here = if query.is_empty() { path } else { format!("{path}?{query}") };
        routes::address(routes::SIGN_IN, &[("next", &here)])
    };
    let entries = ENTRIES
        .iter()
        .map(|entry| {
            view! {
                <li class="min-w-0 flex-1 lg:flex-none">
                    <A
                        href=entry.href
                        exact=entry.exact
                        attr:class="flex h-16 flex-col items-center justify-center gap-1 rounded-control text-xs font-medium \
                                    text-faint transition-colors hover:text-ink aria-[current=page]:text-primary-ink \
                                    lg:h-11 lg:flex-row lg:justify-start lg:gap-3 lg:px-3 lg:text-sm lg:text-soft \
                                    lg:hover:bg-raised lg:aria-[current=page]:bg-raised lg:aria-[current=page]:text-ink"
                        attr:data-testid=entry.test_id
                    >
                        <IconView icon=entry.icon/>
                        {(entry.label)(&texts.common)}
                    </A>
                </li>
            }
        })
        .collect_view();
    view! {
        <a
            href="#content"
            rel="external"
            class="sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:z-50 focus:rounded-control focus:bg-primary focus:px-4 focus:py-3 focus:text-on-primary"
        >
            {texts.common.skip_to_content}
        </a>
        <Suspense>
            {move || Suspend::new(async move {
                let signed_out = session.me.await.is_err_and(|error| error.is_signed_out());
                signed_out.then(|| view! { <Redirect path=sign_in()/> })
            })}
        </Suspense>
        <div class="min-h-dvh lg:grid lg:grid-cols-[232px_minmax(0,1fr)]">
            <aside class="fixed inset-x-0 bottom-0 z-40 border-t border-line bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur lg:sticky lg:inset-auto lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:border-e lg:border-t-0 lg:bg-surface lg:p-4 lg:backdrop-blur-none">
                <div class="hidden px-2 pt-2 pb-8 lg:block">
                    <Brand/>
                </div>
                <nav aria-label=texts.common.main_menu class="flex lg:flex-1 lg:flex-col">
                    <ul class="flex flex-4 lg:flex-none lg:flex-col lg:gap-1">{entries}</ul>
                    <AccountMenu/>
                </nav>
            </aside>
            <main id="content" tabindex="-1" class="min-w-0 pb-24 outline-none lg:pb-0">
                <Outlet/>
            </main>
        </div>
    }
}

/// The product's mark and name.
#[component]
pub fn Brand() -> impl IntoView {
    view! {
        <span class="inline-flex items-center gap-2.5 text-base font-semibold tracking-tight" dir="ltr">
            <img src="/favicon.svg" alt="" width="28" height="28"/>
            "LiveStreamSell"
        </span>
    }
}
