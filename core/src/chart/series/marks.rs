//! The marks of a lane.

use super::{
    Days, is_drawn,
    labels::Side,
    lane::{Lane, Panel, lane_height, level},
    rows::steps_on,
};
use crate::{
    Graph,
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
        title = title.and(spec!({ "subtitle": "the axis does not begin at zero" }));
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
    let mut layers: Vec<Spec> = layers.into_iter().flatten().collect();
    layers.extend(marks(lane, colour));
    let (least, most) = panel.axis;
    let y_axis = if panel.is_strip {
        spec!({ "title": (Spec::Nothing), "labels": false, "domain": false, "ticks": false, "grid": false,
            "minExtent": 44, "maxExtent": 44 })
    } else {
        // Vega puts ticks between whole numbers where there are few of them, whatever the least step.
        let ticks = if most.saturating_sub(least) < 5 {
            spec!({ "values": ((least..=most).collect::<Vec<u64>>()) })
        } else {
            spec!({ "tickCount": 3, "tickMinStep": 1 })
        };
        spec!({ "title": (Spec::Nothing), "domain": false, "ticks": false, "minExtent": 44, "maxExtent": 44, "format": ",d" })
            .and(ticks)
    };
    // A day is the least that is told.
    let tick_count = match days.last.days_since(days.first) {
        ..=16 => spec!({ "interval": "day", "step": 2 }),
        _ => Spec::from(8),
    };
    let x_axis = spec!({
        "title": (Spec::Nothing), "labels": (is_last), "ticks": (is_last), "grid": true,
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
        .collect();
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
    let bounded =
        |row: &crate::FigureRow| row.low.zip(row.high).is_some_and(|(low, high)| low < high);
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
    let entry =
        |field: &str, title: &str| spec!({ "field": (field), "type": "nominal", "title": (title) });
    Spec::List(vec![
        entry("said", "said"),
        entry("who", "by"),
        entry("counted", "counted"),
        entry("bounds", "bounds"),
        entry("when", "when"),
        entry("public", "public"),
        entry("revises", "replaces"),
        entry("replaced", "replaced"),
        entry("sources", "in"),
        entry("claim", "claim"),
    ])
}

/// Layers over the rows of one lane.
#[derive(Default)]
struct Marks(Vec<Spec>);

impl Marks {
    fn add(&mut self, wanted: bool, filter: &str, mark: Spec, encoding: Spec) {
        if wanted {
            let encoding = encoding.and(spec!({ "tooltip": (tooltip()) }));
            let transform = spec!([{ "filter": (filter) }]);
            self.0
                .push(spec!({ "transform": (transform), "mark": (mark), "encoding": (encoding) }));
        }
    }
}

/// The figures: days, bounds, marks and numbers.
fn marks(lane: &Lane<'_>, colour: &str) -> Vec<Spec> {
    let mut marks = Marks::default();
    days_open(lane, colour, &mut marks);
    sizes(lane, colour, &mut marks);
    numbers(&mut marks);
    marks.0
}

/// The days on which a figure may stand.
fn days_open(lane: &Lane<'_>, colour: &str, marks: &mut Marks) {
    let points = || lane.line.points.iter();
    let moments = || points().map(|point| point.moment);
    let undated = moments().any(|m| m.earliest.is_none() && m.latest.is_none());
    marks.add(
        undated || moments().any(|m| m.earliest.zip(m.latest).is_some_and(|(a, b)| a < b)),
        "isValid(datum.from)",
        spec!({ "type": "rule", "color": (colour), "strokeWidth": 4, "opacity": 0.35 }),
        spec!({ "x": { "field": "from", "type": "temporal" }, "x2": { "field": "at" } }),
    );
    for (field, side, wanted, shape) in [
        (
            "before",
            -1,
            moments().any(|m| m.earliest.is_none() || m.approximate),
            "triangle-left",
        ),
        (
            "after",
            1,
            moments().any(|m| m.latest.is_none() || m.approximate),
            "triangle-right",
        ),
    ] {
        marks.add(
            wanted,
            &format!("datum.{field} && !datum.undated"),
            spec!({ "type": "rule", "color": (colour), "strokeWidth": 1.5, "strokeDash": [2, 2], "x2Offset": (16 * side) }),
            spec!({ "x2": { "field": "at" } }),
        );
        marks.add(
            wanted,
            &format!("datum.{field} && !datum.undated"),
            spec!({ "type": "point", "shape": (shape), "filled": true, "size": 16, "color": (colour), "opacity": 1, "xOffset": (18 * side) }),
            spec!({}),
        );
    }
}

/// Bounds, and the mark itself.
fn sizes(lane: &Lane<'_>, colour: &str, marks: &mut Marks) {
    let points = || lane.line.points.iter();
    let bounded = points().any(|point| {
        let level = level(&point.figure);
        level
            .zip(point.figure.high)
            .is_some_and(|(low, high)| low < high)
    });
    marks.add(
        bounded,
        "isValid(datum.high)",
        spec!({ "type": "rule", "color": (colour), "strokeWidth": 5, "opacity": 0.5 }),
        spec!({ "y2": { "field": "high" } }),
    );
    for end in ["y", "high"] {
        marks.add(
            bounded,
            "isValid(datum.high)",
            spec!({ "type": "point", "shape": "stroke", "size": 130, "strokeWidth": 2.5, "color": (colour), "opacity": 1 }),
            spec!({ "y": { "field": (end), "type": "quantitative" } }),
        );
    }
    let open = points().any(|point| point.figure.high.is_none() && point.figure.low.is_some());
    marks.add(
        open,
        "datum.more",
        spec!({ "type": "rule", "color": (colour), "strokeWidth": 1.5, "y2Offset": (-16) }),
        spec!({ "y2": { "field": "y" } }),
    );
    marks.add(
        open,
        "datum.more",
        spec!({ "type": "point", "shape": "triangle-up", "filled": true, "size": 32, "color": (colour), "opacity": 1, "yOffset": (-17) }),
        spec!({}),
    );
    marks.add(
        true,
        "!isValid(datum.high) && !datum.undated",
        spec!({ "type": "point", "filled": true, "size": 55, "strokeWidth": 2, "stroke": (colour), "opacity": 1 }),
        spec!({
            "fill": {
                "condition": { "test": "isValid(datum.replaced) || datum.soft", "value": "white" },
                "value": (colour),
            },
            "shape": {
                "condition": { "test": "datum.soft", "value": "diamond" },
                "value": "circle",
            },
        }),
    );
}

/// The numbers beside the marks.
fn numbers(marks: &mut Marks) {
    for side in Side::ALL {
        let (align, dx, dy) = match side {
            Side::Above => ("center", 0, -12),
            Side::Right => ("left", 9, 0),
            Side::Below => ("center", 0, 13),
            Side::Left => ("right", -24, 0),
        };
        marks.add(
            true,
            &format!("datum.side === '{}'", side.as_str()),
            spec!({ "type": "text", "align": (align), "baseline": "middle", "dx": (dx), "dy": (dy) }),
            spec!({
                "y": { "field": "label_at", "type": "quantitative" },
                "text": { "field": "label", "type": "nominal" },
            }),
        );
    }
}
