//! Passwords: hashed with Argon2id and compared. Not for who may try how often.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::FaultKind;
use tokio::sync::Semaphore;

use crate::EngineError;

/// Memory of one hash in KiB; with the two below the first choice of OWASP's Password Storage Cheat Sheet for Argon2id.
const MEMORY_KIB: u32 = 19_456;
/// Passes over that memory.
const PASSES: u32 = 2;
/// Lanes.
const LANES: u32 = 1;
/// Hashes computed at the same time at most, which bounds their memory to about 80 MiB.
const AT_ONCE_MAX: usize = 4;
/// How long one waits for its turn before the caller is told to come back.
const TURN_WAIT: std::time::Duration = std::time::Duration::from_secs(10);

static TURNS: Semaphore = Semaphore::const_new(AT_ONCE_MAX);

/// A hash nobody knows the password of: an unknown address costs the same time as a wrong password.
static NOBODY: LazyLock<Result<String, String>> =
    LazyLock::new(|| hash_now(crate::secrets::random_token(24).as_bytes()));

/// The hash of a password, as a PHC string.
pub(crate) async fn hash(password: String) -> Result<String, EngineError> {
    in_turn(move || hash_now(password.as_bytes())).await?.map_err(EngineError::Corrupt)
}

/// Whether `password` is the one whose hash is `stored`; without a hash always false, after the same work.
pub(super) async fn verify(password: String, stored: Option<String>) -> Result<bool, EngineError> {
    in_turn(move || {
        let known = stored.is_some();
        let text = match stored {
            Some(stored) => stored,
            None => NOBODY.clone()?,
        };
        let parsed = PasswordHash::new(&text).map_err(|error| format!("a password hash: {error}"))?;
        Ok(hasher()?.verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await?
    .map_err(EngineError::Corrupt)
}

fn hash_now(password: &[u8]) -> Result<String, String> {
    hasher()?
        .hash_password(password)
        .map(|hash| hash.to_string())
        .map_err(|error| format!("hashing a password: {error}"))
}

fn hasher() -> Result<Argon2<'static>, String> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)
        .map_err(|error| format!("Argon2 parameters: {error}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, EngineError> {
    let turn = tokio::time::timeout(TURN_WAIT, TURNS.acquire()).await;
    let Ok(Ok(_turn)) = turn else {
        return Err(EngineError::refused(
            FaultKind::TooMany,
            "sign_in.busy",
            "Too many people are signing in. Try again in a moment.",
        ));
    };
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| EngineError::Corrupt("the task that hashes passwords ended".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_passes_and_nobody_has_none() {
        let stored = hash("correcta".to_owned()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(verify("correcta".to_owned(), Some(stored.clone())).await.unwrap());
        assert!(!verify("incorrecta".to_owned(), Some(stored)).await.unwrap());
        assert!(!verify("correcta".to_owned(), None).await.unwrap());
    }
}
