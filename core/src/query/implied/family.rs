//! The sets that the accepted figures speak of, and how they relate.

use std::collections::BTreeMap;

use super::{
    Ask, Earlier, Premises, Supposition, Undetermined, current,
    links::{self, Said},
    scopes::{Key, Scopes},
};
use crate::{
    Bounds, Dimension, Error, FigureRow, Graph, Ground, Id, Scope, SetAside, SetRelation, Standing,
    sets::{Family, Set},
};

/// Figures that stand for what they count, in the order of their ids; each is the set of its place.
pub(super) struct Accepted<'g> {
    graph: &'g Graph,
    pub(super) rows: Vec<FigureRow>,
    pub(super) family: Family,
    pub(super) earlier: Vec<Earlier>,
    pub(super) set_aside: Vec<SetAside>,
    pub(super) places: BTreeMap<Id, Set>,
    said: BTreeMap<(Set, Set), Said>,
    scopes: Scopes<'g>,
    keys: Vec<Key>,
    /// Figures of which a link says that they count less than their scopes take in.
    loose: Vec<bool>,
    by_scope: bool,
    /// Dimensions that leave a relation open, with how many, and some, of the pairs.
    open: BTreeMap<Vec<Dimension>, (usize, Vec<Vec<Id>>)>,
}

impl<'g> Accepted<'g> {
    pub(super) fn new(graph: &'g Graph, premises: &Premises) -> Result<Self, Error> {
        let figures = graph
            .figures()
            .selection(&premises.selection)
            .policy(premises.policy);
        let (rows, aside): (Vec<_>, Vec<_>) = figures
            .collect()?
            .rows
            .into_iter()
            .partition(|row| row.standing == Standing::Asserted);
        let aside = aside.into_iter().map(|row| SetAside {
            claim: row.claim,
            standing: row.standing,
        });
        let earlier = if premises.selection.superseded == crate::Superseded::Keep {
            BTreeMap::new()
        } else {
            current::earlier(graph, &rows)
        };
        let places = rows
            .iter()
            .enumerate()
            .map(|(at, row)| (row.claim.clone(), at))
            .collect();
        let mut accepted = Self {
            graph,
            said: links::accepted(graph, &rows, &places, premises.assumption),
            family: Family::default(),
            set_aside: aside.collect(),
            places,
            scopes: Scopes::new(graph),
            keys: Vec::new(),
            loose: vec![false; rows.len()],
            by_scope: premises.assumption == Ground::Definitional,
            open: BTreeMap::new(),
            earlier: Vec::new(),
            rows,
        };
        accepted.size(&earlier, premises.assumption);
        accepted.earlier = earlier.into_values().collect();
        accepted.relate_by_links();
        if accepted.by_scope {
            accepted.relate_by_scopes();
        }
        for supposition in &premises.suppose {
            accepted.suppose(supposition)?;
        }
        Ok(accepted)
    }

    /// One set a figure, with what its number allows. What an earlier total counts is still what its
    /// links speak of; its number no longer binds.
    fn size(&mut self, earlier: &BTreeMap<Id, Earlier>, assumption: Ground) {
        for (set, row) in self.rows.iter().enumerate() {
            let scope = scope_of(self.graph, &row.claim);
            self.keys.push(self.scopes.key(&scope));
            if earlier.contains_key(&row.claim) {
                self.family.add(None);
                continue;
            }
            let mut bounds = row.low.map(|low| Bounds {
                low,
                high: row.high,
            });
            if let Some(claim) = self.graph.claim(row.claim.as_str()) {
                let accepted = |l: &&crate::Link| Ground::of(l.basis) <= assumption;
                let links = claim.record().greater_than.iter().filter(accepted);
                let smaller: Vec<Option<Set>> = links
                    .map(|link| self.places.get(&link.claim).copied().filter(|s| *s != set))
                    .collect();
                // A bound taken from an accepted figure is that figure's, not this one's.
                if !row.bounded_by.is_empty() && smaller.iter().all(Option::is_some) {
                    bounds = None;
                }
                let pairs = smaller.into_iter().flatten().map(|smaller| (set, smaller));
                self.family.larger.extend(pairs);
            }
            self.family.add(bounds);
        }
    }

