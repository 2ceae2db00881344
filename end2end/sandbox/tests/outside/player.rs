//! A Live is played against a small app that answers every claim with a checkout link.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::{Form, Path, State};
use axum::http::header::{COOKIE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use sandbox::player::{BuyerScript, PlayOptions, PlayReport, play};
use sandbox::{Running, start};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::support::{API_KEY, LIVE, PAGE, SECRET_KEY, TOKEN, client, config, hmac};

/// The least an app must do.
#[derive(Clone)]
struct App {
    url: String,
    client: reqwest::Client,
    sandbox: Arc<Mutex<String>>,
    pins: Arc<Mutex<Vec<String>>>,
    down: Arc<AtomicBool>,
    next: Arc<AtomicU64>,
}

impl App {
    async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let app = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            client: client(),
            sandbox: Arc::default(),
            pins: Arc::default(),
            down: Arc::default(),
            next: Arc::default(),
        };
        let router = Router::new()
            .route("/hook", post(hook))
            .route("/api/sign_in", post(sign_in))
            .route("/api/live/pin", post(pin))
            .route("/checkout/{token}", get(|| async { "cart" }))
            .route("/checkout/{token}/pay", post(pay))
            .route("/confirm", post(|| async { StatusCode::OK }))
            .route("/back", post(|| async { (StatusCode::SEE_OTHER, [(LOCATION, "/checkout/done")]) }))
            .layer(middleware::from_fn_with_state(app.clone(), down))
            .with_state(app.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        app
    }
}

