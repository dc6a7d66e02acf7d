//! Which claims tell the same.

use serde_json::json;

use super::{and, counted, counts, counts_with, graph, said, to};
use crate::{Graph, OriginOptions};

#[test]
fn restating_joins_both_ways_and_over_steps() {
    let graph = graph(
        json!({ "state": {}, "watch": {} }),
        json!({ "a": {}, "b": {}, "c": {} }),
        json!({
            "c1": said("state", "a"),
            "c2": and(said("state", "b"), to("restates", &["c1"])),
            "c3": and(said("watch", "c"), json!({ "restates": [
                { "claim": "c2", "basis": "stated" }, { "claim": "c1", "basis": "inferred" }] })),
        }),
    );
    for id in ["c1", "c2", "c3"] {
        assert_eq!(counts(&graph, id), (3, 2, 2), "{id}");
    }
    let origins = graph.origins("c1").unwrap();
    assert_eq!(
        serde_json::to_value(&origins.tellings).unwrap(),
        json!([
        { "claim": "c1" },
        { "claim": "c2", "joined": { "to": "c1", "basis": "inferred" } },
        { "claim": "c3", "joined": { "to": "c2", "basis": "stated" } }])
    );
    assert_eq!(
        counts_with(&graph, "c3", r#"{"bases":["stated"]}"#),
        (2, 2, 2)
    );
    assert_eq!(
        counts_with(&graph, "c3", r#"{"restatements":false}"#),
        (1, 1, 1)
    );
    let both = graph.origins_of(
        &["c3", "c1", "c3"],
        &OriginOptions {
            restatements: false,
            ..OriginOptions::default()
        },
    );
    let both = both.unwrap();
    assert_eq!(both.claims.len(), 2);
    assert_eq!(counted(&both), (2, 2, 2));
}

#[test]
fn a_denial_tells_only_denials_again() {
    let denied = json!({ "polarity": "denies" });
    let graph = graph(
        json!({ "state": {}, "watch": {}, "aid": {} }),
        json!({ "a": {}, "b": {}, "c": {} }),
        json!({
            "c1": said("state", "a"),
            "no": and(and(said("watch", "b"), denied.clone()), to("restates", &["c1"])),
            "no-again": and(and(said("aid", "c"), denied), to("restates", &["no"])),
            "yes": and(said("aid", "c"), json!({ "polarity": "asserts", "restates":
                [{ "claim": "c1", "basis": "stated" }] })),
        }),
    );
    assert_eq!(counts(&graph, "c1"), (2, 2, 2));
    assert_eq!(counts(&graph, "no"), (2, 2, 2));
    assert_eq!(graph.origins("no").unwrap().tellings.len(), 2);
}

fn dated() -> Graph {
    graph(
        json!({ "state": {}, "watch": {} }),
        json!({ "a": { "published": "2022-02" }, "b": { "published": "2022-07-13" }, "c": {} }),
        json!({
            "c1": and(said("state", "a"), json!({ "reported_in":
                [{ "source": "a" }, { "source": "b" }, { "source": "c" }] })),
            "c2": and(said("watch", "b"), to("restates", &["c1"])),
            "c3": and(said("watch", "a"), json!({ "restates":
                    [{ "claim": "c2", "basis": "stated" }],
                "rank": { "level": "deprecated", "reason": "a misprint" } })),
        }),
    )
}

#[test]
fn what_was_not_yet_public_does_not_count() {
    let graph = dated();
    let by = |day: &str, degree: &str| {
        let options = format!(r#"{{"known":{{"by":"{day}","degree":"{degree}"}}}}"#);
        counts_with(&graph, "c1", &options)
    };
    assert_eq!(by("2022-01-31", "certainly"), (0, 0, 0));
    assert_eq!(by("2022-01-31", "possibly"), (1, 1, 1));
    assert_eq!(by("2022-02-10", "certainly"), (0, 0, 0));
    assert_eq!(by("2022-02-10", "possibly"), (2, 1, 1));
    assert_eq!(by("2022-02-28", "certainly"), (1, 1, 1));
    assert_eq!(by("2022-07-13", "certainly"), (2, 2, 2));
    assert_eq!(counts(&graph, "c1"), (3, 2, 2));
}

#[test]
fn deprecated_tellings_count_when_asked_for() {
    let graph = dated();
    let left = graph.origins("c2").unwrap().left_out;
    assert_eq!(
        serde_json::to_value(left).unwrap(),
        json!([{ "claim": "c3", "reason": "rank" }])
    );
    let all = r#"{"ranks":["preferred","normal","deprecated"]}"#;
    let options = OriginOptions::from_json(all).unwrap();
    let origins = graph.origins_of(&["c2"], &options).unwrap();
    assert_eq!(origins.tellings.len(), 3);
    // A telling that does not count still joins those on both its sides, and is none when asked about.
    assert_eq!(counts(&graph, "c3"), (3, 2, 2));
    assert_eq!(graph.origins("c3").unwrap().tellings.len(), 2);
}

#[test]
fn questions_that_cannot_be_answered_say_why() {
    let graph = dated();
    let why = |id: &str| graph.origins(id).unwrap_err().to_string();
    assert_eq!(why("c9"), "there is no claim `c9`");
    assert_eq!(why("state"), "`state` is an actor, not a claim");
    assert_eq!(
        graph.trace("a").unwrap_err().to_string(),
        "`a` is a source, not a claim"
    );
    let why = |text: &str| OriginOptions::from_json(text).unwrap_err().to_string();
    assert_eq!(
        why(r#"{"bases":[]}"#),
        "the options cannot be read: at /bases: no ground is listed (leave the field out for the default)"
    );
    assert!(why(r#"{"base":["stated"]}"#).contains("did you mean `bases`?"));
    assert!(why(r#"{"traces":-1}"#).starts_with("the options cannot be read: at /traces: "));
}
