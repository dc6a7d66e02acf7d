//! Maps and sets in the order of their keys.
//!
//! Those of the standard library are compiled anew for every type of key and value, which was a tenth of
//! what the library weighs where it is fetched over a network. Here keeping the order is compiled once,
//! over numbers of entries, and what depends on the types is little.
//!
//! [`Map`] and [`Set`] are one list each: small, quickly copied, and what records and answers hold.
//! [`SortedMap`] and [`SortedSet`] take any number of entries in any order, for what is made and asked on
//! the way to an answer.

mod arrange;
mod listed_map;
mod listed_set;
mod map;
mod order;
mod set;

pub(crate) use arrange::Arrange;
pub use listed_map::Map;
pub use listed_set::Set;
pub(crate) use map::SortedMap;
pub(crate) use set::SortedSet;

#[cfg(test)]
mod tests;
