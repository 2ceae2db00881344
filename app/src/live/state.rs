//! What the console knows of a Live, built from the socket's frames. Pure: no browser, no signals, so its rules are
//! tested natively. Not for drawing; `board` turns its changes into signals.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::frame::{CartRow, CommentRow, LiveDelta, LiveFrame, LiveHead, LiveSnapshot, LiveStats, StockRow};
use domain::ids::{CommentId, OrderId, VariantId};

/// Comments kept: the newest by arrival.
pub const COMMENTS_MAX: usize = 500;
/// Carts kept: the most recently changed.
pub const CARTS_MAX: usize = 500;
/// Variants kept; a snapshot carries no more.
pub const STOCK_MAX: usize = domain::frame::SNAPSHOT_VARIANTS_MAX;
/// Deltas that wait for one before them. Past that they are dropped: the snapshot asked for brings them.
pub const EARLY_DELTAS_MAX: usize = 256;

/// A comment's place in the list: by arrival, then by id, so that the order never depends on when a frame came.
pub type CommentPlace = (i64, CommentId);

/// What one frame did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applied {
    /// Everything is new.
    Replaced,
    /// These parts changed.
    Changed(Changes),
    /// It was known already; nothing changed.
    Repeated,
    /// A frame before it is missing: it is kept aside and a snapshot must be asked for.
    Gap,
}

/// The parts that a run of deltas touched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Title, pin or bot.
    pub head: bool,
    /// Counters.
    pub stats: bool,
    /// New or changed comments.
    pub comments: BTreeSet<CommentId>,
    /// New or changed carts.
    pub carts: BTreeSet<OrderId>,
    /// Changed variants.
    pub stock: BTreeSet<VariantId>,
}

impl Changes {
    /// Takes what another frame touched into account too.
    pub fn add(&mut self, more: Self) {
        self.head |= more.head;
        self.stats |= more.stats;
        self.comments.extend(more.comments);
        self.carts.extend(more.carts);
        self.stock.extend(more.stock);
    }
}

/// The Live as far as the frames have told it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LiveState {
    seq: Option<u64>,
    early: BTreeMap<u64, LiveDelta>,
    /// Title, pin, bot; `None` before the first snapshot.
    pub head: Option<LiveHead>,
    /// Counters.
    pub stats: LiveStats,
    comments: BTreeMap<CommentPlace, CommentRow>,
    arrivals: HashMap<CommentId, i64>,
    carts: BTreeMap<OrderId, CartRow>,
    stock: BTreeMap<VariantId, StockRow>,
}

impl LiveState {
    /// Takes one frame. A snapshot is always believed; a delta counts only in its turn, once.
    pub fn apply(&mut self, frame: LiveFrame) -> Applied {
        match frame {
            LiveFrame::Snapshot(snapshot) => {
                self.replace(*snapshot);
                Applied::Replaced
            }
            LiveFrame::Delta(delta) => self.take_in_turn(*delta),
        }
    }

    /// Whether a delta is missing, so that a snapshot is needed.
    pub fn has_gap(&self) -> bool {
        !self.early.is_empty()
    }

    /// Comments, oldest first.
    pub fn comments(&self) -> impl DoubleEndedIterator<Item = &CommentRow> {
        self.comments.values()
    }

    /// One comment.
    pub fn comment(&self, id: CommentId) -> Option<&CommentRow> {
        self.comments.get(&(*self.arrivals.get(&id)?, id))
    }

    /// Arrival of the newest comment.
    pub fn newest_arrival(&self) -> Option<i64> {
        self.comments.last_key_value().map(|((arrival, _), _)| *arrival)
    }

    /// Carts in no particular order.
    pub fn carts(&self) -> impl Iterator<Item = &CartRow> {
        self.carts.values()
    }

    /// One cart.
    pub fn cart(&self, id: OrderId) -> Option<&CartRow> {
        self.carts.get(&id)
    }

    /// Variants in no particular order.
    pub fn stock(&self) -> impl Iterator<Item = &StockRow> {
        self.stock.values()
    }

    /// One variant.
    pub fn variant(&self, id: VariantId) -> Option<&StockRow> {
        self.stock.get(&id)
    }

    fn replace(&mut self, snapshot: LiveSnapshot) {
        let seq = snapshot.seq;
        let early = std::mem::take(&mut self.early);
        *self = Self { seq: Some(seq), head: Some(snapshot.head), stats: snapshot.stats, ..Self::default() };
        for row in snapshot.comments {
            self.put_comment(row);
        }
        for row in snapshot.carts {
            self.carts.insert(row.order, row);
        }
        for row in snapshot.stock.into_iter().take(STOCK_MAX) {
            self.stock.insert(row.variant, row);
        }
        self.trim();
        self.early = early.into_iter().filter(|(number, _)| *number > seq).collect();
        self.take_early(&mut Changes::default());
    }

    fn take_in_turn(&mut self, delta: LiveDelta) -> Applied {
        if self.seq.is_some_and(|seq| delta.seq <= seq) {
            return Applied::Repeated;
        }
        if self.seq.is_none_or(|seq| delta.seq != seq + 1) {
            if self.early.len() >= EARLY_DELTAS_MAX {
                self.early.clear();
            }
            self.early.insert(delta.seq, delta);
            return Applied::Gap;
        }
        let mut changes = Changes::default();
        self.merge(delta, &mut changes);
        self.take_early(&mut changes);
        Applied::Changed(changes)
    }

    fn take_early(&mut self, changes: &mut Changes) {
        while let Some(seq) = self.seq
            && let Some(delta) = self.early.remove(&(seq + 1))
        {
            self.merge(delta, changes);
        }
    }

    fn merge(&mut self, delta: LiveDelta, changes: &mut Changes) {
        self.seq = Some(delta.seq);
        if let Some(head) = delta.head {
            self.head = Some(head);
            changes.head = true;
        }
        if let Some(stats) = delta.stats {
            self.stats = stats;
            changes.stats = true;
        }
        for row in delta.comments {
            changes.comments.insert(row.id);
            self.put_comment(row);
        }
        for row in delta.carts {
            changes.carts.insert(row.order);
            self.carts.insert(row.order, row);
        }
        for row in delta.stock {
            if self.stock.len() < STOCK_MAX || self.stock.contains_key(&row.variant) {
                changes.stock.insert(row.variant);
                self.stock.insert(row.variant, row);
            }
        }
        self.trim();
    }

    fn put_comment(&mut self, row: CommentRow) {
        if let Some(before) = self.arrivals.insert(row.id, row.arrival) {
            self.comments.remove(&(before, row.id));
        }
        self.comments.insert((row.arrival, row.id), row);
    }

    fn trim(&mut self) {
        while self.comments.len() > COMMENTS_MAX {
            if let Some(((_, id), _)) = self.comments.pop_first() {
                self.arrivals.remove(&id);
            }
        }
        while self.carts.len() > CARTS_MAX {
            let Some(stalest) = self.carts.values().min_by_key(|cart| (cart.changed_at, cart.order)) else {
                break;
            };
            let stalest = stalest.order;
            self.carts.remove(&stalest);
        }
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
