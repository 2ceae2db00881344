//! What a comment was understood to say: the result of the reader, as every part of the product sees it.

use serde::{Deserialize, Serialize};

/// What a comment wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    /// Claims now.
    Purchase,
    /// Gives up an own claim.
    Cancel,
    /// Changes quantity or variant of an own claim; the lines show how they stand afterwards.
    Modify,
    /// Wants it if or when there is stock, or under a condition.
    Waitlist,
    /// Asks anything.
    Question,
    /// Is unhappy, or disputes who was first.
    Complaint,
    /// Hello, praise, laughter, emoji.
    Greeting,
    /// Spam, off-topic, the host's own comments, talk between buyers.
    Other,
}

impl Intent {
    /// Every intent, in the order people list them.
    pub const ALL: [Self; 8] = [
        Self::Purchase,
        Self::Cancel,
        Self::Modify,
        Self::Waitlist,
        Self::Question,
        Self::Complaint,
        Self::Greeting,
        Self::Other,
    ];

    /// The word used on the wire and in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Purchase => "purchase",
            Self::Cancel => "cancel",
            Self::Modify => "modify",
            Self::Waitlist => "waitlist",
            Self::Question => "question",
            Self::Complaint => "complaint",
            Self::Greeting => "greeting",
            Self::Other => "other",
        }
    }

    /// The label of the console and of [`Reading::tags`].
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Purchase => "buying",
            Self::Cancel => "cancelling",
            Self::Modify => "changing",
            Self::Waitlist => "waiting",
            Self::Question => "question",
            Self::Complaint => "complaint",
            Self::Greeting => "greeting",
            Self::Other => "other",
        }
    }

    /// The intent of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|intent| intent.word() == word)
    }
}

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// What it costs.
    Price,
    /// Which sizes, measures, will it fit.
    Size,
    /// Which colours.
    Colour,
    /// Whether any is left.
    Stock,
    /// Delivery: where to, how, how much.
    Shipping,
    /// How to pay.
    Payment,
    /// How to take part in the sale.
    HowToBuy,
    /// Anything else.
    Other,
}

impl QuestionKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Price,
        Self::Size,
        Self::Colour,
        Self::Stock,
        Self::Shipping,
        Self::Payment,
        Self::HowToBuy,
        Self::Other,
    ];

    /// The word used on the wire and in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Size => "size",
            Self::Colour => "colour",
            Self::Stock => "stock",
            Self::Shipping => "shipping",
            Self::Payment => "payment",
            Self::HowToBuy => "how_to_buy",
            Self::Other => "other",
        }
    }

    /// The kind of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// One line a comment claims, changes or gives up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingLine {
    /// The product's code; `None` while even the product is open.
    pub product: Option<String>,
    /// The variant's SKU; `None` while the variant is open.
    pub sku: Option<String>,
    /// How many; at least 1.
    pub quantity: u32,
    /// Names of the options nobody said, such as `talla`.
    pub missing: Vec<String>,
}

/// A comment, understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What it wants.
    pub intent: Intent,
    /// The promise that no human is needed: a careful assistant would book, cancel or change exactly these lines.
    pub act: bool,
    /// The lines.
    pub lines: Vec<ReadingLine>,
    /// Language as ISO 639-1, `und` when nothing shows it.
    pub language: String,
    /// From 0 to 1.
    pub confidence: f32,
    /// Short labels for the console: `buying`, `question`, `greeting` …
    pub tags: Vec<String>,
    /// One line a seller understands: why it was read this way.
    pub reason: String,
    /// What is asked, when something is.
    pub questions: Vec<QuestionKind>,
    /// Left open by words or numbers nobody understood: a second opinion may help. Not part of the reading as people and
    /// files see it.
    #[serde(skip)]
    pub open: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_question_is_found_by_its_word_and_written_with_it() {
        for kind in QuestionKind::ALL {
            assert_eq!(QuestionKind::from_word(kind.word()), Some(kind));
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.word()));
        }
    }

    #[test]
    fn every_intent_is_found_by_its_word_and_written_with_it() {
        for intent in Intent::ALL {
            assert_eq!(Intent::from_word(intent.word()), Some(intent));
            assert_eq!(serde_json::to_string(&intent).unwrap(), format!("\"{}\"", intent.word()));
        }
        assert_eq!(Intent::from_word("buy"), None);
    }
}
