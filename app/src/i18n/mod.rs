//! The text catalog and how numbers, money and dates are written. Every text is a field of a struct, so a missing
//! translation does not compile. Not for the buyer's messages: those are the engine's.

mod fault;
mod lang;
pub mod numbers;
pub mod texts;
pub mod when;
mod words;

pub use fault::fault_sentence;
pub use lang::{Lang, use_lang};
pub use texts::{CommonTexts, Texts};

/// The catalog in the reader's language.
pub fn use_texts() -> &'static Texts {
    use_lang().texts()
}
