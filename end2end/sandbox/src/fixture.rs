//! Reads pages, Lives and Flow merchants out of a seed fixture, so that app and sandbox agree. Not for products or users.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::config::{FlowAccount, PageConfig, SandboxConfig};

/// Largest fixture file that is read, bytes.
const FIXTURE_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// Why a fixture could not be used.
#[derive(Debug, thiserror::Error)]
pub enum FixtureError {
    /// The file cannot be opened or read.
    #[error("cannot read the fixture {}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is too big to be a fixture.
    #[error("the fixture {} has {bytes} bytes; at most {FIXTURE_BYTES_MAX} are read", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// It is not JSON of the fixture's shape.
    #[error("the fixture is not of the documented shape")]
    Malformed(#[from] serde_json::Error),
}

#[derive(Deserialize)]
struct Fixture {
    stores: Vec<Store>,
}

#[derive(Deserialize)]
struct Store {
    name: String,
    page: Option<Page>,
    payments: Option<Payments>,
    live: Option<Broadcast>,
}

#[derive(Deserialize)]
struct Page {
    id: String,
    name: String,
    access_token: String,
}

#[derive(Deserialize)]
struct Payments {
    flow: Option<Flow>,
}

#[derive(Deserialize)]
struct Flow {
    api_key: String,
    secret_key: String,
}

#[derive(Deserialize)]
struct Broadcast {
    title: String,
    live_video_id: String,
    video_id: String,
    post_id: String,
}

impl SandboxConfig {
    /// Adds the pages, Lives and merchants of the fixture file at `path`.
    ///
    /// # Errors
    /// When the file cannot be read or is not a fixture.
    pub fn with_fixture(self, path: &Path) -> Result<Self, FixtureError> {
        let unreadable = |source| FixtureError::Unreadable { path: path.to_owned(), source };
        let bytes = std::fs::metadata(path).map_err(unreadable)?.len();
        if bytes > FIXTURE_BYTES_MAX {
            return Err(FixtureError::TooLarge { path: path.to_owned(), bytes });
        }
        let text = std::fs::read_to_string(path).map_err(unreadable)?;
        self.with_fixture_text(&text)
    }

    /// Adds the pages, Lives and merchants of a fixture already read.
    ///
    /// # Errors
    /// When it is not a fixture.
    pub fn with_fixture_text(mut self, json: &str) -> Result<Self, FixtureError> {
        let fixture: Fixture = serde_json::from_str(json)?;
        for store in fixture.stores {
            if let Some(flow) = store.payments.and_then(|payments| payments.flow) {
                self.flow.push(FlowAccount {
                    api_key: flow.api_key,
                    secret_key: flow.secret_key,
                    merchant: store.name,
                });
            }
            if let (Some(page), Some(live)) = (store.page, store.live) {
                self.pages.push(PageConfig {
                    id: page.id,
                    name: page.name,
                    access_token: page.access_token,
                    live_video_id: live.live_video_id,
                    video_id: live.video_id,
                    post_id: live.post_id,
                    title: live.title,
                });
            }
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_shop_of_the_repository_gives_a_page_a_live_and_a_merchant() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../lives/tienda-demo.fixture.json");
        let config = SandboxConfig::default().with_fixture(&path).unwrap();
        assert_eq!(config.pages[0].live_video_id, "881200345");
        assert_eq!(config.flow[0].api_key, "APIKEY-DEMO-1");
    }

    #[test]
    fn something_else_is_refused() {
        let refused = SandboxConfig::default().with_fixture_text("{\"shops\":[]}");
        assert!(matches!(refused, Err(FixtureError::Malformed(_))));
    }
}
