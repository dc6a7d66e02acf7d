//! What incidents share, and which of it one of them needs.

use crate::{
    Code, Diagnostic, Document, Error, Graph, Id, LinkKind, Section, SectionName, Validation,
    graph::References, hashed::HashedSet,
};

/// The shared records, and which of them some incident has pointed at.
pub(super) struct Shared {
    pub(super) graph: Graph,
    used: HashedSet<Id>,
    /// What has been found about shared records, by code and pointer: in themselves, then by incidents.
    told: Option<HashedSet<(Code, String)>>,
}

impl Shared {
    pub(super) fn new(document: Document) -> Result<Self, Error> {
        Ok(Self {
            graph: Graph::indexed(document)?,
            used: HashedSet::new(),
            told: None,
        })
    }

    /// Whether some incident's records point at a shared record, as validation counts it.
    pub(super) fn is_used(&self, id: &Id) -> bool {
        self.used.contains(id)
    }

    /// Whether a finding about a shared record is due to an incident, and to none before it.
    pub(super) fn is_new(&mut self, finding: &Diagnostic, validation: &Validation) -> bool {
        let graph = &self.graph;
        let told = self.told.get_or_insert_with(|| {
            let report = graph.validate_with(validation);
            report
                .iter()
                .map(|found| (found.code, found.pointer.clone()))
                .collect()
        });
        // Some of the records that point at it may be of other incidents.
        finding.code != Code::UnusedRecord && told.insert((finding.code, finding.pointer.clone()))
    }

    /// Puts the shared records beside those of an incident that these lead to, and those asked about.
    pub(super) fn complete(&mut self, own: Document, asked: &[Id]) -> Document {
        let mut todo: Vec<Id> = Vec::new();
        let mut point = |kind: LinkKind, id: &Id| {
            // As validation counts it: an incident is used by claims, and by its parts.
            let section = self.graph.get(id.as_str()).map(|item| item.section());
            let counts = section.is_some_and(|section| {
                kind.to().contains(&section)
                    && (section != SectionName::Incidents
                        || matches!(kind, LinkKind::About | LinkKind::IncidentPartOf))
            });
            if counts && !self.used.contains(id) {
                self.used.insert(id.clone());
            }
            todo.push(id.clone());
        };
        let shared = self.graph.document();
        each(&own.places, &mut point);
        each(&own.actors, &mut point);
        each(&own.incidents, &mut point);
        each(&own.sources, &mut point);
        each(&own.claims, &mut point);
        each(&own.assessments, &mut point);
        todo.extend_from_slice(asked);
        let mut whole = own;
        whole.vocabulary.clone_from(&shared.vocabulary);
        let mut taken = Taken::default();
        let mut met: HashedSet<Id> = HashedSet::new();
        while let Some(id) = todo.pop() {
            if met.contains(&id) {
                continue;
            }
            if let Some(item) = self.graph.get(id.as_str()) {
                taken.add(shared, item.section(), &id, &mut todo);
            }
            met.insert(id);
        }
        whole.places.extend(taken.places);
        whole.actors.extend(taken.actors);
        whole.incidents.extend(taken.incidents);
        whole.sources.extend(taken.sources);
        whole.claims.extend(taken.claims);
        whole.assessments.extend(taken.assessments);
        whole
    }
}

fn each<T: References>(section: &Section<T>, point: &mut impl FnMut(LinkKind, &Id)) {
    for (_, record) in section.iter() {
        record.references(&mut |kind, _, id| point(kind, id));
    }
}

/// Copies of shared records.
#[derive(Default)]
struct Taken {
    places: Vec<(Id, crate::Place)>,
    actors: Vec<(Id, crate::Actor)>,
    incidents: Vec<(Id, crate::Incident)>,
    sources: Vec<(Id, crate::Source)>,
    claims: Vec<(Id, crate::Claim)>,
    assessments: Vec<(Id, crate::Assessment)>,
}

impl Taken {
    fn add(&mut self, from: &Document, section: SectionName, id: &Id, todo: &mut Vec<Id>) {
        fn copy<T: References + Clone>(
            from: &Section<T>,
            id: &Id,
            into: &mut Vec<(Id, T)>,
            todo: &mut Vec<Id>,
        ) {
            if let Some(record) = from.get(id.as_str()) {
                record.references(&mut |_, _, id| todo.push(id.clone()));
                into.push((id.clone(), record.clone()));
            }
        }
        match section {
            SectionName::Places => copy(&from.places, id, &mut self.places, todo),
            SectionName::Actors => copy(&from.actors, id, &mut self.actors, todo),
            SectionName::Incidents => copy(&from.incidents, id, &mut self.incidents, todo),
            SectionName::Sources => copy(&from.sources, id, &mut self.sources, todo),
            SectionName::Claims => copy(&from.claims, id, &mut self.claims, todo),
            SectionName::Assessments => copy(&from.assessments, id, &mut self.assessments, todo),
        }
    }
}
