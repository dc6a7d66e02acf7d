//! A set in one list.

use std::{borrow::Borrow, fmt, iter, vec};

use serde::{Serialize, Serializer};

use super::listed_map::{Iter, Map};

/// Items, each once and in order, in one piece of memory.
///
/// Its methods are named as those of the standard library's `BTreeSet`, and do the same; what [`Map`] says
/// of memory and speed holds here too.
///
/// ```
/// use claimgraph::{RankLevel, Set};
///
/// let ranks = Set::from([RankLevel::Normal, RankLevel::Preferred, RankLevel::Normal]);
/// assert_eq!(ranks.len(), 2);
/// assert!(ranks.contains(&RankLevel::Normal));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Set<T>(Map<T, ()>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Set<T> {
    /// One without items.
    ///
    /// ```
    /// assert!(claimgraph::Set::<u8>::new().is_empty());
    /// ```
    pub const fn new() -> Self {
        Self(Map::new())
    }

    /// How many items there are.
    ///
    /// ```
    /// assert_eq!(claimgraph::Set::from(["a", "b", "a"]).len(), 2);
    /// ```
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    ///
    /// ```
    /// assert!(!claimgraph::Set::from(["a"]).is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The items, in order.
    ///
    /// ```
    /// assert!(claimgraph::Set::from(["b", "a"]).iter().eq(&["a", "b"]));
    /// ```
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &T> + DoubleEndedIterator + Clone {
        self.0.keys()
    }
}

impl<T: Ord> Set<T> {
    /// Whether an item is there.
    ///
    /// ```
    /// assert!(claimgraph::Set::from(["b", "a"]).contains("b"));
    /// ```
    pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.contains_key(item)
    }

    /// Puts an item in; whether it was not there.
    ///
    /// ```
    /// let mut set = claimgraph::Set::from(["a"]);
    /// assert_eq!((set.insert("a"), set.insert("b")), (false, true));
    /// ```
    pub fn insert(&mut self, item: T) -> bool {
        self.0.insert(item, ()).is_none()
    }

    /// Takes an item out; whether it was there.
    ///
    /// ```
    /// let mut set = claimgraph::Set::from(["a"]);
    /// assert_eq!((set.remove("a"), set.remove("a")), (true, false));
    /// ```
    pub fn remove<Q: Ord + ?Sized>(&mut self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.remove(item).is_some()
    }
}

impl<'s, T> IntoIterator for &'s Set<T> {
    type Item = &'s T;
    type IntoIter = iter::Map<Iter<'s, T, ()>, fn((&'s T, &'s ())) -> &'s T>;

    fn into_iter(self) -> Self::IntoIter {
        (&self.0).into_iter().map(|(item, ())| item)
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = iter::Map<vec::IntoIter<(T, ())>, fn((T, ())) -> T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().map(|(item, ())| item)
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        self.0.extend(items.into_iter().map(|item| (item, ())));
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut set = Self::new();
        set.extend(items);
        set
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Set<T> {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<T: fmt::Debug> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self).finish()
    }
}

impl<T: Serialize> Serialize for Set<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}
