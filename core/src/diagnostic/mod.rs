//! Findings about the data: one shape in every language.

mod code;
mod report;

use std::fmt;

use serde::Serialize;

pub use code::Code;
pub use report::Report;

use crate::{Id, Map, Span};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The data contradict themselves or the format.
    Error,
    /// The data may be wrong, or could mislead.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The word used in output: `error`, `warning`, `info`.
    ///
    /// ```
    /// assert_eq!(claimgraph::Severity::Info.as_str(), "info");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A value that a message was made from, so that another language can make its own message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Param {
    /// A whole number.
    Number(u64),
    /// A word or an id.
    Text(String),
    /// Several.
    List(Vec<String>),
}

impl From<u64> for Param {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Param {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<&str> for Param {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&Id> for Param {
    fn from(id: &Id) -> Self {
        Self::Text(id.as_str().to_owned())
    }
}

impl From<Vec<String>> for Param {
    fn from(list: Vec<String>) -> Self {
        Self::List(list)
    }
}

/// Another place that a finding speaks of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Related {
    /// RFC 6901 pointer into the document.
    pub pointer: String,
    /// What it has to do with the finding.
    pub message: String,
    /// Where it stands, once located.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// A repair that a tool may offer: never applied unasked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fix {
    /// What the repair does.
    pub title: String,
    /// RFC 6901 pointer to the value to replace.
    pub pointer: String,
    /// The JSON text to put there.
    pub replacement: String,
}

/// One finding.
///
/// ```
/// use claimgraph::Graph;
///
/// let graph = Graph::from_json(br#"{"format":1,"places":{
///   "old-town":{"names":[{"text":"Old Town"}],"within":[{"place":"city","basis":"stated"}]}}}"#)?;
/// let report = graph.validate();
/// let finding = report.errors().next().unwrap();
/// assert_eq!(finding.pointer, "/places/old-town/within/0/place");
/// assert_eq!(finding.code.slug(), "dangling-reference");
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// The permanent code.
    pub code: Code,
    /// The code's name in words.
    pub slug: &'static str,
    /// How grave it is here; one code may be an error when certain and a warning when only possible.
    pub severity: Severity,
    /// RFC 6901 pointer to what is wrong.
    pub pointer: String,
    /// The record it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// What is wrong, for people; names ids and never people's names.
    pub message: String,
    /// The values that the message was made from.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub params: Map<&'static str, Param>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Other places it speaks of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// Where it stands in the file, once located.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// A repair on offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding of the code's usual severity.
    pub(crate) fn new(code: Code, pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            slug: code.slug(),
            severity: code.severity(),
            pointer: pointer.into(),
            id: None,
            message: message.into(),
            params: Map::new(),
            help: None,
            related: Vec::new(),
            span: None,
            fix: None,
        }
    }

    pub(crate) fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    pub(crate) fn id(mut self, id: &Id) -> Self {
        self.id = Some(id.clone());
        self
    }

    pub(crate) fn param(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.params.insert(name, value.into());
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn related(
        mut self,
        pointer: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        self.related.push(Related {
            pointer: pointer.into(),
            message: message.into(),
            span: None,
        });
        self
    }

    pub(crate) fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}[{}]: {} at {}",
            self.severity,
            self.code,
            self.message,
            if self.pointer.is_empty() {
                "the document"
            } else {
                &self.pointer
            }
        )
    }
}
