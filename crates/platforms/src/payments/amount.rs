//! Amounts as gateways write them: decimal text. Not for showing money to people.

use domain::{Currency, Money};

/// The amount as decimal text with the currency's own number of places: `15990`, `34.12`.
pub(super) fn decimal_of(amount: Money) -> String {
    let places = amount.currency.exponent();
    let unit = 10_u64.pow(places);
    let magnitude = amount.minor.unsigned_abs();
    let sign = if amount.minor < 0 { "-" } else { "" };
    if places == 0 {
        return format!("{sign}{magnitude}");
    }
    format!("{sign}{}.{:0width$}", magnitude / unit, magnitude % unit, width = places as usize)
}

/// Minor units of decimal text. `None` when it is no plain decimal number, has more places than the currency (other
/// than zeros), or does not fit.
pub(super) fn minor_of(decimal: &str, currency: Currency) -> Option<i64> {
    let (negative, digits) = decimal.strip_prefix('-').map_or((false, decimal), |rest| (true, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let places = currency.exponent() as usize;
    let (kept, dropped) = fraction.split_at(fraction.len().min(places));
    if dropped.bytes().any(|digit| digit != b'0') {
        return None;
    }
    let minor: i64 = format!("{whole}{kept:0<places$}").parse().ok()?;
    Some(if negative { -minor } else { minor })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn zeros_after_the_point_are_no_money() {
        assert_eq!(minor_of("31980", Currency::CLP), Some(31_980));
        assert_eq!(minor_of("31980.0", Currency::CLP), Some(31_980));
        assert_eq!(minor_of("34.1", Currency::USD), Some(3_410));
        assert_eq!(minor_of("34.120", Currency::USD), Some(3_412));
    }

    #[test]
    fn a_fraction_the_currency_does_not_have_is_not_rounded_away() {
        assert_eq!(minor_of("31980.5", Currency::CLP), None);
        assert_eq!(minor_of("34.121", Currency::USD), None);
    }

    #[test]
    fn what_is_no_plain_decimal_number_is_no_amount() {
        for bad in ["", ".", ".5", "-", "1e5", "1,5", " 1", "+1", "99999999999999999999", "0x10"] {
            assert_eq!(minor_of(bad, Currency::CLP), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn an_amount_survives_being_written_and_read(minor in -i64::MAX..i64::MAX, code in "CLP|USD|KWD") {
            let currency: Currency = code.parse().unwrap();
            prop_assert_eq!(minor_of(&decimal_of(Money::new(minor, currency)), currency), Some(minor));
        }
    }
}
