//! What a batch must know before it decides.

use std::collections::{BTreeMap, HashMap};

use domain::Timestamp;
use domain::reading::Reading;
use sqlx::PgConnection;
use uuid::Uuid;

use super::super::index::{Edition, StoreIndex};
use super::super::pins::Pins;
use super::batch::{Buyer, CartLine, CartStand};
use crate::EngineError;
use crate::core::new_id;
use crate::stock::Standing;
use crate::time::{from_db, to_db};

/// Who read a comment whose question had been answered before, for another comment.
const REMEMBERED: &str = "model";

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
    pub pins: Pins,
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
    let pins = Pins::load(conn, live).await?;
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
        pins,
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
    let known = known_customers(conn, live.store, &people, now).await?;

    let mut customers: HashMap<Uuid, (Uuid, bool)> = HashMap::with_capacity(people.len());
    let mut nameless = Vec::new();
    for comment in &people {
        let customer = match &comment.author_id {
            Some(author) => known.get(&(comment.platform.as_str(), author.as_str())).copied(),
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

/// The people among the writers whom the platform names, with whether they asked to be left alone. Those who write for
/// the first time are made customers, those who changed their name get it.
async fn known_customers<'a>(
    conn: &mut PgConnection,
    store: Uuid,
    people: &[&'a Pending],
    now: Timestamp,
) -> Result<HashMap<(&'a str, &'a str), (Uuid, bool)>, EngineError> {
    let mut newest: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for comment in people {
        if let Some(author) = &comment.author_id {
            newest.insert((comment.platform.as_str(), author.as_str()), comment.author_name.as_str());
        }
    }
    let found = sqlx::query!(
        r#"select u.nth as "nth!", c.id, c.name, c.opted_out_at is not null as "opted_out!"
           from unnest($2::text[], $3::text[]) with ordinality as u (platform, author, nth)
           cross join lateral (
               -- The limit keeps it one probe of the index a person, whatever the planner thinks of the table's size.
               select id, name, opted_out_at from customers
               where store_id = $1 and platform = u.platform and platform_user_id = u.author limit 1) c"#,
        store,
        &newest.keys().map(|(platform, _)| (*platform).to_owned()).collect::<Vec<_>>(),
        &newest.keys().map(|(_, author)| (*author).to_owned()).collect::<Vec<_>>(),
    )
    .fetch_all(&mut *conn)
    .await?;
    let people: Vec<(&(&str, &str), &&str)> = newest.iter().collect();
    let mut known: HashMap<(&str, &str), (Uuid, bool)> = HashMap::with_capacity(people.len());
    let mut renamed: (Vec<Uuid>, Vec<String>) = Default::default();
    for row in found {
        let place = usize::try_from(row.nth - 1).unwrap_or(usize::MAX);
        let Some((person, name)) = people.get(place) else { continue };
        known.insert(**person, (row.id, row.opted_out));
        if !name.is_empty() && **name != row.name {
            renamed.0.push(row.id);
            renamed.1.push((**name).to_owned());
        }
    }
    if !renamed.0.is_empty() {
        sqlx::query!(
            "update customers set name = u.name from unnest($1::uuid[], $2::text[]) as u (id, name)
             where customers.id = u.id",
            &renamed.0,
            &renamed.1
        )
        .execute(&mut *conn)
        .await?;
    }
    let new: Vec<_> = people.into_iter().filter(|(person, _)| !known.contains_key(*person)).collect();
    if new.is_empty() {
        return Ok(known);
    }
    // Another process may have made one of them meanwhile: then that row is the person.
    let made = sqlx::query!(
        r#"insert into customers (id, store_id, platform, platform_user_id, name, created_at)
           select u.id, $1, u.platform, u.author, u.name, $2
           from unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) as u (id, platform, author, name)
           on conflict on constraint customers_platform_user_key do update set
               name = case when excluded.name = '' then customers.name else excluded.name end
           returning id, platform, platform_user_id as "author!", opted_out_at is not null as "opted_out!""#,
        store,
        to_db(now),
        &new.iter().map(|_| new_id()).collect::<Vec<_>>(),
        &new.iter().map(|((platform, _), _)| (*platform).to_owned()).collect::<Vec<_>>(),
        &new.iter().map(|((_, author), _)| (*author).to_owned()).collect::<Vec<_>>(),
        &new.iter().map(|(_, name)| (**name).to_owned()).collect::<Vec<_>>(),
    )
    .fetch_all(&mut *conn)
    .await?;
    let made: HashMap<(String, String), (Uuid, bool)> =
        made.into_iter().map(|row| ((row.platform, row.author), (row.id, row.opted_out))).collect();
    for ((platform, author), _) in new {
        if let Some(customer) = made.get(&((*platform).to_owned(), (*author).to_owned())) {
            known.insert((*platform, *author), *customer);
        }
    }
    Ok(known)
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
