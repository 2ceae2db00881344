//! V1: units are never promised twice, and the ledger explains every balance. V5: whoever came first is served first.

use sqlx::PgConnection;

use super::{Check, Moments, rule};
use crate::EngineError;

pub(super) async fn balances(conn: &mut PgConnection) -> Result<Vec<Check>, EngineError> {
    Ok(vec![
        rule!(
            conn,
            "V1",
            "The units held of a variant are the sum of its open holds.",
            r#"select format('variant %s (%s): held %s, open holds %s', v.sku, v.id, v.held, coalesce(h.units, 0)) as "what!",
                      count(*) over () as "total!"
               from variants v
               left join (select variant_id, sum(quantity) as units from holds where state = 'open' group by variant_id) h
                    on h.variant_id = v.id
               where v.held <> coalesce(h.units, 0) order by v.id limit $1"#
        ),
        rule!(
            conn,
            "V1",
            "No variant has more units held than are in the shop, nor fewer than none.",
            r#"select format('variant %s (%s): held %s, on hand %s', sku, id, held, on_hand) as "what!",
                      count(*) over () as "total!"
               from variants where held < 0 or held > on_hand order by id limit $1"#
        ),
        rule!(
            conn,
            "V1",
            "The units in the shop are the sum of the variant's movements.",
            r#"select format('variant %s (%s): on hand %s, movements %s', v.sku, v.id, v.on_hand, coalesce(m.units, 0))
                          as "what!",
                      count(*) over () as "total!"
               from variants v
               left join (select variant_id, sum(change) as units from stock_movements group by variant_id) m
                    on m.variant_id = v.id
               where v.on_hand <> coalesce(m.units, 0) order by v.id limit $1"#
        ),
        rule!(
            conn,
            "V1",
            "Holds, places in the waitlist and sales are of the variant of their order line.",
            r#"select format('%s of line %s: variant %s, the line has %s', x.kind, l.id, x.variant_id, l.variant_id) as "what!",
                      count(*) over () as "total!"
               from (select 'hold' as kind, order_line_id, variant_id from holds
                     union all select 'place', order_line_id, variant_id from waitlist
                     union all select 'movement', order_line_id, variant_id from stock_movements
                               where order_line_id is not null) x
               join order_lines l on l.id = x.order_line_id
               where l.variant_id <> x.variant_id order by l.id limit $1"#
        ),
    ])
}

pub(super) async fn turns(conn: &mut PgConnection, at: &Moments) -> Result<Vec<Check>, EngineError> {
    Ok(vec![
        rule!(
            conn,
            "V5",
            "Nobody got units of a variant while somebody who came before still waited for it.",
            r#"select format('variant %s: place %s was served at %s, before place %s (%s)', l.variant_id, l.place,
                             l.first_fill_at, e.place, coalesce('until ' || e.ended_at::text, 'still waiting')) as "what!",
                      count(*) over () as "total!"
               from waitlist l
               join lateral (
                   select w.place, w.ended_at from waitlist w
                   where w.variant_id = l.variant_id and w.place < l.place and w.created_at <= l.first_fill_at
                         and (w.ended_at is null or w.ended_at > l.first_fill_at + $2 * interval '1 millisecond')
                   order by w.place limit 1
               ) e on true
               where l.first_fill_at is not null order by l.place limit $1"#,
            at.race_ms
        ),
        rule!(
            conn,
            "V5",
            "No unit is free while somebody waits for it.",
            r#"select format('variant %s (%s): %s free', v.sku, v.id, v.on_hand - v.held) as "what!",
                      count(*) over () as "total!"
               from variants v
               where v.on_hand > v.held
                     and exists (select 1 from waitlist w where w.variant_id = v.id and w.state = 'waiting')
               order by v.id limit $1"#
        ),
    ])
}
