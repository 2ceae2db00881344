//! The list of products, searched as one types.

use domain::role::Permission;
use domain::views::{ProductPage, ProductView, VariantView};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::adjust::AdjustStock;
use crate::api::catalogue::{PRODUCTS_PER_PAGE, products};
use crate::components::{
    Badge, ButtonTone, Card, EmptyState, ErrorState, Icon, IconView, LinkButton, Money, Page, Pager,
    ReadOnlyNotice, SearchField, SkeletonRows, Tint,
};
use crate::i18n::use_texts;
use crate::pages::dashboard::Session;
use crate::routes;

/// Units up to which a variant counts as running low.
const FEW_LEFT_MAX: u32 = 3;

/// Products with their stock; `?q=` searches, `?from=` is the first row.
#[component]
pub fn InventoryPage() -> impl IntoView {
    let texts = use_texts();
    let session = Session::here();
    let query = use_query_map();
    let words = Memo::new(move |_| query.read().get("q").unwrap_or_default());
    let from =
        Memo::new(move |_| query.read().get("from").and_then(|from| from.parse().ok()).unwrap_or(0_u32));
    let page = Resource::new(move || (words.get(), from.get()), |(words, from)| products(words, from));

    let navigate = use_navigate();
    let on_search = Callback::new(move |words: String| {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&routes::address(routes::INVENTORY, &[("q", words.trim())]), options);
    });
    let actions = move || {
        view! {
            <Suspense>
                {move || Suspend::new(async move {
                    session.may(Permission::EditCatalogue).await.then(|| view! {
                        <LinkButton href=routes::NEW_PRODUCT tone=ButtonTone::Primary attr:data-testid="new-product">
                            <IconView icon=Icon::Plus class="size-4.5"/>
                            {texts.inventory.new_product}
                        </LinkButton>
                    })
                })}
            </Suspense>
        }
    };
    let list = move || {
        Suspend::new(async move {
            let can_edit = session.may(Permission::EditCatalogue).await;
            match page.await {
                Ok(page) => {
                    view! { <Products page=page words=words.get() from=from.get() can_edit=can_edit/> }
                        .into_any()
                }
                Err(error) => view! { <Card flush=true><ErrorState error=error/></Card> }.into_any(),
            }
        })
    };
    view! {
        <Page title=texts.inventory.title actions=actions>
            <div class="mb-5">
                <SearchField
                    action=routes::INVENTORY
                    value=words
                    placeholder=texts.inventory.search_hint
                    on_search=on_search
                />
            </div>
            <Transition fallback=|| view! { <Card flush=true><SkeletonRows/></Card> }>{list}</Transition>
        </Page>
    }
}

#[component]
fn Products(page: ProductPage, words: String, from: u32, can_edit: bool) -> impl IntoView {
    let texts = use_texts();
    if page.products.is_empty() {
        let empty = if words.is_empty() {
            view! {
                <EmptyState icon=Icon::Tag title=texts.inventory.empty text=texts.inventory.empty_text>
                    {can_edit.then(|| view! {
                        <LinkButton href=routes::NEW_PRODUCT tone=ButtonTone::Primary>
                            {texts.inventory.new_product}
                        </LinkButton>
                    })}
                </EmptyState>
            }
            .into_any()
        } else {
            view! {
                <EmptyState
                    icon=Icon::Search
                    title=(texts.inventory.no_match)(&words)
                    text=texts.inventory.no_match_text
                >
                    <LinkButton href=routes::INVENTORY>{texts.common.clear}</LinkButton>
                </EmptyState>
            }
            .into_any()
        };
        return view! { <Card flush=true>{empty}</Card> }.into_any();
    }
    let total = page.total;
    let rows = page
        .products
        .into_iter()
        .map(|product| view! { <ProductRow product=product can_edit=can_edit/> })
        .collect_view();
    view! {
        <div class="flex flex-col gap-4">
            {(!can_edit).then(ReadOnlyNotice)}
            <p class="text-sm text-faint">{(texts.inventory.subtitle)(total)}</p>
            {rows}
        </div>
        <Pager
            offset=from
            per_page=PRODUCTS_PER_PAGE
            total=total
            href=move |row: u32| {
                routes::address(routes::INVENTORY, &[("q", &words), ("from", &row.to_string())])
            }
        />
    }
    .into_any()
}

