//! Brings the many spellings of a comment to one: widths, case, accents, digits, elongations.
//! Not for meaning: nothing here knows a language.

use unicode_normalization::{UnicodeNormalization, char::decompose_canonical};

/// Characters of a comment that are read; what follows is ignored. Facebook allows 8,000, a claim never needs them.
pub const CHARS_MAX: usize = 1_000;

/// Lower case, no Latin accents, ASCII digits, no joiners, runs of three or more equal letters shortened to one.
pub fn normalise(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        folded.extend(text.chars().take(CHARS_MAX).map(|c| c.to_ascii_lowercase()));
    } else {
        for c in text.chars().filter(|c| !matches!(c, 'º' | 'ª' | '°')).take(CHARS_MAX).nfkc() {
            fold_char(c, &mut folded);
        }
    }
    shorten_runs(&folded)
}

fn fold_char(c: char, out: &mut String) {
    match c {
        '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{20e3}'
        | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{0300}'..='\u{036f}'
        // Arabic: vowel signs and the stretching line carry no meaning here; the letter variants are typed at will.
        | '\u{064b}'..='\u{0652}'
        | '\u{0640}' => {}
        '\u{0622}' | '\u{0623}' | '\u{0625}' | '\u{0671}' => out.push('\u{0627}'),
        '\u{0649}' | '\u{0626}' | '\u{06cc}' => out.push('\u{064a}'),
        '\u{0624}' => out.push('\u{0648}'),
        '\u{06a9}' => out.push('\u{0643}'),
        '\u{0629}' => out.push('\u{0647}'),
        '\u{061f}' | '\u{00bf}' => out.push('?'),
        '\u{00a1}' => out.push('!'),
        '\u{060c}' | '\u{3001}' => out.push(','),
        '\u{3002}' => out.push('.'),
        '\u{00d7}' | '\u{2715}' | '\u{2716}' => out.push('x'),
        '\u{2019}' | '\u{2018}' | '\u{00b4}' | '`' => out.push('\''),
        '\u{2013}' | '\u{2014}' | '\u{2212}' => out.push('-'),
        '\u{2795}' => out.push('+'),
        '\u{1f51f}' => out.push_str("10"),
        'ß' => out.push_str("ss"),
        'đ' | 'Đ' | 'ð' => out.push('d'),
        'ø' | 'Ø' => out.push('o'),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'ı' | 'İ' => out.push('i'),
        '\u{0660}'..='\u{0669}' => push_digit(c, 0x0660, out),
        '\u{06f0}'..='\u{06f9}' => push_digit(c, 0x06f0, out),
        '\u{0966}'..='\u{096f}' => push_digit(c, 0x0966, out),
        '\u{0e50}'..='\u{0e59}' => push_digit(c, 0x0e50, out),
        c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        c if is_accented_latin(c) => decompose_canonical(c, |part| {
            if !('\u{0300}'..='\u{036f}').contains(&part) {
                out.extend(part.to_lowercase());
            }
        }),
        c => out.extend(c.to_lowercase()),
    }
}

fn is_accented_latin(c: char) -> bool {
    matches!(c, '\u{00c0}'..='\u{024f}' | '\u{1e00}'..='\u{1eff}')
}

fn push_digit(c: char, zero: u32, out: &mut String) {
    if let Some(digit) = char::from_digit(u32::from(c) - zero, 10) {
        out.push(digit);
    }
}

/// "quierooo" → "quiero". A run that is a whole word ("kkk", "www") keeps three letters, so that laughter stays laughter;
/// x is left alone because of XXXL.
fn shorten_runs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before: Option<char> = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let mut run = 1usize;
        // "don't" and "dont", "j'annule" and "jannule" are typed alike.
        if c == '\''
            && before.is_some_and(char::is_alphabetic)
            && chars.peek().is_some_and(|next| next.is_alphabetic())
        {
            continue;
        }
        if c.is_alphabetic() && c != 'x' {
            while chars.peek() == Some(&c) {
                chars.next();
                run += 1;
            }
        }
        let alone = !before.is_some_and(char::is_alphanumeric)
            && !chars.peek().is_some_and(|next| next.is_alphanumeric());
        let kept = match run {
            0..=2 => run,
            _ if alone => 3,
            _ => 1,
        };
        out.extend(std::iter::repeat_n(c, kept));
        before = Some(c);
    }
    out
}

/// The part of a Latin word that survives gender and number: "rojas", "rojo", "roja" → "roj".
pub fn stem(word: &str) -> &str {
    if !word.is_ascii() || word.len() <= 3 {
        return word;
    }
    let singular =
        word.strip_suffix("es").filter(|w| w.len() > 3).or_else(|| word.strip_suffix('s')).unwrap_or(word);
    if singular.len() <= 3 {
        return singular;
    }
    singular.strip_suffix(['a', 'o', 'e']).unwrap_or(singular)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_case_accents_and_digits_come_to_one_spelling() {
        assert_eq!(normalise("Ａ１２＋２ MÍA ๑๒ ١٢ १२ 2️⃣"), "a12+2 mia 12 12 12 2");
        assert_eq!(normalise("Hủy không đổi"), "huy khong doi");
        assert_eq!(normalise("أريد"), "اريد");
    }

    #[test]
    fn elongations_shrink_but_laughter_and_sizes_stay() {
        assert_eq!(normalise("quierooooo"), "quiero");
        assert_eq!(normalise("MIAAAA XXXL kkkkkk"), "mia xxxl kkk");
    }

    #[test]
    fn gender_and_number_share_a_stem() {
        assert_eq!(stem("rojas"), stem("rojo"));
        assert_eq!(stem("poleras"), stem("polera"));
        assert_eq!(stem("top"), "top");
    }
}
