//! Answering a comment: the words drafted from the catalogue, what they rest on, and sending them under it.

use domain::frame::CommentRow;
use domain::ids::CommentId;
use domain::views::{AnswerDraft, AnswerFact, AnswerFactKind};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::api::live::{draft_answer, send_answer};
use crate::components::{Button, ButtonTone, Dialog, INPUT_CLASS, Icon, Notice, Tint, Toasts};
use crate::i18n::use_lang;
use crate::live::texts::LiveTexts;

/// Characters of an answer at most.
const CHARS_MAX: i32 = 500;

/// The comment that is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Question {
    comment: CommentId,
    author: String,
    text: String,
}

impl Question {
    pub fn of(row: &CommentRow) -> Self {
        Self { comment: row.id, author: row.author.clone(), text: row.text.clone() }
    }
}

/// The dialog; once in the console.
#[component]
pub(super) fn Answer(desk: Desk) -> impl IntoView {
    let texts = desk.texts;
    let open = RwSignal::new(false);
    Effect::new(move || {
        if desk.question.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move || {
        if !open.get() {
            desk.question.set(None);
        }
    });
    view! {
        <Dialog open=open title=texts.answer>
            {move || desk.question.get().map(|question| view! { <Form desk=desk question=question open=open/> })}
        </Dialog>
    }
}

#[component]
fn Form(desk: Desk, question: Question, open: RwSignal<bool>) -> impl IntoView {
    let texts = desk.texts;
    let lang = use_lang();
    let toasts = Toasts::here();
    let comment = question.comment;
    let words = RwSignal::new(String::new());
    let draft = RwSignal::new(None::<AnswerDraft>);
    let refusal = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    Effect::new(move || {
        spawn_local(async move {
            match draft_answer(desk.live, comment).await {
                Ok(drafted) => {
                    // What somebody typed while the draft was on its way is theirs.
                    if words.try_with_untracked(String::is_empty) == Some(true) {
                        let _ = words.try_set(drafted.text.clone());
                    }
                    let _ = draft.try_set(Some(drafted));
                }
                Err(error) => {
                    let _ = refusal.try_set(Some(error.sentence(lang)));
                }
            }
        });
    });
    let submit = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        refusal.set(None);
        let said = words.get_untracked();
        spawn_local(async move {
            let sent = send_answer(desk.live, comment, said).await;
            let _ = busy.try_set(false);
            match sent {
                Ok(()) => {
                    toasts.done(texts.answer_done.to_owned());
                    let _ = open.try_set(false);
                }
                Err(error) => {
                    let _ = refusal.try_set(Some(error.sentence(lang)));
                }
            }
        });
    };
    let language = move || draft.with(|draft| draft.as_ref().map(|draft| draft.language.clone()));
    view! {
        <form
            class="flex flex-col gap-4"
            data-testid="answer"
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            <blockquote class="rounded-control bg-raised px-4 py-3 text-sm break-words">
                <b class="block text-faint"><bdi>{question.author}</bdi></b>
                <bdi>{question.text}</bdi>
            </blockquote>
            <label class="block">
                <span class="mb-1.5 block text-sm font-medium">{texts.answer_words}</span>
                <textarea
                    class=format!("{INPUT_CLASS} h-28 resize-y py-2.5")
                    data-testid="answer-words"
                    maxlength=CHARS_MAX
                    dir="auto"
                    lang=language
                    required=true
                    prop:value=move || words.get()
                    on:input:target=move |event| words.set(event.target().value())
                ></textarea>
            </label>
            {move || draft.with(|draft| draft.as_ref().map(|draft| sources(texts, &draft.facts)))}
            {move || refusal.get().map(|sentence| view! {
                <div role="alert" data-testid="answer-refused"><Notice tint=Tint::Bad icon=Icon::Alert>{sentence}</Notice></div>
            })}
            <Button tone=ButtonTone::Primary submit=true wide=true busy=busy attr:data-testid="answer-send">{texts.answer_send}</Button>
            <p class="text-sm text-faint">{texts.answer_public}</p>
        </form>
    }
}

/// What the draft rests on, as the catalogue says it now.
fn sources(texts: &LiveTexts, facts: &[AnswerFact]) -> AnyView {
    if facts.is_empty() {
        return view! { <p class="text-sm text-soft" data-testid="answer-nothing">{texts.answer_nothing}</p> }.into_any();
    }
    let rows = facts
        .iter()
        .map(|fact| {
            view! {
                <div class="flex items-baseline gap-3 text-sm" data-testid="answer-fact">
                    <dt class="min-w-0 flex-1 text-soft">
                        {fact_name(texts, fact.kind)}
                        {(!fact.about.is_empty()).then(|| view! { " · " <bdi>{fact.about.clone()}</bdi> })}
                    </dt>
                    <dd class="font-medium tabular-nums"><bdi>{fact.value.clone()}</bdi></dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <div>
            <p class="mb-1 text-sm font-medium">{texts.answer_sources}</p>
            <dl class="flex flex-col gap-1">{rows}</dl>
        </div>
    }
    .into_any()
}

const fn fact_name(texts: &LiveTexts, kind: AnswerFactKind) -> &'static str {
    match kind {
        AnswerFactKind::Price => texts.fact_price,
        AnswerFactKind::Stock => texts.fact_stock,
        AnswerFactKind::Choices => texts.fact_choices,
        AnswerFactKind::Delivery => texts.fact_delivery,
        AnswerFactKind::Pickup => texts.fact_pickup,
    }
}
