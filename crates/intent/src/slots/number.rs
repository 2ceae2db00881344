//! What a number means: a quantity, a code, an option or a price. Not for words.

use super::{Builder, QUANTITY_MAX, Trouble};
use crate::catalogue::Said;
use crate::lexicon::Class;
use crate::mark::{Hint, Mark, What};

/// Numbers from here on are prices rather than codes or quantities, unless the catalogue says otherwise.
const PRICE_MIN: u64 = 100;

/// Numbers from here on are part of an address where a phone number or a mail stands before them.
const ADDRESS_MIN: u64 = 10_000;

impl Builder<'_> {
    pub(super) fn follows_contact(&self, at: usize) -> bool {
        let before = self.marks.get(..at).unwrap_or_default();
        before.iter().any(|m| matches!(m.what, What::Contact { link: false }))
    }

    /// Whether a product or option comes before anything parts it from here.
    pub(super) fn leads_to_item(&self, at: usize) -> bool {
        for i in at + 1..self.marks.len() {
            match &self.marks[i].what {
                What::Code(_) | What::Hint(_) | What::Near(_) => return true,
                What::Number { code: Some(_), .. }
                    if matches!(self.marks[i - 1].what, What::Cue(Class::Article) | What::Hash)
                        || self.marks[i - 1].len > 1
                            && self.marks[i - 1].what == What::Cue(Class::Filler) =>
                {
                    // "2 of the 7"
                    return true;
                }
                // "una de 6", "uma 38": an option that is a number.
                What::Number { said: Some(_), code: None, value }
                    if !matches!(self.marks[at].what, What::Number { code: Some(_), .. })
                        && (*value > QUANTITY_MAX || i > at + 1)
                        && (i == at + 1
                            || matches!(
                                self.marks[i - 1].what,
                                What::Cue(Class::Article | Class::SizeWord | Class::Word | Class::Filler)
                            )) =>
                {
                    return true;
                }
                What::Comma
                | What::End
                | What::QuestionMark
                | What::Number { .. }
                | What::Cue(Class::And | Class::But) => return false,
                _ => {}
            }
        }
        false
    }

    /// "uno del 9 y otro del 13": another one, and what it comes in.
    fn follows_another(&self, at: usize) -> bool {
        let small = |m: &&Mark| {
            matches!(m.what, What::Cue(Class::Article | Class::Word | Class::Filler | Class::SizeWord))
        };
        let before = self.marks.get(..at).unwrap_or_default();
        before.iter().rev().find(|m| !small(m)).is_some_and(|m| m.what == What::Cue(Class::More))
    }

    /// "38 y 39", "la 38 y la 39", "37 2, 38 1": too many to be a quantity, and joined to another of its kind.
    fn lists_options(&self, at: usize) -> bool {
        let small = |m: &&Mark| {
            matches!(m.what, What::Comma | What::Cue(Class::Article | Class::SizeWord | Class::Num(1)))
        };
        let before = self.marks.get(..at).unwrap_or_default();
        let joint = before.iter().rev().find(|m| !small(m)).map(|m| &m.what);
        matches!(joint, Some(What::Cue(Class::And) | What::Times('+'))) || self.item.quantity.is_some()
    }

    pub(super) fn quantity(&mut self, at: usize, value: u64, soft: bool) {
        let units = u32::try_from(value).unwrap_or(u32::MAX);
        if value == 0 {
            self.trouble(Trouble::AmbiguousNumber);
            return;
        }
        let leads = self.leads_to_item(at);
        if !leads && self.allots(at, units) {
            return;
        }
        if leads && value > 1 && self.is_definite(at, value) {
            return;
        }
        if !leads && self.counts_all(value) {
            let pointed = matches!(self.before(at), Some(What::Cue(Class::Article)));
            if !pointed {
                self.trouble(Trouble::AmbiguousNumber);
            }
            return;
        }
        // "A7 M and B3 L two": how many there are, or two of the last?
        let uncounted = self.slots.items.iter().all(|i| i.quantity.is_none());
        let marked = matches!(self.before(at), Some(What::Times(_)));
        if !leads && !marked && uncounted && self.item.quantity.is_none() && self.lists(value) {
            self.trouble(Trouble::AmbiguousNumber);
            return;
        }
        if self.item.quantity.is_some() {
            if !leads {
                if !soft {
                    self.trouble(Trouble::AmbiguousNumber);
                }
                return;
            }
            self.close();
        } else if self.item.parted && leads && (self.item.has_product() || !self.item.hints.is_empty()) {
            self.close();
        }
        if value > QUANTITY_MAX {
            self.trouble(Trouble::AbsurdQuantity(value));
        }
        self.item.quantity = Some(units);
        self.item.parted = false;
    }

    /// "una taza para mí y otra para mi mamá" are two; "dos tazas, una para mí y una para mi mamá" only says for whom.
    pub(super) fn allots(&mut self, at: usize, units: u32) -> bool {
        let told = self.item.has_product() || !self.item.hints.is_empty();
        if !told || !self.marks.get(at + 1).is_some_and(|m| m.allots) {
            return false;
        }
        if self.item.total.is_some() {
            return true;
        }
        let joined = matches!(self.before(at), Some(What::Comma | What::Cue(Class::And)))
            || at.checked_sub(1).and_then(|i| self.marks.get(i)).is_some_and(|m| m.allots);
        let Some(known) = self.item.quantity.or_else(|| self.is_another(at).then_some(1)) else {
            return false;
        };
        // "3x A12, una para cada nieta"
        let whole = matches!(self.before(at), Some(What::Comma)) && known > 1 && !self.item.summed;
        if !joined || whole {
            self.item.apportioned = true;
        } else if !self.item.apportioned {
            self.item.quantity = Some(known.saturating_add(units));
            self.item.summed = true;
        }
        true
    }

    fn is_another(&self, at: usize) -> bool {
        self.marks.get(at).is_some_and(|m| m.what == What::Cue(Class::More))
    }

    pub(super) fn number(&mut self, at: usize) {
        let What::Number { value, said, code } = self.marks[at].what else { return };
        let housed = matches!(self.before(at), Some(What::Unknown | What::Hash | What::Comma | What::Sign));
        let done = !self.item.is_empty() || !self.slots.items.is_empty();
        // "12/5 Lê Lợi": a house, whatever is sold as 12.
        let street = matches!(self.after(at), Some(What::Unknown | What::Times('/')))
            || matches!(self.before(at), Some(What::Times('/')));
        let codeless = street || matches!(self.marks[at].what, What::Number { code: None, .. });
        if self.follows_contact(at)
            && (value >= ADDRESS_MIN || value == 0 || (housed || street) && done && codeless)
        {
            return;
        }
        let before = self.before(at).cloned();
        let after = self.after(at).cloned();
        if matches!(before, Some(What::Currency | What::Cue(Class::Money)))
            || matches!(after, Some(What::Currency | What::Cue(Class::Money)))
        {
            self.trouble(Trouble::Price(value));
            return;
        }
        // "200 na lang", "150 nomás": too much for a quantity.
        let restricted = value >= PRICE_MIN && code.is_none() && said.is_none();
        if value > QUANTITY_MAX && matches!(after, Some(What::Cue(Class::AtAfter)))
            || restricted && matches!(after, Some(What::Cue(Class::Only)))
        {
            self.trouble(Trouble::Price(value));
            return;
        }
        if matches!(after, Some(What::Cue(Class::Measure))) {
            // "24cm" where the product comes in 24; "4 años" may be how old a child is.
            if let Some(said) = said.filter(|said| value > QUANTITY_MAX && self.could_mean(at, *said)) {
                self.hint(at, &plain(said));
                return;
            }
            self.trouble(Trouble::Measure);
            return;
        }
        // "1개만": the word for only holds the unit.
        let only = matches!(after, Some(What::Cue(Class::Only)))
            && self.marks.get(at + 1).is_some_and(|m| m.glued && !m.letter)
            && value <= QUANTITY_MAX
            && !self.given_up.is_empty();
        if only && said.is_none() {
            self.quantity(at, value, false);
            return;
        }
        if matches!(before, Some(What::Cue(Class::SizeWord))) {
            match said {
                Some(said) => self.hint(at, &plain(said)),
                None => self.trouble(Trouble::Choice),
            }
            return;
        }
        // "checkout: 12 M" lists; "A12: 2" counts.
        let lists = matches!(before, Some(What::Times(':')))
            && matches!(
                at.checked_sub(2).and_then(|i| self.marks.get(i)).map(|m| &m.what),
                Some(What::Cue(_))
            );
        let marked = matches!(before, Some(What::Times(_))) && !lists
            || matches!(after, Some(What::Cue(Class::Unit)))
            || matches!(&after, Some(What::Times('x' | '*')));
        let pointed = matches!(
            before,
            Some(What::Cue(Class::Article | Class::ClaimCode | Class::ClaimItem) | What::Hash)
        ) && !matches!(after, Some(What::Cue(Class::Unit)))
            && !self.claimed_before_quantity(at, value);
        let phrase = at.checked_sub(1).is_some_and(|i| self.counts[i] && self.marks[i].points);
        let pointed = pointed
            || matches!(after, Some(What::Cue(Class::Ordinal)))
            || phrase && code.is_some() && !matches!(after, Some(What::Cue(Class::Unit)));
        let after_x_number = matches!(after, Some(What::Times('x' | '*')))
            && matches!(self.marks.get(at + 2).map(|m| &m.what), Some(What::Number { .. }));
        // "D9+37", "k1=25": too many to be a quantity, and one of its sizes.
        if let (true, true, Some(said)) =
            (marked, value > QUANTITY_MAX, said.filter(|s| self.is_open_option(at, *s)))
        {
            self.hint(at, &plain(said));
            return;
        }
        let price_form = marked && value >= PRICE_MIN && !(after_x_number && code.is_some());
        if price_form {
            self.trouble(Trouble::AbsurdQuantity(value));
            return;
        }
        // "A12 M + 17 4": a sum of items, not seventeen.
        let summed = matches!(before, Some(What::Times('+'))) && value > QUANTITY_MAX && code.is_some();
        if summed {
            self.item.parted = true;
        }
        let product_after_count = matches!(before, Some(What::Times(_)))
            && self.item.quantity.is_some()
            && !self.item.has_product();
        if let (true, Some(product)) = (product_after_count, code) {
            // "2x 12"
            self.code(product);
            return;
        }
        let multiplies_next = pointed && matches!(after, Some(What::Times(_)));
        if marked && !summed && !after_x_number && !multiplies_next {
            // "2 x A12" as well as "x2"; "12 x 2" has its code first.
            self.quantity(at, value, false);
            return;
        }
        let said = said.filter(|said| self.could_mean(at, *said));
        if let Some(product) = code {
            self.numeric_code(at, value, product, said.is_some(), pointed || after_x_number);
            return;
        }
        if let Some(said) = said {
            let hint = plain(said);
            // "13 6": the product named has a size 6 and no size was said yet.
            if self.item.has_product() && !self.has_same_kind(&hint) && !self.item.parted {
                self.hint(at, &hint);
                return;
            }
            let plain = value > QUANTITY_MAX || matches!(before, Some(What::Cue(Class::Article)));
            let another = self.follows_another(at) || value > QUANTITY_MAX && self.lists_options(at);
            if self.has_same_kind(&hint) && self.item.parted && another {
                self.hint(at, &hint);
            } else if self.has_same_kind(&hint) && self.item.parted {
                // "10 y 8": another size, or eight of them?
                self.trouble(Trouble::AmbiguousNumber);
            } else if self.has_same_kind(&hint) && value <= QUANTITY_MAX {
                self.quantity(at, value, false);
            } else if plain || self.item.quantity.is_some() {
                self.hint(at, &hint);
            } else {
                self.trouble(Trouble::AmbiguousNumber);
            }
            return;
        }
        let by_digits = self.index.with_digits(value);
        // "F21" where only a K21 is sold: the letter may be part of a wrong code.
        let lettered = matches!(before, Some(What::Cue(Class::ClaimCode)))
            && self.marks[at].glued
            && self.marks.get(at - 1).is_some_and(|m| m.letter);
        if lettered && !by_digits.is_empty() {
            self.trouble(Trouble::UnknownCode);
            return;
        }
        if let [only] = by_digits {
            let only = *only;
            if pointed && (self.pin == Some(only) || value > QUANTITY_MAX)
                || self.pin == Some(only) && value > QUANTITY_MAX && self.item.is_empty()
            {
                self.code(only);
                return;
            }
        }
        let spreads = self.marks.iter().any(|m| m.what == What::Cue(Class::Each));
        if spreads
            && value <= QUANTITY_MAX
            && matches!(before, Some(What::Cue(Class::Article)))
            && self.leads_to_item(at)
        {
            // "las 3 musculosas, una de cada color"
            self.quantity(at, value, false);
            return;
        }
        let hashed = matches!(before, Some(What::Hash)) || matches!(before, Some(What::Cue(Class::Article)));
        let sold = matches!(before, Some(What::Cue(Class::ClaimCode | Class::ClaimItem)))
            && (self.index.has_numeric_codes || value > QUANTITY_MAX)
            && !self.claimed_before_quantity(at, value);
        if hashed || sold {
            self.trouble(Trouble::UnknownCode);
        } else if value > QUANTITY_MAX && matches!(before, Some(What::Cue(Class::At))) {
            self.trouble(Trouble::Price(value));
        } else if value >= PRICE_MIN {
            self.trouble(Trouble::AbsurdQuantity(value));
        } else if value > QUANTITY_MAX && self.index.has_numeric_codes && !self.item.has_product() {
            self.trouble(Trouble::UnknownCode);
        } else if value > QUANTITY_MAX && !by_digits.is_empty() && !self.item.has_product() {
            self.trouble(Trouble::AmbiguousNumber);
        } else {
            self.quantity(at, value, false);
        }
    }

    /// Whether the item has a product of its own that comes in this size and no size was said yet.
    fn is_open_option(&self, at: usize, said: Said) -> bool {
        (self.item.has_product() || self.pin.is_some())
            && self.could_mean(at, said)
            && !self.has_same_kind(&plain(said))
    }

    /// "20 nude cf 1", "mine 2 C8": after a claim word, yet the code is another one.
    fn claimed_before_quantity(&self, at: usize, value: u64) -> bool {
        matches!(self.before(at), Some(What::Cue(Class::ClaimCode | Class::ClaimItem)))
            && value <= QUANTITY_MAX
            && (self.item.code.is_some() && !self.item.parted
                || self.leads_to_code(at)
                // "mine 2 tints"
                || matches!(self.after(at), Some(What::Hint(hint)) if !hint.names.is_empty() && hint.said.is_none()))
    }

    /// Whether a number can be that option here: of the product named, of the one whose code follows, or of the pin.
    pub(super) fn could_mean(&self, at: usize, said: Said) -> bool {
        let offers = |product: &u16| self.index.products[usize::from(*product)].offers(said);
        if let Some(code) = self.item.code {
            return offers(&code);
        }
        if !self.item.near.is_empty() {
            return self.item.near.iter().any(offers);
        }
        // "sandals brown 38": where a noun names it, whatever else is brown does not matter.
        let noun = self.item.hints.iter().any(|h| !h.names.is_empty() && h.said.is_none());
        let mut named =
            self.item.hints.iter().filter(|h| !(h.names.is_empty() || noun && h.said.is_some())).peekable();
        if named.peek().is_some() {
            return named.all(|h| h.names.iter().any(offers));
        }
        match self.after(at) {
            Some(What::Code(next)) => offers(next),
            _ => {
                self.pin.as_ref().is_some_and(offers)
                    || self.pin.is_none()
                        && !matches!(self.marks[at].what, What::Number { code: Some(_), .. })
            }
        }
    }

    /// A number that is a whole code: taken for it where it can be nothing else.
    fn numeric_code(&mut self, at: usize, value: u64, product: u16, is_value: bool, pointed: bool) {
        let could_be_quantity = value <= QUANTITY_MAX;
        // "the sandals 40": right after a name, what it comes in.
        let described = is_value
            && matches!(self.before(at), Some(What::Hint(hint)) if !hint.names.is_empty())
            && value > QUANTITY_MAX
            && matches!(self.marks[at].what, What::Number { said: Some(said), .. } if !self.has_same_kind(&plain(said)));
        let follows_count = self.item.quantity.is_some()
            && !self.item.has_product()
            && !self.item.parted
            && !matches!(self.before(at), Some(What::Number { .. }));
        // "C5 gold +1, 7 +1", "mine: 7, A12 L"
        let fresh = self.item.parted || self.item.is_empty();
        let lists = matches!(self.before(at), Some(What::Times(':'))) && self.starts_list(at)
            || matches!(self.after(at), Some(What::Times('+')))
                && matches!(self.after(at + 1), Some(What::Number { value: 1..=QUANTITY_MAX, .. }));
        if pointed || follows_count && !is_value || fresh && lists || self.corrects_code() {
            // "2 de la 7"
            self.code(product);
        } else if could_be_quantity && self.continues_count(at, product) {
            self.quantity(at, value, false);
        } else if could_be_quantity && !is_value && self.means_code(at, product) {
            self.code(product);
        } else if let (true, What::Number { said: Some(said), .. }) = (described, &self.marks[at].what) {
            self.hint(at, &plain(*said));
        } else if is_value {
            self.trouble(Trouble::AmbiguousNumber);
        } else if could_be_quantity
            && ((self.item.has_product() && self.item.quantity.is_none() && !self.item.parted)
                || self.counts_option(at, product)
                || (self.item.is_empty() && (self.leads_to_code(at) || self.leads_to_name(at, product))))
        {
            self.quantity(at, value, false);
        } else if could_be_quantity {
            self.trouble(Trouble::AmbiguousNumber);
        } else {
            self.code(product);
        }
    }

    /// "7, no 8", "é a 8 e não a 7": two numbers that are codes, one of them held, and one put against the other.
    fn corrects_code(&self) -> bool {
        let against = |m: &Mark| {
            matches!(m.what, What::Cue(Class::Neg | Class::NotThis | Class::Instead | Class::Cancel))
        };
        let mut codes = Vec::new();
        for (i, mark) in self.marks.iter().enumerate() {
            let What::Number { code, .. } = mark.what else { continue };
            let what = |at: Option<usize>| at.and_then(|at| self.marks.get(at)).map(|m| &m.what);
            let counts = matches!(what(Some(i + 1)), Some(What::Cue(Class::Unit) | What::Times('x' | '*')))
                || matches!(what(i.checked_sub(1)), Some(What::Times(_)));
            match code {
                Some(code) if !counts => codes.push(code),
                _ => return false,
            }
        }
        let named =
            self.marks.iter().any(|m| matches!(m.what, What::Hint(_) | What::Code(_) | What::Near(_)));
        let [a, b] = codes.as_slice() else { return false };
        a != b
            && !named
            && self.given_up.contains(a) != self.given_up.contains(b)
            && self.marks.iter().any(against)
    }

    /// A small number that is a code: the one on air beside a claim or option, or any where nothing is on air and
    /// only an option follows.
    fn means_code(&self, at: usize, product: u16) -> bool {
        let offers = |of: u16, said: Said| self.index.products[usize::from(of)].offers(said);
        // "8 in 25" as well as "8 25".
        let linked = matches!(
            self.after(at),
            Some(What::Cue(Class::Article | Class::Word | Class::At | Class::Filler))
        );
        let option = match self.after(at + usize::from(linked)) {
            Some(What::Hint(hint)) if hint.names.is_empty() || self.pin == Some(product) => hint.said,
            Some(What::Number { said, code: None, value }) if *value > QUANTITY_MAX && linked => *said,
            _ => None,
        };
        let option_follows = option.is_some_and(|said| offers(product, said));
        // "7 burgundy M" where what is on air does not come in burgundy.
        let of_other = matches!(self.after(at), Some(What::Hint(hint)) if hint.said.is_some_and(|said| {
            (hint.names.is_empty() || hint.names.contains(&product))
                && offers(product, said)
                && self.pin.is_some_and(|pin| !offers(pin, said))
        }));
        let sized = matches!(self.after(at), Some(What::Cue(Class::SizeWord)));
        if self.item.has_product() || self.item.quantity.is_some() || !self.item.hints.is_empty() {
            return false;
        }
        let alone = self.slots.items.is_empty() && !self.leads_to_item(at);
        if alone && self.given_up.contains(&product) {
            return true;
        }
        let claimed = self.marks.iter().any(|m| {
            matches!(m.what, What::Cue(Class::Claim | Class::ClaimVerb | Class::ClaimCode | Class::ClaimItem))
        });
        match self.pin {
            Some(pin) => {
                pin == product && (option_follows || sized || alone && claimed)
                    || of_other && self.slots.items.is_empty()
                    || self.opens_list_of_codes(at, product)
            }
            None => option_follows || sized || alone && claimed || self.starts_list(at),
        }
    }

    /// "2 beige and 1 white": the second count of a list, where the product with this number for a code has no such option.
    fn continues_count(&self, at: usize, product: u16) -> bool {
        let said = match self.after(at) {
            Some(What::Hint(hint)) => hint.said,
            _ => None,
        };
        self.item.quantity.is_some()
            && self.item.parted
            && said.is_some_and(|said| {
                let shares = |of: u16| self.index.products[usize::from(of)].offers(said);
                !shares(product)
                    && (self.item.code.is_some_and(shares)
                        || self.item.hints.iter().any(|h| h.names.iter().any(|p| shares(*p)))
                        || !self.item.has_product() && self.pin.is_some_and(shares))
            })
    }

    /// "7 y C5": nothing is on air, and another code follows.
    fn starts_list(&self, at: usize) -> bool {
        matches!(self.after(at), Some(What::Cue(Class::And) | What::Comma))
            && matches!(self.after(at + 1), Some(What::Code(_) | What::Number { code: Some(_), .. }))
    }

    /// "8 y 21 y 31", "7 M+1, 30 M+1": whatever is on air.
    fn opens_list_of_codes(&self, at: usize, product: u16) -> bool {
        let joins = |what: Option<&What>| matches!(what, Some(What::Cue(Class::And) | What::Comma));
        let large = |what: Option<&What>| matches!(what, Some(What::Number { code: Some(_), value, .. }) if *value > QUANTITY_MAX);
        let numbers = joins(self.after(at))
            && large(self.after(at + 1))
            && joins(self.after(at + 2))
            && large(self.after(at + 3));
        let offered = matches!(self.after(at), Some(What::Hint(hint))
            if hint.said.is_some_and(|s| self.index.products[usize::from(product)].offers(s)));
        let counted = offered
            && matches!(self.after(at + 1), Some(What::Times(_)))
            && matches!(self.after(at + 2), Some(What::Number { .. }));
        numbers || counted
    }

    /// "negro 1 blanco 1": right after an option that the product with this number for a code does not have.
    fn counts_option(&self, at: usize, product: u16) -> bool {
        let hint = match self.before(at) {
            Some(What::Hint(hint)) => hint.said,
            _ => None,
        };
        let product_known = self.slots.items.iter().any(super::Item::has_product);
        self.item.quantity.is_none()
            && hint.is_some_and(|said| {
                product_known || self.pin.is_some() && !self.index.products[usize::from(product)].offers(said)
            })
    }

    /// Whether the very next thing, but for "de la", is the name of another product: "2 del kimono" in a shop that has a 2.
    fn leads_to_name(&self, at: usize, product: u16) -> bool {
        for i in at + 1..self.marks.len() {
            match self.after(i - 1) {
                Some(What::Hint(hint)) if hint.said.is_none() && !hint.misspelt => {
                    return !hint.names.is_empty() && !hint.names.contains(&product);
                }
                // "2 negras" where the 2 comes in no black, and what is on air does.
                Some(What::Hint(hint)) if i == at + 1 => {
                    let offers =
                        |p: u16| hint.said.is_some_and(|s| self.index.products[usize::from(p)].offers(s));
                    return self.pin.is_some_and(offers) && !offers(product);
                }
                Some(What::Cue(Class::Article | Class::Word | Class::Filler)) => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether the very next thing, but for "de la", is another code.
    fn leads_to_code(&self, at: usize) -> bool {
        for i in at + 1..self.marks.len() {
            match &self.marks[i].what {
                What::Code(_) | What::Number { code: Some(_), .. } => return true,
                What::Cue(Class::Article | Class::Word | Class::Filler) => {}
                _ => return false,
            }
        }
        false
    }
}

/// An option and nothing else.
fn plain(said: Said) -> Hint {
    Hint { said: Some(said), names: Vec::new(), misspelt: false, whole: false }
}
