//! What a batch must know before it decides.

use std::collections::HashMap;

use domain::Timestamp;
use domain::reading::Reading;
use sqlx::PgConnection;
use uuid::Uuid;

use super::super::index::{Edition, StoreIndex};
use super::batch::{Buyer, CartLine, CartStand};
use crate::EngineError;
use crate::core::new_id;
use crate::stock::Standing;
use crate::time::{from_db, to_db};

/// Who read a comment whose question had been answered before, for another comment.
const REMEMBERED: &str = "model";
/// Changes of the pin that a batch can look back on.
const PINS_MAX: i64 = 100;

/// A comment to be worked.
#[derive(Debug, Clone)]
pub(super) struct Pending {
    pub id: Uuid,
    pub page: Uuid,
    pub platform: String,
    pub author_id: Option<String>,
    pub author_name: String,
    pub from_page: bool,
    pub text: String,
    pub at: Timestamp,
    pub removed: bool,
    /// A second opinion on it, which then is its reading.
    pub opinion: Option<SecondOpinion>,
}

/// What a model said of a comment, and what its writer held when it was asked.
#[derive(Debug, Clone)]
pub(super) struct SecondOpinion {
    pub reading: Reading,
    pub claims: Vec<intent::Claim>,
    pub by: ReadBy,
}

/// Who read a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReadBy {
    /// `rules`, or a model provider's name.
    pub name: String,
    /// The call that gave the reading.
    pub answer: Option<i64>,
}

impl ReadBy {
    pub fn rules() -> Self {
        Self { name: "rules".to_owned(), answer: None }
    }
}

/// The Live and what its shop wants.
#[derive(Debug, Clone)]
pub(super) struct LiveFacts {
    pub id: Uuid,
    pub store: Uuid,
    pub language: String,
    pub hold_seconds: i32,
    pub delivery_minor: i64,
    pub edition: Edition,
    /// What was on air from when, newest first.
    pub pins: Vec<(Timestamp, Option<String>)>,
}

impl LiveFacts {
    /// Until when a hold lasts that begins now.
    pub fn hold_until(&self, now: Timestamp) -> Timestamp {
        now.plus_ms(i64::from(self.hold_seconds) * 1000)
    }
}

pub(super) async fn pending(
    conn: &mut PgConnection,
    live: Uuid,
    limit: i64,
) -> Result<Vec<Pending>, EngineError> {
    let rows = sqlx::query!(
        r#"select c.id, c.page_connection_id, c.platform, c.author_id, c.author_name, c.from_page, c.text, c.commented_at,
                  c.removed_at, q.reading as "reading?", q.claims as "claims?", q.answer_id as "answer_id?",
                  a.provider as "provider?"
           from comments c
           left join model_questions q on q.comment_id = c.id and q.state = 'answered'
           left join model_answers a on a.id = q.answer_id
           where c.live_id = $1 and c.outcome is null order by c.arrival limit $2"#,
        live,
        limit
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            let opinion = match (row.reading, row.claims) {
                (Some(reading), Some(claims)) => Some(SecondOpinion {
                    reading: of_json(reading)?,
                    claims: of_json(claims)?,
                    by: ReadBy {
                        name: row.provider.unwrap_or_else(|| REMEMBERED.to_owned()),
                        answer: row.answer_id,
                    },
                }),
                _ => None,
            };
            Ok(Pending {
                id: row.id,
                page: row.page_connection_id,
                platform: row.platform,
                author_id: row.author_id,
                author_name: row.author_name,
                from_page: row.from_page,
                text: row.text,
                at: from_db(row.commented_at),
                removed: row.removed_at.is_some(),
                opinion,
            })
        })
        .collect()
}

fn of_json<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> Result<T, EngineError> {
    serde_json::from_value(value)
        .map_err(|error| EngineError::Corrupt(format!("a second opinion cannot be read: {error}")))
}

pub(super) async fn live(conn: &mut PgConnection, live: Uuid) -> Result<LiveFacts, EngineError> {
    let row = sqlx::query!(
        "select l.store_id, s.language, s.hold_seconds, s.delivery_minor, s.catalogue_version, l.words_version
         from lives l join stores s on s.id = l.store_id where l.id = $1",
        live
    )
    .fetch_one(&mut *conn)
    .await?;
    let pins = sqlx::query!(
        r#"select p.code as "code?", n.pinned_at from live_pins n left join products p on p.id = n.product_id
           where n.live_id = $1 order by n.id desc limit $2"#,
        live,
        PINS_MAX
    )
    .fetch_all(conn)
    .await?;
    Ok(LiveFacts {
        id: live,
        store: row.store_id,
        language: row.language,
        hold_seconds: row.hold_seconds,
        delivery_minor: row.delivery_minor,
        edition: Edition {
            store: row.store_id,
            catalogue_version: row.catalogue_version,
            live,
            words_version: row.words_version,
        },
        pins: pins.into_iter().map(|pin| (from_db(pin.pinned_at), pin.code)).collect(),
    })
}

