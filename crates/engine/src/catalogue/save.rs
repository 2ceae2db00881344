//! Saves a product: one transaction for the product, its variants, the opening stock and the record of who changed what.

use std::collections::HashMap;

use domain::ids::ProductId;
use domain::role::Permission;
use domain::views::{ProductEdit, ProductView, VariantEdit};
use domain::{FaultKind, Timestamp};
use serde_json::json;
use sqlx::PgConnection;
use uuid::Uuid;

use super::check::checked;
use super::get;
use crate::core::new_id;
use crate::hub::Touched;
use crate::time::to_db;
use crate::{Actor, Engine, EngineError};

/// A variant as it is stored, locked.
struct Known {
    sku: String,
    price_minor: i64,
    /// Units held or waited for.
    promised: i64,
}

/// One variant as it shall be.
struct Row<'a> {
    id: Uuid,
    position: i32,
    edit: &'a VariantEdit,
}

/// Makes a product, or changes one. Variants that the edit leaves out are archived, unless somebody holds or waits for
/// them. Carts keep the price they were opened with; a changed price is recorded.
pub async fn save(engine: &Engine, actor: &Actor, edit: ProductEdit) -> Result<ProductView, EngineError> {
    actor.require(Permission::EditCatalogue)?;
    let edit = checked(edit)?;
    let store = actor.store.id().0;
    let now = engine.now();
    let mut tx = engine.pool.begin().await?;
    let product = write_product(&mut tx, store, &edit, now).await.map_err(taken)?;
    let known = lock_variants(&mut tx, store, product).await?;

    let rows: Vec<Row<'_>> = (0..)
        .zip(&edit.variants)
        .map(|(position, edit)| Row { id: edit.id.map_or_else(new_id, |id| id.0), position, edit })
        .collect();
    let (old, new): (Vec<&Row<'_>>, Vec<&Row<'_>>) = rows.iter().partition(|row| row.edit.id.is_some());
    if old.iter().any(|row| !known.contains_key(&row.id)) {
        return Err(EngineError::not_found("variant"));
    }
    let gone: Vec<Uuid> = known.keys().copied().filter(|id| rows.iter().all(|row| row.id != *id)).collect();
    archive(&mut tx, &gone, &known, now).await?;
    change(&mut tx, store, &old).await.map_err(taken)?;
    add(&mut tx, actor, product, &new, now).await.map_err(taken)?;
    record(&mut tx, actor, product, &edit, &old, &known, now).await?;
    sqlx::query!("update stores set catalogue_version = catalogue_version + 1 where id = $1", store)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;

    let variants = rows.iter().map(|row| row.id).chain(gone).collect();
    engine.hub.touch(actor.store.id(), Touched { variants, head: true, ..Touched::default() });
    get(engine, actor, ProductId(product)).await
}

/// Code and SKU are unique in a shop.
fn taken(error: EngineError) -> EngineError {
    error
        .on_constraint("products_code_key", || {
            EngineError::refused(
                FaultKind::Conflict,
                "catalogue.code_taken",
                "Another product has this code. Choose another one, for a code means one product on air.",
            )
        })
        .on_constraint("variants_sku_key", || {
            EngineError::refused(
                FaultKind::Conflict,
                "catalogue.sku_taken",
                "Another variant has this SKU, or had it before it was removed. Choose another one.",
            )
        })
}

async fn write_product(
    conn: &mut PgConnection,
    store: Uuid,
    edit: &ProductEdit,
    now: Timestamp,
) -> Result<Uuid, EngineError> {
    let Some(product) = edit.id else {
        let id = new_id();
        sqlx::query!(
            "insert into products (id, store_id, code, name, category, keywords, options, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
            id,
            store,
            edit.code,
            edit.name,
            edit.category,
            &edit.keywords,
            &edit.options,
            to_db(now)
        )
        .execute(conn)
        .await?;
        return Ok(id);
    };
    sqlx::query_scalar!(
        "update products set code = $3, name = $4, category = $5, keywords = $6, options = $7, updated_at = $8
         where store_id = $1 and id = $2 and archived_at is null returning id",
        store,
        product.0,
        edit.code,
        edit.name,
        edit.category,
        &edit.keywords,
        &edit.options,
        to_db(now)
    )
    .fetch_optional(conn)
    .await?
    .ok_or_else(|| EngineError::not_found("product"))
}

