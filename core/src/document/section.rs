//! One section of a document: records by id, in the order of their ids.

use crate::{Id, sorted::Arrange};

/// Records by id, kept sorted.
///
/// Looking one up takes a binary search. Inserting in the middle moves what follows; to add many
/// records at once, `extend` sorts once.
///
/// ```
/// use claimgraph::{Id, Place, Section};
///
/// let mut places = Section::default();
/// places.insert(Id::new("almaty")?, Place::new("Almaty"));
/// assert_eq!(places.len(), 1);
/// assert!(places.get("taraz").is_none());
/// # Ok::<(), claimgraph::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section<T> {
    entries: Vec<(Id, T)>,
}

impl<T> Default for Section<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
        }
    }
}

impl<T> Section<T> {
    /// How many records there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Where a record stands in the order of ids.
    pub fn rank(&self, id: &str) -> Option<usize> {
        self.entries
            .binary_search_by(|(key, _)| key.as_str().cmp(id))
            .ok()
    }

    /// The record with this id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.rank(id).and_then(|i| self.at(i)).map(|(_, r)| r)
    }

    /// The record with this id, to change.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        let rank = self.rank(id)?;
        self.entries.get_mut(rank).map(|(_, record)| record)
    }

    /// The record at this place in the order of ids.
    pub fn at(&self, rank: usize) -> Option<(&Id, &T)> {
        self.entries.get(rank).map(|(id, record)| (id, record))
    }

    /// Adds a record; the one that had this id before, if any, is handed back.
    pub fn insert(&mut self, id: Id, record: T) -> Option<T> {
        match self.entries.binary_search_by(|(key, _)| key.cmp(&id)) {
            Ok(rank) => self
                .entries
                .get_mut(rank)
                .map(|slot| std::mem::replace(&mut slot.1, record)),
            Err(rank) => {
                self.entries.insert(rank, (id, record));
                None
            }
        }
    }

    /// Takes a record out.
    pub fn remove(&mut self, id: &str) -> Option<T> {
        self.rank(id).map(|rank| self.entries.remove(rank).1)
    }

    /// Ids and records, in the order of ids.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Id, &T)> + DoubleEndedIterator + Clone {
        self.entries.iter().map(|(id, record)| (id, record))
    }

    /// Takes records that may stand in any order; hands back the ids that stand twice.
    pub(crate) fn from_unsorted(mut entries: Vec<(Id, T)>) -> Result<Self, Vec<Id>> {
        if !ascend(&ids(&entries)) {
            entries.arrange_by(|a, b| a.0.cmp(&b.0));
            let twice = twice(&ids(&entries));
            if !twice.is_empty() {
                return Err(twice);
            }
        }
        entries.shrink_to_fit();
        Ok(Self { entries })
    }

    /// Sorts the records; of those with the same id the last stays.
    fn settle(&mut self) {
        self.entries.arrange_by(|a, b| a.0.cmp(&b.0));
        if ascend(&ids(&self.entries)) {
            return;
        }
        for entry in std::mem::take(&mut self.entries) {
            match self.entries.last_mut() {
                Some(last) if last.0 == entry.0 => *last = entry,
                _ => self.entries.push(entry),
            }
        }
    }
}

/// The ids of records: what is asked of them alone is compiled once, and not for every kind of record.
pub(crate) fn ids<T>(entries: &[(Id, T)]) -> Vec<&Id> {
    entries.iter().map(|(id, _)| id).collect()
}

/// Whether each id comes after the one before it.
pub(crate) fn ascend(ids: &[&Id]) -> bool {
    ids.is_sorted_by(|a, b| a < b)
}

/// The ids that stand twice among sorted ones.
fn twice(ids: &[&Id]) -> Vec<Id> {
    let pairs = ids.iter().zip(ids.iter().skip(1));
    pairs
        .filter(|(a, b)| a == b)
        .map(|(id, _)| Id::clone(id))
        .collect()
}

impl<T> Extend<(Id, T)> for Section<T> {
    /// Adds records; of two with the same id the later stays, as with `insert`.
    fn extend<I: IntoIterator<Item = (Id, T)>>(&mut self, records: I) {
        self.entries.extend(records);
        self.settle();
    }
}

impl<T> FromIterator<(Id, T)> for Section<T> {
    fn from_iter<I: IntoIterator<Item = (Id, T)>>(records: I) -> Self {
        let mut section = Self::default();
        section.extend(records);
        section
    }
}
