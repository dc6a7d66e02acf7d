//! When two figures count nothing in common because their scopes exclude it.
//!
//! A rule that adds figures up must never add one thing twice, so that this says less than the scopes
//! do: where only places, windows or incidents exclude each other, one may still be detained in both,
//! but not killed.

use super::scope;
use crate::{Accumulation, Claim, Dimension, Item, Scope, SetRelation};

/// The trees of measures that count a thing once and for all.
const ONCE: &[&str] = &["life", "mortality", "events"];

/// Whether two claims, both figures of one measure, count nothing in common by their scopes.
pub(super) fn by_scope(a: Item<'_, Claim>, b: Item<'_, Claim>) -> bool {
    let graph = a.graph();
    let (Some(x), Some(y)) = (Scope::of(&a), Scope::of(&b)) else {
        return false;
    };
    if x.measure != y.measure {
        return false;
    }
    let related = graph.relate_scopes(&x, &y);
    let root = scope::root(graph.vocabulary(), &x.measure);
    // That a stock is elsewhere at the same time is for the scopes to say.
    let once = root.is_some_and(|root| ONCE.contains(&root))
        || x.effective_accumulation(graph) == Some(Accumulation::Stock);
    let by_population = || {
        let mut dimensions = related.dimensions.iter();
        dimensions
            .any(|d| d.dimension == Dimension::Population && d.relation == SetRelation::Disjoint)
    };
    related.relation == SetRelation::Disjoint && (once || by_population())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::{
        Graph,
        validate::sample::{case, figure},
    };

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
            ("south", "town", true),
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
