//! Processes that come, go and share a database; comments that nobody can work.

use platforms::meta::PageEvent;
use testkit::Shop;

#[tokio::test]
async fn two_processes_share_a_database_and_only_one_works_the_live() {
    let shop = Shop::open().await;
    let (second, stop, tasks) = shop.another_engine("second");
    shop.says("Rosa", "quiero 1 C3").await;
    let lease = "select epoch from live_leases";
    let epoch = shop.count(lease).await;
    for n in 0..20 {
        let event = PageEvent::Comment(shop.comment_event(&format!("Buyer {n}"), "quiero 1 A12 talla S"));
        if n % 2 == 0 {
            shop.submit(vec![event]).await;
        } else {
            second.inbox.submit(vec![event]).await.unwrap();
        }
    }
    shop.settle().await;

    assert_eq!(shop.count(lease).await, epoch, "the lease never changed hands");
    let stock = shop.stock_of("POL-S").await;
    assert_eq!((stock.held, stock.waiting), (4, 16));
    stop.cancel();
    tasks.close();
    tasks.wait().await;
    shop.finish().await;
}

#[tokio::test]
async fn another_process_goes_on_where_one_that_ended_left_off() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 A12 talla L").await;
    let (second, stop, tasks) = shop.another_engine("second");
    shop.stop_engine().await;
    let event = PageEvent::Comment(shop.comment_event("Ana", "quiero 1 A12 talla L"));
    second.inbox.submit(vec![event]).await.unwrap();
    shop.settle().await;

    assert_eq!(shop.order_of("Ana").await.lines[0].waiting, 1);
    shop.verify_clean().await;
    stop.cancel();
    tasks.close();
    tasks.wait().await;
}

#[tokio::test]
async fn the_live_of_a_process_that_died_is_taken_over_when_its_lease_ends() {
    let shop = Shop::open().await;
    sqlx::query(
        "insert into live_leases (live_id, node, epoch, expires_at) values ($1, 'dead', 5, now() + interval '1 second')",
    )
    .bind(shop.live().0)
    .execute(&shop.db.pool)
    .await
    .unwrap();
    let comment = shop.says("Rosa", "quiero 1 C3").await;

    assert_eq!(shop.outcome_of(&comment).await.as_deref(), Some("held"));
    assert_eq!(shop.count("select epoch from live_leases where node = 'first'").await, 6);
    shop.finish().await;
}

#[tokio::test]
async fn a_lease_and_messages_from_before_the_clock_was_set_back_are_taken_over_at_once() {
    let shop = Shop::open().await;
    engine::live::set_bot(&shop.engine, &shop.owner, shop.live(), true).await.unwrap();
    shop.says("Rosa", "quiero 1 C3").await;
    for statement in [
        "update live_leases set node = 'dead', epoch = 50, expires_at = now() + interval '1 hour'",
        "update outbox set state = 'sending', attempts = 1, lease_until = now() + interval '1 hour'",
    ] {
        sqlx::query(statement).execute(&shop.db.pool).await.unwrap();
    }
    engine::live::set_bot(&shop.engine, &shop.owner, shop.live(), false).await.unwrap();
    let comment = shop.says("Ana", "quiero 1 C3").await;

    assert_eq!(shop.outcome_of(&comment).await.as_deref(), Some("held"));
    assert_eq!(shop.count("select epoch from live_leases where node = 'first'").await, 51);
    assert_eq!(shop.graph.said_by(testkit::Way::PrivateReply).len(), 2);
    shop.finish().await;
}

#[tokio::test]
async fn messages_of_a_process_that_died_are_taken_up_and_a_public_reply_under_way_is_not_repeated() {
    let shop = Shop::open().await;
    engine::live::set_bot(&shop.engine, &shop.owner, shop.live(), true).await.unwrap();
    shop.says("Rosa", "quiero 1 C3").await;
    shop.says("Ana", "quiero 1 C3").await;
    // A process had taken all four and had begun one public reply when it died.
    for statement in [
        "update outbox set state = 'sending', attempts = 1, lease_until = now() - interval '1 second'",
        "insert into outbox_attempts (outbox_id, attempt, started_at)
         select id, 1, created_at - interval '1 second' from outbox where kind = 'public_reply' order by seq limit 1",
    ] {
        sqlx::query(statement).execute(&shop.db.pool).await.unwrap();
    }
    engine::live::set_bot(&shop.engine, &shop.owner, shop.live(), false).await.unwrap();
    shop.settle().await;

    assert_eq!(shop.graph.said_by(testkit::Way::PrivateReply).len(), 2);
    assert_eq!(shop.graph.said_by(testkit::Way::PublicReply).len(), 1);
    assert_eq!(shop.count("select count(*) from outbox where state = 'unsure'").await, 1);
    shop.finish().await;
}

#[tokio::test]
async fn a_comment_the_database_refuses_is_set_aside_and_keeps_nobody_waiting() {
    let shop = Shop::open().await;
    sqlx::raw_sql(
        "create function refuse() returns trigger language plpgsql as $$ begin
            if (select text from comments where id = new.comment_id) like '%veneno%' then raise exception 'poison'; end if;
            return new; end $$;
         create trigger refuse before insert on readings for each row execute function refuse();",
    )
    .execute(&shop.db.pool)
    .await
    .unwrap();
    let events = [("Rosa", "quiero 1 C3"), ("Ana", "quiero 1 C3 veneno"), ("Eva", "quiero 1 C3")]
        .map(|(author, text)| shop.comment_event(author, text));
    let ids = events.clone().map(|event| event.comment_id);
    shop.submit(events.map(PageEvent::Comment).to_vec()).await;
    shop.settle().await;

    let mut outcomes = Vec::new();
    for id in &ids {
        outcomes.push(shop.outcome_of(id).await.unwrap());
    }
    assert_eq!(outcomes, ["held", "set_aside", "held"]);
    assert_eq!(shop.stock_of("CAR-NEG").await.held, 2);
    shop.finish().await;
}
