//! A budget over a sliding span of time.

use std::collections::VecDeque;

use domain::clock::Timestamp;

/// Uses within the last `span_ms`, at most `limit`.
#[derive(Debug, Clone)]
pub(crate) struct Budget {
    limit: usize,
    span_ms: i64,
    uses: VecDeque<Timestamp>,
}

impl Budget {
    /// An untouched budget.
    pub(crate) const fn new(limit: usize, span_ms: i64) -> Self {
        Self { limit, span_ms, uses: VecDeque::new() }
    }

    /// Milliseconds until there is room again; 0 when there is.
    pub(crate) fn wait_ms(&mut self, now: Timestamp) -> i64 {
        while self.uses.front().is_some_and(|first| now.since_ms(*first) >= self.span_ms) {
            self.uses.pop_front();
        }
        if self.uses.len() < self.limit {
            return 0;
        }
        self.uses.front().map_or(self.span_ms, |first| self.span_ms - now.since_ms(*first)).max(1)
    }

    /// Counts one use.
    pub(crate) fn spend(&mut self, now: Timestamp) {
        self.uses.push_back(now);
    }

    /// Share used, percent.
    pub(crate) fn percent(&self) -> usize {
        (self.uses.len() * 100).checked_div(self.limit).unwrap_or(100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spent_budget_says_when_there_is_room_again() {
        let mut budget = Budget::new(2, 1_000);
        for at in [0, 400] {
            assert_eq!(budget.wait_ms(Timestamp(at)), 0);
            budget.spend(Timestamp(at));
        }
        assert_eq!(budget.wait_ms(Timestamp(600)), 400);
        assert_eq!(budget.percent(), 100);
        assert_eq!(budget.wait_ms(Timestamp(1_000)), 0);
        assert_eq!(budget.percent(), 50);
    }
}
