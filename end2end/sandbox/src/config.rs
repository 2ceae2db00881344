//! What a sandbox is told at start. Not what it remembers: that is `world`.

use std::net::{Ipv4Addr, SocketAddr};
use std::str::FromStr;

use domain::clock::ScaledClock;
use serde::{Deserialize, Serialize};

/// Changes put into one webhook POST unless told otherwise. Meta allows itself up to 1,000.
pub const BATCH_MAX: usize = 50;

/// The key model providers accept unless told otherwise.
pub const MODEL_KEY: &str = "sandbox-model-key";

/// Everything a sandbox needs to know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SandboxConfig {
    /// Where it listens; port 0 takes any free one.
    pub listen: SocketAddr,
    /// Its own address as others see it, without a closing slash; `None` means `http://` and the listening address.
    pub public_url: Option<String>,
    /// Where the app takes Meta's webhooks.
    pub webhook_url: String,
    /// The Meta app's id, digits.
    pub app_id: String,
    /// The Meta app's secret: signs webhooks, proves tokens.
    pub app_secret: String,
    /// What the handshake at the app must be given.
    pub verify_token: String,
    /// Pages, each with its Live.
    pub pages: Vec<PageConfig>,
    /// Merchants known to Flow.
    pub flow: Vec<FlowAccount>,
    /// The key every model provider accepts.
    pub model_key: String,
    /// Which time it lives in.
    pub clock: ClockChoice,
    /// Seed of everything left to chance (faults).
    pub seed: u64,
    /// Whether a call without `appsecret_proof` is refused (Meta's "Require App Secret" switch, off by default there too).
    pub require_proof: bool,
    /// Whether a person's id in a thread differs from the id in comments. Meta promises neither.
    pub psid_differs: bool,
    /// Whether the answer to a private reply names its recipient. Not confirmed for Meta.
    pub private_reply_names_recipient: bool,
    /// Budgets.
    pub limits: RateLimits,
    /// Most changes in one webhook POST, at least 1.
    pub batch_max: usize,
}

impl Default for SandboxConfig {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 3001)),
            public_url: None,
            webhook_url: "http://127.0.0.1:3000/api/v1/webhooks/facebook".into(),
            app_id: "1057000000000001".into(),
            app_secret: "sandbox-app-secret".into(),
            verify_token: "sandbox-verify-token".into(),
            pages: Vec::new(),
            flow: Vec::new(),
            model_key: MODEL_KEY.into(),
            clock: ClockChoice::Real,
            seed: 1,
            require_proof: false,
            psid_differs: false,
            private_reply_names_recipient: true,
            limits: RateLimits::default(),
            batch_max: BATCH_MAX,
        }
    }
}

/// A Facebook page and the Live it broadcasts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageConfig {
    /// Page id.
    pub id: String,
    /// Page name.
    pub name: String,
    /// Its access token.
    pub access_token: String,
    /// Id of the live video.
    pub live_video_id: String,
    /// Id of the video it becomes; first half of every comment id.
    pub video_id: String,
    /// Id of the post that carries it.
    pub post_id: String,
    /// Title of the Live.
    pub title: String,
}

/// A merchant of Flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlowAccount {
    /// Public key.
    pub api_key: String,
    /// Secret that signs.
    pub secret_key: String,
    /// Name on the pay page.
    pub merchant: String,
}

/// Budgets of one page, on the sandbox's clock.
/// Source: Meta's Messenger rate limits (40 messages a second freeze sending; 750 private replies an hour).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RateLimits {
    /// Messages of any kind in one second.
    pub messages_per_second: usize,
    /// Private replies in one hour.
    pub private_replies_per_hour: usize,
}

impl Default for RateLimits {
    fn default() -> Self {
        Self { messages_per_second: 40, private_replies_per_hour: 750 }
    }
}

/// Which time a sandbox lives in.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum ClockChoice {
    /// The machine's.
    #[default]
    Real,
    /// Fast motion, shared with the app.
    Scaled(ScaledClock),
}

/// A clock that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a clock is written origin_real_ms:origin_virtual_ms:speed, for example 1790000000000:1790000000000:60, not {0:?}"
)]
pub struct BadClock(String);

impl FromStr for ClockChoice {
    type Err = BadClock;

    fn from_str(text: &str) -> Result<Self, BadClock> {
        if text.trim().is_empty() {
            return Ok(Self::Real);
        }
        ScaledClock::parse(text).map(Self::Scaled).ok_or_else(|| BadClock(text.to_owned()))
    }
}

impl TryFrom<String> for ClockChoice {
    type Error = BadClock;

    fn try_from(text: String) -> Result<Self, BadClock> {
        text.parse()
    }
}

impl From<ClockChoice> for String {
    fn from(choice: ClockChoice) -> Self {
        match choice {
            ClockChoice::Real => Self::new(),
            ClockChoice::Scaled(clock) => clock.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_real_unless_it_is_written_out() {
        assert_eq!("".parse::<ClockChoice>(), Ok(ClockChoice::Real));
        let scaled = ScaledClock { origin_real_ms: 1, origin_virtual_ms: 2, speed: 60.0 };
        assert_eq!("1:2:60".parse::<ClockChoice>(), Ok(ClockChoice::Scaled(scaled)));
        assert!("fast".parse::<ClockChoice>().is_err());
    }
}
