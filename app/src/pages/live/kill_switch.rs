//! The kill switch: unmistakable, two presses to stop, one to resume.

use leptos::prelude::*;

use super::desk::Desk;
use crate::components::{Icon, IconView};
use crate::i18n::when::countdown;

/// Stops the bot. Absent while it is stopped: then the banner is there to resume.
#[component]
pub(super) fn KillSwitch(desk: Desk) -> impl IntoView {
    let texts = desk.texts;
    let known = move || desk.board.head.with(Option::is_some);
    let class = move || {
        let tone = if desk.armed.get() {
            "bg-danger text-white ring-4 ring-danger-wash"
        } else {
            "border-2 border-danger text-danger-ink hover:bg-danger-wash"
        };
        format!(
            "inline-flex h-12 shrink-0 items-center justify-center gap-2 rounded-control px-3.5 text-sm font-bold \
             whitespace-nowrap select-none transition-colors disabled:opacity-50 {tone}"
        )
    };
    (desk.can_run).then(|| {
        view! {
            <Show when=move || !desk.is_stopped()>
                <button
                    type="button"
                    class=class
                    data-testid="kill-switch"
                    data-armed=move || desk.armed.get().to_string()
                    aria-keyshortcuts="K"
                    disabled=move || desk.switching.get() || !known()
                    on:click=move |_| desk.press_kill_switch()
                >
                    <IconView icon=Icon::Stop class="size-5"/>
                    <span aria-live="assertive">
                        {move || if desk.armed.get() { texts.stop_sure } else { texts.stop }}
                    </span>
                    <kbd class="hidden rounded border border-current px-1 text-xs opacity-70 lg:inline" aria-hidden="true">"K"</kbd>
                </button>
            </Show>
        }
    })
}

/// Across the whole console while the bot is stopped: since when, and the way back.
#[component]
pub(super) fn StoppedBanner(desk: Desk) -> impl IntoView {
    let texts = desk.texts;
    let since = move || {
        let since = desk.board.head.with(|head| head.as_ref().and_then(|head| head.stopped_since));
        since.map(|since| countdown(desk.board.now.get().seconds_left(since)))
    };
    view! {
        <Show when=move || desk.is_stopped()>
            <div
                class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 bg-danger px-4 py-3 text-white sm:px-6"
                role="alert"
                data-testid="bot-stopped"
            >
                <p class="flex items-center gap-3 text-base font-bold">
                    <IconView icon=Icon::Stop class="size-6"/>
                    <span>{texts.stopped}</span>
                    <span class="font-medium tabular-nums" dir="ltr" aria-hidden="true">{since}</span>
                </p>
                {desk.can_run.then(|| view! {
                    <button
                        type="button"
                        class="inline-flex h-11 items-center gap-2 rounded-control bg-white px-5 text-sm font-bold text-black hover:bg-white/90 disabled:opacity-50"
                        data-testid="resume-bot"
                        disabled=move || desk.switching.get() || desk.resume_rests.get()
                        on:click=move |_| desk.switch_bot(false)
                    >
                        <IconView icon=Icon::Play class="size-4.5"/>
                        {texts.resume}
                    </button>
                })}
            </div>
        </Show>
    }
}
