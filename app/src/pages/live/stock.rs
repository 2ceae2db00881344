//! The stock column: the product on air, the search, and every variant with what is left, held and waited for.

use domain::frame::StockRow;
use domain::ids::VariantId;
use leptos::prelude::*;

use super::desk::Desk;
use super::keys;
use super::pinned::Pinned;
use crate::components::{EmptyState, INPUT_CLASS, Icon, IconView};
use crate::live::selection::{self, STOCK_DRAWN_MAX};

/// The element id of a variant's row, by which the search box names the one that is chosen.
pub(super) fn row_id(variant: VariantId) -> String {
    format!("stock-{variant}")
}

/// The column.
#[component]
pub(super) fn Stock(desk: Desk) -> impl IntoView {
    let texts = desk.texts;
    let board = desk.board;
    let ids = Memo::new(move |_| {
        board.stock.track();
        board.with_state(|state| selection::stock(state, &desk.search.read()))
    });
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    let is_cut = Memo::new(move |_| ids.with(|ids| ids.len() == STOCK_DRAWN_MAX));
    let on_search = move |words: String| {
        desk.search.set(words);
        // What is chosen follows what is typed, so that Enter pins what stands first.
        desk.choice.set(ids.with_untracked(|ids| ids.first().copied()));
    };
    let hint = if desk.can_run { texts.keys_hint } else { "" };
    view! {
        <div class="flex min-h-13 items-center justify-between gap-3 border-b border-line px-4 py-2 max-lg:hidden">
            <h2 class="text-sm font-semibold">{texts.stock}</h2>
            <span class="text-xs text-faint">{hint}</span>
        </div>
        <div
            class="flex min-h-0 flex-1 flex-col"
            on:keydown=move |event| ids.with_untracked(|ids| keys::on_stock(desk, ids, &event))
        >
            <div class="min-h-0 flex-1 overflow-y-auto overscroll-contain" tabindex="0" role="group" aria-label=texts.stock>
                <Pinned desk=desk/>
                <div class="sticky top-0 z-10 border-b border-line bg-ground px-4 pb-3">
                    <label class="relative block">
                        <span class="sr-only">{texts.search}</span>
                        <span class="pointer-events-none absolute inset-y-0 start-3 flex items-center text-faint">
                            <IconView icon=Icon::Search class="size-4.5"/>
                        </span>
                        <input
                            node_ref=desk.search_box
                            type="search"
                            class=format!("{INPUT_CLASS} ps-10")
                            data-testid="pin-search"
                            placeholder=texts.search
                            autocomplete="off"
                            role="combobox"
                            aria-expanded="true"
                            aria-haspopup="grid"
                            aria-controls="stock-list"
                            aria-autocomplete="list"
                            aria-keyshortcuts="/"
                            aria-activedescendant=move || desk.choice.get().map(row_id)
                            prop:value=move || desk.search.get()
                            on:input:target=move |event| on_search(event.target().value())
                        />
                    </label>
                </div>
                <ul id="stock-list" role="grid" aria-label=texts.stock>
                    <For each=move || ids.get() key=|id| *id let:id>
                        <StockLine desk=desk id=id/>
                    </For>
                </ul>
                <Show when=move || is_cut.get()>
                    <p class="px-4 py-3 text-center text-sm text-faint">{texts.stock_cut}</p>
                </Show>
                <Show when=move || is_empty.get() && board.head.with(Option::is_some)>
                    <EmptyState icon=Icon::Tag title=texts.stock_none text=texts.stock_none_text/>
                </Show>
            </div>
        </div>
    }
}

