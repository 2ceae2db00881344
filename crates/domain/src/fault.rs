//! What a page or an outside caller is told when something cannot be done: a kind to act on and a sentence to read.

use serde::{Deserialize, Serialize};

/// Why a request was not carried out, as the caller may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// Nobody is signed in, or the session has ended.
    SignedOut,
    /// Signed in, but this role may not do it.
    Forbidden,
    /// It does not exist, or belongs to another shop; the two look the same.
    NotFound,
    /// The input breaks a rule; the sentence says which.
    Invalid,
    /// The state does not allow it any more (sold, paid, expired …).
    Conflict,
    /// Too many requests.
    TooMany,
    /// A service we need is not reachable; trying again later helps.
    Unavailable,
    /// A defect on our side; the details are in the log only.
    Internal,
}

/// A refusal with its sentence. `message` is safe to show: it never carries a cause, a body or a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct Fault {
    /// What to act on.
    pub kind: FaultKind,
    /// A key of the text catalog, stable, for translation; such as `stock.not_enough`.
    pub code: String,
    /// The sentence in English, for logs and for callers without a catalog.
    pub message: String,
}

impl Fault {
    /// A refusal of `kind` with its text key and its sentence.
    pub fn new(kind: FaultKind, code: &str, message: impl Into<String>) -> Self {
        Self { kind, code: code.to_owned(), message: message.into() }
    }

    /// The HTTP status that says the same.
    pub const fn http_status(&self) -> u16 {
        match self.kind {
            FaultKind::SignedOut => 401,
            FaultKind::Forbidden => 403,
            FaultKind::NotFound => 404,
            FaultKind::Invalid => 422,
            FaultKind::Conflict => 409,
            FaultKind::TooMany => 429,
            FaultKind::Unavailable => 503,
            FaultKind::Internal => 500,
        }
    }
}
