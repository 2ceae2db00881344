//! Groups codes, names, options and quantities into items: "2 de la roja M y una B3 L" is two. Not for deciding whether
//! they are claimed.

use crate::catalogue::{Index, Said};
use crate::lexicon::Class;
use crate::mark::{Hint, Mark, What};

/// The most units of one line that are booked without asking.
pub(crate) const QUANTITY_MAX: u64 = 10;
/// Numbers from here on are prices rather than codes or quantities, unless the catalogue says otherwise.
const PRICE_MIN: u64 = 100;
/// Items of one comment; what follows is left to a person.
const ITEMS_MAX: usize = 12;

/// Why items cannot be booked as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// A code that nobody sells.
    UnknownCode,
    /// A number that could be two things.
    AmbiguousNumber,
    /// More than anyone buys at once.
    AbsurdQuantity(u64),
    /// A price was named.
    Price(u64),
    /// Body measures: somebody has to advise.
    Measure,
    /// A choice was left open.
    Choice,
    /// More items than are read.
    TooMany,
}

/// What one item of a comment said.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Item {
    /// The product whose code was typed.
    pub code: Option<u16>,
    /// Products whose code was nearly typed.
    pub near: Vec<u16>,
    /// Names and options.
    pub hints: Vec<Hint>,
    /// How many.
    pub quantity: Option<u32>,
    /// One of each value of an option.
    pub each: bool,
    /// Something after the last element parted it from what follows.
    parted: bool,
}

impl Item {
    pub(crate) fn has_product(&self) -> bool {
        self.code.is_some() || !self.near.is_empty() || self.hints.iter().any(|h| !h.names.is_empty())
    }

    pub(crate) fn is_empty(&self) -> bool {
        !self.has_product() && self.hints.is_empty() && self.quantity.is_none() && !self.each
    }

    fn has_same_kind(&self, hint: &Hint) -> bool {
        let Some(said) = hint.said else { return false };
        self.hints.iter().filter_map(|h| h.said).any(|known| match (known.concept, said.concept) {
            (Some(a), Some(b)) => a.property == b.property,
            (None, None) => true,
            _ => false,
        })
    }
}

/// Everything the items of a comment said.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slots {
    /// The items, in order.
    pub items: Vec<Item>,
    /// What stands against booking them.
    pub troubles: Vec<Trouble>,
}

/// Reads the items out of the marks for which `counts` is true.
pub(crate) fn slots(index: &Index, marks: &[Mark], counts: &[bool], pin: Option<u16>) -> Slots {
    let mut builder = Builder { index, marks, counts, pin, slots: Slots::default(), item: Item::default() };
    let mut at = 0;
    while at < marks.len() {
        if counts[at] {
            builder.take(at);
        }
        at += 1;
    }
    builder.close();
    builder.share_products();
    builder.slots
}

struct Builder<'a> {
    index: &'a Index,
    marks: &'a [Mark],
    counts: &'a [bool],
    pin: Option<u16>,
    slots: Slots,
    item: Item,
}

