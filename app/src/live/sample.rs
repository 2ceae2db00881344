//! Rows for the tests of this folder.

use domain::Timestamp;
use domain::frame::{CartRow, CommentRow, Delivery, LiveFrame, LiveHead, LiveSnapshot, LiveStats, StockRow};
use domain::ids::{CommentId, LiveId, OrderId, VariantId};
use domain::money::Currency;
use domain::order::OrderState;
use uuid::Uuid;

pub fn comment(number: u32) -> CommentRow {
    CommentRow {
        id: CommentId(Uuid::from_u128(u128::from(number))),
        arrival: i64::from(number),
        at: Timestamp(i64::from(number)),
        author: format!("Persona {number}"),
        from_page: false,
        text: "la quiero".to_owned(),
        intent: None,
        tags: Vec::new(),
        reason: String::new(),
        language: "es".to_owned(),
        outcome: None,
        order: None,
        reply: Delivery::None,
        edited: false,
        removed: false,
    }
}

pub fn cart(number: u32, changed_at: i64) -> CartRow {
    CartRow {
        order: OrderId(Uuid::from_u128(u128::from(number))),
        number: i64::from(number),
        buyer: String::new(),
        state: OrderState::Open,
        lines: Vec::new(),
        total_minor: 0,
        expires_at: None,
        message: Delivery::None,
        opened: false,
        changed_at: Timestamp(changed_at),
    }
}

pub fn variant(number: u32, held: u32) -> StockRow {
    StockRow {
        variant: VariantId(Uuid::from_u128(u128::from(number))),
        code: "A12".to_owned(),
        name: "Polera".to_owned(),
        label: String::new(),
        sku: format!("S{number}"),
        price_minor: 9_990,
        on_hand: 10,
        held,
        waiting: 0,
    }
}

pub fn snapshot(seq: u64, comments: Vec<CommentRow>, carts: Vec<CartRow>, stock: Vec<StockRow>) -> LiveFrame {
    LiveFrame::Snapshot(Box::new(LiveSnapshot {
        seq,
        now: Timestamp(0),
        head: LiveHead {
            id: LiveId(Uuid::nil()),
            title: "Live".to_owned(),
            running: true,
            started_at: Timestamp(0),
            pinned: None,
            stopped_since: None,
            currency: Currency::CLP,
        },
        comments,
        carts,
        stock,
        stats: LiveStats::default(),
    }))
}
