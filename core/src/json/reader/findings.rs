//! What is found on the way, each with the pointer to where it is.

use std::{
    borrow::Cow,
    fmt::{self, Write as _},
};

use super::{Reader, Step};
use crate::gather::Gather as _;
use crate::{
    Code, Diagnostic, Id, Param, Report,
    span::{ByteSpan, resolve},
};

/// As much of a stranger's text as belongs in a message; the rest, which may be long, is left out.
pub(crate) fn excerpt(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// One step of an RFC 6901 pointer, escaped.
pub(crate) fn push_step(pointer: &mut String, step: &str) {
    pointer.push('/');
    for c in step.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

/// How much a reader has found up to some point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Found {
    listed: usize,
    left_out: u64,
}

/// A finding where it is listed: what is told of it beside the message is put there, and it is not moved.
pub(crate) struct Listed<'d>(&'d mut Diagnostic);

impl Listed<'_> {
    pub(crate) fn id(self, id: &Id) -> Self {
        self.0.id = Some(id.clone());
        self
    }

    pub(crate) fn param(self, name: &'static str, value: impl Into<Param>) -> Self {
        self.0.params.insert(name, value.into());
        self
    }

    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        self.0.help = Some(help.into());
        self
    }
}

impl Reader<'_> {
    /// The pointer to where the reader is, or to the nearest thing around it whose pointer is not
    /// unreasonably long: keys are a stranger's, and every finding holds a pointer.
    pub(crate) fn pointer(&self) -> String {
        const MOST: usize = 1_000;
        let mut pointer = String::new();
        for step in &self.path {
            let before = pointer.len();
            match step {
                Step::Field(name) => push_step(&mut pointer, name),
                Step::Key(key) if key.len() > MOST => break,
                Step::Key(key) => push_step(&mut pointer, key),
                Step::Index(index) => {
                    // Writing to a String cannot fail.
                    let _ = write!(pointer, "/{index}");
                }
            }
            if pointer.len() > MOST {
                pointer.truncate(before);
                break;
            }
        }
        pointer
    }

    /// The record that is being read.
    fn record(&self) -> Option<Id> {
        match self.path.as_slice() {
            // Unlike `new`, the check is quick about a long key, below which every finding asks.
            [Step::Field(section), Step::Key(id), ..]
                if !matches!(*section, "about" | "vocabulary") && Id::is_valid(id) =>
            {
                Id::new(id).ok()
            }
            _ => None,
        }
    }

    /// Records a finding at the current path, standing from `start` to where the reader is. Its message
    /// is made only if it is to be listed.
    pub(crate) fn find(
        &mut self,
        start: usize,
        code: Code,
        message: impl fmt::Display,
        shape: impl for<'d> FnOnce(Listed<'d>) -> Listed<'d>,
    ) {
        self.find_at(self.since(start), code, message, shape);
    }

    /// Records that what is shown, which stands there, is not what it should be, and how that is written.
    pub(crate) fn refuse(
        &mut self,
        at: ByteSpan,
        code: Code,
        shown: &str,
        wanted: fmt::Arguments<'_>,
        help: &str,
    ) {
        let message = format_args!("`{}` is not {wanted}", shown.escape_debug());
        self.find_at(at, code, message, |d| d.param("value", shown).help(help));
    }

    /// Like [`Reader::find`] with the whole stretch given.
    pub(crate) fn find_at(
        &mut self,
        at: ByteSpan,
        code: Code,
        message: impl fmt::Display,
        shape: impl for<'d> FnOnce(Listed<'d>) -> Listed<'d>,
    ) {
        if let Some(finding) = self.list(at, code, &message) {
            shape(finding);
        }
    }

    fn list(&mut self, at: ByteSpan, code: Code, message: &dyn fmt::Display) -> Option<Listed<'_>> {
        if self.findings.len() >= self.limits.findings {
            self.left_out += 1;
            return None;
        }
        let mut finding = Diagnostic::new(code, self.pointer(), message.to_string());
        finding.id = self.record();
        self.findings.push((finding, Some(at)));
        self.findings.last_mut().map(|(finding, _)| Listed(finding))
    }

    pub(super) fn syntax(&mut self, expected: &str) {
        if self.broken {
            return;
        }
        let start = self.pos;
        let rest = self.text.get(start..self.end);
        let found = match rest.and_then(|rest| rest.chars().next()) {
            None => "the end of the input".to_owned(),
            Some(c) if c.is_control() => format!("`{}`", c.escape_default()),
            Some(c) => format!("`{c}`"),
        };
        self.find(
            start,
            Code::JsonSyntax,
            format_args!("expected {expected}, found {found}"),
            |d| d.param("expected", expected).param("found", found.as_str()),
        );
        self.broken = true;
    }

    /// Whether reading stopped for good.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Gives up reading, after a finding that explains why.
    pub(crate) fn stop(&mut self) {
        self.broken = true;
    }

    /// How much was found so far.
    pub(crate) fn found(&self) -> Found {
        Found {
            listed: self.findings.len(),
            left_out: self.left_out,
        }
    }

    /// Drops what was found since then.
    pub(crate) fn forget(&mut self, since: Found) {
        self.findings.truncate(since.listed);
        self.left_out = since.left_out;
    }

    pub(crate) fn is_clean(&self) -> bool {
        self.found() == Found::default()
    }

    pub(crate) fn into_report(self) -> Report {
        let (findings, left_out) = self.into_findings();
        Report::new(findings, left_out)
    }

    /// What was found, in the order of the text, and how much more there is.
    pub(crate) fn into_findings(self) -> (Vec<Diagnostic>, u64) {
        let spans: Vec<ByteSpan> = self.findings.iter().filter_map(|(_, s)| *s).gather();
        let mut spans = resolve(self.text, &spans).into_iter();
        let findings = self
            .findings
            .into_iter()
            .map(|(mut finding, at)| {
                finding.span = at.and_then(|_| spans.next());
                finding
            })
            .gather();
        (findings, self.left_out)
    }
}
