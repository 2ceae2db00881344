//! What a playing did: counted as it goes, told once a second, summed up at the end.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;

use super::errand::{Outcome, Steps};
use super::file::Happening;

/// Everything a playing did.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PlayReport {
    /// Events of the recording that are behind us, those left out included.
    pub events: usize,
    /// Comments posted.
    pub comments: u64,
    /// Replies of people to comments.
    pub replies: u64,
    /// Comments of the page itself.
    pub page_comments: u64,
    /// Stickers.
    pub stickers: u64,
    /// Comments changed.
    pub edits: u64,
    /// Comments taken away.
    pub removals: u64,
    /// Comments that were there from an earlier playing.
    pub skipped: u64,
    /// Pins the app took.
    pub pins: u64,
    /// Pins it did not.
    pub pins_failed: u64,
    /// Messages of the shop.
    pub messages: u64,
    /// Different checkout links among them.
    pub links: u64,
    /// Times a checkout page was opened.
    pub opened: u64,
    /// Times the pay form was sent.
    pub pay_posts: u64,
    /// Cards refused at the gateway.
    pub refused_cards: u64,
    /// Carts paid.
    pub paid: u64,
    /// Carts with a transfer promised.
    pub transferred: u64,
    /// Carts opened and left.
    pub abandoned: u64,
    /// Links never opened, as planned.
    pub ignored: u64,
    /// People who said STOP.
    pub said_stop: u64,
    /// Buyers who came too late or were told no.
    pub turned_away: u64,
    /// Buyers who got no sensible answer.
    pub failed: u64,
    /// Offset of the last event played, ms: where to take it up again.
    pub last_at_ms: i64,
    /// Most the playing ever was behind the recording, real ms.
    pub behind_ms_max: u64,
    /// How long it took, real ms.
    pub elapsed_ms: u64,
}

impl fmt::Display for PlayReport {
    #[allow(clippy::cast_precision_loss)]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = self.events as f64 * 1_000.0 / self.elapsed_ms.max(1) as f64;
        let rows: [(&str, u64); 20] = [
            ("comments", self.comments),
            ("replies of people", self.replies),
            ("comments of the page", self.page_comments),
            ("stickers", self.stickers),
            ("edited", self.edits),
            ("removed", self.removals),
            ("there already", self.skipped),
            ("pins", self.pins),
            ("pins failed", self.pins_failed),
            ("messages of the shop", self.messages),
            ("checkout links", self.links),
            ("checkouts opened", self.opened),
            ("cards refused", self.refused_cards),
            ("paid", self.paid),
            ("transfers promised", self.transferred),
            ("opened and left", self.abandoned),
            ("never opened", self.ignored),
            ("said STOP", self.said_stop),
            ("too late or refused", self.turned_away),
            ("no sensible answer", self.failed),
        ];
        writeln!(f, "{:<22} {:>8}", "events", self.events)?;
        for (name, count) in rows {
            writeln!(f, "{name:<22} {count:>8}")?;
        }
        writeln!(f, "{:<22} {:>8.1} s, {rate:.1} events/s", "took", self.elapsed_ms as f64 / 1_000.0)?;
        write!(
            f,
            "{:<22} {:>8} ms at most; last event at {} ms",
            "behind", self.behind_ms_max, self.last_at_ms
        )
    }
}

/// Where a playing stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Progress {
    /// What was done so far.
    pub so_far: PlayReport,
    /// Events of the whole recording.
    pub events_total: usize,
    /// Recorded time of the last event, ms.
    pub at_ms: i64,
    /// Real time since the start, ms.
    pub elapsed_ms: u64,
    /// Recorded milliseconds for each real one.
    pub speed: f64,
    /// Events in each real second so far.
    pub events_per_second: f64,
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.at_ms / 1_000;
        write!(
            f,
            "{:>3}:{:02}:{:02}  {}/{} events  {:.1}/s  {} messages  {} links  {} paid  {} left  {} turned away  {} failed",
            seconds / 3_600,
            seconds / 60 % 60,
            seconds % 60,
            self.so_far.events,
            self.events_total,
            self.events_per_second,
            self.so_far.messages,
            self.so_far.links,
            self.so_far.paid,
            self.so_far.abandoned,
            self.so_far.turned_away,
            self.so_far.failed,
        )
    }
}

#[derive(Default)]
struct Counted {
    report: PlayReport,
    played: usize,
}

/// Counts, shared by all who have something to count.
#[derive(Default)]
pub(super) struct Tally(Mutex<Counted>);

impl Tally {
    fn lock(&self) -> MutexGuard<'_, Counted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// So many events lie before the start.
    pub(super) fn passed(&self, events: usize) {
        self.lock().report.events += events;
    }

    pub(super) fn played(&self, at_ms: i64) {
        let mut counted = self.lock();
        counted.report.events += 1;
        counted.played += 1;
        counted.report.last_at_ms = at_ms;
    }

    pub(super) fn behind(&self, by: Duration) {
        let by = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
        let mut counted = self.lock();
        counted.report.behind_ms_max = counted.report.behind_ms_max.max(by);
    }

    pub(super) fn skipped(&self) {
        self.lock().report.skipped += 1;
    }

    pub(super) fn posted(&self, happening: &Happening) {
        let report = &mut self.lock().report;
        match happening {
            Happening::Pin { .. } => {}
            Happening::Comment { .. } => report.comments += 1,
            Happening::Reply { .. } => report.replies += 1,
            Happening::Edit { .. } => report.edits += 1,
            Happening::Remove { .. } => report.removals += 1,
            Happening::PageComment { .. } => report.page_comments += 1,
            Happening::Sticker { .. } => report.stickers += 1,
        }
    }

    pub(super) fn pinned(&self, pinned: bool) {
        let report = &mut self.lock().report;
        if pinned {
            report.pins += 1;
        } else {
            report.pins_failed += 1;
        }
    }

    pub(super) fn message(&self) {
        self.lock().report.messages += 1;
    }

    pub(super) fn link(&self) {
        self.lock().report.links += 1;
    }

    pub(super) fn errand(&self, outcome: Outcome, steps: Steps) {
        let report = &mut self.lock().report;
        report.opened += steps.opened;
        report.pay_posts += steps.pay_posts;
        report.refused_cards += steps.refused_cards;
        *match outcome {
            Outcome::Paid => &mut report.paid,
            Outcome::Transferred => &mut report.transferred,
            Outcome::Abandoned => &mut report.abandoned,
            Outcome::Ignored => &mut report.ignored,
            Outcome::SaidStop => &mut report.said_stop,
            Outcome::TurnedAway => &mut report.turned_away,
            Outcome::Failed => &mut report.failed,
        } += 1;
    }

    pub(super) fn report(&self, elapsed: Duration) -> PlayReport {
        let mut report = self.lock().report.clone();
        report.elapsed_ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
        report
    }

    #[allow(clippy::cast_precision_loss)]
    pub(super) fn progress(&self, elapsed: Duration, events_total: usize, speed: f64) -> Progress {
        let so_far = self.report(elapsed);
        let played = self.lock().played;
        Progress {
            events_total,
            at_ms: so_far.last_at_ms,
            elapsed_ms: so_far.elapsed_ms,
            speed,
            events_per_second: played as f64 / elapsed.as_secs_f64().max(0.001),
            so_far,
        }
    }
}
