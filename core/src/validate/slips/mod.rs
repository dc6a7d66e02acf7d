//! What is likely a slip of the pen.

mod alike;

pub(super) mod actors;
pub(super) mod places;
pub(super) mod sources;
