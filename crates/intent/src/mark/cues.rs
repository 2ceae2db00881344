//! Finds the lexicons' phrases in a comment. Not for what they mean together.

use crate::homograph::instead;
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
    pub(super) fn find(tokens: &[Token<'_>], spelt: &[Option<String>]) -> Self {
        let graph = &lexicon().cues;
        let words: Vec<u32> = tokens
            .iter()
            .enumerate()
            .map(|(at, token)| {
                let spelt = spelt.get(at).and_then(Option::as_deref);
                let next = tokens.get(at + 1).map(|t| t.text);
                spelt
                    .and_then(|spelt| instead(spelt, next))
                    .map_or_else(|| forgiving(graph, token), |word| graph.word(word))
            })
            .collect();
        let bare: Option<Vec<u32>> = tokens.iter().any(|t| is_arabic(t)).then(|| {
            let pairs = tokens.iter().zip(&words);
            pairs.map(|(token, word)| without_prefix(graph, token).unwrap_or(*word)).collect()
        });
        let spelled: Option<Vec<u32>> = tokens.iter().any(|t| written_out(t).is_some()).then(|| {
            let pairs = tokens.iter().zip(&words).enumerate();
            let coded = |at: usize| {
                let number = |t: &Token<'_>| matches!(t.kind, Kind::Number(_));
                tokens[at].text.len() == 1 && (tokens[at].glued || tokens.get(at + 1).is_some_and(number))
            };
            pairs
                .map(|(at, (token, word))| {
                    let full = written_out(token).filter(|_| !coded(at));
                    full.map_or(*word, |full| graph.word(full))
                })
                .collect()
        });
        let mut found = Vec::with_capacity(tokens.len());
        for start in 0..words.len() {
            if is_mid_syllable(tokens, start) {
                continue;
            }
            let first = found.len();
            graph.walk(&words[start..], |len, entries| {
                if !is_mid_syllable(tokens, start + len) {
                    found.push((start, len, entries));
                }
            });
            // "q sean 2", "x favor": a phrase in the spelling of chats counts where none is as long as it stands.
            if let Some(spelled) = &spelled {
                let known = found.get(first..).unwrap_or_default().last().map_or(0, |(_, len, _)| *len);
                graph.walk(&spelled[start..], |len, entries| {
                    let vague = matches!(tokens[start].text, "x" | "k" | "xr" | "pr" | "ta" | "tas" | "pal");
                    if len > known.max(usize::from(vague)) {
                        found.push((start, len, entries));
                    }
                });
            }
            // "واحجزي لي السروال": a phrase whose words carry an article or "and" counts where none does as it stands.
            if let Some(bare) = &bare {
                let known = found.get(first..).unwrap_or_default().last().map_or(0, |(_, len, _)| *len);
                graph.walk(&bare[start..], |len, entries| {
                    if len > known {
                        found.push((start, len, entries));
                    }
                });
            }
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

    /// The meaning of the phrase of that length.
    pub(super) fn longest_of(&self, start: usize, length: usize, spoken: Spoken) -> Option<Class> {
        let mut here = self.found.iter().filter(|(at, len, _)| *at == start && *len == length);
        here.find_map(|(.., entries)| entries.iter().find(|e| spoken.allows(e.lang))).map(|e| e.class)
    }

    /// Whether a phrase of `least` to `most` words may also mean this.
    pub(super) fn may_mean(
        &self,
        start: usize,
        least: usize,
        most: usize,
        spoken: Spoken,
        meant: impl Fn(Class) -> bool,
    ) -> bool {
        let first = self.found.partition_point(|(at, ..)| *at < start);
        let mut here = self.found[first..].iter().take_while(|(at, ..)| *at == start);
        here.any(|(_, len, entries)| {
            (least..=most).contains(len) && entries.iter().any(|e| meant(e.class) && spoken.allows(e.lang))
        })
    }

    /// Whether a word is grammar or courtesy wherever it is known, in a language that is not spoken here: "omg die
    /// bommelmütze, i take it" is German about an English sentence, or the other way round.
    pub(super) fn is_small_anywhere(&self, at: usize) -> bool {
        let first = self.found.partition_point(|(start, ..)| *start < at);
        let here = self.found[first..].iter().take_while(|(start, ..)| *start == at);
        let mut alone =
            here.filter(|(_, len, _)| *len == 1).flat_map(|(.., entries)| entries.iter()).peekable();
        alone.peek().is_some()
            && alone.all(|entry| {
                matches!(entry.class, Class::Article | Class::Word | Class::Filler | Class::Please)
            })
    }

    pub(super) fn longest(&self, start: usize, spoken: Spoken) -> Option<(usize, Class)> {
        self.longest_where(start, spoken, |_| true)
    }

    /// The longest phrase of a length that may be.
    pub(super) fn longest_where(
        &self,
        start: usize,
        spoken: Spoken,
        may: impl Fn(usize) -> bool,
    ) -> Option<(usize, Class)> {
        let first = self.found.partition_point(|(at, ..)| *at < start);
        let here = self.found[first..].iter().take_while(|(at, ..)| *at == start);
        let mut best = None;
        for (_, len, entries) in here.filter(|(_, len, _)| may(*len)) {
            // A phrase may stand under "change" and, being more exact, under "notthis"; so with "other" and "earlier", with
            // claims, changes and questions and what asks for them politely.
            let rank = |entry: &&Entry| {
                let lang = match entry.lang {
                    lang if lang == spoken.main => 0,
                    Lang::Shared => 1,
                    _ => 2,
                };
                let exact = entry.class.requested().is_some()
                    || matches!(entry.class, Class::NotThis | Class::Earlier | Class::Apiece | Class::Less);
                (lang, if entry.class == Class::Agree { 2 } else { u8::from(!exact) })
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

/// What Spanish and Portuguese chats shorten, written out.
pub(super) fn written_out(token: &Token<'_>) -> Option<&'static str> {
    Some(match token.text {
        "q" | "k" | "ke" | "qe" => "que",
        "x" | "xr" | "pr" => "por",
        "d" => "de",
        "xa" | "pal" => "para",
        "tmb" | "tbn" | "tmbn" | "tamb" | "tambn" => "tambien",
        "xq" | "pq" | "porq" | "xke" => "porque",
        "aunq" | "aunk" => "aunque",
        "vc" => "voce",
        "vcs" => "voces",
        "qdo" | "qnd" | "qndo" | "qd" => "quando",
        "cdo" | "cnd" | "cuand" => "cuando",
        "dps" => "depois",
        "msm" => "mesmo",
        "mt" | "mto" | "mtu" => "muito",
        "hj" => "hoje",
        "agr" => "agora",
        "ngm" => "ninguem",
        "qro" | "kero" | "queru" | "keru" => "quero",
        "kiero" | "qiero" | "kiro" | "qiro" | "qero" => "quiero",
        "qeda" | "keda" | "qda" => "queda",
        "qedo" | "kedo" => "quedo",
        "toy" => "estoy",
        "tas" => "estas",
        "ta" => "esta",
        _ => return None,
    })
}

fn is_arabic(token: &Token<'_>) -> bool {
    token.kind == Kind::Word
        && token.text.starts_with(['\u{0627}', '\u{0648}', '\u{0628}', '\u{0644}', '\u{0641}'])
}

/// The word without what Arabic writes onto it, where that is a word.
fn without_prefix(graph: &Graph<Entry>, token: &Token<'_>) -> Option<u32> {
    if !is_arabic(token) {
        return None;
    }
    phrases::arabic::forms(token.text).skip(1).map(|form| graph.word(form)).find(|id| *id != UNKNOWN)
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
    // "jajsjajsa"
    let typed_blindly = bytes.len() >= 6
        && word.matches('j').count() * 3 >= bytes.len()
        && bytes.iter().all(|b| matches!(b, b'j' | b'a' | b'e' | b's' | b'h' | b'k'));
    typed_blindly
        || bytes.len() >= 4
            && bytes.iter().all(laughing)
            && pairs.iter().any(|pair| {
                bytes.len() >= 2 * word.matches(pair).count()
                    && word.matches(pair).count() * 2 + 2 >= bytes.len()
            })
}
