//! Keeps what `normalise` takes off: the marks a word was typed with. Not for comparing words without marks.

use unicode_normalization::UnicodeNormalization;

use crate::normalise::normalise;
use crate::token::{Kind, Token};

/// A word's letters and then its marks, in one order however they were typed: "hoà" and "hòa" are one, "đỏ" and "đó" are two.
/// Letters held down count once.
pub fn spelling(word: &str) -> String {
    let (mut letters, mut marks) = (String::with_capacity(word.len() + 4), Vec::new());
    for c in word.nfd().flat_map(char::to_lowercase) {
        if ('\u{0300}'..='\u{036f}').contains(&c) {
            marks.push(c);
        } else if !letters.ends_with(c) {
            letters.push(c);
        }
    }
    marks.sort_unstable();
    marks.dedup();
    letters.extend(marks);
    letters
}

/// For each token of the normalised text the spelling of the word it came from, if that had marks.
pub fn spellings(text: &str, tokens: &[Token<'_>]) -> Vec<Option<String>> {
    let mut found = vec![None; tokens.len()];
    if text.is_ascii() {
        return found;
    }
    let mut at = 0;
    for word in text.split(|c: char| !c.is_alphabetic() && !('\u{0300}'..='\u{036f}').contains(&c)) {
        if word.is_empty() {
            continue;
        }
        let folded = normalise(word);
        let rest = tokens.get(at..).unwrap_or_default();
        let Some(offset) = rest.iter().position(|t| t.kind == Kind::Word && t.text == folded) else {
            continue;
        };
        let spelt = spelling(word);
        if let (false, Some(slot)) = (spelt.is_ascii(), found.get_mut(at + offset)) {
            *slot = Some(spelt);
        }
        at += offset + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenise;

    #[test]
    fn where_a_mark_stands_does_not_matter_but_which_one_does() {
        assert_eq!(spelling("hoà"), spelling("HÒA"));
        assert_eq!(spelling("đẹppp"), spelling("đẹp"));
        assert_ne!(spelling("đỏ"), spelling("đó"));
    }

    #[test]
    fn only_marked_words_have_a_spelling() {
        let text = "Lấy 2 dép do";
        let folded = normalise(text);
        let marked: Vec<bool> = spellings(text, &tokenise(&folded)).iter().map(Option::is_some).collect();
        assert_eq!(marked, [true, false, true, false]);
    }
}
