//! How much of our allowance is used, as Meta's headers tell it. Not for deciding what to do about it.

use std::time::Duration;

use reqwest::header::HeaderMap;
use serde_json::Value;

/// From here on, slow down. Source: Graph API, "Rate limits", and field practice.
pub const SLOW_PERCENT: u32 = 75;
/// From here on, stop: calls made while throttled lengthen the block.
pub const STOP_PERCENT: u32 = 95;
/// Objects that are read of one header. Meta's own limit.
const OBJECTS_MAX: usize = 32;
/// The longest block that is believed; Meta's windows are at most a day.
const REGAIN_MINUTES_MAX: u64 = 24 * 60;

const APP_HEADER: &str = "x-app-usage";
const BUSINESS_HEADER: &str = "x-business-use-case-usage";

/// The allowance used so far. Empty when Meta did not say, which it does not before there is some traffic.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    /// Of the app as a whole.
    pub app: Option<Share>,
    /// Of single pages and uses.
    pub business: Vec<BusinessUsage>,
}

/// Shares of an allowance, in percent; above 100 when it is overdrawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Of the calls.
    pub call_count: u32,
    /// Of the time.
    pub total_time: u32,
    /// Of the processor time.
    pub total_cputime: u32,
}

/// The allowance of one page for one use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BusinessUsage {
    /// The page or other object.
    pub object_id: String,
    /// The use: `pages`, `messenger`, `instagram`, …
    pub kind: String,
    /// How much of it is used.
    pub share: Share,
    /// How long calls are refused from now; zero when they are not.
    pub regain_access: Duration,
}

impl Share {
    fn read(value: &Value) -> Self {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // the cast saturates
        let percent =
            |key: &str| value.get(key).and_then(Value::as_f64).map_or(0, |number| number.ceil() as u32);
        Self {
            call_count: percent("call_count"),
            total_time: percent("total_time"),
            total_cputime: percent("total_cputime"),
        }
    }

    fn peak(self) -> u32 {
        self.call_count.max(self.total_time).max(self.total_cputime)
    }
}

impl Usage {
    /// Reads the headers of an answer. What cannot be read counts as not said.
    pub(super) fn read(headers: &HeaderMap) -> Self {
        // Through `Value`, because Meta's own sample repeats a key, which a typed reader refuses.
        let json =
            |name: &str| -> Option<Value> { serde_json::from_slice(headers.get(name)?.as_bytes()).ok() };
        let app = json(APP_HEADER).filter(Value::is_object).map(|value| Share::read(&value));
        let business = json(BUSINESS_HEADER);
        let objects = business.iter().filter_map(Value::as_object).flatten();
        let business = objects
            .flat_map(|(object_id, uses)| {
                uses.as_array().into_iter().flatten().map(move |one| (object_id, one))
            })
            .take(OBJECTS_MAX)
            .map(|(object_id, one)| {
                let minutes = one.get("estimated_time_to_regain_access").and_then(Value::as_u64).unwrap_or(0);
                BusinessUsage {
                    object_id: object_id.clone(),
                    kind: one.get("type").and_then(Value::as_str).unwrap_or_default().to_owned(),
                    share: Share::read(one),
                    regain_access: Duration::from_secs(minutes.min(REGAIN_MINUTES_MAX) * 60),
                }
            })
            .collect();
        Self { app, business }
    }

    /// The most used share of all, in percent: compare it with [`SLOW_PERCENT`] and [`STOP_PERCENT`].
    pub fn peak_percent(&self) -> u32 {
        let business = self.business.iter().map(|usage| usage.share.peak());
        self.app.map(Share::peak).into_iter().chain(business).max().unwrap_or(0)
    }

    /// How long calls are refused from now; `None` when they are not.
    pub fn regain_access(&self) -> Option<Duration> {
        self.business.iter().map(|usage| usage.regain_access).max().filter(|wait| !wait.is_zero())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usage(app: &str, business: &str) -> Usage {
        let mut headers = HeaderMap::new();
        headers.insert(APP_HEADER, app.parse().unwrap());
        headers.insert(BUSINESS_HEADER, business.parse().unwrap());
        Usage::read(&headers)
    }

    #[test]
    fn the_most_used_share_and_the_longest_block_count() {
        let usage = usage(
            r#"{"call_count":28,"total_time":25,"total_cputime":25}"#,
            r#"{"1057700001":[{"type":"pages","call_count":97,"total_cputime":23,"total_time":23,"estimated_time_to_regain_access":0},
                {"type":"messenger","call_count":12.2,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":3}]}"#
                .replace('\n', " ")
                .as_str(),
        );
        assert_eq!(usage.app, Some(Share { call_count: 28, total_time: 25, total_cputime: 25 }));
        assert_eq!(usage.business[1].share.call_count, 13);
        assert_eq!(usage.peak_percent(), 97);
        assert_eq!(usage.regain_access(), Some(Duration::from_mins(3)));
    }

    #[test]
    fn headers_that_are_missing_repeated_or_broken_do_no_harm() {
        assert_eq!(Usage::read(&HeaderMap::new()), Usage::default());
        assert_eq!(usage("no json", "[1,2]"), Usage::default());
        let repeated = usage("{}", r#"{"1":[{"call_count":5,"call_count":80}],"2":"x"}"#);
        assert_eq!(repeated.peak_percent(), 80);
        assert_eq!(repeated.regain_access(), None);
    }

    #[test]
    fn an_absurd_block_is_cut_to_a_day() {
        let usage = usage("{}", r#"{"1":[{"estimated_time_to_regain_access":18446744073709551615}]}"#);
        assert_eq!(usage.regain_access(), Some(Duration::from_hours(24)));
    }
}
