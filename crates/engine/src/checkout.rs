//! The buyer's side of a cart: what the link shows, changing quantities, going to pay. The link's token is the only key.

mod contact;
mod edit;
mod pay;
mod view;

pub use edit::{revive, set_quantity};
pub use pay::pay;
pub use view::{opened, view};

use domain::FaultKind;

use crate::EngineError;

/// Characters a token can have at most; longer ones are not looked up.
const TOKEN_CHARS_MAX: usize = 64;

/// "There is no such link" — unknown, mistyped, or taken back.
fn unknown_link() -> EngineError {
    EngineError::refused(
        FaultKind::NotFound,
        "checkout.unknown",
        "This link does not lead to an order. Open the newest message of the shop and use its link.",
    )
}

/// "Not possible any more", with the key of its sentence.
fn too_late(code: &str, message: &str) -> EngineError {
    EngineError::refused(FaultKind::Conflict, code, message)
}
