//! Editing the catalogue while the Live runs.

use domain::FaultKind;
use domain::ids::VariantId;
use domain::views::{ProductEdit, ProductView, VariantEdit};
use engine::{catalogue, stock};
use testkit::Shop;

use crate::refusal;

/// The product as the editor would send it back unchanged.
fn unchanged(product: &ProductView) -> ProductEdit {
    ProductEdit {
        id: Some(product.id),
        code: product.code.clone(),
        name: product.name.clone(),
        category: product.category.clone(),
        keywords: product.keywords.clone(),
        options: product.options.clone(),
        variants: product
            .variants
            .iter()
            .map(|variant| VariantEdit {
                id: Some(variant.id),
                sku: variant.sku.clone(),
                values: variant.values.clone(),
                price_minor: variant.price_minor,
                opening_stock: 0,
            })
            .collect(),
    }
}

fn hat() -> ProductEdit {
    ProductEdit {
        id: None,
        code: "D9".to_owned(),
        name: "Sombrero 100% paja".to_owned(),
        category: "Sombreros".to_owned(),
        keywords: vec!["sombrero".to_owned()],
        options: Vec::new(),
        variants: vec![VariantEdit {
            id: None,
            sku: "SOM_1".to_owned(),
            values: Vec::new(),
            price_minor: 7_990,
            opening_stock: 2,
        }],
    }
}

async fn product(shop: &Shop, code: &str) -> ProductView {
    catalogue::get(&shop.engine, &shop.owner, shop.product(code)).await.unwrap()
}

#[tokio::test]
async fn a_product_added_during_the_live_can_be_claimed_at_once() {
    let shop = Shop::open().await;
    shop.says("Ana", "quiero 1 C3").await;
    let saved = catalogue::save(&shop.engine, &shop.owner, hat()).await.unwrap();
    assert_eq!((saved.variants[0].on_hand, saved.variants[0].price_minor), (2, 7_990));
    shop.says("Rosa", "quiero 1 D9").await;

    assert_eq!(shop.order_of("Rosa").await.lines[0].sku, "SOM_1");
    shop.finish().await;
}

#[tokio::test]
async fn products_are_found_by_code_name_keyword_category_and_sku_with_any_sign_in_them() {
    let shop = Shop::open().await;
    catalogue::save(&shop.engine, &shop.owner, hat()).await.unwrap();
    let codes = async |search: &str| {
        let page = catalogue::list(&shop.engine, &shop.owner, search, 0, 100).await.unwrap();
        page.products.into_iter().map(|product| product.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("").await, ["A12", "B7", "C3", "D9"]);
    for search in ["d9", "PAJA", "sombrero", "Sombreros", "som_1", "100%"] {
        assert_eq!(codes(search).await, ["D9"], "{search}");
    }
    assert_eq!(codes("pol-m").await, ["A12"]);
    assert_eq!(codes("1__%").await, [""; 0]);
    let page = catalogue::list(&shop.engine, &shop.owner, "", 3, 1).await.unwrap();
    assert_eq!((page.products[0].code.as_str(), page.total), ("D9", 4));
    let beyond = catalogue::list(&shop.engine, &shop.owner, "", 9, 10).await.unwrap();
    assert_eq!((beyond.products.len(), beyond.total), (0, 4));
    shop.finish().await;
}

#[tokio::test]
async fn a_code_or_an_sku_that_is_taken_is_refused() {
    let shop = Shop::open().await;
    let code =
        catalogue::save(&shop.engine, &shop.owner, ProductEdit { code: "a12".to_owned(), ..hat() }).await;
    assert_eq!(refusal(code), (FaultKind::Conflict, "catalogue.code_taken".to_owned()));
    let mut edit = hat();
    edit.variants[0].sku = "CAR-NEG".to_owned();
    let sku = catalogue::save(&shop.engine, &shop.owner, edit).await;
    assert_eq!(refusal(sku), (FaultKind::Conflict, "catalogue.sku_taken".to_owned()));
    assert_eq!(shop.count("select count(*) from products").await, 4);
    shop.finish().await;
}

#[tokio::test]
async fn the_neighbours_codes_and_skus_are_free_and_its_variants_out_of_reach() {
    let shop = Shop::open().await;
    let other = shop.other_owner().await;
    let mut edit = hat();
    edit.variants[0].sku = "CAR-NEG".to_owned();
    catalogue::save(&shop.engine, &other, edit).await.unwrap();
    let mut theft = hat();
    (theft.code, theft.variants[0].id) = ("E1".to_owned(), Some(shop.variant("CAR-NEG")));
    assert_eq!(refusal(catalogue::save(&shop.engine, &other, theft).await).0, FaultKind::NotFound);
    let mut foreign = unchanged(&product(&shop, "C3").await);
    foreign.name = "Mía".to_owned();
    assert_eq!(refusal(catalogue::save(&shop.engine, &other, foreign).await).0, FaultKind::NotFound);
    shop.finish().await;
}

#[tokio::test]
async fn a_variant_that_buyers_hold_or_wait_for_cannot_be_removed() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 A12 talla L").await;
    shop.says("Ana", "quiero 1 A12 talla L").await;
    let mut edit = unchanged(&product(&shop, "A12").await);
    edit.variants.retain(|variant| variant.sku != "POL-L");
    let held = catalogue::save(&shop.engine, &shop.owner, edit.clone()).await;
    assert_eq!(refusal(held), (FaultKind::Conflict, "catalogue.variant_in_use".to_owned()));

    shop.says("Rosa", "cancelo mi pedido").await;
    shop.says("Ana", "cancelo mi pedido").await;
    let saved = catalogue::save(&shop.engine, &shop.owner, edit).await.unwrap();
    assert_eq!(
        saved.variants.iter().map(|variant| variant.sku.as_str()).collect::<Vec<_>>(),
        ["POL-S", "POL-M"]
    );
    let gone = catalogue::variant(&shop.engine, &shop.owner, VariantId(shop.variant("POL-L").0)).await;
    assert_eq!(refusal(gone).0, FaultKind::NotFound);
    shop.finish().await;
}

