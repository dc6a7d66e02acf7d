//! The rows of the picture.

use super::{Part, Parts, nothing};
use crate::gather::{AddAll as _, Gather as _};
use crate::{
    FigureRow, Graph, Ground, Id, SetRelation,
    chart::{
        look,
        spec::{Spec, row, spec},
        words,
    },
    text::joined,
};

/// The letters of a line beside the bars.
const LINE: usize = 32;

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Whole,
    Part,
    Left,
    Beside,
}

impl Kind {
    pub(super) const ALL: [Self; 4] = [Self::Whole, Self::Part, Self::Left, Self::Beside];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Part => "part",
            Self::Left => "left",
            Self::Beside => "beside",
        }
    }
}

/// All rows from top to bottom, and the greatest number on the axis.
pub(super) fn rows(graph: &Graph, parts: &Parts) -> (Vec<Spec>, u64) {
    let mut rows = vec![row(graph, &parts.whole, Kind::Whole, 0, None)];
    for part in parts.chains.iter().flatten() {
        rows.push(row(graph, &part.row, Kind::Part, part.start, Some(part)));
    }
    rows.add_all(left(parts));
    if parts.chains.is_empty() {
        rows.push(nothing("no figure is known to be a part"));
    }
    if !parts.beside.is_empty() {
        rows.push(nothing("not known to be among them:"));
    }
    for part in &parts.beside {
        rows.push(row(graph, &part.row, Kind::Beside, 0, Some(part)));
    }
    let numbered = rows.into_iter().enumerate();
    let rows = numbered.map(|(place, row)| spec!({ "row": (place) }).and(&row));
    (rows.gather(), greatest(parts))
}

fn greatest(parts: &Parts) -> u64 {
    let end = |row: &FigureRow| row.high.or(row.low).or(row.nominal).unwrap_or(0);
    let drawn = parts.chains.iter().flatten().chain(&parts.beside);
    let ends = drawn.map(|part| part.start.saturating_add(end(&part.row)));
    ends.chain([end(&parts.whole)]).max().unwrap_or(1).max(1)
}

/// A name in two lines at most, so that bars have room on a narrow page; the whole is in the tooltip.
pub(super) fn lines(name: &str) -> Vec<String> {
    let mut lines = look::lines(name, LINE);
    if lines.len() > 2 {
        let rest = lines.split_off(1).join(" ");
        lines.push(look::short(&rest, LINE));
    }
    lines.iter().map(|line| look::short(line, LINE)).gather()
}

fn ground(part: &Part) -> &'static str {
    if part.is_supposed && part.relation.relation != SetRelation::Within {
        return "a part: only supposed";
    }
    if part.is_by_way {
        return "a part: by way of other figures";
    }
    match (part.relation.relation, part.relation.ground) {
        (SetRelation::Within, Ground::Stated) => "a part: a text says so",
        (SetRelation::Within, Ground::Curated) => "a part: the curator concludes it",
        (SetRelation::Within, Ground::Definitional) => {
            "a part only by what is counted: nobody says so"
        }
        (SetRelation::Overlapping, _) => "the scopes cross: some may be among the whole",
        _ => "it is not known whether these are among the whole",
    }
}

fn row(graph: &Graph, figure: &FigureRow, kind: Kind, start: u64, part: Option<&Part>) -> Spec {
    let solid = figure.low.or(figure.nominal).unwrap_or(0);
    let end = start.saturating_add(solid);
    let is_open = figure.high.is_none() && figure.low.is_some();
    let is_soft = figure.low.is_none() && figure.high.is_none();
    let far = figure.high.map(|high| start.saturating_add(high));
    let far = far.filter(|far| *far > end);
    let also = part.map(|part| joined(part.also.iter().map(Id::as_str), ", "));
    let who = joined(
        figure.speakers.iter().map(|id| words::actor(graph, id)),
        ", ",
    );
    let name = words::counted(graph, figure);
    row!({
        "name": name.as_str(), "lines": lines(&name),
        "label": words::size(figure),
        "kind": kind.as_str(),
        "from": start, "to": end, "far": far, "label_at": far.unwrap_or(end),
        "more": is_open.then_some(true),
        "soft": is_soft.then_some(true),
        "said": words::quantity(&figure.quantity),
        "bounds": words::bounds(figure.low, figure.high),
        "ground": part.map(ground),
        "by": if figure.speakers.is_empty() { "the text itself".to_owned() } else { who },
        "claim": figure.claim.as_str(),
        "also": also.filter(|also| !also.is_empty()),
    })
}

/// What is left, measured back from the end of the whole.
fn left(parts: &Parts) -> Option<Spec> {
    let range = parts.left.range.as_ref()?;
    if parts.chains.is_empty() {
        return None;
    }
    let end = parts.whole.high.or(parts.whole.low)?;
    let far = end.saturating_sub(range.high.unwrap_or(range.low));
    let sure = end.saturating_sub(range.low);
    let label = match range.high {
        Some(high) if high == range.low => words::count(high),
        Some(high) => format!("{}–{}", words::count(range.low), words::count(high)),
        None => format!("≥ {}", words::count(range.low)),
    };
    Some(row!({
        "name": "what is left", "lines": vec!["what is left"],
        "label": label,
        "kind": Kind::Left.as_str(),
        "from": end, "to": sure, "far": (far < sure).then_some(far), "label_at": end,
        "bounds": words::bounds(Some(range.low), range.high),
        "ground": look::short(&parts.left.in_words, 200),
    }))
}
