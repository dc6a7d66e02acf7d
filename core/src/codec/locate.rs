//! From pointers to places in a file.

use crate::gather::{AddAll as _, Gather as _};
use crate::sorted::SortedMap;
use crate::{
    Error, Limits, Report, Span,
    json::{Kind, Reader, push_step},
    span::{ByteSpan, resolve},
};

impl Report {
    /// The same findings with their places in `bytes`, the file that the graph was read from
    /// (document or line form). Findings that already have a place keep it.
    ///
    /// # Errors
    ///
    /// When the bytes are not JSON.
    ///
    /// ```
    /// let bytes = br#"{"format": 1, "incidents":
    ///   {"x": {"title": "X", "kind": "protest", "place": "nowhere"}}}"#;
    /// let graph = claimgraph::Graph::from_json(bytes)?;
    /// let report = graph.validate().located(bytes)?;
    /// let span = report.iter().find_map(|d| d.span).unwrap();
    /// assert_eq!(span.start.line, 2);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn located(mut self, bytes: &[u8]) -> Result<Self, Error> {
        let mut pointers: Vec<&str> = Vec::new();
        for finding in &self {
            if finding.span.is_none() {
                pointers.push(&finding.pointer);
            }
            pointers.add_all(finding.related.iter().map(|r| r.pointer.as_str()));
        }
        let spans = locate(bytes, &pointers)?;
        for finding in self.findings_mut() {
            if finding.span.is_none() {
                finding.span = spans.get(&finding.pointer).copied();
            }
            for related in &mut finding.related {
                related.span = spans.get(&related.pointer).copied();
            }
        }
        Ok(self)
    }
}

/// Where the values that the pointers name stand in a file of either form.
///
/// An object or list that spans lines is shown by its key; what is not there, by the nearest thing around it.
fn locate(bytes: &[u8], pointers: &[&str]) -> Result<SortedMap<String, Span>, Error> {
    let limits = Limits {
        bytes: usize::MAX,
        string: usize::MAX,
        depth: Limits::DEEPEST,
        ..Limits::default()
    };
    let mut reader = Reader::new(bytes, limits)?;
    let mut wanted: Vec<&str> = pointers.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let mut search = Search {
        found: SortedMap::new(),
    };
    reader.space();
    if is_line_form(bytes, limits) {
        search.lines(&mut reader, &wanted);
    } else {
        search.value(&mut reader, "", None, &wanted);
        reader.end();
    }
    if !reader.is_clean() {
        return Err(reader.into_report().into());
    }
    let (names, spans): (Vec<&str>, Vec<ByteSpan>) = search.found.into_iter().unzip();
    let spans = resolve(reader.text(), &spans);
    Ok(names.into_iter().map(str::to_owned).zip(spans).collect())
}

/// Whether a file is in the line form: its first line is a whole object, the head, and another follows.
pub(crate) fn is_line_form(bytes: &[u8], limits: Limits) -> bool {
    let end = bytes
        .iter()
        .position(|b| *b == b'\n')
        .unwrap_or(bytes.len());
    let (head, rest) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
    // Asked first: a document on one line is not read twice.
    if rest.iter().all(u8::is_ascii_whitespace) {
        return false;
    }
    let Ok(mut reader) = Reader::new(head, limits) else {
        return false;
    };
    reader.skip();
    reader.end();
    !reader.is_broken()
}

struct Search<'p> {
    found: SortedMap<&'p str, ByteSpan>,
}

impl<'p> Search<'p> {
    /// Walks a value at `pointer`; `wanted` are the pointers at or below it.
    fn value(
        &mut self,
        reader: &mut Reader<'_>,
        pointer: &str,
        key: Option<ByteSpan>,
        wanted: &[&'p str],
    ) {
        let start = reader.begin();
        let Some(kind) = reader.kind() else { return };
        let below: Vec<&'p str> = wanted
            .iter()
            .copied()
            .filter(|w| w.len() > pointer.len())
            .gather();
        if below.is_empty() {
            reader.skip();
        } else {
            match kind {
                Kind::Object => {
                    let _ = reader.object("", |reader, name, at| {
                        self.step(reader, pointer, &name, Some(at), &below);
                    });
                }
                Kind::Array => {
                    let _ = reader.array("", |reader, index| {
                        self.step(reader, pointer, &index.to_string(), None, &below);
                    });
                }
                _ => reader.skip(),
            }
        }
        let end = reader.pos();
        let text = reader.text().get(start..end).unwrap_or_default();
        let whole = ByteSpan { start, end };
        let shown = if text.contains('\n') {
            key.unwrap_or(ByteSpan {
                start,
                end: start + 1,
            })
        } else {
            whole
        };
        for pointer in wanted {
            self.found.entry(pointer).or_insert(shown);
        }
    }

    fn step(
        &mut self,
        reader: &mut Reader<'_>,
        pointer: &str,
        name: &str,
        key: Option<ByteSpan>,
        wanted: &[&'p str],
    ) {
        let mut child = pointer.to_owned();
        push_step(&mut child, name);
        let below = at_or_below(wanted, &child);
        if below.is_empty() {
            reader.skip();
        } else {
            self.value(reader, &child, key, &below);
        }
    }

    fn lines(&mut self, reader: &mut Reader<'_>, wanted: &[&'p str]) {
        while reader.pos() < reader.text().len() && !reader.is_broken() {
            let start = reader.pos();
            let (mut section, mut id) = (None, None);
            let mut record = None;
            let _ = reader.object("", |reader, key, _| {
                let at = reader.begin();
                match &*key {
                    "section" => section = reader.string(""),
                    "id" => {
                        id = reader.string("").map(|id| {
                            (
                                id,
                                ByteSpan {
                                    start: at,
                                    end: reader.pos(),
                                },
                            )
                        });
                    }
                    "record" => {
                        record = Some(at);
                        reader.skip();
                    }
                    _ => reader.skip(),
                }
            });
            let end = reader.pos();
            if let (Some(section), Some((id, key)), Some(at)) = (section, id, record) {
                let mut pointer = String::new();
                push_step(&mut pointer, &section);
                push_step(&mut pointer, &id);
                let below = at_or_below(wanted, &pointer);
                if !below.is_empty() {
                    reader.go_to(at);
                    self.value(reader, &pointer, Some(key), &below);
                    reader.go_to(end);
                }
            } else if start == 0 {
                reader.go_to(start);
                let head: Vec<&'p str> = wanted
                    .iter()
                    .copied()
                    .filter(|w| w.is_empty() || w.starts_with("/about") || *w == "/format")
                    .gather();
                self.value(reader, "", None, &head);
                reader.go_to(end);
            }
            reader.space();
        }
    }
}

/// Of sorted pointers, those that name this one or something below it.
fn at_or_below<'p>(sorted: &[&'p str], pointer: &str) -> Vec<&'p str> {
    let from = sorted.partition_point(|w| *w < pointer);
    let rest = sorted.get(from..).unwrap_or_default();
    rest.iter()
        .map_while(|w| w.strip_prefix(pointer).map(|below| (*w, below)))
        // `/a-b` sorts between `/a` and `/a/b`.
        .filter(|(_, below)| below.is_empty() || below.starts_with('/'))
        .map(|(w, _)| w)
        .gather()
}
