//! Text into HTML. Everything that comes from outside passes [`escape`]; there is no other way in.

use std::fmt::Write as _;

/// Text as it may stand in an element or in a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(character),
        }
    }
    out
}

/// Text with its line breaks, and its web addresses as links. `test_id` marks the links for browser tests.
pub(crate) fn linked(text: &str, test_id: &str) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            out.push_str("<br>");
        }
        for piece in line.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end();
            let url = word.trim_end_matches(['.', ',', ')', '!', '?']);
            if url.starts_with("https://") || url.starts_with("http://") {
                let shown = escape(url);
                let mark =
                    if test_id.is_empty() { String::new() } else { format!(r#" data-testid="{test_id}""#) };
                // Writing into a String cannot fail.
                let _ = write!(out, r#"<a href="{shown}"{mark}>{shown}</a>"#);
                out.push_str(&escape(&piece[url.len()..]));
            } else {
                out.push_str(&escape(piece));
            }
        }
    }
    out
}

/// An id as it may stand in a path.
pub(crate) fn path(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            out.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// `$15.990` for whole pesos, `USD 34.12` else.
pub(crate) fn money(amount: &str, currency: &str) -> String {
    if currency != "CLP" || !amount.bytes().all(|byte| byte.is_ascii_digit()) {
        return escape(&format!("{currency} {amount}"));
    }
    let mut out = String::from("$");
    for (at, digit) in amount.chars().enumerate() {
        if at > 0 && (amount.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_writes_never_becomes_markup() {
        let hostile = r#"<img src=x onerror="alert('1')">&"#;
        assert_eq!(escape(hostile), "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;");
        assert!(!linked(&format!("http://a/\"{hostile}"), "x").contains("<img"));
        assert!(!linked("javascript:alert(1)", "x").contains("href"));
    }

    #[test]
    fn addresses_become_links_without_the_full_stop_behind_them() {
        assert_eq!(
            linked("Paga: http://a/b.\nGracias", "checkout-link"),
            r#"Paga: <a href="http://a/b" data-testid="checkout-link">http://a/b</a>.<br>Gracias"#
        );
    }

    #[test]
    fn pesos_have_points_and_no_decimals() {
        assert_eq!(money("15990", "CLP"), "$15.990");
        assert_eq!(money("990", "CLP"), "$990");
        assert_eq!(money("1234567", "CLP"), "$1.234.567");
        assert_eq!(money("34.12", "USD"), "USD 34.12");
    }

    #[test]
    fn an_id_with_anything_in_it_stays_one_path_segment() {
        assert_eq!(path("p12"), "p12");
        assert_eq!(path("a/../b?c"), "a%2F..%2Fb%3Fc");
    }
}
