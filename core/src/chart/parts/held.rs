//! How figures are held against each other: by what is recorded, and by what is supposed.

use crate::{Error, Graph, Id, Premises, Relation, SetRelation, Supposition};

/// A whole, and what is taken for granted about it.
pub(super) struct Held<'p> {
    pub(super) graph: &'p Graph,
    pub(super) whole: &'p Id,
    pub(super) premises: &'p Premises,
}

impl Held<'_> {
    /// Whether it is supposed that a figure is among the whole.
    pub(super) fn is_supposed(&self, claim: &Id) -> bool {
        self.premises.suppose.iter().any(|supposed| match supposed {
            Supposition::PartOf { part, whole } => part == claim && whole == self.whole,
            Supposition::Complete { whole, parts } => whole == self.whole && parts.contains(claim),
            Supposition::Disjoint { .. } | Supposition::Same { .. } => false,
        })
    }

    /// Whether a figure is among the whole, on a ground that is accepted.
    pub(super) fn is_part(&self, claim: &Id, relation: &Relation) -> bool {
        let is_within = relation.relation == SetRelation::Within;
        self.is_supposed(claim) || (is_within && relation.ground <= self.premises.assumption)
    }

    /// Whether two figures share nothing, on a ground that is accepted.
    pub(super) fn are_apart(&self, a: &Id, b: &Id) -> Result<bool, Error> {
        let supposed = self.premises.suppose.iter().any(|supposed| {
            matches!(supposed, Supposition::Disjoint { claims } if claims.contains(a) && claims.contains(b))
        });
        let relation = self.graph.relate(a.as_str(), b.as_str())?;
        let is_apart = relation.relation == SetRelation::Disjoint;
        Ok(supposed || (is_apart && relation.ground <= self.premises.assumption))
    }

    /// Whether two figures count the same.
    pub(super) fn are_same(&self, a: &Id, b: &Id) -> Result<bool, Error> {
        let supposed = self.premises.suppose.iter().any(|supposed| {
            matches!(supposed, Supposition::Same { claims } if claims.contains(a) && claims.contains(b))
        });
        let relation = self.graph.relate(a.as_str(), b.as_str())?;
        Ok(supposed || relation.relation == SetRelation::Equal)
    }
}
