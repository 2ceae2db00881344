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
 {"code":"C3","name":"Gorro","keywords":["gorro"],"options":["color"],"variants":[
  {"sku":"GOR-R","options":{"color":"rojo"}},{"sku":"GOR-N","options":{"color":"negro"}}]},
 {"code":"D4","name":"Bufanda negra","keywords":["bufanda"],"variants":[{"sku":"BUF"}]},
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
    books("blup zorgo tarim quiero la crema", None, &["CRE×1"]);
    waits_for_a_person("blup zorgo tarim nusk quiero la crema", None);
    books("omg die crema, la quiero", None, &["CRE×1"]);
    waits_for_a_person("la A12 M roja zorgo blup", None);
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

#[test]
fn what_stands_before_a_word_for_not_this_is_turned_down() {
    books("A12 M 레드 말고 블랙으로 하나 주세요", None, &["POL-M-N×1"]);
    books("no quiero la 13, mejor dame la B10", None, &["BOL×1"]);
    waits_for_a_person("A12 M 레드 말고", None);
}

#[test]
fn everything_that_was_listed_is_a_list() {
    books("mine A12 M red, B10, all of them", None, &["POL-M-R×1", "BOL×1"]);
    books("C3 li prendo tutti e due, uno rosso e uno nero", None, &["GOR-R×1", "GOR-N×1"]);
    waits_for_a_person("prendo la 7 e la B10, tutti e tre", None);
}

#[test]
fn a_colour_after_a_named_product_goes_on_with_it() {
    books("quiero 1 gorro rojo + 1 negro", None, &["GOR-R×1", "GOR-N×1"]);
}

#[test]
fn a_reason_and_what_stays_leave_a_cancel_as_it_is() {
    let held = [("7", "CRE", 1), ("B10", "BOL", 1)];
    let cancel = |text| reads(text, None, &held);
    let cream = || (Intent::Cancel, true, vec!["CRE×1".to_owned()]);
    assert_eq!(cancel("cancel 7 please, my husband said no"), cream());
    assert_eq!(cancel("cancela la crema, el bolso se queda"), cream());
    assert!(!cancel("my sister wants to cancel 7").1);
    assert!(!cancel("cancela la 7 si no llega el viernes").1);
}

#[test]
fn a_rolled_eye_is_irony() {
    assert_eq!(reads("qué lindo, otra crema 🙄", Some("7"), &[]).0, Intent::Complaint);
    waits_for_a_person("quiero la 7 🙄", None);
}

#[test]
fn plus_one_beside_praise_agrees() {
    assert_eq!(reads("+1 preciosa", Some("7"), &[]).0, Intent::Greeting);
    books("+1", Some("7"), &["CRE×1"]);
}

#[test]
fn what_was_bought_before_is_no_line() {
    books("ya tengo la crema, quiero el bolso", None, &["BOL×1"]);
    waits_for_a_person("ya tengo la polera, la quiero también en rojo", Some("7"));
}

#[test]
fn a_total_is_how_it_stands_afterwards() {
    let held = [("7", "CRE", 1)];
    assert_eq!(
        reads("agrégame más crema, total 3", None, &held),
        (Intent::Modify, true, vec!["CRE×3".to_owned()])
    );
}

#[test]
fn a_number_behind_a_phone_is_an_address() {
    books("quiero la 7, fono 90000 12345, 600000", None, &["CRE×1"]);
}

#[test]
fn a_bare_no_between_two_codes_may_correct() {
    waits_for_a_person("mine 7 no B10", None);
    books("B10 nahi 7 chahiye mujhe", Some("7"), &["CRE×1"]);
}

#[test]
fn a_word_glued_to_a_code_is_its_options() {
    books("A12rojaM mía", None, &["POL-M-R×1"]);
    books("A12 roja mx2", None, &["POL-M-R×2"]);
}

#[test]
fn a_named_price_is_a_condition() {
    assert_eq!(reads("a 5000 pesos el bolso", Some("7"), &[]).0, Intent::Waitlist);
    waits_for_a_person("a 5000 pesos el bolso", Some("7"));
}

#[test]
fn a_letter_that_is_a_word_is_no_part_of_a_code() {
    waits_for_a_person("quiero el sérum a 12 M roja", None);
}

