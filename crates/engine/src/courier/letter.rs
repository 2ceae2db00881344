//! What is needed to judge and write one message, read at the moment of sending.

use domain::ids::PageConnectionId;
use domain::{Money, Timestamp};
use platforms::meta::{Button, MessageLimit, PrivateMessage};
use secrecy::SecretString;
use uuid::Uuid;

use super::gate::Facts;
use super::lease::Leased;
use crate::hub::rows::currency;
use crate::live::index::label;
use crate::orders::state_of;
use crate::outbox::Template;
use crate::outbox::texts::{self, Language, OrderFacts};
use crate::secrets::page_token_context;
use crate::time::from_db;
use crate::{Engine, EngineError};

/// A message with everything around it.
pub(super) struct Letter {
    pub facts: Facts,
    pub page: Uuid,
    /// The page's id at Meta.
    pub page_id: String,
    pub token: SecretString,
    /// The comment's id at Meta.
    pub comment_id: Option<String>,
    /// Our ids, for the console.
    pub comment: Option<Uuid>,
    pub order: Option<Uuid>,
    /// The person's id at Meta.
    pub person_id: Option<String>,
    /// Words of a public reply.
    pub text: String,
    language: Language,
    order_token: Option<String>,
    about: Option<OrderFacts>,
    template: Template,
}

pub(super) async fn read(engine: &Engine, leased: &Leased) -> Result<Letter, EngineError> {
    let now = engine.now();
    let row = sqlx::query!(
        r#"select x.template, x.text, x.page_connection_id, x.comment_id, x.order_id,
                  p.page_id, p.access_token, p.token_dead_at is not null as "token_dead!",
                  c.comment_id as "remote_comment?", c.commented_at as "commented_at?",
                  u.name as "name?", u.platform_user_id as "person_id?", u.opted_out_at is not null as "opted_out!",
                  v.window_until as "window_until?",
                  o.state as "order_state?", o.number as "number?", o.token as "order_token?", o.language as "language?",
                  o.total_minor as "total_minor?", s.currency, s.language as shop_language
           from outbox x
           join page_connections p on p.id = x.page_connection_id
           join stores s on s.id = x.store_id
           left join comments c on c.id = x.comment_id
           left join customers u on u.id = x.customer_id
           left join conversations v on v.customer_id = x.customer_id
           left join orders o on o.id = x.order_id
           where x.id = $1"#,
        leased.id
    )
    .fetch_one(&engine.pool)
    .await?;
    let template = Template::from_word(&row.template)
        .ok_or_else(|| EngineError::Corrupt(format!("outbox template {}", row.template)))?;
    let order_state = row.order_state.as_deref().map(state_of).transpose()?;
    let goods = match row.order_id {
        Some(order) => goods(engine, order, now).await?,
        None => Goods::default(),
    };
    let money = currency(&row.currency)?;
    let about = row.number.map(|number| OrderFacts {
        name: first_name(row.name.as_deref().unwrap_or_default()),
        number,
        goods: goods.held.clone(),
        waiting: goods.waiting.clone(),
        total: Money::new(
            row.total_minor.filter(|_| template == Template::Receipt).unwrap_or(goods.minor),
            money,
        ),
        minutes_left: goods.minutes_left,
    });
    Ok(Letter {
        facts: Facts {
            kind: leased.kind,
            template,
            now,
            opted_out: row.opted_out,
            token_dead: row.token_dead,
            commented_at: row.commented_at.map(from_db),
            window_until: row.window_until.map(from_db),
            person_known: row.person_id.is_some(),
            order: order_state,
            held: !goods.held.is_empty(),
        },
        page: row.page_connection_id,
        page_id: row.page_id,
        token: engine
            .vault
            .open_text(&row.access_token, &page_token_context(PageConnectionId(row.page_connection_id)))?,
        comment_id: row.remote_comment,
        comment: row.comment_id,
        order: row.order_id,
        person_id: row.person_id,
        text: row.text,
        language: Language::of(row.language.as_deref().unwrap_or_default(), &row.shop_language),
        order_token: row.order_token,
        about,
        template,
    })
}

#[derive(Default)]
struct Goods {
    held: Vec<String>,
    waiting: Vec<String>,
    minor: i64,
    minutes_left: i64,
}

async fn goods(engine: &Engine, order: Uuid, now: Timestamp) -> Result<Goods, EngineError> {
    let lines = sqlx::query!(
        r#"select p.name, v.option_values, l.unit_minor,
                  s.held + s.sold as "held!", s.waiting as "waiting!", s.expires_at
           from order_lines l join order_line_standings s on s.order_line_id = l.id
           join variants v on v.id = l.variant_id join products p on p.id = v.product_id
           where l.order_id = $1 order by l.created_at, l.id"#,
        order
    )
    .fetch_all(&engine.pool)
    .await?;
    let mut goods = Goods::default();
    let first_end = lines.iter().filter_map(|line| line.expires_at).min().map(from_db);
    goods.minutes_left = first_end.map_or(0, |end| (end.seconds_left(now) + 59).div_euclid(60).max(1));
    for line in lines {
        let label = label(&line.name, &line.option_values);
        if line.held > 0 {
            goods.held.push(format!("{} × {label}", line.held));
            goods.minor += line.unit_minor * i64::from(line.held);
        }
        if line.waiting > 0 {
            goods.waiting.push(format!("{} × {label}", line.waiting));
        }
    }
    Ok(goods)
}

fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or_default().chars().take(40).collect()
}

impl Letter {
    /// The private message, written from the order as it stands.
    pub fn private_message(&self, engine: &Engine) -> Result<PrivateMessage, EngineError> {
        let (Some(about), Some(token)) = (&self.about, &self.order_token) else {
            return Err(EngineError::Corrupt("a private message without an order".to_owned()));
        };
        let (text, button) = match self.template {
            Template::Promoted => (texts::promoted(self.language, about), texts::pay_button(self.language)),
            Template::Receipt => (texts::receipt(self.language, about), texts::order_button(self.language)),
            Template::Link | Template::Answer => {
                (texts::link(self.language, about), texts::pay_button(self.language))
            }
        };
        let url = format!("{}/checkout/{token}", engine.settings.public_url);
        let build = || -> Result<PrivateMessage, MessageLimit> {
            PrivateMessage::buttons(&text, vec![Button::link(button, &url)?])
        };
        build().map_err(|limit| EngineError::Corrupt(format!("a private message breaks a limit: {limit}")))
    }
}
