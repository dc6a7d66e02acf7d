//! A document put together from the blocks of a line file, in their order.

use super::lines::{Lines, Met};
use crate::gather::Gather as _;
use crate::{
    Code, Diagnostic, Document, Error, Id, Limits, List, Map, Report, Section, Span,
    document::ids,
    hashed::HashedSet,
    json::{not_text, push_step},
    model::ListExtension,
    sorted::Arrange as _,
    span::{ByteSpan, Point, resolve},
};

/// What one block turned out to be.
pub(super) enum Block {
    /// Lines, with what is wrong with them, in the order of the text.
    Read(Box<Lines>, Vec<Diagnostic>, u64),
    /// Bytes that are not UTF-8 from here on.
    NotText(usize),
    /// The head of a file that cannot be read at all, and why.
    Refused(Report),
}

impl Block {
    pub(super) fn read(bytes: &[u8], first: bool, limits: Limits) -> Self {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => return Self::NotText(error.valid_up_to()),
        };
        match Lines::read(text, first, limits) {
            Ok((lines, findings, left_out)) => Self::Read(Box::new(lines), findings, left_out),
            Err(report) => Self::Refused(report),
        }
    }
}

/// What the blocks so far hold together.
pub(super) struct Gathered {
    limits: Limits,
    document: Document,
    lists: Map<List, ListExtension>,
    places: Records<crate::Place>,
    actors: Records<crate::Actor>,
    incidents: Records<crate::Incident>,
    sources: Records<crate::Source>,
    claims: Records<crate::Claim>,
    assessments: Records<crate::Assessment>,
    findings: Findings,
    /// Of ids that stand twice: listed last, so that they crowd nothing out.
    twice: Findings,
    /// Where the next block begins.
    bytes: usize,
    lines: u64,
    offset: u64,
}

impl Gathered {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            document: Document::default(),
            lists: Map::new(),
            places: Records::new("places"),
            actors: Records::new("actors"),
            incidents: Records::new("incidents"),
            sources: Records::new("sources"),
            claims: Records::new("claims"),
            assessments: Records::new("assessments"),
            findings: Findings::default(),
            twice: Findings::default(),
            bytes: 0,
            lines: 0,
            offset: 0,
        }
    }

    /// Adds the next block, and the bytes that it was read from.
    ///
    /// # Errors
    ///
    /// With the one finding that ends all reading.
    pub(super) fn add(&mut self, bytes: &[u8], block: Block) -> Result<(), Report> {
        let (lines, findings, left_out) = match block {
            Block::Read(lines, findings, left_out) => (lines, findings, left_out),
            Block::Refused(report) => return Err(report),
            Block::NotText(at) => {
                let before = std::str::from_utf8(bytes.get(..at).unwrap_or_default());
                let mut finding = not_text(self.bytes + at);
                finding.span = resolve(
                    before.unwrap_or_default(),
                    &[ByteSpan { start: at, end: at }],
                )
                .pop();
                self.shift(&mut finding);
                return Err(Report::new(vec![finding], 0));
            }
        };
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        for mut finding in findings {
            self.shift(&mut finding);
            self.findings.add(finding, self.limits);
        }
        self.findings.left_out += left_out;
        if lines.about.is_some() {
            self.document.about = lines.about;
        }
        let mut twice = Vec::new();
        self.lists(lines.lists, &mut twice);
        self.places.add(lines.places, &mut twice);
        self.actors.add(lines.actors, &mut twice);
        self.incidents.add(lines.incidents, &mut twice);
        self.sources.add(lines.sources, &mut twice);
        self.claims.add(lines.claims, &mut twice);
        self.assessments.add(lines.assessments, &mut twice);
        twice.arrange_by_key(|(_, at)| *at);
        let spans: Vec<ByteSpan> = twice.iter().map(|(_, at)| *at).gather();
        for ((mut finding, _), span) in twice.into_iter().zip(resolve(text, &spans)) {
            finding.span = Some(span);
            self.shift(&mut finding);
            self.twice.add(finding, self.limits);
        }
        self.bytes += bytes.len();
        self.lines += text.matches('\n').count() as u64;
        self.offset += text.chars().count() as u64;
        Ok(())
    }

    /// From places in a block to places in the file.
    fn shift(&self, finding: &mut Diagnostic) {
        let shift = |point: Point| Point {
            line: point.line + self.lines,
            column: point.column,
            offset: point.offset + self.offset,
        };
        finding.span = finding.span.map(|span| Span {
            start: shift(span.start),
            end: shift(span.end),
        });
    }

    fn lists(
        &mut self,
        met: Vec<(List, ByteSpan, ListExtension)>,
        twice: &mut Vec<(Diagnostic, ByteSpan)>,
    ) {
        for (list, at, extension) in met {
            if !self.lists.contains_key(&list) {
                self.lists.insert(list, extension);
                continue;
            }
            let pointer = format!("/vocabulary/{list}");
            let message = format!("the list `{list}` stands twice");
            let finding = Diagnostic::new(Code::DuplicateId, pointer, message);
            twice.push((finding.param("value", list.as_str()), at));
        }
    }

    /// The document, or what is wrong with the file.
    pub(super) fn finish(mut self) -> Result<Document, Error> {
        let listed = self.findings.listed.len();
        if listed + self.twice.listed.len() > 0 || self.findings.left_out + self.twice.left_out > 0
        {
            for finding in self.twice.listed {
                self.findings.add(finding, self.limits);
            }
            let left_out = self.findings.left_out + self.twice.left_out;
            return Err(Report::new(self.findings.listed, left_out).into());
        }
        self.document.vocabulary.lists = self.lists;
        self.document
            .vocabulary
            .lists
            .retain(|_, list| list.open.is_some() || !list.terms.is_empty());
        Ok(Document {
            places: self.places.section(),
            actors: self.actors.section(),
            incidents: self.incidents.section(),
            sources: self.sources.section(),
            claims: self.claims.section(),
            assessments: self.assessments.section(),
            ..self.document
        })
    }
}

