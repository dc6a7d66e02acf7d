#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::*;
use crate::{
    Graph,
    query::sample::{bridge, figure, january},
};

fn link(claim: &str, basis: &str) -> Value {
    json!([{ "claim": claim, "basis": basis }])
}

fn told(line: &Line) -> Vec<&str> {
    line.points
        .iter()
        .map(|p| p.figure.claim.as_str())
        .collect()
}

fn claimants(series: &Series) -> Vec<String> {
    let names = series.lines.iter().map(|line| {
        let actors: Vec<&str> = line.claimant.actors.iter().map(crate::Id::as_str).collect();
        actors.join("+")
    });
    names.collect()
}

#[test]
fn one_line_is_one_claimant_and_one_scope() {
    let by = |actor: &str, more: Value| {
        let mut more = more;
        more.as_object_mut()
            .unwrap()
            .insert("stated_by".into(), json!([{ "actor": actor }]));
        figure("killed", 1, more)
    };
    let graph = bridge(json!({ "claims": {
        "a": by("ministry", json!({ "stated_on": "2031-03-02" })),
        "b": by("state", json!({ "stated_on": "2031-03-01", "figure": { "place": "old-town", "as_of": "2031-03-01" } })),
        "c": by("state", json!({ "figure": { "place": "quay" } })),
        "d": by("institute", json!({ "figure": { "window": "2031-03" } })),
        "e": by("institute", json!({ "figure": { "window": "2031-03-01/2031-03-31" } })),
        "f": figure("killed", 1, json!({ "unattributed": true })),
        "g": figure("killed", 1, json!({ "unattributed": true, "reported_in": [{ "source": "leaflet" }] })),
        "h": figure("killed", 1, json!({ "stated_by": [{ "actor": "institute" }, { "actor": "daily" }] })),
    } }));
    let series = graph.figures().measure("killed").series().unwrap();
    let lines: Vec<_> = series.lines.iter().map(told).collect();
    assert_eq!(
        lines,
        [
            vec!["g"],
            vec!["f"],
            vec!["h"],
            vec!["d", "e"],
            vec!["b", "a"],
            vec!["c"]
        ]
    );
    assert_eq!(
        claimants(&series),
        [
            "",
            "daily",
            "daily+institute",
            "institute",
            "state",
            "state"
        ]
    );
    assert_eq!(series.lines[0].claimant.sources, ["leaflet"]);
    assert!(!series.lines[0].claimant.identified && series.lines[1].claimant.identified);
    assert_eq!(series.lines[4].scope.place.as_ref().unwrap(), "old-town");
    let speakers = graph
        .figures()
        .measure("killed")
        .by_speaker()
        .series()
        .unwrap();
    assert_eq!(
        claimants(&speakers),
        [
            "",
            "daily",
            "daily+institute",
            "institute",
            "ministry",
            "state",
            "state"
        ]
    );
}

#[test]
fn points_stand_in_the_order_of_the_clock() {
    let on = |stated: Option<&str>, source: &str, as_of: Option<&str>| {
        let mut claim = figure(
            "killed",
            1,
            json!({ "reported_in": [{ "source": source }] }),
        );
        if let Some(stated) = stated {
            claim["stated_on"] = json!(stated);
        }
        if let Some(as_of) = as_of {
            claim["figure"]["as_of"] = json!(as_of);
        }
        claim
    };
    let graph = bridge(json!({ "claims": {
        "dated": on(Some("2031-03-02"), "daily-2", Some("2031-03-05")),
        "by-second": on(None, "daily-1", Some("2031-03-01")),
        "month": on(Some("2031-03"), "daily-2", None),
        "never": on(None, "leaflet", None),
        "about": on(Some("2031-02~"), "leaflet", None),
    } }));
    let order = |clock| {
        let query = graph.figures().measure("killed").clock(clock);
        let series = query.series().unwrap();
        told(&series.lines[0]).join(" ")
    };
    assert_eq!(order(Clock::Stated), "about by-second dated month never");
    assert_eq!(order(Clock::Published), "by-second dated month about never");
    assert_eq!(order(Clock::AsOf), "by-second dated about month never");

    let series = graph.figures().measure("killed").series().unwrap();
    let moments: Vec<Value> = series.lines[0]
        .points
        .iter()
        .map(|point| serde_json::to_value(point.moment).unwrap())
        .collect();
    assert_eq!(
        json!(moments),
        json!([
            { "earliest": "2031-02-01", "latest": "2031-02-28", "approximate": true, "by": "stated_on" },
            { "latest": "2031-03-02", "by": "published" },
            { "earliest": "2031-03-02", "latest": "2031-03-02", "by": "stated_on" },
            { "earliest": "2031-03-01", "latest": "2031-03-10", "by": "stated_on" },
            { "by": "nothing" },
        ])
    );
}

#[test]
fn what_a_qualified_publication_tells_is_approximate() {
    let graph = bridge(json!({
        "sources": {
            "s-about": { "kind": "post", "title": "t", "published": "2031-03-05~" },
            "s-later": { "kind": "post", "title": "t", "published": "2031-06~" } },
        "claims": {
            "c-about": figure("killed", 1, json!({ "reported_in": [{ "source": "s-about" }] })),
            "c-cut": figure("killed", 2, json!({
                "stated_on": "2031-03", "reported_in": [{ "source": "s-about" }] })),
            "c-first-is-sure": figure("killed", 3, json!({
                "reported_in": [{ "source": "daily-1" }, { "source": "s-later" }] })),
            "c-stated": figure("killed", 4, json!({
                "stated_on": "2031-03-04", "reported_in": [{ "source": "s-about" }] })),
        }
    }));
    for (clock, approximate) in [
        (Clock::Stated, ["c-about", "c-cut"].as_slice()),
        (Clock::Published, &["c-about", "c-cut", "c-stated"]),
    ] {
        let series = graph.figures().clock(clock).series().unwrap();
        let points = series.lines.iter().flat_map(|line| &line.points);
        let mut found: Vec<&str> = points
            .filter(|point| point.moment.approximate)
            .map(|point| point.figure.claim.as_str())
            .collect();
        found.sort_unstable();
        assert_eq!(found, approximate);
    }
}

