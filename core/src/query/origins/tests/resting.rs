//! Claims that rest on others.

use serde_json::{Map, json};

use super::{and, counts, counts_with, ends, graph, own, said, to};

#[test]
fn a_claim_that_rests_on_others_has_their_origins() {
    let graph = graph(
        json!({ "state": {}, "watch": {}, "aid": {}, "daily": {} }),
        json!({ "a": {}, "b": {}, "c": {}, "d": { "outlet": "daily" } }),
        json!({
            "count": said("state", "a"),
            "survey": said("watch", "b"),
            "report": and(said("aid", "c"), to("based_on", &["count", "survey"])),
            "summary": and(own("d"), to("based_on", &["report"])),
            "c1": said("state", "a"),
            "c2": and(said("aid", "c"), to("based_on", &["c1"])),
            "c3": and(and(said("aid", "c"), to("based_on", &["c1"])), to("restates", &["c1"])),
        }),
    );
    assert_eq!(counts(&graph, "report"), (1, 2, 2));
    assert_eq!(counts(&graph, "summary"), (1, 2, 2));
    let origins = graph.origins("summary").unwrap();
    assert_eq!(
        ends(&origins),
        [(vec!["state"], Some(0)), (vec!["watch"], Some(1))]
    );
    let dominators = origins.dominators.unwrap();
    let passed: Vec<&str> = dominators.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(passed, ["d", "daily", "c", "aid"]);
    // Who repeats a figure and rests on it adds a document, and nothing else.
    assert_eq!(counts(&graph, "c1"), (2, 1, 1));
    assert_eq!(
        counts_with(&graph, "c2", r#"{"bases":["stated"]}"#),
        (1, 1, 1)
    );
    let stated = crate::OriginOptions::from_json(r#"{"bases":["stated"]}"#).unwrap();
    let origins = graph.origins_of(&["c2"], &stated).unwrap();
    assert_eq!(ends(&origins), [(vec!["aid"], Some(0))]);
}

#[test]
fn resting_on_a_telling_is_not_resting_on_all_others() {
    let graph = graph(
        json!({ "state": {}, "watch": {}, "aid": {} }),
        json!({ "a": {}, "b": {}, "c": {} }),
        json!({
            "c1": said("state", "a"),
            "c2": and(said("watch", "b"), to("restates", &["c1"])),
            "c3": and(said("aid", "c"), to("based_on", &["c1"])),
        }),
    );
    assert_eq!(counts(&graph, "c1"), (2, 2, 2));
    assert_eq!(counts(&graph, "c3"), (1, 1, 1));
}

#[test]
fn a_long_chain_has_the_origin_at_its_end() {
    const LENGTH: usize = 10_000;
    let mut claims = Map::new();
    for n in 0..LENGTH {
        let link = format!("c{}", n + 1);
        claims.insert(
            format!("c{n}"),
            and(said("aid", "a"), to("based_on", &[&link])),
        );
    }
    claims.insert(format!("c{LENGTH}"), said("watch", "a"));
    let graph = graph(
        json!({ "aid": {}, "watch": {} }),
        json!({ "a": {} }),
        claims.into(),
    );
    let origins = graph.origins("c0").unwrap();
    assert_eq!(ends(&origins), [(vec!["watch"], Some(0))]);
    assert_eq!(origins.origins[0].traces[0].steps.len(), 3 * LENGTH + 2);
}

#[test]
fn a_ladder_of_claims_has_more_traces_than_are_listed() {
    let mut claims = Map::new();
    for n in 0..60 {
        let (left, right) = (format!("l{}", n + 1), format!("r{}", n + 1));
        for side in ["l", "r"] {
            let claim = and(said("aid", "a"), to("based_on", &[&left, &right]));
            claims.insert(format!("{side}{n}"), claim);
        }
    }
    claims.insert("l60".to_owned(), said("watch", "a"));
    claims.insert("r60".to_owned(), said("watch", "a"));
    let graph = graph(
        json!({ "aid": {}, "watch": {} }),
        json!({ "a": {} }),
        claims.into(),
    );
    let origins = graph.origins("l0").unwrap();
    assert_eq!(origins.origins[0].traces.len(), 1_000);
    assert!(!origins.complete);
    assert_eq!(origins.independent.to_string(), "1..1");
    assert!(!graph.trace("l0").unwrap().complete);
}
