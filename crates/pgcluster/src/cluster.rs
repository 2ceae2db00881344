//! A cluster from its first start to its clean stop, and what a killed predecessor left behind. Not for databases
//! inside it beyond the first one.

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::account::{RunAs, Tools, last_lines, run_to_end};
use crate::layout::{Layout, SOCKET_NAME};
use crate::options::{ClusterOptions, Durability};
use crate::postmaster::{PID_FILE, Postmaster};
use crate::{ClusterError, Programs, url};

/// The cluster's only role. The socket is open to our own account alone, so it has no password.
const ROLE: &str = "livesell";

/// How often a start or stop is looked at.
const POLL: Duration = Duration::from_millis(20);

/// How often a start is tried when the workers of a killed server may still hold its memory.
const START_ATTEMPTS_MAX: u32 = 5;

/// Pause between those.
const START_RETRY_PAUSE: Duration = Duration::from_millis(500);

/// How long open transactions may take to end before the server is stopped the hard way (it then replays its log
/// at the next start; nothing committed is lost).
const FAST_STOP_SECONDS: u32 = 60;

/// How long the hard way may take.
const IMMEDIATE_STOP_SECONDS: u32 = 15;

/// A running PostgreSQL of our own. Dropping it stops it.
#[derive(Debug)]
pub struct Cluster {
    tools: Tools,
    layout: Layout,
    socket_dir: PathBuf,
    owned: Option<Owned>,
}

/// What only the owner has: the server's process, and the lock that keeps others away.
#[derive(Debug)]
struct Owned {
    server: Child,
    _lock: File,
}

impl Cluster {
    /// Starts the cluster and owns it. Makes it first when there is none; stops a server that a killed run left
    /// behind; waits until connections are accepted.
    ///
    /// # Errors
    /// [`ClusterError::InUse`] while another process owns it (see [`Cluster::join`]), and every other kind.
    pub fn start(options: &ClusterOptions) -> Result<Self, ClusterError> {
        let mut layout = Layout::open(&options.data_dir)?;
        let lock = layout.lock()?;
        let run_as = RunAs::for_cluster(&layout.data_dir)?;
        layout.move_within_reach(run_as)?;
        let exists = is_cluster(&layout.data_dir)?;
        let major = if exists { major_of(&layout.data_dir) } else { None };
        let tools = Tools { programs: Programs::find(major)?, run_as };
        if !exists {
            construct(&tools, &layout, options)?;
        }
        let was_killed = clear_the_way(&tools, &layout)?;
        let socket_dir = layout.socket_dir(options.socket_dir.as_deref(), run_as)?;
        for name in [SOCKET_NAME.to_owned(), format!("{SOCKET_NAME}.lock")] {
            remove_if_there(&socket_dir.join(name))?;
        }
        let attempts = if was_killed { START_ATTEMPTS_MAX } else { 1 };
        let server = launch(&tools, &layout, &socket_dir, options, attempts)?;
        Ok(Self { tools, layout, socket_dir, owned: Some(Owned { server, _lock: lock }) })
    }

    /// Like [`Cluster::start`], but when another process owns the cluster, uses that one's running server; such a
    /// cluster is not stopped by this value. For commands that look into the data of a running product.
    pub fn join(options: &ClusterOptions) -> Result<Self, ClusterError> {
        let waiting_since = Instant::now();
        loop {
            match Self::start(options) {
                Err(ClusterError::InUse { .. }) => {}
                other => return other,
            }
            let layout = Layout::open(&options.data_dir)?;
            if let Some(found) = Postmaster::recorded_in(&layout.data_dir)
                && found.is_ready
                && found.is_alive_on(&layout.data_dir)
            {
                let run_as = RunAs::for_cluster(&layout.data_dir)?;
                let tools = Tools { programs: Programs::find(major_of(&layout.data_dir))?, run_as };
                return Ok(Self { tools, layout, socket_dir: found.socket_dir, owned: None });
            }
            // Its owner is still starting it, or just stopping.
            if waiting_since.elapsed() > options.start_timeout {
                let log_file = layout.log_file;
                return Err(ClusterError::StartTimeout { waited: options.start_timeout, log_file });
            }
            thread::sleep(POLL);
        }
    }

    /// Connection URL of a database in this cluster, for sqlx and libpq:
    /// `postgres://livesell@localhost/<database>?host=<socket folder>`.
    pub fn url(&self, database: &str) -> String {
        url::of_socket(ROLE, database, &self.socket_dir)
    }

