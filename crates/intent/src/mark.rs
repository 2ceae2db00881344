//! Gives every stretch of a comment one meaning: cue, code, product word, option, number, sign, or unknown.
//! Not for what follows from them together.

mod arabic;
mod code;
mod cues;
mod glued;

use self::cues::Cues;
use crate::catalogue::{Index, Said};
use crate::homograph::is_no_colour;
use crate::language::{Spoken, Weights};
use crate::lexicon::{Class, Concept, Lang, Property, lexicon};
use phrases::arabic::known;
use phrases::token::{Kind, Token};
use phrases::trie::UNKNOWN;

/// One meaning.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What {
    /// A word or phrase of a lexicon.
    Cue(Class),
    /// A product's code as typed, letters included.
    Code(u16),
    /// A code with letters typed for digits, or the digits alone typed with a wrong letter: needs confirmation.
    Near(Vec<u16>),
    /// A word nobody knows that is a code when its letters are read as digits: "AI" for A1.
    MaybeCode(Vec<u16>),
    /// Looks like a code and is none of ours.
    BadCode,
    /// Words of product names or values of options.
    Hint(Hint),
    /// A number and what it could be in the catalogue.
    Number {
        /// The number.
        value: u64,
        /// The value of an option with that spelling.
        said: Option<Said>,
        /// The product whose whole code it is.
        code: Option<u16>,
    },
    /// "2 XL" where something comes in XL and in 2XL.
    TwoWays,
    /// A decimal or a time.
    Decimal,
    /// `x` or `*` or `=` or `(` or `/` or `+`: a quantity follows.
    Times(char),
    /// `#`.
    Hash,
    /// `-` before a number.
    Minus,
    /// `,` or `;`.
    Comma,
    /// `.` or `!` or a line break.
    End,
    /// `?`.
    QuestionMark,
    /// A pictograph.
    Emoji,
    /// `@name`.
    Mention,
    /// Phone, mail or link.
    Contact {
        /// It is a link.
        link: bool,
    },
    /// A currency sign.
    Currency,
    /// Any other sign.
    Sign,
    /// A word nobody knows.
    Unknown,
}

/// Words that point to products or options.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hint {
    /// The value said.
    pub said: Option<Said>,
    /// Products whose name or keyword has the word; empty for a plain option.
    pub names: Vec<u16>,
    /// The word was misspelt.
    pub misspelt: bool,
    /// A whole keyword, name or alias.
    pub whole: bool,
}

/// A stretch of tokens and its meaning.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks of a stretch, read one by one")]
pub(crate) struct Mark {
    /// First token.
    pub from: usize,
    /// Number of tokens.
    pub len: usize,
    /// The meaning.
    pub what: What,
    /// Touches the token before.
    pub glued: bool,
    /// A change word that ends in a claim word: "mejor dame".
    pub claims: bool,
    /// A phrase that ends in an article: "era la", "no era el".
    pub points: bool,
    /// A single letter.
    pub letter: bool,
}

/// The tokens of a comment, folded as `text`, with what each stretch of them means.
pub(crate) fn marked<'t>(
    index: &Index,
    comment: &str,
    text: &'t str,
    locale: Option<&str>,
) -> (Vec<Token<'t>>, Vec<Mark>, Spoken) {
    let tokens = arabic::parted(index, phrases::token::tokenise(text));
    let spelt = index.spellings(comment, &tokens);
    let (marks, spoken) = mark(index, &tokens, &spelt, locale);
    (tokens, marks, spoken)
}

