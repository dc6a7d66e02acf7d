//! The marks of the picture.

use super::{
    Parts,
    rows::{Kind, rows},
};
use crate::gather::Gather as _;
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
    let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).gather();
    let colours: Vec<&str> = Kind::ALL.iter().map(|kind| colour(*kind)).gather();
    spec!({
        "data": { "values": (rows) },
        "width": (WIDTH),
        "height": (count * ROW),
        "encoding": {
            "y": { "field": "row", "type": "ordinal", "scale": { "paddingInner": 0.3 }, "axis": null },
            "color": {
                "field": "kind", "type": "nominal", "legend": null,
                "scale": { "domain": (names), "range": (colours) },
            },
        },
        "layer": (layers(parts, top)),
    })
}

fn tooltip() -> Spec {
    spec!([
        { "field": "name", "type": "nominal", "title": "counted" },
        { "field": "said", "type": "nominal", "title": "said" },
        { "field": "by", "type": "nominal", "title": "by" },
        { "field": "bounds", "type": "nominal", "title": "bounds" },
        { "field": "ground", "type": "nominal", "title": "ground" },
        { "field": "claim", "type": "nominal", "title": "claim" },
        { "field": "also", "type": "nominal", "title": "also" },
    ])
}

fn layers(parts: &Parts, top: u64) -> Vec<Spec> {
    let x = |field: &str| {
        spec!({
            "field": (field), "type": "quantitative",
            "scale": { "domain": [0, (top)], "nice": false },
            "axis": { "title": null, "format": ",d", "tickMinStep": 1, "tickCount": 6, "domain": false, "ticks": false },
        })
    };
    let tooltip = tooltip();
    let mut layers = vec![
        spec!({
            "transform": [{ "filter": "isValid(datum.far)" }],
            "mark": { "type": "bar", "opacity": 0.3 },
            "encoding": { "x": (x("to")), "x2": { "field": "far" }, "tooltip": (tooltip) },
        }),
        spec!({
            "transform": [{ "filter": "isValid(datum.to) && !datum.soft" }],
            "mark": { "type": "bar" },
            "encoding": {
                "x": (x("from")), "x2": { "field": "to" },
                "opacity": { "condition": { "test": "datum.kind === 'beside'", "value": 0.45 }, "value": 1 },
                "tooltip": (tooltip),
            },
        }),
        spec!({
            "transform": [{ "filter": "datum.soft" }],
            "mark": {
                "type": "point", "shape": "diamond", "size": 60, "strokeWidth": 2, "fill": "white", "opacity": 1,
            },
            "encoding": { "x": (x("to")), "tooltip": (tooltip) },
        }),
        spec!({
            "transform": [{ "filter": "datum.more" }],
            "mark": {
                "type": "point", "shape": "triangle-right", "filled": true, "size": 60, "opacity": 1, "xOffset": 5,
            },
            "encoding": { "x": (x("to")), "tooltip": (tooltip) },
        }),
        spec!({
            "transform": [{ "filter": "isValid(datum.label)" }],
            "mark": { "type": "text", "align": "left", "baseline": "middle", "dx": 12, "fontWeight": "bold" },
            "encoding": {
                "x": (x("label_at")), "text": { "field": "label", "type": "nominal" },
                "color": { "value": (INK) }, "tooltip": (tooltip),
            },
        }),
        spec!({
            "transform": [{ "filter": "true" }],
            "mark": { "type": "text", "align": "right", "baseline": "middle", "lineHeight": (LETTERS),
                // A name of two lines stands beside its bar with its middle.
                "dy": { "expr": "length(datum.lines) === 2 ? -6.5 : 0" } },
            "encoding": {
                "x": { "value": (-8_i64) },
                "text": { "field": "lines", "type": "nominal" },
                "color": {
                    "condition": { "test": "datum.kind === 'beside' || datum.kind === 'note'", "value": (PALE) },
                    "value": (INK),
                },
                "tooltip": (tooltip),
            },
        }),
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
