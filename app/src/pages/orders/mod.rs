//! Orders: the list to work through, and one order with what is to be done next.

mod detail;
mod list;
mod moves;
mod state;

pub use detail::OrderPage;
pub use list::OrdersPage;
pub use state::OrderStateBadge;
