//! Finds the product and variant an item means. Not for whether it is claimed.

use crate::catalogue::{Index, ProductEntry, Said};
use crate::mark::Hint;
use crate::slots::{Item, Spread};

/// How sure the product is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// Its code was typed.
    Code,
    /// Its code was nearly typed, and something else confirms it.
    NearCode,
    /// Words name it and nothing else.
    Name,
    /// Misspelt words name it.
    Misspelt,
    /// It is on air.
    Pin,
    /// Nothing tells.
    Open,
}

/// One line, as far as it is known.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// The product.
    pub product: Option<u16>,
    /// How it is known.
    pub source: Source,
    /// The variant's place in its product.
    pub variant: Option<usize>,
    /// How many.
    pub quantity: u32,
    /// The quantity was said.
    pub counted: bool,
    /// Places of the options nobody said.
    pub missing: Vec<usize>,
    /// Something was said that the product does not have, or that contradicts it.
    pub contradiction: bool,
    /// The options that were said.
    pub said: Vec<Said>,
}

impl Line {
    /// One unit of a product of which nothing more was said.
    pub(crate) const fn of(product: Option<u16>, source: Source) -> Self {
        Self {
            product,
            source,
            variant: None,
            quantity: 1,
            counted: false,
            missing: Vec::new(),
            contradiction: false,
            said: Vec::new(),
        }
    }
}

/// The lines an item means: one, or one per value for "one of each".
pub(crate) fn lines(index: &Index, item: &Item, pin: Option<u16>) -> Vec<Line> {
    let (product, source, contradiction) = product(index, item, pin);
    let counted = item.quantity.is_some();
    let quantity = item.quantity.unwrap_or(1);
    let mut line = Line { quantity, counted, contradiction, ..Line::of(product, source) };
    let Some(product) = product else { return vec![line] };
    let entry = &index.products[usize::from(product)];
    for said in item.hints.iter().filter_map(|h| h.said.map(|said| (h, said))) {
        let (hint, said) = said;
        if entry.offers(said) {
            line.said.push(said);
        } else if !hint.names.contains(&product) && !entry.is_coloured(said) {
            line.contradiction = true;
        }
    }
    if item.spread == Spread::Each {
        let mut lines = each(entry, &line);
        if item.total.is_some_and(|total| total > 1 && usize::try_from(total) != Ok(lines.len())) {
            for line in &mut lines {
                line.contradiction = true;
            }
        }
        return lines;
    }
    fit(entry, &mut line);
    vec![line]
}

fn each(entry: &ProductEntry, line: &Line) -> Vec<Line> {
    let fitting: Vec<usize> = fitting(entry, &line.said).collect();
    // "gorro negro y gorro blanco, uno de cada uno": nothing is open.
    if let [only] = fitting.as_slice() {
        return vec![Line { variant: Some(*only), ..line.clone() }];
    }
    // With two open options "one of each" does not say of which.
    if open_options(entry, &fitting, &line.said).len() != 1 {
        let mut open = line.clone();
        open.missing = open_options(entry, &fitting, &line.said);
        return vec![open];
    }
    fitting.into_iter().map(|variant| Line { variant: Some(variant), ..line.clone() }).collect()
}

/// Sets the variant where only one fits, else what is missing.
pub(crate) fn fit(entry: &ProductEntry, line: &mut Line) {
    let fitting: Vec<usize> = fitting(entry, &line.said).collect();
    line.missing.clear();
    line.variant = None;
    match fitting.as_slice() {
        [] => line.contradiction = true,
        [only] if !line.contradiction => line.variant = Some(*only),
        _ => line.missing = open_options(entry, &fitting, &line.said),
    }
    if line.contradiction && line.missing.is_empty() {
        let all: Vec<usize> = (0..entry.variants.len()).collect();
        line.missing = open_options(entry, &all, &line.said);
    }
}

/// Whether the variant at `at` is what was said.
pub(crate) fn fits(entry: &ProductEntry, said: &[Said], at: usize) -> bool {
    fitting(entry, said).any(|variant| variant == at)
}

/// The variants that have all that was said; "grey" is not the charcoal one where something comes in grey.
fn fitting<'a>(entry: &'a ProductEntry, said: &'a [Said]) -> impl Iterator<Item = usize> + 'a {
    let has = |variant: usize, s: Said| entry.variants[variant].values.iter().flatten().any(|v| v.is_just(s));
    let to_the_letter: Vec<bool> =
        said.iter().map(|s| (0..entry.variants.len()).any(|variant| has(variant, *s))).collect();
    (0..entry.variants.len()).filter(move |i| {
        said.iter().zip(&to_the_letter).all(|(s, exact)| {
            has(*i, *s) || !exact && entry.variants[*i].values.iter().flatten().any(|value| value.means(*s))
        })
    })
}

