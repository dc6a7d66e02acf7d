//! CG450: some name of a place or an actor was in use when it is spoken of.
//!
//! Records name each other by id, so no record says by which name it means another. What can be
//! decided is that none of the names was in use: each is dated, and none of them for that day.

use crate::{
    Claim, Code, Diagnostic, Graph, Id, Incident, LinkKind as L, Names, SectionName, Source, When,
    graph::Node, validate::Check,
};

/// Uses shown with a finding; all are counted.
const MOST_SHOWN: usize = 3;

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    for place in graph.places() {
        look(check, place.node(), place.id(), &place.record().names);
    }
    for actor in graph.actors() {
        look(check, actor.node(), actor.id(), &actor.record().names);
    }
}

fn look(check: &mut Check<'_>, node: Node, id: &Id, names: &Names) {
    if names.iter().any(|name| name.when.is_none()) {
        return;
    }
    let graph = check.graph;
    let mut count = 0_usize;
    let mut shown: Vec<Use<'_>> = Vec::new();
    for (kind, slot, from) in graph.index().incoming(node) {
        let Some(used) = used(graph, kind, slot, from) else {
            continue;
        };
        let in_use = |name: &crate::Name| {
            name.when
                .as_ref()
                .is_none_or(|when| !when.disjoint(used.when).is_certain())
        };
        if names.iter().any(in_use) {
            continue;
        }
        count += 1;
        if shown.len() < MOST_SHOWN {
            shown.push(used);
        }
    }
    let Some(first) = shown.first() else {
        return;
    };
    let section = graph.index().section(node);
    let mut finding = Diagnostic::new(
        Code::NoNameAtTheTime,
        format!("/{section}/{id}/names"),
        format!(
            "no name of `{id}` was in use on {}, when it is spoken of",
            first.when
        ),
    )
    .id(id)
    .param("date", first.when.text())
    .param("uses", count)
    .help("add the name of that time, or correct the times of the names");
    for used in shown {
        finding = finding.related(
            format!("/{}/{}/{}", used.section, used.id, used.field),
            format!("spoken of as of {}", used.when),
        );
    }
    check.find(finding);
}

/// The date at which a record speaks of another.
struct Use<'g> {
    when: &'g When,
    section: SectionName,
    id: &'g Id,
    field: &'static str,
}

fn used(graph: &Graph, kind: L, slot: usize, from: Node) -> Option<Use<'_>> {
    let claim = || graph.item::<Claim>(from).map(|item| item.record());
    let source = || graph.item::<Source>(from).map(|item| item.record());
    let (when, field) = match kind {
        L::HappenedAt => (graph.item::<Incident>(from)?.record().when.as_ref(), "when"),
        L::CountedAt => {
            let figure = claim()?.figure()?;
            match (&figure.window, &figure.as_of) {
                (Some(window), _) => (Some(window), "figure/window"),
                (None, as_of) => (as_of.as_ref(), "figure/as_of"),
            }
        }
        L::OccurredAt => match &claim()?.body {
            crate::Body::Occurrence(occurrence) => (occurrence.when.as_ref(), "occurrence/when"),
            _ => (None, ""),
        },
        L::StatedBy
        | L::OnBehalfOf
        | L::RelayedBy
        | L::AddressedTo
        | L::MadeTo
        | L::Characterises => (claim()?.stated_on.as_ref(), "stated_on"),
        L::Outlet | L::Author => (source()?.published.as_ref(), "published"),
        L::Custodian => (source()?.custody.get(slot)?.when.as_ref(), "custody"),
        L::Participant => {
            let incident = graph.incident(claim()?.incident.as_str())?;
            return Some(Use {
                when: incident.record().when.as_ref()?,
                section: SectionName::Incidents,
                id: incident.id(),
                field: "when",
            });
        }
        L::AssessmentBy => (
            graph.item::<crate::Assessment>(from)?.record().on.as_ref(),
            "on",
        ),
        _ => (None, ""),
    };
    Some(Use {
        when: when?,
        section: graph.index().section(from),
        id: graph.index().id_at(graph.document(), from)?,
        field,
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{graded, warning},
    };

    fn names(names: &[&str], incident: &str) -> Vec<(Severity, String)> {
        let names: Vec<String> = names
            .iter()
            .map(|when| match *when {
                "" => r#"{"text":"N"}"#.to_owned(),
                when => format!(r#"{{"text":"N","when":"{when}"}}"#),
            })
            .collect();
        let members = format!(
            r#""places":{{"p":{{"names":[{}]}}}},
            "incidents":{{"x":{{"title":"X","kind":"protest","place":"p","when":"{incident}"}}}}"#,
            names.join(",")
        );
        graded(Code::NoNameAtTheTime, &members)
    }

    #[test]
    fn only_names_that_are_all_dated_can_all_be_out_of_use() {
        let capital = ["1998-05-06/2019-03-22", "2019-03-23/2022-09-16"];
        assert_eq!(names(&capital, "2022-01-05"), []);
        assert_eq!(names(&capital, "2023-01-05"), [warning("/places/p/names")]);
        assert_eq!(names(&capital, "1990"), [warning("/places/p/names")]);
        assert_eq!(names(&capital, "2022"), []);
        assert_eq!(names(&capital, "2023-01-05?"), []);
        assert_eq!(names(&["1998/2019~"], "2022"), []);
        assert_eq!(names(&["1998/.."], "2022"), []);
        assert_eq!(names(&["1998/2019", ""], "2022"), []);
    }

    #[test]
    fn every_dated_use_counts() {
        let found = |used: &str| {
            let actor = r#"{"kind":"state-body","names":[{"text":"A","when":"2000/2010"}]}"#;
            let incidents = r#""incidents":{"x":{"title":"X","kind":"protest","when":"2022"}}"#;
            let members = format!(r#""actors":{{"a":{actor}}},{incidents},{used}"#);
            graded(Code::NoNameAtTheTime, &members)
        };
        let source = |used: &str| {
            found(&format!(
                r#""sources":{{"s":{{"kind":"article","title":"S","published":"2022",{used}}}}}"#
            ))
        };
        let claim = |used: &str| {
            found(&format!(
                r#""claims":{{"c":{{"incident":"x","stated_on":"2022",{used}}}}}"#
            ))
        };
        let called = |used: &str| {
            let body = r#""kind":"occurrence","occurrence":{"text":"t"}"#;
            claim(&format!("{used},{body}"))
        };
        let at = [warning("/actors/a/names")];
        assert_eq!(source(r#""outlet":"a""#), at);
        assert_eq!(source(r#""authors":["a"]"#), at);
        let custody = r#""custody":[{"action":"lost"},{"by":"a","when":"2022","action":"found"}]"#;
        assert_eq!(source(custody), at);
        assert_eq!(source(&custody.replace("2022", "2005")), []);
        assert_eq!(called(r#""stated_by":[{"actor":"a"}]"#), at);
        let principal = r#""stated_by":[{"actor":"b","on_behalf_of":"a"}]"#;
        assert_eq!(called(principal), at);
        assert_eq!(called(r#""relayed_by":["a"]"#), at);
        assert_eq!(called(r#""unattributed":true"#), []);
        let part = r#""kind":"participation","participation":{"actor":"a","role":"victim"}"#;
        assert_eq!(claim(part), at);
        let judged = r#""assessments":{"j":{"of":"s","by":"a","on":"2022","reliability":"A"}}"#;
        assert_eq!(found(judged), at);
    }
}
