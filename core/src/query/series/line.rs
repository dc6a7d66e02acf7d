//! Lines: the figures of one claimant that count the same things.

use crate::gather::Gather as _;
use crate::hashed::HashedMap;
use crate::sorted::Arrange as _;
use serde::Serialize;

use super::{
    Clock, Grouping, Moment,
    revision::{Revision, SupersededBy, revisions},
};
use crate::{
    Accumulation, FigureRow, Graph, Id, Item, Map, Scope, SpanRelation, Stage, When,
    model::Claim,
    query::selection::{Superseded, superseded_among},
    sorted::SortedMap,
};

/// Whose line it is.
///
/// ```
/// use claimgraph::{Claimant, Id};
///
/// let groups = Claimant { actors: vec![Id::new("rights-groups")?], sources: vec![], identified: false };
/// assert_eq!(serde_json::to_string(&groups)?, r#"{"actors":["rights-groups"],"identified":false}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Claimant {
    /// The actors; several where they speak jointly.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Id>,
    /// The sources that speak in their own voice, where no outlet is recorded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Id>,
    /// Whether it is known who all of them are.
    pub identified: bool,
}

impl Claimant {
    pub(super) fn of(graph: &Graph, row: &FigureRow, grouping: Grouping) -> Self {
        let mut actors: Vec<Id> = match grouping {
            Grouping::Speaker if !row.speakers.is_empty() => row.speakers.clone(),
            _ => {
                let certain = row.roots.iter().filter(|root| root.holds.is_certain());
                let certain: Vec<Id> = certain.map(|root| root.actor.clone()).gather();
                let any = || row.roots.iter().map(|root| root.actor.clone()).gather();
                if certain.is_empty() { any() } else { certain }
            }
        };
        if actors.is_empty() {
            actors.clone_from(&row.speakers);
        }
        actors.arrange();
        actors.dedup();
        let is_known = |id: &Id| {
            let actor = graph.actor(id.as_str());
            actor.is_some_and(|actor| actor.is_identified())
        };
        Self {
            identified: !actors.is_empty() && actors.iter().all(is_known),
            sources: if actors.is_empty() {
                row.sources.clone()
            } else {
                Vec::new()
            },
            actors,
        }
    }
}

/// A figure on a line.
///
/// ```
/// use claimgraph::SeriesPoint;
///
/// fn label(point: &SeriesPoint) -> String {
///     match point.moment.latest {
///         Some(day) => format!("by {day}: {}", point.figure.quantity),
///         None => format!("some day: {}", point.figure.quantity),
///     }
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeriesPoint {
    /// When it stands on the series' clock.
    pub moment: Moment,
    /// The figure.
    pub figure: FigureRow,
    /// A figure of the series that replaces it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<SupersededBy>,
}

/// The figures of one claimant that count the same things.
///
/// ```
/// use claimgraph::Line;
///
/// /// The figures that no other has replaced.
/// fn standing(line: &Line) -> impl Iterator<Item = &str> {
///     let standing = line.points.iter().filter(|point| point.superseded_by.is_none());
///     standing.map(|point| point.figure.claim.as_str())
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Whose figures.
    pub claimant: Claimant,
    /// What they count, without the day for which they do; defaults are filled in.
    pub scope: Scope,
    /// The figures, in the order of the clock.
    pub points: Vec<SeriesPoint>,
    /// Where one of them replaces a figure of the series.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<Revision>,
}

/// What the figures of a line have in common, in the order of the answer.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    claimant: Claimant,
    measure: Id,
    incident: Id,
    place: Option<Id>,
    population: Map<Id, Id>,
    cause: Option<Id>,
    window: Option<String>,
    accumulation: Option<Accumulation>,
    stage: Option<Stage>,
}

impl Key {
    fn of(graph: &Graph, row: &FigureRow, grouping: Grouping) -> Self {
        Self {
            claimant: Claimant::of(graph, row, grouping),
            measure: row.measure.clone(),
            incident: row.incident.clone(),
            place: row.place.clone(),
            population: row.population.clone(),
            cause: row.cause.clone(),
            window: row.window.as_ref().map(days),
            accumulation: row.accumulation,
            stage: row.stage,
        }
    }
}

/// A window by its days where they are known for certain, else as written.
fn days(window: &When) -> String {
    match (window.earliest(), window.latest()) {
        (Some(from), Some(to)) if window.span_relation(window) == SpanRelation::Equal => {
            format!("{from}/{to}")
        }
        _ => window.text().to_owned(),
    }
}

/// Rows as lines.
pub(in crate::query) fn lines(
    graph: &Graph,
    rows: Vec<FigureRow>,
    clock: Clock,
    grouping: Grouping,
) -> Vec<Line> {
    let claims = rows
        .iter()
        .filter_map(|row| graph.claim(row.claim.as_str()));
    let claims: Vec<Item<'_, Claim>> = claims.gather();
    let mut superseded = superseded_among(graph, &claims, Superseded::DropStatedAndInferred);
    let mut grouped: SortedMap<Key, Vec<SeriesPoint>> = SortedMap::new();
    for (row, claim) in rows.into_iter().zip(&claims) {
        let by = superseded.remove(&claim.node());
        grouped
            .entry(Key::of(graph, &row, grouping))
            .or_default()
            .push(SeriesPoint {
                moment: Moment::of(&row, clock),
                figure: row,
                superseded_by: by.map(|(claim, basis)| SupersededBy { claim, basis }),
            });
    }
    let mut lines: Vec<Line> = grouped
        .into_iter()
        .map(|(key, mut points)| {
            points.arrange_by(|a, b| {
                let order = |p: &SeriesPoint| (p.moment.order(), p.figure.claim.clone());
                order(a).cmp(&order(b))
            });
            Line {
                scope: scope(&key, points.first()),
                claimant: key.claimant,
                points,
                revisions: Vec::new(),
            }
        })
        .gather();
    let mut where_is: HashedMap<Id, (usize, usize)> = HashedMap::new();
    for (number, line) in lines.iter().enumerate() {
        for (place, point) in line.points.iter().enumerate() {
            where_is.insert(point.figure.claim.clone(), (number, place));
        }
    }
    let found: Vec<Vec<Revision>> = (0..lines.len())
        .map(|number| revisions(graph, &lines, number, &where_is))
        .gather();
    for (line, found) in lines.iter_mut().zip(found) {
        line.revisions = found;
    }
    lines
}

fn scope(key: &Key, first: Option<&SeriesPoint>) -> Scope {
    Scope {
        measure: key.measure.clone(),
        incident: key.incident.clone(),
        place: key.place.clone(),
        population: key.population.clone(),
        cause: key.cause.clone(),
        window: first.and_then(|point| point.figure.window.clone()),
        as_of: None,
        accumulation: key.accumulation,
        stage: key.stage,
    }
}
