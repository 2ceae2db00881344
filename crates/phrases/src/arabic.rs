//! What Arabic writes onto a word: the article, and words of one letter such as "and" or "with". Not for meaning.

use crate::trie::UNKNOWN;

/// Letters that must be left for the rest to be a word.
const LETTERS_MIN: usize = 3;

/// The article, alone and behind a word of one letter. The longer ones first.
const ARTICLES: [&str; 6] = ["وال", "بال", "فال", "كال", "لل", "ال"];

/// And, with, so, like, for.
const LETTERS: [char; 5] = ['و', 'ب', 'ف', 'ك', 'ل'];

fn is_word(rest: &&str) -> bool {
    rest.chars().count() >= LETTERS_MIN
}

/// The word without its article: how words of a shop are kept. Other words stay as they are.
pub fn bare(word: &str) -> &str {
    word.strip_prefix("ال").filter(is_word).unwrap_or(word)
}

/// The word, what is left of it without its article, and without a word of one letter.
pub fn forms(word: &str) -> impl Iterator<Item = &str> {
    let arabic = word.starts_with(is_arabic);
    let article = ARTICLES.iter().find_map(|article| word.strip_prefix(article)).filter(is_word);
    let letter = word.strip_prefix(LETTERS).filter(is_word);
    std::iter::once(word).chain([article, letter].into_iter().filter_map(move |rest| rest.filter(|_| arabic)))
}

/// The id of the first form of a word that has one.
pub fn known(word: &str, id: impl Fn(&str) -> u32) -> u32 {
    forms(word).map(id).find(|id| *id != UNKNOWN).unwrap_or(UNKNOWN)
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{064a}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_with_and_without_what_is_written_onto_it() {
        let id = |word: &str| if word == "فستان" { 7 } else { UNKNOWN };
        for word in ["فستان", "الفستان", "للفستان", "والفستان", "بفستان", "وفستان"]
        {
            assert_eq!(known(word, id), 7, "{word}");
        }
        assert_eq!(known("الفس", id), UNKNOWN);
        assert_eq!(bare("الفستان"), "فستان");
        assert_eq!(bare("الى"), "الى");
    }
}
