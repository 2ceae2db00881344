//! The app's pages and server functions at the edge: who gets in, and what a browser may do with the answer. What pages
//! show is tested in a browser.

use axum::http::StatusCode;

use crate::site::Site;

#[tokio::test]
async fn a_page_carries_the_nonce_its_policy_names() {
    let site = Site::open().await;
    let answer = site.page("/auth").await;
    assert_eq!(answer.status, StatusCode::OK);
    let policy = answer.header("content-security-policy");
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    assert!(
        policy.contains("'strict-dynamic' 'wasm-unsafe-eval'") && !policy.contains("unsafe-inline"),
        "{policy}"
    );
    let scripts = answer.body.matches("<script").count();
    assert!(scripts > 0);
    assert!(answer.body.matches(&format!("nonce=\"{nonce}\"")).count() >= scripts, "{}", answer.body);
    site.close().await;
}

#[tokio::test]
async fn every_server_function_refuses_nobody_except_those_that_sign_in_or_out_or_choose_a_language() {
    let site = Site::open().await;
    let open_to_all = ["/api/sign_in", "/api/sign_out", "/api/preferences"];
    let mut closed = 0;
    for (path, method) in server_fn::axum::server_fn_paths() {
        assert_eq!(method, axum::http::Method::POST, "{path} must not be reachable by a link");
        if open_to_all.contains(&path) {
            continue;
        }
        closed += 1;
        for answer in [site.json(path, "{}", &[]).await, site.form(path, "", &[]).await] {
            assert!(answer.status.is_client_error() || answer.status.is_server_error(), "{path}: {answer:?}");
        }
    }
    assert!(closed >= 10, "{closed}");
    site.close().await;
}

#[tokio::test]
async fn the_dashboard_is_not_shown_to_nobody() {
    let site = Site::open().await;
    let answer = site.page("/dashboard/orders").await;
    assert!(answer.status.is_redirection(), "{}", answer.status);
    assert!(answer.location().starts_with("/auth"), "{}", answer.location());
    site.close().await;
}

#[tokio::test]
async fn staff_see_the_stock_and_may_not_change_it() {
    let site = Site::open().await;
    let cookie = site.sign_in("bodega@tienda.cl").await;
    let products = site.json("/api/products", r#"{"search":"","offset":0}"#, &[("cookie", &cookie)]).await;
    assert_eq!(products.status, StatusCode::OK, "{}", products.body);
    let form = format!("variant={}&change=5&note=", site.shop.variant("CAR-NEG"));
    let answer = site.form("/api/stock_adjust", &form, &[("cookie", &cookie)]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.body);
    site.close().await;
}

#[tokio::test]
async fn a_page_that_does_not_exist_says_so() {
    let site = Site::open().await;
    let answer = site.page("/no/such/page").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.body.contains("<html"));
    site.close().await;
}

#[tokio::test]
async fn an_oversize_request_is_refused() {
    let site = Site::open().await;
    let body = " ".repeat(300 * 1024);
    let answer = site.json("/api/me", &body, &[("content-length", &body.len().to_string())]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    site.close().await;
}
