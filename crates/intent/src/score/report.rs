//! Scores as tables and sentences.

use std::fmt::Write;

use domain::reading::Reading;

use super::Score;
use super::case::Case;
use super::tally::{Bin, Tally};

pub(super) fn miss(case: &Case, reading: &Reading, wrong_act: bool) -> String {
    let mut line = String::new();
    let act = |act: bool| if act { " act" } else { "" };
    let lines = |lines: &mut String, product: Option<&str>, sku: Option<&str>, quantity: u32| {
        let _ = write!(lines, " {}/{}x{quantity}", product.unwrap_or("?"), sku.unwrap_or("?"));
    };
    let _ = write!(
        line,
        "{} {} {:?}: expected {}{}",
        if wrong_act { "WRONG ACT" } else { "miss" },
        case.comment.id,
        case.comment.text,
        case.expect.intent.word(),
        act(case.expect.act)
    );
    for l in &case.expect.lines {
        lines(&mut line, l.product.as_deref(), l.sku.as_deref(), l.quantity);
    }
    let _ = write!(line, ", read {}{}", reading.intent.word(), act(reading.act));
    for l in &reading.lines {
        lines(&mut line, l.product.as_deref(), l.sku.as_deref(), l.quantity);
    }
    let _ = write!(line, " [{}: {}]", reading.language, reading.reason);
    line
}

impl Score {
    /// The tables to print: the three numbers per language and per trap, the last row of each for all; then how often
    /// readings of each confidence are right.
    pub fn tables(&self) -> String {
        format!(
            "{}\n{}\n{}",
            numbers("language", self.languages.iter(), &self.overall),
            numbers("trap", self.traps.iter(), &self.overall),
            self.reliability()
        )
    }

    fn reliability(&self) -> String {
        let mut out = String::from(
            "| confidence               | readings |  mean | right |\n|--------------------------|---------:|------:|------:|\n",
        );
        for (tenth, bin) in self.bins.iter().enumerate().filter(|(_, bin)| bin.readings > 0) {
            let readings = f64::from(bin.readings);
            let range = format!("{:.1} to {:.1}", tenths(tenth), tenths(tenth + 1));
            let (mean, right) = (bin.confidence / readings, f64::from(bin.right) / readings);
            let _ = writeln!(out, "| {range:<24} | {:>8} | {mean:>5.3} | {right:>5.3} |", bin.readings);
        }
        out
    }
}

fn tenths(number: usize) -> f64 {
    f64::from(u8::try_from(number).unwrap_or(u8::MAX)) / 10.0
}

/// A table in Markdown, aligned so that it reads well as it stands.
fn numbers<'a>(
    what: &str,
    rows: impl Iterator<Item = (&'a String, &'a Tally)>,
    overall: &'a Tally,
) -> String {
    let mut out = format!(
        "| {what:<24} | cases | precision of act  | recall of act     | intent |\n\
         |--------------------------|------:|------------------:|------------------:|-------:|\n"
    );
    let rows = rows.map(|(name, tally)| (name.as_str(), tally));
    for (name, tally) in rows.chain(std::iter::once(("all", overall))) {
        let precision = format!("{:.3} ({}/{})", tally.precision(), tally.acted_right, tally.acted);
        let recall = format!("{:.3} ({}/{})", tally.recall(), tally.acted_right, tally.should_act);
        let _ = writeln!(
            out,
            "| {name:<24} | {:>5} | {precision:>17} | {recall:>17} | {:>6.3} |",
            tally.cases,
            tally.accuracy()
        );
    }
    out
}

impl Score {
    /// Adds the scores of other cases.
    pub fn add(&mut self, other: Self) {
        for (mine, theirs) in [(&mut self.languages, other.languages), (&mut self.traps, other.traps)] {
            for (name, tally) in theirs {
                mine.entry(name).or_default().add(tally);
            }
        }
        self.overall.add(other.overall);
        for (mine, theirs) in self.bins.iter_mut().zip(other.bins) {
            Bin::add(mine, theirs);
        }
        self.wrong_acts.extend(other.wrong_acts);
        self.misses.extend(other.misses);
    }
}
