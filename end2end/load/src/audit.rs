//! Are the acknowledged comments stored, each once?

use std::collections::HashMap;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use sqlx::Connection;
use sqlx::postgres::PgConnection;

/// Host and port of an address on this machine; `None` for any other.
pub fn local_authority(url: &str) -> Option<&str> {
    let authority = url.strip_prefix("http://")?.split(['/', '?']).next()?;
    ["127.0.0.1", "localhost", "[::1]"]
        .into_iter()
        .any(|local| authority.strip_prefix(local).is_some_and(|rest| rest.starts_with(':')))
        .then_some(authority)
}

/// A name that marks the comments of this run.
pub fn run_name() -> Result<String> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock stands before 1970")?;
    Ok(format!("load{:x}n", since.as_millis()))
}

/// How often each comment of the run is stored, by its number.
pub async fn stored(database: &str, run: &str) -> Result<HashMap<u64, u32>> {
    let mut connection =
        PgConnection::connect(database).await.context("the database cannot be reached for the audit")?;
    let ids: Vec<String> =
        sqlx::query_scalar("select comment_id from comments where comment_id like '%\\_' || $1 || '%'")
            .bind(run)
            .fetch_all(&mut connection)
            .await
            .context("the comments cannot be read for the audit")?;
    let mut stored = HashMap::with_capacity(ids.len());
    for id in ids {
        if let Some(nth) = id.rsplit('n').next().and_then(|nth| nth.parse().ok()) {
            *stored.entry(nth).or_default() += 1;
        }
    }
    Ok(stored)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn load_stays_on_this_machine() {
        assert_eq!(local_authority("http://[::1]:3000/x"), Some("[::1]:3000"));
        assert_eq!(local_authority("http://localhost:3000"), Some("localhost:3000"));
        for other in
            ["http://example.org:80", "http://127.0.0.1.example.org", "http://10.0.0.1:1", "localhost.evil:1"]
        {
            assert_eq!(local_authority(other), None, "{other}");
        }
    }
}
