//! Phrases as paths of words, so that every phrase which starts at a token is found in one walk; more can be added at any
//! time. Not for spelling: words match exactly, after normalisation.

mod patterns;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The id of a word no phrase uses.
pub const UNKNOWN: u32 = u32::MAX;

/// A small multiplicative hash: keys come from our own data, comments only look them up.
#[derive(Default, Clone, Copy)]
pub struct QuickHasher(u64);

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0u8; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn write_u32(&mut self, word: u32) {
        self.write_u64(u64::from(word));
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

/// A map hashed by [`QuickHasher`].
pub type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<QuickHasher>>;

/// Phrases and what they stand for.
#[derive(Debug, Clone)]
pub struct Trie<T> {
    pub(crate) words: QuickMap<Box<str>, u32>,
    /// From a node by a word to a node.
    pub(crate) edges: QuickMap<u64, u32>,
    pub(crate) ends: QuickMap<u32, Vec<T>>,
    pub(crate) nodes: u32,
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        Self { words: QuickMap::default(), edges: QuickMap::default(), ends: QuickMap::default(), nodes: 1 }
    }
}

impl<T: PartialEq> Trie<T> {
    /// Adds a phrase; the same meaning twice is kept once. An empty phrase is ignored.
    pub fn insert<'w>(&mut self, phrase: impl Iterator<Item = &'w str>, meaning: T) {
        if let Some(meanings) = self.meanings(phrase)
            && !meanings.contains(&meaning)
        {
            meanings.push(meaning);
        }
    }

    /// Makes a phrase mean this and nothing else. An empty phrase is ignored.
    pub fn replace<'w>(&mut self, phrase: impl Iterator<Item = &'w str>, meaning: T) {
        if let Some(meanings) = self.meanings(phrase) {
            *meanings = vec![meaning];
        }
    }

    fn meanings<'w>(&mut self, phrase: impl Iterator<Item = &'w str>) -> Option<&mut Vec<T>> {
        let mut node = 0;
        for word in phrase {
            let id = self.intern(word);
            let nodes = &mut self.nodes;
            node = *self.edges.entry(edge(node, id)).or_insert_with(|| {
                *nodes += 1;
                *nodes - 1
            });
        }
        (node != 0).then(|| self.ends.entry(node).or_default())
    }
}

impl<T> Trie<T> {
    fn intern(&mut self, word: &str) -> u32 {
        let fresh = u32::try_from(self.words.len()).unwrap_or(UNKNOWN);
        match self.words.get(word) {
            Some(id) => *id,
            None => *self.words.entry(word.into()).or_insert(fresh),
        }
    }

    /// The id of a word, `UNKNOWN` when no phrase uses it.
    pub fn word(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or(UNKNOWN)
    }

    /// Calls `found(length, meanings)` for every phrase that starts with these words, shortest first.
    pub fn walk<'s>(&'s self, words: &[u32], mut found: impl FnMut(usize, &'s [T])) {
        let mut node = 0;
        for (i, word) in words.iter().enumerate() {
            if *word == UNKNOWN {
                return;
            }
            let Some(next) = self.edges.get(&edge(node, *word)) else { return };
            node = *next;
            if let Some(meanings) = self.ends.get(&node) {
                found(i + 1, meanings);
            }
        }
    }
}

fn edge(node: u32, word: u32) -> u64 {
    u64::from(node) << 32 | u64::from(word)
}

/// The node and the word an edge goes from.
pub(crate) fn of_edge(edge: u64) -> (u32, u32) {
    let [node, word] =
        [edge >> 32, edge & u64::from(u32::MAX)].map(|half| u32::try_from(half).unwrap_or(UNKNOWN));
    (node, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_that_starts_here_is_found_once() {
        let mut trie = Trie::default();
        trie.insert(["la", "quiero"].into_iter(), 1);
        trie.insert(["la"].into_iter(), 2);
        trie.insert(["la"].into_iter(), 2);
        let words: Vec<u32> = ["la", "quiero", "ya"].iter().map(|w| trie.word(w)).collect();
        let mut found = Vec::new();
        trie.walk(&words, |len, meanings| found.push((len, meanings.to_vec())));
        assert_eq!(found, [(1, vec![2]), (2, vec![1])]);
    }

    #[test]
    fn a_phrase_that_is_replaced_means_only_the_new() {
        let mut trie = Trie::default();
        trie.insert(["roja"].into_iter(), 1);
        trie.replace(["roja"].into_iter(), 2);
        let mut found = Vec::new();
        trie.walk(&[trie.word("roja")], |_, meanings| found.extend_from_slice(meanings));
        assert_eq!(found, [2]);
    }
}
