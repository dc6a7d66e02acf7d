//! The data of the picture: a row for every figure, and one for every place where steps go on.

use super::{
    Days, is_drawn,
    labels::{Labelled, Side, sides},
    lane::{Lane, Panel, level},
};
use crate::gather::{AddAll as _, Gather as _};
use crate::{
    Day, Direction, Graph, SeriesPoint,
    chart::{
        look,
        spec::{Spec, row},
        words,
    },
    text::joined,
};

/// Where a figure stands in time, as far as it can be drawn.
pub(super) struct Stand {
    pub(super) at: Day,
    from: Option<Day>,
    is_open_before: bool,
    is_open_after: bool,
    /// Nothing tells when.
    pub(super) is_undated: bool,
}

impl Stand {
    fn of(point: &SeriesPoint, days: Days) -> Self {
        let (earliest, latest) = (
            point.moment.earliest.filter(|day| is_drawn(*day)),
            point.moment.latest.filter(|day| is_drawn(*day)),
        );
        match (earliest, latest) {
            (Some(from), Some(at)) => Self {
                at,
                from: (from < at).then_some(from),
                // What is only about a day may be a little before or after it.
                is_open_before: point.moment.approximate,
                is_open_after: point.moment.approximate,
                is_undated: false,
            },
            (None, Some(at)) => Self {
                at,
                from: None,
                is_open_before: true,
                is_open_after: false,
                is_undated: false,
            },
            (Some(at), None) => Self {
                at,
                from: None,
                is_open_before: false,
                is_open_after: true,
                is_undated: false,
            },
            (None, None) => Self {
                at: days.last,
                from: Some(days.first),
                is_open_before: true,
                is_open_after: true,
                is_undated: true,
            },
        }
    }
}

