//! One comment: who, what, how it was read and why, what became of it. Drawn again only when it changes itself.

use domain::Timestamp;
use domain::frame::CommentRow;
use domain::reading::Intent;
use leptos::prelude::*;

use super::desk::Desk;
use super::words;
use crate::components::{Badge, Tint};
use crate::i18n::when::countdown;
use crate::live::texts::LiveTexts;

/// The reader's labels that say no more than the intent's own badge.
const PLAIN_TAGS: [&str; 7] =
    ["buying", "cancelling", "changing", "waiting", "complaint", "greeting", "other"];

/// One comment.
#[component]
pub(super) fn CommentLine(desk: Desk, row: ArcRwSignal<CommentRow>) -> impl IntoView {
    let texts = desk.texts;
    let (for_intent, for_outcome, for_id) = (row.clone(), row.clone(), row.clone());
    let started = desk.board.head.with_untracked(|head| head.as_ref().map(|head| head.started_at));
    let id = for_id.with_untracked(|row| row.id.to_string());
    let described = format!("reason-{id}");
    view! {
        <article
            class="border-b border-line px-4 py-2.5 [content-visibility:auto] [contain-intrinsic-size:auto_84px] focus-within:[content-visibility:visible] hover:[content-visibility:visible]"
            data-testid="comment-row"
            data-comment=id
            data-intent=move || for_intent.with(|row| row.intent.map_or("pending", Intent::word))
            data-outcome=move || for_outcome.with(|row| words::outcome_word(row.outcome))
        >
            {move || row.with(|row| content(desk, row, started, described.clone()))}
        </article>
    }
    .attr("aria-label", texts.comment)
}

fn content(desk: Desk, row: &CommentRow, started: Option<Timestamp>, described: String) -> AnyView {
    let texts = desk.texts;
    let author = match (row.from_page, row.author.is_empty()) {
        (true, _) => texts.own_page.to_owned(),
        (false, true) => texts.unnamed.to_owned(),
        (false, false) => row.author.clone(),
    };
    let minute = started.map(|started| countdown(row.at.seconds_left(started)));
    let marks = [(row.edited, texts.edited), (row.removed, texts.removed)]
        .into_iter()
        .filter(|(applies, _)| *applies)
        .map(|(_, word)| view! { <span class="text-xs text-faint">{word}</span> })
        .collect_view();
    let words_class = if row.removed { "text-faint line-through" } else { "text-ink" };
    let said = if row.text.is_empty() {
        view! { <p class="text-sm text-faint italic">{texts.no_words}</p> }.into_any()
    } else {
        let text = row.text.clone();
        view! { <p class=format!("text-sm break-words {words_class}") dir="auto">{text}</p> }.into_any()
    };
    view! {
        <div class="flex items-baseline gap-2">
            <span class="truncate text-sm font-semibold" dir="auto">{author}</span>
            {marks}
            <span class="ms-auto text-xs text-faint tabular-nums" dir="ltr">{minute}</span>
        </div>
        {said}
        <div class="mt-1.5 flex flex-wrap items-center gap-1.5">
            {reading(desk, row, described)}
            {row.outcome.and_then(|outcome| words::outcome(texts, outcome)).map(|(tint, word)| {
                view! { <Badge tint=tint dot=true>{word}</Badge> }
            })}
            {tags(texts, row)}
            {words::delivery(texts, &row.reply).map(|(class, word)| {
                view! { <span class=format!("text-xs {class}")>{texts.reply}" "{word}</span> }
            })}
        </div>
    }
    .into_any()
}

/// What it was read as; its reason shows while the pointer or the focus is on it, and the list stands still meanwhile.
fn reading(desk: Desk, row: &CommentRow, described: String) -> AnyView {
    let texts = desk.texts;
    let Some(intent) = row.intent else {
        return view! { <Badge tint=Tint::Neutral>{texts.reading}</Badge> }.into_any();
    };
    let (tint, word) = words::intent(texts, intent);
    if row.reason.is_empty() {
        return view! { <Badge tint=tint>{word}</Badge> }.into_any();
    }
    let (reason, title) = (row.reason.clone(), row.reason.clone());
    let tooltip = described.clone();
    let board = desk.board;
    view! {
        <button
            type="button"
            class="group relative rounded-full"
            data-testid="comment-reason"
            title=title
            aria-describedby=described
            on:focus=move |_| board.hold_still()
            on:blur=move |_| desk.stop_reading()
            on:pointerenter=move |_| board.hold_still()
            on:pointerleave=move |_| desk.stop_reading()
        >
            <Badge tint=tint>{word}</Badge>
            <span
                id=tooltip
                role="tooltip"
                class="pointer-events-none absolute start-0 top-full z-20 mt-1 hidden w-72 max-w-[70vw] rounded-control border border-line bg-raised p-3 text-start text-xs font-normal whitespace-normal text-ink shadow-float group-hover:block group-focus-visible:block"
                dir="auto"
            >
                <span class="block font-semibold text-soft">{texts.why}</span>
                {reason}
            </span>
        </button>
    }
    .into_any()
}

/// What the reader noted besides the intent.
fn tags(texts: &LiveTexts, row: &CommentRow) -> impl IntoView + use<> {
    let asks = row.intent == Some(Intent::Question);
    row.tags
        .iter()
        .filter(|tag| !PLAIN_TAGS.contains(&tag.as_str()))
        .filter(|tag| !asks || tag.as_str() != "question")
        .map(|tag| match tag.as_str() {
            "question" => texts.intent_question.to_owned(),
            "unsure" => texts.unsure.to_owned(),
            other => other.to_owned(),
        })
        .map(|tag| view! { <span class="rounded-full border border-line px-2 text-xs leading-5 text-faint">{tag}</span> })
        .collect_view()
}
