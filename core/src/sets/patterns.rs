//! Membership patterns, listed one by one.

use crate::gather::Gather as _;
use fixedbitset::FixedBitSet;

use super::{
    Refusal,
    relations::{Class, Relations},
};

/// The patterns that the relations permit for the classes of a knot.
pub(super) struct Knot<'r> {
    pub(super) relations: &'r Relations,
    /// The classes, what contains others before them.
    pub(super) classes: Vec<Class>,
    /// Whatever is in the knot is in one of each of these.
    pub(super) covers: Vec<Vec<Class>>,
}

/// What a choice about one class is checked against, once all classes it speaks of are chosen.
enum Clause<'k> {
    Cover(Class, &'k [Class]),
    Meet(Class, Class, Class),
}

impl Knot<'_> {
    /// All patterns but the empty one, which is the thing that is in none of the classes. The search
    /// goes no further than `most` patterns, nor than so many steps, a word of a pattern each.
    pub(super) fn patterns(&self, most: usize, steps: u64) -> Result<Vec<FixedBitSet>, Refusal> {
        let clauses = self.clauses();
        let width = self.relations.count();
        let mut inside = FixedBitSet::with_capacity(width);
        inside.extend(self.classes.iter().copied());
        let above: Vec<FixedBitSet> = self
            .classes
            .iter()
            .map(|class| {
                let mut above = inside.clone();
                above.intersect_with(self.relations.around(*class));
                above
            })
            .gather();
        let mut found = Vec::new();
        let words = u64::try_from(width / 64 + 1).unwrap_or(u64::MAX);
        let mut left = steps / words;
        // Patterns begun, each with how many classes are chosen.
        let mut begun = vec![(FixedBitSet::with_capacity(width), 0)];
        while let Some((pattern, chosen)) = begun.pop() {
            left = left
                .checked_sub(1)
                .ok_or(Refusal::Patterns(self.classes.len()))?;
            let Some(class) = self.classes.get(chosen) else {
                if !pattern.is_clear() {
                    found.push(pattern);
                    if found.len() > most {
                        return Err(Refusal::Patterns(self.classes.len()));
                    }
                }
                continue;
            };
            let due: &[Clause<'_>] = clauses.get(chosen).map_or(&[], Vec::as_slice);
            let mut more = pattern.clone();
            more.insert(*class);
            let last = chosen + 1 == self.classes.len();
            let keep =
                |p: &FixedBitSet| due.iter().all(|c| c.holds(p)) && (!last || self.covers_hold(p));
            if keep(&pattern) {
                begun.push((pattern.clone(), chosen + 1));
            }
            let fits = above
                .get(chosen)
                .is_none_or(|above| above.is_subset(&pattern))
                && !self.relations.is_apart_from_any(*class, &pattern);
            if fits && keep(&more) {
                begun.push((more, chosen + 1));
            }
        }
        Ok(found)
    }

    /// Whatever is in the knot at all is in one of every cover.
    fn covers_hold(&self, pattern: &FixedBitSet) -> bool {
        let hit = |cover: &Vec<Class>| cover.iter().any(|c| pattern.contains(*c));
        pattern.is_clear() || self.covers.iter().all(hit)
    }

    /// The clauses, each where the last class that it speaks of is chosen.
    fn clauses(&self) -> Vec<Vec<Clause<'_>>> {
        let mut due: Vec<Vec<Clause<'_>>> = self.classes.iter().map(|_| Vec::new()).gather();
        let place = |class: &Class| self.classes.iter().position(|c| c == class);
        for (whole, parts) in &self.relations.covers {
            // A cover of or by classes outside the knot is dealt with where those stand.
            let places = parts
                .iter()
                .chain([whole])
                .map(place)
                .collect::<Option<Vec<_>>>();
            let last = places.into_iter().flatten().max();
            if let Some(list) = last.and_then(|last| due.get_mut(last)) {
                list.push(Clause::Cover(*whole, parts));
            }
        }
        for (a, b, both) in &self.relations.meets {
            let last = [a, b, both]
                .into_iter()
                .map(place)
                .collect::<Option<Vec<_>>>();
            let last = last.into_iter().flatten().max();
            if let Some(list) = last.and_then(|last| due.get_mut(last)) {
                list.push(Clause::Meet(*a, *b, *both));
            }
        }
        due
    }
}

impl Clause<'_> {
    fn holds(&self, pattern: &FixedBitSet) -> bool {
        match self {
            Self::Cover(whole, parts) => {
                !pattern.contains(*whole) || parts.iter().any(|p| pattern.contains(*p))
            }
            Self::Meet(a, b, both) => {
                !pattern.contains(*a) || !pattern.contains(*b) || pattern.contains(*both)
            }
        }
    }
}
