//! Short notices of what has just happened. They leave by themselves; nothing that must be read stands only here.

use std::time::Duration;

use leptos::prelude::*;

use super::{Icon, IconView};
use crate::i18n::use_texts;

/// How long a notice stays.
const STAYS: Duration = Duration::from_secs(6);
/// Notices shown at once at most; the oldest leaves first.
const SHOWN_MAX: usize = 3;

/// What a notice tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToastTone {
    /// It was done.
    Done,
    /// It was not.
    Failed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Toast {
    number: u64,
    tone: ToastTone,
    text: String,
}

/// The notices of the app; get it with [`Toasts::here`].
#[derive(Debug, Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    next: StoredValue<u64>,
}

impl Toasts {
    /// An empty board, provided once by the app.
    pub fn new() -> Self {
        Self { shown: RwSignal::new(Vec::new()), next: StoredValue::new(0) }
    }

    /// The app's notices; a board nobody sees where the app provided none.
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// Says that something was done.
    pub fn done(self, text: impl Into<String>) {
        self.show(ToastTone::Done, text.into());
    }

    /// Says that something was not done, and why.
    pub fn failed(self, text: impl Into<String>) {
        self.show(ToastTone::Failed, text.into());
    }

    fn show(self, tone: ToastTone, text: String) {
        let Some(number) = self.next.try_update_value(|next| {
            *next += 1;
            *next
        }) else {
            return;
        };
        self.shown.update(|shown| {
            shown.push(Toast { number, tone, text });
            let surplus = shown.len().saturating_sub(SHOWN_MAX);
            shown.drain(..surplus);
        });
        set_timeout(move || self.dismiss(number), STAYS);
    }

    fn dismiss(self, number: u64) {
        // The board may have gone with the app before the notice's time was over.
        let _ = self.shown.try_update(|shown| shown.retain(|toast| toast.number != number));
    }
}

impl Default for Toasts {
    fn default() -> Self {
        Self::new()
    }
}

/// Where notices appear; once in the app.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let texts = use_texts();
    let toasts = Toasts::here();
    view! {
        <div
            role="status"
            aria-live="polite"
            class="pointer-events-none fixed inset-x-4 bottom-22 z-50 flex flex-col items-center gap-2 lg:bottom-6"
        >
            <For each=move || toasts.shown.get() key=|toast| toast.number let:toast>
                <div class="pointer-events-auto flex max-w-md animate-rise items-center gap-3 rounded-control border border-line bg-raised py-2 ps-4 pe-2 text-sm shadow-float">
                    {match toast.tone {
                        ToastTone::Done => view! { <IconView icon=Icon::Check class="size-4.5 text-success-ink"/> }.into_any(),
                        ToastTone::Failed => view! { <IconView icon=Icon::Alert class="size-4.5 text-danger-ink"/> }.into_any(),
                    }}
                    <span class="min-w-0">{toast.text.clone()}</span>
                    <button
                        type="button"
                        class="flex size-9 shrink-0 items-center justify-center rounded-control text-faint hover:text-ink"
                        aria-label=texts.common.dismiss
                        on:click=move |_| toasts.dismiss(toast.number)
                    >
                        <IconView icon=Icon::Close class="size-4"/>
                    </button>
                </div>
            </For>
        </div>
    }
}
