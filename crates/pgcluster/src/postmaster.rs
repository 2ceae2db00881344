//! Reads what a running PostgreSQL says about itself in `postmaster.pid`, and tells a living server from a left-over
//! file. Not for starting or stopping it.
//!
//! The file's lines (PostgreSQL, `miscadmin.h`): process id, data folder, start time, port, socket folder, listen
//! address, shared memory key, status.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) const PID_FILE: &str = "postmaster.pid";

/// A server's entry in its pid file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Postmaster {
    pub(crate) pid: u32,
    pub(crate) socket_dir: PathBuf,
    pub(crate) is_ready: bool,
}

impl Postmaster {
    /// The entry in `data_dir`, whether or not its process still lives.
    pub(crate) fn recorded_in(data_dir: &Path) -> Option<Self> {
        Self::parse(&fs::read_to_string(data_dir.join(PID_FILE)).ok()?)
    }

    fn parse(text: &str) -> Option<Self> {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        Some(Self {
            pid: lines.first()?.parse().ok()?,
            socket_dir: PathBuf::from(lines.get(4).copied().unwrap_or_default()),
            is_ready: lines.get(7) == Some(&"ready"),
        })
    }

    /// Whether the process is a PostgreSQL on this very folder. Process ids are used again, in containers within
    /// seconds, so the number alone says nothing.
    pub(crate) fn is_alive_on(&self, data_dir: &Path) -> bool {
        let Some(command_line) = command_line_of(self.pid) else { return false };
        command_line.contains("postgres") && command_line.contains(&*data_dir.to_string_lossy())
    }
}

fn command_line_of(pid: u32) -> Option<String> {
    if let Ok(bytes) = fs::read(format!("/proc/{pid}/cmdline")) {
        return Some(String::from_utf8_lossy(&bytes).replace('\0', " "));
    }
    if Path::new("/proc/self").exists() {
        return None;
    }
    let output = Command::new("ps").args(["-ww", "-o", "args=", "-p", &pid.to_string()]).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const READY: &str = "4711\n/srv/data\n1750000000\n5432\n/srv/data\n\n  12 34\nready   \n";

    #[test]
    fn a_ready_server_is_read_from_its_file() {
        let found = Postmaster::parse(READY).unwrap();
        assert_eq!(found, Postmaster { pid: 4711, socket_dir: "/srv/data".into(), is_ready: true });
    }

    #[test]
    fn a_file_still_being_written_is_not_ready() {
        assert!(!Postmaster::parse("4711\n/srv/data\n1750000000\n").unwrap().is_ready);
        assert_eq!(Postmaster::parse(""), None);
    }

    #[test]
    fn another_program_under_the_same_number_is_not_our_server() {
        let impostor = Postmaster { pid: std::process::id(), socket_dir: "/x".into(), is_ready: true };
        assert!(!impostor.is_alive_on(Path::new("/srv/data")));
    }
}
