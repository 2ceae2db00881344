//! Why a cluster did not start or stop, each as a sentence a person can act on. Not for SQL errors.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// Why a private PostgreSQL could not be started, joined or stopped.
#[derive(Debug)]
pub enum ClusterError {
    /// No folder with `initdb`, `postgres` and `pg_ctl` of a usable version was found.
    ProgramsMissing {
        /// Major version that is needed, when an existing cluster asks for one.
        needed_major: Option<u32>,
        /// Major versions that were found and are of no use here.
        found_majors: Vec<u32>,
    },
    /// Another running program owns this cluster.
    InUse {
        /// The cluster's folder.
        data_dir: PathBuf,
    },
    /// The cluster belongs to another account and we are not root.
    ForeignData {
        /// The cluster's folder.
        data_dir: PathBuf,
        /// User id of its owner.
        owner_uid: u32,
    },
    /// We are root, PostgreSQL refuses root, and there is neither an account `postgres` nor `nobody`.
    NoAccount,
    /// The folder exists, is not empty and is no cluster.
    NotACluster {
        /// The folder.
        data_dir: PathBuf,
    },
    /// No folder for the Unix socket could be found or made.
    NoSocketDir {
        /// The folder tried last.
        tried: PathBuf,
        /// Why it did not do.
        reason: String,
    },
    /// One of PostgreSQL's programs ended with an error.
    Program {
        /// Its name, for example `initdb`.
        program: &'static str,
        /// The last lines it printed or logged.
        output: String,
    },
    /// PostgreSQL did not accept connections in time.
    StartTimeout {
        /// How long was waited.
        waited: Duration,
        /// Where to read on.
        log_file: PathBuf,
    },
    /// A file or program could not be used.
    Io {
        /// What was being done, for example `"open data/postgres.log"`.
        doing: String,
        /// The cause.
        source: io::Error,
    },
}

impl ClusterError {
    pub(crate) fn io(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let doing = doing.into();
        move |source| Self::Io { doing, source }
    }
}

impl fmt::Display for ClusterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ProgramsMissing { needed_major: Some(needed), found_majors } => write!(
                f,
                "this data was written by PostgreSQL {needed}, whose programs are not here (found: {}); install \
                 PostgreSQL {needed} or set PG_BIN to the folder of its programs",
                majors(found_majors)
            ),
            Self::ProgramsMissing { needed_major: None, found_majors } => write!(
                f,
                "PostgreSQL's programs (initdb, postgres, pg_ctl; version {} or newer) were not found (found: {}); \
                 install them (Debian: apt-get install postgresql; macOS: brew install postgresql@16), or set PG_BIN \
                 to their folder, or set DATABASE_URL to a running PostgreSQL",
                crate::OLDEST_MAJOR,
                majors(found_majors)
            ),
            Self::InUse { data_dir } => write!(
                f,
                "the database in {} is in use by another running livesell; stop that one first, or choose another \
                 LIVESELL_DATA",
                data_dir.display()
            ),
            Self::ForeignData { data_dir, owner_uid } => write!(
                f,
                "the database in {} belongs to user id {owner_uid}; run as that user, or choose another LIVESELL_DATA",
                data_dir.display()
            ),
            Self::NoAccount => write!(
                f,
                "PostgreSQL refuses to run as root, and there is no account `postgres` or `nobody` to run it as; \
                 start as an ordinary user, or set DATABASE_URL to a running PostgreSQL"
            ),
            Self::NotACluster { data_dir } => write!(
                f,
                "{} exists, is not empty and is no PostgreSQL cluster; move it away, or choose another LIVESELL_DATA",
                data_dir.display()
            ),
            Self::NoSocketDir { tried, reason } => {
                write!(f, "no folder for PostgreSQL's socket: {} {reason}", tried.display())
            }
            Self::Program { program, output } => write!(f, "PostgreSQL's {program} failed: {output}"),
            Self::StartTimeout { waited, log_file } => write!(
                f,
                "PostgreSQL accepted no connection within {} s; see {}",
                waited.as_secs(),
                log_file.display()
            ),
            Self::Io { doing, source } => write!(f, "cannot {doing}: {source}"),
        }
    }
}

impl Error for ClusterError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

fn majors(found: &[u32]) -> String {
    if found.is_empty() {
        return "none".to_owned();
    }
    found.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}