/// Findings up to the limit, and how many more there are.
#[derive(Default)]
struct Findings {
    listed: Vec<Diagnostic>,
    left_out: u64,
}

impl Findings {
    fn add(&mut self, finding: Diagnostic, limits: Limits) {
        if self.listed.len() < limits.findings {
            self.listed.push(finding);
        } else {
            self.left_out += 1;
        }
    }
}

/// Records of one section as they come, which may be in any order and stand twice.
struct Records<T> {
    ids: Ids,
    entries: Vec<(Id, T)>,
}

impl<T> Records<T> {
    fn new(section: &'static str) -> Self {
        Self {
            ids: Ids {
                section,
                last: None,
                met: None,
            },
            entries: Vec::new(),
        }
    }

    fn add(&mut self, met: Met<T>, twice: &mut Vec<(Diagnostic, ByteSpan)>) {
        self.entries.reserve(met.len());
        for (id, at, record) in met {
            let entries = &self.entries;
            if !self.ids.is_new(&id, record.is_some(), &|| ids(entries)) {
                twice.push((self.ids.twice(&id), at));
            } else if let Some(record) = record {
                self.entries.push((id, record));
            }
        }
    }

    fn section(self) -> Section<T> {
        // Had an id stood twice, its finding would have refused the file.
        Section::from_unsorted(self.entries).unwrap_or_default()
    }
}

/// The ids of one section as they come.
struct Ids {
    section: &'static str,
    /// The last id met, while ids ascend: then no id can have stood before.
    last: Option<Id>,
    /// All ids met, once they have not ascended, or one was of a record that could not be read.
    met: Option<HashedSet<Id>>,
}

impl Ids {
    /// Whether the id is met for the first time; `before` are the ids of what was read before.
    fn is_new<'r>(&mut self, id: &Id, is_read: bool, before: &dyn Fn() -> Vec<&'r Id>) -> bool {
        let ascends = self.last.as_ref().is_none_or(|last| last < id);
        if self.met.is_none() && ascends && is_read {
            self.last = Some(id.clone());
            return true;
        }
        let met = || before().into_iter().cloned().collect();
        self.met.get_or_insert_with(met).insert(id.clone())
    }

    fn twice(&self, id: &Id) -> Diagnostic {
        let mut pointer = format!("/{}", self.section);
        push_step(&mut pointer, id.as_str());
        let message = format!("the id `{id}` stands twice");
        Diagnostic::new(Code::DuplicateId, pointer, message)
            .id(id)
            .help("ids are unique over the whole document")
    }
}
