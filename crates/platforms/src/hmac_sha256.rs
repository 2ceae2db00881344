//! The one keyed hash that Meta and the gateways share. Not for passwords or our own tokens.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// HMAC-SHA256 of the parts, one after another, ready to be finished or compared in constant time.
pub(crate) fn over<'a>(key: &[u8], parts: impl IntoIterator<Item = &'a [u8]>) -> Hmac<Sha256> {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        unreachable!("HMAC takes keys of every length");
    };
    for part in parts {
        mac.update(part);
    }
    mac
}

/// The same, finished, as lower-case hexadecimal.
pub(crate) fn hex_over<'a>(key: &[u8], parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    hex::encode(over(key, parts).finalize().into_bytes())
}
