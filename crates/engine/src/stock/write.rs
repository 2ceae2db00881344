//! Writes what was decided: a handful of set-based statements, whatever the number of lines.

use std::collections::{BTreeMap, HashMap};

use domain::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::allot::{Balance, Standing};
use crate::EngineError;
use crate::core::new_id;
use crate::time::to_db;

/// How one line's stock changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineChange {
    /// The line.
    pub line: Uuid,
    /// Its variant.
    pub variant: Uuid,
    /// How it stood.
    pub before: Standing,
    /// How it stands now.
    pub after: Standing,
}

/// Why holds end when a change takes them to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldEnd {
    /// Somebody gave it up.
    Released,
    /// Its time was over.
    Expired,
}

impl HoldEnd {
    const fn word(self) -> &'static str {
        match self {
            Self::Released => "released",
            Self::Expired => "expired",
        }
    }
}

/// Locks the variants until the transaction ends and tells what each has left. Ids that are not of this store are
/// left out.
pub async fn lock(
    conn: &mut PgConnection,
    store: Uuid,
    variants: &[Uuid],
) -> Result<HashMap<Uuid, Balance>, EngineError> {
    let rows = sqlx::query!(
        "select id, on_hand, held from variants where store_id = $1 and id = any($2) order by id for no key update",
        store,
        variants
    )
    .fetch_all(&mut *conn)
    .await?;
    let waiting = sqlx::query!(
        r#"select variant_id, sum(quantity)::bigint as "units!" from waitlist
           where variant_id = any($1) and state = 'waiting' group by variant_id"#,
        variants
    )
    .fetch_all(&mut *conn)
    .await?;
    let waiting: HashMap<Uuid, u32> = waiting
        .into_iter()
        .map(|row| (row.variant_id, u32::try_from(row.units).unwrap_or(u32::MAX)))
        .collect();
    Ok(rows
        .into_iter()
        .map(|row| {
            let free = u32::try_from(row.on_hand - row.held).unwrap_or(0);
            (row.id, Balance { free, waiting: waiting.get(&row.id).copied().unwrap_or(0) })
        })
        .collect())
}

/// How these lines stand. To be asked after [`lock`]: until then, somebody else may serve those who wait.
pub async fn standings(
    conn: &mut PgConnection,
    lines: &[Uuid],
) -> Result<HashMap<Uuid, Standing>, EngineError> {
    let rows = sqlx::query!(
        r#"select l.id, coalesce(h.quantity, 0) as "held!", coalesce(w.quantity, 0) as "waiting!"
           from order_lines l
           left join holds h on h.order_line_id = l.id and h.state = 'open'
           left join waitlist w on w.order_line_id = l.id and w.state = 'waiting'
           where l.id = any($1)"#,
        lines
    )
    .fetch_all(conn)
    .await?;
    let units = |number: i32| u32::try_from(number).unwrap_or(0);
    Ok(rows
        .into_iter()
        .map(|row| (row.id, Standing { held: units(row.held), waiting: units(row.waiting) }))
        .collect())
}

/// Writes the changes; the variants must be locked. New places in the waitlist are given in the order of `changes`.
pub async fn apply(
    conn: &mut PgConnection,
    store: Uuid,
    changes: &[LineChange],
    now: Timestamp,
    expires_at: Timestamp,
    end: HoldEnd,
) -> Result<(), EngineError> {
    write_holds(conn, store, changes, now, expires_at, end).await?;
    write_waits(conn, store, changes, now).await?;
    move_held(
        conn,
        changes.iter().map(|change| (change.variant, signed(change.after.held) - signed(change.before.held))),
    )
    .await
}

/// The changes of one side (units held, or units waiting), sorted by what is to be written, as columns for `unnest`.
struct Side {
    begun: Columns,
    resized: Columns,
    ended: Vec<Uuid>,
}

#[derive(Default)]
struct Columns {
    lines: Vec<Uuid>,
    variants: Vec<Uuid>,
    quantities: Vec<i32>,
}

impl Columns {
    fn push(&mut self, change: &LineChange, units: u32) {
        self.lines.push(change.line);
        self.variants.push(change.variant);
        self.quantities.push(signed(units));
    }

    fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    fn new_ids(&self) -> Vec<Uuid> {
        self.lines.iter().map(|_| new_id()).collect()
    }
}

impl Side {
    fn of(changes: &[LineChange], units: impl Fn(Standing) -> u32) -> Self {
        let mut side = Self { begun: Columns::default(), resized: Columns::default(), ended: Vec::new() };
        for change in changes {
            match (units(change.before), units(change.after)) {
                (before, after) if before == after => {}
                (0, after) => side.begun.push(change, after),
                (_, 0) => side.ended.push(change.line),
                (_, after) => side.resized.push(change, after),
            }
        }
        side
    }
}

