//! How much a page may still say: one bucket of tokens for each page and kind, filled evenly over the hour.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::Timestamp;
use uuid::Uuid;

use crate::outbox::Kind;

/// Meta freezes a page that sends more than 40 messages a second; we stay below. Also the burst a bucket allows.
const BURST: f64 = 30.0;
const HOUR_MS: f64 = 3_600_000.0;
/// Pages whose buckets are kept; beyond that the fullest state is assumed anew.
const PAGES_MAX: usize = 10_000;

#[derive(Debug, Clone, Copy)]
struct Bucket {
    tokens: f64,
    at: Timestamp,
}

/// The buckets of all pages.
#[derive(Debug)]
pub(super) struct Budgets {
    private_per_hour: f64,
    public_per_hour: f64,
    buckets: Mutex<HashMap<(Uuid, bool), Bucket>>,
}

impl Budgets {
    pub fn new(private_per_hour: u32, public_per_hour: u32) -> Self {
        Self {
            private_per_hour: f64::from(private_per_hour.max(1)),
            public_per_hour: f64::from(public_per_hour.max(1)),
            buckets: Mutex::default(),
        }
    }

    /// How many a page may send now; `Err` tells how many milliseconds to wait for the next one.
    pub fn room(&self, page: Uuid, public: bool, now: Timestamp) -> Result<u32, i64> {
        self.with(page, public, now, |tokens| {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to BURST")]
            let whole = *tokens as u32;
            whole
        })
    }

    /// Takes one, or tells how many milliseconds to wait for the next.
    pub fn take(&self, page: Uuid, kind: Kind, now: Timestamp) -> Result<(), i64> {
        self.with(page, kind == Kind::PublicReply, now, |tokens| *tokens -= 1.0)
    }

    /// Hands the page's tokens out while there is a whole one.
    fn with<T>(
        &self,
        page: Uuid,
        public: bool,
        now: Timestamp,
        act: impl FnOnce(&mut f64) -> T,
    ) -> Result<T, i64> {
        let per_ms = if public { self.public_per_hour } else { self.private_per_hour } / HOUR_MS;
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= PAGES_MAX {
            buckets.clear();
        }
        let bucket = buckets.entry((page, public)).or_insert(Bucket { tokens: BURST, at: now });
        #[allow(clippy::cast_precision_loss)]
        let passed = now.since_ms(bucket.at).max(0) as f64;
        bucket.tokens = (bucket.tokens + passed * per_ms).min(BURST);
        bucket.at = now;
        if bucket.tokens >= 1.0 {
            return Ok(act(&mut bucket.tokens));
        }
        #[allow(clippy::cast_possible_truncation)]
        Err(((1.0 - bucket.tokens) / per_ms).ceil() as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_with_a_backlog_uses_the_budget_and_never_more() {
        let budgets = Budgets::new(750, 1_500);
        let page = Uuid::from_u128(1);
        let mut now = Timestamp(0);
        let mut sent = 0;
        while now.0 < 3_600_000 {
            match budgets.take(page, Kind::PrivateReply, now) {
                Ok(()) => sent += 1,
                Err(wait_ms) => now = now.plus_ms(wait_ms),
            }
        }
        assert!((750..=780).contains(&sent), "{sent}");
    }

    #[test]
    fn there_is_room_for_what_can_be_taken_and_not_for_more() {
        let budgets = Budgets::new(3_600, 1);
        let page = Uuid::from_u128(1);
        let mut taken = 0;
        while let Ok(room) = budgets.room(page, false, Timestamp(0)) {
            assert_eq!(room, 30 - taken);
            assert_eq!(budgets.take(page, Kind::PrivateReply, Timestamp(0)), Ok(()));
            taken += 1;
        }
        assert_eq!(budgets.room(page, false, Timestamp(0)), Err(1_000));
        assert_eq!(budgets.room(page, false, Timestamp(2_500)), Ok(2));
    }

    #[test]
    fn pages_and_kinds_do_not_use_each_others_budget() {
        let budgets = Budgets::new(1, 1);
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        for _ in 0..30 {
            assert_eq!(budgets.take(one, Kind::PrivateReply, Timestamp(0)), Ok(()));
        }
        assert!(budgets.take(one, Kind::PrivateReply, Timestamp(0)).is_err());
        assert_eq!(budgets.take(one, Kind::PublicReply, Timestamp(0)), Ok(()));
        assert_eq!(budgets.take(other, Kind::PrivateReply, Timestamp(0)), Ok(()));
    }
}
