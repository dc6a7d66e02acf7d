//! The records of a section as they are met, which may be in any order and stand twice.

use crate::sorted::SortedSet;
use crate::{
    Code, Id, Section,
    document::ids,
    json::{Reader, Step},
    span::ByteSpan,
};

/// Records of one section, with where their ids stand.
pub(super) struct Collected<T> {
    entries: Vec<(Id, T)>,
    keys: Vec<ByteSpan>,
    /// Ids of records that could not be read, and how many had been by then.
    lost: Vec<(usize, Id, ByteSpan)>,
}

impl<T> Default for Collected<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            keys: Vec::new(),
            lost: Vec::new(),
        }
    }
}

impl<T> Collected<T> {
    /// Adds a record; `None` is one that could not be read.
    pub(super) fn add(&mut self, id: Id, at: ByteSpan, record: Option<T>) {
        match record {
            Some(record) => {
                self.entries.push((id, record));
                self.keys.push(at);
            }
            None => self.lost.push((self.entries.len(), id, at)),
        }
    }

    /// The section, after a finding at the second and every further place where an id stands.
    pub(super) fn settle<'a>(self, reader: &mut Reader<'a>, under: &[Step<'a>]) -> Section<T> {
        report_twice(reader, under, &ids(&self.entries), &self.keys, &self.lost);
        // Duplicates have become findings just now, so that the document is refused as a whole.
        Section::from_unsorted(self.entries).unwrap_or_default()
    }
}

fn report_twice<'a>(
    reader: &mut Reader<'a>,
    under: &[Step<'a>],
    read: &[&Id],
    keys: &[ByteSpan],
    lost: &[(usize, Id, ByteSpan)],
) {
    if lost.is_empty() && read.is_sorted_by(|a, b| a < b) {
        return;
    }
    let mut seen: SortedSet<&Id> = SortedSet::new();
    let mut meet = |reader: &mut Reader<'a>, id, at| {
        if !seen.insert(id) {
            twice(reader, under, id, at);
        }
    };
    let mut lost = lost.iter().peekable();
    for (number, (id, at)) in read.iter().zip(keys).enumerate() {
        while let Some((_, id, at)) = lost.next_if(|(before, ..)| *before <= number) {
            meet(reader, id, *at);
        }
        meet(reader, id, *at);
    }
    for (_, id, at) in lost {
        meet(reader, id, *at);
    }
}

fn twice<'a>(reader: &mut Reader<'a>, under: &[Step<'a>], id: &Id, at: ByteSpan) {
    let find = |reader: &mut Reader<'a>| {
        reader.under(Step::Key(id.as_str().to_owned().into()), |reader| {
            reader.find_at(
                at,
                Code::DuplicateId,
                format_args!("the id `{id}` stands twice"),
                |d| d.id(id).help("ids are unique over the whole document"),
            );
        });
    };
    if under.is_empty() {
        find(reader);
    } else {
        reader.rooted(under.to_vec(), find);
    }
}
