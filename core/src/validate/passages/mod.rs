//! Whether passages stand in the texts where they are said to stand.

pub(crate) mod loose;
mod marks;
mod offsets;
mod search;

pub(super) mod passage;
pub(super) mod recorded;
