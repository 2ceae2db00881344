//! Who may do what, and what nobody of another shop ever sees.

use domain::FaultKind;
use domain::frame::LiveFrame;
use domain::order::OrderMove;
use domain::views::OrderFilter;
use engine::{catalogue, dashboard, live, orders, payments, stock};
use testkit::Shop;

use crate::refusal;

#[tokio::test]
async fn staff_see_stock_and_orders_but_change_neither_stock_nor_money_nor_the_live() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 C3").await;
    let staff = shop.staff().await;
    let order = shop.order_of("Rosa").await;

    assert_eq!(catalogue::list(&shop.engine, &staff, "", 0, 100).await.unwrap().total, 3);
    assert_eq!(orders::get(&shop.engine, &staff, order.row.id).await.unwrap().moves, []);
    let adjusted = stock::adjust(&shop.engine, &staff, shop.variant("CAR-NEG"), 1, "").await;
    assert_eq!(refusal(adjusted).0, FaultKind::Forbidden);
    let approved = payments::approve_transfer(&shop.engine, &staff, order.row.id).await;
    assert_eq!(refusal(approved).0, FaultKind::Forbidden);
    let cancelled = orders::make_move(&shop.engine, &staff, order.row.id, OrderMove::Cancel).await;
    assert_eq!(refusal(cancelled).0, FaultKind::Forbidden);
    assert_eq!(
        refusal(live::pin(&shop.engine, &staff, shop.live(), Some("A12")).await).0,
        FaultKind::Forbidden
    );
    assert_eq!(refusal(live::set_bot(&shop.engine, &staff, shop.live(), true).await).0, FaultKind::Forbidden);
    shop.finish().await;
}

#[tokio::test]
async fn ids_of_another_shop_look_as_if_they_did_not_exist() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 C3").await;
    let order = shop.order_of("Rosa").await.row.id;
    let other = shop.other_owner().await;
    let engine = &shop.engine;

    assert_eq!(refusal(orders::get(engine, &other, order).await).0, FaultKind::NotFound);
    assert_eq!(
        refusal(orders::make_move(engine, &other, order, OrderMove::Cancel).await).0,
        FaultKind::NotFound
    );
    assert_eq!(refusal(payments::approve_transfer(engine, &other, order).await).0, FaultKind::NotFound);
    assert_eq!(refusal(catalogue::get(engine, &other, shop.product("C3")).await).0, FaultKind::NotFound);
    let variant = shop.variant("CAR-NEG");
    assert_eq!(refusal(catalogue::variant(engine, &other, variant).await).0, FaultKind::NotFound);
    assert_eq!(refusal(stock::adjust(engine, &other, variant, 1, "").await).0, FaultKind::NotFound);
    assert_eq!(refusal(live::pin(engine, &other, shop.live(), Some("C3")).await).0, FaultKind::NotFound);
    assert_eq!(refusal(live::watch(engine, &other, shop.live()).await).0, FaultKind::NotFound);
    assert_eq!(orders::list(engine, &other, OrderFilter::All, "", 0, 100).await.unwrap().total, 0);
    assert_eq!(dashboard::today(engine, &other).await.unwrap().comments, 0);
    shop.finish().await;
}

#[tokio::test]
async fn the_neighbours_kill_switch_cannot_be_reached_through_our_live() {
    let shop = Shop::open().await;
    let other = shop.other_owner().await;
    let outcome = live::set_bot(&shop.engine, &other, shop.live(), true).await;
    assert_eq!(refusal(outcome).0, FaultKind::NotFound);
    assert_eq!(shop.count("select count(*) from stores where bot_stopped_since is not null").await, 0);
    shop.finish().await;
}

#[tokio::test]
async fn the_dashboard_counts_the_shops_day() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 2 C3").await;
    shop.says("Ana", "hola a todas").await;
    let order = shop.order_of("Rosa").await.row.id;
    let request = domain::checkout::PayRequest {
        contact: shop.contact("Rosa"),
        method: domain::payment::PaymentMethod::Transfer,
    };
    engine::checkout::pay(&shop.engine, &shop.token_of(order).await, request).await.unwrap();
    payments::approve_transfer(&shop.engine, &shop.owner, order).await.unwrap();

    let today = dashboard::today(&shop.engine, &shop.owner).await.unwrap();
    assert_eq!((today.comments, today.claims, today.orders_paid, today.paid_minor), (2, 1, 1, 29_980));
    assert_eq!((today.to_dispatch, today.carts_open), (1, 0));
    let low: Vec<_> = today.low_stock.iter().map(|low| (low.label.as_str(), low.left)).collect();
    assert_eq!(low[0], ("A12 · Polera roja de algodón · L", 1));
    assert!(today.live.unwrap().running);
    shop.advance_minutes(24 * 60).await;
    let tomorrow = dashboard::today(&shop.engine, &shop.owner).await.unwrap();
    assert_eq!((tomorrow.comments, tomorrow.orders_paid, tomorrow.to_dispatch), (0, 0, 1));
    shop.finish().await;
}

#[tokio::test]
async fn the_console_gets_a_snapshot_and_then_what_changes() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 C3").await;
    let mut watch = live::watch(&shop.engine, &shop.owner, shop.live()).await.unwrap();
    let first: LiveFrame = serde_json::from_slice(watch.packet().await.unwrap().payload()).unwrap();
    let LiveFrame::Snapshot(snapshot) = first else { panic!("the first frame is a snapshot") };
    assert_eq!((snapshot.comments.len(), snapshot.carts.len(), snapshot.stock.len()), (1, 1, 6));
    assert_eq!(snapshot.head.pinned.as_deref(), Some("C3"));

    let comment = shop.comment("Ana", "quiero 2 C3").await;
    assert!(!comment.is_empty());
    let mut seq = snapshot.seq;
    let held = loop {
        let frame =
            tokio::time::timeout(std::time::Duration::from_secs(20), watch.packet()).await.unwrap().unwrap();
        let LiveFrame::Delta(delta) = serde_json::from_slice(frame.payload()).unwrap() else {
            panic!("only deltas follow")
        };
        assert_eq!(delta.seq, seq + 1, "no delta is left out");
        seq = delta.seq;
        if let Some(row) = delta.stock.iter().find(|row| row.sku == "CAR-NEG") {
            break row.held;
        }
    };
    assert_eq!(held, 3);
    shop.finish().await;
}

#[tokio::test]
async fn a_comment_without_a_code_means_the_product_on_air() {
    let shop = Shop::open().await;
    shop.clock.advance_minutes(2);
    live::pin(&shop.engine, &shop.owner, shop.live(), Some("b7")).await.unwrap();
    shop.clock.advance_minutes(2);
    shop.says("Rosa", "quiero 1 talla 38").await;
    assert_eq!(shop.stock_of("JEA-38").await.held, 1);
    let unknown = live::pin(&shop.engine, &shop.owner, shop.live(), Some("Z99")).await;
    assert_eq!(refusal(unknown).1, "product.unknown_code");
    shop.finish().await;
}
