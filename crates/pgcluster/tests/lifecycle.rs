//! Against the real programs: a cluster is made, kept, shared, killed and taken over.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "helpers of tests fail by panicking"
)]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use pgcluster::{Cluster, ClusterError, ClusterOptions, Durability, TemporaryCluster};

/// What the other process prints before the folder of its cluster.
const READY: &str = "the cluster runs in ";

/// A folder in `/tmp` that goes away with the test.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let path = PathBuf::from(format!("/tmp/pgcluster-test-{}-{name}", std::process::id()));
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    fn data_dir(&self) -> PathBuf {
        self.0.join("postgres")
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn options(data_dir: &Path) -> ClusterOptions {
    let mut options = ClusterOptions::new(data_dir);
    options.durability = Durability::Throwaway;
    options.database = Some("shop".to_owned());
    options
}

fn sql(cluster: &Cluster, statement: &str) -> String {
    sql_at(cluster, &cluster.url("shop"), statement)
}

fn sql_at(cluster: &Cluster, url: &str, statement: &str) -> String {
    let psql = cluster.programs().bin_dir.join("psql");
    let output = Command::new(psql).args(["-XAtq", "-c", statement, url]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn server_pid(data_dir: &Path) -> String {
    fs::read_to_string(data_dir.join("postmaster.pid")).unwrap().lines().next().unwrap().to_owned()
}

fn kill_hard(pid: &str) {
    assert!(Command::new("kill").args(["-9", pid]).status().unwrap().success());
}

/// Looks until it is so: the guardian works on its own time. The test runner's limit ends an endless wait.
fn wait_until(mut is_so: impl FnMut() -> bool) {
    while !is_so() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

/// Runs `a_program_that_owns_the_cluster` below as its own process and waits until its server accepts connections.
fn owner_process(data_dir: &Path) -> (Child, BufReader<ChildStdout>) {
    let (owner, stdout, _) = other_process("a_program_that_owns_the_cluster", data_dir);
    (owner, stdout)
}

fn other_process(program: &str, data_dir: &Path) -> (Child, BufReader<ChildStdout>, PathBuf) {
    let mut owner = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", program, "--ignored", "--nocapture"])
        .env("CLUSTER_OF_THE_OWNER", data_dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = BufReader::new(owner.stdout.take().unwrap());
    let ready = stdout.by_ref().lines().map(Result::unwrap).find(|line| line.contains(READY));
    let line = ready.expect("the other program did not start");
    let folder = PathBuf::from(line.split(READY).nth(1).unwrap());
    (owner, stdout, folder)
}

#[test]
#[ignore = "the other process of the tests about two owners"]
fn a_program_that_owns_the_cluster() {
    let Some(data_dir) = std::env::var_os("CLUSTER_OF_THE_OWNER") else { return };
    let cluster = Cluster::start(&options(Path::new(&data_dir))).unwrap();
    println!("{READY}{}", cluster.data_dir().display());
    std::io::stdin().lines().for_each(drop);
    cluster.stop().unwrap();
}

#[test]
#[ignore = "the other process of the test about a killed test run"]
fn a_program_with_a_temporary_cluster() {
    if std::env::var_os("CLUSTER_OF_THE_OWNER").is_none() {
        return;
    }
    let temporary = TemporaryCluster::start(Vec::new(), Durability::Throwaway).unwrap();
    println!("{READY}{}", temporary.cluster().data_dir().display());
    std::io::stdin().lines().for_each(drop);
}

#[test]
fn a_new_cluster_has_its_first_database_and_reads_unicode() {
    let place = Place::new("new");
    let cluster = Cluster::start(&options(&place.data_dir())).unwrap();
    assert_eq!(
        sql(&cluster, "select current_database() || upper('ñandú') || current_user"),
        "shopÑANDÚlivesell"
    );
    assert!(cluster.is_owner());
    cluster.stop().unwrap();
}

#[test]
fn nothing_listens_on_the_network() {
    let place = Place::new("network");
    let cluster = Cluster::start(&options(&place.data_dir())).unwrap();
    assert_eq!(sql(&cluster, "show listen_addresses"), "");
}

#[test]
fn data_survives_a_clean_stop_and_no_server_is_left() {
    let place = Place::new("again");
    let cluster = Cluster::start(&options(&place.data_dir())).unwrap();
    sql(&cluster, "create table t (x int); insert into t values (7)");
    cluster.stop().unwrap();
    assert!(!place.data_dir().join("postmaster.pid").exists());

    let cluster = Cluster::start(&options(&place.data_dir())).unwrap();
    assert_eq!(sql(&cluster, "select x from t"), "7");
}

#[test]
fn settings_reach_the_server() {
    let place = Place::new("settings");
    let mut options = options(&place.data_dir());
    options.settings.push(("max_connections".to_owned(), "37".to_owned()));
    let cluster = Cluster::start(&options).unwrap();
    assert_eq!(sql(&cluster, "show max_connections"), "37");
}

#[test]
fn a_setting_postgres_does_not_know_is_named_in_the_error() {
    let place = Place::new("wrong");
    let mut options = options(&place.data_dir());
    options.settings.push(("no_such_setting".to_owned(), "1".to_owned()));
    let error = Cluster::start(&options).unwrap_err();
    assert!(error.to_string().contains("no_such_setting"), "{error}");
}

#[test]
fn a_second_owner_is_turned_away_while_the_first_runs() {
    let place = Place::new("second");
    let _first = Cluster::start(&options(&place.data_dir())).unwrap();
    let second = Cluster::start(&options(&place.data_dir()));
    assert!(matches!(second, Err(ClusterError::InUse { .. })), "{second:?}");
}

#[test]
fn a_joined_cluster_uses_the_running_server_and_leaves_it_running() {
    let place = Place::new("join");
    let owner = Cluster::start(&options(&place.data_dir())).unwrap();
    let joined = Cluster::join(&options(&place.data_dir())).unwrap();
    assert!(!joined.is_owner());
    assert_eq!(joined.url("shop"), owner.url("shop"));
    joined.stop().unwrap();
    assert_eq!(sql(&owner, "select 1"), "1");
}

#[test]
fn joining_a_cluster_nobody_runs_starts_it() {
    let place = Place::new("join-alone");
    let cluster = Cluster::join(&options(&place.data_dir())).unwrap();
    assert!(cluster.is_owner());
    assert_eq!(sql(&cluster, "select 1"), "1");
}

#[test]
fn the_server_of_a_killed_owner_is_taken_over() {
    let place = Place::new("orphan");
    let (mut owner, _stdout) = owner_process(&place.data_dir());
    let orphan = server_pid(&place.data_dir());
    owner.kill().unwrap();
    owner.wait().unwrap();

    let cluster = Cluster::start(&options(&place.data_dir())).unwrap();
    assert_ne!(server_pid(&place.data_dir()), orphan);
    assert_eq!(sql(&cluster, "select 1"), "1");
}

#[test]
fn an_owner_in_another_process_keeps_the_cluster_to_itself() {
    let place = Place::new("other-owner");
    let (mut owner, _stdout) = owner_process(&place.data_dir());
    let second = Cluster::start(&options(&place.data_dir()));
    assert!(matches!(second, Err(ClusterError::InUse { .. })), "{second:?}");
    let joined = Cluster::join(&options(&place.data_dir())).unwrap();
    assert_eq!(sql(&joined, "select 1"), "1");
    drop(owner.stdin.take());
    assert!(owner.wait().unwrap().success());
    assert!(!place.data_dir().join("postmaster.pid").exists());
}

#[test]
fn a_killed_server_and_its_owner_leave_nothing_that_stops_the_next_start() {
    let place = Place::new("killed");
    let (mut owner, _stdout) = owner_process(&place.data_dir());
    kill_hard(&server_pid(&place.data_dir()));
    owner.kill().unwrap();
    owner.wait().unwrap();
    assert!(place.data_dir().join("postmaster.pid").exists());

    let cluster = Cluster::start(&options(&place.data_dir())).unwrap();
    assert_eq!(sql(&cluster, "select 1"), "1");
}

#[test]
fn a_pid_file_that_names_another_program_is_no_obstacle() {
    let place = Place::new("reused-pid");
    Cluster::start(&options(&place.data_dir())).unwrap().stop().unwrap();
    let pid_file = place.data_dir().join("postmaster.pid");
    let entry = format!("{}\n{}\n1\n5432\n", std::process::id(), place.data_dir().display());
    fs::write(&pid_file, entry).unwrap();
    fs::write(place.data_dir().join(".s.PGSQL.5432.lock"), format!("{}\n", std::process::id())).unwrap();

    let cluster = Cluster::start(&options(&place.data_dir())).unwrap();
    assert_eq!(sql(&cluster, "select 1"), "1");
}

#[test]
fn a_cluster_whose_making_was_interrupted_is_made_anew() {
    let place = Place::new("half");
    let half = place.0.join("postgres.initdb");
    fs::create_dir(&half).unwrap();
    fs::write(half.join("PG_VERSION"), "15\n").unwrap();
    let cluster = Cluster::start(&options(&place.data_dir())).unwrap();
    assert_eq!(sql(&cluster, "select 1"), "1");
    assert!(!half.exists());
}

#[test]
fn a_folder_with_something_else_in_it_is_left_alone() {
    let place = Place::new("foreign");
    fs::create_dir(place.data_dir()).unwrap();
    fs::write(place.data_dir().join("letter.txt"), "dear").unwrap();
    let outcome = Cluster::start(&options(&place.data_dir()));
    assert!(matches!(outcome, Err(ClusterError::NotACluster { .. })), "{outcome:?}");
    assert!(place.data_dir().join("letter.txt").exists());
}

#[test]
fn data_of_a_version_that_is_not_installed_names_that_version() {
    let place = Place::new("version");
    fs::create_dir(place.data_dir()).unwrap();
    fs::write(place.data_dir().join("PG_VERSION"), "9\n").unwrap();
    let outcome = Cluster::start(&options(&place.data_dir()));
    assert!(
        matches!(outcome, Err(ClusterError::ProgramsMissing { needed_major: Some(9), .. })),
        "{outcome:?}"
    );
}

#[test]
fn a_folder_too_deep_for_a_socket_and_with_spaces_works() {
    let place = Place::new("deep");
    let deep = place.0.join("a folder with spaces & more").join("x".repeat(90)).join("postgres");
    let cluster = Cluster::start(&options(&deep)).unwrap();
    assert_eq!(sql(&cluster, "select 1"), "1");
    let socket_dir = cluster.socket_dir().to_owned();
    assert!(socket_dir.starts_with("/tmp"), "{}", socket_dir.display());
    cluster.stop().unwrap();
    fs::remove_dir(socket_dir).unwrap();
}

#[test]
fn a_chosen_socket_folder_is_used_and_made() {
    let place = Place::new("socket");
    let mut options = options(&place.data_dir());
    options.socket_dir = Some(place.0.join("run"));
    let cluster = Cluster::start(&options).unwrap();
    assert_eq!(cluster.socket_dir(), place.0.join("run"));
    assert_eq!(sql(&cluster, "select 1"), "1");
}

/// Only root can be in this situation: it may open folders that PostgreSQL's account may not.
#[test]
fn a_folder_the_account_cannot_reach_is_replaced_by_one_it_can() {
    let place = Place::new("unreachable");
    if fs::metadata(&place.0).unwrap().uid() != 0 {
        return;
    }
    let closed = place.0.join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    let data_dir = closed.join("postgres");
    let cluster = Cluster::start(&options(&data_dir)).unwrap();
    sql(&cluster, "create table t (x int)");
    let elsewhere = cluster.data_dir().to_owned();
    assert_ne!(elsewhere, data_dir);
    cluster.stop().unwrap();

    let cluster = Cluster::start(&options(&data_dir)).unwrap();
    assert_eq!(cluster.data_dir(), elsewhere);
    assert_eq!(sql(&cluster, "select count(*) from t"), "0");
    cluster.stop().unwrap();
    fs::remove_dir_all(elsewhere).unwrap();
}

#[test]
fn a_temporary_cluster_leaves_nothing_behind() {
    let temporary = TemporaryCluster::start(Vec::new(), Durability::Throwaway).unwrap();
    let cluster = temporary.cluster();
    assert_eq!(sql_at(cluster, &cluster.url("postgres"), "show fsync"), "off");
    let folder = cluster.data_dir().parent().unwrap().to_owned();
    assert!(folder.exists());
    temporary.stop().unwrap();
    assert!(!folder.exists());
}

#[test]
fn a_temporary_cluster_goes_when_its_program_is_killed() {
    let (mut owner, _stdout, data_dir) = other_process("a_program_with_a_temporary_cluster", Path::new("-"));
    let server = server_pid(&data_dir);
    owner.kill().unwrap();
    owner.wait().unwrap();
    wait_until(|| !data_dir.parent().unwrap().exists());
    let ps = Command::new("ps").args(["-o", "stat=", "-p", &server]).output().unwrap();
    let state = String::from_utf8(ps.stdout).unwrap();
    assert!(state.is_empty() || state.starts_with('Z'), "server {server} still runs: {state}");
}
