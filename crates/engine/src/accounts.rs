//! People and their sessions: sign-in, access and refresh tokens, sign-out. Not for cookies (the server's business)
//! and not for what a role may do ([`domain::role`]).
//!
//! A session is one signed-in device. Its access token is a signed JWT of a quarter of an hour, its refresh token an
//! opaque random text that is exchanged for a new one each time; only hashes of refresh tokens are stored. Exchanging
//! one twice, later than a short grace for tabs that refresh at the same moment, ends the session: one of the two who
//! hold it has stolen it.
//!
//! Times here are the machine's ([`SystemClock`]), not the engine's injected clock: a session lives in a browser's
//! cookie jar, which knows nothing of a Live played in fast motion.

mod attempts;
mod audit;
pub(crate) mod password;
mod sessions;
mod tokens;

use domain::clock::SystemClock;
use domain::ids::{SellerId, SessionId, StoreId};
use domain::role::Role;
use domain::views::Me;
use domain::{Clock, FaultKind, Timestamp};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{Actor, Engine, EngineError, StoreScope};

pub use sessions::{authenticate, refresh, sessions_alive, sign_out};
pub use tokens::ACCESS_SECONDS;

/// How long a session lives without being used, in days: the life of a refresh token.
pub const REFRESH_DAYS: i64 = 30;
/// How long a session lives however often it is used, in days.
pub const SESSION_DAYS_MAX: i64 = 90;
/// How long after its exchange a refresh token may be exchanged again, in milliseconds: two tabs that wake together.
pub const REFRESH_GRACE_MS: i64 = 10_000;
/// Longest password taken, in bytes: hashing time grows with it.
pub const PASSWORD_BYTES_MAX: usize = 512;
/// Longest e-mail address taken, in characters (RFC 5321 section 4.5.3.1).
pub const EMAIL_CHARS_MAX: usize = 254;

/// What accounts keep in memory: the keys of access tokens and the count of failed sign-ins.
pub struct Accounts {
    keys: tokens::Keys,
    attempts: attempts::Attempts,
}

impl Accounts {
    /// With the seed of the key that signs access tokens.
    pub fn new(jwt_seed: &[u8; 32]) -> Self {
        Self { keys: tokens::Keys::new(jwt_seed), attempts: attempts::Attempts::default() }
    }
}

impl std::fmt::Debug for Accounts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Accounts").finish_non_exhaustive()
    }
}

/// What a signed-in device is given. The server puts both tokens into cookies.
#[derive(Clone)]
pub struct SessionTokens {
    /// The access token, a JWT.
    pub access: String,
    /// How long it is valid, in seconds.
    pub access_max_age_s: i64,
    /// The refresh token; whoever holds it is signed in.
    pub refresh: String,
    /// How long it can be exchanged, in seconds.
    pub refresh_max_age_s: i64,
}

impl std::fmt::Debug for SessionTokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SessionTokens")
            .field("access_max_age_s", &self.access_max_age_s)
            .field("refresh_max_age_s", &self.refresh_max_age_s)
            .finish_non_exhaustive()
    }
}

/// A person as the sign-in finds them.
struct Member {
    seller: SellerId,
    store: StoreId,
    role: Role,
    password_hash: String,
}

/// Signs a person in with e-mail and password, in the shop they joined first.
///
/// An unknown address and a wrong password take the same time and give the same refusal. After too many failures an
/// address is refused for a while ([`FaultKind::TooMany`]), right password or not.
pub async fn sign_in(engine: &Engine, email: &str, password: &str) -> Result<SessionTokens, EngineError> {
    let email = email.trim().to_lowercase();
    if email.chars().count() > EMAIL_CHARS_MAX || password.len() > PASSWORD_BYTES_MAX {
        return Err(wrong());
    }
    let now = SystemClock.now();
    if !engine.accounts.attempts.may_try(&email, now) {
        tracing::warn!("sign-in refused: too many failures for one address");
        return Err(EngineError::refused(
            FaultKind::TooMany,
            "sign_in.too_many",
            "Too many attempts. Wait a quarter of an hour and try again.",
        ));
    }
    let member = member_of(engine, &email).await?;
    let stored = member.as_ref().map(|member| member.password_hash.clone());
    let right = password::verify(password.to_owned(), stored).await?;
    match member {
        Some(member) if right => {
            engine.accounts.attempts.forget(&email);
            begin(engine, &member, now).await
        }
        member => {
            engine.accounts.attempts.failed(&email, now);
            if engine.accounts.attempts.may_record_failure(now) {
                audit::write(
                    &engine.pool,
                    member.map(|member| (member.store, member.seller)),
                    audit::FAILED,
                    now,
                )
                .await?;
            }
            tracing::info!("sign-in refused: wrong address or password");
            Err(wrong())
        }
    }
}