    /// The role that owns everything in the cluster.
    pub fn role(&self) -> &'static str {
        ROLE
    }

    /// Where the cluster lies: the wanted folder, or the one used in its place (see the crate's first page).
    pub fn data_dir(&self) -> &Path {
        &self.layout.data_dir
    }

    /// Folder of the Unix socket (`PGHOST`); the port in its name is 5432.
    pub fn socket_dir(&self) -> &Path {
        &self.socket_dir
    }

    /// What PostgreSQL prints; kept to two files of about 16 MiB.
    pub fn log_file(&self) -> &Path {
        &self.layout.log_file
    }

    /// The programs that run it.
    pub fn programs(&self) -> &Programs {
        &self.tools.programs
    }

    /// Whether this value started the server and will stop it.
    pub fn is_owner(&self) -> bool {
        self.owned.is_some()
    }

    /// Process id of the server, when it is ours.
    pub(crate) fn server_pid(&self) -> Option<u32> {
        self.owned.as_ref().map(|owned| owned.server.id())
    }

    /// Ends all connections, writes everything down and stops the server. A joined cluster is left running.
    pub fn stop(mut self) -> Result<(), ClusterError> {
        self.stop_owned()
    }

    fn stop_owned(&mut self) -> Result<(), ClusterError> {
        let Some(mut owned) = self.owned.take() else { return Ok(()) };
        if matches!(owned.server.try_wait(), Ok(Some(_))) {
            return Ok(());
        }
        let outcome = stop_server(&self.tools, &self.layout.data_dir);
        if outcome.is_err() {
            // Killing is safe for the data (the log is replayed) and the only way left.
            owned.server.kill().map_err(ClusterError::io("end PostgreSQL"))?;
        }
        owned.server.wait().map_err(ClusterError::io("wait for PostgreSQL to end"))?;
        outcome
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Nobody is left to tell; a server that stays behind is found and stopped by the next start.
        let _ = self.stop_owned();
    }
}

/// Whether the folder holds a cluster; an error when it holds something else.
fn is_cluster(data_dir: &Path) -> Result<bool, ClusterError> {
    if data_dir.join("PG_VERSION").is_file() {
        return Ok(true);
    }
    match data_dir.read_dir().map(Iterator::count) {
        Ok(0) => Ok(false),
        Ok(_) => Err(ClusterError::NotACluster { data_dir: data_dir.to_owned() }),
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(source) => {
            Err(ClusterError::Io { doing: format!("read the folder {}", data_dir.display()), source })
        }
    }
}

fn major_of(data_dir: &Path) -> Option<u32> {
    fs::read_to_string(data_dir.join("PG_VERSION")).ok()?.trim().parse().ok()
}

/// Makes a new cluster with its first database beside its final place, and names it when all of it is there.
fn construct(tools: &Tools, layout: &Layout, options: &ClusterOptions) -> Result<(), ClusterError> {
    let site = layout.construction_dir();
    if site.exists() {
        fs::remove_dir_all(&site).map_err(ClusterError::io(format!("remove {}", site.display())))?;
    }
    fs::DirBuilder::new()
        .mode(0o700)
        .create(&site)
        .map_err(ClusterError::io(format!("make the folder {}", site.display())))?;
    tools.run_as.own(&site)?;

    let mut initdb = tools.command("initdb");
    initdb.arg("-D").arg(&site).args(["--username", ROLE, "--auth-local=trust", "--auth-host=reject"]);
    // Order by bytes: the same on every machine, and no index breaks when the system's collation changes. Upper and
    // lower case still follow Unicode.
    let ctype = if cfg!(target_os = "macos") { "en_US.UTF-8" } else { "C.UTF-8" };
    initdb.args(["--encoding=UTF8", "--lc-collate=C", &format!("--lc-ctype={ctype}")]);
    if options.durability == Durability::Throwaway {
        initdb.arg("--no-sync");
    } else {
        initdb.arg("--data-checksums");
    }
    run_to_end("initdb", &mut initdb)?;
    if let Some(database) = &options.database {
        create_first_database(tools, &site, database)?;
    }
    fs::rename(&site, &layout.data_dir)
        .map_err(ClusterError::io(format!("move the new cluster to {}", layout.data_dir.display())))
}

