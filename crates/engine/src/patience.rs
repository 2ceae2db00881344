//! How long the engine's own tasks wait for one piece of their work. PostgreSQL ends a statement that takes too long by
//! itself; when not even that is heard, the connection is dead on the other side, and a task that waits for it would wait
//! for ever. Not for requests of people: the HTTP edge has a limit for those.

use std::future::Future;
use std::io;
use std::time::Duration;

use crate::EngineError;

/// For work that asks only the database. Above its limit for a statement.
pub(crate) const DATABASE_MAX: Duration = Duration::from_secs(45);
/// For work that also calls others, who have limits of their own, one after the other.
pub(crate) const CALLS_MAX: Duration = Duration::from_mins(3);

/// Does the work, or gives it up: its transaction is rolled back, and whether its last commit counted is not known, as
/// after a crash.
pub(crate) async fn within<T>(
    limit: Duration,
    work: impl Future<Output = Result<T, EngineError>>,
) -> Result<T, EngineError> {
    tokio::time::timeout(limit, work).await.unwrap_or_else(|_| {
        let silence =
            io::Error::new(io::ErrorKind::TimedOut, format!("no answer within {} s", limit.as_secs()));
        Err(EngineError::Database(sqlx::Error::Io(silence)))
    })
}
