//! Work around the product that needs no extra tool: builds what cargo-leptos builds from the same settings,
//! prepares the checked SQL, gives the tests a PostgreSQL. Not for anything the product does at run time.

#![allow(clippy::print_stdout, reason = "a command line program that reports its progress")]

mod assets;
mod cache;
mod compress;
mod postgres;
mod server;
mod site;
mod sql;
mod steps;
mod styles;
mod wasm;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::postgres::PostgresOptions;
use crate::sql::SqlOptions;
use crate::steps::Steps;
use crate::workspace::Workspace;

/// Builds and checks LiveStreamSell with nothing but cargo and the tools in `node_modules`.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Builds the server and the site (browser program, styles, public files) as cargo-leptos would.
    ///
    /// The site lands in the `site-root` of the workspace's leptos settings. Parts whose inputs did not change are
    /// taken from a cache in the target folder.
    Build(BuildOptions),
    /// Asks a database about every checked query and writes the answers to `.sqlx`, as `cargo sqlx prepare` does.
    ///
    /// Uses DATABASE_URL when it is set (its schema must be up to date), otherwise a throw-away PostgreSQL with all
    /// migrations applied.
    SqlxPrepare(SqlOptions),
    /// Runs a command with a throw-away PostgreSQL, whose address it finds in TEST_DATABASE_URL and the PG variables.
    ///
    /// The command's exit status is passed on. The cluster is gone afterwards, also when this program is killed.
    Postgres(PostgresOptions),
}

#[derive(clap::Args)]
struct BuildOptions {
    /// Build the server for production and put it beside the site.
    #[arg(long)]
    release: bool,
    /// Leave the site as it is.
    #[arg(long, conflicts_with = "site_only")]
    server_only: bool,
    /// Leave the server as it is.
    #[arg(long)]
    site_only: bool,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().task {
        Task::Build(options) => build(&options).map(|()| ExitCode::SUCCESS),
        Task::SqlxPrepare(options) => sql::prepare(&options).map(|()| ExitCode::SUCCESS),
        Task::Postgres(options) => postgres::run(&options),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn build(options: &BuildOptions) -> anyhow::Result<()> {
    let workspace = Workspace::load()?;
    let steps = Steps::start();
    if !options.site_only {
        server::build(&workspace, options.release, &steps)?;
    }
    if !options.server_only {
        site::build(&workspace, &steps)?;
    }
    Ok(())
}
