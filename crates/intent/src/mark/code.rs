//! Finds codes among tokens: whole, nearly typed, or wrong. Not for numbers that stand alone.

use super::cues::stands_beside_numbers;
use super::{Marker, What};
use crate::lexicon::{Class, Lang};
use phrases::token::Kind;

/// Tokens joined at most into one code: `pol - roj 01`.
const CODE_TOKENS_MAX: usize = 5;

/// Characters of a code without digits at most.
const GLYPHS_MAX: usize = 8;

impl Marker<'_, '_> {
    /// A code: tokens that touch or are joined by hyphens; letters and a number also over one blank.
    pub(super) fn code(&self, at: usize) -> Option<(usize, What)> {
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
        if first.kind == Kind::Glyph
            && let Some(found) = self.glyph_code(at)
        {
            return Some(found);
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
                if best.is_none() {
                    // "MSW 400g": the number behind a blank is not of the code.
                    joined.truncate(joined.len() - token.text.len());
                    (parts, digits) = (1, false);
                }
                break;
            }
        }
        // "cfb2": the word of Thai sales, written onto the code.
        if best.is_none()
            && self.spoken.main == Lang::Th
            && letters
            && digits
            && first.text.len() > 2
            && let Some(product) =
                joined.strip_prefix("cf").and_then(|code| self.index.product_of_compact(code))
        {
            return Some((parts, What::Code(product)));
        }
        if let Some((len, product)) = best {
            if self.is_little_word(at, len) {
                return Some((len, What::Near(vec![product])));
            }
            return Some(self.o_for_zero(at, len).unwrap_or((len, What::Code(product))));
        }
        if !letters && !joined.is_empty() || parts == 1 && first.kind != Kind::Word {
            return None;
        }
        // "jf黑色": a script without blanks goes on where the code ends.
        let glyph_follows = self.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Glyph);
        if parts == 1 || first.kind == Kind::Word && glyph_follows {
            // A code of letters only, unless it is a word of the language.
            let product = self
                .index
                .product_of_compact(first.text)
                .filter(|_| first.text.len() > 1)
                .filter(|_| self.is_counted(at) || self.cues.longest(at, self.spoken).is_none());
            return product.map(|product| (1, What::Code(product))).or_else(|| self.letters_for_code(at));
        }
        if digits { self.near_code(at) } else { None }
    }

    /// "草莓+1" where 草莓 is a code: the longest run of characters that is one.
    fn glyph_code(&self, at: usize) -> Option<(usize, What)> {
        let mut joined = String::with_capacity(16);
        let mut best = None;
        for (offset, token) in self.tokens[at..].iter().enumerate().take(GLYPHS_MAX) {
            if token.kind != Kind::Glyph || offset > 0 && !token.glued {
                break;
            }
            joined.push_str(token.text);
            if offset > 0
                && let Some(product) = self.index.product_of_compact(&joined)
            {
                best = Some((offset + 1, What::Code(product)));
            }
        }
        best
    }

    /// "miel à 3": a letter that is a word of the language, a blank, and a number; a code only where something confirms it or
    /// nothing stands before it.
    fn is_little_word(&self, at: usize, len: usize) -> bool {
        let letter = self.tokens[at].text.len() == 1 && len == 2 && !self.tokens[at + 1].glued;
        let number = self.tokens.get(at + 1).map_or("", |t| t.text);
        let word = self.cues.longest_of(at, 1, self.spoken).is_some_and(|class| match class {
            Class::At | Class::And | Class::Or | Class::Word | Class::Filler => true,
            // "quero a 12": the 12 or the A12, unless only one of them is sold.
            Class::Article => self.index.product_of_compact(number).is_some(),
            _ => false,
        });
        let opens = at == 0
            || self.tokens[at].glued
            || matches!(self.tokens[at - 1].kind, Kind::Break | Kind::Symbol(_) | Kind::Emoji(_));
        letter && word && !opens
    }

    /// "SER+2": a word of the language that is a code as well is the code where a number is put to it.
    fn is_counted(&self, at: usize) -> bool {
        let is = |offset: usize, kind: fn(Kind) -> bool| {
            self.tokens.get(at + offset).is_some_and(|t| t.glued && kind(t.kind))
        };
        is(1, |kind| matches!(kind, Kind::Symbol('+' | '=' | '*')))
            && is(2, |kind| matches!(kind, Kind::Number(_)))
    }

    /// "b1O" where there is a B10 besides the B1.
    fn o_for_zero(&self, at: usize, len: usize) -> Option<(usize, What)> {
        let o = self.tokens.get(at + len).filter(|t| t.glued && t.text == "o")?;
        let mut text: String = self.tokens[at..at + len].iter().map(|t| t.text).collect();
        text.push_str(o.text);
        let near = self.index.near(&text);
        (!near.is_empty()).then(|| (len + 1, What::Near(near.to_vec())))
    }

    /// "AI" where there is an A1: no word of the language, and a code if its letters are read as digits.
    fn letters_for_code(&self, at: usize) -> Option<(usize, What)> {
        let text = self.tokens[at].text;
        if !(2..=4).contains(&text.len()) || !text.contains(['o', 'l', 'i']) {
            return None;
        }
        let near = self.index.near(text);
        let known = near.is_empty()
            || self.cues.longest(at, self.spoken).is_some()
            || self.said(at).is_some()
            || !self.index.word(text).is_empty();
        (!known).then(|| (1, What::MaybeCode(near.to_vec())))
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
                    || self.cues.longest(at + i, self.spoken).is_some_and(|(_, class)| {
                        stands_beside_numbers(class, t.text)
                            && (i == 0 || class != Class::Article)
                            && !(i == 0 && t.text == "d" && self.spoken.main == Lang::Vi)
                    }))
        });
        let near = self.index.near(&text);
        if !near.is_empty() && text.len() <= 6 {
            return Some((run, What::Near(near.to_vec())));
        }
        let latin = text.bytes().all(|b| b.is_ascii_alphanumeric());
        if meant_otherwise || !latin || first.kind == Kind::Word && first.text.len() > 3 {
            return None;
        }
        // "7abbtein", "a7mar", "3otr": digits for letters make a word, not a code.
        let spelled = self.tokens[at..at + run].windows(2).any(|pair| {
            let digit = matches!(pair[0].kind, Kind::Number(_)) && pair[0].text.len() == 1;
            let inside = run == 3 && first.kind == Kind::Word && first.text.len() >= 2;
            digit && pair[1].kind == Kind::Word && (pair[1].text.len() >= 2 || inside)
        });
        if spelled {
            let phrase = self.cues.longest(at, self.spoken).is_some_and(|(len, _)| len >= run);
            let named = self.tokens[at..at + run].iter().any(|t| !self.index.word(t.text).is_empty());
            return if phrase || named { None } else { Some((run, self.rooted(&text))) };
        }
        Some((run, What::BadCode))
    }
}
