//! When two figures count nothing in common because their scopes exclude it.
//!
//! A rule that adds figures up must never add one thing twice, so that this says less than the scopes
//! might. Terms of one facet exclude each other unless one lies below the other. Places exclude each
//! other only when both are known divisions or settlements of one kind, neither in the other: whether a
//! city lies in a region of its name is often not recorded. Places and windows keep things apart only
//! where a thing is counted once (one is killed once, but may be detained twice), or at one moment.

use std::collections::BTreeMap;

use super::scope;
use crate::{Accumulation, Claim, Figure, Graph, Id, Item, List, Place, SpanRelation, Vocabulary};

/// The trees of measures that count a thing once and for all.
const ONCE: &[&str] = &["life", "mortality", "events"];

/// The trees of places of which two of one kind share no ground.
const APART: &[&str] = &[
    "area/country",
    "area/region",
    "area/district",
    "area/municipality",
    "settlement",
];

/// Places met on the way up before giving up.
const MOST_PLACES: usize = 256;

/// Whether two claims, both figures, count nothing in common by their scopes.
pub(super) fn by_scope(a: Item<'_, Claim>, b: Item<'_, Claim>) -> bool {
    let (Some(first), Some(second)) = (a.record().figure(), b.record().figure()) else {
        return false;
    };
    if first.measure != second.measure {
        return false;
    }
    let graph = a.graph();
    let vocabulary = graph.vocabulary();
    let once = scope::root(vocabulary, &first.measure).is_some_and(|root| ONCE.contains(&root));
    populations(vocabulary, &first.population, &second.population)
        || once && windows(first, second)
        || (once || at_one_moment(vocabulary, first, second))
            && match (scope::place(a, first), scope::place(b, second)) {
                (Some(a), Some(b)) => places(graph, a, b),
                _ => false,
            }
}

fn populations(vocabulary: &Vocabulary, a: &BTreeMap<Id, Id>, b: &BTreeMap<Id, Id>) -> bool {
    let listed = |term: &Id| vocabulary.term(List::Population, term.as_str()).is_some();
    let under = |a: &Id, b: &Id| vocabulary.is_under(List::Population, a.as_str(), b.as_str());
    a.iter().any(|(facet, one)| {
        b.get(facet).is_some_and(|other| {
            one != other && listed(one) && listed(other) && !under(one, other) && !under(other, one)
        })
    })
}

fn windows(a: &Figure, b: &Figure) -> bool {
    match (&a.window, &b.window) {
        (Some(a), Some(b)) => a.span_relation(b) == SpanRelation::Disjoint,
        _ => false,
    }
}

/// Nobody is in two places at one time, as far as a day is one time.
fn at_one_moment(vocabulary: &Vocabulary, a: &Figure, b: &Figure) -> bool {
    let stock = |f| scope::accumulation(vocabulary, f) == Some(Accumulation::Stock);
    let same_day = match (&a.as_of, &b.as_of) {
        (Some(a), Some(b)) => a.same_day(b).is_certain(),
        _ => false,
    };
    same_day && stock(a) && stock(b)
}

fn places(graph: &Graph, a: &Id, b: &Id) -> bool {
    let (Some(a), Some(b)) = (graph.place(a.as_str()), graph.place(b.as_str())) else {
        return false;
    };
    let path = |place: Item<'_, Place>| {
        let kind = place.record().kind.as_ref()?;
        Some(
            graph
                .vocabulary()
                .term(List::PlaceKinds, kind.as_str())?
                .path,
        )
    };
    let (Some(kind), Some(other)) = (path(a), path(b)) else {
        return false;
    };
    let in_tree = APART.iter().any(|root| {
        let rest = kind.strip_prefix(root);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    a != b && kind == other && in_tree && !lies_in(a, b) && !lies_in(b, a)
}

fn lies_in<'g>(place: Item<'g, Place>, other: Item<'g, Place>) -> bool {
    let mut seen = vec![place];
    let mut at = 0;
    while let Some(place) = seen.get(at).copied() {
        at += 1;
        for above in place.within() {
            // Too many to follow: they may lie anywhere.
            if above == other || seen.len() > MOST_PLACES {
                return true;
            }
            if !seen.contains(&above) {
                seen.push(above);
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::validate::sample::{case, figure};

    fn disjoint(measure: &str, a: &str, b: &str) -> bool {
        let of = |id: &str, scope: &str| {
            let figure_of =
                format!(r#""measure":"{measure}","quantity":{{"kind":"unquantified"}},{scope}"#);
            figure(id, "ministry", &figure_of, "")
        };
        let graph = Graph::from_json(case(&[of("a", a), of("b", b)]).as_bytes()).unwrap();
        let (a, b) = (graph.claim("a").unwrap(), graph.claim("b").unwrap());
        assert_eq!(by_scope(a, b), by_scope(b, a));
        by_scope(a, b)
    }

    #[test]
    fn terms_of_one_facet_exclude_each_other_unless_one_is_a_kind_of_the_other() {
        let of = |facet: &str, term: &str| format!(r#""population":{{"{facet}":"{term}"}}"#);
        for (a, b, expected) in [
            (of("age", "child"), of("age", "adult"), true),
            (of("age", "child"), of("age", "infant"), false),
            (of("age", "child"), of("age", "child"), false),
            (of("age", "child"), of("role", "police"), false),
            (of("age", "child"), of("age", "unheard-of"), false),
            (of("role", "police"), of("role", "military"), true),
            (of("role", "police"), of("role", "law-enforcement"), false),
        ] {
            assert_eq!(disjoint("detained", &a, &b), expected, "{a} {b}");
        }
    }

    #[test]
    fn places_and_windows_keep_apart_what_is_counted_once() {
        let place = |id: &str| format!(r#""place":"{id}""#);
        for (a, b, expected) in [
            ("north", "south", true),
            ("north", "town", false),
            ("south", "town", false),
            ("country", "north", false),
        ] {
            assert_eq!(
                disjoint("killed", &place(a), &place(b)),
                expected,
                "{a} {b}"
            );
            assert!(!disjoint("detained", &place(a), &place(b)));
        }
        let held = |id: &str, day: &str| format!(r#""place":"{id}","as_of":"{day}""#);
        let on = |day| disjoint("held", &held("north", "2022-02-03"), &held("south", day));
        assert!(on("2022-02-03") && !on("2022-02-04") && !on("2022-02"));
        let window = |w: &str| format!(r#""window":"{w}""#);
        let (early, late) = (window("2022-01-05"), window("2022-01-06"));
        assert!(disjoint("killed", &early, &late) && !disjoint("detained", &early, &late));
        assert!(!disjoint("killed", &early, &window("2022-01-06~")));
        assert!(!disjoint("killed", &early, &window("2022-01")));
    }
}
