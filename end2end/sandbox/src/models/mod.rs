//! Language models as an app meets them: two providers with their protocols, and one simple model behind both.
//!
//! - [`openai`], [`gemini`]: what a call must look like, what is answered, every error body.
//! - [`call`]: the way of every call: pause, accidents, key, budget, counting.
//! - [`model`]: what comes of a prompt: a text, a refusal, an answer cut off. [`reader`]: how the text comes about.
//! - [`tokens`]: what it costs.
//!
//! Source: developers.openai.com/api/docs, ai.google.dev/api/generate-content; errors also as reported in the field.

mod call;
pub(crate) mod gemini;
mod model;
pub(crate) mod openai;
mod reader;
mod tokens;
