//! CG317: two links between one pair of claims do not exclude each other.

use super::Check;
use crate::{Code, Diagnostic, Id, LinkKind as L, graph::Node};

/// Links that cannot both hold between two claims, whichever way they point.
const EXCLUSIVE: &[(L, L, &str)] = &[
    (
        L::DisjointFrom,
        L::PartOf,
        "what is part of another shares all it counts with it",
    ),
    (
        L::DisjointFrom,
        L::Restates,
        "what is told again counts the same",
    ),
    (
        L::GreaterThan,
        L::Restates,
        "what is told again is the same number",
    ),
];

/// A link of one claim to another, by the pair first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Between {
    pair: (Node, Node),
    kind: L,
    from: Node,
    slot: usize,
}

pub(super) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    let apart = |c: &crate::Claim| !c.disjoint_from.is_empty() || !c.greater_than.is_empty();
    if !graph.claims().any(|claim| apart(&claim)) {
        return;
    }
    let mut links: Vec<Between> = Vec::new();
    for claim in graph.claims() {
        if !apart(&claim) && claim.part_of.is_empty() && claim.restates.is_empty() {
            continue;
        }
        let from = claim.node();
        for (kind, slot, to) in graph.index().outgoing(from) {
            let speaks = matches!(
                kind,
                L::DisjointFrom | L::GreaterThan | L::PartOf | L::Restates
            );
            if speaks && from != to {
                let pair = (from.min(to), from.max(to));
                links.push(Between {
                    pair,
                    kind,
                    from,
                    slot,
                });
            }
        }
    }
    links.sort_unstable();
    for together in links.chunk_by(|a, b| a.pair == b.pair) {
        for (one, other, why) in EXCLUSIVE {
            let first = |kind| together.iter().find(|link| link.kind == kind);
            if let (Some(one), Some(other)) = (first(*one), first(*other)) {
                let finding = finding(check, one, other, why);
                check.find(finding);
            }
        }
    }
}

fn finding(check: &Check<'_>, one: &Between, other: &Between, why: &str) -> Diagnostic {
    let name = |node| {
        let id = check.graph.index().id_at(check.graph.document(), node);
        id.map_or("?", Id::as_str)
    };
    let place = |link: &Between| format!("/claims/{}/{}/{}", name(link.from), link.kind, link.slot);
    let to = if one.from == one.pair.0 {
        one.pair.1
    } else {
        one.pair.0
    };
    let (from, to) = (name(one.from), name(to));
    let finding = Diagnostic::new(
        Code::ContradictoryLinks,
        place(one),
        format!(
            "`{from}` and `{to}` are linked by `{}` and by `{}`",
            one.kind, other.kind
        ),
    )
    .param("target", to)
    .param("link", one.kind.as_str())
    .param("other", other.kind.as_str())
    .help(why)
    .related(place(other), "the link that excludes it");
    match check.graph.index().id_at(check.graph.document(), one.from) {
        Some(id) => finding.id(id),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded_claims},
    };

    /// Two figures; the links of each: field and target.
    fn links(a: &[(&str, &str)], b: &[(&str, &str)]) -> Vec<(Severity, String)> {
        let figure = |id: &str, links: &[(&str, &str)]| {
            let fields: Vec<String> = links
                .iter()
                .map(|(field, to)| format!(r#""{field}":[{{"claim":"{to}","basis":"inferred"}}],"#))
                .collect();
            format!(
                r#""{id}":{{"kind":"figure","incident":"x",{}
                    "figure":{{"measure":"killed","quantity":{{"kind":"exact","value":1}}}}}}"#,
                fields.concat()
            )
        };
        let claims = [figure("a", a), figure("b", b), figure("c", &[])].join(",");
        graded_claims(Code::ContradictoryLinks, &claims)
    }

    #[test]
    fn exclusive_links_are_found_whichever_way_they_point() {
        let found = [error("a/disjoint_from/0")];
        assert_eq!(
            links(&[("part_of", "b"), ("disjoint_from", "b")], &[]),
            found
        );
        assert_eq!(links(&[("disjoint_from", "b")], &[("part_of", "a")]), found);
        assert_eq!(
            links(&[("disjoint_from", "b")], &[("restates", "a")]),
            found
        );
        let found = [error("b/greater_than/0")];
        assert_eq!(links(&[("restates", "b")], &[("greater_than", "a")]), found);
    }

    #[test]
    fn links_that_go_together_are_left_alone() {
        assert_eq!(links(&[("part_of", "b"), ("disjoint_from", "c")], &[]), []);
        assert_eq!(links(&[("part_of", "b"), ("supersedes", "b")], &[]), []);
        // A party may say that a part is larger than what another says of the whole.
        assert_eq!(links(&[("part_of", "b"), ("greater_than", "b")], &[]), []);
        assert_eq!(links(&[("disjoint_from", "a"), ("part_of", "b")], &[]), []);
        assert_eq!(
            links(&[("disjoint_from", "b")], &[("disjoint_from", "a")]),
            []
        );
    }
}
