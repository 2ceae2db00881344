//! Where the files of a cluster lie and who holds them: data folder, lock, log, socket folder. Not for what is in
//! the data folder; that is PostgreSQL's.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher, RandomState};
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::ClusterError;
use crate::account::{RunAs, last_lines};

/// Longest path of a socket every system takes (`sun_path`: 104 bytes on macOS, 108 on Linux, one for the end).
const SOCKET_PATH_BYTES_MAX: usize = 103;

/// PostgreSQL names its socket after the port; the port itself is never opened.
pub(crate) const SOCKET_NAME: &str = ".s.PGSQL.5432";

/// A log larger than this is put aside (one generation) at the next start.
const LOG_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// How much of the log's end is read for an error message.
const LOG_TAIL_BYTES: u64 = 64 * 1024;

/// Where root keeps a cluster whose wanted folder lies where PostgreSQL's account cannot go, such as `/root`.
const ELSEWHERE: &str = "/var/lib/livesell";

/// The files of one cluster.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// The cluster itself.
    pub(crate) data_dir: PathBuf,
    /// What PostgreSQL prints.
    pub(crate) log_file: PathBuf,
    lock_file: PathBuf,
    location_file: PathBuf,
    wanted: PathBuf,
    is_elsewhere: bool,
}

impl Layout {
    /// Works out the files for the wanted data folder and makes its parent.
    pub(crate) fn open(wanted: &Path) -> Result<Self, ClusterError> {
        let absolute = std::path::absolute(wanted)
            .map_err(ClusterError::io(format!("resolve the folder {}", wanted.display())))?;
        let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
            return Err(ClusterError::NotACluster { data_dir: absolute });
        };
        fs::create_dir_all(parent)
            .map_err(ClusterError::io(format!("make the folder {}", parent.display())))?;
        let parent = parent
            .canonicalize()
            .map_err(ClusterError::io(format!("enter the folder {}", parent.display())))?;
        let beside = |suffix: &str| {
            let mut file = OsString::from(name);
            file.push(suffix);
            parent.join(file)
        };
        let location_file = beside(".location");
        let recorded = fs::read(&location_file)
            .ok()
            .map(|bytes| PathBuf::from(std::ffi::OsStr::from_bytes(bytes.trim_ascii())))
            .filter(|path| path.is_dir());
        let wanted = parent.join(name);
        Ok(Self {
            is_elsewhere: recorded.is_some(),
            data_dir: recorded.unwrap_or_else(|| wanted.clone()),
            wanted,
            log_file: beside(".log"),
            lock_file: beside(".lock"),
            location_file,
        })
    }

    /// Takes the cluster for this process; the operating system gives it back when the process ends in any way.
    pub(crate) fn lock(&self) -> Result<File, ClusterError> {
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&self.lock_file)
            .map_err(ClusterError::io(format!("open {}", self.lock_file.display())))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(ClusterError::InUse { data_dir: self.wanted.clone() }),
            Err(TryLockError::Error(source)) => {
                Err(ClusterError::Io { doing: format!("lock {}", self.lock_file.display()), source })
            }
        }
    }

    /// Moves a cluster that does not exist yet to a folder the account can reach, and writes down where.
    pub(crate) fn move_within_reach(&mut self, run_as: RunAs) -> Result<(), ClusterError> {
        let parent = parent_of(&self.data_dir);
        if self.is_elsewhere || matches!(run_as, RunAs::Ourselves(_)) || run_as.can_enter(parent) {
            return Ok(());
        }
        let elsewhere =
            Path::new(ELSEWHERE).join(format!("{:016x}", RandomState::new().hash_one(&self.wanted)));
        fs::create_dir_all(ELSEWHERE).map_err(ClusterError::io(format!("make the folder {ELSEWHERE}")))?;
        make_private(&elsewhere, run_as)?;
        fs::write(&self.location_file, elsewhere.as_os_str().as_bytes())
            .map_err(ClusterError::io(format!("write {}", self.location_file.display())))?;
        self.data_dir = elsewhere;
        self.is_elsewhere = true;
        Ok(())
    }

    /// Where a new cluster is put together before it gets its name, so that half a cluster is never taken for one.
    pub(crate) fn construction_dir(&self) -> PathBuf {
        let mut name = OsString::from(self.data_dir.file_name().unwrap_or_default());
        name.push(".initdb");
        parent_of(&self.data_dir).join(name)
    }

    /// The folder for the socket, made if needed and open to nobody else.
    pub(crate) fn socket_dir(&self, chosen: Option<&Path>, run_as: RunAs) -> Result<PathBuf, ClusterError> {
        if let Some(chosen) = chosen {
            let chosen = std::path::absolute(chosen)
                .map_err(ClusterError::io(format!("resolve the folder {}", chosen.display())))?;
            if !fits_a_socket(&chosen) {
                return Err(ClusterError::NoSocketDir {
                    tried: chosen,
                    reason: "is too long a path".to_owned(),
                });
            }
            if !chosen.is_dir() {
                make_private(&chosen, run_as)?;
            }
            return Ok(chosen);
        }
        if fits_a_socket(&self.data_dir) {
            return Ok(self.data_dir.clone());
        }
        let mut hasher = DefaultHasher::new();
        self.data_dir.hash(&mut hasher);
        let short = PathBuf::from(format!("/tmp/livesell-socket-{:016x}", hasher.finish()));
        make_private(&short, run_as)?;
        Ok(short)
    }

    /// The log, opened for PostgreSQL to append to, and its length so far.
    pub(crate) fn open_log(&self) -> Result<(File, u64), ClusterError> {
        let doing = || format!("open {}", self.log_file.display());
        let length = fs::metadata(&self.log_file).map_or(0, |found| found.len());
        if length > LOG_BYTES_MAX {
            let old = self.log_file.with_extension("log.1");
            fs::rename(&self.log_file, old).map_err(ClusterError::io(doing()))?;
        }
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.log_file)
            .map_err(ClusterError::io(doing()))?;
        let length = file.metadata().map_err(ClusterError::io(doing()))?.len();
        Ok((file, length))
    }

    /// The last lines PostgreSQL logged since the log had `from` bytes.
    pub(crate) fn log_since(&self, from: u64) -> String {
        let read = || -> std::io::Result<String> {
            let mut file = File::open(&self.log_file)?;
            let length = file.metadata()?.len();
            file.seek(SeekFrom::Start(from.max(length.saturating_sub(LOG_TAIL_BYTES))))?;
            let mut bytes = Vec::new();
            file.take(LOG_TAIL_BYTES).read_to_end(&mut bytes)?;
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        };
        match read() {
            Ok(text) => last_lines(&text),
            Err(error) => format!("its log {} cannot be read: {error}", self.log_file.display()),
        }
    }
}

