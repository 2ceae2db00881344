//! The server's clock as the browser can follow it: countdowns run against the server's time, never the buyer's or
//! the seller's own. Not a timer; `ticking` asks it once a second.

use domain::Timestamp;

/// Local milliseconds that must lie between two readings before a speed is taken from them: over less, the network's
/// jitter is as large as the difference.
const SPEED_SPAN_MS_MIN: f64 = 5_000.0;

/// Readings of the server's time against the browser's own monotonic clock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ServerTime {
    first: Reading,
    last: Reading,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Reading {
    server_ms: f64,
    local_ms: f64,
}

impl ServerTime {
    /// The server said `server` when the browser's clock showed `local_ms`.
    pub fn read(server: Timestamp, local_ms: f64) -> Self {
        let reading = Reading { server_ms: as_f64(server), local_ms };
        Self { first: reading, last: reading }
    }

    /// Takes a later reading. Time that runs backwards starts anew: the server or its clock was changed.
    #[must_use]
    pub fn and_later(self, server: Timestamp, local_ms: f64) -> Self {
        let next = Self::read(server, local_ms);
        if next.last.server_ms < self.last.server_ms || local_ms < self.last.local_ms {
            return next;
        }
        Self { first: self.first, last: next.last }
    }

    /// The server's time when the browser's clock shows `local_ms`. Follows a server whose clock is scaled, as it is
    /// when a Live is played in fast motion.
    pub fn at(&self, local_ms: f64) -> Timestamp {
        let since = (local_ms - self.last.local_ms).max(0.0);
        Timestamp(as_i64(self.last.server_ms + since * self.speed()))
    }

    /// Server milliseconds for each local one.
    fn speed(&self) -> f64 {
        let local = self.last.local_ms - self.first.local_ms;
        if local < SPEED_SPAN_MS_MIN {
            return 1.0;
        }
        let speed = (self.last.server_ms - self.first.server_ms) / local;
        // Frames travel unevenly; a clock that is not scaled on purpose runs at exactly one.
        if (0.8..1.25).contains(&speed) { 1.0 } else { speed }
    }
}

#[allow(clippy::cast_precision_loss)]
fn as_f64(at: Timestamp) -> f64 {
    at.0 as f64
}

#[allow(clippy::cast_possible_truncation)]
fn as_i64(ms: f64) -> i64 {
    ms as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_countdown_follows_the_server_and_not_the_own_clock() {
        let time = ServerTime::read(Timestamp(1_000_000), 50.0);
        assert_eq!(time.at(1_050.0), Timestamp(1_001_000));
    }

    #[test]
    fn small_unevenness_of_the_network_does_not_make_the_clock_run_fast() {
        let time = ServerTime::read(Timestamp(0), 0.0).and_later(Timestamp(10_400), 10_000.0);
        assert_eq!(time.at(11_000.0), Timestamp(11_400));
    }

    #[test]
    fn a_live_played_in_fast_motion_counts_down_as_fast() {
        let time = ServerTime::read(Timestamp(0), 0.0).and_later(Timestamp(600_000), 10_000.0);
        assert_eq!(time.at(11_000.0), Timestamp(660_000));
    }

    #[test]
    fn a_server_whose_time_went_back_is_believed_anew() {
        let time = ServerTime::read(Timestamp(900_000), 0.0).and_later(Timestamp(1_000), 6_000.0);
        assert_eq!(time.at(7_000.0), Timestamp(2_000));
    }
}
