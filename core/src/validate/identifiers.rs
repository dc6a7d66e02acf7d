//! CG332, CG333: an identifier of another scheme stands once in a record, and for one record.

use super::Check;
use crate::sorted::SortedMap;
use crate::{Code, Diagnostic, External, Id, SectionName};

pub(super) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    let places = graph
        .places()
        .map(|r| (r.id(), r.record().external.as_slice()));
    section(check, SectionName::Places, places);
    let actors = graph
        .actors()
        .map(|r| (r.id(), r.record().external.as_slice()));
    section(check, SectionName::Actors, actors);
    let incidents = graph
        .incidents()
        .map(|r| (r.id(), r.record().external.as_slice()));
    section(check, SectionName::Incidents, incidents);
    let sources = graph
        .sources()
        .map(|r| (r.id(), r.record().external.as_slice()));
    section(check, SectionName::Sources, sources);
}

/// Two records of different sections may share an identifier: a city is a place and acts.
fn section<'g>(
    check: &mut Check<'_>,
    section: SectionName,
    records: impl Iterator<Item = (&'g Id, &'g [External])>,
) {
    let mut known: SortedMap<(&str, &str), (&Id, usize)> = SortedMap::new();
    for (id, external) in records {
        for (slot, one) in external.iter().enumerate() {
            let key = (one.scheme.as_str(), one.id.as_str());
            let Some((first, at)) = known.get(&key) else {
                known.insert(key, (id, slot));
                continue;
            };
            let (code, message, help) = if *first == id {
                let message = format!("an identifier of `{id}` is given twice");
                (Code::RepeatedIdentifier, message, "remove one of them")
            } else {
                let message = format!("an identifier of `{id}` is also that of `{first}`");
                let help =
                    "merge the two records if they are of one thing, or correct one identifier";
                (Code::SharedIdentifier, message, help)
            };
            check.find(
                Diagnostic::new(code, format!("/{section}/{id}/external/{slot}"), message)
                    .id(id)
                    .param("scheme", one.scheme.as_str())
                    .param("identifier", one.id.as_str())
                    .param("first", *first)
                    .help(help)
                    .related(format!("/{section}/{first}/external/{at}"), "here first"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code,
        validate::sample::{graded, warning},
    };

    #[test]
    fn repeated_and_shared_identifiers_are_told_apart() {
        let external = r#"{"scheme":"wikidata","id":"Q1"}"#;
        let members = format!(
            r#""places":{{
                "p":{{"names":[{{"text":"P"}}],"external":[{external},{{"scheme":"geonames","id":"Q1"}},{external}]}},
                "q":{{"names":[{{"text":"Q"}}],"external":[{external}]}}}},
            "actors":{{"a":{{"kind":"state-body","names":[{{"text":"P"}}],"external":[{external}]}}}}"#
        );
        assert_eq!(
            graded(Code::RepeatedIdentifier, &members),
            [warning("/places/p/external/2")]
        );
        assert_eq!(
            graded(Code::SharedIdentifier, &members),
            [warning("/places/q/external/0")]
        );
    }
}
