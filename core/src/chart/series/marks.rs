//! The marks of a lane.

use super::{
    Days, is_drawn,
    labels::Side,
    lane::{Lane, Panel, lane_height, level},
    rows::steps_on,
};
use crate::gather::{AddAll as _, Gather as _};
use crate::{
    FigureRow, Graph, Moment,
    chart::{
        look::{self, GHOST, INK, PALE, WIDTH},
        spec::{Spec, spec},
    },
};

/// A panel: its title, and its lanes one below the other. The axis of time stands below the last lane
/// of a panel, and of several strips below the last of them.
pub(super) fn panel(graph: &Graph, panel: &Panel<'_>, days: Days, with_time: bool) -> Spec {
    let last = panel.lanes.len().saturating_sub(1);
    let lanes = panel
        .lanes
        .iter()
        .enumerate()
        .map(|(place, lane)| self::lane(graph, panel, lane, days, place == last && with_time));
    let mut title = spec!({
        "text": (look::lines(&panel.title, 100)),
        "fontSize": 12, "fontWeight": "bold", "anchor": "start", "offset": 6,
    });
    if panel.axis.0 > 0 && !panel.is_strip {
        title = title.and(&spec!({ "subtitle": "the axis does not begin at zero" }));
    }
    if panel.is_strip && panel.lanes.len() == 1 {
        return spec!({ "spacing": 6, "vconcat": (lanes.collect::<Vec<Spec>>()) });
    }
    spec!({ "title": (title), "spacing": 6, "vconcat": (lanes.collect::<Vec<Spec>>()) })
}

fn lane(graph: &Graph, panel: &Panel<'_>, lane: &Lane<'_>, days: Days, is_last: bool) -> Spec {
    let colour = look::colour(lane.claimant);
    let layers = [
        incident(graph, panel, days),
        (panel.lanes.len() > 1 && !panel.is_strip)
            .then(|| ghosts(lane, panel))
            .flatten(),
        band(lane, colour),
        steps_on(lane).then(|| steps(lane, colour)),
    ];
    let mut layers: Vec<Spec> = layers.into_iter().flatten().gather();
    layers.add_all(marks(lane, colour));
    let (least, most) = panel.axis;
    let y_axis = if panel.is_strip {
        spec!({ "title": null, "labels": false, "domain": false, "ticks": false, "grid": false,
            "minExtent": 44, "maxExtent": 44 })
    } else {
        // Vega puts ticks between whole numbers where there are few of them, whatever the least step.
        let ticks = if most.saturating_sub(least) < 5 {
            spec!({ "values": ((least..=most).collect::<Vec<u64>>()) })
        } else {
            spec!({ "tickCount": 3, "tickMinStep": 1 })
        };
        spec!({ "title": null, "domain": false, "ticks": false, "minExtent": 44, "maxExtent": 44, "format": ",d" })
            .and(&ticks)
    };
    // A day is the least that is told.
    let tick_count = if days.last.days_since(days.first) <= 16 {
        spec!({ "interval": "day", "step": 2 })
    } else {
        spec!(8)
    };
    let x_axis = spec!({
        "title": null, "labels": (is_last), "ticks": (is_last), "grid": true,
        "labelOverlap": true, "labelSeparation": 8, "tickCount": (tick_count),
    });
    let title = if panel.is_strip && panel.lanes.len() == 1 {
        look::lines(&format!("{} — according to {}", panel.title, lane.who), 104)
    } else {
        vec![look::short(&lane.who, 100)]
    };
    spec!({
        "title": {
            "text": (title), "anchor": "start", "color": (INK), "fontSize": 11,
            "fontWeight": "normal", "offset": 3, "frame": "group",
        },
        "data": { "name": "points" },
        "transform": [{ "filter": (format!("datum.lane === {}", lane.number)) }],
        "width": (WIDTH),
        "height": (lane_height(panel, lane)),
        "encoding": {
            "x": {
                "field": "at", "type": "temporal",
                "scale": { "type": "utc", "domain": [(days.first.to_string()), (days.last.to_string())], "nice": false },
                "axis": (x_axis),
            },
            "y": {
                "field": "y", "type": "quantitative",
                "scale": { "domain": [(least), (most)], "zero": false, "nice": false },
                "axis": (y_axis),
            },
        },
        "layer": (layers),
    })
}

