//! What a caller may choose about a cluster. Not for PostgreSQL's own settings beyond passing them on.

use std::path::PathBuf;
use std::time::Duration;

/// How long PostgreSQL may take to accept connections. A start after a kill replays the log first, so this is
/// generous; a failing start ends at once and does not wait for it.
pub(crate) const START_TIMEOUT: Duration = Duration::from_mins(2);

/// What a power cut may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Committed means on disk. For anything anybody wants to keep.
    Durable,
    /// Nothing is forced to disk: a crash of the machine loses the cluster. For tests.
    Throwaway,
}

/// How to run a cluster.
#[derive(Clone, Debug)]
pub struct ClusterOptions {
    /// Folder of the cluster; made when missing. Its parent also gets `postgres.log` and `postgres.lock`.
    pub data_dir: PathBuf,
    /// Folder of the Unix socket. `None`: the data folder, or a short one under `/tmp` when that path is too long
    /// for a socket address.
    pub socket_dir: Option<PathBuf>,
    /// PostgreSQL settings (`name`, `value`) for this run, as in `postgresql.conf`; later ones win.
    pub settings: Vec<(String, String)>,
    /// What a power cut may cost.
    pub durability: Durability,
    /// Database to make together with a new cluster. An existing cluster already has it.
    pub database: Option<String>,
    /// How long to wait for the first connection to be possible.
    pub start_timeout: Duration,
}

impl ClusterOptions {
    /// A durable cluster in `data_dir` with PostgreSQL's own settings.
    pub fn new(data_dir: impl Into<PathBuf>) -> Self {
        Self {
            data_dir: data_dir.into(),
            socket_dir: None,
            settings: Vec::new(),
            durability: Durability::Durable,
            database: None,
            start_timeout: START_TIMEOUT,
        }
    }

    /// The whole list of settings for this run, in the order PostgreSQL shall read them.
    pub(crate) fn settings_in_order(&self) -> Vec<(String, String)> {
        let throwaway: &[(&str, &str)] = match self.durability {
            Durability::Durable => &[],
            Durability::Throwaway => &[
                ("fsync", "off"),
                ("synchronous_commit", "off"),
                ("full_page_writes", "off"),
                ("wal_level", "minimal"),
                ("max_wal_senders", "0"),
                ("checkpoint_timeout", "30min"),
                ("max_wal_size", "4GB"),
                ("autovacuum", "off"),
            ],
        };
        throwaway
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .chain(self.settings.iter().cloned())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_callers_setting_comes_after_the_preset_one_and_so_wins() {
        let mut options = ClusterOptions::new("x");
        options.durability = Durability::Throwaway;
        options.settings.push(("fsync".to_owned(), "on".to_owned()));
        let values: Vec<_> = options
            .settings_in_order()
            .into_iter()
            .filter(|(name, _)| name == "fsync")
            .map(|(_, value)| value)
            .collect();
        assert_eq!(values, ["off", "on"]);
    }

    #[test]
    fn a_durable_cluster_changes_no_durability_setting() {
        assert!(ClusterOptions::new("x").settings_in_order().is_empty());
    }
}
