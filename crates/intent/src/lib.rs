//! Reads a comment of a Live: text and context in, [`Reading`] out. No I/O, no clock, no network; microseconds.
//! Not for deciding about stock or money, and not for answering.
//!
//! The way of a comment, one module a step:
//! `phrases`' `normalise` and `token` → `mark` (with `lexicon`, `language`, `catalogue`) → `clause` →
//! `slots` → `resolve` → `decide` → `reason`. `jsonl` and `score` are the command line's two halves.

#[cfg(test)]
mod cases;
mod catalogue;
mod clause;
mod decide;
mod homograph;
pub mod jsonl;
mod language;
mod lexicon;
mod mark;
mod reason;
mod relevant;
mod resolve;
pub mod score;
mod slots;
mod subject;
mod teachable;

pub use catalogue::{Catalogue, Index, Product, Variant};
pub use domain::reading::Reading;
pub use relevant::relevant;
pub use slots::QUANTITY_MAX;
pub use subject::{Subject, subject};
pub use teachable::{Unteachable, teachable};

use serde::{Deserialize, Serialize};

/// Who wrote a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// Somebody watching.
    #[default]
    Buyer,
    /// The shop's own page.
    Page,
}

/// What a buyer already holds in this Live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The product's code.
    pub product: String,
    /// The variant's SKU; `None` while the variant is open.
    #[serde(default)]
    pub sku: Option<String>,
    /// How many.
    pub quantity: u32,
}

/// A comment and what is known around it.
#[derive(Debug, Clone, Copy)]
pub struct Comment<'a> {
    /// As typed. Only the first 1,000 characters are read.
    pub text: &'a str,
    /// Code of the product on air.
    pub pinned: Option<&'a str>,
    /// Who wrote it.
    pub author: Author,
    /// What its author holds in this Live.
    pub claims: &'a [Claim],
    /// A hint such as `es-CL`.
    pub locale: Option<&'a str>,
}

/// A text as the reader compares it: one width and case, no Latin accents, no elongations.
pub fn folded(text: &str) -> String {
    phrases::normalise::normalise(text)
}

/// Unpacks the lexicons, a tenth of a second's work that the first comment would otherwise wait for.
pub fn warm_up() {
    lexicon::lexicon();
}

/// Reads one comment. Total: any text has a reading.
pub fn read(index: &Index, comment: &Comment<'_>) -> Reading {
    let text = folded(comment.text);
    let (tokens, marks, spoken) = mark::marked(index, comment.text, &text, comment.locale);
    let clauses = clause::Clauses::new(&marks, &tokens);
    let decision = decide::decide(index, comment, &tokens, &marks, &clauses);
    reason::reading(index, &tokens, &marks, spoken, decision)
}
