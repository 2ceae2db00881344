//! What the environment says, read once into types. A wrong value ends with a sentence that names its variable.
//! Defaults are in `.env.example` too; a test keeps the two together.

mod keys;
mod models;
mod source;

use std::net::{Ipv4Addr, SocketAddr};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

use domain::Clock;
use domain::clock::{ScaledClock, SystemClock};
use engine::settings::{
    INBOX_BYTES_MAX_DEFAULT, PRIVATE_REPLIES_PER_HOUR_DEFAULT, PUBLIC_REPLIES_PER_HOUR_DEFAULT,
};
use platforms::http::ServiceUrl;
use platforms::meta::AppSecret;
use secrecy::SecretString;

pub use keys::{Key, KeysError};
pub use models::{ModelConfig, ModelKind, ModelsConfig};
pub use source::{Over, Source, environment};

/// Every variable that is read, for `.env.example` and its test.
pub const VARIABLES: &[&str] = &[
    "LIVESELL_ADDR",
    "LIVESELL_METRICS_ADDR",
    "LIVESELL_PUBLIC_URL",
    "LIVESELL_DATA",
    "DATABASE_URL",
    "DATABASE_CONNECTIONS_MAX",
    "PG_BIN",
    "FB_APP_ID",
    "FB_APP_SECRET",
    "FB_WEBHOOK_VERIFY_TOKEN",
    "META_GRAPH_URL",
    "FLOW_API_URL",
    "LIVESELL_MODELS",
    "LIVESELL_MODEL_DAILY_USD",
    "OPENAI_API_KEY",
    "OPENAI_API_URL",
    "GEMINI_API_KEY",
    "GEMINI_API_URL",
    "OPENROUTER_API_KEY",
    "OPENROUTER_API_URL",
    "COMPATIBLE_API_KEY",
    "COMPATIBLE_API_URL",
    "ENCRYPTION_KEY_AES256",
    "JWT_SIGNING_KEY",
    "LIVESELL_NODE",
    "LIVESELL_CLOCK",
    "LIVESELL_INBOX_BYTES_MAX",
    "LIVESELL_PRIVATE_REPLIES_PER_HOUR",
    "LIVESELL_PUBLIC_REPLIES_PER_HOUR",
    "LIVESELL_SANDBOX_ADDR",
    "LIVESELL_LOG",
    "RUST_LOG",
    "LEPTOS_SITE_ROOT",
];

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A variable has a value that cannot be used. The value itself is not repeated: it may be a secret.
    #[error("{name}: {what}")]
    Wrong {
        /// The variable.
        name: &'static str,
        /// What is expected of it.
        what: String,
    },
    /// A variable is needed and not there.
    #[error("{name} is not set: {what}")]
    Missing {
        /// The variable.
        name: &'static str,
        /// What it is for.
        what: &'static str,
    },
    /// The private keys could not be read or made.
    #[error(transparent)]
    Keys(#[from] KeysError),
}

/// Which PostgreSQL to use.
#[derive(Debug, Clone)]
pub enum DatabaseChoice {
    /// Somebody else's, at this address.
    Url(SecretString),
    /// One of our own under the data folder.
    Private,
}

/// What a command that only needs the database must know.
#[derive(Debug, Clone)]
pub struct DatabaseConfig {
    /// Which PostgreSQL.
    pub choice: DatabaseChoice,
    /// Where everything of ours is kept.
    pub data_dir: PathBuf,
    /// Connections at most.
    pub connections_max: u32,
}

/// What Meta must be told, and where it is.
#[derive(Debug, Clone)]
pub struct MetaConfig {
    /// The app's id.
    pub app_id: String,
    /// The app's secret.
    pub app_secret: AppSecret,
    /// The same, for those who sign webhooks in its place (sandbox, load generator).
    pub app_secret_text: SecretString,
    /// What the webhook handshake must say.
    pub verify_token: SecretString,
    /// Base address of the Graph API with its version.
    pub graph_url: ServiceUrl,
}

