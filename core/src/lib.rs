//! claimgraph models incidents, actors, claims and the provenance of their sources as a graph.

mod id;
mod when;

pub use id::{Id, IdError};
pub use when::{Day, SpanRelation, Truth, When, WhenError};
