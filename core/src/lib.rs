//! claimgraph models incidents, actors, claims and the provenance of their sources as a graph.

mod id;
mod quantity;
mod when;

pub use id::{Id, IdError};
pub use quantity::{
    Amount, AmountError, Bounds, Count, Floors, Policy, PolicyError, Quantity, VagueWord,
};
pub use when::{Day, SpanRelation, Truth, When, WhenError};
