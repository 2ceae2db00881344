use domain::Timestamp;
use domain::frame::Outcome;

use super::*;
use crate::live::sample::{cart, comment, variant};

fn snapshot(seq: u64) -> LiveFrame {
    crate::live::sample::snapshot(seq, vec![comment(1)], vec![cart(1, 0)], vec![variant(1, 0)])
}

/// A delta that adds a comment, answers the one before it, and changes a cart and a variant.
fn delta(seq: u64) -> LiveFrame {
    let number = u32::try_from(seq).unwrap();
    let mut answered = comment(number.max(2) - 1);
    answered.outcome = Some(Outcome::Held);
    LiveFrame::Delta(Box::new(LiveDelta {
        seq,
        now: Timestamp(0),
        head: None,
        comments: vec![answered, comment(number)],
        carts: vec![cart(1 + number % 3, i64::from(number))],
        stock: vec![variant(1, number)],
        stats: Some(LiveStats { comments: number, ..LiveStats::default() }),
    }))
}

fn played(frames: impl IntoIterator<Item = LiveFrame>) -> LiveState {
    let mut state = LiveState::default();
    for frame in frames {
        state.apply(frame);
    }
    state
}

#[test]
fn comments_stand_in_order_of_arrival_whatever_order_they_come_in() {
    let mut state = played([snapshot(10)]);
    let rows = [40, 20, 30].map(comment).to_vec();
    state.apply(LiveFrame::Delta(Box::new(LiveDelta { seq: 11, comments: rows, ..LiveDelta::default() })));
    assert_eq!(state.comments().map(|row| row.arrival).collect::<Vec<_>>(), [1, 20, 30, 40]);
}

#[test]
fn only_the_newest_five_hundred_comments_are_kept() {
    let mut state = played([snapshot(0)]);
    for seq in 1..=7 {
        let from = u32::try_from(seq).unwrap() * 100;
        let rows = (from..from + 100).map(comment).collect();
        state.apply(LiveFrame::Delta(Box::new(LiveDelta { seq, comments: rows, ..LiveDelta::default() })));
    }
    assert_eq!(state.comments().count(), COMMENTS_MAX);
    assert_eq!(state.comments().next().map(|row| row.arrival), Some(300));
    assert_eq!(state.newest_arrival(), Some(799));
    assert_eq!(state.comment(comment(299).id), None, "a comment that was dropped is not found any more");
}

#[test]
fn the_carts_that_changed_last_are_kept() {
    let mut state = played([snapshot(0)]);
    let carts = (2..=600).map(|number| cart(number, i64::from(number))).collect();
    state.apply(LiveFrame::Delta(Box::new(LiveDelta { seq: 1, carts, ..LiveDelta::default() })));
    assert_eq!(state.carts().count(), CARTS_MAX);
    assert!(state.carts().all(|row| row.number > 100));
}

#[test]
fn a_delta_that_comes_twice_changes_nothing_the_second_time() {
    let mut state = played([snapshot(5), delta(6)]);
    let once = state.clone();
    assert_eq!(state.apply(delta(6)), Applied::Repeated);
    assert_eq!(state.apply(delta(3)), Applied::Repeated);
    assert_eq!(state, once);
}

#[test]
fn a_missing_delta_is_noticed_and_what_followed_is_not_drawn_out_of_turn() {
    let mut state = played([snapshot(5)]);
    assert_eq!(state.apply(delta(7)), Applied::Gap);
    assert!(state.has_gap());
    assert_eq!(state.stats.comments, 0);
    let Applied::Changed(changes) = state.apply(delta(6)) else { panic!("the missing delta is in its turn") };
    assert!(!state.has_gap());
    assert_eq!(state.stats.comments, 7, "the one that waited followed at once");
    assert!(changes.comments.contains(&comment(7).id), "and what it changed is told too");
}

#[test]
fn a_delta_before_any_snapshot_is_a_gap() {
    assert_eq!(LiveState::default().apply(delta(1)), Applied::Gap);
}

#[test]
fn a_snapshot_closes_a_gap_and_lets_later_deltas_in() {
    let mut state = played([snapshot(5), delta(8), delta(9)]);
    assert_eq!(state.apply(snapshot(8)), Applied::Replaced);
    assert!(!state.has_gap());
    assert_eq!(state.stats.comments, 9);
}

#[test]
fn a_snapshot_with_a_lower_number_is_believed_for_the_server_may_have_restarted() {
    let mut state = played([snapshot(50), delta(51)]);
    state.apply(snapshot(0));
    assert_eq!(
        state.apply(delta(1)),
        Applied::Changed(Changes {
            stats: true,
            comments: [comment(1).id].into(),
            carts: [cart(2, 0).order].into(),
            stock: [variant(1, 0).variant].into(),
            ..Changes::default()
        })
    );
}

#[test]
fn deltas_that_wait_for_a_snapshot_never_pile_up_without_end() {
    let mut state = played([snapshot(0)]);
    for seq in 2..5_000 {
        state.apply(delta(seq));
    }
    assert!(state.early.len() <= EARLY_DELTAS_MAX);
}

proptest::proptest! {
    #[test]
    fn deltas_in_any_order_and_any_number_of_times_end_in_the_same_state(
        order in proptest::collection::vec(1_u64..=40, 0..200),
    ) {
        let straight = played(std::iter::once(snapshot(0)).chain((1..=40).map(delta)));
        let shuffled = order.into_iter().chain((1..=40).rev()).map(delta);
        let state = played(std::iter::once(snapshot(0)).chain(shuffled));
        proptest::prop_assert_eq!(state, straight);
    }
}
