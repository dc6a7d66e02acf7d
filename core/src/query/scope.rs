//! What a figure counts, and how two such sets of things relate.

mod compare;
mod dimension;
mod incident;
mod place;
mod relate;
mod sets;

pub use compare::{Compared, Comparison, Order};
pub use dimension::{Dimension, DimensionRelation, ScopeRelation};
pub use relate::{Against, Contradiction, Ground, LinkSays, Relation, Verdict};
pub use sets::SetRelation;

pub(super) use incident::wholes;
pub(super) use place::lies_in;

use crate::{
    Accumulation, Error, Graph, Id, Item, List, Map, Policy, Stage, When, json::record,
    model::Claim,
};

record! {
    /// What a figure counts: everything about it but the quantity, as recorded.
    ///
    /// ```
    /// use claimgraph::Scope;
    ///
    /// let scope = Scope::from_json(r#"{"measure":"killed","incident":"unrest","place":"almaty"}"#)?;
    /// assert_eq!(scope.place.unwrap().as_str(), "almaty");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub struct Scope ("a scope") {
        /// What is counted.
        measure: Id,
        /// About which incident.
        incident: Id,
        /// Where; absent: where the incident was.
        place: Option<Id>,
        /// Of whom, facet by facet; absent facets: of anybody.
        population: Map<Id, Id>,
        /// By what; absent: by whatever.
        cause: Option<Id>,
        /// When the counted things happened; absent: whenever.
        window: Option<When>,
        /// The day for which is counted.
        as_of: Option<When>,
        /// How it accumulates; absent: as the measure does.
        accumulation: Option<Accumulation>,
        /// How far proceedings have got.
        stage: Option<Stage>,
    }
}

impl Scope {
    /// All that is counted of a measure about an incident.
    ///
    /// ```
    /// use claimgraph::{Id, Scope};
    ///
    /// let all = Scope::new(Id::new("killed")?, Id::new("unrest")?);
    /// assert_eq!(serde_json::to_string(&all)?, r#"{"measure":"killed","incident":"unrest"}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(measure: Id, incident: Id) -> Self {
        Self {
            measure,
            incident,
            place: None,
            population: Map::new(),
            cause: None,
            window: None,
            as_of: None,
            accumulation: None,
            stage: None,
        }
    }

    /// The scope of a figure; `None` of a claim that is none.
    ///
    /// ```
    /// use claimgraph::{Amount, Claim, Figure, Id, Quantity, Scope};
    ///
    /// let toll = Figure::new(Id::new("killed")?, Quantity::new(Amount::Exact(238.into())));
    /// let claim = Claim::new(Id::new("unrest")?, toll);
    /// assert_eq!(Scope::of(&claim), Some(Scope::new(Id::new("killed")?, Id::new("unrest")?)));
    /// # Ok::<(), claimgraph::IdError>(())
    /// ```
    pub fn of(claim: &Claim) -> Option<Self> {
        let figure = claim.figure()?;
        Some(Self {
            measure: figure.measure.clone(),
            incident: claim.incident.clone(),
            place: figure.place.clone(),
            population: figure.population.clone(),
            cause: figure.cause.clone(),
            window: figure.window.clone(),
            as_of: figure.as_of.clone(),
            accumulation: figure.accumulation,
            stage: figure.stage,
        })
    }

    /// Reads a scope from JSON text.
    ///
    /// ```
    /// let error = claimgraph::Scope::from_json(r#"{"measure":"killed"}"#).unwrap_err();
    /// assert_eq!(error.to_string(), "the scope cannot be read: the field `incident` is missing");
    /// ```
    ///
    /// # Errors
    ///
    /// With everything that keeps the text from being a scope.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        super::asked::read("the scope", text)
    }

    /// How it accumulates, by its own word or its measure's.
    pub(crate) fn effective_accumulation(&self, graph: &Graph) -> Option<Accumulation> {
        let by_measure = || graph.vocabulary().accumulation(self.measure.as_str());
        self.accumulation.or_else(by_measure)
    }

    /// Where, by its own word or the incident's.
    pub(crate) fn effective_place<'g>(&'g self, graph: &'g Graph) -> Option<&'g Id> {
        let by_incident = || {
            let incident = graph.incident(self.incident.as_str())?;
            incident.record().place.as_ref()
        };
        self.place.as_ref().or_else(by_incident)
    }
}

