//! What is told, and to whom.

use fanout::{News, Packet};
use futures::SinkExt;
use tokio_tungstenite::tungstenite::Message;

use crate::site::{Site, text};

/// Longer than all that the kernel and we keep for one socket together.
const LONG: usize = 1024 * 1024;

#[tokio::test]
async fn a_socket_gets_a_snapshot_first_and_then_every_change() {
    let site = Site::open().await;
    let mut client = site.client().await;
    site.snapshot_wanted().await;
    site.tell("before");
    site.feed.tell(News::Snapshot(Packet::text("snapshot")));
    site.tell("one");
    site.tell("two");
    assert_eq!(text(&mut client).await, "snapshot");
    assert_eq!(text(&mut client).await, "one");
    assert_eq!(text(&mut client).await, "two");
}

#[tokio::test]
async fn who_is_up_to_date_does_not_see_the_snapshot_of_another() {
    let site = Site::open().await;
    let mut first = site.up_to_date().await;
    let mut second = site.up_to_date().await;
    site.tell("change");
    assert_eq!(text(&mut first).await, "change");
    assert_eq!(text(&mut second).await, "change");
}

#[tokio::test]
async fn a_client_that_asks_gets_a_new_snapshot_and_no_change_before_it() {
    let site = Site::open().await;
    let mut client = site.up_to_date().await;
    client.send(Message::text("resync")).await.unwrap();
    site.snapshot_wanted().await;
    site.tell("before");
    site.feed.tell(News::Snapshot(Packet::text("again")));
    site.tell("after");
    assert_eq!(text(&mut client).await, "again");
    assert_eq!(text(&mut client).await, "after");
}

#[tokio::test]
async fn long_and_short_frames_keep_their_order_and_their_bytes() {
    let site = Site::open().await;
    let mut client = site.up_to_date().await;
    let long = "ñ".repeat(100_000);
    for round in 0..10 {
        site.tell(&long);
        site.tell(&round.to_string());
        // Pongs go between frames, never into one.
        client.send(Message::Ping(vec![round].into())).await.unwrap();
        assert!(text(&mut client).await == long, "the bytes are the same");
        assert_eq!(text(&mut client).await, round.to_string());
    }
}

#[tokio::test]
async fn who_does_not_read_gets_a_snapshot_later_and_costs_the_others_nothing() {
    let site = Site::open().await;
    let mut slow = site.up_to_date().await;
    let mut quick = site.up_to_date().await;
    let long = "x".repeat(LONG);
    for round in 0..8 {
        site.tell(&long);
        site.tell(&round.to_string());
        assert_eq!(text(&mut quick).await.len(), LONG);
        assert_eq!(text(&mut quick).await, round.to_string(), "nothing is left out");
    }
    // The first was under way and is finished; what came after it was given up.
    assert_eq!(text(&mut slow).await.len(), LONG);
    let wanted = site.snapshot_wanted();
    let mut more = 0;
    tokio::pin!(wanted);
    loop {
        tokio::select! {
            () = &mut wanted => break,
            _ = text(&mut slow) => more += 1,
        }
    }
    assert!(more < 15, "{more} frames were kept");
    site.feed.tell(News::Snapshot(Packet::text("caught up")));
    site.tell("on");
    while text(&mut slow).await != "caught up" {}
    assert_eq!(text(&mut slow).await, "on");
    assert_eq!(text(&mut quick).await, "on");
}

#[tokio::test]
async fn a_watcher_that_lags_is_brought_up_to_date_by_a_snapshot() {
    let site = Site::open().await;
    let mut watch = site.feed.watch();
    site.feed.tell(News::Snapshot(Packet::text("first")));
    assert_eq!(watch.packet().await.unwrap().payload(), b"first");
    for _ in 0..1_000 {
        site.tell("lost");
    }
    site.feed.tell(News::Snapshot(Packet::text("second")));
    site.tell("next");
    while watch.packet().await.unwrap().payload() != b"second" {}
    assert_eq!(watch.packet().await.unwrap().payload(), b"next");
    site.snapshot_wanted().await;
}