#[component]
fn StockLine(desk: Desk, id: VariantId) -> impl IntoView {
    desk.board.variant(id).map(|row| {
        let texts = desk.texts;
        let chosen = move || desk.choice.get() == Some(id);
        let class = move || {
            let tone =
                if chosen() { "bg-raised ring-1 ring-inset ring-primary-ink" } else { "hover:bg-surface" };
            format!("flex items-center gap-3 border-b border-line px-4 py-2 {tone}")
        };
        let row: ArcSignal<StockRow> = row.into();
        let sku = row.with_untracked(|row| row.sku.clone());
        let code = Memo::new({
            let row = row.clone();
            move |_| row.with(|row| row.code.clone())
        });
        let name = Memo::new({
            let row = row.clone();
            move |_| row.with(full_name)
        });
        let pin = desk.can_run.then(|| {
            let label = Memo::new(move |_| format!("{}: {}", texts.pin, code.get()));
            view! {
                <button
                    type="button"
                    class="flex size-11 shrink-0 items-center justify-center rounded-control text-soft hover:bg-primary-wash hover:text-primary-ink lg:size-8"
                    title=label
                    aria-label=label
                    data-testid="pin"
                    on:click=move |_| desk.pin(Some(code.get_untracked()))
                >
                    <IconView icon=Icon::Pin class="size-4.5"/>
                </button>
            }
        });
        let claimed_units = {
            let row = row.clone();
            move || row.with(|row| claimed(desk, row).map(|claimed| format!(" · {claimed}")))
        };
        view! {
            <li
                id=row_id(id)
                role="row"
                class=class
                aria-selected=move || chosen().to_string()
                data-testid="stock-row"
                data-sku=sku.clone()
                on:click=move |_| desk.choice.set(Some(id))
            >
                <span role="gridcell" class="min-w-0 flex-1">
                    <span class="line-clamp-2 text-sm leading-5">
                        <bdi class="font-bold" dir="ltr">{code}</bdi>
                        "\u{2002}"
                        <bdi>{name}</bdi>
                    </span>
                    <span class="block truncate text-xs text-faint tabular-nums">
                        <bdi dir="ltr">{sku.clone()}</bdi>
                        {claimed_units}
                    </span>
                </span>
                <span role="gridcell" class="flex shrink-0 items-center gap-1">
                    <Adjust desk=desk row=row name=name/>
                    {pin}
                </span>
            </li>
        }
    })
}

/// The product's name and the variant's options, which a new line does not part from their dot.
fn full_name(row: &StockRow) -> String {
    if row.label.is_empty() { row.name.clone() } else { format!("{} ·\u{a0}{}", row.name, row.label) }
}

/// What is held and waited for; nothing while nothing is.
pub(super) fn claimed(desk: Desk, row: &StockRow) -> Option<String> {
    let parts = [(row.held, desk.texts.held_n), (row.waiting, desk.texts.waiting_n)];
    let parts: Vec<String> =
        parts.into_iter().filter(|(units, _)| *units > 0).map(|(units, say)| say(units)).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// What is left, between − and + that change it on the fly. A press shows at once; a refusal takes it back and says why.
#[component]
pub(super) fn Adjust(
    desk: Desk,
    /// The variant.
    row: ArcSignal<StockRow>,
    /// Its name, for those who hear the page.
    #[prop(into)]
    name: Signal<String>,
) -> impl IntoView {
    let texts = desk.texts;
    let variant = row.with_untracked(|row| row.variant);
    let on_its_way = RwSignal::new(0_i32);
    let shown = Memo::new(move |_| i64::from(row.with(StockRow::left)) + i64::from(on_its_way.get()));
    let number_class = move || {
        let tone = if shown.get() <= 0 { "text-danger-ink" } else { "text-ink" };
        format!("min-w-8 text-center text-base font-semibold tabular-nums {tone}")
    };
    let says = move |word: &'static str| move || format!("{word}: {}", name.get());
    let number = view! {
        <output class=number_class title=texts.left aria-label=says(texts.left) data-testid="stock-left">
            {shown}
        </output>
    };
    if !desk.can_edit {
        return number.into_any();
    }
    let class = "flex size-11 items-center justify-center rounded-control border border-line text-soft hover:bg-raised \
                 hover:text-ink disabled:opacity-40 lg:size-8";
    view! {
        <button
            type="button"
            class=class
            aria-label=says(texts.one_less)
            data-testid="adjust-minus"
            disabled=move || shown.get() <= 0
            on:click=move |_| desk.adjust(variant, -1, on_its_way)
        >
            <IconView icon=Icon::Minus class="size-4"/>
        </button>
        {number}
        <button
            type="button"
            class=class
            aria-label=says(texts.one_more)
            data-testid="adjust-plus"
            on:click=move |_| desk.adjust(variant, 1, on_its_way)
        >
            <IconView icon=Icon::Plus class="size-4"/>
        </button>
    }
    .into_any()
}
