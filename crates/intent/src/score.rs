//! Scores readings against what people expect: precision and recall of `act`, accuracy of intent, per language, per trap
//! and overall. Pure; the caller reads the files and prints.

mod case;
mod report;
mod tally;

use std::collections::BTreeMap;

use crate::Index;

pub use case::{Case, CaseError, CaseFile, Expected, ExpectedLine, parse_cases};
pub use tally::{Bin, Tally, is_exact};

/// The scores of a set of cases.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// Per language.
    pub languages: BTreeMap<String, Tally>,
    /// Per trap, for cases that name one.
    pub traps: BTreeMap<String, Tally>,
    /// All together.
    pub overall: Tally,
    /// By tenth of confidence.
    pub bins: [Bin; Bin::NUMBER],
    /// A sentence for each reading that acts and should not, or not so.
    pub wrong_acts: Vec<String>,
    /// A sentence for each other reading that is not as expected.
    pub misses: Vec<String>,
}

/// Reads and scores cases.
pub fn score<'a>(index: &Index, cases: impl IntoIterator<Item = &'a Case>) -> Score {
    let mut score = Score::default();
    for case in cases {
        let reading = case.comment.read(index);
        score.languages.entry(case.language()).or_default().count(&case.expect, &reading);
        if let Some(trap) = &case.trap {
            score.traps.entry(trap.clone()).or_default().count(&case.expect, &reading);
        }
        score.overall.count(&case.expect, &reading);
        score.bins[Bin::of(reading.confidence)].count(&case.expect, &reading);
        if reading.act && !is_exact(&case.expect, &reading) {
            score.wrong_acts.push(report::miss(case, &reading, true));
        } else if reading.intent != case.expect.intent || case.expect.act != reading.act {
            score.misses.push(report::miss(case, &reading, false));
        }
    }
    score
}
