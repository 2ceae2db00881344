//! Keys of 32 bytes, and the keys a private installation makes for itself on its first start.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use super::source::Source;

/// Name of the file with the private keys, in the data folder.
const FILE: &str = "secrets.env";
/// Largest such file, in bytes.
const FILE_BYTES_MAX: u64 = 64 * 1024;

/// A key of 32 bytes; never printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Key([u8; 32]);

impl Key {
    /// Reads 64 hexadecimal digits or base64 of 32 bytes. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = hex::decode(text)
            .ok()
            .or_else(|| STANDARD.decode(text).ok())
            .or_else(|| STANDARD_NO_PAD.decode(text).ok())
            .or_else(|| URL_SAFE_NO_PAD.decode(text).ok())?;
        bytes.try_into().ok().map(Self)
    }

    /// The bytes.
    pub const fn bytes(&self) -> [u8; 32] {
        self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(32 bytes)")
    }
}

/// Why the private keys could not be had.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The file or its folder cannot be read or made.
    #[error("LIVESELL_DATA: cannot {doing} {}: {source}", path.display())]
    Io {
        /// What was tried.
        doing: &'static str,
        /// On which path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A line of the file is not `NAME=value`.
    #[error("{}: line {line} is not NAME=value; restore the file, or move it away together with the database it belongs to", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Which line, from 1.
        line: usize,
    },
}

/// The environment, and for what it does not say the private keys.
pub(super) struct WithPrivateKeys<'a> {
    environment: &'a dyn Source,
    keys: BTreeMap<String, String>,
}

impl<'a> WithPrivateKeys<'a> {
    /// Reads the data folder's keys, making them when there are none. A name the file lacks is added, so that a file of
    /// an older version grows.
    pub(super) fn new(environment: &'a dyn Source, data_dir: &Path) -> Result<Self, KeysError> {
        let path = data_dir.join(FILE);
        let mut keys = read(&path)?;
        let before = keys.len();
        for (name, bytes) in [
            ("ENCRYPTION_KEY_AES256", 32),
            ("JWT_SIGNING_KEY", 32),
            ("FB_APP_SECRET", 16),
            ("FB_WEBHOOK_VERIFY_TOKEN", 16),
        ] {
            keys.entry(name.to_owned()).or_insert_with(|| random_hex(bytes));
        }
        if keys.len() > before {
            write(data_dir, &path, &keys)?;
        }
        Ok(Self { environment, keys })
    }
}

impl Source for WithPrivateKeys<'_> {
    fn get(&self, name: &str) -> Option<String> {
        self.environment.get(name).or_else(|| Source::get(&self.keys, name))
    }
}

fn read(path: &Path) -> Result<BTreeMap<String, String>, KeysError> {
    let io = |source| KeysError::Io { doing: "read", path: path.to_owned(), source };
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(io(error)),
        Ok(found) if found.len() > FILE_BYTES_MAX => return Err(io(io::ErrorKind::FileTooLarge.into())),
        Ok(_) => {}
    }
    let text = fs::read_to_string(path).map_err(io)?;
    let mut keys = BTreeMap::new();
    for (line, text) in (1..).zip(text.lines()) {
        let text = text.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let (name, value) =
            text.split_once('=').ok_or_else(|| KeysError::Unreadable { path: path.to_owned(), line })?;
        keys.insert(name.trim().to_owned(), value.trim().to_owned());
    }
    Ok(keys)
}

/// Writes beside and renames, so that a kill leaves either the old file or the new one.
fn write(data_dir: &Path, path: &Path, keys: &BTreeMap<String, String>) -> Result<(), KeysError> {
    let io = |doing, path: &Path| {
        let path = path.to_owned();
        move |source| KeysError::Io { doing, path, source }
    };
    // Others may enter the folder, so that PostgreSQL's own account reaches its cluster; the file itself is ours alone.
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o755)
        .create(data_dir)
        .map_err(io("make the folder", data_dir))?;
    let beside = path.with_extension(format!("env.{}", std::process::id()));
    let mut text = String::from(
        "# Keys of this installation. Without them its database cannot be read: keep them with the backups.\n",
    );
    for (name, value) in keys {
        text.push_str(name);
        text.push('=');
        text.push_str(value);
        text.push('\n');
    }
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&beside)
        .map_err(io("make", &beside))?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(io("write", &beside))?;
    fs::rename(&beside, path).map_err(io("make", path))
}

fn random_hex(bytes: usize) -> String {
    let mut buffer = vec![0_u8; bytes];
    rand::fill(&mut buffer[..]);
    hex::encode(buffer)
}
