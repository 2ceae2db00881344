//! "1 aur add karo, total 2", "take one off, 2 is enough": more or less of what is held, and how many it makes. Not for more
//! without a total.

use domain::reading::Intent;

use super::{Context, Decision};
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

    fn number_at(&self, at: usize) -> Option<u64> {
        match self.marks.get(at)?.what {
            What::Number { value, .. } => Some(value),
            What::Cue(Class::Num(value)) => Some(u64::from(value)),
            _ => None,
        }
    }
}
