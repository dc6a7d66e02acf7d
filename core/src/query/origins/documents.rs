//! How many of some documents are texts of their own.

use super::voices::Voices;
use crate::gather::{AddAll as _, Gather as _};
use crate::hashed::{HashedMap, HashedSet};
use crate::{DerivationKind, graph::Node, query::order::circles_in_order};

impl Voices<'_> {
    fn same_texts(&self, source: Node) -> Vec<Node> {
        let carriers = self.carriers(source).into_iter();
        carriers
            .filter(|c| c.is_firm() || c.how == DerivationKind::Revises)
            .map(|c| c.source)
            .gather()
    }

    /// How many of the sources, each given once, are no copy, translation or later version of another
    /// of them, copies of one text counted once even where that text is not among them.
    pub(super) fn independent_documents(&self, sources: &[Node]) -> usize {
        let asked: HashedSet<Node> = sources.iter().copied().collect();
        let mut circle_of: HashedMap<Node, usize> = HashedMap::new();
        // Of each circle, earlier texts first: whether one of the sources is among it or before it.
        let mut taken: Vec<bool> = Vec::new();
        let mut originals: Vec<Node> = Vec::new();
        for circle in circles_in_order(sources, &mut |s| self.same_texts(s)) {
            for member in &circle {
                circle_of.insert(*member, taken.len());
            }
            let before = circle
                .iter()
                .flat_map(|member| self.same_texts(*member))
                .any(|text| {
                    let earlier = circle_of.get(&text).and_then(|c| taken.get(*c));
                    earlier.copied().unwrap_or(false)
                });
            let first = circle.iter().find(|member| asked.contains(*member));
            if let Some(first) = first.filter(|_| !before) {
                originals.push(*first);
            }
            taken.push(before || first.is_some());
        }
        self.apart(&originals)
    }

    /// How many groups the sources make when those that share an earlier text are put together.
    fn apart(&self, sources: &[Node]) -> usize {
        let mut owner: HashedMap<Node, usize> = HashedMap::new();
        let mut leaders: Vec<usize> = (0..sources.len()).gather();
        let mut groups = sources.len();
        for (at, source) in sources.iter().enumerate() {
            let mut next = vec![*source];
            while let Some(text) = next.pop() {
                if let Some(other) = owner.get(&text) {
                    let (a, b) = (top(&mut leaders, at), top(&mut leaders, *other));
                    if a != b {
                        groups -= 1;
                        if let Some(leader) = leaders.get_mut(a.max(b)) {
                            *leader = a.min(b);
                        }
                    }
                } else {
                    owner.insert(text, at);
                    next.add_all(self.same_texts(text));
                }
            }
        }
        groups
    }
}

fn top(leaders: &mut [usize], mut at: usize) -> usize {
    while let Some(next) = leaders.get(at).copied().filter(|next| *next != at) {
        let over = leaders.get(next).copied().unwrap_or(next);
        if let Some(leader) = leaders.get_mut(at) {
            *leader = over;
        }
        at = next;
    }
    at
}
