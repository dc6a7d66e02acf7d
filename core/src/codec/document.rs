//! The document form.

use super::{collected::Collected, layout};
use crate::{
    Code, Document, Error, Limits, Report, Section, SectionName,
    json::{
        Decode, Encode, Fields, Found, Reader, SAFE, Step, Writer, excerpt, id_of, missing, read,
    },
};

/// The version of the format that this crate writes, and the newest that it reads.
pub(crate) const FORMAT: u64 = 1;

pub(super) const MEMBERS: &[&str] = &[
    "format",
    "about",
    "vocabulary",
    "places",
    "actors",
    "incidents",
    "sources",
    "claims",
    "assessments",
];

pub(crate) fn read_document(bytes: &[u8], limits: Limits) -> Result<Document, Error> {
    let mut reader = Reader::new(bytes, limits)?;
    let mut document = Document::default();
    let mut version = None;
    let fields = Fields::read(
        &mut reader,
        "a document",
        MEMBERS,
        |reader, name| match name {
            "format" => version.insert(format(reader)).is_read(),
            "about" => read(reader, &mut document.about),
            "vocabulary" => Decode::decode(reader)
                .map(|v| document.vocabulary = v)
                .is_some(),
            "places" => section(reader, &mut document.places),
            "actors" => section(reader, &mut document.actors),
            "incidents" => section(reader, &mut document.incidents),
            "sources" => section(reader, &mut document.sources),
            "claims" => section(reader, &mut document.claims),
            _ => section(reader, &mut document.assessments),
        },
    );
    if version == Some(Version::Other) {
        return Err(only_version(bytes, limits)?.into());
    }
    reader.end();
    if let Some(fields) = fields.filter(|_| version.is_none() && !reader.is_broken()) {
        missing(&mut reader, fields.start(), "format");
    }
    if document
        .about
        .as_ref()
        .is_some_and(|a| *a == crate::About::new())
    {
        document.about = None;
    }
    if reader.is_clean() {
        Ok(document)
    } else {
        Err(reader.into_report().into())
    }
}

/// What a file says about the version of its format.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// It can be read.
    This,
    /// It cannot, and anything in the file may mean something else: reading stops.
    Other,
    /// Not a number at all.
    Unclear,
}

impl Version {
    pub(super) fn is_read(self) -> bool {
        self == Self::This
    }
}

/// Reads the version of the format.
pub(super) fn format(reader: &mut Reader<'_>) -> Version {
    let start = reader.begin();
    let Some(token) = reader.number("the number 1") else {
        return Version::Unclear;
    };
    if token.parse() == Ok(FORMAT) {
        return Version::This;
    }
    let newer = token.parse::<u64>().is_ok_and(|n| n > FORMAT && n <= SAFE);
    let shown = excerpt(token, 40);
    reader.find(
        start,
        Code::UnsupportedFormat,
        format_args!("format `{shown}` cannot be read, only 1"),
        |d| {
            let d = d.param("format", &*shown).param("supported", FORMAT);
            if newer {
                d.help("the file was written by a newer claimgraph: update this one")
            } else {
                d.help("write `\"format\": 1`")
            }
        },
    );
    reader.stop();
    Version::Other
}

/// What there is to say about a file of another version: nothing but that.
pub(super) fn only_version(bytes: &[u8], limits: Limits) -> Result<Report, Report> {
    let mut reader = Reader::new(bytes, limits)?;
    let _ = reader.object("a document", |reader, key, _| {
        if key == "format" {
            reader.forget(Found::default());
            reader.under(Step::Field("format"), format);
        } else {
            reader.skip();
        }
    });
    Ok(reader.into_report())
}

/// Reads one section.
fn section<T: Decode>(reader: &mut Reader<'_>, into: &mut Section<T>) -> bool {
    let mut records = Collected::default();
    let done = reader.object("an object from id to record", |reader, key, at| {
        reader.under(Step::Key(key.clone()), |reader| {
            let id = id_of(reader, &key, at);
            let record = T::decode(reader);
            if let Some(id) = id {
                records.add(id, at, record);
            }
        });
    });
    *into = records.settle(reader, &[]);
    done.is_some()
}

/// The document as compact JSON, members in the order of the format's table.
pub(super) fn compact(document: &Document) -> String {
    let mut writer = Writer::default();
    writer.object(|o| {
        o.with("format", |writer| writer.number(FORMAT));
        o.field("about", &document.about);
        o.field("vocabulary", &document.vocabulary);
        o.field("places", &document.places);
        o.field("actors", &document.actors);
        o.field("incidents", &document.incidents);
        o.field("sources", &document.sources);
        o.field("claims", &document.claims);
        o.field("assessments", &document.assessments);
    });
    writer.finish()
}

/// Reads back what would be written: whoever makes records in a program gets the findings of a reader.
pub(crate) fn check_shape(document: &Document) -> Result<(), Report> {
    let limits = Limits {
        bytes: usize::MAX,
        ..Limits::default()
    };
    match read_document(compact(document).as_bytes(), limits) {
        Err(Error::Unreadable(report)) => Err(report.unlocated()),
        Ok(_) | Err(_) => Ok(()),
    }
}

pub(crate) fn write_document(document: &Document) -> String {
    layout::readable(&compact(document))
}

/// One record as compact JSON.
pub(crate) fn record_json(document: &Document, section: SectionName, id: &str) -> Option<String> {
    let record: &dyn Encode = match section {
        SectionName::Places => document.places.get(id)?,
        SectionName::Actors => document.actors.get(id)?,
        SectionName::Incidents => document.incidents.get(id)?,
        SectionName::Sources => document.sources.get(id)?,
        SectionName::Claims => document.claims.get(id)?,
        SectionName::Assessments => document.assessments.get(id)?,
    };
    let mut writer = Writer::default();
    record.encode(&mut writer);
    Some(writer.finish())
}
