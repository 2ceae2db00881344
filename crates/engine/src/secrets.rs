//! Secrets at rest and random tokens: what is sealed before it reaches the database and opened only where it is used.
//! Not for passwords (see [`crate::accounts`]) and not for where the key comes from (the binary's configuration).
//!
//! A sealed value is `key id (1 byte) || nonce (12 bytes) || AES-256-GCM ciphertext and tag`. The context a value was
//! sealed for is its associated data, so a token copied into another row does not open there.

use std::fmt;

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{Aead, KeyInit, Nonce, Payload};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::{PageConnectionId, StoreId};
use domain::payment::PaymentMethod;
use secrecy::SecretString;
use sha2::{Digest, Sha256};

use crate::EngineError;

/// Bytes of the nonce (96 bits, NIST SP 800-38D section 8.2). Random nonces are safe for 2^32 values under one key,
/// far above what shops store.
const NONCE_BYTES: usize = 12;
/// Bytes in front of the ciphertext.
const HEAD_BYTES: usize = 1 + NONCE_BYTES;
/// Bytes of the authentication tag behind the ciphertext.
const TAG_BYTES: usize = 16;

/// Why a sealed value cannot be opened. Says nothing of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// Too short to be a sealed value.
    #[error("a sealed value is cut short")]
    CutShort,
    /// Sealed with another key than ours.
    #[error(
        "a sealed value was made with key {made_with}, and this process has key {ours}; see ENCRYPTION_KEY_AES256"
    )]
    OtherKey {
        /// Id of the key it was sealed with.
        made_with: u8,
        /// Id of the key this process has.
        ours: u8,
    },
    /// Changed since, or sealed for another place.
    #[error("a sealed value was changed or belongs to another place")]
    Damaged,
    /// What was sealed is not text.
    #[error("a sealed value is not text")]
    NotText,
    /// The cipher refused to seal, which only happens beyond 64 GiB.
    #[error("a value is too large to be sealed")]
    TooLarge,
}

impl From<VaultError> for EngineError {
    fn from(error: VaultError) -> Self {
        Self::Corrupt(error.to_string())
    }
}

/// Seals and opens secrets with one key. Cheap to share; its `Debug` never shows the key.
#[derive(Clone)]
pub struct Vault {
    cipher: Aes256Gcm,
    key_id: u8,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

impl Vault {
    /// A vault with this key. The key's id is derived from it, so nobody has to number keys.
    pub fn new(key: &[u8; 32]) -> Self {
        let key_id = Sha256::new().chain_update(b"livesell vault key id").chain_update(key).finalize()[0];
        Self { cipher: Aes256Gcm::new(key.into()), key_id }
    }

    /// Seals `plain` for the place that `context` names, such as `page_connections.access_token:<id>`.
    pub fn seal(&self, plain: &[u8], context: &str) -> Result<Vec<u8>, VaultError> {
        let mut nonce = [0_u8; NONCE_BYTES];
        rand::fill(&mut nonce);
        let payload = Payload { msg: plain, aad: context.as_bytes() };
        let nonce_ref: &Nonce<Aes256Gcm> = (&nonce).into();
        let body = self.cipher.encrypt(nonce_ref, payload).map_err(|_| VaultError::TooLarge)?;
        let mut sealed = Vec::with_capacity(HEAD_BYTES + body.len());
        sealed.push(self.key_id);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&body);
        Ok(sealed)
    }

    /// Opens what [`Vault::seal`] made for the same `context`.
    pub fn open(&self, sealed: &[u8], context: &str) -> Result<Vec<u8>, VaultError> {
        if sealed.len() < HEAD_BYTES + TAG_BYTES {
            return Err(VaultError::CutShort);
        }
        let (head, body) = sealed.split_at(HEAD_BYTES);
        if head[0] != self.key_id {
            return Err(VaultError::OtherKey { made_with: head[0], ours: self.key_id });
        }
        let nonce: &Nonce<Aes256Gcm> = head[1..].try_into().map_err(|_| VaultError::CutShort)?;
        let payload = Payload { msg: body, aad: context.as_bytes() };
        self.cipher.decrypt(nonce, payload).map_err(|_| VaultError::Damaged)
    }

    /// Opens a sealed text, as a secret that is not printed by accident.
    pub fn open_text(&self, sealed: &[u8], context: &str) -> Result<SecretString, VaultError> {
        let plain = self.open(sealed, context)?;
        String::from_utf8(plain).map(SecretString::from).map_err(|_| VaultError::NotText)
    }
}

/// The context of a page's access token.
pub fn page_token_context(page: PageConnectionId) -> String {
    format!("page_connections.access_token:{page}")
}

/// The context of a shop's settings of a payment method. What is sealed is JSON: [`GatewayKeys`] for a gateway,
/// [`domain::checkout::TransferDetails`] for bank transfers.
pub fn payment_settings_context(store: StoreId, method: PaymentMethod) -> String {
    format!("payment_methods.settings:{store}:{}", method.word())
}

/// A gateway's keys of one shop, as they are sealed.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GatewayKeys {
    /// Names the shop at the gateway.
    pub api_key: String,
    /// Signs the shop's requests.
    pub secret_key: String,
}

impl fmt::Debug for GatewayKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GatewayKeys").finish_non_exhaustive()
    }
}

/// `bytes` random bytes from a cryptographic source as unpadded base64url text (4 characters for 3 bytes).
pub fn random_token(bytes: usize) -> String {
    let mut buffer = vec![0_u8; bytes];
    rand::fill(&mut buffer[..]);
    URL_SAFE_NO_PAD.encode(buffer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn what_was_sealed_opens_only_in_its_own_place() {
        let vault = Vault::new(&KEY);
        let sealed = vault.seal(b"EAAtoken", "page:1").unwrap();
        assert_eq!(vault.open_text(&sealed, "page:1").unwrap().expose_secret(), "EAAtoken");
        assert_eq!(vault.open(&sealed, "page:2"), Err(VaultError::Damaged));
    }

    #[test]
    fn the_same_secret_sealed_twice_looks_different() {
        let vault = Vault::new(&KEY);
        assert_ne!(vault.seal(b"same", "c").unwrap(), vault.seal(b"same", "c").unwrap());
    }

    #[test]
    fn any_changed_byte_is_noticed() {
        let vault = Vault::new(&KEY);
        let sealed = vault.seal(b"secret", "c").unwrap();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(vault.open(&changed, "c").is_err(), "byte {at}");
        }
        for length in 0..sealed.len() {
            assert!(vault.open(&sealed[..length], "c").is_err(), "length {length}");
        }
    }

    #[test]
    fn another_key_is_told_from_damage() {
        let sealed = Vault::new(&KEY).seal(b"secret", "c").unwrap();
        let other = Vault::new(&[8; 32]).open(&sealed, "c");
        assert!(matches!(other, Err(VaultError::OtherKey { .. })), "{other:?}");
    }

    #[test]
    fn neither_vault_nor_keys_print_what_they_hold() {
        let keys = GatewayKeys { api_key: "API-1".into(), secret_key: "s3cret".into() };
        let printed = format!("{:?} {keys:?}", Vault::new(&KEY));
        assert!(
            !printed.contains("API-1") && !printed.contains("s3cret") && !printed.contains("7, 7"),
            "{printed}"
        );
    }

    #[test]
    fn tokens_are_url_safe_as_long_as_asked_and_never_the_same() {
        let (one, two) = (random_token(20), random_token(20));
        assert_eq!(one.len(), 27);
        assert!(one.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
        assert_ne!(one, two);
    }
}