/// Needs no running server and no client program: PostgreSQL's single-user mode reads one statement.
fn create_first_database(tools: &Tools, data_dir: &Path, database: &str) -> Result<(), ClusterError> {
    let mut single = tools.command("postgres");
    single.args(["--single", "-D"]).arg(data_dir).arg("template1");
    let mut child = single
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(ClusterError::io("run postgres --single"))?;
    if let Some(mut stdin) = child.stdin.take() {
        let statement = format!("create database \"{}\";\n", database.replace('"', "\"\""));
        stdin.write_all(statement.as_bytes()).map_err(ClusterError::io("write to postgres --single"))?;
    }
    let output = child.wait_with_output().map_err(ClusterError::io("run postgres --single"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    // It ends with success even when the statement failed.
    if output.status.success() && !["ERROR:", "FATAL:", "PANIC:"].iter().any(|word| text.contains(word)) {
        return Ok(());
    }
    Err(ClusterError::Program { program: "postgres --single", output: last_lines(&text) })
}

/// Stops a server left by a killed owner and removes a pid file that names somebody else's process. We hold the
/// lock, so nobody else is using either. Tells whether there was anything.
fn clear_the_way(tools: &Tools, layout: &Layout) -> Result<bool, ClusterError> {
    let Some(found) = Postmaster::recorded_in(&layout.data_dir) else { return Ok(false) };
    if found.is_alive_on(&layout.data_dir) {
        stop_server(tools, &layout.data_dir)?;
    } else {
        remove_if_there(&layout.data_dir.join(PID_FILE))?;
    }
    Ok(true)
}

/// Fast first (ends transactions, writes everything down), then immediate.
pub(crate) fn stop_server(tools: &Tools, data_dir: &Path) -> Result<(), ClusterError> {
    let stop = |mode: &str, seconds: u32| {
        let mut pg_ctl = tools.command("pg_ctl");
        pg_ctl.args(["stop", "-w", "-m", mode, "-t", &seconds.to_string(), "-D"]).arg(data_dir);
        // Ctrl-C in the terminal must not interrupt the stopping.
        pg_ctl.process_group(0);
        run_to_end("pg_ctl", &mut pg_ctl)
    };
    stop("fast", FAST_STOP_SECONDS).or_else(|_| stop("immediate", IMMEDIATE_STOP_SECONDS))
}

fn launch(
    tools: &Tools,
    layout: &Layout,
    socket_dir: &Path,
    options: &ClusterOptions,
    attempts: u32,
) -> Result<Child, ClusterError> {
    let mut attempt = 1;
    loop {
        match launch_once(tools, layout, socket_dir, options) {
            Err(ClusterError::Program { .. }) if attempt < attempts => {
                attempt += 1;
                thread::sleep(START_RETRY_PAUSE);
            }
            outcome => return outcome,
        }
    }
}

fn launch_once(
    tools: &Tools,
    layout: &Layout,
    socket_dir: &Path,
    options: &ClusterOptions,
) -> Result<Child, ClusterError> {
    let (log, log_start) = layout.open_log()?;
    let log_too = log.try_clone().map_err(ClusterError::io("use PostgreSQL's log twice"))?;
    let mut command = tools.command("postgres");
    command.arg("-D").arg(&layout.data_dir);
    let fixed = [
        ("listen_addresses".to_owned(), String::new()),
        ("port".to_owned(), "5432".to_owned()),
        ("unix_socket_directories".to_owned(), format!("\"{}\"", socket_dir.display())),
        ("unix_socket_permissions".to_owned(), "0700".to_owned()),
        ("logging_collector".to_owned(), "off".to_owned()),
    ];
    for (name, value) in options.settings_in_order().into_iter().chain(fixed) {
        command.arg("-c").arg(format!("{name}={value}"));
    }
    // Its own process group: Ctrl-C in the terminal reaches the owner, which stops the server when it is done.
    let mut server = command
        .process_group(0)
        .stdout(log)
        .stderr(log_too)
        .spawn()
        .map_err(ClusterError::io("start postgres"))?;

    let started = Instant::now();
    loop {
        if let Some(status) = server.try_wait().map_err(ClusterError::io("look after postgres"))? {
            let said = layout.log_since(log_start);
            let output = if said.is_empty() { status.to_string() } else { said };
            return Err(ClusterError::Program { program: "postgres", output });
        }
        let recorded = Postmaster::recorded_in(&layout.data_dir);
        if recorded.is_some_and(|found| found.pid == server.id() && found.is_ready) {
            return Ok(server);
        }
        if started.elapsed() > options.start_timeout {
            server.kill().map_err(ClusterError::io("end postgres"))?;
            server.wait().map_err(ClusterError::io("wait for postgres to end"))?;
            let log_file = layout.log_file.clone();
            return Err(ClusterError::StartTimeout { waited: options.start_timeout, log_file });
        }
        thread::sleep(POLL);
    }
}

fn remove_if_there(file: &Path) -> Result<(), ClusterError> {
    match fs::remove_file(file) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            Err(ClusterError::Io { doing: format!("remove {}", file.display()), source })
        }
        _ => Ok(()),
    }
}
