//! Which scopes are asked for.

use serde::Serialize;

use crate::{
    Error, Graph, Id, Map, Scope,
    json::{Decode, Fields, Reader, Slot},
    query::scope,
};

/// Which places and populations figures are asked of.
///
/// ```
/// use claimgraph::FigureFilter;
///
/// let text = r#"{"place":"almaty","population":{"age":"child"}}"#;
/// let filter = FigureFilter::from_json(text)?;
/// assert_eq!(serde_json::to_string(&filter).unwrap(), text);
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct FigureFilter {
    /// The place that a figure counts in, by its own word or its incident's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Id>,
    /// Whether places that certainly lay in it at the time of the figure will do too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub places_within: bool,
    /// Terms that its population must have, facet by facet.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub population: Map<Id, Id>,
    /// Whether it must count everybody.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub whole_population: bool,
}

impl FigureFilter {
    /// Reads a filter from JSON text.
    ///
    /// ```
    /// assert!(claimgraph::FigureFilter::from_json(r#"{"place":"Almaty"}"#).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// With everything that keeps the text from being a filter.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        crate::query::asked::read("the filter", text)
    }

    /// Whether any figure will do.
    ///
    /// ```
    /// assert!(claimgraph::FigureFilter::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn check(&self, graph: &Graph) -> Result<(), Error> {
        match &self.place {
            Some(place) if graph.place(place.as_str()).is_none() => {
                Err(Error::Question(format!("there is no place `{place}`")))
            }
            _ => Ok(()),
        }
    }

    /// Why a figure of this scope is left out, if it is.
    pub(super) fn refuses(&self, graph: &Graph, scope: &Scope) -> Option<&'static str> {
        if let Some(wanted) = &self.place {
            let place = scope.effective_place(graph);
            let inside = || {
                let place = place.and_then(|place| graph.place(place.as_str()));
                place.is_some_and(|place| scope::lies_in(&place, wanted, scope))
            };
            if place != Some(wanted) && !(self.places_within && inside()) {
                return Some("other_place");
            }
        }
        let has = |(facet, term): (&Id, &Id)| scope.population.get(facet) == Some(term);
        let everybody = !self.whole_population || scope.population.is_empty();
        (!self.population.iter().all(has) || !everybody).then_some("other_population")
    }
}

impl Decode for FigureFilter {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        const FIELDS: &[&str] = &["place", "places_within", "population", "whole_population"];
        let (mut place, mut within, mut whole) = (None, None, None);
        let mut population = Map::new();
        let slots: &mut [&mut dyn Slot] =
            &mut [&mut place, &mut within, &mut population, &mut whole];
        let fields = Fields::fill(reader, "a filter", FIELDS, slots)?;
        fields.is_sound().then(|| Self {
            place,
            places_within: within.unwrap_or(false),
            population,
            whole_population: whole.unwrap_or(false),
        })
    }
}
