//! The catalog, one file an area, four languages each. Fields with a `fn` take the values that appear in the sentence.

mod auth;
mod common;
mod fault;
mod inventory;
mod orders;
mod today;

pub use auth::AuthTexts;
pub use common::CommonTexts;
pub use fault::FaultTexts;
pub use inventory::InventoryTexts;
pub use orders::OrderTexts;
pub use today::TodayTexts;

/// Every text of the app in one language.
#[derive(Debug)]
pub struct Texts {
    /// Menus, buttons and states found everywhere.
    pub common: CommonTexts,
    /// Sentences for refusals.
    pub faults: FaultTexts,
    /// Signing in.
    pub auth: AuthTexts,
    /// The day's numbers.
    pub today: TodayTexts,
    /// Products and stock.
    pub inventory: InventoryTexts,
    /// Orders.
    pub orders: OrderTexts,
}

/// Spanish.
pub static SPANISH: Texts = Texts {
    common: common::SPANISH,
    faults: fault::SPANISH,
    auth: auth::SPANISH,
    today: today::SPANISH,
    inventory: inventory::SPANISH,
    orders: orders::SPANISH,
};

/// English.
pub static ENGLISH: Texts = Texts {
    common: common::ENGLISH,
    faults: fault::ENGLISH,
    auth: auth::ENGLISH,
    today: today::ENGLISH,
    inventory: inventory::ENGLISH,
    orders: orders::ENGLISH,
};

/// Portuguese.
pub static PORTUGUESE: Texts = Texts {
    common: common::PORTUGUESE,
    faults: fault::PORTUGUESE,
    auth: auth::PORTUGUESE,
    today: today::PORTUGUESE,
    inventory: inventory::PORTUGUESE,
    orders: orders::PORTUGUESE,
};

/// Arabic.
pub static ARABIC: Texts = Texts {
    common: common::ARABIC,
    faults: fault::ARABIC,
    auth: auth::ARABIC,
    today: today::ARABIC,
    inventory: inventory::ARABIC,
    orders: orders::ARABIC,
};
