//! Circles of links: data may hold them, and no answer may follow them round and round.

use super::order::circles_in_order;
use crate::gather::Gather as _;
use crate::graph::Node;
use crate::hashed::HashedMap;

/// Which nodes lie on a circle together.
pub(super) struct Knots {
    /// Those of one circle, sorted; every circle after all that it leads to.
    circles: Vec<Vec<Node>>,
    numbers: HashedMap<Node, usize>,
}

impl Knots {
    pub(super) fn of(links: &[(Node, Node)]) -> Self {
        let mut sorted = links.to_vec();
        sorted.sort_unstable();
        let mut next = |node: Node| {
            let first = sorted.partition_point(|(from, _)| *from < node);
            let rest = sorted.get(first..).unwrap_or_default().iter();
            let of_it = rest.take_while(|(from, _)| *from == node);
            of_it.map(|(_, to)| *to).gather()
        };
        let from: Vec<Node> = sorted.iter().map(|(from, _)| *from).gather();
        let circles = circles_in_order(&from, &mut next);
        let mut numbers = HashedMap::new();
        for (number, circle) in circles.iter().enumerate() {
            numbers.extend(circle.iter().map(|node| (*node, number)));
        }
        Self { circles, numbers }
    }

    /// Whether two nodes are one, or lie on a circle together: a link between two circles lies on none.
    pub(super) fn tie(&self, a: Node, b: Node) -> bool {
        let number = |node| self.numbers.get(&node);
        a == b || number(a).is_some() && number(a) == number(b)
    }

    /// The circles that lead nowhere else; of each the least node.
    pub(super) fn tops(&self, links: &[(Node, Node)]) -> Vec<Node> {
        let mut leads = vec![false; self.circles.len()];
        for (from, _) in links.iter().filter(|(from, to)| !self.tie(*from, *to)) {
            let number = self.numbers.get(from).copied();
            if let Some(leads) = number.and_then(|number| leads.get_mut(number)) {
                *leads = true;
            }
        }
        let tops = self.circles.iter().zip(leads).filter(|(_, leads)| !leads);
        tops.filter_map(|(circle, _)| circle.first().copied())
            .gather()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_joins_two_circles_lies_on_none() {
        let links = [
            (0, 1),
            (1, 2),
            (2, 1),
            (2, 3),
            (3, 4),
            (4, 5),
            (5, 4),
            (6, 6),
        ];
        let links = links.map(|(a, b)| (Node(a), Node(b)));
        let knots = Knots::of(&links);
        let tied = |(a, b): &&(Node, Node)| knots.tie(*a, *b);
        let tied: Vec<(u32, u32)> = links.iter().filter(tied).map(|(a, b)| (a.0, b.0)).collect();
        assert_eq!(tied, [(1, 2), (2, 1), (4, 5), (5, 4), (6, 6)]);
        assert!(!knots.tie(Node(1), Node(4)) && !knots.tie(Node(7), Node(8)));
        assert_eq!(knots.tops(&links), [Node(4), Node(6)]);
    }
}