async fn lock_variants(
    conn: &mut PgConnection,
    store: Uuid,
    product: Uuid,
) -> Result<HashMap<Uuid, Known>, EngineError> {
    let locked = sqlx::query!(
        "select id, sku, price_minor, held from variants
         where store_id = $1 and product_id = $2 and archived_at is null order by id for no key update",
        store,
        product
    )
    .fetch_all(&mut *conn)
    .await?;
    let ids: Vec<Uuid> = locked.iter().map(|row| row.id).collect();
    let waiting = sqlx::query!(
        r#"select variant_id, sum(quantity)::bigint as "units!" from waitlist
           where variant_id = any($1) and state = 'waiting' group by variant_id"#,
        &ids
    )
    .fetch_all(conn)
    .await?;
    let waiting: HashMap<Uuid, i64> = waiting.into_iter().map(|row| (row.variant_id, row.units)).collect();
    Ok(locked
        .into_iter()
        .map(|row| {
            let promised = i64::from(row.held) + waiting.get(&row.id).copied().unwrap_or(0);
            (row.id, Known { sku: row.sku, price_minor: row.price_minor, promised })
        })
        .collect())
}

async fn archive(
    conn: &mut PgConnection,
    gone: &[Uuid],
    known: &HashMap<Uuid, Known>,
    now: Timestamp,
) -> Result<(), EngineError> {
    let promised = gone.iter().filter_map(|id| known.get(id)).find(|variant| variant.promised > 0);
    if let Some(variant) = promised {
        let message = format!(
            "Buyers hold or wait for {}. Cancel their carts first, or keep the variant until the holds end.",
            variant.sku
        );
        return Err(EngineError::refused(FaultKind::Conflict, "catalogue.variant_in_use", &message));
    }
    if !gone.is_empty() {
        sqlx::query!("update variants set archived_at = $2 where id = any($1)", gone, to_db(now))
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// The variants as rows for `jsonb_to_recordset`: arrays of arrays would have to be rectangular.
fn as_json(rows: &[&Row<'_>]) -> serde_json::Value {
    rows.iter()
        .map(|row| {
            json!({
                "id": row.id,
                "sku": row.edit.sku,
                "texts": row.edit.values,
                "price": row.edit.price_minor,
                "position": row.position,
                "stock": row.edit.opening_stock,
            })
        })
        .collect()
}

async fn change(conn: &mut PgConnection, store: Uuid, rows: &[&Row<'_>]) -> Result<(), EngineError> {
    if rows.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "update variants set sku = u.sku, option_values = u.texts, price_minor = u.price, position = u.position
         from jsonb_to_recordset($2::jsonb) as u (id uuid, sku text, texts text[], price bigint, position integer)
         where variants.store_id = $1 and variants.id = u.id",
        store,
        as_json(rows)
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn add(
    conn: &mut PgConnection,
    actor: &Actor,
    product: Uuid,
    rows: &[&Row<'_>],
    now: Timestamp,
) -> Result<(), EngineError> {
    if rows.is_empty() {
        return Ok(());
    }
    let store = actor.store.id().0;
    sqlx::query!(
        "insert into variants (id, store_id, product_id, sku, option_values, price_minor, on_hand, position, created_at)
         select u.id, $1, $2, u.sku, u.texts, u.price, u.stock, u.position, $4
         from jsonb_to_recordset($3::jsonb)
              as u (id uuid, sku text, texts text[], price bigint, position integer, stock integer)",
        store,
        product,
        as_json(rows),
        to_db(now)
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!(
        "insert into stock_movements (store_id, variant_id, change, reason, seller_id, moved_at)
         select store_id, id, on_hand, 'opening', $3, $4 from variants where store_id = $1 and id = any($2) and on_hand > 0",
        store,
        &rows.iter().map(|row| row.id).collect::<Vec<_>>(),
        actor.seller.0,
        to_db(now)
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Who changed the product, and every price that changed with what it was.
async fn record(
    conn: &mut PgConnection,
    actor: &Actor,
    product: Uuid,
    edit: &ProductEdit,
    old: &[&Row<'_>],
    known: &HashMap<Uuid, Known>,
    now: Timestamp,
) -> Result<(), EngineError> {
    let saved = if edit.id.is_some() { "product.changed" } else { "product.added" };
    let mut actions = vec![saved.to_owned()];
    let mut subjects = vec![product.to_string()];
    let mut details = vec![json!({ "code": edit.code })];
    for row in old {
        let Some(before) = known.get(&row.id).filter(|before| before.price_minor != row.edit.price_minor)
        else {
            continue;
        };
        actions.push("price.changed".to_owned());
        subjects.push(row.id.to_string());
        details.push(json!({ "sku": row.edit.sku, "old": before.price_minor, "new": row.edit.price_minor }));
    }
    sqlx::query!(
        "insert into audit_log (store_id, seller_id, action, subject, detail, at)
         select $1, $2, u.action, u.subject, u.detail, $3
         from unnest($4::text[], $5::text[], $6::jsonb[]) as u (action, subject, detail)",
        actor.store.id().0,
        actor.seller.0,
        to_db(now),
        &actions,
        &subjects,
        &details
    )
    .execute(conn)
    .await?;
    Ok(())
}
