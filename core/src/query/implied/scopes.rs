//! The relations of many scopes to each other.
//!
//! A relation of two scopes combines those of their dimensions. Who is counted, and by what cause,
//! does not bear on the other dimensions, so both halves are compared once for every two that differ,
//! and looked up for all the pairs of figures.

use super::{
    tiles::Span,
    time::{Time, running, time},
};
use crate::gather::Gather as _;
use crate::hashed::HashedMap;
use crate::{Accumulation, Dimension, Graph, Id, Map, Scope, ScopeRelation, SetRelation};

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
    numbers: HashedMap<String, usize>,
    framed: HashedMap<(usize, usize), Found>,
    counted: HashedMap<(usize, usize), Found>,
    met: HashedMap<(usize, usize), Option<usize>>,
    met_frames: HashedMap<(usize, usize), Option<usize>>,
    /// Of every frame whose days are known: the number of all the rest of it, and the days.
    timed: Vec<Option<(usize, Time)>>,
    by_time: HashedMap<(usize, Time), usize>,
    /// Frames without their days.
    rests: Vec<Scope>,
    rests_related: HashedMap<(usize, usize), Found>,
    rests_met: HashedMap<(usize, usize), Option<usize>>,
    /// Whether it depends on the time which place lies in which.
    moving: bool,
    /// How often two halves were compared.
    compared: usize,
}

impl<'g> Scopes<'g> {
    pub(super) fn new(graph: &'g Graph) -> Self {
        Self {
            graph,
            frames: Vec::new(),
            whoms: Vec::new(),
            numbers: HashedMap::new(),
            framed: HashedMap::new(),
            counted: HashedMap::new(),
            met: HashedMap::new(),
            met_frames: HashedMap::new(),
            timed: Vec::new(),
            by_time: HashedMap::new(),
            rests: Vec::new(),
            rests_related: HashedMap::new(),
            rests_met: HashedMap::new(),
            moving: graph
                .places()
                .any(|place| place.within.iter().any(|within| within.when.is_some())),
            compared: 0,
        }
    }

    /// Whether more was compared than there is time and room for.
    pub(super) fn is_spent(&self) -> bool {
        self.compared > 2_000_000
    }

    pub(super) fn key(&mut self, scope: &Scope) -> Key {
        let frame = Scope {
            population: Map::new(),
            cause: None,
            ..scope.clone()
        };
        let whom = Scope {
            population: scope.population.clone(),
            cause: scope.cause.clone(),
            ..Scope::new(scope.measure.clone(), scope.incident.clone())
        };
        // The text of a scope is the same for equal scopes, and made of what its fields hold.
        let framed = crate::json::to_text(&frame);
        let counted = crate::json::to_text(&(&whom.population, &whom.cause));
        // What is met may be one that comes to be known only now.
        self.met.clear();
        self.met_frames.clear();
        self.rests_met.clear();
        let frame = number(
            &mut self.numbers,
            format!("frame {framed}"),
            &mut self.frames,
            frame,
        );
        self.note_time(frame);
        Key {
            frame,
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
            reasons: open.flat_map(|half| half.reasons).gather(),
        }
    }

    /// The relation of the first scope to the second in the dimensions in which it is known.
    pub(super) fn relate_where_known(&mut self, a: Key, b: Key) -> SetRelation {
        use SetRelation::{Incomparable, Undetermined};
        let whole = |scopes: &[Scope], (x, y): (usize, usize)| {
            let both = scopes.get(x).zip(scopes.get(y));
            both.map(|(x, y)| self.graph.relate_scopes(x, y).dimensions)
        };
        let frames = whole(&self.frames, (a.frame, b.frame));
        let whoms = whole(&self.whoms, (a.whom, b.whom)).into_iter().flatten();
        let whoms =
            whoms.filter(|it| matches!(it.dimension, Dimension::Population | Dimension::Cause));
        let told = frames.into_iter().flatten().chain(whoms);
        let told = told.map(|told| told.relation);
        SetRelation::combine(told.filter(|it| !matches!(it, Undetermined | Incomparable)))
    }

    fn frames(&mut self, a: usize, b: usize) -> Found {
        if let Some(found) = self.by_days(a, b) {
            return found;
        }
        if let Some(found) = self.framed.get(&(a, b)) {
            return found.clone();
        }
        let found = match (self.frames.get(a), self.frames.get(b)) {
            (Some(x), Some(y)) => compare(self.graph, x, y),
            _ => open(),
        };
        self.compared += 1;
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
        self.compared += 1;
        self.counted.insert((a, b), found.clone());
        found
    }

    fn note_time(&mut self, frame: usize) {
        let Some(scope) = self.frames.get(frame).filter(|_| self.timed.len() == frame) else {
            return;
        };
        let time = time(self.graph, scope);
        let rest = Scope {
            window: None,
            as_of: None,
            accumulation: Some(Accumulation::Cumulative),
            ..scope.clone()
        };
        let timed = time.map(|time| {
            let name = format!("rest {}", crate::json::to_text(&rest));
            let rest = number(&mut self.numbers, name, &mut self.rests, rest);
            self.by_time.insert((rest, time), frame);
            (rest, time)
        });
        self.timed.push(timed);
    }

    /// The days of a scope where they are certain, and numbers for all the rest of it.
    pub(super) fn span(&self, key: Key) -> Option<((usize, usize), Span)> {
        let (rest, time) = self.timed.get(key.frame).copied()??;
        Some(((rest, key.whom), time.span))
    }

