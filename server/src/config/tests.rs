//! How the environment is read.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::*;

/// A folder that is removed with its owner.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("livesell-config-{}", engine::secrets::random_token(9)));
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn complete() -> BTreeMap<String, String> {
    [
        ("DATABASE_URL", "postgres://me@localhost/livesell"),
        ("FB_APP_SECRET", "s3cret"),
        ("FB_WEBHOOK_VERIFY_TOKEN", "token"),
        ("ENCRYPTION_KEY_AES256", "0101010101010101010101010101010101010101010101010101010101010101"),
        ("JWT_SIGNING_KEY", "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI="),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect()
}

fn with(name: &str, value: &str) -> BTreeMap<String, String> {
    let mut source = complete();
    source.insert(name.to_owned(), value.to_owned());
    source
}

#[test]
fn five_variables_are_enough_for_a_database_of_ones_own() {
    let config = Config::read(&complete()).unwrap();
    assert_eq!(config.addr, ADDR_DEFAULT);
    assert_eq!(config.public_url.to_string(), "http://127.0.0.1:3000");
    assert_eq!(config.meta.graph_url.to_string(), GRAPH_URL_DEFAULT);
    assert_eq!((config.encryption_key.bytes(), config.jwt_seed.bytes()), ([1; 32], [2; 32]));
    assert_eq!(config.clock, ClockChoice::System);
}

#[test]
fn a_wrong_value_is_refused_by_a_sentence_that_names_its_variable_and_not_the_value() {
    for (name, value) in [
        ("LIVESELL_ADDR", "localhost"),
        ("LIVESELL_PUBLIC_URL", "http://shop.example"),
        ("DATABASE_URL", "mysql://x"),
        ("DATABASE_CONNECTIONS_MAX", "0"),
        ("FB_APP_ID", "myapp"),
        ("META_GRAPH_URL", "graph"),
        ("FLOW_API_URL", "ftp://flow"),
        ("ENCRYPTION_KEY_AES256", "abcd"),
        ("JWT_SIGNING_KEY", "not a key"),
        ("LIVESELL_NODE", "two words"),
        ("LIVESELL_CLOCK", "fast"),
        ("LIVESELL_INBOX_BYTES_MAX", "-1"),
        ("LIVESELL_PRIVATE_REPLIES_PER_HOUR", "many"),
        ("LIVESELL_PUBLIC_REPLIES_PER_HOUR", "0"),
    ] {
        let said = Config::read(&with(name, value)).unwrap_err().to_string();
        assert!(said.starts_with(&format!("{name}: ")), "{said}");
        assert!(!said.contains(&format!("{value:?}")), "{said}");
    }
}

#[test]
fn what_is_missing_is_named_with_what_it_is_for() {
    for name in ["FB_APP_SECRET", "FB_WEBHOOK_VERIFY_TOKEN", "ENCRYPTION_KEY_AES256", "JWT_SIGNING_KEY"] {
        let said = Config::read(&with(name, "  ")).unwrap_err().to_string();
        assert!(said.starts_with(&format!("{name} is not set: ")), "{said}");
    }
}

#[test]
fn without_a_database_address_keys_are_made_once_kept_and_readable_by_nobody_else() {
    let folder = Folder::new();
    let data = folder.0.to_str().unwrap().to_owned();
    let source: BTreeMap<String, String> = [("LIVESELL_DATA".to_owned(), data)].into();
    let first = Config::read(&source).unwrap();
    let second = Config::read(&source).unwrap();
    assert_eq!(first.encryption_key, second.encryption_key);
    assert_eq!(first.jwt_seed, second.jwt_seed);
    assert_ne!(first.encryption_key, first.jwt_seed);
    let mode = std::fs::metadata(folder.0.join("secrets.env")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_key_that_is_given_goes_before_the_kept_one() {
    let folder = Folder::new();
    let mut source: BTreeMap<String, String> =
        [("LIVESELL_DATA".to_owned(), folder.0.to_str().unwrap().to_owned())].into();
    let kept = Config::read(&source).unwrap().jwt_seed;
    source.insert("JWT_SIGNING_KEY".to_owned(), "03".repeat(32));
    assert_eq!(Config::read(&source).unwrap().jwt_seed.bytes(), [3; 32]);
    source.remove("JWT_SIGNING_KEY");
    assert_eq!(Config::read(&source).unwrap().jwt_seed, kept);
}

#[test]
fn the_example_lists_every_variable_and_no_other() {
    let example = include_str!("../../../.env.example");
    let listed: Vec<&str> = example
        .lines()
        .filter_map(|line| line.trim_start_matches("# ").split_once('='))
        .map(|(name, _)| name)
        .filter(|name| name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_'))
        .collect();
    assert_eq!(listed, VARIABLES);
}

#[test]
fn neither_keys_nor_secrets_are_printed() {
    let printed = format!("{:?}", Config::read(&complete()).unwrap());
    assert!(!printed.contains("s3cret") && !printed.contains("1, 1, 1"), "{printed}");
}
