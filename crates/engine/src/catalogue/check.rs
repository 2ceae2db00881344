//! The rules of the product editor, as a pure function: what is sent comes back trimmed, or refused with a sentence.

use std::collections::BTreeSet;

use domain::FaultKind;
use domain::views::{ProductEdit, VariantEdit};

use crate::EngineError;

const CODE_CHARS_MAX: usize = 20;
const NAME_CHARS_MAX: usize = 120;
const CATEGORY_CHARS_MAX: usize = 60;
pub(super) const KEYWORDS_MAX: usize = 30;
const KEYWORD_CHARS_MAX: usize = 60;
const OPTIONS_MAX: usize = 3;
/// Characters of an option's name and of a value.
const OPTION_CHARS_MAX: usize = 40;
const VARIANTS_MAX: usize = 200;
const SKU_CHARS_MAX: usize = 64;
/// Far above any price in minor units, far below what sums of lines could overflow with.
const PRICE_MINOR_MAX: i64 = 1_000_000_000_000;
/// As many as one adjustment may add.
const OPENING_UNITS_MAX: u32 = 100_000;

/// The edit with its texts trimmed and its keywords without blanks and repetitions.
pub(super) fn checked(edit: ProductEdit) -> Result<ProductEdit, EngineError> {
    let edit = ProductEdit {
        id: edit.id,
        code: trimmed(&edit.code),
        name: trimmed(&edit.name),
        category: trimmed(&edit.category),
        keywords: keywords(&edit.keywords),
        options: edit.options.iter().map(|name| trimmed(name)).collect(),
        variants: edit
            .variants
            .into_iter()
            .map(|variant| VariantEdit {
                sku: trimmed(&variant.sku),
                values: variant.values.iter().map(|value| trimmed(value)).collect(),
                ..variant
            })
            .collect(),
    };
    rule(within(&edit.code, 1, CODE_CHARS_MAX), "catalogue.code_length", "A code has 1 to 20 characters.")?;
    rule(within(&edit.name, 1, NAME_CHARS_MAX), "catalogue.name_length", "A name has 1 to 120 characters.")?;
    rule(
        within(&edit.category, 0, CATEGORY_CHARS_MAX),
        "catalogue.category_length",
        "A category has at most 60 characters.",
    )?;
    rule(
        edit.keywords.len() <= KEYWORDS_MAX
            && edit.keywords.iter().all(|word| within(word, 1, KEYWORD_CHARS_MAX)),
        "catalogue.keywords",
        "A product has at most 30 keywords of at most 60 characters.",
    )?;
    rule(
        edit.options.len() <= OPTIONS_MAX
            && edit.options.iter().all(|name| within(name, 1, OPTION_CHARS_MAX))
            && all_differ(edit.options.iter().map(|name| name.to_lowercase())),
        "catalogue.options",
        "A product has at most 3 options; each has a name of its own of at most 40 characters.",
    )?;
    rule(
        (1..=VARIANTS_MAX).contains(&edit.variants.len()),
        "catalogue.variants",
        "A product has 1 to 200 variants.",
    )?;
    for variant in &edit.variants {
        check_variant(variant, edit.options.len())?;
    }
    rule(
        all_differ(edit.variants.iter().map(|variant| variant.sku.as_str()))
            && all_differ(edit.variants.iter().filter_map(|variant| variant.id)),
        "catalogue.sku_twice",
        "Two variants have the same SKU.",
    )?;
    rule(
        all_differ(
            edit.variants
                .iter()
                .map(|v| v.values.iter().map(|value| value.to_lowercase()).collect::<Vec<_>>()),
        ),
        "catalogue.variant_twice",
        "Two variants have the same options. Give each its own, or keep one of them.",
    )?;
    Ok(edit)
}

