//! Keeps `.sqlx`, the database's answers to every checked query, in step with the code. Same files as
//! `cargo sqlx prepare` writes: the query macros themselves write them while the code is checked against a database.

use std::collections::BTreeMap;
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result, bail, ensure};
use pgcluster::{Durability, TemporaryCluster};

use crate::cache::files_under;
use crate::postgres;
use crate::workspace::{Workspace, cargo, run, run_quietly};

/// What a source file with a checked query contains. The macros ask only while their crate is compiled, so those
/// files are marked as changed.
const QUERY_MACROS: &[&str] =
    &["query!(", "query_as!(", "query_scalar!(", "query_file!(", "query_file_as!(", "query_file_scalar!("];

/// Folders of the workspace that hold no code of ours.
const NO_CODE: &[&str] = &["target", "node_modules", "data", "xtask"];

/// Name of the database in a throw-away cluster.
const DATABASE: &str = "livesell_prepare";

/// Options of `cargo xtask sqlx-prepare`.
#[derive(clap::Args)]
pub struct SqlOptions {
    /// Change nothing; fail when `.sqlx` does not match the code and the migrations.
    #[arg(long)]
    check: bool,
    /// Only this package's queries, while others do not compile; may be repeated. Queries elsewhere are then lost
    /// from `.sqlx`, so the whole workspace must follow.
    #[arg(long, short)]
    package: Vec<String>,
}

/// Writes or checks `.sqlx`.
pub fn prepare(options: &SqlOptions) -> Result<()> {
    let workspace = Workspace::load()?;
    let fresh = workspace.target.join("sqlx-prepare");
    if fresh.exists() {
        fs::remove_dir_all(&fresh).with_context(|| format!("cannot empty {}", fresh.display()))?;
    }
    fs::create_dir_all(&fresh).with_context(|| format!("cannot make {}", fresh.display()))?;
    match env::var("DATABASE_URL").ok().filter(|url| !url.is_empty()) {
        Some(url) => ask(&workspace, &options.package, &url, &fresh)?,
        None => with_own_database(&workspace, |url| ask(&workspace, &options.package, url, &fresh))?,
    }
    let (wanted, kept) = (answers_in(&fresh)?, workspace.root.join(".sqlx"));
    if options.check {
        return compare(&wanted, &answers_in(&kept)?);
    }
    replace(&wanted, &kept)?;
    println!("{} checked queries in {}", wanted.len(), kept.display());
    Ok(())
}

fn with_own_database(workspace: &Workspace, ask: impl FnOnce(&str) -> Result<()>) -> Result<()> {
    let temporary = postgres::start(Vec::new(), Durability::Throwaway)?;
    apply_migrations(&temporary, &workspace.root.join("migrations"))?;
    ask(&temporary.cluster().url(DATABASE))?;
    temporary.stop().context("cannot stop the throw-away PostgreSQL")
}

/// In the order of their names, each as one transaction, as the product applies them.
fn apply_migrations(temporary: &TemporaryCluster, folder: &Path) -> Result<()> {
    let cluster = temporary.cluster();
    let program = cluster.programs().bin_dir.join("psql");
    let psql = |database: &str| {
        let mut command = Command::new(&program);
        command.args(["-X", "-q", "-v", "ON_ERROR_STOP=1"]).arg(cluster.url(database));
        command
    };
    run_quietly(psql("postgres").args(["-c", &format!("create database {DATABASE}")]))?;
    for migration in files_under(folder)? {
        if migration.extension().is_none_or(|kind| kind != "sql") {
            continue;
        }
        let text =
            fs::read_to_string(&migration).with_context(|| format!("cannot read {}", migration.display()))?;
        let mut command = psql(DATABASE);
        if !text.starts_with("-- no-transaction") {
            command.arg("--single-transaction");
        }
        run_quietly(command.arg("-f").arg(&migration))?;
    }
    Ok(())
}

/// Compiles everything with queries against the database; each query leaves a file in `answers`.
fn ask(workspace: &Workspace, packages: &[String], database_url: &str, answers: &Path) -> Result<()> {
    let _marked = MarkedAsChanged::mark(files_with_queries(&workspace.root)?)?;
    let mut command = cargo();
    // The same call as the lints of ./test, so that nothing else is compiled for it.
    command.current_dir(&workspace.root).args(["check", "--all-targets"]);
    for package in packages {
        command.args(["--package", package]);
    }
    run(command
        .env("DATABASE_URL", database_url)
        .env("SQLX_OFFLINE", "false")
        .env("SQLX_OFFLINE_DIR", answers))
}

/// Source files that look changed to cargo for as long as this lives; after it, they look as before, and what was
/// compiled from them stays valid.
struct MarkedAsChanged {
    now: SystemTime,
    files: Vec<(PathBuf, SystemTime)>,
}

