//! Which rows a column shows: filters, search, the window of rows that are drawn, and where each row stands.
//! Pure, so that what the seller sees is tested without a browser.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use domain::frame::{CartRow, CommentRow, Delivery, Outcome, StockRow};
use domain::ids::{CommentId, OrderId, VariantId};
use domain::order::OrderState;
use domain::reading::Intent;

use super::label_order;
use super::state::LiveState;

/// Comments drawn while the list follows: more than a screen, and little to move at a hundred comments a second.
pub const COMMENTS_FOLLOWED: usize = 24;
/// Comments drawn at once at most, while the seller reads.
pub const COMMENTS_DRAWN_MAX: usize = 120;
/// Comments by which the window moves.
pub const COMMENTS_STEP: usize = 80;
/// Carts drawn at first, and by how many more when the seller comes near their end.
pub const CARTS_STEP: usize = 25;
/// Carts drawn at once at most; the orders' page has the rest.
pub const CARTS_DRAWN_MAX: usize = 4 * CARTS_STEP;
/// Variants drawn at once at most; the search reaches the rest.
pub const STOCK_DRAWN_MAX: usize = 100;

/// Which comments are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CommentFilter {
    /// All.
    #[default]
    All,
    /// Those that claim, change or give up.
    Claims,
    /// Those that ask.
    Questions,
    /// Those that wait for a person.
    NeedsYou,
}

impl CommentFilter {
    /// Every filter, in the order shown.
    pub const ALL: [Self; 4] = [Self::All, Self::Claims, Self::Questions, Self::NeedsYou];

    /// The word in test ids.
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Claims => "claims",
            Self::Questions => "questions",
            Self::NeedsYou => "needs_you",
        }
    }

    /// Whether `row` is among them.
    pub const fn shows(self, row: &CommentRow) -> bool {
        match self {
            Self::All => true,
            Self::Claims => {
                matches!(
                    row.intent,
                    Some(Intent::Purchase | Intent::Cancel | Intent::Modify | Intent::Waitlist)
                )
            }
            Self::Questions => matches!(row.intent, Some(Intent::Question)),
            Self::NeedsYou => {
                matches!(row.outcome, Some(Outcome::NeedsYou | Outcome::SetAside))
                    || matches!(row.reply, Delivery::Failed { .. })
            }
        }
    }
}

/// The part of the comments that is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CommentWindow {
    /// Which are shown.
    pub filter: CommentFilter,
    /// While the seller reads: the newest arrival shown. Later ones wait above.
    pub until: Option<i64>,
    /// Rows skipped from the top.
    pub skip: usize,
}

/// What a [`CommentWindow`] shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommentView {
    /// Ids, newest first.
    pub ids: Vec<CommentId>,
    /// Comments that wait above because the seller is reading.
    pub fresh: usize,
    /// Whether there are older ones below the window.
    pub older: bool,
}

/// The rows of the window.
pub fn comments(state: &LiveState, window: CommentWindow) -> CommentView {
    let shown = |row: &&CommentRow| window.filter.shows(row);
    let waits = |row: &CommentRow| window.until.is_some_and(|until| row.arrival > until);
    let fresh = state.comments().rev().take_while(|row| waits(row)).filter(shown).count();
    let mut rows = state.comments().rev().filter(|row| !waits(row)).filter(shown).skip(window.skip);
    let reads = window.until.is_some() || window.skip > 0;
    let drawn = if reads { COMMENTS_DRAWN_MAX } else { COMMENTS_FOLLOWED };
    let ids = rows.by_ref().take(drawn).map(|row| row.id).collect();
    CommentView { ids, fresh, older: rows.next().is_some() }
}

/// Whether a comment that changed so may come into a view, leave it, or stand elsewhere.
pub fn moves_comment(before: &CommentRow, after: &CommentRow) -> bool {
    before.arrival != after.arrival
        || CommentFilter::ALL.into_iter().any(|filter| filter.shows(before) != filter.shows(after))
}

/// Which carts are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CartFilter {
    /// Not paid yet.
    #[default]
    Open,
    /// Paid.
    Paid,
    /// Expired, cancelled, refunded.
    Ended,
}

impl CartFilter {
    /// Every filter, in the order shown.
    pub const ALL: [Self; 3] = [Self::Open, Self::Paid, Self::Ended];

    /// The word in test ids.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Paid => "paid",
            Self::Ended => "ended",
        }
    }

    /// Whether a cart in `state` is among them.
    pub const fn shows(self, state: OrderState) -> bool {
        match self {
            Self::Open => state.is_cart(),
            Self::Paid => state.is_paid(),
            Self::Ended => !state.is_cart() && !state.is_paid(),
        }
    }
}

