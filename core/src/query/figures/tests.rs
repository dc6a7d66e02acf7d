#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::json;

use super::*;
use crate::{
    Superseded,
    query::sample::{bridge, figure, january},
};

fn ids(figures: &Figures) -> Vec<&str> {
    figures.rows.iter().map(|row| row.claim.as_str()).collect()
}

#[test]
fn a_row_says_who_gave_the_number_and_when() {
    let graph = bridge(json!({ "claims": { "toll": figure("killed", 38, json!({
        "stated_by": [{ "actor": "spokesman", "on_behalf_of": "ministry" }],
        "relayed_by": ["institute"], "verb": "admitted", "stated_on": "2031-03-01",
        "reported_in": [{ "source": "daily-2" }, { "source": "leaflet" }, { "source": "daily-2" }],
        "figure": { "quantity": { "kind": "vague", "value": null, "word": "dozens", "words": "dozens" } }
    })) } }));
    let row = graph.figures().collect().unwrap().rows.remove(0);
    assert_eq!(
        serde_json::to_value(&row).unwrap(),
        json!({
            "claim": "toll", "incident": "collapse", "measure": "killed", "unit": "person",
            "quantity": { "kind": "vague", "word": "dozens", "words": "dozens" },
            "low": 12, "place": "old-town", "accumulation": "cumulative",
            "speakers": ["spokesman"], "on_behalf_of": ["ministry"],
            "roots": [{ "actor": "state", "holds": "certainly" }],
            "relayed_by": ["institute"], "verb": "admitted", "stated_on": "2031-03-01",
            "first_published": { "latest": "2031-03-10" }, "sources": ["daily-2", "leaflet"],
            "polarity": "asserts", "standing": "asserted", "rank": "normal"
        })
    );
    let double = graph.figures().policy(Policy::double()).collect().unwrap();
    assert_eq!(
        (double.rows[0].low, double.policy),
        (Some(24), Policy::double())
    );
}

#[test]
fn denials_and_hypotheses_are_flagged() {
    let graph = bridge(json!({ "claims": {
        "a": figure("killed", 1, json!({})),
        "b": figure("killed", 2, json!({ "polarity": "denies" })),
        "c": figure("killed", 3, json!({ "modality": "hypothetical" })),
        "d": figure("killed", 4, json!({ "modality": "possible" })),
    } }));
    let rows = graph.figures().collect().unwrap().rows;
    let standings: Vec<&str> = rows.iter().map(|row| row.standing.as_str()).collect();
    assert_eq!(
        standings,
        ["asserted", "denied", "hypothetical", "asserted"]
    );
}

#[test]
fn an_own_voice_has_the_root_of_its_outlet() {
    let graph = bridge(json!({
        "actors": { "daily": { "member_of": [{ "actor": "publisher", "basis": "stated" }] } },
        "claims": { "toll": figure("killed", 1, json!({ "unattributed": true })) }
    }));
    let row = graph.figures().collect().unwrap().rows.remove(0);
    assert!(row.unattributed && row.speakers.is_empty());
    assert_eq!(row.roots[0].actor, "publisher");
}

#[test]
fn figures_are_asked_of_places_populations_and_measures() {
    let at = |measure: &str, more: serde_json::Value| figure(measure, 1, json!({ "figure": more }));
    let graph = bridge(json!({ "claims": {
        "all": at("killed", json!({})),
        "children": at("killed", json!({ "population": { "age": "child" } })),
        "whole": at("killed", json!({ "place": "land" })),
        "at-quay": at("killed", json!({ "place": "quay" })),
        "tortured": at("killed-by-torture", json!({})),
    } }));
    let ask = || graph.figures().measure("killed");
    let found = |query: FigureQuery<'_>| {
        let figures = query.collect().unwrap();
        let total: usize = figures.left_out.values().sum();
        assert_eq!(total + figures.rows.len(), 5);
        ids(&figures).join(" ")
    };
    assert_eq!(found(ask()), "all at-quay children whole");
    assert_eq!(
        found(ask().measures_below()),
        "all at-quay children tortured whole"
    );
    assert_eq!(found(ask().place("old-town")), "all children");
    assert_eq!(
        found(ask().place("old-town").places_within()),
        "all at-quay children"
    );
    assert_eq!(
        found(ask().place("land").places_within()),
        "all at-quay children whole"
    );
    assert_eq!(found(ask().population("age", "child")), "children");
    assert_eq!(found(ask().population("age", "infant")), "");
    assert_eq!(found(ask().place("old-town").whole_population()), "all");
    let left = ask().place("quay").collect().unwrap().left_out;
    assert_eq!(left, Map::from([("other_measure", 1), ("other_place", 3)]));
}

