//! CG802: two places are likely one, by a name.
//!
//! Not where one lies in the other, where the kinds differ, where identifiers of one scheme differ, where
//! the points lie far apart, or where both are recorded to lie in places that have nothing to do with each
//! other: villages of one name are many.

use super::{
    actors::{finding, told_apart},
    alike::pairs,
};
use crate::gather::Gather as _;
use crate::{GeoPoint, Graph, Item, List, Place, SectionName, validate::Check};

/// Places met on the way up before giving up.
const MOST_PLACES: usize = 64;

/// Half a degree, in millionths: beyond it two points are not of one place.
const FAR: i64 = 500_000;

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    let document = graph.document();
    let at = |rank| {
        let node = graph.index().node_of(SectionName::Places, rank);
        graph.item::<Place>(node)
    };
    let names = document
        .places
        .iter()
        .enumerate()
        .map(|(rank, (_, p))| (rank, &p.names))
        .gather();
    let may_be_one = |a, b| match (at(a), at(b)) {
        (Some(a), Some(b)) => may_be_one(graph, a, b),
        _ => false,
    };
    for alike in pairs(names, &may_be_one) {
        if let (Some(first), Some(second)) = (at(alike.first), at(alike.second)) {
            check.find(finding(SectionName::Places, first.id(), second.id(), alike));
        }
    }
}

fn may_be_one<'g>(graph: &'g Graph, a: Item<'g, Place>, b: Item<'g, Place>) -> bool {
    let (one, other) = (a.record(), b.record());
    let kinds_differ = match (&one.kind, &other.kind) {
        (Some(a), Some(b)) => {
            let under = |a, b| graph.vocabulary().is_under(List::PlaceKinds, a, b);
            a != b && !under(a.as_str(), b.as_str()) && !under(b.as_str(), a.as_str())
        }
        _ => false,
    };
    let far = match (&one.point, &other.point) {
        (Some(a), Some(b)) => are_far(a, b),
        _ => false,
    };
    if kinds_differ || far || told_apart(&one.external, &other.external) {
        return false;
    }
    let (around_a, around_b) = (around(a), around(b));
    if around_a.contains(&b) || around_b.contains(&a) {
        return false;
    }
    let known = !one.within.is_empty() && !other.within.is_empty();
    let right_around = |place: Item<'g, Place>| place.within().take(MOST_PLACES);
    let near = right_around(a).any(|p| around_b.contains(&p))
        || right_around(b).any(|p| around_a.contains(&p));
    !known || near
}

fn are_far(a: &GeoPoint, b: &GeoPoint) -> bool {
    let apart = |a: i32, b: i32| i64::from(a).abs_diff(i64::from(b)).cast_signed();
    let east = apart(a.lon.micro(), b.lon.micro());
    let around_the_globe = 360_000_000 - east;
    // Near the poles, degrees of longitude mean little.
    let polar = a.lat.micro().abs() > 80_000_000;
    apart(a.lat.micro(), b.lat.micro()) > FAR || !polar && east.min(around_the_globe) > FAR
}

/// The places that a place lies in, by whatever way.
fn around<'g>(place: Item<'g, Place>) -> Vec<Item<'g, Place>> {
    let mut found: Vec<Item<'g, Place>> = place.within().take(MOST_PLACES).gather();
    let mut at = 0;
    while let Some(place) = found.get(at).copied() {
        at += 1;
        for above in place.within().take(MOST_PLACES) {
            if found.len() < MOST_PLACES && !found.contains(&above) {
                found.push(above);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::{
        Code,
        validate::sample::{graded, warning},
    };

    fn count(first: &str, second: &str) -> usize {
        let members = format!(
            r#""places":{{"a":{{"names":[{{"text":"Taldykorgan"}}]{first}}},
                "b":{{"names":[{{"text":"Талдыкорган"}}]{second}}},
                "north":{{"names":[{{"text":"Borealis"}}],"within":[{{"place":"land","basis":"stated"}}]}},
                "south":{{"names":[{{"text":"Meridies"}}],"within":[{{"place":"land","basis":"stated"}}]}},
                "land":{{"names":[{{"text":"Utopia"}}]}}}}"#
        );
        let found = graded(Code::LikelyDuplicatePlace, &members);
        assert!(found.iter().all(|f| *f == warning("/places/b")));
        found.len()
    }

    #[test]
    fn likely_duplicates_are_found_unless_something_tells_them_apart() {
        assert_eq!(count("", ""), 1);
        let kind = |k: &str| format!(r#","kind":"{k}""#);
        assert_eq!(count(&kind("city"), ""), 1);
        assert_eq!(count(&kind("city"), &kind("capital")), 1);
        assert_eq!(count(&kind("city"), &kind("region")), 0);
        let within = |p: &str| format!(r#","within":[{{"place":"{p}","basis":"stated"}}]"#);
        assert_eq!(count(&within("b"), ""), 0);
        assert_eq!(count(&within("north"), &within("south")), 0);
        assert_eq!(count(&within("north"), &within("land")), 1);
        assert_eq!(count(&within("north"), &within("north")), 1);
        assert_eq!(count(&within("north"), ""), 1);
        let point = |lat: &str, lon: &str| format!(r#","point":{{"lat":{lat},"lon":{lon}}}"#);
        let here = point("45.01", "78.37");
        assert_eq!(count(&here, &point("45.2", "78.2")), 1);
        assert_eq!(count(&here, &point("45.6", "78.37")), 0);
        assert_eq!(count(&here, &point("45.01", "79")), 0);
        assert_eq!(count(&point("0", "179.9"), &point("0", "-179.9")), 1);
    }
}