/// Everything the product must know.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where it listens.
    pub addr: SocketAddr,
    /// Where it tells those who watch it what it counts; nowhere when left out.
    pub metrics_addr: Option<SocketAddr>,
    /// Where people and gateways reach it.
    pub public_url: ServiceUrl,
    /// The database.
    pub database: DatabaseConfig,
    /// Meta.
    pub meta: MetaConfig,
    /// Base address of Flow's API.
    pub flow_url: ServiceUrl,
    /// Second opinions.
    pub models: ModelsConfig,
    /// Encrypts secrets at rest.
    pub encryption_key: Key,
    /// Signs access tokens.
    pub jwt_seed: Key,
    /// Names this process in leases.
    pub node: String,
    /// Business time.
    pub clock: ClockChoice,
    /// See [`engine::Settings::inbox_bytes_max`].
    pub inbox_bytes_max: usize,
    /// See [`engine::Settings::private_replies_per_hour`].
    pub private_replies_per_hour: u32,
    /// See [`engine::Settings::public_replies_per_hour`].
    pub public_replies_per_hour: u32,
    /// Folder with the browser's part: `pkg` and public files.
    pub site_root: PathBuf,
}

/// Which time the business lives in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ClockChoice {
    /// The machine's.
    System,
    /// Fast motion.
    Scaled(ScaledClock),
}

impl ClockChoice {
    /// The clock itself.
    pub fn clock(self) -> Arc<dyn Clock> {
        match self {
            Self::System => Arc::new(SystemClock),
            Self::Scaled(clock) => Arc::new(clock),
        }
    }
}

/// Where the app listens when nothing is said.
pub const ADDR_DEFAULT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 3000);
/// Where everything is kept when nothing is said.
pub const DATA_DEFAULT: &str = "data";
/// The app id when nothing is said and the keys are our own: the sandbox's.
pub const APP_ID_DEFAULT: &str = "1057000000000001";
/// Graph API, the version our client is written for.
pub const GRAPH_URL_DEFAULT: &str = "https://graph.facebook.com/v26.0";
/// Flow's production API.
pub const FLOW_URL_DEFAULT: &str = "https://www.flow.cl/api";
/// Folder with the browser's part when nothing is said.
pub const SITE_ROOT_DEFAULT: &str = "target/site";
/// Connections to the database when nothing is said.
pub const CONNECTIONS_MAX_DEFAULT: u32 = 20;

impl DatabaseConfig {
    /// Reads the database's part.
    pub fn read(source: &dyn Source) -> Result<Self, ConfigError> {
        let choice = match source.get("DATABASE_URL") {
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                DatabaseChoice::Url(SecretString::from(url))
            }
            Some(_) => {
                return Err(wrong("DATABASE_URL", "an address that begins with postgres:// is expected"));
            }
            None => DatabaseChoice::Private,
        };
        let connections_max = number(source, "DATABASE_CONNECTIONS_MAX", CONNECTIONS_MAX_DEFAULT, 2..=1_000)?;
        Ok(Self { choice, data_dir: data_dir(source), connections_max })
    }
}

impl Config {
    /// Reads everything. Without `DATABASE_URL`, keys that are not given are read from `secrets.env` in the data
    /// folder, which is made with fresh ones on the first start.
    pub fn read(source: &dyn Source) -> Result<Self, ConfigError> {
        let database = DatabaseConfig::read(source)?;
        let with_keys;
        let source: &dyn Source = match database.choice {
            DatabaseChoice::Private => {
                with_keys = keys::WithPrivateKeys::new(source, &database.data_dir)?;
                &with_keys
            }
            DatabaseChoice::Url(_) => source,
        };
        let addr = Self::read_addr(source)?;
        Ok(Self {
            addr,
            metrics_addr: parsed(
                source,
                "LIVESELL_METRICS_ADDR",
                "a private address with a port is expected, such as 127.0.0.1:9464",
            )?,
            public_url: url(source, "LIVESELL_PUBLIC_URL", &format!("http://{addr}"))?,
            database,
            meta: MetaConfig::read(source)?,
            flow_url: url(source, "FLOW_API_URL", FLOW_URL_DEFAULT)?,
            models: ModelsConfig::read(source)?,
            encryption_key: key(
                source,
                "ENCRYPTION_KEY_AES256",
                "it encrypts tokens and gateway keys in the database",
            )?,
            jwt_seed: key(source, "JWT_SIGNING_KEY", "it signs the sessions of signed-in people")?,
            node: node(source)?,
            clock: Self::read_clock(source)?,
            inbox_bytes_max: number(
                source,
                "LIVESELL_INBOX_BYTES_MAX",
                INBOX_BYTES_MAX_DEFAULT,
                1 << 20..=1 << 30,
            )?,
            private_replies_per_hour: number(
                source,
                "LIVESELL_PRIVATE_REPLIES_PER_HOUR",
                PRIVATE_REPLIES_PER_HOUR_DEFAULT,
                1..=100_000,
            )?,
            public_replies_per_hour: number(
                source,
                "LIVESELL_PUBLIC_REPLIES_PER_HOUR",
                PUBLIC_REPLIES_PER_HOUR_DEFAULT,
                1..=100_000,
            )?,
            site_root: source.get("LEPTOS_SITE_ROOT").unwrap_or_else(|| SITE_ROOT_DEFAULT.to_owned()).into(),
        })
    }

