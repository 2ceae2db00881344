//! Rules that hold for every text.
#![allow(clippy::unwrap_used)]

#[path = "support/pieces.rs"]
mod pieces;

use intent::{Author, Catalogue, Claim, Comment, Index, read};
use proptest::prelude::*;

use self::pieces::PIECES;

fn catalogue() -> Catalogue {
    serde_json::from_str(include_str!("../cases/es.catalogue.json")).unwrap()
}

/// Comments made of what real ones are made of, in any order.
fn comment_like() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..12).prop_map(|words| words.join(" "))
}

fn comment<'a>(text: &'a str, pinned: Option<&'a str>, claims: &'a [Claim]) -> Comment<'a> {
    Comment { text, pinned, author: Author::Buyer, claims, locale: None }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_has_a_reading(text in any::<String>()) {
        let index = Index::new(&catalogue());
        let reading = read(&index, &comment(&text, Some("C5"), &[]));
        prop_assert!((0.0..=1.0).contains(&reading.confidence));
        prop_assert!(!reading.reason.is_empty());
    }

    #[test]
    fn nothing_is_done_in_an_empty_shop(text in comment_like()) {
        let held = [Claim { product: "C5".into(), sku: Some("C5".into()), quantity: 1 }];
        prop_assert!(!read(&Index::default(), &comment(&text, Some("C5"), &held)).act);
    }

    #[test]
    fn what_is_booked_is_sold_here_and_between_one_and_ten(text in comment_like(), pinned in prop::option::of(prop::sample::select(vec!["C5", "A12", "E20", "Z9"]))) {
        let catalogue = catalogue();
        let index = Index::new(&catalogue);
        let reading = read(&index, &comment(&text, pinned, &[]));
        if reading.act {
            prop_assert!(!reading.lines.is_empty());
            for line in &reading.lines {
                prop_assert!((1..=10).contains(&line.quantity), "{text:?}: {line:?}");
                let product = catalogue.products.iter().find(|p| Some(&p.code) == line.product.as_ref());
                prop_assert!(product.is_some_and(|p| p.variants.iter().any(|v| Some(&v.sku) == line.sku.as_ref())), "{text:?}: {line:?}");
            }
        }
    }

    #[test]
    fn the_page_never_buys(text in comment_like()) {
        let index = Index::new(&catalogue());
        let reading = read(&index, &Comment { author: Author::Page, ..comment(&text, Some("C5"), &[]) });
        prop_assert!(!reading.act);
        prop_assert_eq!(reading.intent.word(), "other");
    }
}

#[test]
fn a_word_taught_in_a_live_means_its_product_from_then_on() {
    let text = "quiero la bomba";
    let catalogue = catalogue();
    assert!(!read(&Index::new(&catalogue), &comment(text, None, &[])).act);
    let taught = Index::with_aliases(&catalogue, [("bomba", "C5")]);
    let reading = read(&taught, &comment(text, None, &[]));
    assert!(reading.act);
    assert_eq!(reading.lines[0].product.as_deref(), Some("C5"));
}
