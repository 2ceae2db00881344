//! The command line: its words and their help. Not for what the commands do.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// LiveStreamSell: sells on a Live, from the comment to the paid order.
///
/// Settings come from the environment; `.env.example` lists every variable with its default.
#[derive(Debug, Parser)]
#[command(name = "livesell", version, after_help = "Try it: `livesell demo` needs no configuration at all.")]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the product: pages, webhooks, sequencers, courier, timers.
    ///
    /// With DATABASE_URL it uses that PostgreSQL, whose schema `livesell migrate` must have brought up to date.
    /// Without, it runs a private PostgreSQL under LIVESELL_DATA, brings its schema up to date itself and makes the
    /// keys it needs on its first start.
    ///
    /// Example: LIVESELL_ADDR=127.0.0.1:8080 livesell serve
    #[command(verbatim_doc_comment)]
    Serve,
    /// Show the product at work: app, simulated Facebook and payment gateway, a demo shop and a Live being played.
    ///
    /// Everything runs in this one process and keeps its data under LIVESELL_DATA. Every start begins a new Live.
    ///
    /// Example: livesell demo --speed 60 --exit-when-done
    #[command(verbatim_doc_comment)]
    Demo(DemoArgs),
    /// Bring the database's schema up to date and say what was applied.
    ///
    /// Needs DATABASE_URL, or uses the private PostgreSQL under LIVESELL_DATA. Running it twice does no harm.
    #[command(verbatim_doc_comment)]
    Migrate,
    /// Fill the database from a fixture and print, as one JSON document, the ids and secrets a load generator needs.
    ///
    /// The fixture's shape is told in docs/fixtures.md. Seeding twice changes nothing; passwords and stock of what
    /// exists are never touched. The output holds the app secret: keep it out of logs.
    ///
    /// Example: livesell seed --fixture end2end/lives/tienda-demo.fixture.json
    #[command(verbatim_doc_comment)]
    Seed {
        /// The fixture, JSON.
        #[arg(long, value_name = "FILE")]
        fixture: PathBuf,
    },
    /// Read comments: what does each want? No database, no network, no key.
    ///
    /// One comment a line on standard input, one reading a line on standard output, in the same order. A line that
    /// cannot be read gets {"id":…,"error":"…"} in its place and makes the exit status 1.
    ///
    /// Examples:
    ///   livesell read --catalog catalog.json < comments.jsonl > readings.jsonl
    ///   livesell read --score cases.json
    #[command(verbatim_doc_comment)]
    Read(ReadArgs),
    /// Check what must always be true (V1 to V6) in the database, and name what is broken.
    ///
    /// Exit status 0: all holds. 1: something is broken. Safe beside a running server.
    ///
    /// Example, whether a restored copy holds what the original did:
    ///   diff <(livesell verify --fingerprint) <(DATABASE_URL=… livesell verify --fingerprint)
    #[command(verbatim_doc_comment)]
    Verify {
        /// Print for each table how many rows it has and a number that changes with any of them. Passing things
        /// (sign-ins, leases) are left out.
        #[arg(long)]
        fingerprint: bool,
    },
    /// Ask a running server whether it and its database are well. Exit status 0 when they are.
    ///
    /// Example for a container: HEALTHCHECK CMD livesell healthcheck
    #[command(verbatim_doc_comment)]
    Healthcheck {
        /// The server's address; LIVESELL_ADDR when left out.
        #[arg(long)]
        addr: Option<SocketAddr>,
    },
}

/// Options of `demo`.
#[derive(Debug, Clone, Args)]
pub struct DemoArgs {
    /// Where the app listens; LIVESELL_ADDR or 127.0.0.1:3000 when left out.
    #[arg(long)]
    pub addr: Option<SocketAddr>,
    /// Where the sandbox (simulated Facebook and gateway) listens.
    #[arg(long, env = "LIVESELL_SANDBOX_ADDR", default_value = "127.0.0.1:3001")]
    pub sandbox_addr: SocketAddr,
    /// Where everything is kept; LIVESELL_DATA or `data` when left out.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// The Live to play, one event a line (end2end/lives/README.md); five hours of 2,199 comments when left out.
    #[arg(long, value_name = "FILE")]
    pub live: Option<PathBuf>,
    /// Stop playing at this minute of the recording. When left out: at minute 300 of the built-in Live, where it ends
    /// (late comments trickle in for three days more), or at the end of FILE.
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(i64).range(1..))]
    pub until_minutes: Option<i64>,
    /// Do not play a Live: type the comments yourself, on the sandbox's page.
    #[arg(long, conflicts_with_all = ["live", "exit_when_done"])]
    pub no_play: bool,
    /// How many times as fast as life everything runs, holds and reminders included.
    #[arg(long, default_value_t = 4.0, value_parser = speed)]
    pub speed: f64,
    /// Whether buyers open their links and pay.
    #[arg(long, default_value_t = true, action = clap::ArgAction::Set, value_name = "true|false")]
    pub buyers: bool,
    /// Share of buyers that pay, from 0 to 1.
    #[arg(long, default_value_t = 0.62, value_parser = share)]
    pub pay_share: f64,
    /// End when the Live has been played, with the outcome of `verify` as exit status.
    #[arg(long)]
    pub exit_when_done: bool,
}

/// Options of `read`.
#[derive(Debug, Clone, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(true).args(["catalog", "score"]))]
pub struct ReadArgs {
    /// The catalogue, JSON; comments come on standard input. With --score, for cases that bring none.
    #[arg(long, value_name = "FILE")]
    pub catalog: Option<PathBuf>,
    /// Cases with what is expected of each (files, or folders of .json files that bring their catalogues); prints
    /// precision and recall of `act` and accuracy of intent, per language and per trap, and how often readings of each
    /// confidence are right.
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub score: Vec<PathBuf>,
    /// Score only this part of the cases.
    #[arg(long, value_enum, default_value_t = Part::All, requires = "score")]
    pub part: Part,
    /// Do not list the readings that are not as expected. Those of held-out cases are listed only with --part held-out.
    #[arg(long, requires = "score")]
    pub tables_only: bool,
}

/// Which cases are scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// Every case.
    All,
    /// Cases the reader may be tuned on.
    Tuned,
    /// Cases marked `"part":"held_out"`, which nobody tunes on.
    HeldOut,
}

fn speed(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(speed) if speed > 0.0 && speed <= 10_000.0 => Ok(speed),
        _ => Err("a number above 0 and up to 10000 is expected".to_owned()),
    }
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("a number from 0 to 1 is expected".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_demo_that_ends_by_itself_must_play_something() {
        assert!(Cli::try_parse_from(["livesell", "demo", "--no-play", "--exit-when-done"]).is_err());
        assert!(Cli::try_parse_from(["livesell", "demo", "--speed", "0"]).is_err());
        assert!(Cli::try_parse_from(["livesell", "demo", "--speed", "600", "--exit-when-done"]).is_ok());
    }

    #[test]
    fn reading_needs_a_catalogue_or_cases() {
        assert!(Cli::try_parse_from(["livesell", "read"]).is_err());
        assert!(Cli::try_parse_from(["livesell", "read", "--score", "cases.json"]).is_ok());
    }
}
