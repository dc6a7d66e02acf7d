//! How many independent origins there are at least, and at most.

use super::{
    speech::End,
    voice::{Voice, VoiceTable},
};
use crate::gather::Gather as _;
use crate::graph::Node;
use crate::hashed::HashedMap;

/// What is certain of some ends: how many origins, and which of the ends make them up.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Certain {
    pub(super) count: usize,
    /// Of each end the group in which it counts; ends of one group count once together.
    pub(super) groups: Vec<Option<usize>>,
}

/// The ends must be tidy: each voice once.
///
/// A voice that can end in one place only makes that place an origin. A voice that could end in such
/// a place adds nothing. The others count once for each group that no possible end connects.
pub(super) fn certain(table: &VoiceTable, ends: &[End]) -> Certain {
    let mut fixed: Vec<Node> = Vec::new();
    for end in ends {
        if let [only] = table.sure(end.voice) {
            fixed.push(*only);
        }
    }
    fixed.sort_unstable();
    fixed.dedup();
    let mut open = Open::default();
    for (at, end) in ends.iter().enumerate() {
        let sure = table.sure(end.voice);
        if sure.len() > 1 && sure.iter().all(|node| fixed.binary_search(node).is_err()) {
            open.join(at, sure);
        }
    }
    let mut numbers: HashedMap<usize, usize> = HashedMap::new();
    let mut groups: Vec<Option<usize>> = Vec::with_capacity(ends.len());
    for (at, end) in ends.iter().enumerate() {
        let group = if let [only] = table.sure(end.voice) {
            fixed.binary_search(only).ok()
        } else {
            let next = fixed.len() + numbers.len();
            open.leader(at)
                .map(|leader| *numbers.entry(leader).or_insert(next))
        };
        groups.push(group);
    }
    let mut count = fixed.len() + numbers.len();
    if count == 0 && ends.iter().any(|end| end.known) {
        // Somebody identified is behind some of these, though it is not known where that ends.
        count = 1;
        groups = ends.iter().map(|end| end.known.then_some(0)).gather();
    }
    Certain { count, groups }
}

/// Ends that share a possible place, joined.
#[derive(Default)]
struct Open {
    leaders: HashedMap<usize, usize>,
    first: HashedMap<Node, usize>,
}

impl Open {
    fn join(&mut self, at: usize, places: &[Node]) {
        self.leaders.insert(at, at);
        for place in places {
            let other = *self.first.entry(*place).or_insert(at);
            let (a, b) = (self.find(at), self.find(other));
            self.leaders.insert(a.max(b), a.min(b));
        }
    }

    fn find(&mut self, at: usize) -> usize {
        let mut top = at;
        while let Some(next) = self.leaders.get(&top).filter(|next| **next != top) {
            top = *next;
        }
        let mut below = at;
        while let Some(next) = self.leaders.insert(below, top).filter(|next| *next != top) {
            below = next;
        }
        top
    }

    fn leader(&mut self, at: usize) -> Option<usize> {
        self.leaders.contains_key(&at).then(|| self.find(at))
    }
}

/// The most origins that the ends can have: as many as there are different voices, and no more than
/// there are places where they can end.
pub(super) fn possible(table: &mut VoiceTable, ends: &[End]) -> usize {
    let voices: Vec<Voice> = table.parts(ends.iter().map(|end| end.voice).gather());
    let widths = voices.iter().map(|voice| table.width(*voice));
    let most = widths.fold(0, usize::saturating_add);
    if most <= 1 {
        return most;
    }
    most.min(table.ends(&voices).len())
}
