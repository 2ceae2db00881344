//! Which products a comment may be about, for somebody who is asked for a second opinion. Not for deciding.

use std::collections::BTreeMap;

use crate::mark::{self, What};
use crate::{Comment, Index};

/// Codes of the products a comment most likely speaks of: named or nearly named, held by its author, on air; at most
/// `most`, likeliest first.
pub fn relevant<'i>(index: &'i Index, comment: &Comment<'_>, most: usize) -> Vec<&'i str> {
    let text = crate::folded(comment.text);
    let (tokens, marks, _) = mark::marked(index, comment.text, &text, comment.locale);
    let mut weights: BTreeMap<u16, u32> = BTreeMap::new();
    let mut add = |products: &[u16], weight: u32| {
        // A word that many products share says little of each.
        let share = weight / u32::try_from(products.len()).unwrap_or(u32::MAX).max(1);
        for product in products {
            *weights.entry(*product).or_default() += share.max(1);
        }
    };
    for mark in &marks {
        match &mark.what {
            What::Code(product) => add(&[*product], 80),
            What::Near(products) | What::MaybeCode(products) => add(products, 50),
            What::Hint(hint) => add(&hint.names, if hint.misspelt { 20 } else { 40 }),
            What::Number { value, code, .. } => {
                add(code.as_slice(), 30);
                add(index.with_digits(*value), 20);
            }
            _ => {}
        }
    }
    // A whole name hides the products that share one of its words.
    for token in &tokens {
        add(index.word(token.text), 10);
    }
    for claim in comment.claims {
        add(index.product_of(&claim.product).as_slice(), 35);
    }
    add(comment.pinned.and_then(|code| index.product_of(code)).as_slice(), 25);
    let mut ranked: Vec<(u16, u32)> = weights.into_iter().collect();
    ranked.sort_by_key(|(product, weight)| (u32::MAX - weight, *product));
    ranked
        .into_iter()
        .take(most)
        .filter_map(|(product, _)| index.products.get(usize::from(product)))
        .map(|product| product.code.as_str())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Author, Catalogue};

    #[test]
    fn what_is_named_comes_before_what_is_on_air_and_strangers_do_not_come() {
        let product = |code: &str, name: &str| {
            serde_json::json!({"code": code, "name": name, "keywords": [], "options": [],
                "variants": [{"sku": code, "options": {}, "price": 1, "stock": 1}]})
        };
        let catalogue: Catalogue =
            serde_json::from_value(serde_json::json!({"currency": "CLP", "products": [
            product("A1", "Polera roja"), product("A2", "Polera azul"), product("B7", "Bolso de paja"),
            product("C3", "Cinturón"), product("D4", "Gorro")]}))
            .unwrap();
        let index = Index::new(&catalogue);
        let comment = Comment {
            text: "oye esa polera roja me la zampo",
            pinned: Some("C3"),
            author: Author::Buyer,
            claims: &[],
            locale: None,
        };
        assert_eq!(relevant(&index, &comment, 5), ["A1", "C3", "A2"]);
        assert_eq!(relevant(&index, &comment, 1), ["A1"]);
    }
}
