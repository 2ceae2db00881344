//! One comment: who, what, how it was read and why, what became of it. Each part is drawn again only when it changes
//! itself.

use domain::frame::{CommentRow, Delivery, Outcome};
use domain::ids::CommentId;
use domain::reading::Intent;
use leptos::prelude::*;

use super::answer::Question;
use super::desk::Desk;
use super::teach::Lesson;
use super::words;
use crate::components::{Badge, Icon, IconView, Tint};
use crate::i18n::when::countdown;
use crate::live::texts::LiveTexts;

/// The reader's labels that say no more than the intent's own badge.
const PLAIN_TAGS: [&str; 7] =
    ["buying", "cancelling", "changing", "waiting", "complaint", "greeting", "other"];

/// What was said: seldom changes.
#[derive(Clone, PartialEq)]
struct Said {
    author: String,
    text: String,
    edited: bool,
    removed: bool,
}

/// How it was read: changes once or twice.
#[derive(Clone, PartialEq)]
struct Read {
    intent: Option<Intent>,
    reason: String,
}

/// What became of it: changes two or three times within a second.
#[derive(Clone, PartialEq)]
struct Became {
    asks: bool,
    tags: Vec<String>,
    outcome: Option<Outcome>,
    reply: Delivery,
}

/// One comment.
#[component]
pub(super) fn CommentLine(desk: Desk, row: ArcRwSignal<CommentRow>) -> impl IntoView {
    let texts = desk.texts;
    let (for_intent, for_outcome) = (row.clone(), row.clone());
    let (for_said, for_read, for_became) = (row.clone(), row.clone(), row.clone());
    let this_row = StoredValue::new(row.clone());
    let can_learn = Memo::new({
        let row = row.clone();
        move |_| desk.can_run && row.with(reader_can_learn)
    });
    let can_answer = Memo::new({
        let row = row.clone();
        move |_| desk.can_run && row.with(wants_answer)
    });
    let started = desk.board.head.with_untracked(|head| head.as_ref().map(|head| head.started_at));
    let (id, at, from_page) = row.with_untracked(|row| (row.id, row.at, row.from_page));
    let minute = started.map(|started| countdown(at.seconds_left(started)));
    let said = Memo::new(move |_| {
        for_said.with(|row| Said {
            author: match (from_page, row.author.is_empty()) {
                (true, _) => texts.own_page.to_owned(),
                (false, true) => texts.unnamed.to_owned(),
                (false, false) => row.author.clone(),
            },
            text: row.text.clone(),
            edited: row.edited,
            removed: row.removed,
        })
    });
    let read =
        Memo::new(move |_| for_read.with(|row| Read { intent: row.intent, reason: row.reason.clone() }));
    let became = Memo::new(move |_| {
        for_became.with(|row| Became {
            asks: row.intent == Some(Intent::Question),
            tags: row.tags.clone(),
            outcome: row.outcome,
            reply: row.reply.clone(),
        })
    });
    view! {
        <article
            class="border-b border-line px-4 py-2.5"
            data-testid="comment-row"
            data-comment=id.to_string()
            data-intent=move || for_intent.with(|row| row.intent.map_or("pending", Intent::word))
            data-outcome=move || for_outcome.with(|row| words::outcome_word(row.outcome))
        >
            <div class="flex items-baseline gap-2">
                <span class="truncate text-sm font-semibold" dir="auto">{move || said.with(|said| said.author.clone())}</span>
                {move || said.with(|said| marks(texts, said))}
                <span class="ms-auto text-xs text-faint tabular-nums" dir="ltr">{minute}</span>
            </div>
            {move || said.with(|said| what_was_said(texts, said))}
            <div class="mt-1.5 flex flex-wrap items-center gap-1.5">
                {move || read.with(|read| reading(desk, read, id))}
                {move || became.with(|became| what_became(texts, became))}
                <div class="ms-auto flex flex-wrap items-center">
                    {move || can_answer.get().then(|| {
                        let ask = move || {
                            desk.question.set(Some(this_row.with_value(|row| row.with_untracked(Question::of))));
                        };
                        view! { <SmallButton icon=Icon::Comment name=texts.answer testid="comment-answer" press=ask/> }
                    })}
                    {move || can_learn.get().then(|| {
                        let teach = move || {
                            desk.lesson.set(Some(this_row.with_value(|row| row.with_untracked(Lesson::of))));
                        };
                        view! { <SmallButton icon=Icon::Pencil name=texts.teach testid="comment-teach" press=teach/> }
                    })}
                </div>
            </div>
        </article>
    }
    .attr("aria-label", texts.comment)
}

/// Whether the reader did not understand by itself what a buyer wrote, so that a word may be missing.
fn reader_can_learn(row: &CommentRow) -> bool {
    let unsure = row.outcome == Some(Outcome::NeedsYou)
        || row.tags.iter().any(|tag| matches!(tag.as_str(), "unsure" | "second_opinion"));
    unsure && !row.from_page && !row.removed && !row.text.is_empty()
}

