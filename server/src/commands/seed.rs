//! `livesell seed`.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use engine::seed::{Fixture, SeedReport};
use secrecy::ExposeSecret;
use serde::Serialize;

use super::print;
use crate::config::{Config, Source};
use crate::database::{Database, Sharing};
use crate::wiring;

/// Largest fixture that is read, in bytes.
const FIXTURE_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// What a load generator needs. Holds secrets: it goes to standard output and nowhere else.
#[derive(Serialize)]
struct Printed<'a> {
    app_url: String,
    webhook_url: String,
    app_id: &'a str,
    app_secret: &'a str,
    verify_token: &'a str,
    #[serde(flatten)]
    seeded: &'a SeedReport,
}

/// Seeds and prints.
pub(super) async fn run(source: &dyn Source, path: &Path) -> anyhow::Result<ExitCode> {
    let fixture = read(path)?;
    let config = Config::read(source)?;
    let database = Database::open(&config.database, Sharing::Join).await?;
    let seeded = seed(&config, &database, &fixture).await;
    database.close().await;
    let app_url = config.public_url.to_string();
    let printed = Printed {
        webhook_url: format!("{app_url}/api/v1/webhooks/facebook"),
        app_url,
        app_id: &config.meta.app_id,
        app_secret: config.meta.app_secret_text.expose_secret(),
        verify_token: config.meta.verify_token.expose_secret(),
        seeded: &seeded?,
    };
    print(&serde_json::to_string_pretty(&printed)?)?;
    Ok(ExitCode::SUCCESS)
}

async fn seed(config: &Config, database: &Database, fixture: &Fixture) -> anyhow::Result<SeedReport> {
    if database.is_private() {
        database.migrate().await?;
    } else {
        database.require_current().await?;
    }
    let engine = wiring::engine(config, database.pool.clone())?;
    Ok(engine::seed::seed(&engine, fixture).await?)
}

fn read(path: &Path) -> anyhow::Result<Fixture> {
    let name = path.display();
    let bytes = std::fs::metadata(path).with_context(|| format!("{name} cannot be read"))?.len();
    anyhow::ensure!(bytes <= FIXTURE_BYTES_MAX, "{name} is larger than {FIXTURE_BYTES_MAX} bytes");
    let text = std::fs::read_to_string(path).with_context(|| format!("{name} cannot be read"))?;
    Fixture::parse(&text).with_context(|| format!("{name} is not a fixture (docs/fixtures.md)"))
}
