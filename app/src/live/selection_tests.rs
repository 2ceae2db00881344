use domain::frame::{CartLine, LiveDelta, LiveFrame};

use super::*;
use crate::live::sample::{cart, comment, snapshot, variant};

fn read_as(number: u32, intent: Intent, outcome: Option<Outcome>) -> CommentRow {
    CommentRow { intent: Some(intent), outcome, ..comment(number) }
}

fn live(comments: Vec<CommentRow>, carts: Vec<CartRow>, stock: Vec<StockRow>) -> LiveState {
    let mut state = LiveState::default();
    state.apply(snapshot(0, comments, carts, stock));
    state
}

fn arrivals(state: &LiveState, view: &CommentView) -> Vec<i64> {
    view.ids.iter().filter_map(|id| state.comment(*id)).map(|row| row.arrival).collect()
}

#[test]
fn the_newest_comment_stands_on_top() {
    let state = live((1..=3).map(comment).collect(), vec![], vec![]);
    assert_eq!(arrivals(&state, &super::comments(&state, CommentWindow::default())), [3, 2, 1]);
}

#[test]
fn while_the_seller_reads_new_comments_wait_above_and_are_counted() {
    let mut state = live((1..=3).map(comment).collect(), vec![], vec![]);
    let window = CommentWindow { until: Some(3), ..CommentWindow::default() };
    let later = LiveDelta { seq: 1, comments: (4..=8).map(comment).collect(), ..LiveDelta::default() };
    state.apply(LiveFrame::Delta(Box::new(later)));
    let view = super::comments(&state, window);
    assert_eq!(arrivals(&state, &view), [3, 2, 1]);
    assert_eq!(view.fresh, 5);
}

#[test]
fn never_more_rows_are_drawn_than_the_window_holds() {
    let state = live((1..=300).map(comment).collect(), vec![], vec![]);
    let top = super::comments(&state, CommentWindow::default());
    assert_eq!(top.ids.len(), COMMENTS_FOLLOWED);
    assert!(top.older);
    let read = super::comments(&state, CommentWindow { until: Some(290), ..CommentWindow::default() });
    assert_eq!((read.ids.len(), read.fresh), (COMMENTS_DRAWN_MAX, 10), "whoever scrolls finds more to read");
    let bottom = super::comments(&state, CommentWindow { skip: 250, ..CommentWindow::default() });
    assert_eq!(arrivals(&state, &bottom).last(), Some(&1));
    assert!(!bottom.older);
}

#[test]
fn each_filter_shows_what_its_name_says() {
    let rows = vec![
        read_as(1, Intent::Purchase, Some(Outcome::Held)),
        read_as(2, Intent::Question, Some(Outcome::Asked)),
        read_as(3, Intent::Purchase, Some(Outcome::NeedsYou)),
        read_as(4, Intent::Greeting, Some(Outcome::Noted)),
        CommentRow {
            reply: Delivery::Failed { reason: "send.window_closed".to_owned() },
            ..read_as(5, Intent::Purchase, Some(Outcome::Held))
        },
    ];
    let state = live(rows, vec![], vec![]);
    for (filter, shown) in [
        (CommentFilter::All, vec![5, 4, 3, 2, 1]),
        (CommentFilter::Claims, vec![5, 3, 1]),
        (CommentFilter::Questions, vec![2]),
        (CommentFilter::NeedsYou, vec![5, 3]),
    ] {
        let view = super::comments(&state, CommentWindow { filter, ..CommentWindow::default() });
        assert_eq!(arrivals(&state, &view), shown, "{filter:?}");
    }
}

#[test]
fn every_state_of_an_order_is_under_exactly_one_filter() {
    for state in OrderState::ALL {
        assert_eq!(CartFilter::ALL.into_iter().filter(|filter| filter.shows(state)).count(), 1, "{state:?}");
    }
}

#[test]
fn carts_keep_their_place_when_they_change() {
    let mut state = live(vec![], (1..=3).map(|number| cart(number, 0)).collect(), vec![]);
    let before = carts(&state, CartFilter::Open, CARTS_STEP);
    let changed = LiveDelta { seq: 1, carts: vec![cart(1, 99)], ..LiveDelta::default() };
    state.apply(LiveFrame::Delta(Box::new(changed)));
    assert_eq!(carts(&state, CartFilter::Open, CARTS_STEP), before);
}

