//! The words of every language, read once from `lexicons/*.lex` (format: README.md). Not for grammar: what a cue does
//! to a comment is decided elsewhere.

mod class;

use std::sync::LazyLock;

pub(crate) use class::Class;

use crate::trie::Trie;

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

/// All lexicons.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// Cues.
    pub cues: Trie<Entry>,
    /// Sizes and colours.
    pub concepts: Trie<ConceptEntry>,
}

const FILES: [(Lang, &str); 16] = [
    (Lang::Shared, include_str!("../lexicons/shared.lex")),
    (Lang::Es, include_str!("../lexicons/es.lex")),
    (Lang::En, include_str!("../lexicons/en.lex")),
    (Lang::Pt, include_str!("../lexicons/pt.lex")),
    (Lang::Fr, include_str!("../lexicons/fr.lex")),
    (Lang::It, include_str!("../lexicons/it.lex")),
    (Lang::De, include_str!("../lexicons/de.lex")),
    (Lang::Tl, include_str!("../lexicons/tl.lex")),
    (Lang::Id, include_str!("../lexicons/id.lex")),
    (Lang::Vi, include_str!("../lexicons/vi.lex")),
    (Lang::Th, include_str!("../lexicons/th.lex")),
    (Lang::Zh, include_str!("../lexicons/zh.lex")),
    (Lang::Ja, include_str!("../lexicons/ja.lex")),
    (Lang::Ko, include_str!("../lexicons/ko.lex")),
    (Lang::Ar, include_str!("../lexicons/ar.lex")),
    (Lang::Hi, include_str!("../lexicons/hi.lex")),
];

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut written = Written::default();
    for (lang, text) in FILES {
        // A faulty line is left out here and named by the test below, which keeps it from being shipped.
        let _faults = load(lang, text, &mut written);
    }
    Lexicon { cues: Trie::of_lines(&written.cues), concepts: Trie::of_lines(&written.concepts) }
});

/// The lexicons, read on first use.
pub(crate) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// The lexicons as they are written.
#[derive(Default)]
struct Written<'t> {
    /// Sizes and colours by section and key; the place is the number.
    keys: Vec<String>,
    cues: Vec<(&'t str, Entry)>,
    concepts: Vec<(&'t str, ConceptEntry)>,
}

fn load<'t>(lang: Lang, text: &'t str, written: &mut Written<'t>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut section = "";
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name;
            if Class::of_section(name).is_none() && !matches!(name, "num" | "size" | "colour") {
                faults.push(format!("{}:{}: unknown section [{name}]", lang.code(), number + 1));
            }
            continue;
        }
        if !is_balanced(line) {
            faults.push(format!("{}:{}: parentheses do not match", lang.code(), number + 1));
        }
        let (key, phrases) = match section {
            "num" | "size" | "colour" => {
                let Some((key, phrases)) = line.split_once(':') else {
                    faults.push(format!("{}:{}: a key and a colon are missing", lang.code(), number + 1));
                    continue;
                };
                (key.trim(), phrases)
            }
            _ => ("", line),
        };
        let property = match section {
            "size" => Some(Property::Size),
            "colour" => Some(Property::Colour),
            _ => None,
        };
        let concept =
            property.map(|property| Concept { property, id: concept_id(&mut written.keys, section, key) });
        let class =
            if section == "num" { key.parse().ok().map(Class::Num) } else { Class::of_section(section) };
        if concept.is_none() && class.is_none() {
            faults.push(format!("{}:{}: no meaning", lang.code(), number + 1));
        }
        if let Some(concept) = concept {
            written.concepts.push((phrases, ConceptEntry { lang, concept }));
        } else if let Some(class) = class {
            written.cues.push((phrases, Entry { lang, class }));
        }
    }
    faults
}

fn is_balanced(line: &str) -> bool {
    let mut open = 0usize;
    for c in line.chars() {
        match c {
            '(' => open += 1,
            ')' if open == 0 => return false,
            ')' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

fn concept_id(keys: &mut Vec<String>, section: &str, key: &str) -> u16 {
    let name = format!("{section}:{key}");
    let at = keys.iter().position(|known| *known == name).unwrap_or_else(|| {
        keys.push(name);
        keys.len() - 1
    });
    u16::try_from(at).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_lexicon_has_a_meaning() {
        let mut written = Written::default();
        let faults: Vec<String> =
            FILES.iter().flat_map(|(lang, text)| load(*lang, text, &mut written)).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
}