#[component]
fn ProductRow(product: ProductView, can_edit: bool) -> impl IntoView {
    let texts = use_texts();
    let currency = product.currency;
    let edit = format!("{}/{}", routes::INVENTORY, product.id);
    let variants = product
        .variants
        .into_iter()
        .map(|variant| view! { <VariantRow variant=variant currency=currency can_edit=can_edit/> })
        .collect_view();
    view! {
        <article
            class="overflow-hidden rounded-card border border-line bg-surface shadow-card"
            data-testid="product-row"
        >
            <header class="flex items-center gap-4 px-4 py-3.5 sm:px-5">
                <span
                    class="inline-flex h-9 min-w-14 items-center justify-center rounded-control bg-raised px-2.5 text-sm font-semibold tabular-nums"
                    dir="ltr"
                >
                    {product.code}
                </span>
                <div class="min-w-0 flex-1">
                    <h2 class="truncate text-base font-medium" dir="auto">{product.name.clone()}</h2>
                    <p class="truncate text-sm text-faint empty:hidden" dir="auto">{product.category}</p>
                </div>
                {can_edit.then(|| view! {
                    <a
                        href=edit
                        class="inline-flex h-9 items-center gap-2 rounded-control px-3 text-sm font-medium text-soft transition-colors hover:bg-raised hover:text-ink"
                        aria-label=format!("{}: {}", texts.inventory.edit, product.name)
                    >
                        <IconView icon=Icon::Pencil class="size-4"/>
                        <span class="max-sm:sr-only">{texts.inventory.edit}</span>
                    </a>
                })}
            </header>
            <ul class="divide-y divide-line border-t border-line">{variants}</ul>
        </article>
    }
}

#[component]
fn VariantRow(variant: VariantView, currency: domain::Currency, can_edit: bool) -> impl IntoView {
    let texts = use_texts();
    let label = if variant.values.is_empty() {
        texts.inventory.single.to_owned()
    } else {
        variant.values.join(" · ")
    };
    let price = variant.price_minor;
    let waiting = variant.waiting;
    let sku = variant.sku.clone();
    let on_hand = RwSignal::new(variant.on_hand);
    let held = RwSignal::new(variant.held);
    let available = move || on_hand.get().saturating_sub(held.get());
    let number = |label: &'static str, value: Signal<u32>| {
        view! {
            <div class="flex items-baseline gap-1.5 text-sm">
                <dt class="text-faint">{label}</dt>
                <dd class="font-medium tabular-nums">{move || value.get()}</dd>
            </div>
        }
    };
    view! {
        <li
            class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2.5 px-4 py-3 sm:px-5 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,0.8fr)_minmax(0,2fr)_auto]"
            data-testid="variant-row"
            data-sku=sku
        >
            <div class="min-w-0">
                <p class="truncate text-sm font-medium" dir="auto">{label.clone()}</p>
                <p class="truncate text-xs text-faint" dir="ltr">{variant.sku}</p>
            </div>
            <p class="text-end text-sm lg:text-start"><Money minor=price currency=currency/></p>
            <div class="flex flex-wrap items-center gap-x-4 gap-y-1.5 max-lg:col-span-2">
                {move || stock_badge(available(), texts.inventory.in_stock, texts.inventory.few_left, texts.inventory.sold_out)}
                <dl class="flex flex-wrap gap-x-4 gap-y-1">
                    {number(texts.inventory.available, Signal::derive(available))}
                    {number(texts.inventory.held, held.into())}
                    {(waiting > 0).then(|| number(texts.inventory.waiting, Signal::stored(waiting)))}
                </dl>
            </div>
            <div class="max-lg:col-span-2">
                {if can_edit {
                    view! { <AdjustStock variant=variant.id label=label on_hand=on_hand held=held/> }.into_any()
                } else {
                    number(texts.inventory.on_hand, on_hand.into()).into_any()
                }}
            </div>
        </li>
    }
}

fn stock_badge(available: u32, plenty: &'static str, few: &'static str, none: &'static str) -> impl IntoView {
    let (tint, word) = match available {
        0 => (Tint::Bad, none),
        1..=FEW_LEFT_MAX => (Tint::Warn, few),
        _ => (Tint::Good, plenty),
    };
    view! { <Badge tint=tint dot=true>{word}</Badge> }
}
