//! What a seller teaches the reader while the Live runs.

use domain::FaultKind;
use domain::ids::LiveId;
use engine::{catalogue, live};
use testkit::Shop;

use crate::refusal;

#[tokio::test]
async fn a_word_taught_in_the_live_counts_from_the_next_comment_on() {
    let shop = Shop::open().await;
    let held = async || shop.stock_of("JEA-38").await.held;
    shop.says("Rosa", "quiero la bombachita 38").await;
    assert_eq!(held().await, 0);

    let word =
        live::teach(&shop.engine, &shop.owner, shop.live(), " la  bombachita ", "b7", None).await.unwrap();
    assert_eq!((word.word.as_str(), word.code.as_str()), ("la bombachita", "B7"));
    shop.says("Ana", "quiero la bombachita 38").await;
    assert_eq!(held().await, 1);
    assert_eq!(shop.order_of("Ana").await.lines[0].sku, "JEA-38");
    assert_eq!(live::taught(&shop.engine, &shop.owner, shop.live()).await.unwrap(), [word]);

    live::forget(&shop.engine, &shop.owner, shop.live(), "La bombachita").await.unwrap();
    shop.says("Eva", "quiero la bombachita 38").await;
    assert_eq!(held().await, 1);
    shop.finish().await;
}

#[tokio::test]
async fn a_taught_word_means_its_product_and_no_other_and_can_be_taught_anew() {
    let shop = Shop::open().await;
    let teach =
        async |code: &str| live::teach(&shop.engine, &shop.owner, shop.live(), "cariñosa", code, None).await;
    teach("C3").await.unwrap();
    let corrected = teach("B7").await.unwrap();
    assert_eq!(live::taught(&shop.engine, &shop.owner, shop.live()).await.unwrap(), [corrected]);
    shop.finish().await;
}

#[tokio::test]
async fn what_would_make_the_reader_worse_is_not_learnt() {
    let shop = Shop::open().await;
    let teach = async |word: &str, code: &str| {
        refusal(live::teach(&shop.engine, &shop.owner, shop.live(), word, code, None).await).1
    };
    for word in ["", "x", "12", "🔥🔥", &"larga ".repeat(20)] {
        assert_eq!(teach(word, "C3").await, "teach.word", "{word:?}");
    }
    assert_eq!(teach("a12", "C3").await, "teach.is_code");
    for word in ["la", "quiero", "hola", "ya no la quiero", "quiero bombachita"] {
        assert_eq!(teach(word, "C3").await, "teach.has_meaning", "{word}");
    }
    assert_eq!(teach("bombachita", "Z9").await, "product.unknown_code");
    assert_eq!(live::taught(&shop.engine, &shop.owner, shop.live()).await.unwrap(), []);
    shop.finish().await;
}

#[tokio::test]
async fn only_who_runs_the_live_teaches_and_only_in_the_own_shop() {
    let shop = Shop::open().await;
    let staff = live::teach(&shop.engine, &shop.staff().await, shop.live(), "bombachita", "C3", None).await;
    assert_eq!(refusal(staff).0, FaultKind::Forbidden);
    let elsewhere = LiveId(uuid::Uuid::from_u128(7));
    let strange = live::teach(&shop.engine, &shop.owner, elsewhere, "bombachita", "C3", None).await;
    assert_eq!(refusal(strange).0, FaultKind::NotFound);
    shop.finish().await;
}

#[tokio::test]
async fn the_catalogue_is_offered_what_was_taught_and_keeps_or_refuses_it() {
    let shop = Shop::open().await;
    let product = shop.product("C3");
    for word in ["bombachita", "la bailarina"] {
        live::teach(&shop.engine, &shop.owner, shop.live(), word, "C3", None).await.unwrap();
    }
    let offered = async || catalogue::suggestions(&shop.engine, &shop.owner, product).await.unwrap();
    assert_eq!(offered().await.len(), 2);

    let settle = async |word: &str, keep| {
        catalogue::settle_suggestion(&shop.engine, &shop.owner, product, word, keep).await.unwrap()
    };
    let kept = settle("bombachita", true).await;
    assert!(kept.contains(&"bombachita".to_owned()));
    assert_eq!(settle("bombachita", true).await, kept, "a second press changes nothing");
    assert_eq!(settle("la bailarina", false).await, kept);
    assert_eq!(offered().await, Vec::<String>::new());

    live::forget(&shop.engine, &shop.owner, shop.live(), "bombachita").await.unwrap();
    let claim = shop.says("Rosa", "quiero 1 bombachita").await;
    assert_eq!(shop.outcome_of(&claim).await.as_deref(), Some("held"), "the catalogue knows it by now");
    shop.finish().await;
}
