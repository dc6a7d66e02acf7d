//! Boxes, the lines between them, and what stands in them.

use super::{Key, Knot, Web, head_layer, layout::Layout, said, told};
use crate::gather::AddAll as _;
use crate::{
    Basis, Graph, StepRole,
    chart::{
        look::{self, INK},
        spec::{Spec, row, spec},
        words,
    },
};

/// Characters on a line of a box.
const LINE: usize = 24;
/// Characters on a line of words.
const WORDS: usize = 17;

/// The rows of the boxes, and the layers of the picture.
pub(super) fn layers(graph: &Graph, web: &Web, layout: &Layout) -> (Vec<Spec>, Vec<Spec>) {
    let mut layers = vec![ties(web, layout, graph), head_layer(web, layout)];
    let (rows, boxes) = knots(graph, web, layout);
    layers.add_all(boxes);
    (rows, layers)
}

/// Curves from the right side of a box to the left side of the next; one that leads back is drawn all
/// the same.
fn ties(web: &Web, layout: &Layout, graph: &Graph) -> Spec {
    let mut rows = Vec::new();
    let name = |number: usize| {
        web.boxes
            .get(number)
            .map_or(String::new(), |(key, _)| name(graph, key))
    };
    for (number, tie) in web.ties.iter().enumerate() {
        let concluded = matches!(tie.basis, Some(Basis::Inferred | Basis::Observed));
        let told = format!("{} — {} {}", name(tie.from), tie.told, name(tie.to));
        for (place, (x, y)) in layout.way(tie).into_iter().enumerate() {
            rows.push(row!({
                "tie": number, "place": place, "x": x, "y": y,
                "doubt": !tie.certain || concluded, "told": told,
            }));
        }
    }
    spec!({
        "data": { "values": (rows) },
        "mark": { "type": "line", "interpolate": "monotone", "color": "#8A8A8A", "strokeWidth": 1.5 },
        "encoding": {
            "x": { "field": "x" },
            "y": { "field": "y" },
            "order": { "field": "place", "type": "quantitative" },
            "detail": { "field": "tie", "type": "nominal" },
            "strokeDash": {
                "field": "doubt", "type": "nominal", "legend": null,
                "scale": { "domain": [false, true], "range": [[1, 0], [2, 3]] },
            },
            "tooltip": { "field": "told", "type": "nominal", "title": "link" },
        },
    })
}

fn name(graph: &Graph, key: &Key) -> String {
    match key {
        Key::Passage(claim, _) => said(graph, claim).unwrap_or_else(|| claim.to_string()),
        Key::Record(id) => match said(graph, id) {
            Some(said) => format!("{said} [{id}]"),
            None => words::record(graph, id),
        },
    }
}

/// What a box looks like: fill, border, colour of the text.
fn look_of(key: &Key, knot: &Knot) -> (&'static str, &'static str, &'static str) {
    let is = |role: StepRole| knot.roles.contains(&role);
    match key {
        _ if knot.end == Some(true) => ("#0072B2", "#0072B2", "white"),
        _ if knot.end == Some(false) => ("#E5F1F8", "#0072B2", INK),
        Key::Passage(..) => ("white", "white", INK),
        Key::Record(_) if is(StepRole::Source) || is(StepRole::DerivedFrom) => {
            ("#FDF3DC", "#E69F00", INK)
        }
        Key::Record(_) if is(StepRole::Outlet) || is(StepRole::Author) || is(StepRole::Relay) => {
            ("white", "#D55E00", INK)
        }
        Key::Record(_) => ("white", "#0072B2", INK),
    }
}

/// The rows of the boxes, and what is drawn of them.
fn knots(graph: &Graph, web: &Web, layout: &Layout) -> (Vec<Spec>, Vec<Spec>) {
    let mut rows = Vec::new();
    for (number, (key, knot)) in web.boxes.iter().enumerate() {
        let Some([left, top, right, bottom]) = layout.corners(number) else {
            continue;
        };
        let (fill, border, ink) = look_of(key, knot);
        let (id, known) = match key {
            Key::Passage(claim, _) => (claim, true),
            Key::Record(id) => {
                let actor = graph.actor(id.as_str());
                (id, actor.is_none_or(|actor| actor.is_identified()))
            }
        };
        let name = name(graph, key);
        let label = label(graph, key, &name);
        rows.push(row!({
            "id": id.as_str(), "name": name, "lines": label.lines().count(), "label": label,
            "x": left, "y": top, "x2": right, "y2": bottom, "middle": i64::midpoint(top, bottom),
            "fill": fill, "border": border, "ink": ink, "known": known,
            "is": if knot.roles.is_empty() { "the words of the claim".to_owned() } else { told(&knot.roles) },
            "end": knot.end.map(|_| "traces end here"),
        }));
    }
    let tooltip = spec!([
        { "field": "name", "type": "nominal", "title": "name" },
        { "field": "is", "type": "nominal", "title": "here" },
        { "field": "end", "type": "nominal", "title": "origin" },
        { "field": "id", "type": "nominal", "title": "id" },
    ]);
    let colour =
        |field: &str| spec!({ "field": (field), "type": "nominal", "scale": null, "legend": null });
    let mut layers = Vec::new();
    for (known, dash) in [(true, spec!([1, 0])), (false, spec!([3, 3]))] {
        layers.push(spec!({
            "data": { "name": "boxes" },
            "transform": [{ "filter": (format!("datum.known === {known}")) }],
            "mark": { "type": "rect", "cornerRadius": 4, "strokeWidth": 1.5, "strokeDash": (dash) },
            "encoding": {
                "x": { "field": "x" }, "y": { "field": "y" }, "x2": { "field": "x2" }, "y2": { "field": "y2" },
                "fill": (colour("fill")), "stroke": (colour("border")), "tooltip": (tooltip),
            },
        }));
    }
    layers.push(spec!({
        "data": { "name": "boxes" },
        "mark": { "type": "text", "align": "left", "baseline": "middle", "dx": 6, "fontSize": 10.5,
            "lineBreak": "\n", "lineHeight": 12, "dy": { "expr": "datum.lines > 1 ? -6 : 0" } },
        "encoding": {
            "x": { "field": "x" }, "y": { "field": "middle" },
            "text": { "field": "label", "type": "nominal" }, "color": (colour("ink")),
        },
    }));
    (rows, layers)
}

/// A name on two lines at most, that of a text below its outlet's; the whole stands in the tooltip.
fn label(graph: &Graph, key: &Key, name: &str) -> String {
    if let Key::Record(id) = key
        && let Some(source) = graph.source(id.as_str())
        && let Some(outlet) = &source.outlet
    {
        let outlet = look::short(&words::record(graph, outlet), LINE);
        return format!("{outlet}\n{}", look::short(name, LINE));
    }
    let most = if matches!(key, Key::Passage(..)) {
        WORDS
    } else {
        LINE
    };
    let lines = look::lines(name, most);
    match lines.as_slice() {
        [] => String::new(),
        [one] => look::short(one, most),
        [one, rest @ ..] => {
            format!(
                "{}\n{}",
                look::short(one, most),
                look::short(&rest.join(" "), most)
            )
        }
    }
}
