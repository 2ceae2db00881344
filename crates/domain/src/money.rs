//! Money: whole minor units with their ISO 4217 currency. Never floating point.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An ISO 4217 currency code, three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// A text that is not a currency code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a currency code: three capital letters are expected, such as CLP")]
pub struct NotACurrency(pub String);

impl Currency {
    /// Chilean peso, no minor unit.
    pub const CLP: Self = Self(*b"CLP");
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");

    /// Number of decimal places of the minor unit (ISO 4217): CLP 0, USD 2, KWD 3.
    pub const fn exponent(self) -> u32 {
        match &self.0 {
            b"CLP" | b"PYG" | b"JPY" | b"KRW" | b"VND" | b"UGX" | b"ISK" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"KWD" | b"BHD" | b"OMR" | b"JOD" | b"TND" | b"IQD" | b"LYD" => 3,
            _ => 2,
        }
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// The sign people write before an amount, or the code where there is none that everybody knows.
    pub fn sign(&self) -> &str {
        match &self.0 {
            b"CLP" | b"USD" | b"MXN" | b"ARS" | b"COP" => "$",
            b"PEN" => "S/ ",
            b"BRL" => "R$ ",
            b"EUR" => "€",
            _ => "",
        }
    }
}

impl FromStr for Currency {
    type Err = NotACurrency;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            [a, b, c] if [a, b, c].iter().all(|l| l.is_ascii_uppercase()) => Ok(Self([*a, *b, *c])),
            _ => Err(NotACurrency(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = NotACurrency;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Whole minor units (pesos for CLP, cents for USD).
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// An amount of `minor` units.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// The sum, or `None` when the currencies differ or it does not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        (self.currency == other.currency)
            .then(|| self.minor.checked_add(other.minor))
            .flatten()
            .map(|minor| Self { minor, ..self })
    }

    /// The amount times a quantity, or `None` when it does not fit.
    pub fn times(self, quantity: u32) -> Option<Self> {
        self.minor.checked_mul(i64::from(quantity)).map(|minor| Self { minor, ..self })
    }
}

impl fmt::Display for Money {
    /// As written in Spanish-speaking shops: `$12.990`, `$12.990,50`; a currency without a common sign ends with its code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exponent = self.currency.exponent();
        let unit = 10_u64.pow(exponent);
        let magnitude = self.minor.unsigned_abs();
        if self.minor < 0 {
            f.write_str("-")?;
        }
        f.write_str(self.currency.sign())?;
        let whole = (magnitude / unit).to_string();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                f.write_str(".")?;
            }
            write!(f, "{digit}")?;
        }
        if exponent > 0 {
            write!(f, ",{:0width$}", magnitude % unit, width = exponent as usize)?;
        }
        if self.currency.sign().is_empty() {
            write!(f, " {}", self.currency)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(minor: i64, currency: &str) -> String {
        Money::new(minor, currency.parse().unwrap()).to_string()
    }

    #[test]
    fn amounts_are_written_with_the_decimals_of_their_currency() {
        assert_eq!(shown(9_990, "CLP"), "$9.990");
        assert_eq!(shown(1_234_567, "CLP"), "$1.234.567");
        assert_eq!(shown(1_250, "USD"), "$12,50");
        assert_eq!(shown(5, "KWD"), "0,005 KWD");
        assert_eq!(shown(-500, "CLP"), "-$500");
        assert_eq!(shown(0, "CLP"), "$0");
    }

    #[test]
    fn different_currencies_never_add_up() {
        assert_eq!(Money::new(1, Currency::CLP).plus(Money::new(1, Currency::USD)), None);
        assert_eq!(Money::new(i64::MAX, Currency::CLP).times(2), None);
    }

    #[test]
    fn only_three_capital_letters_are_a_currency() {
        for bad in ["", "clp", "CL", "CLPP", "C1P", "€€€"] {
            assert!(bad.parse::<Currency>().is_err(), "{bad}");
        }
    }
}
