//! How the figures relate: by their links, and as far as their scopes tell.

use super::{
    Undetermined,
    family::Accepted,
    links,
    scopes::Key,
    tiles::{Span, covers},
};
use crate::gather::{AddAll as _, Gather as _};
use crate::hashed::HashedMap;
use crate::sorted::SortedMap;
use crate::{
    Dimension, Ground, Id, Item, Scope, SetRelation,
    model::Incident,
    query::scope::wholes,
    sets::{Effort, Family, Groups, Refusal, Set},
};

/// Pairs of figures that are compared at most.
const MOST_PAIRS: usize = 20_000_000;

/// So many figures are compared with each other, whatever their incidents.
const MOST_TOGETHER: usize = 2_000;

impl Accepted<'_> {
    pub(super) fn relate_by_links(&mut self) {
        for ((a, b), said) in &self.said {
            relate(&mut self.family, *a, *b, said.relation);
        }
        self.narrow();
    }

    /// Notes which figures count less than their scopes take in. That somebody counted less is so whether
    /// or not the link that tells it is followed, and whether or not the other figure is accepted.
    fn narrow(&mut self) {
        for set in 0..self.rows.len() {
            let claim = self
                .rows
                .get(set)
                .and_then(|row| self.graph.claim(row.claim.as_str()));
            let Some((claim, key)) = claim.zip(self.keys.get(set).copied()) else {
                continue;
            };
            for (relation, other) in links::all(&claim) {
                let to = self.places.get(other.id()).copied();
                let known = to.and_then(|to| self.keys.get(to).copied());
                let Some(its) = known.or_else(|| Some(self.scopes.key(&Scope::of(&other)?))) else {
                    continue;
                };
                let (here, there) = narrows(relation, self.told_of(key, its, relation));
                for (set, loose) in [(Some(set), here), (to, there)] {
                    if let Some(slot) = set.and_then(|set| self.loose.get_mut(set)) {
                        *slot |= loose;
                    }
                }
            }
        }
    }

    /// What scopes say where a link says something else; a link that says less than what is known of
    /// them, does so whatever is not.
    fn told_of(&mut self, a: Key, b: Key, link: SetRelation) -> SetRelation {
        use SetRelation::{Disjoint, Incomparable, Undetermined};
        let found = self.scopes.relate(a, b);
        // No day up to which is counted keeps figures apart.
        let by_day = found.reasons == [Dimension::AsOf];
        match found.relation {
            Undetermined | Incomparable if link != Disjoint || by_day => {
                self.scopes.relate_where_known(a, b)
            }
            told => told,
        }
    }

    pub(super) fn relate_by_scopes(&mut self) {
        let mut linked = vec![false; self.rows.len()];
        for (a, b) in self.said.keys() {
            for set in [a, b] {
                if let Some(slot) = linked.get_mut(*set) {
                    *slot = true;
                }
            }
        }
        // Figures of one scope that no link singles out are one set.
        let mut first: HashedMap<Key, Set> = HashedMap::new();
        let mut nodes: Vec<Set> = Vec::new();
        let keys = self.keys.clone();
        for (set, key) in keys.iter().enumerate() {
            let alone = linked.get(set) == Some(&true)
                || self.is_loose(set)
                || self.scopes.relate(*key, *key).relation != SetRelation::Equal;
            // An earlier total says nothing but what its links and the question do.
            if self.idle.get(set) == Some(&true) && linked.get(set) != Some(&true) {
                continue;
            }
            if let Some(one) = first.get(key).filter(|_| !alone) {
                self.family.equal.push((set, *one));
                continue;
            }
            nodes.push(set);
            if !alone {
                first.insert(*key, set);
            }
        }
        self.tile(&nodes);
        let groups = self.comparable(nodes);
        let pairs: usize = groups.iter().map(|g| g.len().pow(2) / 2).sum();
        if pairs > MOST_PAIRS {
            self.refused = Some(Refusal::Pairs(pairs));
            return;
        }
        for nodes in groups {
            for (at, a) in nodes.iter().enumerate() {
                for b in nodes.iter().skip(at + 1) {
                    self.relate_pair(*a, *b, &first);
                }
                if self.scopes.is_spent() {
                    self.refused = Some(Refusal::Pairs(pairs));
                    return;
                }
            }
        }
    }

    fn relate_pair(&mut self, a: Set, b: Set, first: &HashedMap<Key, Set>) {
        if self.said.contains_key(&(a, b)) {
            return;
        }
        let (relation, reasons) = self.by_scope(a, b);
        relate(&mut self.family, a, b, relation);
        match relation {
            SetRelation::Undetermined => self.leave_open(a, b, reasons),
            SetRelation::Overlapping => self.meet(a, b, first),
            _ => {}
        }
    }

    /// Figures in groups, so that nothing follows from how those of one relate to those of another. Few
    /// are one group: then every relation that is open is told.
    fn comparable(&self, nodes: Vec<Set>) -> Vec<Vec<Set>> {
        if nodes.len() <= MOST_TOGETHER {
            return vec![nodes];
        }
        let mut same = Groups::new(self.rows.len());
        let mut home: SortedMap<Id, Set> = SortedMap::new();
        for set in &nodes {
            let row = self.rows.get(*set);
            let incident = row.and_then(|row| self.graph.incident(row.incident.as_str()));
            for around in incident.into_iter().flat_map(|it| around(&it)) {
                same.join(*home.entry(around).or_insert(*set), *set);
            }
        }
        let supposed = self.family.named.iter();
        for (a, b) in supposed.zip(self.family.named.iter().skip(1)) {
            same.join(*a, *b);
        }
        for (a, b) in self.said.keys() {
            same.join(*a, *b);
        }
        let mut groups: SortedMap<Set, Vec<Set>> = SortedMap::new();
        for set in nodes {
            groups.entry(same.find(set)).or_default().push(set);
        }
        groups.into_values().gather()
    }

    /// Spans of days are made up of those that tile them, where all else is the same.
    fn tile(&mut self, nodes: &[Set]) {
        let mut alike: SortedMap<(usize, usize), SortedMap<Span, Set>> = SortedMap::new();
        for set in nodes {
            if let Some((rest, span)) = self.span(*set) {
                alike.entry(rest).or_default().entry(span).or_insert(*set);
            }
        }
        for spans in alike.values().filter(|spans| spans.len() > 2) {
            self.family.covered.add_all(covers(spans));
        }
    }

    /// The same with a scope that is asked about.
    pub(super) fn tile_asked(&mut self, key: Key, asked: Set) {
        let Some((rest, its)) = self.scopes.span(key) else {
            return;
        };
        let mut spans = SortedMap::from([(its, asked)]);
        for set in 0..self.rows.len() {
            if let Some((other, span)) = self.span(set)
                && other == rest
                && self.idle.get(set) != Some(&true)
            {
                spans.entry(span).or_insert(set);
            }
        }
        let covers = covers(&spans).into_iter();
        let by_asked = covers.filter(|(whole, parts)| *whole == asked || parts.contains(&asked));
        self.family.covered.add_all(by_asked);
    }

    fn span(&self, set: Set) -> Option<((usize, usize), Span)> {
        let key = self
            .keys
            .get(set)
            .copied()
            .filter(|_| !self.is_loose(set))?;
        self.scopes.span(key)
    }

    pub(super) fn is_loose(&self, set: Set) -> bool {
        self.loose.get(set).copied().unwrap_or(false)
    }

    /// The relation of two figures as far as their scopes tell; `Overlapping` where they do not
    /// restrict it.
    fn by_scope(&mut self, a: Set, b: Set) -> (SetRelation, Vec<Dimension>) {
        let (Some(x), Some(y)) = (self.keys.get(a).copied(), self.keys.get(b).copied()) else {
            return (SetRelation::Overlapping, Vec::new());
        };
        let found = self.scopes.relate(x, y);
        (
            loosened(found.relation, self.is_loose(a), self.is_loose(b)),
            found.reasons,
        )
    }

    fn leave_open(&mut self, a: Set, b: Set, reasons: Vec<Dimension>) {
        let (Some(a), Some(b)) = (self.rows.get(a), self.rows.get(b)) else {
            return;
        };
        let (count, some) = self.open.entry(reasons).or_default();
        *count += 1;
        if some.len() < 3 {
            some.push(vec![a.claim.clone(), b.claim.clone()]);
        }
    }

    /// What is in two crossing figures is in the one whose scope is what theirs have in common.
    fn meet(&mut self, a: Set, b: Set, first: &HashedMap<Key, Set>) {
        // More are refused anyway.
        let crowded = self.family.meets.len() > Effort::default().meets;
        if self.is_loose(a) || self.is_loose(b) || crowded {
            return;
        }
        let (Some(x), Some(y)) = (self.keys.get(a).copied(), self.keys.get(b).copied()) else {
            return;
        };
        let both = self.scopes.crossing(x, y);
        if let Some(both) = both.and_then(|key| first.get(&key)) {
            self.family.meets.push((a, b, *both));
        }
    }

    pub(super) fn undetermined(&self) -> Vec<Undetermined> {
        let open = self.open.iter();
        open.map(|(dimensions, (pairs, such_as))| Undetermined {
            dimensions: dimensions.clone(),
            pairs: *pairs,
            such_as: such_as.clone(),
        })
        .gather()
    }

    /// How two figures relate under the assumption, if it says anything.
    pub(super) fn relation(&mut self, a: Set, b: Set) -> Option<(SetRelation, Ground)> {
        let (first, second) = (a.min(b), a.max(b));
        let found = match self.said.get(&(first, second)) {
            Some(said) => (said.relation, said.ground),
            None if self.by_scope => (self.by_scope(first, second).0, Ground::Definitional),
            None => return None,
        };
        let says = matches!(
            found.0,
            SetRelation::Equal
                | SetRelation::Within
                | SetRelation::Contains
                | SetRelation::Disjoint
        );
        let turned = if a <= b { found.0 } else { found.0.converse() };
        says.then_some((turned, found.1))
    }
}

