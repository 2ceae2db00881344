//! Gives every stretch of a comment one meaning: cue, code, product word, option, number, sign, or unknown.
//! Not for what follows from them together.

use crate::catalogue::{Index, Said};
use crate::language::{Spoken, Weights};
use crate::lexicon::{Class, Concept, Entry, Lang, lexicon};
use crate::token::{Kind, Token};
use crate::trie::{Trie, UNKNOWN};

/// One meaning.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What {
    /// A word or phrase of a lexicon.
    Cue(Class),
    /// A product's code as typed, letters included.
    Code(u16),
    /// A code with letters typed for digits, or the digits alone typed with a wrong letter: needs confirmation.
    Near(Vec<u16>),
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
pub(crate) struct Mark {
    /// First token.
    pub from: usize,
    /// Number of tokens.
    pub len: usize,
    /// The meaning.
    pub what: What,
    /// Touches the token before.
    pub glued: bool,
}

/// Tokens joined at most into one code: `pol - roj 01`.
const CODE_TOKENS_MAX: usize = 5;

/// Marks a whole comment and tells the language.
pub(crate) fn mark(index: &Index, tokens: &[Token<'_>], locale: Option<&str>) -> (Vec<Mark>, Spoken) {
    let cues = Cues::find(tokens);
    let mut weights = Weights::new(locale, index.language);
    weights.see_script(tokens);
    cues.weigh(tokens, &mut weights);
    let spoken = weights.decide();
    let reader = Marker {
        index,
        tokens,
        spoken,
        cues,
        phrase_words: ids(&index.phrases, tokens),
        value_words: ids(&index.values, tokens),
        concept_words: ids(&lexicon().concepts, tokens),
    };
    let mut marks = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let (mut len, mut what) = reader.at(at);
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
        marks.push(Mark { from: at, len, what, glued: tokens[at].glued });
        at += len;
    }
    (marks, spoken)
}

