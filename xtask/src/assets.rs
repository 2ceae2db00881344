//! Makes a folder hold exactly what a plan says, touching only what differs. Not for deciding what belongs in it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::cache::files_under;
use crate::site::Plan;

/// Copies what is missing or different and removes what the plan does not name. A running server keeps serving:
/// each file is replaced in one step.
pub fn bring_up_to_date(plan: &Plan, site: &Path) -> Result<()> {
    for (place, source) in plan {
        let wanted = fs::read(source).with_context(|| format!("cannot read {}", source.display()))?;
        let file = site.join(place);
        if fs::read(&file).is_ok_and(|found| found == wanted) {
            continue;
        }
        let folder = file.parent().context("a file has a folder")?;
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let fresh = folder.join(".fresh");
        fs::write(&fresh, wanted).with_context(|| format!("cannot write {}", fresh.display()))?;
        fs::rename(&fresh, &file).with_context(|| format!("cannot replace {}", file.display()))?;
    }
    for file in files_under(site)? {
        let place = file.strip_prefix(site).context("a file lies under its folder")?;
        if !plan.contains_key(place) {
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn the_site_ends_up_as_planned_and_unchanged_files_are_not_touched() {
        let folder = std::env::temp_dir().join(format!("xtask-assets-{}", std::process::id()));
        let (sources, site) = (folder.join("sources"), folder.join("site"));
        fs::create_dir_all(&sources).unwrap();
        fs::create_dir_all(site.join("old")).unwrap();
        fs::write(sources.join("a"), "new").unwrap();
        fs::write(sources.join("b"), "same").unwrap();
        fs::write(site.join("a"), "outdated").unwrap();
        fs::write(site.join("b"), "same").unwrap();
        fs::write(site.join("old/c"), "not planned").unwrap();
        let untouched = fs::metadata(site.join("b")).unwrap().modified().unwrap();

        let plan = Plan::from([
            (PathBuf::from("a"), sources.join("a")),
            (PathBuf::from("b"), sources.join("b")),
            (PathBuf::from("pkg/d"), sources.join("b")),
        ]);
        bring_up_to_date(&plan, &site).unwrap();

        assert_eq!(fs::read_to_string(site.join("a")).unwrap(), "new");
        assert_eq!(fs::read_to_string(site.join("pkg/d")).unwrap(), "same");
        assert_eq!(fs::metadata(site.join("b")).unwrap().modified().unwrap(), untouched);
        assert!(!site.join("old/c").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
