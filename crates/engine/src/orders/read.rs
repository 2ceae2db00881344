//! Orders as the shop sees them.

use domain::Money;
use domain::ids::OrderId;
use domain::order::{OrderMove, OrderState};
use domain::payment::PaymentMethod;
use domain::role::Permission;
use domain::views::{Contact, OrderFilter, OrderLineView, OrderPage, OrderRow, OrderView};
use uuid::Uuid;

use super::state_of;
use crate::hub::rows::currency;
use crate::live::index::label;
use crate::time::from_db;
use crate::{Actor, Engine, EngineError};

/// Orders a page shows at most.
const PAGE_MAX: u32 = 100;

const fn states(filter: OrderFilter) -> &'static [OrderState] {
    use OrderState as S;
    match filter {
        OrderFilter::ToDispatch => &[S::Paid, S::Packed, S::Shipped],
        OrderFilter::Carts => &[S::Open, S::AwaitingPayment],
        OrderFilter::Paid => &[S::Paid, S::Packed, S::Shipped, S::Delivered],
        OrderFilter::Ended => &[S::Expired, S::Cancelled, S::RefundDue, S::Refunded],
        OrderFilter::All => &S::ALL,
    }
}

struct RawOrder {
    id: Uuid,
    number: i64,
    name: String,
    state: String,
    units: i64,
    total: i64,
    method: Option<String>,
    created_at: chrono::DateTime<chrono::Utc>,
    paid_at: Option<chrono::DateTime<chrono::Utc>>,
    currency: String,
}

impl TryFrom<RawOrder> for OrderRow {
    type Error = EngineError;
    fn try_from(raw: RawOrder) -> Result<Self, EngineError> {
        Ok(Self {
            id: OrderId(raw.id),
            number: raw.number,
            buyer: raw.name,
            state: state_of(&raw.state)?,
            units: u32::try_from(raw.units).unwrap_or(0),
            total_minor: raw.total,
            currency: currency(&raw.currency)?,
            method: raw.method.as_deref().and_then(PaymentMethod::from_word),
            created_at: from_db(raw.created_at),
            paid_at: raw.paid_at.map(from_db),
        })
    }
}

/// A page of the shop's orders, newest first. `search` finds a number or a part of the buyer's name.
pub async fn list(
    engine: &Engine,
    actor: &Actor,
    filter: OrderFilter,
    search: &str,
    offset: u32,
    limit: u32,
) -> Result<OrderPage, EngineError> {
    actor.require(Permission::SeeOrders)?;
    let words: Vec<String> = states(filter).iter().map(|state| state.word().to_owned()).collect();
    let search = search.trim();
    let number: Option<i64> = search.trim_start_matches('#').parse().ok();
    let rows = sqlx::query_as!(
        RawOrder,
        r#"select o.id, o.number, coalesce(nullif(o.contact ->> 'name', ''), c.name) as "name!", o.state,
                  coalesce(g.units, 0)::bigint as "units!",
                  coalesce(o.total_minor, g.money, 0)::bigint as "total!",
                  o.method, o.created_at, o.paid_at, s.currency
           from orders o
           join customers c on c.id = o.customer_id
           join stores s on s.id = o.store_id
           left join lateral (
               select sum(h.quantity) as units, sum(h.quantity * l.unit_minor) as money
               from order_lines l join holds h on h.order_line_id = l.id and h.state in ('open', 'sold')
               where l.order_id = o.id
           ) g on true
           where o.store_id = $1 and o.state = any($2)
                 and ($3 = '' or o.number = $4 or c.name ilike '%' || $3 || '%' or o.contact ->> 'name' ilike '%' || $3 || '%')
           order by o.created_at desc, o.id desc offset $5 limit $6"#,
        actor.store.id().0,
        &words,
        search,
        number,
        i64::from(offset),
        i64::from(limit.min(PAGE_MAX))
    )
    .fetch_all(&engine.pool)
    .await?;
    let total = sqlx::query_scalar!(
        r#"select count(*) as "total!" from orders o join customers c on c.id = o.customer_id
           where o.store_id = $1 and o.state = any($2)
                 and ($3 = '' or o.number = $4 or c.name ilike '%' || $3 || '%' or o.contact ->> 'name' ilike '%' || $3 || '%')"#,
        actor.store.id().0,
        &words,
        search,
        number
    )
    .fetch_one(&engine.pool)
    .await?;
    Ok(OrderPage {
        orders: rows.into_iter().map(OrderRow::try_from).collect::<Result<_, _>>()?,
        total: u32::try_from(total).unwrap_or(u32::MAX),
    })
}

