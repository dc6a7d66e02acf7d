//! Small cases for the rules' own tests.
#![allow(clippy::unwrap_used)]

use super::Validation;
use crate::gather::Gather as _;
use crate::{Code, Diagnostic, Graph, Severity};

/// What validating a document finds under one code.
pub(super) fn found(json: &str, code: Code) -> Vec<Diagnostic> {
    found_with(json, code, &Validation::default())
}

pub(super) fn found_with(json: &str, code: Code, validation: &Validation) -> Vec<Diagnostic> {
    let graph = Graph::from_json(json.as_bytes()).unwrap_or_else(|e| panic_at(json, &e));
    let report = graph.validate_with(validation);
    report.iter().filter(|d| d.code == code).cloned().gather()
}

#[allow(clippy::panic)]
fn panic_at(json: &str, error: &crate::Error) -> ! {
    panic!("{error}: {:#?}\n{json}", error.report())
}

/// A case around some claims: a state with two organs, a rights group, an unidentified crowd of
/// officials; a country of two regions, a town in one; an incident in the country; two sources.
pub(super) fn case(claims: &[String]) -> String {
    format!(
        r#"{{"format":1,
"places":{{"country":{{"names":[{{"text":"Country"}}],"kind":"country"}},
 "north":{{"names":[{{"text":"North"}}],"kind":"region","within":[{{"place":"country","basis":"stated"}}]}},
 "south":{{"names":[{{"text":"South"}}],"kind":"region","within":[{{"place":"country","basis":"stated"}}]}},
 "town":{{"names":[{{"text":"Town"}}],"kind":"town","within":[{{"place":"north","basis":"stated"}}]}}}},
"actors":{{"state":{{"kind":"state-body","names":[{{"text":"State"}}]}},
 "ministry":{{"kind":"state-body","names":[{{"text":"Ministry"}}],"organ_of":[{{"actor":"state","basis":"stated"}}]}},
 "prosecutor":{{"kind":"state-body","names":[{{"text":"Prosecutor"}}],"organ_of":[{{"actor":"state","basis":"stated"}}]}},
 "watch":{{"kind":"organisation","names":[{{"text":"Watch"}}]}},
 "officials":{{"kind":"group","identified":false,"names":[{{"text":"officials"}}]}},
 "paper":{{"kind":"media","names":[{{"text":"Paper"}}]}}}},
"incidents":{{"unrest":{{"title":"Unrest","kind":"unrest","when":"2022-01","place":"country"}},
 "march":{{"title":"March","kind":"rally","when":"2022-02"}}}},
"sources":{{"daily":{{"kind":"article","title":"A day","outlet":"paper","published":"2022-02-01"}},
 "weekly":{{"kind":"article","title":"A week","outlet":"paper","published":"2022-02-08"}}}},
"claims":{{{}}}}}"#,
        claims.join(",\n")
    )
}

/// A figure about the unrest in the daily: id, speaker, the figure's members, and further members
/// of the claim, which come first so that none needs a comma of its own.
pub(super) fn figure(id: &str, speaker: &str, figure: &str, more: &str) -> String {
    let more = if more.is_empty() {
        String::new()
    } else {
        format!("{more},")
    };
    format!(
        r#""{id}":{{"kind":"figure","incident":"unrest","stated_by":[{{"actor":"{speaker}"}}],{more}
 "reported_in":[{{"source":"daily"}}],"figure":{{{figure}}}}}"#
    )
}

/// The members of a figure of people killed: exactly so many, and further members of its scope.
pub(super) fn killed(number: u64, scope: &str) -> String {
    let comma = if scope.is_empty() { "" } else { "," };
    format!(r#""measure":"killed","quantity":{{"kind":"exact","value":{number}}}{comma}{scope}"#)
}

/// One link of a claim to another: `"part_of":[{"claim":…}]`.
pub(super) fn link(kind: &str, to: &str) -> String {
    format!(r#""{kind}":[{{"claim":"{to}","basis":"stated"}}]"#)
}

/// The findings of one code in a document whose members, `format` apart, are given: how grave, and where.
pub(super) fn graded(code: Code, members: &str) -> Vec<(Severity, String)> {
    let graph = Graph::from_json(format!("{{\"format\":1,{members}}}").as_bytes()).unwrap();
    graph
        .validate()
        .iter()
        .filter(|finding| finding.code == code)
        .map(|finding| (finding.severity, finding.pointer.clone()))
        .gather()
}

/// As [`graded`], for claims about an incident `x`: the pointers, the part that names the section left out.
pub(super) fn graded_claims(code: Code, claims: &str) -> Vec<(Severity, String)> {
    let incident = r#""incidents":{"x":{"title":"X","kind":"killing"}}"#;
    let mut findings = graded(code, &format!("{incident},\"claims\":{{{claims}}}"));
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
