//! The shop's catalogue, prepared for the reader, with the words taught in a Live; made again when either changed.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::PgConnection;
use uuid::Uuid;

use crate::EngineError;

/// Prepared catalogues that are kept; more are prepared again when needed.
const KEPT_MAX: usize = 256;

/// A shop, and a Live of it where something was taught.
type Key = (Uuid, Option<Uuid>);

/// Which state of catalogue and words a comment is read with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edition {
    pub store: Uuid,
    pub catalogue_version: i64,
    pub live: Uuid,
    /// Zero while nothing was ever taught in the Live.
    pub words_version: i64,
}

impl Edition {
    /// Lives in which nothing was taught share the catalogue of their shop.
    fn key(self) -> Key {
        (self.store, (self.words_version != 0).then_some(self.live))
    }

    /// The same for the same words and products.
    pub fn cache_key(self) -> String {
        let live = self.key().1.map(|live| live.to_string()).unwrap_or_default();
        format!("{}.{}.{live}", self.catalogue_version, self.words_version)
    }

    fn version(self) -> (i64, i64) {
        (self.catalogue_version, self.words_version)
    }
}

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
    version: (i64, i64),
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

#[cfg(test)]
impl StoreIndex {
    /// Products without anything to read them by: (variant, code, SKU).
    pub fn of(variants: &[(Uuid, &str, &str)]) -> Self {
        let facts = |(id, code, sku): &(Uuid, &str, &str)| VariantFacts {
            id: *id,
            code: (*code).to_owned(),
            sku: (*sku).to_owned(),
            label: String::new(),
            price_minor: 0,
        };
        Self {
            version: (0, 0),
            reader: intent::Index::default(),
            by_sku: variants.iter().map(|one| (one.2.to_owned(), facts(one))).collect(),
            sku_of: variants.iter().map(|one| (one.0, one.2.to_owned())).collect(),
            products: HashMap::new(),
        }
    }
}

/// Prepared catalogues by shop, and by Live where something was taught.
#[derive(Debug, Default)]
pub(crate) struct IndexCache(Mutex<HashMap<Key, Arc<StoreIndex>>>);

impl IndexCache {
    /// The catalogue of that edition, prepared now unless it is here already.
    pub async fn get(
        &self,
        conn: &mut PgConnection,
        edition: Edition,
    ) -> Result<Arc<StoreIndex>, EngineError> {
        let key = edition.key();
        if let Some(index) = self.lock().get(&key)
            && index.version == edition.version()
        {
            return Ok(Arc::clone(index));
        }
        let index = Arc::new(load(conn, edition).await?);
        let mut kept = self.lock();
        if kept.len() >= KEPT_MAX && !kept.contains_key(&key) {
            kept.clear();
        }
        kept.insert(key, Arc::clone(&index));
        Ok(index)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Key, Arc<StoreIndex>>> {
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

async fn load(conn: &mut PgConnection, edition: Edition) -> Result<StoreIndex, EngineError> {
    let store = edition.store;
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
    .fetch_all(&mut *conn)
    .await?;
    let taught = if edition.words_version == 0 { Vec::new() } else { taught(conn, edition).await? };
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
    let words = taught.iter().map(|(word, code)| (word.as_str(), code.as_str()));
    let reader = intent::Index::with_aliases(&catalogue, words);
    let products = catalogue.products.into_iter().map(|product| (product.code.clone(), product)).collect();
    Ok(StoreIndex { version: edition.version(), reader, by_sku, sku_of, products })
}

/// Words taught in the Live, with the codes of their products.
async fn taught(conn: &mut PgConnection, edition: Edition) -> Result<Vec<(String, String)>, EngineError> {
    let rows = sqlx::query!(
        "select w.folded, p.code from taught_words w join products p on p.id = w.product_id
         where w.store_id = $1 and w.live_id = $2 and p.archived_at is null",
        edition.store,
        edition.live
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.folded, row.code)).collect())
}
