//! CG801: two actors are likely one, by a name.
//!
//! Not where one is an organ or member of the other, where the kinds differ, or where identifiers of one
//! scheme differ. Actors that are not identified have descriptions for names, which many share.

use super::alike::{Alike, pairs};
use crate::gather::Gather as _;
use crate::{
    Actor, ActorKind, Code, Diagnostic, Document, External, Id, SectionName, validate::Check,
};

/// Identifiers of one record that are looked at.
const MOST_SCHEMES: usize = 32;

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let document = check.graph.document();
    let records = || document.actors.iter().enumerate();
    let names = records()
        .filter(|(_, (_, actor))| actor.is_identified())
        .map(|(rank, (_, actor))| (rank, &actor.names))
        .gather();
    for alike in pairs(names, &|a, b| may_be_one(document, a, b)) {
        let id = |rank| document.actors.at(rank).map(|(id, _)| id);
        if let (Some(first), Some(second)) = (id(alike.first), id(alike.second)) {
            check.find(finding(SectionName::Actors, first, second, alike));
        }
    }
}

fn may_be_one(document: &Document, a: usize, b: usize) -> bool {
    let (Some((a_id, a)), Some((b_id, b))) = (document.actors.at(a), document.actors.at(b)) else {
        return false;
    };
    let belongs = |one: &Actor, other: &Id| {
        let mut above = one.organ_of.iter().chain(&one.member_of);
        above.any(|affiliation| affiliation.actor == *other)
    };
    let same_kind = a.kind == b.kind || [a.kind, b.kind].contains(&ActorKind::Unknown);
    same_kind && !told_apart(&a.external, &b.external) && !belongs(a, b_id) && !belongs(b, a_id)
}

/// Whether two records have identifiers of one scheme: other ones say that they are not one thing, and
/// the same one is another finding.
pub(super) fn told_apart(a: &[External], b: &[External]) -> bool {
    let (mut a, b) = (a.iter().take(MOST_SCHEMES), || b.iter().take(MOST_SCHEMES));
    a.any(|a| b().any(|b| a.scheme == b.scheme))
}

pub(super) fn finding(section: SectionName, first: &Id, second: &Id, alike: Alike) -> Diagnostic {
    Diagnostic::new(
        if section == SectionName::Actors {
            Code::LikelyDuplicateActor
        } else {
            Code::LikelyDuplicatePlace
        },
        format!("/{section}/{second}"),
        format!("`{second}` and `{first}` are likely one, by their names"),
    )
    .id(second)
    .param("target", first)
    .param("similarity", u64::from(alike.similarity))
    .help("keep one record with both names, or give each an identifier of one scheme to tell them apart")
    .related(
        format!("/{section}/{second}/names/{}", alike.second_name),
        "this name",
    )
    .related(
        format!("/{section}/{first}/names/{}", alike.first_name),
        "is like this one",
    )
}

#[cfg(test)]
mod tests {
    use crate::{
        Code,
        validate::sample::{graded, warning},
    };

    fn count(first: &str, second: &str) -> usize {
        let members = format!(
            r#""actors":{{"a":{{"names":[{{"text":"Toqaev"}}],{first}}},
                "b":{{"names":[{{"text":"X"}},{{"text":"Tokayev"}}],{second}}},
                "c":{{"kind":"person","names":[{{"text":"Nazarbaev"}}]}}}}"#
        );
        let found = graded(Code::LikelyDuplicateActor, &members);
        assert!(found.iter().all(|f| *f == warning("/actors/b")));
        found.len()
    }

    const PERSON: &str = r#""kind":"person""#;

    fn person(more: &str) -> String {
        format!("{PERSON},{more}")
    }

    #[test]
    fn likely_duplicates_are_found_unless_something_tells_them_apart() {
        assert_eq!(count(PERSON, PERSON), 1);
        assert_eq!(count(PERSON, r#""kind":"unknown""#), 1);
        assert_eq!(count(PERSON, r#""kind":"media""#), 0);
        assert_eq!(count(PERSON, &person(r#""identified":false"#)), 0);
        for link in ["organ_of", "member_of"] {
            let link = |to: &str| {
                person(&format!(
                    r#""{link}":[{{"actor":"{to}","basis":"stated"}}]"#
                ))
            };
            assert_eq!(count(PERSON, &link("a")), 0);
            assert_eq!(count(&link("b"), PERSON), 0);
            assert_eq!(count(&link("c"), &link("c")), 1);
        }
        let external = |scheme: &str, id: &str| {
            person(&format!(
                r#""external":[{{"scheme":"{scheme}","id":"{id}"}}]"#
            ))
        };
        assert_eq!(
            count(&external("wikidata", "Q1"), &external("wikidata", "Q2")),
            0
        );
        assert_eq!(
            count(&external("wikidata", "Q1"), &external("viaf", "2")),
            1
        );
    }
}
