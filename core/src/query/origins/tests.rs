//! Each rule on the smallest document that shows it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod bounds;
mod circular;
mod dates;
mod institutions;
mod january;
mod own_voice;
mod resting;
mod tellings;

use serde_json::{Map, Value, json};

use crate::{Graph, OriginOptions, Origins};

/// A document of these actors, sources and claims, what they leave out filled in: actors are
/// organisations, sources articles, and claims say that something happened.
pub(super) fn graph(actors: Value, sources: Value, claims: Value) -> Graph {
    let actor = json!({ "kind": "organisation", "names": [{ "text": "somebody" }] });
    let source = json!({ "kind": "article", "title": "something" });
    let claim =
        json!({ "kind": "occurrence", "incident": "i", "occurrence": { "text": "it happened" } });
    let document = json!({
        "format": 1,
        "incidents": { "i": { "title": "it", "kind": "unrest" } },
        "actors": filled(actors, &actor),
        "sources": filled(sources, &source),
        "claims": filled(claims, &claim),
    });
    Graph::from_json(document.to_string().as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn filled(records: Value, with: &Value) -> Value {
    let Value::Object(records) = records else {
        panic!("not an object")
    };
    let fill = |(id, record): (String, Value)| {
        let mut full: Map<String, Value> = with.as_object().unwrap().clone();
        full.extend(record.as_object().unwrap().clone());
        (id, Value::Object(full))
    };
    Value::Object(records.into_iter().map(fill).collect())
}

/// A claim of an actor in a source.
pub(super) fn said(actor: &str, source: &str) -> Value {
    json!({ "stated_by": [{ "actor": actor }], "reported_in": [{ "source": source }] })
}

/// A claim in a source's own voice.
pub(super) fn own(source: &str) -> Value {
    json!({ "unattributed": true, "reported_in": [{ "source": source }] })
}

/// The same record with more fields.
pub(super) fn and(mut record: Value, more: Value) -> Value {
    let Value::Object(more) = more else {
        panic!("not an object")
    };
    record.as_object_mut().unwrap().extend(more);
    record
}

/// A link to a claim, as the field `restates` or `based_on` holds it.
pub(super) fn to(field: &str, claims: &[&str]) -> Value {
    let links: Vec<Value> = claims
        .iter()
        .map(|c| json!({ "claim": c, "basis": "inferred" }))
        .collect();
    json!({ field: links })
}

/// A link to an actor, as the field `organ_of` or `member_of` holds it.
pub(super) fn under(field: &str, actors: &[&str]) -> Value {
    let links: Vec<Value> = actors
        .iter()
        .map(|a| json!({ "actor": a, "basis": "inferred" }))
        .collect();
    json!({ field: links })
}

/// Documents, origins certain, origins possible.
pub(super) fn counts(graph: &Graph, claim: &str) -> (usize, usize, usize) {
    counted(&graph.origins(claim).unwrap())
}

pub(super) fn counts_with(graph: &Graph, claim: &str, options: &str) -> (usize, usize, usize) {
    let options = OriginOptions::from_json(options).unwrap();
    counted(&graph.origins_of(&[claim], &options).unwrap())
}

pub(super) fn counted(origins: &Origins) -> (usize, usize, usize) {
    let independent = origins.independent;
    (origins.documents, independent.certain, independent.possible)
}

/// The ends of each origin, with its group.
pub(super) fn ends(origins: &Origins) -> Vec<(Vec<&str>, Option<usize>)> {
    let ends = |o: &'_ crate::Origin| o.ends.len();
    assert!(origins.origins.iter().all(|o| ends(o) > 0));
    let ids = origins
        .origins
        .iter()
        .map(|o| o.ends.iter().map(|e| e.id.as_str()).collect());
    ids.zip(origins.origins.iter().map(|o| o.group)).collect()
}