async fn write_holds(
    conn: &mut PgConnection,
    store: Uuid,
    changes: &[LineChange],
    now: Timestamp,
    expires_at: Timestamp,
    end: HoldEnd,
) -> Result<(), EngineError> {
    let Side { begun, resized, ended } = Side::of(changes, |standing| standing.held);
    if !begun.is_empty() {
        sqlx::query!(
            "insert into holds (id, store_id, variant_id, order_line_id, quantity, state, expires_at, created_at)
             select u.id, $1, u.variant, u.line, u.quantity, 'open', $2, $3
             from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::int[]) as u (id, variant, line, quantity)",
            store,
            to_db(expires_at),
            to_db(now),
            &begun.new_ids(),
            &begun.variants,
            &begun.lines,
            &begun.quantities,
        )
        .execute(&mut *conn)
        .await?;
    }
    if !resized.is_empty() {
        sqlx::query!(
            "update holds set quantity = u.quantity
             from unnest($1::uuid[], $2::int[]) as u (line, quantity)
             where holds.order_line_id = u.line and holds.state = 'open'",
            &resized.lines,
            &resized.quantities,
        )
        .execute(&mut *conn)
        .await?;
    }
    if !ended.is_empty() {
        sqlx::query!(
            "update holds set state = $1, ended_at = $2 where order_line_id = any($3) and state = 'open'",
            end.word(),
            to_db(now),
            &ended
        )
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

async fn write_waits(
    conn: &mut PgConnection,
    store: Uuid,
    changes: &[LineChange],
    now: Timestamp,
) -> Result<(), EngineError> {
    let Side { begun: joined, resized, ended: left } = Side::of(changes, |standing| standing.waiting);
    if !joined.is_empty() {
        sqlx::query!(
            "insert into waitlist (id, store_id, variant_id, order_line_id, quantity, state, created_at)
             select u.id, $1, u.variant, u.line, u.quantity, 'waiting', $2
             from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::int[]) with ordinality
                  as u (id, variant, line, quantity, nth)
             order by u.nth",
            store,
            to_db(now),
            &joined.new_ids(),
            &joined.variants,
            &joined.lines,
            &joined.quantities,
        )
        .execute(&mut *conn)
        .await?;
    }
    if !resized.is_empty() {
        sqlx::query!(
            "update waitlist set quantity = u.quantity
             from unnest($1::uuid[], $2::int[]) as u (line, quantity)
             where waitlist.order_line_id = u.line and waitlist.state = 'waiting'",
            &resized.lines,
            &resized.quantities,
        )
        .execute(&mut *conn)
        .await?;
    }
    if !left.is_empty() {
        sqlx::query!(
            "update waitlist set state = 'left', ended_at = $1 where order_line_id = any($2) and state = 'waiting'",
            to_db(now),
            &left
        )
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Adds to `held` of each variant once, in the order of their ids.
pub(super) async fn move_held(
    conn: &mut PgConnection,
    moves: impl Iterator<Item = (Uuid, i32)>,
) -> Result<(), EngineError> {
    let mut sums: BTreeMap<Uuid, i32> = BTreeMap::new();
    for (variant, change) in moves {
        *sums.entry(variant).or_default() += change;
    }
    sums.retain(|_, change| *change != 0);
    if sums.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "update variants set held = held + u.change
         from unnest($1::uuid[], $2::int[]) as u (id, change) where variants.id = u.id",
        &sums.keys().copied().collect::<Vec<_>>(),
        &sums.values().copied().collect::<Vec<_>>(),
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Turns the open holds of a paid order into sales: the units leave the shop, once. The variants must be locked.
pub async fn sell_order(conn: &mut PgConnection, order: Uuid, now: Timestamp) -> Result<(), EngineError> {
    sqlx::query!(
        "with sold as (
            update holds set state = 'sold', ended_at = $2
            from order_lines l where l.id = holds.order_line_id and l.order_id = $1 and holds.state = 'open'
            returning holds.store_id, holds.variant_id, holds.order_line_id, holds.quantity
         ), movements as (
            insert into stock_movements (store_id, variant_id, change, reason, order_line_id, moved_at)
            select store_id, variant_id, -quantity, 'sale', order_line_id, $2 from sold
         )
         update variants set on_hand = on_hand - s.quantity, held = held - s.quantity
         from sold s where variants.id = s.variant_id",
        order,
        to_db(now)
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Brings the units of a sold order back, once. The variants must be locked. Returns them.
pub async fn return_order(
    conn: &mut PgConnection,
    order: Uuid,
    now: Timestamp,
) -> Result<Vec<Uuid>, EngineError> {
    let variants = sqlx::query_scalar!(
        r#"with back as (
            insert into stock_movements (store_id, variant_id, change, reason, order_line_id, moved_at)
            select m.store_id, m.variant_id, -m.change, 'return', m.order_line_id, $2
            from stock_movements m join order_lines l on l.id = m.order_line_id
            where l.order_id = $1 and m.reason = 'sale'
            on conflict do nothing
            returning variant_id, change
         )
         update variants set on_hand = on_hand + b.change
         from back b where variants.id = b.variant_id
         returning variants.id"#,
        order,
        to_db(now)
    )
    .fetch_all(conn)
    .await?;
    Ok(variants)
}

/// Units as the database counts them. Quantities are bounded by [`super::LINE_UNITS_MAX`], far below the limit.
pub(super) fn signed(units: u32) -> i32 {
    i32::try_from(units).unwrap_or(i32::MAX)
}