/// The rows of all figures, and those of all steps.
pub(super) fn datasets(graph: &Graph, panels: &[Panel<'_>], days: Days) -> (Vec<Spec>, Vec<Spec>) {
    let (mut points, mut steps) = (Vec::new(), Vec::new());
    for panel in panels {
        for lane in &panel.lanes {
            points.add_all(figures(graph, panel, lane, days));
            if !steps_on(lane) {
                continue;
            }
            for point in &lane.line.points {
                let dated = point.moment.earliest.is_some() || point.moment.latest.is_some();
                let Some(level) = level(&point.figure).filter(|_| dated) else {
                    continue;
                };
                steps.push(row!({
                    "lane": lane.number, "at": Stand::of(point, days).at.to_string(),
                    "low": level, "high": point.figure.high.unwrap_or(level),
                }));
            }
        }
    }
    (points, steps)
}

/// The rows of one lane.
fn figures(graph: &Graph, panel: &Panel<'_>, lane: &Lane<'_>, days: Days) -> Vec<Spec> {
    let points = &lane.line.points;
    let stands: Vec<Stand> = points.iter().map(|point| Stand::of(point, days)).gather();
    let mut texts: Vec<Option<String>> = Vec::new();
    let mut before = None;
    for point in points {
        let level = level(&point.figure);
        // A number told again needs no second label.
        if level.is_none() {
            texts.push(Some(label(lane, point)));
            continue;
        }
        let number = (level, point.figure.high.filter(|high| Some(*high) > level));
        let again = before == Some(number);
        texts.push((!again).then(|| label(lane, point)));
        before = Some(number);
    }
    let labelled: Vec<Labelled<'_>> = points
        .iter()
        .zip(&stands)
        .zip(&texts)
        .enumerate()
        .map(|(place, ((point, stand), text))| Labelled {
            first: first_side(lane, place),
            stand,
            y: drawn_at(panel, point),
            top: top(panel, point).unwrap_or_else(|| drawn_at(panel, point)),
            is_open: point.figure.high.is_none() && point.figure.low.is_some(),
            text: text.as_deref(),
        })
        .gather();
    let sides = sides(panel, lane, days, &labelled);
    points
        .iter()
        .zip(&stands)
        .zip(texts.iter().zip(sides))
        .map(|((point, stand), (text, side))| {
            let label = text.as_deref().zip(side);
            figure(graph, panel, lane, point, stand, label)
        })
        .gather()
}

/// The side of a mark on which its number does not lie on the steps.
fn first_side(lane: &Lane<'_>, place: usize) -> Side {
    let points = &lane.line.points;
    let level = |place: usize| points.get(place).and_then(|point| level(&point.figure));
    let here = points.get(place).map(|point| point.moment);
    if here.is_some_and(|moment| moment.earliest.is_none() && moment.latest.is_none()) {
        return Side::Right;
    }
    let is_open = points
        .get(place)
        .is_some_and(|point| point.figure.high.is_none() && point.figure.low.is_some());
    let before = place.checked_sub(1).and_then(level);
    let goes_on = place + 1 < points.len();
    let falls = before
        .zip(level(place))
        .is_some_and(|(before, here)| before > here);
    match (steps_on(lane), is_open) {
        (true, true) if goes_on => Side::Below,
        (_, true) => Side::Right,
        (true, false) if falls => Side::Below,
        (_, false) => Side::Above,
    }
}

/// The number at which a figure is drawn; one without a number stands at the foot.
fn drawn_at(panel: &Panel<'_>, point: &SeriesPoint) -> u64 {
    let (least, most) = panel.axis;
    level(&point.figure).unwrap_or(if panel.is_strip {
        u64::midpoint(least, most)
    } else {
        least
    })
}

/// Whether the figures of a lane follow each other: those of nobody in particular need not be of the
/// same people.
pub(super) fn steps_on(lane: &Lane<'_>) -> bool {
    lane.line.claimant.identified && lane.line.points.len() > 1
}

/// The number, and by how much it revises one of its own line.
fn label(lane: &Lane<'_>, point: &SeriesPoint) -> String {
    let size = words::size(&point.figure);
    let revision = lane
        .line
        .revisions
        .iter()
        .find(|revision| revision.to == point.figure.claim && !revision.across_lines);
    let by = revision.and_then(|revision| revision.step.nominal);
    match by {
        Some(by) if by > 0 => format!("{size} (+{by})"),
        Some(by) if by < 0 => format!("{size} (−{})", by.unsigned_abs()),
        _ => size,
    }
}

/// The greater end of what is drawn, where it is known and another.
fn top(panel: &Panel<'_>, point: &SeriesPoint) -> Option<u64> {
    let row = &point.figure;
    let above = |high: &u64| *high > drawn_at(panel, point) && level(row).is_some();
    row.high.filter(above)
}

fn figure(
    graph: &Graph,
    panel: &Panel<'_>,
    lane: &Lane<'_>,
    point: &SeriesPoint,
    stand: &Stand,
    label: Option<(&str, Side)>,
) -> Spec {
    let row = &point.figure;
    let y = drawn_at(panel, point);
    let high = top(panel, point);
    let replaced = point.superseded_by.as_ref();
    let replaced = replaced.map(|by| format!("by {} ({})", by.claim, by.basis));
    let published = row.first_published;
    let known = match (published.earliest, published.latest) {
        (_, Some(latest)) => Some(format!("by {latest}")),
        (Some(earliest), None) => Some(format!("from {earliest}")),
        (None, None) => None,
    };
    let sources = row.sources.iter();
    let sources = sources.map(|id| look::short(&words::record(graph, id), 60));
    row!({
        "lane": lane.number,
        "at": stand.at.to_string(),
        "from": stand.from.map(|day| day.to_string()),
        "undated": stand.is_undated.then_some(true),
        "before": stand.is_open_before.then_some(true),
        "after": stand.is_open_after.then_some(true),
        "y": y,
        "high": high,
        "more": (row.high.is_none() && row.low.is_some()).then_some(true),
        "soft": (row.low.is_none() && row.high.is_none()).then_some(true),
        "label": label.map(|(text, _)| text),
        "label_at": label.map(|(_, side)| if side == Side::Above { high.unwrap_or(y) } else { y }),
        "side": label.map(|(_, side)| side.as_str()),
        "replaced": replaced,
        "claim": row.claim.as_str(),
        "who": lane.who,
        "counted": panel.title,
        "said": words::quantity(&row.quantity),
        "bounds": words::bounds(row.low, row.high),
        "when": words::moment(&point.moment),
        "public": known,
        "revises": revises(lane, point),
        "sources": joined(sources, "; "),
    })
}

/// What a figure replaces, in words.
fn revises(lane: &Lane<'_>, point: &SeriesPoint) -> Option<String> {
    let revisions = lane.line.revisions.iter();
    let own = revisions.filter(|revision| revision.to == point.figure.claim);
    let told = own.map(|revision| {
        let way = match (revision.direction, revision.step.nominal) {
            (Direction::Up | Direction::Down, Some(by)) => {
                format!(", {} by {}", revision.direction, by.unsigned_abs())
            }
            (Direction::Unclear, _) => String::new(),
            (direction, _) => format!(", {direction}"),
        };
        format!("{} ({}{way})", revision.from, revision.basis)
    });
    Some(joined(told, "; ")).filter(|told| !told.is_empty())
}
