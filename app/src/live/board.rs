//! The console's signals: what pages read, kept up to date from the frames. Not for deciding what a frame means
//! (`state`) or which rows are shown (`selection`).

use domain::Timestamp;
use domain::frame::{CartRow, CommentRow, LiveFrame, LiveHead, LiveStats, StockRow};
use domain::ids::{CommentId, OrderId, VariantId};
use leptos::prelude::*;

use super::connection::Connection;
use super::history::History;
use super::rows::Rows;
use super::selection::{self, CommentWindow};
use super::server_time::ServerTime;
use super::state::{Applied, Changes, LiveState};

/// One Live as its console shows it. Copies share the same signals.
#[derive(Clone, Copy)]
pub struct Board {
    /// Title, pin, bot; `None` before the first snapshot.
    pub head: RwSignal<Option<LiveHead>>,
    /// Counters.
    pub stats: RwSignal<LiveStats>,
    /// How the connection stands.
    pub connection: RwSignal<Connection>,
    /// The server's time, moved once a second; what all countdowns run against.
    pub now: RwSignal<Timestamp>,
    /// Comments a minute over the last minutes.
    pub rate: RwSignal<History>,
    /// Comments by id.
    pub comments: Rows<CommentId, CommentRow>,
    /// Carts by id.
    pub carts: Rows<OrderId, CartRow>,
    /// Variants by id.
    pub stock: Rows<VariantId, StockRow>,
    /// The part of the comments that is drawn.
    pub window: RwSignal<CommentWindow>,
    state: StoredValue<LiveState>,
    undrawn: StoredValue<Undrawn>,
    time: StoredValue<Option<ServerTime>>,
}

/// What the state knows and the signals do not say yet.
#[derive(Default)]
struct Undrawn {
    /// Everything is new.
    replaced: bool,
    changes: Changes,
}

impl Board {
    /// A board that knows nothing yet.
    pub fn new() -> Self {
        Self {
            head: RwSignal::new(None),
            stats: RwSignal::new(LiveStats::default()),
            connection: RwSignal::new(Connection::default()),
            now: RwSignal::new(Timestamp::default()),
            rate: RwSignal::new(History::default()),
            comments: Rows::new(selection::moves_comment),
            carts: Rows::new(selection::moves_cart),
            stock: Rows::new(selection::moves_stock),
            window: RwSignal::new(CommentWindow::default()),
            state: StoredValue::new(LiveState::default()),
            undrawn: StoredValue::new(Undrawn::default()),
            time: StoredValue::new(None),
        }
    }

    /// What the frames have told, without subscribing.
    pub fn with_state<T>(self, read: impl FnOnce(&LiveState) -> T) -> T {
        self.state.with_value(read)
    }

    /// The signal of a comment, also of one that was taken and is not drawn yet.
    pub fn comment(self, id: CommentId) -> Option<ArcRwSignal<CommentRow>> {
        self.comments.signal_or(id, || self.with_state(|state| state.comment(id).cloned()))
    }

    /// The signal of a cart; as [`Board::comment`].
    pub fn cart(self, id: OrderId) -> Option<ArcRwSignal<CartRow>> {
        self.carts.signal_or(id, || self.with_state(|state| state.cart(id).cloned()))
    }

    /// The signal of a variant; as [`Board::comment`].
    pub fn variant(self, id: VariantId) -> Option<ArcRwSignal<StockRow>> {
        self.stock.signal_or(id, || self.with_state(|state| state.variant(id).cloned()))
    }

