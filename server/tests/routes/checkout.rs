//! `/checkout/*`: the buyer's way, with forms only.

use axum::http::StatusCode;

use crate::site::Site;

const CONTACT: &str = "name=Rosa+Quintana&email=rosa%40example.cl&phone=%2B56912345678&delivery=pickup";

#[tokio::test]
async fn a_link_shows_the_cart_and_is_kept_out_of_caches_and_search_engines() {
    let site = Site::open().await;
    let token = site.cart("Rosa").await;
    let answer = site.get(&format!("/checkout/{token}")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("Cartera negra"));
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.header("x-robots-tag").contains("noindex"));
    assert_eq!(answer.header("referrer-policy"), "same-origin");
    site.close().await;
}

#[tokio::test]
async fn the_page_carries_the_nonce_its_policy_names_and_a_new_one_each_time() {
    let site = Site::open().await;
    let token = site.cart("Rosa").await;
    let mut seen = Vec::new();
    for _ in 0..2 {
        let answer = site.get(&format!("/checkout/{token}")).await;
        let policy = answer.header("content-security-policy");
        let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
        assert!(answer.body.contains(&format!("nonce=\"{nonce}\"")));
        assert!(policy.contains("form-action 'self' https://flow.example;"), "{policy}");
        seen.push(nonce);
    }
    assert_ne!(seen[0], seen[1]);
    site.close().await;
}

#[tokio::test]
async fn a_preview_crawler_does_not_open_the_link_and_the_buyer_does() {
    let site = Site::open().await;
    let token = site.cart("Rosa").await;
    let opened = "select count(*) from orders where opened_at is not null";
    let crawler = [("user-agent", "facebookexternalhit/1.1")];
    assert_eq!(site.get_with(&format!("/checkout/{token}"), &crawler).await.status, StatusCode::OK);
    assert_eq!(site.shop.count(opened).await, 0);
    site.get_with(&format!("/checkout/{token}"), &[("user-agent", "Mozilla/5.0")]).await;
    assert_eq!(site.shop.count(opened).await, 1);
    site.close().await;
}

#[tokio::test]
async fn an_unknown_link_is_a_page_that_says_so_in_the_buyers_language() {
    let site = Site::open().await;
    let spanish = site.get_with("/checkout/nosuchtoken", &[("accept-language", "es-CL")]).await;
    let english = site.get_with("/checkout/nosuchtoken", &[("accept-language", "en")]).await;
    assert_eq!((spanish.status, english.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert!(spanish.body.contains("lang=\"es\"") && english.body.contains("lang=\"en\""));
    site.close().await;
}

#[tokio::test]
async fn the_status_says_where_the_order_stands_and_how_long_it_is_held() {
    let site = Site::open().await;
    let token = site.cart("Rosa").await;
    let answer = site.get(&format!("/checkout/{token}/status")).await;
    let status: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(status["state"], "open");
    assert_eq!(status["seconds_left"], 1_800);
    assert_eq!(site.get("/checkout/nosuchtoken/status").await.status, StatusCode::NOT_FOUND);
    site.close().await;
}

#[tokio::test]
async fn a_buyer_changes_the_quantity_with_a_form_and_comes_back_to_the_page() {
    let site = Site::open().await;
    let token = site.cart("Rosa").await;
    let order = site.shop.order_ids_of("Rosa").await[0];
    let line: uuid::Uuid = sqlx::query_scalar("select id from order_lines where order_id = $1")
        .bind(order.0)
        .fetch_one(&site.shop.db.pool)
        .await
        .unwrap();
    let answer = site.form(&format!("/checkout/{token}/lines/{line}"), "quantity=3", &[]).await;
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, format!("/checkout/{token}").as_str())
    );
    assert_eq!(site.shop.stock_of("CAR-NEG").await.held, 3);

    let answer = site.form(&format!("/checkout/{token}/lines/{line}"), "quantity=many", &[]).await;
    assert_eq!(answer.location(), format!("/checkout/{token}?notice=invalid"));
    assert_eq!(site.shop.stock_of("CAR-NEG").await.held, 3);
    site.close().await;
}

#[tokio::test]
async fn a_line_of_another_cart_cannot_be_changed_with_this_token() {
    let site = Site::open().await;
    let mine = site.cart("Rosa").await;
    site.cart("Ana").await;
    let order = site.shop.order_ids_of("Ana").await[0];
    let line: uuid::Uuid = sqlx::query_scalar("select id from order_lines where order_id = $1")
        .bind(order.0)
        .fetch_one(&site.shop.db.pool)
        .await
        .unwrap();
    site.form(&format!("/checkout/{mine}/lines/{line}"), "quantity=0", &[]).await;
    assert_eq!(site.shop.stock_of("CAR-NEG").await.held, 2);
    site.close().await;
}

#[tokio::test]
async fn choosing_a_transfer_leads_back_to_the_page_with_the_bank_details() {
    let site = Site::open().await;
    let token = site.cart("Rosa").await;
    let answer =
        site.form(&format!("/checkout/{token}/pay"), &format!("{CONTACT}&method=transfer"), &[]).await;
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, format!("/checkout/{token}").as_str())
    );
    let page = site.get(&format!("/checkout/{token}")).await;
    assert!(page.body.contains("pagos@tienda.cl"), "{}", page.body);
    let status = site.get(&format!("/checkout/{token}/status")).await;
    assert!(status.body.contains("awaiting_payment"), "{}", status.body);
    site.close().await;
}

#[tokio::test]
async fn a_refused_form_comes_back_with_what_was_typed() {
    let site = Site::open().await;
    let token = site.cart("Rosa").await;
    let form = "name=Rosa+Quintana&email=not-an-address&phone=&delivery=pickup&method=transfer";
    let answer = site.form(&format!("/checkout/{token}/pay"), form, &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.body.contains("data-notice=\"email\"") && answer.body.contains("Rosa Quintana"),
        "{}",
        answer.body
    );
    site.close().await;
}

#[tokio::test]
async fn an_expired_cart_takes_its_stock_again_with_one_button() {
    let site = Site::open().await;
    let token = site.cart("Rosa").await;
    site.shop.advance_minutes(61).await;
    assert!(site.get(&format!("/checkout/{token}/status")).await.body.contains("expired"));
    let answer = site.form(&format!("/checkout/{token}/revive"), "", &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(site.get(&format!("/checkout/{token}/status")).await.body.contains("open"));
    assert_eq!(site.shop.stock_of("CAR-NEG").await.held, 1);
    site.close().await;
}

#[tokio::test]
async fn an_oversize_form_is_refused() {
    let site = Site::open().await;
    let token = site.cart("Rosa").await;
    let large = format!("{CONTACT}&method=transfer&address={}", "a".repeat(32 * 1024));
    let answer = site.form(&format!("/checkout/{token}/pay"), &large, &[]).await;
    assert_eq!(answer.location(), format!("/checkout/{token}?notice=invalid"));
    assert_eq!(site.shop.count("select count(*) from payments").await, 0);
    site.close().await;
}
