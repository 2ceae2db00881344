//! The style sheet: Tailwind reads the entry file and every source it points to.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::cache::{self, Key};
use crate::steps::Steps;
use crate::workspace::{Workspace, run_quietly};

/// Folders Tailwind may look into for class names (the entry file names the exact ones).
const SOURCES: &[&str] = &["style", "app", "server/src", "crates", "end2end/sandbox/src"];

/// Builds the style sheet; the folder that is returned holds `<name>.css`.
pub fn build(workspace: &Workspace, steps: &Steps) -> Result<PathBuf> {
    let mut key = Key::default().with_file(&workspace.root.join("package-lock.json"))?;
    for source in SOURCES {
        key = key.with(source).with_folder(&workspace.root.join(source), &["rs", "css", "html", "js"])?;
    }
    cache::result_for(&workspace.target, "styles", &key, |folder| {
        steps.begin("Building the style sheet (Tailwind)");
        run_quietly(
            Command::new(workspace.node_program("tailwindcss")?)
                .current_dir(&workspace.root)
                .arg("--input")
                .arg(&workspace.leptos.tailwind_input_file)
                .arg("--output")
                .arg(folder.join(&workspace.leptos.output_name).with_extension("css"))
                .arg("--minify"),
        )
    })
}
