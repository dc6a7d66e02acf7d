//! A stream of incidents is judged as the whole document is.

use std::collections::{BTreeMap, BTreeSet};

use claimgraph::{
    Carry, Claim, Code, Diagnostic, Document, Graph, Id, Limits, Link, Severity, StreamLine,
    StreamedIncident, Validation,
};
use serde_json::Value;

/// A document whose claims link to others of their own incident alone.
fn parted(mut document: Document) -> Document {
    let about: BTreeMap<Id, Id> = document
        .claims
        .iter()
        .map(|(id, c)| (id.clone(), c.incident.clone()))
        .collect();
    let ids: Vec<Id> = about.keys().cloned().collect();
    for id in ids {
        let claim = document.claims.get_mut(id.as_str()).unwrap();
        let incident = claim.incident.clone();
        let stays = |other: &Id| about.get(other).is_none_or(|its| *its == incident);
        let part = |links: &mut Vec<Link>| links.retain(|link| stays(&link.claim));
        let Claim {
            supersedes,
            restates,
            based_on,
            part_of,
            disjoint_from,
            ..
        } = claim;
        for links in [supersedes, restates, based_on, part_of, disjoint_from] {
            part(links);
        }
        part(&mut claim.greater_than);
        part(&mut claim.assesses);
        claim.responds_to.retain(|reply| stays(&reply.claim));
    }
    document
}

/// The document as a stream: what is shared first, then incident after incident.
fn stream(document: &Document) -> Vec<(Option<String>, String, String, String)> {
    let linked = document
        .incidents
        .iter()
        .any(|(_, i)| !(i.part_of.is_empty() && i.causes.is_empty() && i.precedes.is_empty()));
    let text = document.to_lines();
    let mut lines: Vec<_> = text
        .lines()
        .skip(1)
        .map(|line| {
            let line: BTreeMap<String, Box<serde_json::value::RawValue>> =
                serde_json::from_str(line).unwrap();
            let word = |name: &str| serde_json::from_str::<String>(line[name].get()).unwrap();
            let (section, id) = (word("section"), word("id"));
            let claim = |id: &str| Some(document.claims.get(id)?.incident.to_string());
            let incident = match section.as_str() {
                "incidents" if !linked => Some(id.clone()),
                "claims" => claim(&id),
                "assessments" => claim(document.assessments.get(id.as_str()).unwrap().of.as_str()),
                _ => None,
            };
            (incident, section, id, line["record"].get().to_owned())
        })
        .collect();
    lines.sort_by(|a, b| a.0.cmp(&b.0));
    lines
}

fn incidents(lines: &[(Option<String>, String, String, String)]) -> (Vec<StreamedIncident>, Carry) {
    let mut carry = Carry::new(Document::default(), Limits::default());
    let mut all = Vec::new();
    for (incident, section, id, record) in lines {
        let incident = incident.as_deref();
        all.extend(
            carry
                .push(StreamLine {
                    incident,
                    section,
                    id,
                    record,
                })
                .unwrap(),
        );
    }
    all.extend(carry.finish().unwrap());
    (all, carry)
}

/// What is said, without the advice, which names what is near; likely slips are those of a whole. What
/// leads to no record of its incident leads nowhere, be it because the record is another incident's.
fn said<'f>(findings: impl IntoIterator<Item = &'f Diagnostic>) -> BTreeSet<String> {
    let judged = findings
        .into_iter()
        .filter(|finding| !finding.code.as_str().starts_with("CG8"));
    judged
        .map(|f| match f.code {
            Code::DanglingReference | Code::WrongKindReference => format!("nowhere {}", f.pointer),
            // Told once of a document, at the first place where the term stands.
            Code::UnlistedTerm if f.severity == Severity::Info => f.message.clone(),
            // Told once of a record, by the first day on which it is spoken of.
            Code::NoNameAtTheTime
            | Code::AffiliationOutsideValidity
            | Code::ContainmentOutsideValidity => format!("{} {}", f.code, f.pointer),
            code => format!("{} {code} {} {:?}", f.severity, f.pointer, f.message),
        })
        .collect()
}

/// The points of a series by their claims, without the numbers of their lines.
fn points(graph: &Graph, incident: Option<&StreamedIncident>) -> BTreeMap<String, Value> {
    let series = graph.figures().series().unwrap();
    let lines = series
        .lines
        .iter()
        .flat_map(|line| line.points.iter().map(move |p| (line, p)));
    let of = |point: &Value| (point["claim"].as_str().unwrap().to_owned(), point.clone());
    match incident {
        Some(incident) => incident
            .rows(&series)
            .map(|row| {
                let mut row = serde_json::to_value(row).unwrap();
                row.as_object_mut().unwrap().remove("line");
                of(&row)
            })
            .collect(),
        None => lines
            .map(|(line, point)| {
                let mut row = serde_json::to_value(&point.figure).unwrap();
                let fields = row.as_object_mut().unwrap();
                let actors = &line.claimant.actors;
                let whose = if actors.is_empty() {
                    &line.claimant.sources
                } else {
                    actors
                };
                fields.insert("claimant".to_owned(), serde_json::to_value(whose).unwrap());
                fields.insert("identified".to_owned(), line.claimant.identified.into());
                let Value::Object(mut moment) = serde_json::to_value(point.moment).unwrap() else {
                    panic!("a moment is an object")
                };
                moment.remove("approximate");
                fields.extend(moment);
                if let Some(by) = &point.superseded_by {
                    fields.insert("superseded_by".to_owned(), by.claim.as_str().into());
                }
                of(&row)
            })
            .collect(),
    }
}

/// Whether a stream says of a document what the document as a whole says.
pub fn judged_alike(document: Document) {
    // What a document says about itself is no line of a stream.
    let document = parted(Document {
        about: None,
        ..document
    });
    let lines = stream(&document);
    // A term that cannot be keeps either from being read.
    let Ok(whole) = Graph::new(document) else {
        return;
    };
    let (all, mut carry) = incidents(&lines);
    let validation = Validation::default();
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut rows = BTreeMap::new();
    for incident in &all {
        findings.extend(carry.validate(incident, &validation).iter().cloned());
        rows.extend(points(incident.graph.as_ref().unwrap(), Some(incident)));
    }
    findings.extend(carry.validate_shared(&validation).iter().cloned());
    assert_eq!(said(&findings), said(whole.validate().iter()));
    assert_eq!(rows, points(&whole, None));
}
