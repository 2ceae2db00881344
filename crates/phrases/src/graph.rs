//! Phrases as the smallest graph of words that holds them, ready for looking up and for writing to a file. Not for adding
//! phrases: that is [`Trie`](crate::trie::Trie).

use std::collections::HashMap;

use crate::trie::{QuickMap, Trie, UNKNOWN};

/// Phrases and what they stand for. Node 0 is the start; the edges of a node stand together, sorted by word.
#[derive(Debug, Clone)]
pub struct Graph<T> {
    words: QuickMap<Box<str>, u32>,
    /// Where the edges of each node begin; one more than there are nodes.
    first: Vec<u32>,
    /// (word, node).
    edges: Vec<(u32, u32)>,
    /// For each node the number of its meanings within `meanings`, 0 for none.
    ends: Vec<u32>,
    meanings: Vec<Vec<T>>,
}

impl<T> Graph<T> {
    /// A graph without phrases.
    pub fn empty() -> Self {
        Self {
            words: QuickMap::default(),
            first: Vec::new(),
            edges: Vec::new(),
            ends: Vec::new(),
            meanings: Vec::new(),
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
            let edges = self.edges_of(node);
            let Ok(at) = edges.binary_search_by_key(word, |(word, _)| *word) else { return };
            node = edges.get(at).map_or(0, |(_, next)| *next as usize);
            let end = self.ends.get(node).copied().unwrap_or_default();
            if end != 0
                && let Some(meanings) = self.meanings.get(end as usize)
            {
                found(i + 1, meanings);
            }
        }
    }

    /// The number of nodes.
    pub fn nodes(&self) -> usize {
        self.ends.len()
    }

    fn edges_of(&self, node: usize) -> &[(u32, u32)] {
        let from = self.first.get(node).copied().unwrap_or_default() as usize;
        let to = self.first.get(node + 1).copied().unwrap_or_default() as usize;
        self.edges.get(from..to).unwrap_or_default()
    }
}

impl<T: Clone + Eq + std::hash::Hash> Graph<T> {
    /// The smallest graph with the phrases of `trie`: nodes from which the same phrases go on become one.
    pub(crate) fn smallest(trie: &Trie<T>) -> Self {
        let mut onward: Vec<Vec<(u32, u32)>> = vec![Vec::new(); trie.nodes as usize];
        for (key, next) in &trie.edges {
            let (from, word) = crate::trie::of_edge(*key);
            if let Some(edges) = onward.get_mut(from as usize) {
                edges.push((word, *next));
            }
        }
        let mut meanings: Vec<Vec<T>> = vec![Vec::new()];
        let mut numbers: HashMap<Vec<T>, u32> = HashMap::from([(Vec::new(), 0)]);
        let mut alike: HashMap<(u32, Vec<(u32, u32)>), u32> = HashMap::new();
        let mut shape: Vec<(u32, Vec<(u32, u32)>)> = Vec::new();
        let mut merged: Vec<u32> = vec![UNKNOWN; onward.len()];
        for node in ends_first(&onward) {
            let set = trie.ends.get(&node).cloned().unwrap_or_default();
            let end = *numbers.entry(set).or_insert_with_key(|set| {
                meanings.push(set.clone());
                u32::try_from(meanings.len() - 1).unwrap_or_default()
            });
            let mut edges: Vec<(u32, u32)> = onward
                .get(node as usize)
                .into_iter()
                .flatten()
                .map(|(word, next)| (*word, merged.get(*next as usize).copied().unwrap_or_default()))
                .collect();
            edges.sort_unstable();
            let id = *alike.entry((end, edges)).or_insert_with_key(|key| {
                shape.push(key.clone());
                u32::try_from(shape.len() - 1).unwrap_or_default()
            });
            if let Some(slot) = merged.get_mut(node as usize) {
                *slot = id;
            }
        }
        // Shapes were found from the ends on, so the start is the last; turned around it is the first.
        let last = u32::try_from(shape.len()).unwrap_or_default().saturating_sub(1);
        let mut graph = Self { words: trie.words.clone(), meanings, ..Self::empty() };
        for (end, edges) in shape.into_iter().rev() {
            graph.first.push(u32::try_from(graph.edges.len()).unwrap_or(u32::MAX));
            graph.ends.push(end);
            graph.edges.extend(edges.into_iter().map(|(word, next)| (word, last - next)));
        }
        graph.first.push(u32::try_from(graph.edges.len()).unwrap_or(u32::MAX));
        graph
    }
}

/// The nodes that can be reached, each after all that follow it; the start is last.
fn ends_first(onward: &[Vec<(u32, u32)>]) -> Vec<u32> {
    let mut order = Vec::with_capacity(onward.len());
    let mut seen = vec![false; onward.len()];
    let mut open = vec![(0u32, false)];
    while let Some((node, done)) = open.pop() {
        if done {
            order.push(node);
            continue;
        }
        if seen.get(node as usize).copied().unwrap_or(true) {
            continue;
        }
        seen[node as usize] = true;
        open.push((node, true));
        open.extend(onward.get(node as usize).into_iter().flatten().map(|(_, next)| (*next, false)));
    }
    order
}

