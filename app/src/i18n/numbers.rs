//! Numbers and money as text, and money as people type it. The same on server and client: no browser locale is asked.

use domain::{Currency, Money};

use super::Lang;

/// Digits a typed amount may have; more cannot be meant and might not fit.
const TYPED_DIGITS_MAX: usize = 15;

/// A whole number with the language's thousands separator.
pub fn count(number: u32, lang: Lang) -> String {
    let separator = match lang {
        Lang::Es | Lang::Pt => '.',
        Lang::En | Lang::Ar => ',',
    };
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// An amount as the shop's country writes it.
pub fn money(minor: i64, currency: Currency) -> String {
    Money::new(minor, currency).to_string()
}

/// An amount for an input field: no currency sign, no thousands separator.
pub fn money_for_input(minor: i64, currency: Currency) -> String {
    let exponent = currency.exponent();
    let unit = 10_u64.pow(exponent);
    let magnitude = minor.unsigned_abs();
    let sign = if minor < 0 { "-" } else { "" };
    if exponent == 0 {
        format!("{sign}{magnitude}")
    } else {
        format!("{sign}{},{:0width$}", magnitude / unit, magnitude % unit, width = exponent as usize)
    }
}

/// Reads an amount as people type it: `9.990`, `$ 9990`, `12,50`, `1,234.5`. Returns minor units, or `None` when it is
/// not clearly an amount of this currency. A lone separator is a decimal one when no more digits follow it than the
/// currency has decimals; otherwise it must group by three.
pub fn parse_money(text: &str, currency: Currency) -> Option<i64> {
    let exponent = currency.exponent() as usize;
    let bare = text
        .trim()
        .trim_start_matches(currency.sign().trim())
        .trim_start_matches(currency.code())
        .trim_end_matches(currency.code());
    let bare: String = bare.chars().filter(|c| !c.is_whitespace() && *c != '\'').collect();
    if !bare.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') {
        return None;
    }
    let decimal_at = bare.rfind(['.', ',']).filter(|&at| is_decimal(&bare, at, exponent));
    let (whole, decimals) = match decimal_at {
        Some(at) => (&bare[..at], &bare[at + 1..]),
        None => (bare.as_str(), ""),
    };
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let grouped = groups.len() > 1;
    if grouped && (groups[0].is_empty() || groups[0].len() > 3 || groups[1..].iter().any(|g| g.len() != 3)) {
        return None;
    }
    let mut decimals = decimals.to_owned();
    while decimals.len() > exponent && decimals.ends_with('0') {
        decimals.pop();
    }
    if decimals.len() > exponent {
        return None;
    }
    let digits = format!("{}{decimals:0<exponent$}", groups.concat());
    (whole.bytes().any(|b| b.is_ascii_digit()) && digits.len() <= TYPED_DIGITS_MAX)
        .then(|| digits.parse().ok())?
}

/// Whether the last separator, at byte `at`, begins the decimals.
fn is_decimal(text: &str, at: usize, exponent: usize) -> bool {
    let separator = text.as_bytes()[at];
    let after = text.len() - at - 1;
    let before = &text.as_bytes()[..at];
    if before.contains(&separator) {
        return false;
    }
    let other_kind_before = before.iter().any(|b| *b == b'.' || *b == b',');
    other_kind_before || after <= exponent.max(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        code.parse().unwrap()
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (typed, code, minor) in [
            ("9990", "CLP", 9_990),
            ("9.990", "CLP", 9_990),
            ("$ 9.990", "CLP", 9_990),
            ("1.234.567", "CLP", 1_234_567),
            ("9.990,00", "CLP", 9_990),
            ("0", "CLP", 0),
            ("12,50", "USD", 1_250),
            ("12.5", "USD", 1_250),
            ("1,234.50", "USD", 123_450),
            ("1.234,50", "USD", 123_450),
            ("1.250", "USD", 125_000),
            ("R$ 3,9", "BRL", 390),
            ("1,250", "KWD", 1_250),
            ("S/ 15", "PEN", 1_500),
            ("1 000 CLP", "CLP", 1_000),
        ] {
            assert_eq!(parse_money(typed, currency(code)), Some(minor), "{typed} {code}");
        }
    }

    #[test]
    fn what_is_not_clearly_an_amount_is_refused() {
        for (typed, code) in [
            ("", "CLP"),
            ("abc", "CLP"),
            ("-5", "CLP"),
            ("12,50", "CLP"),
            ("1.23.456", "CLP"),
            ("1,2345", "USD"),
            (".", "USD"),
            (",50", "USD"),
            ("9999999999999999", "CLP"),
            ("1e5", "USD"),
        ] {
            assert_eq!(parse_money(typed, currency(code)), None, "{typed} {code}");
        }
    }

    #[test]
    fn what_the_editor_shows_is_read_back_as_the_same_amount() {
        for code in ["CLP", "USD", "KWD"] {
            for minor in [0, 1, 9, 10, 99, 100, 999, 1_000, 12_345, 9_999_999] {
                let shown = money_for_input(minor, currency(code));
                assert_eq!(parse_money(&shown, currency(code)), Some(minor), "{shown} {code}");
                let formatted = money(minor, currency(code));
                assert_eq!(parse_money(&formatted, currency(code)), Some(minor), "{formatted} {code}");
            }
        }
    }

    #[test]
    fn thousands_are_separated_as_the_language_does() {
        assert_eq!(count(1_234_567, Lang::Es), "1.234.567");
        assert_eq!(count(1_000, Lang::En), "1,000");
        assert_eq!(count(999, Lang::Pt), "999");
    }
}
