//! What a mark means because of the marks around it: looked at when all of a comment are known. Not for single places.

use super::{Mark, What};
use crate::catalogue::{Index, Said};
use crate::lexicon::Class;
use phrases::token::Token;

/// "n° 42": no negation.
pub(super) fn number_signs(marks: &mut [Mark], tokens: &[Token<'_>]) {
    for at in 0..marks.len() {
        let n = tokens[marks[at].from].text == "n" && marks[at].len == 1;
        let sign = matches!(marks.get(at + 1), Some(m) if m.glued && m.what == What::Sign);
        let number = matches!(marks.get(at + 2).map(|m| &m.what), Some(What::Number { .. }));
        if n && sign && number {
            let sized = matches!(marks.get(at + 2).map(|m| &m.what), Some(What::Number { code: None, .. }));
            marks[at].what = What::Cue(Class::Filler);
            marks[at + 1].what = What::Cue(if sized { Class::SizeWord } else { Class::Article });
        }
    }
}

/// "a nombre de Rosa Quispe", "soy Blanca": a colour behind the words for a name is one.
pub(super) fn name_people(tokens: &[Token<'_>], marks: &mut [Mark]) {
    for at in 0..marks.len() {
        let words = tokens.get(marks[at].from..marks[at].from + marks[at].len).unwrap_or_default();
        let says = |wanted: &[&str]| words.iter().any(|t| wanted.contains(&t.text));
        let last = words.last().map_or("", |t| t.text);
        let names = matches!(last, "soy" | "llamo" | "chamo" | "chiamo" | "mappelle")
            || matches!(last, "de" | "di" | "es" | "nombre") && says(&["nombre", "nom", "nome"]);
        if !names {
            continue;
        }
        for mark in marks.iter_mut().skip(at + 1).take(3) {
            match &mark.what {
                What::Hint(hint) if hint.names.is_empty() && hint.said.is_some_and(Said::is_colour) => {
                    mark.what = What::Cue(Class::Filler);
                }
                What::Unknown => {}
                _ => break,
            }
        }
    }
}

/// "九号", "七番", "아홉번": a number word before the word for number is a code.
pub(super) fn count_codes(index: &Index, tokens: &[Token<'_>], marks: &mut [Mark]) {
    for at in 1..marks.len() {
        let value = match &marks[at - 1].what {
            What::Cue(Class::Num(value)) => Some(*value),
            What::Unknown => "一二三四五六七八九"
                .chars()
                .position(|digit| tokens[marks[at - 1].from].text.chars().eq([digit]))
                .and_then(|place| u8::try_from(place + 1).ok()),
            _ => None,
        };
        if let (What::Cue(Class::Ordinal), Some(value)) = (&marks[at].what, value)
            && let Some(product) = index.product_of_compact(&value.to_string())
        {
            let value = u64::from(value);
            marks[at - 1].what = What::Number { value, said: None, code: Some(product) };
        }
    }
}

/// "12 nahi 13 chahiye": Hindi's "nahi" between two things that can be had turns down the first.
pub(super) fn negate_backwards(marks: &mut [Mark], tokens: &[Token<'_>]) {
    let named = |m: Option<&Mark>| {
        m.is_some_and(|m| matches!(m.what, What::Hint(_) | What::Code(_) | What::Number { .. }))
    };
    for at in 1..marks.len() {
        let english = matches!(tokens[marks[at].from].text, "no" | "not");
        if marks[at].what == What::Cue(Class::Neg)
            && !english
            && named(marks.get(at - 1))
            && named(marks.get(at + 1))
        {
            marks[at].what = What::Cue(Class::NotThis);
        }
    }
}

/// "M kar do": behind a verb, Hindi's "do" is "give" and no two, unless what is counted follows.
pub(super) fn give_instead_of_two(marks: &mut [Mark], tokens: &[Token<'_>]) {
    for at in 1..marks.len() {
        let verb = match &marks[at - 1].what {
            What::Unknown => true,
            What::Cue(class) => {
                !class.claims() && !matches!(class, Class::And | Class::Article | Class::More | Class::Only)
            }
            _ => false,
        };
        let counts = matches!(
            marks.get(at + 1).map(|m| &m.what),
            Some(
                What::Hint(_)
                    | What::Code(_)
                    | What::Number { .. }
                    | What::Cue(Class::Unit | Class::ClaimVerb | Class::Claim)
            )
        );
        let two = matches!(tokens[marks[at].from].text, "do" | "दो") && marks[at].len == 1;
        if two && verb && !counts && marks[at].what == What::Cue(Class::Num(2)) {
            marks[at].what = What::Cue(Class::Filler);
        }
    }
}
