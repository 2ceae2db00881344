//! Counts failed sign-ins of this process, so that passwords cannot be guessed by trying. Not a record: that is the
//! audit log.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::Timestamp;

/// Failures of one address within [`WINDOW_MS`] after which it is refused.
pub(super) const FAILURES_MAX: u32 = 10;
/// How long failures count, in milliseconds.
pub(super) const WINDOW_MS: i64 = 15 * 60_000;
/// Addresses remembered at most; beyond it the one whose failures began first is forgotten, which an attacker can only
/// bring about by spending as many hashes as there are places.
const ADDRESSES_MAX: usize = 10_000;
/// Failures written to the audit log in a minute at most, over all addresses.
const RECORDED_PER_MINUTE_MAX: u32 = 60;

/// The count, shared by all requests.
#[derive(Default)]
pub(super) struct Attempts(Mutex<Failures>);

/// Failures by address, and the budget of rows about them.
#[derive(Default)]
struct Failures {
    by_address: HashMap<String, Counter>,
    recorded: Counter,
}

#[derive(Default, Clone, Copy)]
struct Counter {
    since: Timestamp,
    count: u32,
}

impl Counter {
    fn within(self, window_ms: i64, now: Timestamp) -> u32 {
        if now.since_ms(self.since) < window_ms { self.count } else { 0 }
    }

    fn add(&mut self, window_ms: i64, now: Timestamp) {
        if self.within(window_ms, now) == 0 {
            *self = Self { since: now, count: 0 };
        }
        self.count += 1;
    }
}

impl Failures {
    fn may_try(&self, address: &str, now: Timestamp) -> bool {
        self.by_address.get(address).is_none_or(|counter| counter.within(WINDOW_MS, now) < FAILURES_MAX)
    }

    fn failed(&mut self, address: &str, now: Timestamp) {
        if !self.by_address.contains_key(address) && self.by_address.len() >= ADDRESSES_MAX {
            self.by_address.retain(|_, counter| counter.within(WINDOW_MS, now) > 0);
            if self.by_address.len() >= ADDRESSES_MAX {
                let oldest =
                    self.by_address.iter().min_by_key(|(_, counter)| counter.since).map(|(a, _)| a.clone());
                oldest.map(|oldest| self.by_address.remove(&oldest));
            }
        }
        self.by_address.entry(address.to_owned()).or_default().add(WINDOW_MS, now);
    }

    fn may_record(&mut self, now: Timestamp) -> bool {
        let may = self.recorded.within(60_000, now) < RECORDED_PER_MINUTE_MAX;
        if may {
            self.recorded.add(60_000, now);
        }
        may
    }
}

impl Attempts {
    /// Whether this address may try again.
    pub(super) fn may_try(&self, address: &str, now: Timestamp) -> bool {
        self.lock().may_try(address, now)
    }

    /// Counts a failure.
    pub(super) fn failed(&self, address: &str, now: Timestamp) {
        self.lock().failed(address, now);
    }

    /// Forgets an address's failures: it has signed in.
    pub(super) fn forget(&self, address: &str) {
        self.lock().by_address.remove(address);
    }

    /// Whether one more failure may be written to the audit log; counts it when it may.
    pub(super) fn may_record_failure(&self, now: Timestamp) -> bool {
        self.lock().may_record(now)
    }

    fn lock(&self) -> MutexGuard<'_, Failures> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_refused_after_too_many_failures_until_the_window_has_passed() {
        let mut failures = Failures::default();
        for second in 0..i64::from(FAILURES_MAX) {
            assert!(failures.may_try("a@b.cl", Timestamp(second)));
            failures.failed("a@b.cl", Timestamp(second));
        }
        assert!(!failures.may_try("a@b.cl", Timestamp(100)));
        assert!(failures.may_try("other@b.cl", Timestamp(100)));
        assert!(failures.may_try("a@b.cl", Timestamp(WINDOW_MS)));
    }

    #[test]
    fn the_memory_of_addresses_is_bounded_and_the_oldest_goes_first() {
        let mut failures = Failures::default();
        for at in 0..=i64::try_from(ADDRESSES_MAX).unwrap() {
            failures.failed(&format!("{at}@b.cl"), Timestamp(at));
        }
        assert_eq!(failures.by_address.len(), ADDRESSES_MAX);
        assert!(!failures.by_address.contains_key("0@b.cl"));
        assert!(failures.by_address.contains_key("1@b.cl"));
    }

    #[test]
    fn failures_written_to_the_audit_log_are_bounded_by_the_minute() {
        let mut failures = Failures::default();
        let written = (0..1_000).filter(|_| failures.may_record(Timestamp(5))).count();
        assert_eq!(written, RECORDED_PER_MINUTE_MAX as usize);
        assert!(failures.may_record(Timestamp(60_005)));
    }
}
