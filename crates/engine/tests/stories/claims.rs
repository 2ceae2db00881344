//! What comments do to stock and carts.

use domain::order::OrderState;
use platforms::meta::{CommentVerb, PageEvent};
use testkit::{Shop, Way};

#[tokio::test]
async fn a_claim_holds_stock_opens_a_cart_and_is_answered_in_public_and_in_private() {
    let shop = Shop::open().await;
    let comment = shop.says("Rosa", "quiero 2 C3").await;

    assert_eq!(shop.outcome_of(&comment).await.as_deref(), Some("held"));
    let stock = shop.stock_of("CAR-NEG").await;
    assert_eq!((stock.on_hand, stock.held), (5, 2));
    let order = shop.order_of("Rosa").await;
    assert_eq!((order.row.state, order.row.units, order.row.total_minor), (OrderState::Open, 2, 2 * 14_990));

    let public = shop.graph.said_by(Way::PublicReply);
    assert_eq!(public.iter().map(|said| said.to.as_str()).collect::<Vec<_>>(), [comment.as_str()]);
    let private = shop.graph.said_by(Way::PrivateReply);
    assert_eq!(private.iter().map(|said| said.to.as_str()).collect::<Vec<_>>(), [comment.as_str()]);
    let link = format!("https://tienda.example/checkout/{}", shop.token_of(order.row.id).await);
    assert!(private[0].words.contains(&link), "{}", private[0].words);
    assert!(!public[0].words.contains("checkout"), "the link is for the buyer only");
    shop.finish().await;
}

#[tokio::test]
async fn a_claim_beyond_stock_is_held_in_part_and_waits_for_the_rest() {
    let shop = Shop::open().await;
    let comment = shop.says("Rosa", "quiero 3 A12 talla M").await;

    assert_eq!(shop.outcome_of(&comment).await.as_deref(), Some("held_in_part"));
    let order = shop.order_of("Rosa").await;
    assert_eq!(
        (order.lines[0].sku.as_str(), order.lines[0].quantity, order.lines[0].waiting),
        ("POL-M", 2, 1)
    );
    shop.finish().await;
}

#[tokio::test]
async fn a_claim_after_sell_out_joins_the_waitlist_and_gets_no_link() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 A12 talla L").await;
    let comment = shop.says("Ana", "quiero 1 A12 talla L").await;

    assert_eq!(shop.outcome_of(&comment).await.as_deref(), Some("waiting"));
    assert_eq!(shop.stock_of("POL-L").await.waiting, 1);
    assert!(shop.graph.said_by(Way::PrivateReply).iter().all(|said| said.to != comment));
    shop.finish().await;
}

#[tokio::test]
async fn whoever_arrives_first_gets_the_last_one_also_within_one_batch() {
    let shop = Shop::open().await;
    let (rosa, ana) = (
        shop.comment_event("Rosa", "quiero 1 A12 talla L"),
        shop.comment_event("Ana", "quiero 1 A12 talla L"),
    );
    let ids = (rosa.comment_id.clone(), ana.comment_id.clone());
    shop.submit(vec![PageEvent::Comment(rosa), PageEvent::Comment(ana)]).await;
    shop.settle().await;

    assert_eq!(shop.outcome_of(&ids.0).await.as_deref(), Some("held"));
    assert_eq!(shop.outcome_of(&ids.1).await.as_deref(), Some("waiting"));
    shop.finish().await;
}

#[tokio::test]
async fn those_who_wait_are_served_in_the_order_they_came_when_a_claim_is_given_up() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 A12 talla L").await;
    let ana = shop.says("Ana", "quiero 1 A12 talla L").await;
    shop.says("Eva", "quiero 1 A12 talla L").await;
    let cancel = shop.says("Rosa", "cancelo mi pedido").await;

    assert_eq!(shop.outcome_of(&cancel).await.as_deref(), Some("given_up"));
    assert_eq!(shop.order_of("Rosa").await.row.state, OrderState::Cancelled);
    assert_eq!(
        (shop.order_of("Ana").await.lines[0].quantity, shop.order_of("Eva").await.lines[0].waiting),
        (1, 1)
    );
    let link = shop.graph.said_by(Way::PrivateReply).into_iter().find(|said| said.to == ana);
    assert!(link.is_some(), "whoever gets units from the waitlist gets the link");
    shop.finish().await;
}

