//! The figures of a run.

use std::collections::HashMap;
use std::time::Duration;

use anyhow::Result;
use serde::Serialize;

use crate::sender::Seen;

/// What a run came to. Latencies are from sending a request to its answer, in milliseconds.
#[derive(Debug, Serialize)]
pub struct Report {
    seconds: f64,
    requests: usize,
    requests_per_second: f64,
    comments_acknowledged: usize,
    comments_per_second: f64,
    p50_ms: f64,
    p99_ms: f64,
    max_ms: f64,
    refused_503: u64,
    failed: u64,
    /// Acknowledged and not stored.
    pub lost: usize,
    /// Stored more than once.
    pub twice: usize,
}

#[allow(clippy::cast_precision_loss)]
impl Report {
    pub fn new(seen: &Seen, elapsed: Duration, stored: &HashMap<u64, u32>) -> Self {
        let mut latencies = seen.latencies_us.clone();
        latencies.sort_unstable();
        let at = |share: usize| {
            let index = (latencies.len() * share / 1000).min(latencies.len().saturating_sub(1));
            f64::from(latencies.get(index).copied().unwrap_or(0)) / 1000.0
        };
        let seconds = elapsed.as_secs_f64();
        Self {
            seconds,
            requests: latencies.len(),
            requests_per_second: latencies.len() as f64 / seconds,
            comments_acknowledged: seen.acknowledged.len(),
            comments_per_second: seen.acknowledged.len() as f64 / seconds,
            p50_ms: at(500),
            p99_ms: at(990),
            max_ms: at(1000),
            refused_503: seen.refused,
            failed: seen.failed,
            lost: seen.acknowledged.iter().filter(|nth| !stored.contains_key(nth)).count(),
            twice: stored.values().filter(|times| **times > 1).count(),
        }
    }

    #[allow(clippy::print_stdout)]
    pub fn print_table(&self) {
        println!("requests            {:>10}   in {:.1} s", self.requests, self.seconds);
        println!("requests a second   {:>10.0}", self.requests_per_second);
        println!("comments a second   {:>10.0}", self.comments_per_second);
        println!("p50 / p99 / max ms  {:>10.1} / {:.1} / {:.1}", self.p50_ms, self.p99_ms, self.max_ms);
        println!("refused 503, failed {:>10}, {}", self.refused_503, self.failed);
        println!(
            "audit: {} acknowledged, {} lost, {} stored twice",
            self.comments_acknowledged, self.lost, self.twice
        );
    }

    #[allow(clippy::print_stdout)]
    pub fn print_json(&self) -> Result<()> {
        println!("{}", serde_json::to_string(self)?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acknowledged_comment_that_is_not_stored_is_lost_and_one_stored_again_is_named() {
        let seen = Seen { acknowledged: vec![1, 2, 3], latencies_us: vec![1_000, 3_000], ..Seen::default() };
        let report = Report::new(&seen, Duration::from_secs(1), &HashMap::from([(1, 1), (3, 2)]));
        assert_eq!((report.lost, report.twice), (1, 1));
        assert!((report.max_ms - 3.0).abs() < 1e-9);
    }
}
