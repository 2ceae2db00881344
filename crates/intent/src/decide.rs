//! From cues and slots to an intent, its lines, and whether to act. Abstaining is the answer to every doubt.
//! Not for words: those are in the lexicons.

mod change;
mod contrast;
mod grounds;
mod held;
mod irony;
mod purchase;
mod rejected;
mod total;
mod words;

use domain::reading::{Intent, QuestionKind};

use crate::catalogue::Index;
use crate::clause::{Clauses, names_option};
use crate::lexicon::Class;
use crate::mark::{Mark, What};
use crate::resolve::{self, Line, Source};
use crate::slots::{Item, Slots, Trouble, slots};
use crate::{Author, Comment};
use phrases::token::Token;

/// What was decided and why.
#[derive(Debug)]
pub(crate) struct Decision {
    pub intent: Intent,
    pub act: bool,
    pub lines: Vec<Line>,
    pub questions: Vec<QuestionKind>,
    /// The mark that decided, for the reason.
    pub because: Option<usize>,
    pub doubt: Option<Doubt>,
}

/// Why a reading does not act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    Asked,
    NoProduct,
    OpenOption,
    NoSuchVariant,
    Condition,
    OfferedPrice,
    UnknownCode,
    Quantity(u64),
    AmbiguousNumber,
    Choice,
    Measure,
    UnknownWords,
    Negated,
    AlreadyHeld,
    NothingHeld,
    WhichClaim,
    NotPlainClaim,
    Joke,
}

impl Decision {
    fn plain(intent: Intent, because: Option<usize>) -> Self {
        Self { intent, act: false, lines: Vec::new(), questions: Vec::new(), because, doubt: None }
    }
}

/// How plainly something is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// No claim word: only code, quantity, option.
    Bare,
    /// A word that claims only because of where it is said.
    Weak,
    /// A claim word.
    Strong,
}

struct Context<'a> {
    index: &'a Index,
    comment: &'a Comment<'a>,
    tokens: &'a [Token<'a>],
    marks: &'a [Mark],
    clauses: &'a Clauses,
    pin: Option<u16>,
    slots: Slots,
    lines: Vec<Line>,
    /// What was said before a correction is dropped already.
    corrected: bool,
}