/// Marks a whole comment and tells the language.
fn mark(
    index: &Index,
    tokens: &[Token<'_>],
    spelt: &[Option<String>],
    locale: Option<&str>,
) -> (Vec<Mark>, Spoken) {
    let cues = Cues::find(tokens, spelt);
    let mut weights = Weights::new(locale, index.language);
    weights.see_script(tokens);
    cues.weigh(tokens, &mut weights);
    weights.add(Lang::Vi, spelt.iter().flatten().map(|_| 0.7).sum());
    let spoken = weights.decide();
    let mut reader = Marker {
        index,
        tokens,
        spoken,
        cues,
        strange: (0..tokens.len()).map(|at| is_strange(index, tokens, spelt, at)).collect(),
        phrase_words: ids(tokens, |word| known(word, |form| index.phrases.word(form))),
        value_words: ids(tokens, |word| known(word, |form| index.values.word(form))),
        concept_words: ids(tokens, |word| known(word, |form| lexicon().concepts.word(form))),
    };
    reader.forget_strange(spelt);
    let mut marks = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let named = marks.last().and_then(|m: &Mark| match m.what {
            What::Code(product) | What::Number { code: Some(product), .. } => Some(product),
            _ => None,
        });
        let after_option = marks.last().is_some_and(|m: &Mark| matches!(m.what, What::Hint(_)));
        if (named.is_some() || after_option)
            && let Some(parts) = reader.parts(at, named)
        {
            let glued = tokens[at].glued;
            marks.extend(parts.map(|what| Mark {
                from: at,
                len: 1,
                what,
                glued,
                claims: false,
                points: false,
                letter: false,
            }));
            at += 1;
            continue;
        }
        let (mut len, mut what) = reader.at(at);
        if let (Lang::Tl, What::Code(product) | What::Number { code: Some(product), .. }, Some(before)) =
            (spoken.main, &what, marks.last_mut())
            && tokens[before.from].text == "m"
            && matches!(&before.what, What::Hint(Hint { said: Some(said), .. }) if !index.products[usize::from(*product)].offers(*said))
        {
            // "m k2" is "mine k2" in the Philippines, unless it comes in M.
            before.what = What::Cue(Class::ClaimCode);
        }
        // "A1+1": after something to be had, "+1" is a quantity and no claim of its own.
        let follows_item = marks.last().is_some_and(|m: &Mark| {
            matches!(m.what, What::Code(_) | What::Near(_) | What::Hint(_) | What::Number { .. })
        });
        if follows_item && tokens[at].kind == Kind::Symbol('+') && len == 2 {
            (len, what) = (1, What::Times('+'));
        }
        // "A30 M x2" is a quantity even in a shop that sells an X2.
        let small = matches!(tokens.get(at + 1).map(|t| t.kind), Some(Kind::Number(1..=10)));
        let same_again = |m: &Mark| matches!((&m.what, &what), (What::Code(a), What::Code(b)) if a == b);
        if follows_item && tokens[at].text == "x" && small && !marks.last().is_some_and(same_again) {
            (len, what) = (1, What::Times('x'));
        }
        // "A1-1" gives one up where Chinese is spoken.
        let digit_follows =
            tokens.get(at + 1).is_some_and(|t| t.glued && matches!(t.kind, Kind::Number(1..=10)));
        if what == What::Minus && tokens[at].glued && digit_follows && follows_item && spoken.main == Lang::Zh
        {
            what = What::Cue(Class::CancelWeak);
        }
        // "the K3s": a plural, unless it comes in S.
        if let (Some(What::Code(product)), true) =
            (marks.last().map(|m| &m.what), tokens[at].glued && tokens[at].text == "s")
            && let What::Hint(Hint { said: Some(said), .. }) = &what
            && !index.products[usize::from(*product)].offers(*said)
        {
            (len, what) = (1, What::Cue(Class::Filler));
        }
        let claims = what == What::Cue(Class::Change) && reader.ends_in_claim(at, len);
        let points = matches!(what, What::Cue(Class::Change | Class::NotThis | Class::Instead))
            && reader.ends_in_article(at, len);
        marks.push(Mark {
            from: at,
            len,
            what,
            glued: tokens[at].glued,
            claims,
            points,
            letter: len == 1 && tokens[at].text.len() == 1,
        });
        at += len;
    }
    if matches!(spoken.main, Lang::Es | Lang::Pt) {
        number_signs(&mut marks, tokens);
    }
    count_codes(index, tokens, &mut marks);
    if spoken.main == Lang::Hi {
        negate_backwards(&mut marks, tokens);
        give_instead_of_two(&mut marks, tokens);
    }
    (marks, spoken)
}

