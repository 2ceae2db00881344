//! A product as it stands in the editor, and the rules it must meet before it is sent. Pure; the server checks again.

use domain::Currency;
use domain::ids::{ProductId, VariantId};
use domain::views::{ProductEdit, ProductView, VariantEdit};

use crate::i18n::numbers::{money_for_input, parse_money};
use crate::i18n::texts::InventoryTexts;

/// Options a product may have.
pub const OPTIONS_MAX: usize = 3;
const CODE_CHARS_MAX: usize = 20;
const NAME_CHARS_MAX: usize = 120;
const CATEGORY_CHARS_MAX: usize = 60;
const KEYWORDS_MAX: usize = 30;
const SKU_CHARS_MAX: usize = 64;

/// What was typed, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProductDraft {
    /// The product that is changed; `None` for a new one.
    pub id: Option<ProductId>,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Category.
    pub category: String,
    /// Keywords, separated by commas.
    pub keywords: String,
    /// Options, separated by commas.
    pub options: String,
    /// Variants.
    pub variants: Vec<VariantDraft>,
}

/// One variant, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VariantDraft {
    /// The variant that is changed; `None` for a new one.
    pub id: Option<VariantId>,
    /// SKU; made from code and values when left empty.
    pub sku: String,
    /// Values of the options; those beyond the number of options are ignored.
    pub values: [String; OPTIONS_MAX],
    /// Price.
    pub price: String,
    /// Units to begin with; for a new variant only.
    pub stock: String,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Code missing or too long.
    Code,
    /// Name missing or too long.
    Name,
    /// Category too long.
    Category,
    /// Too many keywords.
    Keywords,
    /// Too many options.
    Options,
    /// SKU too long.
    Sku,
    /// SKU of another row of this product.
    SkuTwice,
    /// An option without a value.
    Value,
    /// No amount.
    Price,
    /// No number of units.
    Stock,
}

impl Problem {
    /// The sentence for the person.
    pub const fn sentence(self, texts: &InventoryTexts) -> &'static str {
        match self {
            Self::Code => texts.err_code,
            Self::Name => texts.err_name,
            Self::Category => texts.err_category,
            Self::Keywords => texts.err_keywords,
            Self::Options => texts.err_options,
            Self::Sku => texts.err_sku,
            Self::SkuTwice => texts.err_sku_twice,
            Self::Value => texts.err_value,
            Self::Price => texts.err_price,
            Self::Stock => texts.err_stock,
        }
    }
}

/// Where in the editor a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A field of the product: the problem says which.
    Product,
    /// A field of the variant in that row, counted from 0.
    Variant(usize),
}

/// Everything wrong with a draft, in the order of the fields.
pub type Problems = Vec<(Place, Problem)>;

impl ProductDraft {
    /// The draft of a product that exists.
    pub fn of(product: &ProductView) -> Self {
        let variants = product
            .variants
            .iter()
            .map(|variant| {
                let mut values = variant.values.iter().cloned();
                VariantDraft {
                    id: Some(variant.id),
                    sku: variant.sku.clone(),
                    values: std::array::from_fn(|_| values.next().unwrap_or_default()),
                    price: money_for_input(variant.price_minor, product.currency),
                    stock: String::new(),
                }
            })
            .collect();
        Self {
            id: Some(product.id),
            code: product.code.clone(),
            name: product.name.clone(),
            category: product.category.clone(),
            keywords: product.keywords.join(", "),
            options: product.options.join(", "),
            variants,
        }
    }

