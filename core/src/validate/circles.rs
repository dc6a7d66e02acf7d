//! CG301 to CG306: records that lead back to themselves.

mod tangle;

use super::Check;
use crate::gather::Gather as _;
use crate::{Actor, Code, Diagnostic, LinkKind as L, Place, SectionName, graph::Node};
use tangle::{Step, Tangle};

/// The links that must not lead back, and what it means when they do.
struct Row {
    code: Code,
    links: &'static [L],
    says: &'static str,
    help: &'static str,
}

const ROWS: &[Row] = &[
    Row {
        code: Code::CircularPlace,
        links: &[L::Within],
        says: "lies within itself",
        help: "remove one containment, or say `when` each was so",
    },
    Row {
        code: Code::CircularAffiliation,
        links: &[L::OrganOf, L::MemberOf],
        says: "belongs to itself",
        help: "remove one affiliation, or say `when` each was so",
    },
    Row {
        code: Code::CircularIncident,
        links: &[L::IncidentPartOf],
        says: "is part of itself",
        help: "of two incidents one at most is part of the other",
    },
    Row {
        code: Code::CircularOrder,
        links: &[L::Causes, L::Precedes],
        says: "comes before itself",
        help: "what comes before another neither follows from it nor comes after it",
    },
    Row {
        code: Code::CircularPart,
        links: &[L::PartOf],
        says: "counts a part of itself",
        help: "figures that count the same things restate each other: use `restates`",
    },
    Row {
        code: Code::CircularSupersession,
        links: &[L::Supersedes],
        says: "supersedes itself",
        help: "the claim stated last supersedes the others",
    },
];

/// More ids than this are not listed in one finding.
const MOST_LISTED: usize = 50;

pub(super) fn check(check: &mut Check<'_>) {
    for row in ROWS {
        for members in check.graph.index().circles(row.links) {
            if let Some(finding) = finding(check, row, &members) {
                check.find(finding);
            }
        }
    }
}

fn finding(check: &Check<'_>, row: &Row, members: &[Node]) -> Option<Diagnostic> {
    let section = check.graph.index().section(*members.first()?);
    if section == SectionName::Claims && members.len() == 1 {
        // A claim linked to itself is CG316.
        return None;
    }
    let steps = steps(check, row, members);
    let (severity, circle) = Tangle::new(&steps).circle()?;
    let name = |node| {
        let id = check.graph.index().id_at(check.graph.document(), node);
        id.map_or("?", crate::Id::as_str)
    };
    let place = |step: &Step| format!("/{section}/{}/{}/{}", name(step.from), step.kind, step.slot);
    let (first, rest) = circle.split_first()?;
    let mut message = format!("`{}` {}", name(first.from), row.says);
    for (number, step) in rest.iter().enumerate().take(5) {
        message.push_str(if number == 0 { ", by way of `" } else { ", `" });
        message.push_str(name(step.from));
        message.push('`');
    }
    if rest.len() > 5 {
        message.push_str(" and others");
    }
    let ids: Vec<String> = circle
        .iter()
        .take(MOST_LISTED)
        .map(|step| name(step.from).to_owned())
        .gather();
    let mut finding = Diagnostic::new(row.code, place(first), message)
        .severity(severity)
        .param("circle", ids)
        .param("length", circle.len())
        .help(row.help);
    if let Some(id) = check
        .graph
        .index()
        .id_at(check.graph.document(), first.from)
    {
        finding = finding.id(id);
    }
    for step in rest.iter().take(MOST_LISTED) {
        let (from, to) = (name(step.from), name(step.to));
        finding = finding.related(place(step), format!("`{from}` {} `{to}`", verb(step.kind)));
    }
    Some(finding)
}

/// The links among the members of a circle.
fn steps<'g>(check: &Check<'g>, row: &Row, members: &[Node]) -> Vec<Step<'g>> {
    let graph = check.graph;
    let mut steps = Vec::new();
    for from in members {
        let place = graph.item::<Place>(*from).map(|item| item.record());
        let actor = graph.item::<Actor>(*from).map(|item| item.record());
        for (kind, slot, to) in graph.index().outgoing(*from) {
            if !row.links.contains(&kind) || members.binary_search(&to).is_err() {
                continue;
            }
            let when = match kind {
                L::Within => place.and_then(|p| p.within.get(slot)?.when.as_ref()),
                L::OrganOf => actor.and_then(|a| a.organ_of.get(slot)?.when.as_ref()),
                L::MemberOf => actor.and_then(|a| a.member_of.get(slot)?.when.as_ref()),
                _ => None,
            };
            steps.push(Step {
                from: *from,
                to,
                kind,
                slot,
                when,
            });
        }
    }
    steps
}

