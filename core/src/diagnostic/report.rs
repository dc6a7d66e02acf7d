//! A list of findings, in one order everywhere.

use crate::sorted::Arrange as _;
use serde::Serialize;

use super::{Diagnostic, Severity};

/// All findings of one look at the data, sorted by pointer, then code, then message.
///
/// ```
/// let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
/// assert!(graph.validate().is_empty());
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Report {
    findings: Vec<Diagnostic>,
    /// How many more there were than the limit allowed to list.
    left_out: u64,
}

impl Report {
    pub(crate) fn new(mut findings: Vec<Diagnostic>, left_out: u64) -> Self {
        findings.arrange_by(|a, b| {
            (&a.pointer, a.code, &a.message, &a.related)
                .cmp(&(&b.pointer, b.code, &b.message, &b.related))
        });
        Self { findings, left_out }
    }

    /// The first so many of these findings, in order, and how many are left out.
    pub(crate) fn within(findings: Vec<Diagnostic>, most: usize) -> Self {
        let mut report = Self::new(findings, 0);
        report.left_out = report.findings.len().saturating_sub(most) as u64;
        report.findings.truncate(most);
        report
    }

    /// The findings, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.findings.iter()
    }

    /// How many are listed.
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether there is nothing to report.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty() && self.left_out == 0
    }

    /// How many findings were left out because the limit on their number was reached.
    pub fn left_out(&self) -> u64 {
        self.left_out
    }

    /// The findings of one severity.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Diagnostic> {
        self.findings.iter().filter(move |d| d.severity == severity)
    }

    /// The errors.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.of(Severity::Error)
    }

    /// The warnings.
    pub fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.of(Severity::Warning)
    }

    /// The information.
    pub fn infos(&self) -> impl Iterator<Item = &Diagnostic> {
        self.of(Severity::Info)
    }

    pub(crate) fn findings_mut(&mut self) -> &mut [Diagnostic] {
        &mut self.findings
    }

    /// The same findings without places: those of a text that nobody has.
    pub(crate) fn unlocated(mut self) -> Self {
        for finding in &mut self.findings {
            finding.span = None;
        }
        self
    }
}

impl<'a> IntoIterator for &'a Report {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
