//! One example or two for each rule of the reader, in Spanish or English words.
#![allow(clippy::unwrap_used)]

use domain::reading::Intent;
use intent::{Author, Catalogue, Claim, Comment, Index, read};

const CATALOGUE: &str = r#"{"currency":"CLP","products":[
 {"code":"A12","name":"Polera de algodón","keywords":["polera"],"options":["talla","color"],"variants":[
  {"sku":"POL-S-R","options":{"talla":"S","color":"rojo"}},{"sku":"POL-M-R","options":{"talla":"M","color":"rojo"}},
  {"sku":"POL-S-N","options":{"talla":"S","color":"negro"}},{"sku":"POL-M-N","options":{"talla":"M","color":"negro"}}]},
 {"code":"13","name":"Botín taco bajo","keywords":["botines","botín"],"options":["número"],"variants":[
  {"sku":"BOT-37","options":{"número":"37"}},{"sku":"BOT-38","options":{"número":"38"}}]},
 {"code":"7","name":"Crema de manos","keywords":["crema"],"variants":[{"sku":"CRE"}]},
 {"code":"B10","name":"Bolso de paja","keywords":["bolso"],"variants":[{"sku":"BOL"}]},
 {"code":"B1","name":"Cinturón","keywords":["cinturón"],"variants":[{"sku":"CIN"}]},
 {"code":"SER","name":"Sérum facial","keywords":["sérum"],"variants":[{"sku":"SER"}]}]}"#;

/// What a comment does: intent, act, and its lines as `sku×quantity`.
fn reads(text: &str, pinned: Option<&str>, held: &[(&str, &str, u32)]) -> (Intent, bool, Vec<String>) {
    let catalogue: Catalogue = serde_json::from_str(CATALOGUE).unwrap();
    let claims: Vec<Claim> = held
        .iter()
        .map(|(product, sku, quantity)| Claim {
            product: (*product).to_owned(),
            sku: Some((*sku).to_owned()),
            quantity: *quantity,
        })
        .collect();
    let comment = Comment { text, pinned, author: Author::Buyer, claims: &claims, locale: None };
    let reading = read(&Index::new(&catalogue), &comment);
    let lines = reading.lines.iter().map(|l| format!("{}×{}", l.sku.as_deref().unwrap_or("?"), l.quantity));
    (reading.intent, reading.act, lines.collect())
}

fn books(text: &str, pinned: Option<&str>, lines: &[&str]) {
    let (intent, act, given) = reads(text, pinned, &[]);
    assert_eq!((intent, act), (Intent::Purchase, true), "{text}: {given:?}");
    assert_eq!(given, lines, "{text}");
}

fn waits_for_a_person(text: &str, pinned: Option<&str>) {
    let (intent, act, lines) = reads(text, pinned, &[]);
    assert!(!act, "{text}: {intent:?} {lines:?}");
}

#[test]
fn a_total_said_before_or_after_a_list_is_no_quantity() {
    books("quiero dos poleras, una M roja y una S negra", Some("A12"), &["POL-M-R×1", "POL-S-N×1"]);
    books("quiero 2 cremas, 1 bolso", None, &["CRE×2", "BOL×1"]);
    books("poleras S una de cada color", Some("A12"), &["POL-S-R×1", "POL-S-N×1"]);
    books("dos poleras S, una de cada color", Some("A12"), &["POL-S-R×1", "POL-S-N×1"]);
}

#[test]
fn a_number_too_large_for_a_quantity_behind_a_sign_is_a_size() {
    books("quiero 13+37", None, &["BOT-37×1"]);
    books("13=38 mío", None, &["BOT-38×1"]);
    waits_for_a_person("13+41 mío", None);
}

#[test]
fn a_small_number_is_the_code_on_air_beside_a_claim() {
    books("quiero la 7", Some("7"), &["CRE×1"]);
    books("apártame 7 porfa", Some("7"), &["CRE×1"]);
    books("2 de la 7 porfa", None, &["CRE×2"]);
    waits_for_a_person("7", Some("B10"));
    waits_for_a_person("13", Some("7"));
}

#[test]
fn what_belongs_to_another_product_contradicts_a_code() {
    waits_for_a_person("quiero la 7 de paja", None);
}

#[test]
fn letters_typed_for_digits_count_where_name_or_pin_confirms() {
    books("quiero la b1O", Some("B10"), &["BOL×1"]);
    books("quiero BI cinturón", None, &["CIN×1"]);
    waits_for_a_person("quiero la b1O", None);
    books("SER+2", None, &["SER×2"]);
}

