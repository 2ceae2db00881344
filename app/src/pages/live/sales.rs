//! The sales column: who holds what, how long still, how far it has come.

use domain::frame::{CartLine, CartRow, Delivery};
use domain::ids::OrderId;
use leptos::prelude::*;

use super::comments::{ColumnHead, FilterButton};
use super::desk::Desk;
use super::words;
use crate::components::{Badge, Countdown, EmptyState, Icon, IconView};
use crate::i18n::numbers;
use crate::live::selection::{self, CARTS_DRAWN_MAX, CARTS_STEP, CartFilter};
use crate::routes;

/// Pixels from the end of the list within which more carts are drawn.
const NEAR_THE_END_PX: i32 = 600;

/// The column.
#[component]
pub(super) fn Sales(desk: Desk) -> impl IntoView {
    let texts = desk.texts;
    let board = desk.board;
    let filter = RwSignal::new(CartFilter::default());
    let drawn = RwSignal::new(CARTS_STEP);
    let view = Memo::new(move |_| {
        board.carts.track();
        board.with_state(|state| selection::carts(state, filter.get(), drawn.get()))
    });
    let on_scroll = move |event: web_sys::Event| {
        let list = event_target::<web_sys::Element>(&event);
        let below = list.scroll_height() - list.client_height() - list.scroll_top();
        let (shown, all) = view.with_untracked(|(ids, all)| (ids.len(), *all));
        if below < NEAR_THE_END_PX && shown < all.min(CARTS_DRAWN_MAX) {
            drawn.update(|drawn| *drawn += CARTS_STEP);
        } else if list.scroll_top() == 0 && drawn.get_untracked() > CARTS_STEP {
            drawn.set(CARTS_STEP);
        }
    };
    let filters = CartFilter::ALL
        .into_iter()
        .map(|choice| {
            let test_id = format!("carts-filter-{}", choice.word());
            view! {
                <FilterButton
                    label=words::cart_filter(texts, choice)
                    chosen=move || filter.get() == choice
                    test_id=test_id
                    on_press=move || filter.set(choice)
                />
            }
        })
        .collect_view();
    let is_empty = Memo::new(move |_| view.with(|(ids, _)| ids.is_empty()));
    // Told only where scrolling brings no more.
    let hidden = Memo::new(move |_| view.with(|(_, all)| all.saturating_sub(CARTS_DRAWN_MAX)));
    view! {
        <ColumnHead title=texts.sales><div class="flex gap-1 overflow-x-auto">{filters}</div></ColumnHead>
        <div class="min-h-0 flex-1 overflow-y-auto overscroll-contain" tabindex="0" role="group" aria-label=texts.sales data-testid="carts" on:scroll=on_scroll>
            <div role="list">
                <For each=move || view.with(|(ids, _)| ids.clone()) key=|id| *id let:id>
                    <Cart desk=desk id=id/>
                </For>
            </div>
            <Show when=move || { hidden.get() > 0 }>
                <p class="px-4 py-3 text-center text-sm text-faint">
                    {move || (texts.more_carts)(hidden.get())} " "
                    <a class="text-primary-ink underline" href=routes::ORDERS>{texts.see_orders}</a>
                </p>
            </Show>
            <Show when=move || is_empty.get() && board.head.with(Option::is_some)>
                <EmptyState icon=Icon::Bag title=texts.carts_none text=texts.carts_none_text/>
            </Show>
        </div>
    }
}

#[component]
fn Cart(desk: Desk, id: OrderId) -> impl IntoView {
    desk.board.cart(id).map(|row| {
        let for_state = row.clone();
        view! {
            <article
                role="listitem"
                class="border-b border-line px-4 py-3"
                data-testid="cart-row"
                data-order=id.to_string()
                data-state=move || for_state.with(|row| row.state.word())
            >
                {move || row.with(|row| content(desk, row))}
            </article>
        }
    })
}

fn content(desk: Desk, cart: &CartRow) -> AnyView {
    let texts = desk.texts;
    let (tint, stage) = words::stage(texts, selection::stage(cart));
    let buyer = if cart.buyer.is_empty() { texts.unnamed.to_owned() } else { cart.buyer.clone() };
    let total = desk
        .board
        .head
        .with_untracked(|head| head.as_ref().map(|head| numbers::money(cart.total_minor, head.currency)));
    let left = cart.expires_at.filter(|_| cart.state.is_cart()).map(|until| {
        view! {
            <span class="flex items-center gap-1 text-sm" title=texts.time_left>
                <IconView icon=Icon::Clock class="size-4 text-faint"/>
                <span class="sr-only">{texts.time_left}</span>
                <Countdown until=until now=desk.board.now/>
            </span>
        }
    });
    let message = words::delivery(texts, &cart.message).map(|(class, word)| {
        let icon = if matches!(cart.message, Delivery::Failed { .. }) { Icon::Alert } else { Icon::Mail };
        view! {
            <span class=format!("flex items-center gap-1 text-xs {class}")>
                <IconView icon=icon class="size-3.5"/>
                {word}
            </span>
        }
    });
    let opened = cart.opened.then(|| {
        view! {
            <span class="flex items-center gap-1 text-xs text-soft">
                <IconView icon=Icon::Eye class="size-3.5"/>
                {texts.link_opened}
            </span>
        }
    });
    view! {
        <div class="flex items-center gap-2">
            <a class="min-w-0 truncate text-sm font-semibold hover:underline" dir="auto" href=format!("{}/{}", routes::ORDERS, cart.order)>{buyer}</a>
            <span class="text-xs text-faint tabular-nums" dir="ltr">{format!("#{}", cart.number)}</span>
            <span class="ms-auto">{left}</span>
        </div>
        <ul class="mt-1 text-sm text-soft">{cart.lines.iter().map(|item| line(desk, item)).collect_view()}</ul>
        <div class="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tint=tint dot=true>{stage}</Badge>
            {message}
            {opened}
            <span class="ms-auto text-sm font-semibold tabular-nums" dir="ltr">{total}</span>
        </div>
    }
    .into_any()
}

fn line(desk: Desk, line: &CartLine) -> AnyView {
    let texts = desk.texts;
    let units = line.held.max(line.sold);
    let units = (units > 0).then(|| format!("{units} × "));
    let waiting = (line.waiting > 0).then(|| {
        view! { <span class="ms-1 text-xs text-warn-ink">{(texts.waiting_n)(line.waiting)}</span> }
    });
    view! {
        <li class="flex items-baseline gap-1">
            <span class="truncate" dir="auto">{units}{line.label.clone()}</span>
            {waiting}
        </li>
    }
    .into_any()
}
