//! A map in one list.

use std::{borrow::Borrow, cmp::Ordering, fmt, iter, slice, vec};

use serde::{Serialize, Serializer};

use super::Arrange as _;

/// Entries by key, kept in the order of their keys, in one piece of memory.
///
/// Its methods are named as those of the standard library's `BTreeMap`, and do the same; it has the few
/// that records need. An empty one needs no memory. Looking an entry up takes a binary search; putting
/// one in the middle, or taking one out, moves what follows: to add many at once, `extend` sorts once,
/// and `retain` takes many out.
///
/// ```
/// use claimgraph::{Map, id};
///
/// let mut population = Map::from([(id!("role"), id!("police"))]);
/// population.insert(id!("age"), id!("adult"));
/// assert_eq!(population.len(), 2);
/// assert_eq!(population.get("age").unwrap().as_str(), "adult");
/// assert!(population.keys().eq(["age", "role"].map(|facet| population.get_key_value(facet).unwrap().0)));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Map<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

/// Entries of a map by reference.
pub(super) type Iter<'m, K, V> = iter::Map<slice::Iter<'m, (K, V)>, fn(&(K, V)) -> (&K, &V)>;

impl<K, V> Map<K, V> {
    /// One without entries.
    ///
    /// ```
    /// assert!(claimgraph::Map::<u8, u8>::new().is_empty());
    /// ```
    pub const fn new() -> Self {
        Self {
            entries: Vec::new(),
        }
    }

    /// How many entries there are.
    ///
    /// ```
    /// assert_eq!(claimgraph::Map::from([("a", 1), ("b", 2), ("a", 3)]).len(), 2);
    /// ```
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    ///
    /// ```
    /// assert!(!claimgraph::Map::from([("a", 1)]).is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Keys and values, in the order of keys.
    ///
    /// ```
    /// let map = claimgraph::Map::from([("b", 2), ("a", 1)]);
    /// assert!(map.iter().eq([(&"a", &1), (&"b", &2)]));
    /// ```
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&K, &V)> + DoubleEndedIterator + Clone {
        self.into_iter()
    }

    /// The keys, in order.
    ///
    /// ```
    /// let map = claimgraph::Map::from([("b", 2), ("a", 1)]);
    /// assert!(map.keys().eq(&["a", "b"]));
    /// ```
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &K> + DoubleEndedIterator + Clone {
        self.entries.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    ///
    /// ```
    /// let map = claimgraph::Map::from([("b", 2), ("a", 1)]);
    /// assert!(map.values().eq(&[1, 2]));
    /// ```
    pub fn values(&self) -> impl ExactSizeIterator<Item = &V> + DoubleEndedIterator + Clone {
        self.entries.iter().map(|(_, value)| value)
    }

    /// The entry at this place in the order of keys.
    ///
    /// ```
    /// let map = claimgraph::Map::from([("b", 2), ("a", 1)]);
    /// assert_eq!(map.at(1), Some((&"b", &2)));
    /// ```
    pub fn at(&self, rank: usize) -> Option<(&K, &V)> {
        self.entries.get(rank).map(|(key, value)| (key, value))
    }

    /// Keeps the entries of which `keep` says so.
    ///
    /// ```
    /// let mut map = claimgraph::Map::from([("a", 1), ("b", 2)]);
    /// map.retain(|_, value| *value > 1);
    /// assert!(map.keys().eq(&["b"]));
    /// ```
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        self.entries.retain_mut(|(key, value)| keep(key, value));
    }
}

/// Where something stands in so many, or where it belongs.
#[inline(never)]
fn search(count: usize, against: &mut dyn FnMut(usize) -> Ordering) -> Result<usize, usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        match against(middle) {
            Ordering::Less => low = middle + 1,
            Ordering::Equal => return Ok(middle),
            Ordering::Greater => high = middle,
        }
    }
    Err(low)
}

