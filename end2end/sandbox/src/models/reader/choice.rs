//! Which variant a comment means, if exactly one, and how many of it.

use super::words::Words;
use super::{Line, Product, Variant};

/// Letters a word must have to tell a product.
const TELLING_LETTERS_MIN: usize = 4;
/// Most units read out of a comment.
const QUANTITY_MAX: u64 = 10;

/// The line a comment asks for, if there is no doubt about it.
pub(super) fn line(words: &Words, pinned: Option<&str>, products: &[Product]) -> Option<Line> {
    let meant = meant(words, pinned, products);
    let offered: Vec<&Variant> = meant.iter().flat_map(|product| &product.variants).collect();
    let mut fitting = offered.iter().filter(|variant| fits(words, variant, &offered));
    let variant = fitting.next()?;
    if fitting.next().is_some() {
        return None;
    }
    let quantity = quantity(words, &offered)?;
    Some(Line { sku: variant.sku.clone(), quantity })
}

/// The products with most of their words in the comment; the pinned one where these leave it open.
fn meant<'a>(words: &Words, pinned: Option<&str>, products: &'a [Product]) -> Vec<&'a Product> {
    let shared = |product: &Product| {
        let names = std::iter::once(&product.name).chain(&product.keywords).map(String::as_str);
        words.shared(names, TELLING_LETTERS_MIN)
    };
    let best = products.iter().map(shared).max().unwrap_or(0);
    let named: Vec<&Product> = products.iter().filter(|product| shared(product) == best).collect();
    let shown = named.iter().find(|product| pinned == Some(product.code.as_str()));
    match shown {
        Some(product) => vec![product],
        None if best > 0 => named,
        None => Vec::new(),
    }
}

/// Whether a variant has every option the comment names.
fn fits(words: &Words, variant: &Variant, offered: &[&Variant]) -> bool {
    variant.options.iter().all(|(option, value)| {
        let named =
            offered.iter().filter_map(|other| other.options.get(option)).any(|value| words.have(value));
        !named || words.have(value)
    })
}

/// The one number that is not an option's value; 1 without any. None when there are several, or too many are asked for.
fn quantity(words: &Words, offered: &[&Variant]) -> Option<u64> {
    let is_option = |word: &str| {
        offered.iter().flat_map(|variant| variant.options.values()).any(|value| Words::of(value).have(word))
    };
    let mut numbers = words.numbers().filter(|(word, _)| !is_option(word)).map(|(_, number)| number);
    let Some(first) = numbers.next() else { return Some(1) };
    if numbers.next().is_some() {
        return None;
    }
    first.filter(|number| (1..=QUANTITY_MAX).contains(number))
}
