//! Everything the sandbox remembers, in memory, behind one lock. Pure: each change is told the time and never waits.
//!
//! - [`lives`]: pages, Lives and comments. [`threads`]: people and their Messenger threads.
//! - [`payments`]: Flow's ledger. [`rates`]: budgets. [`lanes`]: webhooks on their way. [`counters`]: what was counted.

pub(crate) mod counters;
pub(crate) mod lanes;
pub(crate) mod lives;
pub(crate) mod payments;
pub(crate) mod rates;
pub(crate) mod threads;

use std::collections::{BTreeMap, HashMap};

use domain::clock::Timestamp;

use crate::config::SandboxConfig;
use crate::dice::Dice;
use crate::faults::Faults;
use counters::Counters;
use lanes::Lanes;
use lives::{Comment, Live, Page};
use payments::Payment;
use threads::{LogEntry, Person, Thread};

/// Comments kept, over all Lives.
pub(crate) const COMMENTS_MAX: usize = 300_000;
/// Messages kept, over all threads.
pub(crate) const MESSAGES_MAX: usize = 300_000;
/// People kept.
pub(crate) const PEOPLE_MAX: usize = 100_000;
/// Payments kept.
pub(crate) const PAYMENTS_MAX: usize = 100_000;
/// Characters of a comment.
pub(crate) const COMMENT_CHARACTERS_MAX: usize = 8_000;
/// Characters of a name or of an id chosen by the caller.
pub(crate) const NAME_CHARACTERS_MAX: usize = 120;

/// Why the world refuses a change that came from a person or from control.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// No such Live.
    #[error("there is no Live {0}")]
    UnknownLive(String),
    /// No such page.
    #[error("there is no page {0}")]
    UnknownPage(String),
    /// No such comment, or it was removed.
    #[error("there is no comment {0}")]
    UnknownComment(String),
    /// Nothing was written, or too much.
    #[error("{0} must have 1 to {1} characters")]
    Length(&'static str, usize),
    /// A limit of the sandbox is reached.
    #[error("the sandbox is full: it keeps at most {1} {0}")]
    Full(&'static str, usize),
}

/// The memory.
pub(crate) struct World {
    pub(crate) pages: Vec<Page>,
    pub(crate) lives: Vec<Live>,
    pub(crate) comments: HashMap<String, Comment>,
    pub(crate) people: BTreeMap<String, Person>,
    pub(crate) threads: BTreeMap<(String, String), Thread>,
    pub(crate) log: Vec<LogEntry>,
    pub(crate) payments: HashMap<String, Payment>,
    pub(crate) payment_order: Vec<String>,
    pub(crate) lanes: Lanes,
    pub(crate) faults: Faults,
    pub(crate) counters: Counters,
    pub(crate) dice: Dice,
    pub(crate) psid_differs: bool,
    /// How often the world was emptied; whoever began before that gives up.
    pub(crate) epoch: u64,
    next: u64,
}

impl World {
    /// A world in which the configured pages are live and nobody has said anything.
    pub(crate) fn new(config: &SandboxConfig, now: Timestamp) -> Self {
        Self {
            pages: config.pages.iter().map(|page| Page::new(page, config.limits)).collect(),
            lives: config.pages.iter().enumerate().map(|(at, page)| Live::new(page, at, now)).collect(),
            comments: HashMap::new(),
            people: BTreeMap::new(),
            threads: BTreeMap::new(),
            log: Vec::new(),
            payments: HashMap::new(),
            payment_order: Vec::new(),
            lanes: Lanes::new(config.pages.iter().map(|page| page.id.clone())),
            faults: Faults::default(),
            counters: Counters::default(),
            dice: Dice::new(config.seed),
            psid_differs: config.psid_differs,
            epoch: 0,
            next: 0,
        }
    }

    /// Forgets everything but the pages. Webhook lanes keep their bells, so their senders go on.
    pub(crate) fn reset(&mut self, config: &SandboxConfig, now: Timestamp) {
        let mut fresh = Self::new(config, now);
        std::mem::swap(&mut fresh.lanes, &mut self.lanes);
        fresh.lanes.clear();
        fresh.epoch = self.epoch + 1;
        // Ids are never given twice, or an app that outlives the reset would take new comments for old ones.
        fresh.next = self.next;
        *self = fresh;
    }

    /// A number nobody had before.
    pub(crate) const fn next_number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Position of the page with that id.
    pub(crate) fn page_at(&self, id: &str) -> Option<usize> {
        self.pages.iter().position(|page| page.id == id)
    }

    /// Position of the Live known under that id: live video, video or post.
    pub(crate) fn live_at(&self, id: &str) -> Option<usize> {
        self.lives.iter().position(|live| live.id == id || live.video_id == id || live.post_id == id)
    }
}
