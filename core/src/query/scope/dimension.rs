//! Comparing scopes dimension by dimension.

use crate::gather::AddAll as _;
use crate::sorted::{Arrange as _, SortedSet};
use std::fmt::Display;

use serde::Serialize;

use super::{Scope, SetRelation, incident, place};
use crate::{Accumulation, Graph, Id, List, json::words};

words! {
    /// In what two scopes are compared.
    ///
    /// ```
    /// assert_eq!(claimgraph::Dimension::AsOf.as_str(), "as_of");
    /// ```
    pub enum Dimension ("a dimension") {
        /// What one counted thing is: a person, a case.
        Unit = "unit",
        /// What is counted.
        Measure = "measure",
        /// Whether all since the beginning count, those of a period, or those who are so at a time.
        Accumulation = "accumulation",
        /// How far proceedings have got.
        Stage = "stage",
        /// About which incident.
        Incident = "incident",
        /// Where.
        Place = "place",
        /// Of whom, in one facet.
        Population = "population",
        /// By what.
        Cause = "cause",
        /// When the counted things happened.
        Window = "window",
        /// The day for which is counted.
        AsOf = "as_of",
    }
}

/// How two scopes relate in one dimension.
///
/// ```
/// use claimgraph::{Graph, Id, Scope};
///
/// let graph = Graph::from_json(br#"{"format":1}"#)?;
/// let killed = Scope::new(Id::new("killed").unwrap(), Id::new("unrest").unwrap());
/// let related = graph.relate_scopes(&killed, &killed);
/// let as_of = related.dimensions.last().unwrap();
/// assert!(as_of.assumed && as_of.a.is_none());
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DimensionRelation {
    /// The dimension.
    pub dimension: Dimension,
    /// The facet, of a population.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facet: Option<Id>,
    /// The relation of the first scope to the second.
    pub relation: SetRelation,
    /// What the first scope has here, a default included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a: Option<String>,
    /// What the second scope has here, a default included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub b: Option<String>,
    /// Whether the relation rests on neither scope saying anything, though both might.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub assumed: bool,
}

/// How two scopes relate, dimension by dimension and in all.
///
/// ```
/// use claimgraph::{Dimension, Graph, Scope, SetRelation};
///
/// let graph = Graph::from_json(br#"{"format":1,
///   "incidents":{"unrest":{"title":"Unrest","kind":"unrest"}}}"#)?;
/// let killed = Scope::from_json(r#"{"measure":"killed","incident":"unrest"}"#)?;
/// let closed = Scope::from_json(r#"{"measure":"killed","incident":"unrest","stage":"closed"}"#)?;
/// let related = graph.relate_scopes(&closed, &killed);
/// assert_eq!(related.relation, SetRelation::Incomparable);
/// assert_eq!(related.reasons, [Dimension::Stage]);
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScopeRelation {
    /// The relation of the first scope to the second.
    pub relation: SetRelation,
    /// The dimensions for which the two are incomparable, or their relation undetermined.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Dimension>,
    /// The relation in each dimension in which at least one of the two says something.
    pub dimensions: Vec<DimensionRelation>,
}

impl ScopeRelation {
    /// The relation of the second scope to the first.
    ///
    /// ```
    /// # use claimgraph::{Graph, Scope};
    /// # let graph = Graph::from_json(br#"{"format":1,"incidents":{"unrest":{"title":"U","kind":"unrest"}}}"#)?;
    /// let all = Scope::from_json(r#"{"measure":"killed","incident":"unrest"}"#)?;
    /// let shot = Scope::from_json(r#"{"measure":"killed","incident":"unrest","cause":"firearm"}"#)?;
    /// assert_eq!(graph.relate_scopes(&shot, &all).converse(), graph.relate_scopes(&all, &shot));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    #[must_use]
    pub fn converse(mut self) -> Self {
        self.relation = self.relation.converse();
        for dimension in &mut self.dimensions {
            dimension.relation = dimension.relation.converse();
            std::mem::swap(&mut dimension.a, &mut dimension.b);
        }
        self
    }

    /// The relation in one dimension; of several facets, the first.
    pub(super) fn of(&self, dimension: Dimension) -> Option<&DimensionRelation> {
        self.dimensions.iter().find(|d| d.dimension == dimension)
    }
}

