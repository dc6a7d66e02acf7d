//! The incident that is being gathered, carried from line to line and over the borders of batches.

use super::{incident::StreamedIncident, lines::Gathering, shared::Shared};
use crate::gather::{AddAll as _, Gather as _};
use crate::{
    Code, Diagnostic, Document, Error, Id, Limits, Report, SectionName, Validation,
    hashed::HashedSet, json::excerpt, text::escaped,
};

/// A line of a stream: a record, and the incident that it belongs to.
///
/// ```
/// let line = claimgraph::StreamLine {
///     incident: Some("collapse"),
///     section: "incidents",
///     id: "collapse",
///     record: r#"{"title":"The bridge collapses","kind":"accident"}"#,
/// };
/// assert!(line.incident.is_some());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StreamLine<'a> {
    /// The incident; none, for a record that several share.
    pub incident: Option<&'a str>,
    /// The section, as in the line form.
    pub section: &'a str,
    /// The id of the record, or of a list of terms.
    pub id: &'a str,
    /// The record as JSON text.
    pub record: &'a str,
}

/// Gathers the lines of an incident until those of another begin.
///
/// What is held is one incident, the shared records, and the ids of the incidents that came before.
///
/// ```
/// use claimgraph::{Carry, Document, Limits, StreamLine, Validation};
///
/// let mut carry = Carry::new(Document::default(), Limits::default());
/// let line = |incident| StreamLine {
///     incident: Some(incident),
///     section: "incidents",
///     id: incident,
///     record: r#"{"title":"A bridge collapses","kind":"accident"}"#,
/// };
/// assert!(carry.push(line("one"))?.is_none());
/// let one = carry.push(line("two"))?.unwrap();
/// assert_eq!(one.incident, "one");
/// assert_eq!(carry.validate(&one, &Validation::default()).len(), 1);
/// assert_eq!(carry.finish()?.unwrap().incident, "two");
/// assert!(carry.push(line("one")).is_err());
/// # Ok::<(), claimgraph::Error>(())
/// ```
pub struct Carry {
    shared: State,
    asked: Vec<Id>,
    limits: Limits,
    open: Option<Id>,
    gathering: Gathering,
    seen: HashedSet<Id>,
    lines: u64,
}

/// The shared records: still being gathered, or all there.
enum State {
    Open(Box<(Document, Gathering)>),
    Settled(Box<Shared>),
}

impl Carry {
    /// Begins with shared records, to which those that come first in the stream are added. The limits are
    /// on every record; that on findings, on those of an incident.
    pub fn new(shared: Document, limits: Limits) -> Self {
        Self {
            shared: State::Open(Box::new((shared, Gathering::default()))),
            asked: Vec::new(),
            limits,
            open: None,
            gathering: Gathering::default(),
            seen: HashedSet::new(),
            lines: 0,
        }
    }

    /// Gives every incident these shared records, because they are asked about.
    #[must_use]
    pub fn asking(mut self, ids: impl IntoIterator<Item = Id>) -> Self {
        self.asked.add_all(ids);
        self
    }

    /// Takes a line; answers the incident before it, if the line begins another.
    ///
    /// # Errors
    ///
    /// When the stream cannot be judged: an incident comes back, shared records come late or cannot be
    /// read. What is wrong within an incident is for that incident to say.
    pub fn push(&mut self, line: StreamLine<'_>) -> Result<Option<StreamedIncident>, Error> {
        self.lines += 1;
        let Some(incident) = line.incident else {
            let State::Open(open) = &mut self.shared else {
                let message = format!(
                    "line {} belongs to no incident, and incidents have begun",
                    self.lines
                );
                return Err(self.refuse(Code::MisplacedLine, line, message, |finding| {
                    finding.help("let the lines that incidents share come first")
                }));
            };
            let gathering = &mut open.1;
            gathering.add(line.section, line.id, line.record, self.limits);
            return Ok(None);
        };
        let mut done = None;
        if self
            .open
            .as_ref()
            .is_none_or(|open| open.as_str() != incident)
        {
            let Ok(id) = Id::new(incident) else {
                let shown = escaped(&excerpt(incident, 140));
                let message = format!("line {} is of `{shown}`, which is no id", self.lines);
                return Err(self.refuse(Code::MalformedId, line, message, |finding| {
                    finding.help("ids match `[a-z][a-z0-9-]{0,127}`")
                }));
            };
            self.settle()?;
            done = self.close();
            if !self.seen.insert(id.clone()) {
                let message = format!("line {} is of the incident `{id}` again", self.lines);
                return Err(self.refuse(Code::TornIncident, line, message, |finding| {
                    finding.id(&id).help("order the stream by `incident`")
                }));
            }
            self.open = Some(id);
        }
        self.add(line);
        Ok(done)
    }

