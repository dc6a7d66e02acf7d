//! What is supposed and what is asked about, put among the sets.

use super::{
    Ask, Supposition,
    family::Accepted,
    relate::{loosened, relate},
    scopes::{Key, Scopes},
};
use crate::gather::{AddAll as _, Gather as _};
use crate::hashed::HashedMap;
use crate::sorted::{Arrange as _, SortedMap, SortedSet};
use crate::{
    Error, FigureRow, Id, Scope, SetRelation,
    sets::{Effort, Groups, Set},
};

impl Accepted<'_> {
    pub(super) fn suppose(&mut self, supposition: &Supposition) -> Result<(), Error> {
        match supposition {
            Supposition::PartOf { part, whole } => {
                let pair = self.of_one_unit(&[part, whole])?;
                for (a, b) in pair.iter().zip(pair.iter().skip(1)) {
                    self.family.within.add(*a, *b);
                    self.note_supposed(*a, *b, SetRelation::Within);
                }
            }
            Supposition::Disjoint { claims } => {
                let group = self.of_one_unit(&claims.iter().gather())?;
                self.suppose_apart(group);
            }
            Supposition::Same { claims } => {
                let group = self.of_one_unit(&claims.iter().gather())?;
                for (a, b) in group.iter().zip(group.iter().skip(1)) {
                    self.family.equal.push((*a, *b));
                    self.note_supposed(*a, *b, SetRelation::Equal);
                }
            }
            Supposition::Complete { whole, parts } => {
                let mut parts = self.of_one_unit(&std::iter::once(whole).chain(parts).gather())?;
                let whole = parts.remove(0);
                for part in &parts {
                    self.family.within.add(*part, whole);
                    self.note_supposed(*part, whole, SetRelation::Within);
                }
                self.suppose_apart(parts.clone());
                self.family.covered.push((whole, parts));
            }
        }
        Ok(())
    }

    fn suppose_apart(&mut self, group: Vec<Set>) {
        /// Of larger groups the relation of every two is not told.
        const MOST: usize = 100;
        for (at, a) in group.iter().enumerate().filter(|_| group.len() <= MOST) {
            for b in group.iter().skip(at + 1) {
                self.note_supposed(*a, *b, SetRelation::Disjoint);
            }
        }
        self.family.apart.push(group);
    }

    /// Adds what is asked about; the question comes back with the parts that it left to be found.
    pub(super) fn ask(&mut self, ask: &Ask) -> Result<(Set, Ask), Error> {
        let asked = match ask {
            Ask::Claim(id) => self.find(id)?,
            Ask::Scope(scope) => {
                self.known(scope)?;
                self.ask_scope(scope)
            }
            Ask::Union(claims) => {
                let parts = self.of_one_unit(&claims.iter().gather())?;
                let union = self.family.add(None);
                for part in &parts {
                    self.family.within.add(*part, union);
                }
                self.family.covered.push((union, parts));
                union
            }
            Ask::Residual { whole, parts } => {
                let (set, parts) = if parts.is_empty() {
                    let set = self.find(whole)?;
                    (set, self.parts_of(set))
                } else {
                    let mut all =
                        self.of_one_unit(&std::iter::once(whole).chain(parts).gather())?;
                    (all.remove(0), all)
                };
                let rest = self.family.add(None);
                self.family.within.add(rest, set);
                for part in &parts {
                    self.family.beside.add(rest, *part);
                }
                let ids = parts.iter().filter_map(|part| self.rows.get(*part));
                let ask = Ask::Residual {
                    whole: whole.clone(),
                    parts: ids.map(|row| row.claim.clone()).gather(),
                };
                let all = parts.into_iter().chain([rest]).gather();
                self.family.covered.push((set, all));
                return Ok((rest, ask));
            }
        };
        Ok((asked, ask.clone()))
    }

    /// The figures that are known to lie within one, by way of others too, and are not all of it.
    fn parts_of(&self, whole: Set) -> Vec<Set> {
        let mut same = Groups::new(self.family.sizes.len());
        for (a, b) in &self.family.equal {
            same.join(*a, *b);
        }
        let (mut below, mut above) = (SortedMap::new(), SortedMap::new());
        for (part, around) in self.family.within.iter() {
            let (part, around) = (same.find(part), same.find(around));
            let inner: &mut Vec<Set> = below.entry(around).or_default();
            inner.push(part);
            let outer: &mut Vec<Set> = above.entry(part).or_default();
            outer.push(around);
        }
        let home = same.find(whole);
        // What lies within it and around it counts the same.
        let (below, above) = (reached(&below, home), reached(&above, home));
        let sizes = self.family.sizes.iter().enumerate();
        let bounded = sizes.filter(|(_, size)| size.is_some()).map(|(set, _)| set);
        let inside = bounded.filter(|set| {
            let at = same.find(*set);
            below.contains(&at) && !above.contains(&at)
        });
        inside.gather()
    }

    /// Figures of which it means something to speak of those that one or another counts.
    fn of_one_unit(&self, ids: &[&Id]) -> Result<Vec<Set>, Error> {
        let mut sets: Vec<Set> = Vec::new();
        for id in ids {
            let set = self.find(id)?;
            let first = sets.first().and_then(|first| self.rows.get(*first));
            if let (Some(first), Some(row)) = (first, self.rows.get(set))
                && (first.unit != row.unit || first.unit.is_none() && first.measure != row.measure)
            {
                let unit = |row: &FigureRow| row.unit.clone().unwrap_or(row.measure.to_string());
                return Err(Error::Question(format!(
                    "`{}` and `{id}` have no unit in common: the one counts `{}`, the other `{}`",
                    first.claim,
                    unit(first),
                    unit(row)
                )));
            }
            sets.push(set);
        }
        Ok(sets)
    }

    fn ask_scope(&mut self, scope: &Scope) -> Set {
        let key = self.scopes.key(scope);
        let asked = self.family.add(None);
        let mut seen: HashedMap<Key, (Set, SetRelation)> = HashedMap::new();
        for set in 0..self.rows.len() {
            let Some(other) = self.keys.get(set).copied() else {
                continue;
            };
            if self.idle.get(set) == Some(&true) {
                continue;
            }
            let found = self.scopes.relate(other, key);
            let loose = self.is_loose(set);
            let relation = loosened(found.relation, loose, false);
            relate(&mut self.family, set, asked, relation);
            if relation == SetRelation::Undetermined {
                let row = self.rows.get(set).map(|row| row.claim.clone());
                let (count, some) = self.open.entry(found.reasons).or_default();
                *count += 1;
                if let Some(claim) = row.filter(|_| some.len() < 3) {
                    some.push(vec![claim]);
                }
            }
            if !loose {
                seen.entry(other).or_insert((set, relation));
            }
        }
        let found = meetings(&mut self.scopes, &seen, (key, asked));
        self.family.meets.add_all(found);
        self.tile_asked(key, asked);
        asked
    }

    fn known(&self, scope: &Scope) -> Result<(), Error> {
        let wrong =
            |what: &str, id: &Id| Err(Error::Question(format!("there is no {what} `{id}`")));
        if self.graph.incident(scope.incident.as_str()).is_none() {
            return wrong("incident", &scope.incident);
        }
        match &scope.place {
            Some(place) if self.graph.place(place.as_str()).is_none() => wrong("place", place),
            _ => Ok(()),
        }
    }
}

