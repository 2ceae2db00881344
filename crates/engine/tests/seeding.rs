//! Seeding a database from a fixture: what it makes, what it leaves alone, what it refuses.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::sync::Arc;

use domain::clock::SystemClock;
use domain::ids::PageConnectionId;
use domain::payment::PaymentMethod;
use domain::{Fault, FaultKind};
use engine::accounts;
use engine::secrets::{GatewayKeys, Vault, page_token_context, payment_settings_context};
use engine::seed::{Fixture, SeedReport, seed};
use engine::{Engine, Parts, Settings};
use platforms::http::Http;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use testkit::{RecordingGraph, TestDb};

const KEY: [u8; 32] = [7; 32];

struct Place {
    db: TestDb,
    engine: Engine,
}

impl Place {
    async fn new() -> Self {
        let db = testkit::database().await;
        let settings = Settings { encryption_key: KEY, ..testkit::settings("seeding") };
        let engine = Engine::new(Parts {
            pool: db.pool.clone(),
            clock: Arc::new(SystemClock),
            settings,
            graph: Arc::new(RecordingGraph::default()),
            http: Http::new().unwrap(),
            models: Vec::new(),
        });
        Self { db, engine }
    }

    async fn seed(&self, fixture: &Value) -> SeedReport {
        seed(&self.engine, &Fixture::parse(&fixture.to_string()).unwrap()).await.unwrap()
    }

    async fn refusal(&self, fixture: &Value) -> Fault {
        seed(&self.engine, &Fixture::parse(&fixture.to_string()).unwrap()).await.unwrap_err().into()
    }

    async fn number(&self, query: &'static str) -> i64 {
        sqlx::query_scalar(query).fetch_one(&self.db.pool).await.unwrap()
    }

    /// Every row of the tables a fixture fills, without what may change by seeding again.
    async fn rows(&self) -> Vec<String> {
        sqlx::query_scalar(
            "select 'store ' || s.slug || s.hold_seconds from stores s
             union all select 'seller ' || id || password_hash from sellers
             union all select 'member ' || seller_id || role from store_members
             union all select 'page ' || id from page_connections
             union all select 'method ' || method from payment_methods
             union all select 'product ' || id || code || name from products
             union all select 'variant ' || id || sku || on_hand || held || price_minor from variants
             union all select 'movement ' || variant_id || change || reason from stock_movements
             union all select 'live ' || id || state from lives
             union all select 'alias ' || object_id || live_id from live_aliases
             union all select 'pin ' || live_id || product_id from live_pins
             order by 1",
        )
        .fetch_all(&self.db.pool)
        .await
        .unwrap()
    }
}

fn fixture() -> Value {
    json!({"stores": [{
        "slug": "tienda", "name": "Tienda", "country": "CL", "currency": "CLP", "language": "es",
        "timezone": "America/Santiago", "hold_minutes": 20,
        "delivery": {"price": 3990, "pickup": "Av. Siempre Viva 123"},
        "users": [{"email": "Duena@Tienda.cl", "name": "Carla", "password": "primera-clave", "role": "owner"}],
        "page": {"id": "105", "name": "Tienda", "access_token": "EAAFIRST"},
        "payments": {"flow": {"api_key": "API-1", "secret_key": "flow-secret"}},
        "products": [{"code": "A12", "name": "Polera", "options": ["talla"], "variants": [
            {"sku": "POL-S", "options": {"talla": "S"}, "price": 9990, "stock": 4},
            {"sku": "POL-M", "options": {"talla": "M"}, "price": 9990, "stock": 0}]}],
        "live": {"title": "Live", "live_video_id": "881", "video_id": "882", "post_id": "105_883", "pinned": "A12"}
    }]})
}

#[tokio::test]
async fn a_fixture_becomes_a_shop_with_its_running_live() {
    let place = Place::new().await;
    let report = place.seed(&fixture()).await;
    let store = &report.stores[0];
    let live = store.live.as_ref().unwrap();
    assert!(live.created && store.sellers[0].created);
    assert_eq!(store.variants.len(), 2);
    assert_eq!(
        place.number("select count(*) from stock_movements where reason = 'opening' and change = 4").await,
        1
    );
    assert_eq!(place.number("select count(*) from stock_movements").await, 1);
    assert_eq!(place.number("select count(*) from live_pins where product_id is not null").await, 1);
    let aliases: Vec<String> =
        sqlx::query_scalar("select object_id from live_aliases where live_id = $1 order by 1")
            .bind(live.id.0)
            .fetch_all(&place.db.pool)
            .await
            .unwrap();
    assert_eq!(aliases, ["105_883", "881", "882", "883"]);
    accounts::sign_in(&place.engine, "duena@tienda.cl", "primera-clave").await.unwrap();
}

