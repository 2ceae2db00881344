//! The pages as a browser without a session meets them, through the same router the server uses. No engine stands
//! behind them: whoever is not signed in never reaches it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use app::App;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes, generate_route_list};
use tower::ServiceExt;

const PAGE_BYTES_MAX: usize = 1 << 20;

struct Answer {
    status: StatusCode,
    headers: axum::http::HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    fn cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()).collect()
    }
}

fn router() -> Router {
    let options = LeptosOptions::builder().output_name("livesell").build();
    Router::new()
        .leptos_routes(&options, generate_route_list(App), {
            let options = options.clone();
            move || app::shell(options.clone())
        })
        .fallback(leptos_axum::file_and_error_handler::<LeptosOptions, _>(app::shell))
        .with_state(options)
}

async fn send(request: Request<Body>) -> Answer {
    let response = router().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, PAGE_BYTES_MAX).await.unwrap();
    Answer { status: parts.status, headers: parts.headers, body: String::from_utf8(body.to_vec()).unwrap() }
}

async fn page(path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path).header(header::ACCEPT, "text/html");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send(request.body(Body::empty()).unwrap()).await
}

async fn call(endpoint: &str, content_type: &str, accept: &str, body: &'static str) -> Answer {
    let request = Request::post(format!("/api/{endpoint}"))
        .header(header::CONTENT_TYPE, content_type)
        .header(header::ACCEPT, accept)
        .header(header::REFERER, "/dashboard/orders?filter=paid")
        .body(Body::from(body))
        .unwrap();
    send(request).await
}

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn every_page_of_the_map_is_listed_without_a_request() {
    let paths: Vec<String> = generate_route_list(App).iter().map(|route| route.path().to_owned()).collect();
    for path in [
        "/",
        "/auth",
        "/dashboard",
        "/dashboard/live",
        "/dashboard/inventory",
        "/dashboard/inventory/new",
        "/dashboard/inventory/{id}",
        "/dashboard/orders",
        "/dashboard/orders/{id}",
    ] {
        assert!(paths.iter().any(|listed| listed == path), "{path} is not in {paths:?}");
    }
}

