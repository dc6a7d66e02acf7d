//! Sorting, compiled once.

use crate::gather::Gather as _;
use std::cmp::Ordering;

use super::order::settle;

/// Sorting that keeps equals in their order, for what is not sorted by the thousand: the standard
/// library's is compiled anew for every type and every key.
pub(crate) trait Arrange<T> {
    fn arrange_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    fn arrange_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.arrange_by(|a, b| key(a).cmp(&key(b)));
    }

    fn arrange(&mut self)
    where
        T: Ord,
    {
        self.arrange_by(T::cmp);
    }
}

impl<T> Arrange<T> for [T] {
    fn arrange_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let items = &*self;
        let order = ordered(items.len(), &mut |a, b| {
            let pair = items.get(a as usize).zip(items.get(b as usize));
            pair.map_or(Ordering::Equal, |(a, b)| compare(a, b))
        });
        settle(order, &mut |a, b| self.swap(a, b));
    }
}

/// The numbers of so many items, in the order of the items.
#[inline(never)]
fn ordered(count: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    // So many items have no room in memory.
    let mut numbers: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).gather();
    numbers.sort_by(|a, b| compare(*a, *b));
    numbers
}