impl MarkedAsChanged {
    fn mark(files: Vec<PathBuf>) -> Result<Self> {
        let mut marked = Self { now: SystemTime::now(), files: Vec::new() };
        for file in files {
            let marking = || format!("cannot mark {} as changed", file.display());
            let before = fs::metadata(&file).and_then(|found| found.modified()).with_context(marking)?;
            set_time(&file, marked.now).with_context(marking)?;
            marked.files.push((file, before));
        }
        Ok(marked)
    }
}

impl Drop for MarkedAsChanged {
    fn drop(&mut self) {
        for (file, before) in &self.files {
            // One that somebody saved meanwhile really has changed.
            let is_ours =
                fs::metadata(file).and_then(|found| found.modified()).is_ok_and(|time| time == self.now);
            if is_ours {
                // Left as it is, it costs a compilation more; nothing to stop for.
                let _ = set_time(file, *before);
            }
        }
    }
}

fn set_time(file: &Path, time: SystemTime) -> std::io::Result<()> {
    File::options().append(true).open(file)?.set_modified(time)
}

fn files_with_queries(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).with_context(|| format!("cannot read {}", root.display()))? {
        let entry = entry.with_context(|| format!("cannot read {}", root.display()))?;
        let name = entry.file_name();
        let is_code = !NO_CODE.iter().any(|other| name == *other) && !name.to_string_lossy().starts_with('.');
        if !is_code || !entry.path().is_dir() {
            continue;
        }
        for file in files_under(&entry.path())? {
            if file.extension().is_some_and(|kind| kind == "rs") {
                let text =
                    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
                if QUERY_MACROS.iter().any(|name| text.contains(name)) {
                    found.push(file);
                }
            }
        }
    }
    Ok(found)
}

/// File name and content of every answer.
type Answers = BTreeMap<PathBuf, Vec<u8>>;

fn answers_in(folder: &Path) -> Result<Answers> {
    let mut answers = Answers::new();
    for file in files_under(folder)? {
        let name = PathBuf::from(file.file_name().context("a file has a name")?);
        let is_answer = name.extension().is_some_and(|kind| kind == "json")
            && name.to_str().is_some_and(|name| name.starts_with("query-"));
        if is_answer {
            let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            answers.insert(name, content);
        }
    }
    Ok(answers)
}

fn compare(wanted: &Answers, kept: &Answers) -> Result<()> {
    let differing =
        wanted.keys().chain(kept.keys()).filter(|name| wanted.get(*name) != kept.get(*name)).count();
    ensure!(differing == 0, "`.sqlx` is out of date ({differing} entries); run `cargo xtask sqlx-prepare`");
    Ok(())
}

fn replace(wanted: &Answers, kept: &Path) -> Result<()> {
    if wanted.is_empty() {
        bail!("no checked query was compiled; `.sqlx` is left as it is");
    }
    fs::create_dir_all(kept).with_context(|| format!("cannot make {}", kept.display()))?;
    let before = answers_in(kept)?;
    for (name, content) in wanted {
        if before.get(name) != Some(content) {
            fs::write(kept.join(name), content)
                .with_context(|| format!("cannot write {}", name.display()))?;
        }
    }
    for name in before.keys().filter(|name| !wanted.contains_key(*name)) {
        fs::remove_file(kept.join(name)).with_context(|| format!("cannot remove {}", name.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn answers(entries: &[(&str, &str)]) -> Answers {
        entries.iter().map(|(name, content)| (PathBuf::from(name), content.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_missing_a_changed_and_a_left_over_answer_are_each_out_of_date() {
        let wanted = answers(&[("query-1.json", "a"), ("query-2.json", "b")]);
        assert!(compare(&wanted, &wanted).is_ok());
        assert!(compare(&wanted, &answers(&[("query-1.json", "a")])).is_err());
        assert!(compare(&wanted, &answers(&[("query-1.json", "a"), ("query-2.json", "x")])).is_err());
        assert!(compare(&answers(&[("query-1.json", "a")]), &wanted).is_err());
    }

    #[test]
    fn marked_files_get_their_time_back_unless_somebody_saved_them() {
        let folder = env::temp_dir().join(format!("xtask-marked-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (left_alone, saved) = (folder.join("a.rs"), folder.join("b.rs"));
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        for file in [&left_alone, &saved] {
            fs::write(file, "").unwrap();
            set_time(file, long_ago).unwrap();
        }
        let marked = MarkedAsChanged::mark(vec![left_alone.clone(), saved.clone()]).unwrap();
        assert_ne!(fs::metadata(&left_alone).unwrap().modified().unwrap(), long_ago);
        let later = marked.now + Duration::from_secs(1);
        set_time(&saved, later).unwrap();
        drop(marked);
        let times = [&left_alone, &saved].map(|file| fs::metadata(file).unwrap().modified().unwrap());
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(times, [long_ago, later]);
    }

    #[test]
    fn replacing_leaves_exactly_the_wanted_answers() {
        let folder = env::temp_dir().join(format!("xtask-sql-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("query-old.json"), "old").unwrap();
        let wanted = answers(&[("query-1.json", "a")]);
        replace(&wanted, &folder).unwrap();
        let found = answers_in(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(found, wanted);
    }
}
