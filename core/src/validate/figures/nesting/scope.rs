//! The scopes of one incident's figures, made to be compared many times.
//!
//! The relation of two scopes says more, and takes longer: here are compared only figures of one
//! incident, and only to see whether one may be counted in the other, whatever day they count for.

use std::cmp::Reverse;

use crate::gather::Gather as _;
use crate::{
    Accumulation, Claim, Figure, Graph, Id, Item, List, Map, Place, SpanRelation, Stage,
    Vocabulary, When, graph::Node, validate::figures::scope,
};

/// Places met on the way up before giving up.
const MOST_PLACES: usize = 64;

/// What makes two figures of one incident figures of one scope.
#[derive(PartialEq, Eq, Hash, Clone, Copy)]
pub(super) struct Key<'g> {
    measure: &'g Id,
    place: Option<Node>,
    population: &'g Map<Id, Id>,
    cause: Option<&'g Id>,
    window: Option<&'g When>,
    stage: Option<Stage>,
    accumulation: Option<Accumulation>,
}

impl<'g> Key<'g> {
    pub(super) fn of(claim: Item<'g, Claim>, figure: &'g Figure) -> Self {
        let graph = claim.graph();
        let place = scope::place(claim, figure).and_then(|id| graph.place(id.as_str()));
        Self {
            measure: &figure.measure,
            place: place.map(|p| p.node()),
            population: &figure.population,
            cause: figure.cause.as_ref(),
            window: figure.window.as_ref(),
            stage: figure.stage,
            accumulation: scope::accumulation(graph.vocabulary(), figure),
        }
    }
}

/// A scope, and the first of the claims that have it.
pub(super) struct Scope<'g> {
    key: Key<'g>,
    pub(super) first: Item<'g, Claim>,
    pub(super) claims: usize,
    vocabulary: &'g Vocabulary,
    path: Option<&'g str>,
    unit: Option<&'g str>,
    /// The places around its place.
    around: Vec<Node>,
}

impl<'g> Scope<'g> {
    pub(super) fn new(key: Key<'g>, first: Item<'g, Claim>) -> Self {
        let graph = first.graph();
        let term = graph
            .vocabulary()
            .term(List::Measures, key.measure.as_str());
        Self {
            key,
            first,
            claims: 1,
            vocabulary: graph.vocabulary(),
            path: term.map(|t| t.path),
            unit: term.and_then(|t| t.unit),
            around: around(graph, key.place),
        }
    }

    /// More for a scope that lies in another than for that other.
    pub(super) fn narrowness(&self) -> (usize, Reverse<i64>) {
        let depth = |list: List, term: &Id| {
            let term = self.vocabulary.term(list, term.as_str());
            term.map_or(1, |t| t.path.split('/').count())
        };
        let terms = self.key.population.values();
        let steps = depth(List::Measures, self.key.measure)
            + terms.map(|t| depth(List::Population, t)).sum::<usize>()
            + self.key.cause.map_or(0, |c| depth(List::Causes, c))
            + usize::from(self.key.window.is_some())
            + self.around.len();
        let days = self
            .key
            .window
            .map_or(i64::MAX, |w| match (w.earliest(), w.latest()) {
                (Some(first), Some(last)) => i64::from(last.number()) - i64::from(first.number()),
                _ => i64::MAX,
            });
        (steps, Reverse(days))
    }

    pub(super) fn lies_in(&self, wide: &Self) -> bool {
        self.unit == wide.unit
            && self.key.stage == wide.key.stage
            && self.key.accumulation == wide.key.accumulation
            && self.measure_in(wide)
            && self.place_in(wide)
            && self.population_in(wide)
            && self.cause_in(wide)
            && self.window_in(wide)
    }

    fn under(&self, list: List, narrow: &Id, wide: &Id) -> bool {
        narrow == wide
            || self
                .vocabulary
                .is_under(list, narrow.as_str(), wide.as_str())
    }

    fn measure_in(&self, wide: &Self) -> bool {
        let (Some(narrow), Some(wide)) = (self.path, wide.path) else {
            return false;
        };
        let rest = narrow.strip_prefix(wide);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    fn place_in(&self, wide: &Self) -> bool {
        match wide.key.place {
            Some(place) => self.key.place == Some(place) || self.around.contains(&place),
            // All of an incident whose place is not known.
            None => true,
        }
    }

    fn population_in(&self, wide: &Self) -> bool {
        wide.key.population.iter().all(|(facet, wide)| {
            let narrow = self.key.population.get(facet);
            narrow.is_some_and(|narrow| self.under(List::Population, narrow, wide))
        })
    }

    fn cause_in(&self, wide: &Self) -> bool {
        match (self.key.cause, wide.key.cause) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(narrow), Some(wide)) => self.under(List::Causes, narrow, wide),
        }
    }

    fn window_in(&self, wide: &Self) -> bool {
        match (self.key.window, wide.key.window) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(narrow), Some(wide)) => matches!(
                narrow.span_relation(wide),
                SpanRelation::Equal | SpanRelation::Within
            ),
        }
    }

    pub(super) fn narrower_by(&self, wide: &Self) -> Vec<String> {
        [
            ("measure", self.key.measure != wide.key.measure),
            ("place", self.key.place != wide.key.place),
            ("population", self.key.population != wide.key.population),
            ("cause", self.key.cause != wide.key.cause),
            ("window", self.key.window != wide.key.window),
        ]
        .into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(name, _)| name.to_owned())
        .gather()
    }
}

/// The places that a place lies in, by whatever way.
fn around(graph: &Graph, place: Option<Node>) -> Vec<Node> {
    let mut found: Vec<Item<'_, Place>> = place.and_then(|p| graph.item(p)).into_iter().gather();
    let mut at = 0;
    while let Some(place) = found.get(at).copied() {
        at += 1;
        for above in place.within() {
            if found.len() < MOST_PLACES && !found.contains(&above) {
                found.push(above);
            }
        }
    }
    found.into_iter().skip(1).map(|p| p.node()).gather()
}
