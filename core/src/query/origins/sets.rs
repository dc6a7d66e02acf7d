//! Sets of ends, each kept once.

use super::{
    count::{certain, possible},
    speech::{End, tidy},
    voice::VoiceTable,
};
use crate::hashed::HashedMap;

/// A set's number.
pub(super) type Set = u32;

#[derive(Debug, Default)]
pub(super) struct Sets {
    kept: Vec<Box<[End]>>,
    counts: Vec<Option<(usize, usize)>>,
    numbers: HashedMap<Box<[End]>, Set>,
    single: HashedMap<End, Set>,
    work: usize,
}

impl Sets {
    /// The set of these ends, which must be tidy.
    pub(super) fn number(&mut self, ends: &[End]) -> Set {
        self.work = self.work.saturating_add(ends.len());
        let next = u32::try_from(self.kept.len()).unwrap_or(u32::MAX);
        let known = match ends {
            [end] => *self.single.entry(*end).or_insert(next),
            _ => match self.numbers.get(ends) {
                Some(known) => *known,
                None => *self.numbers.entry(ends.into()).or_insert(next),
            },
        };
        if known == next {
            self.kept.push(ends.into());
            self.counts.push(None);
        }
        known
    }

    /// The union of some sets.
    pub(super) fn union(&mut self, sets: &mut Vec<Set>) -> Set {
        sets.sort_unstable();
        sets.dedup();
        if let [only] = sets.as_slice() {
            return *only;
        }
        let mut ends: Vec<End> = Vec::new();
        for set in sets.iter() {
            ends.extend_from_slice(self.kept.get(*set as usize).map_or(&[], |ends| ends));
        }
        self.work = self.work.saturating_add(ends.len());
        tidy(&mut ends);
        self.number(&ends)
    }

    /// How many origins a set certainly has, and may have.
    pub(super) fn count(&mut self, table: &mut VoiceTable, set: Set) -> (usize, usize) {
        let at = set as usize;
        if let Some(Some(counted)) = self.counts.get(at) {
            return *counted;
        }
        let ends = self.kept.get(at).map_or(&[][..], |ends| ends);
        let counted = (certain(table, ends).count, possible(table, ends));
        self.work = self.work.saturating_add(ends.len());
        if let Some(count) = self.counts.get_mut(at) {
            *count = Some(counted);
        }
        counted
    }

    /// How many ends were looked at so far.
    pub(super) fn work(&self) -> usize {
        self.work
    }
}
