//! Guesses the language from cues, script and hints, so that a word of one language is not read as another's.
//! Not for translation.

use crate::lexicon::Lang;
use phrases::token::{Kind, Token};

/// Weight of each language in one comment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weights([f32; 15]);

/// A second language counts as spoken too from this share of the first.
const SECOND_SHARE_MIN: f32 = 0.55;

impl Weights {
    /// Starts from what is known beforehand.
    pub(crate) fn new(locale: Option<&str>, catalogue: Option<Lang>) -> Self {
        let mut weights = Self([0.0; 15]);
        if let Some(lang) = locale.and_then(Lang::of_locale) {
            weights.add(lang, 0.8);
        }
        if let Some(lang) = catalogue {
            weights.add(lang, 0.6);
        }
        weights
    }

    pub(crate) fn add(&mut self, lang: Lang, weight: f32) {
        if let Some(slot) = self.0.get_mut(lang as usize) {
            *slot += weight;
        }
    }

    /// Scripts that belong to one language settle it.
    pub(crate) fn see_script(&mut self, tokens: &[Token<'_>]) {
        let mut kana = false;
        let mut han = 0.0;
        for token in tokens {
            let Some(c) = token.text.chars().next() else { continue };
            match (token.kind, c) {
                (Kind::Glyph, '\u{0e00}'..='\u{0e7f}') => self.add(Lang::Th, 1.0),
                (Kind::Glyph, '\u{3040}'..='\u{30ff}') => {
                    kana = true;
                    self.add(Lang::Ja, 1.0);
                }
                (
                    Kind::Glyph,
                    '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}',
                ) => self.add(Lang::Ko, 1.0),
                (Kind::Glyph, _) => han += 1.0,
                (Kind::Word, '\u{0600}'..='\u{06ff}') => self.add(Lang::Ar, 2.0),
                (Kind::Word, '\u{0900}'..='\u{097f}') => self.add(Lang::Hi, 2.0),
                _ => {}
            }
        }
        let japanese = self.0[Lang::Ja as usize] > self.0[Lang::Zh as usize];
        let owner = if kana || japanese { Lang::Ja } else { Lang::Zh };
        self.add(owner, han);
    }

    /// The language, and which others may be meant as well.
    pub(crate) fn decide(&self) -> Spoken {
        let mut best = 0;
        for (i, weight) in self.0.iter().enumerate() {
            if *weight > self.0[best] {
                best = i;
            }
        }
        let top = self.0[best];
        let mut allowed = 1u16 << (Lang::Shared as u16);
        for (i, weight) in self.0.iter().enumerate() {
            if *weight > 0.0 && *weight >= top * SECOND_SHARE_MIN {
                allowed |= 1 << i;
            }
        }
        let main = if top > 0.0 { Lang::ALL[best] } else { Lang::Shared };
        // Chats that mix with English by habit.
        if matches!(
            main,
            Lang::Tl
                | Lang::Hi
                | Lang::Id
                | Lang::Th
                | Lang::Vi
                | Lang::Zh
                | Lang::Ko
                | Lang::Ja
                | Lang::Ar
                | Lang::Shared
        ) {
            allowed |= 1 << (Lang::En as u16);
        }
        Spoken { main, allowed }
    }
}

/// What is spoken in a comment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spoken {
    /// The language, `Shared` when nothing shows it.
    pub main: Lang,
    allowed: u16,
}

impl Spoken {
    /// Whether a cue of that language counts here.
    pub(crate) fn allows(self, lang: Lang) -> bool {
        self.allowed & (1 << (lang as u16)) != 0
    }
}
