//! V4: a paid order has its money and its stock left once; one that is not paid holds nothing for longer than agreed.

use sqlx::PgConnection;

use super::{Check, Moments, rule};
use crate::EngineError;

/// How long after its end a hold may still be open, in minutes, besides the time a process may be away: the timers look
/// several times a second.
const OVERDUE_MINUTES: i32 = 5;

pub(super) async fn payments(conn: &mut PgConnection) -> Result<Vec<Check>, EngineError> {
    Ok(vec![
        rule!(
            conn,
            "V4",
            "A paid order has exactly one captured payment to keep, of its amount and in its shop's currency.",
            r#"select format('order %s (%s), %s of %s %s: %s payments that fit', o.number, o.id, o.state, o.total_minor,
                             s.currency, p.number) as "what!",
                      count(*) over () as "total!"
               from orders o join stores s on s.id = o.store_id
               cross join lateral (
                   select count(*) as number,
                          count(*) filter (where p.amount_minor = o.total_minor and p.currency = s.currency) as fitting
                   from payments p where p.order_id = o.id and p.state = 'captured' and not p.refund_due) p
               where o.state in ('paid', 'packed', 'shipped', 'delivered') and (p.number <> 1 or p.fitting <> 1)
               order by o.id limit $1"#
        ),
        rule!(
            conn,
            "V4",
            "Captured money to keep belongs to a paid order; all other captured money is marked to be given back.",
            r#"select format('payment %s: captured, order %s is %s', p.id, o.number, o.state) as "what!",
                      count(*) over () as "total!"
               from payments p join orders o on o.id = p.order_id
               where p.state = 'captured' and not p.refund_due
                     and o.state not in ('paid', 'packed', 'shipped', 'delivered')
               order by p.id limit $1"#
        ),
        rule!(
            conn,
            "V4",
            "What was sold is what was paid for, line by line.",
            r#"with paid as (
                   select p.order_id, pl.order_line_id, pl.quantity from payments p
                   join orders o on o.id = p.order_id and o.state in ('paid', 'packed', 'shipped', 'delivered')
                   join payment_lines pl on pl.payment_id = p.id
                   where p.state = 'captured' and not p.refund_due
               ), sold as (
                   select l.order_id, l.id as order_line_id, sum(h.quantity) as quantity
                   from order_lines l join holds h on h.order_line_id = l.id and h.state = 'sold'
                   join orders o on o.id = l.order_id and o.state in ('paid', 'packed', 'shipped', 'delivered')
                   group by l.order_id, l.id
               )
               select format('order %s, line %s: paid %s, sold %s', coalesce(paid.order_id, sold.order_id),
                             coalesce(paid.order_line_id, sold.order_line_id), coalesce(paid.quantity, 0),
                             coalesce(sold.quantity, 0)) as "what!",
                      count(*) over () as "total!"
               from paid full join sold
                    on sold.order_line_id = paid.order_line_id and sold.order_id = paid.order_id
               where paid.quantity is distinct from sold.quantity order by 1 limit $1"#
        ),
        rule!(
            conn,
            "V4",
            "The amount of a payment is the price of its lines and the delivery.",
            r#"select format('payment %s: %s, its lines %s, delivery %s', p.id, p.amount_minor, g.minor, o.delivery_minor)
                          as "what!",
                      count(*) over () as "total!"
               from payments p join orders o on o.id = p.order_id and o.total_minor = p.amount_minor
               cross join lateral (
                   select coalesce(sum(pl.quantity * l.unit_minor), 0) as minor
                   from payment_lines pl join order_lines l on l.id = pl.order_line_id where pl.payment_id = p.id) g
               where p.state = 'captured' and not p.refund_due and p.amount_minor <> g.minor + o.delivery_minor
               order by p.id limit $1"#
        ),
    ])
}

pub(super) async fn goods(conn: &mut PgConnection, at: &Moments) -> Result<Vec<Check>, EngineError> {
    Ok(vec![
        rule!(
            conn,
            "V4",
            "Every sold hold has its one sale in the ledger, of the same quantity.",
            r#"select format('hold %s of line %s: %s sold, ledger %s', h.id, h.order_line_id, h.quantity,
                             coalesce(m.units, 0)) as "what!",
                      count(*) over () as "total!"
               from holds h
               left join (select order_line_id, variant_id, count(*) as number, -sum(change) as units
                          from stock_movements where reason = 'sale' group by order_line_id, variant_id) m
                    on m.order_line_id = h.order_line_id and m.variant_id = h.variant_id
               where h.state = 'sold' and (m.number is distinct from 1 or m.units <> h.quantity)
               order by h.id limit $1"#
        ),
        rule!(
            conn,
            "V4",
            "Every sale in the ledger has its one sold hold, of a paid or refunded order.",
            r#"select format('movement %s of line %s: %s holds sold, order %s is %s', m.id, m.order_line_id, h.number,
                             o.number, o.state) as "what!",
                      count(*) over () as "total!"
               from stock_movements m
               join order_lines l on l.id = m.order_line_id join orders o on o.id = l.order_id
               cross join lateral (select count(*) as number from holds h
                                   where h.order_line_id = m.order_line_id and h.state = 'sold') h
               where m.reason = 'sale'
                     and (h.number <> 1 or o.state not in ('paid', 'packed', 'shipped', 'delivered', 'refunded'))
               order by m.id limit $1"#
        ),
        rule!(
            conn,
            "V4",
            "Units came back only from refunded orders, as many as left.",
            r#"select format('movement %s of line %s: %s came back, %s had left, order %s is %s', b.id, b.order_line_id,
                             b.change, coalesce(-s.change, 0), o.number, o.state) as "what!",
                      count(*) over () as "total!"
               from stock_movements b
               join order_lines l on l.id = b.order_line_id join orders o on o.id = l.order_id
               left join stock_movements s on s.order_line_id = b.order_line_id and s.reason = 'sale'
               where b.reason = 'return' and (s.change is distinct from -b.change or o.state <> 'refunded')
               order by b.id limit $1"#
        ),
        rule!(
            conn,
            "V4",
            "Only an open cart holds or waits; an order that is paid or over does neither.",
            r#"select format('order %s (%s) is %s: %s units held, %s waited for', o.number, o.id, o.state,
                             coalesce(h.units, 0), coalesce(w.units, 0)) as "what!",
                      count(*) over () as "total!"
               from orders o
               left join (select l.order_id, sum(h.quantity) as units from holds h
                          join order_lines l on l.id = h.order_line_id
                          where h.state = 'open' group by l.order_id) h on h.order_id = o.id
               left join (select l.order_id, sum(w.quantity) as units from waitlist w
                          join order_lines l on l.id = w.order_line_id
                          where w.state = 'waiting' group by l.order_id) w on w.order_id = o.id
               where o.state not in ('open', 'awaiting_payment') and (h.units > 0 or w.units > 0)
               order by o.id limit $1"#
        ),
        rule!(
            conn,
            "V4",
            "No hold is open minutes after its end.",
            r#"select format('hold %s of line %s: ended at %s', h.id, h.order_line_id, h.expires_at) as "what!",
                      count(*) over () as "total!"
               from holds h
               where h.state = 'open'
                     and h.expires_at < $2::timestamptz - make_interval(mins => $3) - $4 * interval '1 millisecond'
               order by h.expires_at limit $1"#,
            at.business,
            OVERDUE_MINUTES,
            at.away_ms
        ),
    ])
}
