//! V6: every row of a shop points only to rows of the same shop. Most references carry the shop in their foreign key;
//! these are the ones that do not.

use sqlx::PgConnection;

use super::{Check, rule};
use crate::EngineError;

pub(super) async fn references(conn: &mut PgConnection) -> Result<Vec<Check>, EngineError> {
    Ok(vec![
        rule!(
            conn,
            "V6",
            "Readings, second opinions, messages and order lines belong to the shop of their comment.",
            r#"select format('%s %s of shop %s: its comment is of shop %s', x.kind, x.id, x.store_id, c.store_id) as "what!",
                      count(*) over () as "total!"
               from (select 'reading' as kind, comment_id as id, comment_id, store_id from readings
                     union all select 'second opinion', comment_id, comment_id, store_id from model_questions
                     union all select 'message', id, comment_id, store_id from outbox where comment_id is not null
                     union all select 'order line', id, comment_id, store_id from order_lines
                               where comment_id is not null) x
               left join comments c on c.id = x.comment_id
               where c.store_id is distinct from x.store_id order by x.id limit $1"#
        ),
        rule!(
            conn,
            "V6",
            "A comment belongs to a Live on the page it came by.",
            r#"select format('comment %s: page %s, its Live is on page %s', c.id, c.page_connection_id, l.page_connection_id)
                          as "what!",
                      count(*) over () as "total!"
               from comments c join lives l on l.id = c.live_id
               where l.page_connection_id <> c.page_connection_id or l.store_id <> c.store_id order by c.id limit $1"#
        ),
        rule!(
            conn,
            "V6",
            "The same rows belong to one shop wherever a foreign key without the shop could let them differ.",
            r#"select format('%s %s of shop %s points to %s', x.kind, x.id, x.store_id,
                             coalesce('shop ' || x.other, 'nothing')) as "what!",
                      count(*) over () as "total!"
               from (select 'hold' as kind, h.id, h.store_id, o.store_id as other
                     from holds h join order_lines l on l.id = h.order_line_id join orders o on o.id = l.order_id
                     union all
                     select 'place', w.id, w.store_id, o.store_id
                     from waitlist w join order_lines l on l.id = w.order_line_id join orders o on o.id = l.order_id
                     union all
                     select 'payment line', pl.payment_id, pl.store_id, o.store_id
                     from payment_lines pl join payments p on p.id = pl.payment_id join orders o on o.id = p.order_id
                     union all
                     select 'variant', v.id, v.store_id, p.store_id from variants v join products p on p.id = v.product_id
                     union all
                     select x.kind, x.id, x.store_id, r.other
                     from (select 'comment' as kind, id, store_id, page_connection_id, live_id, customer_id, order_id
                           from comments
                           union all
                           select 'message', id, store_id, page_connection_id, live_id, customer_id, order_id from outbox) x
                     cross join lateral (values
                         (x.page_connection_id, (select store_id from page_connections where id = x.page_connection_id)),
                         (x.live_id, (select store_id from lives where id = x.live_id)),
                         (x.customer_id, (select store_id from customers where id = x.customer_id)),
                         (x.order_id, (select store_id from orders where id = x.order_id))) r (points_to, other)
                     where r.points_to is not null
                     union all
                     select 'session', s.id, s.store_id, m.store_id
                     from sessions s left join store_members m on m.seller_id = s.seller_id and m.store_id = s.store_id) x
               where x.store_id is distinct from x.other order by x.id limit $1"#
        ),
    ])
}