    fn relate_by_links(&mut self) {
        for ((a, b), said) in &self.said {
            relate(&mut self.family, *a, *b, said.relation);
        }
        for ((a, b), said) in &self.said {
            let (Some(x), Some(y)) = (self.keys.get(*a), self.keys.get(*b)) else {
                continue;
            };
            let scopes = self.scopes.relate(*x, *y).relation;
            let (first, second) = narrows(said.relation, scopes);
            for (set, loose) in [(*a, first), (*b, second)] {
                if let Some(slot) = self.loose.get_mut(set) {
                    *slot |= loose;
                }
            }
        }
    }

    fn relate_by_scopes(&mut self) {
        let mut linked = vec![false; self.rows.len()];
        for (a, b) in self.said.keys() {
            for set in [a, b] {
                if let Some(slot) = linked.get_mut(*set) {
                    *slot = true;
                }
            }
        }
        // Figures of one scope that no link singles out are one set.
        let mut first: hashbrown::HashMap<Key, Set> = hashbrown::HashMap::new();
        let mut nodes: Vec<Set> = Vec::new();
        let keys = self.keys.clone();
        for (set, key) in keys.iter().enumerate() {
            let alone = linked.get(set) == Some(&true)
                || self.scopes.relate(*key, *key).relation != SetRelation::Equal;
            if let Some(one) = first.get(key).filter(|_| !alone) {
                self.family.equal.push((set, *one));
                continue;
            }
            nodes.push(set);
            if !alone {
                first.insert(*key, set);
            }
        }
        for (at, a) in nodes.iter().enumerate() {
            for b in nodes.iter().skip(at + 1) {
                if self.said.contains_key(&(*a, *b)) {
                    continue;
                }
                let (relation, reasons) = self.by_scope(*a, *b);
                relate(&mut self.family, *a, *b, relation);
                match relation {
                    SetRelation::Undetermined => self.leave_open(*a, *b, reasons),
                    SetRelation::Overlapping => self.meet(*a, *b, &first),
                    _ => {}
                }
            }
        }
    }

