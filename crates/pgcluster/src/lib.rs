//! A private PostgreSQL for one program: finds PostgreSQL's programs, makes a cluster in a folder, runs it on a
//! Unix socket and stops it cleanly. For the product's own `data/` folder and for tests. Not a client, not a
//! migration runner, not for a PostgreSQL that somebody else operates.
//!
//! ```no_run
//! use pgcluster::{Cluster, ClusterOptions};
//!
//! let mut options = ClusterOptions::new("data/postgres");
//! options.database = Some("livesell".to_owned());
//! options.settings.push(("max_connections".to_owned(), "100".to_owned()));
//! let cluster = Cluster::start(&options)?;
//! let url = cluster.url("livesell"); // postgres://livesell@localhost/livesell?host=…
//! cluster.stop()?;
//! # Ok::<(), pgcluster::ClusterError>(())
//! ```
//!
//! Beside the data folder, in its parent, lie `postgres.log`, `postgres.lock` (held while a program owns the
//! cluster, so a second owner is told instead of fighting for it) and, only where PostgreSQL's account cannot
//! reach the folder, `postgres.location`, which names the folder used in its place.
//!
//! Everything here blocks: from async code call it on a blocking thread.

mod account;
mod cluster;
mod error;
mod layout;
mod options;
mod postmaster;
mod programs;
mod temporary;
mod url;

pub use cluster::Cluster;
pub use error::ClusterError;
pub use options::{ClusterOptions, Durability};
pub use programs::{OLDEST_MAJOR, Programs};
pub use temporary::TemporaryCluster;