#[test]
fn a_topic_beside_praise_asks_nothing() {
    assert_eq!(reads("me encantó el color, precioso el color", Some("7"), &[]).0, Intent::Greeting);
}

#[test]
fn a_word_that_counts_what_was_listed_is_no_quantity_of_the_last() {
    books("A12 red M and 13 37 both i want", None, &["POL-M-R×1", "BOT-37×1"]);
    books("crema y bolso, los dos los quiero", None, &["CRE×1", "BOL×1"]);
    waits_for_a_person("A12 red M and B10 two i want", None);
}

#[test]
fn do_behind_a_hindi_verb_is_no_two() {
    books("crema mujhe chahiye book kar do", None, &["CRE×1"]);
}

#[test]
fn a_hyphen_parts_what_is_counted() {
    books("C3-rojo-2pcs", None, &["GOR-R×2"]);
}

#[test]
fn numbers_of_an_address_behind_a_phone_are_no_items() {
    books("quiero 13 37, 0901234567 pasaje zorgo 14", None, &["BOT-37×1"]);
    books("quiero crema, cel 333 1234567", None, &["CRE×1"]);
}

#[test]
fn a_letter_before_a_number_that_is_no_code_is_a_wrong_code() {
    waits_for_a_person("F4+1", Some("D4"));
}

#[test]
fn a_definite_number_of_colours_is_one_of_each() {
    books("gorro en los dos colores", None, &["GOR-R×1", "GOR-N×1"]);
    books("los 2 gorros, uno de cada color 😍", Some("C3"), &["GOR-R×1", "GOR-N×1"]);
}

#[test]
fn what_is_held_is_put_against_what_shall_be() {
    let held = [("13", "BOT-37", 1)];
    let changed = (Intent::Modify, true, vec!["BOT-38×1".to_owned()]);
    assert_eq!(reads("cambia a 38, puse 37 sin querer", Some("13"), &held), changed);
}

#[test]
fn what_is_kept_is_not_given_up() {
    let held = [("7", "CRE", 1), ("B10", "BOL", 1)];
    let gone = |sku: &str| (Intent::Cancel, true, vec![format!("{sku}×1")]);
    assert_eq!(reads("cancela la crema pero deja el bolso", None, &held), gone("CRE"));
    assert_eq!(reads("cancela el zorgo, el bolso lo llevo", None, &held), gone("CRE"));
    let (_, act, _) = reads("cancela los tres", None, &held);
    assert!(!act);
}

#[test]
fn a_slip_between_options_leaves_the_last_one() {
    books("quiero el botín 37, no perdón, 38", None, &["BOT-38×1"]);
    books("13 37 sorry 38", None, &["BOT-38×1"]);
    let (intent, act, lines) = reads("perdón, 38", Some("13"), &[("13", "BOT-37", 1)]);
    assert_eq!((intent, act, lines.as_slice()), (Intent::Modify, true, ["BOT-38×1".to_owned()].as_slice()));
}

#[test]
fn an_old_and_a_new_option_in_one_breath_change_the_claim() {
    let (intent, act, lines) = reads("cambio el gorro de rojo a negro", None, &[("C3", "GOR-R", 1)]);
    assert_eq!((intent, act, lines.as_slice()), (Intent::Modify, true, ["GOR-N×1".to_owned()].as_slice()));
}

#[test]
fn one_each_counts_every_item_of_a_list() {
    books("crema y bolso, una de cada una", None, &["CRE×1", "BOL×1"]);
    books("quiero el gorro rojo y la crema", None, &["GOR-R×1", "CRE×1"]);
}

#[test]
fn a_cancel_that_is_denied_gives_nothing_up() {
    let (intent, act, lines) = reads("no cancelo nada, la crema la quiero", None, &[("7", "CRE", 1)]);
    assert!(!act, "{intent:?} {lines:?}");
}

#[test]
fn a_claim_word_whose_object_is_nothing_to_be_had_claims_nothing() {
    for text in ["dame suerte", "quiero paz"] {
        waits_for_a_person(text, Some("7"));
    }
}

