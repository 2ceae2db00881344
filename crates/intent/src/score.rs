//! Scores readings against what people expect: precision and recall of `act`, accuracy of intent, per language and
//! overall. Pure; the caller reads the file and prints the table.

use std::collections::BTreeMap;
use std::fmt::Write;

use domain::reading::{Intent, Reading, ReadingLine};
use serde::Deserialize;

use crate::jsonl::CommentLine;
use crate::{Catalogue, Index};

/// A line as expected: `sku` and `product` may be open; `missing` is not compared.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ExpectedLine {
    /// The product's code.
    #[serde(default)]
    pub product: Option<String>,
    /// The variant's SKU.
    #[serde(default)]
    pub sku: Option<String>,
    /// How many.
    #[serde(default = "one")]
    pub quantity: u32,
}

const fn one() -> u32 {
    1
}

/// What people expect of a comment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Expected {
    /// The intent.
    pub intent: Intent,
    /// Whether to act.
    pub act: bool,
    /// The lines; compared only where the reading acts.
    #[serde(default)]
    pub lines: Vec<ExpectedLine>,
}

/// A case: a comment and what is expected of it.
#[derive(Debug, Clone, Deserialize)]
pub struct Case {
    /// The comment.
    #[serde(flatten)]
    pub comment: CommentLine,
    /// What is expected.
    pub expect: Expected,
    /// Language the case is counted under; else taken from the locale, else `und`.
    #[serde(default)]
    pub lang: Option<String>,
    /// `held_out` for cases nobody tunes on.
    #[serde(default)]
    pub part: Option<String>,
    /// The trap it sets.
    #[serde(default)]
    pub trap: Option<String>,
}

impl Case {
    /// The language it counts for.
    pub fn language(&self) -> String {
        let locale = self.comment.locale.as_deref().and_then(|l| l.split(['-', '_']).next());
        self.lang.as_deref().or(locale).unwrap_or("und").to_owned()
    }

    /// Whether it is held out.
    pub fn is_held_out(&self) -> bool {
        self.part.as_deref() == Some("held_out")
    }
}

/// A file of cases: one JSON array, an object with `cases` (and maybe its own `catalogue`), or one case a line.
#[derive(Debug, Clone, Deserialize)]
pub struct CaseFile {
    /// The catalogue the cases speak of, where they bring one.
    #[serde(default, alias = "catalog")]
    pub catalogue: Option<Catalogue>,
    /// The cases.
    pub cases: Vec<Case>,
}

/// A case file that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("case {number}: {source}")]
pub struct CaseError {
    /// Which case or line, from 1.
    pub number: usize,
    /// What is wrong with it.
    #[source]
    pub source: serde_json::Error,
}

/// Reads a case file in any of its three forms.
///
/// # Errors
/// The first case that is not one, with its number.
pub fn parse_cases(text: &str) -> Result<CaseFile, CaseError> {
    let whole = text.trim_start();
    if whole.starts_with('[') {
        let cases = serde_json::from_str(whole).map_err(|source| CaseError { number: 1, source })?;
        return Ok(CaseFile { catalogue: None, cases });
    }
    if let Ok(file) = serde_json::from_str::<CaseFile>(whole) {
        return Ok(file);
    }
    let mut cases = Vec::new();
    for (i, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        cases.push(serde_json::from_str(line).map_err(|source| CaseError { number: i + 1, source })?);
    }
    Ok(CaseFile { catalogue: None, cases })
}

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

/// The scores of a set of cases.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// Per language.
    pub languages: BTreeMap<String, Tally>,
    /// All together.
    pub overall: Tally,
    /// Sentences about readings that are not as expected, wrong acts first.
    pub misses: Vec<String>,
}

/// Reads and scores cases.
pub fn score(index: &Index, cases: &[Case]) -> Score {
    let mut score = Score::default();
    let mut lesser = Vec::new();
    for case in cases {
        let reading = case.comment.read(index);
        score.languages.entry(case.language()).or_default().count(&case.expect, &reading);
        score.overall.count(&case.expect, &reading);
        let wrong_act = reading.act && !is_exact(&case.expect, &reading);
        let list = if wrong_act { &mut score.misses } else { &mut lesser };
        if wrong_act || reading.intent != case.expect.intent || case.expect.act != reading.act {
            list.push(miss(case, &reading, wrong_act));
        }
    }
    score.misses.append(&mut lesser);
    score
}

fn miss(case: &Case, reading: &Reading, wrong_act: bool) -> String {
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
    /// The table to print: a row per language, the last one for all.
    pub fn table(&self) -> String {
        let mut out = format!(
            "{:<8} {:>6} {:>14} {:>14} {:>14}\n",
            "lang", "cases", "act precision", "act recall", "intent acc."
        );
        for (name, tally) in self
            .languages
            .iter()
            .map(|(name, tally)| (name.as_str(), tally))
            .chain(std::iter::once(("all", &self.overall)))
        {
            let precision = format!("{:.3} ({}/{})", tally.precision(), tally.acted_right, tally.acted);
            let recall = format!("{:.3} ({}/{})", tally.recall(), tally.acted_right, tally.should_act);
            let _ = writeln!(
                out,
                "{name:<8} {:>6} {precision:>14} {recall:>14} {:>14.3}",
                tally.cases,
                tally.accuracy()
            );
        }
        out
    }
}
