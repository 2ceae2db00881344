//! Finds phone numbers, e-mail addresses and links, so that they are neither read as quantities nor repeated.
//! Not for validating them.

/// Digits from which a plain number is a phone number; prices in Live sales stay below.
const PHONE_DIGITS_MIN: usize = 8;

/// Where the contact that starts at byte `at` ends, if one starts there.
pub(crate) fn contact_at(text: &str, at: usize) -> Option<usize> {
    let starts_word = at == 0 || text[..at].chars().next_back().is_none_or(|c| !c.is_ascii_alphanumeric());
    if !starts_word {
        return None;
    }
    let rest = &text[at..];
    let first = rest.bytes().next()?;
    if (first == b'+' || first.is_ascii_digit())
        && let Some(len) = phone(rest)
    {
        return Some(at + len);
    }
    if first.is_ascii_alphanumeric() {
        let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let word = &rest[..len];
        if is_link(word) || is_mail(word) {
            return Some(at + len);
        }
    }
    None
}

fn is_link(word: &str) -> bool {
    word.starts_with("http:")
        || word.starts_with("https:")
        || word.starts_with("www.")
        || word.starts_with("wa.me")
        || word.starts_with("t.me/")
        || word.starts_with("bit.ly")
        || [".com", ".net", ".org", ".xyz", ".shop"]
            .iter()
            .any(|end| word.trim_end_matches('/').ends_with(end))
}

fn is_mail(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.starts_with('.'))
}

fn phone(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let international = bytes.first() == Some(&b'+');
    let first_group =
        bytes.iter().skip(usize::from(international)).take_while(|b| b.is_ascii_digit()).count();
    let leading_zero = bytes.first() == Some(&b'0');
    let plain_end = first_group + usize::from(international);
    if first_group >= PHONE_DIGITS_MIN || leading_zero && first_group >= PHONE_DIGITS_MIN - 1 {
        return Some(plain_end);
    }
    // Grouped: "+56 9 8765 4321", "9 8765 4321", "090-123-4567", "0400 12 34 56". Groups after the first have three or
    // more digits, except after a country code or a leading zero, so that "A12 2, 13 1" stays a list.
    let mut digits = first_group;
    let mut end = plain_end;
    let mut longest = first_group;
    let mut hyphens = 0;
    while let Some(separator) = bytes.get(end) {
        if !matches!(separator, b' ' | b'-' | b'.' | b'(' | b')') {
            break;
        }
        let rest = bytes.get(end + 1..).unwrap_or_default();
        let group = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let least = if international {
            1
        } else if leading_zero {
            2
        } else {
            3
        };
        // "39 0901 234 567" is a size and a phone number; a group of zeros only is nobody's prefix.
        let own = digits == first_group && first_group <= 2 && rest.first() == Some(&b'0') && !leading_zero;
        let prefix = own && rest.iter().take(group).any(|b| *b != b'0');
        // "333 1234567"
        let mobile = digits == first_group && first_group == 3;
        let most = if leading_zero || international {
            8
        } else if mobile {
            7
        } else {
            5
        };
        if !(least..=most).contains(&group) || prefix {
            break;
        }
        hyphens += usize::from(*separator == b'-');
        longest = longest.max(group);
        digits += group;
        end += 1 + group;
    }
    let enough = match (international, leading_zero, longest, hyphens) {
        (true, ..) => digits >= 10,
        (_, true, ..) => digits >= 9,
        (_, _, 4.., 1..) => digits >= 7 && first_group >= 2,
        (_, _, 4.., _) => digits >= 8 && (first_group >= 2 || bytes.first() == Some(&b'9')),
        _ => digits >= 9 && (first_group > 1 || bytes.first() == Some(&b'9')),
    };
    (enough && first_group > 0).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_mails_and_links_are_contacts_and_lists_of_codes_are_not() {
        for text in [
            "+56 9 8765 4321",
            "9 8765 4321",
            "0901234567",
            "ana@mail.cl",
            "https://x.y/z",
            "wa.me/569",
            "0400 12 34 56",
            "555-0199",
            "8123 4567",
            "11 98765-4321",
            "90000 12345",
            "0150 0000000",
            "333 1234567",
        ] {
            assert_eq!(contact_at(text, 0), Some(text.len()), "{text}");
        }
        for text in
            ["12 13 14 15", "9990", "15.990", "+1", "a12", "+2 12", "39 0901 234 567", "12-13", "2 12000"]
        {
            assert_eq!(contact_at(text, 0), None, "{text}");
        }
    }
}
