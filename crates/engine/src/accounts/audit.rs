//! Rows of the audit log about sessions. Not for other actions, which write theirs in their own transaction.

use domain::Timestamp;
use domain::ids::{SellerId, StoreId};
use sqlx::PgExecutor;

use crate::EngineError;
use crate::time::to_db;

/// Somebody signed in.
pub(super) const SIGNED_IN: &str = "session.signed_in";
/// A sign-in was refused; without a person when the address is unknown, and never with the address.
pub(super) const FAILED: &str = "session.sign_in_failed";
/// Somebody signed out.
pub(super) const SIGNED_OUT: &str = "session.signed_out";
/// A refresh token was exchanged twice, so its session was ended.
pub(super) const REUSED: &str = "session.refresh_reused";

/// Writes one row.
pub(super) async fn write(
    db: impl PgExecutor<'_>,
    who: Option<(StoreId, SellerId)>,
    action: &str,
    at: Timestamp,
) -> Result<(), EngineError> {
    sqlx::query!(
        "insert into audit_log (store_id, seller_id, action, at) values ($1, $2, $3, $4)",
        who.map(|(store, _)| store.0),
        who.map(|(_, seller)| seller.0),
        action,
        to_db(at)
    )
    .execute(db)
    .await?;
    Ok(())
}
