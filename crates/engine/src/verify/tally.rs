//! What went through a database, counted: the outcome of a Live in one table. Not a check of anything.

use std::fmt;

use sqlx::PgPool;

use crate::EngineError;

/// The counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Comments stored, those outside a Live included.
    pub comments: u64,
    /// Comments of Lives that are not decided yet.
    pub pending: u64,
    /// Comments by what they were read as, most frequent first.
    pub by_intent: Vec<(String, u64)>,
    /// Comments by what became of them, most frequent first.
    pub by_outcome: Vec<(String, u64)>,
    /// Order lines and their units.
    pub lines: LineTally,
    /// Orders by state.
    pub orders: Vec<(String, u64)>,
    /// Messages by kind and state.
    pub messages: Vec<(String, String, u64)>,
    /// Attempts to pay by state, with their sum in minor units of whatever currency.
    pub payments: Vec<(String, u64, i64)>,
}

/// Order lines, and units in brackets when shown. A line that holds and waits counts in both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineTally {
    /// Lines and units held now.
    pub held: (u64, u64),
    /// Lines and units waited for now.
    pub waiting: (u64, u64),
    /// Lines and units sold.
    pub sold: (u64, u64),
    /// Lines and units whose hold ran out, also when they were held again later.
    pub expired: (u64, u64),
    /// Lines and units whose hold was given up.
    pub released: (u64, u64),
    /// Lines that waited and got at least one unit, and places that got all.
    pub promoted: (u64, u64),
}

/// Counts the whole database.
pub async fn tally(pool: &PgPool) -> Result<Tally, EngineError> {
    let mut tx = pool.begin().await?;
    sqlx::query!("set transaction isolation level repeatable read read only").execute(&mut *tx).await?;
    let comments = sqlx::query!(
        r#"select count(*) as "total!", count(*) filter (where outcome is null and live_id is not null) as "pending!"
           from comments"#
    )
    .fetch_one(&mut *tx)
    .await?;
    let intents = sqlx::query!(
        r#"select intent, count(*) as "number!" from readings group by intent order by 2 desc, 1"#
    )
    .fetch_all(&mut *tx)
    .await?;
    let outcomes = sqlx::query!(
        r#"select outcome as "outcome!", count(*) as "number!" from comments where outcome is not null
           group by outcome order by 2 desc, 1"#
    )
    .fetch_all(&mut *tx)
    .await?;
    let holds = sqlx::query!(
        r#"select state, count(distinct order_line_id) as "lines!", sum(quantity)::bigint as "units!"
           from holds group by state"#
    )
    .fetch_all(&mut *tx)
    .await?;
    let waits = sqlx::query!(
        r#"select count(*) filter (where state = 'waiting') as "lines!",
                  coalesce(sum(quantity) filter (where state = 'waiting'), 0)::bigint as "units!",
                  count(distinct order_line_id) filter (where first_fill_at is not null) as "promoted!",
                  count(*) filter (where state = 'served') as "served!"
           from waitlist"#
    )
    .fetch_one(&mut *tx)
    .await?;
    let orders =
        sqlx::query!(r#"select state, count(*) as "number!" from orders group by state order by 2 desc, 1"#)
            .fetch_all(&mut *tx)
            .await?;
    let messages =
        sqlx::query!(r#"select kind, state, count(*) as "number!" from outbox group by kind, state order by kind, 3 desc, state"#)
            .fetch_all(&mut *tx)
            .await?;
    let payments = sqlx::query!(
        r#"select case when refund_due then state || ', refund due' else state end as "state!", count(*) as "number!",
                  sum(amount_minor)::bigint as "minor!"
           from payments group by 1 order by 2 desc, 1"#
    )
    .fetch_all(&mut *tx)
    .await?;
    tx.rollback().await?;

    let hold = |state: &str| {
        holds.iter().find(|row| row.state == state).map_or((0, 0), |row| (count(row.lines), count(row.units)))
    };
    Ok(Tally {
        comments: count(comments.total),
        pending: count(comments.pending),
        by_intent: intents.into_iter().map(|row| (row.intent, count(row.number))).collect(),
        by_outcome: outcomes.into_iter().map(|row| (row.outcome, count(row.number))).collect(),
        lines: LineTally {
            held: hold("open"),
            waiting: (count(waits.lines), count(waits.units)),
            sold: hold("sold"),
            expired: hold("expired"),
            released: hold("released"),
            promoted: (count(waits.promoted), count(waits.served)),
        },
        orders: orders.into_iter().map(|row| (row.state, count(row.number))).collect(),
        messages: messages.into_iter().map(|row| (row.kind, row.state, count(row.number))).collect(),
        payments: payments.into_iter().map(|row| (row.state, count(row.number), row.minor)).collect(),
    })
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Comments                 {:>8}", self.comments)?;
        if self.pending > 0 {
            writeln!(f, "  pending                {:>8}", self.pending)?;
        }
        section(
            f,
            "By intent",
            self.by_intent.iter().map(|(word, number)| (word.replace('_', " "), *number)),
        )?;
        section(
            f,
            "By outcome",
            self.by_outcome.iter().map(|(word, number)| (word.replace('_', " "), *number)),
        )?;
        writeln!(f, "Order lines                 lines    units")?;
        let lines = &self.lines;
        for (word, (number, units)) in [
            ("held", lines.held),
            ("waiting", lines.waiting),
            ("sold", lines.sold),
            ("expired", lines.expired),
            ("given up", lines.released),
        ] {
            writeln!(f, "  {word:<23}{number:>8} {units:>8}")?;
        }
        writeln!(f, "  {:<23}{:>8}", "served from the line", lines.promoted.0)?;
        section(f, "Orders", self.orders.iter().map(|(word, number)| (word.replace('_', " "), *number)))?;
        section(
            f,
            "Messages",
            self.messages
                .iter()
                .map(|(kind, state, number)| (format!("{}, {state}", kind.replace('_', " ")), *number)),
        )?;
        writeln!(f, "Payments                             amount (minor units)")?;
        for (state, number, minor) in &self.payments {
            writeln!(f, "  {state:<23}{number:>8} {minor:>14}")?;
        }
        Ok(())
    }
}

fn section(
    f: &mut fmt::Formatter<'_>,
    title: &str,
    rows: impl Iterator<Item = (String, u64)>,
) -> fmt::Result {
    writeln!(f, "{title}")?;
    for (word, number) in rows {
        writeln!(f, "  {word:<23}{number:>8}")?;
    }
    Ok(())
}
