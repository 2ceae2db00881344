//! What shall be said: rows written in the transaction of the decision they tell of. Sending them is [`crate::courier`]'s.

mod promoted;
pub mod texts;

use domain::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::EngineError;
use crate::core::new_id;
use crate::time::to_db;

pub(crate) use promoted::tell_promoted;

/// How a message travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Under the comment, for everybody to read; at most one a comment, sent at most once.
    PublicReply,
    /// The one private answer Meta allows to a comment, within seven days.
    PrivateReply,
    /// A message in a conversation whose window is open.
    Message,
}

impl Kind {
    /// The word in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::PublicReply => "public_reply",
            Self::PrivateReply => "private_reply",
            Self::Message => "message",
        }
    }

    /// The kind of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::PublicReply, Self::PrivateReply, Self::Message].into_iter().find(|kind| kind.word() == word)
    }
}

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Template {
    /// The answer under a comment.
    Answer,
    /// The link to the cart.
    Link,
    /// Somebody who waited got units.
    Promoted,
    /// The payment arrived.
    Receipt,
}

impl Template {
    /// The word in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Link => "link",
            Self::Promoted => "promoted",
            Self::Receipt => "receipt",
        }
    }

    /// The template of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Answer, Self::Link, Self::Promoted, Self::Receipt].into_iter().find(|one| one.word() == word)
    }

    /// Smaller goes first: money, then those whose hold runs, then courtesy.
    const fn priority(self) -> i16 {
        match self {
            Self::Receipt => 1,
            Self::Promoted => 2,
            Self::Link => 3,
            Self::Answer => 5,
        }
    }
}

/// A message to be written.
#[derive(Debug, Clone)]
pub struct NewMessage {
    /// The page that speaks.
    pub page: Uuid,
    /// The Live it belongs to.
    pub live: Option<Uuid>,
    /// How it travels.
    pub kind: Kind,
    /// What it is about.
    pub template: Template,
    /// The words, for a public reply.
    pub text: String,
    /// The comment it answers.
    pub comment: Option<Uuid>,
    /// The order it is about.
    pub order: Option<Uuid>,
    /// Whom it is for.
    pub customer: Option<Uuid>,
    /// Names the occasion: a second message for it is not written.
    pub dedupe_key: String,
}

/// The occasion of an order's first message with its link.
pub(crate) fn link_key(order: Uuid) -> String {
    format!("link:{order}")
}

/// The occasion of a comment's public answer.
pub(crate) fn answer_key(comment: Uuid) -> String {
    format!("answer:{comment}")
}

/// Writes the messages, leaving out those whose occasion already has one; returns how many were written.
pub async fn put(
    conn: &mut PgConnection,
    store: Uuid,
    messages: &[NewMessage],
    now: Timestamp,
) -> Result<u64, EngineError> {
    if messages.is_empty() {
        return Ok(0);
    }
    let written = sqlx::query!(
        "insert into outbox (id, store_id, page_connection_id, live_id, kind, template, text, comment_id, order_id,
                             customer_id, dedupe_key, priority, state, due_at, created_at)
         select u.id, $1, u.page, u.live, u.kind, u.template, u.text, u.comment, u.ordr, u.customer, u.dedupe, u.priority,
                'queued', $2, $2
         from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::uuid[],
                     $11::uuid[], $12::text[], $13::int2[]) with ordinality
              as u (id, page, live, kind, template, text, comment, ordr, customer, dedupe, priority, nth)
         order by u.nth
         on conflict do nothing",
        store,
        to_db(now),
        &messages.iter().map(|_| new_id()).collect::<Vec<_>>(),
        &messages.iter().map(|m| m.page).collect::<Vec<_>>(),
        &messages.iter().map(|m| m.live).collect::<Vec<_>>() as &[Option<Uuid>],
        &messages.iter().map(|m| m.kind.word().to_owned()).collect::<Vec<_>>(),
        &messages.iter().map(|m| m.template.word().to_owned()).collect::<Vec<_>>(),
        &messages.iter().map(|m| m.text.clone()).collect::<Vec<_>>(),
        &messages.iter().map(|m| m.comment).collect::<Vec<_>>() as &[Option<Uuid>],
        &messages.iter().map(|m| m.order).collect::<Vec<_>>() as &[Option<Uuid>],
        &messages.iter().map(|m| m.customer).collect::<Vec<_>>() as &[Option<Uuid>],
        &messages.iter().map(|m| m.dedupe_key.clone()).collect::<Vec<_>>(),
        &messages.iter().map(|m| m.template.priority()).collect::<Vec<_>>(),
    )
    .execute(conn)
    .await?;
    Ok(written.rows_affected())
}
