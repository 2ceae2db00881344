//! Where things are and what the leptos settings in the root `Cargo.toml` say, as `cargo metadata` reports it.
//! Not for building.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The workspace this program was called in.
pub struct Workspace {
    /// Folder of the root `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder; may lie outside the workspace.
    pub target: PathBuf,
    /// The leptos settings.
    pub leptos: LeptosSettings,
}

/// The part of `[[workspace.metadata.leptos]]` that matters to a build. Same meaning as in cargo-leptos.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct LeptosSettings {
    /// Base name of the JavaScript, WASM and CSS files.
    pub output_name: String,
    /// Folder of everything the browser gets, from the workspace root.
    pub site_root: PathBuf,
    /// Folder of the generated files inside it.
    pub site_pkg_dir: PathBuf,
    /// Entry of the styles.
    pub tailwind_input_file: PathBuf,
    /// Files copied as they are.
    pub assets_dir: PathBuf,
    /// Package and binary of the server.
    pub bin_package: String,
    /// See `bin_package`.
    pub bin_target: String,
    /// Package of the browser program.
    pub lib_package: String,
    /// Profile the browser program is built with, always: tests see what buyers and sellers see.
    pub lib_profile_release: String,
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
    #[serde(rename = "metadata")]
    settings: ToolSettings,
}

#[derive(Deserialize)]
struct ToolSettings {
    leptos: Vec<LeptosSettings>,
}

impl Workspace {
    /// Reads it from cargo.
    pub fn load() -> Result<Self> {
        let output = cargo()
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .output()
            .context("cannot run cargo metadata")?;
        ensure!(
            output.status.success(),
            "cargo metadata: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
        let metadata: Metadata = serde_json::from_slice(&output.stdout)
            .context("the workspace's leptos settings (Cargo.toml, [[workspace.metadata.leptos]])")?;
        let [leptos] = <[LeptosSettings; 1]>::try_from(metadata.settings.leptos)
            .map_err(|found| anyhow::anyhow!("one leptos project expected, {} found", found.len()))?;
        Ok(Self { root: metadata.workspace_root, target: metadata.target_directory, leptos })
    }

    /// Folder the browser's files are put in.
    pub fn site(&self) -> PathBuf {
        self.root.join(&self.leptos.site_root)
    }

    /// A program that `npm ci` installed.
    pub fn node_program(&self, name: &str) -> Result<PathBuf> {
        let program = self.root.join("node_modules/.bin").join(name);
        ensure!(program.exists(), "{} is missing; run `npm ci` (./run and ./test do)", program.display());
        Ok(program)
    }
}

/// The cargo that runs us, or the one in PATH.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// Runs to the end; an error names the command.
pub fn run(command: &mut Command) -> Result<()> {
    let name = Path::new(command.get_program()).file_name().map_or_else(
        || command.get_program().to_string_lossy().into_owned(),
        |name| name.to_string_lossy().into_owned(),
    );
    let arguments: Vec<_> =
        command.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let line = format!("{name} {}", arguments.join(" "));
    let status = command.status().with_context(|| format!("cannot run {line}"))?;
    ensure!(status.success(), "{line}: {status}");
    Ok(())
}

/// Like [`run`], but quiet when it succeeds.
pub fn run_quietly(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("cannot run {name}"))?;
    ensure!(
        output.status.success(),
        "{name}: {}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}
