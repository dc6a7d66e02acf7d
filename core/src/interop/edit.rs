//! Changing a case: a new graph of an old one and a list of changes.

use std::borrow::Cow;

use crate::{
    Document, Error, Ext, Graph, Limits, Section, SectionName, Text,
    json::{Fields, Reader, Writer, by_key, members, read},
    query::asked,
    sorted::SortedMap,
};

/// Members of an object, as they are written.
type Written<'a> = SortedMap<Cow<'a, str>, Cow<'a, str>>;

struct Changes<'a> {
    /// Members of a document: records that are added, or that stand in place of others.
    put: SortedMap<Cow<'a, str>, Written<'a>>,
    /// Fields of records that are there; null takes a field out.
    change: SortedMap<Cow<'a, str>, Written<'a>>,
    /// Ids of records to take out.
    remove: Vec<Text>,
}

impl<'a> Changes<'a> {
    fn read(json: &'a str) -> Result<Self, Error> {
        let limits = Limits {
            findings: 20,
            ..Limits::NONE
        };
        asked::read_within("the changes", json, limits, |reader| {
            let (mut put, mut change, mut remove) = (None, None, None);
            let names = &["put", "change", "remove"];
            Fields::read(reader, "an object of changes", names, |reader, name| {
                match name {
                    "put" => put = objects(reader),
                    "change" => change = objects(reader),
                    _ => return read(reader, &mut remove),
                }
                true
            })?;
            Some(Self {
                put: put.unwrap_or_default(),
                change: change.unwrap_or_default(),
                remove: remove.unwrap_or_default(),
            })
        })
    }
}

/// Reads an object of objects.
fn objects<'a>(reader: &mut Reader<'a>) -> Option<SortedMap<Cow<'a, str>, Written<'a>>> {
    by_key(reader, "an object of objects", |reader| {
        by_key(reader, "an object", |reader| {
            Some(reader.passed_over().into())
        })
    })
}

/// Makes a graph of another and of changes: `{"put": {"claims": {"toll": {…}}}, "change": {"six":
/// {"note": "…", "verb": null}}, "remove": ["eight"]}`. The other stays as it is.
///
/// What is put is read as strictly as a document; a field that is null is taken out of its record.
/// Records that others point to may go: it is for validation to say so.
///
/// ```
/// use claimgraph::{Graph, interop};
///
/// let graph = Graph::from_json(br#"{"format":1,"places":{"city":{"names":[{"text":"City"}]}}}"#)?;
/// let changed = interop::edit(&graph, r#"{"change":{"city":{"kind":"city"}},
///   "put":{"actors":{"mayor":{"kind":"person","names":[{"text":"the mayor"}]}}}}"#)?;
/// assert_eq!((graph.len(), changed.len()), (1, 2));
/// assert_eq!(changed.place("city").unwrap().kind.as_ref().unwrap().as_str(), "city");
/// # Ok::<(), claimgraph::Error>(())
/// ```
///
/// # Errors
///
/// When the changes cannot be read, name a record that is not there, or leave a document that could
/// not be read.
pub fn edit(graph: &Graph, changes: &str) -> Result<Graph, Error> {
    Ok(Graph::indexed(edited(graph.document(), changes)?)?)
}

/// Another document with changes. A record whose id stands in two sections, which no graph can hold,
/// is named with its section: `places/almaty`.
pub(super) fn edited(document: &Document, changes: &str) -> Result<Document, Error> {
    let admitted = Ext::parse(changes).map_err(unlocated)?;
    let Changes {
        put: mut records,
        change,
        remove: removed,
    } = Changes::read(admitted.as_json())?;
    for (id, fields) in &change {
        let (section, id) = named(document, id)?;
        let record = changed(document, section, id, fields);
        let records = records.entry(section.as_str().into()).or_default();
        if records.insert(id.into(), record.into()).is_some() {
            return Err(Error::Question(format!("`{id}` is both put and changed")));
        }
    }
    let mut document = document.clone();
    for id in &removed {
        let (section, id) = named(&document, id)?;
        remove(&mut document, section, id);
    }
    merge(&mut document, put(&records)?);
    Ok(document)
}

/// The record that is meant: its id, with its section before it where the id alone does not say which.
fn named<'i>(document: &Document, name: &'i str) -> Result<(SectionName, &'i str), Error> {
    let (within, id) = match name.split_once('/') {
        Some((section, id)) => (Some(section), id),
        None => (None, name),
    };
    let meant = |section: &&SectionName| within.is_none_or(|within| section.as_str() == within);
    let sections = document.sections_of(id);
    let mut meant = sections.iter().filter(meant);
    match (meant.next(), meant.next()) {
        (Some(section), None) => Ok((*section, id)),
        (None, _) => Err(Error::Question(format!("there is no record `{name}`"))),
        (Some(one), Some(other)) => Err(Error::Question(format!(
            "`{id}` stands for {} and for {}: name it `{one}/{id}` or `{other}/{id}`",
            one.one(),
            other.one()
        ))),
    }
}

/// A record with some of its fields changed.
fn changed(document: &Document, section: SectionName, id: &str, fields: &Written<'_>) -> String {
    let json = document.record_json(section, id).unwrap_or_default();
    let was = members(&json).into_iter();
    let mut record: Written<'_> = was.map(|(name, value)| (name, value.into())).collect();
    for (name, value) in fields {
        if value == "null" {
            record.remove(name);
        } else {
            record.insert(name.clone(), value.clone());
        }
    }
    let mut writer = Writer::default();
    write(&mut writer, &record);
    writer.finish()
}

