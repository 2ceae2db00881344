//! V3: one public and one private reply a comment at most, and nothing after a kill switch, a STOP, or outside a window.
//! What may have reached Meta counts as sent: an attempt counts unless its result says that it was refused.

use sqlx::PgConnection;

use super::{Check, Moments, rule};
use crate::EngineError;

pub(super) async fn replies(conn: &mut PgConnection) -> Result<Vec<Check>, EngineError> {
    Ok(vec![
        rule!(
            conn,
            "V3",
            "A comment has at most one public and one private reply in the outbox.",
            r#"select format('comment %s: %s rows of kind %s', comment_id, count(*), kind) as "what!",
                      count(*) over () as "total!"
               from outbox where kind <> 'message' group by comment_id, kind having count(*) > 1
               order by comment_id limit $1"#
        ),
        rule!(
            conn,
            "V3",
            "A public reply was sent at most once, also when it is not known whether it arrived.",
            r#"select format('comment %s: %s attempts that may have arrived', x.comment_id, count(*)) as "what!",
                      count(*) over () as "total!"
               from outbox x join outbox_attempts a on a.outbox_id = x.id
               where x.kind = 'public_reply'
                     and (a.result is null or a.result in ('ok', 'transient', 'no_answer', 'already_replied'))
               group by x.comment_id having count(*) > 1 order by x.comment_id limit $1"#
        ),
        rule!(
            conn,
            "V3",
            "A message counts as sent exactly when Meta confirmed one attempt.",
            r#"select format('message %s: %s, %s attempts confirmed', x.id, x.state, a.confirmed) as "what!",
                      count(*) over () as "total!"
               from outbox x
               cross join lateral (select count(*) as confirmed from outbox_attempts a
                                   where a.outbox_id = x.id and a.result in ('ok', 'already_replied')) a
               where x.state <> 'sending' and a.confirmed <> case when x.state = 'sent' then 1 else 0 end
               order by x.seq limit $1"#
        ),
        rule!(
            conn,
            "V3",
            "A message about an order is for the buyer of the order, and a private reply for the writer of the comment.",
            r#"select format('message %s: for customer %s, order of %s, comment of %s', x.id, x.customer_id, o.customer_id,
                             c.customer_id) as "what!",
                      count(*) over () as "total!"
               from outbox x
               left join orders o on o.id = x.order_id
               left join comments c on c.id = x.comment_id
               where o.customer_id <> x.customer_id
                     or (x.kind <> 'message' and c.customer_id is distinct from x.customer_id)
               order by x.seq limit $1"#
        ),
    ])
}

pub(super) async fn permissions(conn: &mut PgConnection, at: &Moments) -> Result<Vec<Check>, EngineError> {
    Ok(vec![
        rule!(
            conn,
            "V3",
            "Nothing began to leave while the bot of its shop was stopped.",
            r#"select format('message %s: attempt at %s, stopped from %s until %s', x.id, a.started_at, b.stopped_at,
                             coalesce(b.resumed_at::text, 'now')) as "what!",
                      count(*) over () as "total!"
               from outbox_attempts a
               join outbox x on x.id = a.outbox_id
               join bot_stops b on b.store_id = x.store_id and a.started_at > b.stopped_at
                                   and (b.resumed_at is null or a.started_at < b.resumed_at)
               order by x.seq limit $1"#
        ),
        rule!(
            conn,
            "V3",
            "Nobody who asked to be left alone was written to in private afterwards.",
            r#"select format('message %s: attempt at %s, customer %s left at %s', x.id, a.started_at, c.id, c.opted_out_at)
                          as "what!",
                      count(*) over () as "total!"
               from outbox_attempts a
               join outbox x on x.id = a.outbox_id and x.kind <> 'public_reply'
               join customers c on c.id = x.customer_id
               where a.started_at > c.opted_out_at + $2 * interval '1 millisecond' order by x.seq limit $1"#,
            at.race_ms
        ),
        rule!(
            conn,
            "V3",
            "A message in a conversation left within 24 hours of an act of the person.",
            r#"select format('message %s: attempt at %s', x.id, a.started_at) as "what!", count(*) over () as "total!"
               from outbox_attempts a
               join outbox x on x.id = a.outbox_id and x.kind = 'message'
               where not exists (
                   select 1 from conversations v join messages m on m.conversation_id = v.id
                   where v.customer_id = x.customer_id and m.received_at <= a.started_at
                         and m.sent_at + interval '24 hours' + $2 * interval '1 millisecond' > a.started_at)
               order by x.seq limit $1"#,
            at.race_ms
        ),
        rule!(
            conn,
            "V3",
            "A private reply left within seven days of its comment.",
            r#"select format('message %s: attempt at %s, comment of %s', x.id, a.started_at, c.commented_at) as "what!",
                      count(*) over () as "total!"
               from outbox_attempts a
               join outbox x on x.id = a.outbox_id and x.kind = 'private_reply'
               join comments c on c.id = x.comment_id
               where a.started_at >= c.commented_at + interval '7 days' + $2 * interval '1 millisecond'
               order by x.seq limit $1"#,
            at.race_ms
        ),
    ])
}
