//! Findings in the Static Analysis Results Interchange Format, version 2.1.0.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Checked, Outcome};
use crate::{Code, Diagnostic, Severity, Span, cli::args::Least};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn write(checked: &[Checked], least: Least) -> String {
    let codes: BTreeSet<Code> = checked
        .iter()
        .flat_map(|file| file.findings(least))
        .map(|finding| finding.code)
        .collect();
    let rules: Vec<Code> = codes.into_iter().collect();
    let mut results = Vec::new();
    for (index, file) in checked.iter().enumerate() {
        for finding in file.findings(least) {
            results.push(result(file, index, finding, &rules));
        }
    }
    let failed = checked.iter().filter_map(|file| match &file.outcome {
        Outcome::Failed(why) => Some(json!({
            "level": "error",
            "message": { "text": why },
            "locations": [{ "physicalLocation": { "artifactLocation": { "uri": file.uri } } }],
        })),
        Outcome::Report { .. } => None,
    });
    let failed: Vec<Value> = failed.collect();
    let left_out = checked.iter().filter_map(|file| match &file.outcome {
        Outcome::Report { report, .. } if report.left_out() > 0 => Some(json!({
            "level": "note",
            "message": { "text": format!("{} more findings are not listed", report.left_out()) },
            "locations": [{ "physicalLocation": { "artifactLocation": { "uri": file.uri } } }],
        })),
        _ => None,
    });
    let notes: Vec<Value> = failed.iter().cloned().chain(left_out).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "claimgraph",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules.iter().map(|code| rule(*code)).collect::<Vec<Value>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": failed.is_empty(),
                "toolExecutionNotifications": notes,
            }],
            "artifacts": checked.iter().map(|file| json!({ "location": { "uri": file.uri } })).collect::<Vec<Value>>(),
            "results": results,
        }],
    });
    log.to_string()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn rule(code: Code) -> Value {
    let page = code.page();
    let meaning = page.split("\n\n").nth(1).unwrap_or(code.slug());
    let meaning = meaning.split_whitespace().collect::<Vec<&str>>().join(" ");
    json!({
        "id": code.as_str(),
        "name": code.slug(),
        "shortDescription": { "text": meaning },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn region(span: Span) -> Value {
    json!({
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    })
}

fn location(file: &Checked, index: usize, pointer: &str, span: Option<Span>) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": file.uri, "index": index } });
    if let (Some(span), Value::Object(members)) = (span, &mut place) {
        members.insert("region".to_owned(), region(span));
    }
    json!({
        "physicalLocation": place,
        "logicalLocations": [{ "fullyQualifiedName": pointer, "kind": "member" }],
    })
}

fn result(file: &Checked, index: usize, finding: &Diagnostic, rules: &[Code]) -> Value {
    let text = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let related: Vec<Value> = finding
        .related
        .iter()
        .enumerate()
        .map(|(number, related)| {
            let mut place = location(file, index, &related.pointer, related.span);
            if let Value::Object(members) = &mut place {
                members.insert("id".to_owned(), json!(number));
                members.insert("message".to_owned(), json!({ "text": related.message }));
            }
            place
        })
        .collect();
    let mut result = json!({
        "ruleId": finding.code.as_str(),
        "ruleIndex": rules.binary_search(&finding.code).unwrap_or_default(),
        "level": level(finding.severity),
        "message": { "text": text },
        "locations": [location(file, index, &finding.pointer, finding.span)],
    });
    if let (false, Value::Object(members)) = (related.is_empty(), &mut result) {
        members.insert("relatedLocations".to_owned(), Value::Array(related));
    }
    result
}