/// "n° 42": no negation.
fn number_signs(marks: &mut [Mark], tokens: &[Token<'_>]) {
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

/// "九号", "七番", "아홉번": a number word before the word for number is a code.
fn count_codes(index: &Index, tokens: &[Token<'_>], marks: &mut [Mark]) {
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
fn negate_backwards(marks: &mut [Mark], tokens: &[Token<'_>]) {
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
fn give_instead_of_two(marks: &mut [Mark], tokens: &[Token<'_>]) {
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

fn ids(tokens: &[Token<'_>], word: impl Fn(&str) -> u32) -> Vec<u32> {
    tokens.iter().map(|token| word(token.text)).collect()
}

/// "5555" in Thai, "666" and "23333" in Chinese.
fn laughs_in_digits(text: &str, spoken: Spoken) -> bool {
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
fn emoticon(tokens: &[Token<'_>]) -> Option<usize> {
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

struct Marker<'a, 't> {
    index: &'a Index,
    tokens: &'a [Token<'t>],
    spoken: Spoken,
    cues: Cues,
    /// Words that are of the shop but for their tone marks.
    strange: Vec<bool>,
    phrase_words: Vec<u32>,
    value_words: Vec<u32>,
    concept_words: Vec<u32>,
}

/// Whether a word has other tone marks than the shop's word with its letters.
fn is_strange(index: &Index, tokens: &[Token<'_>], spelt: &[Option<String>], at: usize) -> bool {
    let token = tokens.get(at);
    let spelt = spelt.get(at).and_then(Option::as_deref);
    token.zip(spelt).is_some_and(|(token, spelt)| index.is_spelt_otherwise(token.text, spelt))
}

impl Marker<'_, '_> {
    /// Words with other tone marks name neither products nor values nor colours.
    fn forget_strange(&mut self, spelt: &[Option<String>]) {
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
    fn cuts_code(&self, at: usize, len: usize) -> bool {
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
    fn named(&self, at: usize) -> &[u16] {
        if self.strange[at] { &[] } else { self.index.word(self.tokens[at].text) }
    }

    fn at(&self, at: usize) -> (usize, What) {
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
                let asks = pointed && matches!(class, Class::Ask(_));
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
            if len == 1 && class == Class::Praise && !names.is_empty() {
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
    fn reads_two_ways(&self, at: usize, len: usize, said: Said) -> bool {
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

    fn ends_in_claim(&self, at: usize, len: usize) -> bool {
        (at + 1..at + len).any(|from| {
            self.cues
                .longest(from, self.spoken)
                .is_some_and(|(n, class)| from + n >= at + len && class.claims())
        })
    }

    /// Not for "a", which is "to" in one language and "the" in another.
    fn ends_in_article(&self, at: usize, len: usize) -> bool {
        let last = at + len - 1;
        len > 1
            && self.tokens[last].text.len() > 1
            && self.cues.longest_of(last, 1, self.spoken) == Some(Class::Article)
    }

    /// "600g": no wrong code where the shop sells by it.
    fn is_value(&self, at: usize, (len, what): &(usize, What)) -> bool {
        !matches!(what, What::Code(_))
            && self.said(at).is_some_and(|(said, value)| said >= *len && value.value.is_some())
    }

    fn option(&self, at: usize, len: usize, said: Said) -> What {
        let mut names = if len == 1 { self.named(at).to_vec() } else { Vec::new() };
        if let (true, Some(concept)) = (names.is_empty() && said.is_colour(), said.concept) {
            names = self.index.coloured(concept).to_vec();
        }
        What::Hint(Hint { said: Some(said), names, misspelt: false, whole: false })
    }

    fn sign_or_word(&self, at: usize) -> What {
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

    fn number(&self, token: &Token<'_>, value: u64, said: Option<Said>) -> What {
        What::Number { value, said, code: self.index.product_of_compact(token.text) }
    }

    /// "cuarenta", "trinta e seis": a number word that is too many to be a quantity, where something comes in it or has it
    /// for a code.
    fn written_out(&self, value: u8) -> Option<What> {
        let digits = value.to_string();
        let mut said = None;
        self.index.values.walk(&[self.index.values.word(&digits)], |_, found| said = found.first().copied());
        let said = said.map(|value| Said { concept: None, value: Some(value) });
        let code = self.index.product_of_compact(&digits);
        (said.is_some() || code.is_some()).then_some(What::Number { value: u64::from(value), said, code })
    }

    /// A whole keyword, name or alias: longest first, every product that shares it.
    fn phrase(&self, at: usize) -> Option<(usize, Vec<u16>)> {
        let mut best: Option<(usize, Vec<u16>)> = None;
        self.index
            .phrases
            .walk(&self.phrase_words[at..], |len, products| best = Some((len, products.to_vec())));
        best
    }

    /// A size, colour or the catalogue's own value.
    fn said(&self, at: usize) -> Option<(usize, Said)> {
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
                Some((a, Said { concept: Some(concept), value: Some(value) }))
            }
            (Some((a, value)), other) if other.is_none_or(|(b, _)| a > b) => {
                Some((a, Said { concept: None, value: Some(value) }))
            }
            (_, Some((b, concept))) => Some((b, Said { concept: Some(concept), value: None })),
            _ => None,
        }
    }

    /// Whether a size or colour of that language counts here: its language is spoken, or the shop's, or the word is long
    /// enough and nothing else.
    fn speaks(&self, at: usize, len: usize, lang: Lang) -> bool {
        self.spoken.allows(lang)
            || self.index.language == Some(lang)
            || self.spoken.main == Lang::Shared
            || self.cues.longest(at, self.spoken).is_none()
                && (len > 1 || self.tokens[at].text.chars().count() > 3)
    }

    fn offered(&self, concept: Concept) -> bool {
        let said = Said { concept: Some(concept), value: None };
        self.index.products.iter().any(|product| product.offers(said))
    }
}