fn open_options(entry: &ProductEntry, fitting: &[usize], said: &[Said]) -> Vec<usize> {
    (0..entry.options.len())
        .filter(|option| {
            let mut values =
                fitting.iter().map(|v| entry.variants[*v].values.get(*option).copied().flatten());
            let first = values.next().flatten();
            let differs = values.any(|value| value != first);
            differs && !first.is_some_and(|value| said.iter().any(|s| value.means(*s)))
        })
        .collect()
}

fn product(index: &Index, item: &Item, pin: Option<u16>) -> (Option<u16>, Source, bool) {
    if let Some(code) = item.code {
        let entry = &index.products[usize::from(code)];
        let contradicted = item.hints.iter().any(|h| !agrees(entry, code, h))
            || !item.near.is_empty() && !item.near.contains(&code);
        return (Some(code), Source::Code, contradicted);
    }
    let named = by_names(index, item, pin);
    if !item.near.is_empty() {
        let confirmed = item.near.iter().copied().find(|p| match named {
            Named::One(one, _) => one == *p,
            Named::None => {
                pin == Some(*p)
                    || pin.is_none_or(|pin| !item.near.contains(&pin)) && confirms(index, item, *p)
            }
            Named::Many => confirms(index, item, *p),
        });
        return confirmed.map_or((None, Source::Open, false), |p| (Some(p), Source::NearCode, false));
    }
    let meant = item.maybe.iter().copied().find(|p| match named {
        Named::One(one, _) => one == *p,
        Named::None => pin == Some(*p),
        Named::Many => false,
    });
    if let Some(product) = meant {
        return (Some(product), Source::NearCode, false);
    }
    match named {
        Named::One(product, source) => (Some(product), source, false),
        Named::Many => (None, Source::Open, false),
        Named::None => pin.map_or((None, Source::Open, false), |p| (Some(p), Source::Pin, false)),
    }
}

/// Whether a colour, or an option that nothing else comes in, was said and is one of this product's: "l2號 卡其 S".
fn confirms(index: &Index, item: &Item, product: u16) -> bool {
    let entry = &index.products[usize::from(product)];
    let mut said = item.hints.iter().filter_map(|h| h.said);
    let only = item.near.len() == 1 && item.hints.iter().all(|h| agrees(entry, product, h));
    only && said.any(|s| {
        entry.offers(s) && (s.is_colour() || index.products.iter().filter(|p| p.offers(s)).count() == 1)
    })
}

fn agrees(entry: &ProductEntry, product: u16, hint: &Hint) -> bool {
    hint.names.is_empty()
        || hint.names.contains(&product)
        || hint.said.is_some_and(|s| entry.offers(s) || entry.is_coloured(s))
}

enum Named {
    None,
    One(u16, Source),
    Many,
}

fn by_names(index: &Index, item: &Item, pin: Option<u16>) -> Named {
    let naming: Vec<&Hint> = item.hints.iter().filter(|h| !h.names.is_empty()).collect();
    if naming.is_empty() {
        return Named::None;
    }
    let nouns = naming.iter().any(|h| h.said.is_none());
    let misspelt = naming.iter().any(|h| h.misspelt);
    let fits = |product: u16| {
        let entry = &index.products[usize::from(product)];
        naming.iter().all(|h| agrees(entry, product, h))
    };
    // A colour alone speaks of the product on air where that has it.
    if !nouns
        && let Some(pin) =
            pin.filter(|p| naming.iter().all(|h| agrees(&index.products[usize::from(*p)], *p, h)))
    {
        let offered =
            naming.iter().all(|h| h.said.is_some_and(|s| index.products[usize::from(pin)].offers(s)));
        let elsewhere = naming.iter().any(|h| !h.names.is_empty() && !h.names.contains(&pin));
        return if elsewhere && !offered { Named::Many } else { Named::One(pin, Source::Pin) };
    }
    // The candidates: products every naming hint agrees with.
    let smallest = naming.iter().filter(|h| !nouns || h.said.is_none()).min_by_key(|h| h.names.len());
    let candidates: Vec<u16> =
        smallest.map_or(&[][..], |h| h.names.as_slice()).iter().copied().filter(|p| fits(*p)).collect();
    let source = if misspelt { Source::Misspelt } else { Source::Name };
    match candidates.as_slice() {
        [] => Named::Many,
        [only] => Named::One(*only, if pin == Some(*only) { Source::Pin } else { source }),
        many => match pin.filter(|p| many.contains(p)) {
            Some(pin) => Named::One(pin, Source::Pin),
            None => {
                // "3 polos XL" where one of them comes in XL.
                let said: Vec<Said> = item.hints.iter().filter_map(|h| h.said).collect();
                let mut offering = many.iter().copied().filter(|p| {
                    let entry = &index.products[usize::from(*p)];
                    said.iter().all(|s| entry.offers(*s) || entry.is_coloured(*s))
                });
                match (offering.next(), offering.next()) {
                    (Some(only), None) if !said.is_empty() => Named::One(only, source),
                    _ => Named::Many,
                }
            }
        },
    }
}
