//! Revisions: where one figure of a series replaces another.

use crate::hashed::HashedMap;
use serde::Serialize;

use super::Line;
use crate::{Basis, FigureRow, Graph, Id, json::words};

/// That a figure is replaced.
///
/// ```
/// use claimgraph::{Basis, Id, SupersededBy};
///
/// let by = SupersededBy { claim: Id::new("toll-2")?, basis: Basis::Stated };
/// assert_eq!(serde_json::to_string(&by)?, r#"{"claim":"toll-2","basis":"stated"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SupersededBy {
    /// The figure that replaces it.
    pub claim: Id,
    /// On what ground: inferred if any link on the way is.
    pub basis: Basis,
}

words! {
    /// Where a number went, by its bounds.
    ///
    /// ```
    /// assert_eq!(claimgraph::Direction::Unclear.as_str(), "unclear");
    /// ```
    pub enum Direction ("a direction") {
        /// Certainly upward.
        Up = "up",
        /// Certainly downward.
        Down = "down",
        /// It is the same number.
        Unchanged = "unchanged",
        /// The bounds leave it open.
        Unclear = "unclear",
    }
}

/// How far a number went, from the least to the most; a side that is open is absent.
///
/// ```
/// use claimgraph::Step;
///
/// let step = Step { low: Some(6), high: None, nominal: Some(6) };
/// assert_eq!(serde_json::to_string(&step)?, r#"{"low":6,"nominal":6}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Step {
    /// At least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<i64>,
    /// At most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<i64>,
    /// Between the two numbers as stated, however they are qualified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nominal: Option<i64>,
}

impl Step {
    fn between(old: &FigureRow, new: &FigureRow) -> Self {
        let less = |a: Option<u64>, b: Option<u64>| {
            let (a, b) = (i64::try_from(a?).ok()?, i64::try_from(b?).ok()?);
            a.checked_sub(b)
        };
        Self {
            low: less(new.low, old.high),
            // Without a lower bound the old number bounds nothing.
            high: less(new.high, old.low),
            nominal: less(new.nominal, old.nominal),
        }
    }

    fn direction(self) -> Direction {
        match (self.low, self.high) {
            (Some(0), Some(0)) => Direction::Unchanged,
            (Some(low), _) if low > 0 => Direction::Up,
            (_, Some(high)) if high < 0 => Direction::Down,
            _ => Direction::Unclear,
        }
    }
}

/// That one figure of a series replaces another.
///
/// ```
/// use claimgraph::Revision;
///
/// fn line(revision: &Revision) -> String {
///     format!("`{}` replaces `{}` ({}): {}", revision.to, revision.from, revision.basis, revision.direction)
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Revision {
    /// The figure that is replaced.
    pub from: Id,
    /// The figure that replaces it.
    pub to: Id,
    /// On what ground.
    pub basis: Basis,
    /// Where the number went.
    pub direction: Direction,
    /// How far.
    pub step: Step,
    /// Whether the replaced figure is on another line: another claimant's, or of another scope.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub across_lines: bool,
}

/// The revisions that the figures of one line make.
pub(super) fn revisions(
    graph: &Graph,
    lines: &[Line],
    number: usize,
    where_is: &HashedMap<Id, (usize, usize)>,
) -> Vec<Revision> {
    let mut found = Vec::new();
    for point in lines.get(number).into_iter().flat_map(|line| &line.points) {
        let Some(claim) = graph.claim(point.figure.claim.as_str()) else {
            continue;
        };
        for link in &claim.record().supersedes {
            let Some((line, place)) = where_is.get(&link.claim) else {
                continue;
            };
            let old = lines.get(*line).and_then(|line| line.points.get(*place));
            let Some(old) = old.filter(|old| old.figure.claim != point.figure.claim) else {
                continue;
            };
            let step = Step::between(&old.figure, &point.figure);
            found.push(Revision {
                from: link.claim.clone(),
                to: point.figure.claim.clone(),
                basis: link.basis,
                direction: step.direction(),
                step,
                across_lines: *line != number,
            });
        }
    }
    found
}
