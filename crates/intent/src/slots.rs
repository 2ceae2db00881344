//! Groups codes, names, options and quantities into items: "2 de la roja M y una B3 L" is two. Not for deciding whether
//! they are claimed.

mod list;
mod number;

use crate::catalogue::{Index, Said};
use crate::lexicon::Class;
use crate::mark::{Hint, Mark, What};

/// The most units of one line that are booked without asking.
pub const QUANTITY_MAX: u64 = 10;
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
    /// Two of a kind with nothing between them: a choice, unless they are listed.
    Unparted,
    /// More items than are read.
    TooMany,
}

/// How an item spreads over the variants of its product.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Spread {
    /// It is one of them.
    #[default]
    One,
    /// One of each value of an option.
    Each,
    /// "tutti e due", and a list of which follows.
    Listed,
}

/// What one item of a comment said.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks of an item, read one by one")]
pub(crate) struct Item {
    /// The product whose code was typed.
    pub code: Option<u16>,
    /// Products whose code was nearly typed.
    pub near: Vec<u16>,
    /// Names and options.
    pub hints: Vec<Hint>,
    /// How many.
    pub quantity: Option<u32>,
    /// How it spreads over the variants.
    pub spread: Spread,
    /// How many in all, where it was said apart from what they are: "dos, una M y una L".
    pub total: Option<u32>,
    /// Products whose code was typed in letters only, if it was meant.
    pub maybe: Vec<u16>,
    /// "both" of it.
    both: bool,
    /// The quantity was parted already: "dos tazas una para mí …".
    apportioned: bool,
    /// Units were added to it: "una para mí y otra para mi mamá".
    summed: bool,
    /// Something was said of it after the total.
    detailed: bool,
    /// Its first mark.
    pub at: usize,
    /// Something after the last element parted it from what follows.
    parted: bool,
}

impl Item {
    pub(crate) fn has_product(&self) -> bool {
        self.code.is_some() || !self.near.is_empty() || self.hints.iter().any(|h| !h.names.is_empty())
    }

    /// Whether a word other than an option names the product, or its code was typed.
    pub(crate) fn noun(&self) -> bool {
        self.code.is_some() || self.hints.iter().any(|h| !h.names.is_empty() && (h.said.is_none() || h.whole))
    }

