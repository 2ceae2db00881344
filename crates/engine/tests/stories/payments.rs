//! From the link to the money, and back.

use domain::FaultKind;
use domain::checkout::{PayRequest, PayStep};
use domain::ids::OrderId;
use domain::order::{OrderMove, OrderState};
use domain::payment::PaymentMethod;
use engine::{checkout, orders, payments};
use testkit::{Shop, Way};

use crate::refusal;

/// The buyer of the newest order goes to pay by transfer.
async fn go_to_pay(shop: &Shop, author: &str) -> OrderId {
    let order = shop.order_of(author).await.row.id;
    let request = PayRequest { contact: shop.contact(author), method: PaymentMethod::Transfer };
    let step = checkout::pay(&shop.engine, &shop.token_of(order).await, request).await.unwrap();
    assert_eq!(step, PayStep::TransferShown);
    order
}

#[tokio::test]
async fn an_approved_transfer_makes_the_order_paid_and_its_stock_leaves_once() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 2 C3").await;
    let order = go_to_pay(&shop, "Rosa").await;
    let paid = payments::approve_transfer(&shop.engine, &shop.owner, order).await.unwrap();
    assert_eq!((paid.row.state, paid.row.units, paid.row.total_minor), (OrderState::Paid, 2, 2 * 14_990));
    let again = payments::approve_transfer(&shop.engine, &shop.owner, order).await;
    assert_eq!(refusal(again).0, FaultKind::NotFound);

    let stock = shop.stock_of("CAR-NEG").await;
    assert_eq!((stock.on_hand, stock.held), (3, 0));
    assert_eq!(shop.count("select count(*) from stock_movements where reason = 'sale'").await, 1);
    shop.advance_minutes(120).await;
    assert_eq!(shop.order_of("Rosa").await.row.state, OrderState::Paid);
    shop.finish().await;
}

#[tokio::test]
async fn delivery_is_part_of_what_is_paid_and_the_link_shows_the_bank_details() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 C3").await;
    let token = shop.token_of(shop.order_of("Rosa").await.row.id).await;
    let mut contact = shop.contact("Rosa");
    (contact.pickup, contact.address, contact.city) = (false, "Calle 1".to_owned(), "Santiago".to_owned());
    let request = PayRequest { contact, method: PaymentMethod::Transfer };
    checkout::pay(&shop.engine, &token, request).await.unwrap();

    let view = checkout::view(&shop.engine, &token).await.unwrap();
    assert_eq!(
        (view.delivery_minor, view.total_minor, view.state),
        (3_990, 18_980, OrderState::AwaitingPayment)
    );
    assert_eq!(view.transfer.unwrap().bank, "Banco");
    shop.finish().await;
}

#[tokio::test]
async fn pressing_pay_twice_makes_one_attempt() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 C3").await;
    go_to_pay(&shop, "Rosa").await;
    go_to_pay(&shop, "Rosa").await;
    assert_eq!(shop.count("select count(*) from payments").await, 1);
    shop.finish().await;
}

#[tokio::test]
async fn only_the_amount_the_page_showed_last_can_be_approved() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 C3").await;
    go_to_pay(&shop, "Rosa").await;
    shop.says("Rosa", "quiero 1 B7 talla 38").await;
    let order = go_to_pay(&shop, "Rosa").await;
    let paid = payments::approve_transfer(&shop.engine, &shop.owner, order).await.unwrap();

    assert_eq!((paid.row.total_minor, paid.transfer_waiting), (34_980, false));
    shop.finish().await;
}

#[tokio::test]
async fn going_to_pay_lengthens_the_hold_up_to_the_shops_limit() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 C3").await;
    shop.advance_minutes(20).await;
    go_to_pay(&shop, "Rosa").await;
    shop.advance_minutes(39).await;
    assert_eq!(shop.order_of("Rosa").await.row.state, OrderState::AwaitingPayment);
    shop.advance_minutes(1).await;
    assert_eq!(shop.order_of("Rosa").await.row.state, OrderState::Expired);
    shop.finish().await;
}

#[tokio::test]
async fn money_that_comes_after_the_hold_ended_buys_the_goods_while_they_are_there() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 2 C3").await;
    let order = go_to_pay(&shop, "Rosa").await;
    shop.advance_minutes(61).await;
    assert_eq!(shop.order_of("Rosa").await.row.state, OrderState::Expired);
    let paid = payments::approve_transfer(&shop.engine, &shop.owner, order).await.unwrap();

    assert_eq!((paid.row.state, paid.row.units), (OrderState::Paid, 2));
    assert_eq!(shop.stock_of("CAR-NEG").await.on_hand, 3);
    shop.finish().await;
}

#[tokio::test]
async fn money_that_comes_after_the_goods_went_to_others_must_be_given_back() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 A12 talla L").await;
    let order = go_to_pay(&shop, "Rosa").await;
    shop.says("Ana", "quiero 1 A12 talla L").await;
    shop.advance_minutes(61).await;
    assert_eq!(shop.order_of("Ana").await.lines[0].quantity, 1);
    let late = payments::approve_transfer(&shop.engine, &shop.owner, order).await.unwrap();

    assert_eq!(late.row.state, OrderState::RefundDue);
    assert_eq!(shop.count("select count(*) from payments where state = 'captured' and refund_due").await, 1);
    assert_eq!(shop.order_of("Ana").await.lines[0].quantity, 1);
    shop.finish().await;
}

