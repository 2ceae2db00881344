//! What a comment turns down while it claims something else: "la 12 no, dame la 13". With nothing held it gives nothing up;
//! it only tells what is not meant. Not for claims that are themselves negated.

use crate::clause::Clauses;
use crate::lexicon::Class;
use crate::mark::{Mark, What};

/// Marks whose slots count: all, but for side questions next to a plain claim.
pub(super) fn counted_marks(marks: &[Mark], clauses: &Clauses) -> Vec<bool> {
    let mut counts = vec![true; marks.len()];
    let claimed = clauses.all.iter().any(|c| (c.claims || c.coded) && !c.is_question());
    for clause in &clauses.all {
        let of_delivery = !clause.coded
            && clauses
                .cues
                .iter()
                .any(|(c, mark, _)| c.is_of_delivery() && (clause.from..clause.to).contains(mark));
        if claimed && clause.is_question() && !clause.claims && (!clause.points || of_delivery) {
            counts[clause.from..clause.to].fill(false);
        }
        // "la M en vez de la L": what is given up is no line.
        let mut given_up = false;
        for i in clause.from..clause.to {
            match marks[i].what {
                What::Cue(Class::Instead) => given_up = true,
                What::Cue(class) if class.claims() || class == Class::Change => given_up = false,
                _ => {}
            }
            counts[i] &= !given_up;
        }
    }
    counts
}

/// The marks that name what somebody who holds nothing turns down, with the word that says so, beside a claim of
/// something else; empty where nothing is.
pub(super) fn turned_down(marks: &[Mark], clauses: &Clauses) -> Vec<usize> {
    let mut found = Vec::new();
    if !clauses.has(is_refusal) {
        return found;
    }
    for (number, clause) in clauses.all.iter().enumerate() {
        let cues = || clauses.cues.iter().filter(move |(_, _, of)| *of == number);
        let refused = cues().any(|(c, ..)| is_refusal(*c));
        let elsewhere = clauses.all.iter().enumerate().any(|(i, other)| {
            i != number
                && other.claims
                && other.points
                && !other.is_question()
                && !clauses.cues.iter().any(|(c, _, of)| *of == i && is_refusal(*c))
        });
        let inside = marks.get(clause.from..clause.to).unwrap_or_default();
        let counts = inside.windows(2).any(|pair| {
            let names = matches!(pair[1].what, What::Code(_) | What::Hint(_) | What::Unknown);
            matches!(pair[0].what, What::Cue(Class::Num(_)) | What::Times(_))
                || matches!(pair[0].what, What::Number { .. }) && names
        });
        // "no lo pienso más, la 12 para mí" turns nothing down that can be had; a change is not for here.
        let aside = !clause.claims
            && cues().all(|(c, ..)| matches!(c, Class::Neg | Class::Word | Class::Filler | Class::Laugh));
        if refused && elsewhere && !clause.is_question() && !counts && (clause.points || aside) {
            found.extend(clause.from..clause.to);
        } else if refused {
            found.extend(
                cues()
                    .filter(|(c, ..)| *c == Class::Neg)
                    .flat_map(|(_, at, _)| named_after(marks, *at, clause.from)),
            );
        }
    }
    found
}

/// "la M no la L", "blanco, no negro": a negation between two things that can be had turns down the second.
fn named_after(marks: &[Mark], neg: usize, from: usize) -> std::ops::Range<usize> {
    let named = |m: &Mark| matches!(m.what, What::Hint(_) | What::Code(_) | What::Number { .. });
    let linking = |m: &Mark| matches!(m.what, What::Cue(Class::Article | Class::SizeWord));
    let before = marks.get(from..neg).unwrap_or_default();
    let behind = before.iter().rev().find(|m| !matches!(m.what, What::Comma));
    let after = marks.get(neg + 1..).unwrap_or_default();
    let links = after.iter().take_while(|m| linking(m)).count();
    let names = after.iter().skip(links).take_while(|m| named(m)).count();
    let is_number = |m: Option<&Mark>| m.is_some_and(|m| matches!(m.what, What::Number { .. }));
    let alike = is_number(behind) == is_number(after.get(links));
    if behind.is_some_and(named) && alike && names > 0 { neg..neg + 1 + links + names } else { neg..neg }
}

fn is_refusal(class: Class) -> bool {
    matches!(class, Class::Neg | Class::Cancel | Class::CancelWeak)
}