impl<K: Ord, V> Map<K, V> {
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        let entries = &self.entries;
        search(entries.len(), &mut |rank| {
            let entry = entries.get(rank);
            entry.map_or(Ordering::Less, |(there, _)| there.borrow().cmp(key))
        })
    }

    /// Where an entry stands in the order of keys.
    ///
    /// ```
    /// let map = claimgraph::Map::from([("b", 2), ("a", 1)]);
    /// assert_eq!(map.rank("b"), Some(1));
    /// ```
    pub fn rank<Q: Ord + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok()
    }

    /// The key that is there, and its value.
    ///
    /// ```
    /// let map = claimgraph::Map::from([("a", 1)]);
    /// assert_eq!(map.get_key_value("a"), Some((&"a", &1)));
    /// ```
    pub fn get_key_value<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        self.at(self.rank(key)?)
    }

    /// The value of this key.
    ///
    /// ```
    /// let map = claimgraph::Map::from([("a", 1)]);
    /// assert_eq!((map.get("a"), map.get("b")), (Some(&1), None));
    /// ```
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.get_key_value(key).map(|(_, value)| value)
    }

    /// The value of this key, to change.
    ///
    /// ```
    /// let mut map = claimgraph::Map::from([("a", 1)]);
    /// *map.get_mut("a").unwrap() += 1;
    /// assert_eq!(map.get("a"), Some(&2));
    /// ```
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let rank = self.rank(key)?;
        self.entries.get_mut(rank).map(|(_, value)| value)
    }

    /// Whether there is such a key.
    ///
    /// ```
    /// assert!(claimgraph::Map::from([("a", 1)]).contains_key("a"));
    /// ```
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// Puts a value in; the one that had this key before, if any, is handed back.
    ///
    /// ```
    /// let mut map = claimgraph::Map::from([("a", 1)]);
    /// assert_eq!((map.insert("a", 2), map.insert("b", 3)), (Some(1), None));
    /// ```
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(rank) => {
                let (_, old) = self.entries.get_mut(rank)?;
                Some(std::mem::replace(old, value))
            }
            Err(rank) => {
                // Most maps hold one entry: no room for four, which is what `push` would make.
                if self.entries.is_empty() {
                    self.entries.reserve_exact(1);
                }
                self.entries.insert(rank, (key, value));
                None
            }
        }
    }

    /// Takes a value out.
    ///
    /// ```
    /// let mut map = claimgraph::Map::from([("a", 1)]);
    /// assert_eq!((map.remove("a"), map.remove("a")), (Some(1), None));
    /// ```
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.rank(key).map(|rank| self.entries.remove(rank).1)
    }

    fn is_settled(&self) -> bool {
        self.entries.is_sorted_by(|a, b| a.0 < b.0)
    }

    /// Puts the entries in order; of two with the same key the later stays.
    #[inline(never)]
    fn settle(&mut self) {
        if self.is_settled() {
            return;
        }
        self.entries.arrange_by(|a, b| a.0.cmp(&b.0));
        self.entries.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                std::mem::swap(later, earlier);
            }
            same
        });
    }

    /// Takes entries that may stand in any order; `None` when a key stands twice.
    pub(crate) fn from_unsorted(entries: Vec<(K, V)>) -> Option<Self> {
        let count = entries.len();
        let mut map = Self { entries };
        map.settle();
        map.entries.shrink_to_fit();
        (map.len() == count).then_some(map)
    }
}

impl<'m, K, V> IntoIterator for &'m Map<K, V> {
    type Item = (&'m K, &'m V);
    type IntoIter = Iter<'m, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter().map(|(key, value)| (key, value))
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = vec::IntoIter<(K, V)>;

    fn into_iter(self) -> vec::IntoIter<(K, V)> {
        self.entries.into_iter()
    }
}

impl<K: Ord, V> Extend<(K, V)> for Map<K, V> {
    /// Adds entries; of two with the same key the later stays, as with `insert`.
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        self.entries.extend(entries);
        self.settle();
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        map.extend(entries);
        map
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Map<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        let mut map = Self {
            entries: entries.into(),
        };
        map.settle();
        map
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: Serialize, V: Serialize> Serialize for Map<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}
