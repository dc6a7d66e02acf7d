//! Lists of what iterators give, in little code.
//!
//! The standard library's `collect` is made for speed: for each of hundreds of chains of iterators it
//! compiles the first step apart, and code that makes room by what the chain foretells. One item after the
//! other takes a fortieth off the program for WebAssembly. Where a list of very many is made of another,
//! `collect` may be the better.

/// Gathering into a list.
pub(crate) trait Gather: Iterator + Sized {
    /// All items in their order.
    fn gather(self) -> Vec<Self::Item> {
        let mut items = Vec::new();
        items.add_all(self);
        items
    }
}

impl<I: Iterator> Gather for I {}

/// Adding to a list.
pub(crate) trait AddAll<T> {
    /// Puts all items at the end, in their order.
    fn add_all(&mut self, items: impl IntoIterator<Item = T>);
}

impl<T> AddAll<T> for Vec<T> {
    fn add_all(&mut self, items: impl IntoIterator<Item = T>) {
        for item in items {
            self.push(item);
        }
    }
}
