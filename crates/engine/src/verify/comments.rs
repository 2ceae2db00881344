//! V2: every comment is stored once and has exactly one outcome, or is still pending and will be worked.

use sqlx::PgConnection;

use super::{Check, Moments, rule};
use crate::EngineError;

/// How long after the end of its Live's lease a comment may still be pending, in real seconds: another process takes
/// the lease within seconds.
const TAKE_OVER_SECONDS: f64 = 60.0;

pub(super) async fn outcomes(conn: &mut PgConnection, at: &Moments) -> Result<Vec<Check>, EngineError> {
    Ok(vec![
        rule!(
            conn,
            "V2",
            "A comment is stored once.",
            r#"select format('comment %s of %s: %s rows', comment_id, platform, count(*)) as "what!",
                      count(*) over () as "total!"
               from comments group by platform, comment_id having count(*) > 1 order by comment_id limit $1"#
        ),
        rule!(
            conn,
            "V2",
            "A comment has an outcome exactly when it was decided.",
            r#"select format('comment %s: outcome %s, decided at %s', id, coalesce(outcome, 'none'),
                             coalesce(decided_at::text, 'never')) as "what!",
                      count(*) over () as "total!"
               from comments where (outcome is null) <> (decided_at is null) order by id limit $1"#
        ),
        rule!(
            conn,
            "V2",
            "A decided comment was read once; one that was withdrawn or is pending was not.",
            r#"select format('comment %s: outcome %s, readings %s', c.id, coalesce(c.outcome, 'none'), r.number) as "what!",
                      count(*) over () as "total!"
               from comments c
               cross join lateral (select count(*) as number from readings r where r.comment_id = c.id) r
               where r.number <> case when c.outcome is null or c.outcome in ('withdrawn', 'set_aside') then 0 else 1 end
               order by c.id limit $1"#
        ),
        rule!(
            conn,
            "V2",
            "No comment of a Live is pending while nobody holds the lease of its Live.",
            r#"select format('comment %s of Live %s: pending since %s, lease %s', c.id, c.live_id, c.received_at,
                             coalesce('ended at ' || s.expires_at::text, 'never taken')) as "what!",
                      count(*) over () as "total!"
               from comments c left join live_leases s on s.live_id = c.live_id
               where c.outcome is null and c.live_id is not null
                     and c.received_at < $2::timestamptz - make_interval(secs => $4)
                     and (s.expires_at is null or s.expires_at < $3::timestamptz - make_interval(secs => $4))
               order by c.arrival limit $1"#,
            at.business,
            at.wall,
            TAKE_OVER_SECONDS
        ),
    ])
}
