//! What the console's socket carries: one snapshot, then deltas. Every part of a delta replaces what the console
//! knows under the same id, so applying one twice does no harm.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::ids::{CommentId, LiveId, OrderId, VariantId};
use crate::money::Currency;
use crate::order::OrderState;
use crate::reading::Intent;

/// Comments a snapshot carries at most: the newest.
pub const SNAPSHOT_COMMENTS_MAX: usize = 200;
/// Carts a snapshot carries at most: the most recently changed.
pub const SNAPSHOT_CARTS_MAX: usize = 200;
/// Variants a snapshot carries at most.
pub const SNAPSHOT_VARIANTS_MAX: usize = 2_000;

/// One message of the console's socket.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum LiveFrame {
    /// Everything, at the start and whenever the console has fallen behind.
    Snapshot(Box<LiveSnapshot>),
    /// What changed since the frame before.
    Delta(Box<LiveDelta>),
}

/// The Live as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LiveSnapshot {
    /// Number of the last delta this snapshot contains; the next delta carries `seq + 1`.
    pub seq: u64,
    /// The server's time when it was made: countdowns run against it.
    pub now: Timestamp,
    /// Title, pin, bot.
    pub head: LiveHead,
    /// The newest comments, oldest first.
    pub comments: Vec<CommentRow>,
    /// Carts, most recently changed first.
    pub carts: Vec<CartRow>,
    /// Stock of every variant, by code and label.
    pub stock: Vec<StockRow>,
    /// Counters.
    pub stats: LiveStats,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LiveDelta {
    /// One more than the delta before.
    pub seq: u64,
    /// The server's time.
    pub now: Timestamp,
    /// Present when title, pin or bot changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<LiveHead>,
    /// New or changed comments, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<CommentRow>,
    /// New or changed carts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carts: Vec<CartRow>,
    /// Changed variants.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stock: Vec<StockRow>,
    /// Counters, when they changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stats: Option<LiveStats>,
}

/// The Live itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveHead {
    /// Id.
    pub id: LiveId,
    /// Title.
    pub title: String,
    /// Whether it is on.
    pub running: bool,
    /// When it began.
    pub started_at: Timestamp,
    /// Code of the product on air.
    pub pinned: Option<String>,
    /// When the kill switch was pressed; `None` while the bot may speak.
    pub stopped_since: Option<Timestamp>,
    /// The shop's currency.
    pub currency: Currency,
}

/// What became of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Stock is held for it.
    Held,
    /// It waits in line.
    Waiting,
    /// Part is held, part waits.
    HeldInPart,
    /// A claim was changed.
    Changed,
    /// A claim was given up.
    GivenUp,
    /// A person must look.
    NeedsYou,
    /// A question to be answered.
    Asked,
    /// Nothing to do.
    Noted,
    /// Removed by its writer before it was read.
    Withdrawn,
    /// It could not be worked and was set aside with its error.
    SetAside,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 10] = [
        Self::Held,
        Self::Waiting,
        Self::HeldInPart,
        Self::Changed,
        Self::GivenUp,
        Self::NeedsYou,
        Self::Asked,
        Self::Noted,
        Self::Withdrawn,
        Self::SetAside,
    ];

    /// The word used on the wire and in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Waiting => "waiting",
            Self::HeldInPart => "held_in_part",
            Self::Changed => "changed",
            Self::GivenUp => "given_up",
            Self::NeedsYou => "needs_you",
            Self::Asked => "asked",
            Self::Noted => "noted",
            Self::Withdrawn => "withdrawn",
            Self::SetAside => "set_aside",
        }
    }

    /// The outcome of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.word() == word)
    }
}

/// How far a message got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Delivery {
    /// None was due.
    None,
    /// Waiting for its turn.
    Queued,
    /// Sent.
    Sent,
    /// Not sent and not going to be; `reason` is a key of the text catalog such as `send.window_closed`.
    Failed {
        /// Why.
        reason: String,
    },
}

