//! What cannot be gone around.

/// The nodes that lie on every path from the first to the last of `nodes` numbered nodes, in order
/// from the start, both ends left out; `None` when the end cannot be reached.
pub(crate) fn on_every_path(
    nodes: usize,
    edges: &[(usize, usize)],
    from: usize,
    to: usize,
) -> Option<Vec<usize>> {
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for (a, b) in edges.iter().filter(|(_, b)| *b < nodes) {
        next.get_mut(*a)?.push(*b);
    }
    let next = |node: usize| next.get(node).into_iter().flatten().copied();
    let path = path(nodes, next, from, to)?;
    let mut places: Vec<Option<usize>> = vec![None; nodes];
    for (place, node) in path.iter().enumerate() {
        *places.get_mut(*node)? = Some(place);
    }
    // Whoever leaves the path and comes back to it further on has gone around what lies between.
    let mut met = vec![false; nodes];
    let (mut furthest, mut passed) = (0, Vec::new());
    for (place, node) in path.iter().enumerate() {
        if place >= furthest {
            passed.push(*node);
        }
        let mut todo = vec![*node];
        while let Some(node) = todo.pop() {
            for to in next(node) {
                if let Some(place) = *places.get(to)? {
                    furthest = furthest.max(place);
                } else if !std::mem::replace(met.get_mut(to)?, true) {
                    todo.push(to);
                }
            }
        }
    }
    passed.retain(|node| ![from, to].contains(node));
    Some(passed)
}

/// Some path from one node to another.
fn path<I: Iterator<Item = usize>>(
    nodes: usize,
    next: impl Fn(usize) -> I,
    from: usize,
    to: usize,
) -> Option<Vec<usize>> {
    let mut before: Vec<Option<usize>> = vec![None; nodes];
    *before.get_mut(from)? = Some(from);
    let mut todo = vec![from];
    while let Some(node) = todo.pop() {
        for to in next(node) {
            let before = before.get_mut(to)?;
            if before.is_none() {
                *before = Some(node);
                todo.push(to);
            }
        }
    }
    let mut path = vec![to];
    while let Some(last) = path.last().copied().filter(|last| *last != from) {
        path.push((*before.get(last)?)?);
    }
    path.reverse();
    Some(path)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{on_every_path, path};

    proptest! {
        #[test]
        fn without_any_of_them_the_end_is_out_of_reach(
            edges in prop::collection::vec((0..9_usize, 0..9_usize), 0..24),
        ) {
            let without = |gone: usize| {
                let next = |node: usize| {
                    let edges = edges.iter().filter(move |(a, b)| *a == node && *b != gone);
                    edges.map(|(_, b)| *b)
                };
                path(9, next, 0, 1)
            };
            let found = on_every_path(9, &edges, 0, 1);
            prop_assert_eq!(found.is_some(), without(9).is_some());
            if let (Some(found), Some(path)) = (found, without(9)) {
                prop_assert!(path.iter().filter(|node| found.contains(node)).eq(&found));
                for node in 2..9 {
                    prop_assert_eq!(found.contains(&node), without(node).is_none());
                }
            }
        }
    }
}
