//! "8 not 7", "M → L", "de los 3 déjame 1": what is held and what it shall be, said in one breath. The value that is held
//! is the old one, whatever the language. Not for other changes.

use domain::reading::Intent;

use super::{Context, Decision};
use crate::Claim;
use crate::catalogue::{ProductEntry, Said};
use crate::clause::Clause;
use crate::lexicon::Class;
use crate::mark::{Mark, What};
use crate::resolve::{self, Line, Source};
use crate::slots::{QUANTITY_MAX, Trouble};

/// What a comment says of a held line.
#[derive(Debug, Default)]
struct Values {
    said: Vec<Said>,
    numbers: Vec<u32>,
    /// A code or name that is not of the held product, or a number that is nothing.
    strange: bool,
    /// A number is the code of what is held, and one is that of something else.
    codes: (bool, bool),
}

impl Context<'_> {
    /// The held line as it stands after a change that names both old and new value.
    pub(super) fn contrasted(&self, mark: usize) -> Option<Decision> {
        let claim = self.held_target()?;
        let product = self.index.product_of(&claim.product)?;
        let entry = self.index.products.get(usize::from(product))?;
        let sku = claim.sku.as_deref();
        let held = entry.variants.iter().find(|v| Some(v.sku.as_str()) == sku)?;
        let values = self.values_of(product, entry);
        if values.strange
            || self.clauses.all.iter().any(|c| c.interrogative)
            || self.clauses.all.get(self.clause_of(mark)).is_some_and(Clause::is_question)
            || self.clauses.has(|c| matches!(c, Class::Cond | Class::Wait))
        {
            return None;
        }
        let mut line = Line { quantity: claim.quantity.max(1), ..Line::of(Some(product), Source::Code) };
        let mut against = false;
        for (option, kept) in held.values.iter().enumerate() {
            let of_option = |said: &Said| {
                entry
                    .variants
                    .iter()
                    .any(|v| v.values.get(option).copied().flatten().is_some_and(|x| x.means(*said)))
            };
            let mut fresh: Vec<Said> = Vec::new();
            let mut old = false;
            for said in values.said.iter().filter(|s| of_option(s)) {
                if kept.is_some_and(|k| k.means(*said)) {
                    old = true;
                } else if !fresh.iter().any(|f| f.means(*said)) {
                    fresh.push(*said);
                }
            }
            match fresh.as_slice() {
                [] => line.said.extend(*kept),
                [new] => {
                    against |= old;
                    line.said.push(*new);
                }
                _ => return None,
            }
        }
        let mut fresh: Vec<u32> = values.numbers.iter().copied().filter(|n| *n != claim.quantity).collect();
        fresh.dedup();
        match fresh.as_slice() {
            [] => {}
            [new] if u64::from(*new) <= QUANTITY_MAX => {
                against |= values.numbers.contains(&claim.quantity);
                line.quantity = *new;
                line.counted = true;
            }
            _ => return None,
        }
        resolve::fit(entry, &mut line);
        if !against || line.variant.is_none() || self.strangers(Some(mark)).inside > 3 {
            return None;
        }
        Some(Decision { act: true, lines: vec![line], ..Decision::plain(Intent::Modify, Some(mark)) })
    }

    /// "M a L", "P pro G", "38 → 39": the word that turns one option into another of its kind.
    pub(super) fn turned(&self) -> Option<usize> {
        let option = |mark: Option<&Mark>| match mark.map(|m| &m.what) {
            Some(What::Hint(hint)) => hint.said,
            Some(What::Number { said, .. }) => *said,
            _ => None,
        };
        (1..self.marks.len()).find(|at| {
            let turns = self.marks.get(*at).and_then(|m| self.tokens.get(m.from)).is_some_and(|t| {
                matches!(t.text, "a" | "al" | "por" | "para" | "pa" | "pra" | "pro" | "to" | "→" | ">" | "->")
            });
            let pair = option(self.marks.get(at - 1)).zip(option(self.marks.get(at + 1)));
            turns
                && pair.is_some_and(|(a, b)| {
                    a.concept.map(|c| c.property) == b.concept.map(|c| c.property) && !a.means(b)
                })
        })
    }

    /// The held claim a change speaks of: the only one, the only one of the product named, or the one on air.
    pub(super) fn held_target(&self) -> Option<&Claim> {
        let held = self.comment.claims;
        if let [only] = held {
            return Some(only);
        }
        let named = self.lines.iter().filter(|l| l.source != Source::Pin).find_map(|l| l.product);
        let product = named.or(self.pin)?;
        let mut of = held.iter().filter(|c| self.index.product_of(&c.product) == Some(product));
        of.next().filter(|_| of.next().is_none())
    }

    fn values_of(&self, product: u16, entry: &ProductEntry) -> Values {
        let mut values = Values::default();
        for (i, mark) in self.marks.iter().enumerate() {
            match &mark.what {
                What::Code(code) => values.strange |= *code != product,
                What::Hint(hint) => match hint.said.filter(|s| entry.offers(*s)) {
                    Some(said) => values.said.push(said),
                    None => values.strange |= !hint.names.contains(&product),
                },
                What::Number { value, said, code } => {
                    let unit = matches!(self.marks.get(i + 1).map(|m| &m.what), Some(What::Cue(Class::Unit)));
                    let other = code.is_some_and(|code| code != product);
                    if *code == Some(product) && !unit {
                        values.codes.0 = true;
                    } else if let Some(said) = said.filter(|s| !unit && entry.offers(*s)) {
                        values.said.push(said);
                    } else if let Ok(number) = u32::try_from(*value)
                        && *value <= QUANTITY_MAX
                    {
                        values.numbers.push(number);
                        values.codes.1 |= other && !unit;
                    } else {
                        values.strange |= *code != Some(product);
                    }
                }
                What::Cue(Class::Change | Class::Only) => {
                    values.numbers.extend(self.leaves_one(i).map(u32::from));
                }
                What::Cue(Class::Num(1)) if !self.said_plainly(i) => {}
                What::Cue(Class::Num(value)) => values.numbers.push(u32::from(*value)),
                What::Near(_) | What::BadCode | What::Decimal | What::Contact { .. } | What::Currency => {
                    values.strange = true;
                }
                _ => {}
            }
        }
        let priced = |t: &Trouble| matches!(t, Trouble::Price(_) | Trouble::Measure | Trouble::UnknownCode);
        values.strange |= values.codes == (true, true);
        values.strange |= self.slots.troubles.iter().any(priced);
        values
    }

    /// "una" may be an article: it counts where no name or option follows, or a word for "only" or "instead" stands before.
    fn said_plainly(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.marks.get(i)).map(|m| &m.what);
        let limits = matches!(before, Some(What::Cue(Class::Only | Class::Change | Class::Instead)));
        limits || !matches!(self.marks.get(at + 1).map(|m| &m.what), Some(What::Hint(_) | What::Code(_)))
    }
}