/// The days of the incident, behind everything.
fn incident(graph: &Graph, panel: &Panel<'_>, days: Days) -> Option<Spec> {
    let incident = graph.incident(panel.scope.incident.as_str())?;
    let when = incident.record().when.as_ref()?;
    let (from, to) = (when.earliest()?, when.latest()?);
    if !days.is_known || !is_drawn(from) || !is_drawn(to) || to < days.first || from > days.last {
        return None;
    }
    let (from, to) = (from.max(days.first), to.min(days.last));
    Some(spec!({
        "data": { "values": [{ "from": (from.to_string()), "to": (to.to_string()),
            "incident": (incident.title.to_string()), "when": (when.text()) }] },
        "transform": [],
        "mark": { "type": "rect", "color": (PALE), "opacity": 0.12 },
        "encoding": {
            "x": { "field": "from", "type": "temporal" },
            "x2": { "field": "to" },
            "y": { "value": 0 },
            "y2": { "value": "height" },
            "tooltip": [
                { "field": "incident", "type": "nominal", "title": "incident" },
                { "field": "when", "type": "nominal", "title": "happened" },
            ],
        },
    }))
}

/// The steps of the other claimants.
fn ghosts(lane: &Lane<'_>, panel: &Panel<'_>) -> Option<Spec> {
    let others: Vec<usize> = panel
        .lanes
        .iter()
        .filter(|other| other.number != lane.number && steps_on(other))
        .map(|other| other.number)
        .gather();
    (!others.is_empty()).then(|| {
        spec!({
            "data": { "name": "steps" },
            "transform": [{ "filter": { "field": "lane", "oneOf": (others) } }],
            "mark": { "type": "line", "interpolate": "step-after", "color": (GHOST), "strokeWidth": 2 },
            "encoding": {
                "y": { "field": "low", "type": "quantitative" },
                "detail": { "field": "lane", "type": "nominal" },
            },
        })
    })
}

fn of_lane(lane: &Lane<'_>) -> Spec {
    spec!([{ "filter": (format!("datum.lane === {}", lane.number)) }])
}

/// Between the bounds, where both are known and differ.
fn band(lane: &Lane<'_>, colour: &str) -> Option<Spec> {
    let bounded = |row: &FigureRow| row.low.zip(row.high).is_some_and(|(low, high)| low < high);
    let any = lane.line.points.iter().any(|point| bounded(&point.figure));
    (any && steps_on(lane)).then(|| {
        spec!({
            "data": { "name": "steps" },
            "transform": (of_lane(lane)),
            "mark": { "type": "area", "interpolate": "step-after", "color": (colour), "opacity": 0.18 },
            "encoding": { "y": { "field": "low", "type": "quantitative" }, "y2": { "field": "high" } },
        })
    })
}

fn steps(lane: &Lane<'_>, colour: &str) -> Spec {
    spec!({
        "data": { "name": "steps" },
        "transform": (of_lane(lane)),
        "mark": { "type": "line", "interpolate": "step-after", "color": (colour), "strokeWidth": 2 },
        "encoding": { "y": { "field": "low", "type": "quantitative" } },
    })
}

fn tooltip() -> Spec {
    spec!([
        { "field": "said", "type": "nominal", "title": "said" },
        { "field": "who", "type": "nominal", "title": "by" },
        { "field": "counted", "type": "nominal", "title": "counted" },
        { "field": "bounds", "type": "nominal", "title": "bounds" },
        { "field": "when", "type": "nominal", "title": "when" },
        { "field": "public", "type": "nominal", "title": "public" },
        { "field": "revises", "type": "nominal", "title": "replaces" },
        { "field": "replaced", "type": "nominal", "title": "replaced" },
        { "field": "sources", "type": "nominal", "title": "in" },
        { "field": "claim", "type": "nominal", "title": "claim" },
    ])
}

/// The figures: days, bounds, marks and numbers.
fn marks(lane: &Lane<'_>, colour: &str) -> Vec<Spec> {
    let tooltip = tooltip();
    let mut layers = Vec::new();
    days_open(lane, colour, &tooltip, &mut layers);
    sizes(lane, colour, &tooltip, &mut layers);
    numbers(&tooltip, &mut layers);
    layers
}

