//! "1 aur add karo, total 2", "take one off, 2 is enough": more or less of what is held, and how many it makes. Not for more
//! without a total.

use domain::reading::Intent;

use super::{Context, Decision, Doubt};
use crate::Claim;
use crate::clause::Clause;
use crate::lexicon::Class;
use crate::mark::What;
use crate::resolve::{Line, Source};
use crate::slots::{QUANTITY_MAX, Trouble};

impl Context<'_> {
    /// The held line with the total that was said.
    pub(super) fn totalled(&self) -> Option<Decision> {
        let (_, mark, _) = self.clauses.first(|c| c == Class::Total)?;
        let claim = self.held_target()?;
        let doubtful =
            |c: Class| matches!(c, Class::Cond | Class::Wait | Class::Neg | Class::Third | Class::Past);
        let harmless = |t: &Trouble| matches!(t, Trouble::AmbiguousNumber);
        if self.clauses.is_question()
            || self.clauses.has(doubtful)
            || self.clauses.unknown > 2
            || !self.slots.troubles.iter().all(harmless)
        {
            return None;
        }
        let total = self.number_at(mark + 1).or_else(|| self.number_at(mark.checked_sub(1)?))?;
        let units = u32::try_from(total).ok().filter(|n| total <= QUANTITY_MAX && *n != claim.quantity)?;
        let lessens = |c: Class| matches!(c, Class::Cancel | Class::CancelWeak | Class::Change | Class::Only);
        if units == 0 || units < claim.quantity && !self.clauses.has(lessens) {
            return None;
        }
        let product = self.index.product_of(&claim.product)?;
        let entry = self.index.products.get(usize::from(product))?;
        let of_claim = |line: &Line| {
            let named = !matches!(line.source, Source::Pin | Source::Open);
            !named && line.said.is_empty() || self.spoken_of(line).iter().any(|of| std::ptr::eq(*of, claim))
        };
        if !self.lines.iter().all(of_claim) {
            return None;
        }
        let variant = entry.variants.iter().position(|v| Some(v.sku.as_str()) == claim.sku.as_deref())?;
        let line = Line {
            variant: Some(variant),
            quantity: units,
            counted: true,
            ..Line::of(Some(product), Source::Code)
        };
        Some(Decision { act: true, lines: vec![line], ..Decision::plain(Intent::Modify, Some(mark)) })
    }

    /// "eine Flasche weniger", "ek bindi kam kar do": the held line without so many.
    pub(super) fn lessened(&mut self) -> Option<Decision> {
        let (_, mark, clause) = self.clauses.first(|c| c == Class::Less)?;
        if self.comment.claims.is_empty() {
            return None;
        }
        self.prefer_held();
        if self.clauses.all.get(clause).is_some_and(Clause::is_question) {
            return Some(self.question());
        }
        let open = Decision { doubt: Some(Doubt::WhichClaim), ..Decision::plain(Intent::Modify, Some(mark)) };
        let doubtful = |c: Class| {
            matches!(
                c,
                Class::Cond
                    | Class::Wait
                    | Class::Neg
                    | Class::Third
                    | Class::Past
                    | Class::Cancel
                    | Class::Change
                    | Class::Total
            )
        };
        let within = self.count_within(mark).map(u32::from);
        let said = match (self.lines.as_slice(), within) {
            ([line], None) => Some(line.quantity).filter(|_| line.counted),
            ([], within) => within,
            ([line], Some(count)) if !line.counted => Some(count),
            // "-1, left 2": what is left only repeats it.
            ([line], Some(count)) => self
                .spoken_of(line)
                .iter()
                .any(|c| c.quantity == line.quantity.saturating_add(count))
                .then_some(count),
            _ => None,
        };
        let spoken: Vec<&Claim> = match self.lines.as_slice() {
            [line] if self.comment.claims.len() == 1 || line.source != Source::Pin => self.spoken_of(line),
            _ => self.held_target().into_iter().collect(),
        };
        let plain = !self.clauses.has(doubtful)
            && self.clauses.unknown <= 2
            && self.slots.troubles.is_empty()
            && !self.clauses.is_question();
        let (Some(count), [claim], true) = (said, spoken.as_slice(), plain) else { return Some(open) };
        let mut lines = self.held_lines(&[*claim]).unwrap_or_default();
        match lines.as_mut_slice() {
            [line] if count > 0 && count < claim.quantity && line.variant.is_some() => {
                line.quantity = claim.quantity - count;
                Some(Decision { act: true, lines, doubt: None, ..open })
            }
            _ => Some(open),
        }
    }

    fn number_at(&self, at: usize) -> Option<u64> {
        match self.marks.get(at)?.what {
            What::Number { value, .. } => Some(value),
            What::Cue(Class::Num(value)) => Some(u64::from(value)),
            _ => None,
        }
    }
}
