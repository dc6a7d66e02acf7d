//! CG610: figures and their parts cannot all be true.
//!
//! What `part_of` links join is weighed at once, by the engine that works out what figures imply. Parts
//! share nothing where a link says so, or where their scopes do. A conflict is told with the fewest
//! claims that make it. What would take too long is left to the question whether all figures can be
//! true: a conflict may be missed here, but none is made up.

use super::{bounds, disjoint};
use crate::gather::{AddAll as _, Gather as _};
use crate::sorted::{Arrange as _, SortedMap};
use crate::{
    Bounds, Claim, Code, Diagnostic, Item, LinkKind, Severity,
    graph::Node,
    sets::{Conflict, Effort, Family, Groups, Reason, Set, Solver},
    validate::Check,
};

/// Parts whose scopes are compared with each other, the largest first.
const MOST_COMPARED: usize = 64;

/// Figures that are weighed at once, the largest first.
const MOST_WEIGHED: usize = 1_024;

/// Parts that a finding names; the others it counts.
const NAMED: usize = 16;

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    for joined in joined(check) {
        let Some(joined) = Joined::of(check, joined) else {
            continue;
        };
        let effort = Effort {
            sets: MOST_WEIGHED,
            patterns: 2_048,
            steps: 1_000_000,
            ..Effort::default()
        };
        let (conflicts, _) = Solver::new(&joined.family, effort).conflicts();
        for conflict in conflicts {
            if let Some(finding) = joined.describe(check, &conflict) {
                check.find(finding);
            }
        }
    }
}

/// The figures that `part_of` links join, directly or by way of others, where there are three or more.
fn joined<'g>(check: &Check<'g>) -> Vec<Vec<Item<'g, Claim>>> {
    let mut numbers: SortedMap<Node, usize> = SortedMap::new();
    let mut members: Vec<Item<'g, Claim>> = Vec::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for claim in check.graph.claims() {
        if claim.record().part_of.is_empty() {
            continue;
        }
        let mut number = |claim: Item<'g, Claim>| {
            *numbers.entry(claim.node()).or_insert_with(|| {
                members.push(claim);
                members.len() - 1
            })
        };
        let part = number(claim);
        pairs.add_all(claim.wholes().map(|whole| (part, number(whole))));
    }
    let mut groups = Groups::new(members.len());
    for (a, b) in pairs {
        groups.join(a, b);
    }
    let mut found: SortedMap<usize, Vec<Item<'g, Claim>>> = SortedMap::new();
    for (number, claim) in members.into_iter().enumerate() {
        found.entry(groups.find(number)).or_default().push(claim);
    }
    found.into_values().filter(|all| all.len() > 2).gather()
}

/// Figures that are weighed together; each is the set of its place.
struct Joined<'g> {
    claims: Vec<Item<'g, Claim>>,
    family: Family,
}

impl<'g> Joined<'g> {
    fn of(check: &Check<'g>, mut claims: Vec<Item<'g, Claim>>) -> Option<Self> {
        let size = |claim: &Item<'g, Claim>| bounds(*claim, &check.with.policy);
        let least = |claim: &Item<'g, Claim>| size(claim).map_or(0, |size| size.low);
        let smallest_whole = claims.iter().filter_map(|claim| size(claim)?.high).min()?;
        let sum: u128 = claims.iter().map(|claim| u128::from(least(claim))).sum();
        if sum <= u128::from(smallest_whole) {
            return None;
        }
        claims.arrange_by_key(|claim| (std::cmp::Reverse(least(claim)), claim.node()));
        claims.truncate(MOST_WEIGHED);
        let places: SortedMap<Node, Set> = claims
            .iter()
            .enumerate()
            .map(|(set, claim)| (claim.node(), set))
            .collect();
        let mut family = Family::default();
        for claim in &claims {
            family.add(size(claim));
        }
        for (part, claim) in claims.iter().enumerate() {
            let links = claim.graph().index().outgoing(claim.node());
            for (kind, _, to) in links {
                let Some(other) = places.get(&to).copied().filter(|other| *other != part) else {
                    continue;
                };
                match kind {
                    LinkKind::PartOf if same_unit(*claim, claims.get(other).copied()) => {
                        family.within.add(part, other);
                        // A part larger than its whole by itself is another finding.
                        let most = claims.get(other).and_then(size).and_then(|size| size.high);
                        if most.is_some_and(|most| most < least(claim))
                            && let Some(slot) = family.sizes.get_mut(part)
                        {
                            *slot = slot.map(|size| Bounds { low: 0, ..size });
                        }
                    }
                    LinkKind::DisjointFrom => family.beside.add(part, other),
                    _ => {}
                }
            }
        }
        let mut joined = Self { claims, family };
        joined.compare_scopes();
        Some(joined)
    }

