//! The marks of the picture.

use super::{
    Parts,
    rows::{Kind, rows},
};
use crate::{
    Graph,
    chart::{
        look::{INK, PALE, WIDTH},
        spec::{Spec, spec},
    },
};

const ROW: i64 = 32;
const LETTERS: i64 = 13;
const WHOLE: &str = "#0072B2";

fn colour(kind: Kind) -> &'static str {
    match kind {
        Kind::Whole => WHOLE,
        Kind::Part => "#009E73",
        Kind::Left => "#E69F00",
        Kind::Beside => "#8A8A8A",
    }
}

/// Everything below the title.
pub(super) fn body(graph: &Graph, parts: &Parts) -> Spec {
    let (rows, most) = rows(graph, parts);
    let count = i64::try_from(rows.len()).unwrap_or(0);
    let top = most.saturating_add((most / 8).max(1));
    let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
    let colours: Vec<&str> = Kind::ALL.iter().map(|kind| colour(*kind)).collect();
    spec!({
        "data": { "values": (rows) },
        "width": (WIDTH),
        "height": (count * ROW),
        "encoding": {
            "y": { "field": "row", "type": "ordinal", "scale": { "paddingInner": 0.3 }, "axis": (Spec::Nothing) },
            "color": {
                "field": "kind", "type": "nominal", "legend": (Spec::Nothing),
                "scale": { "domain": (names), "range": (colours) },
            },
        },
        "layer": (layers(parts, top)),
    })
}

fn tooltip() -> Spec {
    let entry =
        |field: &str, title: &str| spec!({ "field": (field), "type": "nominal", "title": (title) });
    Spec::List(vec![
        entry("name", "counted"),
        entry("said", "said"),
        entry("by", "by"),
        entry("bounds", "bounds"),
        entry("ground", "ground"),
        entry("claim", "claim"),
        entry("also", "also"),
    ])
}

fn layers(parts: &Parts, top: u64) -> Vec<Spec> {
    let x = |field: &str| {
        spec!({
            "field": (field), "type": "quantitative",
            "scale": { "domain": [0, (top)], "nice": false },
            "axis": { "title": (Spec::Nothing), "format": ",d", "tickMinStep": 1, "tickCount": 6, "domain": false, "ticks": false },
        })
    };
    let layer = |filter: &str, mark: Spec, encoding: Spec| {
        let encoding = encoding.and(spec!({ "tooltip": (tooltip()) }));
        spec!({ "transform": [{ "filter": (filter) }], "mark": (mark), "encoding": (encoding) })
    };
    let mut layers = vec![
        layer(
            "isValid(datum.far)",
            spec!({ "type": "bar", "opacity": 0.3 }),
            spec!({ "x": (x("to")), "x2": { "field": "far" } }),
        ),
        layer(
            "isValid(datum.to) && !datum.soft",
            spec!({ "type": "bar" }),
            spec!({
                "x": (x("from")), "x2": { "field": "to" },
                "opacity": { "condition": { "test": "datum.kind === 'beside'", "value": 0.45 }, "value": 1 },
            }),
        ),
        layer(
            "datum.soft",
            spec!({ "type": "point", "shape": "diamond", "size": 60, "strokeWidth": 2, "fill": "white", "opacity": 1 }),
            spec!({ "x": (x("to")) }),
        ),
        layer(
            "datum.more",
            spec!({ "type": "point", "shape": "triangle-right", "filled": true, "size": 60, "opacity": 1, "xOffset": 5 }),
            spec!({ "x": (x("to")) }),
        ),
        layer(
            "isValid(datum.label)",
            spec!({ "type": "text", "align": "left", "baseline": "middle", "dx": 12, "fontWeight": "bold" }),
            spec!({ "x": (x("label_at")), "text": { "field": "label", "type": "nominal" }, "color": { "value": (INK) } }),
        ),
        layer(
            "true",
            spec!({ "type": "text", "align": "right", "baseline": "middle", "lineHeight": (LETTERS),
                // A name of two lines stands beside its bar with its middle.
                "dy": { "expr": "length(datum.lines) === 2 ? -6.5 : 0" } }),
            spec!({
                "x": { "value": (-8) },
                "text": { "field": "lines", "type": "nominal" },
                "color": {
                    "condition": { "test": "datum.kind === 'beside' || datum.kind === 'note'", "value": (PALE) },
                    "value": (INK),
                },
            }),
        ),
    ];
    // The end of the whole runs down through all rows.
    if let Some(end) = parts.whole.high.or(parts.whole.low) {
        layers.insert(
            0,
            spec!({
                "data": { "values": [{}] },
                "mark": { "type": "rule", "strokeDash": [3, 3] },
                "encoding": {
                    "x": { "datum": (end), "type": "quantitative" },
                    "y": { "value": 0 }, "y2": { "value": "height" },
                    "color": { "value": (WHOLE) },
                },
            }),
        );
    }
    layers
}
