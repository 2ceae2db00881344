//! What can be made to go wrong. Each field says what the app then sees; all off at start.

use serde::{Deserialize, Serialize};

/// Longest pause a fault may put before an answer, ms.
const SLOW_MS_MAX: u64 = 60_000;

/// Faults in force. Rates are in `0..=1`.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
// Independent switches; every combination makes sense.
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct Faults {
    /// Real milliseconds before every Graph and Flow answer.
    pub(crate) slow_ms: u64,
    /// Share of Graph and Flow calls that fail before anything happened (code 2, HTTP 500).
    pub(crate) error_rate: f64,
    /// Share of Graph sends that happen and are answered with 1/1357046 all the same.
    pub(crate) sent_but_error_rate: f64,
    /// Every send is over budget.
    pub(crate) rate_limit: bool,
    /// Every page token has expired.
    pub(crate) token_dead: bool,
    /// Share of webhook changes delivered a second time, later.
    pub(crate) duplicate_rate: f64,
    /// Changes leave in another order than they happened.
    pub(crate) reorder: bool,
    /// Share of webhook changes never sent at all.
    pub(crate) drop_webhooks: f64,
    /// No webhook leaves; all wait.
    pub(crate) webhooks_paused: bool,
    /// Flow's API answers 500.
    pub(crate) flow_down: bool,
    /// Share of payments whose confirmation is never sent.
    pub(crate) flow_drop_confirmation: f64,
    /// Share of payments whose confirmation is sent twice.
    pub(crate) flow_duplicate_confirmation: f64,
    /// The browser is sent back before the confirmation leaves.
    pub(crate) flow_return_first: bool,
    /// What goes wrong with language models.
    pub(crate) models: ModelFaults,
}

/// Faults of the model providers. Where several would answer, the one named first does.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
// Independent switches; every combination makes sense.
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct ModelFaults {
    /// Real milliseconds before every answer.
    pub(crate) slow_ms: u64,
    /// Every call is answered 503.
    pub(crate) down: bool,
    /// Share of calls answered 500 or 503.
    pub(crate) error_rate: f64,
    /// Nothing is left of what was paid for (429, of no use to ask again today).
    pub(crate) out_of_quota: bool,
    /// Asked too often (429, with the time to wait).
    pub(crate) rate_limit: bool,
    /// The model, or a filter before it, declines to answer.
    pub(crate) refuses: bool,
    /// All tokens are spent on thinking; the answer is empty.
    pub(crate) cut_off: bool,
    /// The answer is no JSON.
    pub(crate) garbage: bool,
    /// The answer sells what is not offered, in absurd numbers, at prices of the model's own.
    pub(crate) wrong: bool,
}

impl Faults {
    /// The field that is out of its range, if one is.
    pub(crate) fn out_of_range(&self) -> Option<&'static str> {
        let rates = [
            ("error_rate", self.error_rate),
            ("sent_but_error_rate", self.sent_but_error_rate),
            ("duplicate_rate", self.duplicate_rate),
            ("drop_webhooks", self.drop_webhooks),
            ("flow_drop_confirmation", self.flow_drop_confirmation),
            ("flow_duplicate_confirmation", self.flow_duplicate_confirmation),
            ("models.error_rate", self.models.error_rate),
        ];
        let pauses = [("slow_ms", self.slow_ms), ("models.slow_ms", self.models.slow_ms)];
        if let Some((name, _)) = pauses.into_iter().find(|(_, pause)| *pause > SLOW_MS_MAX) {
            return Some(name);
        }
        rates.into_iter().find(|(_, rate)| !(0.0..=1.0).contains(rate)).map(|(name, _)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_out_of_range_is_named() {
        let faults: Faults = serde_json::from_str(r#"{"error_rate":1.5}"#).unwrap();
        assert_eq!(faults.out_of_range(), Some("error_rate"));
        assert_eq!(Faults::default().out_of_range(), None);
        assert!(serde_json::from_str::<Faults>(r#"{"eror_rate":0.5}"#).is_err());
    }

    #[test]
    fn a_fault_of_the_models_out_of_range_is_named_with_its_group() {
        let out_of_range = |json| serde_json::from_str::<Faults>(json).unwrap().out_of_range();
        assert_eq!(out_of_range(r#"{"models":{"error_rate":-0.1}}"#), Some("models.error_rate"));
        assert_eq!(out_of_range(r#"{"models":{"slow_ms":60001}}"#), Some("models.slow_ms"));
        assert_eq!(out_of_range(r#"{"models":{"down":true}}"#), None);
        assert!(serde_json::from_str::<Faults>(r#"{"models":{"dawn":true}}"#).is_err());
    }
}