fn ids<T>(trie: &Trie<T>, tokens: &[Token<'_>]) -> Vec<u32> {
    tokens.iter().map(|token| trie.word(token.text)).collect()
}

/// Lexicon phrases found, by start.
struct Cues {
    found: Vec<(usize, usize, &'static [Entry])>,
}

impl Cues {
    fn find(tokens: &[Token<'_>]) -> Self {
        let trie = &lexicon().cues;
        let words: Vec<u32> = tokens.iter().map(|token| forgiving(trie, token)).collect();
        let mut found = Vec::with_capacity(tokens.len());
        for start in 0..words.len() {
            trie.walk(&words[start..], |len, entries| found.push((start, len, entries)));
        }
        Self { found }
    }

    fn weigh(&self, tokens: &[Token<'_>], weights: &mut Weights) {
        for (start, len, entries) in &self.found {
            if tokens[*start].kind == Kind::Glyph {
                continue;
            }
            let letters: usize = tokens[*start..start + len].iter().map(|t| t.text.len()).sum();
            let weight = if letters <= 1 {
                0.2
            } else if letters == 2 {
                0.5
            } else {
                1.0
            };
            // A word several languages share says less about each.
            let mut langs = 0u16;
            for entry in *entries {
                langs |= 1 << (entry.lang as u16);
            }
            let share = if langs.count_ones() > 2 { 0.6 } else { 1.0 };
            for lang in Lang::ALL {
                if langs & (1 << (lang as u16)) != 0 {
                    weights.add(lang, weight * share);
                }
            }
        }
    }

    fn longest(&self, start: usize, spoken: Spoken) -> Option<(usize, Class)> {
        let first = self.found.partition_point(|(at, ..)| *at < start);
        let here = self.found[first..].iter().take_while(|(at, ..)| *at == start);
        let mut best = None;
        for (_, len, entries) in here {
            let rank = |entry: &&Entry| match entry.lang {
                lang if lang == spoken.main => 0,
                Lang::Shared => 1,
                _ => 2,
            };
            if let Some(entry) = entries.iter().filter(|e| spoken.allows(e.lang)).min_by_key(rank) {
                best = Some((*len, entry.class));
            }
        }
        best
    }
}

/// Looks a word up as typed, then without doubled letters ("quieroo"), then without Arabic's article.
fn forgiving(trie: &Trie<Entry>, token: &Token<'_>) -> u32 {
    let id = trie.word(token.text);
    if id != UNKNOWN || token.kind != Kind::Word {
        return id;
    }
    if let Some(bare) = token.text.strip_prefix("ال").or_else(|| token.text.strip_prefix('و')) {
        return trie.word(bare);
    }
    if is_laughter(token.text) {
        return trie.word("jaja");
    }
    let doubled =
        token.text.as_bytes().windows(2).any(|pair| pair[0] == pair[1] && pair[0].is_ascii_alphabetic());
    if !doubled {
        return UNKNOWN;
    }
    let mut single = String::with_capacity(token.text.len());
    for c in token.text.chars() {
        if !single.ends_with(c) {
            single.push(c);
        }
    }
    trie.word(&single)
}

/// Whether a cue may touch a number and keep its own meaning, as in "sold12", "2pcs", "n12"; "A122" is no "a" and 122.
fn stands_beside_numbers(class: Class, text: &str) -> bool {
    match class {
        Class::At | Class::And | Class::Or | Class::Word | Class::Filler | Class::Neg => false,
        Class::Article => text.len() > 1 || text == "n",
        _ => true,
    }
}

/// "jajaja", "hehehe", "kkkkk", "rsrsrs".
fn is_laughter(word: &str) -> bool {
    let bytes = word.as_bytes();
    let laughing = |b: &u8| matches!(b, b'j' | b'a' | b'e' | b'i' | b'h' | b'k' | b's' | b'r' | b'x' | b'd');
    let pairs = ["ja", "je", "ji", "ha", "he", "hi", "aj", "ah", "ka", "rs", "kk", "jj", "hh"];
    bytes.len() >= 4
        && bytes.iter().all(laughing)
        && pairs.iter().any(|pair| {
            bytes.len() >= 2 * word.matches(pair).count() && word.matches(pair).count() * 2 + 2 >= bytes.len()
        })
}

struct Marker<'a, 't> {
    index: &'a Index,
    tokens: &'a [Token<'t>],
    spoken: Spoken,
    cues: Cues,
    phrase_words: Vec<u32>,
    value_words: Vec<u32>,
    concept_words: Vec<u32>,
}

impl Marker<'_, '_> {
    fn at(&self, at: usize) -> (usize, What) {
        let token = &self.tokens[at];
        match token.kind {
            Kind::Break => return (1, What::End),
            Kind::Mention => return (1, What::Mention),
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
        if let Some(found) = self.code(at) {
            return found;
        }
        let cue = self.cues.longest(at, self.spoken);
        let name = self.phrase(at);
        let said = self.said(at);
        let cue_len = cue.map_or(0, |(len, _)| len);
        let name_len = name.as_ref().map_or(0, |(len, _)| *len);
        let said_len = said.map_or(0, |(len, _)| len);
        if let Kind::Number(value) = token.kind {
            if self.spoken.main == Lang::Th && token.text.len() >= 3 && token.text.bytes().all(|b| b == b'5')
            {
                return (1, What::Cue(Class::Laugh));
            }
            let laughs = matches!(cue, Some((1, Class::Laugh)));
            if cue_len <= 1 && name_len <= 1 && said_len <= 1 && !laughs {
                return (1, self.number(token, value, said.map(|(_, said)| said)));
            }
        }
        if let Some((len, names)) = name {
            let yields = cue.is_some_and(|(_, class)| {
                !matches!(
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
        if let Some((len, said)) = said
            && len >= cue_len
        {
            return (len, self.option(at, len, said));
        }
        if let Some((len, class)) = cue {
            return (len, What::Cue(class));
        }
        (1, self.sign_or_word(token))
    }

    fn option(&self, at: usize, len: usize, said: Said) -> What {
        let mut names = if len == 1 { self.index.word(self.tokens[at].text).to_vec() } else { Vec::new() };
        if let (true, Some(concept)) = (names.is_empty() && said.is_colour(), said.concept) {
            names = self.index.coloured(concept).to_vec();
        }
        What::Hint(Hint { said: Some(said), names, misspelt: false, whole: false })
    }

    fn sign_or_word(&self, token: &Token<'_>) -> What {
        match token.kind {
            Kind::Word => {
                if token.text == "x" {
                    return What::Times('x');
                }
                let names = self.index.word(token.text);
                if !names.is_empty() {
                    return What::Hint(Hint {
                        said: None,
                        names: names.to_vec(),
                        misspelt: false,
                        whole: false,
                    });
                }
                let misspelt = self.index.misspelt(token.text);
                if misspelt.is_empty() {
                    What::Unknown
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
            if let Some(found) =
                concepts.iter().find(|c| len > 1 || self.tokens[at].text.len() > 1 || self.offered(**c))
            {
                concept = Some((len, *found));
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

    fn offered(&self, concept: Concept) -> bool {
        let said = Said { concept: Some(concept), value: None };
        self.index.products.iter().any(|product| product.offers(said))
    }

    /// A code: tokens that touch or are joined by hyphens; letters and a number also over one blank.
    fn code(&self, at: usize) -> Option<(usize, What)> {
        let first = &self.tokens[at];
        if !matches!(first.kind, Kind::Word | Kind::Number(_) | Kind::Glyph)
            || first.glued
                && at > 0
                && self.is_code_part(at - 1)
                && self.tokens[at - 1].text != "x"
                && first.kind == Kind::Word
        {
            return None;
        }
        let mut joined = String::with_capacity(16);
        let mut best = None;
        let mut run_end = at;
        let mut letters = false;
        let mut digits = false;
        let mut parts = 0;
        for (offset, token) in self.tokens[at..].iter().enumerate().take(CODE_TOKENS_MAX) {
            if token.kind == Kind::Symbol('-') && offset > 0 {
                continue;
            }
            let touches = offset == 0 || token.glued;
            let spaced =
                !touches && offset == 1 && first.kind == Kind::Word && matches!(token.kind, Kind::Number(_));
            if !touches && !spaced || !matches!(token.kind, Kind::Word | Kind::Number(_) | Kind::Glyph) {
                break;
            }
            letters |= token.kind != Kind::Number(0) && !matches!(token.kind, Kind::Number(_));
            digits |= matches!(token.kind, Kind::Number(_));
            joined.push_str(token.text);
            parts += 1;
            if touches && offset + at == run_end + usize::from(offset > 0) {
                run_end = at + offset;
            }
            if letters
                && digits
                && let Some(product) = self.index.product_of_compact(&joined)
            {
                best = Some((offset + 1, product));
            }
            if spaced {
                break;
            }
        }
        if let Some((len, product)) = best {
            return Some((len, What::Code(product)));
        }
        if !letters && !joined.is_empty() || parts == 1 && first.kind != Kind::Word {
            return None;
        }
        if parts == 1 {
            // A code of letters only, unless it is a word of the language.
            let product = self
                .index
                .product_of_compact(first.text)
                .filter(|_| first.text.len() > 1 && self.cues.longest(at, self.spoken).is_none());
            return product.map(|product| (1, What::Code(product)));
        }
        if digits { self.near_code(at) } else { None }
    }

    fn is_code_part(&self, at: usize) -> bool {
        matches!(self.tokens[at].kind, Kind::Word | Kind::Number(_))
    }

    /// Letters and digits that touch and are no code: a near one, a wrong one, or not meant as one ("2pcs", "sold12").
    fn near_code(&self, at: usize) -> Option<(usize, What)> {
        let run = self.tokens[at..]
            .iter()
            .enumerate()
            .take_while(|(i, t)| (*i == 0 || t.glued) && matches!(t.kind, Kind::Word | Kind::Number(_)))
            .count();
        if run < 2 {
            return None;
        }
        let first = &self.tokens[at];
        let text: String = self.tokens[at..at + run].iter().map(|t| t.text).collect();
        let meant_otherwise = self.tokens[at..at + run].iter().enumerate().any(|(i, t)| {
            t.kind == Kind::Word
                && (t.text == "x"
                    || self.said(at + i).is_some()
                    || self
                        .cues
                        .longest(at + i, self.spoken)
                        .is_some_and(|(_, class)| stands_beside_numbers(class, t.text)))
        });
        let near = self.index.near(&text);
        if !near.is_empty() && text.len() <= 6 {
            return Some((run, What::Near(near.to_vec())));
        }
        if meant_otherwise || first.kind == Kind::Word && first.text.len() > 3 {
            return None;
        }
        Some((run, What::BadCode))
    }
}
