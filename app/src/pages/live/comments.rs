//! The comments column. The newest stands on top: the eye's resting place at a desk is the top edge, where the strip
//! and the pinned product are too, and the list never has to be scrolled to follow. When the seller scrolls down or
//! looks at a reason the list stands still, says so, and counts what waits above.

use domain::ids::CommentId;
use leptos::prelude::*;

use super::comment_row::CommentLine;
use super::desk::Desk;
use super::words;
use crate::components::{EmptyState, Icon, IconView, SkeletonRows};
use crate::live::selection::{self, COMMENTS_STEP, CommentFilter, CommentWindow};

/// The column.
#[component]
pub(super) fn Comments(desk: Desk) -> impl IntoView {
    let texts = desk.texts;
    let board = desk.board;
    let view = Memo::new(move |_| {
        board.comments.track();
        board.with_state(|state| selection::comments(state, board.window.get()))
    });
    let list = desk.comments_list;
    let to_top = move || {
        if let Some(list) = list.get_untracked() {
            list.set_scroll_top(0);
        }
    };
    let follow = move || {
        board.follow();
        to_top();
    };
    let on_scroll = move |_| {
        board.hold_still();
        desk.stop_reading();
    };
    let choose = move |filter| {
        board.window.set(CommentWindow { filter, ..CommentWindow::default() });
        to_top();
    };
    let move_by = move |down: bool| {
        board.hold_still();
        board.window.update(|window| {
            window.skip =
                if down { window.skip + COMMENTS_STEP } else { window.skip.saturating_sub(COMMENTS_STEP) };
        });
        to_top();
    };
    let filters = CommentFilter::ALL
        .into_iter()
        .map(|filter| {
            let chosen = move || board.window.with(|window| window.filter == filter);
            let test_id = format!("comments-filter-{}", filter.word());
            view! {
                <FilterButton label=words::comment_filter(texts, filter) chosen=chosen test_id=test_id on_press=move || choose(filter)/>
            }
        })
        .collect_view();
    let still = move || board.window.with(|window| window.until.is_some());
    let fresh = Memo::new(move |_| view.with(|view| view.fresh));
    let newer = move || board.window.with(|window| window.skip > 0);
    let older = Memo::new(move |_| view.with(|view| view.older));
    let is_empty = Memo::new(move |_| view.with(|view| view.ids.is_empty()));
    let waits = move || board.head.with(Option::is_none);
    view! {
        <ColumnHead title=texts.comments><div class="flex gap-1 overflow-x-auto">{filters}</div></ColumnHead>
        <div class="relative min-h-0 flex-1">
            <Show when=still>
                <button
                    type="button"
                    class="absolute inset-x-0 top-2 z-10 mx-auto flex h-9 w-fit animate-rise items-center gap-2 rounded-full bg-primary px-4 text-sm font-semibold text-on-primary shadow-float"
                    data-testid="comments-paused"
                    on:click=move |_| follow()
                >
                    <IconView icon=Icon::ArrowBack class="size-4 rotate-90 rtl:-rotate-90"/>
                    {move || (texts.paused)(fresh.get())}
                </button>
            </Show>
            <div
                node_ref=list
                class="h-full overflow-y-auto overscroll-contain"
                role="log"
                aria-live="off"
                aria-label=texts.comments
                aria-busy=move || waits().to_string()
                data-testid="comments"
                tabindex="0"
                on:scroll=on_scroll
            >
                <Show when=newer>
                    <MoreButton label=texts.newer on_press=move || move_by(false)/>
                </Show>
                <For each=move || view.with(|view| view.ids.clone()) key=|id| *id let:id>
                    <Row desk=desk id=id/>
                </For>
                <Show when=move || older.get()>
                    <MoreButton label=texts.older on_press=move || move_by(true)/>
                </Show>
                <Show when=waits><SkeletonRows rows=8/></Show>
                <Show when=move || is_empty.get() && !waits()>
                    <EmptyState icon=Icon::Comment title=texts.comments_none text=texts.comments_none_text/>
                </Show>
            </div>
        </div>
    }
}

#[component]
fn Row(desk: Desk, id: CommentId) -> impl IntoView {
    desk.board.comment(id).map(|row| view! { <CommentLine desk=desk row=row/> })
}

/// The head of a column: its name, and what one can choose.
#[component]
pub(super) fn ColumnHead(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="flex min-h-13 items-center justify-between gap-3 border-b border-line px-4 py-2">
            <h2 class="text-sm font-semibold max-lg:sr-only">{title}</h2>
            {children()}
        </div>
    }
}

/// One choice among a few views of a column.
#[component]
pub(super) fn FilterButton<C, P>(
    label: &'static str,
    chosen: C,
    test_id: String,
    on_press: P,
) -> impl IntoView
where
    C: Fn() -> bool + Copy + Send + Sync + 'static,
    P: Fn() + 'static,
{
    let class = move || {
        let tone = if chosen() { "bg-raised text-ink ring-1 ring-line" } else { "text-soft hover:text-ink" };
        format!(
            "h-9 shrink-0 rounded-full px-2.5 text-xs font-semibold whitespace-nowrap transition-colors {tone}"
        )
    };
    view! {
        <button
            type="button"
            class=class
            aria-pressed=move || chosen().to_string()
            data-testid=test_id
            on:click=move |_| on_press()
        >
            {label}
        </button>
    }
}

/// Moves the window of rows.
#[component]
fn MoreButton<P>(label: &'static str, on_press: P) -> impl IntoView
where
    P: Fn() + 'static,
{
    view! {
        <button
            type="button"
            class="flex h-12 w-full items-center justify-center text-sm font-medium text-primary-ink hover:bg-raised"
            on:click=move |_| on_press()
        >
            {label}
        </button>
    }
}
