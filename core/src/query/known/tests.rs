#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::*;
use crate::query::sample::{bridge, figure, january};

fn latest(known: &Known) -> Vec<Vec<&str>> {
    let lines = known.latest.iter();
    lines
        .map(|l| l.figures.iter().map(|row| row.claim.as_str()).collect())
        .collect()
}

#[test]
fn every_claim_is_known_possibly_known_or_not_yet() {
    let on = |stated: Option<&str>, source: &str| {
        let stated = stated.map_or(json!({}), |on| json!({ "stated_on": on }));
        let mut claim = figure("killed", 1, stated);
        claim["reported_in"] = json!([{ "source": source }]);
        claim
    };
    let graph = bridge(json!({ "claims": {
        "first": on(Some("2031-03-01"), "daily-1"),
        "again": on(Some("2031-03-02"), "daily-1"),
        "undated": on(None, "daily-1"),
        "later": on(None, "daily-2"),
        "elsewhere": on(None, "leaflet"),
        "denied": { "kind": "figure", "incident": "collapse", "stated_by": [{ "actor": "ministry" }],
            "polarity": "denies", "reported_in": [{ "source": "daily-1" }],
            "figure": { "measure": "killed", "quantity": { "kind": "exact", "value": 9 } } },
    } }));
    let known = graph.known_as_of("2031-03-05").unwrap();
    assert_eq!(known.certainly, ["again", "denied", "first", "undated"]);
    assert_eq!(known.possibly, ["elsewhere"]);
    assert_eq!(known.not_yet, ["later"]);
    // The undated one may have been stated before the first or after the second.
    assert_eq!(latest(&known), [["undated", "again"]]);
    let before = graph.known_as_of("2031-03-01").unwrap();
    assert!(before.certainly.is_empty() && before.latest.is_empty());
    let error = graph.known_as_of("yesterday").unwrap_err();
    assert_eq!(
        error.to_string(),
        "`yesterday` is no day: a day is written `2022-07-13`"
    );
}

#[test]
fn the_answer_names_its_selection_and_policy() {
    let graph = bridge(json!({}));
    let known = graph
        .known_as_of_under("2031-03-05", Policy::double())
        .unwrap();
    let answer: Value = serde_json::to_value(&known).unwrap();
    assert_eq!(answer["day"], "2031-03-05");
    assert_eq!(answer["policy"]["name"], "double");
    assert_eq!(
        answer["selection"]["known"],
        json!({ "by": "2031-03-05", "degree": "certainly" })
    );
}

#[test]
fn january_on_three_days() {
    let graph = january();
    let tolls = |day: &str| -> Vec<String> {
        let known = graph.known_as_of(day).unwrap();
        let total = known.certainly.len() + known.possibly.len() + known.not_yet.len();
        assert_eq!(total, graph.claims().len());
        let lines = known.latest.into_iter();
        let tolls =
            lines.filter(|l| l.claimant.actors == ["a-kazakhstan"] && l.scope.measure == "killed");
        let rows = tolls.flat_map(|line| line.figures);
        let claims = rows.map(|row| row.claim.to_string());
        claims.filter(|claim| claim.contains("toll")).collect()
    };
    // The text of February came out on the third at the earliest, by the sixth for certain.
    assert!(tolls("2022-02-03").is_empty());
    assert_eq!(tolls("2022-02-06"), ["c-02-toll-227"]);
    assert_eq!(tolls("2022-07-13"), ["c-00-toll-232"]);
    let third = graph.known_as_of("2022-02-03").unwrap();
    assert!(third.certainly.is_empty());
    assert!(third.possibly.iter().any(|claim| claim == "c-02-toll-227"));
    assert!(third.not_yet.iter().any(|claim| claim == "c-00-toll-232"));
}