/// Writing and reading: numbers of four bytes, little end first; words in the order of their ids with their length.
impl Graph<u32> {
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        let mut words: Vec<(&u32, &str)> = self.words.iter().map(|(word, id)| (id, &**word)).collect();
        words.sort_unstable();
        write_number(out, words.len());
        for (_, word) in words {
            write_text(out, word);
        }
        write_number(out, self.ends.len());
        for end in &self.ends {
            out.extend(end.to_le_bytes());
        }
        for first in &self.first {
            out.extend(first.to_le_bytes());
        }
        write_number(out, self.edges.len());
        for (word, next) in &self.edges {
            out.extend(word.to_le_bytes());
            out.extend(next.to_le_bytes());
        }
        write_number(out, self.meanings.len());
        for meanings in &self.meanings {
            write_number(out, meanings.len());
            for meaning in meanings {
                out.extend(meaning.to_le_bytes());
            }
        }
    }

    /// Reads what [`Graph::write`] wrote, `meaning` giving each number its sense; `None` where that is not what stands here.
    pub(crate) fn read<T>(input: &mut &[u8], meaning: impl Fn(u32) -> Option<T>) -> Option<Graph<T>> {
        let count = read_number(input)?;
        let mut words = QuickMap::default();
        for id in 0..count {
            words.insert(read_text(input)?.into(), id);
        }
        let nodes = read_number(input)?;
        let ends = (0..nodes).map(|_| read_number(input)).collect::<Option<_>>()?;
        let first = (0..=nodes).map(|_| read_number(input)).collect::<Option<_>>()?;
        let count = read_number(input)?;
        let edges =
            (0..count).map(|_| Some((read_number(input)?, read_number(input)?))).collect::<Option<_>>()?;
        let count = read_number(input)?;
        let mut meanings = Vec::new();
        for _ in 0..count {
            let length = read_number(input)?;
            meanings.push((0..length).map(|_| meaning(read_number(input)?)).collect::<Option<Vec<T>>>()?);
        }
        Some(Graph { words, first, edges, ends, meanings })
    }
}

pub(crate) fn write_number(out: &mut Vec<u8>, number: usize) {
    out.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}

pub(crate) fn write_text(out: &mut Vec<u8>, text: &str) {
    write_number(out, text.len());
    out.extend(text.as_bytes());
}

pub(crate) fn read_number(input: &mut &[u8]) -> Option<u32> {
    let (number, rest) = input.split_first_chunk::<4>()?;
    *input = rest;
    Some(u32::from_le_bytes(*number))
}

pub(crate) fn read_text<'i>(input: &mut &'i [u8]) -> Option<&'i str> {
    let length = read_number(input)?;
    let (text, rest) = input.split_at_checked(length as usize)?;
    *input = rest;
    std::str::from_utf8(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(lines: &[(&str, u32)]) -> Graph<u32> {
        Graph::smallest(&Trie::of_lines(lines))
    }

    fn found(graph: &Graph<u32>, text: &str) -> Vec<(usize, Vec<u32>)> {
        let words: Vec<u32> = text.split(' ').map(|word| graph.word(word)).collect();
        let mut found = Vec::new();
        graph.walk(&words, |len, meanings| found.push((len, meanings.to_vec())));
        found
    }

    #[test]
    fn every_phrase_that_starts_here_is_found_once_shortest_first() {
        let graph = graph(&[("la quiero", 1), ("la", 2), ("la", 2), ("la", 3)]);
        assert_eq!(found(&graph, "la quiero ya"), [(1, vec![2, 3]), (2, vec![1])]);
        assert_eq!(found(&graph, "quiero la"), []);
    }

    #[test]
    fn endings_are_shared() {
        let graph = graph(&[("(a x|b y|c z) (d|e) f", 1), ("g f", 1)]);
        assert_eq!(graph.nodes(), 7, "start, after a, after b, after c, before d or e, before f, end");
        assert_eq!(found(&graph, "b y e f"), [(4, vec![1])]);
    }

    #[test]
    fn what_was_written_reads_the_same_and_half_of_it_does_not() {
        let graph = graph(&[("(lo|la) quiero|yo", 1), ("粉", 7), ("yo", 9)]);
        let mut bytes = Vec::new();
        graph.write(&mut bytes);
        let read: Graph<u32> = Graph::read(&mut &*bytes, Some).unwrap();
        for text in ["lo quiero", "yo", "粉", "la"] {
            assert_eq!(found(&read, text), found(&graph, text), "{text}");
        }
        assert!(Graph::<u32>::read(&mut &bytes[..bytes.len() / 2], Some).is_none());
    }
}
