//! Writes moments the way each service does. Not a clock: that is `domain::clock`.

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use domain::clock::Timestamp;

/// Whole seconds since the epoch, as in `feed` changes.
pub(crate) const fn seconds(at: Timestamp) -> i64 {
    at.0.div_euclid(1000)
}

/// `2026-09-21T22:35:02+0000`, as Graph writes times.
pub(crate) fn graph(at: Timestamp) -> String {
    utc(at).format("%Y-%m-%dT%H:%M:%S+0000").to_string()
}

/// `2026-09-21 19:40:11`: Chile's wall clock without offset, as Flow writes times.
pub(crate) fn flow(at: Timestamp) -> String {
    chile(at).format("%Y-%m-%d %H:%M:%S").to_string()
}

/// `2026-09-21` three days later: when Flow transfers the money.
pub(crate) fn flow_transfer_day(at: Timestamp) -> String {
    (chile(at) + TimeDelta::days(3)).format("%Y-%m-%d").to_string()
}

/// `19:40:11`, Chile's wall clock, for the pages.
pub(crate) fn wall(at: Timestamp) -> String {
    chile(at).format("%H:%M:%S").to_string()
}

fn utc(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at.0).unwrap_or(DateTime::UNIX_EPOCH)
}

/// Chile's clock to the month: UTC−3 from September to March, UTC−4 else. The real change falls on the first weekend
/// of April and September; no test of ours stands on those days.
fn chile(at: Timestamp) -> DateTime<Utc> {
    let at = utc(at);
    let hours = if (4..=8).contains(&at.month()) { 4 } else { 3 };
    at - TimeDelta::hours(hours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_service_gets_its_own_way_of_writing_a_moment() {
        let at = Timestamp(1_790_030_102_345);
        assert_eq!(seconds(at), 1_790_030_102);
        assert_eq!(graph(at), "2026-09-21T22:35:02+0000");
        assert_eq!(flow(at), "2026-09-21 19:35:02");
        assert_eq!(flow_transfer_day(at), "2026-09-24");
    }
}
