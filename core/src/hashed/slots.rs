//! A table of the numbers of entries, by the hashes of their keys.

use std::hash::{BuildHasher as _, Hash};

use foldhash::fast::RandomState;

/// Open addressing: an entry lies in the first free slot from the one that its hash says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slots {
    hasher: RandomState,
    /// The number of an entry and one more; 0 where nothing is.
    table: Vec<u32>,
    hashes: Vec<u32>,
}

impl Slots {
    /// With room for so many entries.
    pub(crate) fn with_capacity(count: usize) -> Self {
        let size = (count / 3 * 4 + 8).next_power_of_two();
        Self {
            hasher: RandomState::default(),
            table: vec![0; size],
            hashes: Vec::with_capacity(count),
        }
    }

    pub(crate) fn hash<Q: Hash + ?Sized>(&self, key: &Q) -> u32 {
        (self.hasher.hash_one(key) >> 32) as u32
    }

    pub(super) fn clear(&mut self) {
        self.table.clear();
        self.hashes.clear();
    }

    /// The number of the entry with this hash of which `same` says that it is the one.
    #[inline(never)]
    pub(crate) fn find(&self, hash: u32, same: &mut dyn FnMut(usize) -> bool) -> Option<usize> {
        for slot in self.from(hash) {
            let number = (*self.table.get(slot)?).checked_sub(1)? as usize;
            if self.hashes.get(number) == Some(&hash) && same(number) {
                return Some(number);
            }
        }
        None
    }

    /// Gives the next number to an entry with this hash.
    #[inline(never)]
    pub(crate) fn add(&mut self, hash: u32) {
        self.hashes.push(hash);
        // Beyond three quarters the ways grow long.
        if self.hashes.len() > self.table.len() / 4 * 3 {
            let size = (self.table.len() * 2).max(8);
            self.table = vec![0; size];
            let hashes = std::mem::take(&mut self.hashes);
            for (count, hash) in (1..).zip(&hashes) {
                self.place(*hash, count);
            }
            self.hashes = hashes;
        } else {
            self.place(hash, u32::try_from(self.hashes.len()).unwrap_or(u32::MAX));
        }
    }

    fn place(&mut self, hash: u32, count: u32) {
        let free = self
            .from(hash)
            .find(|slot| self.table.get(*slot) == Some(&0));
        if let Some(slot) = free.and_then(|free| self.table.get_mut(free)) {
            *slot = count;
        }
    }

    /// All slots, from the one that a hash says.
    fn from(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        // The size is a power of two.
        let first = hash as usize & self.table.len().saturating_sub(1);
        (first..self.table.len()).chain(0..first)
    }
}