/// Decides what a marked comment means.
pub(crate) fn decide(
    index: &Index,
    comment: &Comment<'_>,
    tokens: &[Token<'_>],
    marks: &[Mark],
    clauses: &Clauses,
) -> Decision {
    if comment.author == Author::Page {
        return Decision::plain(Intent::Other, None);
    }
    if tokens.is_empty() {
        return Decision::plain(Intent::Other, None);
    }
    let pin = comment.pinned.and_then(|code| index.product_of(code));
    let mut counts = rejected::counted_marks(marks, clauses);
    let mut narrowed = None;
    let mut aside = rejected::bought_before(marks, clauses);
    let rejected =
        if comment.claims.is_empty() { rejected::turned_down(tokens, marks, clauses) } else { Vec::new() };
    let turns_down = !rejected.is_empty();
    aside.extend(rejected);
    if comment.claims.is_empty() {
        aside.extend(rejected::slipped(marks));
    }
    if !aside.is_empty() {
        for at in &aside {
            if let Some(counts) = counts.get_mut(*at) {
                *counts = false;
            }
        }
        let rest = clauses.without(&aside);
        narrowed = Some(if turns_down { rejected::rather(marks, rest) } else { rest });
    }
    let clauses = narrowed.as_ref().unwrap_or(clauses);
    let gives_up = |c: Class| {
        matches!(
            c,
            Class::Cancel
                | Class::CancelWeak
                | Class::Change
                | Class::Instead
                | Class::NotThis
                | Class::Only
                | Class::Less
        )
    };
    let given_up: Vec<u16> = if clauses.has(gives_up) {
        comment.claims.iter().filter_map(|claim| index.product_of(&claim.product)).collect()
    } else {
        Vec::new()
    };
    let slots = slots(index, marks, &counts, pin, &given_up);
    let told = clauses.has(|c| c == Class::Earlier).then(|| {
        let named = !slots.items.is_empty() && slots.items.iter().all(Item::noun);
        clauses.with_earlier(named)
    });
    let clauses = told.as_ref().unwrap_or(clauses);
    let lines = slots.items.iter().flat_map(|item| resolve::lines(index, item, pin)).collect();
    Context { index, comment, tokens, marks, clauses, pin, slots, lines, corrected: false }.decide()
}

impl Context<'_> {
    fn decide(mut self) -> Decision {
        let clauses = self.clauses;
        let first = |class: Class| clauses.first(|c| c == class).map(|(_, mark, _)| mark);
        if let Some(mark) = first(Class::Spam) {
            return Decision::plain(Intent::Other, Some(mark));
        }
        let link = self.marks.iter().any(|m| m.what == What::Contact { link: true });
        if link {
            return Decision::plain(Intent::Other, None);
        }
        // "é minha, ninguém tasca 😤": a face beside a claim of something named is only eager.
        let face = |at: usize| {
            let token = self.marks.get(at).and_then(|m| self.tokens.get(m.from));
            token.is_some_and(|t| matches!(t.kind, phrases::token::Kind::Emoji(_)))
        };
        let eager = self.claim().is_some_and(|(_, strength)| strength == Strength::Strong)
            && self.slots.items.iter().any(Item::has_product)
            && !clauses.has(|c| matches!(c, Class::Neg | Class::Past));
        let complains = clauses
            .cues
            .iter()
            .find(|(c, at, _)| *c == Class::Complaint && !(eager && face(*at)) && !self.is_a_reason(*at))
            .map(|(_, at, _)| *at);
        if let Some(mark) = complains {
            return Decision::plain(Intent::Complaint, Some(mark));
        }
        if let Some(decision) = self.ironic().or_else(|| self.agrees_only()) {
            return decision;
        }
        let mention = self.marks.iter().position(|m| m.what == What::Mention);
        // Words to another buyer by name, whatever they are about; a claim with a code may still be for the page.
        let own = clauses.has(|c| matches!(c, Class::Claim | Class::ClaimCode | Class::Cancel))
            && !self.slots.items.is_empty();
        let asks_shop = clauses.has(|c| matches!(c, Class::Ask(kind) if kind != QuestionKind::Other));
        if mention == Some(0) && !own && !asks_shop {
            return Decision::plain(Intent::Other, mention);
        }
        if mention.is_some()
            && self.slots.items.iter().all(|i| i.code.is_none())
            && !clauses.has(|c| matches!(c, Class::Claim | Class::ClaimVerb | Class::Cancel))
        {
            let asked = clauses.is_question() && !clauses.has(|c| c == Class::Other);
            return if asked { self.question() } else { Decision::plain(Intent::Other, mention) };
        }
        if let Some(decision) = self.totalled() {
            return decision;
        }
        if let Some(decision) = self.lessened() {
            return decision;
        }
        if let Some(decision) = self.giving_up() {
            return decision;
        }
        if let Some(decision) = self.changing() {
            return decision;
        }
        let claim = self.claim();
        if let (Some(mark), true, false) =
            (first(Class::CancelWeak), self.comment.claims.is_empty(), clauses.is_question())
        {
            // Does not want what it does not hold.
            let intent = if clauses.has(|c| c == Class::Praise) { Intent::Greeting } else { Intent::Other };
            return Decision { doubt: Some(Doubt::Negated), ..Decision::plain(intent, Some(mark)) };
        }
        let wants = claim.is_some() || clauses.has(|c| matches!(c, Class::Third));
        let condition = first(Class::Cond).or_else(|| self.opening_condition());
        let waits = first(Class::Wait);
        let sign = clauses.all.iter().any(|c| c.interrogative);
        // "si queda M la quiero" asks in words, yet what it says is a condition; a question mark decides otherwise.
        if let (Some(mark), false, true) = (condition.or(waits), sign, waits.is_some() || claim.is_some()) {
            return self.with_lines(Intent::Waitlist, Some(mark), Doubt::Condition);
        }
        if let Some(decision) = self.asking(claim) {
            return decision;
        }
        if let Some(mark) = first(Class::Wait) {
            return self.with_lines(Intent::Waitlist, Some(mark), Doubt::Condition);
        }
        if let (Some(mark), true) = (condition, wants || !self.slots.items.is_empty() || self.offers_price())
        {
            return self.with_lines(Intent::Waitlist, Some(mark), Doubt::Condition);
        }
        if let Some(mark) = first(Class::Wish) {
            return self.with_lines(Intent::Other, Some(mark), Doubt::NotPlainClaim);
        }
        if let Some(mark) = first(Class::Past) {
            let intent = if clauses.has(|c| matches!(c, Class::Praise | Class::Greet)) || self.happy() {
                Intent::Greeting
            } else {
                Intent::Other
            };
            return Decision::plain(intent, Some(mark));
        }
        if let Some((mark, _)) = claim {
            if self.negated(mark) {
                return Decision {
                    doubt: Some(Doubt::Negated),
                    ..Decision::plain(Intent::Other, Some(mark))
                };
            }
            if self.offers_price() {
                return self.with_lines(Intent::Waitlist, Some(mark), Doubt::OfferedPrice);
            }
        }
        if let (Some(mark), None) = (first(Class::Third), claim) {
            let told = |l: &Line| l.variant.is_some() && !l.said.is_empty();
            let named = self.slots.items.iter().any(Item::noun)
                || !self.lines.is_empty() && self.lines.iter().all(told);
            let intent = if named { Intent::Purchase } else { Intent::Other };
            return self.with_lines(intent, Some(mark), Doubt::NotPlainClaim);
        }
        if let Some((mark, strength)) = claim {
            return self.purchase(Some(mark), strength);
        }
        self.no_claim()
    }

    /// The plainest claim cue that has something to claim.
    fn claim(&self) -> Option<(usize, Strength)> {
        let strong = self
            .clauses
            .first(|c| matches!(c, Class::Claim | Class::ClaimVerb | Class::ClaimCode | Class::ClaimItem));
        if let Some((_, mark, _)) = strong {
            return Some((mark, Strength::Strong));
        }
        let counted = |l: &Line| l.counted && l.source != Source::Open;
        let more =
            !self.comment.claims.is_empty() || !self.lines.is_empty() && self.lines.iter().all(counted);
        self.clauses
            .first(|c| c == Class::ClaimWeak || more && c == Class::More)
            .map(|(_, mark, _)| (mark, Strength::Weak))
    }

    /// "si vuelve a llegar …": a word for "if" that can also mean "yes" is a condition where no claim follows it.
    fn opening_condition(&self) -> Option<usize> {
        self.clauses.cues.iter().find_map(|(class, mark, clause)| {
            let opens =
                *class == Class::CondFirst && self.clauses.all.get(*clause).is_some_and(|c| c.from == *mark);
            let next = self.marks.get(mark + 1).map(|m| &m.what);
            let goes_on =
                matches!(next, Some(What::Unknown | What::Cue(Class::Word | Class::Ask(_) | Class::Neg)));
            (opens && goes_on).then_some(*mark)
        })
    }

    fn happy(&self) -> bool {
        self.marks.iter().any(|m| m.what == What::Emoji)
    }

    /// A negation at most three marks before the claim in its clause, or right after it.
    fn negated(&self, claim: usize) -> bool {
        let clause = self.clauses.all.iter().find(|c| (c.from..c.to).contains(&claim));
        let from = clause.map_or(0, |c| c.from).max(claim.saturating_sub(3));
        let is_neg = |i: usize| matches!(self.marks.get(i).map(|m| &m.what), Some(What::Cue(Class::Neg)));
        (from..claim).any(is_neg) || is_neg(claim + 1)
    }

    fn offers_price(&self) -> bool {
        self.slots.troubles.iter().any(|t| matches!(t, Trouble::Price(_)))
    }

    fn with_lines(&mut self, intent: Intent, because: Option<usize>, doubt: Doubt) -> Decision {
        if self.lines.is_empty() && intent == Intent::Waitlist {
            self.lines.extend(self.pin_line());
        }
        Decision {
            lines: std::mem::take(&mut self.lines),
            doubt: Some(doubt),
            ..Decision::plain(intent, because)
        }
    }

    fn pin_line(&self) -> Option<Line> {
        let product = self.pin?;
        let mut line = Line::of(Some(product), Source::Pin);
        resolve::fit(&self.index.products[usize::from(product)], &mut line);
        Some(line)
    }

    fn question(&self) -> Decision {
        let because =
            self.clauses.first(|c| matches!(c, Class::Ask(_) | Class::Topic(_))).map(|(_, mark, _)| mark);
        Decision {
            questions: self.clauses.kinds(),
            doubt: Some(Doubt::Asked),
            ..Decision::plain(Intent::Question, because)
        }
    }

    /// Asked, unless a plain claim stands beside a side question.
    fn asking(&self, claim: Option<(usize, Strength)>) -> Option<Decision> {
        if !self.clauses.is_question() {
            let lone_topic =
                claim.is_none() && self.lines.iter().all(|l| !l.counted) && self.clauses.unknown <= 2;
            let topic = self
                .clauses
                .cues
                .iter()
                .find(|(c, at, _)| matches!(c, Class::Topic(_)) && !names_option(self.marks, *at));
            let other_word = self.clauses.has(|c| {
                matches!(
                    c,
                    Class::Praise | Class::Past | Class::Cond | Class::Third | Class::Other | Class::Joke
                )
            });
            let asks = topic.is_some() && lone_topic || claim.is_none() && self.chooses_between_qualities();
            return (asks && !other_word).then(|| self.question());
        }
        // "에센스 하나요, 계좌이체 되나요?": told in full beside a question about delivery.
        let told =
            |l: &Line| l.variant.is_some() && l.source == Source::Name && (l.counted || !l.said.is_empty());
        let told =
            self.side_question_is_of_delivery() && !self.lines.is_empty() && self.lines.iter().all(told);
        let plain =
            self.clauses.all.iter().any(|c| (c.claims || c.coded || told && c.points) && !c.is_question());
        // A bare code beside a question about anything but delivery is what is asked about.
        let bare = claim.is_none() && !self.side_question_is_of_delivery();
        // "yo también, cuánto sale el envío?" with nothing on air, and "la quiero en verde, tendrás?" where there is none.
        let nothing = (self.pin.is_none() || claim.is_some_and(|(at, _)| self.only_agrees(Some(at))))
            && self.slots.items.is_empty()
            || self.lines.iter().any(|l| l.contradiction) && !self.side_question_is_of_delivery();
        // "+1, yo también quiero saber si hay tallas grandes"
        let plus_one = |at: usize| {
            let token = self.marks.get(at).and_then(|m| self.tokens.get(m.from));
            token.is_some_and(|t| t.kind == phrases::token::Kind::Symbol('+'))
        };
        let mut claims = self.clauses.cues.iter().filter(|(c, ..)| c.claims()).peekable();
        let agrees = claims.peek().is_some()
            && claims.all(|(_, at, _)| plus_one(*at))
            && self.slots.items.iter().all(|i| !i.has_product())
            && !self.side_question_is_of_delivery();
        if !plain || bare || nothing || agrees || self.clauses.has(|c| matches!(c, Class::Wait)) {
            return Some(self.question());
        }
        // The side question may be about money and delivery; about the goods themselves it puts the claim in doubt.
        None
    }

    /// "la 18 es de tiro alto o normal": a choice between words that are nothing to be had.
    fn chooses_between_qualities(&self) -> bool {
        let had = |m: &Mark| {
            let what = &m.what;
            matches!(what, What::Hint(_) | What::Code(_) | What::Near(_) | What::Number { .. })
                || matches!(what, What::Cue(Class::Num(_) | Class::Article | Class::Neg))
        };
        let word = |m: &Mark| matches!(m.what, What::Unknown | What::Cue(Class::Word));
        self.clauses.first(|c| c == Class::Or).is_some_and(|(_, at, _)| {
            self.marks.get(at + 1).is_some_and(word)
                && at.checked_sub(1).and_then(|i| self.marks.get(i)).is_some_and(|m| !had(m))
                && !self.clauses.has(|c| matches!(c, Class::Neg | Class::Some | Class::Wait))
        })
    }

    fn no_claim(&mut self) -> Decision {
        let clauses = self.clauses;
        let praise = clauses
            .first(|c| matches!(c, Class::Praise | Class::Greet | Class::Laugh))
            .map(|(_, mark, _)| mark);
        let named = !self.slots.items.is_empty() && self.slots.items.iter().all(Item::noun);
        let other =
            clauses.first(|c| c == Class::Other || c == Class::Earlier && !named).map(|(_, mark, _)| mark);
        let counted = self.lines.iter().any(|l| l.counted);
        let coded = self.lines.iter().any(|l| matches!(l.source, Source::Code | Source::NearCode));
        if other.is_some() {
            let intent = if clauses.has(|c| c == Class::Praise) { Intent::Greeting } else { Intent::Other };
            return Decision::plain(intent, other);
        }
        // "buenas, pijama satén M por favor": a greeting before something plainly named.
        let named = self.lines.iter().any(|l| !l.said.is_empty())
            && self.slots.items.iter().all(Item::noun)
            && !clauses.has(|c| matches!(c, Class::Praise | Class::Laugh));
        if praise.is_some() && !counted && !named && (!coded || clauses.has(|c| c == Class::Praise)) {
            return Decision::plain(Intent::Greeting, praise);
        }
        if praise.is_none()
            && self.offers_price()
            && clauses.has(|c| matches!(c, Class::At | Class::AtAfter | Class::Only))
        {
            return self.with_lines(Intent::Waitlist, None, Doubt::OfferedPrice);
        }
        let strangers = self.strangers(None);
        if !self.slots.items.is_empty()
            && strangers.inside <= 1 + usize::from(coded)
            && strangers.aside <= 4
            && !clauses.has(|c| c == Class::Neg)
        {
            return self.purchase(None, Strength::Bare);
        }
        // Nothing but a number that could be several things: wanted, yet what?
        let number_only = !self.slots.troubles.is_empty()
            && self.slots.items.is_empty()
            && clauses.unknown == 0
            && clauses
                .cues
                .iter()
                .all(|(c, ..)| matches!(c, Class::Filler | Class::Hand | Class::Total | Class::Irony));
        let hand = clauses.has(|c| c == Class::Hand)
            && clauses
                .cues
                .iter()
                .all(|(c, ..)| matches!(c, Class::Filler | Class::Hand | Class::Total | Class::Irony))
            && clauses.unknown == 0
            && self.pin.is_some();
        if number_only || hand {
            return self.purchase(None, Strength::Bare);
        }
        let wordless = !self.marks.iter().any(|m| {
            matches!(
                m.what,
                What::Unknown | What::Number { .. } | What::BadCode | What::Contact { .. } | What::Hint(_)
            )
        });
        let emoji_only = wordless
            && (self.happy() || clauses.has(|c| matches!(c, Class::Filler | Class::Irony)))
            && clauses.cues.iter().all(|(c, ..)| matches!(c, Class::Filler | Class::Irony));
        if praise.is_some() || emoji_only {
            return Decision::plain(Intent::Greeting, praise);
        }
        if self.slots.troubles.contains(&Trouble::UnknownCode) && clauses.unknown == 0 {
            return self.purchase(None, Strength::Bare);
        }
        Decision::plain(Intent::Other, None)
    }
}
