//! `livesell migrate`.

use std::process::ExitCode;

use super::print;
use crate::config::{DatabaseConfig, Source};
use crate::database::{Database, Sharing};

/// Brings the schema up to date.
pub(super) async fn run(source: &dyn Source) -> anyhow::Result<ExitCode> {
    let database = Database::open(&DatabaseConfig::read(source)?, Sharing::Join).await?;
    let applied = database.migrate().await;
    database.close().await;
    print(&match applied? {
        0 => "The schema is up to date.".to_owned(),
        1 => "1 migration applied.".to_owned(),
        many => format!("{many} migrations applied."),
    })?;
    Ok(ExitCode::SUCCESS)
}
