//! Going to pay: the contact is kept, the holds are lengthened, and an attempt is made whose amount and lines are fixed.

use domain::checkout::{PayRequest, PayStep};
use domain::order::OrderMove;
use domain::payment::PaymentMethod;
use domain::{FaultKind, Money, Timestamp};
use platforms::payments::{CreatePayment, PaymentGateway};
use sqlx::PgConnection;
use uuid::Uuid;

use super::contact::checked;
use super::edit::{LockedOrder, lock_order};
use super::too_late;
use crate::core::new_id;
use crate::hub::Touched;
use crate::hub::rows::currency;
use crate::payments::{self, methods};
use crate::time::{from_db, to_db};
use crate::{Engine, EngineError, orders};

/// How long the buyer has at the gateway before the hold ends, at least.
const PAYING_MINUTES: i64 = 15;
/// When the gateway is first asked by ourselves, should its notification not come.
const FIRST_CHECK_MS: i64 = 20_000;

/// An attempt as it was written.
struct Attempt {
    payment: Uuid,
    number: i64,
    nth: u32,
    amount: Money,
    email: String,
    subject: String,
    timeout_s: u32,
    /// Where an attempt made earlier for the same goods leads.
    redirect_url: Option<String>,
    store: Uuid,
    order: Uuid,
}

/// Notes contact and choice and tells where the buyer goes next. Asking twice for the same cart leads to the same
/// attempt.
pub async fn pay(engine: &Engine, token: &str, request: PayRequest) -> Result<PayStep, EngineError> {
    let contact = checked(&request.contact)?;
    let request = PayRequest { contact, ..request };
    let now = engine.now();
    let mut tx = engine.pool.begin().await?;
    let order = lock_order(&mut tx, token).await?;
    if !order.state.is_cart() {
        return Err(too_late("checkout.not_open", "This order is no longer waiting for a payment."));
    }
    let attempt = write_attempt(&mut tx, &order, &request, now).await?;
    let gateway = match request.method {
        PaymentMethod::Flow => Some(methods::flow(engine, order.store).await?),
        PaymentMethod::Transfer => {
            methods::of_store(engine, order.store).await?.transfer.ok_or_else(not_offered)?;
            None
        }
    };
    tx.commit().await?;
    engine.hub.touch(attempt.store.into(), Touched { orders: vec![attempt.order], ..Touched::default() });

    match (gateway, attempt.redirect_url.clone()) {
        (None, _) => Ok(PayStep::TransferShown),
        (Some(_), Some(url)) => Ok(PayStep::Gateway { url }),
        (Some(gateway), None) => go_to_gateway(engine, &gateway, attempt).await,
    }
}

fn not_offered() -> EngineError {
    EngineError::refused(
        FaultKind::Invalid,
        "checkout.method",
        "The shop does not offer this way to pay. Choose another one.",
    )
}

async fn write_attempt(
    conn: &mut PgConnection,
    order: &LockedOrder,
    request: &PayRequest,
    now: Timestamp,
) -> Result<Attempt, EngineError> {
    let facts = sqlx::query!(
        "select o.number, o.created_at, s.currency, s.name, s.delivery_minor, s.pickup_address
         from orders o join stores s on s.id = o.store_id where o.id = $1",
        order.id
    )
    .fetch_one(&mut *conn)
    .await?;
    let lines = sqlx::query!(
        "select l.id, l.unit_minor, h.quantity, h.expires_at
         from order_lines l join holds h on h.order_line_id = l.id and h.state = 'open'
         where l.order_id = $1 and h.expires_at > $2 order by l.id",
        order.id,
        to_db(now)
    )
    .fetch_all(&mut *conn)
    .await?;
    if lines.is_empty() {
        return Err(too_late(
            "checkout.nothing_held",
            "Nothing is held for you at the moment. What waits in line can be paid once it is yours.",
        ));
    }
    let pickup = request.contact.pickup && !facts.pickup_address.is_empty();
    let delivery_minor = if pickup { 0 } else { facts.delivery_minor };
    let goods: i64 = lines.iter().map(|line| line.unit_minor * i64::from(line.quantity)).sum();
    let amount = Money::new(goods + delivery_minor, currency(&facts.currency)?);
    if amount.minor <= 0 {
        return Err(too_late("checkout.nothing_to_pay", "There is nothing to pay. Write to the shop."));
    }

    // The hold lasts while the buyer pays, up to the shop's cap from the moment the cart was opened.
    let cap = from_db(facts.created_at).plus_ms(i64::from(order.hold_seconds_max) * 1000);
    let wanted = match request.method {
        PaymentMethod::Flow => now.plus_minutes(PAYING_MINUTES).min(cap),
        PaymentMethod::Transfer => cap,
    };
    sqlx::query!(
        "update holds set expires_at = greatest(holds.expires_at, $2)
         from order_lines l where l.id = holds.order_line_id and l.order_id = $1 and holds.state = 'open'",
        order.id,
        to_db(wanted)
    )
    .execute(&mut *conn)
    .await?;
    let until = lines.iter().map(|line| from_db(line.expires_at)).min().unwrap_or(wanted).max(wanted);

    orders::go(conn, order.id, order.state, OrderMove::StartPayment, now).await?;
    let contact = serde_json::to_value(&request.contact)
        .map_err(|error| EngineError::Corrupt(format!("a contact cannot be written: {error}")))?;
    sqlx::query!(
        "update orders set contact = $2, delivery_minor = $3, method = $4, total_minor = $5 where id = $1",
        order.id,
        contact,
        delivery_minor,
        request.method.word(),
        amount.minor
    )
    .execute(&mut *conn)
    .await?;

    let ids: Vec<Uuid> = lines.iter().map(|line| line.id).collect();
    let quantities: Vec<i32> = lines.iter().map(|line| line.quantity).collect();
    let same = sqlx::query!(
        "select p.id, p.attempt, p.redirect_url from payments p
         where p.order_id = $1 and p.method = $2 and p.state = 'pending' and p.amount_minor = $3
               and (p.expires_at is null or p.expires_at > $4)
               and (select array_agg(pl.order_line_id order by pl.order_line_id) from payment_lines pl
                    where pl.payment_id = p.id) = $5
               and (select array_agg(pl.quantity order by pl.order_line_id) from payment_lines pl
                    where pl.payment_id = p.id) = $6
         order by p.attempt desc limit 1",
        order.id,
        request.method.word(),
        amount.minor,
        to_db(now),
        &ids,
        &quantities
    )
    .fetch_optional(&mut *conn)
    .await?;
    let (payment, number_of_attempt, redirect_url) = match same {
        Some(same) => (same.id, same.attempt, same.redirect_url),
        None => {
            let (payment, number) =
                new_attempt(conn, order, request.method, amount, (now, until), (&ids, &quantities)).await?;
            (payment, number, None)
        }
    };
    Ok(Attempt {
        payment,
        number: facts.number,
        nth: u32::try_from(number_of_attempt).unwrap_or(1),
        amount,
        email: request.contact.email.clone(),
        subject: format!("{} · {}", facts.name, facts.number),
        timeout_s: u32::try_from(until.seconds_left(now)).unwrap_or(u32::MAX),
        redirect_url,
        store: order.store,
        order: order.id,
    })
}