fn verb(kind: L) -> &'static str {
    match kind {
        L::Within => "lies within",
        L::OrganOf => "is an organ of",
        L::MemberOf => "is a member of",
        L::Causes => "brings about",
        L::Precedes => "precedes",
        L::Supersedes => "supersedes",
        _ => "is part of",
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded, graded_claims, warning},
    };

    fn actors(links: &[(&str, &str, &str)]) -> Vec<(Severity, String)> {
        let records: Vec<String> = links
            .iter()
            .map(|(id, field, rest)| {
                format!(
                    r#""{id}":{{"kind":"group","names":[{{"text":"{id}"}}],
                        "{field}":[{{"basis":"stated",{rest}}}]}}"#
                )
            })
            .collect();
        let members = format!("\"actors\":{{{}}}", records.join(","));
        graded(Code::CircularAffiliation, &members)
    }

    #[test]
    fn organs_and_members_close_a_circle_together() {
        let circle = [
            ("b", "organ_of", r#""actor":"a""#),
            ("a", "member_of", r#""actor":"b""#),
        ];
        assert_eq!(actors(&circle), [error("/actors/a/member_of/0")]);
        assert_eq!(
            actors(&[("a", "member_of", r#""actor":"a""#)]),
            [error("/actors/a/member_of/0")]
        );
    }

    #[test]
    fn a_circle_needs_its_links_at_one_time() {
        let circle = |first: &str, second: &str| {
            actors(&[
                ("a", "organ_of", &format!(r#""actor":"b","when":"{first}""#)),
                (
                    "b",
                    "organ_of",
                    &format!(r#""actor":"a","when":"{second}""#),
                ),
            ])
        };
        assert_eq!(circle("1999/2005", "2006/.."), []);
        assert_eq!(
            circle("1999/2006", "2006/.."),
            [error("/actors/a/organ_of/0")]
        );
        assert_eq!(
            circle("../2006", "../1950"),
            [error("/actors/a/organ_of/0")]
        );
        assert_eq!(circle("2006~", "2006"), [warning("/actors/a/organ_of/0")]);
        assert_eq!(circle("2006~", "2007"), []);
    }

    #[test]
    fn an_undated_circle_is_found_beside_dated_links() {
        let findings = actors(&[
            ("a", "organ_of", r#""actor":"b","when":"2001""#),
            ("b", "organ_of", r#""actor":"c""#),
            (
                "c",
                "organ_of",
                r#""actor":"b"},{"basis":"stated","actor":"a","when":"2002""#,
            ),
        ]);
        assert_eq!(findings, [error("/actors/b/organ_of/0")]);
    }

    #[test]
    fn a_circle_is_found_once_whatever_leads_into_it() {
        let claims = |links: &[(&str, &str)]| {
            let claims: Vec<String> = links
                .iter()
                .map(|(from, to)| {
                    format!(
                        r#""{from}":{{"kind":"figure","incident":"x","part_of":[{{"claim":"{to}","basis":"stated"}}],
                            "figure":{{"measure":"killed","quantity":{{"kind":"exact","value":1}}}}}}"#
                    )
                })
                .collect();
            graded_claims(Code::CircularPart, &claims.join(","))
        };
        assert_eq!(
            claims(&[("a", "b"), ("b", "c"), ("c", "d"), ("d", "b")]),
            [error("b/part_of/0")]
        );
        assert_eq!(claims(&[("a", "b"), ("c", "b")]), []);
        // A claim linked to itself is a finding of its own.
        assert_eq!(claims(&[("a", "a")]), []);
    }

    #[test]
    fn long_circles_and_chains_do_not_overflow() {
        let chain = |last: usize| {
            let claims: Vec<String> = (0..30_000)
                .map(|n| {
                    let next = if n == 29_999 { last } else { n + 1 };
                    format!(
                        r#""c{n}":{{"kind":"occurrence","incident":"x","supersedes":[{{"claim":"c{next}","basis":"stated"}}],
                            "occurrence":{{"text":"t"}}}}"#
                    )
                })
                .collect();
            graded_claims(Code::CircularSupersession, &claims.join(","))
        };
        assert_eq!(chain(30_000), []);
        assert_eq!(chain(0), [error("c0/supersedes/0")]);
    }

    #[test]
    fn causes_and_order_are_one_order() {
        let incidents = |back: &str| {
            graded(
                Code::CircularOrder,
                &format!(
                    r#""incidents":{{"a":{{"title":"A","kind":"k","causes":[{{"incident":"b","basis":"stated"}}]}},
                        "b":{{"title":"B","kind":"k","{back}":[{{"incident":"a","basis":"stated"}}]}}}}"#
                ),
            )
        };
        assert_eq!(incidents("precedes"), [error("/incidents/a/causes/0")]);
        assert_eq!(incidents("part_of"), []);
    }
}