/// An incident and all that it is part of.
fn around(incident: &Item<'_, Incident>) -> Vec<Id> {
    let ascent = wholes(incident);
    let found = ascent.reached.keys();
    let found = found.filter_map(|node| incident.graph().item::<Incident>(*node));
    found.map(|incident| incident.id().clone()).gather()
}

pub(super) fn relate(family: &mut Family, a: Set, b: Set, relation: SetRelation) {
    match relation {
        SetRelation::Equal => family.equal.push((a, b)),
        SetRelation::Within => family.within.add(a, b),
        SetRelation::Contains => family.within.add(b, a),
        SetRelation::Disjoint => family.beside.add(a, b),
        SetRelation::Overlapping | SetRelation::Undetermined | SetRelation::Incomparable => {}
    }
}

/// Which of two figures count less than their scopes take in, since a link says what the scopes do not.
fn narrows(link: SetRelation, scopes: SetRelation) -> (bool, bool) {
    use SetRelation::{Contains, Disjoint, Equal, Overlapping, Within};
    match (link, scopes) {
        (Within, Equal | Contains | Overlapping) | (Equal, Contains) => (true, false),
        (Contains, Equal | Within | Overlapping) | (Equal, Within) => (false, true),
        (Equal, Overlapping | Disjoint)
        | (Within | Contains, Disjoint)
        | (Disjoint, Equal | Within | Contains | Overlapping) => (true, true),
        _ => (false, false),
    }
}

/// The relation of two scopes, if one or both of the figures count only some of what they take in.
pub(super) fn loosened(relation: SetRelation, first: bool, second: bool) -> SetRelation {
    use SetRelation::{Contains, Equal, Overlapping, Within};
    match (relation, first, second) {
        (Equal | Within, true, false) => Within,
        (Equal | Contains, false, true) => Contains,
        (Equal, true, true) | (Contains, true, _) | (Within, _, true) => Overlapping,
        (relation, ..) => relation,
    }
}