fn write(writer: &mut Writer, members: &Written<'_>) {
    writer.object(|o| {
        for (name, value) in members {
            o.with(name, |writer| writer.raw(value));
        }
    });
}

/// Reads what is put as a document, which it is but for the version of the format.
fn put(records: &SortedMap<Cow<'_, str>, Written<'_>>) -> Result<Document, Error> {
    let mut writer = Writer::default();
    writer.object(|o| {
        o.with("format", |writer| writer.number(1));
        for (name, members) in records {
            o.with(name, |writer| write(writer, members));
        }
    });
    let limits = Limits {
        bytes: usize::MAX,
        ..Limits::default()
    };
    Document::load(writer.finish().as_bytes(), limits).map_err(unlocated)
}

/// Places in a text that was made on the way are of no use to anybody.
fn unlocated(error: Error) -> Error {
    match error {
        Error::Unreadable(report) => report.unlocated().into(),
        other => other,
    }
}

fn remove(document: &mut Document, section: SectionName, id: &str) {
    match section {
        SectionName::Places => drop(document.places.remove(id)),
        SectionName::Actors => drop(document.actors.remove(id)),
        SectionName::Incidents => drop(document.incidents.remove(id)),
        SectionName::Sources => drop(document.sources.remove(id)),
        SectionName::Claims => drop(document.claims.remove(id)),
        SectionName::Assessments => drop(document.assessments.remove(id)),
    }
}

fn merge(document: &mut Document, put: Document) {
    if put.about.is_some() {
        document.about = put.about;
    }
    document.vocabulary.lists.extend(put.vocabulary.lists);
    add(&mut document.places, &put.places);
    add(&mut document.actors, &put.actors);
    add(&mut document.incidents, &put.incidents);
    add(&mut document.sources, &put.sources);
    add(&mut document.claims, &put.claims);
    add(&mut document.assessments, &put.assessments);
}

fn add<T: Clone>(section: &mut Section<T>, put: &Section<T>) {
    section.extend(put.iter().map(|(id, record)| (id.clone(), record.clone())));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::edit;
    use crate::{Error, Graph, Place, id};

    fn case() -> Graph {
        let (a, b) = (Place::new("A"), Place::new("B"));
        Graph::builder()
            .place(id!("a"), a)
            .place(id!("b"), b)
            .build()
            .unwrap()
    }

    fn why(changes: &str) -> String {
        match edit(&case(), changes).unwrap_err() {
            Error::Unreadable(report) => {
                assert!(report.iter().all(|finding| finding.span.is_none()));
                report
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("; ")
            }
            other => other.to_string(),
        }
    }

    #[test]
    fn the_old_stays_and_the_new_has_the_changes() {
        let old = case();
        let new = edit(
            &old,
            r#"{"remove":["a"],"change":{"b":{"note":"one","point":{"lat":0.00001,"lon":1}}},
                "put":{"about":{"title":"New"},"places":{"c":{"names":[{"text":"C"}],"ext":{"n":1.50}}}}}"#,
        )
        .unwrap();
        assert_eq!(old.document(), case().document());
        let lines = new.document().to_lines();
        let expected = [
            r#"{"format":1,"about":{"title":"New"}}"#,
            r#"{"section":"places","id":"b","record":{"names":[{"text":"B"}],"point":{"lat":0.00001,"lon":1},"note":"one"}}"#,
            r#"{"section":"places","id":"c","record":{"names":[{"text":"C"}],"ext":{"n":1.50}}}"#,
        ];
        assert_eq!(lines.lines().collect::<Vec<_>>(), expected);
        let back = edit(&new, r#"{"change":{"b":{"note":null,"point":null}}}"#).unwrap();
        assert_eq!(
            back.document().places.get("b"),
            old.document().places.get("b")
        );
        assert_eq!(edit(&old, "{}").unwrap().document(), old.document());
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(why(r#"{"remove":["x"]}"#), "there is no record `x`");
        assert_eq!(why(r#"{"change":{"x":{}}}"#), "there is no record `x`");
        assert!(why(r#"{"puts":{}}"#).contains("unknown field `puts`"));
        assert_eq!(
            why(r#"{"put":{"places":[]},"remove":"a"}"#),
            "the changes cannot be read: at /put/places: expected an object, found a list; \
             at /remove: expected a list, found a string (it is written as `[…]`)"
        );
        assert!(why(r#"{"put":{"places":{"c":{},"c":{}}}}"#).contains("`c` stands twice"));
        assert!(why(r#"{"change":{"a":{"names":null}}}"#).contains("/places/a"));
        assert!(why(r#"{"put":{"planes":{"c":{}}}}"#).contains("unknown"));
        let both = r#"{"change":{"a":{}},"put":{"places":{"a":{"names":[{"text":"A"}]}}}}"#;
        assert_eq!(why(both), "`a` is both put and changed");
        let twice = r#"{"put":{"actors":{"a":{"kind":"person","names":[{"text":"A"}]}}}}"#;
        assert!(why(twice).contains("the id `a` stands for a place and for an actor"));
    }
}
