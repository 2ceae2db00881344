//! Carries out what is said of an attempt: the order is paid and its stock leaves, once; or the cart is open again; or
//! the money must go back. Said twice, late or in the wrong order, it changes nothing.

use std::collections::HashMap;

use domain::order::{OrderMove, OrderState};
use domain::payment::PaymentState;
use domain::{Money, Timestamp};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Word, order_ref_base};
use crate::hub::Touched;
use crate::hub::rows::currency;
use crate::orders::{self, split_rest, state_of};
use crate::outbox::{self, Kind, NewMessage, Template};
use crate::stock::{self, Balance, HoldEnd, LineChange, Standing};
use crate::time::to_db;
use crate::{Engine, EngineError};

/// The attempt and its order, both locked.
struct Case {
    payment: Uuid,
    store: Uuid,
    order: Uuid,
    order_state: OrderState,
    state: PaymentState,
    amount: Money,
    order_ref: String,
    method: String,
    hold_until: Timestamp,
}

/// A line of the attempt with what is still held for it.
struct PaidLine {
    line: Uuid,
    variant: Uuid,
    units: u32,
    stands: Standing,
}

/// What capturing an attempt means for its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Capture {
    /// The goods are there: the order is paid.
    Sell,
    /// The goods are gone.
    GoodsGone,
    /// The money cannot be for this order as it stands: another amount, or paid already.
    Surplus,
}

/// What capturing means, decided from facts alone. `taken` tells whether stock could be found for every line.
const fn judge(order: OrderState, as_agreed: bool, goods_there: bool) -> Capture {
    let payable = matches!(
        order,
        OrderState::Open | OrderState::AwaitingPayment | OrderState::Expired | OrderState::Cancelled
    );
    match (payable && as_agreed, goods_there) {
        (false, _) => Capture::Surplus,
        (true, true) => Capture::Sell,
        (true, false) => Capture::GoodsGone,
    }
}

pub(super) async fn settle(engine: &Engine, payment: Uuid, word: &Word) -> Result<(), EngineError> {
    let now = engine.now();
    let mut tx = engine.pool.begin().await?;
    let case = lock_case(&mut tx, payment, now).await?;
    let next = case.state.after(word.state);
    if next == case.state {
        return Ok(());
    }
    let mut touched = Touched { orders: vec![case.order], ..Touched::default() };
    match next {
        PaymentState::Captured => capture(&mut tx, &case, word, now, &mut touched).await?,
        PaymentState::Rejected | PaymentState::Cancelled => refuse(&mut tx, &case, next, now).await?,
        PaymentState::Refunded | PaymentState::Pending => close(&mut tx, payment, next, false, now).await?,
    }
    tx.commit().await?;
    tracing::info!(payment_id = %payment, order_id = %case.order, store_id = %case.store, state = next.word(),
                   "a payment moved");
    engine.hub.touch(case.store.into(), touched);
    engine.outbox_bell.notify_one();
    Ok(())
}

async fn lock_case(conn: &mut PgConnection, payment: Uuid, now: Timestamp) -> Result<Case, EngineError> {
    let order = sqlx::query!(
        "select o.id, o.store_id, o.number, o.state, s.hold_seconds
         from orders o join stores s on s.id = o.store_id
         where o.id = (select order_id from payments where id = $1) for no key update of o",
        payment
    )
    .fetch_one(&mut *conn)
    .await?;
    let row = sqlx::query!(
        "select attempt, state, amount_minor, currency, method from payments where id = $1 for update",
        payment
    )
    .fetch_one(conn)
    .await?;
    Ok(Case {
        payment,
        store: order.store_id,
        order: order.id,
        order_state: state_of(&order.state)?,
        state: PaymentState::from_word(&row.state)
            .ok_or_else(|| EngineError::Corrupt(format!("payment state {}", row.state)))?,
        amount: Money::new(row.amount_minor, currency(&row.currency)?),
        order_ref: format!("{}-{}", order_ref_base(order.number), row.attempt),
        method: row.method,
        hold_until: now.plus_ms(i64::from(order.hold_seconds) * 1000),
    })
}

