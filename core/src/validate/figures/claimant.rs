//! Who is answerable for a claim.

use crate::{Claim, Id, Item, query::Roots};

/// An identified institution or person for whom certainly all of these claims are stated.
pub(super) fn of_all(claims: &[Item<'_, Claim>]) -> Option<Id> {
    let graph = claims.first()?.graph();
    let mut roots = Roots::new(graph);
    let mut answerable = claims.iter().map(|claim| {
        let certain = roots.of_claim(claim).into_iter();
        let certain = certain.filter(|root| root.holds.is_certain());
        certain.map(|root| root.actor).collect::<Vec<Id>>()
    });
    let mut shared = answerable.next()?;
    shared.retain(|id| {
        let actor = graph.actor(id.as_str());
        actor.is_some_and(|actor| actor.is_identified())
    });
    for here in answerable {
        shared.retain(|id| here.contains(id));
    }
    shared.into_iter().min()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::{
        Graph,
        validate::sample::{case, figure, killed},
    };

    fn claimant(a: &str, b: &str) -> Option<String> {
        let claims = [
            figure("one", a, &killed(1, ""), ""),
            figure("two", b, &killed(1, ""), ""),
        ];
        let graph = Graph::from_json(case(&claims).as_bytes()).unwrap();
        let claims: Vec<_> = graph.claims().collect();
        of_all(&claims).map(|id| id.to_string())
    }

    #[test]
    fn organs_of_one_state_are_one_claimant_and_officials_at_large_are_none() {
        assert_eq!(claimant("ministry", "prosecutor").as_deref(), Some("state"));
        assert_eq!(claimant("ministry", "watch"), None);
        assert_eq!(claimant("officials", "officials"), None);
        assert_eq!(claimant("watch", "watch").as_deref(), Some("watch"));
    }
}