    /// Notes which of the largest parts share nothing by their scopes.
    fn compare_scopes(&mut self) {
        let parts: Vec<(Set, Item<'g, Claim>)> = self
            .claims
            .iter()
            .enumerate()
            .filter(|(set, claim)| {
                let size = self.family.sizes.get(*set).copied().flatten();
                !claim.record().part_of.is_empty() && size.is_some_and(|size| size.low > 0)
            })
            .map(|(set, claim)| (set, *claim))
            .take(MOST_COMPARED)
            .gather();
        for (at, (set, part)) in parts.iter().enumerate() {
            for (other_set, other) in parts.iter().skip(at + 1) {
                if disjoint::by_scope(*part, *other) {
                    self.family.beside.add(*set, *other_set);
                }
            }
        }
    }

    fn describe(&self, check: &mut Check<'_>, conflict: &Conflict) -> Option<Diagnostic> {
        let mut wholes: Vec<(u64, Item<'g, Claim>)> = Vec::new();
        let mut parts: Vec<(u64, Item<'g, Claim>)> = Vec::new();
        for reason in &conflict.reasons {
            let (Reason::Low(set) | Reason::High(set)) = reason else {
                continue;
            };
            let (claim, size) = (
                self.claims.get(*set)?,
                self.family.sizes.get(*set)?.as_ref()?,
            );
            match reason {
                Reason::Low(_) => parts.push((size.low, *claim)),
                _ => wholes.push((size.high?, *claim)),
            }
        }
        let (most, whole) = *wholes.first()?;
        let id = whole.id();
        let sum: u128 = parts.iter().map(|(least, _)| u128::from(*least)).sum();
        let message = match (parts.as_slice(), wholes.as_slice()) {
            ([(least, part)], [_]) => format!(
                "`{}` is at least {least}, more than `{id}`, in which it lies by way of others and which is at most {most}",
                part.id()
            ),
            (_, [_]) if sum > u128::from(most) => format!(
                "{} parts of `{id}` that share nothing are together at least {sum}, but it is at most {most}",
                parts.len()
            ),
            _ => format!(
                "{} claims cannot all be true as they are linked, `{id}` among them",
                parts.len() + wholes.len()
            ),
        };
        let ids = parts.iter().map(|(_, part)| part.id().to_string());
        let mut finding = Diagnostic::new(
            Code::PartsExceedWhole,
            format!("/claims/{id}/figure"),
            message,
        )
        .id(id)
        .param("parts", ids.gather())
        .param("low", u64::try_from(sum).unwrap_or(u64::MAX))
        .param("high", most)
        .param("policy", check.with.policy.name());
        let all = wholes.iter().chain(&parts).map(|(_, claim)| *claim);
        finding = match check.claimants.of_all(&all.gather()) {
            Some(actor) => finding
                .param("claimant", &actor)
                .help("correct a number or a link: one party does not say all of this"),
            None => finding
                .severity(Severity::Warning)
                .help("the claims cannot all be true; check the links if they were meant to agree"),
        };
        for (most, other) in wholes.iter().skip(1) {
            let place = format!("/claims/{}/figure", other.id());
            finding = finding.related(place, format!("at most {most}"));
        }
        for (least, part) in parts.iter().take(NAMED) {
            let links = part.record().part_of.iter();
            let place = match links.enumerate().find(|(_, link)| link.claim == *id) {
                Some((slot, _)) => format!("/claims/{}/part_of/{slot}", part.id()),
                None => format!("/claims/{}/figure", part.id()),
            };
            finding = finding.related(place, format!("a part of at least {least}"));
        }
        Some(finding)
    }
}

/// Whether a link between two figures can speak of what they count.
fn same_unit(part: Item<'_, Claim>, whole: Option<Item<'_, Claim>>) -> bool {
    let unit = |claim: Item<'_, Claim>| {
        let figure = claim.record().figure()?;
        part.graph().unit(&figure.measure).map(str::to_owned)
    };
    whole.is_some_and(|whole| unit(part) == unit(whole))
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
        assert_eq!(found[0].params.get("low"), Some(&Param::Number(11)));
        assert_eq!(
            found[0].params.get("parts"),
            Some(&Param::List(vec!["p1".into(), "p0".into()]))
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
            found[0].params.get("parts"),
            Some(&Param::List(vec!["p2".into(), "p1".into()]))
        );
        assert_eq!(found[0].related.len(), 2);
    }

    #[test]
    fn parts_of_parts_count_too() {
        let part =
            |id: &str, scope: &str, of: &str| figure(id, "ministry", scope, &link("part_of", of));
        let mut claims = parts(&[]);
        let unknown = r#""measure":"killed","quantity":{"kind":"unquantified"},"place":"north""#;
        claims.push(part("up", unknown, "whole"));
        claims.push(part("first", &killed(6, r#""window":"2022-01-05""#), "up"));
        assert!(conflicts(&claims).is_empty());
        claims.push(part("later", &killed(5, r#""window":"2022-01-06""#), "up"));
        let found = conflicts(&claims);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].id.as_ref().unwrap().as_str(), "whole");
        assert_eq!(
            found[0].params.get("parts"),
            Some(&Param::List(vec!["first".into(), "later".into()]))
        );
        claims.truncate(2);
        claims.push(part("first", &killed(11, ""), "up"));
        assert_eq!(
            conflicts(&claims)[0].message,
            "`first` is at least 11, more than `whole`, in which it lies by way of others and which is at most 10"
        );
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
        assert_eq!(found[0].params.get("low"), Some(&Param::Number(2 * most)));
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
        assert_eq!(found[0].params.get("policy"), Some(&Param::from("double")));
    }
}
