//! What the clock brings about.

use domain::order::OrderState;
use engine::checkout;
use testkit::{Shop, Way};

#[tokio::test]
async fn a_hold_that_ends_returns_its_units_and_expires_the_cart() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 2 C3").await;
    shop.advance_minutes(29).await;
    assert_eq!(shop.stock_of("CAR-NEG").await.held, 2);
    shop.advance_minutes(1).await;

    assert_eq!(shop.stock_of("CAR-NEG").await.held, 0);
    assert_eq!(shop.order_of("Rosa").await.row.state, OrderState::Expired);
    shop.finish().await;
}

#[tokio::test]
async fn a_hold_that_ends_serves_whoever_waited_first_and_they_get_the_full_time() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 A12 talla L").await;
    shop.advance_minutes(10).await;
    let ana = shop.says("Ana", "quiero 1 A12 talla L").await;
    shop.says("Eva", "quiero 1 A12 talla L").await;
    shop.advance_minutes(20).await;

    assert_eq!(shop.order_of("Rosa").await.row.state, OrderState::Expired);
    assert_eq!(
        (shop.order_of("Ana").await.lines[0].quantity, shop.order_of("Eva").await.lines[0].waiting),
        (1, 1)
    );
    assert!(shop.graph.said_by(Way::PrivateReply).iter().any(|said| said.to == ana));
    shop.advance_minutes(29).await;
    assert_eq!(shop.order_of("Ana").await.row.state, OrderState::Open);
    shop.advance_minutes(1).await;
    assert_eq!(shop.order_of("Eva").await.lines[0].quantity, 1);
    shop.finish().await;
}

#[tokio::test]
async fn whoever_holds_and_waits_keeps_the_place_when_the_hold_ends() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 A12 talla L").await;
    shop.advance_minutes(15).await;
    shop.says("Ana", "quiero 1 A12 talla L").await;
    shop.says("Ana", "quiero 1 C3").await;
    shop.advance_minutes(15).await;
    let order = shop.order_of("Ana").await;
    assert_eq!((order.lines[0].quantity, order.row.state), (1, OrderState::Open));
    shop.finish().await;
}

#[tokio::test]
async fn a_buyer_who_comes_back_to_an_expired_cart_takes_what_is_there_again() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 2 C3").await;
    shop.advance_minutes(30).await;
    let order = shop.order_of("Rosa").await.row.id;
    let view = checkout::revive(&shop.engine, &shop.token_of(order).await).await.unwrap();

    assert_eq!((view.state, view.lines[0].quantity), (OrderState::Open, 2));
    assert_eq!(shop.stock_of("CAR-NEG").await.held, 2);
    shop.finish().await;
}

#[tokio::test]
async fn a_new_claim_after_the_cart_expired_opens_a_new_cart_with_a_link_of_its_own() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 C3").await;
    shop.advance_minutes(30).await;
    shop.says("Rosa", "quiero 1 C3").await;

    assert_eq!(shop.order_ids_of("Rosa").await.len(), 2);
    assert_eq!(shop.graph.said_by(Way::PrivateReply).len(), 2);
    shop.finish().await;
}
