//! The quick adjustment of one variant's stock: − and +, gathered into one movement with a reason.
//! Without scripts each press is a form of its own.

use std::time::Duration;

use domain::ids::VariantId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos::task::spawn_local;

use crate::api::catalogue::{AdjustStock as AdjustForm, stock_adjust};
use crate::components::{Icon, IconView, Toasts};
use crate::i18n::{use_lang, use_texts};

/// Presses closer together than this become one movement.
const GATHER: Duration = Duration::from_millis(600);
/// Longest reason, in characters.
const NOTE_CHARS_MAX: i32 = 120;

/// − and + around the units in the shop. A press shows at once and is sent after a pause, or, while a reason is being
/// typed, on Enter or on leaving the field. A refusal takes it back and says why.
#[component]
pub fn AdjustStock(
    /// The variant.
    variant: VariantId,
    /// Its name, for those who hear the page.
    label: String,
    /// Units in the shop, as the server last said.
    on_hand: RwSignal<u32>,
    /// Units held, as the server last said.
    held: RwSignal<u32>,
) -> impl IntoView {
    let texts = use_texts();
    let lang = use_lang();
    let toasts = Toasts::here();
    let gathered = RwSignal::new(0_i32);
    let on_its_way = RwSignal::new(0_i32);
    let note = RwSignal::new(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let writing = StoredValue::new(false);

    let cancel = move || {
        if let Some(handle) = timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    let send = move || {
        cancel();
        let change = gathered.try_get_untracked().unwrap_or_default();
        if change == 0 {
            return;
        }
        let reason = note.try_get_untracked().unwrap_or_default();
        gathered.set(0);
        note.set(String::new());
        on_its_way.update(|sum| *sum += change);
        spawn_local(async move {
            let answer = stock_adjust(variant, change, reason).await;
            // The row may have left the page meanwhile; the movement is made all the same.
            let _ = on_its_way.try_update(|sum| *sum -= change);
            match answer {
                Ok(now) => {
                    let _ = on_hand.try_update(|units| *units = now.on_hand);
                    let _ = held.try_update(|units| *units = now.held);
                    toasts.done(texts.inventory.stock_saved);
                }
                Err(refusal) => toasts.failed(refusal.sentence(lang)),
            }
        });
    };
    let press = move |step: i32| {
        gathered.update(|sum| *sum = sum.saturating_add(step));
        cancel();
        if !writing.get_value() {
            timer.set_value(set_timeout_with_handle(send, GATHER).ok());
        }
    };
    // Leaving the page within the pause does not lose the press.
    on_cleanup(send);

    let shown = move || i64::from(on_hand.get()) + i64::from(on_its_way.get()) + i64::from(gathered.get());
    let can_take = move || shown() > i64::from(held.get());
    let step_class = "flex size-11 items-center justify-center rounded-control text-soft transition-colors hover:bg-raised \
                      hover:text-ink disabled:opacity-40 sm:size-9";
    view! {
        <form
            action=AdjustForm::url()
            method="post"
            class="flex items-center gap-2 max-lg:justify-between"
            aria-label=format!("{}: {label}", texts.inventory.on_hand)
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <input type="hidden" name="variant" value=variant.to_string()/>
            <input
                name="note"
                type="text"
                class="h-9 w-40 min-w-0 rounded-control border border-transparent bg-transparent px-2.5 text-sm text-ink placeholder:text-faint hover:border-line focus:border-primary-ink max-lg:flex-1"
                maxlength=NOTE_CHARS_MAX
                autocomplete="off"
                placeholder=texts.inventory.stock_note_hint
                aria-label=format!("{}: {label}", texts.inventory.stock_note)
                prop:value=move || note.get()
                on:input:target=move |event| note.set(event.target().value())
                on:focus=move |_| {
                    writing.set_value(true);
                    cancel();
                }
                on:blur=move |_| {
                    writing.set_value(false);
                    if gathered.get_untracked() != 0 {
                        timer.set_value(set_timeout_with_handle(send, GATHER).ok());
                    }
                }
            />
            <div class="flex items-center rounded-control border border-line bg-ground">
                <button
                    type="submit"
                    name="change"
                    value="-1"
                    class=step_class
                    disabled=move || !can_take()
                    aria-label=format!("{}: {label}", texts.inventory.stock_less)
                    data-testid="stock-minus"
                    on:click=move |event| {
                        event.prevent_default();
                        press(-1);
                    }
                >
                    <IconView icon=Icon::Minus class="size-4"/>
                </button>
                <output
                    class="min-w-10 text-center text-sm font-semibold tabular-nums"
                    aria-live="polite"
                    data-testid="stock-on-hand"
                >
                    {shown}
                </output>
                <button
                    type="submit"
                    name="change"
                    value="1"
                    class=step_class
                    aria-label=format!("{}: {label}", texts.inventory.stock_more)
                    data-testid="stock-plus"
                    on:click=move |event| {
                        event.prevent_default();
                        press(1);
                    }
                >
                    <IconView icon=Icon::Plus class="size-4"/>
                </button>
            </div>
        </form>
    }
}
