//! Which classes hang together, by relations of two or of more.

use fixedbitset::FixedBitSet;

use super::Arranger;
use crate::gather::AddAll as _;
use crate::sets::relations::{Class, Relations};

/// The relations of more than two that a class is in, by their places.
#[derive(Clone, Default)]
pub(super) struct Ties {
    covers: Vec<usize>,
    meets: Vec<usize>,
}

pub(super) fn ties(relations: &Relations) -> Vec<Ties> {
    let mut ties = vec![Ties::default(); relations.count()];
    for (at, (whole, parts)) in relations.covers.iter().enumerate() {
        for class in parts.iter().chain([whole]) {
            if let Some(ties) = ties.get_mut(*class) {
                ties.covers.push(at);
            }
        }
    }
    for (at, (a, b, both)) in relations.meets.iter().enumerate() {
        for class in [a, b, both] {
            if let Some(ties) = ties.get_mut(*class) {
                ties.meets.push(at);
            }
        }
    }
    ties
}

impl Arranger<'_> {
    /// The groups of some classes of a heap that nothing relates. Of covers only those of a class in
    /// the heap count, not those of its whole.
    pub(super) fn groups(&self, classes: &FixedBitSet, heap: &FixedBitSet) -> Vec<FixedBitSet> {
        let mut left = classes.clone();
        let mut groups = Vec::new();
        while let Some(start) = left.ones().next() {
            let mut group = FixedBitSet::with_capacity(classes.len());
            let mut next = vec![start];
            left.remove(start);
            while let Some(class) = next.pop() {
                group.insert(class);
                let mut related = FixedBitSet::with_capacity(classes.len());
                self.relations.add_related(class, &mut related);
                self.add_tied(class, heap, &mut related);
                related.intersect_with(&left);
                left.difference_with(&related);
                next.add_all(related.ones());
            }
            groups.push(group);
        }
        groups
    }

    /// Adds what a class is tied to by relations of more than two.
    pub(super) fn add_tied(&self, class: Class, heap: &FixedBitSet, into: &mut FixedBitSet) {
        let Some(ties) = self.ties.get(class) else {
            return;
        };
        let covers = ties.covers.iter().filter_map(|at| self.covers.get(*at));
        for (whole, parts) in covers.filter(|(whole, _)| heap.contains(*whole)) {
            into.insert(*whole);
            into.union_with(parts);
        }
        for (a, b, both) in ties
            .meets
            .iter()
            .filter_map(|at| self.relations.meets.get(*at))
        {
            into.extend([*a, *b, *both]);
        }
    }
}
