//! What the tests of the rules share.
#![allow(clippy::unwrap_used)]

use crate::{Code, Graph, Severity};

/// The findings of one code in a document whose members, `format` apart, are given.
pub(super) fn found(code: Code, members: &str) -> Vec<(Severity, String)> {
    let graph = Graph::from_json(format!("{{\"format\":1,{members}}}").as_bytes()).unwrap();
    graph
        .validate()
        .iter()
        .filter(|finding| finding.code == code)
        .map(|finding| (finding.severity, finding.pointer.clone()))
        .collect()
}

/// As [`found`], for claims about an incident `x`: the pointers, the part that names the section left out.
pub(super) fn in_claims(code: Code, claims: &str) -> Vec<(Severity, String)> {
    let incident = r#""incidents":{"x":{"title":"X","kind":"killing"}}"#;
    let mut findings = found(code, &format!("{incident},\"claims\":{{{claims}}}"));
    for (_, pointer) in &mut findings {
        *pointer = pointer.strip_prefix("/claims/").unwrap().to_owned();
    }
    findings
}

pub(super) fn error(pointer: &str) -> (Severity, String) {
    (Severity::Error, pointer.to_owned())
}

pub(super) fn warning(pointer: &str) -> (Severity, String) {
    (Severity::Warning, pointer.to_owned())
}
