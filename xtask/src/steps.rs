//! One line per step with the time since the start, so that a long build is never silent.

use std::time::Instant;

/// The clock of one run.
pub struct Steps {
    started: Instant,
}

impl Steps {
    /// Starts counting.
    pub fn start() -> Self {
        Self { started: Instant::now() }
    }

    /// Says what begins now.
    pub fn begin(&self, what: &str) {
        println!("[{:>4}s] {what}", self.started.elapsed().as_secs());
    }
}
