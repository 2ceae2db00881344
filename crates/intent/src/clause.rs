//! Parts a comment where its punctuation does, and tells which parts ask. Not for meaning beyond that.

use domain::reading::QuestionKind;

use crate::lexicon::Class;
use crate::mark::{Mark, What};
use phrases::token::{Kind, Token};

/// One part of a comment.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks of a clause, read one by one")]
pub(crate) struct Clause {
    /// Marks from here …
    pub from: usize,
    /// … to before here.
    pub to: usize,
    /// It ends in a question mark.
    pub interrogative: bool,
    /// It has a cue that asks.
    pub asks: bool,
    /// It has a cue that claims.
    pub claims: bool,
    /// It points to a product or option, or says a number.
    pub points: bool,
    /// It has a product's code.
    pub coded: bool,
    /// It asks for something to be put aside, changed or given up.
    pub requests: bool,
}

impl Clause {
    /// Whether it asks, by sign or by word.
    pub(crate) fn is_question(&self) -> bool {
        self.interrogative || self.asks
    }
}

/// The parts of a comment and the cues in it.
#[derive(Debug)]
pub(crate) struct Clauses {
    /// The parts, in order.
    pub all: Vec<Clause>,
    /// Words nobody knows; glyphs of one run count as one for every two.
    pub unknown: usize,
    /// Cues: class, mark, clause.
    pub cues: Vec<(Class, usize, usize)>,
}

/// "saiz 38": a word for size or colour right beside one asks nothing.
pub(crate) fn names_option(marks: &[Mark], at: usize) -> bool {
    let said = |m: Option<&Mark>| match m.map(|m| &m.what) {
        Some(What::Hint(hint)) => hint.said.is_some(),
        Some(What::Number { said, .. }) => said.is_some(),
        Some(What::Cue(class)) => *class == Class::Each,
        _ => false,
    };
    let word = marks.get(at).is_some_and(|m| {
        let of_option = |kind| matches!(kind, QuestionKind::Size | QuestionKind::Colour);
        m.len == 1 && matches!(m.what, What::Cue(Class::Ask(kind) | Class::Topic(kind)) if of_option(kind))
    });
    word && (said(marks.get(at + 1)) || at.checked_sub(1).is_some_and(|before| said(marks.get(before))))
}

/// Whether these marks start with a word that asks, and ask about delivery or payment before the clause ends.
fn asks_of_delivery(marks: &[Mark]) -> bool {
    matches!(marks.first().map(|m| &m.what), Some(What::Cue(Class::Ask(_) | Class::Topic(_))))
        && marks
            .iter()
            .take_while(|m| !matches!(m.what, What::Comma | What::End | What::QuestionMark))
            .any(|m| matches!(m.what, What::Cue(class) if class.is_of_delivery()))
}

