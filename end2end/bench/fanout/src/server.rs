//! Starts the servers, each on the same core, and tells them what to send.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use anyhow::Context;

use crate::event;

/// How long a server may take to start.
const START_TIME_MAX: Duration = Duration::from_secs(20);

/// A server to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `fanout`.
    Ours,
    /// npm `ws`.
    Ws,
    /// npm `socket.io`.
    SocketIo,
}

/// How servers are started.
#[derive(Debug)]
pub struct Servers {
    /// Folder of the Node servers.
    pub node: PathBuf,
    /// Our server's program.
    pub ours: PathBuf,
    /// The core they run on.
    pub core: usize,
    /// Port of the next one.
    pub next_port: u32,
}

impl Servers {
    /// Starts one and waits until it listens.
    pub fn start(&mut self, kind: Kind) -> anyhow::Result<Server> {
        let port = u16::try_from(self.next_port)?;
        self.next_port = if self.next_port % 100 == 99 { self.next_port - 99 } else { self.next_port + 1 };
        let mut command = Command::new("taskset");
        command.arg("-c").arg(self.core.to_string());
        match kind {
            Kind::Ours => command.arg(&self.ours),
            Kind::Ws => command.arg("node").arg(self.node.join("ws.mjs")),
            Kind::SocketIo => command.arg("node").arg(self.node.join("socketio.mjs")),
        };
        command.arg(port.to_string()).env("EVENT_TEMPLATE", template()?);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let commands = child.stdin.take().context("no standard input")?;
        let output = child.stdout.take().context("no standard output")?;
        let (lines, said) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if lines.send(line).is_err() {
                    return;
                }
            }
        });
        let first = said.recv_timeout(START_TIME_MAX).context("the server did not start")?;
        anyhow::ensure!(first == "ready", "the server said: {first}");
        Ok(Server { kind, port, child, commands, said })
    }
}

/// A running server; ended when dropped.
#[derive(Debug)]
pub struct Server {
    /// Which.
    pub kind: Kind,
    /// Where it listens.
    pub port: u16,
    child: Child,
    commands: ChildStdin,
    said: Receiver<String>,
}

impl Server {
    /// Tells it what to send.
    pub fn tell(&mut self, command: &str) -> anyhow::Result<()> {
        writeln!(self.commands, "{command}")?;
        Ok(self.commands.flush()?)
    }

    /// How many events it has sent, once it is done.
    pub fn done(&self) -> anyhow::Result<Option<u64>> {
        match self.said.try_recv() {
            Ok(line) => {
                let number =
                    line.strip_prefix("done ").with_context(|| format!("the server said: {line}"))?;
                Ok(Some(number.parse()?))
            }
            Err(std::sync::mpsc::TryRecvError::Empty) => Ok(None),
            Err(error) => Err(error).context("the server has ended"),
        }
    }

    /// Resident memory in KiB.
    pub fn resident_kib(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The event as JSON, with zeros for the moment.
fn template() -> anyhow::Result<String> {
    let json = serde_json::to_string(&event::event(0))?;
    anyhow::ensure!(json.len() == event::BYTES, "an event has {} bytes", json.len());
    Ok(json)
}