    /// The last incident, if there is one.
    ///
    /// # Errors
    ///
    /// When there was none, and the shared records cannot be read.
    pub fn finish(&mut self) -> Result<Option<StreamedIncident>, Error> {
        self.settle()?;
        Ok(self.close())
    }

    /// Everything worth saying about an incident: about its own records, and about shared ones what is only
    /// to be said since its own lead to them, and no incident before it has given rise to.
    pub fn validate(&mut self, incident: &StreamedIncident, validation: &Validation) -> Report {
        let graph = match &incident.graph {
            Ok(graph) => graph,
            Err(report) => return report.clone(),
        };
        let State::Settled(shared) = &mut self.shared else {
            return Report::default();
        };
        let all = Validation {
            limit: usize::MAX,
            ..validation.clone()
        };
        let found = graph.validate_with(&all);
        let stands = |finding: &&Diagnostic| {
            let id = finding.pointer.split('/').nth(2).unwrap_or_default();
            shared.graph.get(id).is_none() || shared.is_new(finding, &all)
        };
        let findings = found.iter().filter(stands).cloned().gather();
        Report::within(findings, validation.limit)
    }

    /// What is to be said about the shared records, once all incidents have come: asked before, a record
    /// that none has pointed at so far counts as unused.
    pub fn validate_shared(&self, validation: &Validation) -> Report {
        let State::Settled(shared) = &self.shared else {
            return Report::default();
        };
        let all = Validation {
            limit: usize::MAX,
            ..validation.clone()
        };
        let report = shared.graph.validate_with(&all);
        let stands = |finding: &&Diagnostic| {
            finding.code != Code::UnusedRecord
                || finding.id.as_ref().is_none_or(|id| !shared.is_used(id))
        };
        Report::within(
            report.iter().filter(stands).cloned().gather(),
            validation.limit,
        )
    }

    /// A refusal of the whole stream at a line.
    fn refuse(
        &self,
        code: Code,
        line: StreamLine<'_>,
        message: String,
        shape: impl FnOnce(Diagnostic) -> Diagnostic,
    ) -> Error {
        let finding = Diagnostic::new(code, "", message)
            .param("line", self.lines)
            .param(
                "incident",
                &*excerpt(line.incident.unwrap_or_default(), 140),
            );
        Report::new(vec![shape(finding)], 0).into()
    }

    fn settle(&mut self) -> Result<(), Error> {
        let State::Open(open) = &mut self.shared else {
            return Ok(());
        };
        let (document, gathering) = open.as_mut();
        let come = std::mem::take(gathering)
            .settle()
            .map_err(|findings| Report::within(findings, self.limits.findings))?;
        let document = joined(std::mem::take(document), come, self.limits)?;
        let missing = self
            .asked
            .iter()
            .find(|id| document.sections_of(id.as_str()).is_empty());
        if let Some(id) = missing {
            return Err(Error::Question(format!(
                "`{id}` is asked about, and is none of the records that incidents share"
            )));
        }
        self.shared = State::Settled(Box::new(Shared::new(document)?));
        Ok(())
    }

