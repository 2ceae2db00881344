//! A fixture as data: its types, how it is read, and which rules it must keep. Every refusal names the place in the
//! file. Not for what is done with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use domain::Currency;
use domain::checkout::TransferDetails;
use domain::role::Role;
use serde::Deserialize;

use crate::secrets::GatewayKeys;

/// Shops a fixture may have.
const STORES_MAX: usize = 100;
/// Products a shop of a fixture may have.
const PRODUCTS_MAX: usize = 5_000;
/// Variants a product may have, as in the editor.
const VARIANTS_MAX: usize = 200;
/// Options a product may have, as in the editor.
const OPTIONS_MAX: usize = 3;
/// Shortest password, in characters (NIST SP 800-63B section 5.1.1.1).
const PASSWORD_CHARS_MIN: usize = 8;

/// What is wrong with a fixture, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {what}")]
pub struct FixtureError {
    /// Place in the file, such as `stores[0].products[3].code`.
    pub path: String,
    /// What is wrong there.
    pub what: String,
}

/// A fixture.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixture {
    /// Its shops, at least one.
    pub stores: Vec<StoreFixture>,
}

/// A shop.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoreFixture {
    /// Natural key: lower-case letters, digits and hyphens.
    pub slug: String,
    /// Name as buyers read it.
    pub name: String,
    /// ISO 3166-1 alpha-2, such as `CL`.
    pub country: String,
    /// Currency of all its prices.
    pub currency: Currency,
    /// ISO 639-1, such as `es`.
    pub language: String,
    /// IANA name, such as `America/Santiago`.
    pub timezone: String,
    /// How long stock is held, in minutes.
    #[serde(default = "hold_minutes_default")]
    pub hold_minutes: u32,
    /// How long at most while the buyer is on the checkout page, in minutes; twice `hold_minutes` when left out.
    #[serde(default)]
    pub hold_minutes_max: Option<u32>,
    /// Delivery and pick-up.
    #[serde(default)]
    pub delivery: DeliveryFixture,
    /// People; at least one owner.
    pub users: Vec<UserFixture>,
    /// The Facebook page.
    #[serde(default)]
    pub page: Option<PageFixture>,
    /// Ways to pay.
    #[serde(default)]
    pub payments: PaymentsFixture,
    /// The catalogue.
    #[serde(default)]
    pub products: Vec<ProductFixture>,
    /// A running Live; needs a page.
    #[serde(default)]
    pub live: Option<LiveFixture>,
}

const fn hold_minutes_default() -> u32 {
    30
}

/// What delivery costs and where to collect.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliveryFixture {
    /// Price in minor units.
    #[serde(default)]
    pub price: i64,
    /// Address for pick-up; empty where there is none.
    #[serde(default)]
    pub pickup: String,
}

/// A person. Its `Debug` leaves the password out.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserFixture {
    /// E-mail, natural key, taken in lower case.
    pub email: String,
    /// Name.
    pub name: String,
    /// Password, at least 8 characters; used only when the person is new.
    pub password: String,
    /// Role in the shop.
    pub role: Role,
}

impl fmt::Debug for UserFixture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserFixture")
            .field("email", &self.email)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

/// A Facebook page. Its `Debug` leaves the token out.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageFixture {
    /// Facebook's id, natural key.
    pub id: String,
    /// Name.
    pub name: String,
    /// Page access token.
    pub access_token: String,
}

impl fmt::Debug for PageFixture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageFixture").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Ways to pay. One that is left out stays as the database has it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymentsFixture {
    /// Flow's keys.
    #[serde(default)]
    pub flow: Option<GatewayKeys>,
    /// Bank details.
    #[serde(default)]
    pub transfer: Option<TransferDetails>,
}

/// A product, in the shape of the reader's catalogue with its category.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductFixture {
    /// Code said on air, natural key in the shop, case ignored.
    pub code: String,
    /// Name.
    pub name: String,
    /// Category; empty when there is none.
    #[serde(default)]
    pub category: String,
    /// Words by which buyers call it.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Names of its options, in the order people say them.
    #[serde(default)]
    pub options: Vec<String>,
    /// Variants, at least one.
    pub variants: Vec<VariantFixture>,
}

/// A variant.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariantFixture {
    /// Natural key in the shop.
    pub sku: String,
    /// A value for each of the product's options.
    #[serde(default)]
    pub options: BTreeMap<String, String>,
    /// Price in minor units.
    pub price: i64,
    /// Opening stock; ignored for a variant that exists.
    pub stock: u32,
}

/// A running Live.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiveFixture {
    /// Title.
    pub title: String,
    /// Facebook's id of the live video, natural key on the page.
    pub live_video_id: String,
    /// Facebook's id of the recorded video.
    pub video_id: String,
    /// Facebook's id of the post, `{page}_{object}`.
    pub post_id: String,
    /// Code of the product on air at the start.
    #[serde(default)]
    pub pinned: Option<String>,
}

