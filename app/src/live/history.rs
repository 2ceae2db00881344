//! The recent past of one number, as a line: for the sparkline of comments a minute.

use std::collections::VecDeque;

/// Samples kept: five minutes at one every five seconds.
pub const SAMPLES_MAX: usize = 60;
/// Seconds between two samples.
pub const SAMPLE_SECONDS: u32 = 5;
/// Width of the drawing in its own units, one a sample.
pub const WIDTH: f32 = 59.0;
/// Height of the drawing in its own units.
pub const HEIGHT: f32 = 20.0;

/// The last samples, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History(VecDeque<u32>);

impl History {
    /// Adds the newest sample; the oldest leaves.
    pub fn push(&mut self, sample: u32) {
        if self.0.len() == SAMPLES_MAX {
            self.0.pop_front();
        }
        self.0.push_back(sample);
    }

    /// The line as the `points` of an SVG polyline: the newest at the right edge, the highest at the top.
    /// Empty before there are two samples.
    #[allow(clippy::cast_precision_loss, reason = "a drawing sixty units wide")]
    pub fn points(&self) -> String {
        if self.0.len() < 2 {
            return String::new();
        }
        let highest = self.0.iter().copied().max().unwrap_or(0).max(1) as f32;
        let first = SAMPLES_MAX - self.0.len();
        let point = |(at, sample): (usize, &u32)| {
            let y = HEIGHT - 1.0 - (*sample as f32 / highest) * (HEIGHT - 2.0);
            format!("{},{y:.1}", first + at)
        };
        self.0.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_sample_stands_at_the_right_edge_and_the_highest_at_the_top() {
        let mut history = History::default();
        history.push(0);
        assert_eq!(history.points(), "", "one sample is no line");
        history.push(10);
        assert_eq!(history.points(), "58,19.0 59,1.0");
    }

    #[test]
    fn a_silent_live_is_a_flat_line_and_old_samples_leave() {
        let mut history = History::default();
        history.push(900);
        for _ in 0..SAMPLES_MAX {
            history.push(0);
        }
        assert!(history.points().split(' ').all(|point| point.ends_with(",19.0")));
    }
}