/// Every path here was made absolute with a file name, so it has a parent.
pub(crate) fn parent_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("/"))
}

/// A folder only the account can use. One that exists must already be exactly that: in `/tmp` somebody else may
/// have made it first.
pub(crate) fn make_private(folder: &Path, run_as: RunAs) -> Result<(), ClusterError> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Ok(()) => run_as.own(folder),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            let found = fs::symlink_metadata(folder)
                .map_err(ClusterError::io(format!("look at {}", folder.display())))?;
            let others_may = found.permissions().mode() & 0o077;
            if found.is_dir() && found.uid() == run_as.uid() && others_may == 0 {
                return Ok(());
            }
            Err(ClusterError::NoSocketDir {
                tried: folder.to_owned(),
                reason: "exists and is not a folder that only PostgreSQL's account can open".to_owned(),
            })
        }
        Err(source) => {
            Err(ClusterError::Io { doing: format!("make the folder {}", folder.display()), source })
        }
    }
}

/// Short enough, and free of the one character the list of folders cannot carry.
fn fits_a_socket(folder: &Path) -> bool {
    let bytes = folder.as_os_str().as_bytes();
    bytes.len() + 1 + SOCKET_NAME.len() <= SOCKET_PATH_BYTES_MAX
        && !bytes.contains(&b'"')
        && folder.to_str().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_too_deep_for_a_socket_is_seen() {
        assert!(fits_a_socket(Path::new("/srv/livesell/data/postgres")));
        assert!(!fits_a_socket(Path::new(&format!("/{}", "x".repeat(SOCKET_PATH_BYTES_MAX)))));
    }

    #[test]
    fn a_socket_folder_others_can_open_is_refused() {
        let folder = PathBuf::from(format!("/tmp/livesell-layout-test-{}", std::process::id()));
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        let uid = fs::metadata(&folder).unwrap().uid();
        let outcome = make_private(&folder, RunAs::Ourselves(uid));
        fs::remove_dir(&folder).unwrap();
        assert!(matches!(outcome, Err(ClusterError::NoSocketDir { .. })), "{outcome:?}");
    }
}
