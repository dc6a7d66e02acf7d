//! The relations of a family with everything that follows from them.

use crate::gather::{AddAll as _, Gather as _};
use crate::sorted::{SortedMap, SortedSet};
use fixedbitset::FixedBitSet;

use super::{Effort, Family, Pairs, Refusal, Set};

/// A set of sets: those that are equal are one class.
pub(super) type Class = usize;

/// Relations between classes, closed: within what is within, apart from what is apart from that.
pub(super) struct Relations {
    /// The class of every set.
    pub(super) class_of: Vec<Class>,
    /// The classes that a class lies within, itself left out.
    up: Vec<FixedBitSet>,
    /// The classes that lie within it, itself left out.
    down: Vec<FixedBitSet>,
    apart: Vec<FixedBitSet>,
    /// Classes that have no members whatever their stated sizes.
    pub(super) empty: FixedBitSet,
    /// What is in the first is in one of the others, which neither contain it nor are apart from it.
    pub(super) covers: Vec<(Class, Vec<Class>)>,
    /// What is in both of the first is in the third, which lies within both.
    pub(super) meets: Vec<(Class, Class, Class)>,
    pub(super) larger: Vec<(Class, Class)>,
}

impl Relations {
    pub(super) fn close(family: &Family, effort: &Effort) -> Result<Self, Refusal> {
        let sets = family.sizes.len();
        if sets > effort.sets {
            return Err(Refusal::Sets(sets));
        }
        let mut within = family.within.clone();
        for (a, b, both) in &family.meets {
            within.add(*both, *a);
            within.add(*both, *b);
        }
        let mut apart = family.apart.clone();
        // A cover or a meeting may come down to a relation of two, from which others may follow.
        loop {
            let closed = Self::closed(family, &within, &apart);
            let inner = closed.narrowed(family);
            let outer = closed.parted(family);
            if inner.is_empty() && outer.is_empty() {
                return Ok(closed);
            }
            for (inner, outer) in inner {
                within.add(inner, outer);
            }
            apart.add_all(outer);
        }
    }

    fn closed(family: &Family, within: &Pairs, apart_sets: &[Vec<Set>]) -> Self {
        let class_of = classes(family, within);
        let count = class_of.iter().max().map_or(0, |last| last + 1);
        let of = |set: Set| class_of.get(set).copied();
        let mut up = vec![FixedBitSet::with_capacity(count); count];
        let pairs = within.iter().filter_map(|(a, b)| Some((of(a)?, of(b)?)));
        for (inner, outer) in pairs.filter(|(a, b)| a != b) {
            put(&mut up, inner, outer);
        }
        close_upward(&mut up);
        let down = transposed(&up);
        let mut apart = vec![FixedBitSet::with_capacity(count); count];
        for group in apart_sets {
            let mut members = FixedBitSet::with_capacity(count);
            let mut twice = FixedBitSet::with_capacity(count);
            for class in group.iter().filter_map(|s| of(*s)) {
                let seen = if members.contains(class) {
                    &mut twice
                } else {
                    &mut members
                };
                seen.insert(class);
            }
            for class in members.ones() {
                if let Some(row) = apart.get_mut(class) {
                    let itself = row.contains(class) || twice.contains(class);
                    row.union_with(&members);
                    row.set(class, itself);
                }
            }
        }
        for (a, b) in family.beside.iter() {
            if let (Some(a), Some(b)) = (of(a), of(b)) {
                put(&mut apart, a, b);
                put(&mut apart, b, a);
            }
        }
        inherit(&mut apart, &up);
        apart = transposed(&apart);
        inherit(&mut apart, &up);
        let mut empty = FixedBitSet::with_capacity(count);
        empty.extend((0..count).filter(|c| has(&apart, *c, *c)));
        let pairs = family.larger.iter();
        let larger = pairs.filter_map(|(a, b)| Some((of(*a)?, of(*b)?))).gather();
        let mut closed = Self {
            empty,
            up,
            down,
            apart,
            covers: Vec::new(),
            meets: Vec::new(),
            larger,
            class_of,
        };
        closed.read_covers(family);
        closed.read_meets(family);
        closed
    }

    /// What lies within what because of a cover or a meeting, and was not known to.
    fn narrowed(&self, family: &Family) -> Vec<(Set, Set)> {
        let of = |set: &Set| self.class_of.get(*set).copied();
        let mut more = Vec::new();
        let mut need = |inner: Set, outer: Set| {
            if let (Some(a), Some(b)) = (of(&inner), of(&outer))
                && a != b
                && !self.is_within(a, b)
                && !self.empty.contains(a)
            {
                more.push((inner, outer));
            }
        };
        for (whole, parts) in &family.covered {
            let counts = |part: &&Set| {
                of(part)
                    .zip(of(whole))
                    .is_some_and(|(p, w)| !self.empty.contains(p) && !self.are_apart(p, w))
            };
            let mut parts = parts.iter().filter(counts);
            if let Some(only) = parts.next()
                && parts.all(|part| of(part) == of(only))
            {
                need(*whole, *only);
            }
        }
        for (a, b, both) in &family.meets {
            let (Some(x), Some(y)) = (of(a), of(b)) else {
                continue;
            };
            if x == y || self.is_within(x, y) {
                need(*a, *both);
            } else if self.is_within(y, x) {
                need(*b, *both);
            }
        }
        more
    }

