//! What a source says itself, and what it only passes on.

use serde_json::{Value, json};

use super::{and, counts, ends, graph, own, said, to, under};

fn from(sources: &[(&str, &str)]) -> Value {
    let links: Vec<Value> = sources
        .iter()
        .map(|(source, how)| json!({ "source": source, "how": how, "basis": "stated" }))
        .collect();
    json!({ "derived_from": links })
}

#[test]
fn an_outlets_own_voice_is_its_root() {
    let graph = graph(
        json!({
            "state": { "kind": "state-body" },
            "state-news": and(under("organ_of", &["state"]), json!({ "kind": "media" })),
            "daily": { "kind": "media" },
            "reporter": { "kind": "person" },
        }),
        json!({
            "a": { "outlet": "state-news" }, "b": { "outlet": "daily" },
            "c": { "authors": ["reporter"] }, "nobodys": {}, "nobodys-either": {},
        }),
        json!({
            "c1": own("a"), "c2": and(own("b"), to("restates", &["c1"])),
            "c3": and(said("state", "b"), to("restates", &["c1"])),
            "d": own("c"),
            "e1": own("nobodys"), "e2": and(own("nobodys-either"), to("restates", &["e1"])),
            "in-both": { "unattributed": true,
                "reported_in": [{ "source": "a" }, { "source": "b" }, { "source": "b" }] },
        }),
    );
    assert_eq!(counts(&graph, "c1"), (2, 2, 2));
    assert_eq!(counts(&graph, "d"), (1, 1, 1));
    assert_eq!(counts(&graph, "e1"), (2, 0, 2));
    assert_eq!(counts(&graph, "in-both"), (2, 2, 2));
    let origins = graph.origins("e1").unwrap();
    assert_eq!(
        ends(&origins),
        [(vec!["nobodys"], None), (vec!["nobodys-either"], None)]
    );
    let attributions = graph.origins("c1").unwrap().attributions;
    let named: Vec<&str> = attributions.iter().map(|a| a.speaker.id.as_str()).collect();
    assert_eq!(named, ["daily", "state", "state-news"]);
}

#[test]
fn a_copy_says_nothing_itself() {
    let graph = graph(
        json!({ "daily": {}, "blog": {}, "mirror": {} }),
        json!({
            "a": { "outlet": "daily" },
            "b": and(from(&[("a", "republishes")]), json!({ "outlet": "blog" })),
            "c": and(from(&[("b", "translates")]), json!({ "outlet": "mirror" })),
            "d": and(from(&[("b", "republishes")]), json!({ "outlet": "mirror" })),
        }),
        json!({
            "c1": own("a"), "c2": and(own("b"), to("restates", &["c1"])),
            "c3": and(own("c"), to("restates", &["c1"])),
            "copies": own("c"), "copies-2": and(own("d"), to("restates", &["copies"])),
        }),
    );
    assert_eq!(counts(&graph, "c1"), (3, 1, 1));
    let origins = graph.origins("c1").unwrap();
    assert_eq!(ends(&origins), [(vec!["daily"], Some(0))]);
    assert_eq!(origins.independent_documents, 1);
    // Two copies of one text are one, though that text is not among them.
    let origins = graph.origins("copies").unwrap();
    assert_eq!((origins.documents, origins.independent_documents), (2, 1));
    let dominators = origins.dominators.unwrap();
    let passed: Vec<&str> = dominators.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(passed, ["mirror", "b", "blog", "a"]);
}

#[test]
fn what_is_quoted_or_cited_may_be_behind_it() {
    let graph = graph(
        json!({ "daily": {}, "watch": {}, "aid": {} }),
        json!({
            "statement": { "outlet": "watch" },
            "appeal": { "outlet": "aid" },
            "a": and(from(&[("statement", "cites")]), json!({ "outlet": "daily" })),
            "b": and(from(&[("statement", "quotes"), ("appeal", "cites")]), json!({ "outlet": "daily" })),
            "c": from(&[("statement", "quotes")]),
            "own": { "outlet": "daily" },
        }),
        json!({
            "alone": own("a"),
            "c1": own("a"), "c2": and(own("statement"), to("restates", &["c1"])),
            "two": own("b"),
            "unsigned": own("c"),
            "d1": own("a"), "d2": and(own("own"), to("restates", &["d1"])),
            "e1": own("a"), "e2": and(own("own"), to("restates", &["e1"])),
            "e3": and(said("watch", "own"), to("restates", &["e1"])),
            // Who is named as the speaker speaks, whatever the article is made from.
            "named": said("aid", "a"),
        }),
    );
    assert_eq!(counts(&graph, "alone"), (1, 1, 1));
    assert_eq!(counts(&graph, "c1"), (2, 1, 2));
    assert_eq!(counts(&graph, "two"), (1, 1, 2));
    assert_eq!(counts(&graph, "unsigned"), (1, 0, 1));
    assert_eq!(counts(&graph, "d1"), (2, 1, 2));
    assert_eq!(counts(&graph, "e1"), (2, 2, 2));
    let origins = graph.origins("named").unwrap();
    assert_eq!(ends(&origins), [(vec!["aid"], Some(0))]);
    assert_eq!(origins.origins[0].traces.len(), 2);
}

#[test]
fn a_later_version_stays_with_its_outlet() {
    let graph = graph(
        json!({ "daily": {}, "agency": {} }),
        json!({
            "a": { "outlet": "daily" },
            "a2": and(from(&[("a", "revises")]), json!({ "outlet": "daily" })),
            "a3": from(&[("a", "revises")]),
            "wire": { "outlet": "agency" },
            "b": and(from(&[("wire", "republishes")]), json!({ "outlet": "daily" })),
            "b2": and(from(&[("b", "revises")]), json!({ "outlet": "daily" })),
        }),
        json!({
            "c1": own("a"), "c2": and(own("a2"), to("restates", &["c1"])),
            "c3": and(own("a3"), to("restates", &["c1"])),
            "d1": own("b2"), "d2": and(own("wire"), to("restates", &["d1"])),
        }),
    );
    assert_eq!(counts(&graph, "c1"), (3, 1, 1));
    assert_eq!(graph.origins("c1").unwrap().independent_documents, 1);
    // A later version of a copy does not make the agency's text the daily's own for certain.
    assert_eq!(counts(&graph, "d1"), (2, 1, 2));
}

#[test]
fn a_compilation_says_what_at_least_one_of_its_sources_says() {
    let graph = graph(
        json!({ "daily": {}, "watch": {}, "aid": {} }),
        json!({
            "one": { "outlet": "watch" }, "two": { "outlet": "aid" }, "unsigned": {},
            "both": and(from(&[("one", "republishes"), ("two", "translates")]), json!({ "outlet": "daily" })),
            "half": and(from(&[("one", "republishes"), ("unsigned", "republishes")]), json!({ "outlet": "daily" })),
        }),
        json!({
            "c": own("both"), "half-known": own("half"),
            "c1": own("both"), "c2": and(own("one"), to("restates", &["c1"])),
        }),
    );
    assert_eq!(counts(&graph, "c"), (1, 1, 2));
    assert_eq!(counts(&graph, "half-known"), (1, 0, 2));
    assert_eq!(counts(&graph, "c1"), (2, 1, 2));
    assert_eq!(graph.origins("c1").unwrap().independent_documents, 1);
}