    /// Takes frames, oldest first, received when the browser's clock showed `local_ms`. Nothing is drawn yet. Returns
    /// whether a snapshot must be asked for.
    pub fn take(self, frames: impl Iterator<Item = LiveFrame>, local_ms: f64) -> bool {
        let mut said_at = None;
        self.undrawn.update_value(|undrawn| {
            self.state.update_value(|state| {
                for frame in frames {
                    said_at = Some(match &frame {
                        LiveFrame::Snapshot(snapshot) => snapshot.now,
                        LiveFrame::Delta(delta) => delta.now,
                    });
                    match state.apply(frame) {
                        Applied::Replaced => undrawn.replaced = true,
                        Applied::Changed(more) => undrawn.changes.add(more),
                        Applied::Repeated | Applied::Gap => {}
                    }
                }
            });
        });
        if let Some(server) = said_at {
            self.time.update_value(|time| {
                *time = Some(match *time {
                    Some(known) => known.and_later(server, local_ms),
                    None => ServerTime::read(server, local_ms),
                });
            });
            self.tick(local_ms);
        }
        self.with_state(LiveState::has_gap)
    }

    /// Moves the signals of one part of what was taken (comments, then carts, then the rest), so that no turn of the
    /// browser is long; a snapshot is drawn at once. Returns whether more waits for the next turn.
    pub fn draw(self) -> bool {
        self.undrawn.try_update_value(|undrawn| self.draw_part(undrawn)).unwrap_or(false)
    }

    fn draw_part(self, undrawn: &mut Undrawn) -> bool {
        let changes = &mut undrawn.changes;
        self.state.with_value(|state| {
            if std::mem::take(&mut undrawn.replaced) {
                *changes = Changes::default();
                self.head.set(state.head.clone());
                self.stats.set(state.stats.clone());
                self.comments
                    .set(state.comments().map(|row| (row.id, row)), |id| state.comment(*id).is_some());
                self.carts.set(state.carts().map(|row| (row.order, row)), |id| state.cart(*id).is_some());
                self.stock
                    .set(state.stock().map(|row| (row.variant, row)), |id| state.variant(*id).is_some());
                return false;
            }
            if !changes.comments.is_empty() {
                let changed = std::mem::take(&mut changes.comments);
                let rows = changed.into_iter().filter_map(|id| Some((id, state.comment(id)?)));
                self.comments.set(rows, |id| state.comment(*id).is_some());
            } else if !changes.carts.is_empty() {
                let changed = std::mem::take(&mut changes.carts);
                let rows = changed.into_iter().filter_map(|id| Some((id, state.cart(id)?)));
                self.carts.set(rows, |id| state.cart(*id).is_some());
            } else {
                if std::mem::take(&mut changes.head) && self.head.with_untracked(|head| *head != state.head) {
                    self.head.set(state.head.clone());
                }
                if std::mem::take(&mut changes.stats)
                    && self.stats.with_untracked(|stats| *stats != state.stats)
                {
                    self.stats.set(state.stats.clone());
                }
                if !changes.stock.is_empty() {
                    let changed = std::mem::take(&mut changes.stock);
                    let rows = changed.into_iter().filter_map(|id| Some((id, state.variant(id)?)));
                    self.stock.set(rows, |id| state.variant(*id).is_some());
                }
            }
            *changes != Changes::default()
        })
    }

    /// Moves the shared clock; once a second is enough.
    pub fn tick(self, local_ms: f64) {
        let Some(time) = self.time.try_get_value().flatten() else { return };
        let now = time.at(local_ms);
        // A countdown shows seconds; a smaller step would draw every row for nothing.
        if now.0.div_euclid(1000) != self.now.get_untracked().0.div_euclid(1000) {
            self.now.set(now);
        }
    }

    /// Takes a sample of the comments a minute for the sparkline.
    pub fn sample(self) {
        let rate = self.stats.with_untracked(|stats| stats.comments_per_minute);
        self.rate.update(|history| history.push(rate));
    }

    /// Stops the list where it is, so that the seller can read.
    pub fn hold_still(self) {
        if self.window.with_untracked(|window| window.until.is_none()) {
            let newest = self.with_state(LiveState::newest_arrival);
            self.window.update(|window| window.until = newest);
        }
    }

