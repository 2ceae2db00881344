//! Cases: comments with what people expect of them, and the three forms a file of them may have.

use domain::reading::Intent;
use serde::Deserialize;

use crate::Catalogue;
use crate::jsonl::CommentLine;

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
