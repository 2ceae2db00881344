//! Between the domain's moments and the database's.

use chrono::{DateTime, Utc};
use domain::Timestamp;

/// For a parameter of a query.
pub fn to_db(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at.0).unwrap_or(DateTime::UNIX_EPOCH)
}

/// From a column.
pub fn from_db(at: DateTime<Utc>) -> Timestamp {
    Timestamp(at.timestamp_millis())
}
