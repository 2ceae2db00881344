//! Finds the lexicons' phrases in a comment. Not for what they mean together.

use crate::language::{Spoken, Weights};
use crate::lexicon::{Class, Entry, Lang, lexicon};
use phrases::Graph;
use phrases::token::{Kind, Token};
use phrases::trie::UNKNOWN;

/// Lexicon phrases found, by start.
pub(super) struct Cues {
    found: Vec<(usize, usize, &'static [Entry])>,
}

impl Cues {
    pub(super) fn find(tokens: &[Token<'_>]) -> Self {
        let graph = &lexicon().cues;
        let words: Vec<u32> = tokens.iter().map(|token| forgiving(graph, token)).collect();
        let mut found = Vec::with_capacity(tokens.len());
        for start in 0..words.len() {
            if is_mid_syllable(tokens, start) {
                continue;
            }
            graph.walk(&words[start..], |len, entries| {
                if !is_mid_syllable(tokens, start + len) {
                    found.push((start, len, entries));
                }
            });
        }
        Self { found }
    }

    pub(super) fn weigh(&self, tokens: &[Token<'_>], weights: &mut Weights) {
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

    pub(super) fn longest(&self, start: usize, spoken: Spoken) -> Option<(usize, Class)> {
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

/// Whether a vowel or tone sign of Thai stands here: no word starts or ends before it.
fn is_mid_syllable(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        token.glued
            && token.kind == Kind::Glyph
            && token.text.starts_with([
                '\u{e30}', '\u{e31}', '\u{e32}', '\u{e33}', '\u{e34}', '\u{e35}', '\u{e36}', '\u{e37}',
                '\u{e38}', '\u{e39}', '\u{e47}', '\u{e48}', '\u{e49}', '\u{e4a}', '\u{e4b}', '\u{e4c}',
            ])
    })
}

/// Looks a word up as typed, then without doubled letters ("quieroo"), then without Arabic's article.
fn forgiving(graph: &Graph<Entry>, token: &Token<'_>) -> u32 {
    let id = graph.word(token.text);
    if id != UNKNOWN || token.kind != Kind::Word {
        return id;
    }
    if let Some(bare) = token.text.strip_prefix("ال").or_else(|| token.text.strip_prefix('و')) {
        return graph.word(bare);
    }
    if is_laughter(token.text) {
        return graph.word("jaja");
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
    graph.word(&single)
}

/// Whether a cue may touch a number and keep its own meaning, as in "sold12", "2pcs", "n12"; "A122" is no "a" and 122.
pub(super) fn stands_beside_numbers(class: Class, text: &str) -> bool {
    match class {
        Class::At | Class::And | Class::Or | Class::Word | Class::Filler | Class::Neg => false,
        Class::Article => text.len() > 1 || text == "n",
        Class::Num(_) => text.len() > 1,
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
