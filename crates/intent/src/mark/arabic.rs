//! What Arabic writes in one word and other languages in several: "and" before an option, two of a thing. Also words of
//! the shop in Latin letters. Not for words that the lexicons know.

use super::{Hint, Marker, What};
use crate::catalogue::Index;
use crate::lexicon::lexicon;
use phrases::arabic::{bare, forms, is_written};
use phrases::token::{Kind, Token};
use phrases::trie::UNKNOWN;

/// Words for "size" that "and" is written onto.
const SIZE_WORDS: [&str; 4] = ["مقاس", "قياس", "سايز", "نمره"];

/// The tokens with "والزيتي" parted into "و" and the colour, "شنطتين" into two and the bag.
pub(crate) fn parted<'t>(index: &Index, tokens: Vec<Token<'t>>) -> Vec<Token<'t>> {
    if !tokens.iter().any(|t| t.kind == Kind::Word && is_written(t.text)) {
        return tokens;
    }
    let mut parted = Vec::with_capacity(tokens.len() + 4);
    for token in tokens {
        let word = |text: &'t str| Token { text, kind: Kind::Word, glued: false };
        if let Some(rest) = and_something(index, &token) {
            parted.extend([word("و"), word(rest)]);
        } else if let Some(base) = two_of(index, &token) {
            parted.extend([Token { text: "2", kind: Kind::Number(2), glued: false }, word(base)]);
        } else {
            parted.push(token);
        }
    }
    parted
}

/// What "and" is written onto, if it can be had.
fn and_something<'t>(index: &Index, token: &Token<'t>) -> Option<&'t str> {
    let rest = token.text.strip_prefix('و').filter(|rest| rest.chars().count() > 2)?;
    let known = |form: &str| {
        index.values.word(form) != UNKNOWN
            || lexicon().concepts.word(form) != UNKNOWN
            || SIZE_WORDS.contains(&form)
            || !index.word(form).is_empty()
    };
    let own = index.values.word(token.text) != UNKNOWN || lexicon().cues.word(token.text) != UNKNOWN;
    (token.kind == Kind::Word && !own && known(bare(rest))).then_some(rest)
}

/// The thing of which a word means two.
fn two_of<'t>(index: &Index, token: &Token<'t>) -> Option<&'t str> {
    let base = token.text.strip_suffix("تين").or_else(|| token.text.strip_suffix("ين"))?;
    let own = forms(token.text).any(|form| {
        lexicon().cues.word(form) != UNKNOWN
            || lexicon().concepts.word(form) != UNKNOWN
            || !index.word(form).is_empty()
    });
    let named = token.kind == Kind::Word && is_written(token.text) && base.chars().count() > 2;
    let sold = !index.rooted(base).is_empty() || !index.word(base).is_empty();
    (named && !own && sold).then_some(base)
}

impl Marker<'_, '_> {
    /// A word that has the root of one of the shop's: "جاكت", "tar7a"; of little weight where two consonants tell it.
    pub(super) fn rooted(&self, word: &str) -> What {
        let names = self.index.rooted(word).to_vec();
        let said = self.index.rooted_value(word);
        if names.is_empty() && said.is_none() {
            return What::Unknown;
        }
        let misspelt = said.is_none() && phrases::arabic::root(bare(word)).len() < 3;
        What::Hint(Hint { said, names, misspelt, whole: false })
    }
}
