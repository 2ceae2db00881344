//! Cuts a normalised comment into tokens: words, numbers, single glyphs of scripts without blanks, symbols, emoji,
//! contacts. Not for catalogue or language: a token does not know whether it is a code.

use crate::contacts;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters of a script that writes blanks between words.
    Word,
    /// Decimal digits; the value saturates.
    Number(u64),
    /// A decimal number or a time of day: never a quantity, sometimes a size.
    Decimal,
    /// One character of Thai, Han, kana or Hangul.
    Glyph,
    /// A punctuation mark or sign.
    Symbol(char),
    /// A pictograph.
    Emoji(char),
    /// `@name`.
    Mention,
    /// A phone number, e-mail or link; its text is never repeated.
    Contact,
    /// A line break.
    Break,
}

/// One token of a normalised comment.
#[derive(Debug, Clone, Copy)]
pub struct Token<'t> {
    /// Its text.
    pub text: &'t str,
    /// What it is made of.
    pub kind: Kind,
    /// Nothing stands between it and the token before.
    pub glued: bool,
}

/// Whether the character is a word of its own: Thai, Han, kana, Hangul.
pub fn is_glyph(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}')
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{2190}'..='\u{21ff}')
}

fn is_word(c: char) -> bool {
    if is_glyph(c) || c.is_ascii_digit() {
        return false;
    }
    c.is_alphabetic() || matches!(c, '\u{0900}'..='\u{0963}' | '\u{0970}'..='\u{097f}')
}

/// The tokens of a normalised text.
pub fn tokenise(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(text.len() / 4 + 4);
    let mut at = 0;
    let mut glued = false;
    while let Some(c) = text[at..].chars().next() {
        if c == '\n' {
            tokens.push(Token { text: "\n", kind: Kind::Break, glued: false });
            at += 1;
            glued = false;
            continue;
        }
        if c.is_whitespace() || c == '_' {
            at += c.len_utf8();
            glued = false;
            continue;
        }
        if let Some(end) = contacts::contact_at(text, at) {
            tokens.push(Token { text: &text[at..end], kind: Kind::Contact, glued });
            at = end;
            glued = true;
            continue;
        }
        let rest = &text[at..];
        let (len, kind) = if c == '@' {
            let name = run_length(&rest[1..], |c| {
                is_word(c) || c.is_ascii_digit() || is_glyph(c) || c == '.' || c == '_'
            });
            if name > 0 { (1 + name, Kind::Mention) } else { (1, Kind::Symbol('@')) }
        } else if c.is_ascii_digit() {
            number(rest)
        } else if is_glyph(c) {
            (c.len_utf8(), Kind::Glyph)
        } else if is_word(c) {
            (run_length(rest, |c| is_word(c) || c == '\''), Kind::Word)
        } else if is_emoji(c) {
            (c.len_utf8(), Kind::Emoji(c))
        } else {
            (c.len_utf8(), Kind::Symbol(c))
        };
        let token = &rest[..len];
        at += len;
        // A hyphen or apostrophe between letters joins words of one phrase; it is no sign of its own.
        let next_is_letter = text[at..].chars().next().is_some_and(|c| is_word(c) && !is_glyph(c));
        let joins = matches!(kind, Kind::Symbol('-' | '\''))
            && next_is_letter
            && tokens.last().is_some_and(|t: &Token<'_>| t.kind == Kind::Word);
        if !joins {
            tokens.push(Token { text: token.trim_matches('\''), kind, glued });
        }
        glued = true;
    }
    tokens
}

fn run_length(text: &str, keep: impl Fn(char) -> bool) -> usize {
    text.find(|c| !keep(c)).unwrap_or(text.len())
}

/// Digits with thousands groups ("9.990"), decimals ("8.5") and times ("20:30").
fn number(text: &str) -> (usize, Kind) {
    let digits = run_length(text, |c| c.is_ascii_digit());
    let mut end = digits;
    let mut value = parse(&text[..digits]);
    let mut rest = &text[end..];
    while let Some(mark) = rest.chars().next().filter(|c| matches!(c, '.' | ',' | ':')) {
        let group = run_length(&rest[1..], |c| c.is_ascii_digit());
        if group == 3 && mark != ':' && digits <= 3 {
            value = value.saturating_mul(1000).saturating_add(parse(&rest[1..4]));
            end += 4;
        } else if (mark == '.' && (1..=2).contains(&group) || mark == ':' && group == 2) && end == digits {
            return (digits + 1 + group, Kind::Decimal);
        } else {
            break;
        }
        rest = &text[end..];
    }
    (end, Kind::Number(value))
}

fn parse(digits: &str) -> u64 {
    digits.bytes().fold(0u64, |sum, byte| sum.saturating_mul(10).saturating_add(u64::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokenise(text).into_iter().map(|t| t.text).collect()
    }

    #[test]
    fn letters_and_digits_part_and_remember_that_they_touched() {
        let tokens = tokenise("a12x2 m");
        assert_eq!(tokens.iter().map(|t| t.text).collect::<Vec<_>>(), ["a", "12", "x", "2", "m"]);
        assert_eq!(tokens.iter().map(|t| t.glued).collect::<Vec<_>>(), [false, true, true, true, false]);
    }

    #[test]
    fn scripts_without_blanks_are_cut_into_glyphs() {
        assert_eq!(texts("粉+1 白"), ["粉", "+", "1", "白"]);
    }

    #[test]
    fn prices_sizes_and_times_stay_whole() {
        assert_eq!(tokenise("9.990")[0].kind, Kind::Number(9990));
        assert_eq!(tokenise("37.5")[0].kind, Kind::Decimal);
        assert_eq!(tokenise("20:30")[0].kind, Kind::Decimal);
        assert_eq!(texts("12,13"), ["12", ",", "13"]);
    }

    #[test]
    fn a_phone_number_is_one_token_and_no_quantity() {
        let tokens = tokenise("a1 m 0901234567");
        assert_eq!(tokens.last().map(|t| t.kind), Some(Kind::Contact));
    }
}
