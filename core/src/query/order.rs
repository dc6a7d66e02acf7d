//! Following links in an order that meets what is pointed at first, circles and all.

use crate::graph::Node;
use crate::hashed::HashedMap;

struct Visit {
    node: Node,
    low: usize,
    open: bool,
}

/// The nodes that `next` leads to from the roots, each once: those of one circle together and sorted,
/// and every circle after all that it leads to (Tarjan's algorithm on a stack of its own, since a
/// chain may be as long as the file).
pub(in crate::query) fn circles_in_order(
    roots: &[Node],
    next: &mut dyn FnMut(Node) -> Vec<Node>,
) -> Vec<Vec<Node>> {
    let mut visits: Vec<Visit> = Vec::new();
    let mut numbers: HashedMap<Node, usize> = HashedMap::new();
    let mut open: Vec<usize> = Vec::new();
    let mut frames: Vec<(usize, std::vec::IntoIter<Node>)> = Vec::new();
    let mut circles = Vec::new();
    for root in roots {
        let mut entering = (!numbers.contains_key(root)).then_some(*root);
        loop {
            if let Some(node) = entering.take() {
                let number = visits.len();
                visits.push(Visit {
                    node,
                    low: number,
                    open: true,
                });
                numbers.insert(node, number);
                open.push(number);
                frames.push((number, next(node).into_iter()));
            }
            let Some((at, rest)) = frames.last_mut() else {
                break;
            };
            let at = *at;
            if let Some(to) = rest.next() {
                match numbers.get(&to) {
                    None => entering = Some(to),
                    Some(number) if visits.get(*number).is_some_and(|v| v.open) => {
                        lower(&mut visits, at, *number);
                    }
                    Some(_) => {}
                }
                continue;
            }
            frames.pop();
            let low = visits.get(at).map_or(at, |v| v.low);
            if let Some((below, _)) = frames.last() {
                lower(&mut visits, *below, low);
            }
            if low == at {
                circles.push(close(&mut visits, &mut open, at));
            }
        }
    }
    circles
}

fn lower(visits: &mut [Visit], at: usize, low: usize) {
    if let Some(visit) = visits.get_mut(at) {
        visit.low = visit.low.min(low);
    }
}

fn close(visits: &mut [Visit], open: &mut Vec<usize>, first: usize) -> Vec<Node> {
    let mut circle = Vec::new();
    while let Some(number) = open.pop() {
        if let Some(visit) = visits.get_mut(number) {
            visit.open = false;
            circle.push(visit.node);
        }
        if number == first {
            break;
        }
    }
    circle.sort_unstable();
    circle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(edges: &[(u32, u32)], roots: &[u32]) -> Vec<Vec<u32>> {
        let roots: Vec<Node> = roots.iter().copied().map(Node).collect();
        let mut next = |node: Node| {
            let to = edges.iter().filter(|(from, _)| *from == node.0);
            to.map(|(_, to)| Node(*to)).collect()
        };
        let circles = circles_in_order(&roots, &mut next);
        circles
            .into_iter()
            .map(|c| c.into_iter().map(|n| n.0).collect())
            .collect()
    }

    #[test]
    fn what_is_pointed_at_comes_first_and_circles_stay_together() {
        assert_eq!(order(&[(0, 1), (1, 2)], &[0]), [[2], [1], [0]]);
        assert_eq!(
            order(&[(0, 1), (1, 0), (1, 2)], &[0]),
            [vec![2], vec![0, 1]]
        );
        assert_eq!(order(&[(0, 0)], &[0, 0]), [[0]]);
        let ladder = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 1)];
        assert_eq!(order(&ladder, &[0]), [vec![1, 3], vec![2], vec![0]]);
        assert_eq!(order(&[(5, 4), (4, 5)], &[7, 5]), [vec![7], vec![4, 5]]);
    }

    #[test]
    fn a_long_chain_needs_no_long_stack() {
        let mut next = |node: Node| {
            if node.0 < 1_000_000 {
                vec![Node(node.0 + 1)]
            } else {
                vec![Node(0)]
            }
        };
        assert_eq!(circles_in_order(&[Node(0)], &mut next).len(), 1);
    }
}