/// Whether a buyer waits for words that nobody has written yet.
fn wants_answer(row: &CommentRow) -> bool {
    let waits = matches!(row.outcome, Some(Outcome::Asked | Outcome::NeedsYou));
    waits && row.reply == Delivery::None && !row.from_page && !row.removed && !row.text.is_empty()
}

#[component]
fn SmallButton(
    icon: Icon,
    name: &'static str,
    testid: &'static str,
    press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="flex min-h-9 items-center gap-1 rounded-control px-2 text-xs font-medium text-primary-ink hover:bg-raised"
            data-testid=testid
            on:click=move |_| press()
        >
            <IconView icon=icon class="size-3.5"/>
            {name}
        </button>
    }
}

fn marks(texts: &LiveTexts, said: &Said) -> impl IntoView + use<> {
    [(said.edited, texts.edited), (said.removed, texts.removed)]
        .into_iter()
        .filter(|(applies, _)| *applies)
        .map(|(_, word)| view! { <span class="text-xs text-faint">{word}</span> })
        .collect_view()
}

fn what_was_said(texts: &LiveTexts, said: &Said) -> AnyView {
    if said.text.is_empty() {
        return view! { <p class="text-sm text-faint italic">{texts.no_words}</p> }.into_any();
    }
    let class =
        if said.removed { "text-sm break-words text-faint line-through" } else { "text-sm break-words" };
    let text = said.text.clone();
    // Isolated: the words run in their own direction, the line begins where the page's lines begin.
    view! { <p class=class><bdi>{text}</bdi></p> }.into_any()
}

fn what_became(texts: &LiveTexts, became: &Became) -> impl IntoView + use<> {
    let outcome = became.outcome.and_then(|outcome| words::outcome(texts, outcome)).map(|(tint, word)| {
        view! { <Badge tint=tint dot=true>{word}</Badge> }
    });
    let reply = words::delivery(texts, &became.reply)
        .map(|(class, word)| view! { <span class=format!("text-xs {class}")>{texts.reply}" "{word}</span> });
    (outcome, tags(texts, became), reply)
}

/// What it was read as; its reason shows while the pointer or the focus is on it, and the list stands still meanwhile.
fn reading(desk: Desk, read: &Read, id: CommentId) -> AnyView {
    let texts = desk.texts;
    let Some(intent) = read.intent else {
        return view! { <Badge tint=Tint::Neutral>{texts.reading}</Badge> }.into_any();
    };
    let (tint, word) = words::intent(texts, intent);
    if read.reason.is_empty() {
        return view! { <Badge tint=tint>{word}</Badge> }.into_any();
    }
    let reason = StoredValue::new(read.reason.clone());
    let tooltip_id = move || format!("reason-{id}");
    let looked_at = RwSignal::new(false);
    let look = move || {
        looked_at.set(true);
        desk.board.hold_still();
    };
    let look_away = move || {
        // The row may be gone by the time the pointer leaves it.
        let _ = looked_at.try_set(false);
        desk.stop_reading();
    };
    let tooltip = move || {
        looked_at.get().then(|| {
            view! {
                <span
                    id=tooltip_id()
                    role="tooltip"
                    class="pointer-events-none absolute start-0 top-full z-20 mt-1 block w-72 max-w-[70vw] rounded-control border border-line bg-raised p-3 text-start text-xs font-normal whitespace-normal text-ink shadow-float"
                    dir="auto"
                >
                    <span class="block font-semibold text-soft">{texts.why}</span>
                    {reason.get_value()}
                </span>
            }
        })
    };
    view! {
        <button
            type="button"
            class="relative rounded-full"
            data-testid="comment-reason"
            aria-describedby=move || looked_at.get().then(tooltip_id)
            on:focus=move |_| look()
            on:blur=move |_| look_away()
            on:pointerenter=move |_| look()
            on:pointerleave=move |_| look_away()
        >
            <Badge tint=tint>{word}</Badge>
            {tooltip}
        </button>
    }
    .into_any()
}

/// What the reader noted besides the intent.
fn tags(texts: &LiveTexts, became: &Became) -> impl IntoView + use<> {
    let asks = became.asks;
    became.tags
        .iter()
        .filter(|tag| !PLAIN_TAGS.contains(&tag.as_str()))
        .filter(|tag| !asks || tag.as_str() != "question")
        .map(|tag| match tag.as_str() {
            "question" => texts.intent_question.to_owned(),
            "unsure" => texts.unsure.to_owned(),
            "second_opinion" => texts.second_opinion.to_owned(),
            other => other.to_owned(),
        })
        .map(|tag| view! { <span class="rounded-full border border-line px-2 text-xs leading-5 text-faint">{tag}</span> })
        .collect_view()
}
