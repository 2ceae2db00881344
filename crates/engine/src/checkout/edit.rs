//! Changing a cart from its link: the same stock rules as in the Live.

use domain::Timestamp;
use domain::checkout::CheckoutView;
use domain::ids::OrderLineId;
use domain::order::{OrderMove, OrderState};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{too_late, unknown_link, view};
use crate::orders::{self, state_of};
use crate::stock::{self, HoldEnd, LineChange, Standing, allot};
use crate::{Engine, EngineError, outbox};

/// Units of one line that a buyer can ask for on the page; more is for the shop to decide.
const LINE_UNITS_MAX: u32 = 10;

/// The order behind a token, locked.
pub(super) struct LockedOrder {
    pub id: Uuid,
    pub store: Uuid,
    pub state: OrderState,
    pub hold_seconds: i32,
    pub hold_seconds_max: i32,
}

pub(super) async fn lock_order(conn: &mut PgConnection, token: &str) -> Result<LockedOrder, EngineError> {
    let row = sqlx::query!(
        "select o.id, o.store_id, o.state, s.hold_seconds, s.hold_seconds_max
         from orders o join stores s on s.id = o.store_id where o.token = $1 for no key update of o",
        token
    )
    .fetch_optional(conn)
    .await?
    .ok_or_else(unknown_link)?;
    Ok(LockedOrder {
        id: row.id,
        store: row.store_id,
        state: state_of(&row.state)?,
        hold_seconds: row.hold_seconds,
        hold_seconds_max: row.hold_seconds_max,
    })
}

impl LockedOrder {
    fn hold_until(&self, now: Timestamp) -> Timestamp {
        now.plus_ms(i64::from(self.hold_seconds) * 1000)
    }
}

/// Sets how many units of a line the buyer wants; 0 removes it. More than there is joins the waitlist.
pub async fn set_quantity(
    engine: &Engine,
    token: &str,
    line: OrderLineId,
    quantity: u32,
) -> Result<CheckoutView, EngineError> {
    let now = engine.now();
    let mut tx = engine.pool.begin().await?;
    let order = lock_order(&mut tx, token).await?;
    if !order.state.is_cart() {
        return Err(too_late("checkout.not_open", "This order can no longer be changed."));
    }
    let variant = sqlx::query_scalar!(
        "select variant_id from order_lines where order_id = $1 and id = $2",
        order.id,
        line.0
    )
    .fetch_optional(&mut *tx)
    .await?
    .ok_or_else(|| EngineError::not_found("line"))?;
    let mut balances = stock::lock(&mut tx, order.store, &[variant]).await?;
    let before = stock::standings(&mut tx, &[line.0]).await?.remove(&line.0).unwrap_or_default();
    if quantity > LINE_UNITS_MAX.max(before.wanted()) {
        return Err(too_late("checkout.too_many", "For more than 10 units, write to the shop."));
    }
    let balance = balances.entry(variant).or_default();
    let after = allot(balance, before, quantity);
    let change = LineChange { line: line.0, variant, before, after };
    stock::apply(&mut tx, order.store, &[change], now, order.hold_until(now), HoldEnd::Released).await?;
    cancel_if_empty(&mut tx, &order, now).await?;
    let promotions = stock::promote(&mut tx, &[variant], now, order.hold_until(now)).await?;
    let mut touched = outbox::tell_promoted(&mut tx, &promotions, now).await?;
    tx.commit().await?;

    touched.orders.push(order.id);
    touched.variants.push(variant);
    engine.hub.touch(order.store.into(), touched);
    engine.outbox_bell.notify_one();
    view(engine, token).await
}

async fn cancel_if_empty(
    conn: &mut PgConnection,
    order: &LockedOrder,
    now: Timestamp,
) -> Result<(), EngineError> {
    let empty = sqlx::query_scalar!(
        r#"select not exists (select 1 from order_lines l join holds h on h.order_line_id = l.id
                              where l.order_id = $1 and h.state = 'open')
              and not exists (select 1 from order_lines l join waitlist w on w.order_line_id = l.id
                              where l.order_id = $1 and w.state = 'waiting') as "empty!""#,
        order.id
    )
    .fetch_one(&mut *conn)
    .await?;
    if empty {
        orders::go(conn, order.id, order.state, OrderMove::Cancel, now).await?;
    }
    Ok(())
}

/// Takes stock again for a cart whose time ran out: what is there is held anew, the rest waits in line.
pub async fn revive(engine: &Engine, token: &str) -> Result<CheckoutView, EngineError> {
    let now = engine.now();
    let mut tx = engine.pool.begin().await?;
    let order = lock_order(&mut tx, token).await?;
    if order.state.is_cart() {
        tx.rollback().await?;
        return view(engine, token).await;
    }
    if order.state != OrderState::Expired {
        return Err(too_late("checkout.not_open", "This order can no longer be changed."));
    }
    let lines = sqlx::query!(
        r#"select distinct on (l.id) l.id, l.variant_id, h.quantity
           from order_lines l join holds h on h.order_line_id = l.id and h.state = 'expired'
           where l.order_id = $1 order by l.id, h.ended_at desc"#,
        order.id
    )
    .fetch_all(&mut *tx)
    .await?;
    let variants: Vec<Uuid> = lines.iter().map(|line| line.variant_id).collect();
    let mut balances = stock::lock(&mut tx, order.store, &variants).await?;
    let changes: Vec<LineChange> = lines
        .iter()
        .map(|line| {
            let before = Standing::default();
            let wanted = u32::try_from(line.quantity).unwrap_or(0);
            let after = allot(balances.entry(line.variant_id).or_default(), before, wanted);
            LineChange { line: line.id, variant: line.variant_id, before, after }
        })
        .collect();
    orders::go(&mut tx, order.id, order.state, OrderMove::Revive, now).await.map_err(|error| {
        error.on_constraint("orders_one_cart", || {
            too_late(
                "checkout.newer_cart",
                "You have a newer cart in this Live. Open the link of the newest message.",
            )
        })
    })?;
    stock::apply(&mut tx, order.store, &changes, now, order.hold_until(now), HoldEnd::Released).await?;
    tx.commit().await?;
    engine.hub.touch(
        order.store.into(),
        crate::hub::Touched { orders: vec![order.id], variants, ..crate::hub::Touched::default() },
    );
    view(engine, token).await
}
