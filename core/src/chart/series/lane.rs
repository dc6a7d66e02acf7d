//! Panels of what is counted, and in them the lanes of those who count.

use crate::gather::{AddAll as _, Gather as _};
use crate::sorted::{Arrange as _, SortedMap};
use crate::{Amount, FigureRow, Graph, Line, Scope, Series, chart::words};

/// Everything that is said of one scope.
pub(super) struct Panel<'s> {
    pub(super) scope: &'s Scope,
    pub(super) title: String,
    pub(super) lanes: Vec<Lane<'s>>,
    /// The least and the greatest number on the axis.
    pub(super) axis: (u64, u64),
    /// Whether all figures are one number, so that no axis is needed.
    pub(super) is_strip: bool,
}

/// What one claimant says of it.
pub(super) struct Lane<'s> {
    /// Its number in the picture.
    pub(super) number: usize,
    pub(super) line: &'s Line,
    pub(super) who: String,
    /// The claimant's number in the picture.
    pub(super) claimant: usize,
}

/// The number at which a figure stands: the one that is stated, else its least, else its most.
pub(super) fn level(row: &FigureRow) -> Option<u64> {
    match row.quantity.amount {
        // That there are some bounds nothing that could be drawn.
        Amount::Unquantified => None,
        _ => row.low.or(row.nominal).or(row.high),
    }
}

/// The panels, those with the widest scope and the most figures first.
pub(super) fn panels<'s>(graph: &Graph, series: &'s Series) -> Vec<Panel<'s>> {
    let mut scopes: Vec<(&Scope, Vec<&Line>)> = Vec::new();
    for line in &series.lines {
        match scopes.iter_mut().find(|(scope, _)| **scope == line.scope) {
            Some((_, lines)) => lines.push(line),
            None => scopes.push((&line.scope, vec![line])),
        }
    }
    let narrowness = |scope: &Scope| {
        let parts = [
            scope.cause.is_some(),
            scope.stage.is_some(),
            scope.window.is_some(),
        ];
        scope.population.len() + parts.iter().filter(|narrows| **narrows).count()
    };
    let figures = |lines: &[&Line]| lines.iter().map(|line| line.points.len()).sum::<usize>();
    // Sorting keeps the answer's order where these are equal.
    scopes.arrange_by_key(|(scope, lines)| (narrowness(scope), usize::MAX - figures(lines)));
    let mut claimants = SortedMap::new();
    let mut number = 0;
    let mut panels = Vec::new();
    for (scope, mut lines) in scopes {
        lines.arrange_by_key(|line| (!line.claimant.identified, usize::MAX - line.points.len()));
        let lanes: Vec<Lane<'s>> = lines
            .into_iter()
            .map(|line| {
                number += 1;
                let next = claimants.len();
                Lane {
                    number: number - 1,
                    line,
                    who: words::claimant(graph, &line.claimant),
                    claimant: *claimants.entry(&line.claimant).or_insert(next),
                }
            })
            .gather();
        let (axis, is_strip) = axis(&lanes);
        panels.push(Panel {
            scope,
            title: words::scope(graph, scope),
            lanes,
            axis,
            is_strip,
        });
    }
    panels
}

/// The ends of the axis. It begins at zero unless all numbers are so far from it and so near to each
/// other that steps between them could hardly be seen.
fn axis(lanes: &[Lane<'_>]) -> ((u64, u64), bool) {
    let rows = lanes
        .iter()
        .flat_map(|lane| &lane.line.points)
        .map(|point| &point.figure);
    let mut numbers: Vec<u64> = Vec::new();
    let mut extents: Vec<(Option<u64>, Option<u64>)> = Vec::new();
    for row in rows {
        let level = level(row);
        numbers.add_all(level);
        if level.is_some() {
            numbers.add_all(row.high);
        }
        extents.push((level, row.high));
    }
    let is_one = extents.windows(2).all(|pair| pair.first() == pair.last());
    let (least, most) = match (numbers.iter().min(), numbers.iter().max()) {
        (Some(least), Some(most)) => (*least, *most),
        _ => (0, 1),
    };
    let is_strip = numbers.is_empty() || (is_one && least == most);
    if is_strip {
        return ((least.saturating_sub(1), most.saturating_add(1)), true);
    }
    let base = if !is_one && (most - least).saturating_mul(4) < least {
        least.saturating_sub(((most - least) / 2).max(most / 50).max(1))
    } else {
        0
    };
    let top = most.saturating_add(((most - base) / 3).max(1));
    ((base, top), false)
}

/// The height of a lane in pixels.
pub(super) fn lane_height(panel: &Panel<'_>, lane: &Lane<'_>) -> i64 {
    if panel.is_strip {
        return 30;
    }
    let mut levels: Vec<Option<u64>> = Vec::new();
    for point in &lane.line.points {
        let level = level(&point.figure);
        if levels.len() < 3 && !levels.contains(&level) {
            levels.push(level);
        }
    }
    match levels.len() {
        0 | 1 => 64,
        2 => 88,
        _ => 120,
    }
}
