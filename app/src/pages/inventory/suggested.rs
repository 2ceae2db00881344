//! What buyers called the product in Lives, offered for its keywords.

use domain::ids::ProductId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::draft::list;
use crate::api::catalogue::{settle_word, suggested_words};
use crate::components::{Icon, IconView, Toasts};
use crate::i18n::{use_lang, use_texts};

/// The words, each with a way to keep it and a way to refuse it. Nothing is shown while there are none.
#[component]
pub(super) fn SuggestedWords(
    product: ProductId,
    /// The keywords as the form has them: a kept word joins them, so that saving the form does not lose it.
    keywords: RwSignal<String>,
) -> impl IntoView {
    let texts = use_texts();
    let lang = use_lang();
    let toasts = Toasts::here();
    let words = RwSignal::new(Vec::<String>::new());
    Effect::new(move || {
        spawn_local(async move {
            // Suggestions that cannot be had are not missed.
            if let Ok(found) = suggested_words(product).await {
                let _ = words.try_set(found);
            }
        });
    });
    let settle = move |word: String, keep: bool| {
        spawn_local(async move {
            match settle_word(product, word.clone(), keep).await {
                Ok(_) => {
                    let _ = words.try_update(|words| words.retain(|known| *known != word));
                    if keep {
                        let _ = keywords.try_update(|typed| *typed = with_word(typed, &word));
                        toasts.done(texts.inventory.word_kept);
                    }
                }
                Err(refusal) => toasts.failed(refusal.sentence(lang)),
            }
        });
    };
    view! {
        <Show when=move || words.with(|words| !words.is_empty())>
            <div class="mt-5 rounded-control border border-line p-4" data-testid="suggested-words">
                <p class="text-sm text-soft">{texts.inventory.suggested}</p>
                <ul class="mt-3 flex flex-wrap gap-2">
                    <For each=move || words.get() key=Clone::clone let:word>
                        {
                            let (to_keep, to_refuse) = (word.clone(), word.clone());
                            view! {
                                <li class="flex items-center rounded-control bg-raised text-sm">
                                    <button
                                        type="button"
                                        class="flex min-h-11 items-center gap-2 rounded-control px-3 font-medium hover:bg-line"
                                        data-testid="keep-word"
                                        on:click=move |_| settle(to_keep.clone(), true)
                                    >
                                        <IconView icon=Icon::Plus class="size-4"/>
                                        <span dir="auto">{word.clone()}</span>
                                    </button>
                                    <button
                                        type="button"
                                        class="flex size-11 items-center justify-center rounded-control text-faint hover:bg-line hover:text-ink"
                                        aria-label=format!("{}: {word}", texts.inventory.word_refuse)
                                        title=texts.inventory.word_refuse
                                        data-testid="refuse-word"
                                        on:click=move |_| settle(to_refuse.clone(), false)
                                    >
                                        <IconView icon=Icon::Close class="size-4"/>
                                    </button>
                                </li>
                            }
                        }
                    </For>
                </ul>
            </div>
        </Show>
    }
}

/// The list as typed, with one more word at its end unless it has it.
fn with_word(typed: &str, word: &str) -> String {
    let mut words = list(typed);
    if !words.iter().any(|known| known == word) {
        words.push(word.to_owned());
    }
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_word_joins_what_is_typed_once() {
        assert_eq!(with_word("", "bombachita"), "bombachita");
        assert_eq!(with_word("polera, roja,", "bombachita"), "polera, roja, bombachita");
        assert_eq!(with_word("polera, bombachita", "bombachita"), "polera, bombachita");
    }
}
