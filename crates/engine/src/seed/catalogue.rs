//! Seeds products and variants, with their opening stock as the first movement of the ledger.

use std::collections::BTreeMap;

use domain::Timestamp;
use domain::ids::{ProductId, StoreId, VariantId};
use sqlx::PgConnection;
use uuid::Uuid;

use super::fixture::{ProductFixture, VariantFixture};
use crate::EngineError;
use crate::time::to_db;

/// The catalogue: product ids by code and variant ids by SKU. Products the fixture does not name stay as they are.
pub(super) async fn products(
    db: &mut PgConnection,
    store: StoreId,
    products: &[ProductFixture],
    now: Timestamp,
) -> Result<(BTreeMap<String, ProductId>, BTreeMap<String, VariantId>), EngineError> {
    let (mut by_code, mut by_sku) = (BTreeMap::new(), BTreeMap::new());
    for product in products {
        let id = one_product(db, store, product, now).await?;
        by_code.insert(product.code.clone(), id);
        for (position, fixture) in (0..).zip(&product.variants) {
            let id = variant(db, store, id, &product.options, fixture, position, now).await?;
            by_sku.insert(fixture.sku.clone(), id);
        }
    }
    Ok((by_code, by_sku))
}

async fn one_product(
    db: &mut PgConnection,
    store: StoreId,
    product: &ProductFixture,
    now: Timestamp,
) -> Result<ProductId, EngineError> {
    let id = sqlx::query_scalar!(
        "insert into products (id, store_id, code, name, category, keywords, options, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
         on conflict (store_id, upper(code)) where archived_at is null
         do update set name = excluded.name, category = excluded.category, keywords = excluded.keywords,
             options = excluded.options, updated_at = excluded.updated_at
         returning id",
        Uuid::now_v7(),
        store.0,
        product.code,
        product.name,
        product.category,
        &product.keywords,
        &product.options,
        to_db(now)
    )
    .fetch_one(db)
    .await?;
    Ok(ProductId(id))
}

async fn variant(
    db: &mut PgConnection,
    store: StoreId,
    product: ProductId,
    options: &[String],
    variant: &VariantFixture,
    position: i32,
    now: Timestamp,
) -> Result<VariantId, EngineError> {
    let values: Vec<String> =
        options.iter().map(|name| variant.options.get(name).cloned().unwrap_or_default()).collect();
    let stock = i32::try_from(variant.stock).unwrap_or(i32::MAX);
    let new_id = Uuid::now_v7();
    let id = sqlx::query_scalar!(
        "insert into variants (id, store_id, product_id, sku, option_values, price_minor, on_hand, position, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (store_id, sku) do update set product_id = excluded.product_id,
             option_values = excluded.option_values, price_minor = excluded.price_minor, position = excluded.position,
             archived_at = null
         returning id",
        new_id,
        store.0,
        product.0,
        variant.sku,
        &values,
        variant.price,
        stock,
        position,
        to_db(now)
    )
    .fetch_one(&mut *db)
    .await?;
    if id == new_id && stock > 0 {
        sqlx::query!(
            "insert into stock_movements (store_id, variant_id, change, reason, note, moved_at)
             values ($1, $2, $3, 'opening', 'fixture', $4)",
            store.0,
            id,
            stock,
            to_db(now)
        )
        .execute(db)
        .await?;
    }
    Ok(VariantId(id))
}
