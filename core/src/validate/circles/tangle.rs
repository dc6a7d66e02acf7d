//! Circles among a few links, some of which hold for a time only.

use crate::gather::Gather as _;
use crate::sorted::{SortedMap, SortedSet};
use std::collections::VecDeque;

use crate::{Day, LinkKind, Severity, When, graph::Node};

/// A link between two records.
pub(super) struct Step<'g> {
    pub(super) from: Node,
    pub(super) to: Node,
    pub(super) kind: LinkKind,
    pub(super) slot: usize,
    pub(super) when: Option<&'g When>,
}

impl Step<'_> {
    fn holds_on(&self, day: Day) -> bool {
        self.when.is_none_or(|when| {
            when.earliest().is_none_or(|first| first <= day)
                && when.latest().is_none_or(|last| day <= last)
        })
    }

    fn is_doubtful(&self) -> bool {
        self.when.is_some_and(When::is_qualified)
    }
}

/// Links that make circles when their times are left out of account.
pub(super) struct Tangle<'s, 'g> {
    steps: &'s [Step<'g>],
}

impl<'s, 'g> Tangle<'s, 'g> {
    /// More first days than this are not tried, lest time grow with the square of a stranger's file.
    const MOST_DAYS: usize = 64;

    pub(super) fn new(steps: &'s [Step<'g>]) -> Self {
        Self { steps }
    }

    /// A circle whose links hold at one time, and whether that is certain; `None` when there is none.
    pub(super) fn circle(&self) -> Option<(Severity, Vec<&'s Step<'g>>)> {
        // Links that ever hold together do so on the day on which the last of them begins to.
        let days: SortedSet<Day> = self
            .steps
            .iter()
            .filter_map(|step| step.when)
            .map(|when| when.earliest().unwrap_or(Day::FIRST))
            .collect();
        if days.is_empty() {
            return Some((Severity::Error, self.among(&|_| true)?));
        }
        if days.len() > Self::MOST_DAYS {
            return Some((Severity::Warning, self.among(&|_| true)?));
        }
        let on = |doubtful: bool| {
            days.iter().find_map(|day| {
                self.among(&|step| step.holds_on(*day) && (doubtful || !step.is_doubtful()))
            })
        };
        let certain = on(false).map(|circle| (Severity::Error, circle));
        certain.or_else(|| Some((Severity::Warning, on(true)?)))
    }

    /// A circle among the steps that are kept, begun at its first record.
    fn among(&self, keep: &dyn Fn(&Step<'g>) -> bool) -> Option<Vec<&'s Step<'g>>> {
        let mut onward: SortedMap<Node, Vec<&'s Step<'g>>> = SortedMap::new();
        let mut back: SortedMap<Node, Vec<Node>> = SortedMap::new();
        for step in self.steps.iter().filter(|step| keep(step)) {
            onward.entry(step.from).or_default().push(step);
            back.entry(step.to).or_default().push(step.from);
        }
        drop_dead_ends(&mut onward, &back);
        let first = *onward.keys().next()?;
        shortest(&onward, first).or_else(|| shortest(&onward, on_a_circle(&onward, first)?))
    }
}

type Onward<'s, 'g> = SortedMap<Node, Vec<&'s Step<'g>>>;

/// Leaves only records from which one can go on for ever.
fn drop_dead_ends(onward: &mut Onward<'_, '_>, back: &SortedMap<Node, Vec<Node>>) {
    let mut left: SortedMap<Node, usize> = onward.iter().map(|(n, s)| (*n, s.len())).collect();
    let mut dead: Vec<Node> = back
        .keys()
        .filter(|n| !left.contains_key(n))
        .copied()
        .gather();
    while let Some(node) = dead.pop() {
        for from in back.get(&node).into_iter().flatten() {
            if let Some(ways) = left.get_mut(from) {
                *ways -= 1;
                if *ways == 0 {
                    left.remove(from);
                    dead.push(*from);
                }
            }
        }
    }
    onward.retain(|node, _| left.contains_key(node));
    for steps in onward.values_mut() {
        steps.retain(|step| left.contains_key(&step.to));
    }
}

/// The first record of the circle into which one walks from here.
fn on_a_circle(onward: &Onward<'_, '_>, from: Node) -> Option<Node> {
    let next = |node: Node| Some(onward.get(&node)?.first()?.to);
    let mut seen = SortedSet::new();
    let mut node = from;
    while seen.insert(node) {
        node = next(node)?;
    }
    let (entry, mut least) = (node, node);
    loop {
        node = next(node)?;
        if node == entry {
            return Some(least);
        }
        least = least.min(node);
    }
}

/// The shortest way from a record back to itself.
fn shortest<'s, 'g>(onward: &Onward<'s, 'g>, start: Node) -> Option<Vec<&'s Step<'g>>> {
    let mut came: SortedMap<Node, &'s Step<'g>> = SortedMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        for step in onward.get(&node).into_iter().flatten() {
            if came.contains_key(&step.to) {
                continue;
            }
            came.insert(step.to, step);
            if step.to == start {
                let mut way = vec![*step];
                while let Some(last) = way.last().filter(|last| last.from != start) {
                    way.push(came.get(&last.from)?);
                }
                way.reverse();
                return Some(way);
            }
            queue.push_back(step.to);
        }
    }
    None
}
