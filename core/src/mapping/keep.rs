//! The records of all rows, each once.

use crate::{
    Actor, Assessment, Claim, Document, Id, Incident, Place, Section, SectionName, Source,
    json::{Decode, Reader, Step},
    sorted::SortedMap,
};

/// A record of any section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Record {
    Place(Place),
    Actor(Actor),
    Incident(Incident),
    Source(Source),
    Claim(Claim),
    Assessment(Assessment),
}

impl Record {
    /// Reads a record as it stands at its place in a document.
    pub(super) fn read(reader: &mut Reader<'_>, section: SectionName, id: &str) -> Option<Self> {
        let steps = [
            Step::Field(section.as_str()),
            Step::Key(id.to_owned().into()),
        ];
        reader.rooted(steps, |reader| {
            Some(match section {
                SectionName::Places => Self::Place(Decode::decode(reader)?),
                SectionName::Actors => Self::Actor(Decode::decode(reader)?),
                SectionName::Incidents => Self::Incident(Decode::decode(reader)?),
                SectionName::Sources => Self::Source(Decode::decode(reader)?),
                SectionName::Claims => Self::Claim(Decode::decode(reader)?),
                SectionName::Assessments => Self::Assessment(Decode::decode(reader)?),
            })
        })
    }

    /// Adds to these lists what another record of the same thing has more, and takes its lists as these.
    fn gather(&mut self, lists: &[&str], other: &mut Self) {
        let has = |list: &str| lists.contains(&list);
        if has("names") {
            match (&mut *self, &mut *other) {
                (Self::Place(a), Self::Place(b)) => merge_names(&mut a.names, &mut b.names),
                (Self::Actor(a), Self::Actor(b)) => merge_names(&mut a.names, &mut b.names),
                _ => {}
            }
        }
        if let (Self::Place(a), Self::Place(b), true) = (&mut *self, &mut *other, has("point")) {
            let point = a.point.take().or_else(|| b.point.clone());
            b.point = b.point.take().or_else(|| point.clone());
            a.point = point;
        }
        if has("external") {
            match (&mut *self, &mut *other) {
                (Self::Place(a), Self::Place(b)) => merge(&mut a.external, &mut b.external),
                (Self::Actor(a), Self::Actor(b)) => merge(&mut a.external, &mut b.external),
                (Self::Incident(a), Self::Incident(b)) => merge(&mut a.external, &mut b.external),
                (Self::Source(a), Self::Source(b)) => merge(&mut a.external, &mut b.external),
                _ => {}
            }
        }
        if let (Self::Source(a), Self::Source(b), true) =
            (&mut *self, &mut *other, has("derived_from"))
        {
            merge(&mut a.derived_from, &mut b.derived_from);
        }
        if let (Self::Claim(a), Self::Claim(b), true) = (self, other, has("reported_in")) {
            merge(&mut a.reported_in, &mut b.reported_in);
        }
    }
}

fn merge<T: Clone + PartialEq>(into: &mut Vec<T>, from: &mut Vec<T>) {
    for item in from.iter() {
        if !into.contains(item) {
            into.push(item.clone());
        }
    }
    from.clone_from(into);
}

fn merge_names(into: &mut crate::Names, from: &mut crate::Names) {
    for name in &*from {
        if !into.iter().any(|known| known == name) {
            *into = std::mem::replace(into, crate::Names::from("")).and(name.clone());
        }
    }
    from.clone_from(into);
}

/// A record, and the row that made it; row 0 is the mapping itself.
#[derive(Debug)]
struct Seen {
    record: Record,
    row: usize,
}

/// The records of the rows so far.
#[derive(Debug, Default)]
pub(super) struct Kept {
    seen: SortedMap<Id, Seen>,
    /// Those of the row that is being read.
    staged: SortedMap<Id, Record>,
}

impl Kept {
    /// Begins with the records that the mapping gives.
    pub(super) fn new(base: &Document) -> Self {
        let mut kept = Self::default();
        kept.begin(&base.places, Record::Place);
        kept.begin(&base.actors, Record::Actor);
        kept.begin(&base.incidents, Record::Incident);
        kept.begin(&base.sources, Record::Source);
        kept.begin(&base.claims, Record::Claim);
        kept.begin(&base.assessments, Record::Assessment);
        kept
    }

    fn begin<T: Clone>(&mut self, section: &Section<T>, record: fn(T) -> Record) {
        for (id, own) in section.iter() {
            let record = record(own.clone());
            self.seen.insert(id.clone(), Seen { record, row: 0 });
        }
    }

    /// Takes a record of the row that is being read; the row of another record of that id, if that
    /// differs.
    pub(super) fn stage(
        &mut self,
        id: Id,
        mut record: Record,
        gather: &[&str],
    ) -> Result<(), Option<usize>> {
        if let Some(staged) = self.staged.get_mut(&id) {
            staged.gather(gather, &mut record);
            return if *staged == record { Ok(()) } else { Err(None) };
        }
        if let Some(seen) = self.seen.get(&id) {
            if seen.record == record {
                return Ok(());
            }
            let mut known = seen.record.clone();
            known.gather(gather, &mut record);
            if known != record {
                return Err(Some(seen.row));
            }
        }
        self.staged.insert(id, record);
        Ok(())
    }

    /// Keeps what the row made.
    pub(super) fn commit(&mut self, row: usize) {
        for (id, record) in std::mem::take(&mut self.staged) {
            if let Some(seen) = self.seen.get_mut(&id) {
                seen.record = record;
            } else {
                self.seen.insert(id, Seen { record, row });
            }
        }
    }

    /// Lets go of what the row made.
    pub(super) fn forget(&mut self) {
        self.staged = SortedMap::new();
    }

    pub(super) fn into_document(self, base: &Document) -> Document {
        let mut document = Document {
            about: base.about.clone(),
            vocabulary: base.vocabulary.clone(),
            ..Document::default()
        };
        let (mut places, mut actors, mut incidents) = (Vec::new(), Vec::new(), Vec::new());
        let (mut sources, mut claims, mut assessments) = (Vec::new(), Vec::new(), Vec::new());
        for (id, seen) in self.seen {
            match seen.record {
                Record::Place(record) => places.push((id, record)),
                Record::Actor(record) => actors.push((id, record)),
                Record::Incident(record) => incidents.push((id, record)),
                Record::Source(record) => sources.push((id, record)),
                Record::Claim(record) => claims.push((id, record)),
                Record::Assessment(record) => assessments.push((id, record)),
            }
        }
        // Ids come in order, and each once.
        document.places = Section::from_unsorted(places).unwrap_or_default();
        document.actors = Section::from_unsorted(actors).unwrap_or_default();
        document.incidents = Section::from_unsorted(incidents).unwrap_or_default();
        document.sources = Section::from_unsorted(sources).unwrap_or_default();
        document.claims = Section::from_unsorted(claims).unwrap_or_default();
        document.assessments = Section::from_unsorted(assessments).unwrap_or_default();
        document
    }
}
