//! An incident whose lines have all come.

use serde::Serialize;

use crate::{Claimant, Day, FigureRow, Graph, Id, MomentBy, Report, Series, hashed::HashedSet};

/// An incident of a stream: its records with the shared ones that they lead to, or why they cannot be read.
pub struct StreamedIncident {
    /// The incident.
    pub incident: Id,
    /// The graph of it, or everything that keeps its lines from being read.
    pub graph: Result<Graph, Report>,
    own: HashedSet<Id>,
}

impl StreamedIncident {
    pub(super) fn new(incident: Id, graph: Graph, own: HashedSet<Id>) -> Self {
        Self {
            incident,
            graph: Ok(graph),
            own,
        }
    }

    pub(super) fn unreadable(incident: Id, report: Report) -> Self {
        Self {
            incident,
            graph: Err(report),
            own: HashedSet::new(),
        }
    }

    /// Whether a record is the incident's own, and not a shared one.
    pub fn is_own(&self, id: &Id) -> bool {
        self.own.contains(id)
    }

    /// The points of a series that was asked of the graph, as rows of a table: those of its own claims.
    pub fn rows<'s>(&'s self, series: &'s Series) -> impl Iterator<Item = PointRow<'s>> {
        let lines = series.lines.iter().enumerate();
        let points =
            lines.flat_map(|(number, line)| line.points.iter().map(move |p| (number, line, p)));
        points
            .filter(|(_, _, point)| self.is_own(&point.figure.claim))
            .map(|(line, of, point)| PointRow {
                line,
                claimant: whose(&of.claimant),
                identified: of.claimant.identified,
                earliest: point.moment.earliest,
                latest: point.moment.latest,
                by: point.moment.by,
                superseded_by: point.superseded_by.as_ref().map(|by| &by.claim),
                figure: &point.figure,
            })
    }
}

fn whose(claimant: &Claimant) -> &[Id] {
    if claimant.actors.is_empty() {
        &claimant.sources
    } else {
        &claimant.actors
    }
}

/// A point of a series, as the row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointRow<'s> {
    /// The number of its line, within the incident.
    pub line: usize,
    /// Whose figure.
    pub claimant: &'s [Id],
    /// Whether it is known who all of them are.
    pub identified: bool,
    /// Not before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earliest: Option<Day>,
    /// Not after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<Day>,
    /// What tells when.
    pub by: MomentBy,
    /// A figure of the series that replaces it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<&'s Id>,
    /// The figure.
    #[serde(flatten)]
    pub figure: &'s FigureRow,
}
