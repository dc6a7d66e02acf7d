//! Takes a family apart into rows of sums.
//!
//! A *heap* is some classes that lie within a common whole (or within nothing). It is taken apart,
//! whichever applies first:
//!
//! - one class contains all the others: they are a heap within that one;
//! - it falls into groups that nothing relates: each is a heap by itself, since things can always be
//!   chosen so that unrelated groups do not get in each other's way;
//! - it falls into groups that are apart from each other: their sizes add up within the whole;
//! - no two classes are apart: then sizes that rise from part to whole are all that is asked for,
//!   since each class can be the first so many of one row of things;
//! - what lies within one class and is related to nothing else by itself is a heap within that one;
//! - what is left is a knot, and its membership patterns are listed.
//!
//! A whole that its parts cover is passed down with the parts that lie in each group.

mod split;
mod tied;

use crate::gather::{AddAll as _, Gather as _};
use crate::sorted::Arrange as _;
use fixedbitset::FixedBitSet;

use tied::{Ties, ties};

use super::{
    Bounds, Effort, Family, Reason, Refusal, Set,
    patterns::Knot,
    relations::{Class, Relations},
    system::{Row, Side, System, Var},
};

/// Some classes within a whole, and the covers of that whole by classes among them.
struct Heap {
    classes: FixedBitSet,
    whole: Option<Var>,
    covers: Vec<FixedBitSet>,
}

/// The rows of a family. The first variables are its classes.
pub(super) fn arrange(
    family: &Family,
    relations: &Relations,
    effort: &Effort,
) -> Result<System, Refusal> {
    let count = relations.count();
    let mut system = System::with(count);
    // Of statements that say the same, the first is the one that answers name.
    let mut sets: Vec<(Set, &Option<Bounds>)> = family.sizes.iter().enumerate().gather();
    sets.arrange_by_key(|(set, size)| {
        (
            !family.named.contains(set),
            !size.is_some_and(Bounds::is_exact),
        )
    });
    for (set, size) in sets {
        let class = relations.class_of.get(set);
        if let Some((class, mut size)) = class.zip(*size) {
            // Of what is empty anyway, no statement is the reason.
            size.high = size.high.filter(|_| !relations.empty.contains(*class));
            system.state(*class, set, size);
        }
    }
    for class in relations.empty.ones() {
        system.limit(class, Side::High, (0, None));
    }
    for (place, (larger, smaller)) in relations.larger.iter().enumerate() {
        let more = (1, Some(Reason::Larger(place)));
        if larger == smaller {
            // Nothing is larger than itself: some of it would have to be what is not there. It is part of
            // the set, so that whoever asks of the set meets the contradiction.
            let nothing = system.fresh();
            system.limit(nothing, Side::Low, more);
            system.limit(nothing, Side::High, (0, None));
            system.fits(vec![nothing], *larger);
        } else {
            system.rows.push(Row {
                plus: vec![*larger],
                minus: vec![*smaller],
                low: Some(more),
                high: None,
            });
        }
    }
    let mut classes = FixedBitSet::with_capacity(count);
    classes.insert_range(..);
    classes.difference_with(&relations.empty);
    let arranger = Arranger {
        relations,
        covers: relations
            .covers
            .iter()
            .map(|(whole, parts)| {
                let mut bits = FixedBitSet::with_capacity(count);
                bits.extend(parts.iter().copied());
                (*whole, bits)
            })
            .gather(),
        ties: ties(relations),
    };
    let mut heaps = vec![Heap {
        classes,
        whole: None,
        covers: Vec::new(),
    }];
    let mut left = Left {
        patterns: effort.patterns,
        steps: effort.steps / 4,
    };
    while let Some(heap) = heaps.pop() {
        arranger.take_apart(heap, &mut system, &mut heaps, &mut left)?;
    }
    Ok(system)
}

/// Work that may still be done on patterns.
struct Left {
    patterns: usize,
    steps: u64,
}

struct Arranger<'r> {
    relations: &'r Relations,
    covers: Vec<(Class, FixedBitSet)>,
    ties: Vec<Ties>,
}

