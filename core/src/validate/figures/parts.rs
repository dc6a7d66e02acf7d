//! CG610: parts that share nothing are together no larger than their whole.
//!
//! Parts are weighed that are linked to one whole and of which every two exclude each other, by a link
//! or by their scopes. Taken are the largest first, up to a number that keeps the work in proportion,
//! so that a conflict may be missed but none is made up; what larger patterns of links imply is for
//! exact reasoning over all figures at once.

use super::{bounds, disjoint};
use crate::{Claim, Code, Diagnostic, Item, LinkKind, Severity, graph::Node, validate::Check};

/// Parts added up at most.
const MOST_ADDED: usize = 64;

/// Parts of one whole that are looked at, the largest first.
const MOST_PARTS: usize = 1_024;

/// Parts that a finding names; the others it counts.
const NAMED: usize = 16;

/// A part, and what it is at least.
type Part<'g> = (u64, Item<'g, Claim>);

pub(in crate::validate) fn check(check: &mut Check<'_>, whole: Item<'_, Claim>) {
    let policy = &check.with.policy;
    // Cheapest first: most figures have no parts.
    let mut total = 0_u128;
    let mut count = 0_usize;
    for part in whole.parts() {
        total += u128::from(bounds(part, policy).map_or(0, |b| b.low));
        count += 1;
    }
    if count < 2 {
        return;
    }
    let Some(most) = bounds(whole, policy).and_then(|b| b.high) else {
        return;
    };
    if total <= u128::from(most) {
        return;
    }
    let mut parts: Vec<Part<'_>> = whole
        .parts()
        .filter_map(|part| Some((bounds(part, policy)?.low, part)))
        // A part larger than the whole by itself is another finding.
        .filter(|(least, part)| (1..=most).contains(least) && *part != whole)
        .collect();
    parts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.node().cmp(&b.1.node())));
    parts.dedup_by_key(|(_, part)| part.node());
    parts.truncate(MOST_PARTS);
    if let Some((chosen, sum)) = conflict(&parts, most) {
        let finding = describe(check, whole, most, &chosen, sum);
        check.find(finding);
    }
}

/// Parts of which every two exclude each other and which are together at least more than `most`; the
/// largest are taken first, so that none of them can be left out.
fn conflict<'g>(parts: &[Part<'g>], most: u64) -> Option<(Vec<Part<'g>>, u128)> {
    let linked = linked(parts);
    let excludes = |a: Item<'g, Claim>, b: Item<'g, Claim>| {
        let pair = (a.node().min(b.node()), a.node().max(b.node()));
        linked.binary_search(&pair).is_ok() || disjoint::by_scope(a, b)
    };
    let mut chosen: Vec<Part<'g>> = Vec::new();
    let mut sum = 0_u128;
    for (least, part) in parts {
        if chosen.iter().all(|(_, other)| excludes(*part, *other)) {
            chosen.push((*least, *part));
            sum += u128::from(*least);
            if sum > u128::from(most) {
                return Some((chosen, sum));
            }
            if chosen.len() == MOST_ADDED {
                break;
            }
        }
    }
    None
}

