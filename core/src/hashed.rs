//! Maps and sets by hash, for what is asked often on the way to an answer.
//!
//! Those of other crates are compiled anew for every type of key and value. Here the table is compiled
//! once, over numbers of entries, and entries stay in the order in which they came.

mod map;
mod slots;

pub(crate) use map::{HashedMap, HashedSet};
pub(crate) use slots::Slots;

#[cfg(test)]
mod tests;