impl Arranger<'_> {
    fn take_apart(
        &self,
        heap: Heap,
        system: &mut System,
        heaps: &mut Vec<Heap>,
        left: &mut Left,
    ) -> Result<(), Refusal> {
        if heap.classes.is_clear() {
            return Ok(());
        }
        let Some(heap) = self.top(heap, system, heaps) else {
            return Ok(());
        };
        let Some(heap) = self.unrelated(heap, system, heaps) else {
            return Ok(());
        };
        let Some(heap) = self.apart(heap, system, heaps) else {
            return Ok(());
        };
        let Some(heap) = self.rising(heap, system) else {
            return Ok(());
        };
        let Some(heap) = self.untied(heap, heaps) else {
            return Ok(());
        };
        self.knot(&heap, system, left)
    }

    /// The class that contains all the others of a heap.
    fn top_of(&self, classes: &FixedBitSet) -> Option<Class> {
        let mut top = classes.ones().next()?;
        // Climbing from anywhere leads to the top, if there is one.
        while let Some(above) = self.relations.above(top).find(|a| classes.contains(*a)) {
            top = above;
        }
        let inside = self.relations.content(top, classes).count_ones(..);
        (inside + 1 == classes.count_ones(..)).then_some(top)
    }

    fn top(&self, heap: Heap, system: &mut System, heaps: &mut Vec<Heap>) -> Option<Heap> {
        let Some(top) = self.top_of(&heap.classes) else {
            return Some(heap);
        };
        let covered = !heap.covers.is_empty();
        if let Some(whole) = heap.whole {
            if covered {
                system.makes(vec![top], whole);
            } else {
                system.fits(vec![top], whole);
            }
        }
        self.below(top, heap.classes, heap.covers, heaps);
        None
    }

    /// What lies within a class, as a heap of its own; covers handed down to it cover the class too.
    fn below(
        &self,
        top: Class,
        mut classes: FixedBitSet,
        handed: Vec<FixedBitSet>,
        heaps: &mut Vec<Heap>,
    ) {
        classes.remove(top);
        let handed = handed.into_iter().filter(|parts| !parts.contains(top));
        let own = self.covers.iter().filter(|(whole, _)| *whole == top);
        let own = own.map(|(_, parts)| parts.clone());
        let mut covers: Vec<FixedBitSet> = handed
            .chain(own)
            .filter(|parts| parts.is_subset(&classes))
            .gather();
        covers.dedup();
        heaps.push(Heap {
            classes,
            whole: Some(top),
            covers,
        });
    }

    fn rising(&self, heap: Heap, system: &mut System) -> Option<Heap> {
        let classes = &heap.classes;
        let covered = self
            .covers
            .iter()
            .any(|(whole, _)| classes.contains(*whole));
        let met = self
            .relations
            .meets
            .iter()
            .any(|(a, ..)| classes.contains(*a));
        if !heap.covers.is_empty() || covered || met || self.relations.any_apart(classes) {
            return Some(heap);
        }
        for class in classes.ones() {
            let above: Vec<Class> = self
                .relations
                .above(class)
                .filter(|a| classes.contains(*a))
                .gather();
            let next = |a: &&Class| !above.iter().any(|b| self.relations.is_within(*b, **a));
            for outer in above.iter().filter(next) {
                system.fits(vec![class], *outer);
            }
            if let Some(whole) = heap.whole.filter(|_| above.is_empty()) {
                system.fits(vec![class], whole);
            }
        }
        None
    }

    /// Takes out what lies within one class and is related to nothing else by itself.
    fn untied(&self, mut heap: Heap, heaps: &mut Vec<Heap>) -> Option<Heap> {
        let content = |class| self.relations.content(class, &heap.classes).count_ones(..);
        let mut tops: Vec<(usize, Class)> = heap.classes.ones().map(|c| (content(c), c)).gather();
        tops.arrange_by_key(|(inside, class)| (std::cmp::Reverse(*inside), *class));
        let mut taken = false;
        for (_, top) in tops.into_iter().filter(|(inside, _)| *inside > 0) {
            if !heap.classes.contains(top) {
                continue;
            }
            for group in self.groups(&self.relations.content(top, &heap.classes), &heap.classes) {
                if self.hangs_by(top, &group, &heap) {
                    taken = true;
                    heap.classes.difference_with(&group);
                    for cover in &mut heap.covers {
                        cover.difference_with(&group);
                    }
                    let own = self
                        .covers
                        .iter()
                        .filter(|(whole, parts)| *whole == top && parts.is_subset(&group));
                    heaps.push(Heap {
                        covers: own.map(|(_, parts)| parts.clone()).gather(),
                        classes: group,
                        whole: Some(top),
                    });
                }
            }
        }
        if !taken {
            return Some(heap);
        }
        heaps.push(heap);
        None
    }

    /// Whether all that relates a group to the rest of a heap follows from its lying within `top`.
    fn hangs_by(&self, top: Class, group: &FixedBitSet, heap: &Heap) -> bool {
        let relations = self.relations;
        group.ones().all(|class| {
            let mut tied = FixedBitSet::with_capacity(group.len());
            self.add_tied(class, &heap.classes, &mut tied);
            let mut related = FixedBitSet::with_capacity(group.len());
            relations.add_related(class, &mut related);
            for set in [&mut tied, &mut related] {
                set.intersect_with(&heap.classes);
                set.difference_with(group);
                set.remove(top);
            }
            let follows = |other: Class| {
                (relations.are_apart(class, other) && relations.are_apart(top, other))
                    || (relations.is_within(class, other) && relations.is_within(top, other))
            };
            let covers = |cover: &FixedBitSet| cover.contains(class) && !cover.contains(top);
            tied.is_clear() && related.ones().all(follows) && !heap.covers.iter().any(covers)
        })
    }

    fn knot(&self, heap: &Heap, system: &mut System, left: &mut Left) -> Result<(), Refusal> {
        let above = |class: Class| {
            self.relations
                .above(class)
                .filter(|a| heap.classes.contains(*a))
                .count()
        };
        let mut classes: Vec<Class> = heap.classes.ones().gather();
        classes.arrange_by_key(|class| (above(*class), *class));
        let knot = Knot {
            relations: self.relations,
            covers: heap.covers.iter().map(|c| c.ones().gather()).gather(),
            classes,
        };
        let patterns = knot.patterns(left.patterns, left.steps)?;
        left.patterns -= patterns.len().min(left.patterns);
        let terms: usize = patterns.iter().map(|p| p.count_ones(..)).sum();
        let steps = u64::try_from(terms).ok();
        let rest = steps.and_then(|steps| left.steps.checked_sub(steps));
        left.steps = rest.ok_or(Refusal::Patterns(knot.classes.len()))?;
        let mut sums: Vec<(Class, Vec<Var>)> =
            knot.classes.iter().map(|c| (*c, Vec::new())).gather();
        let mut all = Vec::with_capacity(patterns.len());
        for pattern in patterns {
            let var = system.fresh();
            all.push(var);
            for (_, sum) in sums
                .iter_mut()
                .filter(|(class, _)| pattern.contains(*class))
            {
                sum.push(var);
            }
        }
        system.defined.add_all(sums);
        match heap.whole {
            Some(whole) if heap.covers.is_empty() => system.fits(all, whole),
            Some(whole) => system.makes(all, whole),
            None => {}
        }
        Ok(())
    }
}
