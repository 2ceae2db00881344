//! Phrases with alternatives, `(lo|la) quiero | yo`, compiled without writing every phrase out: alternatives that go on
//! alike share their continuation, so the trie becomes a graph without circles, far smaller than the phrases it holds. Not for what phrases mean.

use std::collections::{BTreeSet, HashMap};

use super::{QuickMap, Trie, edge};
use crate::normalise::normalise;
use crate::token::{Kind, is_glyph, tokenise};

/// A part of a phrase that is always a whole number of words: the ways it can be written, each a list of words' ids.
/// One of them may be empty.
type Part = Vec<Vec<u32>>;

/// What a pattern is written of.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Item {
    Blank,
    Text(String),
    Group(Vec<Vec<Item>>),
}

/// Reads alternatives up to a closing parenthesis or the end.
fn parse(rest: &mut &str) -> Vec<Vec<Item>> {
    let mut all = Vec::new();
    let mut items: Vec<Item> = Vec::new();
    while let Some(c) = rest.chars().next() {
        *rest = &rest[c.len_utf8()..];
        match c {
            ')' => break,
            '|' => all.push(std::mem::take(&mut items)),
            '(' => items.push(Item::Group(parse(rest))),
            c if c.is_whitespace() => items.push(Item::Blank),
            c => match items.last_mut() {
                Some(Item::Text(text)) => text.push(c),
                _ => items.push(Item::Text(c.to_string())),
            },
        }
    }
    all.push(items);
    all
}

/// Every way to write these items out.
fn written_out(items: &[Item]) -> Vec<String> {
    let mut phrases = vec![String::new()];
    for item in items {
        match item {
            Item::Blank => phrases.iter_mut().for_each(|phrase| phrase.push(' ')),
            Item::Text(text) => phrases.iter_mut().for_each(|phrase| phrase.push_str(text)),
            Item::Group(choices) => {
                let choices: Vec<String> = choices.iter().flat_map(|items| written_out(items)).collect();
                phrases = phrases
                    .iter()
                    .flat_map(|stem| choices.iter().map(move |choice| format!("{stem}{choice}")))
                    .collect();
            }
        }
    }
    phrases
}

/// Whether no word and no elongation can reach from `before` into `after`: blanks stand between, or different glyphs.
fn words_part(before: &[Item], after: &[Item]) -> bool {
    if matches!((before.last(), after.first()), (Some(Item::Blank), _) | (_, Some(Item::Blank))) {
        return true;
    }
    let (lasts, firsts) = (edges(before, true), edges(after, false));
    lasts.iter().all(|last| {
        firsts.iter().all(|first| {
            last.is_whitespace()
                || first.is_whitespace()
                || is_glyph(*last) && is_glyph(*first) && last != first
        })
    })
}

/// The characters these items can end (begin) with; a blank where they can be empty.
fn edges(items: &[Item], end: bool) -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    let mut ordered: Vec<&Item> = items.iter().collect();
    if end {
        ordered.reverse();
    }
    for item in ordered {
        match item {
            Item::Blank => {
                found.insert(' ');
                return found;
            }
            Item::Text(text) => {
                found.extend(if end { text.chars().next_back() } else { text.chars().next() });
                return found;
            }
            Item::Group(choices) => {
                let mut empty = false;
                for choice in choices {
                    if can_be_empty(choice) {
                        empty = true;
                    }
                    let of_choice = edges(choice, end);
                    found.extend(of_choice.into_iter().filter(|c| *c != ' ' || !can_be_empty(choice)));
                }
                if !empty {
                    return found;
                }
            }
        }
    }
    found.insert(' ');
    found
}

fn can_be_empty(items: &[Item]) -> bool {
    items.iter().all(|item| match item {
        Item::Group(choices) => choices.iter().any(|choice| can_be_empty(choice)),
        Item::Blank | Item::Text(_) => false,
    })
}

/// One place within a pattern: the words that lead on from it, and places that are as good.
#[derive(Debug, Default)]
struct Place {
    onward: Vec<(u32, u32)>,
    same_as: Option<u32>,
    /// The line of the pattern that ends here.
    ends: Option<usize>,
}

impl<T: Copy + PartialEq> Trie<T> {
    /// All phrases of the lines, each with its line's meaning. A line is phrases separated by `|`, with alternatives in
    /// parentheses, which may nest and may be empty. Where a phrase has several meanings, they stand in the order of the
    /// lines.
    pub fn of_lines(lines: &[(&str, T)]) -> Self {
        let mut trie = Self::default();
        let mut places: Vec<Place> = Vec::new();
        let mut starts: Vec<u32> = Vec::new();
        for (number, (line, _)) in lines.iter().enumerate() {
            for pattern in parse(&mut &**line) {
                let start = new_place(&mut places);
                let end = trie.lay(&mut places, start, &pattern);
                if end != start
                    && let Some(place) = places.get_mut(end as usize)
                {
                    place.ends = Some(number);
                    starts.push(start);
                }
            }
        }
        trie.join(&places, starts, lines);
        trie
    }

    /// Lays a pattern from `here`, cut where words certainly end; returns where it ends.
    fn lay(&mut self, places: &mut Vec<Place>, mut here: u32, items: &[Item]) -> u32 {
        let mut from = 0;
        for at in 1..=items.len() {
            if at == items.len() || words_part(&items[..at], &items[at..]) {
                let part = self.part(&items[from..at]);
                here = lay_part(places, here, &part);
                from = at;
            }
        }
        here
    }

    fn part(&mut self, items: &[Item]) -> Part {
        let mut part: Part = Vec::new();
        for phrase in written_out(items) {
            let folded = normalise(&phrase);
            let tokens = tokenise(&folded);
            part.push(tokens.iter().filter(|t| t.kind != Kind::Break).map(|t| self.intern(t.text)).collect());
        }
        part.sort_unstable();
        part.dedup();
        part
    }