/// The pairs that `disjoint_from` links join, whichever of the two holds the link.
fn linked(parts: &[Part<'_>]) -> Vec<(Node, Node)> {
    let mut pairs: Vec<(Node, Node)> = Vec::new();
    for (_, part) in parts
        .iter()
        .filter(|(_, p)| !p.record().disjoint_from.is_empty())
    {
        let from = part.node();
        for (kind, _, to) in part.graph().index().outgoing(from) {
            if kind == LinkKind::DisjointFrom {
                pairs.push((from.min(to), from.max(to)));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

fn describe(
    check: &mut Check<'_>,
    whole: Item<'_, Claim>,
    most: u64,
    chosen: &[Part<'_>],
    sum: u128,
) -> Diagnostic {
    let id = whole.id();
    let mut claims: Vec<Item<'_, Claim>> = vec![whole];
    claims.extend(chosen.iter().map(|(_, part)| *part));
    let mut finding = Diagnostic::new(
        Code::PartsExceedWhole,
        format!("/claims/{id}/figure"),
        format!(
            "{} parts of `{id}` that share nothing are together at least {sum}, but it is at most {most}",
            chosen.len()
        ),
    )
    .id(id)
    .param("parts", chosen.iter().map(|(_, p)| p.id().to_string()).collect::<Vec<_>>())
    .param("low", u64::try_from(sum).unwrap_or(u64::MAX))
    .param("high", most)
    .param("policy", check.with.policy.name());
    finding = match check.claimants.of_all(&claims) {
        Some(actor) => finding
            .param("claimant", &actor)
            .help("correct a number or a link: one party does not say all of this"),
        None => finding
            .severity(Severity::Warning)
            .help("the claims cannot all be true; check the links if they were meant to agree"),
    };
    for (least, part) in chosen.iter().take(NAMED) {
        let slot = part
            .record()
            .part_of
            .iter()
            .position(|link| link.claim == *id)
            .unwrap_or_default();
        finding = finding.related(
            format!("/claims/{}/part_of/{slot}", part.id()),
            format!("a part of at least {least}"),
        );
    }
    finding
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use crate::{
        Code, Diagnostic, Param, Policy, Severity, Validation,
        validate::sample::{case, figure, found, found_with, killed, link},
    };

    /// A whole of ten by the ministry, and parts of it: speaker, figure, further links.
    fn parts(parts: &[(&str, String, &str)]) -> Vec<String> {
        let mut claims = vec![figure("whole", "ministry", &killed(10, ""), "")];
        for (number, (speaker, scope, more)) in parts.iter().enumerate() {
            let comma = if more.is_empty() { "" } else { "," };
            let links = format!("{}{comma}{more}", link("part_of", "whole"));
            claims.push(figure(&format!("p{number}"), speaker, scope, &links));
        }
        claims
    }

    fn conflicts(claims: &[String]) -> Vec<Diagnostic> {
        found(&case(claims), Code::PartsExceedWhole)
    }

    fn in_place(number: u64, place: &str) -> String {
        killed(number, &format!(r#""place":"{place}""#))
    }

    #[test]
    fn parts_apart_by_scope_add_up() {
        let of = |north, south, speaker| {
            conflicts(&parts(&[
                ("ministry", in_place(north, "north"), ""),
                (speaker, in_place(south, "south"), ""),
            ]))
        };
        assert!(of(5, 5, "prosecutor").is_empty());
        let found = of(5, 6, "prosecutor");
        assert_eq!(found[0].severity, Severity::Error);
        assert_eq!(found[0].params["low"], Param::Number(11));
        assert_eq!(
            found[0].params["parts"],
            Param::List(vec!["p1".into(), "p0".into()])
        );
        assert_eq!(of(5, 6, "watch")[0].severity, Severity::Warning);
    }

    #[test]
    fn parts_that_may_overlap_do_not_add_up() {
        for (a, b) in [
            (in_place(6, "north"), in_place(6, "town")),
            (in_place(6, "north"), in_place(6, "north")),
            (
                killed(6, r#""population":{"age":"child"}"#),
                in_place(6, "north"),
            ),
            (killed(6, ""), killed(6, "")),
        ] {
            let claims = parts(&[("ministry", a, ""), ("ministry", b, "")]);
            assert!(conflicts(&claims).is_empty());
        }
    }

    #[test]
    fn links_keep_apart_whichever_holds_them_but_only_pair_by_pair() {
        let apart = |from0: &str, from1: &str, from2: &str| {
            conflicts(&parts(&[
                ("ministry", killed(4, ""), from0),
                ("ministry", killed(4, ""), from1),
                ("ministry", killed(4, ""), from2),
            ]))
        };
        let to = |id: &str| link("disjoint_from", id);
        assert!(apart(&to("p1"), &to("p2"), "").is_empty());
        assert_eq!(apart(&to("p1"), &to("p2"), &to("p0")).len(), 1);
        let both = r#""disjoint_from":[{"claim":"p1","basis":"stated"},{"claim":"p2","basis":"inferred"}]"#;
        assert_eq!(apart(both, "", &to("p1")).len(), 1);
    }

    #[test]
    fn one_finding_names_no_more_parts_than_it_takes() {
        let claims = parts(&[
            ("ministry", killed(1, r#""window":"2022-01-05""#), ""),
            ("ministry", killed(7, r#""window":"2022-01-06""#), ""),
            ("ministry", killed(8, r#""window":"2022-01-07""#), ""),
            ("ministry", killed(20, r#""window":"2022-01-08""#), ""),
        ]);
        let found = conflicts(&claims);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].params["parts"],
            Param::List(vec!["p2".into(), "p1".into()])
        );
        assert_eq!(found[0].related.len(), 2);
    }

    #[test]
    fn sums_do_not_overflow() {
        let most = (1 << 53) - 1;
        let mut claims = parts(&[]);
        claims[0] = figure("whole", "ministry", &killed(most, ""), "");
        for day in 1..=9 {
            let scope = killed(most, &format!(r#""window":"2022-01-0{day}""#));
            claims.push(figure(
                &format!("p{day}"),
                "ministry",
                &scope,
                &link("part_of", "whole"),
            ));
        }
        let found = conflicts(&claims);
        assert_eq!(found[0].params["low"], Param::Number(2 * most));
    }

    #[test]
    fn the_policy_says_what_soft_words_add() {
        let dozens = |window: &str| {
            format!(
                r#""measure":"killed","quantity":{{"kind":"vague","word":"dozens"}},"window":"{window}""#
            )
        };
        let mut claims = parts(&[
            ("ministry", dozens("2022-01-05"), ""),
            ("ministry", dozens("2022-01-06"), ""),
        ]);
        claims[0] = figure("whole", "ministry", &killed(24, ""), "");
        assert!(conflicts(&claims).is_empty());
        let validation = Validation {
            policy: Policy::double(),
            ..Validation::default()
        };
        let found = found_with(&case(&claims), Code::PartsExceedWhole, &validation);
        assert_eq!(found[0].params["policy"], Param::from("double"));
    }
}
