//! Climbing chains whose links hold at some times only.

use std::collections::BTreeMap;

use crate::{Truth, When, graph::Node};

/// Whether a link that is valid in a time holds at a date. A link without a validity always holds;
/// of a date that is not known, a link with one holds possibly.
pub(super) fn holds(valid: Option<&When>, at: Option<&When>) -> Truth {
    use crate::SpanRelation::{Disjoint, Equal, Within};
    match (valid, at) {
        (None, _) => Truth::Certainly,
        (Some(_), None) => Truth::Possibly,
        (Some(valid), Some(at)) => match at.span_relation(valid) {
            Equal | Within => Truth::Certainly,
            Disjoint => Truth::No,
            _ => Truth::Possibly,
        },
    }
}

/// All that `from` leads up to, itself included, each with how certainly: as certainly as the weakest
/// link of the strongest way. Circles end where they began.
pub(super) fn ascend<I>(from: Node, mut above: impl FnMut(Node) -> I) -> BTreeMap<Node, Truth>
where
    I: IntoIterator<Item = (Node, Truth)>,
{
    let mut reached = BTreeMap::new();
    let mut certain = vec![from];
    let mut possible = Vec::new();
    while let Some(node) = certain.pop() {
        if reached.insert(node, Truth::Certainly).is_some() {
            continue;
        }
        for (up, holds) in above(node) {
            match holds {
                Truth::Certainly => certain.push(up),
                Truth::Possibly => possible.push(up),
                Truth::No => {}
            }
        }
    }
    while let Some(node) = possible.pop() {
        if reached.contains_key(&node) {
            continue;
        }
        reached.insert(node, Truth::Possibly);
        let links = above(node).into_iter();
        possible.extend(links.filter(|(_, h)| h.is_possible()).map(|(up, _)| up));
    }
    reached
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use Truth::{Certainly, No, Possibly};

    #[test]
    fn the_strongest_way_counts_and_circles_end() {
        let links = [
            (0, 1, Possibly),
            (0, 2, Certainly),
            (2, 1, Certainly),
            (1, 0, Certainly),
            (2, 3, Possibly),
            (3, 4, Certainly),
            (2, 5, No),
        ];
        let reached = ascend(Node(0), |node| {
            links
                .iter()
                .filter(move |(from, _, _)| *from == node.0)
                .map(|(_, to, holds)| (Node(*to), *holds))
        });
        let expected = [
            (0, Certainly),
            (1, Certainly),
            (2, Certainly),
            (3, Possibly),
            (4, Possibly),
        ];
        assert!(reached.into_iter().eq(expected.map(|(n, t)| (Node(n), t))));
    }

    #[test]
    fn a_link_holds_at_a_date() {
        let when = |text: &str| When::parse(text).unwrap();
        let term = when("2019-03-20/..");
        assert_eq!(holds(None, None), Certainly);
        assert_eq!(holds(Some(&term), None), Possibly);
        assert_eq!(holds(Some(&term), Some(&when("2022"))), Certainly);
        assert_eq!(holds(Some(&term), Some(&when("2019"))), Possibly);
        assert_eq!(holds(Some(&term), Some(&when("2018"))), No);
        assert_eq!(holds(Some(&term), Some(&when("../2022"))), Possibly);
        assert_eq!(holds(Some(&when("2019/")), Some(&when("2022"))), Possibly);
        assert_eq!(holds(Some(&term), Some(&when("2022~"))), Possibly);
    }
}