    /// Joins places that are reached by the same words into one node each (subset construction).
    fn join(&mut self, places: &[Place], starts: Vec<u32>, lines: &[(&str, T)]) {
        let mut nodes: HashMap<Vec<u32>, u32> = HashMap::new();
        let mut open = vec![(0, closed(places, starts))];
        while let Some((node, set)) = open.pop() {
            let mut meanings: Vec<T> = Vec::new();
            let mut onward: QuickMap<u32, Vec<u32>> = QuickMap::default();
            for place in set.iter().filter_map(|at| places.get(*at as usize)) {
                for (word, next) in &place.onward {
                    onward.entry(*word).or_default().push(*next);
                }
            }
            let mut ended: Vec<usize> =
                set.iter().filter_map(|at| places.get(*at as usize)).filter_map(|place| place.ends).collect();
            ended.sort_unstable();
            for meaning in
                ended.into_iter().filter_map(|number| lines.get(number)).map(|(_, meaning)| *meaning)
            {
                if !meanings.contains(&meaning) {
                    meanings.push(meaning);
                }
            }
            if node != 0 && !meanings.is_empty() {
                self.ends.insert(node, meanings);
            }
            for (word, next) in onward {
                let next = closed(places, next);
                let id = match nodes.get(&next) {
                    Some(id) => *id,
                    None => {
                        let id = self.nodes;
                        self.nodes += 1;
                        nodes.insert(next.clone(), id);
                        open.push((id, next));
                        id
                    }
                };
                self.edges.insert(edge(node, word), id);
            }
        }
    }
}

/// Lays the ways of a part from `here`; returns where all of them meet.
fn lay_part(places: &mut Vec<Place>, here: u32, part: &Part) -> u32 {
    if part.iter().all(Vec::is_empty) {
        return here;
    }
    let meet = new_place(places);
    for way in part {
        let mut at = here;
        for (nth, word) in way.iter().enumerate() {
            let next = if nth + 1 == way.len() { meet } else { new_place(places) };
            if let Some(place) = places.get_mut(at as usize) {
                place.onward.push((*word, next));
            }
            at = next;
        }
        if way.is_empty()
            && let Some(place) = places.get_mut(here as usize)
        {
            place.same_as = Some(meet);
        }
    }
    meet
}

fn new_place(places: &mut Vec<Place>) -> u32 {
    places.push(Place::default());
    u32::try_from(places.len() - 1).unwrap_or(u32::MAX)
}

/// The places and all that are as good, each once, sorted.
fn closed(places: &[Place], mut set: Vec<u32>) -> Vec<u32> {
    let mut at = 0;
    while let Some(place) = set.get(at) {
        if let Some(same) = places.get(*place as usize).and_then(|place| place.same_as) {
            set.push(same);
        }
        at += 1;
    }
    set.sort_unstable();
    set.dedup();
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trie::of_edge;

    /// Every phrase the trie holds, with its meanings.
    fn phrases(trie: &Trie<u8>) -> Vec<(String, Vec<u8>)> {
        let names: HashMap<u32, &str> = trie.words.iter().map(|(word, id)| (*id, &**word)).collect();
        let mut found = Vec::new();
        let mut open = vec![(0u32, String::new())];
        while let Some((node, said)) = open.pop() {
            if let Some(meanings) = trie.ends.get(&node) {
                found.push((said.trim().to_owned(), meanings.clone()));
            }
            for (key, next) in &trie.edges {
                let (from, word) = of_edge(*key);
                if from == node {
                    open.push((*next, format!("{said} {}", names[&word])));
                }
            }
        }
        found.sort();
        found
    }

    fn trie(lines: &[(&str, u8)]) -> Trie<u8> {
        Trie::of_lines(lines)
    }

    /// The same, every phrase written out and put in by itself.
    fn plain(lines: &[(&str, u8)]) -> Trie<u8> {
        let mut trie = Trie::default();
        for (line, meaning) in lines {
            for phrase in parse(&mut &**line).iter().flat_map(|items| written_out(items)) {
                let folded = normalise(&phrase);
                let tokens = tokenise(&folded);
                trie.insert(tokens.iter().filter(|t| t.kind != Kind::Break).map(|t| t.text), *meaning);
            }
        }
        trie
    }

    #[test]
    fn the_graph_holds_exactly_the_phrases_written_out() {
        let lines = [
            ("(lo|la|) quier(o|e) (ya|ahora mismo|) | yo | me( la|) llevo", 1),
            ("la quiero | a(b(c|d)|e) | (x|)(y|z)", 2),
            ("买(给|)我(|妈(妈|))吧 | (哈|)哈哈 | 要(1|一)(个|)", 3),
            ("don't (come|go)-(in|out) | (50|5)0 (k|mil)", 4),
            ("yo", 1),
        ];
        assert_eq!(phrases(&trie(&lines)), phrases(&plain(&lines)));
    }

    #[test]
    fn alternatives_that_go_on_alike_share_what_follows() {
        let many = trie(&[("(a|b|c|d|e) (f|g|h|i|j) (k|l|m|n|o) (p|q|r|s|t)", 1)]);
        assert_eq!(many.nodes, 5, "625 phrases");
    }

    #[test]
    fn a_phrase_with_several_meanings_has_them_in_the_order_written() {
        let both = trie(&[("(me |)la llevo", 7), ("la llevo", 3), ("la llevo", 7)]);
        assert_eq!(phrases(&both)[0], ("la llevo".to_owned(), vec![7, 3]));
    }
}