#[test]
fn unknown_words_weigh_by_where_they_stand() {
    books("blup zorgo, quiero la A12 M roja", None, &["POL-M-R×1"]);
    books("quiero la A12 M roja zorgo", None, &["POL-M-R×1"]);
    waits_for_a_person("quiero zorgar la 7", None);
    waits_for_a_person("quiero la zorga blup", Some("7"));
    waits_for_a_person("blup zorgo quiero la crema", None);
}

#[test]
fn a_side_question_about_delivery_leaves_the_claim() {
    books("quiero la 7, cuánto sale el envío a Temuco?", None, &["CRE×1"]);
    books("la 7 mía hacen envíos?", None, &["CRE×1"]);
    waits_for_a_person("quiero la 7, de qué color es?", None);
}

#[test]
fn what_is_turned_down_beside_a_claim_is_no_line() {
    books("la 7 no, dame la B10", None, &["BOL×1"]);
    books("quiero la A12 M roja no negra", None, &["POL-M-R×1"]);
    waits_for_a_person("la 7 no la quiero", None);
}

#[test]
fn a_correction_in_one_breath_claims_what_comes_after_it() {
    books("quiero la 7, ay perdón, la B10", None, &["BOL×1"]);
    books("quiero la 7, me equivoqué, la B10", None, &["BOL×1"]);
}

#[test]
fn the_same_thing_twice_or_words_within_a_list_are_left_to_a_person() {
    waits_for_a_person("quiero 2 crema zorgo 3 crema", None);
    waits_for_a_person("me llevo varias cremas", None);
}

#[test]
fn a_change_names_the_old_value_and_the_new_one() {
    let modify = |text, held: &[(&str, &str, u32)]| reads(text, None, held);
    assert_eq!(modify("38 no 37", &[("13", "BOT-37", 1)]), (Intent::Modify, true, vec!["BOT-38×1".into()]));
    assert_eq!(
        modify("de las 3 déjame solo 1", &[("7", "CRE", 3)]),
        (Intent::Modify, true, vec!["CRE×1".into()])
    );
    assert_eq!(
        modify("cámbiame la roja por la negra", &[("A12", "POL-M-R", 1)]),
        (Intent::Modify, true, vec!["POL-M-N×1".into()])
    );
    assert_eq!(
        modify("era la B10, no la 7", &[("7", "CRE", 1)]),
        (Intent::Modify, true, vec!["BOL×1".into()])
    );
}

#[test]
fn an_edit_that_changes_nothing_repeats_the_claim() {
    let (intent, act, _) =
        reads("la A12 M roja (corregí, era la A12 M roja)", None, &[("A12", "POL-M-R", 1)]);
    assert!(!act);
    assert_ne!(intent, Intent::Cancel);
}

#[test]
fn what_is_kept_is_not_cancelled() {
    let held = [("7", "CRE", 1), ("B10", "BOL", 1)];
    let cancel = |text| reads(text, None, &held);
    assert_eq!(
        cancel("cancela la crema, el bolso me lo quedo"),
        (Intent::Cancel, true, vec!["CRE×1".into()])
    );
    assert_eq!(cancel("cancela la crema, el bolso zorgo"), (Intent::Cancel, true, vec!["CRE×1".into()]));
    assert_eq!(
        cancel("crema ya no la quiero bolso sí lo quiero"),
        (Intent::Cancel, true, vec!["CRE×1".into()])
    );
    assert_eq!(cancel("cancela la 7, la B10"), (Intent::Cancel, true, vec!["CRE×1".into(), "BOL×1".into()]));
}

#[test]
fn a_raised_hand_claims_with_an_item_only() {
    books("🙋‍♀️ B10", None, &["BOL×1"]);
    assert_eq!(reads("🙋‍♀️🙋‍♀️", Some("7"), &[]).0, Intent::Purchase);
    waits_for_a_person("🙋‍♀️🙋‍♀️", Some("7"));
    assert_eq!(reads("hola 🙋‍♀️", Some("7"), &[]).0, Intent::Greeting);
}

#[test]
fn words_to_another_buyer_are_no_claim() {
    let (intent, act, _) = reads("@ana llévate la 7", Some("7"), &[]);
    assert_eq!((intent, act), (Intent::Other, false));
}

#[test]
fn a_phone_number_and_the_name_beside_it_are_no_doubt() {
    books("quiero la 7, Zorgo Blup 8123 4567", None, &["CRE×1"]);
    books("la 13 en 38 para mí 0901 234 567", None, &["BOT-38×1"]);
}
