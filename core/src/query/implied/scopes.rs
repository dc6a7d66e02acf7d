//! The relations of many scopes to each other.
//!
//! A relation of two scopes combines those of their dimensions. Who is counted, and by what cause,
//! does not bear on the other dimensions, so both halves are compared once for every two that differ,
//! and looked up for all the pairs of figures.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::tiles::Span;
use crate::{
    Accumulation, Day, Dimension, Graph, Id, Scope, ScopeRelation, SetRelation, SpanRelation, When,
};

/// A scope, by the numbers of its halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    frame: usize,
    whom: usize,
}

/// How two scopes relate, and by what it is settled or left open.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) relation: SetRelation,
    pub(super) reasons: Vec<Dimension>,
}

pub(super) struct Scopes<'g> {
    graph: &'g Graph,
    /// Everything but whom and by what.
    frames: Vec<Scope>,
    /// Whom and by what, of the first scope that has it.
    whoms: Vec<Scope>,
    numbers: HashMap<String, usize>,
    framed: HashMap<(usize, usize), Found>,
    counted: HashMap<(usize, usize), Found>,
    met: HashMap<(usize, usize), Option<usize>>,
}

impl<'g> Scopes<'g> {
    pub(super) fn new(graph: &'g Graph) -> Self {
        Self {
            graph,
            frames: Vec::new(),
            whoms: Vec::new(),
            numbers: HashMap::new(),
            framed: HashMap::new(),
            counted: HashMap::new(),
            met: HashMap::new(),
        }
    }

    pub(super) fn key(&mut self, scope: &Scope) -> Key {
        let frame = Scope {
            population: BTreeMap::new(),
            cause: None,
            ..scope.clone()
        };
        let whom = Scope {
            population: scope.population.clone(),
            cause: scope.cause.clone(),
            ..Scope::new(scope.measure.clone(), scope.incident.clone())
        };
        // The text of a scope is the same for equal scopes, and made of what its fields hold.
        let framed = serde_json::to_string(&frame).unwrap_or_default();
        let counted = serde_json::to_string(&(&whom.population, &whom.cause)).unwrap_or_default();
        // What is met may be one that comes to be known only now.
        self.met.clear();
        Key {
            frame: number(
                &mut self.numbers,
                format!("frame {framed}"),
                &mut self.frames,
                frame,
            ),
            whom: number(
                &mut self.numbers,
                format!("whom {counted}"),
                &mut self.whoms,
                whom,
            ),
        }
    }

    /// The relation of the first scope to the second.
    pub(super) fn relate(&mut self, a: Key, b: Key) -> Found {
        let framed = self.frames(a.frame, b.frame);
        let counted = self.whoms(a.whom, b.whom);
        let relation = SetRelation::combine([framed.relation, counted.relation]);
        let open = [framed, counted]
            .into_iter()
            .filter(|half| half.relation == relation);
        Found {
            relation,
            reasons: open.flat_map(|half| half.reasons).collect(),
        }
    }

    fn frames(&mut self, a: usize, b: usize) -> Found {
        if let Some(found) = self.framed.get(&(a, b)) {
            return found.clone();
        }
        let found = match (self.frames.get(a), self.frames.get(b)) {
            (Some(x), Some(y)) => compare(self.graph, x, y),
            _ => open(),
        };
        self.framed.insert((a, b), found.clone());
        found
    }

    fn whoms(&mut self, a: usize, b: usize) -> Found {
        if let Some(found) = self.counted.get(&(a, b)) {
            return found.clone();
        }
        let found = match (self.whoms.get(a), self.whoms.get(b)) {
            (Some(x), Some(y)) => {
                let all = self.graph.relate_scopes(x, y).dimensions.into_iter();
                let mut all =
                    all.filter(|d| matches!(d.dimension, Dimension::Population | Dimension::Cause));
                let mut reasons = Vec::new();
                let relation = SetRelation::combine(all.by_ref().map(|d| {
                    if d.relation == SetRelation::Undetermined {
                        reasons.push(d.dimension);
                    }
                    d.relation
                }));
                reasons.dedup();
                Found { relation, reasons }
            }
            _ => open(),
        };
        self.counted.insert((a, b), found.clone());
        found
    }

    /// The days of a scope where they are certain, and a number for all the rest of it.
    pub(super) fn span(&mut self, key: Key) -> Option<((usize, usize), Span)> {
        let frame = self.frames.get(key.frame)?;
        let span = span(self.graph, frame)?;
        let timeless = Scope {
            window: None,
            as_of: None,
            accumulation: None,
            ..frame.clone()
        };
        let name = format!("timeless {}", serde_json::to_string(&timeless).ok()?);
        let next = self.numbers.len();
        let rest = *self.numbers.entry(name).or_insert(next);
        Some(((rest, key.whom), span))
    }

