//! How long events took, in classes of a tenth of a millisecond.

/// Microseconds of a class.
const CLASS_MICROS: u64 = 100;
/// Classes; what took longer than all of them counts in the last.
const CLASSES: usize = 200_000;

/// See the module.
#[derive(Debug)]
pub struct Latencies {
    classes: Vec<u64>,
    total: u64,
}

impl Latencies {
    /// None yet.
    pub fn new() -> Self {
        Self { classes: vec![0; CLASSES], total: 0 }
    }

    /// One more.
    pub fn add(&mut self, micros: u64) {
        let class = usize::try_from(micros / CLASS_MICROS).unwrap_or(CLASSES).min(CLASSES - 1);
        self.classes[class] += 1;
        self.total += 1;
    }

    /// How many.
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// The share (of 1) of the events that took no longer, in milliseconds.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn quantile_ms(&self, share: f64) -> f64 {
        let wanted = (self.total as f64 * share).ceil() as u64;
        let mut seen = 0;
        let class = self.classes.iter().position(|count| {
            seen += count;
            seen >= wanted
        });
        class.map_or(0.0, |class| (class as f64 + 1.0) * CLASS_MICROS as f64 / 1000.0)
    }
}
