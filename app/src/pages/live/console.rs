//! The console's frame: strip above, three columns on a desk, one of three tabs on a phone; and the connection that
//! feeds it.

use std::time::Duration;

use domain::views::LiveCard;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::answer::Answer;
use super::comments::Comments;
use super::desk::{Desk, Tab};
use super::keys;
use super::kill_switch::StoppedBanner;
use super::sales::Sales;
use super::stock::Stock;
use super::strip::Strip;
use super::teach::Teach;
use super::words;
use crate::api::ApiError;
use crate::api::live::current_live;
use crate::i18n::use_texts;
use crate::live::socket;

/// How often the console of a Live that is over looks whether another has begun.
const LOOK_FOR_NEXT: Duration = Duration::from_secs(15);

/// The Live that is on, as the page asked for it.
pub(super) type CurrentLive = Resource<Result<Option<LiveCard>, ApiError>>;

/// The console of one Live.
#[component]
pub(super) fn Console(card: LiveCard, can_run: bool, can_edit: bool, live: CurrentLive) -> impl IntoView {
    let desk = Desk::new(card.id, can_run, can_edit);
    let texts = desk.texts;
    Effect::new(move || {
        let connection = StoredValue::new_local(Some(socket::watch(desk.board, desk.live)));
        on_cleanup(move || {
            if let Some(connection) = connection.try_update_value(Option::take).flatten() {
                connection.close();
            }
        });
        socket::on_key(move |event| keys::on_page(desk, event));
        look_for_next(desk, live);
    });
    let column = move |tab: Tab| {
        move || {
            let shown = if desk.tab.get() == tab { "flex" } else { "hidden lg:flex" };
            format!("{shown} min-h-0 min-w-0 flex-col bg-ground contain-strict")
        }
    };
    view! {
        <div class="-mb-7 flex h-[calc(100dvh-68px-env(safe-area-inset-bottom))] flex-col lg:mb-0 lg:h-dvh" data-testid="live-console" data-live=card.id.to_string()>
            <StoppedBanner desk=desk/>
            <Strip desk=desk title=card.title/>
            <noscript><p class="px-4 py-3 text-sm text-warn-ink">{use_texts().common.scripts_needed}</p></noscript>
            <Tabs desk=desk/>
            <div class="grid min-h-0 flex-1 grid-cols-1 gap-px bg-line lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1.1fr)]">
                <section id="tab-comments" class=column(Tab::Comments) aria-label=texts.comments><Comments desk=desk/></section>
                <section id="tab-sales" class=column(Tab::Sales) aria-label=texts.sales><Sales desk=desk/></section>
                <section id="tab-stock" class=column(Tab::Stock) aria-label=texts.stock><Stock desk=desk/></section>
            </div>
            <Announcer desk=desk/>
            {can_run.then(|| view! { <Teach desk=desk/> <Answer desk=desk/> })}
        </div>
    }
}

/// On phones: which column is shown.
#[component]
fn Tabs(desk: Desk) -> impl IntoView {
    let texts = desk.texts;
    let tabs = [
        (Tab::Comments, texts.comments, "tab-comments"),
        (Tab::Sales, texts.sales, "tab-sales"),
        (Tab::Stock, texts.stock, "tab-stock"),
    ]
    .into_iter()
    .map(|(tab, label, panel)| {
        let chosen = move || desk.tab.get() == tab;
        let class = move || {
            let tone = if chosen() { "border-primary-ink text-ink" } else { "border-transparent text-soft" };
            format!("h-12 flex-1 border-b-2 text-sm font-semibold {tone}")
        };
        view! {
            <button
                type="button"
                class=class
                aria-pressed=move || chosen().to_string()
                aria-controls=panel
                data-testid=format!("show-{panel}")
                on:click=move |_| desk.tab.set(tab)
            >
                {label}
            </button>
        }
    })
    .collect_view();
    view! { <div class="flex border-b border-line bg-surface lg:hidden" role="group" aria-label=texts.columns>{tabs}</div> }
}

/// What those who hear the page are told by itself: the connection, and that somebody is needed. Never each comment.
#[component]
fn Announcer(desk: Desk) -> impl IntoView {
    let texts = desk.texts;
    let connection = Memo::new(move |_| words::connection(texts, desk.board.connection.get()).1);
    let needs_you = Memo::new(move |_| desk.board.stats.with(|stats| stats.needs_you > 0));
    view! {
        <p class="sr-only" role="status">
            {move || connection.get()} {move || needs_you.get().then_some(texts.needs_you_now)}
        </p>
    }
}

/// When this Live is over and another begins, the page turns to it.
fn look_for_next(desk: Desk, live: CurrentLive) {
    let look = move || {
        let over = desk.board.head.try_with_untracked(|head| head.as_ref().is_some_and(|head| !head.running));
        if over != Some(true) {
            return;
        }
        spawn_local(async move {
            if let Ok(Some(card)) = current_live().await
                && card.id != desk.live
            {
                live.refetch();
            }
        });
    };
    if let Ok(handle) = set_interval_with_handle(look, LOOK_FOR_NEXT) {
        on_cleanup(move || handle.clear());
    }
}
