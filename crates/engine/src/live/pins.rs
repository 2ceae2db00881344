//! What was on air when: which product a comment means by "this one".

use domain::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::EngineError;
use crate::time::from_db;

/// After a change of pin, how long a comment without a code still means the product before: the picture reaches people
/// late, and they were typing.
const GRACE_MS: i64 = 30_000;
/// Changes of the pin that can be looked back on.
const LOOK_BACK_MAX: i64 = 100;

/// The changes of a Live's pin, newest first: since when, and the code of the product.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pins(Vec<(Timestamp, Option<String>)>);

impl Pins {
    /// The newest changes of a Live.
    pub async fn load(conn: &mut PgConnection, live: Uuid) -> Result<Self, EngineError> {
        let rows = sqlx::query!(
            r#"select p.code as "code?", n.pinned_at from live_pins n left join products p on p.id = n.product_id
               where n.live_id = $1 order by n.id desc limit $2"#,
            live,
            LOOK_BACK_MAX
        )
        .fetch_all(conn)
        .await?;
        Ok(Self(rows.into_iter().map(|row| (from_db(row.pinned_at), row.code)).collect()))
    }

    /// Code of the product a comment written at `at` means by "this one": what was on air then, or, within the grace
    /// after a change, what was on air before.
    pub fn meant_at(&self, at: Timestamp) -> Option<&str> {
        let mut on_air = self.0.iter().skip_while(|(since, _)| *since > at);
        let (since, code) = on_air.next()?;
        if at.since_ms(*since) < GRACE_MS
            && let Some((_, Some(before))) = on_air.next()
        {
            return Some(before);
        }
        code.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pins() -> Pins {
        Pins(vec![
            (Timestamp(200_000), None),
            (Timestamp(100_000), Some("B7".to_owned())),
            (Timestamp(0), Some("A12".to_owned())),
        ])
    }

    #[test]
    fn a_comment_typed_during_a_change_of_pin_still_means_the_product_before() {
        assert_eq!(pins().meant_at(Timestamp(99_999)), Some("A12"));
        assert_eq!(pins().meant_at(Timestamp(129_999)), Some("A12"));
        assert_eq!(pins().meant_at(Timestamp(130_000)), Some("B7"));
    }

    #[test]
    fn the_first_product_on_air_needs_no_grace_and_nothing_on_air_means_nothing() {
        assert_eq!(pins().meant_at(Timestamp(1)), Some("A12"));
        assert_eq!(pins().meant_at(Timestamp(-1)), None);
        assert_eq!(pins().meant_at(Timestamp(230_000)), None);
    }
}