/// Who is signed in, for the frame of every page.
pub async fn me(engine: &Engine, actor: &Actor) -> Result<Me, EngineError> {
    let store = sqlx::query!(
        "select name, currency::text as \"currency!\" from stores where id = $1",
        actor.store.id().0
    )
    .fetch_one(&engine.pool)
    .await?;
    Ok(Me {
        name: actor.name.clone(),
        email: actor.email.clone(),
        role: actor.role,
        store: actor.store.id(),
        store_name: store.name,
        currency: store.currency.parse().map_err(|_| EngineError::Corrupt("a shop's currency".to_owned()))?,
    })
}

async fn member_of(engine: &Engine, email: &str) -> Result<Option<Member>, EngineError> {
    let row = sqlx::query!(
        "select s.id, s.password_hash, m.store_id, m.role
         from sellers s join store_members m on m.seller_id = s.id
         where s.email = $1
         order by m.created_at, m.store_id
         limit 1",
        email
    )
    .fetch_optional(&engine.pool)
    .await?;
    row.map(|row| {
        Ok(Member {
            seller: SellerId(row.id),
            store: StoreId(row.store_id),
            role: role_of(&row.role)?,
            password_hash: row.password_hash,
        })
    })
    .transpose()
}

async fn begin(engine: &Engine, member: &Member, now: Timestamp) -> Result<SessionTokens, EngineError> {
    let session = SessionId(uuid::Uuid::now_v7());
    let mut tx = engine.pool.begin().await?;
    sessions::open(&mut tx, session, member.seller, member.store, now).await?;
    let refresh = sessions::new_refresh_token(&mut tx, session, now).await?;
    audit::write(&mut *tx, Some((member.store, member.seller)), audit::SIGNED_IN, now).await?;
    tx.commit().await?;
    let claims = tokens::Claims::new(member.seller, member.store, member.role, session, now);
    Ok(SessionTokens {
        access: engine.accounts.keys.sign(&claims)?,
        access_max_age_s: ACCESS_SECONDS,
        refresh,
        refresh_max_age_s: REFRESH_DAYS * 86_400,
    })
}

/// The person and role behind a living session.
async fn actor_of(
    db: &mut PgConnection,
    session: SessionId,
    now: Timestamp,
) -> Result<Option<Actor>, EngineError> {
    Ok(actors_of(db, &[session], now).await?.pop())
}

/// Those behind these sessions, as far as they are alive: neither ended nor run out, of somebody who is still a member.
async fn actors_of(
    db: &mut PgConnection,
    sessions: &[SessionId],
    now: Timestamp,
) -> Result<Vec<Actor>, EngineError> {
    let ids: Vec<Uuid> = sessions.iter().map(|session| session.0).collect();
    let rows = sqlx::query!(
        "select s.id, s.seller_id, s.store_id, m.role, p.name, p.email
         from sessions s
         join store_members m on m.store_id = s.store_id and m.seller_id = s.seller_id
         join sellers p on p.id = s.seller_id
         where s.id = any($1) and s.revoked_at is null and s.expires_at > $2",
        &ids,
        crate::time::to_db(now)
    )
    .fetch_all(db)
    .await?;
    let actors = rows.into_iter().map(|row| {
        Ok(Actor {
            seller: SellerId(row.seller_id),
            store: StoreScope::new(StoreId(row.store_id)),
            role: role_of(&row.role)?,
            name: row.name,
            email: row.email,
            session: SessionId(row.id),
        })
    });
    actors.collect()
}

fn role_of(word: &str) -> Result<Role, EngineError> {
    Role::from_word(word).ok_or_else(|| EngineError::Corrupt(format!("unknown role {word:?}")))
}

fn wrong() -> EngineError {
    EngineError::refused(FaultKind::SignedOut, "sign_in.wrong", "E-mail or password is wrong.")
}

fn signed_out() -> EngineError {
    EngineError::refused(FaultKind::SignedOut, "signed_out", "Your session has ended. Sign in again.")
}
