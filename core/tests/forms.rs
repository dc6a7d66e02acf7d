//! The two forms of a document agree with each other, and refuse alike.
#![allow(missing_docs, clippy::unwrap_used)]

use claimgraph::{Document, Graph, Limits};

/// The slugs and pointers of what is found in a file of either form.
fn found(text: &str) -> Vec<String> {
    let error = Graph::load(text.as_bytes(), Limits::default()).unwrap_err();
    let report = error.report().unwrap();
    assert!(
        report.iter().all(|finding| finding.span.is_some()),
        "{report:?}"
    );
    let line = |f: &claimgraph::Diagnostic| format!("{} {}", f.slug, f.pointer);
    report.iter().map(line).collect()
}

#[test]
fn an_empty_list_of_terms_says_nothing_in_either_form() {
    let json = Document::from_json(br#"{"format":1,"vocabulary":{"verbs":{}}}"#).unwrap();
    let line = r#"{"section":"vocabulary","id":"verbs","record":{}}"#;
    let head = "{\"format\":1}\n";
    let lines = Document::from_lines(format!("{head}{line}\n").as_bytes()).unwrap();
    assert_eq!(
        (&json, &lines),
        (&Document::default(), &Document::default())
    );
    assert_eq!(
        found(&format!("{head}{line}\n{line}\n")),
        ["duplicate-id /vocabulary/verbs"]
    );
}

#[test]
fn of_another_version_nothing_else_is_said() {
    for text in [
        r#"{"format":2,"places":{"P":null},"x":1}"#,
        r#"{"places":{"P":null},"x":1,"format":2}"#,
        "{\"format\":2,\"x\":1}\n{\"section\":\"planes\"}\n",
        "{\"x\":1,\"format\":2}\n{\"section\":\"planes\"}\n",
    ] {
        assert_eq!(found(text), ["unsupported-format /format"], "{text}");
    }
}

#[test]
fn a_line_file_is_known_by_its_first_line_even_when_that_has_faults() {
    let text = "{\"format\":1,\"about\":{\"title\":\"\\ud800\",\"x\":1}}\n{\"section\":\"places\",\"id\":\"p\",\"record\":{}}\n";
    assert_eq!(
        found(text),
        [
            "lone-surrogate /about/title",
            "unknown-field /about/x",
            "missing-field /places/p"
        ]
    );
}

#[test]
fn what_only_the_whole_document_shows_has_its_place_too() {
    let place = r#"{"names":[{"text":"A"}]}"#;
    let actor = r#"{"kind":"person","names":[{"text":"A"}]}"#;
    let json = format!(r#"{{"format":1,"places":{{"x":{place}}},"actors":{{"x":{actor}}}}}"#);
    assert_eq!(found(&json), ["duplicate-id /actors/x"]);
    let lines = format!(
        "{{\"format\":1}}\n{{\"section\":\"places\",\"id\":\"x\",\"record\":{place}}}\n{{\"section\":\"actors\",\"id\":\"x\",\"record\":{actor}}}\n"
    );
    assert_eq!(found(&lines), ["duplicate-id /actors/x"]);
}