#[tokio::test]
async fn the_sign_in_page_is_a_plain_form_that_works_without_scripts() {
    let answer = page("/auth?next=/dashboard/orders", &[]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains(r#"action="/api/sign_in""#));
    assert!(answer.body.contains(r#"method="post""#));
    assert!(answer.body.contains(r#"name="email""#));
    assert!(answer.body.contains(r#"name="password""#));
    assert!(answer.body.contains(r#"value="/dashboard/orders""#));
}

#[tokio::test]
async fn a_refused_sign_in_without_scripts_shows_its_sentence() {
    let answer = page("/auth?error=sign_in.wrong", &[]).await;
    assert!(answer.body.contains("El correo o la contraseña no coinciden."));
}

#[tokio::test]
async fn no_page_carries_inline_styles_or_handlers() {
    for path in ["/auth", "/nowhere"] {
        let body = page(path, &[]).await.body;
        assert!(!body.contains(" style=\""), "{path}");
        assert!(!body.contains(" onclick="), "{path}");
        assert!(!body.contains("<style"), "{path}");
    }
}

#[tokio::test]
async fn the_page_is_drawn_in_the_language_and_theme_of_the_reader() {
    let arabic = page("/auth", &[("cookie", "lang=ar; theme=light"), ("accept-language", "en")]).await.body;
    assert!(arabic.contains(r#"lang="ar""#) && arabic.contains(r#"dir="rtl""#));
    assert!(arabic.contains(r#"data-theme="light""#));
    assert!(arabic.contains("كلمة المرور"));
    let portuguese = page("/auth", &[("accept-language", "pt-BR,pt;q=0.9")]).await.body;
    assert!(portuguese.contains(r#"lang="pt""#) && portuguese.contains("Entre na sua loja"));
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_sent_to_sign_in_and_back_afterwards() {
    for (path, next) in [
        ("/dashboard", "/dashboard"),
        ("/dashboard/inventory?q=polera", "/dashboard/inventory%3Fq%3Dpolera"),
        ("/dashboard/orders", "/dashboard/orders"),
        ("/dashboard/live", "/dashboard/live"),
    ] {
        let answer = page(path, &[]).await;
        assert_eq!(answer.status, StatusCode::FOUND, "{path}");
        assert_eq!(answer.header("location"), format!("/auth?next={next}"), "{path}");
    }
}

#[tokio::test]
async fn the_root_leads_to_the_dashboard() {
    let answer = page("/", &[]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::FOUND, "/dashboard"));
}

#[tokio::test]
async fn an_address_that_leads_nowhere_says_so_with_404() {
    let answer = page("/nowhere", &[]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.body.contains("Esta página no existe"));
}

#[tokio::test]
async fn nothing_is_read_or_changed_by_whoever_is_not_signed_in() {
    let id = "00000000-0000-7000-8000-000000000000";
    let json = "application/json";
    let id_json: &'static str = Box::leak(format!(r#"{{"id":"{id}"}}"#).into_boxed_str());
    let order_form: &'static str = Box::leak(format!("order={id}&what=deliver").into_boxed_str());
    let stock_form: &'static str = Box::leak(format!("variant={id}&change=5").into_boxed_str());
    let edit = r#"{"edit":{"id":null,"code":"A","name":"N","category":"","keywords":[],"options":[],"variants":[]}}"#;
    for (endpoint, content_type, body) in [
        ("me", json, "{}"),
        ("today", json, "{}"),
        ("products", json, r#"{"search":"","offset":0}"#),
        ("product", json, id_json),
        ("product_save", json, edit),
        ("stock_adjust", FORM, stock_form),
        ("orders", json, r#"{"filter":"paid","search":"","offset":0}"#),
        ("order", json, id_json),
        ("order_move", FORM, order_form),
        ("approve_transfer", FORM, order_form),
    ] {
        let answer = call(endpoint, content_type, json, body).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{endpoint}: {}", answer.body);
        assert!(answer.body.contains(r#""kind":"signed_out""#), "{endpoint}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_form_sent_without_scripts_comes_back_to_its_page_even_when_refused() {
    let body = "order=00000000-0000-7000-8000-000000000000&what=deliver";
    let answer = call("order_move", FORM, "text/html", body).await;
    assert_eq!(answer.status, StatusCode::FOUND);
    assert!(
        answer.header("location").starts_with("/dashboard/orders?filter=paid"),
        "{}",
        answer.header("location")
    );
}

#[tokio::test]
async fn language_and_theme_are_remembered_and_the_reader_comes_back_to_the_page() {
    let answer = call("preferences", FORM, "text/html", "lang=en&theme=auto&back=/dashboard/orders").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::FOUND, "/dashboard/orders"));
    let cookies = answer.cookies();
    assert!(cookies.iter().any(|cookie| cookie.starts_with("lang=en;")), "{cookies:?}");
    assert!(cookies.iter().any(|cookie| cookie.starts_with("theme=auto;")), "{cookies:?}");
}

#[tokio::test]
async fn a_preference_never_leads_to_another_site() {
    let answer = call("preferences", FORM, "text/html", "lang=en&back=//evil.example/").await;
    assert!(!answer.header("location").contains("evil"), "{}", answer.header("location"));
}

#[tokio::test]
async fn signing_out_takes_the_cookies_away_even_when_the_session_has_ended() {
    let answer = call("sign_out", FORM, "text/html", "").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::FOUND, "/auth"));
    assert!(
        answer
            .cookies()
            .iter()
            .any(|cookie| cookie.starts_with("__Host-access=;") && cookie.contains("Max-Age=0"))
    );
    assert!(
        answer
            .cookies()
            .iter()
            .any(|cookie| cookie.starts_with("__Host-refresh=;") && cookie.contains("Max-Age=0"))
    );
}
