use domain::reading::ReadingLine;

use super::*;

const RED_M: Uuid = Uuid::from_u128(1);
const RED_L: Uuid = Uuid::from_u128(2);
const BAG: Uuid = Uuid::from_u128(3);
const NEEDS_YOU: Plan = Plan::Leave(Outcome::NeedsYou);

fn index() -> StoreIndex {
    StoreIndex::of(&[(RED_M, "A12", "RED-M"), (RED_L, "A12", "RED-L"), (BAG, "C3", "BAG")])
}

fn read_as(intent: Intent, act: bool, lines: &[(Option<&str>, u32)]) -> Reading {
    let lines = lines
        .iter()
        .map(|(sku, quantity)| ReadingLine {
            product: None,
            sku: sku.map(str::to_owned),
            quantity: *quantity,
            missing: Vec::new(),
        })
        .collect();
    Reading {
        intent,
        act,
        lines,
        language: "es".to_owned(),
        confidence: 1.0,
        tags: Vec::new(),
        reason: String::new(),
        questions: Vec::new(),
        open: false,
    }
}

fn acts(intent: Intent, own: &[OwnClaim], lines: &[(Option<&str>, u32)]) -> Plan {
    plan(&read_as(intent, true, lines), own, &index())
}

fn own(variant: Uuid, wanted: u32) -> OwnClaim {
    let code = if variant == BAG { "C3" } else { "A12" };
    OwnClaim { variant, code: code.to_owned(), wanted }
}

fn want(variant: Uuid, wanted: u32) -> Want {
    Want { variant, wanted }
}

#[test]
fn what_is_no_claim_or_was_left_open_changes_nothing_in_the_cart() {
    for (intent, act, outcome) in [
        (Intent::Question, true, Outcome::Asked),
        (Intent::Complaint, false, Outcome::NeedsYou),
        (Intent::Greeting, false, Outcome::Noted),
        (Intent::Other, false, Outcome::Noted),
        (Intent::Purchase, false, Outcome::NeedsYou),
        (Intent::Waitlist, false, Outcome::NeedsYou),
        (Intent::Cancel, false, Outcome::NeedsYou),
        (Intent::Modify, false, Outcome::NeedsYou),
    ] {
        let reading = read_as(intent, act, &[(Some("BAG"), 1)]);
        assert_eq!(plan(&reading, &[own(BAG, 1)], &index()), Plan::Leave(outcome), "{intent:?}");
    }
}

#[test]
fn a_line_that_is_open_or_not_in_the_catalogue_is_for_a_person() {
    for intent in [Intent::Purchase, Intent::Waitlist, Intent::Cancel, Intent::Modify] {
        for sku in [None, Some("GONE")] {
            assert_eq!(
                acts(intent, &[own(BAG, 1)], &[(Some("BAG"), 1), (sku, 1)]),
                NEEDS_YOU,
                "{intent:?} {sku:?}"
            );
        }
    }
}

#[test]
fn a_claim_comes_on_top_of_what_is_wanted_already() {
    assert_eq!(
        acts(Intent::Purchase, &[own(BAG, 2)], &[(Some("BAG"), 1), (Some("RED-M"), 2)]),
        Plan::Claim(vec![want(BAG, 3), want(RED_M, 2)])
    );
    assert_eq!(
        acts(Intent::Waitlist, &[own(BAG, 1)], &[(Some("BAG"), 1), (Some("BAG"), 2)]),
        Plan::Claim(vec![want(BAG, 4)]),
        "named twice in one breath"
    );
}

#[test]
fn a_claim_of_nothing_or_of_more_than_a_cart_takes_is_for_a_person() {
    assert_eq!(acts(Intent::Purchase, &[], &[]), NEEDS_YOU);
    assert_eq!(acts(Intent::Purchase, &[own(BAG, LINE_UNITS_MAX)], &[(Some("BAG"), 1)]), NEEDS_YOU);
    assert_eq!(
        acts(Intent::Purchase, &[], &[(Some("BAG"), LINE_UNITS_MAX)]),
        Plan::Claim(vec![want(BAG, LINE_UNITS_MAX)])
    );
    assert_eq!(acts(Intent::Modify, &[own(BAG, 1)], &[(Some("BAG"), LINE_UNITS_MAX + 1)]), NEEDS_YOU);
}

#[test]
fn giving_up_without_a_name_gives_up_everything_and_with_one_only_that() {
    let both = [own(BAG, 1), own(RED_M, 2)];
    assert_eq!(acts(Intent::Cancel, &both, &[]), Plan::GiveUp(vec![want(BAG, 0), want(RED_M, 0)]));
    assert_eq!(acts(Intent::Cancel, &both, &[(Some("RED-M"), 2)]), Plan::GiveUp(vec![want(RED_M, 0)]));
    assert_eq!(acts(Intent::Cancel, &both, &[(Some("RED-L"), 1)]), Plan::Leave(Outcome::Noted), "not held");
    assert_eq!(acts(Intent::Cancel, &[], &[]), Plan::Leave(Outcome::Noted));
}

#[test]
fn a_change_sets_the_number_of_what_is_held() {
    assert_eq!(acts(Intent::Modify, &[own(BAG, 3)], &[(Some("BAG"), 1)]), Plan::Change(vec![want(BAG, 1)]));
}

#[test]
fn another_size_takes_the_place_of_the_held_one_and_leaves_the_rest() {
    assert_eq!(
        acts(Intent::Modify, &[own(RED_M, 1), own(BAG, 1)], &[(Some("RED-L"), 1)]),
        Plan::Change(vec![want(RED_M, 0), want(RED_L, 1)])
    );
}

#[test]
fn another_product_takes_the_place_of_what_was_claimed_last() {
    assert_eq!(
        acts(Intent::Modify, &[own(RED_M, 1), own(RED_L, 1)], &[(Some("BAG"), 1)]),
        Plan::Change(vec![want(RED_L, 0), want(BAG, 1)])
    );
    assert_eq!(
        acts(Intent::Modify, &[own(RED_M, 1)], &[(Some("RED-M"), 2), (Some("BAG"), 1)]),
        Plan::Change(vec![want(RED_M, 2), want(BAG, 1)]),
        "what is named itself is not replaced"
    );
}

#[test]
fn nothing_to_change_is_for_a_person() {
    assert_eq!(acts(Intent::Modify, &[], &[(Some("BAG"), 1)]), NEEDS_YOU);
    assert_eq!(acts(Intent::Modify, &[own(BAG, 1)], &[]), NEEDS_YOU);
}
