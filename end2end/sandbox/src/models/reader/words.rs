//! What a comment is made of, for the simulated model: words in lower case, numbers, signs of a wish.

use std::collections::BTreeSet;

/// Words that say somebody takes something. Spanish, Portuguese, English, French, German, Italian.
const BUYING: [&str; 32] = [
    "quiero",
    "llevo",
    "compro",
    "dame",
    "deme",
    "reservo",
    "reserva",
    "anótame",
    "anotame",
    "mía",
    "mia",
    "quero",
    "levo",
    "fico",
    "want",
    "buy",
    "buying",
    "take",
    "mine",
    "sold",
    "veux",
    "prends",
    "achète",
    "réserve",
    "nehme",
    "möchte",
    "kaufe",
    "voglio",
    "prendo",
    "vorrei",
    "apúntame",
    "apuntame",
];
/// Words that turn a wish round.
const DECLINING: [&str; 11] =
    ["no", "não", "nao", "not", "don't", "dont", "never", "pas", "nicht", "kein", "non"];

/// The words of a text.
pub(super) struct Words(Vec<String>);

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let words = text.split(|sign: char| !sign.is_alphanumeric() && sign != '\'');
        Self(words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect())
    }

    /// Whether all words of a name are among them.
    pub(super) fn have(&self, name: &str) -> bool {
        let name = Self::of(name);
        !name.0.is_empty() && name.0.iter().all(|word| self.0.contains(word))
    }

    /// How many different words of at least `letters_min` letters they share with the names.
    pub(super) fn shared<'a>(&self, names: impl Iterator<Item = &'a str>, letters_min: usize) -> usize {
        let named: BTreeSet<String> = names.flat_map(|name| Self::of(name).0).collect();
        named
            .iter()
            .filter(|word| word.chars().filter(|sign| sign.is_alphabetic()).count() >= letters_min)
            .filter(|word| self.0.contains(word))
            .count()
    }

    /// Whether somebody wants to have something.
    pub(super) fn wish(&self) -> bool {
        let any = |list: &[&str]| self.0.iter().any(|word| list.contains(&word.as_str()));
        any(&BUYING) && !any(&DECLINING)
    }

    /// The numbers, also written `x2` or `2x`; none for a number too long to be one.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (&str, Option<u64>)> {
        self.0.iter().filter_map(|word| {
            let digits = word.trim_start_matches('x').trim_end_matches('x');
            let number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            number.then(|| (word.as_str(), digits.parse().ok()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_no_number_and_a_number_may_carry_an_x() {
        let words = Words::of("A12 x2 3x 100% 99999999999999999999999");
        let numbers: Vec<Option<u64>> = words.numbers().map(|(_, number)| number).collect();
        assert_eq!(numbers, [Some(2), Some(3), Some(100), None]);
    }

    #[test]
    fn short_words_are_not_shared() {
        let words = Words::of("la polera de la Rosa");
        assert_eq!(words.shared(["Polera de la casa"].into_iter(), 4), 1);
    }
}
