//! What was knowable on a day.

use serde::Serialize;

use super::{
    figures::{FigureRow, Standing},
    publication,
    selection::Selection,
    series::{Claimant, Clock, Grouping, Line, Moment, lines},
};
use crate::gather::Gather as _;
use crate::{Day, Error, Graph, Id, Policy, Scope, Truth};

/// What was knowable by the end of a day, on the publication clock.
///
/// ```
/// use claimgraph::Graph;
///
/// let graph = Graph::from_json(br#"{"format":1,
///   "incidents":{"collapse":{"title":"The bridge","kind":"accident"}},
///   "sources":{"daily":{"kind":"article","title":"News","published":"2031-03"}},
///   "claims":{"fell":{"kind":"occurrence","incident":"collapse","unattributed":true,
///     "reported_in":[{"source":"daily"}],"occurrence":{"text":"it fell"}}}}"#)?;
/// let known = graph.known_as_of("2031-03-05")?;
/// assert_eq!(known.possibly, ["fell"]);
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Known {
    /// The day.
    pub day: Day,
    /// The claims that certainly were public.
    pub certainly: Vec<Id>,
    /// The claims that may have been public.
    pub possibly: Vec<Id>,
    /// The claims that certainly were not.
    pub not_yet: Vec<Id>,
    /// The selection that the latest figures were taken from.
    pub selection: Selection,
    /// How soft words became bounds.
    pub policy: Policy,
    /// The latest figures, by claimant and then by scope.
    pub latest: Vec<Latest>,
}

/// The latest figures of one claimant that count the same things.
///
/// ```
/// use claimgraph::Latest;
///
/// /// One claimant may have said two things last, when it is not known which came first.
/// fn is_plain(latest: &Latest) -> bool {
///     latest.figures.len() == 1
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Latest {
    /// Whose figures.
    pub claimant: Claimant,
    /// What they count.
    pub scope: Scope,
    /// Those that no other replaces and that were not certainly stated before another.
    pub figures: Vec<FigureRow>,
}

impl Graph {
    /// What was knowable by the end of a day, written `2022-07-13`: every claim as certainly,
    /// possibly or not yet public, and the latest figures among those that certainly were.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// let known = graph.known_as_of("2022-07-13")?;
    /// assert_eq!(known.day.to_string(), "2022-07-13");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the day is not written so.
    pub fn known_as_of(&self, day: &str) -> Result<Known, Error> {
        self.known_as_of_under(day, Policy::default())
    }

    /// As [`Graph::known_as_of`], with another policy for soft words.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// let known = graph.known_as_of_under("2022-07-13", claimgraph::Policy::double())?;
    /// assert_eq!(known.policy.name(), "double");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the day is not written so.
    pub fn known_as_of_under(&self, day: &str, policy: Policy) -> Result<Known, Error> {
        let query = self.figures().known_as_of(day).policy(policy);
        let mut figures = query.collect()?;
        let day = figures.selection.known.map_or(Day::LAST, |known| known.by);
        let (mut certainly, mut possibly, mut not_yet) = (Vec::new(), Vec::new(), Vec::new());
        for claim in self.claims() {
            let list = match publication::known_by(&claim, day) {
                Truth::Certainly => &mut certainly,
                Truth::Possibly => &mut possibly,
                Truth::No => &mut not_yet,
            };
            list.push(claim.id().clone());
        }
        figures
            .rows
            .retain(|row| row.standing == Standing::Asserted);
        let lines = lines(self, figures.rows, Clock::Stated, Grouping::Root);
        Ok(Known {
            day,
            certainly,
            possibly,
            not_yet,
            selection: figures.selection,
            policy,
            latest: lines.into_iter().map(latest).gather(),
        })
    }
}

fn latest(line: Line) -> Latest {
    // What was over before the last to begin is not the latest.
    let moments = line.points.iter().map(|point| point.moment);
    let known = moments.filter(|moment| !moment.approximate);
    let last = known.max_by_key(|moment| moment.earliest);
    let over = |moment: &Moment| last.is_some_and(|last| moment.is_before(&last));
    Latest {
        claimant: line.claimant,
        scope: line.scope,
        figures: line
            .points
            .into_iter()
            .filter(|point| point.superseded_by.is_none() && !over(&point.moment))
            .map(|point| point.figure)
            .gather(),
    }
}

#[cfg(test)]
mod tests;
