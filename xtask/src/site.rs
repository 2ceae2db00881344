//! Puts the site together: browser program, styles, public files, each with its compressed neighbours.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::assets::bring_up_to_date;
use crate::cache::{self, Key, files_under};
use crate::compress;
use crate::steps::Steps;
use crate::workspace::Workspace;
use crate::{styles, wasm};

/// What shall be in the site: path in the site, and the file it is a copy of.
pub type Plan = BTreeMap<PathBuf, PathBuf>;

/// Builds the site into its folder; files that did not change are not touched, others there are removed.
pub fn build(workspace: &Workspace, steps: &Steps) -> Result<()> {
    let program = wasm::build(workspace, steps)?;
    let style = styles::build(workspace, steps)?;
    let pkg = &workspace.leptos.site_pkg_dir;
    let mut plan = Plan::new();
    add_folder(&mut plan, &program, pkg)?;
    add_folder(&mut plan, &style, pkg)?;
    add_folder(&mut plan, &workspace.root.join(&workspace.leptos.assets_dir), Path::new(""))?;
    add_neighbours(&mut plan, workspace, steps)?;
    bring_up_to_date(&plan, &workspace.site())
}

fn add_folder(plan: &mut Plan, folder: &Path, place: &Path) -> Result<()> {
    for file in files_under(folder)? {
        let name = file.strip_prefix(folder).context("a file lies under its folder")?;
        plan.insert(place.join(name), file.clone());
    }
    Ok(())
}

fn add_neighbours(plan: &mut Plan, workspace: &Workspace, steps: &Steps) -> Result<()> {
    let shrinking: Vec<_> = plan
        .iter()
        .filter(|(_, source)| compress::is_worth_it(source))
        .map(|(place, source)| (place.clone(), source.clone()))
        .collect();
    let mut key = Key::default();
    for (place, source) in &shrinking {
        key = key.with(place).with_file(source)?;
    }
    let packed = cache::result_for(&workspace.target, "compressed", &key, |folder| {
        steps.begin("Compressing the site (Brotli, gzip)");
        compress::write_neighbours(workspace, &shrinking, folder)
    })?;
    add_folder(plan, &packed, Path::new(""))
}
