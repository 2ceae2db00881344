//! What a seeding tells: the ids a load generator or a test needs. Carries no secret.

use std::collections::BTreeMap;

use domain::ids::{LiveId, PageConnectionId, ProductId, SellerId, StoreId, VariantId};
use domain::role::Role;
use serde::Serialize;

/// The outcome of a seeding, in the order of the fixture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SeedReport {
    /// One entry a shop.
    pub stores: Vec<StoreSeeded>,
}

/// One shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StoreSeeded {
    /// Id.
    pub id: StoreId,
    /// Natural key.
    pub slug: String,
    /// Its people.
    pub sellers: Vec<SellerSeeded>,
    /// Its Facebook page.
    pub page: Option<PageSeeded>,
    /// Its Live.
    pub live: Option<LiveSeeded>,
    /// Product ids by code.
    pub products: BTreeMap<String, ProductId>,
    /// Variant ids by SKU.
    pub variants: BTreeMap<String, VariantId>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SellerSeeded {
    /// Id.
    pub id: SellerId,
    /// E-mail, the sign-in.
    pub email: String,
    /// Role in this shop.
    pub role: Role,
    /// Made now, with the fixture's password; otherwise the person keeps the password they have.
    pub created: bool,
}

/// A Facebook page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageSeeded {
    /// Our id of the connection.
    pub id: PageConnectionId,
    /// Facebook's id of the page, as webhooks name it.
    pub page_id: String,
}

/// A Live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LiveSeeded {
    /// Id.
    pub id: LiveId,
    /// Facebook's id of the live video.
    pub live_video_id: String,
    /// The post under which comments arrive.
    pub post_id: String,
    /// Made now; otherwise it was there and stays as it is, ended or not.
    pub created: bool,
}