#[tokio::test]
async fn a_new_price_is_recorded_and_carts_keep_the_one_they_were_opened_with() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 C3").await;
    let mut edit = unchanged(&product(&shop, "C3").await);
    edit.variants[0].price_minor = 12_990;
    catalogue::save(&shop.engine, &shop.owner, edit).await.unwrap();
    shop.says("Ana", "quiero 1 C3").await;

    assert_eq!(shop.order_of("Rosa").await.row.total_minor, 14_990);
    assert_eq!(shop.order_of("Ana").await.row.total_minor, 12_990);
    let recorded = "select count(*) from audit_log where action = 'price.changed'
                    and detail ->> 'old' = '14990' and detail ->> 'new' = '12990'";
    assert_eq!(shop.count(recorded).await, 1);
    shop.finish().await;
}

#[tokio::test]
async fn stock_counted_up_serves_whoever_waits_and_is_never_counted_below_what_is_held() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 3 A12 talla L").await;
    let variant = shop.variant("POL-L");
    let below = stock::adjust(&shop.engine, &shop.owner, variant, -1, "rota").await;
    assert_eq!(refusal(below), (FaultKind::Conflict, "stock.below_held".to_owned()));
    let view = stock::adjust(&shop.engine, &shop.owner, variant, 1, "apareció").await.unwrap();

    assert_eq!((view.on_hand, view.held, view.waiting), (2, 2, 1));
    shop.finish().await;
}

#[tokio::test]
async fn an_adjustment_is_of_some_units_and_not_of_all_the_world() {
    let shop = Shop::open().await;
    let adjust = async |variant, change, note: &str| {
        refusal(stock::adjust(&shop.engine, &shop.owner, variant, change, note).await)
    };
    let bag = shop.variant("CAR-NEG");
    for (change, note) in [(0, ""), (100_001, ""), (-100_001, ""), (i32::MIN, ""), (1, &*"x".repeat(201))] {
        assert_eq!(
            adjust(bag, change, note).await,
            (FaultKind::Invalid, "stock.change_invalid".to_owned()),
            "{change}"
        );
    }
    let elsewhere = VariantId(uuid::Uuid::from_u128(7));
    assert_eq!(adjust(elsewhere, 1, "").await.0, FaultKind::NotFound);
    assert_eq!(shop.stock_of("CAR-NEG").await.on_hand, 5);
    shop.finish().await;
}
