//! Language models that read what the rules leave open: one interface for every provider. Not here: which comments are
//! asked about, what is done with an answer, budgets and breakers.
//!
//! A provider is asked once and answers with JSON of the asked shape, or fails; nothing is repeated in here, but for one
//! case: a provider that turns a parameter down by name is asked again without it.
//!
//! Sources: developers.openai.com/api/docs, ai.google.dev/api/generate-content, openrouter.ai/docs.

mod call;
mod chat;
mod gemini;
mod responses;

use std::pin::Pin;
use std::time::Duration;

use serde_json::Value;

pub use chat::{ChatClient, ChatFlavour};
pub use gemini::GeminiClient;
pub use responses::ResponsesClient;

/// A provider's answer on its way. Boxed for `dyn ModelProvider`.
pub type ModelFuture<'a> = Pin<Box<dyn Future<Output = Result<ModelAnswer, ModelError>> + Send + 'a>>;

/// A provider of language models, with one key and one model.
pub trait ModelProvider: Send + Sync + std::fmt::Debug {
    /// What records and messages call it, such as `openai` or `gemini`.
    fn name(&self) -> &str;

    /// Asks once. The caller limits the time: dropping the future gives the call up.
    fn ask<'a>(&'a self, question: &'a ModelQuestion) -> ModelFuture<'a>;
}

/// What a model is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelQuestion {
    /// What to do, in words of ours only.
    pub instructions: String,
    /// What to do it with: data, comments of strangers included.
    pub input: String,
    /// Name of the answer's shape: 1 to 64 letters, digits, `_` and `-`.
    pub shape_name: &'static str,
    /// JSON Schema of the answer, strict: the root an object, every object closed and all its properties required.
    pub shape: Value,
    /// Tokens the answer may have at most, thinking included.
    pub output_tokens_max: u32,
}

/// What a model answered.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelAnswer {
    /// The answer: JSON, its shape not yet checked.
    pub json: Value,
    /// The model that answered, in the provider's words.
    pub model: String,
    /// What it took.
    pub usage: ModelUsage,
}

/// What an answer took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ModelUsage {
    /// Tokens read.
    pub input_tokens: u32,
    /// Tokens written, thinking included.
    pub output_tokens: u32,
    /// What it cost, in millionths of a US dollar, where the provider says so.
    pub cost_micros: Option<i64>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The provider was not reached.
    #[error("the model provider was not reached")]
    NotSent,
    /// The provider did not answer, or its answer broke off.
    #[error("the model provider did not answer")]
    NoAnswer,
    /// The key is not accepted.
    #[error("the model provider does not accept the key")]
    Credentials,
    /// Nothing is left of what was paid for; asking again does not help until somebody pays.
    #[error("the account with the model provider is used up")]
    OutOfQuota,
    /// Asked too often.
    #[error("the model provider is asked too often")]
    RateLimited {
        /// When to ask again, where the provider says so.
        retry_after: Option<Duration>,
    },
    /// The question itself is turned down: model unknown, parameter or shape wrong.
    #[error("the model provider turned the question down (status {status}, {code:?})")]
    Rejected {
        /// HTTP status.
        status: u16,
        /// The provider's code, at most 64 characters of letters, digits and `_-.`.
        code: Option<String>,
    },
    /// The model or a filter declined to answer this input.
    #[error("the model declined to answer")]
    Declined,
    /// The answer was cut off at its longest.
    #[error("the model's answer was cut off")]
    CutOff,
    /// The provider is in trouble.
    #[error("the model provider is in trouble (status {status})")]
    Unavailable {
        /// HTTP status, or the one within the answer.
        status: u16,
    },
    /// The answer is in a form we cannot read.
    #[error("the model provider's answer cannot be read: {0}")]
    Unreadable(&'static str),
}

impl ModelError {
    /// A word for records and metrics.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::NoAnswer => "no_answer",
            Self::Credentials => "credentials",
            Self::OutOfQuota => "out_of_quota",
            Self::RateLimited { .. } => "rate_limited",
            Self::Rejected { .. } => "rejected",
            Self::Declined => "declined",
            Self::CutOff => "cut_off",
            Self::Unavailable { .. } => "unavailable",
            Self::Unreadable(_) => "unreadable",
        }
    }

    /// Whether asking again in a minute is useless: somebody must pay or mend the key first.
    pub const fn needs_somebody(&self) -> bool {
        matches!(self, Self::OutOfQuota | Self::Credentials)
    }

    /// Whether it says something about the provider's health. A declined input says nothing of the next one.
    pub const fn is_of_provider(&self) -> bool {
        !matches!(self, Self::Declined)
    }
}