impl Fixture {
    /// Reads and checks a fixture.
    pub fn parse(json: &str) -> Result<Self, FixtureError> {
        let mut reader = serde_json::Deserializer::from_str(json);
        let fixture: Self = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let path = error.path().to_string();
            let path = if path == "." { "fixture".to_owned() } else { path };
            FixtureError { path, what: error.into_inner().to_string() }
        })?;
        reader.end().map_err(|error| FixtureError { path: "fixture".to_owned(), what: error.to_string() })?;
        fixture.check()?;
        Ok(fixture)
    }

    /// Checks what the types do not say.
    pub fn check(&self) -> Result<(), FixtureError> {
        within("stores", self.stores.len(), 1, STORES_MAX)?;
        let mut slugs = BTreeSet::new();
        for (at, store) in self.stores.iter().enumerate() {
            let path = format!("stores[{at}]");
            rule(slugs.insert(&store.slug), || (format!("{path}.slug"), "appears twice".to_owned()))?;
            store.check(&path)?;
        }
        Ok(())
    }
}

impl StoreFixture {
    fn check(&self, path: &str) -> Result<(), FixtureError> {
        let slug_ok = !self.slug.is_empty()
            && self.slug.len() <= 60
            && self.slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        at(slug_ok, path, "slug", "1 to 60 lower-case letters, digits and hyphens are expected")?;
        at(!self.name.trim().is_empty(), path, "name", "must not be empty")?;
        let country_ok = self.country.len() == 2 && self.country.bytes().all(|b| b.is_ascii_uppercase());
        at(country_ok, path, "country", "two capital letters are expected, such as CL")?;
        let language_ok = self.language.len() == 2 && self.language.bytes().all(|b| b.is_ascii_lowercase());
        at(language_ok, path, "language", "two small letters are expected, such as es")?;
        at((1..=1_440).contains(&self.hold_minutes), path, "hold_minutes", "1 to 1440 are expected")?;
        let max_ok = self.hold_minutes_max.is_none_or(|max| (self.hold_minutes..=2_880).contains(&max));
        at(max_ok, path, "hold_minutes_max", "hold_minutes to 2880 are expected")?;
        at(self.delivery.price >= 0, path, "delivery.price", "must not be negative")?;
        self.check_people(path)?;
        if let Some(page) = &self.page {
            at(!page.id.is_empty(), path, "page.id", "must not be empty")?;
            at(!page.access_token.is_empty(), path, "page.access_token", "must not be empty")?;
        }
        self.check_products(path)?;
        if let Some(live) = &self.live {
            at(self.page.is_some(), path, "live", "a Live needs a page")?;
            for (field, value) in [
                ("live_video_id", &live.live_video_id),
                ("video_id", &live.video_id),
                ("post_id", &live.post_id),
            ] {
                at(!value.is_empty(), path, &format!("live.{field}"), "must not be empty")?;
            }
            let known =
                live.pinned.as_ref().is_none_or(|pinned| self.products.iter().any(|p| &p.code == pinned));
            at(known, path, "live.pinned", "no product has this code")?;
        }
        Ok(())
    }

    fn check_people(&self, path: &str) -> Result<(), FixtureError> {
        at(
            self.users.iter().any(|user| user.role == Role::Owner),
            path,
            "users",
            "at least one owner is expected",
        )?;
        let mut seen = BTreeSet::new();
        for (n, user) in self.users.iter().enumerate() {
            let path = format!("{path}.users[{n}]");
            let email_ok = user.email.find('@').is_some_and(|at| at > 0)
                && user.email.chars().count() <= crate::accounts::EMAIL_CHARS_MAX;
            at(email_ok, &path, "email", "an e-mail address is expected")?;
            at(seen.insert(user.email.to_lowercase()), &path, "email", "appears twice")?;
            let password_ok = user.password.chars().count() >= PASSWORD_CHARS_MIN
                && user.password.len() <= crate::accounts::PASSWORD_BYTES_MAX;
            at(password_ok, &path, "password", "at least 8 characters are expected")?;
        }
        Ok(())
    }