#[tokio::test]
async fn what_is_claimed_after_going_to_pay_moves_into_a_cart_of_its_own() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 C3").await;
    let order = go_to_pay(&shop, "Rosa").await;
    shop.says("Rosa", "quiero 1 B7 talla 38").await;
    let token = shop.token_of(order).await;
    let line = checkout::view(&shop.engine, &token).await.unwrap().lines[0].id;
    checkout::set_quantity(&shop.engine, &token, line, 2).await.unwrap();
    payments::approve_transfer(&shop.engine, &shop.owner, order).await.unwrap();
    shop.settle().await;

    let paid = orders::get(&shop.engine, &shop.owner, order).await.unwrap();
    assert_eq!(
        paid.lines.iter().map(|line| (line.sku.as_str(), line.quantity)).collect::<Vec<_>>(),
        [("CAR-NEG", 1)]
    );
    let rest = shop.order_of("Rosa").await;
    assert_ne!(rest.row.id, order);
    let mut lines: Vec<_> = rest.lines.iter().map(|line| (line.sku.as_str(), line.quantity)).collect();
    lines.sort_unstable();
    assert_eq!((rest.row.state, lines), (OrderState::Open, vec![("CAR-NEG", 1), ("JEA-38", 1)]));
    shop.finish().await;
}

#[tokio::test]
async fn what_still_waits_when_the_rest_is_paid_keeps_its_place_in_the_line() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 3 A12 talla M").await;
    shop.says("Ana", "quiero 1 A12 talla M").await;
    let order = go_to_pay(&shop, "Rosa").await;
    payments::approve_transfer(&shop.engine, &shop.owner, order).await.unwrap();
    engine::stock::adjust(&shop.engine, &shop.owner, shop.variant("POL-M"), 1, "llegó una").await.unwrap();

    let rest = shop.order_of("Rosa").await;
    assert_ne!(rest.row.id, order);
    assert_eq!(rest.lines[0].quantity, 1);
    assert_eq!(shop.order_of("Ana").await.lines[0].waiting, 1);
    shop.finish().await;
}

#[tokio::test]
async fn a_refunded_order_brings_its_units_back_once_and_serves_whoever_waits() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 A12 talla L").await;
    let order = go_to_pay(&shop, "Rosa").await;
    payments::approve_transfer(&shop.engine, &shop.owner, order).await.unwrap();
    shop.says("Ana", "quiero 1 A12 talla L").await;
    orders::make_move(&shop.engine, &shop.owner, order, OrderMove::Refund).await.unwrap();
    let again = orders::make_move(&shop.engine, &shop.owner, order, OrderMove::Refund).await;

    assert_eq!(refusal(again).0, FaultKind::Conflict);
    assert_eq!(shop.order_of("Ana").await.lines[0].quantity, 1);
    assert_eq!(shop.stock_of("POL-L").await.on_hand, 1);
    shop.finish().await;
}

#[tokio::test]
async fn a_cart_the_shop_cancels_gives_its_units_to_whoever_waits() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 A12 talla L").await;
    shop.says("Ana", "quiero 1 A12 talla L").await;
    let order = shop.order_of("Rosa").await.row.id;
    orders::make_move(&shop.engine, &shop.owner, order, OrderMove::Cancel).await.unwrap();

    assert_eq!(shop.order_of("Ana").await.lines[0].quantity, 1);
    shop.finish().await;
}

#[tokio::test]
async fn a_buyer_changes_quantities_on_the_page_by_the_rules_of_the_live() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 A12 talla M").await;
    let order = shop.order_of("Rosa").await.row.id;
    let token = shop.token_of(order).await;
    let line = checkout::view(&shop.engine, &token).await.unwrap().lines[0].id;
    let more = checkout::set_quantity(&shop.engine, &token, line, 3).await.unwrap();
    assert_eq!((more.lines[0].quantity, more.lines[0].waiting), (2, 1));
    let none = checkout::set_quantity(&shop.engine, &token, line, 0).await.unwrap();

    assert_eq!(none.state, OrderState::Cancelled);
    let stock = shop.stock_of("POL-M").await;
    assert_eq!((stock.held, stock.waiting), (0, 0));
    shop.finish().await;
}

#[tokio::test]
async fn a_receipt_goes_to_a_buyer_who_has_written_and_to_nobody_else() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 C3").await;
    shop.says("Ana", "quiero 1 C3").await;
    shop.writes("Rosa", "ya transferí").await;
    for author in ["Rosa", "Ana"] {
        let order = go_to_pay(&shop, author).await;
        payments::approve_transfer(&shop.engine, &shop.owner, order).await.unwrap();
    }
    shop.settle().await;

    let told: Vec<String> = shop.graph.said_by(Way::Message).into_iter().map(|said| said.to).collect();
    assert_eq!(told, ["person-Rosa"]);
    assert_eq!(shop.count("select count(*) from outbox where reason = 'send.window_closed'").await, 1);
    shop.finish().await;
}

#[tokio::test]
async fn an_order_is_packed_shipped_and_delivered_in_that_order_only() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 C3").await;
    let order = go_to_pay(&shop, "Rosa").await;
    let early = orders::make_move(&shop.engine, &shop.owner, order, OrderMove::Deliver).await;
    assert_eq!(refusal(early).0, FaultKind::Conflict);
    payments::approve_transfer(&shop.engine, &shop.owner, order).await.unwrap();
    let staff = shop.staff().await;
    for what in [OrderMove::Pack, OrderMove::Ship, OrderMove::Deliver] {
        orders::make_move(&shop.engine, &staff, order, what).await.unwrap();
    }

    assert_eq!(shop.order_of("Rosa").await.row.state, OrderState::Delivered);
    shop.finish().await;
}