    /// The relation of two figures as far as their scopes tell; `Overlapping` where they do not
    /// restrict it.
    fn by_scope(&mut self, a: Set, b: Set) -> (SetRelation, Vec<Dimension>) {
        let (Some(x), Some(y)) = (self.keys.get(a).copied(), self.keys.get(b).copied()) else {
            return (SetRelation::Overlapping, Vec::new());
        };
        let found = self.scopes.relate(x, y);
        let is_loose = |set: Set| self.loose.get(set).copied().unwrap_or(false);
        (
            loosened(found.relation, is_loose(a), is_loose(b)),
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
    fn meet(&mut self, a: Set, b: Set, first: &hashbrown::HashMap<Key, Set>) {
        let is_loose = |set: Set| self.loose.get(set).copied().unwrap_or(false);
        if is_loose(a) || is_loose(b) {
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
        .collect()
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

    fn suppose(&mut self, supposition: &Supposition) -> Result<(), Error> {
        match supposition {
            Supposition::PartOf { part, whole } => {
                let pair = (self.find(part)?, self.find(whole)?);
                self.family.within.push(pair);
            }
            Supposition::Disjoint { claims } => {
                let group = claims
                    .iter()
                    .map(|id| self.find(id))
                    .collect::<Result<_, _>>()?;
                self.family.apart.push(group);
            }
            Supposition::Same { claims } => {
                let group: Vec<Set> = claims
                    .iter()
                    .map(|id| self.find(id))
                    .collect::<Result<_, _>>()?;
                let pairs = group.iter().zip(group.iter().skip(1));
                self.family.equal.extend(pairs.map(|(a, b)| (*a, *b)));
            }
            Supposition::Complete { whole, parts } => {
                let whole = self.find(whole)?;
                let parts: Vec<Set> = parts
                    .iter()
                    .map(|id| self.find(id))
                    .collect::<Result<_, _>>()?;
                self.family
                    .within
                    .extend(parts.iter().map(|part| (*part, whole)));
                self.family.apart.push(parts.clone());
                self.family.covered.push((whole, parts));
            }
        }
        Ok(())
    }

    /// Adds what is asked about.
    pub(super) fn ask(&mut self, ask: &Ask) -> Result<Set, Error> {
        match ask {
            Ask::Claim(id) => self.find(id),
            Ask::Scope(scope) => {
                self.known(scope)?;
                Ok(self.ask_scope(scope))
            }
            Ask::Union(claims) => {
                let parts: Vec<Set> = claims
                    .iter()
                    .map(|id| self.find(id))
                    .collect::<Result<_, _>>()?;
                let union = self.family.add(None);
                self.family
                    .within
                    .extend(parts.iter().map(|part| (*part, union)));
                self.family.covered.push((union, parts));
                Ok(union)
            }
            Ask::Residual { whole, parts } => {
                let whole = self.find(whole)?;
                let parts: Vec<Set> = parts
                    .iter()
                    .map(|id| self.find(id))
                    .collect::<Result<_, _>>()?;
                let rest = self.family.add(None);
                self.family.within.push((rest, whole));
                self.family
                    .apart
                    .extend(parts.iter().map(|part| vec![rest, *part]));
                let all = parts.into_iter().chain([rest]).collect();
                self.family.covered.push((whole, all));
                Ok(rest)
            }
        }
    }

    fn ask_scope(&mut self, scope: &Scope) -> Set {
        let key = self.scopes.key(scope);
        let asked = self.family.add(None);
        let mut seen: hashbrown::HashMap<Key, Set> = hashbrown::HashMap::new();
        for set in 0..self.rows.len() {
            let Some(other) = self.keys.get(set).copied() else {
                continue;
            };
            let found = self.scopes.relate(other, key);
            let loose = self.loose.get(set).copied().unwrap_or(false);
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
            if !loose && relation != SetRelation::Incomparable {
                seen.entry(other).or_insert(set);
            }
        }
        let nodes: Vec<(Key, Set)> = seen.into_iter().collect();
        self.family
            .meets
            .extend(meetings(&mut self.scopes, nodes, (key, asked)));
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

    fn find(&self, id: &Id) -> Result<Set, Error> {
        self.places.get(id).copied().ok_or_else(|| {
            let why = match self.graph.claim(id.as_str()) {
                None => format!("there is no claim `{id}`"),
                Some(claim) if claim.figure().is_none() => {
                    format!(
                        "the claim `{id}` is of kind `{}`, not a figure",
                        claim.kind()
                    )
                }
                Some(_) => format!("the figure `{id}` is not among those selected and asserted"),
            };
            Error::Question(why)
        })
    }
}

/// Where what is asked about is what two crossing figures have in common, or crosses one and has
/// with it in common what a third counts.
fn meetings(
    scopes: &mut Scopes<'_>,
    mut nodes: Vec<(Key, Set)>,
    asked: (Key, Set),
) -> Vec<(Set, Set, Set)> {
    nodes.sort_by_key(|(_, set)| *set);
    let mut found = Vec::new();
    for (at, (x, a)) in nodes.iter().enumerate() {
        let both = scopes.crossing(*x, asked.0);
        let third = both.and_then(|both| nodes.iter().find(|(key, _)| *key == both));
        found.extend(third.map(|(_, set)| (*a, asked.1, *set)));
        for (y, b) in nodes.iter().skip(at + 1) {
            if scopes.crossing(*x, *y) == Some(asked.0) {
                found.push((*a, *b, asked.1));
            }
        }
    }
    found
}

fn scope_of(graph: &Graph, id: &Id) -> Scope {
    let scope = graph.claim(id.as_str()).and_then(|claim| Scope::of(&claim));
    // Every row is a figure of the graph.
    scope.unwrap_or_else(|| Scope::new(id.clone(), id.clone()))
}

fn relate(family: &mut Family, a: Set, b: Set, relation: SetRelation) {
    match relation {
        SetRelation::Equal => family.equal.push((a, b)),
        SetRelation::Within => family.within.push((a, b)),
        SetRelation::Contains => family.within.push((b, a)),
        SetRelation::Disjoint => family.apart.push(vec![a, b]),
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
        | (Disjoint, Equal | Within | Contains) => (true, true),
        _ => (false, false),
    }
}

/// The relation of two scopes, if one or both of the figures count only some of what they take in.
fn loosened(relation: SetRelation, first: bool, second: bool) -> SetRelation {
    use SetRelation::{Contains, Equal, Overlapping, Within};
    match (relation, first, second) {
        (Equal | Within, true, false) => Within,
        (Equal | Contains, false, true) => Contains,
        (Equal, true, true) | (Contains, true, _) | (Within, _, true) => Overlapping,
        (relation, ..) => relation,
    }
}
