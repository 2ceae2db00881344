//! Access tokens: JWTs signed with Ed25519. Not for whether the session behind one is still alive.

use domain::Timestamp;
use domain::ids::{SellerId, SessionId, StoreId};
use domain::role::Role;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::EngineError;

/// How long an access token is valid, in seconds.
pub const ACCESS_SECONDS: i64 = 15 * 60;
/// Who issues the tokens.
const ISSUER: &str = "livesell";
/// Whom they are for.
const AUDIENCE: &str = "livesell-app";
/// What goes before the seed of an Ed25519 key to make it PKCS#8 DER (RFC 8410 section 7).
const PKCS8_HEAD: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// What an access token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Claims {
    iss: String,
    aud: String,
    /// When it was made, seconds since the epoch.
    iat: i64,
    /// Until when it is valid, seconds since the epoch.
    exp: i64,
    /// The person.
    sub: SellerId,
    /// The shop.
    store: StoreId,
    /// The role at the time of making; the database's word counts.
    role: Role,
    /// The session.
    pub(super) sid: SessionId,
}

impl Claims {
    /// Claims of a token made now.
    pub(super) fn new(
        seller: SellerId,
        store: StoreId,
        role: Role,
        session: SessionId,
        now: Timestamp,
    ) -> Self {
        let iat = now.0.div_euclid(1000);
        Self {
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            iat,
            exp: iat + ACCESS_SECONDS,
            sub: seller,
            store,
            role,
            sid: session,
        }
    }
}

/// The pair of keys that signs and verifies access tokens.
pub(super) struct Keys {
    id: String,
    private: EncodingKey,
    /// Only absent when the library refuses the key it just made.
    public: Option<DecodingKey>,
}

impl Keys {
    /// The keys of this seed.
    pub(super) fn new(seed: &[u8; 32]) -> Self {
        let mut der = Vec::with_capacity(PKCS8_HEAD.len() + seed.len());
        der.extend_from_slice(&PKCS8_HEAD);
        der.extend_from_slice(seed);
        let private = EncodingKey::from_ed_der(&der);
        let public = Jwk::from_encoding_key(&private, Algorithm::EdDSA)
            .and_then(|jwk| DecodingKey::from_jwk(&jwk))
            .ok();
        // Names the key in a token's header without telling anything about it.
        let digest = Sha256::new().chain_update(b"livesell jwt key id").chain_update(seed).finalize();
        Self { id: hex::encode(&digest[..4]), private, public }
    }

    /// The signed token.
    pub(super) fn sign(&self, claims: &Claims) -> Result<String, EngineError> {
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(self.id.clone());
        jsonwebtoken::encode(&header, claims, &self.private)
            .map_err(|error| EngineError::Corrupt(format!("the key that signs access tokens: {error}")))
    }

    /// The claims of a token we signed and that has not expired. `None` for every other text: a caller learns no reason.
    pub(super) fn verify(&self, token: &str) -> Option<Claims> {
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.leeway = 0;
        rules.set_issuer(&[ISSUER]);
        rules.set_audience(&[AUDIENCE]);
        rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        jsonwebtoken::decode::<Claims>(token, self.public.as_ref()?, &rules).ok().map(|token| token.claims)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use domain::Clock;
    use domain::clock::SystemClock;
    use uuid::Uuid;

    const SEED: [u8; 32] = [9; 32];

    fn claims(now: Timestamp) -> Claims {
        let id = Uuid::from_u128(5);
        Claims::new(SellerId(id), StoreId(id), Role::Owner, SessionId(id), now)
    }

    #[test]
    fn a_token_tells_what_was_signed_until_it_expires() {
        let now = SystemClock.now();
        let token = Keys::new(&SEED).sign(&claims(now)).unwrap();
        assert_eq!(Keys::new(&SEED).verify(&token), Some(claims(now)));
        let old = Keys::new(&SEED).sign(&claims(now.plus_ms(-(ACCESS_SECONDS + 1) * 1000))).unwrap();
        assert_eq!(Keys::new(&SEED).verify(&old), None);
    }

    #[test]
    fn tokens_of_another_key_or_another_algorithm_are_worth_nothing() {
        let now = SystemClock.now();
        let foreign = Keys::new(&[1; 32]).sign(&claims(now)).unwrap();
        assert_eq!(Keys::new(&SEED).verify(&foreign), None);

        let header = Header::new(Algorithm::HS256);
        let hmac = jsonwebtoken::encode(&header, &claims(now), &EncodingKey::from_secret(&SEED)).unwrap();
        assert_eq!(Keys::new(&SEED).verify(&hmac), None);

        let body = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&claims(now)).unwrap());
        let unsigned = format!("{}.{body}.", URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#));
        assert_eq!(Keys::new(&SEED).verify(&unsigned), None);
    }

    #[test]
    fn a_token_for_another_audience_or_issuer_is_worth_nothing() {
        let now = SystemClock.now();
        for change in [(|c: &mut Claims| c.aud = "other".to_owned()) as fn(&mut Claims), |c: &mut Claims| {
            c.iss = "other".to_owned();
        }] {
            let mut changed = claims(now);
            change(&mut changed);
            let keys = Keys::new(&SEED);
            assert_eq!(keys.verify(&keys.sign(&changed).unwrap()), None);
        }
    }
}