    /// "حمره توتي": a product whose name is a colour as well, and another colour of it.
    fn drop_colour_of_noun(&mut self, hint: &Hint) {
        let fresh = hint.said.filter(|_| hint.names.is_empty() && !self.parted);
        for known in &mut self.hints {
            if known.whole && !known.names.is_empty() && fresh.is_some_and(|said| known.said != Some(said)) {
                known.said = known.said.filter(|s| !s.is_colour());
            }
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        !self.has_product() && self.hints.is_empty() && self.quantity.is_none() && self.spread != Spread::Each
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

/// Reads the items out of the marks for which `counts` is true. `given_up` are the products held by somebody who gives up
/// or changes something.
pub(crate) fn slots(
    index: &Index,
    marks: &[Mark],
    counts: &[bool],
    pin: Option<u16>,
    given_up: &[u16],
) -> Slots {
    let (slots, item) = (Slots::default(), Item::default());
    let mut builder = Builder { index, marks, counts, pin, given_up, slots, item, at: 0, apiece: false };
    let mut at = 0;
    while at < marks.len() {
        if counts[at] {
            builder.take(at);
        }
        at += 1;
    }
    builder.close();
    builder.settle_totals();
    builder.share_products();
    builder.part_listed();
    builder.both();
    builder.slots
}

struct Builder<'a> {
    index: &'a Index,
    marks: &'a [Mark],
    counts: &'a [bool],
    pin: Option<u16>,
    given_up: &'a [u16],
    slots: Slots,
    item: Item,
    at: usize,
    /// So many of each that is listed: "하나씩", "各一".
    apiece: bool,
}

impl Builder<'_> {
    fn take(&mut self, at: usize) {
        self.at = at;
        if self.item.is_empty() {
            self.item.at = at;
        }
        match &self.marks[at].what {
            What::Code(product) => self.code(*product),
            What::Near(products) => {
                if self.item.has_product() && self.item.quantity.is_some() {
                    self.close();
                }
                self.item.near.clone_from(products);
                self.item.parted = false;
            }
            // "q12" behind a phone number is a district.
            What::BadCode
                if self.follows_contact(at) && !(self.item.is_empty() && self.slots.items.is_empty()) => {}
            What::BadCode => self.trouble(Trouble::UnknownCode),
            What::Hint(hint) => self.hint(at, hint),
            What::Number { .. } => self.number(at),
            What::Decimal if matches!(self.before(at), Some(What::Currency | What::Cue(Class::Money))) => {
                self.trouble(Trouble::Price(0));
            }
            What::Decimal | What::TwoWays => self.trouble(Trouble::AmbiguousNumber),
            What::Minus if matches!(self.after(at), Some(What::Number { said: Some(said), .. }) if self.item.code.is_some() && self.could_mean(at + 1, *said)) =>
                {}
            // "N10-L-2pcs": a hyphen parts what is counted.
            What::Minus
                if matches!(self.after(at), Some(What::Number { .. }))
                    && matches!(self.after(at + 1), Some(What::Cue(Class::Unit)))
                    && self.item.has_product() => {}
            What::Minus
                if matches!(self.after(at), Some(What::Number { .. }))
                    && self.marks.get(at + 1).is_some_and(|m| m.glued)
                    && !matches!(self.before(at), None | Some(What::Cue(_))) =>
            {
                self.trouble(Trouble::AmbiguousNumber);
            }
            What::MaybeCode(products) => self.item.maybe.clone_from(products),
            What::Comma | What::End => self.part(),
            What::Times('+') if !matches!(self.after(at), Some(What::Number { .. })) => {
                self.item.parted = true;
            }
            What::Cue(class) => match class {
                Class::And | Class::But | Class::Cancel | Class::CancelWeak | Class::Slip | Class::Neg => {
                    self.item.parted = true;
                }
                // "no era la paleta era la taza"
                Class::Change if self.marks[at].points => self.item.parted = true,
                Class::Or if !self.item.is_empty() => self.trouble(Trouble::Choice),
                // "5 docenas": more than anybody buys at once.
                Class::Num(12)
                    if matches!(self.before(at), Some(What::Number { .. } | What::Cue(Class::Num(_)))) =>
                {
                    self.trouble(Trouble::AbsurdQuantity(12));
                }
                Class::Num(value) => self.quantity(at, u64::from(*value), *value == 1),
                Class::More if !self.leads_to_item(at) && self.allots(at, 1) => {}
                // "una M y otra L"
                Class::More
                    if matches!(self.before(at), Some(What::Cue(Class::And) | What::Comma))
                        && self.leads_to_item(at) =>
                {
                    self.quantity(at, 1, true);
                }
                Class::Some => self.trouble(Trouble::Choice),
                Class::Both if !self.lists(2) => {
                    self.quantity(at, 2, false);
                    self.item.both = true;
                }
                Class::Each => self.each(at),
                Class::Apiece => self.apiece = true,
                Class::All => self.all_of(at),
                _ => {}
            },
            _ => {}
        }
    }

    /// Whether the item has a value of this option already.
    pub(super) fn has_same_kind(&self, hint: &Hint) -> bool {
        let Some(said) = hint.said else { return false };
        let mut nouns = self.item.hints.iter().filter(|h| h.said.is_none() && h.names.len() == 1);
        let named = nouns.next().and_then(|h| h.names.first().copied());
        let product = self.item.code.or(named).or(self.pin);
        let entry = product.and_then(|p| self.index.products.get(usize::from(p)));
        let offered = |known: Said| entry.is_some_and(|e| e.offers(known) && e.offers(said));
        self.item.hints.iter().filter_map(|h| h.said).any(|known| match (known.concept, said.concept) {
            (Some(a), Some(b)) => a.property == b.property,
            (None, None) if !offered(known) => true,
            _ => entry.is_some_and(|e| e.shares_option(known, said)),
        })
    }

    fn trouble(&mut self, trouble: Trouble) {
        if !self.slots.troubles.contains(&trouble) {
            self.slots.troubles.push(trouble);
        }
    }

    fn close(&mut self) {
        let item = std::mem::take(&mut self.item);
        self.item.at = self.at;
        if item.is_empty() {
            return;
        }
        if self.slots.items.len() >= ITEMS_MAX {
            self.trouble(Trouble::TooMany);
        } else {
            self.slots.items.push(item);
        }
    }

    /// "A1 black +1 nude +1, SER +2", "un labial rojo, uno nude y el sérum": what stands open is another one of a product
    /// before, and the product that comes now another item.
    fn is_another_of_a_product_before(&self) -> bool {
        self.item.parted
            && self.item.quantity.is_some()
            && !self.item.has_product()
            && self.item.hints.iter().any(|h| h.said.is_some())
            && self.slots.items.iter().any(Item::has_product)
    }

    fn code(&mut self, product: u16) {
        let named_so = self.item.hints.iter().all(|h| h.names.is_empty() || h.names.contains(&product));
        let again = self.item.parted
            && (self.item.quantity.is_some() || self.item.hints.iter().any(|h| h.said.is_some()));
        if self.is_another_of_a_product_before() {
            self.close();
        }
        let repeats = self.item.code == Some(product) && !again;
        if !repeats && (self.item.code.is_some() || !named_so || !self.item.near.is_empty()) {
            self.close();
        }
        self.item.code = Some(product);
        self.item.detailed = true;
        self.item.parted = false;
    }

    fn hint(&mut self, at: usize, hint: &Hint) {
        let names = !hint.names.is_empty();
        self.item.drop_colour_of_noun(hint);
        let same_kind = self.has_same_kind(hint);
        let follows_hint = at > 0 && self.counts[at - 1] && matches!(self.marks[at - 1].what, What::Hint(_));
        let near =
            names && self.item.near.iter().any(|p| hint.names.contains(p)) && self.item.quantity.is_none();
        let absorbed = near
            || self.item.code.is_some_and(|code| {
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
                self.trouble(Trouble::Unparted);
            }
            self.close();
        } else if !names && self.item.parted && self.heralds_other(at) {
            // "leggings S and green jacket M": the colour belongs to what follows.
            self.close();
        } else if names && self.item.has_product() && !absorbed && !follows_hint {
            let noun = hint.said.is_none();
            // "2 gorros de esos con pompón": another word for the same thing.
            let describes = self.item.hints.iter().any(|h| h.names.iter().any(|p| hint.names.contains(p)));
            // "no era el poto era el cactus", with something held that is given up.
            let article =
                matches!(self.before(at), Some(What::Cue(Class::Article | Class::Change | Class::Instead)));
            let another = noun && !describes && article && !self.given_up.is_empty() && self.item.noun();
            if self.item.parted
                || another
                || noun
                    && !describes
                    && self.item.quantity.is_some()
                    && self.item.hints.iter().any(|h| h.said.is_none())
                || self.item.code.is_some() && self.item.quantity.is_some()
            {
                // "la 30 en paille" without a break: what belongs to another product contradicts the code.
                self.close();
            }
        }
        if names && hint.said.is_none() && self.is_another_of_a_product_before() {
            self.close();
        }
        // "una negra y una vino, las dos M": what all that was listed comes in.
        let small = |what: &What| matches!(what, What::Cue(Class::SizeWord | Class::Article | Class::Word));
        let back = if self.before(at).is_some_and(small) { at - 1 } else { at };
        let of_all = matches!(self.before(back), Some(What::Cue(Class::All | Class::Both)));
        if of_all && hint.said.is_some() && !names {
            for item in &mut self.slots.items {
                item.hints.push(hint.clone());
            }
        }
        self.item.detailed |= hint.said.is_some();
        self.item.hints.push(hint.clone());
        self.item.parted = false;
    }

    /// Whether a word for a product that this item is not stands right behind this option.
    fn heralds_other(&self, at: usize) -> bool {
        let nouns = || self.item.hints.iter().filter(|h| !h.names.is_empty() && h.said.is_none());
        let known = self.item.code.is_some() || nouns().next().is_some();
        let is_item = |product: &u16| match self.item.code {
            Some(code) => code == *product,
            None => nouns().all(|h| h.names.contains(product)),
        };
        known
            && matches!(self.after(at), Some(What::Hint(next))
                if next.said.is_none() && !next.names.is_empty() && !next.names.iter().any(is_item))
    }

    pub(super) fn before(&self, at: usize) -> Option<&What> {
        at.checked_sub(1).filter(|i| self.counts[*i]).map(|i| &self.marks[i].what)
    }

    pub(super) fn after(&self, at: usize) -> Option<&What> {
        let counts = self.counts.get(at + 1).copied().unwrap_or_default();
        self.marks.get(at + 1).filter(|_| counts).map(|m| &m.what)
    }
}