#[test]
fn carts_are_drawn_in_steps_and_all_are_counted() {
    let state = live(vec![], (1..=200).map(|number| cart(number, 0)).collect(), vec![]);
    let drawn = |asked| {
        let (ids, all) = carts(&state, CartFilter::Open, asked);
        (ids.len(), all)
    };
    assert_eq!(drawn(CARTS_STEP), (CARTS_STEP, 200));
    assert_eq!(drawn(150), (CARTS_DRAWN_MAX, 200));
}

#[test]
fn only_a_change_that_can_move_a_row_makes_its_list_look_again() {
    let answered = CommentRow { reply: Delivery::Sent, ..comment(1) };
    let needed = CommentRow { outcome: Some(Outcome::NeedsYou), ..comment(1) };
    assert!(!moves_comment(&comment(1), &answered));
    assert!(moves_comment(&comment(1), &needed));
    assert!(!moves_cart(&cart(1, 0), &cart(1, 9)), "its clock ran on");
    assert!(moves_cart(&cart(1, 0), &CartRow { state: OrderState::Paid, ..cart(1, 0) }));
    let held = StockRow { held: 3, ..variant(1, 0) };
    assert!(!moves_stock(&variant(1, 0), &held));
    assert!(moves_stock(&variant(1, 0), &StockRow { label: "M".to_owned(), ..variant(1, 0) }));
}

#[test]
fn a_cart_goes_from_held_to_paid_as_the_seller_thinks_of_it() {
    let held = CartLine { code: String::new(), label: String::new(), held: 1, waiting: 0, sold: 0 };
    let with =
        |message, opened, state| CartRow { message, opened, state, lines: vec![held.clone()], ..cart(1, 0) };
    let failed = Delivery::Failed { reason: "send.refused".to_owned() };
    assert_eq!(stage(&with(Delivery::Queued, false, OrderState::Open)), CartStage::Held);
    assert_eq!(stage(&with(Delivery::Sent, false, OrderState::Open)), CartStage::LinkSent);
    assert_eq!(stage(&with(failed.clone(), false, OrderState::Open)), CartStage::LinkFailed);
    assert_eq!(stage(&with(failed, true, OrderState::Open)), CartStage::Opened);
    assert_eq!(stage(&with(Delivery::Sent, true, OrderState::AwaitingPayment)), CartStage::Paying);
    assert_eq!(stage(&with(Delivery::Sent, true, OrderState::Packed)), CartStage::Paid);
    assert_eq!(stage(&with(Delivery::Sent, true, OrderState::Expired)), CartStage::Ended);
    assert_eq!(stage(&cart(1, 0)), CartStage::Waiting, "nothing of it is held");
}

#[test]
fn stock_is_found_by_code_sku_or_name_without_accents_and_the_exact_code_comes_first() {
    let row = |number, code: &str, name: &str| StockRow {
        code: code.to_owned(),
        name: name.to_owned(),
        ..variant(number, 0)
    };
    let state = live(
        vec![],
        vec![],
        vec![row(1, "A1", "Pañuelo"), row(2, "A12", "Jardinera"), row(3, "B7", "Algodón A12")],
    );
    let skus = |search: &str| {
        stock(&state, search)
            .into_iter()
            .filter_map(|id| state.variant(id))
            .map(|row| row.sku.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(skus("panuelo"), ["S1"]);
    assert_eq!(skus("s3"), ["S3"]);
    assert_eq!(skus("a12"), ["S2", "S3"]);
    assert_eq!(skus("algodon b7"), ["S3"]);
    assert_eq!(skus("nada"), Vec::<String>::new());
}

#[test]
fn the_arrow_keys_stop_at_both_ends() {
    let ids: Vec<_> = (1..=3).map(|number| variant(number, 0).variant).collect();
    assert_eq!(next_choice(&ids, None, false), Some(ids[0]));
    assert_eq!(next_choice(&ids, Some(ids[2]), false), Some(ids[2]));
    assert_eq!(next_choice(&ids, Some(ids[0]), true), Some(ids[0]));
    assert_eq!(next_choice(&ids, Some(ids[0]), false), Some(ids[1]));
    assert_eq!(next_choice(&[], None, false), None);
}
