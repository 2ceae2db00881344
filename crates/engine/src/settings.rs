//! What the engine must be told: addresses of outside services, keys, limits. Read once, by the binary.

use platforms::http::ServiceUrl;

/// Settings of one process.
#[derive(Clone)]
pub struct Settings {
    /// Names this process in leases; unique among processes that share a database.
    pub node: String,
    /// Where buyers and gateways reach this server, without a slash at the end.
    pub public_url: String,
    /// Base address of Flow's API.
    pub flow_url: ServiceUrl,
    /// 32 bytes: encrypts tokens and gateway keys at rest.
    pub encryption_key: [u8; 32],
    /// 32 bytes: the seed of the key that signs access tokens.
    pub jwt_seed: [u8; 32],
    /// Bounds the memory of events that wait to be written, in bytes of their JSON.
    pub inbox_bytes_max: usize,
    /// Private replies a page may send in an hour.
    pub private_replies_per_hour: u32,
    /// Public replies a page may send in an hour.
    pub public_replies_per_hour: u32,
    /// What a shop's second opinions may cost a day, in millionths of a US dollar.
    pub model_cap_micros: i64,
}

/// See [`Settings::inbox_bytes_max`].
pub const INBOX_BYTES_MAX_DEFAULT: usize = 32 * 1024 * 1024;
/// See [`Settings::private_replies_per_hour`]; Meta documents 750 for Instagram posts and no figure for Facebook, so
/// the stricter one is kept.
pub const PRIVATE_REPLIES_PER_HOUR_DEFAULT: u32 = 750;
/// See [`Settings::public_replies_per_hour`].
pub const PUBLIC_REPLIES_PER_HOUR_DEFAULT: u32 = 1_500;

/// See [`Settings::model_cap_micros`].
pub const MODEL_CAP_MICROS_DEFAULT: i64 = 1_000_000;

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings")
            .field("node", &self.node)
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}