#[tokio::test]
async fn the_same_webhook_again_changes_nothing() {
    let shop = Shop::open().await;
    let event = PageEvent::Comment(shop.comment_event("Rosa", "quiero 2 C3"));
    shop.submit(vec![event.clone(), event.clone()]).await;
    shop.settle().await;
    let calls = shop.graph.calls();
    shop.submit(vec![event]).await;
    shop.settle().await;

    assert_eq!(shop.count("select count(*) from comments").await, 1);
    assert_eq!(shop.stock_of("CAR-NEG").await.held, 2);
    assert_eq!((calls, shop.graph.calls()), (2, 2));
    shop.finish().await;
}

#[tokio::test]
async fn a_second_delivery_in_another_order_does_not_change_who_was_first() {
    let shop = Shop::open().await;
    let rosa = PageEvent::Comment(shop.comment_event("Rosa", "quiero 1 A12 talla L"));
    let ana = PageEvent::Comment(shop.comment_event("Ana", "quiero 1 A12 talla L"));
    shop.submit(vec![rosa.clone()]).await;
    shop.submit(vec![ana.clone(), rosa]).await;
    shop.submit(vec![ana]).await;
    shop.settle().await;

    assert_eq!(shop.order_of("Rosa").await.lines[0].quantity, 1);
    assert_eq!(shop.order_of("Ana").await.lines[0].waiting, 1);
    shop.finish().await;
}

#[tokio::test]
async fn a_comment_edited_before_it_was_worked_is_worked_with_its_new_words() {
    let shop = Shop::open().await;
    let added = shop.comment_event("Rosa", "quiero 1 C3");
    let edited = shop.change_event(&added.comment_id, CommentVerb::Edit, "quiero 3 C3");
    shop.submit(vec![PageEvent::Comment(added), PageEvent::Comment(edited)]).await;
    shop.settle().await;

    assert_eq!(shop.stock_of("CAR-NEG").await.held, 3);
    shop.finish().await;
}

#[tokio::test]
async fn an_edit_that_arrives_before_its_comment_is_not_lost() {
    let shop = Shop::open().await;
    let added = shop.comment_event("Rosa", "quiero 1 C3");
    let edited = shop.change_event(&added.comment_id, CommentVerb::Edit, "quiero 3 C3");
    shop.submit(vec![PageEvent::Comment(edited)]).await;
    shop.submit(vec![PageEvent::Comment(added)]).await;
    shop.settle().await;

    assert_eq!(shop.stock_of("CAR-NEG").await.held, 3);
    shop.finish().await;
}

#[tokio::test]
async fn an_edit_after_the_claim_was_worked_keeps_the_claim_and_marks_the_comment() {
    let shop = Shop::open().await;
    let comment = shop.says("Rosa", "quiero 1 C3").await;
    let edited = shop.change_event(&comment, CommentVerb::Edit, "quiero 5 C3");
    shop.submit(vec![PageEvent::Comment(edited)]).await;
    shop.settle().await;

    assert_eq!(shop.stock_of("CAR-NEG").await.held, 1);
    assert_eq!(shop.count("select count(*) from comments where edited_at is not null").await, 1);
    shop.finish().await;
}

#[tokio::test]
async fn a_comment_removed_before_it_was_worked_claims_nothing_and_is_not_answered() {
    let shop = Shop::open().await;
    let added = shop.comment_event("Rosa", "quiero 1 C3");
    let id = added.comment_id.clone();
    let removed = shop.change_event(&id, CommentVerb::Remove, "");
    shop.submit(vec![PageEvent::Comment(removed)]).await;
    shop.submit(vec![PageEvent::Comment(added)]).await;
    shop.settle().await;

    assert_eq!(shop.outcome_of(&id).await.as_deref(), Some("withdrawn"));
    assert_eq!((shop.stock_of("CAR-NEG").await.held, shop.graph.calls()), (0, 0));
    shop.finish().await;
}

