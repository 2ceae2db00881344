//! Which words may be taught as the name of a product. Not for reading.

use crate::catalogue::Said;
use crate::lexicon::Class;
use crate::mark::{self, What};
use crate::{Index, folded};

/// Why a word or phrase cannot become the name of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unteachable {
    /// It is a product's code, or could be typed for one.
    Code,
    /// Some of it buys, cancels, asks, greets or counts, or all of it is articles and the like: as a name it would hide
    /// what people say.
    HasMeaning,
}

/// Whether `phrase` may be taught as the name of a product of this catalogue.
///
/// # Errors
/// Why not.
pub fn teachable(index: &Index, phrase: &str) -> Result<(), Unteachable> {
    let text = folded(phrase);
    let (_, marks, _) = mark::marked(index, phrase, &text, None);
    let mut names = false;
    for mark in &marks {
        match &mark.what {
            What::Code(_) | What::Near(_) | What::MaybeCode(_) | What::BadCode => {
                return Err(Unteachable::Code);
            }
            What::Cue(Class::Article | Class::Word | Class::Filler | Class::And | Class::At)
            | What::Comma
            | What::End
            | What::Emoji => {}
            // A size alone is what one wears, not what one buys; a colour may be how people call a thing.
            What::Hint(hint) => {
                names |= !hint.names.is_empty() || hint.said.is_some_and(Said::is_colour);
            }
            What::Unknown => names = true,
            _ => return Err(Unteachable::HasMeaning),
        }
    }
    if names { Ok(()) } else { Err(Unteachable::HasMeaning) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{Catalogue, Product, Variant};

    #[test]
    fn a_name_is_what_says_nothing_else() {
        let red = Product {
            code: "A12".to_owned(),
            name: "Polera roja".to_owned(),
            keywords: vec!["polera".to_owned()],
            options: Vec::new(),
            variants: vec![Variant {
                sku: "RED".to_owned(),
                options: BTreeMap::new(),
                price: 9_990,
                stock: 3,
            }],
        };
        let index = Index::new(&Catalogue { currency: "CLP".to_owned(), products: vec![red] });
        for name in ["bombachita", "la regalona", "la roja", "polera de la abuela", "la vinotinto 🍷"] {
            assert_eq!(teachable(&index, name), Ok(()), "{name}");
        }
        for said in
            ["la", "de la", "quiero", "quiero la bombachita", "hola", "ya no", "cuánto", "dos", "12", "XL"]
        {
            assert_eq!(teachable(&index, said), Err(Unteachable::HasMeaning), "{said}");
        }
        for code in ["a12", "A 12"] {
            assert_eq!(teachable(&index, code), Err(Unteachable::Code), "{code}");
        }
    }
}
