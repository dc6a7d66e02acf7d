//! A map and a set by hash.

use std::{borrow::Borrow, fmt, hash::Hash, iter, slice, vec};

use super::slots::Slots;

/// A map by hash, with the methods of the standard library's but for those that take entries out.
#[derive(Clone)]
pub(crate) struct HashedMap<K, V> {
    entries: Vec<(K, V)>,
    slots: Slots,
}

impl<K, V> Default for HashedMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, V> HashedMap<K, V> {
    pub(crate) fn new() -> Self {
        Self {
            entries: Vec::new(),
            slots: Slots::default(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// In the order in which they came.
    pub(crate) fn iter(&self) -> slice::Iter<'_, (K, V)> {
        self.entries.iter()
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &K> {
        self.entries.iter().map(|(key, _)| key)
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    pub(crate) fn clear(&mut self) {
        self.entries.clear();
        self.slots.clear();
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for HashedMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.entries).finish()
    }
}

impl<K: Hash + Eq, V> HashedMap<K, V> {
    fn find<Q: Hash + Eq + ?Sized>(&self, hash: u32, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        let entries = &self.entries;
        self.slots.find(hash, &mut |number| {
            let entry = entries.get(number);
            entry.is_some_and(|(there, _)| there.borrow() == key)
        })
    }

    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let number = self.find(self.slots.hash(key), key)?;
        self.entries.get(number).map(|(_, value)| value)
    }

    pub(crate) fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(self.slots.hash(key), key).is_some()
    }

    fn add(&mut self, hash: u32, key: K, value: V) -> usize {
        self.slots.add(hash);
        self.entries.push((key, value));
        self.entries.len() - 1
    }

    /// Puts a value in; gives the one it takes the place of.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        let hash = self.slots.hash(&key);
        let there = self.find(hash, &key);
        if let Some((_, old)) = there.and_then(|number| self.entries.get_mut(number)) {
            return Some(std::mem::replace(old, value));
        }
        self.add(hash, key, value);
        None
    }

    /// The entry of a key, there or not.
    pub(crate) fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let hash = self.slots.hash(&key);
        Entry {
            number: self.find(hash, &key),
            map: self,
            hash,
            key,
        }
    }
}

/// The entry of a key, there or not.
pub(crate) struct Entry<'m, K, V> {
    map: &'m mut HashedMap<K, V>,
    number: Option<usize>,
    hash: u32,
    key: K,
}

impl<'m, K: Hash + Eq, V> Entry<'m, K, V> {
    pub(crate) fn or_insert_with(self, make: impl FnOnce() -> V) -> &'m mut V {
        let number = match self.number {
            Some(number) => number,
            None => self.map.add(self.hash, self.key, make()),
        };
        #[expect(clippy::indexing_slicing, reason = "its number was told just now")]
        &mut self.map.entries[number].1
    }

    pub(crate) fn or_insert(self, value: V) -> &'m mut V {
        self.or_insert_with(|| value)
    }
}

impl<K: Hash + Eq, V> Extend<(K, V)> for HashedMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for HashedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        map.extend(entries);
        map
    }
}

/// A set by hash.
#[derive(Clone)]
pub(crate) struct HashedSet<T>(HashedMap<T, ()>);

impl<T> Default for HashedSet<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> HashedSet<T> {
    pub(crate) fn new() -> Self {
        Self(HashedMap::new())
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// In the order in which they came.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.keys()
    }
}

impl<T> IntoIterator for HashedSet<T> {
    type Item = T;
    type IntoIter = iter::Map<vec::IntoIter<(T, ())>, fn((T, ())) -> T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.entries.into_iter().map(|(item, ())| item)
    }
}

impl<T: Hash + Eq> HashedSet<T> {
    pub(crate) fn contains<Q: Hash + Eq + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.contains_key(item)
    }

    /// Puts an item in; whether it was not there.
    pub(crate) fn insert(&mut self, item: T) -> bool {
        self.0.insert(item, ()).is_none()
    }
}

impl<T: Hash + Eq> FromIterator<T> for HashedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().map(|item| (item, ())).collect())
    }
}