async fn close(
    conn: &mut PgConnection,
    payment: Uuid,
    state: PaymentState,
    refund_due: bool,
    now: Timestamp,
) -> Result<(), EngineError> {
    sqlx::query!(
        "update payments set state = $2, refund_due = $3, decided_at = $4, check_at = null where id = $1",
        payment,
        state.word(),
        refund_due,
        to_db(now)
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The attempt is over; the cart is open again unless another attempt is still being decided.
async fn refuse(
    conn: &mut PgConnection,
    case: &Case,
    state: PaymentState,
    now: Timestamp,
) -> Result<(), EngineError> {
    close(conn, case.payment, state, false, now).await?;
    let others = sqlx::query_scalar!(
        r#"select exists (select 1 from payments where order_id = $1 and state = 'pending') as "others!""#,
        case.order
    )
    .fetch_one(&mut *conn)
    .await?;
    if case.order_state == OrderState::AwaitingPayment && !others {
        orders::go(conn, case.order, case.order_state, OrderMove::PaymentFailed, now).await?;
        sqlx::query!("update orders set total_minor = null, method = null where id = $1", case.order)
            .execute(conn)
            .await?;
    }
    Ok(())
}

async fn capture(
    conn: &mut PgConnection,
    case: &Case,
    word: &Word,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), EngineError> {
    let as_agreed =
        word.amount == case.amount && word.order_ref.as_ref().is_none_or(|named| *named == case.order_ref);
    // Of the whole order, for what is not paid for moves into another cart.
    let variants = sqlx::query_scalar!(
        "select distinct variant_id from order_lines
         where order_id = $1 or id in (select order_line_id from payment_lines where payment_id = $2) order by variant_id",
        case.order,
        case.payment
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut balances = stock::lock(conn, case.store, &variants).await?;
    let lines = paid_lines(conn, case.payment).await?;
    let restored = restore(&lines, &mut balances);
    match judge(case.order_state, as_agreed, restored.is_some()) {
        Capture::Surplus => {
            tracing::warn!(payment_id = %case.payment, order_id = %case.order, as_agreed,
                           "money came that cannot be kept; it must be given back");
            close(conn, case.payment, PaymentState::Captured, true, now).await?;
        }
        Capture::Sell => {
            let changes = restored.unwrap_or_default();
            stock::apply(conn, case.store, &changes, now, case.hold_until, HoldEnd::Released).await?;
            orders::go(conn, case.order, case.order_state, OrderMove::Pay, now).await?;
            let paid: HashMap<Uuid, i32> =
                lines.iter().map(|line| (line.line, i32::try_from(line.units).unwrap_or(i32::MAX))).collect();
            let rest = split_rest(conn, case.store, case.order, &paid, now).await?;
            stock::sell_order(conn, case.order, now).await?;
            close(conn, case.payment, PaymentState::Captured, false, now).await?;
            sqlx::query!(
                "update orders set paid_at = $2, total_minor = $3, method = $4 where id = $1",
                case.order,
                to_db(now),
                case.amount.minor,
                case.method
            )
            .execute(&mut *conn)
            .await?;
            tell_paid(conn, case, now).await?;
            touched.orders.extend(rest);
            touched.variants = variants;
        }
        Capture::GoodsGone => {
            tracing::warn!(payment_id = %case.payment, order_id = %case.order,
                           "paid after its stock had gone; the money must be given back");
            close(conn, case.payment, PaymentState::Captured, true, now).await?;
            let changes: Vec<LineChange> = lines
                .iter()
                .map(|line| LineChange {
                    line: line.line,
                    variant: line.variant,
                    before: line.stands,
                    after: Standing::default(),
                })
                .collect();
            stock::apply(conn, case.store, &changes, now, now, HoldEnd::Released).await?;
            orders::go(conn, case.order, case.order_state, OrderMove::PayWithoutStock, now).await?;
            split_rest(conn, case.store, case.order, &HashMap::new(), now).await?;
            let promotions = stock::promote(conn, &variants, now, case.hold_until).await?;
            let told = outbox::tell_promoted(conn, &promotions, now).await?;
            touched.orders.extend(told.orders);
            touched.variants = variants;
        }
    }
    Ok(())
}

async fn paid_lines(conn: &mut PgConnection, payment: Uuid) -> Result<Vec<PaidLine>, EngineError> {
    let rows = sqlx::query!(
        r#"select pl.order_line_id, pl.quantity, l.variant_id, coalesce(h.quantity, 0) as "held!",
                  coalesce(w.quantity, 0) as "waiting!"
           from payment_lines pl join order_lines l on l.id = pl.order_line_id
           left join holds h on h.order_line_id = l.id and h.state = 'open'
           left join waitlist w on w.order_line_id = l.id and w.state = 'waiting'
           where pl.payment_id = $1"#,
        payment
    )
    .fetch_all(conn)
    .await?;
    let units = |number: i32| u32::try_from(number).unwrap_or(0);
    Ok(rows
        .into_iter()
        .map(|row| PaidLine {
            line: row.order_line_id,
            variant: row.variant_id,
            units: units(row.quantity),
            stands: Standing { held: units(row.held), waiting: units(row.waiting) },
        })
        .collect())
}

/// What must be held again so that every paid unit is held; `None` when it is not there.
fn restore(lines: &[PaidLine], balances: &mut HashMap<Uuid, Balance>) -> Option<Vec<LineChange>> {
    let mut changes = Vec::new();
    for line in lines {
        let missing = line.units.saturating_sub(line.stands.held);
        if missing == 0 {
            continue;
        }
        let balance = balances.get_mut(&line.variant)?;
        if balance.free < missing {
            return None;
        }
        balance.free -= missing;
        let after = Standing { held: line.units, waiting: line.stands.waiting };
        changes.push(LineChange { line: line.line, variant: line.variant, before: line.stands, after });
    }
    Some(changes)
}

async fn tell_paid(conn: &mut PgConnection, case: &Case, now: Timestamp) -> Result<(), EngineError> {
    let row = sqlx::query!(
        r#"select o.live_id, o.customer_id,
                  coalesce(v.page_connection_id,
                           (select p.id from page_connections p where p.store_id = o.store_id order by p.created_at limit 1))
                      as "page?"
           from orders o left join lives v on v.id = o.live_id where o.id = $1"#,
        case.order
    )
    .fetch_one(&mut *conn)
    .await?;
    let Some(page) = row.page else { return Ok(()) };
    let receipt = NewMessage {
        page,
        live: row.live_id,
        kind: Kind::Message,
        template: Template::Receipt,
        text: String::new(),
        comment: None,
        order: Some(case.order),
        customer: Some(row.customer_id),
        dedupe_key: format!("receipt:{}", case.order),
    };
    outbox::put(conn, case.store, &[receipt], now).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_for_an_open_or_expired_cart_buys_the_goods_when_they_are_there() {
        for state in
            [OrderState::Open, OrderState::AwaitingPayment, OrderState::Expired, OrderState::Cancelled]
        {
            assert_eq!(judge(state, true, true), Capture::Sell);
            assert_eq!(judge(state, true, false), Capture::GoodsGone);
        }
    }

    #[test]
    fn a_second_payment_or_another_amount_is_never_kept_nor_lost() {
        for state in OrderState::ALL {
            assert_eq!(judge(state, false, true), Capture::Surplus);
        }
        for state in [OrderState::Paid, OrderState::Delivered, OrderState::RefundDue, OrderState::Refunded] {
            assert_eq!(judge(state, true, true), Capture::Surplus);
        }
    }

    #[test]
    fn stock_is_taken_again_only_for_what_is_no_longer_held() {
        let variant = Uuid::from_u128(1);
        let line = |held: u32| PaidLine {
            line: Uuid::from_u128(2),
            variant,
            units: 3,
            stands: Standing { held, waiting: 0 },
        };
        let mut balances = HashMap::from([(variant, Balance { free: 2, waiting: 0 })]);
        assert_eq!(restore(&[line(3)], &mut balances), Some(Vec::new()));
        assert_eq!(restore(&[line(0)], &mut balances), None);
        let changes = restore(&[line(1)], &mut balances).unwrap();
        assert_eq!((changes[0].before.held, changes[0].after.held), (1, 3));
        assert_eq!(balances[&variant].free, 0);
    }
}