    /// Shows the newest comments again.
    pub fn follow(self) {
        if self.window.with_untracked(|window| window.until.is_some() || window.skip > 0) {
            self.window.update(|window| {
                window.until = None;
                window.skip = 0;
            });
        }
    }
}

impl Default for Board {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use domain::frame::{LiveDelta, Outcome};

    use super::*;
    use crate::live::sample::{cart, comment, snapshot, variant};

    fn delta(seq: u64, comments: Vec<CommentRow>) -> LiveFrame {
        LiveFrame::Delta(Box::new(LiveDelta { seq, comments, ..LiveDelta::default() }))
    }

    /// Takes frames and draws all of them.
    fn apply(board: &Board, frames: impl Iterator<Item = LiveFrame>, local_ms: f64) -> bool {
        let has_gap = board.take(frames, local_ms);
        while board.draw() {}
        has_gap
    }

    fn on_a_board(test: impl FnOnce(Board)) {
        let owner = Owner::new();
        owner.with(|| {
            let board = Board::new();
            let first = snapshot(0, vec![comment(1), comment(2)], vec![cart(1, 0)], vec![variant(1, 0)]);
            assert!(!apply(&board, std::iter::once(first), 0.0));
            test(board);
        });
    }

    #[test]
    fn a_changed_comment_moves_its_own_row_and_no_other() {
        on_a_board(|board| {
            let (first, second) =
                (board.comments.signal(comment(1).id), board.comments.signal(comment(2).id));
            let answered = CommentRow { outcome: Some(Outcome::Held), ..comment(1) };
            apply(&board, std::iter::once(delta(1, vec![answered])), 1.0);
            assert_eq!(first.unwrap().get_untracked().outcome, Some(Outcome::Held));
            assert_eq!(second.unwrap().get_untracked(), comment(2));
        });
    }

    #[test]
    fn a_gap_asks_for_a_snapshot_which_brings_everything_up_to_date() {
        on_a_board(|board| {
            assert!(apply(&board, std::iter::once(delta(2, vec![comment(9)])), 1.0));
            assert!(board.comments.signal(comment(9).id).is_none());
            let fresh = snapshot(2, vec![comment(9)], vec![], vec![]);
            assert!(!apply(&board, std::iter::once(fresh), 2.0));
            assert!(board.comments.signal(comment(9).id).is_some());
            assert!(
                board.comments.signal(comment(1).id).is_none(),
                "what the snapshot does not carry is gone"
            );
        });
    }

    #[test]
    fn what_was_taken_and_not_drawn_yet_can_be_looked_at() {
        on_a_board(|board| {
            let later = LiveDelta {
                seq: 1,
                comments: vec![comment(3)],
                carts: vec![cart(2, 0)],
                ..LiveDelta::default()
            };
            board.take(std::iter::once(LiveFrame::Delta(Box::new(later))), 1.0);
            assert!(board.draw(), "the cart waits for the next turn");
            assert!(board.comments.signal(comment(3).id).is_some());
            assert!(board.carts.signal(cart(2, 0).order).is_none());
            assert_eq!(board.cart(cart(2, 0).order).map(|row| row.get_untracked()), Some(cart(2, 0)));
            assert!(!board.draw());
        });
    }

    #[test]
    fn many_frames_in_one_drawing_turn_are_taken_together() {
        on_a_board(|board| {
            let frames = (1..=100).map(|number| delta(u64::from(number), vec![comment(number + 2)]));
            assert!(!apply(&board, frames, 1.0));
            assert_eq!(board.with_state(|state| state.comments().count()), 102);
        });
    }

    #[test]
    fn the_list_stands_still_while_the_seller_reads_and_follows_again_after() {
        on_a_board(|board| {
            board.hold_still();
            apply(&board, std::iter::once(delta(1, vec![comment(3)])), 1.0);
            board.hold_still();
            assert_eq!(board.window.get_untracked().until, Some(2), "holding still twice does not move on");
            board.follow();
            assert_eq!(board.window.get_untracked(), CommentWindow::default());
        });
    }
}