    /// The scope of what two crossing scopes both take in, if it is among those known.
    pub(super) fn crossing(&mut self, a: Key, b: Key) -> Option<Key> {
        if self.relate(a, b).relation != SetRelation::Overlapping {
            return None;
        }
        let frame = match self.frames(a.frame, b.frame).relation {
            SetRelation::Equal | SetRelation::Within => a.frame,
            SetRelation::Contains => b.frame,
            _ => return None,
        };
        let pair = (a.whom, b.whom);
        let whom = if let Some(known) = self.met.get(&pair) {
            *known
        } else {
            let found = self.met_by(pair.0, pair.1);
            self.met.insert(pair, found);
            found
        };
        Some(Key { frame, whom: whom? })
    }

    fn met_by(&self, a: usize, b: usize) -> Option<usize> {
        let (x, y) = (self.whoms.get(a)?, self.whoms.get(b)?);
        let population = self.narrower(&x.population, &y.population)?;
        let cause = match (&x.cause, &y.cause) {
            (Some(cause), None) | (None, Some(cause)) => Some(cause),
            (x, y) if x == y => x.as_ref(),
            _ => return None,
        };
        let name = serde_json::to_string(&(population, cause)).ok()?;
        self.numbers.get(&format!("whom {name}")).copied()
    }

    /// The narrower term of every facet; `None` where neither lies below the other.
    fn narrower(&self, a: &BTreeMap<Id, Id>, b: &BTreeMap<Id, Id>) -> Option<BTreeMap<Id, Id>> {
        let under = |x: &Id, y: &Id| {
            let vocabulary = self.graph.vocabulary();
            vocabulary.is_under(crate::List::Population, x.as_str(), y.as_str())
        };
        let mut both = a.clone();
        for (facet, term) in b {
            match both.get(facet) {
                Some(other) if other == term || under(other, term) => {}
                Some(other) if !under(term, other) => return None,
                _ => {
                    both.insert(facet.clone(), term.clone());
                }
            }
        }
        Some(both)
    }
}

fn number<T>(
    numbers: &mut HashMap<String, usize>,
    name: String,
    all: &mut Vec<T>,
    value: T,
) -> usize {
    *numbers.entry(name).or_insert_with(|| {
        all.push(value);
        all.len() - 1
    })
}

fn open() -> Found {
    Found {
        relation: SetRelation::Undetermined,
        reasons: Vec::new(),
    }
}

/// As the scopes relate; and where a running total stands beside the figure of a period, by the time
/// that the total takes in.
fn compare(graph: &Graph, a: &Scope, b: &Scope) -> Found {
    let ScopeRelation {
        relation, reasons, ..
    } = graph.relate_scopes(a, b);
    let found = Found { relation, reasons };
    if found.relation != SetRelation::Incomparable || found.reasons != [Dimension::Accumulation] {
        return found;
    }
    let Some((x, y)) = running(graph, a).zip(running(graph, b)) else {
        return found;
    };
    let ScopeRelation {
        relation, reasons, ..
    } = graph.relate_scopes(&x, &y);
    Found { relation, reasons }
}

/// The same flow with all its time in its window: a running total ends with the day it counts for.
fn running(graph: &Graph, scope: &Scope) -> Option<Scope> {
    let window = match scope.effective_accumulation(graph)? {
        Accumulation::Stock => return None,
        Accumulation::Period => Some(scope.window.clone()?),
        Accumulation::Cumulative if scope.as_of.is_none() => scope.window.clone(),
        Accumulation::Cumulative => {
            let span = span(graph, scope)?;
            let last = Day::from_number(span.last)?;
            let first = match span.first {
                None => "..".to_owned(),
                Some(first) => Day::from_number(first)?.to_string(),
            };
            Some(When::parse(&format!("{first}/{last}")).ok()?)
        }
    };
    Some(Scope {
        window,
        as_of: None,
        accumulation: Some(Accumulation::Cumulative),
        ..scope.clone()
    })
}

/// The days of a flow, where they are known for certain; the total of all that happened so far begins
/// with no day. None of a flow whose days are open, or of a stock.
fn span(graph: &Graph, scope: &Scope) -> Option<Span> {
    let exact = |when: &When| {
        let known = !when.is_qualified() && when.span_relation(when) == SpanRelation::Equal;
        let (first, last) = (when.earliest()?.number(), when.latest()?.number());
        known.then_some((first, last))
    };
    let window = match &scope.window {
        Some(window) => Some(exact(window)?),
        None => None,
    };
    let as_of = match &scope.as_of {
        Some(day) => Some(exact(day).filter(|(first, last)| first == last)?.1),
        None => None,
    };
    let (first, last) = match (scope.effective_accumulation(graph)?, window, as_of) {
        (Accumulation::Cumulative, None, Some(day)) => (None, day),
        (Accumulation::Cumulative, Some((first, last)), Some(day)) => (Some(first), last.min(day)),
        (Accumulation::Cumulative | Accumulation::Period, Some((first, last)), None) => {
            (Some(first), last)
        }
        _ => return None,
    };
    (first <= Some(last)).then_some(Span { first, last })
}
