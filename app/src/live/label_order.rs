//! The order of options as people count them: S before M before L, 4 before 10. Words keep the alphabet's order.

use std::cmp::Ordering;

/// Between the options of a label such as `M · rojo`.
const BETWEEN: &str = " · ";

/// Letter sizes and their places; each X before one lies further out.
const LETTERS: [(&str, i32); 3] = [("S", -1), ("M", 0), ("L", 1)];

/// An option's place.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
enum Place<'a> {
    /// A number: 36, 37.5.
    Number(f64),
    /// A letter size; the further from M, the further from 0.
    Letter(i32),
    Word(&'a str),
}

/// Compares two labels, option by option.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.split(BETWEEN), b.split(BETWEEN));
    loop {
        match (left.next(), right.next()) {
            (None, None) => return a.cmp(b),
            (None, _) => return Ordering::Less,
            (_, None) => return Ordering::Greater,
            (Some(a), Some(b)) => match place(a).partial_cmp(&place(b)) {
                Some(Ordering::Equal) | None => {}
                Some(order) => return order,
            },
        }
    }
}

fn place(option: &str) -> Place<'_> {
    // Not "nan" or "inf", which are numbers to the parser and would have no place.
    if option.starts_with(|c: char| c.is_ascii_digit())
        && let Ok(number) = option.replace(',', ".").parse::<f64>()
        && number.is_finite()
    {
        return Place::Number(number);
    }
    letter(&option.to_uppercase()).map_or(Place::Word(option), Place::Letter)
}

/// `XS` is -2, `L` 1, `XXL` and `2XL` 3.
fn letter(size: &str) -> Option<i32> {
    let (name, side) = LETTERS.iter().find(|(name, _)| size.ends_with(name))?;
    let before = size.strip_suffix(name)?;
    if before.is_empty() {
        return Some(*side);
    }
    let times = match before.strip_suffix('X')? {
        "" => 1,
        more if more.bytes().all(|byte| byte == b'X') => i32::try_from(more.len()).ok()? + 1,
        number => number.parse::<i32>().ok().filter(|times| (1..=9).contains(times))?,
    };
    (*side != 0).then_some(side * (times + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(mut labels: Vec<&str>) -> Vec<&str> {
        labels.sort_by(|a, b| compare(a, b));
        labels
    }

    #[test]
    fn letter_sizes_stand_as_on_a_rail() {
        let wanted = ["XXS", "XS", "S", "M", "L", "XL", "2XL", "3XL"];
        let mut mixed = wanted.to_vec();
        mixed.sort_unstable();
        assert_eq!(sorted(mixed), wanted);
        assert_eq!(compare("XXL", "2XL"), "XXL".cmp("2XL"), "the same size");
    }

    #[test]
    fn numbers_stand_by_their_value() {
        assert_eq!(sorted(vec!["10", "4", "37,5", "37", "8"]), ["4", "8", "10", "37", "37,5"]);
    }

    #[test]
    fn words_keep_the_alphabet_and_the_second_option_decides_among_equals() {
        assert_eq!(sorted(vec!["M · rojo", "S · rojo", "M · azul"]), ["S · rojo", "M · azul", "M · rojo"]);
        assert_eq!(sorted(vec!["Nan", "4", "inf"]), ["4", "Nan", "inf"]);
        assert_eq!(sorted(vec!["rojo", "azul", ""]), ["", "azul", "rojo"]);
        assert_eq!(compare("Talla única", "Talla única"), Ordering::Equal);
    }
}
