//! What a seller teaches the reader while the Live runs: words that buyers use for a product. They count from the next
//! comment on, in this Live only; the catalogue is offered them afterwards (`catalogue::suggestions`).

use domain::FaultKind;
use domain::ids::{CommentId, LiveId, ProductId};
use domain::role::Permission;
use domain::views::TaughtWord;
use sqlx::PgConnection;
use uuid::Uuid;

use super::control::product_of_code;
use super::index::{Edition, StoreIndex};
use crate::time::to_db;
use crate::{Actor, Engine, EngineError};

/// Letters of a word or phrase at most.
const CHARS_MAX: usize = 60;
/// Words of a Live at most: more than a seller teaches in a day, and little to prepare anew.
const WORDS_MAX: i64 = 300;

/// Teaches that `word` means the product with `code`, from the next comment of the Live on; a word that was taught
/// before changes its meaning. `comment` is where it was learnt.
///
/// # Errors
/// `Invalid` for a word that is too short, too long, has no letter, is a product's code, or means something else to
/// the reader already; `Conflict` when the Live has learnt all it can; `NotFound` for a Live, product or comment of
/// another shop; `Forbidden`.
pub async fn teach(
    engine: &Engine,
    actor: &Actor,
    live: LiveId,
    word: &str,
    code: &str,
    comment: Option<CommentId>,
) -> Result<TaughtWord, EngineError> {
    actor.require(Permission::RunLive)?;
    let store = actor.store.id().0;
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut tx = engine.pool.begin().await?;
    let edition = edition(&mut tx, store, live).await?;
    let index = engine.indexes.get(&mut tx, edition).await?;
    check(&index, &word)?;
    let product = product_of_code(&mut tx, store, code).await?;
    if let Some(comment) = comment {
        sqlx::query_scalar!("select 1 from comments where store_id = $1 and id = $2", store, comment.0)
            .fetch_optional(&mut *tx)
            .await?
            .ok_or_else(|| EngineError::not_found("comment"))?;
    }
    let known = sqlx::query_scalar!(
        r#"select count(*) as "count!" from taught_words where store_id = $1 and live_id = $2"#,
        store,
        live.0
    )
    .fetch_one(&mut *tx)
    .await?;
    if known >= WORDS_MAX {
        return Err(EngineError::refused(
            FaultKind::Conflict,
            "teach.full",
            "This Live has learnt 300 words, which is all it can. Forget one that is not used any more.",
        ));
    }
    sqlx::query!(
        "insert into taught_words (store_id, live_id, folded, word, product_id, comment_id, taught_by, taught_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict on constraint taught_words_pkey do update set word = excluded.word, product_id = excluded.product_id,
             comment_id = excluded.comment_id, taught_by = excluded.taught_by, taught_at = excluded.taught_at,
             suggestion = 'open'",
        store,
        live.0,
        intent::folded(&word),
        word,
        product.id,
        comment.map(|comment| comment.0),
        actor.seller.0,
        to_db(engine.now())
    )
    .execute(&mut *tx)
    .await?;
    move_version(&mut tx, store, live).await?;
    tx.commit().await?;
    Ok(TaughtWord { word, product: ProductId(product.id), code: product.code, name: product.name })
}

/// Takes back what was taught; a word that was never taught is no error.
///
/// # Errors
/// `NotFound` for a Live of another shop; `Forbidden`.
pub async fn forget(engine: &Engine, actor: &Actor, live: LiveId, word: &str) -> Result<(), EngineError> {
    actor.require(Permission::RunLive)?;
    let store = actor.store.id().0;
    let mut tx = engine.pool.begin().await?;
    edition(&mut tx, store, live).await?;
    let forgotten = sqlx::query!(
        "delete from taught_words where store_id = $1 and live_id = $2 and folded = $3",
        store,
        live.0,
        intent::folded(word)
    )
    .execute(&mut *tx)
    .await?;
    // The catalogue is prepared anew only where something changed.
    if forgotten.rows_affected() > 0 {
        move_version(&mut tx, store, live).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// What was taught in a Live, newest first.
///
/// # Errors
/// `Forbidden`; faults of the database.
pub async fn taught(engine: &Engine, actor: &Actor, live: LiveId) -> Result<Vec<TaughtWord>, EngineError> {
    actor.require(Permission::WatchLive)?;
    let rows = sqlx::query!(
        "select w.word, p.id, p.code, p.name from taught_words w join products p on p.id = w.product_id
         where w.store_id = $1 and w.live_id = $2 order by w.taught_at desc, w.folded limit $3",
        actor.store.id().0,
        live.0,
        WORDS_MAX
    )
    .fetch_all(&engine.pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| TaughtWord { word: row.word, product: ProductId(row.id), code: row.code, name: row.name })
        .collect())
}

/// The Live as it is read now; it is locked, so that two people teach one after the other.
async fn edition(conn: &mut PgConnection, store: Uuid, live: LiveId) -> Result<Edition, EngineError> {
    let row = sqlx::query!(
        "select s.catalogue_version, l.words_version from lives l join stores s on s.id = l.store_id
         where l.store_id = $1 and l.id = $2 for no key update of l",
        store,
        live.0
    )
    .fetch_optional(conn)
    .await?
    .ok_or_else(|| EngineError::not_found("Live"))?;
    Ok(Edition {
        store,
        catalogue_version: row.catalogue_version,
        live: live.0,
        words_version: row.words_version,
    })
}

/// From now on comments are read with what is taught now.
async fn move_version(conn: &mut PgConnection, store: Uuid, live: LiveId) -> Result<(), EngineError> {
    sqlx::query!(
        "update lives set words_version = words_version + 1 where store_id = $1 and id = $2",
        store,
        live.0
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Refuses what would make the reader worse.
fn check(index: &StoreIndex, word: &str) -> Result<(), EngineError> {
    let letters = word.chars().count();
    if !(2..=CHARS_MAX).contains(&letters) || !word.chars().any(char::is_alphabetic) {
        return Err(EngineError::refused(
            FaultKind::Invalid,
            "teach.word",
            "Teach a word or a short phrase with letters in it: 2 to 60 characters.",
        ));
    }
    intent::teachable(&index.reader, word).map_err(|why| match why {
        intent::Unteachable::Code => EngineError::refused(
            FaultKind::Invalid,
            "teach.is_code",
            "This is the code of a product, and a code means one product on air. Teach another word.",
        ),
        intent::Unteachable::HasMeaning => EngineError::refused(
            FaultKind::Invalid,
            "teach.has_meaning",
            "This means something to the reader already, such as buying, asking or greeting. Leave only the words that \
             this product is called by.",
        ),
    })
}