#[tokio::test]
async fn a_second_claim_extends_the_same_cart_and_brings_no_second_link() {
    let shop = Shop::open().await;
    shop.says("Rosa", "quiero 1 C3").await;
    shop.says("Rosa", "quiero 1 B7 talla 38").await;

    assert_eq!(shop.order_ids_of("Rosa").await.len(), 1);
    let order = shop.order_of("Rosa").await;
    let lines: Vec<_> = order.lines.iter().map(|line| (line.sku.as_str(), line.quantity)).collect();
    assert_eq!(lines, [("CAR-NEG", 1), ("JEA-38", 1)]);
    assert_eq!(shop.graph.said_by(Way::PrivateReply).len(), 1);
    assert_eq!(shop.graph.said_by(Way::PublicReply).len(), 2);
    shop.finish().await;
}

#[tokio::test]
async fn two_buyers_of_the_same_name_have_carts_of_their_own() {
    let shop = Shop::open().await;
    let mut namesake = shop.comment_event("Rosa", "quiero 1 C3");
    namesake.author.as_mut().unwrap().id = "person-another-rosa".to_owned();
    shop.says("Rosa", "quiero 1 C3").await;
    shop.submit(vec![PageEvent::Comment(namesake)]).await;
    shop.settle().await;

    assert_eq!(shop.count("select count(*) from orders").await, 2);
    shop.finish().await;
}

#[tokio::test]
async fn the_pages_own_comment_claims_nothing() {
    let shop = Shop::open().await;
    let mut event = shop.comment_event("Tienda", "quiero 1 C3");
    event.from_page = true;
    let id = event.comment_id.clone();
    shop.submit(vec![PageEvent::Comment(event)]).await;
    shop.settle().await;

    assert_eq!(shop.outcome_of(&id).await.as_deref(), Some("noted"));
    assert_eq!((shop.stock_of("CAR-NEG").await.held, shop.graph.calls()), (0, 0));
    shop.finish().await;
}

#[tokio::test]
async fn a_writer_whom_the_platform_withholds_can_claim_all_the_same() {
    let shop = Shop::open().await;
    let mut event = shop.comment_event("", "quiero 1 C3");
    event.author = None;
    let id = event.comment_id.clone();
    shop.submit(vec![PageEvent::Comment(event)]).await;
    shop.settle().await;

    assert_eq!(shop.outcome_of(&id).await.as_deref(), Some("held"));
    assert_eq!(shop.graph.said_by(Way::PrivateReply).len(), 1);
    shop.finish().await;
}

#[tokio::test]
async fn a_comment_of_a_page_that_no_shop_has_is_left_out() {
    let shop = Shop::open().await;
    let mut event = shop.comment_event("Rosa", "quiero 1 C3");
    event.page_id = "999".to_owned();
    shop.submit(vec![PageEvent::Comment(event)]).await;
    shop.settle().await;

    assert_eq!(shop.count("select count(*) from comments").await, 0);
    shop.finish().await;
}

#[tokio::test]
async fn two_hundred_buyers_at_once_never_get_more_than_there_is() {
    let shop = Shop::open().await;
    let events = |half: usize| {
        (0..100)
            .map(|n| {
                PageEvent::Comment(shop.comment_event(&format!("Buyer {half}-{n}"), "quiero 1 A12 talla S"))
            })
            .collect::<Vec<_>>()
    };
    tokio::join!(shop.submit(events(0)), shop.submit(events(1)));
    shop.settle().await;

    let stock = shop.stock_of("POL-S").await;
    assert_eq!((stock.on_hand, stock.held, stock.waiting), (4, 4, 196));
    assert_eq!(shop.count("select count(*) from comments where outcome = 'held'").await, 4);
    shop.verify_clean().await;
}
