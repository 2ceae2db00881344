//! The languages of the app and which one a reader gets.

use leptos::prelude::use_context;

use super::Texts;
use super::texts::{ARABIC, ENGLISH, PORTUGUESE, SPANISH};
use crate::preferences::Preferences;

/// A language of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Spanish, the product's first language.
    #[default]
    Es,
    /// English.
    En,
    /// Portuguese.
    Pt,
    /// Arabic, written from right to left.
    Ar,
}

impl Lang {
    /// Every language, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Es, Self::En, Self::Pt, Self::Ar];

    /// ISO 639-1 code, as in the page's `lang` attribute and in the cookie.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Es => "es",
            Self::En => "en",
            Self::Pt => "pt",
            Self::Ar => "ar",
        }
    }

    /// Direction of writing, as in the page's `dir` attribute.
    pub const fn dir(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::Es | Self::En | Self::Pt => "ltr",
        }
    }

    /// Its name in itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Es => "Español",
            Self::En => "English",
            Self::Pt => "Português",
            Self::Ar => "العربية",
        }
    }

    /// The language of a code such as `es`, `pt-BR` or `en_US`.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default().trim();
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header (RFC 9110, 12.5.4); `None` when it names none of ours.
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut best: Option<(Self, u16)> = None;
        for part in header.split(',').take(ACCEPT_LANGUAGE_PARTS_MAX) {
            let mut fields = part.split(';');
            let Some(lang) = fields.next().and_then(Self::from_code) else { continue };
            let weight = fields.find_map(|field| field.trim().strip_prefix("q=")).map_or(1000, thousandths);
            if weight > best.map_or(0, |(_, found)| found) {
                best = Some((lang, weight));
            }
        }
        best.map(|(lang, _)| lang)
    }

    /// The catalog in this language.
    pub const fn texts(self) -> &'static Texts {
        match self {
            Self::Es => &SPANISH,
            Self::En => &ENGLISH,
            Self::Pt => &PORTUGUESE,
            Self::Ar => &ARABIC,
        }
    }
}

/// Parts of an `Accept-Language` header that are looked at.
const ACCEPT_LANGUAGE_PARTS_MAX: usize = 16;

/// A quality value such as `0.8` in thousandths; 0 when it is none.
fn thousandths(quality: &str) -> u16 {
    let quality = quality.trim();
    if quality.starts_with('1') {
        return 1000;
    }
    quality.strip_prefix("0.").map_or(0, |decimals| {
        format!("{decimals:0<3}").get(..3).and_then(|three| three.parse().ok()).unwrap_or(0)
    })
}

/// The reader's language: cookie first, then the browser's wish, then Spanish; the same on server and client.
pub fn use_lang() -> Lang {
    use_context::<Preferences>().unwrap_or_default().lang
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_strongest_wish_that_we_speak_wins() {
        for (header, expected) in [
            ("pt-BR,pt;q=0.9,en;q=0.8", Some(Lang::Pt)),
            ("fr-FR,fr;q=0.9,en;q=0.3,ar;q=0.85", Some(Lang::Ar)),
            ("es-CL", Some(Lang::Es)),
            ("de, ja;q=0.5", None),
            ("en;q=0, es;q=0.1", Some(Lang::Es)),
            ("", None),
        ] {
            assert_eq!(Lang::from_accept_language(header), expected, "{header}");
        }
    }

    #[test]
    fn a_language_is_found_by_its_code_in_either_spelling() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_code(lang.code()), Some(lang));
        }
        assert_eq!(Lang::from_code("EN_us"), Some(Lang::En));
        assert_eq!(Lang::from_code("xx"), None);
    }
}
