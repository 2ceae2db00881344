//! The check finds what it is there to find: each rule is broken by hand, and the report must name it.

use engine::verify::{self, Report};
use testkit::Shop;

async fn report(shop: &Shop) -> Report {
    verify::verify(&shop.db.pool, shop.clock.as_ref()).await.unwrap()
}

/// A shop with everything in it: a paid order, a cart, somebody who waits, messages sent.
async fn busy_shop() -> Shop {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 C3").await;
    let order = shop.order_of("Rosa").await.row.id;
    let request = domain::checkout::PayRequest {
        contact: shop.contact("Rosa"),
        method: domain::payment::PaymentMethod::Transfer,
    };
    engine::checkout::pay(&shop.engine, &shop.token_of(order).await, request).await.unwrap();
    engine::payments::approve_transfer(&shop.engine, &shop.owner, order).await.unwrap();
    for author in ["Ana", "Eva", "Luz"] {
        shop.says(author, "quiero 1 A12 talla L").await;
    }
    shop.clock.advance_minutes(1);
    shop.settle().await;
    shop.verify_clean().await;
    shop.stop_engine().await;
    shop
}

/// Breaks the database and returns the invariants whose rules notice.
async fn noticed(shop: &Shop, statements: &[&'static str]) -> Vec<&'static str> {
    for statement in statements {
        sqlx::raw_sql(*statement).execute(&shop.db.pool).await.unwrap();
    }
    let report = report(shop).await;
    let mut invariants: Vec<_> =
        report.checks.iter().filter(|check| check.broken_total > 0).map(|check| check.invariant).collect();
    invariants.dedup();
    for check in report.checks.iter().filter(|check| check.broken_total > 0) {
        assert!(!check.broken.is_empty() && check.broken[0].len() > 10, "{check:?}");
    }
    invariants
}

#[tokio::test]
async fn v1_held_that_nobody_holds_and_units_without_a_movement_are_noticed() {
    let shop = busy_shop().await;
    assert_eq!(noticed(&shop, &["update variants set held = held + 1 where sku = 'POL-S'"]).await, ["V1"]);
    let shop = busy_shop().await;
    assert_eq!(
        noticed(&shop, &["update variants set on_hand = on_hand + 1 where sku = 'POL-S'"]).await,
        ["V1"]
    );
}

#[tokio::test]
async fn v2_a_lost_reading_and_a_comment_that_nobody_works_are_noticed() {
    let shop = busy_shop().await;
    let lost = "delete from readings where comment_id = (select id from comments order by arrival limit 1)";
    assert_eq!(noticed(&shop, &[lost]).await, ["V2"]);
    let shop = busy_shop().await;
    let forgotten = [
        "update comments set outcome = null, decided_at = null where arrival = (select max(arrival) from comments)",
        "delete from readings where comment_id = (select id from comments order by arrival desc limit 1)",
        "update live_leases set expires_at = expires_at - interval '10 minutes'",
    ];
    shop.clock.advance_minutes(2);
    assert_eq!(noticed(&shop, &forgotten).await, ["V2"]);
}

#[tokio::test]
async fn v3_a_second_attempt_and_one_after_a_stop_or_the_kill_switch_are_noticed() {
    let shop = busy_shop().await;
    let twice = "insert into outbox_attempts (outbox_id, attempt, started_at)
                 select id, 2, created_at from outbox where kind = 'public_reply' order by seq limit 1";
    assert_eq!(noticed(&shop, &[twice]).await, ["V3"]);
    let shop = busy_shop().await;
    let stopped = "insert into bot_stops (store_id, stopped_at)
                   select store_id, min(created_at) - interval '1 minute' from outbox group by store_id";
    assert_eq!(noticed(&shop, &[stopped]).await, ["V3"]);
    let shop = busy_shop().await;
    let left = "update customers set opted_out_at = created_at - interval '1 minute'";
    assert_eq!(noticed(&shop, &[left]).await, ["V3"]);
    let shop = busy_shop().await;
    let late = "update comments set commented_at = commented_at - interval '8 days'";
    assert_eq!(noticed(&shop, &[late]).await, ["V3"]);
    let shop = busy_shop().await;
    let no_window = "insert into outbox_attempts (outbox_id, attempt, started_at, result)
                     select id, 1, created_at, 'bad_request' from outbox where kind = 'message' limit 1";
    assert_eq!(noticed(&shop, &[no_window]).await, ["V3"]);
    let shop = busy_shop().await;
    let wrong_person =
        "update outbox set customer_id = (select c.id from customers c where c.store_id = outbox.store_id
                        and c.id <> outbox.customer_id limit 1) where kind = 'private_reply'";
    assert_eq!(noticed(&shop, &[wrong_person]).await, ["V3"]);
}

#[tokio::test]
async fn v4_missing_money_a_missing_sale_and_a_hold_left_open_are_noticed() {
    let shop = busy_shop().await;
    assert_eq!(noticed(&shop, &["update payments set amount_minor = amount_minor - 1"]).await, ["V4"]);
    let shop = busy_shop().await;
    assert_eq!(noticed(&shop, &["update payments set state = 'rejected'"]).await, ["V4"]);
    let shop = busy_shop().await;
    assert_eq!(noticed(&shop, &["update orders set state = 'cancelled' where state = 'paid'"]).await, ["V4"]);
    let shop = busy_shop().await;
    let unsold = [
        "delete from stock_movements where reason = 'sale'",
        "update variants set on_hand = on_hand + 1 where sku = 'CAR-NEG'",
    ];
    assert_eq!(noticed(&shop, &unsold).await, ["V4"]);
    let shop = busy_shop().await;
    shop.clock.advance_minutes(40);
    assert_eq!(noticed(&shop, &[]).await, ["V4"], "nobody ended the hold, for the engine is stopped");
}

#[tokio::test]
async fn v5_somebody_served_out_of_turn_and_units_kept_from_who_waits_are_noticed() {
    let shop = busy_shop().await;
    let out_of_turn =
        "update waitlist set state = 'served', first_fill_at = created_at, ended_at = created_at
                       where place = (select max(place) from waitlist)";
    assert_eq!(noticed(&shop, &[out_of_turn]).await, ["V5"]);
    let shop = busy_shop().await;
    let kept = [
        "update variants set on_hand = on_hand + 1 where sku = 'POL-L'",
        "insert into stock_movements (store_id, variant_id, change, reason, moved_at)
         select store_id, id, 1, 'adjust', created_at from variants where sku = 'POL-L'",
    ];
    assert_eq!(noticed(&shop, &kept).await, ["V5"]);
}

#[tokio::test]
async fn v6_a_row_that_points_into_another_shop_is_noticed() {
    let shop = busy_shop().await;
    let foreign = "update readings set store_id = (select id from stores where slug = 'otra')
                   where comment_id = (select id from comments order by arrival limit 1)";
    assert_eq!(noticed(&shop, &[foreign]).await, ["V6"]);
    let shop = busy_shop().await;
    let unguarded = [
        "alter table comments disable trigger comments_of_one_shop_changed",
        "update comments set page_connection_id = gen_random_uuid()",
    ];
    assert_eq!(noticed(&shop, &unguarded).await, ["V6"]);
}

#[tokio::test]
async fn v6_the_database_refuses_a_row_that_points_into_another_shop() {
    let shop = busy_shop().await;
    let other_shop = "(select id from stores where slug = 'otra')";
    let statements = [
        ("comments", "update comments set customer_id = gen_random_uuid()".to_owned()),
        ("comments", "update comments set order_id = gen_random_uuid()".to_owned()),
        ("comments", format!("update comments set store_id = {other_shop}")),
        (
            "comments",
            format!(
                "insert into comments (id, store_id, page_connection_id, platform, comment_id, commented_at, received_at)
                 select gen_random_uuid(), {other_shop}, page_connection_id, platform, 'x', now(), now()
                 from comments limit 1"
            ),
        ),
        (
            "readings",
            format!(
                "insert into readings (comment_id, store_id, intent, act, lines, language, confidence, tags, reason,
                                       questions, decided_by, read_at)
                 values (gen_random_uuid(), {other_shop}, 'other', false, '[]', 'es', 0, '{{}}', '', '{{}}', 'rules', now())"
            ),
        ),
        (
            "outbox",
            format!(
                "insert into outbox (id, store_id, page_connection_id, kind, template, dedupe_key, state, due_at, created_at)
                 select gen_random_uuid(), {other_shop}, page_connection_id, 'message', 'link', 'x', 'queued', now(), now()
                 from outbox limit 1"
            ),
        ),
    ];
    for (table, statement) in statements {
        let refused = sqlx::raw_sql(sqlx::AssertSqlSafe(statement.clone())).execute(&shop.db.pool).await;
        let refused = refused.expect_err(&statement).into_database_error().unwrap();
        assert!(refused.is_foreign_key_violation(), "{statement}: {refused}");
        assert_eq!(refused.constraint(), Some(format!("{table}_of_one_shop").as_str()), "{statement}");
    }
}

#[tokio::test]
async fn the_tally_counts_what_went_through() {
    let shop = busy_shop().await;
    let tally = verify::tally(&shop.db.pool).await.unwrap();
    assert_eq!((tally.comments, tally.pending), (4, 0));
    assert_eq!(tally.by_intent, [("purchase".to_owned(), 4)]);
    assert_eq!((tally.lines.held, tally.lines.waiting, tally.lines.sold), ((1, 1), (2, 2), (1, 1)));
    assert_eq!(tally.payments, [("captured".to_owned(), 1, 14_990)]);
    let text = tally.to_string();
    assert!(text.contains("Comments                        4\n"), "{text}");
}