impl Graph {
    /// How two sets of counted things relate, as far as their scopes say.
    ///
    /// ```
    /// use claimgraph::{Graph, Scope, SetRelation};
    ///
    /// let graph = Graph::from_json(br#"{"format":1,
    ///   "incidents":{"unrest":{"title":"Unrest","kind":"unrest"}}}"#)?;
    /// let killed = Scope::from_json(r#"{"measure":"killed","incident":"unrest"}"#)?;
    /// let children =
    ///     Scope::from_json(r#"{"measure":"killed","incident":"unrest","population":{"age":"child"}}"#)?;
    /// assert_eq!(graph.relate_scopes(&children, &killed).relation, SetRelation::Within);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn relate_scopes(&self, a: &Scope, b: &Scope) -> ScopeRelation {
        dimension::compare(self, a, b)
    }

    /// How the things that two figures count relate: by a link between the claims if there is one,
    /// else by their scopes.
    ///
    /// ```
    /// use claimgraph::{Graph, Ground, SetRelation};
    ///
    /// let graph = Graph::from_json(br#"{"format":1,
    ///   "incidents":{"unrest":{"title":"Unrest","kind":"unrest"}},
    ///   "actors":{"state":{"kind":"state-body","names":[{"text":"the state"}]}},
    ///   "sources":{"daily":{"kind":"article","title":"News"}},
    ///   "claims":{
    ///     "toll":{"kind":"figure","incident":"unrest","stated_by":[{"actor":"state"}],
    ///       "reported_in":[{"source":"daily"}],
    ///       "figure":{"measure":"killed","quantity":{"kind":"exact","value":238}}},
    ///     "six":{"kind":"figure","incident":"unrest","stated_by":[{"actor":"state"}],
    ///       "reported_in":[{"source":"daily"}],
    ///       "figure":{"measure":"killed-by-torture","quantity":{"kind":"exact","value":6}}}}}"#)?;
    /// let six = graph.relate("six", "toll")?;
    /// assert_eq!((six.relation, six.ground), (SetRelation::Within, Ground::Definitional));
    /// assert!(!six.may_be_added.yes);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When an id is not that of a figure.
    pub fn relate(&self, a: &str, b: &str) -> Result<Relation, Error> {
        Ok(relate::relate(self, self.figure(a)?, self.figure(b)?))
    }

    /// Whether the numbers of two figures may be compared, and if so how the one stands to the other.
    ///
    /// ```
    /// use claimgraph::{Graph, Policy};
    ///
    /// let graph = Graph::from_json(br#"{"format":1,
    ///   "incidents":{"unrest":{"title":"Unrest","kind":"unrest"}},
    ///   "actors":{"state":{"kind":"state-body","names":[{"text":"the state"}]}},
    ///   "sources":{"daily":{"kind":"article","title":"News"}},
    ///   "claims":{
    ///     "toll":{"kind":"figure","incident":"unrest","stated_by":[{"actor":"state"}],
    ///       "reported_in":[{"source":"daily"}],
    ///       "figure":{"measure":"killed","quantity":{"kind":"exact","value":238}}},
    ///     "closed":{"kind":"figure","incident":"unrest","stated_by":[{"actor":"state"}],
    ///       "reported_in":[{"source":"daily"}],
    ///       "figure":{"measure":"killed","stage":"closed","quantity":{"kind":"exact","value":198}}}}}"#)?;
    /// let compared = graph.compare("toll", "closed", Policy::default())?;
    /// assert_eq!(compared.in_words, "`toll` and `closed` may not be compared: they differ in stage");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When an id is not that of a figure.
    pub fn compare(&self, a: &str, b: &str, policy: Policy) -> Result<Comparison, Error> {
        Ok(compare::compare(
            self,
            self.figure(a)?,
            self.figure(b)?,
            policy,
        ))
    }

    /// A claim that is a figure, and its scope.
    fn figure(&self, id: &str) -> Result<(Item<'_, Claim>, Scope), Error> {
        let claim = self
            .claim(id)
            .ok_or_else(|| Error::Question(format!("there is no claim `{id}`")))?;
        let scope = Scope::of(&claim);
        let scope = scope.ok_or_else(|| {
            Error::Question(format!(
                "the claim `{id}` is of kind `{}`, not a figure",
                claim.kind()
            ))
        })?;
        Ok((claim, scope))
    }

    /// The unit that a measure counts in.
    pub(crate) fn unit(&self, measure: &Id) -> Option<&str> {
        self.vocabulary()
            .term(List::Measures, measure.as_str())?
            .unit
    }
}

#[cfg(test)]
mod tests;