/// One comment in the console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentRow {
    /// Id.
    pub id: CommentId,
    /// Order of arrival; grows.
    pub arrival: i64,
    /// When it was written, by the platform's word.
    pub at: Timestamp,
    /// The writer's name; empty when the platform withheld it.
    pub author: String,
    /// The page's own comment.
    pub from_page: bool,
    /// The words; empty for a sticker or a photo.
    pub text: String,
    /// What it was read as; `None` until it is read.
    pub intent: Option<Intent>,
    /// Labels from the reader.
    pub tags: Vec<String>,
    /// Why it was read so, in one line.
    pub reason: String,
    /// ISO 639-1, or `und`.
    pub language: String,
    /// What became of it; `None` while pending.
    pub outcome: Option<Outcome>,
    /// The cart it touched.
    pub order: Option<OrderId>,
    /// The public reply.
    pub reply: Delivery,
    /// Edited by its writer since.
    pub edited: bool,
    /// Removed by its writer since.
    pub removed: bool,
}

/// One line of a cart in the console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartLine {
    /// The product's code.
    pub code: String,
    /// Product and variant as people say it: `Polera roja · M`.
    pub label: String,
    /// Units held.
    pub held: u32,
    /// Units waited for.
    pub waiting: u32,
    /// Units sold.
    pub sold: u32,
}

/// One cart in the console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartRow {
    /// Id.
    pub order: OrderId,
    /// The order's number as people say it.
    pub number: i64,
    /// The buyer's name.
    pub buyer: String,
    /// Where it stands.
    pub state: OrderState,
    /// What is in it.
    pub lines: Vec<CartLine>,
    /// What is to be paid, or was paid, in minor units.
    pub total_minor: i64,
    /// When the first hold ends; `None` when nothing is held.
    pub expires_at: Option<Timestamp>,
    /// The private message with the link.
    pub message: Delivery,
    /// The buyer has opened the link.
    pub opened: bool,
    /// When it last changed.
    pub changed_at: Timestamp,
}

/// Stock of one variant in the console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockRow {
    /// Id.
    pub variant: VariantId,
    /// The product's code.
    pub code: String,
    /// The product's name.
    pub name: String,
    /// The variant's options, such as `M · rojo`; empty for a product without options.
    pub label: String,
    /// The variant's SKU.
    pub sku: String,
    /// Price in minor units.
    pub price_minor: i64,
    /// Units in the shop.
    pub on_hand: u32,
    /// Units held for carts.
    pub held: u32,
    /// Units waited for.
    pub waiting: u32,
}

impl StockRow {
    /// Units that can still be claimed.
    pub const fn left(&self) -> u32 {
        self.on_hand.saturating_sub(self.held)
    }
}

/// How second opinions by a model stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelHealth {
    /// No provider is configured: the rules decide alone.
    #[default]
    Off,
    /// All is well.
    Working,
    /// A provider rests; the next one is asked.
    OnNext,
    /// Every provider rests after failures: the rules decide alone for now.
    Resting,
    /// Most of the day's money is spent.
    NearlySpent,
    /// The day's money is spent: the rules decide alone until tomorrow.
    Spent,
}

/// Counters of a Live.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LiveStats {
    /// Comments so far.
    pub comments: u32,
    /// Comments of the last sixty seconds.
    pub comments_per_minute: u32,
    /// Comments by intent, most frequent first.
    pub by_intent: Vec<(Intent, u32)>,
    /// Comments that wait for a person.
    pub needs_you: u32,
    /// Carts that hold or wait.
    pub carts_open: u32,
    /// Orders paid.
    pub orders_paid: u32,
    /// Money paid, in minor units.
    pub paid_minor: i64,
    /// 95th percentile from a comment's arrival to its answer being sent, over the last five minutes; `None` without answers.
    pub answer_p95_ms: Option<u32>,
    /// When the last comment arrived.
    pub last_comment_at: Option<Timestamp>,
    /// Messages waiting to be sent.
    pub outbox_waiting: u32,
    /// Second opinions.
    #[serde(default)]
    pub model: ModelHealth,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_is_found_by_its_word() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::from_word(outcome.word()), Some(outcome));
        }
    }

    #[test]
    fn an_empty_delta_carries_only_its_number_and_its_time() {
        let delta =
            LiveFrame::Delta(Box::new(LiveDelta { seq: 3, now: Timestamp(9), ..LiveDelta::default() }));
        assert_eq!(serde_json::to_string(&delta).unwrap(), r#"{"type":"delta","seq":3,"now":9}"#);
    }
}
