//! Changing what a buyer holds, and correcting what was just said. Not for giving up.

use domain::reading::{Intent, QuestionKind};

use super::{Context, Decision, Doubt, Strength};
use crate::Claim;
use crate::catalogue::ProductEntry;
use crate::clause::Clause;
use crate::lexicon::Class;
use crate::mark::{Mark, What};
use crate::resolve::{self, Line, Source};
use crate::slots::{Item, QUANTITY_MAX, Trouble};

impl Context<'_> {
    /// A change of what is held, by a change word or by an option or quantity put against it.
    pub(super) fn changing(&mut self) -> Option<Decision> {
        let clauses = self.clauses;
        let denied = || clauses.first(|c| c == Class::Neg).and_then(|(_, mark, _)| self.contrasted(mark));
        if let (false, Some(decision)) = (self.comment.claims.is_empty(), denied()) {
            return Some(decision);
        }
        // "A12 S sorry M" with the S held, "pásamela de M a L" with the M held.
        let slip = || self.marks.iter().position(|m| m.slips);
        let slipped = || slip().or_else(|| self.turned());
        if !self.comment.claims.is_empty()
            && let Some(decision) = slipped().and_then(|mark| self.contrasted(mark))
        {
            return Some(decision);
        }
        // "perdón, es 11" with the 9 held.
        let corrects = slip().filter(|mark| {
            let [item] = self.slots.items.as_slice() else { return false };
            let other_option = item.hints.iter().any(|h| h.said.is_some()) && item.quantity.is_none();
            self.comment.claims.len() == 1
                && item.at > *mark
                && (!item.has_product() || self.lines.iter().all(|l| self.of_held_product(l)))
                && !clauses
                    .has(|c| matches!(c, Class::Change | Class::Instead | Class::NotThis | Class::Cancel))
                && other_option
                && self.clauses.unknown == 0
                && self.claim().is_none()
                && !clauses.is_question()
                && !clauses.has(|c| matches!(c, Class::Neg | Class::More | Class::Cond | Class::Wait))
        });
        if let Some(mark) = corrects {
            return Some(self.replace(mark));
        }
        if let Some(decision) = self.made() {
            return Some(decision);
        }
        let change = clauses.first(|c| matches!(c, Class::Change | Class::Instead | Class::NotThis));
        // "la 12, ay perdón, la 13": a slip between two things.
        let slip = clauses.first(|c| c == Class::Slip).filter(|(_, mark, _)| {
            let items = &self.slots.items;
            self.comment.claims.is_empty()
                && items.iter().any(|i| i.at < *mark)
                && items.iter().any(|i| i.at > *mark)
        });
        // "14, no la 12" with the 12 held.
        let denied = clauses.first(|c| c == Class::Neg).filter(|_| {
            let coded = |l: &&Line| l.source == Source::Code;
            !self.comment.claims.is_empty()
                && self.lines.iter().filter(coded).filter(|l| self.is_held(l)).count() == 1
                && self.lines.iter().filter(coded).filter(|l| !self.is_held(l)).count() == 1
                && self.lines.len() == 2
        });
        let change = change.or(slip).or(denied);
        let only = clauses
            .first(|c| c == Class::Only)
            .filter(|_| !self.comment.claims.is_empty() && self.lines.iter().any(|l| l.counted));
        let (_, mark, clause) = change.or(only)?;
        if clauses.all.get(clause).is_some_and(Clause::is_question)
            || clauses.all.iter().any(|c| c.interrogative)
        {
            return Some(self.question());
        }
        // "ลดเหลือ 150": with nothing held, down to a price.
        let high = |t: &Trouble| matches!(t, Trouble::Price(_) | Trouble::AbsurdQuantity(100..));
        let offered = self.comment.claims.is_empty() && self.slots.troubles.iter().any(high);
        if clauses.has(|c| c == Class::Cond) || offered {
            return Some(self.with_lines(Intent::Waitlist, Some(mark), Doubt::Condition));
        }
        if self.comment.claims.is_empty() {
            if let Some(decision) = self.corrected(mark) {
                return Some(decision);
            }
            if slip.is_some() {
                return None;
            }
            // "quiero la base tono medio y que sean tres": how many of what is claimed right here.
            let strong = self.claim().is_some_and(|(at, strength)| strength == Strength::Strong && at < mark);
            let counts = matches!(
                self.marks.get(mark + 1).map(|m| &m.what),
                Some(What::Number { .. } | What::Cue(Class::Num(_)))
            );
            if let (true, true, [line]) = (strong, counts, self.lines.as_slice())
                && line.counted
                && !clauses.has(|c| matches!(c, Class::Neg | Class::Instead | Class::NotThis))
            {
                self.corrected = true;
                return None;
            }
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

    fn of_held_product(&self, line: &Line) -> bool {
        let held = |claim: &Claim| self.index.product_of(&claim.product) == line.product;
        self.comment.claims.iter().any(held)
    }

    /// "XL kar do", "lipstick 2 kar do" with something held: an option or a number, and the word for making it so.
    fn made(&mut self) -> Option<Decision> {
        let makes = self.marks.iter().position(|m| m.makes)?;
        let [item] = self.slots.items.as_slice() else { return None };
        let told = item.quantity.is_some() || item.hints.iter().any(|h| h.said.is_some());
        let open = |c: Class| {
            matches!(
                c,
                Class::Filler
                    | Class::Num(_)
                    | Class::Article
                    | Class::SizeWord
                    | Class::Unit
                    | Class::Word
                    | Class::Only
            )
        };
        let claim = self.held_target()?;
        let other = !item.has_product()
            || self
                .lines
                .iter()
                .all(|l| l.product.is_none() || l.product == self.index.product_of(&claim.product));
        let plain = told
            && item.at < makes
            && other
            && self.clauses.cues.iter().all(|(c, ..)| open(*c))
            && self.clauses.unknown == 0
            && self.slots.troubles.is_empty();
        plain.then(|| self.replace(makes)).filter(|decision| decision.act)
    }

    /// "quiero la R1, no, me confundí, la R3 M": with nothing held, what is named after the correction is claimed.
    fn corrected(&mut self, mark: usize) -> Option<Decision> {
        let (claim, strength) = self.claim()?;
        let after = |i: &Item| i.at > mark;
        let whole = self.lines.len() == self.slots.items.len();
        let named = self.slots.items.iter().filter(|i| after(i)).all(Item::has_product);
        let instead = self.clauses.has(|c| c == Class::Instead);
        if instead || !whole || !named || !self.slots.items.iter().any(after) {
            return None;
        }
        let mut items = self.slots.items.iter().map(after);
        self.lines.retain(|_| items.next().unwrap_or_default());
        self.slots.items.retain(after);
        self.corrected = true;
        Some(self.purchase(Some(claim), strength))
    }

    /// Lines as they stand after a change.
    pub(super) fn replace(&mut self, mark: usize) -> Decision {
        if let Some(decision) = self.contrasted(mark) {
            return decision;
        }
        let held = self.comment.claims;
        let open = |doubt| Decision { doubt: Some(doubt), ..Decision::plain(Intent::Modify, Some(mark)) };
        self.prefer_held();
        let said = std::mem::take(&mut self.lines);
        let troubled = self.slot_trouble();
        // Of several items, those that only repeat a held line are what is given up: "era la 13, no la 12".
        let fresh: Vec<Line> = if said.len() > 1 {
            let (old, mut fresh): (Vec<Line>, Vec<Line>) =
                said.iter().cloned().partition(|line| self.is_held(line));
            self.carry_options(&old, &mut fresh);
            fresh
        } else {
            said
        };
        // "súbeme a 3 los calcetines, que sean 3": the second only repeats how many.
        let repeats = |line: &Line| {
            matches!(line.source, Source::Pin | Source::Open) && line.counted && line.said.is_empty()
        };
        let fresh = match fresh.as_slice() {
            [first, second] if repeats(second) && second.quantity == first.quantity && first.counted => {
                vec![first.clone()]
            }
            _ => fresh,
        };
        // "melhor só uma": nothing but how many.
        let alone = self
            .clauses
            .cues
            .iter()
            .any(|(c, at, _)| matches!(c, Class::Change | Class::Only) && self.leaves_one(*at).is_some());
        let fresh = if fresh.is_empty() && alone && troubled.is_none() && self.slots.items.is_empty() {
            vec![Line { counted: true, ..Line::of(None, Source::Open) }]
        } else {
            fresh
        };
        let [line] = fresh.as_slice() else { return open(Doubt::WhichClaim) };
        let mut line = line.clone();
        // "no era el poto, era el cactus" with the cactus on air: named all the same.
        let spoken = |i: &Item| {
            line.product.is_some_and(|p| i.hints.iter().any(|h| h.said.is_none() && h.names.contains(&p)))
        };
        let names_product = matches!(line.source, Source::Code | Source::NearCode | Source::Name)
            || line.source == Source::Pin
                && !self.of_held_product(&line)
                && self.slots.items.iter().any(spoken);
        let same_product: Vec<&Claim> = held
            .iter()
            .filter(|c| line.product.is_some() && self.index.product_of(&c.product) == line.product)
            .collect();
        let target = match (names_product, same_product.as_slice(), held) {
            (true, [only], _) => *only,
            (true, [], [only]) | (false, _, [only]) => only,
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
            // Whatever variant was found belongs to the product it was looked for in.
            (line.product, line.variant) = (Some(target_product), None);
            line.said = hints.into_iter().filter(|s| entry.offers(*s)).collect();
        }
        let entry = &self.index.products[usize::from(line.product.unwrap_or(target_product))];
        if line.product == Some(target_product) {
            Self::keep_unsaid(entry, target, &mut line);
        }
        if !line.contradiction {
            resolve::fit(entry, &mut line);
        }
        if !line.counted {
            // "dejame un solo juego": the change word counts.
            let counts = |(class, at, _): &(Class, usize, usize)| {
                *at == mark || matches!(class, Class::Change | Class::Only)
            };
            let mut within = self.clauses.cues.iter().filter(|cue| counts(cue)).map(|(_, at, _)| *at);
            let within = within.find_map(|at| self.leaves_one(at)).map(u32::from);
            line.quantity = within.unwrap_or(target.quantity).max(1);
        }
        let sku = line.variant.and_then(|v| entry.variants.get(v)).map(|v| v.sku.clone());
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
        } else if self.clauses.unknown > 2 && !self.explains_afterwards() {
            Some(Doubt::UnknownWords)
        } else if self.clauses.all.iter().any(|c| c.interrogative)
            || self.clauses.all.get(self.clause_of(mark)).is_some_and(Clause::is_question)
        {
            Some(Doubt::Asked)
        } else {
            None
        };
        // "la roja M (editado)": what was corrected was the spelling.
        let option_open = self.clauses.has(|c| {
            matches!(
                c,
                Class::SizeWord | Class::Topic(QuestionKind::Size | QuestionKind::Colour) | Class::Ask(_)
            )
        });
        if unchanged && troubled.is_none() && self.slots.items.len() == 1 && names_product && !option_open {
            let doubt = Some(Doubt::AlreadyHeld);
            return Decision { lines: vec![line], doubt, ..Decision::plain(Intent::Purchase, Some(mark)) };
        }
        Decision {
            act: doubt.is_none(),
            lines: vec![line],
            doubt,
            ..Decision::plain(Intent::Modify, Some(mark))
        }
    }

    /// "cámbiamelo a la 16, tengo los dedos hinchados": the words nobody knows stand behind all that is changed, and give
    /// a reason.
    fn explains_afterwards(&self) -> bool {
        let core =
            |what: &What| matches!(what, What::Hint(_) | What::Code(_) | What::Number { .. } | What::Near(_));
        let last = self.marks.iter().rposition(|m| core(&m.what));
        let unknown = |m: &&Mark| m.what == What::Unknown;
        last.is_some_and(|last| self.marks.iter().take(last).filter(unknown).count() <= 1)
            && self.clauses.unknown <= 6
    }

    /// "era la 13 no la 12, en M": an option said behind what is given up is that of what is wanted.
    fn carry_options(&self, old: &[Line], fresh: &mut [Line]) {
        let [line] = fresh else { return };
        let Some(entry) = line.product.and_then(|p| self.index.products.get(usize::from(p))) else { return };
        if line.variant.is_some() || !line.said.is_empty() {
            return;
        }
        line.said.extend(old.iter().flat_map(|l| l.said.iter()).filter(|s| entry.offers(**s)));
        resolve::fit(entry, line);
    }

    /// Options that were not said stay as they are held.
    pub(super) fn keep_unsaid(entry: &ProductEntry, claim: &Claim, line: &mut Line) {
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
}
