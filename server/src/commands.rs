//! What each command does. Each is a few steps over the engine; the command line's words are in `cli`.

mod app;
mod demo;
mod healthcheck;
mod migrate;
mod read;
mod seed;
mod serve;
mod verify;

use std::io::Write;
use std::process::ExitCode;

use anyhow::Context;

use crate::cli::Command;
use crate::config::environment;
use crate::logs;

/// Runs a command.
pub async fn run(command: Command) -> anyhow::Result<ExitCode> {
    let environment = environment();
    match command {
        Command::Read(_) => {}
        Command::Serve => logs::start(environment, logs::FILTER_DEFAULT)?,
        _ => logs::start(environment, logs::FILTER_QUIET)?,
    }
    match command {
        Command::Serve => serve::run(environment).await,
        Command::Demo(args) => demo::run(environment, &args).await,
        Command::Migrate => migrate::run(environment).await,
        Command::Seed { fixture } => seed::run(environment, &fixture).await,
        Command::Read(args) => read::run(&args),
        Command::Verify { fingerprint } => verify::run(environment, fingerprint).await,
        Command::Healthcheck { addr } => healthcheck::run(environment, addr).await,
    }
}

/// Prints a result. A reader that has gone away (`| head`) is no failure of ours.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(error).context("the result could not be printed")
        }
        _ => Ok(()),
    }
}
