//! What one place of a comment means by itself: phrase, code, option, number, sign. Not for what stands around it.

use super::cues::{Cues, written_out};
use super::{Hint, What};
use crate::catalogue::{Index, Said};
use crate::homograph::is_no_colour;
use crate::language::Spoken;
use crate::lexicon::{Class, Concept, Lang, Property, lexicon};
use phrases::token::{Kind, Token};
use phrases::trie::UNKNOWN;

pub(super) fn ids(tokens: &[Token<'_>], word: impl Fn(&str) -> u32) -> Vec<u32> {
    tokens.iter().map(|token| word(token.text)).collect()
}

/// "5555" in Thai, "666" and "23333" in Chinese.
pub(super) fn laughs_in_digits(text: &str, spoken: Spoken) -> bool {
    let all = |text: &str, digit: u8| text.len() >= 3 && text.bytes().all(|b| b == digit);
    match spoken.main {
        Lang::Th => all(text, b'5'),
        // Clapping.
        Lang::Ja => all(text, b'8'),
        Lang::Zh => all(text, b'6') || text.strip_prefix('2').is_some_and(|rest| all(rest, b'3')),
        _ => false,
    }
}

/// The length of ":)", "=)))", ";-)", "<3".
pub(super) fn emoticon(tokens: &[Token<'_>]) -> Option<usize> {
    let glued = |at: usize| tokens.get(at).filter(|t| t.glued).map(|t| t.kind);
    match tokens.first()?.kind {
        Kind::Symbol('<') if glued(1) == Some(Kind::Number(3)) => Some(2),
        Kind::Symbol(':' | '=' | ';') => {
            let from = if glued(1) == Some(Kind::Symbol('-')) { 2 } else { 1 };
            let mouth = (from..tokens.len()).take_while(|at| glued(*at) == Some(Kind::Symbol(')'))).count();
            (mouth > 0).then_some(from + mouth)
        }
        _ => None,
    }
}

pub(super) struct Marker<'a, 't> {
    pub(super) index: &'a Index,
    pub(super) tokens: &'a [Token<'t>],
    pub(super) spoken: Spoken,
    /// The comment is written in India, as far as its locale tells.
    pub(super) indian: bool,
    pub(super) cues: Cues,
    /// Words that are of the shop but for their tone marks.
    pub(super) strange: Vec<bool>,
    /// Words that are of the shop, tone marks and all.
    pub(super) own: Vec<bool>,
    pub(super) phrase_words: Vec<u32>,
    pub(super) value_words: Vec<u32>,
    pub(super) concept_words: Vec<u32>,
}

/// Whether a word has other tone marks than the shop's word with its letters.
pub(super) fn is_strange(index: &Index, tokens: &[Token<'_>], spelt: &[Option<String>], at: usize) -> bool {
    let token = tokens.get(at);
    let spelt = spelt.get(at).and_then(Option::as_deref);
    token.zip(spelt).is_some_and(|(token, spelt)| index.is_spelt_otherwise(token.text, spelt))
}

impl Marker<'_, '_> {
    /// Words with other tone marks name neither products nor values nor colours.
    pub(super) fn forget_strange(&mut self, spelt: &[Option<String>]) {
        for (at, spelt) in spelt.iter().enumerate() {
            let Some(spelt) = spelt else { continue };
            if self.strange[at] {
                self.phrase_words[at] = UNKNOWN;
                self.value_words[at] = UNKNOWN;
            }
            if is_no_colour(self.tokens[at].text, spelt) {
                self.concept_words[at] = UNKNOWN;
            }
        }
    }

    /// "và A5": a phrase that ends in the letter of a code, such as Spanish "va a", is none.
    pub(super) fn cuts_code(&self, at: usize, len: usize) -> bool {
        let last = at + len - 1;
        let number = self.tokens.get(last + 1).filter(|t| t.glued && matches!(t.kind, Kind::Number(_)));
        len > 1
            && self.tokens[last].kind == Kind::Word
            && number.is_some_and(|number| {
                let code = format!("{}{}", self.tokens[last].text, number.text);
                self.index.product_of_compact(&code).is_some()
            })
    }

    /// Products whose name has this word.
    pub(super) fn named(&self, at: usize) -> &[u16] {
        if self.strange[at] { &[] } else { self.index.word(self.tokens[at].text) }
    }

    pub(super) fn at(&self, at: usize) -> (usize, What) {
        let token = &self.tokens[at];
        match token.kind {
            Kind::Break => return (1, What::End),
            Kind::Mention => return (1, What::Mention),
            _ if laughs_in_digits(token.text, self.spoken)
                && self.index.product_of_compact(token.text).is_none() =>
            {
                return (1, What::Cue(Class::Laugh));
            }
            Kind::Contact => {
                return (
                    1,
                    What::Contact {
                        link: !token.text.contains('@')
                            && token.text.contains(|c: char| c.is_ascii_alphabetic()),
                    },
                );
            }
            _ => {}
        }
        if let Some(len) = emoticon(&self.tokens[at..]) {
            return (len, What::Emoji);
        }
        if let Some(found) = self.code(at)
            && !self.is_value(at, &found)
        {
            return found;
        }
        let cue = self.cues.longest_where(at, self.spoken, |len| !self.cuts_code(at, len));
        let name = self.phrase(at);
        let said = self.said(at);
        let cue_len = cue.map_or(0, |(len, _)| len);
        let name_len = name.as_ref().map_or(0, |(len, _)| *len);
        let said_len = said.map_or(0, |(len, _)| len);
        if let Kind::Number(value) = token.kind {
            let laughs = matches!(cue, Some((1, Class::Laugh)));
            if cue_len <= 1 && name_len <= 1 && said_len <= 1 && !laughs {
                return (1, self.number(token, value, said.map(|(_, said)| said)));
            }
        }
        if let Some((len, names)) = name {
            let pointed = at
                .checked_sub(1)
                .and_then(|before| self.cues.longest_of(before, 1, self.spoken))
                .is_some_and(|class| class == Class::Article);
            let yields = cue.is_some_and(|(_, class)| {
                // "calza L": what is asked of is a thing where what it comes in follows.
                let sized = len == cue_len && self.said(at + len).is_some();
                let asks = (pointed || sized) && matches!(class, Class::Ask(_));
                !asks
                    && !matches!(
                        class,
                        Class::Word
                            | Class::Filler
                            | Class::Topic(_)
                            | Class::Praise
                            | Class::Other
                            | Class::Unit
                    )
            });
            if len >= said_len && (len > cue_len || len == cue_len && !yields) {
                let said = said.filter(|(l, _)| *l == len).map(|(_, said)| said);
                return (len, What::Hint(Hint { said, names, misspelt: false, whole: true }));
            }
        }
        if said.is_some_and(|(len, said)| self.reads_two_ways(at, len, said)) {
            return (said_len, What::TwoWays);
        }
        if let Some((len, said)) = said
            && len >= cue_len
        {
            return (len, self.option(at, len, said));
        }
        if let Some((len, class)) = cue {
            let names = self.named(at);
            // "ví" is a wallet with its tone mark, and several other words without.
            let own = self.own[at] && matches!(class, Class::Word | Class::Filler) && names.len() == 1;
            if len == 1 && (class == Class::Praise || own) && !names.is_empty() {
                // "paja" is praise in Lima and what a bag is made of; where the shop sells it, it is the bag.
                return (
                    1,
                    What::Hint(Hint { said: None, names: names.to_vec(), misspelt: false, whole: false }),
                );
            }
            if let Class::Num(value @ 11..) = class
                && let Some(number) = self.written_out(value)
            {
                return (len, number);
            }
            return (len, What::Cue(class));
        }
        (1, self.sign_or_word(at))
    }

    /// Whether a number and a size behind a blank may be two of that size as well.
    pub(super) fn reads_two_ways(&self, at: usize, len: usize, said: Said) -> bool {
        let counted = matches!(self.tokens[at].kind, Kind::Number(1..=10));
        let apart = self.tokens.get(at + 1).is_some_and(|t| !t.glued);
        let sized = said.value.is_none() && said.concept.is_some_and(|c| c.property == Property::Size);
        counted
            && apart
            && sized
            && self.said(at + 1).is_some_and(|(rest, other)| {
                rest + 1 == len && other.concept.is_some_and(|concept| self.offered(concept))
            })
    }

    pub(super) fn ends_in_claim(&self, at: usize, len: usize) -> bool {
        (at + 1..at + len).any(|from| {
            self.cues
                .longest(from, self.spoken)
                .is_some_and(|(n, class)| from + n >= at + len && class.claims())
        })
    }

    /// Not for "a", which is "to" in one language and "the" in another.
    pub(super) fn ends_in_article(&self, at: usize, len: usize) -> bool {
        let last = at + len - 1;
        len > 1
            && self.tokens[last].text.len() > 1
            && self.cues.longest_of(last, 1, self.spoken) == Some(Class::Article)
    }

    /// "600g": no wrong code where the shop sells by it.
    pub(super) fn is_value(&self, at: usize, (len, what): &(usize, What)) -> bool {
        !matches!(what, What::Code(_))
            && self.said(at).is_some_and(|(said, value)| said >= *len && value.value.is_some())
    }

    pub(super) fn option(&self, at: usize, len: usize, said: Said) -> What {
        let mut names = if len == 1 { self.named(at).to_vec() } else { Vec::new() };
        if let (true, Some(concept)) = (names.is_empty() && said.is_colour(), said.concept) {
            names = self.index.coloured(concept).to_vec();
        }
        What::Hint(Hint { said: Some(said), names, misspelt: false, whole: false })
    }

    pub(super) fn sign_or_word(&self, at: usize) -> What {
        let token = &self.tokens[at];
        match token.kind {
            Kind::Word => {
                if token.text == "x" {
                    return What::Times('x');
                }
                let names = self.named(at);
                if !names.is_empty() {
                    let mut names = names.to_vec();
                    if self.spoken.main == Lang::De {
                        // "die jacke" is every Regenjacke and Strickjacke.
                        self.index.add_compounds(token.text, &mut names);
                    }
                    return What::Hint(Hint { said: None, names, misspelt: false, whole: false });
                }
                let misspelt = if self.strange[at] { &[] } else { self.index.misspelt(token.text) };
                if misspelt.is_empty() {
                    self.rooted(token.text)
                } else {
                    What::Hint(Hint { said: None, names: misspelt.to_vec(), misspelt: true, whole: false })
                }
            }
            Kind::Decimal => What::Decimal,
            Kind::Emoji(_) => What::Emoji,
            Kind::Symbol('/') if self.lists(at) => What::Comma,
            Kind::Symbol(sign) => match sign {
                '*' | '=' | '(' | '/' | '+' | ':' => What::Times(sign),
                '#' => What::Hash,
                '-' => What::Minus,
                ',' | ';' => What::Comma,
                '.' | '!' | '…' => What::End,
                '?' => What::QuestionMark,
                '$' | '€' | '£' | '¥' | '₱' | '฿' | '₫' | '₹' | '₩' => What::Currency,
                _ => What::Sign,
            },
            _ => What::Unknown,
        }
    }

    /// "ring no 7", "no.5 bangles", "8 no red": in India "no" is short for "number" as well. `before` is the mark before it.
    pub(super) fn short_for_number(&self, at: usize, before: Option<&What>) -> Option<Class> {
        let indian = self.spoken.main == Lang::Hi || self.index.language == Some(Lang::Hi) || self.indian;
        if !indian || self.tokens[at].text != "no" {
            return None;
        }
        let code = |what: &What| matches!(what, What::Code(_) | What::Number { code: Some(_), .. });
        let dot = usize::from(self.tokens.get(at + 1).is_some_and(|t| t.text == "." && t.glued));
        let number = self.tokens.get(at + 1 + dot).filter(|t| matches!(t.kind, Kind::Number(_)));
        let coded = number.is_some_and(|t| self.index.product_of_compact(t.text).is_some());
        match before {
            Some(before) if code(before) => number.is_none().then_some(Class::Ordinal),
            _ => coded.then_some(Class::Article),
        }
    }

    /// Whether a word that means nothing here is harmless: grammar or courtesy of another language, or a chat spelling.
    pub(super) fn is_small(&self, at: usize) -> bool {
        self.cues.is_small_anywhere(at) || written_out(&self.tokens[at]).is_some()
    }

    /// "3 +1 / 6 +1": a slash between blanks with more than a quantity behind it.
    fn lists(&self, at: usize) -> bool {
        let apart = |at: usize| self.tokens.get(at).is_some_and(|t| !t.glued);
        let number = self.tokens.get(at + 1).is_some_and(|t| matches!(t.kind, Kind::Number(_)));
        at > 0 && apart(at) && apart(at + 1) && (!number || self.tokens.len() > at + 2)
    }

    pub(super) fn number(&self, token: &Token<'_>, value: u64, said: Option<Said>) -> What {
        What::Number { value, said, code: self.index.product_of_compact(token.text) }
    }

    /// "cuarenta", "trinta e seis": a number word that is too many to be a quantity, where something comes in it or has it
    /// for a code.
    pub(super) fn written_out(&self, value: u8) -> Option<What> {
        let digits = value.to_string();
        let mut said = None;
        self.index.values.walk(&[self.index.values.word(&digits)], |_, found| said = found.first().copied());
        let said = said.map(|value| Said { concept: None, to: None, value: Some(value) });
        let code = self.index.product_of_compact(&digits);
        (said.is_some() || code.is_some()).then_some(What::Number { value: u64::from(value), said, code })
    }

    /// A whole keyword, name or alias: longest first, every product that shares it.
    pub(super) fn phrase(&self, at: usize) -> Option<(usize, Vec<u16>)> {
        let mut best: Option<(usize, Vec<u16>)> = None;
        self.index
            .phrases
            .walk(&self.phrase_words[at..], |len, products| best = Some((len, products.to_vec())));
        best
    }

    /// A size, colour or the catalogue's own value.
    pub(super) fn said(&self, at: usize) -> Option<(usize, Said)> {
        let mut value: Option<(usize, u16)> = None;
        self.index
            .values
            .walk(&self.value_words[at..], |len, values| value = values.first().map(|v| (len, *v)));
        let mut concept: Option<(usize, Concept)> = None;
        lexicon().concepts.walk(&self.concept_words[at..], |len, concepts| {
            // "3 XL": a code and a size where the shop has both, unless something comes in 3XL.
            let apart = self.tokens[at..at + len].iter().skip(1).any(|t| !t.glued)
                && matches!(self.tokens[at].kind, Kind::Number(_))
                && self.index.product_of_compact(self.tokens[at].text).is_some();
            if let Some(found) = concepts.iter().find(|c| {
                (!apart || self.offered(c.concept))
                    && (len > 1 || self.tokens[at].text.len() > 1 || self.offered(c.concept))
                    && self.speaks(at, len, c.lang)
            }) {
                concept = Some((len, found.concept));
            }
        });
        match (value, concept) {
            (Some((a, value)), Some((b, concept))) if a == b => {
                Some((a, Said { concept: Some(concept), to: None, value: Some(value) }))
            }
            (Some((a, value)), other) if other.is_none_or(|(b, _)| a > b) => {
                Some((a, Said { concept: None, to: None, value: Some(value) }))
            }
            (_, Some((b, concept))) => Some((b, Said { concept: Some(concept), to: None, value: None })),
            _ => None,
        }
    }

    /// Whether a size or colour of that language counts here: its language is spoken, or the shop's, or the word is long
    /// enough and nothing else.
    pub(super) fn speaks(&self, at: usize, len: usize, lang: Lang) -> bool {
        self.spoken.allows(lang)
            || self.index.language == Some(lang)
            || self.spoken.main == Lang::Shared
            || self.cues.longest(at, self.spoken).is_none()
                && (len > 1 || self.tokens[at].text.chars().count() > 3)
    }

    pub(super) fn offered(&self, concept: Concept) -> bool {
        let said = Said { concept: Some(concept), to: None, value: None };
        self.index.products.iter().any(|product| product.offers(said))
    }
}