/// All that some steps lead to, where they began included.
fn reached(steps: &SortedMap<Set, Vec<Set>>, from: Set) -> SortedSet<Set> {
    let mut reached = SortedSet::from([from]);
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        let next = steps.get(&at).into_iter().flatten();
        open.add_all(next.copied().filter(|set| reached.insert(*set)));
    }
    reached
}

/// Where what is asked about is what two crossing figures have in common, or crosses one and has
/// with it in common what a third counts.
fn meetings(
    scopes: &mut Scopes<'_>,
    seen: &HashedMap<Key, (Set, SetRelation)>,
    asked: (Key, Set),
) -> Vec<(Set, Set, Set)> {
    let those = |relation: SetRelation| {
        let those = seen.iter().filter(|(_, (_, it))| *it == relation);
        let mut those: Vec<(Key, Set)> = those.map(|(key, (set, _))| (*key, *set)).gather();
        those.arrange_by_key(|(_, set)| *set);
        those
    };
    let mut found = Vec::new();
    for (x, a) in those(SetRelation::Overlapping) {
        let both = scopes.crossing(x, asked.0);
        let third = both.and_then(|both| seen.get(&both));
        found.add_all(third.map(|(set, _)| (a, asked.1, *set)));
    }
    let around = those(SetRelation::Contains);
    for (at, (x, a)) in around.iter().enumerate() {
        for (y, b) in around.iter().skip(at + 1) {
            if scopes.crossing(*x, *y) == Some(asked.0) {
                found.push((*a, *b, asked.1));
            }
        }
        if found.len() > Effort::default().meets {
            break;
        }
    }
    found
}