/// The days on which a figure may stand.
fn days_open(lane: &Lane<'_>, colour: &str, tooltip: &Spec, layers: &mut Vec<Spec>) {
    let any = |is: &dyn Fn(&Moment) -> bool| lane.line.points.iter().any(|p| is(&p.moment));
    let is_spread = |m: &Moment| match (m.earliest, m.latest) {
        (Some(earliest), Some(latest)) => earliest < latest,
        (None, None) => true,
        _ => false,
    };
    if any(&is_spread) {
        layers.push(spec!({
            "transform": [{ "filter": "isValid(datum.from)" }],
            "mark": { "type": "rule", "color": (colour), "strokeWidth": 4, "opacity": 0.35 },
            "encoding": {
                "x": { "field": "from", "type": "temporal" }, "x2": { "field": "at" },
                "tooltip": (tooltip),
            },
        }));
    }
    let before = any(&|m| m.earliest.is_none() || m.approximate);
    let after = any(&|m| m.latest.is_none() || m.approximate);
    for (wanted, field, shape, tail, arrow) in [
        (before, "before", "triangle-left", -16_i64, -18_i64),
        (after, "after", "triangle-right", 16, 18),
    ] {
        if !wanted {
            continue;
        }
        let filter = format!("datum.{field} && !datum.undated");
        layers.push(spec!({
            "transform": [{ "filter": (filter) }],
            "mark": {
                "type": "rule", "color": (colour), "strokeWidth": 1.5, "strokeDash": [2, 2],
                "x2Offset": (tail),
            },
            "encoding": { "x2": { "field": "at" }, "tooltip": (tooltip) },
        }));
        layers.push(spec!({
            "transform": [{ "filter": (filter) }],
            "mark": {
                "type": "point", "shape": (shape), "filled": true, "size": 16, "color": (colour), "opacity": 1,
                "xOffset": (arrow),
            },
            "encoding": { "tooltip": (tooltip) },
        }));
    }
}

/// Bounds, and the mark itself.
fn sizes(lane: &Lane<'_>, colour: &str, tooltip: &Spec, layers: &mut Vec<Spec>) {
    let any = |is: &dyn Fn(&FigureRow) -> bool| lane.line.points.iter().any(|p| is(&p.figure));
    if any(&|row| {
        level(row)
            .zip(row.high)
            .is_some_and(|(low, high)| low < high)
    }) {
        layers.push(spec!({
            "transform": [{ "filter": "isValid(datum.high)" }],
            "mark": { "type": "rule", "color": (colour), "strokeWidth": 5, "opacity": 0.5 },
            "encoding": { "y2": { "field": "high" }, "tooltip": (tooltip) },
        }));
        for end in ["y", "high"] {
            layers.push(spec!({
                "transform": [{ "filter": "isValid(datum.high)" }],
                "mark": {
                    "type": "point", "shape": "stroke", "size": 130, "strokeWidth": 2.5,
                    "color": (colour), "opacity": 1,
                },
                "encoding": { "y": { "field": (end), "type": "quantitative" }, "tooltip": (tooltip) },
            }));
        }
    }
    if any(&|row| row.high.is_none() && row.low.is_some()) {
        layers.push(spec!({
            "transform": [{ "filter": "datum.more" }],
            "mark": { "type": "rule", "color": (colour), "strokeWidth": 1.5, "y2Offset": (-16_i64) },
            "encoding": { "y2": { "field": "y" }, "tooltip": (tooltip) },
        }));
        layers.push(spec!({
            "transform": [{ "filter": "datum.more" }],
            "mark": {
                "type": "point", "shape": "triangle-up", "filled": true, "size": 32, "color": (colour),
                "opacity": 1, "yOffset": (-17_i64),
            },
            "encoding": { "tooltip": (tooltip) },
        }));
    }
    layers.push(spec!({
        "transform": [{ "filter": "!isValid(datum.high) && !datum.undated" }],
        "mark": {
            "type": "point", "filled": true, "size": 55, "strokeWidth": 2, "stroke": (colour), "opacity": 1,
        },
        "encoding": {
            "fill": {
                "condition": { "test": "isValid(datum.replaced) || datum.soft", "value": "white" },
                "value": (colour),
            },
            "shape": {
                "condition": { "test": "datum.soft", "value": "diamond" },
                "value": "circle",
            },
            "tooltip": (tooltip),
        },
    }));
}

/// The numbers beside the marks.
fn numbers(tooltip: &Spec, layers: &mut Vec<Spec>) {
    for side in Side::ALL {
        let (align, dx, dy) = match side {
            Side::Above => ("center", 0_i64, -12_i64),
            Side::Right => ("left", 9, 0),
            Side::Below => ("center", 0, 13),
            Side::Left => ("right", -24, 0),
        };
        layers.push(spec!({
            "transform": [{ "filter": (format!("datum.side === '{}'", side.as_str())) }],
            "mark": { "type": "text", "align": (align), "baseline": "middle", "dx": (dx), "dy": (dy) },
            "encoding": {
                "y": { "field": "label_at", "type": "quantitative" },
                "text": { "field": "label", "type": "nominal" },
                "tooltip": (tooltip),
            },
        }));
    }
}
