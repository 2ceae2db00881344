//! As which operating system account PostgreSQL's programs run. Not for database roles.
//!
//! PostgreSQL refuses to run as root, so root hands the cluster to an account that owns nothing else of ours.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{ClusterError, Programs};

/// Accounts root may run PostgreSQL as, best first.
const ACCOUNTS: &[&str] = &["postgres", "nobody"];

/// A user of the operating system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) uid: u32,
    pub(crate) gid: u32,
}

/// Who we are and as whom PostgreSQL runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RunAs {
    /// As ourselves: we are an ordinary user with this user id.
    Ourselves(u32),
    /// We are root; PostgreSQL runs as this account.
    Other(Account),
}

impl RunAs {
    /// The account for the cluster in `data_dir`; one that exists keeps its owner.
    pub(crate) fn for_cluster(data_dir: &Path) -> Result<Self, ClusterError> {
        let uid = current_uid()?;
        let owner = fs::metadata(data_dir).ok().map(|found| Account { uid: found.uid(), gid: found.gid() });
        match owner {
            Some(owner) if uid == 0 && owner.uid != 0 => return Ok(Self::Other(owner)),
            Some(owner) if uid != 0 && owner.uid != uid => {
                return Err(ClusterError::ForeignData {
                    data_dir: data_dir.to_owned(),
                    owner_uid: owner.uid,
                });
            }
            _ => {}
        }
        if uid != 0 {
            return Ok(Self::Ourselves(uid));
        }
        let passwd = fs::read_to_string("/etc/passwd").map_err(ClusterError::io("read /etc/passwd"))?;
        ACCOUNTS
            .iter()
            .find_map(|name| account_in(&passwd, name))
            .map(Self::Other)
            .ok_or(ClusterError::NoAccount)
    }

    /// User id PostgreSQL runs with.
    pub(crate) fn uid(self) -> u32 {
        match self {
            Self::Ourselves(uid) => uid,
            Self::Other(account) => account.uid,
        }
    }

    /// Makes `path` belong to the account.
    pub(crate) fn own(self, path: &Path) -> Result<(), ClusterError> {
        match self {
            Self::Ourselves(_) => Ok(()),
            Self::Other(account) => std::os::unix::fs::chown(path, Some(account.uid), Some(account.gid))
                .map_err(ClusterError::io(format!("hand {} to PostgreSQL's account", path.display()))),
        }
    }

    /// A command that runs as the account, in a folder it can always enter, with English messages and without the
    /// `PG…` variables of whoever called us.
    pub(crate) fn command(self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir("/").env("LC_ALL", "C").stdin(Stdio::null());
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(|name| name.starts_with("PG")) {
                command.env_remove(name);
            }
        }
        if let Self::Other(account) = self {
            command.uid(account.uid).gid(account.gid);
        }
        command
    }

    /// Whether the account can enter `folder`, asked by trying: permission bits alone do not tell (access lists,
    /// mount options).
    pub(crate) fn can_enter(self, folder: &Path) -> bool {
        self.command(Path::new("/bin/sh"))
            .args(["-c", "cd -- \"$1\"", "sh"])
            .arg(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }
}

/// One of PostgreSQL's programs, run as the account.
#[derive(Clone, Debug)]
pub(crate) struct Tools {
    pub(crate) programs: Programs,
    pub(crate) run_as: RunAs,
}

impl Tools {
    pub(crate) fn command(&self, program: &str) -> Command {
        self.run_as.command(&self.path_of(program))
    }

    fn path_of(&self, program: &str) -> PathBuf {
        self.programs.bin_dir.join(program)
    }
}

/// Runs one of PostgreSQL's programs to its end; its last lines become the error.
pub(crate) fn run_to_end(program: &'static str, command: &mut Command) -> Result<(), ClusterError> {
    let output = command.output().map_err(ClusterError::io(format!("run {program}")))?;
    if output.status.success() {
        return Ok(());
    }
    let text = [output.stdout, output.stderr].concat();
    Err(ClusterError::Program { program, output: last_lines(&String::from_utf8_lossy(&text)) })
}

/// How many lines of a program's output an error carries.
const ERROR_LINES_MAX: usize = 12;

pub(crate) fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines[lines.len().saturating_sub(ERROR_LINES_MAX)..].join("; ")
}

/// The standard library does not tell the user id; the POSIX program does.
pub(crate) fn current_uid() -> Result<u32, ClusterError> {
    let output = Command::new("id").arg("-u").output().map_err(ClusterError::io("run `id -u`"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().map_err(|_| ClusterError::Program { program: "id", output: last_lines(&text) })
}

fn account_in(passwd: &str, name: &str) -> Option<Account> {
    passwd.lines().find_map(|line| {
        let mut fields = line.split(':');
        (fields.next()? == name).then_some(())?;
        let mut ids = fields.skip(1).map(id_number);
        Some(Account { uid: ids.next()??, gid: ids.next()?? })
    })
}

/// macOS writes the id of `nobody` as a negative number.
fn id_number(field: &str) -> Option<u32> {
    field.parse::<u32>().ok().or_else(|| field.parse::<i32>().ok().map(i32::cast_unsigned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_by_its_whole_name_only() {
        let passwd = "root:x:0:0::/root:/bin/sh\nnobody2:x:7:7::/:/x\nnobody:x:65534:65533::/:/x\n";
        assert_eq!(account_in(passwd, "nobody"), Some(Account { uid: 65534, gid: 65533 }));
        assert_eq!(account_in(passwd, "postgres"), None);
    }

    #[test]
    fn a_negative_user_id_of_macos_is_understood() {
        let passwd = "nobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false\n";
        assert_eq!(account_in(passwd, "nobody"), Some(Account { uid: 4_294_967_294, gid: 4_294_967_294 }));
    }

    #[test]
    fn an_error_carries_the_end_of_a_long_output() {
        let text = (0..100).map(|line| format!("line {line}")).collect::<Vec<_>>().join("\n");
        let kept = last_lines(&text);
        assert!(kept.ends_with("line 99"), "{kept}");
        assert_eq!(kept.matches("line").count(), ERROR_LINES_MAX);
    }
}
