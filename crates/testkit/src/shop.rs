//! A shop with a running Live on a clock of its own, and what people do in it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use domain::Timestamp;
use domain::clock::{Clock, ManualClock};
use domain::ids::{CommentId, LiveId, OrderId, ProductId, VariantId};
use domain::views::{Contact, OrderView, VariantView};

use engine::cascade::Model;
use engine::seed::{Fixture, SeedReport, StoreSeeded};
use engine::settings::{
    INBOX_BYTES_MAX_DEFAULT, MODEL_CAP_MICROS_DEFAULT, PRIVATE_REPLIES_PER_HOUR_DEFAULT,
    PUBLIC_REPLIES_PER_HOUR_DEFAULT, Settings,
};
use engine::{Actor, Engine, Parts, accounts, catalogue, orders, seed, verify};
use platforms::http::Http;
use platforms::meta::{
    Author, CommentEvent, CommentVerb, Messaging, MessagingEvent, PageEvent, Platform, PrivateText, RawEvent,
};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use crate::{RecordingGraph, TestDb, database};

/// When every shop's story begins: 2026-03-07 20:00 UTC, a Saturday evening in Chile.
pub const START: Timestamp = Timestamp(1_772_913_600_000);

const FIXTURE: &str = include_str!("fixture.json");
const PASSWORD: &str = "clave-de-prueba";
/// How long the engine may take to come to rest, in real time.
const REST_MAX: Duration = Duration::from_secs(30);
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// A running shop. Two shops are seeded; the first is the story's, the second is the neighbour who must never notice.
#[derive(Debug)]
pub struct Shop {
    /// The first engine.
    pub engine: Engine,
    /// Its clock.
    pub clock: Arc<ManualClock>,
    /// What Meta was told.
    pub graph: Arc<RecordingGraph>,
    /// The owner of the shop.
    pub owner: Actor,
    /// The shop's ids.
    pub seeded: StoreSeeded,
    /// The neighbour's ids.
    pub other: StoreSeeded,
    /// The database.
    pub db: TestDb,
    comments: AtomicU64,
    stop: CancellationToken,
    tasks: TaskTracker,
}

/// Settings of an engine that talks to nobody.
pub fn settings(node: &str) -> Settings {
    Settings {
        node: node.to_owned(),
        public_url: "https://tienda.example".to_owned(),
        flow_url: "http://127.0.0.1:9".parse().expect("an address"),
        encryption_key: [7; 32],
        jwt_seed: [9; 32],
        inbox_bytes_max: INBOX_BYTES_MAX_DEFAULT,
        private_replies_per_hour: PRIVATE_REPLIES_PER_HOUR_DEFAULT,
        public_replies_per_hour: PUBLIC_REPLIES_PER_HOUR_DEFAULT,
        model_cap_micros: MODEL_CAP_MICROS_DEFAULT,
    }
}

impl Shop {
    /// Opens the shop: both Lives run, the bag `C3` is on air.
    pub async fn open() -> Self {
        Self::open_with(Vec::new(), MODEL_CAP_MICROS_DEFAULT).await
    }

    /// The same with providers of second opinions, and what they may cost a day in millionths of a US dollar.
    pub async fn open_with(models: Vec<Model>, model_cap_micros: i64) -> Self {
        let db = database().await;
        let clock = Arc::new(ManualClock::at(START));
        let graph = Arc::new(RecordingGraph::default());
        let settings = Settings { model_cap_micros, ..settings("first") };
        let engine = new_engine(&db, &clock, &graph, settings, models);
        let fixture = Fixture::parse(FIXTURE).expect("the fixture can be read");
        let SeedReport { stores } = seed::seed(&engine, &fixture).await.expect("the fixture can be seeded");
        let mut stores = stores.into_iter();
        let (seeded, other) = (stores.next().expect("a shop"), stores.next().expect("a neighbour"));
        let owner = sign_in(&engine, "duena@tienda.cl").await;
        let (stop, tasks) = (CancellationToken::new(), TaskTracker::new());
        engine.start(&stop, &tasks);
        Self { engine, clock, graph, owner, seeded, other, db, comments: AtomicU64::new(0), stop, tasks }
    }

    /// Another process on the same database, with a name and a way to stop of its own; it shares clock and Meta.
    pub fn another_engine(&self, node: &str) -> (Engine, CancellationToken, TaskTracker) {
        let engine = new_engine(&self.db, &self.clock, &self.graph, settings(node), Vec::new());
        let (stop, tasks) = (CancellationToken::new(), TaskTracker::new());
        engine.start(&stop, &tasks);
        (engine, stop, tasks)
    }

