//! The list of orders: a few views of it, and a search.

use domain::role::Permission;
use domain::views::{OrderFilter, OrderPage, OrderRow};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::OrderStateBadge;
use crate::api::orders::{ORDERS_PER_PAGE, orders};
use crate::components::{
    Card, Cell, DataTable, EmptyState, ErrorState, Icon, LinkButton, Money, Page, Pager, ReadOnlyNotice,
    SearchField, Segment, Segmented, SkeletonRows, When,
};
use crate::i18n::{numbers, use_lang, use_texts};
use crate::pages::dashboard::Session;
use crate::routes;

/// The views of the list with their words in the address, in the order shown.
const FILTERS: [(OrderFilter, &str); 5] = [
    (OrderFilter::ToDispatch, ""),
    (OrderFilter::Carts, "carts"),
    (OrderFilter::Paid, "paid"),
    (OrderFilter::Ended, "ended"),
    (OrderFilter::All, "all"),
];

fn filter_of(word: &str) -> OrderFilter {
    FILTERS.iter().find(|(_, known)| *known == word).map_or_else(OrderFilter::default, |(filter, _)| *filter)
}

fn word_of(filter: OrderFilter) -> &'static str {
    FILTERS.iter().find(|(known, _)| *known == filter).map_or("", |(_, word)| *word)
}

/// Orders; `?filter=` is the view, `?q=` searches, `?from=` is the first row.
#[component]
pub fn OrdersPage() -> impl IntoView {
    let texts = use_texts();
    let session = Session::here();
    let query = use_query_map();
    let filter = Memo::new(move |_| filter_of(&query.read().get("filter").unwrap_or_default()));
    let words = Memo::new(move |_| query.read().get("q").unwrap_or_default());
    let from =
        Memo::new(move |_| query.read().get("from").and_then(|from| from.parse().ok()).unwrap_or(0_u32));
    let page = Resource::new(
        move || (filter.get(), words.get(), from.get()),
        |(filter, words, from)| orders(filter, words, from),
    );

    let navigate = use_navigate();
    let on_search = Callback::new(move |words: String| {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        let query = [("filter", word_of(filter.get_untracked())), ("q", words.trim())];
        navigate(&routes::address(routes::ORDERS, &query), options);
    });
    let segments = Signal::derive(move || {
        FILTERS
            .iter()
            .map(|(known, word)| Segment {
                label: texts.orders.filter(*known),
                href: routes::address(routes::ORDERS, &[("filter", word), ("q", &words.read())]),
                current: *known == filter.get(),
            })
            .collect::<Vec<_>>()
    });
    let search = move || {
        let keep = match word_of(filter.get()) {
            "" => Vec::new(),
            word => vec![("filter", word.to_owned())],
        };
        view! {
            <SearchField
                action=routes::ORDERS
                keep=keep
                value=words
                placeholder=texts.orders.search_hint
                on_search=on_search
            />
        }
    };
    let list = move || {
        Suspend::new(async move {
            let may_fulfil = session.may(Permission::FulfilOrders).await;
            match page.await {
                Ok(page) => view! {
                    {(!may_fulfil).then(|| view! { <div class="mb-4"><ReadOnlyNotice/></div> })}
                    <Orders page=page filter=filter.get() words=words.get() from=from.get()/>
                }
                .into_any(),
                Err(error) => view! { <Card flush=true><ErrorState error=error/></Card> }.into_any(),
            }
        })
    };
    view! {
        <Page title=texts.orders.title>
            <div class="mb-5 flex flex-wrap items-center justify-between gap-4">
                <Segmented label=texts.orders.filters segments=segments/>
                {search}
            </div>
            <Transition fallback=|| view! { <Card flush=true><SkeletonRows/></Card> }>{list}</Transition>
        </Page>
    }
}

#[component]
fn Orders(page: OrderPage, filter: OrderFilter, words: String, from: u32) -> impl IntoView {
    let texts = use_texts();
    if page.orders.is_empty() {
        return view! { <Card flush=true><NoOrders filter=filter words=words/></Card> }.into_any();
    }
    let total = page.total;
    let rows = page.orders.into_iter().map(|order| view! { <OrderTableRow order=order/> }).collect_view();
    view! {
        <Card flush=true>
            <DataTable
                label=texts.orders.title
                headers=vec![
                    texts.orders.order,
                    texts.orders.buyer,
                    texts.orders.state,
                    texts.orders.units,
                    texts.orders.total,
                    texts.orders.opened_at,
                ]
            >
                {rows}
            </DataTable>
        </Card>
        <Pager
            offset=from
            per_page=ORDERS_PER_PAGE
            total=total
            href=move |row: u32| {
                let query = [("filter", word_of(filter)), ("q", words.as_str()), ("from", &row.to_string())];
                routes::address(routes::ORDERS, &query)
            }
        />
    }
    .into_any()
}

#[component]
fn OrderTableRow(order: OrderRow) -> impl IntoView {
    let texts = use_texts();
    let lang = use_lang();
    let href = format!("{}/{}", routes::ORDERS, order.id);
    let buyer = if order.buyer.is_empty() {
        view! { <span class="text-faint">{texts.orders.unnamed}</span> }.into_any()
    } else {
        view! { <span class="font-medium" dir="auto">{order.buyer}</span> }.into_any()
    };
    view! {
        <tr role="row" class="relative transition-colors hover:bg-raised/60" data-testid="order-row">
            <Cell lead=true>
                // The link covers the whole row, so that a thumb finds it.
                <a href=href class="font-semibold tabular-nums after:absolute after:inset-0">
                    {format!("#{}", order.number)}
                </a>
            </Cell>
            <Cell label=texts.orders.buyer>{buyer}</Cell>
            <Cell corner=true>
                <OrderStateBadge state=order.state/>
            </Cell>
            <Cell label=texts.orders.units>
                <span class="tabular-nums">{numbers::count(order.units, lang)}</span>
            </Cell>
            <Cell label=texts.orders.total>
                <span class="font-medium"><Money minor=order.total_minor currency=order.currency/></span>
            </Cell>
            <Cell label=texts.orders.opened_at>
                <span class="text-soft"><When at=order.created_at/></span>
            </Cell>
        </tr>
    }
}

#[component]
fn NoOrders(filter: OrderFilter, words: String) -> impl IntoView {
    let texts = use_texts();
    if !words.is_empty() {
        return view! {
            <EmptyState
                icon=Icon::Search
                title=(texts.orders.no_match)(&words)
                text=texts.orders.no_match_text
            >
                <LinkButton href=routes::address(
                    routes::ORDERS,
                    &[("filter", word_of(OrderFilter::All)), ("q", &words)],
                )>{texts.orders.all}</LinkButton>
            </EmptyState>
        }
        .into_any();
    }
    let (icon, title, text) = match filter {
        OrderFilter::ToDispatch => {
            (Icon::Check, texts.orders.empty_to_dispatch, texts.orders.empty_to_dispatch_text)
        }
        _ => (Icon::Bag, texts.orders.empty, texts.orders.empty_text),
    };
    view! { <EmptyState icon=icon title=title text=text/> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_of_the_list_has_an_address_of_its_own() {
        for (filter, word) in FILTERS {
            assert_eq!(filter_of(word), filter);
            assert_eq!(word_of(filter), word);
        }
        assert_eq!(filter_of("nonsense"), OrderFilter::ToDispatch);
    }
}
