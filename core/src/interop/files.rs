//! Operations put to a file, and those put to nothing.

use serde::Serialize;

use super::{
    answers, json,
    options::{Given, needed},
};
use crate::gather::{AddAll as _, Gather as _};
use crate::{
    Code, Count, Day, Document, Error, Graph, Map, Position, Report, SectionName, Severity, Sha256,
    SourceText, When, codec, text::shown,
};

#[derive(Serialize)]
struct Explained {
    code: Code,
    slug: &'static str,
    severity: Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'static str>,
}

impl Explained {
    fn new(code: Code, with_page: bool) -> Self {
        Self {
            code,
            slug: code.slug(),
            severity: code.severity(),
            page: with_page.then(|| code.page()),
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "all operations are of one type")]
pub(super) fn codes(_: &Given) -> Result<String, Error> {
    let all = Code::ALL.iter().map(|code| Explained::new(*code, false));
    Ok(json(&all.gather()))
}

pub(super) fn explain(given: &Given) -> Result<String, Error> {
    let asked = needed("code", given.text("code"))?;
    let code = Code::find(asked).ok_or_else(|| {
        let shown = shown(asked, 100);
        Error::Question(format!("there is no code `{shown}`"))
    })?;
    Ok(json(&Explained::new(code, true)))
}

pub(super) fn check(bytes: &[u8], given: &Given) -> Result<String, Error> {
    Ok(checked(bytes, given)?.to_json())
}

/// Every finding about a file, with its place.
pub(super) fn checked(bytes: &[u8], given: &Given) -> Result<Report, Error> {
    let validation = answers::validation(given)?;
    match Graph::load(bytes, given.limits()) {
        Ok(graph) => Ok(graph.validate_with(&validation).located(bytes)?),
        Err(Error::Unreadable(report)) => Ok(*report),
        Err(other) => Err(other),
    }
}

pub(super) fn from_tables(bytes: &[u8], _: &Given) -> Result<String, Error> {
    let text = std::str::from_utf8(bytes)
        .map_err(|why| Error::Question(format!("the tables are not UTF-8: {why}")))?;
    let document = Document::from_tables(text)?;
    // The whole graph is made, so that an id in two sections is refused here as everywhere.
    Ok(Graph::indexed(document)?.document().to_json())
}

pub(super) fn find(given: &Given) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Found {
        text: SourceText,
        positions: Vec<Position>,
    }
    let text = needed("text", given.text("text"))?;
    let mut positions = Vec::new();
    if let Some(quote) = given.text("quote") {
        let count = |text: &str| text.chars().count() as u64;
        let length = count(quote);
        let (mut bytes, mut points) = (0, 0);
        for (at, _) in text.match_indices(quote) {
            points += count(text.get(bytes..at).unwrap_or_default());
            bytes = at;
            let ends = Count::new(points)
                .ok()
                .zip(Count::new(points + length).ok());
            positions.add_all(ends.and_then(|(start, end)| Position::new(start, end)));
        }
    }
    Ok(json(&Found {
        text: SourceText::of(text),
        positions,
    }))
}

pub(super) fn date(given: &Given) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Days<'a> {
        text: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        earliest: Option<Day>,
        #[serde(skip_serializing_if = "Option::is_none")]
        latest: Option<Day>,
        qualified: bool,
    }
    let text = needed("text", given.text("text"))?;
    let when = When::parse(text).map_err(|why| {
        let shown = shown(text, 100);
        Error::Question(format!("`{shown}` is no date: {why}"))
    })?;
    Ok(json(&Days {
        text,
        earliest: when.earliest(),
        latest: when.latest(),
        qualified: when.is_qualified(),
    }))
}

fn read(bytes: &[u8], given: &Given) -> Result<Document, Error> {
    // The whole graph is made, so that an id in two sections is refused here as everywhere.
    Ok(Graph::load(bytes, given.limits())?.into_document())
}

pub(super) fn fmt(bytes: &[u8], given: &Given) -> Result<String, Error> {
    let document = read(bytes, given)?;
    if codec::is_line_form(bytes, given.limits()) {
        Ok(document.to_lines())
    } else {
        Ok(document.to_json())
    }
}

pub(super) fn to_json(bytes: &[u8], given: &Given) -> Result<String, Error> {
    Ok(read(bytes, given)?.to_json())
}

pub(super) fn to_lines(bytes: &[u8], given: &Given) -> Result<String, Error> {
    Ok(read(bytes, given)?.to_lines())
}

pub(super) fn digest(bytes: &[u8], given: &Given) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Digests {
        document: Sha256,
        #[serde(skip_serializing_if = "Option::is_none")]
        records: Option<Map<SectionName, Map<String, Sha256>>>,
    }
    let document = read(bytes, given)?;
    let of = |section: SectionName| -> Map<String, Sha256> {
        let digests = document.ids(section).filter_map(|id| {
            let digest = document.record_digest(section, id)?;
            Some((id.to_owned(), digest))
        });
        digests.collect()
    };
    let sections = SectionName::ALL
        .iter()
        .map(|section| (*section, of(*section)));
    Ok(json(&Digests {
        document: document.digest(),
        records: given.flag("records").unwrap_or(false).then(|| {
            sections
                .filter(|(_, digests)| !digests.is_empty())
                .collect()
        }),
    }))
}
