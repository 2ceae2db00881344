//! `livesell verify`.

use std::process::ExitCode;

use domain::Clock;
use sqlx::PgPool;

use super::print;
use crate::config::{Config, DatabaseConfig, Source};
use crate::database::{Database, Sharing};

/// Checks, prints, and tells by the status.
pub(super) async fn run(source: &dyn Source) -> anyhow::Result<ExitCode> {
    let clock = Config::read_clock(source)?.clock();
    let database = Database::open(&DatabaseConfig::read(source)?, Sharing::Join).await?;
    let outcome = report(&database.pool, clock.as_ref()).await;
    database.close().await;
    outcome
}

/// Prints the report of the database; success when everything holds.
pub(super) async fn report(pool: &PgPool, clock: &dyn Clock) -> anyhow::Result<ExitCode> {
    let report = engine::verify::verify(pool, clock).await?;
    print(&report.to_string())?;
    Ok(if report.is_clean() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
