//! Writes a Brotli and a gzip neighbour beside each file worth it; the server hands them out as they are.
//!
//! Node does the packing: the build needs it anyway, and its C libraries are fast in a debug build of this program too.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::workspace::{Workspace, run_quietly};

/// Kinds of files that shrink.
const KINDS: &[&str] = &["wasm", "js", "css", "svg", "json", "txt", "webmanifest"];

/// Below this the headers of the answer weigh more than the saving.
const WORTH_IT_BYTES_MIN: u64 = 1024;

/// Whether `file` gets neighbours.
pub fn is_worth_it(file: &Path) -> bool {
    let kind = file.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    KINDS.contains(&kind) && fs::metadata(file).is_ok_and(|found| found.len() >= WORTH_IT_BYTES_MIN)
}

/// Writes the neighbours of each file (place in the site, source) into `folder`, under its place with `.br` and `.gz`.
pub fn write_neighbours(workspace: &Workspace, files: &[(PathBuf, PathBuf)], folder: &Path) -> Result<()> {
    let mut command = Command::new("node");
    command.arg(workspace.root.join("scripts/compress.mjs"));
    for (place, source) in files {
        let target = folder.join(place);
        let parent = target.parent().context("a file has a folder")?;
        fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        command.arg(source).arg(target);
    }
    if files.is_empty() {
        return Ok(());
    }
    run_quietly(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_and_tiny_files_are_left_alone() {
        let folder = std::env::temp_dir().join(format!("xtask-compress-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let long = "main { color: red }\n".repeat(200);
        let named = |name: &str, content: &str| {
            let file = folder.join(name);
            fs::write(&file, content).unwrap();
            is_worth_it(&file)
        };
        let found = [named("page.css", &long), named("logo.png", &long), named("tiny.css", "a")];
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(found, [true, false, false]);
    }
}
