//! The product on air, large enough to read from across the room.

use domain::frame::StockRow;
use domain::ids::VariantId;
use leptos::prelude::*;

use super::desk::Desk;
use super::stock::{Adjust, claimed};
use crate::components::{Icon, IconView};
use crate::i18n::numbers;
use crate::live::selection::variants_of;

/// Units left from which the number turns to a warning.
const FEW_LEFT_MAX: u32 = 3;

/// The card of the product on air, or a hint how to pin one. Numbers move by themselves; the card is drawn anew only
/// when another product is pinned or its variants change.
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

fn card(desk: Desk, code: String, variants: &[VariantId]) -> AnyView {
    let texts = desk.texts;
    let rows: Vec<ArcSignal<StockRow>> =
        variants.iter().filter_map(|id| desk.board.variant(*id)).map(ArcSignal::from).collect();
    let for_sums = StoredValue::new(rows.clone());
    let sum = move |of: fn(&StockRow) -> u32| {
        Memo::new(move |_| {
            for_sums.with_value(|rows| rows.iter().map(|row| row.with(of)).fold(0, u32::saturating_add))
        })
    };
    let (left, held, waiting) = (sum(StockRow::left), sum(|row| row.held), sum(|row| row.waiting));
    let name = rows.first().cloned().map(|row| move || row.with(|row| row.name.clone()));
    let left_class = move || {
        let tone = match left.get() {
            0 => "text-danger-ink",
            1..=FEW_LEFT_MAX => "text-warn-ink",
            _ => "text-success-ink",
        };
        format!("block text-5xl leading-none font-bold tabular-nums {tone}")
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
    let price = move || for_sums.with_value(|rows| price(desk, rows));
    let has_options = rows.len() > 1;
    let single = (!has_options).then(|| rows.first().map(|row| {
        let name = Signal::stored(row.with_untracked(|row| row.sku.clone()));
        view! { <div class="mt-3 flex items-center justify-end gap-1"><Adjust desk=desk row=row.clone() name=name/></div> }
    }));
    let rows = has_options.then(|| rows.into_iter().map(|row| variant(desk, row)).collect_view());
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
                        <span class="font-semibold tabular-nums" dir="ltr">{price}</span>
                    </p>
                </div>
                <p class="text-center">
                    <span class=left_class dir="ltr" data-testid="pinned-left">{left}</span>
                    <span class="text-xs text-soft">{texts.left}</span>
                </p>
                {unpin}
            </div>
            <dl class="mt-3 flex gap-6 text-sm">
                <div class="flex items-baseline gap-1.5">
                    <dt class="text-soft">{texts.held}</dt>
                    <dd class="text-base font-semibold tabular-nums" data-testid="pinned-held">{held}</dd>
                </div>
                <div class="flex items-baseline gap-1.5">
                    <dt class="text-soft">{texts.waiting}</dt>
                    <dd class="text-base font-semibold tabular-nums" data-testid="pinned-waiting">{waiting}</dd>
                </div>
            </dl>
            {single}
            <ul class="mt-3 divide-y divide-line border-t border-line empty:hidden">{rows}</ul>
        </section>
    }
    .into_any()
}

fn variant(desk: Desk, row: ArcSignal<StockRow>) -> AnyView {
    let sku = row.with_untracked(|row| row.sku.clone());
    let name = Signal::stored(
        row.with_untracked(|row| if row.label.is_empty() { row.sku.clone() } else { row.label.clone() }),
    );
    let for_claimed = row.clone();
    view! {
        <li class="flex items-center gap-3 py-1.5 text-sm" data-testid="pinned-variant" data-sku=sku>
            <span class="min-w-0 flex-1 truncate font-medium"><bdi>{name}</bdi></span>
            <span class="shrink-0 text-xs text-soft tabular-nums">{move || for_claimed.with(|row| claimed(desk, row))}</span>
            <span class="flex shrink-0 items-center gap-1"><Adjust desk=desk row=row name=name/></span>
        </li>
    }
    .into_any()
}

fn price(desk: Desk, rows: &[ArcSignal<StockRow>]) -> Option<String> {
    let currency = desk.board.head.with_untracked(|head| head.as_ref().map(|head| head.currency))?;
    let prices = || rows.iter().map(|row| row.with(|row| row.price_minor));
    let (least, most) = (prices().min()?, prices().max()?);
    let shown = numbers::money(least, currency);
    Some(if least == most { shown } else { format!("{shown} – {}", numbers::money(most, currency)) })
}
