//! Two transactions at one variant: while somebody's cart is being changed, units become free and the waitlist serves
//! the same buyer. Whoever comes second must see what the first did.

use domain::order::{OrderMove, OrderState};
use engine::{checkout, orders};
use testkit::Shop;

/// Rosa holds two and waits for one; a delivery of one more unit is on its way into the database, and waits to be
/// committed until whatever `begin` starts stands before the same variant.
async fn meanwhile_served(shop: &Shop, begin: impl AsyncFnOnce()) {
    let variant = shop.variant("POL-M").0;
    let mut delivery = shop.db.pool.begin().await.unwrap();
    sqlx::query("update variants set on_hand = on_hand + 1, held = held + 1 where id = $1")
        .bind(variant)
        .execute(&mut *delivery)
        .await
        .unwrap();
    let commit = async {
        let waiting = "select count(*) from pg_stat_activity
                       where datname = current_database() and wait_event_type = 'Lock'";
        while shop.count(waiting).await == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        #[allow(clippy::cast_precision_loss)]
        let now = shop.engine.now().0 as f64 / 1000.0;
        for statement in [
            "insert into stock_movements (store_id, variant_id, change, reason, moved_at)
             select store_id, id, 1, 'adjust', to_timestamp($2) from variants where id = $1",
            "update waitlist set state = 'served', ended_at = to_timestamp($2), first_fill_at = to_timestamp($2)
             where variant_id = $1 and state = 'waiting'",
            "update holds set quantity = 3, expires_at = to_timestamp($2) + interval '30 minutes'
             where variant_id = $1 and state = 'open'",
        ] {
            sqlx::query(statement).bind(variant).bind(now).execute(&mut *delivery).await.unwrap();
        }
        delivery.commit().await.unwrap();
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), async { tokio::join!(begin(), commit) })
        .await
        .unwrap();
}

async fn rosa_holds_two_and_waits_for_one() -> Shop {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 3 A12 talla M").await;
    shop
}

async fn stock(shop: &Shop) -> (u32, u32, u32) {
    let stock = shop.stock_of("POL-M").await;
    (stock.on_hand, stock.held, stock.waiting)
}

#[tokio::test]
async fn a_buyer_who_is_served_while_emptying_the_cart_leaves_nothing_held() {
    let shop = rosa_holds_two_and_waits_for_one().await;
    let token = shop.token_of(shop.order_of("Rosa").await.row.id).await;
    let line = checkout::view(&shop.engine, &token).await.unwrap().lines[0].id;
    meanwhile_served(&shop, async || {
        checkout::set_quantity(&shop.engine, &token, line, 0).await.unwrap();
    })
    .await;
    assert_eq!(stock(&shop).await, (3, 0, 0));
    shop.finish().await;
}

#[tokio::test]
async fn a_buyer_who_is_served_while_cancelling_in_the_live_leaves_nothing_held() {
    let shop = rosa_holds_two_and_waits_for_one().await;
    meanwhile_served(&shop, async || {
        shop.comment("Rosa", "cancelo mi pedido").await;
    })
    .await;
    shop.settle().await;
    assert_eq!(stock(&shop).await, (3, 0, 0));
    shop.finish().await;
}

#[tokio::test]
async fn a_cart_that_is_served_while_the_shop_cancels_it_leaves_nothing_held() {
    let shop = rosa_holds_two_and_waits_for_one().await;
    let order = shop.order_of("Rosa").await.row.id;
    meanwhile_served(&shop, async || {
        orders::make_move(&shop.engine, &shop.owner, order, OrderMove::Cancel).await.unwrap();
    })
    .await;
    assert_eq!(stock(&shop).await, (3, 0, 0));
    shop.finish().await;
}

#[tokio::test]
async fn a_hold_that_is_lengthened_by_the_waitlist_while_it_ends_does_not_end() {
    let shop = rosa_holds_two_and_waits_for_one().await;
    meanwhile_served(&shop, async || shop.clock.advance_minutes(30)).await;
    shop.settle().await;
    assert_eq!(stock(&shop).await, (3, 3, 0));
    assert_eq!(shop.order_of("Rosa").await.row.state, OrderState::Open);
    shop.finish().await;
}
