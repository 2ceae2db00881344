//! What a reading means for its writer's cart: decided without a database, before anybody knows what is in stock.

use domain::frame::Outcome;
use domain::reading::{Intent, Reading};
use uuid::Uuid;

use super::index::StoreIndex;
use crate::stock::LINE_UNITS_MAX;

/// What the writer wants of one variant already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OwnClaim {
    pub variant: Uuid,
    pub code: String,
    pub wanted: u32,
}

/// How many units of a variant the writer wants once the comment is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Want {
    pub variant: Uuid,
    pub wanted: u32,
}

/// What is to be done with a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Plan {
    /// Nothing changes; this is what became of it.
    Leave(Outcome),
    /// More is wanted.
    Claim(Vec<Want>),
    /// Something else or another number is wanted.
    Change(Vec<Want>),
    /// Claims are given up.
    GiveUp(Vec<Want>),
}

/// The plan for a reading, given what its writer claims already (oldest first).
pub(super) fn plan(reading: &Reading, own: &[OwnClaim], index: &StoreIndex) -> Plan {
    match (reading.intent, reading.act) {
        (Intent::Question, _) => Plan::Leave(Outcome::Asked),
        (Intent::Complaint, _) => Plan::Leave(Outcome::NeedsYou),
        (Intent::Greeting | Intent::Other, _) => Plan::Leave(Outcome::Noted),
        (Intent::Purchase | Intent::Waitlist | Intent::Cancel | Intent::Modify, false) => {
            Plan::Leave(Outcome::NeedsYou)
        }
        (Intent::Purchase | Intent::Waitlist, true) => claim(reading, own, index),
        (Intent::Cancel, true) => give_up(reading, own, index),
        (Intent::Modify, true) => change(reading, own, index),
    }
}

/// The lines as (variant, code, quantity); `None` when one of them is open or unknown.
fn lines(reading: &Reading, index: &StoreIndex) -> Option<Vec<(Uuid, String, u32)>> {
    reading
        .lines
        .iter()
        .map(|line| {
            let facts = index.by_sku(line.sku.as_deref()?)?;
            Some((facts.id, facts.code.clone(), line.quantity))
        })
        .collect()
}

fn wanted_of(own: &[OwnClaim], variant: Uuid) -> u32 {
    own.iter().find(|claim| claim.variant == variant).map_or(0, |claim| claim.wanted)
}

/// Puts `wanted` for `variant` into the list, over what the list says of it already.
fn put(wants: &mut Vec<Want>, variant: Uuid, wanted: u32) {
    match wants.iter_mut().find(|want| want.variant == variant) {
        Some(want) => want.wanted = wanted,
        None => wants.push(Want { variant, wanted }),
    }
}

fn within_limits(wants: &[Want]) -> bool {
    !wants.is_empty() && wants.iter().all(|want| want.wanted <= LINE_UNITS_MAX)
}

fn claim(reading: &Reading, own: &[OwnClaim], index: &StoreIndex) -> Plan {
    let Some(lines) = lines(reading, index) else { return Plan::Leave(Outcome::NeedsYou) };
    let mut wants: Vec<Want> = Vec::with_capacity(lines.len());
    for (variant, _, quantity) in lines {
        let so_far = wants
            .iter()
            .find(|want| want.variant == variant)
            .map_or_else(|| wanted_of(own, variant), |want| want.wanted);
        put(&mut wants, variant, so_far.saturating_add(quantity));
    }
    if within_limits(&wants) { Plan::Claim(wants) } else { Plan::Leave(Outcome::NeedsYou) }
}

fn give_up(reading: &Reading, own: &[OwnClaim], index: &StoreIndex) -> Plan {
    let variants: Vec<Uuid> = if reading.lines.is_empty() {
        own.iter().map(|claim| claim.variant).collect()
    } else {
        let Some(lines) = lines(reading, index) else { return Plan::Leave(Outcome::NeedsYou) };
        lines
            .into_iter()
            .map(|(variant, ..)| variant)
            .filter(|variant| wanted_of(own, *variant) > 0)
            .collect()
    };
    if variants.is_empty() {
        return Plan::Leave(Outcome::Noted);
    }
    Plan::GiveUp(variants.into_iter().map(|variant| Want { variant, wanted: 0 }).collect())
}

/// The lines say how claims stand afterwards. A line of a variant held already sets its number; a line of the same
/// product in another variant takes that claim's place; a line of another product takes the newest claim's place
/// ("wrong one, it was the 13").
fn change(reading: &Reading, own: &[OwnClaim], index: &StoreIndex) -> Plan {
    let Some(lines) = lines(reading, index) else { return Plan::Leave(Outcome::NeedsYou) };
    if own.is_empty() || lines.is_empty() {
        return Plan::Leave(Outcome::NeedsYou);
    }
    let named: Vec<Uuid> = lines.iter().map(|(variant, ..)| *variant).collect();
    let mut wants: Vec<Want> = Vec::new();
    for (variant, code, quantity) in &lines {
        if wanted_of(own, *variant) == 0 {
            let same_product: Vec<&OwnClaim> =
                own.iter().filter(|claim| claim.code == *code && !named.contains(&claim.variant)).collect();
            if same_product.is_empty() {
                if let Some(newest) = own.iter().rev().find(|claim| !named.contains(&claim.variant)) {
                    put(&mut wants, newest.variant, 0);
                }
            } else {
                for claim in same_product {
                    put(&mut wants, claim.variant, 0);
                }
            }
        }
        put(&mut wants, *variant, *quantity);
    }
    if within_limits(&wants) { Plan::Change(wants) } else { Plan::Leave(Outcome::NeedsYou) }
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
