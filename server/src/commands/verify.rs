//! `livesell verify`.

use std::process::ExitCode;

use domain::Clock;
use sqlx::PgPool;

use super::print;
use crate::config::{Config, DatabaseConfig, Source};
use crate::database::{Database, Sharing};

/// Checks, prints, and tells by the status.
pub(super) async fn run(source: &dyn Source, fingerprint: bool) -> anyhow::Result<ExitCode> {
    let clock = Config::read_clock(source)?.clock();
    let database = Database::open(&DatabaseConfig::read(source)?, Sharing::Join).await?;
    let mut outcome = report(&database.pool, clock.as_ref()).await;
    if fingerprint && outcome.is_ok() {
        let contents = engine::verify::fingerprint(&database.pool).await;
        outcome = contents.map_err(Into::into).and_then(|prints| print(&prints.to_string())).and(outcome);
    }
    database.close().await;
    outcome
}

/// Prints the report of the database; success when everything holds.
pub(super) async fn report(pool: &PgPool, clock: &dyn Clock) -> anyhow::Result<ExitCode> {
    let report = engine::verify::verify(pool, clock).await?;
    print(&report.to_string())?;
    Ok(if report.is_clean() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
