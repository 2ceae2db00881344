//! Logs: for people on a terminal, or one JSON object a line (`LIVESELL_LOG=json`). What must not be logged is decided
//! where a line is written: never bodies, tokens, names or addresses with tokens in them.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::FmtSpan;

use crate::config::{ConfigError, Source};

/// What is logged when nothing is said.
pub const FILTER_DEFAULT: &str = "info,sqlx=warn,leptos=warn";
/// The same where people read along: a line a request would push everything else off the screen.
pub const FILTER_QUIET: &str = "warn,server::stopping=info";

/// Starts logging to standard error, with this filter unless `RUST_LOG` says otherwise. Later calls do nothing.
pub fn start(source: &dyn Source, filter: &str) -> Result<(), ConfigError> {
    let filter =
        EnvFilter::try_new(source.get("RUST_LOG").unwrap_or_else(|| filter.to_owned())).map_err(|_| {
            ConfigError::Wrong {
                name: "RUST_LOG",
                what: "levels by module are expected, such as info,engine=debug".to_owned(),
            }
        })?;
    let base = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_span_events(FmtSpan::NONE);
    // A second subscriber is refused, which only happens in tests.
    let _ = match source.get("LIVESELL_LOG").as_deref() {
        None | Some("text") => {
            base.with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr())).try_init()
        }
        Some("json") => base.json().flatten_event(true).with_current_span(false).try_init(),
        Some(_) => {
            return Err(ConfigError::Wrong {
                name: "LIVESELL_LOG",
                what: "text or json is expected".to_owned(),
            });
        }
    };
    Ok(())
}
