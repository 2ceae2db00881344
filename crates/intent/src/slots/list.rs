//! What the items of a list say about each other: a total, a product named once. Not for single items.

use super::{Builder, Item, Spread, Trouble};
use crate::catalogue::{Index, Said};
use crate::lexicon::{Class, Property};
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
        self.item.spread = Spread::Each;
        self.item.detailed = true;
    }

    /// "B4 li prendo tutti e due, uno nero e uno fucsia": a product without a word of which, and a list after it.
    pub(super) fn all_of(&mut self, at: usize) {
        let plain = self.item.has_product() && self.item.hints.iter().all(|h| h.said.is_none());
        let listed = matches!(self.after(at), Some(What::Comma | What::End | What::Times(':')));
        let number = |what: &What| matches!(what, What::Number { .. } | What::Cue(Class::Num(_)));
        let told = self.after(at + 1).is_some_and(number);
        if plain && listed && told && self.slots.items.is_empty() && self.item.quantity.is_none() {
            self.item.spread = Spread::Listed;
        }
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

    /// Whether so many things were listed, none of them with a quantity: "A7 pink M, B3 L. both".
    pub(super) fn lists(&self, value: u64) -> bool {
        let complete = self.item.has_product() || !self.item.hints.is_empty();
        let items = self.slots.items.len() + usize::from(complete);
        value > 1
            && usize::try_from(value) == Ok(items)
            && self.slots.items.iter().chain(complete.then_some(&self.item)).all(is_single)
    }

    /// "de los dos labiales sácame el coral": how many there are, not how many are meant.
    pub(super) fn is_definite(&self, at: usize, value: u64) -> bool {
        usize::try_from(value) == Ok(self.given_up.len())
            && matches!(self.before(at), Some(What::Cue(Class::Article | Class::Filler)))
    }

    /// Totals become quantities where one item is left to take them, and are dropped where the list adds up to them.
    pub(super) fn settle_totals(&mut self) {
        self.spread_listed();
        self.spread_counted();
        self.count_listed();
        let Some(owner) = self.slots.items.iter().position(|i| i.total.is_some() && i.spread != Spread::Each)
        else {
            return;
        };
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

    /// "2 poleras 1 M y 1 L": what follows adds up to the quantity and tells which.
    fn spread_counted(&mut self) {
        let [first, rest @ ..] = self.slots.items.as_slice() else { return };
        let options = |i: &Item| {
            i.code.is_none()
                && i.near.is_empty()
                && !i.hints.is_empty()
                && i.hints.iter().all(|h| h.said.is_some())
        };
        let sum: u32 = rest.iter().map(|i| i.quantity.unwrap_or(1)).fold(0, u32::saturating_add);
        let counted = first.quantity.is_some_and(|n| n > 1 && n == sum) && first.total.is_none();
        let plain = first.has_product()
            && first.spread == Spread::One
            && first.hints.iter().all(|h| h.said.is_none_or(|_| !h.names.is_empty() && first.noun()));
        let alike = rest.iter().all(|i| {
            i.hints.iter().all(|h| !first.hints.iter().any(|f| f.said.is_some() && f.said == h.said))
        });
        if !counted || !plain || !alike || !rest.iter().all(options) {
            return;
        }
        let (code, near) = (first.code, first.near.clone());
        let nouns: Vec<Hint> = first.hints.clone();
        self.slots.items.remove(0);
        for item in &mut self.slots.items {
            item.code = code;
            item.near.clone_from(&near);
            item.hints.extend(nouns.iter().cloned());
        }
    }

    /// "pink white one each", "navy 110 pink 110": two of a kind with nothing between them are listed where one of each is
    /// wanted, or where each is told in full.
    pub(super) fn part_listed(&mut self) {
        // "mint und lila je 2": the one number counts each.
        let mut counted = self.slots.items.iter().filter_map(|i| i.quantity);
        let count = counted.next().unwrap_or(1);
        if self.apiece && self.slots.items.len() > 1 && counted.next().is_none() {
            for item in &mut self.slots.items {
                item.quantity = Some(count);
            }
        }
        let items = &self.slots.items;
        let each = items.len() > 1
            && (self.apiece || items.iter().any(|i| i.spread == Spread::Each))
            && items.iter().all(|i| i.hints.iter().any(|h| h.said.is_some()));
        let told = |i: &Item| i.hints.iter().filter(|h| h.said.is_some()).count();
        let full = items.iter().all(|i| told(i) > 1);
        if each || full {
            self.slots.troubles.retain(|t| *t != Trouble::Unparted);
        }
    }

    /// "2 gorros negro y blanco": as many things as are listed behind the noun, one of each; "2 negros y blanco" says it less
    /// plainly.
    fn count_listed(&mut self) {
        let [first, rest @ ..] = self.slots.items.as_slice() else { return };
        let listed =
            u32::try_from(self.slots.items.len()).ok().filter(|n| *n > 1 && first.quantity == Some(*n));
        let options = |i: &Item| {
            i.code.is_none()
                && i.near.is_empty()
                && i.quantity.is_none()
                && i.spread == Spread::One
                && !i.hints.is_empty()
                && i.hints.iter().all(|h| h.said.is_some())
        };
        let told = first.hints.iter().any(|h| h.said.is_some());
        if listed.is_none() || !told || self.apiece || !rest.iter().all(options) {
            return;
        }
        let noun_first = first.hints.first().is_some_and(|h| h.said.is_none() && !h.names.is_empty());
        if noun_first {
            self.slots.items[0].quantity = None;
        } else {
            self.trouble(Trouble::AmbiguousNumber);
        }
    }

    /// "les deux bougies", "beide Hasen": both of what comes in two.
    pub(super) fn both(&mut self) {
        for item in &mut self.slots.items {
            let mut nouns = item.hints.iter().filter(|h| h.said.is_none() && !h.names.is_empty());
            let named = nouns.next().and_then(|h| h.names.first().copied().filter(|_| h.names.len() == 1));
            let entry = item.code.or(named).and_then(|p| self.index.products.get(usize::from(p)));
            let plain = item.hints.iter().all(|h| h.said.is_none());
            if item.both && plain && entry.is_some_and(|e| e.variants.len() == 2) {
                (item.spread, item.quantity) = (Spread::Each, None);
            }
        }
    }

    /// The product of which all that follows tells is no item of its own.
    fn spread_listed(&mut self) {
        let Some(first) =
            self.slots.items.first().filter(|i| i.spread == Spread::Listed && i.quantity.is_none())
        else {
            return;
        };
        let (code, near, nouns) = (first.code, first.near.clone(), first.hints.clone());
        let rest = self.slots.items.get(1..).unwrap_or_default();
        let options = |i: &Item| {
            i.code.is_none()
                && i.near.is_empty()
                && !i.hints.is_empty()
                && i.hints.iter().all(|h| h.said.is_some())
        };
        if rest.len() < 2 || !rest.iter().all(options) {
            return;
        }
        self.slots.items.remove(0);
        for item in &mut self.slots.items {
            item.code = code;
            item.near.clone_from(&near);
            item.hints.extend(nouns.iter().cloned());
        }
    }

    /// "la A12 M y L", "M y L de la A12": items that name only options share the product named beside them.
    pub(super) fn share_products(&mut self) {
        let items = &mut self.slots.items;
        let mut named: Vec<usize> = (0..items.len()).filter(|i| items[*i].has_product()).collect();
        for i in 0..items.len() {
            let coloured = i > 0 && continues_in_colour(self.index, &items[i - 1], &items[i]);
            if coloured {
                for hint in &mut items[i].hints {
                    hint.names.clear();
                }
                named.retain(|n| *n != i);
            }
            if items[i].has_product() || items[i].hints.is_empty() {
                continue;
            }
            // "azul M y L"
            let colours: Vec<Hint> = i
                .checked_sub(1)
                .filter(|_| items[i].hints.iter().all(|h| h.said.is_some_and(is_size)))
                .map(|before| {
                    let hints = items[before].hints.iter();
                    hints.filter(|h| h.said.is_some_and(Said::is_colour) && !h.whole).cloned().collect()
                })
                .unwrap_or_default();
            for hint in colours {
                items[i].hints.push(Hint { names: Vec::new(), ..hint });
            }
            let source =
                named.iter().rev().find(|n| **n < i).or_else(|| named.first().filter(|_| named.len() == 1));
            if let Some(source) = source {
                let (code, near) = (items[*source].code, items[*source].near.clone());
                let nouns: Vec<Hint> =
                    items[*source].hints.iter().filter(|h| h.said.is_none()).cloned().collect();
                let shared = shared_options(self.index, &items[*source], &items[i]);
                items[i].code = code;
                items[i].near = near;
                items[i].hints.extend(nouns);
                items[i].hints.extend(shared);
            }
        }
    }
}

/// "dress M black and pink": options said before the one that another item puts something else for hold for both.
fn shared_options(index: &Index, source: &Item, item: &Item) -> Vec<Hint> {
    let product = source.code.or_else(|| {
        let mut nouns = source.hints.iter().filter(|h| h.said.is_none() && !h.names.is_empty());
        nouns.next().and_then(|h| match h.names.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
    });
    let Some(entry) = product.and_then(|p| index.products.get(usize::from(p))) else { return Vec::new() };
    let said = |hint: &Hint| hint.said.filter(|s| entry.offers(*s));
    let [own] = item.hints.as_slice() else { return Vec::new() };
    let Some(own) = said(own) else { return Vec::new() };
    let differs = |hint: &&Hint| said(hint).is_some_and(|s| entry.shares_option(s, own));
    let at = source.hints.iter().position(|h| differs(&h));
    let before = at.and_then(|at| source.hints.get(..at)).unwrap_or_default();
    before.iter().filter(|h| said(h).is_some()).map(|h| Hint { names: Vec::new(), ..h.clone() }).collect()
}

/// "1 carteira rosa + 1 preta": a colour alone after a product that was named and comes in it speaks of that product, whatever
/// else is of that colour.
fn continues_in_colour(index: &Index, before: &Item, item: &Item) -> bool {
    let bare = item.code.is_none()
        && item.near.is_empty()
        && !item.hints.is_empty()
        && item.hints.iter().all(|h| h.said.is_some() && !h.whole);
    let nouns: Vec<&Hint> = before.hints.iter().filter(|h| h.said.is_none() && !h.names.is_empty()).collect();
    let product = match (before.code, nouns.as_slice()) {
        (Some(code), _) => Some(code),
        (None, [first, rest @ ..]) => {
            let mut all = first.names.iter().filter(|p| rest.iter().all(|h| h.names.contains(p)));
            all.next().copied().filter(|_| all.next().is_none())
        }
        _ => None,
    };
    let entry = product.and_then(|p| index.products.get(usize::from(p)));
    let colours = before.hints.iter().any(|h| h.said.is_some_and(Said::is_colour));
    bare && colours && entry.is_some_and(|e| item.hints.iter().all(|h| h.said.is_some_and(|s| e.offers(s))))
}

fn is_size(said: Said) -> bool {
    said.concept.is_some_and(|c| c.property == Property::Size)
}

fn is_single(item: &Item) -> bool {
    item.quantity.is_none_or(|n| n == 1) && item.total.is_none()
}
