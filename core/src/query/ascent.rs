//! Climbing chains whose links hold at some times only.

use crate::sorted::SortedMap;
use std::collections::VecDeque;

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

/// How far a chain is climbed. No state, place or incident lies under so many others; without an end,
/// a file of dated links one above the other would cost the square of its size.
const MOST: usize = 256;

/// What a climb reached.
pub(super) struct Ascent {
    /// Each with how certainly: as certainly as the weakest link of the strongest way.
    pub(super) reached: SortedMap<Node, Truth>,
    /// Whether nothing more is above, reached or not.
    pub(super) whole: bool,
}

impl Ascent {
    /// How certainly a node was reached; possibly, when the climb was given up before.
    pub(super) fn reaches(&self, node: Node) -> Truth {
        let otherwise = if self.whole {
            Truth::No
        } else {
            Truth::Possibly
        };
        self.reached.get(&node).copied().unwrap_or(otherwise)
    }
}

/// All that `from` leads up to, itself included. Circles end where they began.
pub(super) fn ascend(from: Node, above: &mut dyn FnMut(Node) -> Vec<(Node, Truth)>) -> Ascent {
    let mut reached = SortedMap::new();
    let mut certain = VecDeque::from([from]);
    let mut possible = VecDeque::new();
    while let Some(node) = certain.pop_front().filter(|_| reached.len() < MOST) {
        if reached.insert(node, Truth::Certainly).is_some() {
            continue;
        }
        for (up, holds) in above(node) {
            match holds {
                Truth::Certainly => certain.push_back(up),
                Truth::Possibly => possible.push_back(up),
                Truth::No => {}
            }
        }
    }
    while let Some(node) = possible.pop_front().filter(|_| reached.len() < MOST) {
        if reached.contains_key(&node) {
            continue;
        }
        reached.insert(node, Truth::Possibly);
        for (up, holds) in above(node) {
            if holds.is_possible() {
                possible.push_back(up);
            }
        }
    }
    Ascent {
        whole: reached.len() < MOST,
        reached,
    }
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
        let ascent = ascend(Node(0), &mut |node| {
            let links = links.iter().filter(|(from, _, _)| *from == node.0);
            links.map(|(_, to, holds)| (Node(*to), *holds)).collect()
        });
        let expected = [
            (0, Certainly),
            (1, Certainly),
            (2, Certainly),
            (3, Possibly),
            (4, Possibly),
        ];
        assert!(ascent.whole && ascent.reaches(Node(5)) == No);
        assert!(
            ascent
                .reached
                .into_iter()
                .eq(expected.map(|(n, t)| (Node(n), t)))
        );
    }

    #[test]
    fn a_climb_without_end_is_given_up() {
        let ascent = ascend(Node(0), &mut |node| vec![(Node(node.0 + 1), Certainly)]);
        assert_eq!(ascent.reached.len(), MOST);
        assert_eq!(ascent.reaches(Node(255)), Certainly);
        assert_eq!(ascent.reaches(Node(256)), Possibly);
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
