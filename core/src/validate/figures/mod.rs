//! What figures say about each other.

mod claimant;
mod disjoint;
mod scope;

pub(super) mod about_as_exact;
pub(super) mod accumulation;
pub(super) mod comparison;
pub(super) mod inferred_supersession;
pub(super) mod nesting;
pub(super) mod one_statement;
pub(super) mod part;
pub(super) mod parts;
pub(super) mod stage;
pub(super) mod stock;
pub(super) mod supersession_order;
pub(super) mod supersession_scope;

pub(super) use claimant::Claimants;

use crate::{Bounds, Claim, Figure, Item, Modality, Policy, RankLevel};

/// The figure of a claim that somebody asserts and that is in use: a denial bounds nothing, nor does
/// what is said for the sake of argument or set aside by the curator.
fn asserted(claim: Item<'_, Claim>) -> Option<&Figure> {
    let record = claim.record();
    let in_use = !record.is_denial()
        && record.modality != Some(Modality::Hypothetical)
        && record.rank_level() != RankLevel::Deprecated;
    record.figure().filter(|_| in_use)
}

/// The bounds of such a figure; `None` when it sets no hard ones, as "about" does by default.
fn bounds(claim: Item<'_, Claim>, policy: &Policy) -> Option<Bounds> {
    asserted(claim)?.quantity.amount.bounds(policy)
}