pub(super) fn compare(graph: &Graph, a: &Scope, b: &Scope) -> ScopeRelation {
    let mut compared = Compared {
        graph,
        a,
        b,
        dimensions: Vec::new(),
    };
    compared.kind();
    compared.population();
    compared.cause();
    let stock = [a, b]
        .iter()
        .any(|scope| scope.effective_accumulation(graph) == Some(Accumulation::Stock));
    let as_of = compared.as_of(stock);
    // Whoever is in one crowd today may be in another tomorrow; what happened, happened once.
    let once = |relation: SetRelation, moves: bool| match relation {
        SetRelation::Disjoint if moves => SetRelation::Undetermined,
        relation => relation,
    };
    let incident = incident::relation(graph, &a.incident, &b.incident);
    let moved = stock && as_of != SetRelation::Equal;
    compared.place(incident, |relation| once(relation, moved));
    compared.tell(
        Dimension::Incident,
        once(incident, stock),
        Some(&a.incident),
        Some(&b.incident),
    );
    compared.window(|relation| once(relation, stock));
    compared.finish()
}

struct Compared<'s> {
    graph: &'s Graph,
    a: &'s Scope,
    b: &'s Scope,
    dimensions: Vec<DimensionRelation>,
}

impl Compared<'_> {
    fn tell<T: Display>(
        &mut self,
        dimension: Dimension,
        relation: SetRelation,
        a: Option<T>,
        b: Option<T>,
    ) {
        self.dimensions.push(DimensionRelation {
            dimension,
            facet: None,
            relation,
            a: a.map(|a| a.to_string()),
            b: b.map(|b| b.to_string()),
            assumed: false,
        });
    }

    /// Whether the two are numbers of one kind.
    fn kind(&mut self) {
        let (graph, a, b) = (self.graph, self.a, self.b);
        let (unit_a, unit_b) = (graph.unit(&a.measure), graph.unit(&b.measure));
        let unit = match (unit_a, unit_b) {
            _ if a.measure == b.measure => SetRelation::Equal,
            (Some(x), Some(y)) if x == y => SetRelation::Equal,
            (Some(_), Some(_)) => SetRelation::Incomparable,
            _ => SetRelation::Undetermined,
        };
        if unit_a.is_some() || unit_b.is_some() {
            self.tell(Dimension::Unit, unit, unit_a, unit_b);
        }
        let measure = self.measure();
        self.tell(
            Dimension::Measure,
            measure,
            Some(&a.measure),
            Some(&b.measure),
        );
        let (x, y) = (
            a.effective_accumulation(graph),
            b.effective_accumulation(graph),
        );
        let accumulation = match (x, y) {
            (None, None) if a.measure == b.measure => SetRelation::Equal,
            (Some(x), Some(y)) if x == y => SetRelation::Equal,
            (Some(_), Some(_)) => SetRelation::Incomparable,
            _ => SetRelation::Undetermined,
        };
        if x.is_some() || y.is_some() {
            self.tell(Dimension::Accumulation, accumulation, x, y);
        }
        if a.stage.is_some() || b.stage.is_some() {
            let stage = if a.stage == b.stage {
                SetRelation::Equal
            } else {
                SetRelation::Incomparable
            };
            self.tell(Dimension::Stage, stage, a.stage, b.stage);
        }
    }

    fn measure(&self) -> SetRelation {
        let vocabulary = self.graph.vocabulary();
        let (a, b) = (self.a.measure.as_str(), self.b.measure.as_str());
        let family = |measure| vocabulary.measure_family(measure);
        if let Some(relation) = self.nested(List::Measures, a, b) {
            relation
        } else if family(a).is_some() && family(a) == family(b) {
            SetRelation::Undetermined
        } else {
            SetRelation::Incomparable
        }
    }

    /// The relation of two terms, where one is the other or lies below it.
    fn nested(&self, list: List, a: &str, b: &str) -> Option<SetRelation> {
        let vocabulary = self.graph.vocabulary();
        let path = |term| vocabulary.term(list, term).map(|term| term.path);
        if a == b || path(a).is_some() && path(a) == path(b) {
            // Two words for one place in the tree are one term.
            Some(SetRelation::Equal)
        } else if vocabulary.is_under(list, a, b) {
            Some(SetRelation::Within)
        } else if vocabulary.is_under(list, b, a) {
            Some(SetRelation::Contains)
        } else {
            None
        }
    }

    fn population(&mut self) {
        let (a, b) = (&self.a.population, &self.b.population);
        let facets: SortedSet<&Id> = a.keys().chain(b.keys()).collect();
        for facet in facets {
            let (x, y) = (a.get(facet), b.get(facet));
            let relation = match (x, y) {
                (Some(x), Some(y)) => self.terms(facet, x, y),
                (Some(_), None) => SetRelation::Within,
                _ => SetRelation::Contains,
            };
            self.tell(Dimension::Population, relation, x, y);
            if let Some(told) = self.dimensions.last_mut() {
                told.facet = Some(facet.clone());
            }
        }
    }

    fn terms(&self, facet: &Id, a: &Id, b: &Id) -> SetRelation {
        let of_facet = |term: &Id| {
            let vocabulary = self.graph.vocabulary();
            vocabulary.facet(term.as_str()) == Some(facet.as_str())
        };
        self.nested(List::Population, a.as_str(), b.as_str())
            .unwrap_or(if of_facet(a) && of_facet(b) {
                SetRelation::Disjoint
            } else {
                SetRelation::Undetermined
            })
    }

    fn cause(&mut self) {
        let (a, b) = (self.a.cause.as_ref(), self.b.cause.as_ref());
        let relation = match (a, b) {
            (None, None) => return,
            (Some(_), None) => SetRelation::Within,
            (None, Some(_)) => SetRelation::Contains,
            // One death may have two causes: terms that are not nested may still meet.
            (Some(a), Some(b)) => self
                .nested(List::Causes, a.as_str(), b.as_str())
                .unwrap_or(SetRelation::Undetermined),
        };
        self.tell(Dimension::Cause, relation, a, b);
    }

    fn as_of(&mut self, stock: bool) -> SetRelation {
        let (a, b) = (self.a.as_of.as_ref(), self.b.as_of.as_ref());
        let relation = match (a, b) {
            (None, None) if stock => SetRelation::Undetermined,
            (None, None) => SetRelation::Equal,
            (Some(a), Some(b)) if a.same_day(b).is_certain() => SetRelation::Equal,
            // What had happened by a day is among what had happened by a later one.
            (Some(a), Some(b)) if !stock && a.before(b).is_certain() => SetRelation::Within,
            (Some(a), Some(b)) if !stock && b.before(a).is_certain() => SetRelation::Contains,
            _ => SetRelation::Undetermined,
        };
        self.tell(Dimension::AsOf, relation, a, b);
        if let Some(told) = self.dimensions.last_mut() {
            told.assumed = a.is_none() && b.is_none() && relation == SetRelation::Equal;
        }
        relation
    }

    fn place(&mut self, incident: SetRelation, settle: impl Fn(SetRelation) -> SetRelation) {
        let (graph, a, b) = (self.graph, self.a, self.b);
        let (x, y) = (a.effective_place(graph), b.effective_place(graph));
        let recorded = match (x, y) {
            (Some(x), Some(y)) => place::relation(graph, (x, a), (y, b)),
            _ => SetRelation::Undetermined,
        };
        // A figure without a place counts wherever its incident was, known or not, and so takes in
        // what another counts of the same incident or of a part of it.
        let takes_in = |whole: &Scope, inside: bool| whole.place.is_none() && inside;
        let same = incident == SetRelation::Equal;
        let b_takes_a = takes_in(b, same || incident == SetRelation::Within);
        let a_takes_b = takes_in(a, same || incident == SetRelation::Contains);
        let relation = match (settle(recorded), b_takes_a, a_takes_b) {
            (SetRelation::Undetermined, true, true) => SetRelation::Equal,
            (SetRelation::Undetermined, true, false) => SetRelation::Within,
            (SetRelation::Undetermined, false, true) => SetRelation::Contains,
            // The one place that is recorded of an incident need not be its only one: it does not
            // set what happened elsewhere in the incident apart from the whole.
            (SetRelation::Disjoint, true, _) | (SetRelation::Disjoint, _, true) => {
                SetRelation::Undetermined
            }
            (relation, ..) => relation,
        };
        self.tell(Dimension::Place, relation, x, y);
    }

    fn window(&mut self, settle: impl Fn(SetRelation) -> SetRelation) {
        let (a, b) = (self.a, self.b);
        // A period that is not named is some period, where other figures mean any time.
        let period =
            |scope: &Scope| scope.effective_accumulation(self.graph) == Some(Accumulation::Period);
        let relation = match (&a.window, &b.window) {
            (Some(a), Some(b)) => settle(a.span_relation(b).into()),
            (None, _) if period(a) => SetRelation::Undetermined,
            (_, None) if period(b) => SetRelation::Undetermined,
            (None, None) => return,
            (Some(_), None) => SetRelation::Within,
            (None, Some(_)) => SetRelation::Contains,
        };
        self.tell(
            Dimension::Window,
            relation,
            a.window.as_ref(),
            b.window.as_ref(),
        );
    }

    fn finish(mut self) -> ScopeRelation {
        self.dimensions.arrange_by_key(|d| d.dimension);
        let relation = SetRelation::combine(self.dimensions.iter().map(|d| d.relation));
        let mut reasons = Vec::new();
        if matches!(
            relation,
            SetRelation::Incomparable | SetRelation::Undetermined
        ) {
            let these = self.dimensions.iter().filter(|d| d.relation == relation);
            reasons.add_all(these.map(|d| d.dimension));
            reasons.dedup();
        }
        ScopeRelation {
            relation,
            reasons,
            dimensions: self.dimensions,
        }
    }
}
