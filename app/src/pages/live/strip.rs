//! The strip above the columns: which Live, how the connection stands, how it sells, and the kill switch.

use domain::Timestamp;
use leptos::prelude::*;

use super::desk::{Desk, Tab};
use super::kill_switch::KillSwitch;
use super::words;
use crate::components::{Badge, Tint};
use crate::i18n::when::countdown;
use crate::i18n::{numbers, use_lang};
use crate::live::connection::Connection;
use crate::live::history::{HEIGHT, History, WIDTH};
use crate::live::selection::{CommentFilter, CommentWindow};

/// The strip.
#[component]
pub(super) fn Strip(
    desk: Desk,
    /// Title of the Live as the page was drawn with, until the socket tells it.
    title: String,
) -> impl IntoView {
    let texts = desk.texts;
    let board = desk.board;
    let shown = move || {
        board.head.with(|head| head.as_ref().map_or_else(|| title.clone(), |head| head.title.clone()))
    };
    let over = move || board.head.with(|head| head.as_ref().is_some_and(|head| !head.running));
    view! {
        <header class="flex flex-wrap items-center gap-x-5 gap-y-2 border-b border-line bg-surface px-4 py-2.5">
            <div class="min-w-0 flex-1 basis-40">
                <h1 class="truncate text-base font-semibold" dir="auto" data-testid="live-title">{shown}</h1>
                <div class="mt-1 flex items-center gap-2">
                    <ConnectionBadge desk=desk/>
                    <ModelBadge desk=desk/>
                    <Show when=over><Badge tint=Tint::Neutral>{texts.over}</Badge></Show>
                    {(!desk.can_run).then(|| view! { <Badge tint=Tint::Neutral>{texts.read_only}</Badge> })}
                </div>
            </div>
            <Numbers desk=desk/>
            <KillSwitch desk=desk/>
        </header>
    }
}

/// How the connection stands, and how old the last comment is.
#[component]
fn ConnectionBadge(desk: Desk) -> impl IntoView {
    let board = desk.board;
    let state = board.connection;
    let badge = move || {
        let (tint, word) = words::connection(desk.texts, state.get());
        view! { <Badge tint=tint dot=true>{word}</Badge> }
    };
    let last = Memo::new(move |_| board.stats.with(|stats| stats.last_comment_at));
    let age = move || {
        let at: Timestamp = last.get()?;
        Some((desk.texts.last_comment)(&countdown(board.now.get().seconds_left(at))))
    };
    view! {
        <span data-testid="connection" data-state=move || state.get().word()>{badge}</span>
        <span class="truncate text-xs text-faint tabular-nums" title=desk.texts.last_comment_hint>
            {move || (state.get() == Connection::Live).then(age)}
        </span>
    }
}

/// How second opinions stand, where somebody should know.
#[component]
fn ModelBadge(desk: Desk) -> impl IntoView {
    let health = Memo::new(move |_| desk.board.stats.with(|stats| stats.model));
    move || {
        words::model(desk.texts, health.get()).map(|(tint, word, hint)| {
            view! { <span title=hint data-testid="model-health"><Badge tint=tint>{word}</Badge></span> }
        })
    }
}

/// The counters. Each is drawn again only when its own number changes.
#[component]
fn Numbers(desk: Desk) -> impl IntoView {
    let texts = desk.texts;
    let lang = use_lang();
    let board = desk.board;
    let per_minute = Memo::new(move |_| board.stats.with(|stats| stats.comments_per_minute));
    let paid = Memo::new(move |_| {
        let currency = board.head.with(|head| head.as_ref().map(|head| head.currency));
        currency.map(|currency| numbers::money(board.stats.with(|stats| stats.paid_minor), currency))
    });
    let orders = Memo::new(move |_| board.stats.with(|stats| stats.orders_paid));
    let carts = Memo::new(move |_| board.stats.with(|stats| stats.carts_open));
    let needs_you = Memo::new(move |_| board.stats.with(|stats| stats.needs_you));
    let latency = Memo::new(move |_| board.stats.with(|stats| stats.answer_p95_ms));
    let waiting = Memo::new(move |_| board.stats.with(|stats| stats.outbox_waiting));
    let count = move |number: u32| numbers::count(number, lang);
    let show_needed = move |_| {
        desk.tab.set(Tab::Comments);
        board.window.set(CommentWindow { filter: CommentFilter::NeedsYou, ..CommentWindow::default() });
    };
    let number = "block text-lg leading-6 font-semibold tabular-nums whitespace-nowrap";
    let needs_class = move || {
        let tone = if needs_you.get() > 0 { "text-danger-ink" } else { "text-ink" };
        format!("{number} {tone}")
    };
    view! {
        <dl class="flex max-w-full items-end gap-x-4 overflow-x-auto max-lg:order-last max-lg:basis-full xl:gap-x-5">
            <div class="flex flex-col-reverse">
                <dt class="text-xs whitespace-nowrap text-faint">{texts.per_minute}</dt>
                <dd class="flex items-center gap-2">
                    <span class=number dir="ltr" data-testid="comments-per-minute">{move || count(per_minute.get())}</span>
                    <Sparkline desk=desk/>
                </dd>
            </div>
            <div class="flex flex-col-reverse">
                <dt class="text-xs whitespace-nowrap text-faint">{texts.paid}</dt>
                <dd class=format!("{number} text-success-ink") dir="ltr" data-testid="live-paid">
                    {move || paid.get().unwrap_or_else(|| "–".to_owned())}
                </dd>
            </div>
            <div class="flex flex-col-reverse">
                <dt class="text-xs whitespace-nowrap text-faint">{texts.orders}</dt>
                <dd class=number dir="ltr" data-testid="live-orders">{move || count(orders.get())}</dd>
            </div>
            <div class="flex flex-col-reverse">
                <dt class="text-xs whitespace-nowrap text-faint">{texts.carts_open}</dt>
                <dd class=number dir="ltr" data-testid="live-carts">{move || count(carts.get())}</dd>
            </div>
            <div class="flex flex-col-reverse">
                <dt class="text-xs whitespace-nowrap text-faint">{texts.needs_you}</dt>
                <dd>
                    <button type="button" class="rounded-control text-start" on:click=show_needed aria-label=texts.needs_you_show>
                        <span class=needs_class dir="ltr" data-testid="needs-you">{move || count(needs_you.get())}</span>
                    </button>
                </dd>
            </div>
            <div class="flex flex-col-reverse" title=texts.latency_hint>
                <dt class="text-xs whitespace-nowrap text-faint">{texts.latency}</dt>
                <dd class=number dir="ltr" data-testid="answer-p95">{move || words::seconds(latency.get())}</dd>
            </div>
            <div class="flex flex-col-reverse" title=texts.outbox_hint>
                <dt class="text-xs whitespace-nowrap text-faint">{texts.outbox}</dt>
                <dd class=number dir="ltr" data-testid="outbox-waiting">{move || count(waiting.get())}</dd>
            </div>
        </dl>
    }
}

/// Comments a minute over the last five minutes. Decoration: the number beside it says how many there are now.
#[component]
fn Sparkline(desk: Desk) -> impl IntoView {
    view! {
        <svg
            class="h-5 w-10 text-primary-ink xl:w-14 rtl:-scale-x-100"
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            preserveAspectRatio="none"
            fill="none"
            stroke="currentColor"
            stroke-width="1.5"
            aria-hidden="true"
        >
            <polyline points=move || desk.board.rate.with(History::points) vector-effect="non-scaling-stroke"></polyline>
        </svg>
    }
}
