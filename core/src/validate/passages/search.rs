//! Many patterns looked for in one walk over a text (Aho and Corasick, 1975).
//!
//! Looking for each by itself would read the text once for every quote of it. A pattern found twice is
//! not looked for any more, so that the walk takes time in proportion to the text and the patterns,
//! whatever they are.

use crate::gather::Gather as _;
use crate::hashed::HashedMap;

const ROOT: u32 = 0;
const NOWHERE: u32 = u32::MAX;

/// The bytes at which a pattern starts, for the first and the next time.
pub(super) type Found = [Option<usize>; 2];

/// Finds where each pattern occurs in a text first and next; an empty one occurs nowhere.
pub(super) fn find(text: &str, patterns: &[&str]) -> Vec<Found> {
    let mut search = Search::default();
    let ends: Vec<u32> = patterns.iter().map(|pattern| search.add(pattern)).gather();
    search.connect();
    search.walk(text.as_bytes());
    let found = |end: &u32| search.nodes.get(*end as usize).map(|n| n.found);
    ends.iter()
        .map(|end| found(end).unwrap_or_default())
        .gather()
}

/// A stretch of bytes that begins some pattern.
struct Node {
    parent: u32,
    byte: u8,
    /// How many bytes long.
    depth: u32,
    /// The longest proper ending of it that begins a pattern too.
    fallback: u32,
    /// The longest ending of it, itself included, that is a pattern still looked for, or one on the way there.
    report: u32,
    is_pattern: bool,
    found: Found,
}

struct Search {
    nodes: Vec<Node>,
    next: HashedMap<(u32, u8), u32>,
}

impl Default for Search {
    fn default() -> Self {
        let root = Node::new(ROOT, 0, 0);
        Self {
            nodes: vec![root],
            next: HashedMap::new(),
        }
    }
}

impl Node {
    fn new(parent: u32, byte: u8, depth: u32) -> Self {
        Self {
            parent,
            byte,
            depth,
            fallback: ROOT,
            report: NOWHERE,
            is_pattern: false,
            found: [None; 2],
        }
    }
}

impl Search {
    /// The node of a whole pattern. Patterns of four gigabytes together are not looked for.
    fn add(&mut self, pattern: &str) -> u32 {
        let mut at = ROOT;
        for byte in pattern.bytes() {
            if let Some(next) = self.next.get(&(at, byte)) {
                at = *next;
                continue;
            }
            let Ok(new) = u32::try_from(self.nodes.len()) else {
                return NOWHERE;
            };
            let depth = self.nodes.get(at as usize).map_or(0, |n| n.depth);
            self.nodes
                .push(Node::new(at, byte, depth.saturating_add(1)));
            self.next.insert((at, byte), new);
            at = new;
        }
        if let Some(node) = self.nodes.get_mut(at as usize) {
            node.is_pattern = at != ROOT;
        }
        at
    }

    /// Sets fallbacks and reports, those of shorter stretches first.
    fn connect(&mut self) {
        let mut order: Vec<(u32, u32)> = (0_u32..)
            .zip(&self.nodes)
            .skip(1)
            .map(|(number, node)| (node.depth, number))
            .gather();
        order.sort_unstable();
        for (depth, number) in order {
            let Some((parent, byte)) = self.nodes.get(number as usize).map(|n| (n.parent, n.byte))
            else {
                continue;
            };
            let fallback = if depth == 1 {
                ROOT
            } else {
                self.step(self.fallback(parent), byte)
            };
            let report = self
                .nodes
                .get(fallback as usize)
                .map_or(NOWHERE, |n| n.report);
            if let Some(node) = self.nodes.get_mut(number as usize) {
                node.fallback = fallback;
                node.report = if node.is_pattern { number } else { report };
            }
        }
    }

    fn fallback(&self, node: u32) -> u32 {
        self.nodes.get(node as usize).map_or(ROOT, |n| n.fallback)
    }

    fn step(&self, mut from: u32, byte: u8) -> u32 {
        loop {
            if let Some(next) = self.next.get(&(from, byte)) {
                return *next;
            }
            if from == ROOT {
                return ROOT;
            }
            from = self.fallback(from);
        }
    }

    fn walk(&mut self, text: &[u8]) {
        let mut at = ROOT;
        for (place, byte) in text.iter().enumerate() {
            at = self.step(at, *byte);
            let mut hit = self.sought(at);
            while let Some(node) = self.nodes.get_mut(hit as usize) {
                let start = place + 1 - node.depth as usize;
                match &mut node.found {
                    [first @ None, _] => *first = Some(start),
                    [_, second] => *second = Some(start),
                }
                let fallback = node.fallback;
                hit = self.sought(fallback);
            }
        }
    }

    /// The longest ending of a stretch that is a pattern still looked for. Patterns found twice are
    /// stepped over, once each: what leads to them is set to lead past them.
    fn sought(&mut self, from: u32) -> u32 {
        let past = |search: &Self, pattern: u32| {
            let node = search.nodes.get(pattern as usize)?;
            node.found.last()?.as_ref()?;
            let fallback = search.nodes.get(node.fallback as usize)?;
            Some(fallback.report)
        };
        let mut steps = from;
        let mut end = self.report(from);
        while let Some(next) = past(self, end) {
            end = next;
        }
        // Once more, now setting the way.
        loop {
            let next = self.report(steps);
            if next == end || next == NOWHERE {
                break;
            }
            self.set_report(steps, end);
            steps = self.fallback(next);
        }
        end
    }

    fn report(&self, node: u32) -> u32 {
        self.nodes.get(node as usize).map_or(NOWHERE, |n| n.report)
    }

    fn set_report(&mut self, node: u32, report: u32) {
        if let Some(node) = self.nodes.get_mut(node as usize) {
            node.report = report;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    /// One by one, as it should come out.
    fn plainly(text: &str, pattern: &str) -> Found {
        if pattern.is_empty() {
            return [None; 2];
        }
        let mut starts = text
            .char_indices()
            .map(|(byte, _)| byte)
            .filter(|byte| text.get(*byte..).unwrap().starts_with(pattern));
        [starts.next(), starts.next()]
    }

    proptest! {
        #[test]
        fn what_is_found_is_where_it_is(
            text in "[abé]{0,60}",
            patterns in proptest::collection::vec("[abé]{0,5}", 0..12),
        ) {
            let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
            let found = find(&text, &patterns);
            let expected: Vec<Found> = patterns.iter().map(|p| plainly(&text, p)).collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn nested_patterns_in_a_monotonous_text_take_no_longer_than_it() {
        let text = "a".repeat(1_000_000);
        let patterns: Vec<String> = (1..1_000).map(|n| "a".repeat(n)).collect();
        let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
        let found = find(&text, &patterns);
        assert!(found.iter().all(|f| *f == [Some(0), Some(1)]));
    }
}
