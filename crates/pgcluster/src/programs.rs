//! Where PostgreSQL's programs are on this machine and which version they have. Not for installing them.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::ClusterError;

/// The oldest PostgreSQL the product works with.
pub const OLDEST_MAJOR: u32 = 15;

/// Folders under which packagers keep one folder per version, and where in it the programs lie.
const VERSIONED: &[(&str, &str)] = &[
    ("/usr/lib/postgresql", "bin"),
    ("/usr/lib64/postgresql", "bin"),
    ("/opt/homebrew/opt", "bin"),
    ("/usr/local/opt", "bin"),
    ("/Applications/Postgres.app/Contents/Versions", "bin"),
    ("/usr", "bin"),
];

/// A folder that holds `initdb`, `postgres` and `pg_ctl` of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programs {
    /// The folder.
    pub bin_dir: PathBuf,
    /// Major version, for example 15.
    pub major: u32,
}

impl Programs {
    /// Looks in `PG_BIN`, then `PATH`, then the usual folders; newest version first within the usual folders.
    ///
    /// `needed_major`: only this version will do, because a cluster of it exists already.
    pub fn find(needed_major: Option<u32>) -> Result<Self, ClusterError> {
        let mut found_majors = BTreeSet::new();
        for bin_dir in candidates() {
            let Some(programs) = Self::in_folder(&bin_dir) else { continue };
            let usable = match needed_major {
                Some(needed) => programs.major == needed,
                None => programs.major >= OLDEST_MAJOR,
            };
            if usable {
                return Ok(programs);
            }
            found_majors.insert(programs.major);
        }
        Err(ClusterError::ProgramsMissing { needed_major, found_majors: found_majors.into_iter().collect() })
    }

    fn in_folder(bin_dir: &Path) -> Option<Self> {
        // A link in PATH may stand alone; its target has the other programs beside it.
        let server = bin_dir.join("postgres").canonicalize().ok()?;
        let bin_dir = server.parent()?;
        if !["initdb", "pg_ctl"].iter().all(|name| bin_dir.join(name).is_file()) {
            return None;
        }
        let output = Command::new(&server).arg("--version").env("LC_ALL", "C").output().ok()?;
        let major = major_of(&String::from_utf8_lossy(&output.stdout))?;
        Some(Self { bin_dir: bin_dir.to_owned(), major })
    }
}

fn candidates() -> Vec<PathBuf> {
    let chosen = env::var_os("PG_BIN").filter(|value| !value.is_empty()).map(PathBuf::from);
    let path = env::var_os("PATH").unwrap_or_default();
    let mut versioned: Vec<(u32, PathBuf)> =
        VERSIONED.iter().flat_map(|(parent, bin)| versions_under(Path::new(parent), bin)).collect();
    versioned.sort_by_key(|(major, _)| std::cmp::Reverse(*major));
    chosen
        .into_iter()
        .chain(env::split_paths(&path))
        .chain(versioned.into_iter().map(|(_, bin_dir)| bin_dir))
        .collect()
}

/// `15`, `postgresql@16`, `pgsql-15` under `parent`, with their major version.
fn versions_under(parent: &Path, bin: &str) -> Vec<(u32, PathBuf)> {
    let Ok(entries) = parent.read_dir() else { return Vec::new() };
    entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name();
            let name = name.to_str()?;
            let version =
                ["postgresql@", "pgsql-", ""].iter().find_map(|prefix| name.strip_prefix(prefix))?;
            Some((version.split('.').next()?.parse().ok()?, entry.path().join(bin)))
        })
        .collect()
}

/// From `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)` or `… 18beta1`.
fn major_of(version_line: &str) -> Option<u32> {
    let version = version_line.split("(PostgreSQL)").nth(1)?.trim_start();
    version.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_every_shape_of_the_version_line() {
        assert_eq!(major_of("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(major_of("postgres (PostgreSQL) 18beta1\n"), Some(18));
        assert_eq!(major_of("something else"), None);
    }

    #[test]
    fn a_version_nobody_has_is_reported_with_what_was_found() {
        let Err(ClusterError::ProgramsMissing { needed_major, .. }) = Programs::find(Some(1)) else {
            panic!("PostgreSQL 1 cannot be found");
        };
        assert_eq!(needed_major, Some(1));
    }
}
