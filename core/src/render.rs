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
    lines: Vec<Line<'s>>,
    renderer: Renderer,
}

/// Lines longer than this, in bytes, are shown in part: a file may be one line.
const LONG: usize = 1_024;
/// How many characters of a long line are shown before the stretch and after its beginning.
const AROUND: usize = 80;
/// How many characters lie between two places that are marked in a long line.
const STRIDE: usize = 512;

/// A line, with the bytes at which every so-manieth character begins, so that none is counted from the
/// beginning for every finding.
#[derive(Debug)]
struct Line<'s> {
    text: &'s str,
    marks: Vec<usize>,
}

impl<'s> Line<'s> {
    fn new(text: &'s str) -> Self {
        let marks = if text.len() > LONG {
            let every = text.char_indices().step_by(STRIDE);
            every.map(|(byte, _)| byte).collect()
        } else {
            Vec::new()
        };
        Self { text, marks }
    }

    /// The byte at which a character begins, counted from 0; the end for those beyond.
    fn byte(&self, character: usize) -> usize {
        let (mark, rest) = (character / STRIDE, character % STRIDE);
        let from = match self.marks.get(mark) {
            Some(from) => *from,
            None if self.marks.is_empty() => return nth(self.text, character),
            None => return self.text.len(),
        };
        from + self.text.get(from..).map_or(0, |text| nth(text, rest))
    }
}

/// The byte at which the so-manieth character of a text begins.
fn nth(text: &str, character: usize) -> usize {
    let mut characters = text.char_indices();
    characters
        .nth(character)
        .map_or(text.len(), |(byte, _)| byte)
}

/// What is shown of a file: where, of which text, and what is marked in it.
struct Excerpt<'s> {
    origin: Option<Origin<'s>>,
    snippet: Snippet<'s, annotate_snippets::Annotation<'s>>,
    from: usize,
    to: usize,
}

impl<'s> Excerpt<'s> {
    fn into_group(self, group: Group<'s>, kind: AnnotationKind) -> Group<'s> {
        let group = match self.origin {
            Some(origin) => group.element(origin),
            None => group,
        };
        group.element(self.snippet.annotation(kind.span(self.from..self.to)))
    }
}

impl<'s> Snippets<'s> {
    /// For the text of a file that findings have been located in, and the file's name.
    pub fn new(text: &'s str, path: &'s str) -> Self {
        Self {
            path,
            lines: text.split('\n').map(Line::new).collect(),
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
            Some(excerpt) => excerpt.into_group(group, AnnotationKind::Primary),
            None => group.element(Origin::path(format!("{}{}", self.path, finding.pointer))),
        };
        let mut groups = vec![group];
        for related in &finding.related {
            let group = Group::with_title(Level::NOTE.secondary_title(related.message.as_str()));
            groups.push(match related.span.and_then(|span| self.snippet(span)) {
                Some(excerpt) => excerpt.into_group(group, AnnotationKind::Context),
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

    /// The line that a stretch begins on, or of a long line what lies around the stretch.
    fn snippet(&self, span: Span) -> Option<Excerpt<'s>> {
        let number = usize::try_from(span.start.line).ok()?;
        let line = self.lines.get(number.checked_sub(1)?)?;
        let character =
            |column: u64| usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
        let first = character(span.start.column);
        let from = line.byte(first);
        let to = if span.end.line == span.start.line {
            line.byte(character(span.end.column)).max(from)
        } else {
            line.text.len()
        };
        if line.text.len() <= LONG {
            let snippet = Snippet::source(line.text)
                .line_start(number)
                .path(self.path);
            return Some(Excerpt {
                origin: None,
                snippet,
                from,
                to,
            });
        }
        let start = line.byte(first.saturating_sub(AROUND));
        let end = line.byte(first.saturating_add(AROUND));
        let shown = line.text.get(start..end)?;
        let column = first.saturating_add(1);
        Some(Excerpt {
            // The place is that in the line, not that in the part of it.
            origin: Some(Origin::path(self.path).line(number).char_column(column)),
            snippet: Snippet::source(shown).line_start(number),
            from: from - start,
            to: to.min(end) - start,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::Graph;

    #[test]
    fn a_long_line_is_shown_in_part_with_its_own_columns() {
        let mut places: Vec<String> = (0..3_000)
            .map(|n| format!(r#""p-{n}":{{"names":[{{"text":"Ünter"}}],"within":[{{"place":"q-{n}","basis":"stated"}}]}}"#))
            .collect();
        places.sort();
        let text = format!(r#"{{"format":1,"places":{{{}}}}}"#, places.join(","));
        let graph = Graph::from_json(text.as_bytes()).unwrap();
        let report = graph.validate().located(text.as_bytes()).unwrap();
        let started = std::time::Instant::now();
        let drawn = Snippets::new(&text, "case.json").draw(&report);
        assert!(started.elapsed() < std::time::Duration::from_secs(20));
        assert!(drawn.len() < 6_000 * 800, "{}", drawn.len());
        for id in ["q-0", "q-2999"] {
            let column = text.find(&format!("\"{id}\"")).unwrap();
            let column = text.get(..column).unwrap().chars().count() + 1;
            let finding = drawn
                .split("error[CG201]: there is no record `")
                .find(|f| f.starts_with(&format!("{id}`")));
            let finding = finding.unwrap();
            assert!(
                finding.contains(&format!("case.json:1:{column}\n")),
                "{finding}"
            );
            let lines: Vec<&str> = finding.lines().collect();
            let at = |line: &str, what: &str| {
                line.find(what)
                    .map(|b| line.get(..b).unwrap().chars().count())
            };
            let marked = lines.iter().position(|line| line.contains('^')).unwrap();
            let (above, below) = (lines.get(marked - 1).unwrap(), lines.get(marked).unwrap());
            assert_eq!(at(above, &format!("\"{id}\"")), at(below, "^"), "{finding}");
        }
    }
}
