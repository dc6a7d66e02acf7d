//! A map in the order of its keys.

use std::{borrow::Borrow, cmp::Ordering, fmt, slice, vec};

use serde::{Serialize, Serializer};

use super::order::{Numbers, Order, Place};

/// A map that is walked in the order of its keys, with the methods of the standard library's.
#[derive(Clone)]
pub(crate) struct SortedMap<K, V> {
    entries: Vec<(K, V)>,
    order: Order,
}

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, V> SortedMap<K, V> {
    pub(crate) fn new() -> Self {
        Self {
            entries: Vec::new(),
            order: Order::default(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn at(&self, number: u32) -> Option<&(K, V)> {
        self.entries.get(number as usize)
    }

    pub(crate) fn iter(&self) -> Iter<'_, K, V> {
        self.walk(self.order.iter())
    }

    pub(super) fn walk<'m>(&'m self, numbers: Numbers<'m>) -> Iter<'m, K, V> {
        Iter {
            numbers,
            entries: &self.entries,
        }
    }

    pub(crate) fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + Clone {
        self.iter().map(|(key, _)| key)
    }

    pub(crate) fn values(&self) -> impl DoubleEndedIterator<Item = &V> + Clone {
        self.iter().map(|(_, value)| value)
    }

    /// The entries themselves, brought into their order.
    fn settled(&mut self) -> &mut Vec<(K, V)> {
        let entries = &mut self.entries;
        self.order.settle(&mut |a, b| entries.swap(a, b));
        entries
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.settled().iter_mut().map(|(_, value)| value)
    }

    pub(crate) fn into_values(self) -> impl Iterator<Item = V> {
        self.into_iter().map(|(_, value)| value)
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    pub(super) fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<Place, Place>
    where
        K: Borrow<Q>,
    {
        let entries = &self.entries;
        self.order.find(&mut |number| {
            let entry = entries.get(number as usize);
            entry.map_or(Ordering::Less, |(there, _)| there.borrow().cmp(key))
        })
    }

    fn number<Q: Ord + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        let place = self.find(key).ok()?;
        self.order.get(place).map(|number| number as usize)
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entries.get(self.number(key)?).map(|(_, value)| value)
    }

    pub(crate) fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let number = self.number(key)?;
        self.entries.get_mut(number).map(|(_, value)| value)
    }

    pub(crate) fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    fn add(&mut self, place: Place, key: K, value: V) -> usize {
        let number = self.entries.len();
        // Four thousand million entries have no room in memory.
        self.order
            .insert(place, u32::try_from(number).unwrap_or(u32::MAX));
        self.entries.push((key, value));
        number
    }

    /// Puts a value in; gives the one it takes the place of.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(place) => {
                let number = self.order.get(place)?;
                let (_, old) = self.entries.get_mut(number as usize)?;
                Some(std::mem::replace(old, value))
            }
            Err(place) => {
                self.add(place, key, value);
                None
            }
        }
    }

    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let place = self.find(key).ok()?;
        let number = self.order.remove(place)?;
        let last = u32::try_from(self.entries.len()).ok()?.checked_sub(1)?;
        if let Some((moved, _)) = self.at(last).filter(|_| number < last) {
            // The last entry takes the free place.
            if let Ok(place) = self.find(moved.borrow()) {
                self.order.renumber(place, number);
            }
        }
        Some(self.entries.swap_remove(number as usize).1)
    }

    /// The entry of a key, there or not.
    pub(crate) fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let place = self.find(&key);
        Entry {
            map: self,
            key,
            place,
        }
    }

    /// The entries of this key and of all after it.
    pub(crate) fn since(&self, key: &K) -> Iter<'_, K, V> {
        let (Ok(place) | Err(place)) = self.find(key);
        self.walk(self.order.from(place))
    }

    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        let all = std::mem::take(self);
        self.extend(all.into_iter().filter_map(|(key, mut value)| {
            let kept = keep(&key, &mut value);
            kept.then_some((key, value))
        }));
    }
}

/// The entry of a key, there or not.
pub(crate) struct Entry<'m, K, V> {
    map: &'m mut SortedMap<K, V>,
    key: K,
    place: Result<Place, Place>,
}

impl<'m, K: Ord, V> Entry<'m, K, V> {
    pub(crate) fn or_insert_with(self, make: impl FnOnce() -> V) -> &'m mut V {
        let number = match self.place {
            Ok(place) => self
                .map
                .order
                .get(place)
                .map_or(0, |number| number as usize),
            Err(place) => self.map.add(place, self.key, make()),
        };
        // The entry was found or added just now.
        #[expect(clippy::indexing_slicing, reason = "its number was told just now")]
        &mut self.map.entries[number].1
    }

    pub(crate) fn or_insert(self, value: V) -> &'m mut V {
        self.or_insert_with(|| value)
    }

    pub(crate) fn or_default(self) -> &'m mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}

/// Entries in the order of their keys.
pub(crate) struct Iter<'m, K, V> {
    numbers: Numbers<'m>,
    entries: &'m [(K, V)],
}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Self {
            numbers: self.numbers.clone(),
            entries: self.entries,
        }
    }
}

impl<'m, K, V> Iterator for Iter<'m, K, V> {
    type Item = (&'m K, &'m V);

    fn next(&mut self) -> Option<Self::Item> {
        let number = self.numbers.next()? as usize;
        self.entries.get(number).map(|(key, value)| (key, value))
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let number = self.numbers.next_back()? as usize;
        self.entries.get(number).map(|(key, value)| (key, value))
    }
}

impl<'m, K, V> IntoIterator for &'m SortedMap<K, V> {
    type Item = (&'m K, &'m V);
    type IntoIter = Iter<'m, K, V>;

    fn into_iter(self) -> Iter<'m, K, V> {
        self.iter()
    }
}

impl<'m, K, V> IntoIterator for &'m mut SortedMap<K, V> {
    type Item = &'m mut (K, V);
    type IntoIter = slice::IterMut<'m, (K, V)>;

    fn into_iter(self) -> slice::IterMut<'m, (K, V)> {
        self.settled().iter_mut()
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = vec::IntoIter<(K, V)>;

    fn into_iter(mut self) -> vec::IntoIter<(K, V)> {
        self.settled();
        self.entries.into_iter()
    }
}

impl<K: Ord, V> Extend<(K, V)> for SortedMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        map.extend(entries);
        map
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for SortedMap<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for SortedMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for SortedMap<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other)
    }
}

impl<K: Eq, V: Eq> Eq for SortedMap<K, V> {}

impl<K: Serialize, V: Serialize> Serialize for SortedMap<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}
