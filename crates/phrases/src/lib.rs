//! Text to words, and phrases as graphs of words. `intent` looks phrases up in them; its build compiles the lexicons with
//! [`lexicon::compile`], so that a running program only reads the finished graphs. Not for what a word means: meanings are
//! numbers here.

pub mod arabic;
mod contacts;
mod graph;
pub mod lexicon;
pub mod normalise;
pub mod token;
pub mod tones;
pub mod trie;

pub use graph::Graph;
