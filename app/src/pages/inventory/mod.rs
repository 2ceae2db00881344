//! Products and their stock: the list with quick adjustments, and the editor.

mod adjust;
mod draft;
mod edit;
mod form;
mod list;
mod suggested;

pub use edit::{EditProductPage, NewProductPage};
pub use list::InventoryPage;
