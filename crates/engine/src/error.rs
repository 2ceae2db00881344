//! What can go wrong in the engine, with its cause, and how it is told to people: as a [`Fault`] without the cause.

use domain::order::IllegalMove;
use domain::{Fault, FaultKind};

/// A failure. The cause is for the log, written once at the edge; [`Fault`] is for the person.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// Refused by a rule; already a sentence for the person.
    #[error(transparent)]
    Refused(#[from] Fault),
    /// The order's state does not allow the move.
    #[error(transparent)]
    IllegalMove(#[from] IllegalMove),
    /// The database refused or could not be reached.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// Something stored cannot be read back: an unknown word, a secret that does not decrypt.
    #[error("stored data is not as expected: {0}")]
    Corrupt(String),
    /// A gateway failed.
    #[error("payment gateway: {0}")]
    Gateway(String),
}

impl EngineError {
    /// A refusal of `kind` with a key of the text catalog and its sentence in English.
    pub fn refused(kind: FaultKind, code: &str, message: &str) -> Self {
        Self::Refused(Fault::new(kind, code, message))
    }

    /// "Not there" and "not yours" are one refusal, so that nobody learns of other shops' rows.
    pub fn not_found(what: &str) -> Self {
        Self::Refused(Fault::new(FaultKind::NotFound, "not_found", format!("There is no such {what}.")))
    }

    /// The name of the violated constraint, when the database refused because of one.
    pub fn constraint(&self) -> Option<&str> {
        match self {
            Self::Database(sqlx::Error::Database(cause)) => cause.constraint(),
            _ => None,
        }
    }

    /// Turns the violation of the named constraint into a refusal; everything else stays what it is.
    #[must_use]
    pub fn on_constraint(self, name: &str, refusal: impl FnOnce() -> Self) -> Self {
        if self.constraint() == Some(name) { refusal() } else { self }
    }
}

impl From<EngineError> for Fault {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Refused(fault) => fault,
            EngineError::IllegalMove(illegal) => {
                Self::new(FaultKind::Conflict, "order.illegal_move", format!("Not possible now: {illegal}."))
            }
            EngineError::Gateway(_) => Self::new(
                FaultKind::Unavailable,
                "gateway.unavailable",
                "The payment service does not answer. Try again in a minute, or pay by bank transfer.",
            ),
            EngineError::Database(sqlx::Error::PoolTimedOut | sqlx::Error::Io(_)) => Self::new(
                FaultKind::Unavailable,
                "database.unavailable",
                "The service is busy. Try again in a moment.",
            ),
            EngineError::Database(_) | EngineError::Corrupt(_) => Self::new(
                FaultKind::Internal,
                "internal",
                "Something went wrong on our side. Try again; we have been told.",
            ),
        }
    }
}