    /// What is apart because nothing is in both, and was not known to be.
    fn parted(&self, family: &Family) -> Vec<Vec<Set>> {
        let of = |set: &Set| self.class_of.get(*set).copied();
        let parted = family.meets.iter().filter(|(a, b, both)| {
            let nothing = of(both).is_some_and(|both| self.empty.contains(both));
            let known = of(a).zip(of(b)).is_some_and(|(a, b)| {
                self.are_apart(a, b) || self.empty.contains(a) || self.empty.contains(b)
            });
            nothing && !known
        });
        parted.map(|(a, b, _)| vec![*a, *b]).gather()
    }

    fn read_covers(&mut self, family: &Family) {
        let mut covers: SortedSet<(Class, Vec<Class>)> = SortedSet::new();
        for (whole, parts) in &family.covered {
            let of = |set: &Set| self.class_of.get(*set).copied();
            let Some(whole) = of(whole) else { continue };
            let parts: SortedSet<Class> = parts.iter().filter_map(of).collect();
            covers.insert((whole, parts.into_iter().gather()));
        }
        loop {
            let before = self.empty.count_ones(..);
            let known = std::mem::take(&mut covers);
            for (whole, mut parts) in known {
                parts.retain(|p| !self.empty.contains(*p) && !self.are_apart(whole, *p));
                let trivial = parts
                    .iter()
                    .any(|p| *p == whole || self.is_within(whole, *p));
                if self.empty.contains(whole) || trivial {
                    continue;
                }
                if parts.is_empty() {
                    self.empty.insert(whole);
                    if let Some(below) = self.down.get(whole) {
                        self.empty.union_with(below);
                    }
                } else {
                    covers.insert((whole, parts));
                }
            }
            if self.empty.count_ones(..) == before {
                break;
            }
        }
        self.covers = covers.into_iter().gather();
    }

    fn read_meets(&mut self, family: &Family) {
        let mut meets = SortedSet::new();
        for (a, b, both) in &family.meets {
            let of = |set: &Set| self.class_of.get(*set).copied();
            let (Some(a), Some(b), Some(both)) = (of(a), of(b), of(both)) else {
                continue;
            };
            let trivial = a == b || a == both || b == both;
            let related = self.is_within(a, b) || self.is_within(b, a) || self.are_apart(a, b);
            let empty = [a, b].iter().any(|c| self.empty.contains(*c));
            if !trivial && !related && !empty {
                meets.insert((a.min(b), a.max(b), both));
            }
        }
        self.meets = meets.into_iter().gather();
    }

    pub(super) fn count(&self) -> usize {
        self.up.len()
    }

    /// Whether the first lies within the second, which is another.
    pub(super) fn is_within(&self, inner: Class, outer: Class) -> bool {
        has(&self.up, inner, outer)
    }

    pub(super) fn are_apart(&self, a: Class, b: Class) -> bool {
        has(&self.apart, a, b)
    }

    pub(super) fn above(&self, class: Class) -> impl Iterator<Item = Class> {
        self.up.get(class).into_iter().flat_map(FixedBitSet::ones)
    }

    /// The classes that a class lies within.
    pub(super) fn around(&self, class: Class) -> &FixedBitSet {
        self.up.get(class).unwrap_or(&self.empty)
    }

    /// Whether a class is apart from any of these.
    pub(super) fn is_apart_from_any(&self, class: Class, of: &FixedBitSet) -> bool {
        self.apart
            .get(class)
            .is_some_and(|apart| !apart.is_disjoint(of))
    }

    /// Those of `among` that lie within a class.
    pub(super) fn content(&self, class: Class, among: &FixedBitSet) -> FixedBitSet {
        let mut content = among.clone();
        match self.down.get(class) {
            Some(down) => content.intersect_with(down),
            None => content.clear(),
        }
        content
    }

    /// Adds to `into` all that stands in a known relation of two to a class.
    pub(super) fn add_related(&self, class: Class, into: &mut FixedBitSet) {
        for kind in [&self.up, &self.down, &self.apart] {
            if let Some(related) = kind.get(class) {
                into.union_with(related);
            }
        }
    }

