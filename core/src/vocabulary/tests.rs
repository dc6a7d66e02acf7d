#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use super::*;

#[test]
fn the_tables_keep_their_own_rules() {
    for list in List::ALL {
        let terms = tables::of(*list);
        let ids: BTreeSet<_> = terms.iter().map(|term| term.id).collect();
        let paths: BTreeSet<_> = terms.iter().map(|term| term.path).collect();
        assert_eq!(
            (ids.len(), paths.len()),
            (terms.len(), terms.len()),
            "{list}: something is listed twice"
        );
        for term in terms {
            Id::new(term.id).unwrap();
            path::check(term.path).unwrap();
            assert!(
                term.label
                    .is_some_and(|label| !label.is_empty() && !label.contains('|')),
                "{}",
                term.id
            );
            let is_measure = *list == List::Measures;
            assert_eq!(
                (term.unit.is_some(), term.accumulation.is_some()),
                (is_measure, is_measure)
            );
            assert!(
                *list != List::Population || term.path.contains('/'),
                "{}",
                term.id
            );
        }
    }
}

#[test]
fn a_measure_counts_in_the_unit_of_the_measure_above() {
    let vocabulary = Vocabulary::built_in();
    for term in tables::of(List::Measures) {
        if let Some(parent) = vocabulary.parent(List::Measures, term.id) {
            let parent = vocabulary.term(List::Measures, parent).unwrap();
            assert_eq!(
                (term.unit, term.accumulation),
                (parent.unit, parent.accumulation),
                "{}",
                term.id
            );
        }
    }
}

#[test]
fn lists_are_numbered_in_order() {
    for (number, list) in List::ALL.iter().enumerate() {
        assert_eq!(list.number(), number);
        assert_eq!(List::parse(list.as_str()), Some(*list));
    }
}

fn add(
    vocabulary: &mut Vocabulary,
    list: List,
    id: &str,
    path: &str,
    unit: Option<&str>,
) -> Result<(), VocabularyError> {
    vocabulary.extend(
        list,
        NewTerm {
            unit,
            ..NewTerm::new(&Id::new(id).unwrap(), path)
        },
    )
}

#[test]
fn each_refusal_has_its_reason() {
    use VocabularyError::{NoFacet, NoMeasure, NoUnit, PathTaken, Segment, Twice};
    let mut v = Vocabulary::built_in();
    let person = Some("person");
    assert_eq!(
        add(
            &mut v,
            List::Measures,
            "teargassed",
            "integrity/injured/teargassed",
            person
        ),
        Ok(())
    );
    assert_eq!(
        add(
            &mut v,
            List::Measures,
            "teargassed",
            "integrity/injured/teargassed",
            person
        ),
        Err(Twice)
    );
    assert_eq!(
        add(
            &mut v,
            List::Measures,
            "gassed",
            "integrity/injured/teargassed",
            person
        ),
        Err(PathTaken {
            by: "teargassed".to_owned()
        })
    );
    assert_eq!(add(&mut v, List::Measures, "x", "x", None), Err(NoUnit));
    assert_eq!(add(&mut v, List::Verbs, "x", "x", person), Err(NoMeasure));
    assert_eq!(add(&mut v, List::Population, "x", "x", None), Err(NoFacet));
    assert!(matches!(
        add(&mut v, List::Verbs, "x", "x y", None),
        Err(Segment { position: 1, .. })
    ));
    assert_eq!(add(&mut v, List::Verbs, "killed", "killed", None), Ok(()));
}

#[test]
fn a_term_of_the_documents_own_stands_before_a_built_in_one() {
    let mut v = Vocabulary::built_in();
    assert!(v.shadowed(List::Measures, "killed").is_none());
    add(
        &mut v,
        List::Measures,
        "killed",
        "slaughter",
        Some("animal"),
    )
    .unwrap();
    let own = v.term(List::Measures, "killed").unwrap();
    assert_eq!((own.path, own.unit), ("slaughter", Some("animal")));
    assert_eq!(
        v.shadowed(List::Measures, "killed").unwrap().path,
        "life/killed"
    );
    assert_eq!(v.parent(List::Measures, "killed-by-torture"), None);
    let listed = v.terms(List::Measures);
    assert_eq!(listed.iter().filter(|t| t.id == "killed").count(), 1);
    // A path that a later version of the library takes, too.
    add(&mut v, List::Verbs, "uttered", "neutral/said", None).unwrap();
    assert_eq!(v.term(List::Verbs, "said").unwrap().path, "neutral/said");
}

#[test]
fn terms_may_be_added_in_any_order() {
    let mut v = Vocabulary::built_in();
    add(
        &mut v,
        List::Measures,
        "deep",
        "new/one/two/three",
        Some("tree"),
    )
    .unwrap();
    assert_eq!(v.measure_family("deep"), Some("deep"));
    add(&mut v, List::Measures, "shallow", "new/one", Some("tree")).unwrap();
    assert_eq!(v.measure_family("deep"), Some("shallow"));
    assert_eq!(v.parent(List::Measures, "deep"), Some("shallow"));
    assert_eq!(v.accumulation("deep"), Some(Accumulation::Cumulative));
    add(
        &mut v,
        List::Measures,
        "still-missing",
        "fate/missing/still",
        Some("person"),
    )
    .unwrap();
    assert_eq!(v.accumulation("still-missing"), Some(Accumulation::Stock));
    add(&mut v, List::Population, "guilds", "guild/member", None).unwrap();
    assert!(v.is_facet("guild"));
    assert!(!Vocabulary::built_in().is_facet("guild"));
    let paths: Vec<_> = v
        .terms(List::Measures)
        .iter()
        .map(|term| term.path.to_owned())
        .collect();
    assert!(paths.is_sorted_by(|a, b| path::order(a, b).is_le()));
}

fn page() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/vocabularies.md")
}

#[test]
fn the_page_of_documentation_is_up_to_date() {
    let written = std::fs::read_to_string(page()).unwrap_or_default();
    assert!(
        written == markdown(),
        "docs/vocabularies.md is stale: cargo test -p claimgraph write_the_page -- --ignored"
    );
}

#[test]
#[ignore = "writes docs/vocabularies.md, run by hand after a change of the tables"]
fn write_the_page() {
    std::fs::write(page(), markdown()).unwrap();
}
