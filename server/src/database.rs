//! The database as the configuration wants it: an address, or a private PostgreSQL that starts and stops with us.
//! Not for queries.

use std::io;
use std::time::Duration;

use anyhow::Context;
use pgcluster::{Cluster, ClusterOptions};
use secrecy::ExposeSecret;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection, PgConnection, PgPool};

use crate::config::{DatabaseChoice, DatabaseConfig};

/// How long one waits for a connection of the pool.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a connection that nobody uses may take to answer: one whose other side went away without a word never does.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(2);
/// A connection that answered this short a time ago is not asked again before it is used.
const TRUSTED_FOR: Duration = Duration::from_secs(1);
/// How long a statement may run.
const STATEMENT_TIMEOUT_MS: &str = "30000";
/// How long a transaction may lie idle.
const IDLE_IN_TRANSACTION_TIMEOUT_MS: &str = "30000";
/// How the database shall plan. Ours are many small queries by key: a plan that was made while a table was small must
/// not read the whole of it once it has grown, and compiling a plan takes longer than any of them runs.
const PLANNING: [(&str, &str); 3] = [("enable_seqscan", "off"), ("random_page_cost", "1.1"), ("jit", "off")];
/// How long connections in use may take to be given back at the end.
const CLOSE_DEADLINE: Duration = Duration::from_secs(10);
/// Database of the private PostgreSQL.
const DATABASE_NAME: &str = "livesell";
/// Connections of the private PostgreSQL beyond the pool's: other commands that look into it.
const CONNECTIONS_SPARE: u32 = 20;

/// A database that can be used.
#[derive(Debug)]
pub struct Database {
    /// Connections to it.
    pub pool: PgPool,
    cluster: Option<Cluster>,
}

/// Whether a private PostgreSQL that another process runs may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sharing {
    /// We run it: refused while another process does.
    Own,
    /// We only look or add something.
    Join,
}

impl Database {
    /// Connects, after starting the private PostgreSQL where that is chosen.
    pub async fn open(config: &DatabaseConfig, sharing: Sharing) -> anyhow::Result<Self> {
        let (url, cluster) = match &config.choice {
            DatabaseChoice::Url(url) => (url.expose_secret().to_owned(), None),
            DatabaseChoice::Private => {
                let cluster = start_private(config, sharing).await?;
                (cluster.url(DATABASE_NAME), Some(cluster))
            }
        };
        let options: PgConnectOptions = url.parse().context("DATABASE_URL cannot be understood")?;
        let options = options.application_name("livesell").options([
            ("statement_timeout", STATEMENT_TIMEOUT_MS),
            ("idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION_TIMEOUT_MS),
        ]);
        let options = options.options(PLANNING);
        let pool = PgPoolOptions::new()
            .max_connections(config.connections_max)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            // Instead of the pool's own test, which has no limit.
            .test_before_acquire(false)
            .before_acquire(|connection, state| {
                Box::pin(async move {
                    if state.idle_for < TRUSTED_FOR {
                        Ok(true)
                    } else {
                        answers(connection).await.map(|()| true)
                    }
                })
            })
            .after_release(|connection, _| Box::pin(async move { answers(connection).await.map(|()| true) }))
            .connect_with(options)
            .await
            .context("the database cannot be reached; is DATABASE_URL right and PostgreSQL running?")?;
        Ok(Self { pool, cluster })
    }

    /// Whether it is our private one.
    pub fn is_private(&self) -> bool {
        self.cluster.is_some()
    }

    /// Brings the schema up to date; returns how many migrations were applied.
    pub async fn migrate(&self) -> anyhow::Result<usize> {
        let before = self.applied().await?;
        engine::MIGRATIONS.run(&self.pool).await.context("the schema could not be brought up to date")?;
        Ok(self.applied().await?.saturating_sub(before))
    }

    /// Refuses a schema that is not the one this program was built for.
    pub async fn require_current(&self) -> anyhow::Result<()> {
        let (known, applied) = (engine::MIGRATIONS.iter().count(), self.applied().await?);
        anyhow::ensure!(
            applied >= known,
            "the database's schema is behind ({applied} of {known} migrations): run `livesell migrate` first"
        );
        Ok(())
    }

    /// Closes the connections and stops the private PostgreSQL when it is ours.
    pub async fn close(self) {
        if tokio::time::timeout(CLOSE_DEADLINE, self.pool.close()).await.is_err() {
            tracing::warn!("some database connections were still in use and were cut");
        }
        let Some(cluster) = self.cluster else { return };
        match tokio::task::spawn_blocking(move || cluster.stop()).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!(%error, "the private PostgreSQL did not stop cleanly"),
            Err(error) => tracing::error!(%error, "the task that stops PostgreSQL ended"),
        }
    }

    async fn applied(&self) -> anyhow::Result<usize> {
        use sqlx::migrate::Migrate;
        let mut connection = self.pool.acquire().await.context("the database cannot be reached")?;
        let table = &engine::MIGRATIONS.table_name;
        connection.ensure_migrations_table(table).await.context("the schema's history cannot be read")?;
        let applied =
            connection.list_applied_migrations(table).await.context("the schema's history cannot be read")?;
        Ok(applied.len())
    }
}

/// Asks the other side; the pool closes a connection that fails this.
async fn answers(connection: &mut PgConnection) -> sqlx::Result<()> {
    let silent = |_| sqlx::Error::Io(io::Error::new(io::ErrorKind::TimedOut, "a connection is silent"));
    tokio::time::timeout(ANSWER_TIMEOUT, connection.ping()).await.map_err(silent)?
}

async fn start_private(config: &DatabaseConfig, sharing: Sharing) -> anyhow::Result<Cluster> {
    let mut options = ClusterOptions::new(config.data_dir.join("postgres"));
    options.database = Some(DATABASE_NAME.to_owned());
    let connections = config.connections_max + CONNECTIONS_SPARE;
    options.settings.push(("max_connections".to_owned(), connections.to_string()));
    let cluster = tokio::task::spawn_blocking(move || match sharing {
        Sharing::Own => Cluster::start(&options),
        Sharing::Join => Cluster::join(&options),
    })
    .await
    .context("the task that starts PostgreSQL ended")?;
    cluster.context("the private PostgreSQL could not be started")
}
