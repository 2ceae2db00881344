//! How sockets end, and what their clients are told.

use std::collections::HashSet;

use fanout::{Ending, News, NoSnapshot};
use futures::StreamExt;
use uuid::Uuid;

use crate::site::{Site, close_code, text};

#[tokio::test]
async fn when_the_server_stops_all_are_told_to_come_back() {
    let site = Site::open().await;
    let mut client = site.up_to_date().await;
    site.stop.cancel();
    assert_eq!(close_code(&mut client).await, 1012);
    let mut late = site.client().await;
    assert_eq!(close_code(&mut late).await, 1012);
}

#[tokio::test]
async fn when_the_feed_ends_all_are_told_to_come_back() {
    let feed = std::sync::Arc::new(fanout::Feed::default());
    let mut watch = feed.watch();
    drop(feed);
    assert!(watch.packet().await.is_none());
}

#[tokio::test]
async fn sockets_end_by_their_badge() {
    let site = Site::open().await;
    let badge = Uuid::from_u128(7);
    let mut ended = site.client_with(badge).await;
    let mut other = site.up_to_date().await;
    assert_eq!(site.house.badges(), HashSet::from([badge, Uuid::nil()]));
    site.house.end_badges(&HashSet::from([badge]), Ending::SignedOut);
    assert_eq!(close_code(&mut ended).await, 4401);
    site.tell("still here");
    assert_eq!(text(&mut other).await, "still here");
}

#[tokio::test]
async fn who_waits_for_a_snapshot_that_cannot_be_had_is_told_so_and_others_stay() {
    let site = Site::open().await;
    let mut other = site.up_to_date().await;
    for (why, code) in [(NoSnapshot::Gone, 4404), (NoSnapshot::Failed, 1011)] {
        let mut waits = site.client().await;
        site.snapshot_wanted().await;
        site.feed.tell(News::NoSnapshot(why));
        assert_eq!(close_code(&mut waits).await, code);
    }
    site.tell("still here");
    assert_eq!(text(&mut other).await, "still here");
}

#[tokio::test]
async fn a_client_that_leaves_leaves_nothing_behind() {
    let site = Site::open().await;
    let mut client = site.up_to_date().await;
    client.close(None).await.unwrap();
    while let Some(Ok(_)) = client.next().await {}
    tokio::time::timeout(crate::site::PATIENCE, async {
        while site.feed.watchers() > 0 {
            tokio::task::yield_now().await;
        }
    })
    .await
    .expect("the room closes");
    assert!(site.house.badges().is_empty());
    // And opens again.
    site.up_to_date().await;
}