/// Carts of the filter, the newest number first so that rows keep their place while their clocks run, `drawn` of them
/// at most; and how many there are in all.
pub fn carts(state: &LiveState, filter: CartFilter, drawn: usize) -> (Vec<OrderId>, usize) {
    let mut rows: Vec<&CartRow> = state.carts().filter(|cart| filter.shows(cart.state)).collect();
    let all = rows.len();
    rows.sort_unstable_by_key(|cart| (std::cmp::Reverse(cart.number), cart.order));
    (rows.into_iter().take(drawn.min(CARTS_DRAWN_MAX)).map(|cart| cart.order).collect(), all)
}

/// Whether a cart that changed so may come into a view, leave it, or stand elsewhere.
pub fn moves_cart(before: &CartRow, after: &CartRow) -> bool {
    before.number != after.number
        || CartFilter::ALL.into_iter().any(|filter| filter.shows(before.state) != filter.shows(after.state))
}

/// How far a cart has come, as the seller thinks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CartStage {
    /// Held; the message is on its way.
    Held,
    /// Only waits in line.
    Waiting,
    /// The message with the link was sent.
    LinkSent,
    /// The link could not be sent.
    LinkFailed,
    /// The buyer has opened the link.
    Opened,
    /// The buyer is paying.
    Paying,
    /// Paid.
    Paid,
    /// Over.
    Ended,
}

/// How far `cart` has come.
pub fn stage(cart: &CartRow) -> CartStage {
    match cart.state {
        OrderState::AwaitingPayment => CartStage::Paying,
        OrderState::Open if cart.opened => CartStage::Opened,
        OrderState::Open => match cart.message {
            // A link to nothing is not sent, and that is no failure.
            _ if cart.lines.iter().all(|line| line.held == 0) => CartStage::Waiting,
            Delivery::Sent => CartStage::LinkSent,
            Delivery::Failed { .. } => CartStage::LinkFailed,
            Delivery::None | Delivery::Queued => CartStage::Held,
        },
        state if state.is_paid() => CartStage::Paid,
        _ => CartStage::Ended,
    }
}

/// Variants that match every word of `search` in code, SKU, name or label, by code and label; at most
/// [`STOCK_DRAWN_MAX`]. A code that is exactly what was typed comes first.
pub fn stock(state: &LiveState, search: &str) -> Vec<VariantId> {
    let search = folded(search);
    let words: Vec<&str> = search.split_whitespace().collect();
    let matches = |row: &&StockRow| {
        let text = folded(&format!("{} {} {} {}", row.code, row.sku, row.name, row.label));
        words.iter().all(|word| text.contains(word))
    };
    let mut rows: Vec<&StockRow> = state.stock().filter(matches).collect();
    let exact = |row: &StockRow| !words.is_empty() && folded(&row.code) == search.trim();
    rows.sort_unstable_by(|a, b| {
        (!exact(a), &a.code).cmp(&(!exact(b), &b.code)).then_with(|| by_label(a, b))
    });
    rows.into_iter().take(STOCK_DRAWN_MAX).map(|row| row.variant).collect()
}

/// Whether a variant that changed so may be found by other words or stand elsewhere.
pub fn moves_stock(before: &StockRow, after: &StockRow) -> bool {
    before.code != after.code
        || before.sku != after.sku
        || before.name != after.name
        || before.label != after.label
}

/// Code and name of every product that the console knows, by code.
pub fn products(state: &LiveState) -> Vec<(String, String)> {
    let products: BTreeMap<&str, &str> =
        state.stock().map(|row| (row.code.as_str(), row.name.as_str())).collect();
    products.into_iter().map(|(code, name)| (code.to_owned(), name.to_owned())).collect()
}

/// Variants of the product with `code`, by label.
pub fn variants_of(state: &LiveState, code: &str) -> Vec<VariantId> {
    let mut rows: Vec<&StockRow> = state.stock().filter(|row| row.code == code).collect();
    rows.sort_unstable_by(|a, b| by_label(a, b));
    rows.into_iter().map(|row| row.variant).collect()
}

fn by_label(a: &StockRow, b: &StockRow) -> Ordering {
    label_order::compare(&a.label, &b.label).then_with(|| a.sku.cmp(&b.sku))
}

/// The row after (before, when `back`) `current` in `ids`; the first when nothing is chosen or it is gone.
pub fn next_choice(ids: &[VariantId], current: Option<VariantId>, back: bool) -> Option<VariantId> {
    let at = current.and_then(|current| ids.iter().position(|id| *id == current));
    let next = match (at, back) {
        (None, _) => 0,
        (Some(at), false) => (at + 1).min(ids.len().saturating_sub(1)),
        (Some(at), true) => at.saturating_sub(1),
    };
    ids.get(next).copied()
}

/// Text as it is compared in a search: small letters, without the accents of our languages.
fn folded(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            other => other,
        })
        .collect()
}

#[cfg(test)]
#[path = "selection_tests.rs"]
mod tests;