impl Clauses {
    pub(crate) fn new(marks: &[Mark], tokens: &[Token<'_>]) -> Self {
        let mut all = Vec::with_capacity(4);
        let mut cues = Vec::with_capacity(marks.len());
        let mut clause = Clause::default();
        let mut unknown = 0;
        let mut glyphs = 0usize;
        for (i, mark) in marks.iter().enumerate() {
            if clause.claims && clause.points && asks_of_delivery(&marks[i..]) {
                // "mine 12 po magkano sf": the claim is complete, and what follows asks about something else.
                all.push(Clause { to: i, ..clause });
                clause = Clause { from: i, ..Clause::default() };
            }
            if mark.what == What::Cue(Class::But) && i > clause.from {
                all.push(Clause { to: i, ..clause });
                clause = Clause { from: i, ..Clause::default() };
            }
            match &mark.what {
                What::Cue(class) => {
                    cues.push((*class, i, all.len()));
                    clause.asks |= matches!(class, Class::Ask(_)) && !names_option(marks, i)
                        || *class == Class::AskFirst && i == clause.from;
                    clause.claims |= class.claims();
                    clause.requests |= mark.requests;
                    clause.points |= matches!(class, Class::Num(_));
                }
                What::Code(_) => {
                    clause.points = true;
                    clause.coded = true;
                }
                What::Number { value, code: Some(_), .. } if *value > crate::slots::QUANTITY_MAX => {
                    clause.points = true;
                    clause.coded = true;
                }
                // "8号38码一双": small, and a code all the same.
                What::Number { code: Some(_), .. }
                    if matches!(marks.get(i + 1).map(|m| &m.what), Some(What::Cue(Class::Ordinal))) =>
                {
                    clause.points = true;
                    clause.coded = true;
                }
                What::Near(_) | What::BadCode | What::Hint(_) | What::Number { .. } => clause.points = true,
                What::QuestionMark => clause.interrogative |= i > clause.from,
                What::Unknown if tokens[mark.from].kind == Kind::Glyph => glyphs += 1,
                What::Unknown | What::MaybeCode(_) => unknown += 1,
                _ => {}
            }
            let ends = matches!(mark.what, What::Comma | What::End | What::QuestionMark) && i > clause.from;
            let opens = matches!(mark.what, What::QuestionMark) && !ends;
            // "¿" opens a question in the middle of a line: what went before is a clause of its own.
            let reopened = ends
                && matches!(mark.what, What::QuestionMark)
                && !mark.glued
                && marks.get(i + 1).is_some_and(|next| next.glued)
                && clause.from < i;
            if reopened {
                clause.interrogative = false;
            }
            if ends || i + 1 == marks.len() {
                let interrogative_end = clause.interrogative;
                all.push(Clause { to: i + 1, interrogative: interrogative_end, ..clause });
                clause = Clause { from: i + 1, ..Clause::default() };
            } else if opens {
                clause.interrogative = true;
            }
        }
        let mut clauses = Self { all, unknown: unknown + glyphs.div_ceil(2), cues };
        clauses.drop_told_topics(marks);
        clauses.answer_requests();
        clauses
    }

    /// "can I get the tote please?", "me guardas la ruana?": who asks for something to be put aside claims it, where nothing
    /// else is asked.
    fn answer_requests(&mut self) {
        let doubtful = |c: Class| {
            matches!(
                c,
                Class::Topic(_)
                    | Class::Or
                    | Class::Cond
                    | Class::Wait
                    | Class::Third
                    | Class::Neg
                    | Class::At
            )
        };
        for (number, clause) in self.all.iter_mut().enumerate().filter(|(_, c)| c.requests && c.points) {
            let mut asking =
                self.cues.iter().filter(|(c, _, of)| *of == number && matches!(c, Class::Ask(_)));
            // "ได้ไหม", "嗎", "ko": the end of the request itself.
            let tail = asking.all(|(c, at, _)| *c == Class::Ask(QuestionKind::Other) && *at > clause.from);
            if tail && !self.cues.iter().any(|(c, _, of)| *of == number && doubtful(*c)) {
                (clause.interrogative, clause.asks) = (false, false);
                for (class, _, of) in &mut self.cues {
                    if *of == number && matches!(class, Class::Ask(_)) {
                        *class = Class::Filler;
                    }
                }
            }
        }
    }

    /// "the fabric is so soft", "llegó, el color precioso": a bare topic in a part that praises or tells of the past asks
    /// nothing without a question mark.
    fn drop_told_topics(&mut self, marks: &[Mark]) {
        use QuestionKind as Q;
        for (number, clause) in self.all.iter_mut().enumerate().filter(|(_, c)| c.asks && !c.interrogative) {
            let mine = |of: usize| of == number;
            let tells = |c: Class| matches!(c, Class::Praise | Class::Past);
            let is_topic = |c: Class, at: usize| {
                matches!(c, Class::Ask(Q::Size | Q::Colour | Q::Other))
                    && marks.get(at).is_some_and(|m| m.len == 1)
            };
            let tells = self.cues.iter().any(|(c, _, of)| mine(*of) && tells(*c));
            let plain = clause.from;
            let only_topics = self.cues.iter().filter(|(.., of)| mine(*of)).all(|(c, at, _)| {
                let asks = matches!(c, Class::Ask(_)) || *c == Class::AskFirst && *at == plain;
                !asks || is_topic(*c, *at)
            });
            if tells && only_topics {
                clause.asks = false;
                for (class, at, of) in &mut self.cues {
                    if mine(*of) && is_topic(*class, *at) {
                        *class = Class::Word;
                    }
                }
            }
        }
    }

    /// The same with "the one before" as a harmless word or as one that leaves open what is meant.
    pub(crate) fn with_earlier(&self, harmless: bool) -> Self {
        let class = if harmless { Class::Filler } else { Class::Other };
        let of = |c: Class| if c == Class::Earlier { class } else { c };
        let cues = self.cues.iter().map(|(c, mark, clause)| (of(*c), *mark, *clause)).collect();
        Self { all: self.all.clone(), unknown: self.unknown, cues }
    }

    /// The same without the cues at these marks.
    pub(crate) fn without(&self, marks: &[usize]) -> Self {
        let mut all = self.all.clone();
        for clause in &mut all {
            if marks.contains(&clause.from) {
                (clause.claims, clause.points, clause.coded) = (false, false, false);
            }
        }
        let cues = self.cues.iter().filter(|(_, mark, _)| !marks.contains(mark)).copied().collect();
        Self { all, unknown: self.unknown, cues }
    }

    /// Whether any cue of these classes is there.
    pub(crate) fn has(&self, wanted: impl Fn(Class) -> bool) -> bool {
        self.cues.iter().any(|(class, ..)| wanted(*class))
    }

    /// The first cue of these classes.
    pub(crate) fn first(&self, wanted: impl Fn(Class) -> bool) -> Option<(Class, usize, usize)> {
        self.cues.iter().copied().find(|(class, ..)| wanted(*class))
    }

    /// Whether anything asks.
    pub(crate) fn is_question(&self) -> bool {
        self.all.iter().any(Clause::is_question)
    }

    /// What is asked, without repeats.
    pub(crate) fn kinds(&self) -> Vec<QuestionKind> {
        let mut kinds = Vec::new();
        for (class, ..) in &self.cues {
            if let Class::Ask(kind) | Class::Topic(kind) = class
                && !kinds.contains(kind)
            {
                kinds.push(*kind);
            }
        }
        if !kinds.contains(&QuestionKind::Size) && self.has(|c| c == Class::SizeWord) {
            kinds.push(QuestionKind::Size);
        }
        if kinds.len() > 1 {
            kinds.retain(|kind| *kind != QuestionKind::Other);
        }
        if kinds.is_empty() {
            kinds.push(QuestionKind::Other);
        }
        kinds
    }
}