#[test]
fn a_revision_says_where_the_number_went() {
    let graph = bridge(json!({ "claims": {
        "t-1": figure("killed", 38, json!({})),
        "t-2": figure("killed", 41, json!({ "supersedes": link("t-1", "stated") })),
        "t-3": figure("killed", 45, json!({
            "supersedes": link("t-2", "inferred"), "figure": { "quantity": { "kind": "at-least" } } })),
        "t-4": figure("killed", 45, json!({ "supersedes": link("t-3", "stated") })),
        "t-5": figure("killed", 45, json!({ "supersedes": link("t-4", "stated") })),
        "t-6": figure("killed", 44, json!({
            "supersedes": link("t-5", "stated"), "stated_by": [{ "actor": "institute" }] })),
        "t-7": figure("killed", 44, json!({
            "supersedes": link("t-6", "observed"), "figure": { "quantity": { "kind": "about" } } })),
    } }));
    let series = graph.figures().measure("killed").series().unwrap();
    let found: Vec<String> = series
        .lines
        .iter()
        .flat_map(|line| &line.revisions)
        .map(|r| {
            let across = if r.across_lines { " across" } else { "" };
            let step = serde_json::to_string(&r.step).unwrap();
            format!(
                "{} {} {} {} {step}{across}",
                r.from, r.to, r.basis, r.direction
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            r#"t-5 t-6 stated down {"low":-1,"high":-1,"nominal":-1} across"#,
            r#"t-1 t-2 stated up {"low":3,"high":3,"nominal":3}"#,
            r#"t-2 t-3 inferred up {"low":4,"nominal":4}"#,
            r#"t-3 t-4 stated unclear {"high":0,"nominal":0}"#,
            r#"t-4 t-5 stated unchanged {"low":0,"high":0,"nominal":0}"#,
            r#"t-6 t-7 observed unclear {"nominal":0} across"#,
        ]
    );
    let standing = series.lines.iter().flat_map(|line| &line.points);
    let standing: Vec<&str> = standing
        .filter(|point| point.superseded_by.is_none())
        .map(|point| point.figure.claim.as_str())
        .collect();
    assert_eq!(standing, ["t-7"]);
    let dropped = graph
        .figures()
        .superseded(Superseded::DropStated)
        .series()
        .unwrap();
    let left: Vec<Vec<&str>> = dropped.lines.iter().map(told).collect();
    assert_eq!(left, [vec!["t-6"], vec!["t-2", "t-7"]]);
}

#[test]
fn what_nobody_puts_forward_is_on_no_line() {
    let graph = bridge(json!({ "claims": {
        "a": figure("killed", 1, json!({})),
        "b": figure("killed", 2, json!({ "polarity": "denies" })),
        "c": figure("killed", 3, json!({ "modality": "hypothetical", "supersedes": link("a", "stated") })),
    } }));
    let series = graph.figures().series().unwrap();
    assert_eq!(told(&series.lines[0]), ["a"]);
    assert!(series.lines[0].points[0].superseded_by.is_none());
    assert_eq!(
        serde_json::to_value(&series.set_aside).unwrap(),
        json!([{ "claim": "b", "standing": "denied" }, { "claim": "c", "standing": "hypothetical" }])
    );
}

#[test]
fn january_toll_of_the_state_rises() {
    let graph = january();
    let toll = |query: crate::FigureQuery<'_>| {
        let query = query
            .measure("killed")
            .claimant("a-kazakhstan")
            .whole_population();
        let series = query.place("pl-kazakhstan").series().unwrap();
        let line = series
            .lines
            .into_iter()
            .find(|line| line.scope.stage.is_none() && line.claimant.actors == ["a-kazakhstan"]);
        line.unwrap()
    };
    let line = toll(graph.figures());
    // The text of September may have come out as late as December.
    assert_eq!(
        told(&line),
        [
            "c-02-toll-227",
            "c-00-toll-232",
            "c-03-toll-238",
            "c-01-toll-238",
            "c-04-toll-238"
        ]
    );
    let first = &line.revisions[0];
    assert_eq!(
        (first.from.as_str(), first.to.as_str()),
        ("c-02-toll-227", "c-00-toll-232")
    );
    assert_eq!(
        (first.direction, first.step.low, first.step.high),
        (Direction::Up, Some(5), Some(5))
    );
    assert_eq!(first.basis, crate::Basis::Inferred);

    let july = toll(graph.figures().known_as_of("2022-07-13"));
    assert_eq!(told(&july), ["c-02-toll-227", "c-00-toll-232"]);
    assert!(july.points[0].superseded_by.is_some() && july.points[1].superseded_by.is_none());
}

#[test]
fn a_million_would_not_be_squared() {
    let claims: serde_json::Map<String, Value> = (0..3_000)
        .map(|n| {
            let supersedes = if n == 0 {
                json!([])
            } else {
                link(&format!("c-{}", n - 1), "stated")
            };
            (
                format!("c-{n}"),
                figure("killed", n, json!({ "supersedes": supersedes })),
            )
        })
        .collect();
    let graph: Graph = bridge(json!({ "claims": claims }));
    let started = std::time::Instant::now();
    let series = graph.figures().series().unwrap();
    assert_eq!(series.lines[0].revisions.len(), 2_999);
    assert!(started.elapsed() < std::time::Duration::from_secs(5));
}