impl Builder<'_> {
    fn take(&mut self, at: usize) {
        match &self.marks[at].what {
            What::Code(product) => self.code(*product),
            What::Near(products) => {
                if self.item.has_product() && self.item.quantity.is_some() {
                    self.close();
                }
                self.item.near.clone_from(products);
                self.item.parted = false;
            }
            What::BadCode => self.trouble(Trouble::UnknownCode),
            What::Hint(hint) => self.hint(at, hint),
            What::Number { .. } => self.number(at),
            What::Decimal if matches!(self.before(at), Some(What::Currency | What::Cue(Class::Money))) => {
                self.trouble(Trouble::Price(0));
            }
            What::Decimal => self.trouble(Trouble::AmbiguousNumber),
            What::Minus if matches!(self.after(at), Some(What::Number { said: Some(said), .. }) if self.item.code.is_some() && self.could_mean(at + 1, *said)) =>
                {}
            What::Minus
                if matches!(self.after(at), Some(What::Number { .. }))
                    && !matches!(self.before(at), None | Some(What::Cue(_))) =>
            {
                self.trouble(Trouble::AmbiguousNumber);
            }
            What::Comma | What::End => self.item.parted = true,
            What::Times('+') => {
                if !matches!(self.after(at), Some(What::Number { .. })) {
                    self.item.parted = true;
                }
            }
            What::Cue(class) => match class {
                Class::And => self.item.parted = true,
                Class::Or if !self.item.is_empty() => self.trouble(Trouble::Choice),
                Class::Num(value) => self.quantity(at, u64::from(*value), *value == 1),
                Class::Each => self.item.each = true,
                _ => {}
            },
            _ => {}
        }
    }

    fn trouble(&mut self, trouble: Trouble) {
        if !self.slots.troubles.contains(&trouble) {
            self.slots.troubles.push(trouble);
        }
    }

    fn close(&mut self) {
        let item = std::mem::take(&mut self.item);
        if item.is_empty() {
            return;
        }
        if self.slots.items.len() >= ITEMS_MAX {
            self.trouble(Trouble::TooMany);
        } else {
            self.slots.items.push(item);
        }
    }

    fn code(&mut self, product: u16) {
        let named_so = self.item.hints.iter().all(|h| h.names.is_empty() || h.names.contains(&product));
        let again = self.item.parted
            && (self.item.quantity.is_some() || self.item.hints.iter().any(|h| h.said.is_some()));
        let repeats = self.item.code == Some(product) && !again;
        if !repeats && (self.item.code.is_some() || !named_so || !self.item.near.is_empty()) {
            self.close();
        }
        self.item.code = Some(product);
        self.item.parted = false;
    }

    fn hint(&mut self, at: usize, hint: &Hint) {
        let names = !hint.names.is_empty();
        let same_kind = self.item.has_same_kind(hint);
        let follows_hint = at > 0 && self.counts[at - 1] && matches!(self.marks[at - 1].what, What::Hint(_));
        let absorbed = self.item.code.is_some_and(|code| {
            !names
                || hint.names.contains(&code)
                || hint.said.is_some_and(|s| self.index.products[usize::from(code)].offers(s))
        });
        if same_kind {
            if !self.item.parted && self.item.quantity.is_none() {
                // "M L": two sizes and nothing between them.
                let same = self.item.hints.iter().any(|h| h.said == hint.said);
                if same {
                    return;
                }
                self.trouble(Trouble::Choice);
            }
            self.close();
        } else if names && self.item.has_product() && !absorbed && !follows_hint {
            let noun = hint.said.is_none();
            if self.item.parted
                || noun && self.item.quantity.is_some() && self.item.hints.iter().any(|h| h.said.is_none())
                || self.item.code.is_some()
            {
                self.close();
            }
        }
        self.item.hints.push(hint.clone());
        self.item.parted = false;
    }

    fn before(&self, at: usize) -> Option<&What> {
        at.checked_sub(1).filter(|i| self.counts[*i]).map(|i| &self.marks[i].what)
    }

    fn after(&self, at: usize) -> Option<&What> {
        self.marks.get(at + 1).filter(|_| self.counts[at + 1]).map(|m| &m.what)
    }

    /// Whether a product or option comes before anything parts it from here.
    fn leads_to_item(&self, at: usize) -> bool {
        for i in at + 1..self.marks.len() {
            match &self.marks[i].what {
                What::Code(_) | What::Hint(_) | What::Near(_) => return true,
                What::Number { code: Some(_), .. }
                    if matches!(self.marks[i - 1].what, What::Cue(Class::Article) | What::Hash) =>
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

    fn quantity(&mut self, at: usize, value: u64, soft: bool) {
        let units = u32::try_from(value).unwrap_or(u32::MAX);
        if value == 0 {
            self.trouble(Trouble::AmbiguousNumber);
            return;
        }
        let leads = self.leads_to_item(at);
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

    fn number(&mut self, at: usize) {
        let What::Number { value, said, code } = self.marks[at].what else { return };
        let before = self.before(at).cloned();
        let after = self.after(at).cloned();
        if matches!(before, Some(What::Currency | What::Cue(Class::Money)))
            || matches!(after, Some(What::Currency | What::Cue(Class::Money)))
        {
            self.trouble(Trouble::Price(value));
            return;
        }
        if matches!(after, Some(What::Cue(Class::Measure))) {
            self.trouble(Trouble::Measure);
            return;
        }
        if matches!(before, Some(What::Cue(Class::SizeWord))) {
            match said {
                Some(said) => self
                    .hint(at, &Hint { said: Some(said), names: Vec::new(), misspelt: false, whole: false }),
                None => self.trouble(Trouble::Choice),
            }
            return;
        }
        let marked = matches!(before, Some(What::Times(_)))
            || matches!(after, Some(What::Cue(Class::Unit)))
            || matches!(&after, Some(What::Times('x' | '*')));
        let pointed = matches!(
            before,
            Some(What::Cue(Class::Article | Class::ClaimCode | Class::ClaimItem) | What::Hash)
        ) && !matches!(after, Some(What::Cue(Class::Unit)));
        let pointed = pointed || matches!(after, Some(What::Cue(Class::Ordinal)));
        let after_x_number = matches!(after, Some(What::Times('x' | '*')))
            && matches!(self.marks.get(at + 2).map(|m| &m.what), Some(What::Number { .. }));
        let price_form = marked && value >= PRICE_MIN;
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
            let hint = Hint { said: Some(said), names: Vec::new(), misspelt: false, whole: false };
            // "13 6": the product named has a size 6 and no size was said yet.
            if self.item.has_product() && !self.item.has_same_kind(&hint) && !self.item.parted {
                self.hint(at, &hint);
                return;
            }
            let plain = value > QUANTITY_MAX || matches!(before, Some(What::Cue(Class::Article)));
            if self.item.has_same_kind(&hint) && self.item.parted {
                // "10 y 8": another size, or eight of them?
                self.trouble(Trouble::AmbiguousNumber);
            } else if self.item.has_same_kind(&hint) && value <= QUANTITY_MAX {
                self.quantity(at, value, false);
            } else if plain || self.item.quantity.is_some() {
                self.hint(at, &hint);
            } else {
                self.trouble(Trouble::AmbiguousNumber);
            }
            return;
        }
        let by_digits = self.index.with_digits(value);
        if let [only] = by_digits {
            let only = *only;
            if pointed && (self.pin == Some(only) || value > QUANTITY_MAX)
                || self.pin == Some(only) && value > QUANTITY_MAX && self.item.is_empty()
            {
                self.code(only);
                return;
            }
        }
        let hashed = matches!(before, Some(What::Hash)) || matches!(before, Some(What::Cue(Class::Article)));
        let sold = matches!(before, Some(What::Cue(Class::ClaimCode | Class::ClaimItem)))
            && (self.index.has_numeric_codes || value > QUANTITY_MAX);
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

    /// Whether a number can be that option here: of the product named, of the one whose code follows, or of the pin.
    fn could_mean(&self, at: usize, said: Said) -> bool {
        let offers = |product: &u16| self.index.products[usize::from(*product)].offers(said);
        if let Some(code) = self.item.code {
            return offers(&code);
        }
        if !self.item.near.is_empty() {
            return self.item.near.iter().any(offers);
        }
        let mut named = self.item.hints.iter().filter(|h| !h.names.is_empty()).peekable();
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
        if pointed {
            self.code(product);
        } else if is_value {
            self.trouble(Trouble::AmbiguousNumber);
        } else if could_be_quantity
            && ((self.item.has_product() && self.item.quantity.is_none() && !self.item.parted)
                || (self.item.is_empty() && self.leads_to_code(at)))
        {
            self.quantity(at, value, false);
        } else if could_be_quantity {
            self.trouble(Trouble::AmbiguousNumber);
        } else {
            self.code(product);
        }
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

    /// "la A12 M y L", "M y L de la A12": items that name only options share the product named beside them.
    fn share_products(&mut self) {
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