#[test]
fn what_is_wrong_with_a_question_is_said_when_it_is_asked() {
    let graph = bridge(json!({}));
    for (query, message) in [
        (
            graph.figures().measure("Killed"),
            "`Killed` is no id: an id starts with a lower-case letter a to z, not with 'K'",
        ),
        (
            graph.figures().known_as_of("2031-03"),
            "`2031-03` is no day: a day is written `2022-07-13`",
        ),
        (
            graph.figures().claimant("nobody"),
            "there is no actor `nobody`",
        ),
        (
            graph.figures().place("nowhere"),
            "there is no place `nowhere`",
        ),
        (
            graph.figures().incident("x").place("nowhere"),
            "there is no incident `x`",
        ),
        (
            graph.figures().measure("A").place("B"),
            "`A` is no id: an id starts with a lower-case letter a to z, not with 'A'",
        ),
    ] {
        assert_eq!(query.collect().unwrap_err().to_string(), message);
    }
    let error = FigureFilter::from_json(r#"{"places":"x"}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the filter cannot be read: at /places: unknown field `places` (did you mean `place`?)"
    );
}

#[test]
fn a_comparative_is_larger_than_what_it_is_larger_than() {
    let more = |than: &[&str]| {
        let links: Vec<_> = than
            .iter()
            .map(|c| json!({ "claim": c, "basis": "stated" }))
            .collect();
        json!({
            "kind": "figure", "incident": "collapse", "stated_by": [{ "actor": "institute" }],
            "reported_in": [{ "source": "daily-1" }], "greater_than": links,
            "figure": { "measure": "killed", "quantity": { "kind": "comparative" } }
        })
    };
    let about = json!({ "figure": { "quantity": { "kind": "about" } } });
    let graph = bridge(json!({ "claims": {
        "toll-1": figure("killed", 38, json!({})),
        "toll-2": figure("killed", 41, json!({})),
        "toll-3": figure("killed", 50, about),
        "more": more(&["toll-1", "toll-2", "toll-3"]),
        "still-more": more(&["more"]),
        "than-about": more(&["toll-3"]),
        "than-nothing": more(&[]),
        "round-1": more(&["round-2", "toll-1"]),
        "round-2": more(&["round-1"]),
    } }));
    let figures = graph.figures().collect().unwrap();
    let row = |id: &str| figures.rows.iter().find(|row| row.claim == id).unwrap();
    assert_eq!((row("more").low, row("more").high), (Some(42), None));
    assert_eq!(row("more").bounded_by, ["toll-2"]);
    assert_eq!(
        (
            row("still-more").low,
            row("still-more").bounded_by[0].as_str()
        ),
        (Some(43), "more")
    );
    assert_eq!(
        (row("than-about").low, row("than-nothing").low),
        (None, None)
    );
    assert_eq!((row("round-1").low, row("round-2").low), (Some(39), None));
    assert_eq!((row("toll-3").low, row("toll-3").nominal), (None, Some(50)));
}

#[test]
fn january_figures_are_complete() {
    let graph = january();
    let all = graph
        .figures()
        .superseded(Superseded::Keep)
        .collect()
        .unwrap();
    let figures = graph
        .claims()
        .filter(|claim| claim.figure().is_some())
        .count();
    assert_eq!(all.rows.len(), figures);
    assert!(all.left_out.is_empty());
    let row = |id: &str| all.rows.iter().find(|row| row.claim == id).unwrap();
    let toll = row("c-00-toll-232");
    assert_eq!((toll.low, toll.high), (Some(232), Some(232)));
    assert_eq!(toll.roots[0].actor, "a-kazakhstan");
    assert_eq!(toll.place.as_ref().unwrap(), "pl-kazakhstan");
    let higher = row("c-00-killed-much-higher");
    assert_eq!((higher.low, higher.high), (Some(233), None));
    assert_eq!(higher.bounded_by, ["c-00-toll-232"]);
    let held = row("c-02-held-1000");
    assert_eq!(held.accumulation, Some(crate::Accumulation::Stock));
    assert_eq!((held.low, held.nominal), (None, Some(1_000)));
}
