//! What claims and sources rest on.

pub(super) mod circles;
pub(super) mod confirmation;
pub(super) mod single_origin;
pub(super) mod unused;
