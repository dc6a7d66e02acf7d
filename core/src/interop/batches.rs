//! Questions put to a stream of incidents, one after the other.

use serde::Serialize;

use super::{
    Draft, answers, json,
    options::{FINDINGS, Given, POLICY},
    shared::{FILTER, KNOWN, SELECTION, SERIES, TEXTS},
};
use crate::gather::{AddAll as _, Gather as _};
use crate::{
    Carry, Diagnostic, Document, Error, Graph, Id, Limits, StreamLine, StreamedIncident,
    Validation, text::escaped,
};

/// `validate` or `series`, put to the incidents of a stream as they come; what comes back are the rows of a
/// table, as a JSON list.
///
/// ```
/// use claimgraph::{StreamLine, interop::Batches};
///
/// let mut batches = Batches::new("validate", None, "")?;
/// let line = |incident| StreamLine {
///     incident: Some(incident),
///     section: "incidents",
///     id: incident,
///     record: r#"{"title":"A bridge collapses","kind":"accident"}"#,
/// };
/// assert_eq!(batches.push(line("one"))?, None);
/// let one = batches.push(line("two"))?.unwrap();
/// assert!(one.starts_with(r#"[{"incident":"one","code":"CG504""#));
/// assert_eq!(batches.finish()?.len(), 2);
/// # Ok::<(), claimgraph::Error>(())
/// ```
pub struct Batches {
    carry: Carry,
    question: Question,
}

enum Question {
    Validate(Validation),
    Series(Given),
}

impl Batches {
    /// Begins a question, `validate` or `series`, with the records that incidents share.
    ///
    /// The options are those of the operation, but for `incident` and `selection`: the stream is asked
    /// incident by incident. Places and actors that are asked about are among the shared records.
    ///
    /// # Errors
    ///
    /// When it is another operation, or an option is wrong.
    pub fn new(operation: &str, shared: Option<&Draft>, options: &str) -> Result<Self, Error> {
        let shared = shared.map_or_else(Document::default, |draft| draft.document().clone());
        let question = match operation {
            "validate" => {
                let given = Given::read("validate", &[&[TEXTS, FINDINGS], POLICY], options)?;
                let mut validation = answers::validation(&given)?;
                if !given.has("limit_findings") {
                    // Nothing is left out unasked: a table has no place to say how much was.
                    validation.limit = usize::MAX;
                }
                Question::Validate(validation)
            }
            "series" => {
                let known = &[SELECTION, KNOWN, FILTER, POLICY, SERIES];
                Question::Series(Given::read("series", known, options)?)
            }
            other => {
                return Err(Error::Question(format!(
                    "`{}` is not asked of a stream, only `validate` and `series`",
                    escaped(other)
                )));
            }
        };
        let mut asked: Vec<Id> = Vec::new();
        if let Question::Series(given) = &question {
            if let Some(name) = ["incident", "selection"]
                .iter()
                .find(|name| given.has(name))
            {
                return Err(Error::Question(format!(
                    "`{name}` is not asked of a stream, which is asked incident by incident"
                )));
            }
            asked.extend_from_slice(given.ids("claimant"));
            asked.add_all(given.text("place").and_then(|id| Id::new(id).ok()));
            // What cannot be asked is told now, not at the first incident.
            let nothing = Document {
                vocabulary: shared.vocabulary.clone(),
                ..Document::default()
            };
            if asked.is_empty() {
                answers::series_asked(&Graph::indexed(nothing)?, given)?;
            }
        }
        let limits = Limits {
            findings: usize::MAX,
            ..Limits::default()
        };
        Ok(Self {
            carry: Carry::new(shared, limits).asking(asked),
            question,
        })
    }

    /// Takes a line; answers the rows of the incident before it, if the line begins another.
    ///
    /// # Errors
    ///
    /// When the stream cannot be judged, and, for a series, when an incident cannot be read.
    pub fn push(&mut self, line: StreamLine<'_>) -> Result<Option<String>, Error> {
        let done = self.carry.push(line)?;
        done.map(|incident| self.rows(&incident)).transpose()
    }

    /// The rows of the last incident, and the findings about what incidents share.
    ///
    /// # Errors
    ///
    /// As [`Batches::push`].
    pub fn finish(&mut self) -> Result<Vec<String>, Error> {
        let mut rows = Vec::new();
        if let Some(incident) = self.carry.finish()? {
            rows.push(self.rows(&incident)?);
        }
        if let Question::Validate(validation) = &self.question {
            let report = self.carry.validate_shared(validation);
            rows.push(json(&found(None, report.iter())));
        }
        Ok(rows)
    }

    fn rows(&mut self, incident: &StreamedIncident) -> Result<String, Error> {
        match &self.question {
            Question::Validate(validation) => {
                let report = self.carry.validate(incident, validation);
                Ok(json(&found(Some(&incident.incident), report.iter())))
            }
            Question::Series(given) => match &incident.graph {
                Ok(graph) => {
                    let series = answers::series_asked(graph, given)?;
                    Ok(json(&incident.rows(&series).gather()))
                }
                Err(report) => Err(report.clone().into()),
            },
        }
    }
}

/// A finding, as the row of a table.
#[derive(Serialize)]
struct FindingRow<'f> {
    #[serde(skip_serializing_if = "Option::is_none")]
    incident: Option<&'f Id>,
    #[serde(flatten)]
    finding: &'f Diagnostic,
}

fn found<'f>(
    incident: Option<&'f Id>,
    findings: impl Iterator<Item = &'f Diagnostic>,
) -> Vec<FindingRow<'f>> {
    findings
        .map(|finding| FindingRow { incident, finding })
        .gather()
}