    fn add(&mut self, line: StreamLine<'_>) {
        if line.section == "vocabulary" {
            let message = format!("line {} holds terms, which all incidents share", self.lines);
            let finding = Diagnostic::new(Code::MisplacedLine, "/vocabulary", message)
                .param("line", self.lines)
                .help("let it come first, without an incident");
            self.gathering.find(finding);
            return;
        }
        self.gathering
            .add(line.section, line.id, line.record, self.limits);
    }

    fn close(&mut self) -> Option<StreamedIncident> {
        let incident = self.open.take()?;
        let gathering = std::mem::take(&mut self.gathering);
        let State::Settled(shared) = &mut self.shared else {
            return None;
        };
        let graph = gathering
            .settle()
            .and_then(|own| {
                let findings = misplaced(&own, &incident, shared);
                if findings.is_empty() {
                    Ok(own)
                } else {
                    Err(findings)
                }
            })
            .map_err(|findings| Report::within(findings, self.limits.findings))
            .and_then(|own| {
                let ids = SectionName::ALL
                    .iter()
                    .flat_map(|section| own.ids(*section));
                let ids: HashedSet<Id> = ids.filter_map(|id| Id::new(id).ok()).collect();
                let graph = crate::Graph::indexed(shared.complete(own, &self.asked))?;
                Ok((graph, ids))
            });
        Some(match graph {
            Ok((graph, own)) => StreamedIncident::new(incident, graph, own),
            Err(report) => StreamedIncident::unreadable(incident, report),
        })
    }
}

/// Records that stand under an incident they are not of, or have the id of a shared one.
fn misplaced(own: &Document, incident: &Id, shared: &Shared) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let other = |pointer: String, id: &Id, about: &Id| {
        let message = format!("`{id}` stands under `{incident}`, and is of the incident `{about}`");
        Diagnostic::new(Code::MisplacedLine, pointer, message)
            .id(id)
            .param("incident", incident)
            .param("about", about)
            .help("a line stands under the incident that its claim is about")
    };
    for (id, _) in own.incidents.iter().filter(|(id, _)| *id != incident) {
        findings.push(other(format!("/incidents/{id}"), id, id));
    }
    for (id, claim) in own.claims.iter().filter(|(_, c)| c.incident != *incident) {
        findings.push(other(format!("/claims/{id}/incident"), id, &claim.incident));
    }
    for section in SectionName::ALL {
        for id in own
            .ids(*section)
            .filter(|id| shared.graph.get(id).is_some())
        {
            let message = format!("the id `{id}` is that of a record that incidents share");
            let finding = Diagnostic::new(Code::DuplicateId, format!("/{section}/{id}"), message);
            findings.push(finding.help("ids are unique over the whole document"));
        }
    }
    findings
}

/// Shared records that were given, and those that came first in the stream.
fn joined(mut given: Document, come: Document, limits: Limits) -> Result<Document, Error> {
    let mut findings = Vec::new();
    for section in SectionName::ALL {
        let both = come
            .ids(*section)
            .filter(|id| given.sections_of(id).contains(section));
        findings.add_all(both.map(|id| {
            let message = format!("the id `{id}` stands twice");
            Diagnostic::new(Code::DuplicateId, format!("/{section}/{id}"), message)
        }));
    }
    for list in come.vocabulary.lists.keys() {
        if given.vocabulary.lists.contains_key(list) {
            let message = format!("the list `{list}` stands twice");
            let pointer = format!("/vocabulary/{list}");
            findings.push(Diagnostic::new(Code::DuplicateId, pointer, message));
        }
    }
    if !findings.is_empty() {
        return Err(Report::within(findings, limits.findings).into());
    }
    given.vocabulary.lists.extend(come.vocabulary.lists);
    merge(&mut given.places, &come.places);
    merge(&mut given.actors, &come.actors);
    merge(&mut given.incidents, &come.incidents);
    merge(&mut given.sources, &come.sources);
    merge(&mut given.claims, &come.claims);
    merge(&mut given.assessments, &come.assessments);
    Ok(given)
}

fn merge<T: Clone>(into: &mut crate::Section<T>, from: &crate::Section<T>) {
    into.extend(from.iter().map(|(id, record)| (id.clone(), record.clone())));
}
