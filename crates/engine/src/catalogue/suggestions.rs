//! Words that were taught in Lives and that the catalogue may keep.

use domain::FaultKind;
use domain::ids::ProductId;
use domain::role::Permission;

use super::check::KEYWORDS_MAX;
use crate::{Actor, Engine, EngineError};

/// Words shown for a product at most.
const SHOWN_MAX: i64 = 20;

/// What buyers called a product in Lives and its keywords do not say yet, most often taught first.
///
/// # Errors
/// `Forbidden`; faults of the database.
pub async fn suggestions(
    engine: &Engine,
    actor: &Actor,
    product: ProductId,
) -> Result<Vec<String>, EngineError> {
    actor.require(Permission::EditCatalogue)?;
    let words = sqlx::query_scalar!(
        r#"select max(w.word) as "word!" from taught_words w join products p on p.id = w.product_id
         where w.store_id = $1 and w.product_id = $2 and w.suggestion = 'open' and not w.word = any(p.keywords)
         group by w.folded order by count(*) desc, max(w.taught_at) desc, w.folded limit $3"#,
        actor.store.id().0,
        product.0,
        SHOWN_MAX
    )
    .fetch_all(&engine.pool)
    .await?;
    Ok(words)
}

/// Keeps a suggested word among the product's keywords, or says that it shall not be suggested again; returns the
/// keywords as they are then.
///
/// # Errors
/// `NotFound` for a product of another shop, `Conflict` when it has as many keywords as it may; `Forbidden`.
pub async fn settle_suggestion(
    engine: &Engine,
    actor: &Actor,
    product: ProductId,
    word: &str,
    keep: bool,
) -> Result<Vec<String>, EngineError> {
    actor.require(Permission::EditCatalogue)?;
    let store = actor.store.id().0;
    let mut tx = engine.pool.begin().await?;
    let mut keywords = sqlx::query_scalar!(
        "select keywords from products where store_id = $1 and id = $2 and archived_at is null for no key update",
        store,
        product.0
    )
    .fetch_optional(&mut *tx)
    .await?
    .ok_or_else(|| EngineError::not_found("product"))?;
    let settled = sqlx::query!(
        "update taught_words set suggestion = $4
         where store_id = $1 and product_id = $2 and folded = $3 and suggestion = 'open'",
        store,
        product.0,
        intent::folded(word),
        if keep { "kept" } else { "dismissed" }
    )
    .execute(&mut *tx)
    .await?;
    // Whoever pressed twice, or in two windows, finds it done.
    if keep && settled.rows_affected() > 0 && !keywords.iter().any(|known| known == word) {
        if keywords.len() >= KEYWORDS_MAX {
            return Err(EngineError::refused(
                FaultKind::Conflict,
                "catalogue.keywords",
                "A product has at most 30 keywords of at most 60 characters.",
            ));
        }
        keywords.push(word.to_owned());
        sqlx::query!(
            "update products set keywords = $3 where store_id = $1 and id = $2",
            store,
            product.0,
            &keywords
        )
        .execute(&mut *tx)
        .await?;
        sqlx::query!("update stores set catalogue_version = catalogue_version + 1 where id = $1", store)
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    Ok(keywords)
}
