//! What is said, once, and what is not said.

use engine::live;
use platforms::meta::GraphFault;
use testkit::{Fate, Shop, Way};

#[tokio::test]
async fn while_the_bot_is_stopped_nothing_leaves_and_afterwards_everything_leaves_once() {
    let shop = Shop::open().await;
    let head = live::set_bot(&shop.engine, &shop.owner, shop.live(), true).await.unwrap();
    assert!(head.stopped_since.is_some());
    shop.says("Rosa", "quiero 2 C3").await;
    shop.advance_minutes(1).await;
    assert_eq!((shop.stock_of("CAR-NEG").await.held, shop.graph.calls()), (2, 0));

    live::set_bot(&shop.engine, &shop.owner, shop.live(), false).await.unwrap();
    shop.settle().await;
    let ways: Vec<usize> =
        [Way::PublicReply, Way::PrivateReply].map(|way| shop.graph.said_by(way).len()).to_vec();
    assert_eq!((ways, shop.graph.calls()), (vec![1, 1], 2));
    shop.finish().await;
}

#[tokio::test]
async fn pressing_the_kill_switch_twice_keeps_the_first_moment() {
    let shop = Shop::open().await;
    let first = live::set_bot(&shop.engine, &shop.owner, shop.live(), true).await.unwrap().stopped_since;
    shop.clock.advance_minutes(5);
    let second = live::set_bot(&shop.engine, &shop.owner, shop.live(), true).await.unwrap().stopped_since;
    assert_eq!(first, second);
    shop.finish().await;
}

#[tokio::test]
async fn whoever_wrote_stop_is_answered_in_public_only() {
    let shop = Shop::open().await;
    shop.writes("Rosa", "STOP").await;
    shop.clock.advance_minutes(1);
    shop.says("Rosa", "quiero 1 C3").await;

    assert_eq!(shop.stock_of("CAR-NEG").await.held, 1);
    assert_eq!(shop.graph.said_by(Way::PublicReply).len(), 1);
    assert_eq!(shop.graph.said_by(Way::PrivateReply).len(), 0);
    shop.finish().await;
}

#[tokio::test]
async fn writing_stop_again_keeps_the_first_moment() {
    let shop = Shop::open().await;
    let opted_out =
        "select extract(epoch from opted_out_at)::bigint from customers where opted_out_at is not null";
    shop.writes("Rosa", "STOP").await;
    let first = shop.count(opted_out).await;
    shop.clock.advance_minutes(5);
    shop.writes("Rosa", "STOP").await;
    assert_eq!(shop.count(opted_out).await, first);
    shop.finish().await;
}

#[tokio::test]
async fn a_stop_takes_back_what_was_waiting_to_be_sent_in_private() {
    let shop = Shop::open().await;
    live::set_bot(&shop.engine, &shop.owner, shop.live(), true).await.unwrap();
    shop.says("Rosa", "quiero 1 C3").await;
    shop.writes("Rosa", "Stop.").await;
    shop.clock.advance_minutes(1);
    live::set_bot(&shop.engine, &shop.owner, shop.live(), false).await.unwrap();
    shop.settle().await;

    assert_eq!(shop.graph.said_by(Way::PrivateReply).len(), 0);
    assert_eq!(
        shop.count("select count(*) from outbox where state = 'dropped' and reason = 'send.opted_out'").await,
        1
    );
    shop.finish().await;
}

#[tokio::test]
async fn a_public_reply_whose_answer_was_lost_is_never_sent_again() {
    let shop = Shop::open().await;
    shop.graph.will(Way::PublicReply, [Fate::AnswerLost]);
    shop.says("Rosa", "quiero 1 C3").await;
    shop.advance_minutes(25).await;

    assert_eq!(shop.graph.said_by(Way::PublicReply).len(), 1);
    assert_eq!(
        shop.count("select count(*) from outbox where kind = 'public_reply' and state = 'unsure'").await,
        1
    );
    shop.finish().await;
}

#[tokio::test]
async fn a_private_reply_whose_answer_was_lost_is_tried_again_and_arrives_once() {
    let shop = Shop::open().await;
    shop.graph.will(Way::PrivateReply, [Fate::AnswerLost]);
    shop.says("Rosa", "quiero 1 C3").await;
    assert_eq!(
        shop.count("select count(*) from outbox where kind = 'private_reply' and state = 'queued'").await,
        1
    );
    shop.advance_minutes(5).await;

    assert_eq!(shop.graph.said_by(Way::PrivateReply).len(), 1);
    assert_eq!(
        shop.count("select count(*) from outbox where kind = 'private_reply' and state = 'sent'").await,
        1
    );
    shop.finish().await;
}

#[tokio::test]
async fn a_rate_limit_delays_a_reply_and_does_not_lose_or_double_it() {
    let shop = Shop::open().await;
    let limited = Fate::Refused(GraphFault::RateLimited { retry_after: None });
    shop.graph.will(Way::PublicReply, [limited, limited]);
    shop.says("Rosa", "quiero 1 C3").await;
    assert_eq!(shop.graph.said_by(Way::PublicReply).len(), 0);
    shop.advance_minutes(2).await;
    shop.advance_minutes(20).await;

    assert_eq!(shop.graph.said_by(Way::PublicReply).len(), 1);
    shop.finish().await;
}

#[tokio::test]
async fn a_link_to_a_cart_that_expired_meanwhile_is_not_sent() {
    let shop = Shop::open().await;
    live::set_bot(&shop.engine, &shop.owner, shop.live(), true).await.unwrap();
    shop.says("Rosa", "quiero 1 C3").await;
    shop.advance_minutes(31).await;
    live::set_bot(&shop.engine, &shop.owner, shop.live(), false).await.unwrap();
    shop.settle().await;

    assert_eq!(shop.graph.said_by(Way::PrivateReply).len(), 0);
    shop.finish().await;
}

#[tokio::test]
async fn a_page_whose_token_is_dead_keeps_its_messages() {
    let shop = Shop::open().await;
    shop.graph.will(Way::PublicReply, [Fate::Refused(GraphFault::TokenDead)]);
    shop.graph.will(Way::PrivateReply, [Fate::Refused(GraphFault::TokenDead)]);
    shop.says("Rosa", "quiero 1 C3").await;
    shop.advance_minutes(10).await;

    assert_eq!(shop.graph.said().len(), 0);
    assert_eq!(shop.count("select count(*) from outbox where state = 'queued'").await, 2);
    shop.finish().await;
}
