//! Heaps that fall into groups: of classes that nothing relates, and of classes that share nothing.

use fixedbitset::FixedBitSet;

use super::{Arranger, Heap};
use crate::gather::{AddAll as _, Gather as _};
use crate::sets::system::System;

impl Arranger<'_> {
    pub(super) fn unrelated(
        &self,
        heap: Heap,
        system: &mut System,
        heaps: &mut Vec<Heap>,
    ) -> Option<Heap> {
        let mut groups = self.groups(&heap.classes, &heap.classes);
        if groups.len() == 1 {
            return Some(heap);
        }
        let hit = |group: &FixedBitSet, cover: &FixedBitSet| !group.is_disjoint(cover);
        for cover in &heap.covers {
            let others = || heap.covers.iter().filter(|c| *c != cover);
            // Groups that cover the whole together, and do nothing else, overlap as they like.
            let loose = groups
                .iter()
                .filter(|g| hit(g, cover))
                .all(|g| self.lies_in(g, cover) && others().all(|other| !hit(g, other)));
            let (parts, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| hit(g, cover));
            groups = rest;
            if let Some(whole) = heap.whole.filter(|_| loose && parts.len() > 1) {
                let vars = parts.into_iter().map(|group| {
                    let var = system.fresh();
                    system.fits(vec![var], whole);
                    let mut here = cover.clone();
                    here.intersect_with(&group);
                    heaps.push(Heap {
                        classes: group,
                        whole: Some(var),
                        covers: vec![here],
                    });
                    var
                });
                let vars = vars.gather();
                system.reaches(vars, whole);
            } else {
                // Otherwise a cover ties together all that it is made of.
                let empty = FixedBitSet::with_capacity(heap.classes.len());
                groups.push(parts.iter().fold(empty, |mut all, part| {
                    all.union_with(part);
                    all
                }));
            }
        }
        if groups.first() == Some(&heap.classes) {
            return Some(heap);
        }
        for group in groups {
            let covers = heap.covers.iter().filter(|c| c.is_subset(&group));
            heaps.push(Heap {
                covers: covers.cloned().gather(),
                classes: group,
                whole: heap.whole,
            });
        }
        None
    }

    /// Whether all of a group lies within those of its classes that are parts of a cover.
    fn lies_in(&self, group: &FixedBitSet, cover: &FixedBitSet) -> bool {
        let inside = |class| {
            self.relations
                .above(class)
                .any(|a| cover.contains(a) && group.contains(a))
        };
        group
            .ones()
            .all(|class| cover.contains(class) || inside(class))
    }

    pub(super) fn apart(
        &self,
        heap: Heap,
        system: &mut System,
        heaps: &mut Vec<Heap>,
    ) -> Option<Heap> {
        let mut left = heap.classes.clone();
        let mut groups = Vec::new();
        while let Some(start) = left.ones().next() {
            let mut group = FixedBitSet::with_capacity(left.len());
            let mut next = vec![start];
            left.remove(start);
            while let Some(class) = next.pop() {
                group.insert(class);
                let mut beside = left.clone();
                self.relations.remove_apart(class, &mut beside);
                left.difference_with(&beside);
                next.add_all(beside.ones());
            }
            groups.push(group);
        }
        if groups.len() == 1 {
            return Some(heap);
        }
        let Some(whole) = heap.whole else {
            heaps.add_all(groups.into_iter().map(|classes| Heap {
                classes,
                whole: None,
                covers: Vec::new(),
            }));
            return None;
        };
        let mut vars = Vec::new();
        let mut hits = vec![Vec::new(); heap.covers.len()];
        for classes in groups {
            let mut covers = Vec::new();
            let top = self.top_of(&classes);
            let var = top.unwrap_or_else(|| system.fresh());
            for (cover, hit) in heap.covers.iter().zip(&mut hits) {
                if !cover.is_disjoint(&classes) {
                    let mut here = cover.clone();
                    here.intersect_with(&classes);
                    covers.push(here);
                    hit.push(var);
                }
            }
            match top {
                Some(top) => self.below(top, classes, covers, heaps),
                None => heaps.push(Heap {
                    classes,
                    whole: Some(var),
                    covers,
                }),
            }
            vars.push(var);
        }
        let full = hits.iter().any(|hit| hit.len() == vars.len());
        for hit in hits.into_iter().filter(|hit| hit.len() < vars.len()) {
            system.reaches(hit, whole);
        }
        if full {
            system.makes(vars, whole);
        } else {
            system.fits(vars, whole);
        }
        None
    }
}
