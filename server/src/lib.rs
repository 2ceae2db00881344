//! The binary's inside: command line, configuration, HTTP edges and the wiring of the whole. Business rules are in
//! `engine`, pages in `app`.
//!
//! A request comes in through [`http`]; what happens then, and in which order, is told there.

pub mod cli;
pub mod commands;
pub mod config;
pub mod database;
pub mod http;
pub mod logs;
pub mod stopping;
pub mod wiring;

use std::process::ExitCode;

use clap::Parser;

/// Runs the command that the command line names, and tells the system how it ended: 0 well, 1 a check found something,
/// 2 a wrong command line or configuration or a failure.
pub fn run() -> ExitCode {
    let cli = cli::Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&anyhow::Error::new(error).context("the runtime could not be started")),
    };
    match runtime.block_on(commands::run(cli.command)) {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("livesell: {error:#}");
    ExitCode::from(2)
}
