//! Whether a claim is plain enough to book. Not for finding the claim.

use domain::reading::{Intent, QuestionKind};

use super::{Context, Decision, Doubt, Strength};
use crate::clause::{Clause, names_option};
use crate::lexicon::{self, Class};
use crate::mark::{Mark, What};
use crate::resolve::{Line, Source};
use crate::slots::{Item, QUANTITY_MAX, Spread, Trouble};
use phrases::token::Kind;

impl Context<'_> {
    pub(super) fn purchase(&mut self, because: Option<usize>, strength: Strength) -> Decision {
        // A number alone or an option alone speaks of the product on air; a claim word alone does too.
        if self.lines.is_empty() && self.slots.troubles.iter().all(|t| !matches!(t, Trouble::UnknownCode)) {
            self.lines.extend(self.pin_line());
        }
        if self.lines.is_empty() {
            self.lines.push(Line::of(None, Source::Open));
        }
        self.repeat_held();
        let doubt = self.purchase_doubt(because, strength);
        let questions = if self.clauses.is_question() { self.clauses.kinds() } else { Vec::new() };
        Decision {
            intent: Intent::Purchase,
            act: doubt.is_none(),
            lines: std::mem::take(&mut self.lines),
            questions,
            because,
            doubt,
        }
    }

    /// "una más de la misma": another one of what is held, where that is one variant of the product and none was said.
    fn repeat_held(&mut self) {
        let [line] = self.lines.as_mut_slice() else { return };
        let more = self.clauses.has(|c| c == Class::More);
        let Some(product) = line.product.filter(|_| more && line.said.is_empty() && line.variant.is_none())
        else {
            return;
        };
        let entry = &self.index.products[usize::from(product)];
        let mut held = self.comment.claims.iter().filter(|c| c.product == entry.code);
        if let (Some(claim), None) = (held.next(), held.next())
            && let Some(variant) =
                entry.variants.iter().position(|v| Some(v.sku.as_str()) == claim.sku.as_deref())
        {
            (line.variant, line.contradiction) = (Some(variant), false);
            line.missing.clear();
        }
    }

    /// "dame suerte", "vou pegar um café", "preciso de dinheiro": what is wanted is a word that is nothing to be had.
    fn wants_something_else(&self, mark: usize) -> bool {
        let what = |at: usize| self.marks.get(at).map(|m| &m.what);
        let verb = what(mark) == Some(&What::Cue(Class::ClaimVerb));
        let small = |what: Option<&What>| {
            matches!(what, Some(What::Cue(Class::Article | Class::Num(1)) | What::Number { value: 1, .. }))
        };
        let object = if small(what(mark + 1)) { mark + 2 } else { mark + 1 };
        let word = matches!(
            what(object),
            Some(What::Cue(Class::Word | Class::Topic(_) | Class::Money | Class::Measure))
        );
        let open = self.slots.items.iter().all(|i| !i.has_product() && i.hints.is_empty());
        verb && word && open && !matches!(what(object + 1), Some(What::Cue(Class::Filler)))
    }

    /// "yo también digo que está preciosa", "me also asking same": agrees with somebody, names nothing, and goes on.
    pub(super) fn only_agrees(&self, because: Option<usize>) -> bool {
        let agrees = because.and_then(|mark| self.marks.get(mark)).is_some_and(|m| m.agrees);
        let named = self.slots.items.iter().any(|i| i.has_product() || !i.hints.is_empty());
        let others = self.clauses.cues.iter().filter(|(c, ..)| c.claims()).count() > 1;
        let goes_on = self.clauses.unknown > 0
            || self
                .clauses
                .has(|c| matches!(c, Class::Praise | Class::Topic(_) | Class::Ask(_) | Class::AskFirst));
        agrees && !named && !others && goes_on
    }

    pub(super) fn purchase_doubt(&self, because: Option<usize>, strength: Strength) -> Option<Doubt> {
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
            // "SOLD!!" and nothing else is what is on air.
            && !(self.pin.is_some() && self.clauses.unknown == 0 && self.clauses.cues.len() == 1)
        {
            return Some(Doubt::NotPlainClaim);
        }
        if self.only_agrees(because) {
            return Some(Doubt::NotPlainClaim);
        }
        if has(Class::Joke) || has(Class::Irony) {
            return Some(Doubt::Joke);
        }
        let asked = |clause: usize| self.clauses.all.get(clause).is_some_and(Clause::is_question);
        let negated = self.clauses.cues.iter().any(|(c, _, clause)| *c == Class::Neg && !asked(*clause));
        if negated && !self.corrected || has(Class::Instead) || has(Class::CancelWeak) {
            return Some(Doubt::Negated);
        }
        let everything =
            has(Class::All) && !self.slots.items.iter().any(|i| i.spread == Spread::Each) && !self.sums_up();
        let changes = has(Class::Change) && !self.corrected;
        let unplain = [Class::Other, Class::Past, Class::Wish, Class::Cond, Class::Wait];
        let third = has(Class::Third) && !(strength == Strength::Strong && self.third_is_a_reason(because));
        // "the one before": which one, unless it is named.
        let earlier =
            has(Class::Earlier) && (self.slots.items.is_empty() || !self.slots.items.iter().all(Item::noun));
        if everything || changes || earlier || third || unplain.iter().any(|class| has(*class)) {
            return Some(Doubt::NotPlainClaim);
        }
        if !self.strangers_are_harmless(because, strength) {
            return Some(Doubt::UnknownWords);
        }
        // "quiero la cartera pero mi marido me mata"
        let objects = |(class, at, of): &(Class, usize, usize)| {
            let to = self.clauses.all.get(*of).map_or(0, |c| c.to);
            let rest = self.marks.get(at + 1..to).unwrap_or_default();
            let plain = |m: &Mark| match &m.what {
                What::Code(_) | What::Hint(_) | What::Number { .. } | What::Near(_) => true,
                What::Cue(class) => class.claims(),
                _ => false,
            };
            *class == Class::But && rest.iter().any(|m| m.what == What::Unknown) && !rest.iter().any(plain)
        };
        if self.clauses.cues.iter().any(objects)
            || because.is_some_and(|mark| self.wants_something_else(mark))
        {
            return Some(Doubt::UnknownWords);
        }
        if self.marks.iter().any(|m| m.what == What::Mention) {
            return Some(Doubt::NotPlainClaim);
        }
        if self.is_broken_list() {
            return Some(Doubt::Choice);
        }
        let shaky = self.lines.iter().any(|l| l.source == Source::Misspelt);
        if shaky && (strength < Strength::Strong || self.clauses.unknown > 0) {
            return Some(Doubt::UnknownWords);
        }
        if strength == Strength::Bare && !self.bare_is_plain() {
            return Some(Doubt::NotPlainClaim);
        }
        if self.repeats_a_claim() && (!has(Class::More) || has(Class::Earlier) || self.lines.len() > 1) {
            return Some(Doubt::AlreadyHeld);
        }
        None
    }

    /// "L1 M e L2 P, as duas": everything that was listed.
    fn sums_up(&self) -> bool {
        self.lines.len() >= 2
            && self
                .clauses
                .cues
                .iter()
                .filter(|(c, ..)| *c == Class::All)
                .all(|(_, at, _)| self.number_within(*at).is_none_or(|n| usize::from(n) == self.lines.len()))
    }

    /// The number a phrase such as "all three" has within it.
    pub(super) fn number_within(&self, at: usize) -> Option<u8> {
        let mark = self.marks.get(at)?;
        let tokens = self.tokens.get(mark.from..mark.from + mark.len)?;
        tokens.iter().find_map(|token| match token.kind {
            Kind::Number(value) => u8::try_from(value).ok(),
            _ => lexicon::number(token.text),
        })
    }

    /// The same, where it may be one as well: "one less".
    pub(super) fn count_within(&self, at: usize) -> Option<u8> {
        let mark = self.marks.get(at)?;
        let tokens = self.tokens.get(mark.from..mark.from + mark.len)?;
        // "kam kar do": Hindi's "give" is no two.
        let give = tokens.len() > 1 && tokens.last().is_some_and(|t| matches!(t.text, "do" | "दो"));
        let one = || tokens.iter().any(|t| t.kind == Kind::Number(1) || lexicon::is_one(t.text)).then_some(1);
        self.number_within(at).filter(|_| !give).or_else(one)
    }

    /// One, where a change word says that only one is left: "dejame solo una", "deixa só uma".
    pub(super) fn leaves_one(&self, at: usize) -> Option<u8> {
        let mark = self.marks.get(at)?;
        let tokens = self.tokens.get(mark.from..mark.from + mark.len)?;
        let one = tokens.last().is_some_and(|t| {
            t.kind == Kind::Number(1) || lexicon::is_one(t.text) || matches!(t.text, "quun" | "quune")
        });
        let only = tokens.iter().any(|t| {
            matches!(
                t.text,
                "solo"
                    | "solamente"
                    | "so"
                    | "somente"
                    | "apenas"
                    | "nomas"
                    | "unicamente"
                    | "un"
                    | "um"
                    | "juste"
                    | "seulement"
                    | "quun"
                    | "quune"
                    | "soltanto"
            )
        });
        (one && only).then_some(1)
    }

    pub(super) fn side_question_is_harmless(&self) -> bool {
        if !self.clauses.is_question() {
            return true;
        }
        // About delivery or payment, even with "how much"; anything else must ask about neither goods nor product.
        self.clauses.all.iter().enumerate().filter(|(_, c)| c.is_question()).all(|(i, clause)| {
            let has = |wanted: &dyn Fn(Class) -> bool| {
                self.clauses.cues.iter().any(|(class, _, of)| *of == i && wanted(*class))
            };
            if has(&Class::is_of_delivery) {
                return !clause.coded;
            }
            let goods = has(&|c| {
                matches!(
                    c,
                    Class::Ask(
                        QuestionKind::Size | QuestionKind::Colour | QuestionKind::Stock | QuestionKind::Price
                    ) | Class::Topic(
                        QuestionKind::Size | QuestionKind::Colour | QuestionKind::Stock | QuestionKind::Price
                    )
                )
            });
            has(&|c| matches!(c, Class::Ask(_) | Class::Topic(_))) && !goods && !clause.points
        })
    }

    /// Whether everything asked is about delivery or payment.
    pub(super) fn side_question_is_of_delivery(&self) -> bool {
        self.clauses
            .all
            .iter()
            .enumerate()
            .filter(|(_, c)| c.is_question())
            .all(|(i, _)| self.clauses.cues.iter().any(|(class, _, of)| *of == i && class.is_of_delivery()))
    }

    pub(super) fn slot_doubt(&self) -> Option<Doubt> {
        if let Some(trouble) = self.slots.troubles.first() {
            return Some(match trouble {
                Trouble::UnknownCode => Doubt::UnknownCode,
                Trouble::AmbiguousNumber => Doubt::AmbiguousNumber,
                Trouble::AbsurdQuantity(value) => Doubt::Quantity(*value),
                Trouble::Price(_) => Doubt::OfferedPrice,
                Trouble::Measure => Doubt::Measure,
                Trouble::Choice | Trouble::Unparted | Trouble::TooMany => Doubt::Choice,
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

    /// Without a claim word: code with quantity or option, names with quantity or option, quantity of the pin.
    pub(super) fn bare_is_plain(&self) -> bool {
        // "D1 3 mal auf": a code and a number say enough to stand among words of no weight.
        let each = self.slots.items.iter().any(|i| i.spread == Spread::Each);
        let told = |l: &Line| match l.source {
            Source::Code => l.counted || !l.said.is_empty(),
            Source::Pin | Source::Name | Source::NearCode => {
                l.counted && (!l.said.is_empty() || self.is_single(l))
            }
            Source::Misspelt | Source::Open => false,
        };
        let counted = each || self.lines.iter().all(told);
        let plainly = |l: &Line| !l.said.is_empty() || l.counted && l.source == Source::Code;
        let open = |class: Class| match class {
            Class::Word | Class::Laugh => !counted,
            Class::Topic(_) => !class.is_of_delivery(),
            // "una M y otra L" with nothing held.
            Class::More => {
                !(self.comment.claims.is_empty() && self.lines.len() > 1 && self.lines.iter().all(plainly))
            }
            _ => matches!(class, Class::Praise | Class::But | Class::Only),
        };
        let asked = |clause: usize| self.clauses.all.get(clause).is_some_and(Clause::is_question);
        // "y las sartenes también", of somebody who holds something, and "A12 S y la cartera".
        let also = !self.comment.claims.is_empty()
            && self.tokens.iter().any(|t| {
                matches!(
                    t.text,
                    "tambien" | "tambem" | "tmb" | "tbm" | "tb" | "tbn" | "tmbn" | "aussi" | "anche" | "auch"
                )
            });
        let first_told =
            self.lines.len() > 1 && self.lines.first().is_some_and(|l| l.source == Source::Code && told(l));
        let adds = |l: &Line| l.source == Source::Name && self.is_single(l) && (also || first_told);
        let adds_all = self.lines.iter().all(|l| told(l) || adds(l));
        let praised = self.clauses.cues.iter().any(|(class, at, clause)| {
            let told = names_option(self.marks, *at) || adds_all && *class == Class::Word;
            open(*class) && !told && !asked(*clause)
        });
        let plain = |line: &Line| line.counted || !line.said.is_empty();
        // "talla 9 por fa"
        let polite = self.marks.iter().any(|m| m.begs);
        let pointed = self.points_to_size();
        let listed = self.lists_plainly();
        let hand = self.clauses.has(|c| c == Class::Hand);
        if hand && self.slots.items.is_empty()
            || praised
            || self.happy() && !hand && !each && !self.lines.iter().all(plain)
        {
            return false;
        }
        self.lines.iter().all(|line| match line.source {
            // Digits alone are a code only where nothing else is on air.
            Source::Code => {
                plain(line)
                    || self.pin.is_none()
                    || self.pin == line.product
                    || !self.clauses.cues.is_empty()
                    || !self.digits_only()
            }
            Source::Pin | Source::Name => {
                line.counted
                    || each
                    || adds(line)
                    || listed
                    || pointed
                    || line.source == Source::Pin && line.said.len() > 1 && line.variant.is_some()
                    || polite && line.source == Source::Pin && !line.said.is_empty()
                    || !line.said.is_empty() && self.slots.items.iter().all(Item::has_product)
            }
            Source::NearCode => line.counted || !line.said.is_empty(),
            Source::Misspelt | Source::Open => false,
        })
    }

    /// "la M", "il 38": an article and a size of what is on air, and nothing else but politeness.
    fn points_to_size(&self) -> bool {
        let ([item], [line]) = (self.slots.items.as_slice(), self.lines.as_slice()) else { return false };
        let size = item.hints.iter().all(|h| h.names.is_empty() && h.said.is_some_and(|s| !s.is_colour()));
        let article = item.at.checked_sub(1).and_then(|at| self.marks.get(at));
        let alone = self
            .clauses
            .cues
            .iter()
            .all(|(c, ..)| matches!(c, Class::Article | Class::SizeWord | Class::Filler));
        line.source == Source::Pin
            && size
            && alone
            && self.clauses.unknown == 0
            && !self.happy()
            && self.holds_none_of(line)
            && article.is_some_and(|m| m.what == What::Cue(Class::Article))
    }

    /// "38 y 39", "serum sama toner": several things joined by "and", each told in full, and nothing else but politeness.
    fn lists_plainly(&self) -> bool {
        let alone = self.clauses.cues.iter().all(|(c, ..)| {
            matches!(c, Class::Article | Class::SizeWord | Class::Filler | Class::And | Class::Num(1))
        });
        let told = |line: &Line| match line.source {
            Source::Pin => !line.said.is_empty() || self.is_single(line),
            Source::Name | Source::Code => true,
            _ => false,
        };
        self.lines.len() > 1
            && self.lines.len() == self.slots.items.len()
            && self.clauses.has(|c| c == Class::And)
            && alone
            && self.clauses.unknown == 0
            && !self.happy()
            && self.lines.iter().all(|l| l.variant.is_some() && told(l) && self.holds_none_of(l))
    }

    fn holds_none_of(&self, line: &Line) -> bool {
        let held = |claim: &crate::Claim| self.index.product_of(&claim.product) == line.product;
        !self.comment.claims.iter().any(held)
    }

    /// Words nobody knows, or words that list nothing, between two items: "12 M … 13 M" may be a correction.
    fn is_broken_list(&self) -> bool {
        let (Some(first), Some(last)) = (self.slots.items.first(), self.slots.items.last()) else {
            return false;
        };
        // "2 o 3": the same thing twice is one of the two.
        let twice = self.lines.iter().enumerate().any(|(i, a)| {
            self.lines.iter().skip(i + 1).any(|b| a.product == b.product && a.variant == b.variant)
        });
        if twice {
            return true;
        }
        let between = self.marks.get(first.at..last.at).unwrap_or_default();
        between.iter().any(|mark| {
            matches!(mark.what, What::Unknown | What::MaybeCode(_) | What::Cue(Class::But | Class::Slip))
        })
    }

    /// Whether the product comes in one variant only.
    fn is_single(&self, line: &Line) -> bool {
        let entry = line.product.and_then(|p| self.index.products.get(usize::from(p)));
        entry.is_some_and(|e| e.variants.len() == 1)
    }

    fn digits_only(&self) -> bool {
        self.marks.iter().all(|m| matches!(m.what, What::Number { .. }))
    }

    pub(super) fn repeats_a_claim(&self) -> bool {
        self.lines.iter().any(|line| {
            let Some(entry) = line.product.map(|p| &self.index.products[usize::from(p)]) else {
                return false;
            };
            let sku = line.variant.and_then(|v| Some(entry.variants.get(v)?.sku.as_str()));
            self.comment
                .claims
                .iter()
                .any(|c| c.product == entry.code && (c.sku.is_none() || c.sku.as_deref() == sku))
        })
    }
}