#[test]
fn one_for_me_and_one_for_somebody_are_two() {
    books("una crema para mí y otra para mi mamá", None, &["CRE×2"]);
    books("quiero la crema para mí y una para mi hermana", None, &["CRE×1"]);
    books("dos cremas, una para mí y una para mi mamá", None, &["CRE×2"]);
    books("3x B10, una para cada nieta", None, &["BOL×3"]);
}

#[test]
fn somebody_else_spoken_of_behind_a_whole_claim_is_a_reason() {
    books("resérvame el gorro rojo, mi marido lo necesita", None, &["GOR-R×1"]);
    waits_for_a_person("mi marido quiere el gorro rojo", None);
}

#[test]
fn a_reason_that_complains_does_not_hide_a_cancel() {
    for text in ["cancela la crema, carísimo", "paso de la crema, mi marido dice que no hay sitio 🙄"] {
        let (intent, act, lines) = reads(text, None, &[("7", "CRE", 1)]);
        assert_eq!((intent, act), (Intent::Cancel, true), "{text}: {lines:?}");
    }
    let (intent, act, _) = reads("anula todo, carísimo", None, &[("7", "CRE", 1), ("B10", "BOL", 1)]);
    assert_eq!((intent, act), (Intent::Cancel, true));
}

#[test]
fn a_claim_that_is_made_more_precise_stays_a_claim() {
    books("quiero la crema y que sean tres", None, &["CRE×3"]);
    books("quiero la crema pero que sea rapidito", None, &["CRE×1"]);
}

#[test]
fn what_is_on_air_and_named_takes_the_place_of_what_is_held() {
    let modified = |text: &str, pinned| {
        let (intent, act, lines) = reads(text, pinned, &[("7", "CRE", 1)]);
        assert_eq!(
            (intent, act, lines.as_slice()),
            (Intent::Modify, true, ["BOL×1".to_owned()].as_slice()),
            "{text}"
        );
    };
    modified("me confundí, no era la crema, era el bolso", Some("B10"));
    modified("no era la crema sino el bolso", Some("7"));
}

#[test]
fn a_choice_between_qualities_asks() {
    let (intent, act, _) = reads("el 13 es de tacón alto o normal", Some("13"), &[]);
    assert_eq!((intent, act), (Intent::Question, false));
}

#[test]
fn a_colour_behind_a_word_for_a_name_is_a_name() {
    books("gorro negro, sepáralo a nombre de Rosa Quispe", None, &["GOR-N×1"]);
}

#[test]
fn an_emoticon_is_no_number() {
    books("quiero la crema <3", None, &["CRE×1"]);
}

#[test]
fn how_many_may_be_said_after_the_claim_and_house_numbers_are_none() {
    books("quiero la crema y que sean 3", None, &["CRE×3"]);
    books("la 7, 1 porfa, 912345678 Ana calle Lira 8", None, &["CRE×1"]);
}

#[test]
fn a_value_of_two_sizes_is_meant_by_each_and_a_colour_by_its_own_word_first() {
    let catalogue: Catalogue = serde_json::from_str(
        r#"{"currency":"EUR","products":[
 {"code":"K1","name":"Calza","options":["talla"],"variants":[
  {"sku":"SM","options":{"talla":"S/M"}},{"sku":"LXL","options":{"talla":"L/XL"}}]},
 {"code":"K2","name":"Bolso","options":["color"],"variants":[
  {"sku":"GRIS","options":{"color":"gris"}},{"sku":"PLOMO","options":{"color":"plomo"}}]}]}"#,
    )
    .unwrap();
    let index = Index::new(&catalogue);
    let booked = |text: &str| {
        let comment =
            Comment { text, pinned: None, author: Author::Buyer, claims: &[], locale: Some("es-CL") };
        let reading = read(&index, &comment);
        reading.lines.iter().filter(|_| reading.act).filter_map(|line| line.sku.clone()).collect::<Vec<_>>()
    };
    assert_eq!(booked("dame la calza L"), ["LXL"]);
    assert_eq!(booked("quiero la K1 en XL"), ["LXL"]);
    assert_eq!(booked("quiero la K1 en M"), ["SM"]);
    assert_eq!(booked("quiero el bolso gris"), ["GRIS"]);
    assert_eq!(booked("quiero el bolso plomo"), ["PLOMO"]);
}
