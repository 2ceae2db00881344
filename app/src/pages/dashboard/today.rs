//! The day's numbers: what was sold, what is open, what is to be packed, what runs out.

use domain::views::{LiveCard, LowStock, Me, Today};
use leptos::prelude::*;

use super::Session;
use crate::api::ApiError;
use crate::api::dashboard::today;
use crate::components::{
    Badge, ButtonTone, Card, CardHeader, EmptyState, ErrorState, Icon, IconView, LinkButton, Page, Skeleton,
    Stat, Tint, When,
};
use crate::i18n::{numbers, use_lang, use_texts};
use crate::routes;

/// The first page after signing in.
#[component]
pub fn TodayPage() -> impl IntoView {
    let texts = use_texts();
    let session = Session::here();
    let numbers = Resource::new(|| (), |()| today());
    let content = move || {
        Suspend::new(async move {
            match both(numbers.await, session.me.await) {
                Ok((today, me)) => view! { <Numbers today=today me=me/> }.into_any(),
                Err(error) => view! { <Card flush=true><ErrorState error=error/></Card> }.into_any(),
            }
        })
    };
    view! {
        <Page title=texts.today.title subtitle=texts.today.subtitle>
            <Transition fallback=Loading>{content}</Transition>
        </Page>
    }
}

fn both<A, B>(a: Result<A, ApiError>, b: Result<B, ApiError>) -> Result<(A, B), ApiError> {
    Ok((a?, b?))
}

#[component]
fn Numbers(today: Today, me: Me) -> impl IntoView {
    let texts = use_texts();
    let lang = use_lang();
    let count = move |number| numbers::count(number, lang);
    view! {
        <p class="sr-only">{(texts.today.greeting)(&me.name)}</p>
        <div class="flex flex-col gap-6">
            <LiveBanner live=today.live/>
            <dl class="grid gap-px overflow-hidden rounded-card border border-line bg-line shadow-card sm:grid-cols-2 lg:grid-cols-[1.5fr_1fr_1fr_1fr]">
                <Stat
                    label=texts.today.paid
                    value=numbers::money(today.paid_minor, today.currency)
                    hint=(texts.today.paid_hint)(today.orders_paid)
                    icon=Icon::Wallet
                    lead=true
                    test_id="kpi-paid"
                />
                <Stat
                    label=texts.today.carts
                    value=count(today.carts_open)
                    hint=texts.today.carts_hint
                    icon=Icon::Bag
                    test_id="kpi-carts"
                />
                <Stat
                    label=texts.today.comments
                    value=count(today.comments)
                    hint=(texts.today.claims_hint)(today.claims)
                    icon=Icon::Comment
                    test_id="kpi-comments"
                />
                <Stat
                    label=texts.today.to_dispatch
                    value=count(today.to_dispatch)
                    hint=texts.today.to_dispatch_hint
                    icon=Icon::Truck
                    test_id="kpi-to-dispatch"
                />
            </dl>
            <div class="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[1.5fr_1fr]">
                <LowStockCard low_stock=today.low_stock/>
                <DispatchCard to_dispatch=today.to_dispatch/>
            </div>
        </div>
    }
}

/// The Live that is on, or the last one, with the way to the console.
#[component]
fn LiveBanner(live: Option<LiveCard>) -> impl IntoView {
    let texts = use_texts();
    let Some(live) = live else {
        return view! {
            <Card flush=true>
                <EmptyState icon=Icon::Live title=texts.today.live_none text=texts.today.live_none_text/>
            </Card>
        }
        .into_any();
    };
    let (label, action, tint, tone) = if live.running {
        (texts.today.live_on, texts.today.live_open, Tint::Good, ButtonTone::Primary)
    } else {
        (texts.today.live_last, texts.today.live_review, Tint::Neutral, ButtonTone::Secondary)
    };
    view! {
        <Card>
            <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-5">
                <div class="min-w-0">
                    <Badge tint=tint dot=live.running>{label}</Badge>
                    <h2 class="mt-3 text-xl font-semibold tracking-tight text-balance" dir="auto">{live.title}</h2>
                    <p class="mt-1 text-sm text-soft">{texts.today.live_started} " " <When at=live.started_at/></p>
                </div>
                <LinkButton href=routes::LIVE tone=tone attr:data-testid="open-live">
                    <IconView icon=Icon::Live class="size-4.5"/>
                    {action}
                </LinkButton>
            </div>
        </Card>
    }
    .into_any()
}

#[component]
fn LowStockCard(low_stock: Vec<LowStock>) -> impl IntoView {
    let texts = use_texts();
    let content = if low_stock.is_empty() {
        view! {
            <EmptyState icon=Icon::Check title=texts.today.low_stock_none text=texts.today.low_stock_none_text/>
        }
        .into_any()
    } else {
        let rows = low_stock
            .into_iter()
            .map(|item| {
                let tint = if item.left == 0 { Tint::Bad } else { Tint::Warn };
                view! {
                    <li>
                        <a
                            href=format!("{}/{}", routes::INVENTORY, item.product)
                            class="-mx-3 flex min-h-12 items-center justify-between gap-4 rounded-control px-3 transition-colors hover:bg-raised"
                        >
                            <span class="min-w-0 truncate text-sm" dir="auto">{item.label}</span>
                            <Badge tint=tint>{(texts.today.left)(item.left)}</Badge>
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! { <ul data-testid="low-stock">{rows}</ul> }.into_any()
    };
    view! {
        <Card>
            <CardHeader title=texts.today.low_stock/>
            {content}
        </Card>
    }
}

#[component]
fn DispatchCard(to_dispatch: u32) -> impl IntoView {
    let texts = use_texts();
    let lang = use_lang();
    let content = if to_dispatch == 0 {
        view! {
            <EmptyState icon=Icon::Truck title=texts.orders.empty_to_dispatch text=texts.orders.empty_to_dispatch_text/>
        }
        .into_any()
    } else {
        view! {
            <p class="text-5xl font-semibold tracking-tight tabular-nums">{numbers::count(to_dispatch, lang)}</p>
            <p class="mt-2 mb-6 text-sm text-soft">{texts.today.to_dispatch_hint}</p>
            <LinkButton href=routes::ORDERS>
                {texts.today.to_dispatch_action}
                <IconView icon=Icon::ArrowForward class="size-4.5"/>
            </LinkButton>
        }
        .into_any()
    };
    view! {
        <Card>
            <CardHeader title=texts.today.to_dispatch/>
            {content}
        </Card>
    }
}

#[component]
fn Loading() -> impl IntoView {
    view! {
        <div class="flex flex-col gap-6">
            <Skeleton class="h-32 w-full"/>
            <Skeleton class="h-40 w-full"/>
            <Skeleton class="h-64 w-full"/>
        </div>
    }
}
