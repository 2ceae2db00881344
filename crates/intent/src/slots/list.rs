//! What the items of a list say about each other: a total, a product named once. Not for single items.

use super::{Builder, Item, Trouble};
use crate::lexicon::Class;
use crate::mark::{Hint, What};

impl Builder<'_> {
    /// A comma or full stop. "dos poleras, …": what follows tells which two.
    pub(super) fn part(&mut self) {
        self.item.parted = true;
        let plain = self.item.code.is_none() && self.item.hints.iter().all(|h| h.said.is_none());
        if plain && self.item.quantity.is_some_and(|n| n > 1) {
            self.item.total = self.item.quantity.take();
            self.item.detailed = false;
        }
    }

    /// "una de cada color". A number right before it counts each, one further off counts all.
    pub(super) fn each(&mut self, at: usize) {
        let counted = matches!(self.before(at), Some(What::Number { .. } | What::Cue(Class::Num(_))));
        if !counted && self.item.quantity.is_some() {
            self.item.total = self.item.quantity.take();
        }
        self.item.each = true;
        self.item.detailed = true;
    }

    /// "los dos" after two items counts them and is no quantity of the last.
    pub(super) fn counts_all(&self, value: u64) -> bool {
        let items = u64::try_from(self.slots.items.len()).unwrap_or(u64::MAX).saturating_add(1);
        value > 1
            && value == items
            && self.item.parted
            && self.item.quantity.is_none()
            && self.slots.items.iter().all(is_single)
    }

    /// "de los dos labiales sácame el coral": how many there are, not how many are meant.
    pub(super) fn is_definite(&self, at: usize, value: u64) -> bool {
        usize::try_from(value) == Ok(self.given_up.len())
            && matches!(self.before(at), Some(What::Cue(Class::Article | Class::Filler)))
    }

    /// Totals become quantities where one item is left to take them, and are dropped where the list adds up to them.
    pub(super) fn settle_totals(&mut self) {
        let Some(owner) = self.slots.items.iter().position(|i| i.total.is_some() && !i.each) else { return };
        let Some(total) = self.slots.items.get_mut(owner).and_then(|i| i.total.take()) else { return };
        let all = self.slots.items.get(owner..).unwrap_or_default();
        let adds_up = |items: &[Item]| {
            u32::try_from(items.len()).is_ok_and(|n| n == total) && items.iter().all(is_single)
        };
        let rest = all.get(1..).unwrap_or_default();
        let detailed = all.first().is_some_and(|i| i.detailed || i.quantity.is_some());
        let same_noun = rest.iter().all(|i| i.code.is_none() && i.hints.iter().all(|h| h.said.is_some()));
        if detailed && adds_up(all) {
            return;
        }
        if !detailed && same_noun && adds_up(rest) {
            let nouns: Vec<Hint> = all.first().map(|i| i.hints.clone()).unwrap_or_default();
            for item in self.slots.items.iter_mut().skip(owner + 1) {
                item.hints.extend(nouns.iter().cloned());
            }
            self.slots.items.remove(owner);
            return;
        }
        let alone = rest.is_empty();
        let Some(item) = self.slots.items.get_mut(owner) else { return };
        if item.quantity.is_none() && (alone || !detailed) {
            item.quantity = Some(total);
        } else if item.quantity != Some(total) {
            self.trouble(Trouble::AmbiguousNumber);
        }
    }

    /// "la A12 M y L", "M y L de la A12": items that name only options share the product named beside them.
    pub(super) fn share_products(&mut self) {
        let items = &mut self.slots.items;
        let named: Vec<usize> = (0..items.len()).filter(|i| items[*i].has_product()).collect();
        for i in 0..items.len() {
            if items[i].has_product() || items[i].hints.is_empty() {
                continue;
            }
            let source =
                named.iter().rev().find(|n| **n < i).or_else(|| named.first().filter(|_| named.len() == 1));
            if let Some(source) = source {
                let (code, near) = (items[*source].code, items[*source].near.clone());
                let nouns: Vec<Hint> =
                    items[*source].hints.iter().filter(|h| h.said.is_none()).cloned().collect();
                items[i].code = code;
                items[i].near = near;
                items[i].hints.extend(nouns);
            }
        }
    }
}

fn is_single(item: &Item) -> bool {
    item.quantity.is_none_or(|n| n == 1) && item.total.is_none()
}
