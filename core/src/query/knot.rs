//! Circles of links: data may hold them, and no answer may follow them round and round.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::Node;

/// The nodes that lie on a circle, or on a way from one circle to another.
pub(super) fn knots(links: &[(Node, Node)]) -> BTreeSet<Node> {
    let led_to = peel(links);
    let back: Vec<(Node, Node)> = links
        .iter()
        .filter(|(from, to)| led_to.contains(from) && led_to.contains(to))
        .map(|(from, to)| (*to, *from))
        .collect();
    peel(&back)
}

/// What is left when all to which no link leads has been taken away, again and again.
fn peel(links: &[(Node, Node)]) -> BTreeSet<Node> {
    let mut onward: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
    let mut arriving: BTreeMap<Node, usize> = BTreeMap::new();
    for (from, to) in links {
        arriving.entry(*from).or_default();
        *arriving.entry(*to).or_default() += 1;
        onward.entry(*from).or_default().push(*to);
    }
    let mut free: Vec<Node> = arriving
        .iter()
        .filter(|(_, links)| **links == 0)
        .map(|(node, _)| *node)
        .collect();
    while let Some(node) = free.pop() {
        arriving.remove(&node);
        for to in onward.get(&node).into_iter().flatten() {
            if let Some(links) = arriving.get_mut(to) {
                *links -= 1;
                if *links == 0 {
                    free.push(*to);
                }
            }
        }
    }
    arriving.into_keys().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_and_what_joins_them_are_left() {
        let links = [
            (0, 1),
            (1, 2),
            (2, 1),
            (2, 3),
            (3, 4),
            (4, 4),
            (4, 5),
            (6, 7),
        ];
        let links = links.map(|(a, b)| (Node(a), Node(b)));
        assert!(knots(&links).into_iter().eq([1, 2, 3, 4].map(Node)));
    }
}
