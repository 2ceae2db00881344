//! Checks what must always be true (V1 to V6) in any database, read-only, and tells what is broken. Not for repairing
//! anything: a broken rule is a defect, and a person decides.
//!
//! Every rule is one set-based query that returns what breaks it. All run on one snapshot of the database, so the
//! check may run while the shop sells.

mod comments;
mod fingerprint;
mod messages;
mod orders;
mod stock;
mod tally;
mod tenants;

use std::fmt;

use domain::clock::{Clock, SystemClock};
use sqlx::PgPool;

use crate::EngineError;
use crate::time::to_db;

pub use fingerprint::{Fingerprint, TablePrint, fingerprint};
pub use tally::{Tally, tally};

/// Examples a broken rule shows at most.
pub const EXAMPLES_MAX: u8 = 20;
/// How long a transaction may take between reading the clock and getting its locks, in real milliseconds: moments
/// closer than that do not tell which came first.
const RACE_MS: i64 = 1_000;
/// How long nobody may look after the clock while a process that died is replaced, in real milliseconds.
const AWAY_MS: i64 = 60_000;

/// The outcome of a verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// One entry a rule, in the order of the invariants.
    pub checks: Vec<Check>,
}

/// One rule and what breaks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The invariant it belongs to, `V1` to `V6`.
    pub invariant: &'static str,
    /// The rule as a sentence.
    pub rule: &'static str,
    /// What breaks it, at most [`EXAMPLES_MAX`] examples, each readable alone.
    pub broken: Vec<String>,
    /// How often it is broken in all.
    pub broken_total: u64,
}

impl Report {
    /// Whether every rule holds.
    pub fn is_clean(&self) -> bool {
        self.checks.iter().all(|check| check.broken_total == 0)
    }
}

impl Check {
    fn new(
        invariant: &'static str,
        rule: &'static str,
        rows: impl IntoIterator<Item = (String, i64)>,
    ) -> Self {
        let (mut broken, mut broken_total) = (Vec::new(), 0);
        for (what, total) in rows {
            broken.push(what);
            broken_total = u64::try_from(total).unwrap_or(0);
        }
        Self { invariant, rule, broken, broken_total }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for check in &self.checks {
            let verdict = if check.broken_total == 0 {
                "ok".to_owned()
            } else {
                format!("{} broken", check.broken_total)
            };
            writeln!(f, "{:<3} {verdict:<12} {}", check.invariant, check.rule)?;
            for example in &check.broken {
                writeln!(f, "                   - {example}")?;
            }
            let more = check.broken_total.saturating_sub(check.broken.len() as u64);
            if more > 0 {
                writeln!(f, "                   … and {more} more")?;
            }
        }
        let broken = self.checks.iter().filter(|check| check.broken_total > 0).count();
        match broken {
            0 => write!(f, "All {} rules hold.", self.checks.len()),
            _ => write!(f, "{broken} of {} rules are broken.", self.checks.len()),
        }
    }
}

/// The moments the rules about time are held against.
#[derive(Debug, Clone, Copy)]
struct Moments {
    /// Business time: holds, windows.
    business: chrono::DateTime<chrono::Utc>,
    /// The machine's time: leases.
    wall: chrono::DateTime<chrono::Utc>,
    /// [`RACE_MS`] in business time.
    race_ms: f64,
    /// [`AWAY_MS`] in business time.
    away_ms: f64,
}

/// Checks the whole database. `clock` is the business clock the database was written with.
pub async fn verify(pool: &PgPool, clock: &dyn Clock) -> Result<Report, EngineError> {
    let mut tx = pool.begin().await?;
    sqlx::query!("set transaction isolation level repeatable read read only").execute(&mut *tx).await?;
    // Every rule reads whole tables.
    sqlx::query!("set local enable_seqscan = on").execute(&mut *tx).await?;
    #[allow(clippy::cast_precision_loss)]
    let business_ms = |real_ms| clock.ms_of_real(real_ms) as f64;
    let at = Moments {
        business: to_db(clock.now()),
        wall: to_db(SystemClock.now()),
        race_ms: business_ms(RACE_MS),
        away_ms: business_ms(AWAY_MS),
    };
    let mut checks = stock::balances(&mut tx).await?;
    checks.extend(comments::outcomes(&mut tx, &at).await?);
    checks.extend(messages::replies(&mut tx).await?);
    checks.extend(messages::permissions(&mut tx, &at).await?);
    checks.extend(orders::payments(&mut tx).await?);
    checks.extend(orders::goods(&mut tx, &at).await?);
    checks.extend(stock::turns(&mut tx, &at).await?);
    checks.extend(tenants::references(&mut tx).await?);
    tx.rollback().await?;
    Ok(Report { checks })
}

/// Runs one rule. Its query takes the number of examples as its first parameter and returns `what` and `total`.
macro_rules! rule {
    ($conn:expr, $invariant:literal, $sentence:literal, $sql:literal $(, $argument:expr)* $(,)?) => {{
        let examples = i64::from(crate::verify::EXAMPLES_MAX);
        let rows = sqlx::query!($sql, examples $(, $argument)*).fetch_all(&mut *$conn).await?;
        crate::verify::Check::new($invariant, $sentence, rows.into_iter().map(|row| (row.what, row.total)))
    }};
}
use rule;

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        Report {
            checks: vec![
                Check::new("V1", "Held is what is held.", []),
                Check::new(
                    "V4",
                    "Paid is paid.",
                    [("order 1001".to_owned(), 2), ("order 1002".to_owned(), 2)],
                ),
            ],
        }
    }

    #[test]
    fn a_broken_rule_makes_the_report_unclean_and_shows_its_examples() {
        assert!(!report().is_clean());
        let text = report().to_string();
        assert!(text.contains("V4  2 broken     Paid is paid.\n                   - order 1001\n"), "{text}");
        assert!(text.ends_with("1 of 2 rules are broken."), "{text}");
    }

    #[test]
    fn more_than_the_shown_examples_are_counted() {
        let check = Check::new("V1", "Held is what is held.", [("variant 1".to_owned(), 31)]);
        assert!(Report { checks: vec![check] }.to_string().contains("… and 30 more"));
    }
}
