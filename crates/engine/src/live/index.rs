//! The shop's catalogue, prepared for the reader; made again when the catalogue changed.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::PgConnection;
use uuid::Uuid;

use crate::EngineError;

/// Shops whose prepared catalogue is kept; more are prepared again when needed.
const SHOPS_MAX: usize = 256;

/// A variant as the sequencer needs it.
#[derive(Debug, Clone)]
pub(crate) struct VariantFacts {
    pub id: Uuid,
    pub code: String,
    pub sku: String,
    /// Product and options as people say them.
    pub label: String,
    pub price_minor: i64,
}

/// A shop's prepared catalogue.
#[derive(Debug)]
pub(crate) struct StoreIndex {
    version: i64,
    pub reader: intent::Index,
    by_sku: HashMap<String, VariantFacts>,
    sku_of: HashMap<Uuid, String>,
    products: HashMap<String, intent::Product>,
}

impl StoreIndex {
    pub fn by_sku(&self, sku: &str) -> Option<&VariantFacts> {
        self.by_sku.get(sku)
    }

    /// The product of that code, as the reader knows it.
    pub fn product(&self, code: &str) -> Option<&intent::Product> {
        self.products.get(code)
    }

    pub fn by_id(&self, variant: Uuid) -> Option<&VariantFacts> {
        self.sku_of.get(&variant).and_then(|sku| self.by_sku.get(sku))
    }
}

/// Prepared catalogues by shop.
#[derive(Debug, Default)]
pub(crate) struct IndexCache(Mutex<HashMap<Uuid, Arc<StoreIndex>>>);

impl IndexCache {
    /// The shop's catalogue at `version`, prepared now unless it is here already.
    pub async fn get(
        &self,
        conn: &mut PgConnection,
        store: Uuid,
        version: i64,
    ) -> Result<Arc<StoreIndex>, EngineError> {
        if let Some(index) = self.lock().get(&store)
            && index.version == version
        {
            return Ok(Arc::clone(index));
        }
        let index = Arc::new(load(conn, store, version).await?);
        let mut kept = self.lock();
        if kept.len() >= SHOPS_MAX && !kept.contains_key(&store) {
            kept.clear();
        }
        kept.insert(store, Arc::clone(&index));
        Ok(index)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Uuid, Arc<StoreIndex>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Product and options as people say them: `Polera roja · M · azul`.
pub(crate) fn label(name: &str, values: &[String]) -> String {
    let mut text = name.to_owned();
    for value in values {
        text.push_str(" · ");
        text.push_str(value);
    }
    text
}

async fn load(conn: &mut PgConnection, store: Uuid, version: i64) -> Result<StoreIndex, EngineError> {
    let currency =
        sqlx::query_scalar!("select currency from stores where id = $1", store).fetch_one(&mut *conn).await?;
    let rows = sqlx::query!(
        r#"select p.id as product, p.code, p.name, p.keywords, p.options, v.id, v.sku, v.option_values, v.price_minor,
                v.on_hand - v.held as "free!"
         from products p join variants v on v.product_id = p.id
         where p.store_id = $1 and p.archived_at is null and v.archived_at is null
         order by p.code, p.id, v.position, v.sku"#,
        store
    )
    .fetch_all(conn)
    .await?;
    let mut by_sku = HashMap::with_capacity(rows.len());
    let mut sku_of = HashMap::with_capacity(rows.len());
    let mut products: Vec<(Uuid, intent::Product)> = Vec::new();
    for row in rows {
        let facts = VariantFacts {
            id: row.id,
            code: row.code.clone(),
            sku: row.sku.clone(),
            label: label(&row.name, &row.option_values),
            price_minor: row.price_minor,
        };
        sku_of.insert(row.id, row.sku.clone());
        by_sku.insert(row.sku.clone(), facts);
        let variant = intent::Variant {
            sku: row.sku,
            options: row.options.iter().cloned().zip(row.option_values).collect::<BTreeMap<_, _>>(),
            price: row.price_minor,
            stock: i64::from(row.free),
        };
        match products.last_mut() {
            Some((id, product)) if *id == row.product => product.variants.push(variant),
            _ => products.push((
                row.product,
                intent::Product {
                    code: row.code,
                    name: row.name,
                    keywords: row.keywords,
                    options: row.options,
                    variants: vec![variant],
                },
            )),
        }
    }
    let catalogue =
        intent::Catalogue { currency, products: products.into_iter().map(|(_, product)| product).collect() };
    let reader = intent::Index::new(&catalogue);
    let products = catalogue.products.into_iter().map(|product| (product.code.clone(), product)).collect();
    Ok(StoreIndex { version, reader, by_sku, sku_of, products })
}
