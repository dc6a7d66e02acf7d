//! The line form: one JSON object a line.

use super::document::{FORMAT, Version, format, only_version};
use crate::gather::Gather as _;
use crate::{
    About, Code, Diagnostic, Document, Id, Limits, List, Report, Section, SectionName,
    json::{
        Decode, Encode, Fields, Reader, Step, Writer, excerpt, id_of, missing, one_by_word, put,
        read,
    },
    model::{Actor, Assessment, Claim, Incident, ListExtension, Place, Source},
    span::ByteSpan,
    text::escaped,
};

/// Records with their ids, and where those stand; without the record, one that could not be read.
pub(crate) type Met<T> = Vec<(Id, ByteSpan, Option<T>)>;

/// What a block of whole lines holds.
#[derive(Default)]
pub(crate) struct Lines {
    pub(super) about: Option<About>,
    pub(crate) lists: Vec<(List, ByteSpan, ListExtension)>,
    pub(crate) places: Met<Place>,
    pub(crate) actors: Met<Actor>,
    pub(crate) incidents: Met<Incident>,
    pub(crate) sources: Met<Source>,
    pub(crate) claims: Met<Claim>,
    pub(crate) assessments: Met<Assessment>,
}

impl Lines {
    /// Reads a block, the first of the file or a later one, and says what is wrong with it, at places
    /// counted from the block's start, and how much more is.
    ///
    /// # Errors
    ///
    /// With what alone is to be said of a file of another version.
    pub(super) fn read(
        text: &str,
        first: bool,
        limits: Limits,
    ) -> Result<(Self, Vec<Diagnostic>, u64), Report> {
        let mut reader = Reader::over(text, limits);
        let mut lines = Self::default();
        let mut start = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let content = line.strip_suffix('\n').unwrap_or(line);
            reader.go_to(start);
            reader.limit_to(start + content.len());
            if content.trim().is_empty() {
                reader.find(start, Code::MalformedLine, "the line is empty", |d| {
                    d.help("every line holds one JSON object")
                });
            } else if first && number == 0 {
                if lines.head(&mut reader) == Some(Version::Other) {
                    return Err(only_version(line.as_bytes(), limits)?);
                }
            } else {
                lines.record(&mut reader);
            }
            if !reader.is_broken() {
                reader.end();
            }
            reader.mend();
            start += line.len();
        }
        if first && text.is_empty() {
            missing(&mut reader, 0, "format");
        }
        let (findings, left_out) = reader.into_findings();
        Ok((lines, findings, left_out))
    }

    /// Reads one line of which the parts are at hand, and says what is wrong with it.
    pub(crate) fn part(
        &mut self,
        section: &str,
        id: &str,
        record: &str,
        limits: Limits,
    ) -> Vec<Diagnostic> {
        // Told as a line would be: what a section and an id may be is said in one place.
        let mut name = Reader::over(section, limits);
        let all = LineSection::all();
        let Some(section) = all.iter().copied().find(|s| s.as_str() == section) else {
            let shown = excerpt(section, 140);
            let message = format_args!("`{}` is not a section", escaped(&shown));
            name.find(0, Code::UnknownValue, message, |d| {
                d.param("value", &*shown)
            });
            return name.into_findings().0;
        };
        let at = ByteSpan { start: 0, end: 0 };
        let mut reader = Reader::over(record, limits);
        if let Some(id) = id_of(&mut reader, id, at) {
            reader.at_depth(1, |reader| self.add(reader, section, &id, at));
            if !reader.is_broken() {
                reader.end();
            }
        }
        let mut findings = reader.into_findings().0;
        for finding in &mut findings {
            finding.span = None;
            if finding.pointer.is_empty() {
                // Beyond the end of the value: of that record all the same.
                finding.pointer = format!("/{}/{id}", section.as_str());
            }
        }
        findings
    }

    fn head(&mut self, reader: &mut Reader<'_>) -> Option<Version> {
        const FIELDS: &[&str] = &["format", "about"];
        let mut version = None;
        let about = &mut self.about;
        let fields = Fields::read(reader, "the head of a line file", FIELDS, |reader, name| {
            if name == "format" {
                version.insert(format(reader)).is_read()
            } else {
                read(reader, about)
            }
        });
        if let Some(fields) = fields.filter(|_| version.is_none()) {
            missing(reader, fields.start(), "format");
        }
        if self.about.as_ref() == Some(&About::new()) {
            self.about = None;
        }
        version
    }

    fn record(&mut self, reader: &mut Reader<'_>) {
        const FIELDS: &[&str] = &["section", "id", "record"];
        let (mut section, mut id, mut value) = (None, None, None);
        let mut at = ByteSpan { start: 0, end: 0 };
        let mut done = false;
        let fields = Fields::read(reader, "a line", FIELDS, |reader, name| {
            let start = reader.begin();
            match name {
                "section" => put(&mut section, section_of(reader)),
                "id" => {
                    let text = reader.string("an id");
                    let end = reader.pos();
                    at = ByteSpan { start, end };
                    put(&mut id, text.and_then(|t| id_of(reader, &t, at)))
                }
                _ => {
                    if let (Some(section), Some(id)) = (section, &id) {
                        done = true;
                        self.add(reader, section, id, at);
                    } else {
                        value = Some((start, reader.found()));
                        reader.skip();
                    }
                    true
                }
            }
        });
        let Some(fields) = fields else { return };
        if done || !fields.is_sound() {
            return;
        }
        let section = fields.required(reader, "section", section);
        let id = fields.required(reader, "id", id);
        match (section, id, value) {
            (Some(section), Some(id), Some((start, found))) => {
                // The record came before its section or id: go back and read it now.
                let end = reader.pos();
                reader.go_to(start);
                reader.forget(found);
                self.add(reader, section, &id, at);
                reader.go_to(end);
            }
            (Some(_), Some(_), None) => missing(reader, fields.start(), "record"),
            _ => {}
        }
    }

    fn add(&mut self, reader: &mut Reader<'_>, section: LineSection, id: &Id, at: ByteSpan) {
        fn read<T: Decode>(reader: &mut Reader<'_>, id: &Id, at: ByteSpan, into: &mut Met<T>) {
            let record = T::decode(reader);
            into.push((id.clone(), at, record));
        }
        let steps = [
            Step::Field(section.as_str()),
            Step::Key(id.as_str().to_owned().into()),
        ];
        reader.rooted(steps, |reader| match section {
            LineSection::Vocabulary => self.list(reader, id, at),
            LineSection::Records(name) => match name {
                SectionName::Places => read(reader, id, at, &mut self.places),
                SectionName::Actors => read(reader, id, at, &mut self.actors),
                SectionName::Incidents => read(reader, id, at, &mut self.incidents),
                SectionName::Sources => read(reader, id, at, &mut self.sources),
                SectionName::Claims => read(reader, id, at, &mut self.claims),
                SectionName::Assessments => read(reader, id, at, &mut self.assessments),
            },
        });
    }

    fn list(&mut self, reader: &mut Reader<'_>, id: &Id, at: ByteSpan) {
        let Some(extension) = ListExtension::decode(reader) else {
            return;
        };
        let Some(list) = List::ALL.iter().find(|l| l.as_str() == id.as_str()) else {
            let message = format_args!("`{id}` is not a list of terms");
            reader.find_at(at, Code::UnknownValue, message, |d| d.param("value", id));
            return;
        };
        self.lists.push((*list, at, extension));
    }
}

