//! What another site makes a browser send.

use axum::http::StatusCode;

use crate::site::{ORIGIN, Site};

#[tokio::test]
async fn another_site_cannot_pin_a_product_with_the_sellers_cookies() {
    let site = Site::open().await;
    let cookie = site.sign_in("duena@tienda.cl").await;
    let body = format!(r#"{{"live":"{}","code":"A12"}}"#, site.shop.live());
    for evil in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let answer = site.json("/api/live/pin", &body, &[("cookie", &cookie), evil]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{evil:?}");
    }
    let own = [("cookie", cookie.as_str()), ("origin", ORIGIN), ("sec-fetch-site", "same-origin")];
    assert_eq!(site.json("/api/live/pin", &body, &own).await.status, StatusCode::OK);
    site.close().await;
}

#[tokio::test]
async fn a_program_with_a_cookie_may_pin_without_saying_where_it_comes_from() {
    let site = Site::open().await;
    let cookie = site.sign_in("duena@tienda.cl").await;
    let body = format!(r#"{{"live":"{}","code":null}}"#, site.shop.live());
    let answer = site.json("/api/live/pin", &body, &[("cookie", &cookie)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    site.close().await;
}

#[tokio::test]
async fn another_site_cannot_sign_a_browser_in_nor_change_a_cart() {
    let site = Site::open().await;
    let token = site.cart("Rosa").await;
    let evil = [("sec-fetch-site", "cross-site")];
    let signing_in = site.form("/api/sign_in", "email=duena@tienda.cl&password=clave-de-prueba", &evil).await;
    assert_eq!(signing_in.status, StatusCode::FORBIDDEN);
    assert!(signing_in.cookies().is_empty());
    let paying = site.form(&format!("/checkout/{token}/pay"), "method=transfer", &evil).await;
    assert_eq!(paying.status, StatusCode::FORBIDDEN);
    site.close().await;
}

#[tokio::test]
async fn the_gateway_may_send_the_buyer_back_from_its_own_site() {
    let site = Site::open().await;
    let answer =
        site.form("/payments/flow/return", "token=UNKNOWN", &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.body.contains("<html"));
    site.close().await;
}
