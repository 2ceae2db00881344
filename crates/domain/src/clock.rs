//! Time as a value and as an injected source. Not for formatting: the pages do that.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The moment `ms` milliseconds later (earlier when negative); saturates.
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// The moment `minutes` later; saturates.
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_ms(minutes.saturating_mul(60_000))
    }

    /// Milliseconds from `earlier` to this moment; negative when `earlier` is in fact later.
    pub const fn since_ms(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Whole seconds from `earlier` until this moment, never below zero: what a countdown shows.
    pub const fn seconds_left(self, now: Self) -> i64 {
        let ms = self.since_ms(now);
        if ms <= 0 { 0 } else { (ms + 999) / 1000 }
    }
}

/// Where "now" comes from. Everything with a deadline asks this, so tests live through thirty minutes in a moment.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The present moment.
    fn now(&self) -> Timestamp;

    /// How many milliseconds of this clock pass in `real_ms` of real time; 1:1 unless the clock is scaled.
    fn ms_of_real(&self, real_ms: i64) -> i64 {
        real_ms
    }
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// A clock that runs `speed` times as fast as the machine's, from an agreed origin, so that several processes
/// playing a Live in fast motion share one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaledClock {
    /// Real milliseconds since the epoch at which both times meet.
    pub origin_real_ms: i64,
    /// What this clock showed at that moment.
    pub origin_virtual_ms: i64,
    /// Virtual milliseconds for each real one; at least 0.
    pub speed: f64,
}

impl ScaledClock {
    /// Reads `origin_real_ms:origin_virtual_ms:speed`, the form of `LIVESELL_CLOCK`. `None` when it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let clock = Self {
            origin_real_ms: parts.next()?.trim().parse().ok()?,
            origin_virtual_ms: parts.next()?.trim().parse().ok()?,
            speed: parts.next()?.trim().parse().ok()?,
        };
        (parts.next().is_none() && clock.speed.is_finite() && clock.speed > 0.0).then_some(clock)
    }
}

impl std::fmt::Display for ScaledClock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.origin_real_ms, self.origin_virtual_ms, self.speed)
    }
}

impl Clock for ScaledClock {
    fn now(&self) -> Timestamp {
        let real = SystemClock.now().0.saturating_sub(self.origin_real_ms);
        Timestamp(self.origin_virtual_ms.saturating_add(self.ms_of_real(real)))
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
    fn ms_of_real(&self, real_ms: i64) -> i64 {
        (real_ms as f64 * self.speed) as i64
    }
}

/// A clock that stands still until told to move.
#[derive(Debug, Default)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock standing at `at`.
    pub fn at(at: Timestamp) -> Self {
        Self(AtomicI64::new(at.0))
    }

    /// Moves the clock forward (back when negative).
    pub fn advance_ms(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }

    /// Moves the clock forward by whole minutes.
    pub fn advance_minutes(&self, minutes: i64) {
        self.advance_ms(minutes * 60_000);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_countdown_shows_a_started_second_as_whole_and_never_goes_below_zero() {
        let now = Timestamp(10_000);
        assert_eq!(Timestamp(11_001).seconds_left(now), 2);
        assert_eq!(Timestamp(10_000).seconds_left(now), 0);
        assert_eq!(Timestamp(1).seconds_left(now), 0);
    }

    #[test]
    fn a_scaled_clock_survives_being_written_and_read() {
        let clock = ScaledClock { origin_real_ms: 5, origin_virtual_ms: 7, speed: 600.0 };
        assert_eq!(ScaledClock::parse(&clock.to_string()), Some(clock));
        for bad in ["", "1:2", "1:2:x", "1:2:0", "1:2:-3", "1:2:NaN", "1:2:3:4"] {
            assert_eq!(ScaledClock::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_scaled_clock_runs_faster_by_its_factor() {
        let clock = ScaledClock { origin_real_ms: 0, origin_virtual_ms: 0, speed: 600.0 };
        assert_eq!(clock.ms_of_real(1_000), 600_000);
    }
}
