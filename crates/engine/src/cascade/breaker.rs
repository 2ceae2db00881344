//! Whether a model provider is asked at all: after failures it rests, then one call tries whether it is well again.
//! Not for waiting: nothing here sleeps, the moment is told.

use domain::Timestamp;

/// Failures one after the other that make it rest.
const FAILURES_MAX: u32 = 5;
/// How long it rests before one call may try again.
pub(crate) const REST_MS: i64 = 60_000;

/// The state of one provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Breaker {
    failures: u32,
    /// While set, it rests until then.
    rests_until: Option<Timestamp>,
    /// The call that tries again is on its way, since then.
    probing_since: Option<Timestamp>,
}

impl Breaker {
    /// Whether a call may be made now. Allowing one during a rest that is over makes it the one that tries again.
    pub(crate) fn allows(&mut self, now: Timestamp) -> bool {
        let Some(until) = self.rests_until else { return true };
        // A probe whose end nobody told counts as lost after another rest.
        let probing = self.probing_since.is_some_and(|since| now.since_ms(since) < REST_MS);
        if now < until || probing {
            return false;
        }
        self.probing_since = Some(now);
        true
    }

    /// Whether it would allow a call, without making that the one that tries again.
    pub(crate) fn is_ready(&self, now: Timestamp) -> bool {
        let mut copy = *self;
        copy.allows(now)
    }

    /// Until when it rests, while it does.
    pub(crate) fn resting(&self, now: Timestamp) -> Option<Timestamp> {
        self.rests_until.filter(|until| *until > now)
    }

    /// The call was answered.
    pub(crate) fn succeeded(&mut self) {
        *self = Self::default();
    }

    /// The call failed; `hard` when somebody must do something before the next one can succeed.
    pub(crate) fn failed(&mut self, now: Timestamp, hard: bool) {
        self.failures = self.failures.saturating_add(1);
        let probe = self.probing_since.take().is_some();
        if hard || probe || self.failures >= FAILURES_MAX {
            self.rests_until = Some(now.plus_ms(REST_MS));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_000_000);

    fn after(ms: i64) -> Timestamp {
        NOW.plus_ms(ms)
    }

    #[test]
    fn five_failures_in_a_row_make_it_rest_and_a_success_between_does_not() {
        let mut breaker = Breaker::default();
        for _ in 0..4 {
            breaker.failed(NOW, false);
        }
        assert!(breaker.allows(NOW));
        breaker.succeeded();
        for _ in 0..4 {
            breaker.failed(NOW, false);
        }
        assert!(breaker.allows(NOW));
        breaker.failed(NOW, false);
        assert!(!breaker.allows(after(REST_MS - 1)));
        assert_eq!(breaker.resting(NOW), Some(after(REST_MS)));
    }

    #[test]
    fn after_the_rest_one_call_tries_and_decides() {
        let mut breaker = Breaker::default();
        breaker.failed(NOW, true);
        assert!(breaker.is_ready(after(REST_MS)));
        assert!(breaker.allows(after(REST_MS)));
        assert!(!breaker.is_ready(after(REST_MS)), "one at a time");
        assert!(!breaker.allows(after(REST_MS + 1)), "one at a time");
        breaker.failed(after(REST_MS + 2), false);
        assert!(!breaker.allows(after(2 * REST_MS + 1)));
        assert!(breaker.allows(after(2 * REST_MS + 2)));
        breaker.succeeded();
        assert!(breaker.allows(after(2 * REST_MS + 3)) && breaker.allows(after(2 * REST_MS + 3)));
        assert_eq!(breaker.resting(after(2 * REST_MS + 3)), None);
    }

    #[test]
    fn a_try_that_was_lost_is_tried_again_a_rest_later() {
        let mut breaker = Breaker::default();
        breaker.failed(NOW, true);
        assert!(breaker.allows(after(REST_MS)));
        assert!(!breaker.allows(after(2 * REST_MS - 1)));
        assert!(breaker.allows(after(2 * REST_MS)));
    }
}
