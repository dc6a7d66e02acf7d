//! CG332, CG333: an identifier of another scheme stands once in a record, and for one record.

use super::Check;
use crate::sorted::SortedMap;
use crate::{Code, Diagnostic, External, Id, SectionName};

pub(super) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    let mut known = Known::of(SectionName::Places);
    for place in graph.places() {
        known.meet(check, place.id(), &place.record().external);
    }
    let mut known = Known::of(SectionName::Actors);
    for actor in graph.actors() {
        known.meet(check, actor.id(), &actor.record().external);
    }
    let mut known = Known::of(SectionName::Incidents);
    for incident in graph.incidents() {
        known.meet(check, incident.id(), &incident.record().external);
    }
    let mut known = Known::of(SectionName::Sources);
    for source in graph.sources() {
        known.meet(check, source.id(), &source.record().external);
    }
}

/// The identifiers met in one section, each with where it stands first. Two records of different sections
/// may share one: a city is a place and acts.
struct Known<'g> {
    section: SectionName,
    first: SortedMap<(&'g str, &'g str), (&'g Id, usize)>,
}

impl<'g> Known<'g> {
    fn of(section: SectionName) -> Self {
        Self {
            section,
            first: SortedMap::new(),
        }
    }

    fn meet(&mut self, check: &mut Check<'_>, id: &'g Id, external: &'g [External]) {
        let section = self.section;
        for (slot, one) in external.iter().enumerate() {
            let key = (one.scheme.as_str(), one.id.as_str());
            let Some((first, at)) = self.first.get(&key) else {
                self.first.insert(key, (id, slot));
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
