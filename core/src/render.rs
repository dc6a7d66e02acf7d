//! Findings for people: the line of the file, underlined, in colour where a terminal shows it.

use std::fmt::Write as _;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};

use crate::{Diagnostic, Report, Severity, Span};

/// Draws findings with the lines of the file that they are in.
///
/// ```
/// use claimgraph::{Graph, Snippets};
///
/// let bytes = br#"{"format": 1, "places": {"a": {"names": [{"text": "A"}],
///   "within": [{"place": "b", "basis": "stated"}]}}}"#;
/// let report = Graph::from_json(bytes)?.validate().located(bytes)?;
/// let text = Snippets::new(std::str::from_utf8(bytes).unwrap(), "case.json").draw(&report);
/// assert!(text.contains("error[CG201]: there is no record `b`"));
/// assert!(text.contains("case.json:2:24"));
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug)]
pub struct Snippets<'s> {
    path: &'s str,
    lines: Vec<&'s str>,
    renderer: Renderer,
}

impl<'s> Snippets<'s> {
    /// For the text of a file that findings have been located in, and the file's name.
    pub fn new(text: &'s str, path: &'s str) -> Self {
        Self {
            path,
            lines: text.split('\n').collect(),
            renderer: Renderer::plain(),
        }
    }

    /// The same, in colour and with line-drawing characters.
    #[must_use]
    pub fn coloured(mut self) -> Self {
        self.renderer = Renderer::styled().decor_style(DecorStyle::Unicode);
        self
    }

    /// All findings, one after the other.
    pub fn draw(&self, report: &Report) -> String {
        let mut out = String::new();
        for finding in report {
            out.push_str(&self.draw_one(finding));
            out.push_str("\n\n");
        }
        if report.left_out() > 0 {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{} more findings are not listed\n", report.left_out());
        }
        out
    }

    /// One finding.
    pub fn draw_one(&self, finding: &Diagnostic) -> String {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let mut group = level
            .primary_title(finding.message.as_str())
            .id(finding.code.as_str())
            .elements(Vec::<Origin<'_>>::new());
        group = match finding.span.and_then(|span| self.snippet(span)) {
            Some((snippet, from, to)) => {
                group.element(snippet.annotation(AnnotationKind::Primary.span(from..to)))
            }
            None => group.element(Origin::path(format!("{}{}", self.path, finding.pointer))),
        };
        let mut groups = vec![group];
        for related in &finding.related {
            let group = Group::with_title(Level::NOTE.secondary_title(related.message.as_str()));
            groups.push(match related.span.and_then(|span| self.snippet(span)) {
                Some((snippet, from, to)) => {
                    group.element(snippet.annotation(AnnotationKind::Context.span(from..to)))
                }
                None => group.element(Origin::path(related.pointer.as_str())),
            });
        }
        if let Some(help) = &finding.help {
            groups.push(Group::with_title(
                Level::HELP.secondary_title(help.as_str()),
            ));
        }
        self.renderer.render(&groups)
    }

    /// The line that a stretch begins on, and the stretch's bytes within it.
    fn snippet(
        &self,
        span: Span,
    ) -> Option<(Snippet<'s, annotate_snippets::Annotation<'s>>, usize, usize)> {
        let number = usize::try_from(span.start.line).ok()?;
        let line = *self.lines.get(number.checked_sub(1)?)?;
        let byte = |column: u64| {
            let chars = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
            line.char_indices()
                .nth(chars)
                .map_or(line.len(), |(byte, _)| byte)
        };
        let from = byte(span.start.column);
        let to = if span.end.line == span.start.line {
            byte(span.end.column)
        } else {
            line.len()
        };
        let snippet = Snippet::source(line).line_start(number).path(self.path);
        Some((snippet, from, to.max(from)))
    }
}
