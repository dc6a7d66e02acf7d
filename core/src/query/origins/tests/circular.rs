//! Derivations that lead back to where they began.

use serde_json::json;

use super::{and, counts, ends, graph, own, said, to};

#[test]
fn claims_that_rest_on_each_other_rest_on_nothing() {
    let graph = graph(
        json!({ "watch": {}, "aid": {} }),
        json!({ "a": {}, "b": {}, "c": {} }),
        json!({
            "c1": and(said("watch", "a"), to("based_on", &["c2"])),
            "c2": and(said("aid", "b"), to("based_on", &["c1"])),
            "itself": and(said("aid", "b"), to("based_on", &["itself"])),
            "d1": and(said("watch", "a"), to("based_on", &["d2"])),
            "d2": and(said("aid", "b"), to("based_on", &["d1", "d3"])),
            "d3": said("watch", "c"),
        }),
    );
    assert_eq!(counts(&graph, "c1"), (1, 0, 0));
    assert_eq!(counts(&graph, "itself"), (1, 0, 0));
    assert_eq!(counts(&graph, "d1"), (1, 1, 1));
    let origins = graph.origins("c1").unwrap();
    assert_eq!(
        serde_json::to_value(&origins.circular).unwrap(),
        json!([
        { "section": "claims", "ids": ["c1", "c2"] }])
    );
    assert_eq!(origins.endless.len(), 1);
    assert!(origins.origins.is_empty() && origins.complete);
    let trace = graph.trace("d1").unwrap();
    assert_eq!(trace.circular.len(), 1);
    let found: Vec<bool> = trace.paths.iter().map(|p| p.end.is_some()).collect();
    assert_eq!(found, [false, true]);
}

#[test]
fn sources_that_copy_each_other_have_no_origin() {
    let from = |source: &str, how: &str, outlet: &str| {
        json!({ "outlet": outlet,
            "derived_from": [{ "source": source, "how": how, "basis": "observed" }] })
    };
    let graph = graph(
        json!({ "daily": {}, "blog": {}, "agency": {} }),
        json!({
            "a": from("b", "republishes", "daily"),
            "b": from("a", "republishes", "blog"),
            "mirror": from("mirror", "republishes", "blog"),
            "x": from("y", "cites", "daily"),
            "y": from("x", "cites", "blog"),
            "wire": { "outlet": "agency" },
            "p": from("q", "cites", "daily"),
            "q": and(from("q", "cites", "blog"), json!({ "derived_from": [
                { "source": "p", "how": "cites", "basis": "observed" },
                { "source": "wire", "how": "republishes", "basis": "observed" }] })),
        }),
        json!({
            "copied": own("a"), "copied-too": and(own("b"), to("restates", &["copied"])),
            "mirrored": own("mirror"),
            "cited": own("x"), "cited-too": and(own("y"), to("restates", &["cited"])),
            "grounded": own("p"),
        }),
    );
    assert_eq!(counts(&graph, "copied"), (2, 0, 0));
    assert_eq!(counts(&graph, "mirrored"), (1, 0, 0));
    assert_eq!(counts(&graph, "cited"), (2, 0, 2));
    assert_eq!(counts(&graph, "grounded"), (1, 1, 2));
    let origins = graph.origins("cited").unwrap();
    assert_eq!(
        ends(&origins),
        [(vec!["blog"], None), (vec!["daily"], None)]
    );
    assert_eq!(
        serde_json::to_value(&origins.circular).unwrap(),
        json!([
        { "section": "sources", "ids": ["x", "y"] }])
    );
    let origins = graph.origins("copied").unwrap();
    assert_eq!((origins.documents, origins.independent_documents), (2, 1));
    assert_eq!(origins.endless.len(), 2);
}
