//! The words of every language, compiled from `lexicons/*.lex` (format: README.md) by `build.rs`. Not for grammar: what a
//! cue does to a comment is decided elsewhere.

mod class;

use std::sync::LazyLock;

pub(crate) use class::Class;

use phrases::Graph;
use phrases::lexicon::{Compiled, Meaning, read};

/// A language with a lexicon of its own. `Shared` holds what Live chats of all countries use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Lang {
    Es,
    En,
    Pt,
    Fr,
    It,
    De,
    Tl,
    Id,
    Vi,
    Th,
    Zh,
    Ja,
    Ko,
    Ar,
    Hi,
    Shared,
}

impl Lang {
    /// Every language, in the order of their numbers; `Shared` last.
    pub(crate) const ALL: [Self; 16] = [
        Self::Es,
        Self::En,
        Self::Pt,
        Self::Fr,
        Self::It,
        Self::De,
        Self::Tl,
        Self::Id,
        Self::Vi,
        Self::Th,
        Self::Zh,
        Self::Ja,
        Self::Ko,
        Self::Ar,
        Self::Hi,
        Self::Shared,
    ];

    /// ISO 639-1.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Es => "es",
            Self::En => "en",
            Self::Pt => "pt",
            Self::Fr => "fr",
            Self::It => "it",
            Self::De => "de",
            Self::Tl => "tl",
            Self::Id => "id",
            Self::Vi => "vi",
            Self::Th => "th",
            Self::Zh => "zh",
            Self::Ja => "ja",
            Self::Ko => "ko",
            Self::Ar => "ar",
            Self::Hi => "hi",
            Self::Shared => "und",
        }
    }

    /// The language of a locale such as `es-CL`, `pt_BR`, `ms`.
    pub(crate) fn of_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['-', '_']).next()?;
        if language.eq_ignore_ascii_case("ms") || language.eq_ignore_ascii_case("in") {
            return Some(Self::Id);
        }
        if language.eq_ignore_ascii_case("fil") {
            return Some(Self::Tl);
        }
        Self::ALL[..15].iter().copied().find(|lang| language.eq_ignore_ascii_case(lang.code()))
    }
}

/// One meaning of a phrase in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The language.
    pub lang: Lang,
    /// What it does.
    pub class: Class,
}

/// Which kind of property a size or colour word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Property {
    /// S, M, L, one size.
    Size,
    /// Red, black.
    Colour,
}

/// A size or colour, whatever the language it was said in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Concept {
    /// Size or colour.
    pub property: Property,
    /// Its number within the lexicons.
    pub id: u16,
}

/// A size or colour in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ConceptEntry {
    /// The language.
    pub lang: Lang,
    /// What it names.
    pub concept: Concept,
}

/// All lexicons, as `build.rs` compiled them.
pub(crate) type Lexicon = Compiled<Entry, ConceptEntry>;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/lexicons.bin"));
    // The test below keeps lexicons with an unknown section from being shipped.
    read(bytes, entry, concept).unwrap_or_else(|| Compiled { cues: Graph::empty(), concepts: Graph::empty() })
});

/// The lexicons, unpacked on first use.
pub(crate) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// The value of a number word of any language, from two on.
pub(crate) fn number(word: &str) -> Option<u8> {
    let mut value = None;
    lexicon().cues.walk(&[lexicon().cues.word(word)], |_, entries| {
        value = entries.iter().find_map(|entry| match entry.class {
            Class::Num(value) if value > 1 => Some(value),
            _ => None,
        });
    });
    value
}

/// Whether a word means one in any language.
pub(crate) fn is_one(word: &str) -> bool {
    let mut one = false;
    lexicon().cues.walk(&[lexicon().cues.word(word)], |_, entries| {
        one = entries.iter().any(|entry| entry.class == Class::Num(1));
    });
    one
}

fn entry(section: &str, meaning: Meaning) -> Option<Entry> {
    let class = match section {
        "num" => Class::Num(u8::try_from(meaning.key).ok()?),
        section => Class::of_section(section)?,
    };
    Some(Entry { lang: *Lang::ALL.get(usize::from(meaning.lang))?, class })
}

fn concept(section: &str, meaning: Meaning) -> Option<ConceptEntry> {
    let property = match section {
        "size" => Property::Size,
        "colour" => Property::Colour,
        _ => return None,
    };
    let lang = *Lang::ALL.get(usize::from(meaning.lang))?;
    Some(ConceptEntry { lang, concept: Concept { property, id: meaning.key } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_of_every_lexicon_has_a_meaning() {
        for lang in Lang::ALL {
            let file = if lang == Lang::Shared { "shared" } else { lang.code() };
            let path = format!("{}/lexicons/{file}.lex", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(&path).unwrap();
            let sections = text.lines().filter_map(|l| l.trim().strip_prefix('[')?.strip_suffix(']'));
            for section in sections {
                let known =
                    Class::of_section(section).is_some() || matches!(section, "num" | "size" | "colour");
                assert!(known, "{file}: unknown section [{section}]");
            }
        }
    }

    #[test]
    fn a_phrase_belongs_to_the_language_of_its_file() {
        for (phrase, lang) in [("quiero", Lang::Es), ("danke", Lang::De), ("शुक्रिया", Lang::Hi)]
        {
            let word = lexicon().cues.word(&phrases::normalise::normalise(phrase));
            let mut langs = Vec::new();
            lexicon().cues.walk(&[word], |_, entries| langs.extend(entries.iter().map(|e| e.lang)));
            assert!(langs.contains(&lang), "{phrase}: {langs:?}");
        }
    }
}
