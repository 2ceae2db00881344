//! `livesell serve`.

use std::process::ExitCode;

use tokio_util::sync::CancellationToken;

use super::app::App;
use crate::config::{Config, Source};
use crate::database::{Database, Sharing};
use crate::http::{HttpConfig, Listener};
use crate::{stopping, wiring};

/// Serves until a signal.
pub(super) async fn run(source: &dyn Source) -> anyhow::Result<ExitCode> {
    let config = Config::read(source)?;
    let stop = CancellationToken::new();
    stopping::on_signal(stop.clone())?;
    let listener = Listener::bind(config.addr, "LIVESELL_ADDR").await?;
    let private = Listener::bind_private(config.metrics_addr).await?;
    let database = Database::open(&config.database, Sharing::Own).await?;
    let outcome = serve(&config, &database, listener, private, &stop).await;
    database.close().await;
    outcome.map(|()| ExitCode::SUCCESS)
}

async fn serve(
    config: &Config,
    database: &Database,
    listener: Listener,
    private: Option<Listener>,
    stop: &CancellationToken,
) -> anyhow::Result<()> {
    if database.is_private() {
        database.migrate().await?;
    } else {
        database.require_current().await?;
    }
    let engine = wiring::engine(config, database.pool.clone())?;
    let addr = listener.addr();
    let app = App::start(&engine, HttpConfig::of(config), listener, private);
    tracing::info!(%addr, public_url = %config.public_url, private_database = database.is_private(), "ready");
    stop.cancelled().await;
    app.stop().await;
    tracing::info!("stopped");
    Ok(())
}
