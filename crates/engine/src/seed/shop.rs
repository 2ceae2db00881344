//! Seeds a shop, its people, its page and its ways to pay.

use domain::checkout::TransferDetails;
use domain::ids::{PageConnectionId, SellerId, StoreId};
use domain::payment::PaymentMethod;
use domain::{FaultKind, Timestamp};
use sqlx::PgConnection;
use uuid::Uuid;

use super::fixture::{PageFixture, PaymentsFixture, StoreFixture, UserFixture};
use super::report::{PageSeeded, SellerSeeded};
use crate::EngineError;
use crate::accounts::password;
use crate::secrets::{GatewayKeys, Vault, page_token_context, payment_settings_context};
use crate::time::to_db;

/// The shop; its settings become the fixture's.
pub(super) async fn store(
    db: &mut PgConnection,
    store: &StoreFixture,
    path: &str,
    now: Timestamp,
) -> Result<StoreId, EngineError> {
    let utc_offset_minutes = utc_offset_minutes(db, &store.timezone, path, now).await?;
    let hold_minutes_max = store.hold_minutes_max.unwrap_or(store.hold_minutes * 2);
    let id = sqlx::query_scalar!(
        "insert into stores (id, slug, name, country, currency, language, timezone, utc_offset_minutes, hold_seconds,
                             hold_seconds_max, delivery_minor, pickup_address, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (slug) do update set name = excluded.name, country = excluded.country,
             currency = excluded.currency, language = excluded.language, timezone = excluded.timezone,
             utc_offset_minutes = excluded.utc_offset_minutes, hold_seconds = excluded.hold_seconds,
             hold_seconds_max = excluded.hold_seconds_max, delivery_minor = excluded.delivery_minor,
             pickup_address = excluded.pickup_address, catalogue_version = stores.catalogue_version + 1
         returning id",
        Uuid::now_v7(),
        store.slug,
        store.name,
        store.country,
        store.currency.code(),
        store.language,
        store.timezone,
        utc_offset_minutes,
        seconds(store.hold_minutes),
        seconds(hold_minutes_max),
        store.delivery.price,
        store.delivery.pickup,
        to_db(now)
    )
    .fetch_one(db)
    .await?;
    Ok(StoreId(id))
}

/// PostgreSQL knows the rules of every zone; so no table of ours can be out of date.
async fn utc_offset_minutes(
    db: &mut PgConnection,
    timezone: &str,
    path: &str,
    now: Timestamp,
) -> Result<i32, EngineError> {
    sqlx::query_scalar!(
        "select (extract(epoch from ($2::timestamptz at time zone name) - ($2::timestamptz at time zone 'UTC')) / 60)::integer
                as \"minutes!\"
         from pg_timezone_names where name = $1",
        timezone,
        to_db(now)
    )
    .fetch_optional(db)
    .await?
    .ok_or_else(|| {
        let what = format!("{path}.timezone: {timezone:?} is not the IANA name of a time zone, such as America/Santiago");
        EngineError::refused(FaultKind::Invalid, "fixture.invalid", &what)
    })
}

/// The people. A new one gets the fixture's password; one that exists keeps theirs and gets the role.
pub(super) async fn people(
    db: &mut PgConnection,
    store: StoreId,
    users: &[UserFixture],
    now: Timestamp,
) -> Result<Vec<SellerSeeded>, EngineError> {
    let mut seeded = Vec::with_capacity(users.len());
    for user in users {
        let email = user.email.to_lowercase();
        let known = sqlx::query_scalar!("select id from sellers where email = $1", email)
            .fetch_optional(&mut *db)
            .await?;
        let id = match known {
            Some(id) => SellerId(id),
            None => new_person(db, user, &email, now).await?,
        };
        sqlx::query!(
            "insert into store_members (store_id, seller_id, role, created_at) values ($1, $2, $3, $4)
             on conflict (store_id, seller_id) do update set role = excluded.role",
            store.0,
            id.0,
            user.role.word(),
            to_db(now)
        )
        .execute(&mut *db)
        .await?;
        seeded.push(SellerSeeded { id, email, role: user.role, created: known.is_none() });
    }
    Ok(seeded)
}

async fn new_person(
    db: &mut PgConnection,
    user: &UserFixture,
    email: &str,
    now: Timestamp,
) -> Result<SellerId, EngineError> {
    let id = SellerId(Uuid::now_v7());
    let hash = password::hash(user.password.clone()).await?;
    sqlx::query!(
        "insert into sellers (id, email, name, password_hash, created_at) values ($1, $2, $3, $4, $5)",
        id.0,
        email,
        user.name,
        hash,
        to_db(now)
    )
    .execute(db)
    .await?;
    Ok(id)
}

/// The page. Refused when another shop has it.
pub(super) async fn page(
    db: &mut PgConnection,
    vault: &Vault,
    store: StoreId,
    page: &PageFixture,
    path: &str,
    now: Timestamp,
) -> Result<PageSeeded, EngineError> {
    let known = sqlx::query!(
        "select id, store_id from page_connections where platform = 'facebook' and page_id = $1",
        page.id
    )
    .fetch_optional(&mut *db)
    .await?;
    if known.as_ref().is_some_and(|known| known.store_id != store.0) {
        let what = format!("{path}.page.id: another shop is connected to this page");
        return Err(EngineError::refused(FaultKind::Conflict, "page.taken", &what));
    }
    let id = PageConnectionId(known.map_or_else(Uuid::now_v7, |known| known.id));
    let token = vault.seal(page.access_token.as_bytes(), &page_token_context(id))?;
    sqlx::query!(
        "insert into page_connections (id, store_id, platform, page_id, name, access_token, created_at)
         values ($1, $2, 'facebook', $3, $4, $5, $6)
         on conflict (platform, page_id) do update set name = excluded.name, access_token = excluded.access_token,
             token_dead_at = null",
        id.0,
        store.0,
        page.id,
        page.name,
        token,
        to_db(now)
    )
    .execute(db)
    .await?;
    Ok(PageSeeded { id, page_id: page.id.clone() })
}

/// The ways to pay.
pub(super) async fn payments(
    db: &mut PgConnection,
    vault: &Vault,
    store: StoreId,
    payments: &PaymentsFixture,
    now: Timestamp,
) -> Result<(), EngineError> {
    let flow = payments.flow.as_ref().map(as_json::<GatewayKeys>).transpose()?;
    let transfer = payments.transfer.as_ref().map(as_json::<TransferDetails>).transpose()?;
    for (method, json) in [(PaymentMethod::Flow, flow), (PaymentMethod::Transfer, transfer)] {
        let Some(json) = json else { continue };
        let settings = vault.seal(&json, &payment_settings_context(store, method))?;
        sqlx::query!(
            "insert into payment_methods (store_id, method, settings, created_at) values ($1, $2, $3, $4)
             on conflict (store_id, method) do update set settings = excluded.settings",
            store.0,
            method.word(),
            settings,
            to_db(now)
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

fn as_json<T: serde::Serialize>(settings: &T) -> Result<Vec<u8>, EngineError> {
    serde_json::to_vec(settings).map_err(|error| EngineError::Corrupt(format!("payment settings: {error}")))
}

fn seconds(minutes: u32) -> i32 {
    i32::try_from(minutes.saturating_mul(60)).unwrap_or(i32::MAX)
}
