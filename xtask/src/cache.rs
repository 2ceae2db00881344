//! Keeps the results of slow steps by the content of their inputs, in cargo's target folder, so that a fresh clone
//! with unchanged inputs does not repeat them. Not for anything that cannot be made again.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// How many results of one kind are kept.
const KEPT_MAX: usize = 6;

/// Collects everything a result depends on.
#[derive(Default)]
pub struct Key(DefaultHasher);

impl Key {
    /// Adds one input.
    pub fn with(mut self, input: impl Hash) -> Self {
        input.hash(&mut self.0);
        self
    }

    /// Adds a file's content.
    pub fn with_file(self, file: &Path) -> Result<Self> {
        let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        Ok(self.with(content))
    }

    /// Adds the names and contents of all files of these kinds (extensions) under `folder`.
    pub fn with_folder(mut self, folder: &Path, kinds: &[&str]) -> Result<Self> {
        for file in files_under(folder)? {
            if kinds.iter().any(|kind| file.extension().is_some_and(|found| found == *kind)) {
                // Not the whole path: another clone's equal files give the same result.
                self = self.with(file.strip_prefix(folder).unwrap_or(&file)).with_file(&file)?;
            }
        }
        Ok(self)
    }

    fn finish(&self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

/// All files under a folder, sorted; none when it does not exist.
pub fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        if !folder.exists() {
            continue;
        }
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry.with_context(|| format!("cannot read {}", folder.display()))?.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The folder with the result for `key`, made by `make` (in an empty folder it is given) when it is not there yet.
pub fn result_for(
    target: &Path,
    kind: &str,
    key: &Key,
    make: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let shelf = target.join("livesell-site").join(kind);
    let result = shelf.join(key.finish());
    if result.is_dir() {
        return Ok(result);
    }
    let workplace = shelf.join(format!("{}.{}", key.finish(), std::process::id()));
    fs::create_dir_all(&workplace).with_context(|| format!("cannot make {}", workplace.display()))?;
    if let Err(error) = make(&workplace) {
        fs::remove_dir_all(&workplace).with_context(|| format!("cannot remove {}", workplace.display()))?;
        return Err(error);
    }
    // Another build may have finished the same work first; then its result is as good.
    match fs::rename(&workplace, &result) {
        Err(_) if result.is_dir() => fs::remove_dir_all(&workplace),
        other => other,
    }
    .with_context(|| format!("cannot keep {}", result.display()))?;
    forget_oldest(&shelf)?;
    Ok(result)
}

fn forget_oldest(shelf: &Path) -> Result<()> {
    let reading = || format!("cannot read {}", shelf.display());
    let mut results = Vec::new();
    for entry in fs::read_dir(shelf).with_context(reading)? {
        let entry = entry.with_context(reading)?;
        results
            .push((entry.metadata().and_then(|found| found.modified()).with_context(reading)?, entry.path()));
    }
    results.sort();
    results.reverse();
    for (_, old) in results.into_iter().skip(KEPT_MAX) {
        fs::remove_dir_all(&old).with_context(|| format!("cannot remove {}", old.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty_folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-cache-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn work_with_the_same_inputs_is_done_once() {
        let target = empty_folder("once");
        let mut times = 0;
        for _ in 0..2 {
            let key = Key::default().with("same");
            result_for(&target, "kind", &key, |folder| {
                times += 1;
                fs::write(folder.join("out"), "x").map_err(Into::into)
            })
            .unwrap();
        }
        fs::remove_dir_all(&target).unwrap();
        assert_eq!(times, 1);
    }

    #[test]
    fn work_that_failed_is_tried_again() {
        let target = empty_folder("again");
        let key = Key::default().with("same");
        assert!(result_for(&target, "kind", &key, |_| anyhow::bail!("broken")).is_err());
        assert_eq!(fs::read_dir(target.join("livesell-site/kind")).unwrap().count(), 0);
        let second =
            result_for(&target, "kind", &key, |folder| Ok(fs::write(folder.join("out"), "x")?)).unwrap();
        assert!(second.join("out").exists());
        fs::remove_dir_all(&target).unwrap();
    }

    #[test]
    fn old_results_are_forgotten() {
        let target = empty_folder("old");
        for number in 0..KEPT_MAX + 3 {
            result_for(&target, "kind", &Key::default().with(number), |_| Ok(())).unwrap();
        }
        let kept = fs::read_dir(target.join("livesell-site/kind")).unwrap().count();
        fs::remove_dir_all(&target).unwrap();
        assert_eq!(kept, KEPT_MAX);
    }

    #[test]
    fn a_changed_file_changes_the_key() {
        let folder = empty_folder("key");
        let key = || Key::default().with_folder(&folder, &["rs"]).unwrap().finish();
        fs::write(folder.join("a.rs"), "one").unwrap();
        let before = key();
        fs::write(folder.join("a.txt"), "not wanted").unwrap();
        assert_eq!(key(), before);
        fs::write(folder.join("a.rs"), "two").unwrap();
        assert_ne!(key(), before);
        fs::remove_dir_all(&folder).unwrap();
    }
}
