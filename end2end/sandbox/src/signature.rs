//! The services' own side of every signature. Written apart from the clients on purpose: two independent readings of
//! one rule check each other.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Lower-case hex HMAC-SHA256.
pub(crate) fn hmac_hex(key: &str, message: &[u8]) -> String {
    // HMAC takes a key of any length, so this branch is never left; an empty signature would match nothing.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else { return String::new() };
    mac.update(message);
    hex::encode(mac.finalize().into_bytes())
}

/// Value of `X-Hub-Signature-256` over the bytes of a webhook.
pub(crate) fn webhook(app_secret: &str, body: &[u8]) -> String {
    format!("sha256={}", hmac_hex(app_secret, body))
}

/// The `appsecret_proof` of a token, with the unix second when it is the timed form.
pub(crate) fn proof(app_secret: &str, token: &str, second: Option<&str>) -> String {
    match second {
        Some(second) => hmac_hex(app_secret, format!("{token}|{second}").as_bytes()),
        None => hmac_hex(app_secret, token.as_bytes()),
    }
}

/// Flow's `s`: keys in byte order, key and value joined without separators, `s` itself left out.
/// Source: developers.flow.cl, "Firma de parámetros".
pub(crate) fn flow<'a>(secret: &str, fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut fields: Vec<_> = fields.filter(|(key, _)| *key != "s").collect();
    fields.sort_unstable();
    let message: String = fields.iter().flat_map(|(key, value)| [*key, *value]).collect();
    hmac_hex(secret, message.as_bytes())
}

/// Compares without telling by time where they differ.
pub(crate) fn same(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flow_signs_sorted_fields_without_separators() {
        let fields = [
            ("urlReturn", "https://live.example.cl/pay/flow/return"),
            ("apiKey", "APIKEY-DEMO-1"),
            ("amount", "15990"),
            ("commerceOrder", "LV-000123"),
            ("currency", "CLP"),
            ("email", "ana@example.cl"),
            ("subject", "Pedido LV-000123"),
            ("urlConfirmation", "https://live.example.cl/pay/flow/confirm"),
            ("s", "left out"),
        ];
        assert_eq!(
            flow("flow-secret-demo", fields.into_iter()),
            "acc09562060845fda076a3574b57615a7deedda4eaa475dc37778cff6f2f1bcc"
        );
        assert_eq!(
            flow("flow-secret-demo", [("token", "TKN0001"), ("apiKey", "APIKEY-DEMO-1")].into_iter()),
            "71eaa09f0f362bffa1fb57845b21af41a9067cf5beba017843a0cda82bc79798"
        );
    }

    #[test]
    fn a_proof_covers_the_token_and_in_its_timed_form_the_second() {
        assert_eq!(
            proof("app-secret-demo", "EAATOKEN", Some("1790000000")),
            "ba1a88c04b33f1fbebf2541c62d619f2304eab764d264a99bb28be34a47b3c39"
        );
        assert_eq!(
            proof("app-secret-demo", "EAATOKEN", None),
            "fbbd2854378c8210a5df449e599ee2384dc013a8ea4c5c382e48b300c26de485"
        );
    }

    #[test]
    fn signatures_are_the_same_only_when_every_character_is() {
        assert!(same("abc", "abc"));
        assert!(!same("abc", "abd"));
        assert!(!same("abc", "abcd"));
    }
}
