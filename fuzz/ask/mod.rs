//! Puts every operation to a graph.

use claimgraph::{Graph, SectionName, interop};
use serde_json::{Value, json};

/// Every operation of the table, with the ids that there are: it answers JSON or says why not.
pub fn everything(graph: &Graph) {
    let id = |section: SectionName, number: usize| {
        let mut ids = graph.document().ids(section);
        let id = ids.nth(number).unwrap_or("no-such-id");
        Value::from(id)
    };
    let (one, other) = (id(SectionName::Claims, 0), id(SectionName::Claims, 1));
    let scope = json!({ "measure": "killed", "incident": id(SectionName::Incidents, 0) });
    let day = "2022-07-13";
    for (operation, options) in [
        ("summary", json!({})),
        ("ids", json!({ "section": "claims" })),
        ("record", json!({ "id": one })),
        ("terms", json!({ "list": "measures" })),
        (
            "validate",
            json!({ "texts": { "s-0": "at least 41" }, "tolerance": 100 }),
        ),
        ("select", json!({})),
        (
            "select",
            json!({ "claimant": id(SectionName::Actors, 0), "possibly_known_as_of": day }),
        ),
        (
            "figures",
            json!({ "superseded": "keep", "policy": "double" }),
        ),
        (
            "figures",
            json!({ "place": id(SectionName::Places, 0), "places_within": true }),
        ),
        ("series", json!({})),
        ("series", json!({ "clock": "as_of", "grouping": "speaker" })),
        ("known_as_of", json!({ "day": day })),
        ("relate", json!({ "a": one, "b": other })),
        ("relate_scopes", json!({ "a": scope, "b": scope })),
        ("trace", json!({ "claim": one })),
        ("origins", json!({ "claim": one })),
        (
            "origins",
            json!({ "claim": [one, other], "known_as_of": day }),
        ),
        ("origins_all", json!({})),
        ("lookup", json!({ "text": "at least 41" })),
        ("neighbours", json!({ "id": one, "depth": 3 })),
        ("paths", json!({ "from": one, "to": other, "depth": 4 })),
    ] {
        match interop::ask(graph, operation, &options.to_string()) {
            Ok(answer) => drop(serde_json::from_str::<Value>(&answer).unwrap()),
            Err(error) => {
                assert!(error.report().is_none(), "{operation}");
                assert!(interop::failure(&error).starts_with(r#"{"error":{"kind":"question""#));
            }
        }
    }
}