    /// What to send, or everything that is wrong.
    pub fn check(&self, currency: Currency) -> Result<ProductEdit, Problems> {
        let mut problems = Problems::new();
        let mut product_rule = |holds: bool, problem| {
            if !holds {
                problems.push((Place::Product, problem));
            }
        };
        let code = self.code.trim();
        let name = self.name.trim();
        let category = self.category.trim();
        let keywords = list(&self.keywords);
        let options = list(&self.options);
        product_rule((1..=CODE_CHARS_MAX).contains(&code.chars().count()), Problem::Code);
        product_rule((1..=NAME_CHARS_MAX).contains(&name.chars().count()), Problem::Name);
        product_rule(category.chars().count() <= CATEGORY_CHARS_MAX, Problem::Category);
        product_rule(keywords.len() <= KEYWORDS_MAX, Problem::Keywords);
        product_rule(options.len() <= OPTIONS_MAX, Problem::Options);

        let mut variants: Vec<VariantEdit> = Vec::with_capacity(self.variants.len());
        for (row, draft) in self.variants.iter().enumerate() {
            match draft.check(code, options.len(), currency) {
                Ok(variant) if variants.iter().any(|earlier| earlier.sku == variant.sku) => {
                    problems.push((Place::Variant(row), Problem::SkuTwice));
                }
                Ok(variant) => variants.push(variant),
                Err(wrong) => {
                    problems.extend(wrong.into_iter().map(|problem| (Place::Variant(row), problem)));
                }
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(ProductEdit {
            id: self.id,
            code: code.to_owned(),
            name: name.to_owned(),
            category: category.to_owned(),
            keywords,
            options,
            variants,
        })
    }
}

impl VariantDraft {
    fn check(&self, code: &str, options: usize, currency: Currency) -> Result<VariantEdit, Vec<Problem>> {
        let mut problems = Vec::new();
        let values: Vec<String> =
            self.values.iter().take(options).map(|value| value.trim().to_owned()).collect();
        if values.iter().any(String::is_empty) {
            problems.push(Problem::Value);
        }
        let sku = match self.sku.trim() {
            "" => made_sku(code, &values),
            typed => typed.to_owned(),
        };
        if sku.chars().count() > SKU_CHARS_MAX {
            problems.push(Problem::Sku);
        }
        let price_minor = parse_money(&self.price, currency);
        if price_minor.is_none() {
            problems.push(Problem::Price);
        }
        let opening_stock = match self.stock.trim() {
            "" => Some(0),
            typed => typed.parse::<u32>().ok(),
        };
        if opening_stock.is_none() {
            problems.push(Problem::Stock);
        }
        match (price_minor, opening_stock) {
            (Some(price_minor), Some(opening_stock)) if problems.is_empty() => {
                Ok(VariantEdit { id: self.id, sku, values, price_minor, opening_stock })
            }
            _ => Err(problems),
        }
    }
}

/// The words between commas, without blanks and repetitions.
pub fn list(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split([',', '،', ';']).map(str::trim).filter(|word| !word.is_empty()) {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// A SKU from code and values: `A12-ROJO-M`.
fn made_sku(code: &str, values: &[String]) -> String {
    let mut parts = vec![code.to_uppercase()];
    parts.extend(
        values.iter().map(|value| value.to_uppercase().split_whitespace().collect::<Vec<_>>().join("_")),
    );
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> ProductDraft {
        ProductDraft {
            code: " a12 ".to_owned(),
            name: "Polera roja".to_owned(),
            keywords: "polera roja, la roja,, polera roja".to_owned(),
            options: "talla, color".to_owned(),
            variants: vec![VariantDraft {
                values: ["M".to_owned(), "rojo fuego".to_owned(), "left over".to_owned()],
                price: "$9.990".to_owned(),
                stock: "4".to_owned(),
                ..VariantDraft::default()
            }],
            ..ProductDraft::default()
        }
    }

    #[test]
    fn what_was_typed_becomes_an_edit() {
        let edit = draft().check(Currency::CLP).unwrap();
        assert_eq!(edit.code, "a12");
        assert_eq!(edit.keywords, ["polera roja", "la roja"]);
        assert_eq!(edit.options, ["talla", "color"]);
        assert_eq!(edit.variants[0].values, ["M", "rojo fuego"]);
        assert_eq!(edit.variants[0].sku, "A12-M-ROJO_FUEGO");
        assert_eq!((edit.variants[0].price_minor, edit.variants[0].opening_stock), (9_990, 4));
    }

    #[test]
    fn every_field_that_is_wrong_is_told_at_once() {
        let mut draft = draft();
        draft.code = String::new();
        draft.options = "a,b,c,d".to_owned();
        draft.variants[0].price = "mucho".to_owned();
        draft.variants[0].stock = "-1".to_owned();
        draft.variants[0].values[1] = " ".to_owned();
        let problems = draft.check(Currency::CLP).unwrap_err();
        assert_eq!(
            problems,
            [
                (Place::Product, Problem::Code),
                (Place::Product, Problem::Options),
                (Place::Variant(0), Problem::Value),
                (Place::Variant(0), Problem::Price),
                (Place::Variant(0), Problem::Stock),
            ]
        );
    }

    #[test]
    fn two_rows_of_one_product_never_share_a_sku() {
        let mut draft = draft();
        draft.variants.push(draft.variants[0].clone());
        assert_eq!(draft.check(Currency::CLP).unwrap_err(), [(Place::Variant(1), Problem::SkuTwice)]);
    }
}
