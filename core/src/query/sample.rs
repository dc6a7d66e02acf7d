//! Small documents for tests.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Map, Value, json};

use crate::Graph;

/// A document in which a ministry and its spokesman, a city and its mayor, an institute and two
/// newspapers speak about a collapse, to which `more` adds sections and records. Null takes away.
pub(super) fn bridge(more: Value) -> Graph {
    let mut document = json!({
        "format": 1,
        "places": {
            "land": { "names": [{ "text": "Land" }], "kind": "country" },
            "old-town": {
                "names": [{ "text": "Old Town" }], "kind": "city",
                "within": [{ "place": "land", "basis": "stated" }] },
            "new-town": {
                "names": [{ "text": "New Town" }], "kind": "city",
                "within": [{ "place": "land", "basis": "stated" }] },
            "quay": {
                "names": [{ "text": "the quay" }], "kind": "street",
                "within": [{ "place": "old-town", "basis": "stated" }] }
        },
        "actors": {
            "state": { "kind": "state-body", "names": [{ "text": "the state" }] },
            "ministry": {
                "kind": "state-body", "names": [{ "text": "the ministry" }],
                "organ_of": [{ "actor": "state", "basis": "stated" }] },
            "spokesman": {
                "kind": "person", "names": [{ "text": "the spokesman" }],
                "member_of": [
                    { "actor": "ministry", "when": "2030/2031-06", "basis": "stated" },
                    { "actor": "institute", "when": "2031-07/..", "basis": "stated" }] },
            "institute": { "kind": "organisation", "names": [{ "text": "the institute" }] },
            "daily": { "kind": "media", "names": [{ "text": "the daily" }] },
            "publisher": { "kind": "organisation", "names": [{ "text": "the publisher" }] }
        },
        "incidents": {
            "collapse": {
                "title": "The bridge", "kind": "accident", "when": "2031-03-01", "place": "old-town" }
        },
        "sources": {
            "daily-1": {
                "kind": "article", "title": "Bridge falls", "outlet": "daily", "published": "2031-03-02" },
            "daily-2": {
                "kind": "article", "title": "More dead", "outlet": "daily", "published": "2031-03-10" },
            "leaflet": { "kind": "other", "title": "A leaflet" }
        },
        "claims": {}
    });
    merge(document.as_object_mut().unwrap(), more);
    Graph::from_json(document.to_string().as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// A figure about the collapse, found in the first daily, to which `more` adds or replaces fields.
pub(super) fn figure(measure: &str, value: u64, more: Value) -> Value {
    let mut claim = json!({
        "kind": "figure", "incident": "collapse",
        "reported_in": [{ "source": "daily-1" }],
        "figure": { "measure": measure, "quantity": { "kind": "exact", "value": value } }
    });
    merge(claim.as_object_mut().unwrap(), more);
    if claim.get("unattributed").is_none() && claim.get("stated_by").is_none() {
        claim["stated_by"] = json!([{ "actor": "ministry" }]);
    }
    claim
}

/// The case of January 2022 as the repository holds it.
pub(super) fn january() -> Graph {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../examples/january-2022/case.json"
    );
    Graph::from_json(&std::fs::read(path).unwrap()).unwrap()
}

fn merge(into: &mut Map<String, Value>, more: Value) {
    let Value::Object(more) = more else {
        panic!("not an object: {more}");
    };
    for (key, value) in more {
        match (into.get_mut(&key), value) {
            (Some(Value::Object(old)), value @ Value::Object(_)) => merge(old, value),
            (_, Value::Null) => {
                into.remove(&key);
            }
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}
