//! CG501: no source derives from itself, and no claim rests on itself, by whatever way round.

use crate::validate::Check;
use crate::{Code, Diagnostic, LinkKind, SectionName, graph::Node};

const KINDS: &[LinkKind] = &[LinkKind::DerivedFrom, LinkKind::BasedOn];

/// Members of a circle that a finding names; the others it counts.
const NAMED: usize = 8;

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    for circle in graph.index().circles(KINDS) {
        if let Some(finding) = describe(check, &circle) {
            check.find(finding);
        }
    }
}

fn describe(check: &Check<'_>, circle: &[Node]) -> Option<Diagnostic> {
    let index = check.graph.index();
    let id = |node| index.id_at(check.graph.document(), node);
    let inside = |node: &Node| circle.binary_search(node).is_ok();
    let (first, others) = circle.split_first()?;
    let first_id = id(*first)?;
    let section = index.section(*first);
    if section == SectionName::Claims && others.is_empty() {
        // A claim linked to itself is CG316.
        return None;
    }
    let (field, verb) = match section {
        SectionName::Sources => ("derived_from", "derives from"),
        _ => ("based_on", "rests on"),
    };
    let slot = index
        .outgoing(*first)
        .find(|(kind, _, to)| KINDS.contains(kind) && inside(to))
        .map(|(_, slot, _)| slot)?;
    let from_outside = circle.iter().any(|node| {
        index
            .outgoing(*node)
            .any(|(kind, _, to)| KINDS.contains(&kind) && !inside(&to))
    });
    let by_way_of: String = match others {
        [] => String::new(),
        [other] => format!(" by way of `{}`", id(*other)?),
        _ => format!(" by way of {} others", others.len()),
    };
    let (origin, help) = if from_outside {
        (
            "",
            "the circle adds no origin: only what enters it from outside counts as one",
        )
    } else {
        (
            ", and nothing enters that circle from outside",
            "such a circle has no origin: find out where the story came from, or which link is wrong",
        )
    };
    let mut finding = Diagnostic::new(
        Code::CircularDerivation,
        format!("/{section}/{first_id}/{field}/{slot}"),
        format!("`{first_id}` {verb} itself{by_way_of}{origin}"),
    )
    .id(first_id)
    .param("length", circle.len())
    .param("outside_origin", if from_outside { "yes" } else { "no" })
    .help(help);
    for id in others.iter().take(NAMED).filter_map(|n| id(*n)) {
        finding = finding.related(format!("/{section}/{id}"), "also in the circle");
    }
    Some(finding)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use crate::validate::sample::{case, figure, found, killed, link};
    use crate::{Code, Param, Severity};

    fn sources(links: &[(&str, &str)]) -> String {
        let of = |id: &str| -> String {
            let from: Vec<String> = links
                .iter()
                .filter(|(a, _)| *a == id)
                .map(|(_, b)| format!(r#"{{"source":"{b}","how":"cites","basis":"stated"}}"#))
                .collect();
            let from = if from.is_empty() {
                String::new()
            } else {
                format!(r#","derived_from":[{}]"#, from.join(","))
            };
            format!(r#""{id}":{{"kind":"article","title":"{id}"{from}}}"#)
        };
        let all: Vec<String> = ["a", "b", "c", "d"].map(of).to_vec();
        format!(r#"{{"format":1,"sources":{{{}}}}}"#, all.join(","))
    }

    #[test]
    fn a_chain_is_no_circle() {
        let chain = sources(&[("a", "b"), ("b", "c"), ("a", "c"), ("d", "c")]);
        assert!(found(&chain, Code::CircularDerivation).is_empty());
    }

    #[test]
    fn each_circle_is_found_once_and_says_whether_anything_enters_it() {
        let closed = found(
            &sources(&[("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]),
            Code::CircularDerivation,
        );
        assert_eq!(closed.len(), 1);
        assert_eq!(closed[0].pointer, "/sources/a/derived_from/0");
        assert_eq!(
            closed[0].params.get("outside_origin"),
            Some(&Param::from("no"))
        );
        assert_eq!(closed[0].severity, Severity::Warning);
        assert_eq!(closed[0].related.len(), 2);
        let open = found(
            &sources(&[("a", "b"), ("b", "a"), ("b", "d"), ("c", "c")]),
            Code::CircularDerivation,
        );
        assert_eq!(open.len(), 2);
        assert_eq!(
            open[0].params.get("outside_origin"),
            Some(&Param::from("yes"))
        );
        assert_eq!(
            open[1].message,
            "`c` derives from itself, and nothing enters that circle from outside"
        );
    }

    #[test]
    fn claims_make_circles_of_their_own() {
        let killed = killed(6, "");
        let round = case(&[
            figure("one", "ministry", &killed, &link("based_on", "two")),
            figure("two", "watch", &killed, &link("based_on", "one")),
        ]);
        let found = found(&round, Code::CircularDerivation);
        assert_eq!(
            found[0].message,
            "`one` rests on itself by way of `two`, and nothing enters that circle from outside"
        );
    }
}
