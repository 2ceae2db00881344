//! Builds the server's binary. A release build also goes beside the site, where the binary looks for its files.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::steps::Steps;
use crate::workspace::{Workspace, cargo, run};

/// Builds the binary and says where it is.
pub fn build(workspace: &Workspace, is_release: bool, steps: &Steps) -> Result<()> {
    let leptos = &workspace.leptos;
    let mut command = cargo();
    command.current_dir(&workspace.root).args(["build", "--locked", "--package", &leptos.bin_package]);
    if is_release {
        steps.begin("Compiling the server (release)");
        // With this program in the same call they share every dependency, whoever builds first.
        command.args(["--release", "--package", "xtask", "--bins"]);
    } else {
        steps.begin("Compiling the server (dev)");
        command.args(["--bin", &leptos.bin_target]);
    }
    run(&mut command)?;
    if is_release {
        place_beside_site(workspace)?;
    }
    Ok(())
}

/// Puts the release binary beside the site. By renaming: the old one may be running.
fn place_beside_site(workspace: &Workspace) -> Result<()> {
    let name = &workspace.leptos.bin_target;
    let built = workspace.target.join("release").join(name);
    let place = placed_binary(workspace);
    if is_same_file(&built, &place) {
        return Ok(());
    }
    let folder = place.parent().context("the site has a parent folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let fresh = folder.join(format!("{name}.new"));
    fs::copy(&built, &fresh).with_context(|| format!("cannot copy {}", built.display()))?;
    fs::rename(&fresh, &place).with_context(|| format!("cannot replace {}", place.display()))
}

fn placed_binary(workspace: &Workspace) -> PathBuf {
    workspace.site().with_file_name(&workspace.leptos.bin_target)
}

/// Same length and the copy not older: cargo touches a binary only when it links it anew.
fn is_same_file(built: &PathBuf, copy: &PathBuf) -> bool {
    let (Ok(built), Ok(copy)) = (fs::metadata(built), fs::metadata(copy)) else { return false };
    let is_newer = matches!((built.modified(), copy.modified()), (Ok(built), Ok(copy)) if copy >= built);
    built.len() == copy.len() && is_newer
}
