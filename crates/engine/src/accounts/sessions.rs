//! Sessions in the database: opened, found alive, prolonged by exchanging refresh tokens, ended.

use std::collections::HashSet;

use domain::clock::SystemClock;
use domain::ids::{SellerId, SessionId, StoreId};
use domain::{Clock, Timestamp};
use sha2::{Digest, Sha256};
use sqlx::PgConnection;

use super::{ACCESS_SECONDS, REFRESH_DAYS, REFRESH_GRACE_MS, SESSION_DAYS_MAX, SessionTokens};
use super::{actor_of, actors_of, audit, signed_out, tokens};
use crate::time::{from_db, to_db};
use crate::{Actor, Engine, EngineError};

/// Randomness of a refresh token, in bytes.
const REFRESH_BYTES: usize = 32;
/// Longest token looked at, in bytes; ours are far shorter.
const TOKEN_BYTES_MAX: usize = 2_048;
const DAY_MS: i64 = 86_400_000;

/// The person behind an access token whose session is alive. Role and name are read anew, so a change counts at once.
pub async fn authenticate(engine: &Engine, access: &str) -> Result<Actor, EngineError> {
    if access.len() > TOKEN_BYTES_MAX {
        return Err(signed_out());
    }
    let claims = engine.accounts.keys.verify(access).ok_or_else(signed_out)?;
    let mut db = engine.pool.acquire().await?;
    actor_of(&mut db, claims.sid, SystemClock.now()).await?.ok_or_else(signed_out)
}

/// Those of these sessions that are still alive, for connections that outlive an access token.
pub async fn sessions_alive(engine: &Engine, among: &[SessionId]) -> Result<HashSet<SessionId>, EngineError> {
    let mut db = engine.pool.acquire().await?;
    let actors = actors_of(&mut db, among, SystemClock.now()).await?;
    Ok(actors.into_iter().map(|actor| actor.session).collect())
}

/// Exchanges a refresh token for new tokens and prolongs the session.
pub async fn refresh(engine: &Engine, refresh: &str) -> Result<SessionTokens, EngineError> {
    if refresh.len() > TOKEN_BYTES_MAX {
        return Err(signed_out());
    }
    let now = SystemClock.now();
    let hash = hash_of(refresh);
    let mut tx = engine.pool.begin().await?;
    let Some(found) = sqlx::query!(
        "select t.session_id, t.used_at, s.created_at
         from refresh_tokens t join sessions s on s.id = t.session_id
         where t.token_hash = $1
         for update of t, s",
        &hash[..]
    )
    .fetch_optional(&mut *tx)
    .await?
    else {
        return Err(signed_out());
    };
    let session = SessionId(found.session_id);
    let actor = actor_of(&mut tx, session, now).await?.ok_or_else(signed_out)?;
    if found.used_at.is_some_and(|used| now.since_ms(from_db(used)) > REFRESH_GRACE_MS) {
        revoke(&mut tx, session, now).await?;
        audit::write(&mut *tx, Some((actor.store.id(), actor.seller)), audit::REUSED, now).await?;
        tx.commit().await?;
        tracing::warn!(session = %session, "a refresh token came a second time: its session was ended");
        return Err(signed_out());
    }
    let expires = expiry(from_db(found.created_at), now);
    sqlx::query!(
        "update refresh_tokens set used_at = coalesce(used_at, $2) where token_hash = $1",
        &hash[..],
        to_db(now)
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("update sessions set expires_at = $2 where id = $1", session.0, to_db(expires))
        .execute(&mut *tx)
        .await?;
    sqlx::query!(
        "delete from refresh_tokens where session_id = $1 and used_at < $2",
        session.0,
        to_db(now.plus_ms(-REFRESH_DAYS * DAY_MS))
    )
    .execute(&mut *tx)
    .await?;
    let next = new_refresh_token(&mut tx, session, now).await?;
    tx.commit().await?;
    let claims = tokens::Claims::new(actor.seller, actor.store.id(), actor.role, session, now);
    Ok(SessionTokens {
        access: engine.accounts.keys.sign(&claims)?,
        access_max_age_s: ACCESS_SECONDS,
        refresh: next,
        refresh_max_age_s: expires.seconds_left(now),
    })
}

/// Ends the session of this device.
pub async fn sign_out(engine: &Engine, actor: &Actor) -> Result<(), EngineError> {
    let now = SystemClock.now();
    let mut tx = engine.pool.begin().await?;
    revoke(&mut tx, actor.session, now).await?;
    audit::write(&mut *tx, Some((actor.store.id(), actor.seller)), audit::SIGNED_OUT, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Opens a session.
pub(super) async fn open(
    db: &mut PgConnection,
    session: SessionId,
    seller: SellerId,
    store: StoreId,
    now: Timestamp,
) -> Result<(), EngineError> {
    sqlx::query!(
        "insert into sessions (id, seller_id, store_id, created_at, expires_at) values ($1, $2, $3, $4, $5)",
        session.0,
        seller.0,
        store.0,
        to_db(now),
        to_db(expiry(now, now))
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Makes a refresh token and keeps its hash.
pub(super) async fn new_refresh_token(
    db: &mut PgConnection,
    session: SessionId,
    now: Timestamp,
) -> Result<String, EngineError> {
    let token = crate::secrets::random_token(REFRESH_BYTES);
    sqlx::query!(
        "insert into refresh_tokens (token_hash, session_id, created_at) values ($1, $2, $3)",
        &hash_of(&token)[..],
        session.0,
        to_db(now)
    )
    .execute(db)
    .await?;
    Ok(token)
}

async fn revoke(db: &mut PgConnection, session: SessionId, now: Timestamp) -> Result<(), EngineError> {
    sqlx::query!(
        "update sessions set revoked_at = coalesce(revoked_at, $2) where id = $1",
        session.0,
        to_db(now)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Until when a session lives that began at `created` and is used now.
fn expiry(created: Timestamp, now: Timestamp) -> Timestamp {
    now.plus_ms(REFRESH_DAYS * DAY_MS).min(created.plus_ms(SESSION_DAYS_MAX * DAY_MS))
}

fn hash_of(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn use_prolongs_a_session_only_up_to_its_longest_life() {
        let begun = Timestamp(0);
        assert_eq!(expiry(begun, begun), Timestamp(REFRESH_DAYS * DAY_MS));
        let late = Timestamp((SESSION_DAYS_MAX - 1) * DAY_MS);
        assert_eq!(expiry(begun, late), Timestamp(SESSION_DAYS_MAX * DAY_MS));
    }
}
