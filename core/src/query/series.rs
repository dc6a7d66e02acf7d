//! A measure over time, a line for every claimant and scope.

mod line;
mod moment;
mod revision;

use serde::Serialize;

use super::{
    figures::{FigureFilter, FigureQuery, Standing},
    selection::{Selection, Superseded},
};
use crate::{Error, Id, Map, Policy, json::words};

pub use line::{Claimant, Line, SeriesPoint};
pub use moment::{Moment, MomentBy};
pub use revision::{Direction, Revision, Step, SupersededBy};

pub(super) use line::lines;

words! {
    /// By what a series is ordered.
    ///
    /// ```
    /// assert_eq!(claimgraph::Clock::ALL.len(), 3);
    /// ```
    pub enum Clock ("a clock") {
        /// When figures were stated; where that is not recorded, they were by their publication.
        Stated = "stated",
        /// When they were first published.
        Published = "published",
        /// The day for which they count.
        AsOf = "as_of",
    }
}

words! {
    /// Whose line a figure belongs to.
    ///
    /// ```
    /// assert_eq!(claimgraph::Grouping::Root.as_str(), "root");
    /// ```
    pub enum Grouping ("a grouping") {
        /// That of the roots behind it: all organs of one state make one line.
        Root = "root",
        /// That of those who spoke.
        Speaker = "speaker",
    }
}

/// A figure that is on no line, because nobody puts its number forward.
///
/// ```
/// use claimgraph::{Id, SetAside, Standing};
///
/// let denied = SetAside { claim: Id::new("c36")?, standing: Standing::Denied };
/// assert_eq!(serde_json::to_string(&denied)?, r#"{"claim":"c36","standing":"denied"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetAside {
    /// The claim.
    pub claim: Id,
    /// Denied or hypothetical.
    pub standing: Standing,
}

/// Figures over time.
///
/// ```
/// let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
/// let series = graph.figures().measure("killed").series()?;
/// assert!(series.lines.is_empty());
/// assert_eq!(series.selection.superseded.as_str(), "keep");
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Series {
    /// The claims asked for.
    pub selection: Selection,
    /// The places and populations asked for.
    #[serde(skip_serializing_if = "FigureFilter::is_empty")]
    pub filter: FigureFilter,
    /// How soft words became bounds.
    pub policy: Policy,
    /// By what the points are ordered.
    pub clock: Clock,
    /// Whose lines these are.
    pub grouping: Grouping,
    /// The lines, by claimant and then by scope.
    pub lines: Vec<Line>,
    /// Figures on no line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub set_aside: Vec<SetAside>,
    /// Claims that a claimant asked for possibly states, and possibly does not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubtful: Vec<Id>,
    /// How many figures were left out for each reason.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub left_out: Map<&'static str, usize>,
}

impl FigureQuery<'_> {
    /// Orders a series by another clock than that of the statements.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// let series = graph.figures().clock(claimgraph::Clock::AsOf).series()?;
    /// assert_eq!(series.clock.as_str(), "as_of");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Makes a line of a series for every speaker, not for every root.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// assert_eq!(graph.figures().by_speaker().series()?.grouping.as_str(), "speaker");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn by_speaker(mut self) -> Self {
        self.grouping = Grouping::Speaker;
        self
    }

    /// The figures over time. Superseded ones stay, and are marked, unless the question says
    /// otherwise: a series is there to show how a number moved.
    ///
    /// ```
    /// use claimgraph::{Direction, Graph};
    ///
    /// let graph = Graph::from_json(br#"{"format":1,
    ///   "incidents":{"collapse":{"title":"The bridge","kind":"accident"}},
    ///   "actors":{"mayor":{"kind":"person","names":[{"text":"the mayor"}]}},
    ///   "sources":{"daily":{"kind":"article","title":"News","published":"2031-03-09"}},
    ///   "claims":{
    ///     "toll-1":{"kind":"figure","incident":"collapse","stated_by":[{"actor":"mayor"}],
    ///       "stated_on":"2031-03-02","reported_in":[{"source":"daily"}],
    ///       "figure":{"measure":"killed","quantity":{"kind":"exact","value":38}}},
    ///     "toll-2":{"kind":"figure","incident":"collapse","stated_by":[{"actor":"mayor"}],
    ///       "stated_on":"2031-03-05","reported_in":[{"source":"daily"}],
    ///       "supersedes":[{"claim":"toll-1","basis":"stated"}],
    ///       "figure":{"measure":"killed","quantity":{"kind":"at-least","value":41}}}}}"#)?;
    /// let series = graph.figures().measure("killed").series()?;
    /// let line = &series.lines[0];
    /// assert_eq!(line.points.len(), 2);
    /// assert_eq!(line.revisions[0].direction, Direction::Up);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When an option is malformed, or names something that there is not.
    pub fn series(mut self) -> Result<Series, Error> {
        self.settle(Superseded::Keep)?;
        let mut figures = self.rows()?;
        let mut set_aside = Vec::new();
        figures.rows.retain(|row| {
            let asserted = row.standing == Standing::Asserted;
            if !asserted {
                let (claim, standing) = (row.claim.clone(), row.standing);
                set_aside.push(SetAside { claim, standing });
            }
            asserted
        });
        Ok(Series {
            lines: lines(self.graph, figures.rows, self.clock, self.grouping),
            selection: figures.selection,
            filter: figures.filter,
            policy: figures.policy,
            clock: self.clock,
            grouping: self.grouping,
            set_aside,
            doubtful: figures.doubtful,
            left_out: figures.left_out,
        })
    }
}

#[cfg(test)]
mod tests;