    /// Stops the first engine as a server does that is told to end.
    pub async fn stop_engine(&self) {
        self.stop.cancel();
        self.tasks.close();
        tokio::time::timeout(REST_MAX, self.tasks.wait()).await.expect("the engine stops");
    }

    /// Somebody of the shop who packs.
    pub async fn staff(&self) -> Actor {
        sign_in(&self.engine, "bodega@tienda.cl").await
    }

    /// The neighbour.
    pub async fn other_owner(&self) -> Actor {
        sign_in(&self.engine, "duena@otra.cl").await
    }

    /// The Live.
    pub fn live(&self) -> LiveId {
        self.seeded.live.as_ref().expect("a Live").id
    }

    /// The product of that code.
    pub fn product(&self, code: &str) -> ProductId {
        self.seeded.products[code]
    }

    /// The variant of that SKU.
    pub fn variant(&self, sku: &str) -> VariantId {
        self.seeded.variants[sku]
    }

    /// A comment as the webhook brings it, not handed in yet. The writer's id is made of the name.
    pub fn comment_event(&self, author: &str, text: &str) -> CommentEvent {
        let live = self.seeded.live.as_ref().expect("a Live");
        let number = self.comments.fetch_add(1, Ordering::Relaxed) + 1;
        CommentEvent {
            platform: Platform::Facebook,
            page_id: self.seeded.page.as_ref().expect("a page").page_id.clone(),
            comment_id: format!("{}_{number}", live.live_video_id),
            parent_id: None,
            post_id: Some(live.post_id.clone()),
            author: Some(Author { id: person_id(author), name: author.to_owned(), messaging_id: None }),
            from_page: false,
            text: text.to_owned(),
            at: self.clock.now(),
            verb: CommentVerb::Add,
            raw: RawEvent::new("{}"),
        }
    }

    /// Hands events in.
    pub async fn submit(&self, events: Vec<PageEvent>) {
        self.engine.inbox.submit(events).await.expect("the inbox takes the events");
    }

    /// Somebody comments; Meta's id of the comment is returned.
    pub async fn comment(&self, author: &str, text: &str) -> String {
        let event = self.comment_event(author, text);
        let id = event.comment_id.clone();
        self.submit(vec![PageEvent::Comment(event)]).await;
        id
    }

    /// Somebody comments, and everything that follows from it is done.
    pub async fn says(&self, author: &str, text: &str) -> String {
        let id = self.comment(author, text).await;
        self.settle().await;
        id
    }

    /// A change to a comment, not handed in yet.
    pub fn change_event(&self, comment: &str, verb: CommentVerb, text: &str) -> CommentEvent {
        CommentEvent { comment_id: comment.to_owned(), author: None, verb, ..self.comment_event("", text) }
    }

    /// Somebody writes to the page in private.
    pub async fn writes(&self, author: &str, text: &str) {
        let number = self.comments.fetch_add(1, Ordering::Relaxed) + 1;
        let message = MessagingEvent {
            platform: Platform::Facebook,
            page_id: self.seeded.page.as_ref().expect("a page").page_id.clone(),
            person_id: person_id(author),
            at: self.clock.now(),
            standby: false,
            what: Messaging::Message(PrivateText {
                mid: format!("mid.{number}"),
                text: text.to_owned(),
                quick_reply: None,
                attachments: Vec::new(),
                reply_to: None,
                referral: None,
            }),
            raw: RawEvent::new("{}"),
        };
        self.submit(vec![PageEvent::Messaging(message)]).await;
    }

    /// Waits until nothing is left to do at the present moment: no comment pending, nothing due to be sent that a page
    /// has the budget and a living token for, no hold over its time, no second opinion asked for.
    pub async fn settle(&self) {
        let settled = tokio::time::timeout(REST_MAX, async {
            while self.work_left().await.is_some() {
                tokio::time::sleep(LOOK_EVERY).await;
            }
        })
        .await;
        assert!(settled.is_ok(), "the engine does not come to rest: {:?}", self.work_left().await);
    }

