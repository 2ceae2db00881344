//! Turns a decision into the reading everybody sees: lines with the catalogue's own codes, tags, and one line of why.
//! Not for deciding.

use domain::reading::{Intent, Reading, ReadingLine};

use crate::catalogue::Index;
use crate::decide::{Decision, Doubt};
use crate::language::Spoken;
use crate::lexicon::Class;
use crate::mark::{Mark, What};
use crate::resolve::{Line, Source};
use phrases::token::{Kind, Token};

/// The reading of a decision.
pub(crate) fn reading(
    index: &Index,
    tokens: &[Token<'_>],
    marks: &[Mark],
    spoken: Spoken,
    decision: Decision,
) -> Reading {
    let reason = reason(index, tokens, marks, &decision);
    Reading {
        intent: decision.intent,
        act: decision.act,
        lines: decision.lines.iter().map(|line| reading_line(index, line)).collect(),
        language: spoken.main.code().to_owned(),
        confidence: confidence(&decision),
        tags: tags(&decision),
        reason,
        open: is_open(&decision),
        questions: decision.questions,
    }
}

/// Whether somebody who knows more of the language might read on: not where the buyer has to say more.
fn is_open(decision: &Decision) -> bool {
    let claims = matches!(decision.intent, Intent::Purchase | Intent::Cancel | Intent::Modify);
    let unread = matches!(
        decision.doubt,
        Some(
            Doubt::NoProduct
                | Doubt::UnknownCode
                | Doubt::AmbiguousNumber
                | Doubt::Choice
                | Doubt::UnknownWords
                | Doubt::Negated
                | Doubt::WhichClaim
                | Doubt::NotPlainClaim
        )
    );
    claims && unread
}

fn reading_line(index: &Index, line: &Line) -> ReadingLine {
    let entry = line.product.map(|product| &index.products[usize::from(product)]);
    ReadingLine {
        product: entry.map(|e| e.code.clone()),
        sku: entry.zip(line.variant).and_then(|(e, v)| Some(e.variants.get(v)?.sku.clone())),
        quantity: line.quantity.max(1),
        missing: entry
            .map(|e| line.missing.iter().filter_map(|option| e.options.get(*option).cloned()).collect())
            .unwrap_or_default(),
    }
}

fn confidence(decision: &Decision) -> f32 {
    if decision.act {
        let weakest = decision.lines.iter().map(|l| l.source).map(|source| match source {
            Source::Code => 0.99,
            Source::Pin => 0.98,
            Source::Name => 0.97,
            Source::NearCode | Source::Misspelt => 0.94,
            Source::Open => 0.5,
        });
        return weakest.fold(0.99, f32::min);
    }
    // Without acting: about how often intent and restraint are right on independent cases.
    match (decision.intent, decision.because) {
        (Intent::Other, None) => 0.45,
        (Intent::Purchase | Intent::Cancel | Intent::Modify, _) => 0.87,
        (_, Some(_)) => 0.83,
        (_, None) => 0.93,
    }
}

fn tags(decision: &Decision) -> Vec<String> {
    let mut tags = vec![decision.intent.tag().to_owned()];
    if decision.intent != Intent::Question && !decision.questions.is_empty() {
        tags.push("question".to_owned());
    }
    if !decision.act && matches!(decision.intent, Intent::Purchase | Intent::Cancel | Intent::Modify) {
        tags.push("unsure".to_owned());
    }
    tags
}

fn reason(index: &Index, tokens: &[Token<'_>], marks: &[Mark], decision: &Decision) -> String {
    let mut out = String::with_capacity(96);
    let mut say = |part: &str| {
        if !part.is_empty() {
            if !out.is_empty() {
                out.push_str("; ");
            }
            out.push_str(part);
        }
    };
    if let Some(mark) = decision.because.and_then(|i| marks.get(i)) {
        if matches!(mark.what, What::Mention | What::Contact { .. }) {
            say("speaks to somebody by name");
        } else {
            say(&format!("{} \"{}\"", cue_name(&mark.what), words(tokens, mark)));
        }
    }
    for line in &decision.lines {
        say(&line_reason(index, line));
    }
    if let Some(doubt) = decision.doubt {
        say(&doubt_words(doubt));
    }
    if out.is_empty() {
        out.push_str(match decision.intent {
            Intent::Greeting => "greeting or emoji",
            Intent::Question => "asks",
            _ => "nothing in it claims, cancels or asks",
        });
    }
    out
}

fn words(tokens: &[Token<'_>], mark: &Mark) -> String {
    let mut text = String::new();
    for (i, token) in tokens[mark.from..mark.from + mark.len].iter().enumerate() {
        if i > 0 && !token.glued && token.kind != Kind::Break {
            text.push(' ');
        }
        text.push_str(token.text);
    }
    text
}

fn line_reason(index: &Index, line: &Line) -> String {
    let Some(entry) = line.product.map(|p| &index.products[usize::from(p)]) else { return String::new() };
    let how = match line.source {
        Source::Code => "code",
        Source::NearCode => "code nearly typed",
        Source::Name | Source::Misspelt => "named",
        Source::Pin => "pinned",
        Source::Open => "open",
    };
    let sku = line.variant.and_then(|v| Some(entry.variants.get(v)?.sku.as_str()));
    match (line.counted, sku) {
        (true, Some(sku)) => format!("{} ({how}) × {}, {sku}", entry.code, line.quantity),
        (false, Some(sku)) => format!("{} ({how}), {sku}", entry.code),
        (true, None) => format!("{} ({how}) × {}", entry.code, line.quantity),
        (false, None) => format!("{} ({how})", entry.code),
    }
}

fn cue_name(what: &What) -> &'static str {
    match what {
        What::Cue(
            Class::Claim
            | Class::ClaimVerb
            | Class::ClaimWeak
            | Class::ClaimCode
            | Class::ClaimItem
            | Class::More,
        ) => "claim word",
        What::Cue(Class::Cancel | Class::CancelWeak) => "gives up",
        What::Cue(Class::Change | Class::Instead | Class::NotThis | Class::Only) => "changes",
        What::Cue(Class::Ask(_) | Class::AskFirst | Class::Topic(_)) => "asks",
        What::Cue(Class::Wait) => "waits",
        What::Cue(Class::Cond) => "condition",
        What::Cue(Class::Complaint) => "complains",
        What::Cue(Class::Joke) => "takes it back",
        What::Cue(Class::Past) => "has it already",
        What::Cue(Class::Third) => "speaks of somebody else",
        What::Cue(Class::Wish) => "would have wanted",
        What::Cue(Class::Spam) => "advertising",
        What::Cue(Class::Praise | Class::Greet | Class::Laugh) => "greeting or praise",
        _ => "says",
    }
}

fn doubt_words(doubt: Doubt) -> String {
    match doubt {
        Doubt::Asked => "it is a question",
        Doubt::NoProduct => "which product?",
        Doubt::OpenOption => "an option is open",
        Doubt::NoSuchVariant => "no such variant",
        Doubt::Condition => "under a condition",
        Doubt::OfferedPrice => "names a price",
        Doubt::UnknownCode => "no such code",
        Doubt::Quantity(value) => return format!("{value} is unusually many"),
        Doubt::AmbiguousNumber => "a number could mean several things",
        Doubt::Choice => "a choice is left open",
        Doubt::Measure => "body measures: needs advice",
        Doubt::UnknownWords => "some words are not understood",
        Doubt::Negated => "negated",
        Doubt::AlreadyHeld => "already held: one more?",
        Doubt::NothingHeld => "nothing is held",
        Doubt::WhichClaim => "which claim?",
        Doubt::NotPlainClaim => "not a plain claim",
        Doubt::Joke => "maybe a joke",
    }
    .to_owned()
}
