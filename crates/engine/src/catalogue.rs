//! The catalogue as the shop sees and edits it: products and their variants. Not for stock, which changes by movements
//! ([`crate::stock`]), nor for the reader's prepared catalogue ([`crate::live`]).

mod check;
mod save;
mod suggestions;

use std::collections::HashMap;

use domain::ids::{ProductId, VariantId};
use domain::role::Permission;
use domain::views::{ProductPage, ProductView, VariantView};
use uuid::Uuid;

use crate::hub::rows::currency;
use crate::{Actor, Engine, EngineError};

pub use save::save;
pub use suggestions::{settle_suggestion, suggestions};

/// Products a page shows at most.
const PAGE_MAX: u32 = 100;
/// Characters of a search that count; the rest is left out.
const SEARCH_CHARS_MAX: usize = 100;

/// A page of the shop's products, by code. `search` finds parts of code, name, keywords, category and SKU, case
/// ignored; an empty one finds all.
pub async fn list(
    engine: &Engine,
    actor: &Actor,
    search: &str,
    offset: u32,
    limit: u32,
) -> Result<ProductPage, EngineError> {
    actor.require(Permission::SeeStock)?;
    let store = actor.store.id().0;
    let pattern = contains(search);
    let found = sqlx::query!(
        r#"with found as (
            select p.id, upper(p.code) as code from products p
            where p.store_id = $1 and p.archived_at is null
                  and ($2 = '%%' or p.code ilike $2 or p.name ilike $2 or p.category ilike $2
                       or exists (select 1 from unnest(p.keywords) as k (word) where k.word ilike $2)
                       or exists (select 1 from variants v
                                  where v.product_id = p.id and v.archived_at is null and v.sku ilike $2))
         ), page as (
            select id, code from found order by code, id offset $3 limit $4
         )
         select t.total as "total!", page.id as "id?"
         from (select count(*) as total from found) t left join page on true
         order by page.code, page.id"#,
        store,
        pattern,
        i64::from(offset),
        i64::from(limit.min(PAGE_MAX))
    )
    .fetch_all(&engine.pool)
    .await?;
    let total = found.first().map_or(0, |row| row.total);
    let ids: Vec<Uuid> = found.into_iter().filter_map(|row| row.id).collect();
    Ok(ProductPage {
        products: views(engine, store, &ids).await?,
        total: u32::try_from(total).unwrap_or(u32::MAX),
    })
}

/// A product of the shop with its variants.
pub async fn get(engine: &Engine, actor: &Actor, product: ProductId) -> Result<ProductView, EngineError> {
    actor.require(Permission::SeeStock)?;
    let mut found = views(engine, actor.store.id().0, &[product.0]).await?;
    found.pop().ok_or_else(|| EngineError::not_found("product"))
}

/// A variant of the shop as it stands.
pub async fn variant(engine: &Engine, actor: &Actor, variant: VariantId) -> Result<VariantView, EngineError> {
    actor.require(Permission::SeeStock)?;
    let row = sqlx::query_as!(
        RawVariant,
        r#"select v.product_id, v.id, v.sku, v.option_values, v.price_minor, v.on_hand, v.held,
                  coalesce((select sum(w.quantity) from waitlist w where w.variant_id = v.id and w.state = 'waiting'),
                           0)::int as "waiting!"
           from variants v where v.store_id = $1 and v.id = $2 and v.archived_at is null"#,
        actor.store.id().0,
        variant.0
    )
    .fetch_optional(&engine.pool)
    .await?;
    row.map(VariantView::from).ok_or_else(|| EngineError::not_found("variant"))
}

/// These products of the shop, by code; archived and foreign ones are left out.
async fn views(engine: &Engine, store: Uuid, ids: &[Uuid]) -> Result<Vec<ProductView>, EngineError> {
    let products = sqlx::query!(
        "select p.id, p.code, p.name, p.category, p.keywords, p.options, s.currency
         from products p join stores s on s.id = p.store_id
         where p.store_id = $1 and p.id = any($2) and p.archived_at is null order by upper(p.code), p.id",
        store,
        ids
    )
    .fetch_all(&engine.pool)
    .await?;
    let variants = sqlx::query_as!(
        RawVariant,
        r#"select v.product_id, v.id, v.sku, v.option_values, v.price_minor, v.on_hand, v.held,
                  coalesce((select sum(w.quantity) from waitlist w where w.variant_id = v.id and w.state = 'waiting'),
                           0)::int as "waiting!"
           from variants v where v.store_id = $1 and v.product_id = any($2) and v.archived_at is null
           order by v.position, v.sku"#,
        store,
        ids
    )
    .fetch_all(&engine.pool)
    .await?;
    let mut by_product: HashMap<Uuid, Vec<VariantView>> = HashMap::with_capacity(products.len());
    for row in variants {
        by_product.entry(row.product_id).or_default().push(row.into());
    }
    products
        .into_iter()
        .map(|row| {
            Ok(ProductView {
                variants: by_product.remove(&row.id).unwrap_or_default(),
                id: ProductId(row.id),
                code: row.code,
                name: row.name,
                category: row.category,
                keywords: row.keywords,
                options: row.options,
                currency: currency(&row.currency)?,
            })
        })
        .collect()
}

struct RawVariant {
    product_id: Uuid,
    id: Uuid,
    sku: String,
    option_values: Vec<String>,
    price_minor: i64,
    on_hand: i32,
    held: i32,
    waiting: i32,
}

impl From<RawVariant> for VariantView {
    fn from(raw: RawVariant) -> Self {
        Self {
            id: VariantId(raw.id),
            sku: raw.sku,
            values: raw.option_values,
            price_minor: raw.price_minor,
            on_hand: u32::try_from(raw.on_hand).unwrap_or(0),
            held: u32::try_from(raw.held).unwrap_or(0),
            waiting: u32::try_from(raw.waiting).unwrap_or(0),
        }
    }
}

/// The pattern of `like` that finds the text anywhere, whatever signs it contains.
fn contains(search: &str) -> String {
    let mut pattern = String::from("%");
    for letter in search.trim().chars().take(SEARCH_CHARS_MAX) {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::contains;

    #[test]
    fn signs_of_the_pattern_language_are_searched_as_they_are() {
        assert_eq!(contains(" 100% lana_s\\ "), "%100\\% lana\\_s\\\\%");
        assert_eq!(contains("  "), "%%");
    }
}
