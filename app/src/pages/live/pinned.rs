//! The product on air, large enough to read from across the room.

use domain::frame::StockRow;
use leptos::prelude::*;

use super::desk::Desk;
use super::stock::{Adjust, claimed};
use crate::components::{Icon, IconView};
use crate::i18n::numbers;
use crate::live::selection::variants_of;

/// Units left from which the number turns to a warning.
const FEW_LEFT_MAX: u32 = 3;

/// The card of the product on air, or a hint how to pin one.
#[component]
pub(super) fn Pinned(desk: Desk) -> impl IntoView {
    let board = desk.board;
    let texts = desk.texts;
    let pinned =
        Memo::new(move |_| board.head.with(|head| head.as_ref().and_then(|head| head.pinned.clone())));
    let variants = Memo::new(move |_| {
        board.stock.track();
        pinned.with(|code| code.as_ref().map(|code| board.with_state(|state| variants_of(state, code))))
    });
    move || {
        match (pinned.get(), variants.get()) {
        (Some(code), Some(variants)) => card(desk, code, &variants),
        _ => view! {
            <p class="m-4 rounded-card border border-dashed border-line-strong/60 px-4 py-6 text-center text-sm text-soft" data-testid="pinned-card" data-code="">
                {texts.pinned_none}
            </p>
        }
        .into_any(),
    }
    }
}

fn card(desk: Desk, code: String, variants: &[StockRow]) -> AnyView {
    let texts = desk.texts;
    let name = variants.first().map(|row| row.name.clone()).unwrap_or_default();
    let sum = |of: fn(&StockRow) -> u32| variants.iter().map(of).fold(0, u32::saturating_add);
    let left = sum(StockRow::left);
    let tone = match left {
        0 => "text-danger-ink",
        1..=FEW_LEFT_MAX => "text-warn-ink",
        _ => "text-success-ink",
    };
    let data_code = code.clone();
    let unpin = desk.can_run.then(|| {
        view! {
            <button
                type="button"
                class="flex size-11 items-center justify-center rounded-control text-faint hover:bg-raised hover:text-ink"
                aria-label=texts.unpin
                title=texts.unpin
                data-testid="unpin"
                on:click=move |_| desk.pin(None)
            >
                <IconView icon=Icon::Close class="size-4.5"/>
            </button>
        }
    });
    let has_options = variants.len() > 1;
    let rows = has_options.then(|| variants.iter().map(|row| variant(desk, row)).collect_view());
    let single = (!has_options).then(|| variants.first().map(|row| {
        view! { <div class="mt-3 flex items-center justify-end gap-1"><Adjust desk=desk variant=row.variant label=row.sku.clone() left=row.left()/></div> }
    }));
    view! {
        <section
            class="m-4 rounded-card border border-primary/60 bg-primary-wash p-4"
            aria-label=texts.on_air
            data-testid="pinned-card"
            data-code=data_code
        >
            <div class="flex items-start gap-3">
                <div class="min-w-0 flex-1">
                    <p class="flex items-center gap-1.5 text-xs font-semibold text-primary-ink">
                        <IconView icon=Icon::Pin class="size-4"/>
                        {texts.on_air}
                    </p>
                    <p class="mt-1 text-lg leading-tight font-semibold text-balance" dir="auto">{name}</p>
                    <p class="mt-1 flex items-baseline gap-2 text-sm">
                        <span class="rounded bg-primary px-2 font-bold text-on-primary" dir="ltr">{code}</span>
                        <span class="font-semibold tabular-nums" dir="ltr">{price(desk, variants)}</span>
                    </p>
                </div>
                <p class="text-center">
                    <span class=format!("block text-5xl leading-none font-bold tabular-nums {tone}") dir="ltr" data-testid="pinned-left">{left}</span>
                    <span class="text-xs text-soft">{texts.left}</span>
                </p>
                {unpin}
            </div>
            <dl class="mt-3 flex gap-6 text-sm">
                <div class="flex items-baseline gap-1.5">
                    <dt class="text-soft">{texts.held}</dt>
                    <dd class="text-base font-semibold tabular-nums" data-testid="pinned-held">{sum(|row| row.held)}</dd>
                </div>
                <div class="flex items-baseline gap-1.5">
                    <dt class="text-soft">{texts.waiting}</dt>
                    <dd class="text-base font-semibold tabular-nums" data-testid="pinned-waiting">{sum(|row| row.waiting)}</dd>
                </div>
            </dl>
            {single}
            <ul class="mt-3 divide-y divide-line border-t border-line empty:hidden">{rows}</ul>
        </section>
    }
    .into_any()
}

fn variant(desk: Desk, row: &StockRow) -> AnyView {
    let name = if row.label.is_empty() { row.sku.clone() } else { row.label.clone() };
    view! {
        <li class="flex items-center gap-3 py-1.5 text-sm" data-testid="pinned-variant" data-sku=row.sku.clone()>
            <span class="min-w-0 flex-1 truncate font-medium" dir="auto">{name.clone()}</span>
            <span class="shrink-0 text-xs text-soft tabular-nums">{claimed(desk, row)}</span>
            <span class="flex shrink-0 items-center gap-1"><Adjust desk=desk variant=row.variant label=name left=row.left()/></span>
        </li>
    }
    .into_any()
}

fn price(desk: Desk, variants: &[StockRow]) -> Option<String> {
    let currency = desk.board.head.with_untracked(|head| head.as_ref().map(|head| head.currency))?;
    let least = variants.iter().map(|row| row.price_minor).min()?;
    let most = variants.iter().map(|row| row.price_minor).max()?;
    let shown = numbers::money(least, currency);
    Some(if least == most { shown } else { format!("{shown} – {}", numbers::money(most, currency)) })
}
