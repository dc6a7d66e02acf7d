//! CG504: what no other record points at, and incidents about which nobody claims anything.

use crate::validate::Check;
use crate::{Code, Diagnostic, LinkKind, SectionName};

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    let index = graph.index();
    for section in [
        SectionName::Places,
        SectionName::Actors,
        SectionName::Incidents,
        SectionName::Sources,
    ] {
        for rank in 0..graph.document().ids(section).len() {
            let node = index.node_of(section, rank);
            let used = index.incoming(node).any(|(kind, _, from)| {
                let counts = match section {
                    // A larger incident may hold no claims but those about its parts.
                    SectionName::Incidents => {
                        matches!(kind, LinkKind::About | LinkKind::IncidentPartOf)
                    }
                    _ => true,
                };
                counts && from != node
            });
            if used || check.leaves_out(Code::UnusedRecord) {
                continue;
            }
            let Some(id) = index.id_at(graph.document(), node) else {
                continue;
            };
            let (message, help) = if section == SectionName::Incidents {
                (
                    format!("no claim is about the incident `{id}` or a part of it"),
                    "record what is claimed about it, or leave it out",
                )
            } else {
                (
                    format!("no other record points at `{id}`"),
                    "link it to what it has to do with, or leave it out",
                )
            };
            check.find(
                Diagnostic::new(Code::UnusedRecord, format!("/{section}/{id}"), message)
                    .id(id)
                    .param("section", section.as_str())
                    .help(help),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Code;
    use crate::validate::sample::{case, figure, found, killed};

    fn unused(json: &str) -> Vec<String> {
        found(json, Code::UnusedRecord)
            .into_iter()
            .map(|d| d.pointer)
            .collect()
    }

    #[test]
    fn every_way_of_being_pointed_at_counts_but_ones_own() {
        let json = case(&[figure("toll", "ministry", &killed(5, ""), "")]);
        assert_eq!(
            unused(&json),
            [
                "/actors/officials",
                "/actors/prosecutor",
                "/actors/watch",
                "/incidents/march",
                "/places/south",
                "/places/town",
                "/sources/weekly"
            ]
        );
        let own = r#"{"format":1,"sources":{"a":{"kind":"article","title":"A",
            "derived_from":[{"source":"a","how":"revises","basis":"stated"}]}}}"#;
        assert_eq!(unused(own), ["/sources/a"]);
    }

    #[test]
    fn an_incident_is_used_by_its_parts_not_by_what_surrounds_it() {
        let json = r#"{"format":1,"incidents":{
            "whole":{"title":"Whole","kind":"unrest"},
            "part":{"title":"Part","kind":"clash","part_of":[{"incident":"whole","basis":"stated"}],
                    "causes":[{"incident":"after","basis":"stated"}]},
            "after":{"title":"After","kind":"rally"}}}"#;
        assert_eq!(unused(json), ["/incidents/after", "/incidents/part"]);
    }
}