async fn down(State(app): State<App>, request: axum::extract::Request, next: middleware::Next) -> Response {
    if app.down.load(Ordering::SeqCst) {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    next.run(request).await
}

async fn hook(State(app): State<App>, Json(body): Json<Value>) -> StatusCode {
    for entry in body["entry"].as_array().unwrap() {
        for change in entry["changes"].as_array().into_iter().flatten() {
            let value = &change["value"];
            if value["verb"] == "add" && value["from"]["id"] != PAGE && value["message"].is_string() {
                let url = format!("{}/graph/v26.0/{PAGE}/messages", app.sandbox.lock().unwrap());
                let link = format!("{}/checkout/{}", app.url, value["comment_id"].as_str().unwrap());
                let message = json!({"recipient": {"comment_id": value["comment_id"]}, "message": {"text": format!("Paga aquí: {link}")}});
                app.client.post(url).bearer_auth(TOKEN).json(&message).send().await.unwrap();
            }
        }
    }
    StatusCode::OK
}

async fn sign_in(Form(form): Form<BTreeMap<String, String>>) -> Response {
    if form["password"] != "demo-livesell-2026" {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    (StatusCode::OK, [("set-cookie", "__Host-access=abc; Path=/; Secure; HttpOnly")]).into_response()
}

async fn pin(State(app): State<App>, headers: HeaderMap, Json(body): Json<Value>) -> StatusCode {
    if headers.get(COOKIE).is_none_or(|cookie| cookie != "__Host-access=abc") {
        return StatusCode::UNAUTHORIZED;
    }
    assert_eq!(body["live"], "the-live");
    app.pins.lock().unwrap().push(body["code"].as_str().unwrap_or("-").to_owned());
    StatusCode::OK
}

async fn pay(
    State(app): State<App>,
    Path(token): Path<String>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Response {
    for field in ["name", "email", "phone", "delivery", "address", "city", "region"] {
        assert!(form.contains_key(field), "{field}");
    }
    if form["method"] == "transfer" {
        return (StatusCode::SEE_OTHER, [(LOCATION, format!("/checkout/{token}"))]).into_response();
    }
    let number = app.next.fetch_add(1, Ordering::SeqCst);
    let mut fields = BTreeMap::from([
        ("apiKey", API_KEY.to_owned()),
        ("commerceOrder", format!("LV-{number}")),
        ("subject", "Pedido".to_owned()),
        ("amount", "9990".to_owned()),
        ("email", form["email"].clone()),
        ("urlConfirmation", format!("{}/confirm", app.url)),
        ("urlReturn", format!("{}/back", app.url)),
    ]);
    let message: String = fields.iter().flat_map(|(key, value)| [*key, value.as_str()]).collect();
    fields.insert("s", hmac(SECRET_KEY, message.as_bytes()));
    let url = format!("{}/flow/api/payment/create", app.sandbox.lock().unwrap());
    let order: Value = app.client.post(url).form(&fields).send().await.unwrap().json().await.unwrap();
    let place = format!("{}?token={}", order["url"].as_str().unwrap(), order["token"].as_str().unwrap());
    (StatusCode::SEE_OTHER, [(LOCATION, place)]).into_response()
}

struct Set {
    app: App,
    sandbox: Running,
    options: PlayOptions,
}

/// A recording of `people` claims half a recorded second apart, with an edit, a removal, a sticker and the page.
fn recording(people: usize) -> String {
    let mut text = String::from("{\"at_ms\":0,\"kind\":\"pin\",\"code\":\"A12\"}\n");
    for at in 0..people {
        let comment = json!({"at_ms": 500 * (at + 1), "kind": "comment", "id": format!("c{at}"),
            "from": {"id": format!("p{at}"), "name": format!("Persona {at}"), "locale": "es_CL"},
            "text": "la quiero", "expect": "purchase"});
        writeln!(text, "{comment}").unwrap();
    }
    let end = 500 * (people + 1);
    for event in [
        json!({"at_ms": end, "kind": "edit", "id": "c0", "text": "mejor en M"}),
        json!({"at_ms": end, "kind": "reply", "id": "r0", "parent": "c1", "from": {"id": "p0", "name": "Persona 0"}, "text": "yo igual"}),
        json!({"at_ms": end, "kind": "remove", "id": "c1"}),
        json!({"at_ms": end, "kind": "edit", "id": "c1", "text": "demasiado tarde"}),
        json!({"at_ms": end, "kind": "sticker", "id": "s0", "from": {"id": "p2", "name": "Persona 2"}}),
        json!({"at_ms": end, "kind": "page_comment", "id": "h0", "text": "quedan 3"}),
        json!({"at_ms": end, "kind": "pin", "code": null}),
    ] {
        writeln!(text, "{event}").unwrap();
    }
    text
}

async fn set(name: &str, people: usize) -> Set {
    let app = App::start().await;
    let mut config = config(&format!("{}/hook", app.url));
    config.listen = SocketAddr::from(([127, 0, 0, 1], 0));
    config.limits.messages_per_second = 10_000;
    let sandbox = start(config).await.unwrap();
    *app.sandbox.lock().unwrap() = sandbox.url();
    let live_path =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}.jsonl", std::process::id()));
    std::fs::write(&live_path, recording(people)).unwrap();
    let options = PlayOptions {
        speed: 6_000.0,
        sandbox_url: sandbox.url(),
        app_url: app.url.clone(),
        buyers: BuyerScript { share_pays: 0.5, share_transfers: 0.1, share_abandons: 0.2, seed: 7 },
        ..PlayOptions::new(live_path, "the-live")
    };
    Set { app, sandbox, options }
}

async fn run(set: &Set) -> PlayReport {
    play(set.options.clone(), CancellationToken::new(), |_| {}).await.unwrap()
}

/// What must not depend on how fast the machine is.
fn decided(report: &PlayReport) -> PlayReport {
    PlayReport { elapsed_ms: 0, behind_ms_max: 0, ..report.clone() }
}

/// Waits until the sandbox has counted so many.
async fn counted(sandbox: &str, what: &str, count: u64) {
    let client = client();
    loop {
        let stats = client.get(format!("{sandbox}/control/stats")).send().await.unwrap();
        let stats: Value = stats.json().await.unwrap();
        if stats["counters"][what].as_u64().unwrap() >= count {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn the_same_live_is_played_the_same_way_every_time() {
    let first = set("same-1", 60).await;
    let report = run(&first).await;
    assert_eq!((report.comments, report.replies, report.edits, report.removals), (60, 1, 1, 1));
    assert_eq!((report.stickers, report.page_comments, report.skipped), (1, 1, 0));
    assert_eq!((report.pins, report.pins_failed), (2, 0));
    assert_eq!(*first.app.pins.lock().unwrap(), ["A12", "-"]);
    // The reply is a comment too: p0 gets a second link.
    assert_eq!((report.messages, report.links), (61, 61));
    assert_eq!((report.failed, report.turned_away), (0, 0), "{report}");
    assert!(
        report.paid > 0 && report.transferred > 0 && report.abandoned > 0 && report.ignored > 0,
        "{report}"
    );
    let ends = report.paid + report.transferred + report.abandoned + report.ignored + report.said_stop;
    assert_eq!(ends, 61, "{report}");

    let second = set("same-2", 60).await;
    assert_eq!(decided(&run(&second).await), decided(&report));
}

#[tokio::test]
async fn a_second_playing_posts_nothing_twice() {
    let set = set("twice", 10).await;
    let first = run(&set).await;
    assert_eq!(first.comments, 10);
    let second = run(&set).await;
    assert_eq!((second.comments, second.replies, second.skipped), (0, 0, 13));
    assert_eq!(second.links, 0);
}

#[tokio::test]
async fn a_playing_taken_up_in_the_middle_leaves_out_what_was_before() {
    let mut set = set("middle", 10).await;
    set.options.from_ms = 3_000;
    let report = run(&set).await;
    // The product shown at that time is pinned, and the comments from the sixth on are posted.
    assert_eq!(report.comments, 5);
    assert_eq!(set.app.pins.lock().unwrap()[0], "A12");
    assert_eq!(report.last_at_ms, 5_500);
}

#[tokio::test]
async fn an_app_that_is_away_for_a_while_is_waited_for() {
    let set = set("away", 20).await;
    set.app.down.store(true, Ordering::SeqCst);
    let (app, sandbox) = (set.app.clone(), set.sandbox.url());
    let back = tokio::spawn(async move {
        counted(&sandbox, "removals", 1).await;
        app.down.store(false, Ordering::SeqCst);
    });
    let report = run(&set).await;
    back.await.unwrap();
    // Twenty comments and an answer; the comment that was removed meanwhile can no longer be replied to.
    assert_eq!(report.links, 20, "{report}");
    assert_eq!((report.failed, report.turned_away), (0, 0), "{report}");
    // The first pin may have been overtaken by the second, but the last one counts.
    assert_eq!(set.app.pins.lock().unwrap().last().map(String::as_str), Some("-"));
}

#[tokio::test]
async fn a_stopped_playing_ends_at_once_and_says_where() {
    let mut set = set("stopped", 50).await;
    set.options.speed = 1.0;
    let stop = CancellationToken::new();
    let stopper = stop.clone();
    let sandbox = set.sandbox.url();
    let watch = tokio::spawn(async move {
        // One more than is asked for below: the last one may be there before its sender has heard so.
        counted(&sandbox, "comments", 3).await;
        stopper.cancel();
    });
    let report = play(set.options.clone(), stop, |_| {}).await.unwrap();
    watch.await.unwrap();
    assert!(report.comments >= 2 && report.comments < 50, "{report}");
    assert!(report.last_at_ms >= 1_000);
    let live = reqwest::get(format!("{}/live/{LIVE}", set.sandbox.url())).await.unwrap();
    assert_eq!(live.status(), 200);
}
