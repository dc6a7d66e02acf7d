//! Figures as rows of a table: what was counted, by whom, when and where it was said.

mod filter;
mod query;
mod row;
mod size;

use serde::Serialize;

use crate::{Graph, Id, Map, Policy, Selection};

pub use filter::FigureFilter;
pub use query::FigureQuery;
pub use row::{FigureRow, Standing};

pub(crate) use size::Sizes;

impl Graph {
    /// Asks for figures.
    ///
    /// ```
    /// use claimgraph::Graph;
    ///
    /// let graph = Graph::from_json(br#"{"format":1,
    ///   "incidents":{"collapse":{"title":"The bridge","kind":"accident"}},
    ///   "actors":{"mayor":{"kind":"person","names":[{"text":"the mayor"}]}},
    ///   "sources":{"daily":{"kind":"article","title":"News","published":"2031-03-03"}},
    ///   "claims":{"toll":{"kind":"figure","incident":"collapse","stated_by":[{"actor":"mayor"}],
    ///     "reported_in":[{"source":"daily"}],
    ///     "figure":{"measure":"killed","quantity":{"kind":"at-least","value":41}}}}}"#)?;
    /// let figures = graph.figures().measure("killed").known_as_of("2031-03-03").collect()?;
    /// let row = &figures.rows[0];
    /// assert_eq!((row.claim.as_str(), row.low, row.high), ("toll", Some(41), None));
    /// assert!(graph.figures().known_as_of("2031-03").collect().is_err());
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn figures(&self) -> FigureQuery<'_> {
        FigureQuery::new(self)
    }
}

/// Figures, and what they are the answer to.
///
/// ```
/// let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
/// let none = graph.figures().collect()?;
/// assert!(none.rows.is_empty() && none.left_out.is_empty());
/// assert_eq!(none.policy.name(), "acled");
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// The claims asked for.
    pub selection: Selection,
    /// The places and populations asked for.
    #[serde(skip_serializing_if = "FigureFilter::is_empty")]
    pub filter: FigureFilter,
    /// How soft words became bounds.
    pub policy: Policy,
    /// The figures, in the order of their ids.
    pub rows: Vec<FigureRow>,
    /// Claims among them that a claimant asked for possibly states, and possibly does not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubtful: Vec<Id>,
    /// How many figures were left out for each reason.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub left_out: Map<&'static str, usize>,
}

#[cfg(test)]
mod tests;
