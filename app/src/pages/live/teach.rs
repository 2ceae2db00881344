//! Teaching the reader from a comment it did not understand: which words of it, and which product they mean.

use domain::frame::CommentRow;
use domain::ids::CommentId;
use domain::views::TaughtWord;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::api::live::{forget_word, taught_words, teach_word};
use crate::components::{Button, ButtonTone, Dialog, INPUT_CLASS, Icon, IconView, Notice, Tint, Toasts};
use crate::i18n::use_lang;
use crate::live::selection;

/// Words of a comment that can be tapped; of a longer one, the first.
const WORDS_MAX: usize = 24;
/// Characters of a taught word or phrase at most.
const CHARS_MAX: i32 = 60;

/// The comment that is learnt from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lesson {
    comment: CommentId,
    text: String,
}

impl Lesson {
    pub fn of(row: &CommentRow) -> Self {
        Self { comment: row.id, text: row.text.clone() }
    }
}

/// The dialog; once in the console.
#[component]
pub(super) fn Teach(desk: Desk) -> impl IntoView {
    let texts = desk.texts;
    let open = RwSignal::new(false);
    Effect::new(move || {
        if desk.lesson.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move || {
        if !open.get() {
            desk.lesson.set(None);
        }
    });
    view! {
        <Dialog open=open title=texts.teach_title>
            {move || desk.lesson.get().map(|lesson| view! { <Form desk=desk lesson=lesson open=open/> })}
        </Dialog>
    }
}

#[component]
fn Form(desk: Desk, lesson: Lesson, open: RwSignal<bool>) -> impl IntoView {
    let texts = desk.texts;
    let lang = use_lang();
    let toasts = Toasts::here();
    let words: Vec<String> =
        lesson.text.split_whitespace().take(WORDS_MAX).map(|word| bare(word).to_owned()).collect();
    let tapped = RwSignal::new(vec![false; words.len()]);
    let word = RwSignal::new(String::new());
    let code = RwSignal::new(
        desk.board
            .head
            .with_untracked(|head| head.as_ref().and_then(|head| head.pinned.clone()))
            .unwrap_or_default(),
    );
    let refusal = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let known = RwSignal::new(Vec::<TaughtWord>::new());
    Effect::new(move || {
        spawn_local(async move {
            // Without the list one can teach all the same.
            if let Ok(words) = taught_words(desk.live).await {
                let _ = known.try_set(words);
            }
        });
    });

    let all = StoredValue::new(words);
    let tap = move |at: usize| {
        tapped.update(|tapped| tapped[at] = !tapped[at]);
        let chosen = tapped.with_untracked(|tapped| {
            all.with_value(|all| {
                let chosen = all.iter().zip(tapped).filter(|(_, tapped)| **tapped);
                chosen.map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
            })
        });
        word.set(chosen);
    };
    let comment = lesson.comment;
    let submit = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        refusal.set(None);
        let (said, meant) = (word.get_untracked(), code_of(&code.get_untracked()));
        spawn_local(async move {
            let answer = teach_word(desk.live, said, meant, Some(comment)).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(taught) => {
                    toasts.done((texts.teach_done)(&taught.word, &taught.code));
                    let _ = open.try_set(false);
                }
                Err(error) => {
                    let _ = refusal.try_set(Some(error.sentence(lang)));
                }
            }
        });
    };
    let forget = move |word: String| {
        spawn_local(async move {
            match forget_word(desk.live, word).await {
                Ok(left) => {
                    let _ = known.try_set(left);
                }
                Err(error) => toasts.failed(error.sentence(lang)),
            }
        });
    };
    let chips = all.with_value(|all| {
        all.iter()
            .enumerate()
            .map(|(at, word)| {
                let is_tapped = move || tapped.with(|tapped| tapped[at]);
                let class = move || {
                    let tone = if is_tapped() { "bg-primary text-on-primary" } else { "bg-raised text-ink" };
                    format!("min-h-11 rounded-control px-3 text-sm font-medium {tone}")
                };
                view! {
                    <button type="button" class=class dir="auto" aria-pressed=move || is_tapped().to_string() data-testid="teach-chip" on:click=move |_| tap(at)>
                        {word.clone()}
                    </button>
                }
            })
            .collect_view()
    });
    let products = desk
        .board
        .with_state(selection::products)
        .into_iter()
        .map(|(code, name)| view! { <option value=format!("{code} · {name}")></option> })
        .collect_view();
    view! {
        <form
            class="flex flex-col gap-5"
            data-testid="teach"
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            <div role="group" aria-label=texts.teach_tap>
                <p class="mb-2 text-sm text-soft">{texts.teach_tap}</p>
                <div class="flex flex-wrap gap-2">{chips}</div>
            </div>
            <label class="block">
                <span class="mb-1.5 block text-sm font-medium">{texts.teach_word}</span>
                <input
                    class=INPUT_CLASS
                    data-testid="teach-word"
                    maxlength=CHARS_MAX
                    autocomplete="off"
                    dir="auto"
                    prop:value=move || word.get()
                    on:input:target=move |event| word.set(event.target().value())
                />
            </label>
            <label class="block">
                <span class="mb-1.5 block text-sm font-medium">{texts.teach_means}</span>
                <input
                    class=INPUT_CLASS
                    data-testid="teach-code"
                    list="teach-products"
                    autocomplete="off"
                    placeholder=texts.search
                    prop:value=move || code.get()
                    on:input:target=move |event| code.set(event.target().value())
                />
                <datalist id="teach-products">{products}</datalist>
            </label>
            {move || refusal.get().map(|sentence| view! {
                <div role="alert" data-testid="teach-refused"><Notice tint=Tint::Bad icon=Icon::Alert>{sentence}</Notice></div>
            })}
            <Button tone=ButtonTone::Primary submit=true wide=true busy=busy attr:data-testid="teach-save">{texts.teach}</Button>
            <p class="text-sm text-faint">{texts.teach_text}</p>
        </form>
        <Show when=move || known.with(|known| !known.is_empty())>
            <h3 class="mt-6 mb-1 text-sm font-semibold">{texts.teach_known}</h3>
            <ul class="max-h-48 divide-y divide-line overflow-y-auto">
                <For each=move || known.get() key=|known| known.word.clone() let:taught>
                    <li class="flex items-center gap-3 py-1 text-sm" data-testid="taught">
                        <span class="min-w-0 flex-1 truncate" dir="auto">{taught.word.clone()}</span>
                        <b dir="ltr">{taught.code.clone()}</b>
                        <button
                            type="button"
                            class="flex size-11 items-center justify-center rounded-control text-faint hover:bg-raised hover:text-ink"
                            aria-label=format!("{}: {}", texts.teach_forget, taught.word)
                            title=texts.teach_forget
                            data-testid="forget"
                            on:click={
                                let word = taught.word.clone();
                                move |_| forget(word.clone())
                            }
                        >
                            <IconView icon=Icon::Close class="size-4"/>
                        </button>
                    </li>
                </For>
            </ul>
        </Show>
    }
}

/// A word of a comment without the signs around it.
fn bare(word: &str) -> &str {
    let inner =
        word.trim_matches(|letter: char| letter.is_ascii_punctuation() || "¿¡«»“”…。，！？".contains(letter));
    if inner.is_empty() { word } else { inner }
}

/// The code in what was typed or chosen from the list (`B7 · Vestido negro`).
fn code_of(typed: &str) -> String {
    typed.split(" · ").next().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_offered_without_the_signs_around_it() {
        for (typed, offered) in
            [("¿vinotinto?", "vinotinto"), ("l'italienne,", "l'italienne"), ("!!", "!!"), ("红色！", "红色")]
        {
            assert_eq!(bare(typed), offered);
        }
    }

    #[test]
    fn a_product_is_named_by_its_code_alone_or_chosen_with_its_name() {
        assert_eq!(code_of(" b7 "), "b7");
        assert_eq!(code_of("B7 · Vestido · largo"), "B7");
    }
}