    fn check_products(&self, path: &str) -> Result<(), FixtureError> {
        within(&format!("{path}.products"), self.products.len(), 0, PRODUCTS_MAX)?;
        let (mut codes, mut skus) = (BTreeSet::new(), BTreeSet::new());
        for (n, product) in self.products.iter().enumerate() {
            let path = format!("{path}.products[{n}]");
            let code_ok = (1..=20).contains(&product.code.chars().count());
            at(code_ok, &path, "code", "1 to 20 characters are expected")?;
            at(codes.insert(product.code.to_uppercase()), &path, "code", "appears twice (case ignored)")?;
            at(
                (1..=120).contains(&product.name.chars().count()),
                &path,
                "name",
                "1 to 120 characters are expected",
            )?;
            within(&format!("{path}.options"), product.options.len(), 0, OPTIONS_MAX)?;
            within(&format!("{path}.variants"), product.variants.len(), 1, VARIANTS_MAX)?;
            let names: BTreeSet<&String> = product.options.iter().collect();
            for (m, variant) in product.variants.iter().enumerate() {
                let path = format!("{path}.variants[{m}]");
                at(
                    (1..=64).contains(&variant.sku.chars().count()),
                    &path,
                    "sku",
                    "1 to 64 characters are expected",
                )?;
                at(skus.insert(&variant.sku), &path, "sku", "appears twice")?;
                let same = variant.options.keys().collect::<BTreeSet<_>>() == names;
                at(
                    same,
                    &path,
                    "options",
                    "a value for each of the product's options is expected, and no other",
                )?;
                at(variant.price >= 0, &path, "price", "must not be negative")?;
                at(i32::try_from(variant.stock).is_ok(), &path, "stock", "is too large")?;
            }
        }
        Ok(())
    }
}

fn at(holds: bool, path: &str, field: &str, what: &str) -> Result<(), FixtureError> {
    rule(holds, || (format!("{path}.{field}"), what.to_owned()))
}

fn within(path: &str, count: usize, min: usize, max: usize) -> Result<(), FixtureError> {
    rule((min..=max).contains(&count), || {
        (path.to_owned(), format!("{min} to {max} entries are expected, there are {count}"))
    })
}

fn rule(holds: bool, refusal: impl FnOnce() -> (String, String)) -> Result<(), FixtureError> {
    if holds {
        return Ok(());
    }
    let (path, what) = refusal();
    Err(FixtureError { path, what })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOP: &str = r#"{"slug":"a","name":"A","country":"CL","currency":"CLP","language":"es","timezone":"America/Santiago",
        "users":[{"email":"a@b.cl","name":"A","password":"contrasena","role":"owner"}]"#;

    fn refusal(rest: &str) -> String {
        Fixture::parse(&format!("{{\"stores\":[{SHOP}{rest}}}]}}")).unwrap_err().to_string()
    }

    #[test]
    fn the_smallest_fixture_is_a_shop_with_its_owner() {
        let fixture = Fixture::parse(&format!("{{\"stores\":[{SHOP}}}]}}")).unwrap();
        assert_eq!(fixture.stores[0].hold_minutes, 30);
        assert!(fixture.stores[0].products.is_empty());
    }

    #[test]
    fn a_refusal_names_the_place_in_the_file() {
        let product = |variant: &str| {
            format!(
                r#","products":[{{"code":"A1","name":"Polera","options":["talla"],"variants":[{variant}]}}]"#
            )
        };
        for (rest, place) in [
            (r#","hold_minuts":3"#.to_owned(), "stores[0].hold_minuts"),
            (r#","hold_minutes":0"#.to_owned(), "stores[0].hold_minutes"),
            (product(""), "stores[0].products[0].variants"),
            (
                product(r#"{"sku":"S","options":{"color":"rojo"},"price":1,"stock":1}"#),
                "stores[0].products[0].variants[0].options",
            ),
            (
                product(r#"{"sku":"S","options":{"talla":"S"},"price":-1,"stock":1}"#),
                "stores[0].products[0].variants[0].price",
            ),
            (
                product(r#"{"sku":"S","options":{"talla":"S"},"price":"1","stock":1}"#),
                "stores[0].products[0].variants[0].price",
            ),
            (
                r#","live":{"title":"L","live_video_id":"1","video_id":"1","post_id":"2_1"}"#.to_owned(),
                "stores[0].live",
            ),
        ] {
            let said = refusal(&rest);
            assert!(said.starts_with(&format!("{place}: ")), "{rest} -> {said}");
        }
    }

    #[test]
    fn the_same_sku_twice_and_the_same_code_in_another_case_are_refused() {
        let product = |code: &str, sku: &str| {
            format!(r#"{{"code":"{code}","name":"N","variants":[{{"sku":"{sku}","price":1,"stock":0}}]}}"#)
        };
        let two = |one: String, other: String| refusal(&format!(r#","products":[{one},{other}]"#));
        assert!(two(product("A1", "S"), product("a1", "T")).starts_with("stores[0].products[1].code: "));
        assert!(
            two(product("A1", "S"), product("A2", "S"))
                .starts_with("stores[0].products[1].variants[0].sku: ")
        );
    }

    #[test]
    fn neither_passwords_nor_tokens_are_printed() {
        let page = r#","page":{"id":"1","name":"P","access_token":"EAAsecret"}"#;
        let fixture = Fixture::parse(&format!("{{\"stores\":[{SHOP}{page}}}]}}")).unwrap();
        let printed = format!("{fixture:?}");
        assert!(!printed.contains("contrasena") && !printed.contains("EAAsecret"), "{printed}");
    }
}