    /// Takes from `from` all that is apart from a class.
    pub(super) fn remove_apart(&self, class: Class, from: &mut FixedBitSet) {
        if let Some(apart) = self.apart.get(class) {
            from.difference_with(apart);
        }
    }

    /// Whether any two of these are apart.
    pub(super) fn any_apart(&self, among: &FixedBitSet) -> bool {
        among
            .ones()
            .any(|c| self.apart.get(c).is_some_and(|a| !a.is_disjoint(among)))
    }
}

fn has(table: &[FixedBitSet], row: usize, column: usize) -> bool {
    table.get(row).is_some_and(|r| r.contains(column))
}

fn put(table: &mut [FixedBitSet], row: usize, column: usize) {
    if let Some(bits) = table.get_mut(row) {
        bits.insert(column);
    }
}

fn transposed(table: &[FixedBitSet]) -> Vec<FixedBitSet> {
    let mut turned = vec![FixedBitSet::with_capacity(table.len()); table.len()];
    for (row, bits) in table.iter().enumerate() {
        for column in bits.ones() {
            put(&mut turned, column, row);
        }
    }
    turned
}

/// What is within something is also within all that contains that. There are no circles left.
fn close_upward(up: &mut [FixedBitSet]) {
    for class in outermost_first(up) {
        let mut all = up.get(class).cloned().unwrap_or_default();
        let direct: Vec<usize> = all.ones().gather();
        for outer in direct {
            if let Some(above) = up.get(outer) {
                all.union_with(above);
            }
        }
        if let Some(row) = up.get_mut(class) {
            *row = all;
        }
    }
}

/// An order in which what contains a class comes before it.
fn outermost_first(up: &[FixedBitSet]) -> Vec<Class> {
    let mut waits: Vec<usize> = up.iter().map(|above| above.count_ones(..)).gather();
    let down = transposed(up);
    let mut order: Vec<Class> = Vec::with_capacity(up.len());
    let mut ready: Vec<Class> = (0..up.len()).filter(|c| waits.get(*c) == Some(&0)).gather();
    while let Some(class) = ready.pop() {
        order.push(class);
        for inner in down.get(class).into_iter().flat_map(FixedBitSet::ones) {
            if let Some(left) = waits.get_mut(inner) {
                *left -= 1;
                if *left == 0 {
                    ready.push(inner);
                }
            }
        }
    }
    order
}

/// Every class takes over the rows of those it lies within.
fn inherit(rows: &mut [FixedBitSet], up: &[FixedBitSet]) {
    for class in outermost_first(up) {
        let mut all = rows.get(class).cloned().unwrap_or_default();
        for outer in up.get(class).into_iter().flat_map(FixedBitSet::ones) {
            if let Some(row) = rows.get(outer) {
                all.union_with(row);
            }
        }
        if let Some(row) = rows.get_mut(class) {
            *row = all;
        }
    }
}

/// Classes of sets that are equal, by themselves or because they lie within each other in a circle,
/// numbered by their first sets.
fn classes(family: &Family, within: &Pairs) -> Vec<Class> {
    let sets = family.sizes.len();
    let both = family.equal.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]);
    let pairs = within.iter().chain(both);
    let mut forward = vec![Vec::new(); sets];
    let mut backward = vec![Vec::new(); sets];
    for (a, b) in pairs.filter(|(a, b)| *a < sets && *b < sets) {
        if let Some(next) = forward.get_mut(a) {
            next.push(b);
        }
        if let Some(next) = backward.get_mut(b) {
            next.push(a);
        }
    }
    // Kosaraju's two walks, without recursion.
    let mut seen = FixedBitSet::with_capacity(sets);
    let mut finished = Vec::with_capacity(sets);
    for start in 0..sets {
        let mut walk = vec![(start, 0)];
        if seen.put(start) {
            continue;
        }
        while let Some((set, next)) = walk.pop() {
            match forward.get(set).and_then(|all| all.get(next)) {
                Some(to) => {
                    walk.push((set, next + 1));
                    if !seen.put(*to) {
                        walk.push((*to, 0));
                    }
                }
                None => finished.push(set),
            }
        }
    }
    let mut circle_of: Vec<Option<usize>> = vec![None; sets];
    for (circle, start) in finished.into_iter().rev().enumerate() {
        let mut walk = vec![start];
        while let Some(set) = walk.pop() {
            if let Some(home @ None) = circle_of.get_mut(set) {
                *home = Some(circle);
                walk.extend(backward.get(set).into_iter().flatten());
            }
        }
    }
    let mut number: SortedMap<Option<usize>, Class> = SortedMap::new();
    let mut class_of = Vec::with_capacity(sets);
    for circle in circle_of {
        let next = number.len();
        class_of.push(*number.entry(circle).or_insert(next));
    }
    class_of
}
