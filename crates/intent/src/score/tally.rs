//! Counting: how a reading compares with what was expected.

use domain::reading::{Reading, ReadingLine};

use super::case::Expected;

/// Counts behind the three numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Cases.
    pub cases: u32,
    /// Readings that act.
    pub acted: u32,
    /// Of those, exactly right.
    pub acted_right: u32,
    /// Cases that should act.
    pub should_act: u32,
    /// Readings with the right intent.
    pub intent_right: u32,
}

impl Tally {
    /// Adds what another counted.
    pub fn add(&mut self, other: Self) {
        self.cases += other.cases;
        self.acted += other.acted;
        self.acted_right += other.acted_right;
        self.should_act += other.should_act;
        self.intent_right += other.intent_right;
    }

    /// Counts one case in.
    pub fn count(&mut self, expected: &Expected, reading: &Reading) {
        self.cases += 1;
        self.should_act += u32::from(expected.act);
        self.acted += u32::from(reading.act);
        self.acted_right += u32::from(reading.act && is_exact(expected, reading));
        self.intent_right += u32::from(expected.intent == reading.intent);
    }

    /// Of the readings that act, how many are exactly right; 1 when none acts.
    pub fn precision(&self) -> f64 {
        ratio(self.acted_right, self.acted)
    }

    /// Of the cases that should act, how many are acted on rightly; 1 when there is none.
    pub fn recall(&self) -> f64 {
        ratio(self.acted_right, self.should_act)
    }

    /// Of all cases, how many have the right intent.
    pub fn accuracy(&self) -> f64 {
        ratio(self.intent_right, self.cases)
    }
}

fn ratio(part: u32, whole: u32) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

/// Whether a reading that acts does exactly what is expected: intent, and lines in any order.
pub fn is_exact(expected: &Expected, reading: &Reading) -> bool {
    let mut wanted: Vec<_> =
        expected.lines.iter().map(|l| (l.product.as_deref(), l.sku.as_deref(), l.quantity)).collect();
    let mut given: Vec<_> = reading
        .lines
        .iter()
        .map(|l: &ReadingLine| (l.product.as_deref(), l.sku.as_deref(), l.quantity))
        .collect();
    wanted.sort_unstable();
    given.sort_unstable();
    expected.act && reading.act && expected.intent == reading.intent && wanted == given
}

/// Readings of about the same confidence, and how many of them are right.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bin {
    /// Readings.
    pub readings: u32,
    /// Sum of their confidence.
    pub confidence: f64,
    /// Right ones: exactly what was expected where they act, the right intent where they do not.
    pub right: u32,
}

impl Bin {
    /// Number of bins: one for each tenth of confidence.
    pub const NUMBER: usize = 10;

    /// The bin a confidence from 0 to 1 falls into.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn of(confidence: f32) -> usize {
        // The small addition puts 0.7 among the sevens, whatever its last bit.
        ((confidence.clamp(0.0, 1.0) * 10.0 + 1e-4) as usize).min(Self::NUMBER - 1)
    }

    /// Counts one case in.
    pub fn count(&mut self, expected: &Expected, reading: &Reading) {
        self.readings += 1;
        self.confidence += f64::from(reading.confidence);
        let right = if reading.act { is_exact(expected, reading) } else { expected.intent == reading.intent };
        self.right += u32::from(right);
    }

    /// Adds what another counted.
    pub fn add(&mut self, other: Self) {
        self.readings += other.readings;
        self.confidence += other.confidence;
        self.right += other.right;
    }
}
