//! What a comment turns down while it claims something else: "la 12 no, dame la 13". With nothing held it gives nothing up;
//! it only tells what is not meant. Not for claims that are themselves negated.

use crate::catalogue::Said;
use crate::clause::Clauses;
use crate::lexicon::Class;
use crate::mark::{Mark, What};
use phrases::token::Token;

/// Marks whose slots count: all, but for side questions next to a plain claim.
pub(super) fn counted_marks(marks: &[Mark], clauses: &Clauses) -> Vec<bool> {
    let mut counts = vec![true; marks.len()];
    // "… 0903 123 456 Lan quận 8": the number of a house, not of units.
    if let Some(contact) = marks.iter().position(|m| matches!(m.what, What::Contact { link: false })) {
        for (at, mark) in marks.iter().enumerate() {
            let housed =
                at > contact && matches!(mark.what, What::Number { code: None, value, .. } if value < 1_000);
            counts[at] &= !housed;
        }
    }
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
pub(super) fn turned_down(tokens: &[Token<'_>], marks: &[Mark], clauses: &Clauses) -> Vec<usize> {
    let mut found = Vec::new();
    if !clauses.has(|c| is_refusal(c) || c == Class::NotThis) {
        return found;
    }
    for (number, clause) in clauses.all.iter().enumerate() {
        let cues = || clauses.cues.iter().filter(move |(_, _, of)| *of == number);
        let refused = cues().any(|(c, ..)| is_refusal(*c));
        let elsewhere = clauses.all.iter().enumerate().any(|(i, other)| {
            i != number
                && (other.claims || asks_for_another(marks, clauses, i))
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
            && cues().all(|(c, ..)| {
                matches!(c, Class::Neg | Class::Article | Class::Word | Class::Filler | Class::Laugh)
            });
        if refused && elsewhere && !clause.is_question() && !counts && (clause.points || aside) {
            found.extend(clause.from..clause.to);
        } else if refused {
            found.extend(
                cues()
                    .filter(|(c, ..)| *c == Class::Neg)
                    .filter(|(_, at, _)| !is_bare_no(tokens, marks, *at))
                    .flat_map(|(_, at, _)| named_after(marks, *at, clause.from)),
            );
            for (class, at, _) in cues().filter(|(c, ..)| is_refusal(*c)) {
                let refused = refused_first(marks, *class, *at);
                // "لا مش الاسود": an answer of its own before it.
                let answer = at
                    .checked_sub(1)
                    .filter(|i| marks.get(*i).is_some_and(|m| m.what == What::Cue(Class::Neg)));
                found.extend(answer.filter(|_| !refused.is_empty()));
                found.extend(refused);
            }
        }
        found.extend(
            cues().filter(|(c, ..)| *c == Class::NotThis).flat_map(|(_, at, _)| named_before(marks, *at)),
        );
    }
    found
}

/// "el 43, no, perdón, el 42", "12 blush S oops make that navy": options, a slip and options of the same kinds; the old ones
/// and the words that correct them.
pub(super) fn slipped(marks: &[Mark]) -> Vec<usize> {
    let small = |m: &Mark| {
        is_link(m)
            || matches!(
                m.what,
                What::Comma
                    | What::End
                    | What::Cue(
                        Class::Neg
                            | Class::Slip
                            | Class::Filler
                            | Class::Word
                            | Class::Laugh
                            | Class::At
                            | Class::Change
                    )
            )
    };
    let Some(slip) = marks.iter().position(|m| m.slips) else { return Vec::new() };
    let (before, after) = (marks.get(..slip).unwrap_or_default(), marks.get(slip + 1..).unwrap_or_default());
    let fresh: Vec<Said> = after
        .iter()
        .skip_while(|m| small(m))
        .map_while(|m| option_of(m).filter(|_| !is_whole_item(m)))
        .collect();
    let parts_of_item = |(_, m): &(usize, &Mark)| small(m) || option_of(m).is_some();
    let mut found: Vec<usize> = Vec::new();
    for (at, mark) in before.iter().enumerate().rev().take_while(parts_of_item) {
        let Some(said) = option_of(mark) else { continue };
        // An option of a kind that was told already belongs to another item.
        let kept = |i: usize| before.get(i).and_then(option_of).is_some_and(|known| alike(known, said));
        if found.iter().any(|i| kept(*i)) {
            break;
        }
        if fresh.iter().any(|wanted| alike(said, *wanted)) {
            found.push(at);
        }
    }
    if !found.is_empty() {
        found.push(slip);
        let words = after.iter().take_while(|m| small(m)).enumerate();
        found.extend(words.filter(|(_, m)| matches!(m.what, What::Cue(_))).map(|(i, _)| slip + 1 + i));
    }
    found
}

/// Whether an option names a product all by itself.
fn is_whole_item(mark: &Mark) -> bool {
    matches!(&mark.what, What::Hint(hint) if hint.whole)
}

/// The marks of parts that tell what was bought before, beside a claim that names something else: "already got the hoodie,
/// now sold beanie".
pub(super) fn bought_before(marks: &[Mark], clauses: &Clauses) -> Vec<usize> {
    let is_past = |number: usize| clauses.cues.iter().any(|(c, _, of)| *of == number && *c == Class::Past);
    let mut found = Vec::new();
    for (number, clause) in clauses.all.iter().enumerate() {
        let elsewhere = clauses.all.iter().enumerate().any(|(i, other)| {
            let inside = marks.get(other.from..other.to).unwrap_or_default();
            let named = inside.iter().any(|m| match &m.what {
                What::Code(_) | What::Number { code: Some(_), .. } => true,
                What::Hint(hint) => hint.said.is_none() && !hint.misspelt,
                _ => false,
            });
            i != number
                && other.claims
                && !other.is_question()
                && !is_past(i)
                && (named || !clause.points && other.points)
        });
        if is_past(number) && !clause.claims && !clause.is_question() && elsewhere {
            found.extend(clause.from..clause.to);
        }
        found.extend(told_first(marks, clauses, number));
    }
    found
}

/// "peguei o cinto e agora quero a saia", "aparte de la blusa que ya tengo ponme los tenis": what is told before a claim of
/// something named, in one part.
fn told_first(marks: &[Mark], clauses: &Clauses, number: usize) -> std::ops::Range<usize> {
    let cues = || clauses.cues.iter().filter(move |(_, _, of)| *of == number);
    let Some(clause) = clauses.all.get(number) else { return 0..0 };
    let past = cues().find(|(c, ..)| *c == Class::Past).map(|(_, at, _)| *at);
    let verb = |c: Class| matches!(c, Class::Claim | Class::ClaimVerb | Class::ClaimCode | Class::ClaimItem);
    let claim = past.and_then(|past| cues().find(|(c, at, _)| verb(*c) && *at > past)).map(|(_, at, _)| *at);
    let (Some(past), Some(claim)) = (past, claim) else { return 0..0 };
    let plain = cues().all(|(c, ..)| {
        !is_refusal(*c)
            && !matches!(
                c,
                Class::Change
                    | Class::Instead
                    | Class::NotThis
                    | Class::Cond
                    | Class::Wait
                    | Class::Wish
                    | Class::More
                    | Class::Third
                    | Class::Other
                    | Class::Only
            )
    });
    let named = |from: usize, to: usize| {
        marks.get(from..to).unwrap_or_default().iter().any(|m| match &m.what {
            What::Code(_) | What::Number { code: Some(_), .. } => true,
            What::Hint(hint) => hint.said.is_none() && !hint.misspelt,
            _ => false,
        })
    };
    let told = named(clause.from, past) || named(past, claim);
    if plain && told && named(claim, clause.to) && !clause.is_question() { clause.from..claim } else { 0..0 }
}

/// Whether a part asks for something by a change word: "mejor dame la 12", "separame la 12 mejor".
fn asks_for_another(marks: &[Mark], clauses: &Clauses, number: usize) -> bool {
    let claims = |at: usize| marks.get(at).is_some_and(|m| m.claims);
    clauses.cues.iter().any(|(c, at, of)| *of == number && *c == Class::Change && claims(*at))
}

/// With nothing held and something turned down, a change word in a part that claims is only "rather", and one that holds a
/// claim word claims.
pub(super) fn rather(marks: &[Mark], mut clauses: Clauses) -> Clauses {
    for (class, at, of) in &mut clauses.cues {
        let Some(clause) = clauses.all.get_mut(*of).filter(|_| *class == Class::Change) else { continue };
        if marks.get(*at).is_some_and(|m| m.claims) {
            *class = Class::ClaimVerb;
            clause.claims = true;
        } else if clause.claims {
            *class = Class::Filler;
        }
    }
    clauses
}

/// "mine 12 no 13", "56 لا 58": between two codes, or two of a kind in Arabic, a bare "no" may correct the first or turn down
/// the second.
fn is_bare_no(tokens: &[Token<'_>], marks: &[Mark], at: usize) -> bool {
    let product = |m: Option<&Mark>| {
        m.is_some_and(|m| matches!(m.what, What::Code(_) | What::Number { code: Some(_), .. }))
    };
    let word = marks.get(at).and_then(|m| tokens.get(m.from)).map_or("", |t| t.text);
    let before = at.checked_sub(1).and_then(|i| marks.get(i));
    match word {
        "no" => product(marks.get(at + 1)) && product(before),
        "لا" => marks.get(at + 1).is_some_and(is_named) && before.is_some_and(is_named),
        _ => false,
    }
}

/// "la M no la L", "blanco, no negro": a negation between two things that can be had turns down the second.
fn named_after(marks: &[Mark], neg: usize, from: usize) -> std::ops::Range<usize> {
    let named = is_named;
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

/// "不要黑的 要卡其", "no quiero la 12 quiero la 13": what a refusal names is turned down where a claim of something else
/// follows in the same part. A weak refusal right before a claim ("خلاص هاخد …") turns nothing down.
fn refused_first(marks: &[Mark], class: Class, at: usize) -> std::ops::Range<usize> {
    let after = marks.get(at + 1..).unwrap_or_default();
    let claims = |m: Option<&Mark>| m.is_some_and(|m| matches!(m.what, What::Cue(c) if c.claims()));
    let goes_on = |m: &&Mark| !matches!(m.what, What::End | What::QuestionMark);
    let rest = |from: usize| after.iter().skip(from).take_while(goes_on);
    if class == Class::CancelWeak && claims(after.first()) && rest(1).any(is_named) {
        return at..at + 1;
    }
    let links = after.iter().take_while(|m| is_link(m)).count();
    let names = after.iter().skip(links).take_while(|m| is_named(m)).count();
    let small =
        |m: &Mark| matches!(m.what, What::Cue(Class::Filler | Class::Word | Class::Laugh) | What::Comma);
    let gap = after.iter().skip(links + names).take_while(|m| small(m)).count();
    let turn = after.get(links + names + gap);
    let refused = after.get(links..links + names).unwrap_or_default();
    // "圍裙不要藍的 紅色+1": another of the kind, and a claim behind it.
    let another = turn.and_then(option_of).is_some_and(|wanted| {
        gap > 0
            && !refused.is_empty()
            && refused.iter().all(|m| option_of(m).is_some_and(|said| alike(said, wanted)))
    });
    let turns = claims(turn)
        || turn.is_some_and(|m| m.what == What::Cue(Class::But))
        || another
            && rest(links + names + gap + 1).any(|m| claims(Some(m)) || matches!(m.what, What::Times(_)));
    let again = rest(links + names + gap + 1).any(|m| refused.iter().any(|r| r.what == m.what));
    let named = another || rest(links + names + gap + 1).any(is_named);
    if names > 0 && turns && named && !again { at..at + 1 + links + names } else { at..at }
}

/// "黒じゃなくてベージュ", "B1 블랙 말고 화이트": what stands right before is turned down, an option for an option, anything for
/// a product.
fn named_before(marks: &[Mark], at: usize) -> std::ops::Range<usize> {
    let small =
        |m: &&Mark| is_link(m) || matches!(m.what, What::Comma | What::Cue(Class::Filler | Class::Word));
    let Some(next) = marks.get(at + 1..).unwrap_or_default().iter().find(|m| !small(m)) else {
        return at..at;
    };
    let before = marks.get(..at).unwrap_or_default();
    let count = if let Some(wanted) = option_of(next) {
        before.iter().rev().take_while(|m| option_of(m).is_some_and(|said| alike(said, wanted))).count()
    } else if is_named(next) {
        before.iter().rev().take_while(|m| is_named(m) || is_link(m)).count()
    } else {
        0
    };
    if count > 0 { at - count..at + 1 } else { at..at }
}

fn option_of(mark: &Mark) -> Option<Said> {
    match &mark.what {
        What::Hint(hint) => hint.said,
        What::Number { said, code: None, .. } => *said,
        _ => None,
    }
}

/// Two sizes, two colours, or two values of which nobody knows what they are.
fn alike(a: Said, b: Said) -> bool {
    a.concept.map(|c| c.property) == b.concept.map(|c| c.property)
}

fn is_named(mark: &Mark) -> bool {
    matches!(mark.what, What::Hint(_) | What::Code(_) | What::Number { .. })
}

fn is_link(mark: &Mark) -> bool {
    matches!(mark.what, What::Cue(Class::Article | Class::SizeWord | Class::Ordinal))
}

fn is_refusal(class: Class) -> bool {
    matches!(class, Class::Neg | Class::Cancel | Class::CancelWeak)
}
