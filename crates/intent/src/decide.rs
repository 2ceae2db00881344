//! From cues and slots to an intent, its lines, and whether to act. Abstaining is the answer to every doubt.
//! Not for words: those are in the lexicons.

use domain::reading::{Intent, QuestionKind};

use crate::catalogue::Index;
use crate::clause::Clauses;
use crate::lexicon::Class;
use crate::mark::{Mark, What};
use crate::resolve::{self, Line, Source};
use crate::slots::{QUANTITY_MAX, Slots, Trouble, slots};
use crate::token::Token;
use crate::{Author, Claim, Comment};

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
    marks: &'a [Mark],
    clauses: &'a Clauses,
    pin: Option<u16>,
    slots: Slots,
    lines: Vec<Line>,
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
    let counts = counted_marks(marks, clauses);
    let slots = slots(index, marks, &counts, pin);
    let lines = slots.items.iter().flat_map(|item| resolve::lines(index, item, pin)).collect();
    Context { index, comment, marks, clauses, pin, slots, lines }.decide()
}

/// Marks whose slots count: all, but for side questions next to a plain claim.
fn counted_marks(marks: &[Mark], clauses: &Clauses) -> Vec<bool> {
    let mut counts = vec![true; marks.len()];
    let claimed = clauses.all.iter().any(|c| (c.claims || c.coded) && !c.is_question());
    for clause in &clauses.all {
        if claimed && clause.is_question() && !clause.claims && !clause.points {
            counts[clause.from..clause.to].fill(false);
        }
        // "la M en vez de la L": what is given up is no line.
        let mut given_up = false;
        for i in clause.from..clause.to {
            match marks[i].what {
                What::Cue(Class::Instead) => given_up = true,
                What::Cue(class) if is_claim(class) || class == Class::Change => given_up = false,
                _ => {}
            }
            counts[i] &= !given_up;
        }
    }
    counts
}

