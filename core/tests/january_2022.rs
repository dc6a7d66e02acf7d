//! The case of January 2022: in canonical form, free of errors, and every passage in its text.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{collections::BTreeMap, fs, path::PathBuf};

use claimgraph::{Graph, Id, Map, Sha256, Validation};

fn case() -> (Vec<u8>, Graph) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../examples/january-2022/case.json");
    let bytes = fs::read(path).unwrap();
    let graph = Graph::from_json(&bytes).unwrap_or_else(|error| panic!("{error}"));
    (bytes, graph)
}

#[test]
fn the_file_is_in_canonical_form() {
    let (bytes, graph) = case();
    assert!(
        graph.document().to_json().as_bytes() == bytes,
        "write it anew with the library's `to_json`"
    );
}

#[test]
fn nothing_is_wrong_with_it() {
    let (bytes, graph) = case();
    let report = graph.validate().located(&bytes).unwrap();
    let wrong: Vec<_> = report.errors().chain(report.warnings()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn quotes_are_short() {
    let (_, graph) = case();
    for claim in graph.claims() {
        assert!(!claim.reported_in.is_empty(), "{}", claim.id());
        for quote in claim.reported_in.iter().filter_map(|p| p.quote.as_ref()) {
            let words = quote.exact.split_whitespace().count();
            assert!(words <= 6, "{} quotes {words} words", claim.id());
        }
    }
}

#[test]
fn every_passage_is_in_its_text() {
    let shared = std::env::var_os("CLAIMGRAPH_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let Ok(folder) = fs::read_dir(shared.join("seeds")) else {
        println!(
            "skipped: every_passage_is_in_its_text: the source texts (shared/seeds) are not here"
        );
        return;
    };
    let by_digest: BTreeMap<Sha256, String> = folder
        .filter_map(|entry| fs::read_to_string(entry.ok()?.path()).ok())
        .map(|text| (Sha256::of(text.as_bytes()), text))
        .collect();
    let (_, graph) = case();
    let texts: Map<Id, String> = graph
        .sources()
        .filter_map(|source| {
            let text = by_digest.get(&source.text.as_ref()?.sha256)?;
            Some((source.id().clone(), text.clone()))
        })
        .collect();
    assert_eq!(texts.len(), 5, "each text is recognised by its digest");
    let passages = graph
        .claims()
        .flat_map(|c| c.record().reported_in.iter())
        .filter(|p| p.quote.is_some() && p.position.is_some() && texts.contains_key(&p.source))
        .count();
    assert!(passages >= 200, "only {passages} passages can be checked");

    let report = graph.validate_with(&Validation {
        texts: texts.clone(),
        ..Validation::default()
    });
    let wrong: Vec<_> = report.errors().chain(report.warnings()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");

    // The check itself can fail: with a page more in front, every passage has moved.
    let page = "x".repeat(5_000);
    let moved = texts
        .into_iter()
        .map(|(id, text)| (id, format!("{page}{text}")))
        .collect();
    let report = graph.validate_with(&Validation {
        texts: moved,
        ..Validation::default()
    });
    let found = report
        .errors()
        .filter(|d| d.code.as_str().starts_with("CG7"))
        .count();
    assert!(found >= passages, "{found} of {passages}");
}