fn check_variant(variant: &VariantEdit, options: usize) -> Result<(), EngineError> {
    rule(within(&variant.sku, 1, SKU_CHARS_MAX), "catalogue.sku_length", "An SKU has 1 to 64 characters.")?;
    rule(
        variant.values.len() == options
            && variant.values.iter().all(|value| within(value, 1, OPTION_CHARS_MAX)),
        "catalogue.values",
        "Every variant has a value of at most 40 characters for each of the product's options.",
    )?;
    rule(
        (0..=PRICE_MINOR_MAX).contains(&variant.price_minor),
        "catalogue.price",
        "A price is zero or more, and not beyond all measure.",
    )?;
    rule(
        variant.id.is_some() || variant.opening_stock <= OPENING_UNITS_MAX,
        "catalogue.opening_stock",
        "The opening stock of a variant is at most 100000 units.",
    )
}

/// Without blanks at the ends, and without the NUL that the database cannot store.
fn trimmed(text: &str) -> String {
    text.replace('\0', "").trim().to_owned()
}

fn keywords(words: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    words
        .iter()
        .map(|word| trimmed(word))
        .filter(|word| !word.is_empty() && seen.insert(word.to_lowercase()))
        .collect()
}

fn within(text: &str, min: usize, max: usize) -> bool {
    (min..=max).contains(&text.chars().count())
}

fn all_differ<T: Ord>(values: impl Iterator<Item = T>) -> bool {
    let mut seen = BTreeSet::new();
    values.into_iter().all(|value| seen.insert(value))
}

fn rule(holds: bool, code: &str, message: &str) -> Result<(), EngineError> {
    if holds { Ok(()) } else { Err(EngineError::refused(FaultKind::Invalid, code, message)) }
}

#[cfg(test)]
mod tests {
    use domain::Fault;

    use super::*;

    fn variant(sku: &str, size: &str) -> VariantEdit {
        VariantEdit {
            id: None,
            sku: sku.to_owned(),
            values: vec![size.to_owned()],
            price_minor: 9_990,
            opening_stock: 4,
        }
    }

    fn shirt() -> ProductEdit {
        ProductEdit {
            id: None,
            code: " A12 ".to_owned(),
            name: "Polera roja".to_owned(),
            category: "Poleras".to_owned(),
            keywords: vec!["polera".to_owned(), " ".to_owned(), "Polera ".to_owned()],
            options: vec!["talla".to_owned()],
            variants: vec![variant("POL-S", "S"), variant("POL-M", "M")],
        }
    }

    fn refusal(change: impl FnOnce(&mut ProductEdit)) -> String {
        let mut edit = shirt();
        change(&mut edit);
        Fault::from(checked(edit).unwrap_err()).code
    }

    #[test]
    fn texts_are_trimmed_and_keywords_kept_once() {
        let edit = checked(shirt()).unwrap();
        assert_eq!(edit.code, "A12");
        assert_eq!(edit.keywords, ["polera"]);
    }

    #[test]
    fn each_limit_of_the_editor_has_its_own_refusal() {
        assert_eq!(refusal(|edit| edit.code = "  ".to_owned()), "catalogue.code_length");
        assert_eq!(refusal(|edit| edit.code = "x".repeat(21)), "catalogue.code_length");
        assert_eq!(refusal(|edit| edit.name = "ñ".repeat(121)), "catalogue.name_length");
        assert_eq!(refusal(|edit| edit.category = "x".repeat(61)), "catalogue.category_length");
        assert_eq!(
            refusal(|edit| edit.keywords = (0..31).map(|n| n.to_string()).collect()),
            "catalogue.keywords"
        );
        assert_eq!(refusal(|edit| edit.options.push("Talla".to_owned())), "catalogue.options");
        assert_eq!(refusal(|edit| edit.variants.clear()), "catalogue.variants");
        assert_eq!(refusal(|edit| edit.variants[0].sku.clear()), "catalogue.sku_length");
        assert_eq!(refusal(|edit| edit.variants[0].values.clear()), "catalogue.values");
        assert_eq!(refusal(|edit| edit.variants[0].price_minor = -1), "catalogue.price");
        assert_eq!(refusal(|edit| edit.variants[0].opening_stock = u32::MAX), "catalogue.opening_stock");
        assert_eq!(refusal(|edit| edit.variants[0].sku = "POL-M".to_owned()), "catalogue.sku_twice");
        assert_eq!(refusal(|edit| edit.variants[0].values[0] = "m".to_owned()), "catalogue.variant_twice");
    }
}
