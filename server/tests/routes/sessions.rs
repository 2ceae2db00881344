//! Signing in, staying signed in, signing out.

use axum::http::StatusCode;

use crate::site::{PASSWORD, Site};

/// Who the cookies say one is: the answer of `me`.
async fn me(site: &Site, cookie: &str) -> crate::site::Answer {
    site.json("/api/me", "{}", &[("cookie", cookie)]).await
}

fn only(cookies: &str, name: &str) -> String {
    cookies.split("; ").find(|pair| pair.starts_with(name)).unwrap().to_owned()
}

#[tokio::test]
async fn a_seller_signs_in_with_a_form_and_is_known_from_then_on() {
    let site = Site::open().await;
    let cookie = site.sign_in("DUENA@tienda.cl").await;
    let answer = me(&site, &cookie).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("duena@tienda.cl") && answer.body.contains("\"owner\""), "{}", answer.body);
    assert_eq!(me(&site, "").await.status, StatusCode::UNAUTHORIZED);
    site.close().await;
}

#[tokio::test]
async fn session_cookies_are_out_of_reach_of_scripts_and_plain_http() {
    let site = Site::open().await;
    let answer = site.form("/api/sign_in", &format!("email=duena@tienda.cl&password={PASSWORD}"), &[]).await;
    for cookie in answer.headers.get_all("set-cookie") {
        let text = cookie.to_str().unwrap();
        assert!(text.starts_with("__Host-"), "{text}");
        for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(text.contains(part), "{text}");
        }
    }
    site.close().await;
}

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_get_the_same_answer() {
    let site = Site::open().await;
    let unknown = site.form("/api/sign_in", "email=nadie@tienda.cl&password=x", &[]).await;
    let wrong = site.form("/api/sign_in", "email=duena@tienda.cl&password=x", &[]).await;
    assert_eq!(unknown.status, StatusCode::UNAUTHORIZED);
    assert_eq!((unknown.status, &unknown.body), (wrong.status, &wrong.body));
    assert!(wrong.cookies().is_empty());
    site.close().await;
}

#[tokio::test]
async fn a_run_out_access_token_is_renewed_by_the_way() {
    let site = Site::open().await;
    let cookies = site.sign_in("duena@tienda.cl").await;
    let answer = me(&site, &only(&cookies, "__Host-refresh")).await;
    assert_eq!(answer.status, StatusCode::OK);
    let fresh = answer.cookies();
    assert_eq!(fresh.len(), 2, "{fresh:?}");
    assert_ne!(fresh["__Host-refresh"], only(&cookies, "__Host-refresh").split_once('=').unwrap().1);
    let access = format!("__Host-access={}", fresh["__Host-access"]);
    assert_eq!(me(&site, &access).await.status, StatusCode::OK);
    site.close().await;
}

#[tokio::test]
async fn two_tabs_that_renew_at_the_same_moment_both_stay_signed_in() {
    let site = Site::open().await;
    let refresh = only(&site.sign_in("duena@tienda.cl").await, "__Host-refresh");
    let (one, other) = tokio::join!(me(&site, &refresh), me(&site, &refresh));
    assert_eq!((one.status, other.status), (StatusCode::OK, StatusCode::OK));
    site.close().await;
}

#[tokio::test]
async fn a_refresh_token_used_again_later_ends_the_session_for_thief_and_owner_alike() {
    let site = Site::open().await;
    let refresh = only(&site.sign_in("duena@tienda.cl").await, "__Host-refresh");
    let renewed = me(&site, &refresh).await;
    sqlx::query(
        "update refresh_tokens set used_at = used_at - interval '11 seconds' where used_at is not null",
    )
    .execute(&site.shop.db.pool)
    .await
    .unwrap();
    assert_eq!(me(&site, &refresh).await.status, StatusCode::UNAUTHORIZED);
    let access = format!("__Host-access={}", renewed.cookies()["__Host-access"]);
    assert_eq!(me(&site, &access).await.status, StatusCode::UNAUTHORIZED);
    let recorded =
        site.shop.count("select count(*) from audit_log where action = 'session.refresh_reused'").await;
    assert_eq!(recorded, 1);
    site.close().await;
}

#[tokio::test]
async fn after_signing_out_old_cookies_are_worth_nothing() {
    let site = Site::open().await;
    let cookie = site.sign_in("duena@tienda.cl").await;
    let answer = site.form("/api/sign_out", "", &[("cookie", &cookie)]).await;
    assert!(answer.cookies().values().all(String::is_empty), "{answer:?}");
    assert_eq!(me(&site, &cookie).await.status, StatusCode::UNAUTHORIZED);
    site.close().await;
}

#[tokio::test]
async fn signing_out_with_only_a_refresh_cookie_leaves_no_cookie_behind() {
    let site = Site::open().await;
    let refresh = only(&site.sign_in("duena@tienda.cl").await, "__Host-refresh");
    let answer = site.form("/api/sign_out", "", &[("cookie", &refresh)]).await;
    assert!(answer.cookies().values().all(String::is_empty), "{answer:?}");
    site.close().await;
}

#[tokio::test]
async fn guessing_a_password_is_stopped_after_ten_failures_even_with_the_right_one() {
    let site = Site::open().await;
    for _ in 0..10 {
        let answer = site.form("/api/sign_in", "email=bodega@tienda.cl&password=guess", &[]).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    }
    let right = format!("email=bodega@tienda.cl&password={PASSWORD}");
    assert_eq!(site.form("/api/sign_in", &right, &[]).await.status, StatusCode::TOO_MANY_REQUESTS);
    site.sign_in("duena@tienda.cl").await;
    site.close().await;
}

#[tokio::test]
async fn sign_ins_failures_and_sign_outs_are_in_the_audit_log_without_the_address() {
    let site = Site::open().await;
    let before = site.shop.count("select count(*) from audit_log where action = 'session.signed_in'").await;
    let cookie = site.sign_in("duena@tienda.cl").await;
    site.form("/api/sign_in", "email=nadie@tienda.cl&password=x", &[]).await;
    site.form("/api/sign_out", "", &[("cookie", &cookie)]).await;
    let after = site.shop.count("select count(*) from audit_log where action = 'session.signed_in'").await;
    assert_eq!(after - before, 1);
    let unknown =
        "select count(*) from audit_log where action = 'session.sign_in_failed' and seller_id is null";
    assert_eq!(site.shop.count(unknown).await, 1);
    assert_eq!(
        site.shop.count("select count(*) from audit_log where action = 'session.signed_out'").await,
        1
    );
    assert_eq!(
        site.shop.count("select count(*) from audit_log where audit_log::text like '%nadie@%'").await,
        0
    );
    site.close().await;
}

#[tokio::test]
async fn a_role_taken_away_counts_at_once() {
    let site = Site::open().await;
    let cookie = site.sign_in("duena@tienda.cl").await;
    sqlx::query("update store_members set role = 'staff'").execute(&site.shop.db.pool).await.unwrap();
    let body = format!(r#"{{"live":"{}","code":"A12"}}"#, site.shop.live());
    let answer = site.json("/api/live/pin", &body, &[("cookie", &cookie)]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    site.close().await;
}
