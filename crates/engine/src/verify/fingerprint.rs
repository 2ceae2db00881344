//! What a database contains, in one number a table: to show that two databases are equal, or that nothing changed.
//! Not for security: whoever can write rows can make sums meet.

use std::fmt;

use sqlx::{AssertSqlSafe, PgPool};

use crate::EngineError;

/// Rows that come and go without anything having happened in the business.
const PASSING_TABLES: [&str; 4] = ["_sqlx_migrations", "live_leases", "refresh_tokens", "sessions"];

/// A table's rows, whatever their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TablePrint {
    /// The table.
    pub table: String,
    /// Its rows.
    pub rows: u64,
    /// Sum of the 64-bit hashes of its rows written as text, decimal.
    pub print: String,
}

/// The prints of all tables, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint(pub Vec<TablePrint>);

/// Reads the whole database once, on one snapshot. Memory does not grow with it.
pub async fn fingerprint(pool: &PgPool) -> Result<Fingerprint, EngineError> {
    let mut tx = pool.begin().await?;
    sqlx::query!("set transaction isolation level repeatable read read only").execute(&mut *tx).await?;
    let passing: Vec<String> = PASSING_TABLES.iter().map(ToString::to_string).collect();
    let tables = sqlx::query_scalar!(
        r#"select relname::text as "table!" from pg_class
           where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
                 and not relname = any($1) order by 1"#,
        &passing
    )
    .fetch_all(&mut *tx)
    .await?;
    let mut prints = Vec::with_capacity(tables.len());
    for table in tables {
        // The name comes from the catalogue itself; doubled quotes make any name one identifier.
        let statement = format!(
            r#"select count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text from "{}" t"#,
            table.replace('"', "\"\"")
        );
        let (rows, print): (i64, String) =
            sqlx::query_as(AssertSqlSafe(statement)).fetch_one(&mut *tx).await?;
        prints.push(TablePrint { table, rows: u64::try_from(rows).unwrap_or(0), print });
    }
    tx.rollback().await?;
    Ok(Fingerprint(prints))
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<24} {:>8}  print", "Table", "rows")?;
        for TablePrint { table, rows, print } in &self.0 {
            writeln!(f, "{table:<24} {rows:>8}  {print}")?;
        }
        Ok(())
    }
}