/// The writers, by comment, with the carts they have in this Live. New buyers are made here; a comment whose writer the
/// platform withheld gets a buyer of its own, for an order must be possible all the same.
pub(super) async fn buyers(
    conn: &mut PgConnection,
    live: &LiveFacts,
    comments: &[Pending],
    index: &StoreIndex,
    now: Timestamp,
) -> Result<HashMap<Uuid, Buyer>, EngineError> {
    let people: Vec<&Pending> = comments.iter().filter(|comment| !comment.from_page).collect();
    let mut newest: HashMap<(&str, &str), &Pending> = HashMap::new();
    for &comment in &people {
        if let Some(author) = &comment.author_id {
            newest.insert((comment.platform.as_str(), author.as_str()), comment);
        }
    }
    let mut known: Vec<&Pending> = newest.into_values().collect();
    known.sort_by(|a, b| a.author_id.cmp(&b.author_id));
    let known = sqlx::query!(
        r#"insert into customers (id, store_id, platform, platform_user_id, name, created_at)
           select u.id, $1, u.platform, u.author, u.name, $2
           from unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) as u (id, platform, author, name)
           on conflict on constraint customers_platform_user_key do update set
               name = case when excluded.name = '' then customers.name else excluded.name end
           returning id, platform, platform_user_id as "author!", opted_out_at is not null as "opted_out!""#,
        live.store,
        to_db(now),
        &known.iter().map(|_| new_id()).collect::<Vec<_>>(),
        &known.iter().map(|c| c.platform.clone()).collect::<Vec<_>>(),
        &known.iter().filter_map(|c| c.author_id.clone()).collect::<Vec<_>>(),
        &known.iter().map(|c| c.author_name.clone()).collect::<Vec<_>>(),
    )
    .fetch_all(&mut *conn)
    .await?;
    let known: HashMap<(String, String), (Uuid, bool)> =
        known.into_iter().map(|row| ((row.platform, row.author), (row.id, row.opted_out))).collect();

    let mut customers: HashMap<Uuid, (Uuid, bool)> = HashMap::with_capacity(people.len());
    let mut nameless = Vec::new();
    for comment in &people {
        let customer = match &comment.author_id {
            Some(author) => known.get(&(comment.platform.clone(), author.clone())).copied(),
            None => {
                let id = new_id();
                nameless.push((id, comment.platform.clone(), comment.author_name.clone()));
                Some((id, false))
            }
        };
        if let Some(customer) = customer {
            customers.insert(comment.id, customer);
        }
    }
    if !nameless.is_empty() {
        sqlx::query!(
            "insert into customers (id, store_id, platform, name, created_at)
             select u.id, $1, u.platform, u.name, $2 from unnest($3::uuid[], $4::text[], $5::text[]) as u (id, platform, name)",
            live.store,
            to_db(now),
            &nameless.iter().map(|(id, ..)| *id).collect::<Vec<_>>(),
            &nameless.iter().map(|(_, platform, _)| platform.clone()).collect::<Vec<_>>(),
            &nameless.iter().map(|(.., name)| name.clone()).collect::<Vec<_>>(),
        )
        .execute(&mut *conn)
        .await?;
    }

    let ids: Vec<Uuid> = customers.values().map(|(id, _)| *id).collect();
    let mut carts = carts(conn, live.id, &ids, index).await?;
    let mut by_customer: HashMap<Uuid, CartStand> = HashMap::new();
    for id in &ids {
        if let Some(cart) = carts.remove(id) {
            by_customer.insert(*id, cart);
        }
    }
    Ok(customers
        .into_iter()
        .map(|(comment, (customer, opted_out))| {
            (comment, Buyer { customer, opted_out, cart: by_customer.get(&customer).cloned() })
        })
        .collect())
}

/// The open carts of these buyers in this Live, their orders locked.
async fn carts(
    conn: &mut PgConnection,
    live: Uuid,
    customers: &[Uuid],
    index: &StoreIndex,
) -> Result<HashMap<Uuid, CartStand>, EngineError> {
    let orders = sqlx::query!(
        r#"select o.id, o.customer_id,
                  exists (select 1 from outbox x where x.store_id = o.store_id
                          and x.dedupe_key = 'link:' || o.id::text) as "has_link!"
           from orders o where o.live_id = $1 and o.customer_id = any($2) and o.state in ('open', 'awaiting_payment')
           order by o.id for no key update of o"#,
        live,
        customers
    )
    .fetch_all(&mut *conn)
    .await?;
    let ids: Vec<Uuid> = orders.iter().map(|order| order.id).collect();
    let rows = sqlx::query!(
        r#"select l.id, l.order_id, l.variant_id, coalesce(h.quantity, 0) as "held!", coalesce(w.quantity, 0) as "waiting!"
           from order_lines l
           left join holds h on h.order_line_id = l.id and h.state = 'open'
           left join waitlist w on w.order_line_id = l.id and w.state = 'waiting'
           where l.order_id = any($1) order by l.created_at, l.id"#,
        &ids
    )
    .fetch_all(conn)
    .await?;
    let mut lines: HashMap<Uuid, Vec<CartLine>> = HashMap::new();
    for row in rows {
        lines.entry(row.order_id).or_default().push(CartLine {
            id: row.id,
            variant: row.variant_id,
            code: index.by_id(row.variant_id).map_or_else(String::new, |facts| facts.code.clone()),
            stands: Standing {
                held: u32::try_from(row.held).unwrap_or(0),
                waiting: u32::try_from(row.waiting).unwrap_or(0),
            },
        });
    }
    Ok(orders
        .into_iter()
        .map(|order| {
            let lines = lines.remove(&order.id).unwrap_or_default();
            (order.customer_id, CartStand { order: order.id, has_link: order.has_link, lines })
        })
        .collect())
}
