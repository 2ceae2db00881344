//! Proofs with the app's secret: that a webhook comes from Meta, and that a call comes from us. Not for the gateways.

use domain::Timestamp;
use hmac::Mac;
use secrecy::{ExposeSecret, SecretString};

use crate::hmac_sha256;

/// The header that carries the signature of a webhook.
pub const SIGNATURE_HEADER: &str = "x-hub-signature-256";

const PREFIX: &[u8] = b"sha256=";
const DIGEST_BYTES: usize = 32;

/// The app's secret. Never empty: anybody can sign with an empty key.
#[derive(Debug, Clone)]
pub struct AppSecret(SecretString);

/// A secret without a single character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the app secret is empty")]
pub struct EmptySecret;

impl AppSecret {
    /// Takes the secret as Meta's dashboard shows it.
    pub fn new(secret: SecretString) -> Result<Self, EmptySecret> {
        if secret.expose_secret().trim().is_empty() { Err(EmptySecret) } else { Ok(Self(secret)) }
    }

    pub(crate) fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

/// Why a webhook is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// There is no signature.
    #[error("the webhook has no X-Hub-Signature-256 header")]
    Missing,
    /// It is not `sha256=` and 64 hexadecimal digits.
    #[error("the webhook's signature is not sha256= and 64 hexadecimal digits")]
    Malformed,
    /// It was made with another secret or for another body.
    #[error("the webhook's signature does not fit its body")]
    Mismatch,
}

/// Checks the signature of a webhook over its raw bytes, in constant time.
///
/// `header` is the value of [`SIGNATURE_HEADER`]. `body` must be the bytes as they came: Meta signs its escaped JSON,
/// so a body that was parsed and written again fails as soon as somebody types an accent or an emoji.
pub fn verify(secret: &AppSecret, header: Option<&[u8]>, body: &[u8]) -> Result<(), SignatureError> {
    let digits =
        header.ok_or(SignatureError::Missing)?.strip_prefix(PREFIX).ok_or(SignatureError::Malformed)?;
    let mut claimed = [0; DIGEST_BYTES];
    hex::decode_to_slice(digits, &mut claimed).map_err(|_| SignatureError::Malformed)?;
    hmac_sha256::over(secret.expose().as_bytes(), [body])
        .verify_slice(&claimed)
        .map_err(|_| SignatureError::Mismatch)
}

/// The value of [`SIGNATURE_HEADER`] for a body: what Meta does. For the sandbox and for tests.
pub fn sign(secret: &AppSecret, body: &[u8]) -> String {
    format!("sha256={}", hmac_sha256::hex_over(secret.expose().as_bytes(), [body]))
}

/// `appsecret_proof` of a call made with `token` at `at`, in the form that is valid for five minutes; it goes together
/// with `appsecret_time`, which is `at` in whole seconds.
pub fn appsecret_proof(secret: &AppSecret, token: &SecretString, at: Timestamp) -> String {
    let seconds = at.0.div_euclid(1000).to_string();
    hmac_sha256::hex_over(
        secret.expose().as_bytes(),
        [token.expose_secret().as_bytes(), b"|", seconds.as_bytes()],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = r#"{"object":"page","entry":[{"id":"111","time":1790000000,"changes":[{"field":"feed","value":{"item":"comment","verb":"add","message":"quiero la n\u00b0 7 \ud83d\ude4c"}}]}]}"#;
    const SIGNATURE: &str = "sha256=b480c0a2239767b94a8f8095ae331b5cbe70fac1a8755e67cce7a4014041e3f8";

    fn secret() -> AppSecret {
        AppSecret::new("app-secret-demo".into()).unwrap()
    }

    fn verdict(header: &str, body: &str) -> Result<(), SignatureError> {
        verify(&secret(), Some(header.as_bytes()), body.as_bytes())
    }

    #[test]
    fn the_signature_of_metas_escaped_body_is_believed() {
        assert_eq!(BODY.len(), 172);
        assert_eq!(verdict(SIGNATURE, BODY), Ok(()));
        assert_eq!(sign(&secret(), BODY.as_bytes()), SIGNATURE);
    }

    #[test]
    fn the_same_json_written_again_without_escapes_is_refused() {
        let again = serde_json::from_str::<serde_json::Value>(BODY).unwrap().to_string();
        let unescaped = BODY.replace(r"\u00b0", "°").replace(r"\ud83d\ude4c", "🙌");
        assert_eq!(
            sign(&secret(), unescaped.as_bytes()),
            "sha256=20cba84615aac6e90a9b67ca75fcecbf25f64d040cd7aa6990ab81bb03107567"
        );
        assert_eq!(verdict(SIGNATURE, &unescaped), Err(SignatureError::Mismatch));
        assert_eq!(verdict(SIGNATURE, &again), Err(SignatureError::Mismatch));
    }

    #[test]
    fn a_signature_that_is_missing_or_of_another_form_is_refused() {
        assert_eq!(verify(&secret(), None, BODY.as_bytes()), Err(SignatureError::Missing));
        let bare = SIGNATURE.trim_start_matches("sha256=");
        for bad in
            ["", "sha256=", "sha1=00", bare, &SIGNATURE[..SIGNATURE.len() - 1], &format!("{SIGNATURE}0")]
        {
            assert_eq!(verdict(bad, BODY), Err(SignatureError::Malformed), "{bad}");
        }
    }

    #[test]
    fn another_secret_or_one_changed_byte_is_refused() {
        let other = AppSecret::new("another".into()).unwrap();
        assert_eq!(verdict(&sign(&other, BODY.as_bytes()), BODY), Err(SignatureError::Mismatch));
        assert_eq!(verdict(SIGNATURE, &BODY.replace("111", "112")), Err(SignatureError::Mismatch));
    }

    #[test]
    fn an_empty_secret_is_no_secret() {
        assert_eq!(AppSecret::new(" ".into()).unwrap_err(), EmptySecret);
    }

    #[test]
    fn the_proof_of_a_call_carries_its_time() {
        let proof = appsecret_proof(&secret(), &"EAATOKEN".into(), Timestamp(1_790_000_000_999));
        assert_eq!(proof, "ba1a88c04b33f1fbebf2541c62d619f2304eab764d264a99bb28be34a47b3c39");
    }

    #[test]
    fn a_secret_is_never_shown() {
        assert!(!format!("{:?}", secret()).contains("demo"));
    }
}