    /// The relation of two frames by their days and by the rest of them, where that is the same as
    /// comparing them whole, and much quicker for many days.
    fn by_days(&mut self, a: usize, b: usize) -> Option<Found> {
        let (rest_a, time_a) = self.timed.get(a).copied()??;
        let (rest_b, time_b) = self.timed.get(b).copied()??;
        if self.moving && rest_a != rest_b {
            return None;
        }
        let by_time = time_a.relation(time_b)?;
        let pair = (rest_a, rest_b);
        if !self.rests_related.contains_key(&pair) {
            let (x, y) = (self.rests.get(rest_a)?, self.rests.get(rest_b)?);
            let ScopeRelation {
                relation, reasons, ..
            } = self.graph.relate_scopes(x, y);
            self.compared += 1;
            self.rests_related.insert(pair, Found { relation, reasons });
        }
        let rest = self.rests_related.get(&pair)?;
        let relation = SetRelation::combine([rest.relation, by_time]);
        let open = relation == rest.relation && by_time != relation;
        Some(Found {
            relation,
            reasons: if open {
                rest.reasons.clone()
            } else {
                Vec::new()
            },
        })
    }

    /// The scope of what two crossing scopes both take in, if it is among those known: in every
    /// dimension the narrower of the two.
    pub(super) fn crossing(&mut self, a: Key, b: Key) -> Option<Key> {
        if self.relate(a, b).relation != SetRelation::Overlapping {
            return None;
        }
        let frame = match self.frames(a.frame, b.frame).relation {
            SetRelation::Equal | SetRelation::Within => a.frame,
            SetRelation::Contains => b.frame,
            SetRelation::Overlapping => self.frame_met_by(a.frame, b.frame)?,
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

    /// What two frames both take in, where in every dimension one lies within the other.
    fn frame_met_by(&mut self, a: usize, b: usize) -> Option<usize> {
        if let (Some(Some((rest_a, time_a))), Some(Some((rest_b, time_b)))) =
            (self.timed.get(a).copied(), self.timed.get(b).copied())
        {
            let time = time_a.narrower(time_b)?;
            let rest = self.rest_met_by(rest_a, rest_b)?;
            return self.by_time.get(&(rest, time)).copied();
        }
        if let Some(known) = self.met_frames.get(&(a, b)) {
            return *known;
        }
        let (x, y) = (self.frames.get(a)?, self.frames.get(b)?);
        let found = self.known_narrower("frame", x, y);
        self.met_frames.insert((a, b), found);
        found
    }

    fn rest_met_by(&mut self, a: usize, b: usize) -> Option<usize> {
        if let Some(known) = self.rests_met.get(&(a, b)) {
            return *known;
        }
        let (x, y) = (self.rests.get(a)?, self.rests.get(b)?);
        let found = self.known_narrower("rest", x, y);
        self.rests_met.insert((a, b), found);
        found
    }

    fn known_narrower(&self, kind: &str, x: &Scope, y: &Scope) -> Option<usize> {
        let name = crate::json::to_text(&self.narrower_scope(x, y)?);
        self.numbers.get(&format!("{kind} {name}")).copied()
    }

    fn narrower_scope(&self, x: &Scope, y: &Scope) -> Option<Scope> {
        let mut both = x.clone();
        for told in self.graph.relate_scopes(x, y).dimensions {
            match told.relation {
                SetRelation::Equal | SetRelation::Within => {}
                SetRelation::Contains => match told.dimension {
                    Dimension::Measure => both.measure.clone_from(&y.measure),
                    Dimension::Incident => both.incident.clone_from(&y.incident),
                    Dimension::Place => both.place.clone_from(&y.place),
                    Dimension::Window => both.window.clone_from(&y.window),
                    Dimension::AsOf => both.as_of.clone_from(&y.as_of),
                    _ => return None,
                },
                _ => return None,
            }
        }
        Some(both)
    }

    fn met_by(&self, a: usize, b: usize) -> Option<usize> {
        let (x, y) = (self.whoms.get(a)?, self.whoms.get(b)?);
        let population = self.narrower(&x.population, &y.population)?;
        let cause = match (&x.cause, &y.cause) {
            (Some(cause), None) | (None, Some(cause)) => Some(cause),
            (x, y) if x == y => x.as_ref(),
            _ => return None,
        };
        let name = crate::json::to_text(&(population, cause));
        self.numbers.get(&format!("whom {name}")).copied()
    }

    /// The narrower term of every facet; `None` where neither lies below the other.
    fn narrower(&self, a: &Map<Id, Id>, b: &Map<Id, Id>) -> Option<Map<Id, Id>> {
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
    numbers: &mut HashedMap<String, usize>,
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
    // A total of no recorded day may have been told before the period was over, or began.
    let undated = |scope: &Scope| {
        let running = scope.effective_accumulation(graph) == Some(Accumulation::Cumulative);
        running && scope.as_of.is_none()
    };
    if undated(a) || undated(b) {
        return Found {
            relation: SetRelation::Undetermined,
            reasons: vec![Dimension::AsOf],
        };
    }
    let Some((x, y)) = running(graph, a).zip(running(graph, b)) else {
        return found;
    };
    let ScopeRelation {
        relation, reasons, ..
    } = graph.relate_scopes(&x, &y);
    Found { relation, reasons }
}