async fn new_attempt(
    conn: &mut PgConnection,
    order: &LockedOrder,
    method: PaymentMethod,
    amount: Money,
    (now, until): (Timestamp, Timestamp),
    (lines, quantities): (&[Uuid], &[i32]),
) -> Result<(Uuid, i32), EngineError> {
    if method == PaymentMethod::Transfer {
        // A person approves what the page shows last; an older amount must not stay to be approved beside it.
        sqlx::query!(
            "update payments set state = 'cancelled', decided_at = $2
             where order_id = $1 and method = 'transfer' and state = 'pending'",
            order.id,
            to_db(now)
        )
        .execute(&mut *conn)
        .await?;
    }
    let payment = new_id();
    let check_at = (method == PaymentMethod::Flow).then(|| to_db(now.plus_ms(FIRST_CHECK_MS)));
    let attempt = sqlx::query_scalar!(
        "insert into payments (id, store_id, order_id, method, attempt, state, amount_minor, currency, created_at, check_at,
                               expires_at)
         select $1, $2, $3, $4, coalesce(max(attempt), 0) + 1, 'pending', $5, $6, $7, $8, $9
         from payments where order_id = $3
         returning attempt",
        payment,
        order.store,
        order.id,
        method.word(),
        amount.minor,
        amount.currency.code(),
        to_db(now),
        check_at,
        to_db(until)
    )
    .fetch_one(&mut *conn)
    .await?;
    sqlx::query!(
        "insert into payment_lines (payment_id, store_id, order_line_id, quantity)
         select $1, $2, u.line, u.quantity from unnest($3::uuid[], $4::int[]) as u (line, quantity)",
        payment,
        order.store,
        lines,
        quantities
    )
    .execute(conn)
    .await?;
    Ok((payment, attempt))
}

async fn go_to_gateway(
    engine: &Engine,
    gateway: &dyn PaymentGateway,
    attempt: Attempt,
) -> Result<PayStep, EngineError> {
    let base = &engine.settings.public_url;
    let created = gateway
        .create(&CreatePayment {
            order_number: payments::order_ref_base(attempt.number),
            attempt: attempt.nth,
            amount: attempt.amount,
            payer_email: attempt.email,
            subject: attempt.subject,
            confirm_url: format!("{base}/api/v1/webhooks/flow"),
            return_url: format!("{base}/payments/flow/return"),
            timeout_s: Some(attempt.timeout_s),
        })
        .await;
    match created {
        Ok(created) => {
            sqlx::query!(
                "update payments set gateway_ref = $2, redirect_url = $3 where id = $1",
                attempt.payment,
                created.gateway_ref,
                created.redirect_url
            )
            .execute(&engine.pool)
            .await?;
            Ok(PayStep::Gateway { url: created.redirect_url })
        }
        Err(error) => {
            tracing::warn!(payment_id = %attempt.payment, %error, "the gateway did not take a payment");
            payments::give_up(engine, attempt.payment).await?;
            Err(EngineError::Gateway(error.to_string()))
        }
    }
}