#[derive(Clone, Copy)]
enum LineSection {
    Vocabulary,
    Records(SectionName),
}

impl LineSection {
    fn all() -> Vec<Self> {
        let records = SectionName::ALL.iter().copied().map(Self::Records);
        std::iter::once(Self::Vocabulary).chain(records).gather()
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Vocabulary => "vocabulary",
            Self::Records(name) => name.as_str(),
        }
    }
}

fn section_of(reader: &mut Reader<'_>) -> Option<LineSection> {
    one_by_word(
        reader,
        "a section",
        &LineSection::all(),
        LineSection::as_str,
    )
}

pub(crate) fn write_lines(document: &Document) -> String {
    fn records<T: Encode>(out: &mut String, name: &str, section: &Section<T>) {
        for (id, record) in section.iter() {
            line(out, name, id.as_str(), record);
        }
    }
    let mut head = Writer::default();
    head.object(|o| {
        o.with("format", |writer| writer.number(FORMAT));
        o.field("about", &document.about);
    });
    let mut out = head.finish();
    out.push('\n');
    for (list, extension) in &document.vocabulary.lists {
        line(&mut out, "vocabulary", list.as_str(), extension);
    }
    records(&mut out, "places", &document.places);
    records(&mut out, "actors", &document.actors);
    records(&mut out, "incidents", &document.incidents);
    records(&mut out, "sources", &document.sources);
    records(&mut out, "claims", &document.claims);
    records(&mut out, "assessments", &document.assessments);
    out
}

fn line(out: &mut String, section: &str, id: &str, record: &dyn Encode) {
    let mut writer = Writer::default();
    writer.object(|o| {
        o.field("section", &section);
        o.field("id", &id);
        o.with("record", |writer| record.encode(writer));
    });
    out.push_str(&writer.finish());
    out.push('\n');
}
