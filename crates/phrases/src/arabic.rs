//! What Arabic writes onto a word: the article, and words of one letter such as "and" or "with". Not for meaning.

use crate::trie::UNKNOWN;

/// Letters that must be left for the rest to be a word.
const LETTERS_MIN: usize = 3;

/// The article, alone and behind a word of one letter. The longer ones first.
const ARTICLES: [&str; 12] =
    ["وعال", "وهال", "بهال", "لهال", "وال", "بال", "فال", "كال", "عال", "هال", "لل", "ال"];

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

/// What is left of a word when its vowels are taken off, the same for both scripts: "طرحة", "طرح" and "tar7a" are one.
/// Empty where too little is left to know the word by.
pub fn root(word: &str) -> String {
    let mut root = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    let letters = word.chars().count();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let consonant = match c {
            's' | 'c' | 't' | 'k' | 'g' | 'd' if next == Some('h') => {
                chars.next();
                match c {
                    's' | 'c' => '$',
                    't' => 't',
                    'k' => 'x',
                    'g' => 'g',
                    _ => 'd',
                }
            }
            'ب' | 'پ' | 'b' | 'p' => 'b',
            'ت' | 'ط' | 'ث' | 't' | '6' => 't',
            'ج' | 'چ' | 'غ' | 'گ' | 'j' | 'g' | '8' => 'g',
            'ح' | 'h' | '7' if next.is_some() || c != 'h' => 'h',
            'خ' | '5' => 'x',
            'د' | 'ض' | 'ظ' | 'd' => 'd',
            'ذ' | 'ز' | 'z' => 'z',
            'ر' | 'r' => 'r',
            'س' | 'ص' | 's' | '9' => 's',
            'ش' => '$',
            'ع' | '3' => 'e',
            'ف' | 'ڤ' | 'f' | 'v' => 'f',
            'ق' | 'ك' | 'q' | 'k' | 'c' | '2' => 'k',
            'ل' | 'l' => 'l',
            'م' | 'm' => 'm',
            'ن' | 'n' => 'n',
            'ه' if next.is_some() => 'h',
            'ا' | 'و' | 'ي' | 'ه' | 'ء' | 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'h' => continue,
            _ => return String::new(),
        };
        if !root.ends_with(consonant) {
            root.push(consonant);
        }
    }
    if root.len() < 2 || letters < LETTERS_MIN {
        root.clear();
    }
    root
}

/// Whether it is written in Arabic letters.
pub fn is_written(word: &str) -> bool {
    word.starts_with(is_arabic)
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
        assert_eq!(known("عالفستان", id), 7);
        assert_eq!(known("الفس", id), UNKNOWN);
        assert_eq!(bare("الفستان"), "فستان");
        assert_eq!(bare("الى"), "الى");
    }

    #[test]
    fn a_word_has_one_root_in_both_scripts_and_in_the_plural() {
        for words in [
            ["طرحه", "طرح", "tar7a"],
            ["كحل", "الكحل", "ko7ol"],
            ["جاكيت", "جاكت", "jaket"],
            ["شنطه", "شنط", "shanta"],
        ] {
            assert!(words.iter().all(|word| root(bare(word)) == root(words[0])), "{words:?}");
        }
        assert_eq!(root("هو"), "");
    }
}
