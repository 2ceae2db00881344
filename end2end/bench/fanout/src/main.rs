//! Compares the console's sockets with npm `ws` and `socket.io`: the same events, the same client, one core each.
//! `run.sh` starts it; it starts the servers, one at a time, and prints one table.

mod client;
mod event;
mod latency;
mod server;
mod sockets;
mod story;

use std::path::PathBuf;

use clap::Parser;

/// See the module.
#[derive(Debug, Parser)]
struct Arguments {
    /// Parts to measure: throughput, pace, stalled, memory, or all.
    #[arg(default_value = "all")]
    parts: Vec<String>,
    /// Rounds; servers alternate, medians are shown.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Seconds a measurement.
    #[arg(long, default_value_t = 4.0)]
    seconds: f64,
    /// First port of the servers.
    #[arg(long, default_value_t = 4400)]
    port: u16,
    /// Core of the servers.
    #[arg(long, default_value_t = 0)]
    core: usize,
    /// Folder of the Node servers.
    #[arg(long)]
    node: PathBuf,
    /// Our server's program.
    #[arg(long)]
    ours: PathBuf,
}

#[allow(clippy::print_stdout, reason = "the table is what it is for")]
fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let servers = server::Servers {
        node: arguments.node,
        ours: arguments.ours,
        core: arguments.core,
        next_port: arguments.port.into(),
    };
    let mut story = story::Story { servers, rounds: arguments.rounds, seconds: arguments.seconds };
    for part in &arguments.parts {
        let table = match part.as_str() {
            "throughput" => story.throughput()?,
            "pace" => story.pace()?,
            "stalled" => story.stalled()?,
            "memory" => story.memory()?,
            "all" => [story.throughput()?, story.pace()?, story.stalled()?, story.memory()?].concat(),
            other => anyhow::bail!("unknown part: {other}"),
        };
        println!("{table}");
    }
    Ok(())
}
