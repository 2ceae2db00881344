//! How long a provider asks to wait. Not for waiting.

use std::time::Duration;

use reqwest::header::HeaderMap;

/// The longest wait that is passed on; a longer one is cut to it.
const WAIT_MAX: Duration = Duration::from_hours(1);

/// What the headers ask for: `retry-after`, or when OpenAI's limits are whole again, that of a used-up limit first.
pub(super) fn of_headers(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok();
    let limit = |kind| {
        let whole_again = duration_of(text(&format!("x-ratelimit-reset-{kind}"))?)?;
        let is_used_up = text(&format!("x-ratelimit-remaining-{kind}")) == Some("0");
        Some((is_used_up, whole_again))
    };
    text("retry-after")
        .and_then(duration_of)
        .or_else(|| ["requests", "tokens"].into_iter().filter_map(limit).max().map(|(_, wait)| wait))
}

/// Seconds (`7`, `0.5`) or a duration as Go writes it (`1s`, `6m0s`, `20ms`).
pub(in crate::models) fn duration_of(text: &str) -> Option<Duration> {
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let mut rest = text.trim();
    let mut seconds = 0.0;
    if rest.chars().all(is_number) {
        seconds = rest.parse().ok()?;
        rest = "";
    }
    while !rest.is_empty() {
        let (number, after) = rest.split_at(rest.find(|c| !is_number(c))?);
        let (unit, after) = after.split_at(after.find(is_number).unwrap_or(after.len()));
        seconds += number.parse::<f64>().ok()? * seconds_in(unit)?;
        rest = after;
    }
    Duration::try_from_secs_f64(seconds).ok().map(|wait| wait.min(WAIT_MAX))
}

fn seconds_in(unit: &str) -> Option<f64> {
    Some(match unit {
        "h" => 3600.0,
        "m" => 60.0,
        "s" => 1.0,
        "ms" => 1e-3,
        "us" | "µs" | "μs" => 1e-6,
        "ns" => 1e-9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn seconds_and_durations_are_read() {
        for (text, millis) in [
            ("7", 7_000),
            (" 0.5 ", 500),
            ("1s", 1_000),
            ("20ms", 20),
            ("6m0s", 360_000),
            ("2m59.56s", 179_560),
            ("31.084s", 31_084),
            ("0s", 0),
            ("2000us", 2),
            ("3000µs", 3),
            ("24h0m0s", 3_600_000),
        ] {
            assert_eq!(duration_of(text), Some(Duration::from_millis(millis)), "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_duration() {
        for bad in [
            "",
            "s",
            ".",
            "-1",
            "1d",
            "1s2",
            "1s!",
            "Wed, 21 Oct 2026 07:28:00 GMT",
            "1.2.3s",
            "NaN",
            "inf",
            "ä1s",
        ] {
            assert_eq!(duration_of(bad), None, "{bad}");
        }
        assert_eq!(duration_of("99999999999999999999"), None);
    }

    #[test]
    fn the_limit_that_is_used_up_decides_unless_the_provider_says_when_to_retry() {
        let wait = |pairs: &[(&'static str, &'static str)]| {
            let headers = pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
            of_headers(&headers.collect()).map(|wait| wait.as_secs())
        };
        let resets = [("x-ratelimit-reset-requests", "1s"), ("x-ratelimit-reset-tokens", "6m0s")];
        assert_eq!(wait(&resets), Some(360));
        assert_eq!(wait(&[&resets[..], &[("x-ratelimit-remaining-requests", "0")]].concat()), Some(1));
        assert_eq!(wait(&[&resets[..], &[("retry-after", "20")]].concat()), Some(20));
        assert_eq!(wait(&[("retry-after", "soon")]), None);
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "[0-9hmsunµ. ]{0,12}|\\PC{0,12}") {
            if let Some(wait) = duration_of(&text) {
                prop_assert!(wait <= WAIT_MAX);
            }
        }
    }
}
