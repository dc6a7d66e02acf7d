//! How two sets relate.

use crate::{SpanRelation, json::words};

words! {
    /// How the things that one figure counts relate to those that another counts.
    ///
    /// ```
    /// use claimgraph::SetRelation;
    ///
    /// assert_eq!(SetRelation::Within.converse(), SetRelation::Contains);
    /// ```
    pub enum SetRelation ("a relation") {
        /// They are the same.
        Equal = "equal",
        /// All of the first are among the second.
        Within = "within",
        /// All of the second are among the first.
        Contains = "contains",
        /// None is among both.
        Disjoint = "disjoint",
        /// Their scopes cross: each may count what the other does not.
        Overlapping = "overlapping",
        /// What is recorded does not say.
        Undetermined = "undetermined",
        /// They are not numbers of one kind.
        Incomparable = "incomparable",
    }
}

impl SetRelation {
    /// The relation of the second to the first.
    ///
    /// ```
    /// assert_eq!(claimgraph::SetRelation::Equal.converse(), claimgraph::SetRelation::Equal);
    /// ```
    #[must_use]
    pub fn converse(self) -> Self {
        match self {
            Self::Within => Self::Contains,
            Self::Contains => Self::Within,
            symmetric => symmetric,
        }
    }

    /// The relation of two sets, each of the things that meet one condition in every dimension, from
    /// the relations of the conditions.
    pub(in crate::query) fn combine(dimensions: impl IntoIterator<Item = Self>) -> Self {
        dimensions.into_iter().fold(Self::Equal, Self::and)
    }

    fn and(self, other: Self) -> Self {
        use SetRelation::{
            Contains, Disjoint, Equal, Incomparable, Overlapping, Undetermined, Within,
        };
        match (self, other) {
            (Incomparable, _) | (_, Incomparable) => Incomparable,
            // Whatever else is unknown: what meets both conditions does not exist.
            (Disjoint, _) | (_, Disjoint) => Disjoint,
            (Undetermined, _) | (_, Undetermined) => Undetermined,
            (Equal, relation) | (relation, Equal) => relation,
            (Within, Within) => Within,
            (Contains, Contains) => Contains,
            (Within | Contains | Overlapping, _) => Overlapping,
        }
    }
}

impl From<SpanRelation> for SetRelation {
    fn from(spans: SpanRelation) -> Self {
        match spans {
            SpanRelation::Equal => Self::Equal,
            SpanRelation::Within => Self::Within,
            SpanRelation::Contains => Self::Contains,
            SpanRelation::Disjoint => Self::Disjoint,
            SpanRelation::Overlapping => Self::Overlapping,
            SpanRelation::Unknown => Self::Undetermined,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn combining_is_without_order_and_turns_with_its_parts() {
        let all = SetRelation::ALL.iter().copied();
        for a in all.clone() {
            assert_eq!(SetRelation::combine([a]), a);
            for b in all.clone() {
                let both = SetRelation::combine([a, b]);
                assert_eq!(both, SetRelation::combine([b, a]));
                let turned = SetRelation::combine([a.converse(), b.converse()]);
                assert_eq!(both.converse(), turned);
                for c in all.clone() {
                    let left = both.and(c);
                    assert_eq!(left, a.and(b.and(c)), "{a} {b} {c}");
                }
            }
        }
    }
}
