//! CG608: two figures of one incident, of which one may be counted in the other, but nobody says so.
//!
//! Six tortured to death beside 238 killed: only the scopes permit that the six are among the 238. Each
//! scope of an incident is held against the wider ones, however many claims have it, and the nearest
//! are told. A link between any two claims of two scopes settles the pair, also by way of a third.
//! Comparatives count nothing of their own. The work is bounded: scopes are held against the widest ones
//! of their incident only, and one incident gives so many findings at most; the rest are counted.

mod scope;

use crate::gather::{AddAll as _, Gather as _};
use crate::hashed::HashedMap;
use crate::sorted::SortedMap;
use std::cmp::Reverse;

use self::scope::{Key, Scope};
use super::asserted;
use crate::{Amount, Claim, Code, Diagnostic, Figure, Incident, Item, validate::Check};

/// The widest scopes of an incident, against which all others are held.
const WIDEST: usize = 64;
/// Scopes on the way from one to those that links settle.
const MOST_SETTLED: usize = 256;
/// Findings about one incident.
const MOST_FOUND: usize = 100;

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    for incident in graph.incidents() {
        let scopes = Scopes::of(incident);
        if scopes.all.len() < 2 {
            continue;
        }
        let mut found = 0;
        for (narrow, wide) in scopes.undetermined() {
            found += 1;
            if found > MOST_FOUND {
                check.leave_out();
            } else if !check.leaves_out(Code::UndeterminedNesting) {
                check.find(describe(narrow, wide));
            }
        }
    }
}

fn describe(narrow: &Scope<'_>, wide: &Scope<'_>) -> Diagnostic {
    let (id, wider) = (narrow.first.id(), wide.first.id());
    let by = narrow.narrower_by(wide);
    Diagnostic::new(
        Code::UndeterminedNesting,
        format!("/claims/{id}/figure"),
        format!("`{id}` may be counted in `{wider}` or not: no link says, and only the scopes permit it"),
    )
    .id(id)
    .param("target", wider)
    .param("narrower_by", by)
    .param("claims", narrow.claims)
    .param("wider_claims", wide.claims)
    .help("do not add the two, nor take one for a part of the other; link them by `part_of` or `disjoint_from` if a text or a reason settles it")
    .related(format!("/claims/{wider}/figure"), "the wider figure")
}

/// What a link says of the things that two figures count.
#[derive(Clone, Copy)]
enum Says {
    /// All of the one are among the other's.
    Within,
    /// They are the same.
    Equal,
    /// None is among the other's.
    Apart,
}

/// The scopes of one incident's figures, and what links say about them.
#[derive(Default)]
struct Scopes<'g> {
    all: Vec<Scope<'g>>,
    numbers: HashedMap<Key<'g>, usize>,
    /// From a scope to those that count all it counts.
    up: SortedMap<usize, Vec<usize>>,
    /// Scopes that links keep apart, in both directions.
    apart: Vec<(usize, usize)>,
}

impl<'g> Scopes<'g> {
    fn of(incident: Item<'g, Incident>) -> Self {
        let mut scopes = Self::default();
        let figures = || {
            incident.claims().filter_map(|claim| {
                let figure = asserted(claim)?;
                let counts = !matches!(figure.quantity.amount, Amount::Comparative);
                counts.then_some((claim, figure))
            })
        };
        for (claim, figure) in figures() {
            scopes.add(claim, Key::of(claim, figure));
        }
        if scopes.all.len() > 1 {
            for (claim, figure) in figures() {
                scopes.settle(claim, figure);
            }
            scopes.apart.sort_unstable();
        }
        scopes
    }

    fn add(&mut self, claim: Item<'g, Claim>, key: Key<'g>) {
        let next = self.all.len();
        let number = *self.numbers.entry(key).or_insert(next);
        match self.all.get_mut(number) {
            Some(scope) => scope.claims += 1,
            None => self.all.push(Scope::new(key, claim)),
        }
    }

    /// Notes what the links of a claim say of its scope and others.
    fn settle(&mut self, claim: Item<'g, Claim>, figure: &'g Figure) {
        let record = claim.record();
        let same = record.restates.iter().chain(&record.supersedes);
        let links = (record.part_of.iter().map(|link| (link, Says::Within)))
            .chain(same.map(|link| (link, Says::Equal)))
            .chain(record.disjoint_from.iter().map(|link| (link, Says::Apart)));
        for (link, says) in links {
            let Some(other) = claim.graph().claim(link.claim.as_str()) else {
                continue;
            };
            let Some(its) = other.record().figure() else {
                continue;
            };
            let number = |key: &Key<'g>| self.numbers.get(key).copied();
            let (Some(from), Some(to)) = (
                number(&Key::of(claim, figure)),
                number(&Key::of(other, its)),
            ) else {
                continue;
            };
            if from == to {
                continue;
            }
            match says {
                Says::Apart => self.apart.add_all([(from, to), (to, from)]),
                Says::Within => self.up.entry(from).or_default().push(to),
                Says::Equal => {
                    self.up.entry(from).or_default().push(to);
                    self.up.entry(to).or_default().push(from);
                }
            }
        }
    }

    /// Each scope with the nearest wider ones of which no link says whether they count it.
    fn undetermined(&self) -> impl Iterator<Item = (&Scope<'g>, &Scope<'g>)> {
        let mut widest: Vec<((usize, Reverse<i64>), usize)> = self
            .all
            .iter()
            .enumerate()
            .map(|(number, scope)| (scope.narrowness(), number))
            .gather();
        widest.sort_unstable();
        widest.truncate(WIDEST);
        // The narrower of two wide ones first: it is the nearer.
        widest.reverse();
        self.all
            .iter()
            .enumerate()
            .flat_map(move |(number, narrow)| {
                let settled = self.settled(number);
                let mut met: Vec<&Scope<'g>> = Vec::new();
                let mut found: Vec<(&Scope<'g>, &Scope<'g>)> = Vec::new();
                for (_, other) in &widest {
                    let Some(wide) = self.all.get(*other).filter(|_| *other != number) else {
                        continue;
                    };
                    if !narrow.lies_in(wide) || wide.lies_in(narrow) {
                        continue;
                    }
                    if !settled.contains(other) && !met.iter().any(|near| near.lies_in(wide)) {
                        found.push((narrow, wide));
                    }
                    met.push(wide);
                }
                found
            })
    }

    /// The scopes whose relation to this one links settle.
    fn settled(&self, number: usize) -> Vec<usize> {
        let mut found = vec![number];
        let mut at = 0;
        while let Some(here) = found.get(at) {
            at += 1;
            for next in self.up.get(here).into_iter().flatten() {
                if found.len() < MOST_SETTLED && !found.contains(next) {
                    found.push(*next);
                }
            }
        }
        let mut apart: Vec<usize> = Vec::new();
        for here in &found {
            let start = self.apart.partition_point(|(a, _)| a < here);
            let rest = self.apart.iter().skip(start);
            apart.add_all(rest.take_while(|(a, _)| a == here).map(|(_, b)| *b));
        }
        found.append(&mut apart);
        found
    }
}

#[cfg(test)]
mod tests;
