//! The signed-in area: its frame with the menu, and the day's numbers.

mod layout;
mod menu;
mod session;
mod today;

pub use layout::{Brand, DashboardLayout};
pub use menu::PreferencesForm;
pub use session::Session;
pub use today::TodayPage;