    /// Reads only where to listen.
    pub fn read_addr(source: &dyn Source) -> Result<SocketAddr, ConfigError> {
        let what = "an address with a port is expected, such as 127.0.0.1:3000";
        Ok(parsed(source, "LIVESELL_ADDR", what)?.unwrap_or(ADDR_DEFAULT))
    }

    /// Reads business time only.
    pub fn read_clock(source: &dyn Source) -> Result<ClockChoice, ConfigError> {
        let Some(text) = source.get("LIVESELL_CLOCK") else { return Ok(ClockChoice::System) };
        let scaled = ScaledClock::parse(&text).ok_or_else(|| {
            let what =
                "origin_real_ms:origin_virtual_ms:speed is expected, such as 1790000000000:1790000000000:60";
            wrong("LIVESELL_CLOCK", what)
        })?;
        Ok(ClockChoice::Scaled(scaled))
    }
}

impl MetaConfig {
    fn read(source: &dyn Source) -> Result<Self, ConfigError> {
        let app_id = source.get("FB_APP_ID").unwrap_or_else(|| APP_ID_DEFAULT.to_owned());
        if !app_id.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong("FB_APP_ID", "digits are expected"));
        }
        let secret =
            SecretString::from(needed(source, "FB_APP_SECRET", "it proves that webhooks come from Meta")?);
        let app_secret =
            AppSecret::new(secret.clone()).map_err(|_| wrong("FB_APP_SECRET", "must not be empty"))?;
        let verify_token = needed(
            source,
            "FB_WEBHOOK_VERIFY_TOKEN",
            "Meta must say it in the webhook handshake; choose any text",
        )?;
        Ok(Self {
            app_id,
            app_secret,
            app_secret_text: secret,
            verify_token: SecretString::from(verify_token),
            graph_url: url(source, "META_GRAPH_URL", GRAPH_URL_DEFAULT)?,
        })
    }
}

/// Where everything is kept.
pub fn data_dir(source: &dyn Source) -> PathBuf {
    source.get("LIVESELL_DATA").unwrap_or_else(|| DATA_DEFAULT.to_owned()).into()
}

fn wrong(name: &'static str, what: &str) -> ConfigError {
    ConfigError::Wrong { name, what: what.to_owned() }
}

fn needed(source: &dyn Source, name: &'static str, what: &'static str) -> Result<String, ConfigError> {
    source.get(name).ok_or(ConfigError::Missing { name, what })
}

fn parsed<T: FromStr>(source: &dyn Source, name: &'static str, what: &str) -> Result<Option<T>, ConfigError> {
    source.get(name).map(|text| text.parse().map_err(|_| wrong(name, what))).transpose()
}

fn number<T>(
    source: &dyn Source,
    name: &'static str,
    default: T,
    range: RangeInclusive<T>,
) -> Result<T, ConfigError>
where
    T: FromStr + PartialOrd + std::fmt::Display,
{
    let what = format!("a whole number from {} to {} is expected", range.start(), range.end());
    let value = parsed(source, name, &what)?.unwrap_or(default);
    if range.contains(&value) { Ok(value) } else { Err(wrong(name, &what)) }
}

fn url(source: &dyn Source, name: &'static str, default: &str) -> Result<ServiceUrl, ConfigError> {
    let text = source.get(name).unwrap_or_else(|| default.to_owned());
    text.parse().map_err(|error: platforms::http::NotAServiceUrl| wrong(name, &error.to_string()))
}

fn key(source: &dyn Source, name: &'static str, what: &'static str) -> Result<Key, ConfigError> {
    Key::parse(&needed(source, name, what)?).ok_or_else(|| {
        wrong(
            name,
            "32 bytes are expected, as 64 hexadecimal digits or in base64; `openssl rand -hex 32` makes one",
        )
    })
}

fn node(source: &dyn Source) -> Result<String, ConfigError> {
    match source.get("LIVESELL_NODE") {
        // A process that comes back under another name waits for its own old leases to end; that is seconds.
        None => Ok(format!("{}-{}", std::process::id(), engine::secrets::random_token(6))),
        Some(name) if name.len() <= 64 && name.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(name),
        Some(_) => {
            Err(wrong("LIVESELL_NODE", "1 to 64 letters, digits and signs without spaces are expected"))
        }
    }
}

#[cfg(test)]
mod tests;
