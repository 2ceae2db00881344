//! A throw-away PostgreSQL around a command. Not for the product's own cluster.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use pgcluster::{Cluster, Durability, TemporaryCluster};

/// Many tests connect at once, each with a small pool.
const CONNECTIONS_MAX: &str = "300";

/// Enough to keep every test's database in memory.
const SHARED_BUFFERS: &str = "256MB";

/// Options of `cargo xtask postgres`.
#[derive(clap::Args)]
pub struct PostgresOptions {
    /// Force commits to disk, as in production. For measurements.
    #[arg(long)]
    durable: bool,
    /// A PostgreSQL setting, `name=value`; may be repeated.
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
    /// The command and its arguments.
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    command: Vec<OsString>,
}

fn setting(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("expected NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

/// Runs the command and passes its exit status on.
pub fn run(options: &PostgresOptions) -> Result<ExitCode> {
    let durability = if options.durable { Durability::Durable } else { Durability::Throwaway };
    let temporary = start(options.settings.clone(), durability)?;
    let (program, arguments) = options.command.split_first().context("a command is required")?;
    let mut command = Command::new(program);
    set_address(&mut command, temporary.cluster());
    let status = command
        .args(arguments)
        .status()
        .with_context(|| format!("cannot run {}", program.to_string_lossy()))?;
    temporary.stop().context("cannot stop the throw-away PostgreSQL")?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// A throw-away cluster with room for many connections; `settings` come last and win.
pub fn start(settings: Vec<(String, String)>, durability: Durability) -> Result<TemporaryCluster> {
    let room = [("max_connections", CONNECTIONS_MAX), ("shared_buffers", SHARED_BUFFERS)];
    let all = room.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).chain(settings);
    TemporaryCluster::start(all.collect(), durability).context("cannot start a throw-away PostgreSQL")
}

/// The database every cluster begins with. Tests make their own beside it.
const MAINTENANCE_DATABASE: &str = "postgres";

fn set_address(command: &mut Command, cluster: &Cluster) {
    command
        .env("TEST_DATABASE_URL", cluster.url(MAINTENANCE_DATABASE))
        .env("PGHOST", cluster.socket_dir())
        .env("PGPORT", "5432")
        .env("PGUSER", cluster.role())
        .env("PGDATABASE", MAINTENANCE_DATABASE)
        .env("PG_BIN", &cluster.programs().bin_dir);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_may_contain_an_equals_sign() {
        assert_eq!(setting("a=b=c"), Ok(("a".to_owned(), "b=c".to_owned())));
        assert!(setting("a").is_err());
    }

    #[test]
    fn a_command_finds_a_database_and_its_exit_status_is_passed_on() {
        let script = "test \"$(\"$PG_BIN/psql\" -XAtqc 'show fsync')\" = off && exit 7";
        let options = PostgresOptions {
            durable: false,
            settings: Vec::new(),
            command: ["sh", "-c", script].map(OsString::from).to_vec(),
        };
        assert_eq!(run(&options).unwrap(), ExitCode::from(7));
    }
}
