//! Fills a database with shops, people, a catalogue and a running Live from a fixture (`docs/fixtures.md`). For the
//! demo, for tests and for load runs; not for a seller's import of a catalogue.
//!
//! Seeding twice changes nothing: rows are found by their natural keys (slug, e-mail, page id, code, SKU, live video
//! id). What people own afterwards stays theirs: passwords and the stock of a variant that exists are never touched,
//! and a Live that exists is left as it is.

mod catalogue;
mod fixture;
mod live;
mod newest;
mod report;
mod shop;

use domain::FaultKind;

pub use fixture::{
    DeliveryFixture, Fixture, FixtureError, LiveFixture, PageFixture, PaymentsFixture, ProductFixture,
    StoreFixture, UserFixture, VariantFixture,
};
pub use newest::newest_moment;
pub use report::{LiveSeeded, PageSeeded, SeedReport, SellerSeeded, StoreSeeded};

use crate::{Engine, EngineError};

/// Key of the lock that keeps two seedings from running at once.
const SEED_LOCK: i64 = 0x6c73_5f73_6565_6400;

/// Brings the fixture into the database, all of it or nothing, and tells the ids.
pub async fn seed(engine: &Engine, fixture: &Fixture) -> Result<SeedReport, EngineError> {
    fixture
        .check()
        .map_err(|error| EngineError::refused(FaultKind::Invalid, "fixture.invalid", &error.to_string()))?;
    let now = engine.clock.now();
    let mut tx = engine.pool.begin().await?;
    sqlx::query!("select pg_advisory_xact_lock($1)", SEED_LOCK).execute(&mut *tx).await?;
    let mut report = SeedReport::default();
    for (at, store) in fixture.stores.iter().enumerate() {
        let path = format!("stores[{at}]");
        let id = shop::store(&mut tx, store, &path, now).await?;
        let sellers = shop::people(&mut tx, id, &store.users, now).await?;
        let page = match &store.page {
            Some(page) => Some(shop::page(&mut tx, &engine.vault, id, page, &path, now).await?),
            None => None,
        };
        shop::payments(&mut tx, &engine.vault, id, &store.payments, now).await?;
        let (products, variants) = catalogue::products(&mut tx, id, &store.products, now).await?;
        let live = match (&store.live, &page) {
            (Some(live), Some(page)) => {
                Some(live::running(&mut tx, id, page.id, live, &products, &path, now).await?)
            }
            _ => None,
        };
        report.stores.push(StoreSeeded {
            id,
            slug: store.slug.clone(),
            sellers,
            page,
            live,
            products,
            variants,
        });
    }
    tx.commit().await?;
    Ok(report)
}