/// An order of the shop, whole.
pub async fn get(engine: &Engine, actor: &Actor, order: OrderId) -> Result<OrderView, EngineError> {
    actor.require(Permission::SeeOrders)?;
    let row = sqlx::query!(
        r#"select o.id, o.number, coalesce(nullif(o.contact ->> 'name', ''), c.name) as "name!", o.state, o.total_minor,
                  o.method, o.created_at, o.paid_at, s.currency, o.contact, o.delivery_minor,
                  exists (select 1 from payments p where p.order_id = o.id and p.method = 'transfer' and p.state = 'pending')
                      as "transfer_waiting!"
           from orders o join customers c on c.id = o.customer_id join stores s on s.id = o.store_id
           where o.store_id = $1 and o.id = $2"#,
        actor.store.id().0,
        order.0
    )
    .fetch_optional(&engine.pool)
    .await?
    .ok_or_else(|| EngineError::not_found("order"))?;
    let lines = sqlx::query!(
        r#"select p.code, p.name, v.option_values, v.sku, l.unit_minor,
                  s.held + s.sold as "quantity!", s.waiting as "waiting!"
           from order_lines l join order_line_standings s on s.order_line_id = l.id
           join variants v on v.id = l.variant_id join products p on p.id = v.product_id
           where l.order_id = $1 order by l.created_at, l.id"#,
        order.0
    )
    .fetch_all(&engine.pool)
    .await?;
    let lines: Vec<OrderLineView> = lines
        .into_iter()
        .map(|line| OrderLineView {
            label: label(&line.name, &line.option_values),
            code: line.code,
            sku: line.sku,
            quantity: u32::try_from(line.quantity).unwrap_or(0),
            waiting: u32::try_from(line.waiting).unwrap_or(0),
            unit_minor: line.unit_minor,
        })
        .collect();
    let currency = currency(&row.currency)?;
    let goods = lines.iter().fold(0_i64, |sum, line| {
        sum.saturating_add(
            Money::new(line.unit_minor, currency).times(line.quantity).map_or(0, |money| money.minor),
        )
    });
    let state = state_of(&row.state)?;
    Ok(OrderView {
        row: OrderRow {
            id: order,
            number: row.number,
            buyer: row.name,
            state,
            units: lines.iter().map(|line| line.quantity).sum(),
            total_minor: row.total_minor.unwrap_or(goods),
            currency,
            method: row.method.as_deref().and_then(PaymentMethod::from_word),
            created_at: from_db(row.created_at),
            paid_at: row.paid_at.map(from_db),
        },
        lines,
        contact: serde_json::from_value::<Contact>(row.contact).unwrap_or_default(),
        delivery_minor: row.delivery_minor,
        transfer_waiting: row.transfer_waiting && actor.role.may(Permission::DecidePayments),
        moves: moves(actor, state),
    })
}

/// What a person may do with an order by hand, and what permission it needs.
pub(super) const MOVES: [(OrderMove, Permission); 5] = [
    (OrderMove::Pack, Permission::FulfilOrders),
    (OrderMove::Ship, Permission::FulfilOrders),
    (OrderMove::Deliver, Permission::FulfilOrders),
    (OrderMove::Cancel, Permission::DecidePayments),
    (OrderMove::Refund, Permission::DecidePayments),
];

fn moves(actor: &Actor, state: OrderState) -> Vec<OrderMove> {
    MOVES
        .into_iter()
        .filter(|(what, permission)| actor.role.may(*permission) && state.after(*what).is_ok())
        .map(|(what, _)| what)
        .collect()
}