    async fn work_left(&self) -> Option<String> {
        let (pending, leaving, due, over, asked): (i64, i64, i64, i64, i64) = sqlx::query_as(
            "with now as (select to_timestamp($1::float8 / 1000) as at)
             select (select count(*) from comments where outcome is null and live_id is not null),
                    (select count(*) from outbox where state = 'sending'),
                    (select count(*) from outbox x join stores s on s.id = x.store_id
                                     join page_connections p on p.id = x.page_connection_id, now
                     where x.state = 'queued' and x.due_at <= now.at and s.bot_stopped_since is null
                           and p.token_dead_at is null),
                    (select count(*) from holds, now where state = 'open' and expires_at <= now.at),
                    (select count(*) from model_questions where state in ('open', 'asked'))",
        )
        .bind(self.clock.now().0)
        .fetch_one(&self.db.pool)
        .await
        .expect("the database answers");
        let due = if self.engine.waits_for_budget() { 0 } else { due };
        (pending + leaving + due + over + asked > 0).then(|| {
            format!(
                "{pending} comments pending, {leaving} messages leaving, {due} due, {over} holds over their time, {asked} second opinions open"
            )
        })
    }

    /// Time passes, and what it brings about is done.
    pub async fn advance_minutes(&self, minutes: i64) {
        self.clock.advance_minutes(minutes);
        self.settle().await;
    }

    /// The ids of a buyer's orders, oldest first.
    pub async fn order_ids_of(&self, author: &str) -> Vec<OrderId> {
        let ids: Vec<Uuid> = sqlx::query_scalar(
            "select o.id from orders o join customers c on c.id = o.customer_id
             where o.store_id = $1 and c.platform_user_id = $2 order by o.number",
        )
        .bind(self.seeded.id.0)
        .bind(person_id(author))
        .fetch_all(&self.db.pool)
        .await
        .expect("the database answers");
        ids.into_iter().map(OrderId).collect()
    }

    /// A buyer's newest order.
    pub async fn order_of(&self, author: &str) -> OrderView {
        let id = self.order_ids_of(author).await.pop().unwrap_or_else(|| panic!("{author} has no order"));
        orders::get(&self.engine, &self.owner, id).await.expect("the order can be read")
    }

    /// The secret part of an order's link.
    pub async fn token_of(&self, order: OrderId) -> String {
        sqlx::query_scalar("select token from orders where id = $1")
            .bind(order.0)
            .fetch_one(&self.db.pool)
            .await
            .expect("the order is there")
    }

    /// A variant as it stands.
    pub async fn stock_of(&self, sku: &str) -> VariantView {
        catalogue::variant(&self.engine, &self.owner, self.variant(sku))
            .await
            .expect("the variant can be read")
    }

    /// What became of a comment; `None` while it is pending.
    pub async fn outcome_of(&self, comment: &str) -> Option<String> {
        sqlx::query_scalar("select outcome from comments where comment_id = $1")
            .bind(comment)
            .fetch_one(&self.db.pool)
            .await
            .expect("the comment is there")
    }

    /// Our id of the comment that the platform calls `comment`.
    pub async fn comment_id(&self, comment: &str) -> CommentId {
        sqlx::query_scalar("select id from comments where comment_id = $1")
            .bind(comment)
            .fetch_one(&self.db.pool)
            .await
            .map(CommentId)
            .expect("the comment is there")
    }

    /// What a query with one number says, for what no view shows.
    pub async fn count(&self, query: &'static str) -> i64 {
        sqlx::query_scalar(query).fetch_one(&self.db.pool).await.expect("the query counts")
    }

    /// A buyer who collects at the shop.
    pub fn contact(&self, author: &str) -> Contact {
        Contact {
            name: format!("{author} Prueba"),
            email: "compra@example.cl".to_owned(),
            pickup: true,
            ..Contact::default()
        }
    }

    /// Checks V1 to V6.
    pub async fn verify_clean(&self) {
        let report =
            verify::verify(&self.db.pool, self.clock.as_ref()).await.expect("the database can be verified");
        assert!(report.is_clean(), "\n{report}");
    }

    /// The end of every story: what is left is done, everything that must always be true is, and the engine stops.
    pub async fn finish(self) {
        self.settle().await;
        self.verify_clean().await;
        self.stop_engine().await;
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

fn new_engine(
    db: &TestDb,
    clock: &Arc<ManualClock>,
    graph: &Arc<RecordingGraph>,
    settings: Settings,
    models: Vec<Model>,
) -> Engine {
    Engine::new(Parts {
        pool: db.pool.clone(),
        clock: Arc::clone(clock) as Arc<dyn Clock>,
        settings,
        models,
        graph: Arc::clone(graph) as Arc<dyn platforms::meta::SocialGraph>,
        http: Http::new().expect("the HTTP client can be set up"),
    })
}

async fn sign_in(engine: &Engine, email: &str) -> Actor {
    let tokens = accounts::sign_in(engine, email, PASSWORD).await.expect("the sign-in works");
    accounts::authenticate(engine, &tokens.access).await.expect("the session is alive")
}

fn person_id(author: &str) -> String {
    format!("person-{author}")
}