#[tokio::test]
async fn seeding_twice_changes_nothing() {
    let place = Place::new().await;
    let first = place.seed(&fixture()).await;
    let rows = place.rows().await;
    let second = place.seed(&fixture()).await;
    assert_eq!(place.rows().await, rows);
    assert_eq!(first.stores[0].variants, second.stores[0].variants);
    assert!(!second.stores[0].live.as_ref().unwrap().created);
}

#[tokio::test]
async fn seeding_again_leaves_stock_and_passwords_to_the_people() {
    let place = Place::new().await;
    place.seed(&fixture()).await;
    sqlx::query("update variants set on_hand = 3 where sku = 'POL-S'").execute(&place.db.pool).await.unwrap();
    let mut changed = fixture();
    changed["stores"][0]["users"][0]["password"] = json!("segunda-clave");
    changed["stores"][0]["products"][0]["variants"][0]["stock"] = json!(50);
    changed["stores"][0]["products"][0]["variants"][0]["price"] = json!(7990);
    place.seed(&changed).await;
    let kept = "select count(*) from variants where sku = 'POL-S' and on_hand = 3 and price_minor = 7990";
    assert_eq!(place.number(kept).await, 1);
    accounts::sign_in(&place.engine, "duena@tienda.cl", "primera-clave").await.unwrap();
}

#[tokio::test]
async fn tokens_and_gateway_keys_are_sealed_for_their_row() {
    let place = Place::new().await;
    let report = place.seed(&fixture()).await;
    let store = &report.stores[0];
    let page: PageConnectionId = store.page.as_ref().unwrap().id;
    let token: Vec<u8> = sqlx::query_scalar("select access_token from page_connections")
        .fetch_one(&place.db.pool)
        .await
        .unwrap();
    let keys: Vec<u8> =
        sqlx::query_scalar("select settings from payment_methods").fetch_one(&place.db.pool).await.unwrap();
    for (sealed, secret) in [(&token, "EAAFIRST"), (&keys, "flow-secret")] {
        assert!(!sealed.windows(secret.len()).any(|bytes| bytes == secret.as_bytes()));
    }
    let vault = Vault::new(&KEY);
    assert_eq!(vault.open_text(&token, &page_token_context(page)).unwrap().expose_secret(), "EAAFIRST");
    let opened = vault.open(&keys, &payment_settings_context(store.id, PaymentMethod::Flow)).unwrap();
    let opened: GatewayKeys = serde_json::from_slice(&opened).unwrap();
    assert_eq!(opened.secret_key, "flow-secret");
}

#[tokio::test]
async fn a_new_live_of_the_page_ends_the_one_before() {
    let place = Place::new().await;
    place.seed(&fixture()).await;
    let mut next = fixture();
    next["stores"][0]["live"] =
        json!({"title": "Next", "live_video_id": "991", "video_id": "991", "post_id": "105_991"});
    let report = place.seed(&next).await;
    assert!(report.stores[0].live.as_ref().unwrap().created);
    assert_eq!(place.number("select count(*) from lives where state = 'running'").await, 1);
    assert_eq!(
        place.number("select count(*) from lives where live_video_id = '881' and ended_at is not null").await,
        1
    );
}

#[tokio::test]
async fn a_refused_fixture_leaves_nothing_behind() {
    let place = Place::new().await;
    let mut wrong = fixture();
    wrong["stores"].as_array_mut().unwrap().push(fixture()["stores"][0].clone());
    wrong["stores"][1]["slug"] = json!("otra");
    let refusal = place.refusal(&wrong).await;
    assert_eq!(refusal.kind, FaultKind::Conflict);
    assert!(refusal.message.starts_with("stores[1].page.id: "), "{}", refusal.message);
    assert_eq!(place.number("select count(*) from stores").await, 0);
}

#[tokio::test]
async fn a_time_zone_that_does_not_exist_is_refused_by_name() {
    let place = Place::new().await;
    let mut wrong = fixture();
    wrong["stores"][0]["timezone"] = json!("Chile/Santiago");
    let refusal = place.refusal(&wrong).await;
    assert!(refusal.message.starts_with("stores[0].timezone: "), "{}", refusal.message);
}

#[tokio::test]
async fn the_newest_moment_is_none_in_an_empty_database_and_then_follows_what_happens() {
    let place = Place::new().await;
    assert_eq!(engine::seed::newest_moment(&place.db.pool).await.unwrap(), None);
    place.seed(&fixture()).await;
    let after = engine::seed::newest_moment(&place.db.pool).await.unwrap().unwrap();
    assert!(after <= place.engine.now());
}
