//! The lines of one incident, or those that are shared, as a document.

use crate::gather::{AddAll as _, Gather as _};
use crate::{
    Code, Diagnostic, Document, Id, Limits, Map, Section, SectionName,
    codec::{Lines, Met},
};

/// Lines as they come, and what is wrong with them.
#[derive(Default)]
pub(super) struct Gathering {
    lines: Lines,
    findings: Vec<Diagnostic>,
}

impl Gathering {
    /// Reads one line.
    pub(super) fn add(&mut self, section: &str, id: &str, record: &str, limits: Limits) {
        let findings = self.lines.part(section, id, record, limits);
        self.findings.add_all(findings);
    }

    /// Adds what was found out beside the reading.
    pub(super) fn find(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// The records, or everything that is wrong with their lines.
    pub(super) fn settle(self) -> Result<Document, Vec<Diagnostic>> {
        let mut findings = self.findings;
        let mut document = Document::default();
        let mut lists = Map::new();
        for (list, _, extension) in self.lines.lists {
            if lists.insert(list, extension).is_some() {
                findings.push(twice("vocabulary", list.as_str()));
            }
        }
        document.vocabulary.lists = lists;
        document.places = section(self.lines.places, SectionName::Places, &mut findings);
        document.actors = section(self.lines.actors, SectionName::Actors, &mut findings);
        document.incidents = section(self.lines.incidents, SectionName::Incidents, &mut findings);
        document.sources = section(self.lines.sources, SectionName::Sources, &mut findings);
        document.claims = section(self.lines.claims, SectionName::Claims, &mut findings);
        let assessments = self.lines.assessments;
        document.assessments = section(assessments, SectionName::Assessments, &mut findings);
        if findings.is_empty() {
            Ok(document)
        } else {
            Err(findings)
        }
    }
}

fn section<T>(met: Met<T>, name: SectionName, findings: &mut Vec<Diagnostic>) -> Section<T> {
    let read = met
        .into_iter()
        .filter_map(|(id, _, record)| Some((id, record?)));
    let read: Vec<(Id, T)> = read.gather();
    unique(read.iter().map(|(id, _)| id).gather(), name, findings);
    read.into_iter().collect()
}

fn unique(mut ids: Vec<&Id>, name: SectionName, findings: &mut Vec<Diagnostic>) {
    ids.sort_unstable();
    for pair in ids.windows(2) {
        if let [a, b] = pair
            && a == b
        {
            findings.push(twice(name.as_str(), a.as_str()));
        }
    }
}

fn twice(section: &str, id: &str) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateId,
        format!("/{section}/{id}"),
        format!("the id `{id}` stands twice"),
    )
    .help("ids are unique over the whole document")
}
