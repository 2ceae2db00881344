//! A cluster for one test run: made in `/tmp`, nothing forced to disk, gone when done. Not for data anybody keeps.

use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use crate::account::{RunAs, Tools, current_uid};
use crate::cluster::stop_server;
use crate::layout::Layout;
use crate::postmaster::Postmaster;
use crate::{Cluster, ClusterError, ClusterOptions, Durability, Programs};

/// Short, because the socket lies in it.
const PARENT: &str = "/tmp";
const PREFIX: &str = "livesell-pg-";

/// A folder younger than this may belong to a run that has not yet locked it.
const SETTLING: Duration = Duration::from_mins(1);

/// A throw-away cluster. Dropping it stops the server and removes its files.
#[derive(Debug)]
pub struct TemporaryCluster {
    // Dropped in this order: the server first, then the files under it, then the guardian, which finds nothing.
    cluster: Cluster,
    folder: Folder,
    _guardian: Option<Guardian>,
}

impl TemporaryCluster {
    /// Starts a new, empty cluster with these settings, after removing what killed runs left behind.
    pub fn start(settings: Vec<(String, String)>, durability: Durability) -> Result<Self, ClusterError> {
        sweep();
        let folder = Folder::make()?;
        let mut options = ClusterOptions::new(data_dir_in(&folder.0));
        options.settings = settings;
        options.durability = durability;
        let cluster = Cluster::start(&options)?;
        let guardian = cluster.server_pid().map(|pid| Guardian::over(pid, &folder.0)).transpose()?;
        Ok(Self { cluster, folder, _guardian: guardian })
    }

    /// The running cluster.
    pub fn cluster(&self) -> &Cluster {
        &self.cluster
    }

    /// Stops the server and removes its files.
    pub fn stop(self) -> Result<(), ClusterError> {
        self.cluster.stop()?;
        self.folder.remove()
    }
}

/// Waits for the end of a pipe that only we hold open, so it learns of our death whatever the cause (Ctrl-C, a
/// kill), then stops the server and removes the files. Told otherwise, it just leaves.
#[derive(Debug)]
struct Guardian {
    process: Child,
    pipe: Option<ChildStdin>,
}

impl Guardian {
    fn over(server_pid: u32, folder: &Path) -> Result<Self, ClusterError> {
        // At most a minute: where nobody collects dead processes, a stopped server keeps its number for ever.
        const SCRIPT: &str = "read -r word; [ \"$word\" = done ] && exit 0; kill -QUIT \"$1\"; tries=0; \
                              while [ $tries -lt 600 ] && kill -0 \"$1\"; do sleep 0.1; tries=$((tries + 1)); done; \
                              rm -rf \"$2\"";
        let mut process = Command::new("/bin/sh")
            .args(["-c", SCRIPT, "guardian", &server_pid.to_string()])
            .arg(folder)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .map_err(ClusterError::io("start the cluster's guardian"))?;
        let pipe = process.stdin.take();
        Ok(Self { process, pipe })
    }
}

impl Drop for Guardian {
    fn drop(&mut self) {
        if let Some(mut pipe) = self.pipe.take() {
            let _ = pipe.write_all(b"done\n");
        }
        let _ = self.process.wait();
    }
}

/// The folder everything of the cluster lies in; it goes when this goes.
#[derive(Debug)]
struct Folder(PathBuf);

impl Folder {
    fn make() -> Result<Self, ClusterError> {
        let path = Path::new(PARENT).join(format!("{PREFIX}{:016x}", RandomState::new().hash_one(PREFIX)));
        // PostgreSQL's account goes through it, nobody else finds anything to read.
        fs::DirBuilder::new()
            .mode(0o711)
            .create(&path)
            .map_err(ClusterError::io(format!("make the folder {}", path.display())))?;
        Ok(Self(path))
    }

    fn remove(&self) -> Result<(), ClusterError> {
        fs::remove_dir_all(&self.0).map_err(ClusterError::io(format!("remove {}", self.0.display())))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Gone already after a clean stop; what cannot be removed now, the next run's sweep removes.
        let _ = self.remove();
    }
}

fn data_dir_in(folder: &Path) -> PathBuf {
    folder.join("data")
}

/// Removes the clusters of runs that were killed. Those still locked are running; those of others are not ours;
/// one that resists is left for the next sweep, since this run does not depend on it.
fn sweep() {
    let Ok(entries) = Path::new(PARENT).read_dir() else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(PREFIX) {
            let _ = remove_abandoned(&entry.path());
        }
    }
}

fn remove_abandoned(folder: &Path) -> Result<(), ClusterError> {
    let looking = || ClusterError::io(format!("look at {}", folder.display()));
    let found = fs::symlink_metadata(folder).map_err(looking())?;
    let age = found.modified().map_err(looking())?.elapsed().unwrap_or_default();
    if !found.is_dir() || found.uid() != current_uid()? || age < SETTLING {
        return Ok(());
    }
    let layout = Layout::open(&data_dir_in(folder))?;
    let _lock = layout.lock()?;
    if Postmaster::recorded_in(&layout.data_dir).is_some_and(|server| server.is_alive_on(&layout.data_dir)) {
        let run_as = RunAs::for_cluster(&layout.data_dir)?;
        stop_server(&Tools { programs: Programs::find(None)?, run_as }, &layout.data_dir)?;
    }
    fs::remove_dir_all(folder).map_err(ClusterError::io(format!("remove {}", folder.display())))
}