fn is_claim(class: Class) -> bool {
    matches!(class, Class::Claim | Class::ClaimVerb | Class::ClaimWeak | Class::ClaimCode | Class::ClaimItem)
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
        if let Some(mark) = first(Class::Complaint) {
            return Decision::plain(Intent::Complaint, Some(mark));
        }
        let mention = self.marks.iter().position(|m| m.what == What::Mention);
        if mention.is_some()
            && self.slots.items.iter().all(|i| i.code.is_none())
            && !clauses.has(|c| matches!(c, Class::Claim | Class::ClaimVerb | Class::Cancel))
        {
            let asked = clauses.is_question() && !clauses.has(|c| c == Class::Other);
            return if asked { self.question() } else { Decision::plain(Intent::Other, mention) };
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
        if let (Some(mark), true) = (condition, wants || !self.slots.items.is_empty()) {
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
            return self.with_lines(Intent::Other, Some(mark), Doubt::NotPlainClaim);
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
        let more = !self.comment.claims.is_empty();
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
        let mut line = Line {
            product: Some(product),
            source: Source::Pin,
            variant: None,
            quantity: 1,
            counted: false,
            missing: Vec::new(),
            contradiction: false,
            said: Vec::new(),
        };
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
            let topic = self.clauses.first(|c| matches!(c, Class::Topic(_)));
            let other_word = self.clauses.has(|c| {
                matches!(
                    c,
                    Class::Praise | Class::Past | Class::Cond | Class::Third | Class::Other | Class::Joke
                )
            });
            return (topic.is_some() && lone_topic && !other_word).then(|| self.question());
        }
        let plain = self.clauses.all.iter().any(|c| (c.claims || c.coded) && !c.is_question());
        if !plain || self.clauses.has(|c| matches!(c, Class::Wait)) {
            return Some(self.question());
        }
        // The side question may be about money and delivery; about the goods themselves it puts the claim in doubt.
        None
    }

    fn side_question_is_harmless(&self) -> bool {
        if !self.clauses.is_question() {
            return true;
        }
        let goods = self.clauses.has(|c| {
            matches!(
                c,
                Class::Ask(
                    QuestionKind::Size | QuestionKind::Colour | QuestionKind::Stock | QuestionKind::Price
                ) | Class::Topic(
                    QuestionKind::Size | QuestionKind::Colour | QuestionKind::Stock | QuestionKind::Price
                )
            )
        });
        let known = self.clauses.has(|c| matches!(c, Class::Ask(_) | Class::Topic(_)));
        let asks_of_product = self.clauses.all.iter().any(|c| c.is_question() && c.points);
        known && !goods && !asks_of_product
    }

    fn purchase(mut self, because: Option<usize>, strength: Strength) -> Decision {
        // A number alone or an option alone speaks of the product on air; a claim word alone does too.
        if self.lines.is_empty() && self.slots.troubles.iter().all(|t| !matches!(t, Trouble::UnknownCode)) {
            self.lines.extend(self.pin_line());
        }
        if self.lines.is_empty() {
            self.lines.push(Line {
                product: None,
                source: Source::Open,
                variant: None,
                quantity: 1,
                counted: false,
                missing: Vec::new(),
                contradiction: false,
                said: Vec::new(),
            });
        }
        let doubt = self.purchase_doubt(because, strength);
        let questions = if self.clauses.is_question() { self.clauses.kinds() } else { Vec::new() };
        Decision {
            intent: Intent::Purchase,
            act: doubt.is_none(),
            lines: self.lines,
            questions,
            because,
            doubt,
        }
    }

    fn purchase_doubt(&self, because: Option<usize>, strength: Strength) -> Option<Doubt> {
        let has = |class: Class| self.clauses.has(|c| c == class);
        if let Some(doubt) = self.slot_doubt() {
            return Some(doubt);
        }
        if !self.side_question_is_harmless() {
            return Some(Doubt::Asked);
        }
        if because.is_some_and(|mark| self.marks[mark].what == What::Cue(Class::ClaimItem))
            && !has(Class::Claim)
            && self.slots.items.is_empty()
        {
            return Some(Doubt::NotPlainClaim);
        }
        if has(Class::Joke) {
            return Some(Doubt::Joke);
        }
        if has(Class::Neg) || has(Class::Instead) || has(Class::CancelWeak) {
            return Some(Doubt::Negated);
        }
        let unplain = [
            Class::Other,
            Class::Third,
            Class::Past,
            Class::Wish,
            Class::Cond,
            Class::Wait,
            Class::Change,
            Class::All,
        ];
        if unplain.iter().any(|class| has(*class)) {
            return Some(Doubt::NotPlainClaim);
        }
        if self.clauses.unknown > self.unknown_allowed(because, strength) {
            return Some(Doubt::UnknownWords);
        }
        if self.marks.iter().any(|m| m.what == What::Mention) {
            return Some(Doubt::NotPlainClaim);
        }
        let shaky = self.lines.iter().any(|l| l.source == Source::Misspelt);
        if shaky && (strength < Strength::Strong || self.clauses.unknown > 0) {
            return Some(Doubt::UnknownWords);
        }
        if strength == Strength::Bare && !self.bare_is_plain() {
            return Some(Doubt::NotPlainClaim);
        }
        if self.repeats_a_claim() && !has(Class::More) {
            return Some(Doubt::AlreadyHeld);
        }
        None
    }

    fn slot_doubt(&self) -> Option<Doubt> {
        if let Some(trouble) = self.slots.troubles.first() {
            return Some(match trouble {
                Trouble::UnknownCode => Doubt::UnknownCode,
                Trouble::AmbiguousNumber => Doubt::AmbiguousNumber,
                Trouble::AbsurdQuantity(value) => Doubt::Quantity(*value),
                Trouble::Price(_) => Doubt::OfferedPrice,
                Trouble::Measure => Doubt::Measure,
                Trouble::Choice | Trouble::TooMany => Doubt::Choice,
            });
        }
        for line in &self.lines {
            if line.product.is_none() {
                return Some(Doubt::NoProduct);
            }
            if line.contradiction {
                return Some(Doubt::NoSuchVariant);
            }
            if line.variant.is_none() {
                return Some(Doubt::OpenOption);
            }
            if u64::from(line.quantity) > QUANTITY_MAX {
                return Some(Doubt::Quantity(u64::from(line.quantity)));
            }
        }
        None
    }

    /// How many words nobody knows a claim may have: few beside a plain one, none beside a bare code.
    fn unknown_allowed(&self, because: Option<usize>, strength: Strength) -> usize {
        let coded = self.lines.iter().all(|l| l.source == Source::Code);
        let said = self.lines.iter().all(|l| l.counted || !l.said.is_empty());
        let verb = because.is_some_and(|mark| self.marks[mark].what == What::Cue(Class::ClaimVerb));
        let next_unknown =
            because.is_some_and(|mark| self.marks.get(mark + 1).is_some_and(|m| m.what == What::Unknown));
        if verb && next_unknown {
            // "quiero devolver la A12": what is wanted is a verb nobody knows.
            return 0;
        }
        // "sold black dress": an unknown word beside a colour may be the noun that decides.
        let beside_hint = |i: usize| {
            let hint = |m: Option<&Mark>| m.is_some_and(|m| matches!(m.what, What::Hint(_)));
            hint(self.marks.get(i + 1)) || i > 0 && hint(self.marks.get(i - 1))
        };
        if !coded && (0..self.marks.len()).any(|i| self.marks[i].what == What::Unknown && beside_hint(i)) {
            return 0;
        }
        match strength {
            Strength::Strong if coded => 2,
            Strength::Strong if said => 1,
            Strength::Strong | Strength::Weak | Strength::Bare => 0,
        }
    }

    /// Without a claim word: code with quantity or option, names with quantity or option, quantity of the pin.
    fn bare_is_plain(&self) -> bool {
        let open = |class: Class| {
            matches!(
                class,
                Class::Praise
                    | Class::Laugh
                    | Class::Topic(_)
                    | Class::But
                    | Class::Word
                    | Class::More
                    | Class::Only
            )
        };
        let asked =
            |clause: usize| self.clauses.all.get(clause).is_some_and(crate::clause::Clause::is_question);
        let praised = self.clauses.cues.iter().any(|(class, _, clause)| open(*class) && !asked(*clause));
        let plain = |line: &Line| line.counted || !line.said.is_empty();
        if praised || self.happy() && !self.lines.iter().all(plain) {
            return false;
        }
        self.lines.iter().all(|line| match line.source {
            Source::Code => true,
            Source::Pin | Source::Name => {
                line.counted
                    || !line.said.is_empty() && self.slots.items.iter().all(crate::slots::Item::has_product)
            }
            Source::NearCode => line.counted || !line.said.is_empty(),
            Source::Misspelt | Source::Open => false,
        })
    }

    fn repeats_a_claim(&self) -> bool {
        self.lines.iter().any(|line| {
            let Some(entry) = line.product.map(|p| &self.index.products[usize::from(p)]) else {
                return false;
            };
            let sku = line.variant.map(|v| entry.variants[v].sku.as_str());
            self.comment
                .claims
                .iter()
                .any(|c| c.product == entry.code && (c.sku.is_none() || c.sku.as_deref() == sku))
        })
    }

    /// Cancel, or the mixed "not that one, this one".
    fn giving_up(&mut self) -> Option<Decision> {
        let held = self.comment.claims;
        let clauses = self.clauses;
        let firm = clauses.first(|c| c == Class::Cancel);
        let weak = clauses.first(|c| c == Class::CancelWeak || c == Class::Joke).filter(|_| !held.is_empty());
        let negated = self
            .claim()
            .filter(|(mark, _)| !held.is_empty() && self.negated(*mark))
            .map(|(mark, _)| (Class::Neg, mark, self.clause_of(mark)));
        let joke = clauses.first(|c| c == Class::Joke && held.is_empty());
        let (class, mark, clause) = firm.or(weak).or(negated).or(joke)?;
        if clauses.all.get(clause).is_some_and(crate::clause::Clause::is_question) {
            return Some(self.question());
        }
        if class == Class::Joke
            && held.is_empty()
            && self.claim().is_none()
            && self.slots.items.is_empty()
            && clauses.has(|c| matches!(c, Class::Laugh))
            && clauses.cues.len() <= 1
        {
            return None;
        }
        if held.is_empty() {
            let intent = Intent::Cancel;
            return Some(Decision { doubt: Some(Doubt::NothingHeld), ..Decision::plain(intent, Some(mark)) });
        }
        // "cancela la 12, dame la 13": what is claimed anew decides.
        let claims_anew = clauses.cues.iter().any(|(c, m, _)| is_claim(*c) && *m > mark && !self.negated(*m));
        let changes = clauses.has(|c| matches!(c, Class::Change | Class::Instead));
        if (claims_anew || changes) && class != Class::Joke {
            return Some(self.replace(mark));
        }
        Some(self.cancel(mark))
    }

    fn clause_of(&self, mark: usize) -> usize {
        self.clauses.all.iter().position(|c| (c.from..c.to).contains(&mark)).unwrap_or(0)
    }

    fn held_lines(&self, claims: &[&Claim]) -> Option<Vec<Line>> {
        claims
            .iter()
            .map(|claim| {
                let product = self.index.product_of(&claim.product)?;
                let entry = &self.index.products[usize::from(product)];
                let variant = match &claim.sku {
                    Some(sku) => Some(entry.variants.iter().position(|v| v.sku == *sku)?),
                    None => None,
                };
                Some(Line {
                    product: Some(product),
                    source: Source::Code,
                    variant,
                    quantity: claim.quantity.max(1),
                    counted: false,
                    missing: Vec::new(),
                    contradiction: false,
                    said: Vec::new(),
                })
            })
            .collect()
    }

    /// The held claims an item speaks of.
    fn spoken_of(&self, line: &Line) -> Vec<&Claim> {
        let named = matches!(line.source, Source::Code | Source::NearCode | Source::Name | Source::Misspelt)
            || line.source == Source::Pin && !line.counted;
        self.comment
            .claims
            .iter()
            .filter(|claim| {
                let Some(product) = self.index.product_of(&claim.product) else { return false };
                if named && line.product.is_some() && line.product != Some(product) {
                    return false;
                }
                let entry = &self.index.products[usize::from(product)];
                let Some(variant) =
                    entry.variants.iter().find(|v| Some(v.sku.as_str()) == claim.sku.as_deref())
                else {
                    return line.said.is_empty();
                };
                line.said.iter().all(|s| variant.values.iter().flatten().any(|value| value.means(*s)))
            })
            .collect()
    }

    /// Where words fit several products, the one that is held is meant when it is given up.
    fn prefer_held(&mut self) {
        if self.lines.len() != self.slots.items.len() {
            return;
        }
        for (line, item) in self.lines.iter_mut().zip(&self.slots.items) {
            if line.product.is_some() {
                continue;
            }
            let mut held: Vec<u16> =
                self.comment.claims.iter().filter_map(|c| self.index.product_of(&c.product)).collect();
            held.sort_unstable();
            held.dedup();
            let mut fitting = held.into_iter().filter_map(|product| {
                let candidate = resolve::lines(self.index, item, Some(product)).into_iter().next()?;
                (candidate.product == Some(product) && !candidate.contradiction).then_some(candidate)
            });
            if let (Some(only), None) = (fitting.next(), fitting.next()) {
                *line = Line { source: Source::Name, ..only };
            }
        }
    }

    fn cancel(&mut self, mark: usize) -> Decision {
        let held = self.comment.claims;
        let all = self.clauses.has(|c| c == Class::All);
        self.prefer_held();
        let lines = std::mem::take(&mut self.lines);
        let wrong_code = self.slots.troubles.contains(&Trouble::UnknownCode);
        let troubled = !self.slots.troubles.is_empty();
        let chosen: Vec<&Claim> = match lines.as_slice() {
            [] if all || held.len() == 1 => held.iter().collect(),
            [] => Vec::new(),
            lines => {
                let mut chosen = Vec::new();
                for line in lines {
                    let of = if all && line.product.is_none() {
                        held.iter().collect()
                    } else {
                        self.spoken_of(line)
                    };
                    let [only] = of.as_slice() else {
                        chosen.clear();
                        break;
                    };
                    chosen.push(*only);
                }
                chosen
            }
        };
        let open = |doubt| Decision { doubt: Some(doubt), ..Decision::plain(Intent::Cancel, Some(mark)) };
        if chosen.is_empty() {
            return open(if wrong_code { Doubt::UnknownCode } else { Doubt::WhichClaim });
        }
        let Some(mut held_lines) = self.held_lines(&chosen) else { return open(Doubt::WhichClaim) };
        // Less of a held line is a change.
        let less = lines.len() == 1
            && chosen.len() == 1
            && lines[0].counted
            && lines[0].quantity < chosen[0].quantity;
        let more =
            lines.iter().zip(&chosen).any(|(line, claim)| line.counted && line.quantity > claim.quantity);
        if less {
            held_lines[0].quantity = chosen[0].quantity - lines[0].quantity;
        }
        let unknown = self.clauses.unknown > 2;
        let praises = self.clauses.has(|c| c == Class::Praise) && !self.clauses.has(|c| c == Class::Cancel);
        let doubt = if troubled {
            Some(Doubt::AmbiguousNumber)
        } else if praises {
            // "yo no la quiero, pero está linda" gives nothing up.
            Some(Doubt::NotPlainClaim)
        } else if more {
            Some(Doubt::WhichClaim)
        } else if unknown {
            Some(Doubt::UnknownWords)
        } else if self.clauses.is_question() || self.clauses.has(|c| matches!(c, Class::Cond | Class::Third))
        {
            Some(Doubt::Condition)
        } else {
            None
        };
        let intent = if less { Intent::Modify } else { Intent::Cancel };
        Decision { act: doubt.is_none(), lines: held_lines, doubt, ..Decision::plain(intent, Some(mark)) }
    }

    /// A change of what is held, by a change word or by an option or quantity put against it.
    fn changing(&mut self) -> Option<Decision> {
        let clauses = self.clauses;
        let change = clauses.first(|c| matches!(c, Class::Change | Class::Instead));
        let only = clauses
            .first(|c| c == Class::Only)
            .filter(|_| !self.comment.claims.is_empty() && self.lines.iter().any(|l| l.counted));
        let (_, mark, clause) = change.or(only)?;
        if clauses.all.get(clause).is_some_and(crate::clause::Clause::is_question) || clauses.is_question() {
            return Some(self.question());
        }
        if clauses.has(|c| c == Class::Cond) {
            return Some(self.with_lines(Intent::Waitlist, Some(mark), Doubt::Condition));
        }
        if self.comment.claims.is_empty() {
            // "mejor la 13 en M" with nothing held is a claim of what is named.
            if self.lines.is_empty() || clauses.has(|c| c == Class::Instead) {
                return Some(Decision {
                    doubt: Some(Doubt::NothingHeld),
                    ..Decision::plain(Intent::Modify, Some(mark))
                });
            }
            return Some(self.with_lines(Intent::Modify, Some(mark), Doubt::NothingHeld));
        }
        Some(self.replace(mark))
    }

    /// Lines as they stand after a change.
    fn replace(&mut self, mark: usize) -> Decision {
        let held = self.comment.claims;
        let open = |doubt| Decision { doubt: Some(doubt), ..Decision::plain(Intent::Modify, Some(mark)) };
        let said = std::mem::take(&mut self.lines);
        let troubled = self.slot_trouble();
        // Of several items, those that only repeat a held line are what is given up: "era la 13, no la 12".
        let fresh: Vec<Line> = if said.len() > 1 {
            said.iter().filter(|line| !self.is_held(line)).cloned().collect()
        } else {
            said
        };
        let [line] = fresh.as_slice() else { return open(Doubt::WhichClaim) };
        let mut line = line.clone();
        let names_product = matches!(line.source, Source::Code | Source::NearCode | Source::Name);
        let same_product: Vec<&Claim> = held
            .iter()
            .filter(|c| line.product.is_some() && self.index.product_of(&c.product) == line.product)
            .collect();
        let target = match (names_product, same_product.as_slice(), held) {
            (true, [only], _) => *only,
            (true, [], [only]) => only,
            (false, _, [only]) => only,
            (false, [only], _) if line.source == Source::Pin => *only,
            _ => return open(Doubt::WhichClaim),
        };
        let Some(target_product) = self.index.product_of(&target.product) else {
            return open(Doubt::WhichClaim);
        };
        if !names_product {
            // "mejor en L": the held product with another option.
            let hints: Vec<_> =
                self.slots.items.iter().flat_map(|i| i.hints.iter()).filter_map(|h| h.said).collect();
            let entry = &self.index.products[usize::from(target_product)];
            let colour_of_other = self
                .slots
                .items
                .iter()
                .flat_map(|i| i.hints.iter())
                .any(|h| !h.names.is_empty() && !h.said.is_some_and(|s| entry.offers(s)));
            if colour_of_other && line.product != Some(target_product) {
                return open(Doubt::WhichClaim);
            }
            line.contradiction = hints.iter().any(|s| !entry.offers(*s) && !entry.is_coloured(*s));
            line.product = Some(target_product);
            line.said = hints.into_iter().filter(|s| entry.offers(*s)).collect();
        }
        let entry = &self.index.products[usize::from(line.product.unwrap_or(target_product))];
        if line.product == Some(target_product) {
            self.keep_unsaid(entry, target, &mut line);
        }
        if !line.contradiction {
            resolve::fit(entry, &mut line);
        }
        if !line.counted {
            line.quantity = target.quantity.max(1);
        }
        let sku = line.variant.map(|v| entry.variants[v].sku.clone());
        let unchanged =
            line.product == Some(target_product) && sku == target.sku && line.quantity == target.quantity;
        let doubt = if troubled.is_some() {
            troubled
        } else if line.contradiction {
            Some(Doubt::NoSuchVariant)
        } else if line.variant.is_none() {
            Some(Doubt::OpenOption)
        } else if unchanged || u64::from(line.quantity) > QUANTITY_MAX {
            Some(Doubt::WhichClaim)
        } else if self.clauses.unknown > 2 {
            Some(Doubt::UnknownWords)
        } else if self.clauses.is_question() {
            Some(Doubt::Asked)
        } else {
            None
        };
        Decision {
            act: doubt.is_none(),
            lines: vec![line],
            doubt,
            ..Decision::plain(Intent::Modify, Some(mark))
        }
    }

    fn slot_trouble(&self) -> Option<Doubt> {
        self.slots.troubles.first().map(|trouble| match trouble {
            Trouble::UnknownCode => Doubt::UnknownCode,
            Trouble::AbsurdQuantity(value) => Doubt::Quantity(*value),
            Trouble::Price(_) => Doubt::OfferedPrice,
            Trouble::Measure => Doubt::Measure,
            _ => Doubt::AmbiguousNumber,
        })
    }

    fn is_held(&self, line: &Line) -> bool {
        !self.spoken_of(line).is_empty() && (line.variant.is_some() || line.said.is_empty())
    }

    /// Options that were not said stay as they are held.
    fn keep_unsaid(&self, entry: &crate::catalogue::ProductEntry, claim: &Claim, line: &mut Line) {
        let Some(held) = entry.variants.iter().find(|v| Some(v.sku.as_str()) == claim.sku.as_deref()) else {
            return;
        };
        for (option, value) in held.values.iter().enumerate() {
            let said_here = line.said.iter().any(|s| {
                entry
                    .variants
                    .iter()
                    .any(|v| v.values.get(option).copied().flatten().is_some_and(|x| x.means(*s)))
            });
            if let (false, Some(value)) = (said_here, value) {
                line.said.push(*value);
            }
        }
    }

    fn no_claim(self) -> Decision {
        let clauses = self.clauses;
        let praise = clauses
            .first(|c| matches!(c, Class::Praise | Class::Greet | Class::Laugh))
            .map(|(_, mark, _)| mark);
        let other = clauses.first(|c| c == Class::Other).map(|(_, mark, _)| mark);
        let counted = self.lines.iter().any(|l| l.counted);
        let coded = self.lines.iter().any(|l| matches!(l.source, Source::Code | Source::NearCode));
        if other.is_some() {
            let intent = if clauses.has(|c| c == Class::Praise) { Intent::Greeting } else { Intent::Other };
            return Decision::plain(intent, other);
        }
        if praise.is_some() && !counted && (!coded || clauses.has(|c| c == Class::Praise)) {
            return Decision::plain(Intent::Greeting, praise);
        }
        if !self.slots.items.is_empty()
            && clauses.unknown <= 1 + usize::from(coded)
            && !clauses.has(|c| c == Class::Neg)
        {
            return self.purchase(None, Strength::Bare);
        }
        let wordless = !self.marks.iter().any(|m| {
            matches!(
                m.what,
                What::Unknown | What::Number { .. } | What::BadCode | What::Contact { .. } | What::Hint(_)
            )
        });
        let emoji_only = wordless
            && (self.happy() || clauses.has(|c| c == Class::Filler))
            && clauses.cues.iter().all(|(c, ..)| *c == Class::Filler);
        if praise.is_some() || emoji_only {
            return Decision::plain(Intent::Greeting, praise);
        }
        if self.slots.troubles.contains(&Trouble::UnknownCode) && clauses.unknown == 0 {
            return self.purchase(None, Strength::Bare);
        }
        Decision::plain(Intent::Other, None)
    }
}
